//! Workbooks of Excel.

use std::collections::HashMap;
use std::io::Cursor;

use calamine::{DataRef, Hyperlink, Reader, SheetType, SheetVisible, Style, Xlsx};

use super::grid::Grid;
use super::number;
use super::package::{Package, broken};
use super::xlsx_comments;
use super::xlsx_parts::{Look, Parts, comments_of};
use super::xlsx_sheet::{self, Seen};
use crate::sheet::limits::Used;
use crate::sheet::{Cell, Place, Table, Unreadable};

/// A workbook that calamine has open.
type Book<'b> = Xlsx<Cursor<&'b [u8]>>;

/// Reads the sheets in which something stands.
///
/// # Errors
/// It is broken or too large.
pub(super) fn read(package: &mut Package<'_>, bytes: &[u8]) -> Result<Vec<Table>, Unreadable> {
    let parts = Parts::of(package)?;
    let mut book: Book<'_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    let mut used = Used::default();
    let mut tables = Vec::new();
    for sheet in book.sheets_metadata().to_vec() {
        let part = parts.sheets.iter().find(|(name, _)| *name == sheet.name);
        let Some((name, path)) = part.filter(|_| sheet.typ == SheetType::WorkSheet) else {
            continue;
        };
        let comments = comments_of(package, path)?;
        let comments = xlsx_comments::read(package, &comments, name)?;
        let xml = package.part(path)?.unwrap_or_default();
        let mut seen = xlsx_sheet::look_through(&xml, name, &parts.strings)?;
        drop(xml);
        seen.layout.is_hidden = sheet.visible != SheetVisible::Visible;
        let mut grid = cells(&mut book, name, &seen, &mut used)?;
        for ((row, column), comment) in comments {
            grid.comment(row, column, comment)?;
        }
        tables.extend(grid.finish(&seen.layout)?);
    }
    Ok(tables)
}

/// The cells of a sheet.
fn cells<'u>(
    book: &mut Book<'_>,
    name: &str,
    seen: &Seen,
    used: &'u mut Used,
) -> Result<Grid<'u>, Unreadable> {
    let failed = |error: &dyn std::fmt::Display| broken(&format!("the sheet `{name}`: {error}"));
    let links = match seen.has_links {
        true => links(
            book.hyperlinks_by_sheet_name(name)
                .map_err(|error| failed(&error))?,
        ),
        false => HashMap::new(),
    };
    let mut grid = Grid::new(name, used);
    let mut cells = book
        .worksheet_cells_reader(name)
        .map_err(|error| failed(&error))?;
    while let Some((found, style)) = cells
        .next_cell_with_style_id()
        .map_err(|error| failed(&error))?
    {
        let (row, column) = found.get_position();
        let at = (row as usize, column as usize);
        let style = cells.styles().get(style);
        let mut cell = cell(found.get_value(), style);
        if cell.is_empty()
            && let Some(formula) = seen.formulas.get(&at)
        {
            // The program that wrote the file did not calculate it; better to show that than nothing.
            cell.text.clone_from(formula);
        }
        if cell.is_empty() {
            continue;
        }
        let look = seen.looks.get(&at).copied().unwrap_or_default();
        mark(&mut cell, style, look);
        cell.link = links.get(&(row, column)).map(|link| link.as_str().into());
        grid.put(at.0, at.1, cell)?;
    }
    Ok(grid)
}

/// A cell with what stands in it, not yet in its place.
fn cell(value: &DataRef<'_>, style: Option<&Style>) -> Cell {
    let format = style.and_then(|style| style.number_format.as_ref());
    let format = format.map_or("", |format| format.format_code.as_str());
    let number = match value {
        DataRef::Int(number) => Some(*number as f64),
        DataRef::Float(number) => Some(number::rounded(*number)),
        _ => None,
    };
    let text = match value {
        DataRef::Int(_) | DataRef::Float(_) => number::text(number.unwrap_or_default(), format),
        DataRef::String(text) => lines(text),
        DataRef::SharedString(text) => lines(text),
        DataRef::Bool(true) => "TRUE".to_owned(),
        DataRef::Bool(false) => "FALSE".to_owned(),
        DataRef::DateTime(date) => number::date(*date),
        DataRef::DateTimeIso(date) => number::iso_date(date),
        DataRef::DurationIso(duration) => number::iso_duration(duration),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    };
    let nowhere = Place::Text { line: 0, column: 0 };
    Cell {
        number,
        ..Cell::plain(text, nowhere)
    }
}

/// The lines of a text, trimmed as a whole.
fn lines(text: &str) -> String {
    let text = text.trim();
    match text.contains('\r') {
        true => text
            .replace("\r\n", "\n")
            .replace('\r', "\n")
            .trim()
            .to_owned(),
        false => text.to_owned(),
    }
}

/// Says how a cell looks, by its style or by all of its text.
fn mark(cell: &mut Cell, style: Option<&Style>, look: Look) {
    let font = style.and_then(|style| style.font.as_ref());
    cell.is_bold = look.is_bold || font.is_some_and(calamine::Font::is_bold);
    cell.is_struck = look.is_struck || font.is_some_and(calamine::Font::has_strikethrough);
}

/// Where cells lead; a link over several cells is that of the first.
fn links(links: Vec<Hyperlink>) -> HashMap<(u32, u32), String> {
    let links = links.into_iter().filter_map(|link| {
        let target = link.target.filter(|target| !target.is_empty());
        let target = target.or_else(|| link.location.map(|place| format!("#{place}")))?;
        Some((link.range.start, target))
    });
    links.collect()
}
