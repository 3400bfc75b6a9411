//! The `offsite` program: parse arguments, run, exit.

use std::process::ExitCode;

fn main() -> ExitCode {
    offsite::cli::main()
}
