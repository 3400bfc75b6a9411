//! What tells an inventory of tasks from a chart, and the columns of our own exports that nobody misses.

use std::borrow::Cow;

use super::cell::{Reading, read};
use super::columns::Columns;
use super::grid::Grid;
use super::scheme::Scheme;
use crate::import::Field;
use crate::sheet::{Book, Cell, Row, Table};
use crate::vocabulary::{Letter, is_result};

/// How far down a header may stand.
const DEEPEST: usize = 40;

/// Whether headers are those of an inventory: hours, or impact and effort both.
fn is_of_tasks<'t>(titles: impl Iterator<Item = &'t str> + Clone) -> bool {
    let has = |field: Field| titles.clone().any(|title| field.fit(title).is_some());
    // A role is called so too.
    let is_hours = |title: &str| Field::Hours.fit(title).is_some() && title.trim() != "HR";
    titles.clone().any(is_hours) || has(Field::Impact) && has(Field::Effort)
}

/// Whether a chart stands in an inventory of tasks.
pub(super) fn is_inventory(grid: &Grid<'_>) -> bool {
    !grid.is_transposed && is_of_tasks(grid.columns.clone().map(|column| grid.title(column)))
}

/// Whether a table has the header of an inventory.
pub(super) fn has_header(table: &Table) -> bool {
    let mut rows = table.rows.iter().take(DEEPEST);
    rows.any(|row| is_of_tasks(row.cells.iter().map(|cell| cell.text.as_str())))
}

/// Whether an inventory is a chart all the same: two columns at least are letters and name nothing that tasks have.
pub(super) fn has_letters(grid: &Grid<'_>, columns: &Columns, scheme: &Scheme) -> bool {
    let mut letters: Vec<Letter> = Vec::new();
    let mut is_of_letters = |column: &usize| {
        let (mut read_cells, mut others) = (0, 0);
        for row in grid.rows.clone() {
            match read(grid.text(row, *column), scheme) {
                Reading::Nothing => {}
                Reading::Says(said) => {
                    read_cells += 1;
                    letters.extend(said.letters);
                    letters.sort_unstable();
                    letters.dedup();
                }
                Reading::Unreadable => others += 1,
            }
        }
        // Sizes and initials look like letters here and there.
        !may_hold_initials(grid.title(*column)) && others * 10 <= read_cells
    };
    let roles = columns.roles().into_iter().filter(&mut is_of_letters);
    let many = roles.count() > 1;
    let owns = letters
        .iter()
        .any(|letter| matches!(letter, Letter::A | Letter::R | Letter::D));
    many && owns && letters.len() > 1
}

fn may_hold_initials(title: &str) -> bool {
    const FIELDS: &[Field] = &[Field::Owner, Field::NextWho, Field::Person, Field::Voter];
    // `CSM` is a role here, "Csm" or "Owner" somebody.
    let is_word = title.chars().any(char::is_lowercase);
    is_word && Field::of_header(title).is_some_and(|field| FIELDS.contains(&field))
}

/// A book without the columns that `offsite export` works out.
pub(super) fn without_results(book: &Book) -> Cow<'_, Book> {
    let tables: Vec<Cow<'_, Table>> = book.tables.iter().map(table_without_results).collect();
    if tables.iter().all(|table| matches!(table, Cow::Borrowed(_))) {
        return Cow::Borrowed(book);
    }
    Cow::Owned(Book {
        tables: tables.into_iter().map(Cow::into_owned).collect(),
        ..book.clone()
    })
}

/// A table without the columns that `offsite export` works out: as if nothing stood in them.
pub(super) fn table_without_results(table: &Table) -> Cow<'_, Table> {
    // Only above the header may rows have a single text.
    let is_full = |row: &&Row| row.cells.iter().filter(|cell| !cell.is_empty()).count() > 1;
    let header = table
        .rows
        .iter()
        .take(DEEPEST)
        .position(|row| is_full(&row));
    let columns: Vec<usize> = header.map_or_else(Vec::new, |header| {
        let cells = table.rows[header].cells.iter().enumerate();
        cells
            .filter(|(_, cell)| is_result(&cell.text))
            .map(|(column, _)| column)
            .collect()
    });
    if columns.is_empty() {
        return Cow::Borrowed(table);
    }
    let mut table = table.clone();
    for row in table.rows.iter_mut().skip(header.unwrap_or(0)) {
        for column in &columns {
            if let Some(cell) = row.cells.get_mut(*column) {
                *cell = Cell::plain("", cell.at.clone());
            }
        }
    }
    Cow::Owned(table)
}
