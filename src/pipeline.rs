//! The pipeline from files to a checked workshop, as every command runs it.

use std::path::Path;

use jiff::civil::Date;

use crate::check::check;
use crate::diagnostic::{Report, Severity};
use crate::error::Error;
use crate::load::load;
use crate::model::Workshop;
use crate::resolve::resolve;
use crate::source::SourceTree;

/// A workshop with the files that it was read from and everything that was found.
#[derive(Debug)]
pub struct Reading {
    /// The files.
    pub sources: SourceTree,
    /// What they mean; only to be shown where the report is not unclear.
    pub workshop: Workshop,
    /// What was found, in the order of the files.
    pub report: Report,
}

/// Reads and checks the workshop in `folder`; dates are judged as of `as_of`, else of the workshop's own day.
///
/// # Errors
/// The folder does not exist, cannot be read, or is not a workshop.
pub fn read_folder(folder: &Path, as_of: Option<Date>) -> Result<Reading, Error> {
    let sources = SourceTree::read(folder)?;
    let files = sources.files().len();
    let reading = read(sources, as_of);
    reading.ok_or_else(|| Error::NotAWorkshop { folder: folder.to_owned(), files })
}

/// Reads and checks a workshop from files in memory; `None` where nothing in them is one.
pub fn read(sources: SourceTree, as_of: Option<Date>) -> Option<Reading> {
    let mut report = Report::default();
    let loaded = load(&sources, &mut report);
    if !loaded.is_workshop && !report.reaches(Severity::Error) {
        return None;
    }
    let workshop = resolve(&loaded, &mut report);
    check(&workshop, &loaded.origin, &sources, as_of, &mut report);
    report.sort();
    Some(Reading { sources, workshop, report })
}
