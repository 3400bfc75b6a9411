//! Views become bytes.

pub mod plot;
