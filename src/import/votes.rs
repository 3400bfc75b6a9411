//! Votes in a sheet: long (voter, task, impact, effort), wide, or as a survey exports them.
//!
//! Of surveys, the exports that are taken are those of Google Forms (a response begins with "Timestamp", mostly "Email
//! Address"), Microsoft Forms ("ID", "Start time", "Completion time", "Email", "Name") and, for grids, those with a
//! column a row and the row in square brackets behind the question. Of whiteboards we know of no documented columns with
//! a score and a voter; a table of theirs with such columns is read like any other.

mod axis;
mod joined;
pub(super) mod own;
mod shape;
mod survey;
#[cfg(test)]
mod tests;

use super::columns::{self, Layout, Log};
use super::scores::Scores;
use super::{Choices, Field, Found, FoundVote, FoundVotes, Named, Understood};
use crate::error::Error;
use crate::sheet::{Book, Cell, Table};
use shape::{RawVote, Shape};

/// What a column of votes can be; earlier fields choose first.
const FIELDS: &[Field] = &[
    Field::Voter,
    Field::Task,
    Field::Id,
    Field::Impact,
    Field::Effort,
    Field::Round,
];

/// How many rows of a table look like this.
pub(super) fn rows_alike(table: &Table) -> usize {
    let layout = Layout::of(table, &Choices::default(), FIELDS);
    match Shape::of(&layout, None) {
        Some(shape) => layout.cells(shape.lead()).count(),
        None => 0,
    }
}

/// Reads it from the tables that look like it.
///
/// # Errors
/// No table has votes, none is called what the user says, or none has a row or column that the user names.
pub(super) fn read(book: &Book, choices: &Choices) -> Result<Understood, Error> {
    let voter = choices.voter.as_deref();
    let all = columns::layouts(book, choices, FIELDS)?;
    let shaped: Vec<_> = all
        .iter()
        .filter_map(|layout| Some((layout, Shape::of(layout, voter)?)))
        .collect();
    if shaped.is_empty() {
        return Err(Error::Import(format!(
            "no table of `{}` has votes: it takes a column of voters, one of tasks and one of impact or effort, or a \
             column for each voter with `impact/effort` in its cells; say which is which with `--columns voter=…,task=…`, \
             and whose they are with `--voter` where all are of one person",
            book.name
        )));
    }
    let mut log = Log::default();
    let used: Vec<_> = shaped.iter().map(|(layout, _)| *layout).collect();
    columns::tell_left_tables(&all, &used, &mut log);
    let mut raw = Vec::new();
    for (layout, shape) in &shaped {
        shape.tell(layout, &mut log);
        raw.push(shape.votes(layout, choices, &mut log));
        log.end_table();
    }
    let raw = joined::joined(raw, &mut log);
    let found = scored(&raw, &headers(&used), choices, &mut log);
    log.end_table();
    Ok(log.understood(Found::Votes(found)))
}

/// The headers of the columns of scores.
fn headers<'t>(layouts: &[&Layout<'t>]) -> Vec<&'t str> {
    let fields = [Field::Impact, Field::Effort];
    let columns = layouts.iter().flat_map(|layout| {
        let columns = fields.into_iter().filter_map(|field| layout.column(field));
        columns.map(|column| layout.header_text(column))
    });
    columns.collect()
}

/// Reads the scores of all votes on one scale.
fn scored(raw: &[RawVote], headers: &[&str], choices: &Choices, log: &mut Log) -> FoundVotes {
    let cells: Vec<&Cell> = raw
        .iter()
        .flat_map(|vote| vote.impact.iter().chain(&vote.effort))
        .collect();
    // Both axes are read on one scale; where the workshop has two, the sheet must say which it means.
    let known = choices
        .impact_scale
        .filter(|_| choices.impact_scale == choices.effort_scale);
    let mut scores = Scores::of("score", headers, &cells, false, known, log);
    let mut votes: Vec<FoundVote> = Vec::new();
    for vote in raw {
        let mut score = |cell: &Option<Cell>| {
            let cell = cell.as_ref()?;
            scores.read_value(cell).unwrap_or_else(|why| {
                log.note(why.help("write the score, or leave the cell empty for `don't know`"));
                None
            })
        };
        votes.push(FoundVote {
            impact: score(&vote.impact),
            effort: score(&vote.effort),
            voter: vote.voter.clone(),
            round: vote.round,
            task: vote.task.clone(),
        });
    }
    scores.tell(log);
    FoundVotes {
        votes,
        scale: scores.own_scale(),
    }
}

/// A name from a part of a header.
fn named_at(name: &str, cell: &Cell) -> Named {
    Named {
        id: None,
        name: name.to_owned(),
        at: cell.at.clone(),
    }
}
