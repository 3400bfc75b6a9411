//! Charts in tables as people have them.

mod support;
