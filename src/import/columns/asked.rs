//! The tables and columns that the user asks for by name, letter or number.

use std::ops::Range;

use crate::error::Error;
use crate::import::Choices;
use crate::sheet::{Book, Table, column_letters};
use crate::wording::{key_of, one_line, quoted};

/// The numbers from 0 of the tables of a book that the user asks for.
///
/// # Errors
/// None is called so.
pub(in crate::import) fn numbers(book: &Book, choices: &Choices) -> Result<Vec<usize>, Error> {
    let all = 0..book.tables.len();
    let Some(wanted) = &choices.sheet else {
        return Ok(all.collect());
    };
    let key = key_of(wanted);
    let is_called = |number: &usize| {
        let table = &book.tables[*number];
        let mut names = table.headings.iter().chain([&table.title]);
        !key.is_empty() && names.any(|name| key_of(name) == key)
    };
    let called: Vec<usize> = all.clone().filter(is_called).collect();
    if !called.is_empty() {
        return Ok(called);
    }
    match from_one(wanted).filter(|number| all.contains(number)) {
        Some(number) => Ok(vec![number]),
        None => Err(Error::Import(no_such_table(book, wanted))),
    }
}

/// The tables of a book that the user asks for.
///
/// # Errors
/// As of [`numbers`].
pub(in crate::import) fn tables<'b>(
    book: &'b Book,
    choices: &Choices,
) -> Result<Vec<&'b Table>, Error> {
    let numbers = numbers(book, choices)?.into_iter();
    Ok(numbers.map(|number| &book.tables[number]).collect())
}

/// The column that the user means: by its header, its letter in a spreadsheet, or its number from 1.
pub(in crate::import) fn column_asked_for<'t>(
    wanted: &str,
    columns: Range<usize>,
    header: impl Fn(usize) -> &'t str,
) -> Option<usize> {
    let key = key_of(wanted);
    let is_headed = |column: &usize| !key.is_empty() && key_of(header(*column)) == key;
    let is_lettered =
        |column: &usize| column_letters(column + 1).eq_ignore_ascii_case(wanted.trim());
    let by_header = columns.clone().find(is_headed);
    by_header
        .or_else(|| columns.clone().find(is_lettered))
        .or_else(|| from_one(wanted).filter(|column| columns.contains(column)))
}

/// A table by what people see of it: its number, and its title where it has one.
pub(in crate::import) fn called(table: &Table, number: usize) -> String {
    let title = one_line(&table.title);
    if title.is_empty() {
        format!("table {}", number + 1)
    } else {
        format!("table {} under {}", number + 1, quoted(&title))
    }
}

fn no_such_table(book: &Book, wanted: &str) -> String {
    let tables = book.tables.iter().enumerate();
    let names: Vec<String> = tables
        .map(|(number, table)| called(table, number))
        .collect();
    format!(
        "`{}` has no sheet, heading or table `{wanted}`; there is {}",
        book.name,
        names.join(", ")
    )
}

/// A number that people count from 1, from 0.
fn from_one(text: &str) -> Option<usize> {
    text.trim().parse::<usize>().ok()?.checked_sub(1)
}
