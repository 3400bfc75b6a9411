//! `offsite git`: what git asks offsite to do.

mod merge_driver;

use super::Outcome;
use super::args::{GitArgs, GitCommand};

pub(super) fn run(args: &GitArgs) -> Outcome {
    match &args.command {
        GitCommand::MergeDriver(driver) => merge_driver::run(driver),
    }
}
