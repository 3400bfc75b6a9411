//! Charts in tables as people have them.

mod layouts;
mod properties;
mod schemes;
mod support;
mod wide;
