//! Tables from a few lines of text, and charts as lines of text.

use crate::error::Error;
use crate::import::raci::read;
use crate::import::{Choices, Finding, Found, FoundChart, Understood};
use crate::sheet::{Book, Cell, Place, Row, Table};

/// A table from lines with `|` between cells; `**text**` is bold, `~~text~~` struck, `<` the cell to its left merged,
/// `\n` a new line.
pub(super) fn table(title: &str, text: &str) -> Table {
    let mut rows = Vec::new();
    for (line, row) in text.lines().enumerate() {
        let mut cells: Vec<Cell> = Vec::new();
        for (column, text) in row.split('|').enumerate() {
            let text = text.trim().replace("\\n", "\n");
            let at = Place::Sheet {
                sheet: title.into(),
                row: line + 1,
                column: column + 1,
            };
            let mut cell = Cell::plain(text.clone(), at);
            if let Some(bold) = text
                .strip_prefix("**")
                .and_then(|text| text.strip_suffix("**"))
            {
                (cell.text, cell.is_bold) = (bold.to_owned(), true);
            }
            if let Some(struck) = text
                .strip_prefix("~~")
                .and_then(|text| text.strip_suffix("~~"))
            {
                (cell.text, cell.is_struck) = (struck.to_owned(), true);
            }
            if text == "<" {
                (cell.text, cell.is_carried) = (
                    cells
                        .last()
                        .map_or_else(String::new, |left| left.text.clone()),
                    true,
                );
            }
            cells.push(cell);
        }
        rows.push(Row {
            cells,
            is_hidden: false,
            is_header: false,
        });
    }
    let width = rows.first().map_or(0, |row| row.cells.len());
    for (line, row) in rows.iter_mut().enumerate() {
        for column in row.cells.len()..width {
            let at = Place::Sheet {
                sheet: title.into(),
                row: line + 1,
                column: column + 1,
            };
            row.cells.push(Cell::plain("", at));
        }
    }
    Table {
        title: title.to_owned(),
        rows,
        ..Table::default()
    }
}

pub(super) fn book(tables: Vec<Table>) -> Book {
    Book {
        name: "chart.xlsx".to_owned(),
        form: "test".to_owned(),
        tables,
    }
}

pub(super) fn understood(text: &str) -> Understood {
    with(text, &Choices::default()).unwrap()
}

pub(super) fn with(text: &str, choices: &Choices) -> Result<Understood, Error> {
    read(&book(vec![table("", text)]), choices)
}

pub(super) fn chart(understood: &Understood) -> &FoundChart {
    match &understood.found {
        Found::Chart(chart) => chart,
        other => panic!("{other:?}"),
    }
}

/// The chart as lines: `phase > activity: role letters, … (note)`.
pub(super) fn lines(understood: &Understood) -> Vec<String> {
    let chart = chart(understood);
    let line = |row: &crate::import::FoundRow| {
        let letters = row.letters.iter().map(|found| {
            let letters: Vec<&str> = found.letters.iter().map(|letter| letter.word()).collect();
            let open = if found.is_open { "?" } else { "" };
            format!(
                "{} {}{open}",
                chart.roles[found.role].name,
                letters.join("/")
            )
        });
        let letters = letters.collect::<Vec<_>>().join(", ");
        let phase = row
            .phase
            .as_ref()
            .map_or(String::new(), |phase| format!("{} > ", phase.name));
        let id = row
            .activity
            .id
            .as_ref()
            .map_or(String::new(), |id| format!("[{id}] "));
        let voter = row
            .voter
            .as_ref()
            .map_or(String::new(), |voter| format!("{}: ", voter.name));
        let note = row
            .note
            .as_ref()
            .filter(|note| !note.is_empty())
            .map_or(String::new(), |note| format!(" ({note})"));
        format!("{voter}{phase}{id}{}: {letters}{note}", row.activity.name)
    };
    chart.rows.iter().map(line).collect()
}

pub(super) fn roles(understood: &Understood) -> Vec<&str> {
    chart(understood)
        .roles
        .iter()
        .map(|role| role.name.as_str())
        .collect()
}

/// The findings of a code, each with its cell.
pub(super) fn findings<'u>(understood: &'u Understood, slug: &str) -> Vec<String> {
    let of_code = understood
        .findings
        .iter()
        .filter(|finding| finding.code.slug == slug);
    of_code
        .map(|finding: &'u Finding| {
            format!(
                "{}: {}",
                finding
                    .at
                    .as_ref()
                    .map_or(String::new(), |at| at.within("")),
                finding.message
            )
        })
        .collect()
}
