//! Workbooks of LibreOffice and others in the OpenDocument format.
//!
//! Read here, since calamine does not tell what is hidden, merged or struck through in them.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::grid::{Grid, Layout};
use super::number;
use super::ods_styles::Styles;
use super::package::{Package, broken};
use super::xml::{attribute, push_entity, reader};
use crate::sheet::limits::Used;
use crate::sheet::{Cell, Place, Table, Unreadable};

/// The most spaces that one element may stand for.
const MOST_SPACES: usize = 200;

/// The element with a comment on a cell.
const ANNOTATION: &str = "office:annotation";

/// Reads the sheets in which something stands.
///
/// # Errors
/// It is broken or too large.
pub(super) fn read(package: &mut Package<'_>) -> Result<Vec<Table>, Unreadable> {
    let mut styles = Styles::default();
    styles.add(&package.part("styles.xml")?.unwrap_or_default())?;
    let content = package.part("content.xml")?;
    let content = content.ok_or_else(|| broken(&"it has no `content.xml`"))?;
    styles.add(&content)?;
    let mut xml = reader(&content);
    xml.config_mut().check_end_names = true;
    let mut content = Content {
        xml,
        buffer: Vec::new(),
        styles,
        used: Used::default(),
    };
    content.tables()
}

/// The content of a workbook while it is read.
struct Content<'x> {
    xml: Reader<&'x [u8]>,
    buffer: Vec<u8>,
    styles: Styles,
    used: Used,
}

/// A cell as it is read, and how many of the kind follow one another.
struct Found {
    cell: Cell,
    times: usize,
    columns: usize,
    rows: usize,
}

/// The text of a cell while it is read.
#[derive(Default)]
struct Text {
    text: String,
    paragraphs: usize,
    link: Option<String>,
    comment: Option<String>,
    /// The styles of the spans that are open.
    spans: Vec<Option<String>>,
    /// Whether all of it so far is bold, and struck through; `None` while there is nothing.
    is_bold: Option<bool>,
    is_struck: Option<bool>,
}

impl Content<'_> {
    /// The next event, without what it borrows.
    fn next(&mut self) -> Result<Event<'static>, Unreadable> {
        self.buffer.clear();
        let event = self.xml.read_event_into(&mut self.buffer);
        event.map(Event::into_owned).map_err(|error| broken(&error))
    }

    /// Passes over the rest of an element.
    fn skip(&mut self, element: &BytesStart<'_>) -> Result<(), Unreadable> {
        self.buffer.clear();
        let end = self.xml.read_to_end_into(element.name(), &mut self.buffer);
        end.map(drop).map_err(|error| broken(&error))
    }

    fn tables(&mut self) -> Result<Vec<Table>, Unreadable> {
        let mut tables = Vec::new();
        loop {
            match self.next()? {
                Event::Start(element) => match element.name().as_ref() {
                    "table:table" => tables.extend(self.table(&element)?),
                    // The changes hold tables of what was there before.
                    "table:tracked-changes" | "table:dde-links" => self.skip(&element)?,
                    _ => {}
                },
                Event::Eof => return Ok(tables),
                _ => {}
            }
        }
    }

    /// A sheet, up to its end.
    fn table(&mut self, element: &BytesStart<'_>) -> Result<Option<Table>, Unreadable> {
        let mut used = std::mem::take(&mut self.used);
        let name = attribute(element, "name").unwrap_or_default();
        let mut grid = Grid::new(&name, &mut used);
        let mut layout = Layout {
            is_hidden: self
                .styles
                .is_hidden(attribute(element, "style-name").as_deref()),
            ..Layout::default()
        };
        let (mut row, mut column) = (0_usize, 0_usize);
        loop {
            match self.next()? {
                Event::Start(element) => match element.name().as_ref() {
                    "table:table-column" => {
                        let next =
                            column.saturating_add(times(&element, "number-columns-repeated"));
                        if is_hidden(&element) {
                            layout.hidden_columns.push((column, next - 1));
                        }
                        column = next;
                    }
                    "table:table-row" => {
                        let next = row.saturating_add(times(&element, "number-rows-repeated"));
                        if is_hidden(&element) {
                            layout.hidden_rows.push((row, next - 1));
                        }
                        self.row((row, next), &mut grid, &mut layout)?;
                        row = next;
                    }
                    "table:shapes" | "office:forms" | "table:table-source" => {
                        self.skip(&element)?
                    }
                    _ => {}
                },
                Event::End(element) if element.name().as_ref() == "table:table" => break,
                Event::Eof => return Err(broken(&format!("the sheet `{name}` does not end"))),
                _ => {}
            }
        }
        let table = grid.finish(&layout)?;
        self.used = used;
        Ok(table)
    }

    /// A row, which stands for all from the first to before the second of `rows`.
    fn row(
        &mut self,
        rows: (usize, usize),
        grid: &mut Grid<'_>,
        layout: &mut Layout,
    ) -> Result<(), Unreadable> {
        let mut column = 0_usize;
        loop {
            match self.next()? {
                Event::Start(element) => match element.name().as_ref() {
                    "table:table-cell" | "table:covered-table-cell" => {
                        let found = self.cell(&element)?;
                        let next = column.saturating_add(found.times);
                        if !found.cell.is_empty() || found.cell.comment.is_some() {
                            put(grid, rows, (column, next), &found.cell)?;
                        }
                        if found.columns.max(found.rows) > 1 {
                            let last = |first: usize, count: usize| first.saturating_add(count - 1);
                            let (top, left) = (rows.0, column);
                            layout.merged.push((
                                (top, last(top, found.rows)),
                                (left, last(left, found.columns)),
                            ));
                        }
                        column = next;
                    }
                    _ => self.skip(&element)?,
                },
                Event::End(element) if element.name().as_ref() == "table:table-row" => {
                    return Ok(());
                }
                Event::Eof => return Err(broken(&"a row does not end")),
                _ => {}
            }
        }
    }

    /// A cell, up to its end.
    fn cell(&mut self, element: &BytesStart<'_>) -> Result<Found, Unreadable> {
        let name = element.name().as_ref().to_owned();
        let style = attribute(element, "style-name");
        let text = self.text(&name)?;
        let kind = attribute(element, "value-type").unwrap_or_default();
        let value = |name| attribute(element, name).unwrap_or_default();
        let number = match kind.as_str() {
            "float" | "percentage" | "currency" if !is_word(&text.text) => {
                value("value").parse().ok().map(number::rounded)
            }
            _ => None,
        };
        let shown = match (kind.as_str(), number) {
            ("percentage", Some(number)) => number::text(number, "0%"),
            (_, Some(number)) if !is_padded(&text.text) => number::text(number, ""),
            ("date", _) => number::iso_date(&value("date-value")),
            ("time", _) => number::iso_duration(&value("time-value")),
            ("boolean", _) => value("boolean-value").to_uppercase(),
            ("string", _) if text.text.is_empty() => value("string-value"),
            _ => text.text.clone(),
        };
        let nowhere = Place::Text { line: 0, column: 0 };
        let style = style.as_deref();
        Ok(Found {
            cell: Cell {
                number,
                is_bold: self.styles.is_bold(style) || text.is_bold.unwrap_or(false),
                is_struck: self.styles.is_struck(style) || text.is_struck.unwrap_or(false),
                link: text.link.map(Into::into),
                comment: text.comment.map(Into::into),
                ..Cell::plain(shown.trim(), nowhere)
            },
            times: times(element, "number-columns-repeated"),
            columns: times(element, "number-columns-spanned"),
            rows: times(element, "number-rows-spanned"),
        })
    }

    /// The text of the cell whose element is called `cell`, up to its end.
    fn text(&mut self, cell: &str) -> Result<Text, Unreadable> {
        let mut text = Text::default();
        loop {
            match self.next()? {
                Event::Start(element) => match element.name().as_ref() {
                    "text:p" | "text:h" => text.paragraph(),
                    "text:span" => text.spans.push(attribute(&element, "style-name")),
                    "text:a" if text.link.is_none() => text.link = attribute(&element, "href"),
                    "text:s" => {
                        let spaces = times(&element, "c").min(MOST_SPACES);
                        text.text.extend(std::iter::repeat_n(' ', spaces));
                    }
                    "text:tab" => text.text.push('\t'),
                    "text:line-break" => text.text.push('\n'),
                    ANNOTATION if cell != ANNOTATION => text.comment(self.text(ANNOTATION)?),
                    name if is_beside(name) => self.skip(&element)?,
                    _ => {}
                },
                Event::End(element) => match element.name().as_ref() {
                    "text:span" => drop(text.spans.pop()),
                    name if name == cell => return Ok(text),
                    _ => {}
                },
                Event::Text(found) if text.paragraphs > 0 => {
                    text.push(&collapsed(&found.xml10_content()), &self.styles);
                }
                Event::CData(found) if text.paragraphs > 0 => {
                    text.push(&collapsed(&found.xml10_content()), &self.styles);
                }
                Event::GeneralRef(entity) if text.paragraphs > 0 => {
                    let mut found = String::new();
                    push_entity(&entity, &mut found)?;
                    text.push(&found, &self.styles);
                }
                Event::Eof => return Err(broken(&"a cell does not end")),
                _ => {}
            }
        }
    }
}

impl Text {
    /// A paragraph begins, on a line of its own.
    fn paragraph(&mut self) {
        if self.paragraphs > 0 {
            self.text.push('\n');
        }
        self.paragraphs += 1;
    }

    /// Takes what an annotation says.
    fn comment(&mut self, annotation: Self) {
        let comment = annotation.text.trim();
        if !comment.is_empty() {
            self.comment = Some(comment.to_owned());
        }
    }

    /// Adds characters, which look as the innermost span that says so.
    fn push(&mut self, found: &str, styles: &Styles) {
        self.text.push_str(found);
        if found.trim().is_empty() {
            return;
        }
        let spans = || self.spans.iter().map(Option::as_deref);
        let is_bold = spans().any(|span| styles.is_bold(span));
        let is_struck = spans().any(|span| styles.is_struck(span));
        self.is_bold = Some(is_bold && self.is_bold.unwrap_or(true));
        self.is_struck = Some(is_struck && self.is_struck.unwrap_or(true));
    }
}

/// Puts a cell into all rows and columns that it stands for.
fn put(
    grid: &mut Grid<'_>,
    rows: (usize, usize),
    columns: (usize, usize),
    cell: &Cell,
) -> Result<(), Unreadable> {
    for row in rows.0..rows.1 {
        for column in columns.0..columns.1 {
            grid.put(row, column, cell.clone())?;
        }
    }
    Ok(())
}

/// A number of repetitions, at least one, and no more than can be counted together.
fn times(element: &BytesStart<'_>, name: &str) -> usize {
    let times = attribute(element, name).and_then(|times| times.parse().ok());
    times.unwrap_or(1).clamp(1, u32::MAX as usize)
}

/// Whether a row or column is not shown, by hand or by a filter.
fn is_hidden(element: &BytesStart<'_>) -> bool {
    matches!(
        attribute(element, "visibility").as_deref(),
        Some("collapse" | "filter")
    )
}

/// Whether an element in a cell or annotation is none of its text: who wrote it, pictures, tables in it.
fn is_beside(name: &str) -> bool {
    name.starts_with("draw:")
        || name.starts_with("dc:")
        || name.starts_with("meta:")
        || matches!(name, ANNOTATION | "table:table" | "text:ruby-text")
}

/// Whether a number is shown as something else, as LibreOffice does with `TRUE`.
fn is_word(text: &str) -> bool {
    !text.is_empty() && !text.contains(char::is_numeric)
}

/// Whether a number is shown with zeros before it, as ids are.
fn is_padded(text: &str) -> bool {
    text.len() > 1 && text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Text with its white space as XML means it: any of it is one space.
fn collapsed(text: &str) -> String {
    let mut collapsed = String::with_capacity(text.len());
    for c in text.chars() {
        let c = if matches!(c, '\n' | '\r' | '\t') {
            ' '
        } else {
            c
        };
        if c != ' ' || !collapsed.ends_with(' ') {
            collapsed.push(c);
        }
    }
    collapsed
}
