//! Which column of a table is what: the header row, the columns that its cells name, and what is left.

mod asked;
mod log;
mod parted;
mod rows;
mod tell;
#[cfg(test)]
pub(in crate::import) mod tests;
mod totals;

use super::fields::{Fit, header_words};
use super::values::is_blank;
use super::{Choices, Field, folded};
use crate::error::Error;
use crate::sheet::{Book, Cell, Row, Table, column_letters};
use crate::vocabulary::is_result;
use crate::wording::quoted;

pub(super) use asked::{called, column_asked_for, numbers, tables};
pub(super) use log::Log;
pub(super) use parted::parted;
pub(super) use rows::{RowOf, Walk, named};
pub(super) use tell::tell_left_tables;

/// How far down a header row may stand below notes and titles.
const MOST_ROWS_ABOVE: usize = 40;

/// A table with the columns that were recognised.
#[derive(Debug, Clone)]
pub(super) struct Layout<'t> {
    /// The table.
    pub table: &'t Table,
    /// The row of the header, from 0; `None` for a table that has none.
    pub header: Option<usize>,
    /// What the columns are, from 0.
    columns: Vec<(Field, usize)>,
    /// Fields that several columns name equally well, so that none was taken.
    pub unclear: Vec<(Field, Vec<usize>)>,
}

/// The layouts of the tables that the user asks for.
///
/// # Errors
/// No table is called so, or none has a row or column that the user names.
pub(super) fn layouts<'b>(
    book: &'b Book,
    choices: &Choices,
    wanted: &[Field],
) -> Result<Vec<Layout<'b>>, Error> {
    let tables = tables(book, choices)?;
    let all: Vec<_> = tables
        .into_iter()
        .map(|table| Layout::of(table, choices, wanted))
        .collect();
    check_choices(book, choices, wanted, &all)?;
    Ok(all)
}

fn check_choices(
    book: &Book,
    choices: &Choices,
    wanted: &[Field],
    layouts: &[Layout<'_>],
) -> Result<(), Error> {
    if let Some(row) = choices.header_row {
        let mut rows = layouts.iter().flat_map(|layout| &layout.table.rows);
        if !rows.any(|of_table| of_table.line() == Some(row)) {
            return Err(Error::Import(format!(
                "no table of `{}` has a row {row}; name the row of the sheet, or the line of the text, of the header",
                book.name
            )));
        }
    }
    for (field, column) in &choices.columns {
        if !wanted.contains(field) {
            return Err(Error::Import(format!(
                "`{}` is nothing that a column of this kind can be; it can be {}",
                field.word(),
                wanted
                    .iter()
                    .map(|field| quoted(field.word()))
                    .collect::<Vec<_>>()
                    .join(", ")
            )));
        }
        if !layouts.iter().any(|layout| layout.named(column).is_some()) {
            return Err(Error::Import(format!(
                "`{}` has no column `{column}`; name it by its header, its letter such as `C`, or its number from 1",
                book.name
            )));
        }
    }
    Ok(())
}

/// The words of a field's column where each stands in the first row of its block only, so that empty cells below mean
/// the same; `None` where empty cells mean nothing.
pub(super) fn carried_down(layout: &Layout<'_>, field: Field, log: &mut Log) -> Option<usize> {
    let column = layout.column(field)?;
    let filled = layout
        .body()
        .iter()
        .filter(|row| row.cells.iter().any(|cell| !cell.is_empty()));
    let texts: Vec<_> = filled
        .filter_map(|row| row.cells.get(column))
        .map(|cell| cell.text.as_str())
        .collect();
    let said: Vec<_> = texts.iter().filter(|text| !text.is_empty()).collect();
    let mut distinct = said.clone();
    distinct.sort_unstable();
    distinct.dedup();
    let begins = texts.first().is_some_and(|text| !text.is_empty());
    let is_once = begins && said.len() < texts.len() && distinct.len() == said.len();
    if is_once {
        log.decide(format!(
            "an empty cell of {} means the one above, since each stands there once",
            layout.called(column)
        ));
    }
    is_once.then_some(column)
}

/// The id that a code such as `TD-001` or `renewal-forecast` is; `None` for numbers, words with blanks and `n/a`.
pub(super) fn code_of(text: &str) -> Option<String> {
    let code = text.trim().to_lowercase().replace(['_', '.', '/'], "-");
    let is_kebab = code.starts_with(|first: char| first.is_ascii_lowercase())
        && !code.ends_with('-')
        && !code.contains("--")
        && code
            .chars()
            .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-');
    (is_kebab && !is_blank(text)).then_some(code)
}

impl<'t> Layout<'t> {
    /// Finds the header row of a table, and which of its columns are one of `wanted`; earlier fields choose first.
    pub(super) fn of(table: &'t Table, choices: &Choices, wanted: &[Field]) -> Self {
        let mut layout = Self {
            table,
            header: header_row(table, choices, wanted),
            columns: Vec::new(),
            unclear: Vec::new(),
        };
        for (field, column) in &choices.columns {
            if let Some(column) = layout.named(column) {
                layout.columns.push((*field, column));
            }
        }
        for fit in [Fit::Exact, Fit::Loose] {
            layout.take(wanted, fit);
        }
        layout
    }

    /// The column that holds a field; the first, where several do.
    pub(super) fn column(&self, field: Field) -> Option<usize> {
        self.all(field).next()
    }

    /// The columns that hold a field: only remarks and hours can have several.
    pub(super) fn all(&self, field: Field) -> impl Iterator<Item = usize> {
        let columns = self.columns.iter();
        columns
            .filter(move |(held, _)| *held == field)
            .map(|(_, column)| *column)
    }

    /// Takes a column for a field.
    pub(super) fn set(&mut self, field: Field, column: usize) {
        self.columns.retain(|(_, taken)| *taken != column);
        self.columns.push((field, column));
    }

    /// Gives up the column of a field, so that it is told as one that is left.
    pub(super) fn release(&mut self, field: Field, column: usize) {
        self.columns.retain(|taken| *taken != (field, column));
    }

    /// Whether a column is taken.
    pub(super) fn is_taken(&self, column: usize) -> bool {
        self.columns.iter().any(|(_, taken)| *taken == column)
    }

    /// The columns that hold nothing known and are not empty.
    pub(super) fn left(&self) -> Vec<usize> {
        let is_left =
            |column: &usize| !self.is_taken(*column) && !is_result(self.header_text(*column));
        let left = (0..self.width()).filter(is_left);
        left.filter(|column| {
            self.cells(*column).next().is_some() || !self.header_text(*column).is_empty()
        })
        .collect()
    }

    /// How many columns the header, or else the widest row, has.
    pub(super) fn width(&self) -> usize {
        match self.header_cells() {
            Some(cells) => cells.len(),
            None => self
                .table
                .rows
                .iter()
                .map(|row| row.cells.len())
                .max()
                .unwrap_or(0),
        }
    }

    /// What the header calls a column; empty where there is no header.
    pub(super) fn header_text(&self, column: usize) -> &'t str {
        self.header_cells()
            .and_then(|cells| cells.get(column))
            .map_or("", |cell| cell.text.as_str())
    }

    /// The cell of the header over a column; without a header the topmost cell.
    pub(super) fn head(&self, column: usize) -> Option<&'t Cell> {
        let row = self.table.rows.get(self.header.unwrap_or(0))?;
        row.cells.get(column)
    }

    /// The rows below the header.
    pub(super) fn body(&self) -> &'t [Row] {
        let first = self.header.map_or(0, |header| header + 1);
        self.table.rows.get(first..).unwrap_or_default()
    }

    /// The cells of a column below the header with something in them.
    pub(super) fn cells(&self, column: usize) -> impl Iterator<Item = &'t Cell> + use<'t> {
        let cells = self
            .body()
            .iter()
            .filter_map(move |row| row.cells.get(column));
        cells.filter(|cell| !cell.is_empty())
    }

    /// Whether at least half of the cells of a column that say something are of a kind; so many as tell it are looked at.
    pub(super) fn is_mostly(&self, column: usize, is: impl Fn(&Cell) -> bool) -> bool {
        const ENOUGH: usize = 500;
        let cells = self.cells(column).filter(|cell| !is_blank(&cell.text));
        let cells: Vec<_> = cells.take(ENOUGH).collect();
        let fit = cells.iter().filter(|cell| is(cell)).count();
        !cells.is_empty() && fit * 2 >= cells.len()
    }

    /// A column as people find it: "`Value` (C)".
    pub(super) fn called(&self, column: usize) -> String {
        let letters = column_letters(column + 1);
        match self.header_text(column) {
            "" => format!("column {letters}"),
            text => format!("{} ({letters})", quoted(&text.replace('\n', " "))),
        }
    }

    /// The column that the user means.
    fn named(&self, column: &str) -> Option<usize> {
        column_asked_for(column, 0..self.width(), |column| self.header_text(column))
    }

    fn header_cells(&self) -> Option<&'t [Cell]> {
        let row = self.table.rows.get(self.header?)?;
        Some(&row.cells)
    }

    /// Takes the columns whose header fits, field by field: first those that can be nothing else.
    fn take(&mut self, wanted: &[Field], fit: Fit) {
        let fits = |field: Field, column: usize| {
            let header = self.header_text(column);
            !is_result(header) && field.fit(header) == Some(fit)
        };
        let mut pairs = Vec::new();
        for field in wanted
            .iter()
            .filter(|field| may_be_several(**field) || self.column(**field).is_none())
        {
            let free = (0..self.width()).filter(|column| !self.is_taken(*column));
            pairs.extend(
                free.filter(|column| fits(*field, *column))
                    .map(|column| (*field, column)),
            );
        }
        for field in wanted {
            let of_field = |pair: &&(Field, usize)| pair.0 == *field && !self.is_taken(pair.1);
            let candidates: Vec<usize> = pairs
                .iter()
                .filter(of_field)
                .map(|(_, column)| *column)
                .collect();
            let only =
                |column: &usize| pairs.iter().filter(|(_, other)| other == column).count() == 1;
            let sure: Vec<usize> = candidates.iter().copied().filter(only).collect();
            match (&candidates[..], &sure[..]) {
                ([], _) => {}
                (all, _) if may_be_several(*field) => {
                    self.columns
                        .extend(all.iter().map(|column| (*field, *column)));
                }
                ([column], _) | (_, [column]) => self.columns.push((*field, *column)),
                // The name of something is its leftmost; scores and owners are not to be guessed.
                ([column, ..], _) if is_leftmost(*field) => self.columns.push((*field, *column)),
                (all, _) => self.unclear.push((*field, all.to_vec())),
            }
        }
        let taken: Vec<_> = self.columns.iter().map(|(field, _)| *field).collect();
        self.unclear.retain(|(field, _)| !taken.contains(field));
    }
}

/// Fields that several columns may hold together.
fn may_be_several(field: Field) -> bool {
    matches!(field, Field::Note | Field::Hours)
}

/// Fields of which the leftmost column is the one.
fn is_leftmost(field: Field) -> bool {
    matches!(
        field,
        Field::Name
            | Field::Task
            | Field::Competency
            | Field::Phase
            | Field::Group
            | Field::Voter
            | Field::Person
    )
}

/// The row in which the header stands: the one that the user names, else the one whose cells name the most fields,
/// else the one that the file marks.
fn header_row(table: &Table, choices: &Choices, wanted: &[Field]) -> Option<usize> {
    if let Some(chosen) = choices.header_row {
        let at = table.rows.iter().position(|row| row.line() == Some(chosen));
        if at.is_some() {
            return at;
        }
    }
    let rows = table.rows.iter().enumerate().take(MOST_ROWS_ABOVE);
    // What the user calls a column tells more than any word that we know.
    let asked = |row: &Row| {
        let is_there = |name: &str| {
            row.cells
                .iter()
                .any(|cell| folded(&cell.text) == folded(name))
        };
        let names = choices.columns.iter().map(|(_, name)| name.as_str());
        // `C` and `3` are places of columns.
        let is_name = |name: &&str| name.len() > 2 && name.parse::<f64>().is_err();
        names.filter(is_name).filter(|name| is_there(name)).count()
    };
    let points =
        |row: &Row| fields_named(row, wanted) * 2 + usize::from(row.is_header) + asked(row) * 10;
    // A single word in a row of texts says less than the file that marks its header.
    let marked = table.rows.iter().position(|row| row.is_header);
    let least = if marked.is_some() { 3 } else { 2 };
    // Of equals the first: a header may be repeated further down.
    let best = rows
        .rev()
        .max_by_key(|(_, row)| points(row))
        .filter(|(_, row)| points(row) >= least)
        .map(|(number, _)| number);
    best.or(marked)
}

/// How many of the wanted fields the cells of a row name, one cell each.
fn fields_named(row: &Row, wanted: &[Field]) -> usize {
    const LONGEST_HEADER: usize = 80;
    let mut named: Vec<Field> = Vec::new();
    for cell in row
        .cells
        .iter()
        .filter(|cell| cell.text.len() <= LONGEST_HEADER && cell.number.is_none())
    {
        let words = header_words(&cell.text);
        let free = wanted.iter().filter(|field| !named.contains(field));
        let best = free
            .filter_map(|field| Some((field.fit_words(&words)?, *field)))
            .max_by_key(|(fit, _)| *fit);
        named.extend(best.map(|(_, field)| field));
    }
    named.len()
}
