//! A sheet into the files of a workshop, on paper: what it says, what becomes of the files, what that changes.

use std::path::Path;

use jiff::civil::Date;

use super::{Reading, compare, read};
use crate::diff::Compared;
use crate::edit::{Rewrite, rewritten_tree};
use crate::entry::{enter, scale_in_use};
use crate::error::Error;
use crate::import::{Choices, Finding, understand};
use crate::sheet::Book;
use crate::source::SourceTree;

/// What becomes of a workshop by importing a sheet; nothing is written.
#[derive(Debug)]
pub struct Imported {
    /// What was decided about the sheet, a sentence each.
    pub decisions: Vec<String>,
    /// What is odd about the sheet, and what could not be entered.
    pub findings: Vec<Finding>,
    /// The files that change or are new.
    pub rewrites: Vec<Rewrite>,
    /// What that changes.
    pub compared: Compared,
    /// There was no workshop before.
    pub is_new: bool,
}

/// Why a sheet is not imported.
#[derive(Debug)]
pub enum NotImported {
    /// It cannot be, or the workshop cannot take it.
    Error(Error),
    /// It would leave the workshop unclear; what is wrong with it then.
    Unclear(Box<Reading>),
}

impl From<Error> for NotImported {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

/// Imports `book` into the workshop in `folder`, which is made where `may_start` and there is none.
///
/// # Errors
/// The book does not hold what is asked for, it is unclear what the files of the workshop mean, or would be afterwards.
pub fn import(
    book: &Book,
    choices: &Choices,
    folder: &Path,
    may_start: bool,
    as_of: Option<Date>,
) -> Result<Imported, NotImported> {
    let start = (may_start && is_free(folder)).then(|| start_of(book));
    let sources = match &start {
        Some(_) => SourceTree::default(),
        None => SourceTree::read(folder)?,
    };
    let mut rewrites: Vec<Rewrite> = start.clone().into_iter().collect();
    let mut reading = reading_of(rewritten_tree(&sources, &rewrites), folder, as_of)?;
    if reading.report.is_unclear() {
        return Err(Error::Unclear(folder.to_owned()).into());
    }
    let choices = Choices {
        impact_scale: scale_in_use(&reading.workshop, "impact"),
        effort_scale: scale_in_use(&reading.workshop, "effort"),
        ..choices.clone()
    };
    let parts = understand(book, &choices)?;
    let remark = format!("From {}.", book.name);
    let (mut decisions, mut findings) = (Vec::new(), Vec::new());
    for part in parts {
        let entry = enter(&part.found, &reading.workshop, &reading.sources, &remark)?;
        decisions.extend(part.decisions);
        findings.extend(part.findings);
        findings.extend(entry.findings);
        add(&mut rewrites, entry.rewrites);
        reading = reading_of(rewritten_tree(&sources, &rewrites), folder, as_of)?;
        if reading.report.is_unclear() {
            return Err(NotImported::Unclear(Box::new(reading)));
        }
    }
    let compared = compare(sources, reading.sources, as_of)
        .map_err(|unclear| NotImported::Unclear(Box::new(unclear.reading)))?;
    Ok(Imported {
        decisions,
        findings,
        rewrites,
        compared,
        is_new: start.is_some(),
    })
}

/// Adds what becomes of files that may have been rewritten already.
fn add(rewrites: &mut Vec<Rewrite>, more: Vec<Rewrite>) {
    for rewrite in more {
        match rewrites.iter_mut().find(|known| known.path == rewrite.path) {
            Some(known) => known.after = rewrite.after,
            None => rewrites.push(rewrite),
        }
    }
}

/// The workshop that the files are.
fn reading_of(sources: SourceTree, folder: &Path, as_of: Option<Date>) -> Result<Reading, Error> {
    let files = sources.files().len();
    read(sources, as_of).ok_or_else(|| Error::NotAWorkshop {
        folder: folder.to_owned(),
        files,
    })
}

/// Whether nothing is there that a new workshop could be in the way of.
fn is_free(folder: &Path) -> bool {
    match std::fs::read_dir(folder) {
        Ok(mut entries) => entries.all(|entry| {
            entry.is_ok_and(|entry| entry.file_name().as_encoded_bytes().starts_with(b"."))
        }),
        Err(error) => error.kind() == std::io::ErrorKind::NotFound,
    }
}

/// The file that makes a folder a workshop, titled as the document is, else after the file.
fn start_of(book: &Book) -> Rewrite {
    let heading = book.tables.iter().find_map(|table| table.headings.first());
    let stem = Path::new(&book.name).file_stem();
    let stem = stem.map_or_else(|| book.name.clone().into(), |stem| stem.to_string_lossy());
    let title = toml_edit::Value::from(heading.map_or(&*stem, String::as_str));
    Rewrite {
        path: "workshop.toml".to_owned(),
        before: None,
        after: format!(
            "#:schema ./offsite.schema.json\n\n[workshop]\nformat = 1\ntitle = {title}\n"
        ),
    }
}
