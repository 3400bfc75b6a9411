//! Tasks in a sheet: an inventory with owners, hours and scores, or no more than a list of names.

mod emptied;
mod hours;
pub(super) mod own;
mod portfolio;
mod reader;
#[cfg(test)]
mod tests;

use super::columns::{self, Layout, Log};
use super::fields::Fit;
use super::values::{date, disposition, frequency, scaling};
use super::{Choices, Field, Found, FoundTasks, Understood, raci};
use crate::error::Error;
use crate::sheet::{Book, Cell, Table};

/// What a column of tasks can be; earlier fields choose first.
const FIELDS: &[Field] = &[
    Field::Id,
    Field::Name,
    Field::Impact,
    Field::Effort,
    Field::Owner,
    Field::Role,
    Field::Hours,
    Field::Frequency,
    Field::Disposition,
    Field::Phase,
    Field::Card,
    Field::Scales,
    Field::NextStep,
    Field::NextBy,
    Field::NextWho,
    Field::Note,
    Field::Score,
    Field::Ease,
    Field::Reach,
    Field::Confidence,
];

/// How many rows of a table look like this.
pub(super) fn rows_alike(table: &Table) -> usize {
    let choices = Choices::default();
    let layout = settled(Layout::of(table, &choices, FIELDS), &choices);
    match layout.column(Field::Name) {
        Some(name) if is_alike(&layout) => layout.cells(name).count(),
        _ => 0,
    }
}

/// Reads it from the tables that look like it.
///
/// # Errors
/// No table has a column of tasks, none is called what the user says, or none has a row or column that the user names.
pub(super) fn read(book: &Book, choices: &Choices) -> Result<Understood, Error> {
    let all = columns::layouts(book, choices, FIELDS)?;
    let all: Vec<_> = all
        .into_iter()
        .map(|layout| settled(layout, choices))
        .collect();
    let mut layouts: Vec<_> = all.iter().filter(|layout| is_alike(layout)).collect();
    if layouts.is_empty() {
        layouts = all
            .iter()
            .filter(|layout| layout.column(Field::Name).is_some())
            .collect();
    }
    if layouts.is_empty() {
        return Err(Error::Import(format!(
            "no table of `{}` has a column of tasks; say which it is with `--columns name=…`, by its header, its \
             letter or its number",
            book.name
        )));
    }
    let mut log = Log::default();
    let mut found = FoundTasks::default();
    columns::tell_left_tables(&all, &layouts, &mut log);
    reader::read(&layouts, choices, &mut found, &mut log);
    Ok(log.understood(Found::Tasks(found)))
}

/// The layout of a table, where names may stand in a column that is not called so.
fn settled<'t>(mut layout: Layout<'t>, choices: &Choices) -> Layout<'t> {
    release_other_words(&mut layout, choices);
    if layout.column(Field::Name).is_none()
        && let Some(name) = unnamed(&layout)
    {
        layout.set(Field::Name, name);
    }
    layout
}

/// Whether a cell holds a value of a field.
type IsOne<'c> = &'c dyn Fn(&Cell) -> bool;

/// Words such as "Action" or "By" head many columns; one without a single value of its field is not it.
fn release_other_words(layout: &mut Layout<'_>, choices: &Choices) {
    let is_card = |cell: &Cell| {
        cell.text
            .trim()
            .trim_start_matches('#')
            .parse::<u32>()
            .is_ok()
    };
    let checks: [(Field, IsOne<'_>); 5] = [
        (Field::Disposition, &|cell| {
            disposition(&cell.text).is_some()
        }),
        (Field::Frequency, &|cell| frequency(&cell.text).is_some()),
        (Field::Scales, &|cell| scaling(&cell.text).is_some()),
        (Field::NextBy, &|cell| date(&cell.text).is_some()),
        (Field::Card, &is_card),
    ];
    for (field, is_one) in checks {
        let Some(column) = layout.column(field) else {
            continue;
        };
        // "By when" heads nothing else: what is no day there is told cell by cell.
        let is_plain =
            field == Field::NextBy && field.fit(layout.header_text(column)) == Some(Fit::Exact);
        let is_chosen = choices.column(field).is_some() || is_plain;
        let is_empty = layout.cells(column).next().is_none();
        if !is_chosen && !is_empty && !layout.cells(column).any(is_one) {
            layout.release(field, column);
        }
    }
}

/// The column that must hold the names although its header does not say so.
fn unnamed(layout: &Layout<'_>) -> Option<usize> {
    if layout.width() == 1 {
        return Some(0);
    }
    // "Id, description, impact": what is described is the task.
    let is_scored = has_scores(layout) && layout.width() > 2;
    let described: Vec<_> = layout.all(Field::Note).collect();
    match described[..] {
        [column] if is_scored => return Some(column),
        _ => {}
    }
    // The only column of texts.
    let is_text = |column: &usize| {
        let mut cells = layout.cells(*column).peekable();
        cells.peek().is_some()
            && cells.all(|cell| {
                cell.text
                    .chars()
                    .filter(|letter| letter.is_alphabetic())
                    .count()
                    > 2
            })
    };
    let texts: Vec<_> = layout.left().into_iter().filter(is_text).collect();
    match texts[..] {
        [column] if is_scored => Some(column),
        _ => None,
    }
}

fn has_scores(layout: &Layout<'_>) -> bool {
    [Field::Impact, Field::Effort].iter().any(|field| {
        let is_unclear = layout.unclear.iter().any(|(unclear, _)| unclear == field);
        layout.column(*field).is_some() || is_unclear
    })
}

/// Whether a table is one of tasks: names, with something that only tasks have beside them.
fn is_alike(layout: &Layout<'_>) -> bool {
    let Some(name) = layout.column(Field::Name) else {
        return false;
    };
    let has = |field| layout.column(field).is_some();
    let is_called_task = Field::Task.fit(layout.header_text(name)) == Some(Fit::Exact);
    let is_list = layout.width() == 1 && layout.body().len() > 1;
    let is_planned = has(Field::Hours) || has(Field::Disposition) || has(Field::Frequency);
    let is_owned = is_called_task && (has(Field::Owner) || has(Field::Role));
    (is_list || has_scores(layout) || is_planned || is_owned) && !is_chart(layout, name)
}

/// Whether most cells beside the names are letters of a chart.
fn is_chart(layout: &Layout<'_>, name: usize) -> bool {
    let is_letters = |cell: &&Cell| {
        let text = cell.text.trim();
        text.len() <= 5
            && text
                .chars()
                .all(|letter| "RACISVODP/, ()*-".contains(letter))
    };
    let beside = (0..layout.width()).filter(|column| *column != name);
    let cells: Vec<_> = beside.flat_map(|column| layout.cells(column)).collect();
    let letters = cells.iter().copied().filter(is_letters).count();
    letters * 2 > cells.len() && raci::rows_alike(layout.table) > 0
}
