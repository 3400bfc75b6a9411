//! A chart within a table: which row is the header, which rows and columns belong to it, and in which direction.

use std::collections::BTreeSet;
use std::ops::Range;

use super::cell::{Reading, read};
use super::scheme::Scheme;
use crate::import::{Field, folded};
use crate::sheet::{Cell, Place, Row, Table};

/// A chart within a table; rows and columns are counted as in the table, or the other way round where it is transposed.
#[derive(Debug, Clone)]
pub(super) struct Grid<'t> {
    /// The table.
    pub(super) table: &'t Table,
    /// Activities stand side by side, and roles below each other.
    pub(super) is_transposed: bool,
    /// The header.
    pub(super) head: usize,
    /// A row of teams above the header.
    pub(super) upper: Option<usize>,
    /// The rows below the header.
    pub(super) rows: Range<usize>,
    /// The columns.
    pub(super) columns: Range<usize>,
    /// The first row of the table that belongs to it: titles, teams, header.
    pub(super) first: usize,
}

impl<'t> Grid<'t> {
    /// The cell, where the row is so long.
    pub(super) fn cell(&self, row: usize, column: usize) -> Option<&'t Cell> {
        let (row, column) = if self.is_transposed {
            (column, row)
        } else {
            (row, column)
        };
        self.table.rows.get(row)?.cells.get(column)
    }

    /// What stands in it.
    pub(super) fn text(&self, row: usize, column: usize) -> &'t str {
        self.cell(row, column).map_or("", |cell| cell.text.as_str())
    }

    /// The cell with what heads a column: in the header, or above where the header has nothing.
    pub(super) fn heading(&self, column: usize) -> Option<&'t Cell> {
        let own = self.cell(self.head, column).filter(|cell| !cell.is_empty());
        let above = || {
            self.cell(self.upper?, column)
                .filter(|cell| !cell.is_empty())
        };
        own.or_else(above)
    }

    /// The words of what heads a column.
    pub(super) fn title(&self, column: usize) -> &'t str {
        self.heading(column).map_or("", |cell| cell.text.as_str())
    }

    /// The cells of a row with something in them, but of merged cells only the first.
    pub(super) fn filled(&self, row: usize) -> Vec<(usize, &'t Cell)> {
        let mut filled: Vec<(usize, &Cell)> = Vec::new();
        for column in self.columns.clone() {
            let Some(cell) = self.cell(row, column).filter(|cell| !cell.is_empty()) else {
                continue;
            };
            let is_same = filled
                .last()
                .is_some_and(|(_, last)| last.text == cell.text);
            if !(cell.is_carried && is_same) {
                filled.push((column, cell));
            }
        }
        filled
    }

    /// Whether a row is the header once more, as on each page of a long chart.
    pub(super) fn is_repeat(&self, row: usize) -> bool {
        let filled = self.filled(row);
        let is_same = |(column, cell): &(usize, &Cell)| {
            let title = self.title(*column);
            cell.text == title || folded(&cell.text) == folded(title)
        };
        filled.len() > 1 && filled.iter().all(is_same)
    }

    /// The same chart with roles below each other; the column of names becomes the header.
    pub(super) fn turned(&self, names: usize) -> Self {
        Self {
            table: self.table,
            is_transposed: true,
            head: names,
            upper: None,
            rows: names + 1..self.columns.end,
            columns: self.head..self.rows.end,
            first: self.first,
        }
    }

    /// Where the chart begins.
    pub(super) fn place(&self) -> Option<Place> {
        let cells = self
            .columns
            .clone()
            .filter_map(|column| self.cell(self.head, column));
        cells.map(|cell| cell.at.clone()).next()
    }
}

/// Whether a text says letters.
pub(super) fn is_letters(text: &str, scheme: &Scheme) -> bool {
    matches!(read(text, scheme), Reading::Says(said) if !said.letters.is_empty())
}

/// The chart that begins in some rows of a table, whose cells are letters.
pub(super) fn find<'t>(
    table: &'t Table,
    range: Range<usize>,
    scheme: &Scheme,
    header_row: Option<usize>,
) -> Option<Grid<'t>> {
    let columns = letter_columns(table, range.clone(), scheme);
    if columns.is_empty() {
        return None;
    }
    let first = range
        .clone()
        .find(|row| is_letter_row(&table.rows[*row], &columns, scheme))?;
    let head = match header_row {
        Some(number) => range
            .clone()
            .find(|row| table.rows[*row].line() == Some(number)),
        None => header(table, range.start..first, &columns)
            .or_else(|| is_named_header(&table.rows[first]).then_some(first)),
    };
    // Roles may be called `SA` and `IC`: then the header looks like letters too.
    let head = match head {
        Some(head) if header_row.is_none() && head < first && table.rows[first].is_header => first,
        Some(head) => head,
        None => return None,
    };
    Some(from_header(table, range, head, &columns))
}

/// The chart below a header that is known.
pub(super) fn from_header<'t>(
    table: &'t Table,
    range: Range<usize>,
    head: usize,
    letter_columns: &[usize],
) -> Grid<'t> {
    let width = table.rows[range.clone()]
        .iter()
        .map(|row| row.cells.len())
        .max()
        .unwrap_or(0);
    let upper = head
        .checked_sub(1)
        .filter(|row| range.contains(row) && is_upper(&table.rows[*row], letter_columns));
    Grid {
        table,
        is_transposed: false,
        head,
        upper,
        rows: head + 1..range.end,
        columns: 0..width,
        first: range.start,
    }
}

/// Columns whose cells are mostly letters from the first letter on.
fn letter_columns(table: &Table, range: Range<usize>, scheme: &Scheme) -> Vec<usize> {
    let rows = &table.rows[range];
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let is_mostly = |column: &usize| {
        let (mut letters, mut texts) = (0, 0);
        for row in rows.iter().filter(|row| !is_banner(row)) {
            let Some(cell) = row.cells.get(*column) else {
                continue;
            };
            match read(&cell.text, scheme) {
                Reading::Says(said) if !said.letters.is_empty() => letters += 1,
                Reading::Nothing => {}
                _ => texts += usize::from(letters > 0),
            }
        }
        letters > 0 && letters >= texts
    };
    (0..width).filter(is_mostly).collect()
}

/// One text over the whole width.
pub(super) fn is_banner(row: &Row) -> bool {
    let mut texts = row.cells.iter().filter(|cell| !cell.is_empty());
    let Some(first) = texts.next() else {
        return false;
    };
    let mut others = texts.peekable();
    others.peek().is_some() && others.all(|cell| cell.is_carried && cell.text == first.text)
}

fn is_letter_row(row: &Row, columns: &[usize], scheme: &Scheme) -> bool {
    let cells = columns.iter().filter_map(|column| row.cells.get(*column));
    let filled: Vec<&Cell> = cells.filter(|cell| !cell.is_empty()).collect();
    let letters = filled
        .iter()
        .filter(|cell| is_letters(&cell.text, scheme))
        .count();
    letters > 0 && letters * 2 >= filled.len() && !is_named_header(row)
}

/// A row that begins with a word that only headers have, or is marked as a header.
fn is_named_header(row: &Row) -> bool {
    let first = row.cells.iter().find(|cell| !cell.is_empty());
    let is_word = |text: &str| {
        matches!(
            Field::of_header(text),
            Some(Field::Name | Field::Phase | Field::Role | Field::Id)
        )
    };
    row.is_header || first.is_some_and(|cell| is_word(&cell.text))
}

/// Which of the rows above the letters is the header.
fn header(table: &Table, rows: Range<usize>, columns: &[usize]) -> Option<usize> {
    let titles = |row: &usize| -> Vec<String> {
        let cells = columns
            .iter()
            .filter_map(|column| table.rows[*row].cells.get(*column));
        cells
            .filter(|cell| !cell.is_empty())
            .map(|cell| folded(&cell.text))
            .collect()
    };
    let distinct = |row: &usize| titles(row).into_iter().collect::<BTreeSet<_>>().len();
    let is_full =
        |row: &usize| titles(row).len() * 5 >= columns.len() * 3 && !is_banner(&table.rows[*row]);
    let full: Vec<usize> = rows.clone().filter(is_full).collect();
    if let Some(marked) = full.iter().rev().find(|row| table.rows[**row].is_header) {
        return Some(*marked);
    }
    // Teams stand above several roles each, so that their row has fewer different words than the header.
    let most = full.iter().map(distinct).max();
    full.iter()
        .find(|row| Some(distinct(row)) == most)
        .copied()
        .or_else(|| {
            let mut rest = rows.rev();
            rest.find(|row| !titles(row).is_empty() && !is_banner(&table.rows[*row]))
        })
}

/// Whether a row above the header names teams.
fn is_upper(row: &Row, columns: &[usize]) -> bool {
    let cells = columns.iter().filter_map(|column| row.cells.get(*column));
    cells.filter(|cell| !cell.is_empty()).count() > 0 && !is_banner(row)
}
