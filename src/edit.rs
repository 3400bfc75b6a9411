//! Writing back what the room settled: the lines that say it change, and nothing else does.
//!
//! [`toml_edit`] knows where each key and value stands; new text goes into those places of the file as it is, so that
//! comments, layout, line ends and a byte order mark stay to the byte.

mod draft;
mod rewrite;
mod roles;
mod row;
mod settlement;
mod spot;
mod write;

use toml_edit::Document;

use crate::diagnostic::FileId;
use crate::error::Error;
use crate::model::Workshop;
use crate::source::{Lines, SourceTree};
use crate::text::split_mark;
pub(crate) use draft::Draft;
pub use rewrite::{Rewrite, rewritten_tree, write_all};
pub(crate) use roles::{fresh, rewritten};
use row::Row;
pub use settlement::{Holders, Settlement, row_named};
pub(crate) use spot::{Splice, ending, next_line, spliced};
pub(crate) use write::{put, replace};

/// A change of one file, not yet written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The file.
    pub file: FileId,
    /// Its path in the workshop.
    pub path: String,
    /// The line on which the row begins, from 1.
    pub line: usize,
    /// The text of the file as it was read.
    pub before: String,
    /// Its text with the change.
    pub after: String,
    /// What changes, in the order in which it is written.
    pub changes: Vec<Change>,
}

/// One key that gets another value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The key, such as `A`.
    pub key: String,
    /// What it says so far, such as "AE"; `None` where it is not written.
    pub before: Option<String>,
    /// What it will say.
    pub after: String,
}

impl Edit {
    /// The file with its other text.
    pub fn rewrite(&self) -> Rewrite {
        Rewrite {
            path: self.path.clone(),
            before: Some(self.before.clone()),
            after: self.after.clone(),
        }
    }

    /// Whether the file says all of it already.
    pub fn is_nothing(&self) -> bool {
        self.changes.is_empty()
    }
}

/// What `settlement` changes in the files of a workshop; nothing is written.
///
/// # Errors
/// The row is not written where its letters could stand, or it is written on a task, which has neither segments nor a
/// decision.
pub fn settle(
    sources: &SourceTree,
    workshop: &Workshop,
    settlement: &Settlement,
) -> Result<Edit, Error> {
    for (file, source) in sources.files().iter().enumerate() {
        // Spans count from behind a byte order mark.
        let (mark, text) = split_mark(&source.text);
        let Ok(document) = Document::parse(text) else {
            continue;
        };
        let Some(row) = Row::find(&document, text, &settlement.row) else {
            continue;
        };
        let (spliced, changes) = row.settled(workshop, settlement)?;
        return Ok(Edit {
            file,
            path: source.path.clone(),
            line: Lines::of(text).position(row.start()).line,
            before: source.text.clone(),
            after: format!("{mark}{spliced}"),
            changes,
        });
    }
    Err(Error::Usage(format!(
        "the letters of `{}` are in no file that can be edited",
        settlement.row
    )))
}
