//! Charts in tables as people have them.

mod layouts;
mod support;
mod wide;
