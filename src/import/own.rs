//! Tables as `offsite export` writes them: their heads say what each column is, so that nothing has to be found out and
//! every text means itself, be it "Total", "n/a" or "Phase 2: Build".
//!
//! What somebody changed in them may be written as people write; a table with other heads is read like any other.

use super::columns::{Log, code_of, named};
use super::{
    Choices, Finding, Kind, Named, Understood, comments, competencies, raci, tasks, votes,
};
use crate::diagnostic::codes;
use crate::sheet::{Book, Cell, Row, Table};
use crate::wording::{counted, is_id, quoted, quoted_list};

/// A table of ours.
#[derive(Debug, Clone)]
pub(super) struct Own<'t> {
    /// The table.
    pub(super) table: &'t Table,
    /// What its columns are called.
    pub(super) heads: Vec<&'t str>,
}

/// What the tables of ours in a book say, the first of each kind; nothing where there are none, or where the user says
/// how to read them.
pub(super) fn understood(book: &Book, choices: &Choices) -> Vec<Understood> {
    let is_said = choices.header_row.is_some()
        || choices.is_transposed.is_some()
        || choices.voter.is_some()
        || !(choices.columns.is_empty() && choices.letters.is_empty());
    if is_said || choices.sheet.is_some() {
        return Vec::new();
    }
    // What is voted on comes before the votes, and the chart last: the heads of its columns may give roles other names
    // than those by which the other sheets know them.
    let kinds = [Kind::Tasks, Kind::Votes, Kind::Competencies, Kind::Raci];
    let kinds = kinds
        .into_iter()
        .filter(|kind| choices.kind.is_none_or(|wanted| wanted == *kind));
    let parts = kinds.filter_map(|kind| {
        let mut tables = book.tables.iter().filter_map(Own::of);
        let first = tables.find(|own| own.is(kind))?;
        let mut log = Log::default();
        for again in tables.filter(|own| own.is(kind)) {
            again.tell_left(&mut log);
        }
        let understood = match kind {
            Kind::Raci => raci::own::read(&first, book, choices, log),
            Kind::Tasks => tasks::own::read(&first, choices, log),
            Kind::Votes => votes::own::read(&first, choices, log),
            Kind::Competencies => competencies::own::read(&first, choices, log),
        };
        Some(understood)
    });
    let mut all: Vec<Understood> = parts.collect();
    if let Some(last) = all.last_mut() {
        if choices.kind.is_none() {
            last.findings.extend(sheets_left(book));
        }
        comments::tell_left_out(&tables_asked_for(book, choices), last);
    }
    let mut titles = book.tables.iter().map(|table| table.title.as_str());
    if let (Some(first), true) = (
        all.first_mut(),
        titles.any(|title| REPEATED.contains(&title)),
    ) {
        let said = format!(
            "{} repeat what the other sheets say and are not read",
            quoted_list(&REPEATED)
        );
        first.decisions.push(said);
    }
    all
}

/// The tables whose comments the user would miss.
fn tables_asked_for<'b>(book: &'b Book, choices: &Choices) -> Vec<&'b Table> {
    let is_asked_for = |table: &&Table| choices.kind.is_none_or(|kind| is_of(table, kind));
    book.tables.iter().filter(is_asked_for).collect()
}

/// Sheets of ours that say again what others say.
const REPEATED: [&str; 2] = ["Long", "Legend"];

/// Names the sheets that no import takes, unless they only repeat what the others say.
fn sheets_left(book: &Book) -> Option<Finding> {
    let is_taken = |table: &Table| Kind::ALL.iter().any(|kind| is_of(table, *kind));
    let left = book.tables.iter().filter(|table| {
        !(table.title.is_empty() || REPEATED.contains(&table.title.as_str()) || is_taken(table))
    });
    let left: Vec<&str> = left.map(|table| table.title.as_str()).collect();
    (!left.is_empty()).then(|| {
        let message = format!("what stands in {} is not imported", quoted_list(&left));
        Finding::nowhere(&codes::LEFT_OUT, message).help("change it in the files of the workshop")
    })
}

/// Whether a table is one of ours, of that kind.
fn is_of(table: &Table, kind: Kind) -> bool {
    Own::of(table).is_some_and(|own| own.is(kind))
}

impl<'t> Own<'t> {
    /// The table, if its first column is that of our ids.
    fn of(table: &'t Table) -> Option<Self> {
        let head = table.rows.first()?;
        let heads: Vec<&str> = head.cells.iter().map(|cell| cell.text.as_str()).collect();
        (heads.first() == Some(&"id")).then_some(Self { table, heads })
    }

    fn is(&self, kind: Kind) -> bool {
        match kind {
            Kind::Raci => raci::own::is_chart(self),
            Kind::Tasks => tasks::own::is_tasks(self),
            Kind::Votes => votes::own::is_votes(self),
            Kind::Competencies => competencies::own::is_framework(self),
        }
    }

    /// The column of that head.
    pub(super) fn column(&self, head: &str) -> Option<usize> {
        self.heads.iter().position(|known| *known == head)
    }

    /// The cell of a head in a row, where something stands in it.
    pub(super) fn cell(&self, row: &'t Row, head: &str) -> Option<&'t Cell> {
        filled(row, self.column(head)?)
    }

    /// The same as the name of something.
    pub(super) fn name(&self, row: &'t Row, head: &str) -> Option<Named> {
        self.cell(row, head).map(named)
    }

    /// The cells of a column below the head, where something stands in them.
    pub(super) fn cells(&self, column: usize) -> impl Iterator<Item = &'t Cell> + use<'t> {
        let rows = self.table.rows.iter().skip(1);
        rows.filter_map(move |row| filled(row, column))
    }

    /// The rows below the head, each with what it is called under `head` and its id.
    pub(super) fn rows(
        &self,
        head: &str,
        choices: &Choices,
        log: &mut Log,
    ) -> Vec<(&'t Row, Named)> {
        let mut rows = Vec::new();
        for row in self.table.rows.iter().skip(1) {
            let Some(first) = row.cells.iter().find(|cell| !cell.is_empty()) else {
                continue;
            };
            self.tell_surplus(row, log);
            let Some(cell) = self.cell(row, head) else {
                let message = format!("the row of {} has no name", quoted(&first.text));
                let finding = Finding::at(&codes::NAMELESS_ROW, &first.at, message);
                log.note(finding.help(format!("it is left out; write one under `{head}`")));
                continue;
            };
            if cell.is_struck && !choices.with_struck {
                let message = format!("{} is struck through and left out", quoted(&cell.text));
                let finding = Finding::at(&codes::STRUCK_ROW, &cell.at, message);
                log.note(finding.help("`--with-struck` takes it as well"));
                continue;
            }
            let mut thing = named(cell);
            thing.id = id(row, log);
            rows.push((row, thing));
        }
        rows
    }

    fn tell_surplus(&self, row: &Row, log: &mut Log) {
        let beyond = row.cells.get(self.heads.len()..).unwrap_or_default();
        let mut beyond = beyond.iter().filter(|cell| !cell.is_empty()).peekable();
        if let Some(first) = beyond.peek().map(|cell| cell.at.clone()) {
            let cells = counted(beyond.count(), "cell", "cells");
            let message = format!("{cells} more than the header has columns");
            log.note(Finding::at(&codes::RAGGED_ROW, &first, message));
        }
    }

    fn tell_left(&self, log: &mut Log) {
        if let Some(head) = self.table.rows.first().and_then(|row| row.cells.first()) {
            let title = quoted(&self.table.title);
            let message = format!("the table {title} is of the kind of the one before it");
            let help = "it is left out; import it with `--sheet`";
            log.note(Finding::at(&codes::LEFT_OUT, &head.at, message).help(help));
        }
    }
}

/// The cell of a row, where something stands in it.
pub(super) fn filled(row: &Row, column: usize) -> Option<&Cell> {
    row.cells.get(column).filter(|cell| !cell.is_empty())
}

/// A finding at a cell that says something else than its column takes.
pub(super) fn unreadable(cell: &Cell, why: &str) -> Finding {
    let message = format!("{} is {why}", quoted(&cell.text));
    Finding::at(&codes::UNREADABLE_CELL, &cell.at, message)
}

/// The number in a cell.
pub(super) fn number(cell: &Cell) -> Option<f64> {
    let typed = cell.text.parse().ok().filter(|it: &f64| it.is_finite());
    cell.number.or(typed)
}

/// The id of a row as it stands, so that it is found again; a code where it cannot be one.
fn id(row: &Row, log: &mut Log) -> Option<String> {
    let cell = filled(row, 0)?;
    let text = cell.text.trim();
    let id = if is_id(text) {
        Some(text.to_owned())
    } else {
        code_of(text)
    };
    if id.is_none() {
        let why = "no id; ids are short names such as `renewal-forecast`";
        log.note(unreadable(cell, why));
    }
    id
}
