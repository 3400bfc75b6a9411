//! `offsite check`.

use std::path::Path;

use super::args::{CheckArgs, Deny, Format};
use super::{Outcome, print, report};
use crate::diagnostic::{Diagnostic, Severity};
use crate::error::Error;
use crate::pipeline::read_folder;
use crate::view::finding::tells_of_people;

pub(super) fn run(args: &CheckArgs, folder: &Path) -> Result<Outcome, Error> {
    let reading = read_folder(folder, args.dates.as_of)?;
    // These two formats are made to be published beside the code.
    let shared = matches!(args.format, Format::Github | Format::Sarif);
    let told = |finding: &Diagnostic| shared && tells_of_people(&reading.workshop, finding);
    let report = reading.report.without(told);
    print(&report::write(
        args.format,
        folder,
        &reading.sources,
        &report,
    ))?;
    let denied = match args.deny {
        Deny::Errors => Severity::Error,
        Deny::Warnings => Severity::Warning,
        Deny::Notes => Severity::Note,
    };
    Ok(if report.reaches(denied) {
        Outcome::Findings
    } else {
        Outcome::Done
    })
}
