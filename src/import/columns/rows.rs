//! The rows below a header: which are rows, which are headings between them, and which are left out.

use super::totals::{Above, is_called_total, is_last};
use super::{Layout, Log};
use crate::diagnostic::codes;
use crate::import::fields::words;
use crate::import::{Choices, Finding, Named, folded};
use crate::sheet::{Cell, Place, Row};
use crate::wording::{are, counted, quoted};

/// A row with the heading that it stands under.
#[derive(Debug, Clone)]
pub(in crate::import) struct RowOf<'t> {
    /// The row.
    pub row: &'t Row,
    /// The heading between the rows above it.
    pub section: Option<Named>,
    /// What stands beyond the last column of the table.
    pub surplus: Vec<&'t Cell>,
}

/// How rows are to be walked.
#[derive(Debug, Clone, Copy)]
pub(in crate::import) struct Walk<'c> {
    /// The column that holds the name.
    pub name: usize,
    /// Headings may stand between the rows.
    pub has_sections: bool,
    /// What the user says.
    pub choices: &'c Choices,
}

/// The rows that are rows.
type Rows<'t> = Vec<RowOf<'t>>;

impl Row {
    /// The number of the row in its sheet, or of its line in its text.
    pub(in crate::import) fn line(&self) -> Option<usize> {
        self.cells.first().map(|cell| match &cell.at {
            Place::Sheet { row, .. } => *row,
            Place::Text { line, .. } => *line,
        })
    }
}

impl<'t> Layout<'t> {
    /// The rows below the header with something in them; what is left out is noted.
    pub(crate) fn rows(&self, walk: Walk<'_>, log: &mut Log) -> Rows<'t> {
        let mut rows = Vec::new();
        let mut section = None;
        let mut hidden = Vec::new();
        let header = self
            .header
            .and_then(|header| self.table.rows.get(header))
            .map(texts);
        let has_bold_names = self.has_bold_names(walk.name);
        let mut above = Above::default();
        for (place, row) in self.body().iter().enumerate() {
            let Some(first) = row.cells.iter().find(|cell| !cell.is_empty()) else {
                above.end_block();
                continue;
            };
            if header.as_ref() == Some(&texts(row)) {
                above.end_block();
                log.note(Finding::at(
                    &codes::LEFT_OUT,
                    &first.at,
                    "the header is repeated here",
                ));
                continue;
            }
            if !walk.choices.with_struck && is_struck(row) {
                let message = format!(
                    "the row {} is struck through and left out",
                    quoted(&first.text)
                );
                let help = "`--with-struck` takes such rows as well";
                log.note(Finding::at(&codes::STRUCK_ROW, &first.at, message).help(help));
                continue;
            }
            let is_section =
                |row: &Row| walk.has_sections && self.is_section(row, walk.name, has_bold_names);
            let ends_block = |row: &Row| header.as_ref() == Some(&texts(row)) || is_section(row);
            if self.width() > 1
                && is_called_total(row, walk.name)
                && is_last(&self.body()[place + 1..], walk.name, ends_block)
                && above.are_summed_up(row, walk.name)
            {
                let message = format!(
                    "the row {} sums up others and is left out",
                    quoted(&first.text)
                );
                log.note(Finding::at(&codes::LEFT_OUT, &first.at, message));
                continue;
            }
            if is_section(row) {
                above.end_block();
                section = Some(named(first));
                continue;
            }
            above.add(row, walk.name);
            if row.is_hidden {
                hidden.push(first);
            }
            let surplus = self.surplus(row, log);
            rows.push(RowOf {
                row,
                section: section.clone(),
                surplus,
            });
        }
        self.tell_hidden(&hidden, log);
        rows
    }

    /// What stands beyond the last column.
    fn surplus(&self, row: &'t Row, log: &mut Log) -> Vec<&'t Cell> {
        let beyond = row.cells.get(self.width()..).unwrap_or_default();
        let surplus: Vec<_> = beyond.iter().filter(|cell| !cell.is_empty()).collect();
        if let Some(first) = surplus.first() {
            let message = format!(
                "the row has {} beyond the last column, from {}; they are kept as a remark",
                counted(surplus.len(), "cell", "cells"),
                quoted(&first.text)
            );
            let help = "quote text that holds the separator, or give the column a header";
            log.note(Finding::at(&codes::RAGGED_ROW, &first.at, message).help(help));
        }
        surplus
    }

    fn tell_hidden(&self, rows: &[&Cell], log: &mut Log) {
        if let Some(first) = rows.first() {
            let message = format!("{} hidden and imported", are(rows.len(), "row", "rows"));
            log.note(Finding::at(&codes::HIDDEN_ROW, &first.at, message).help(HIDDEN_HELP));
        }
        let hidden = &self.table.hidden_columns;
        let head = hidden.iter().find_map(|column| self.head(*column));
        if let Some(head) = head {
            let message = format!(
                "{} hidden and imported like the others",
                are(hidden.len(), "column", "columns")
            );
            log.note(Finding::at(&codes::HIDDEN_ROW, &head.at, message).help(HIDDEN_HELP));
        }
        if let Some(head) = self.head(0).filter(|_| self.table.is_hidden) {
            let message = format!(
                "the sheet {} is hidden and imported",
                quoted(&self.table.title)
            );
            log.note(Finding::at(&codes::HIDDEN_ROW, &head.at, message).help(HIDDEN_HELP));
        }
    }

    /// A row with nothing but one text is a heading where it is marked as one.
    fn is_section(&self, row: &Row, name: usize, has_bold_names: bool) -> bool {
        let mut filled = row
            .cells
            .iter()
            .enumerate()
            .filter(|(_, cell)| !cell.is_empty());
        let Some((column, first)) = filled.next() else {
            return false;
        };
        let rest: Vec<_> = filled.collect();
        let is_one_text = rest
            .iter()
            .all(|(_, cell)| cell.is_carried && cell.text == first.text);
        if !is_one_text || self.width() < 2 {
            return false;
        }
        let is_bold = first.is_bold && !has_bold_names;
        !rest.is_empty() || column != name || is_bold || is_marked(&first.text)
    }

    /// Whether rows with values have bold names too, so that bold marks no heading.
    fn has_bold_names(&self, name: usize) -> bool {
        self.body().iter().any(|row| {
            let filled = row.cells.iter().filter(|cell| !cell.is_empty()).count();
            filled > 1 && row.cells.get(name).is_some_and(|cell| cell.is_bold)
        })
    }
}

/// The texts of a row, folded.
fn texts(row: &Row) -> Vec<String> {
    let cells = row.cells.iter();
    cells.map(|cell| folded(&cell.text)).collect()
}

const HIDDEN_HELP: &str = "delete in the sheet what is not meant any more";

/// The name in a cell.
pub(in crate::import) fn named(cell: &Cell) -> Named {
    Named {
        id: None,
        name: cell.text.clone(),
        at: cell.at.clone(),
    }
}

/// "Phase 2: …", "1. Onboarding:", "== Renewal ==".
fn is_marked(text: &str) -> bool {
    const SECTIONS: &[&str] = &[
        "phase", "stage", "section", "etappe", "etape", "fase", "faza", "fas", "part", "teil",
    ];
    let begins = words(text)
        .first()
        .is_some_and(|word| SECTIONS.contains(&word.as_str()));
    let numbered = text.chars().any(|letter| letter.is_ascii_digit());
    (begins && numbered) || text.ends_with(':') || text.starts_with("==") || text.starts_with('#')
}

fn is_struck(row: &Row) -> bool {
    let mut filled = row.cells.iter().filter(|cell| !cell.is_empty()).peekable();
    let first_is = filled.peek().is_some_and(|cell| cell.is_struck);
    // A number before it may not be struck through with the rest.
    first_is || row.cells.iter().filter(|cell| cell.is_struck).count() * 2 > filled.count()
}
