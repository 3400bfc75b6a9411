//! What calamine does not tell of a sheet: what is hidden, how parts of texts look, formulas without a value.
//!
//! It also checks every reference in the sheet, since calamine counts with them as they are.

use std::collections::HashMap;

use quick_xml::events::{BytesStart, Event};

use super::grid::{Layout, Span};
use super::package::broken;
use super::xlsx_parts::{Look, Runs};
use super::xml::{attribute, is_on, push_entity, reader};
use crate::sheet::Unreadable;
use crate::sheet::limits::{self, MOST_CELLS};

/// The rows and columns of the largest sheet that Excel can have.
const ALL_ROWS: usize = 1_048_576;
const ALL_COLUMNS: usize = 16_384;

/// A cell, by its row and column from 0.
type At = (usize, usize);

/// What was seen in a sheet.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// What is hidden and merged.
    pub(super) layout: Layout,
    /// Cells whose text looks otherwise than their style.
    pub(super) looks: HashMap<At, Look>,
    /// Formulas of cells that have no value.
    pub(super) formulas: HashMap<At, String>,
    /// Whether cells are links.
    pub(super) has_links: bool,
    row: usize,
    column: usize,
    cells: usize,
}

/// A cell while it is read.
#[derive(Debug, Default)]
struct Open {
    at: At,
    is_shared: bool,
    value: String,
    formula: String,
    runs: Runs,
    inside: Inside,
}

/// Which part of a cell is being read.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Inside {
    #[default]
    Nothing,
    Formula,
    Value,
    Text,
}

/// Looks through the XML of a sheet called `name`.
///
/// # Errors
/// It is broken or has too many cells.
pub(super) fn look_through(xml: &[u8], name: &str, strings: &[Look]) -> Result<Seen, Unreadable> {
    let mut seen = Seen::default();
    let mut cell: Option<Open> = None;
    let mut reader = reader(xml);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer);
        match event.map_err(|error| broken(&format!("the sheet `{name}`: {error}")))? {
            Event::Start(element) => match &mut cell {
                Some(cell) => cell.start(&element),
                None => cell = seen.start(&element, name)?,
            },
            Event::End(element) => match (element.local_name().as_ref(), cell.take()) {
                ("c", Some(cell)) => seen.close(cell, strings, name)?,
                (name, Some(mut open)) => {
                    open.end(name);
                    cell = Some(open);
                }
                ("row", None) => {
                    seen.row += 1;
                    seen.column = 0;
                }
                _ => {}
            },
            Event::Text(text) => {
                if let Some(cell) = &mut cell {
                    cell.text(&text.xml10_content());
                }
            }
            Event::CData(text) => {
                if let Some(cell) = &mut cell {
                    cell.text(&text.xml10_content());
                }
            }
            Event::GeneralRef(entity) => {
                if let Some(cell) = &mut cell {
                    let mut text = String::new();
                    push_entity(&entity, &mut text)?;
                    cell.text(&text);
                }
            }
            Event::Eof => return Ok(seen),
            _ => {}
        }
    }
}

impl Seen {
    /// An element outside of cells starts; returns the cell if it is one.
    fn start(&mut self, element: &BytesStart<'_>, sheet: &str) -> Result<Option<Open>, Unreadable> {
        match element.local_name().as_ref() {
            "row" => {
                for r in references(element, "r") {
                    let row = r
                        .parse::<usize>()
                        .ok()
                        .filter(|row| (1..=ALL_ROWS).contains(row));
                    self.row = row.ok_or_else(|| unknown(sheet, &r))? - 1;
                }
                if is_on(element, "hidden") {
                    self.layout.hidden_rows.push((self.row, self.row));
                }
            }
            "c" => return self.open(element, sheet).map(Some),
            "col" if is_on(element, "hidden") && self.layout.hidden_columns.len() < ALL_COLUMNS => {
                let number = |name| {
                    attribute(element, name)?
                        .parse::<usize>()
                        .ok()?
                        .checked_sub(1)
                };
                if let (Some(first), Some(last)) = (number("min"), number("max")) {
                    self.layout.hidden_columns.push((first, last));
                }
            }
            "dimension" => {
                for r in references(element, "ref") {
                    range(&r).ok_or_else(|| unknown(sheet, &r))?;
                }
            }
            "mergeCell" => {
                for r in references(element, "ref") {
                    let merged = range(&r).ok_or_else(|| unknown(sheet, &r))?;
                    self.layout.merged.push(merged);
                }
            }
            "hyperlink" => {
                for r in references(element, "ref") {
                    range(&r).ok_or_else(|| unknown(sheet, &r))?;
                }
                self.has_links = true;
            }
            _ => {}
        }
        Ok(None)
    }

    /// A cell begins; without a reference it is the next of its row.
    fn open(&mut self, element: &BytesStart<'_>, sheet: &str) -> Result<Open, Unreadable> {
        self.cells += 1;
        let mut at = (self.row, self.column);
        for r in references(element, "r") {
            at = cell(&r).ok_or_else(|| unknown(sheet, &r))?;
        }
        self.column = at.1 + 1;
        Ok(Open {
            at,
            is_shared: attribute(element, "t").as_deref() == Some("s"),
            ..Open::default()
        })
    }

    /// A cell ends.
    fn close(&mut self, cell: Open, strings: &[Look], sheet: &str) -> Result<(), Unreadable> {
        let shared = || strings.get(cell.value.parse::<usize>().ok()?).copied();
        let look = match cell.is_shared {
            true => shared().unwrap_or_default(),
            false => cell.runs.look(),
        };
        if look != Look::default() {
            self.looks.insert(cell.at, look);
        }
        if cell.value.is_empty() && !cell.formula.is_empty() {
            self.formulas.insert(cell.at, format!("={}", cell.formula));
        }
        if self.looks.len().max(self.formulas.len()) > MOST_CELLS {
            let amount = format!("more than {MOST_CELLS} cells");
            return Err(limits::too_large(&format!("the sheet `{sheet}`"), &amount));
        }
        Ok(())
    }
}

impl Open {
    fn start(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            "f" => self.inside = Inside::Formula,
            "v" => self.inside = Inside::Value,
            "is" => self.inside = Inside::Text,
            _ => self.runs.start(element),
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "f" | "v" | "is" => self.inside = Inside::Nothing,
            _ => self.runs.end(name),
        }
    }

    fn text(&mut self, text: &str) {
        match self.inside {
            Inside::Nothing => {}
            Inside::Formula => self.formula.push_str(text),
            Inside::Value => self.value.push_str(text),
            Inside::Text => self.runs.text(text),
        }
    }
}

/// All values of an attribute: one, unless the file is broken, and then each counts.
fn references(element: &BytesStart<'_>, name: &str) -> Vec<String> {
    let mut attributes = element.attributes();
    let attributes = attributes.with_checks(false).flatten();
    let named = attributes.filter(|attribute| attribute.key.as_ref() == name);
    named
        .map(|attribute| attribute.value.into_owned())
        .collect()
}

/// The place that `B7` means.
pub(super) fn cell(reference: &str) -> Option<At> {
    let digits = reference.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = reference.split_at(digits);
    if !(1..=3).contains(&letters.len()) || !(1..=7).contains(&digits.len()) {
        return None;
    }
    let mut column = 0;
    for letter in letters.bytes() {
        if !letter.is_ascii_alphabetic() {
            return None;
        }
        column = column * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1;
    }
    let row = digits.parse::<usize>().ok()?;
    ((1..=ALL_ROWS).contains(&row) && column <= ALL_COLUMNS).then(|| (row - 1, column - 1))
}

/// The rows and columns that `B7:D9` or `B7` means.
fn range(reference: &str) -> Option<(Span, Span)> {
    let (first, last) = reference.split_once(':').unwrap_or((reference, reference));
    let (first, last) = (cell(first)?, cell(last)?);
    let is_ordered = first.0 <= last.0 && first.1 <= last.1;
    is_ordered.then_some(((first.0, last.0), (first.1, last.1)))
}

/// A sheet with a reference that there is not.
pub(super) fn unknown(sheet: &str, reference: &str) -> Unreadable {
    let shown: String = reference.chars().take(40).collect();
    broken(&format!("the sheet `{sheet}` speaks of a cell `{shown}`"))
}
