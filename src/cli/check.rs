//! `offsite check`.

use std::io::Write as _;
use std::path::Path;

use super::args::{CheckArgs, Deny, Format};
use super::{Outcome, print, report};
use crate::diagnostic::{Report, Severity};
use crate::error::Error;
use crate::pipeline::{Reading, read_folder};
use crate::view::finding::is_private;
use crate::wording::{counted, did_you_mean};

pub(super) fn run(args: &CheckArgs, folder: &Path) -> Result<Outcome, Error> {
    let mut reading = read_folder(folder, args.dates.as_of)?;
    if let Some(segment) = &args.segment {
        reading.report = in_segment(&mut reading, segment)?;
    }
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
    Ok(if written.reaches(denied) {
        Outcome::Findings
    } else {
        Outcome::Done
    })
}

/// What is found in one segment; while the files are unclear, that comes first.
fn in_segment(reading: &mut Reading, segment: &str) -> Result<Report, Error> {
    if reading.report.is_unclear() {
        return Ok(std::mem::take(&mut reading.report));
    }
    let known = reading.workshop.segments.keys().map(|id| id.as_str());
    if !reading.workshop.segments.contains_key(segment) {
        let help = did_you_mean(segment, known);
        return Err(Error::Usage(format!(
            "there is no segment `{segment}`; {help}"
        )));
    }
    reading.in_segments.swap_remove(segment).ok_or_else(|| {
        Error::Usage(format!(
            "no row has letters of its own in `{segment}`: `offsite check` says all there is"
        ))
    })
}

/// What may be uploaded for others to read: nothing about people, unless they are invented.
pub(super) fn shared(reading: &Reading) -> Report {
    let workshop = &reading.workshop;
    reading
        .report
        .without(|finding| !workshop.about.fictional && is_private(workshop, finding))
}
