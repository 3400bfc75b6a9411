//! The `offsite` program: parse arguments, run, exit.

fn main() {}
