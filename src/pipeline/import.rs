//! A sheet into the files of a workshop, on paper: what it says, what becomes of the files, what that changes.

use std::path::Path;

use jiff::civil::Date;

use super::{Reading, compare, read};
use crate::diff::Compared;
use crate::edit::{Rewrite, rewritten_tree};
use crate::entry::{enter, scale_in_use};
use crate::error::Error;
use crate::import::{Choices, Finding, Kind, folded, understand};
use crate::layout::laid_out;
use crate::model::Workshop;
use crate::sheet::{Book, Table};
use crate::source::SourceTree;
use crate::wording::quoted_list;

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
    let start = (may_start && is_free(folder)).then(|| start_of(book, folder));
    let sources = match &start {
        Some(_) => SourceTree::default(),
        None => own_files(folder)?,
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
    refuse_answers(book, &choices, &reading.workshop)?;
    let parts = understand(book, &choices)?;
    let remark = format!("From {}.", book.name);
    let (mut decisions, mut findings) = (Vec::new(), Vec::new());
    for part in parts {
        let people_as = choices.people_as.as_deref();
        let (workshop, files) = (&reading.workshop, &reading.sources);
        let entry = enter(&part.found, workshop, files, &remark, people_as)?;
        decisions.extend(part.decisions);
        findings.extend(part.findings);
        findings.extend(entry.findings);
        add(&mut rewrites, entry.rewrites);
        reading = reading_of(rewritten_tree(&sources, &rewrites), folder, as_of)?;
        if reading.report.is_unclear() {
            return Err(NotImported::Unclear(Box::new(reading)));
        }
    }
    if start.is_some_and(|start| rewrites == [start]) {
        // A workshop with nothing in it helps nobody.
        rewrites.clear();
    }
    let rewrites = laid_out_as_before(rewrites);
    let is_new = sources.files().is_empty() && !rewrites.is_empty();
    let compared = compare(sources.clone(), rewritten_tree(&sources, &rewrites), as_of);
    let compared = compared.map_err(|unclear| NotImported::Unclear(Box::new(unclear.reading)))?;
    Ok(Imported {
        decisions,
        findings,
        rewrites,
        compared,
        is_new,
    })
}

/// The files of the workshop in `folder`.
fn own_files(folder: &Path) -> Result<SourceTree, Error> {
    let sources = SourceTree::read(folder)?;
    let paths = || sources.files().iter().map(|file| file.path.as_str());
    // New files beside somebody's workshop would make one of both.
    let inner: Option<Vec<&str>> = paths().map(|path| Some(path.split_once('/')?.0)).collect();
    match inner.as_deref() {
        Some([first, ..]) => Err(Error::Usage(format!(
            "nothing was imported: `{0}` has no TOML file of its own, only folders with some; name one of them, such as \
             `--into {1}`",
            folder.display(),
            folder.join(first).display()
        ))),
        _ => Ok(sources),
    }
}

/// Sheets that are called after people of the workshop hold their answers, not the chart.
fn refuse_answers(book: &Book, choices: &Choices, workshop: &Workshop) -> Result<(), Error> {
    let begins_with_id = |table: &Table| {
        let first = table.rows.first().and_then(|row| row.cells.first());
        first.is_some_and(|cell| cell.text == "id")
    };
    let is_asked = choices.voter.is_some()
        || choices.sheet.is_some()
        || book.tables.len() < 2
        || book.tables.iter().any(begins_with_id);
    let people: Vec<String> = workshop
        .people
        .values()
        .map(|person| folded(&person.name))
        .collect();
    let titles = book.tables.iter().map(|table| table.title.as_str());
    let named: Vec<&str> = titles
        .filter(|title| people.contains(&folded(title)))
        .collect();
    if is_asked || named.is_empty() || choices.kind.is_some_and(|kind| kind != Kind::Raci) {
        return Ok(());
    }
    Err(Error::Import(format!(
        "nothing was imported: {} {} called after people; `--voter sheet` takes each sheet as that person's answers, \
         `--sheet NAME` takes one as the chart",
        quoted_list(&named),
        if named.len() == 1 { "is" } else { "are" }
    )))
}

/// New files, and those that were in the one layout, are in it afterwards.
fn laid_out_as_before(mut rewrites: Vec<Rewrite>) -> Vec<Rewrite> {
    for rewrite in &mut rewrites {
        let before = rewrite.before.as_deref();
        let was_so = before.is_none_or(|before| laid_out(before).as_deref() == Some(before));
        if let Some(after) = laid_out(&rewrite.after).filter(|_| was_so) {
            rewrite.after = after;
        }
    }
    rewrites
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

/// The file that makes a folder a workshop, titled as the document is, else after the file, else after the folder.
fn start_of(book: &Book, folder: &Path) -> Rewrite {
    let heading = book.tables.iter().find_map(|table| table.headings.first());
    let file = Path::new(&book.name)
        .extension()
        .and(Path::new(&book.name).file_stem());
    let stem = file
        .or_else(|| folder.file_name())
        .map(|name| name.to_string_lossy());
    let title = heading.map_or_else(|| stem.as_deref().unwrap_or("Workshop"), String::as_str);
    let title = toml_edit::Value::from(title);
    Rewrite {
        path: "workshop.toml".to_owned(),
        before: None,
        after: format!(
            "#:schema ./offsite.schema.json\n\n[workshop]\nformat = 1\ntitle = {title}\n"
        ),
    }
}
