//! `offsite check`.

use std::io::Write as _;
use std::path::Path;

use super::args::{CheckArgs, Deny, Format};
use super::{Outcome, print, report};
use crate::diagnostic::{Report, Severity};
use crate::error::Error;
use crate::pipeline::{Reading, read_folder};
use crate::view::finding::is_private;
use crate::wording::counted;

pub(super) fn run(args: &CheckArgs, folder: &Path) -> Result<Outcome, Error> {
    let reading = read_folder(folder, args.dates.as_of)?;
    let written = match args.format {
        Format::Github | Format::Sarif => &shared(&reading),
        Format::Human | Format::Short | Format::Json => &reading.report,
    };
    print(&report::write(
        args.format,
        folder,
        &reading.sources,
        written,
    ))?;
    let left_out = reading.report.findings().len() - written.findings().len();
    if left_out > 0 {
        // Not being able to say so is no reason to stop.
        let _ = writeln!(
            anstream::stderr(),
            "{} about people and left out here; see `offsite check` without `--format`",
            counted(left_out, "finding is", "findings are"),
        );
    }
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

/// What may be uploaded for others to read: nothing about people, unless they are invented.
pub(super) fn shared(reading: &Reading) -> Report {
    let workshop = &reading.workshop;
    reading
        .report
        .without(|finding| !workshop.about.fictional && is_private(workshop, finding))
}
