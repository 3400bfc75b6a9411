//! `offsite check`.

use std::path::Path;

use super::args::{CheckArgs, Deny};
use super::{Outcome, print, report};
use crate::diagnostic::Severity;
use crate::error::Error;
use crate::pipeline::read_folder;

pub(super) fn run(args: &CheckArgs, folder: &Path) -> Result<Outcome, Error> {
    let reading = read_folder(folder, args.dates.as_of)?;
    print(&report::write(
        args.format,
        folder,
        &reading.sources,
        &reading.report,
    ))?;
    let denied = match args.deny {
        Deny::Errors => Severity::Error,
        Deny::Warnings => Severity::Warning,
        Deny::Notes => Severity::Note,
    };
    Ok(if reading.report.reaches(denied) {
        Outcome::Findings
    } else {
        Outcome::Done
    })
}
