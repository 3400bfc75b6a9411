//! What a sheet means: the chart, tasks, votes or competencies in the tables of a [`Book`], as they are called there.
//!
//! Nothing here knows a workshop's files. What is found keeps the names of the sheet; the `entry` module finds out
//! which things of the workshop they are and writes them down.

mod choices;
mod columns;
mod comments;
mod competencies;
mod fields;
mod finding;
mod found;
mod own;
mod raci;
mod scores;
mod spelling;
mod tasks;
mod values;
mod votes;

use crate::error::Error;
use crate::sheet::{Book, Table};

pub use crate::wording::folded;
pub use choices::{Choices, Kind};
pub use fields::{Field, Fit};
pub use finding::Finding;
pub use found::{
    Found, FoundAssessment, FoundChart, FoundCompetencies, FoundCompetency, FoundLetters,
    FoundRequirement, FoundRow, FoundTask, FoundTasks, FoundVote, FoundVotes, Named, Score,
};

/// What the tables of one kind in a book say, in the words of the book.
#[derive(Debug, Clone, PartialEq)]
pub struct Understood {
    /// What was found.
    pub found: Found,
    /// What was decided about the layout, a sentence each without full stop, with the option that says otherwise.
    pub decisions: Vec<String>,
    /// What is odd about it, in the order of the file; comments that were left out come last.
    pub findings: Vec<Finding>,
}

/// Finds out what a book says: of one kind, unless it is a workbook of ours, where each sheet has its own.
///
/// # Errors
/// No table of it is of a kind that can be imported, or not of the kind that `choices` asks for.
pub fn understand(book: &Book, choices: &Choices) -> Result<Vec<Understood>, Error> {
    let own = own::understood(book, choices);
    if !own.is_empty() {
        return Ok(own);
    }
    if let Some(kind) = choices.kind {
        return Ok(vec![read(kind, book, choices)?]);
    }
    Ok(vec![read(likeliest(book, choices)?, book, choices)?])
}

fn read(kind: Kind, book: &Book, choices: &Choices) -> Result<Understood, Error> {
    let mut understood = match kind {
        Kind::Raci => raci::read(book, choices),
        Kind::Tasks => tasks::read(book, choices),
        Kind::Votes => votes::read(book, choices),
        Kind::Competencies => competencies::read(book, choices),
    }?;
    let tables = columns::tables(book, choices);
    let tables = tables.unwrap_or_else(|_| book.tables.iter().collect());
    comments::tell_left_out(&tables, &mut understood);
    Ok(understood)
}

/// How many rows of a table look like a kind.
fn rows_alike(kind: Kind, table: &Table) -> usize {
    match kind {
        Kind::Raci => raci::rows_alike(table),
        Kind::Tasks => tasks::rows_alike(table),
        Kind::Votes => votes::rows_alike(table),
        Kind::Competencies => competencies::rows_alike(table),
    }
}

/// The kind that most rows of the tables look like.
fn likeliest(book: &Book, choices: &Choices) -> Result<Kind, Error> {
    let tables = columns::tables(book, choices)?;
    let rows_like = |kind| {
        tables
            .iter()
            .map(|table| rows_alike(kind, table))
            .sum::<usize>()
    };
    let kinds = Kind::ALL.iter().map(|kind| (rows_like(*kind), *kind));
    // Of equals the first: kinds stand in the order from the plainest signs to the vaguest.
    kinds
        .rev()
        .max_by_key(|(rows, _)| *rows)
        .filter(|(rows, _)| *rows > 0)
        .map(|(_, kind)| kind)
        .ok_or_else(|| {
            Error::Import(format!(
                "no table of `{}` looks like a RACI, tasks, votes or competencies; say which it is with `--as`, \
                 and which column is what with `--columns name=Activity,…`",
                book.name
            ))
        })
}
