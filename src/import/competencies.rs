//! Competencies in a sheet: levels in words, levels required, levels of people.

mod collected;
mod levels;
pub(super) mod own;
mod reader;
mod shape;
#[cfg(test)]
mod tests;

use super::columns::{self, Layout, Log};
use super::spelling::Spellings;
use super::{Choices, Field, Finding, Found, Understood};
use crate::diagnostic::codes;
use crate::error::Error;
use crate::sheet::{Book, Table};
use crate::wording::quoted;
use collected::Collected;
use levels::Levels;
use shape::Shape;

/// What a column of competencies can be; earlier fields choose first.
const FIELDS: &[Field] = &[
    Field::Competency,
    Field::Person,
    Field::Role,
    Field::SelfLevel,
    Field::ManagerLevel,
    Field::Agreed,
    Field::Level,
    Field::Critical,
    Field::Id,
    Field::Group,
    Field::Note,
];

/// How many rows of a table look like this.
pub(super) fn rows_alike(table: &Table) -> usize {
    let choices = Choices::default();
    let layout = Layout::of(table, &choices, FIELDS);
    let shapes = Shape::all(&layout, &choices, &Levels::default());
    shapes
        .first()
        .map_or(0, |shape| layout.cells(shape.lead()).count())
}

/// Reads it from the tables that look like it.
///
/// # Errors
/// No table has competencies, or all have levels of which nothing says whose they are; none is called what the user
/// says, or none has a row or column that the user names.
pub(super) fn read(book: &Book, choices: &Choices) -> Result<Understood, Error> {
    let all = columns::layouts(book, choices, FIELDS)?;
    let shapes = |levels: &Levels| {
        let shaped = all
            .iter()
            .map(|layout| (layout, Shape::all(layout, choices, levels)));
        let flat = shaped
            .flat_map(|(layout, shapes)| shapes.into_iter().map(move |shape| (layout, shape)));
        flat.collect::<Vec<_>>()
    };
    // Names of levels in cells are known once the tables are that have a column for each level.
    let levels = Levels::of(&shapes(&Levels::default()));
    let shaped = shapes(&levels);
    let is_clear = |(_, shape): &(&Layout<'_>, Shape)| !matches!(shape, Shape::Unclear { .. });
    if !shaped.iter().any(is_clear) {
        return Err(nothing(book, &shaped));
    }
    let mut log = Log::default();
    let used: Vec<_> = shaped.iter().map(|(layout, _)| *layout).collect();
    columns::tell_left_tables(&all, &used, &mut log);
    levels.tell(&mut log);
    let names = shaped.iter().map(|(layout, shape)| shape.names(layout));
    let mut collected = Collected::new(levels, Spellings::of(names));
    let columns = |layout: &Layout<'_>| -> Vec<usize> {
        let of_table = shaped
            .iter()
            .filter(|(other, _)| std::ptr::eq(other.table, layout.table));
        of_table.flat_map(|(_, shape)| shape.columns()).collect()
    };
    // What a competency is called is settled before anybody is said to have it.
    let (described, counted): (Vec<_>, Vec<_>) =
        shaped.iter().partition(|(_, shape)| shape.is_described());
    let (mut rows, none) = (Vec::new(), reader::Rows::new());
    for (layout, shape) in &described {
        reader::tell(layout, shape.lead(), &columns(layout), &mut log);
        let of_table = reader::describe(layout, shape, choices, &mut collected, &mut log);
        rows.push((layout.table, of_table));
        log.end_table();
    }
    collected.make_unique(&mut log);
    for (layout, shape) in &counted {
        match shape {
            Shape::Unclear { .. } => log.note(unclear(layout)),
            shape => {
                reader::tell(layout, shape.lead(), &columns(layout), &mut log);
                let mut rows = rows.iter();
                let of_table = rows.find(|(table, _)| std::ptr::eq(*table, layout.table));
                let known = of_table.map_or(&none, |(_, rows)| rows);
                reader::count(layout, shape, known, choices, &mut collected, &mut log);
            }
        }
        log.end_table();
    }
    Ok(log.understood(Found::Competencies(collected.found())))
}

fn nothing(book: &Book, shaped: &[(&Layout<'_>, Shape)]) -> Error {
    if let Some((layout, _)) = shaped.first() {
        let finding = unclear(layout);
        return Error::Import(format!(
            "{}; {}",
            finding.message,
            finding.help.unwrap_or_default()
        ));
    }
    Error::Import(format!(
        "no table of `{}` has competencies: it takes a column of them and one for each level, role or person; say \
         which it is with `--columns competency=…`",
        book.name
    ))
}

/// Columns of numbers may be people or roles, and only one of the two is private.
fn unclear(layout: &Layout<'_>) -> Finding {
    let message = format!(
        "the table of {} has levels in numbers, and nothing says whether of people or of roles, so it is left out",
        quoted(&layout.table.title)
    );
    let help =
        "say what the first column of numbers is: `--columns person=B` or `--columns role=B`";
    match layout.head(0) {
        Some(head) => Finding::at(&codes::LEFT_OUT, &head.at, message),
        None => Finding::nowhere(&codes::LEFT_OUT, message),
    }
    .help(help)
}
