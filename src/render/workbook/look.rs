//! How cells of a workbook look: told apart without colour, on paper as well.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};
use textwrap::core::display_width;

use crate::view::export::{Cell, Column, Kind, Sheet};

const GREY_TEXT: &str = "#6B6B6B";
const HEAD: &str = "#E3E3E3";
const BAND: &str = "#F5F5F5";
const LINE: &str = "#C8C8C8";
const DAY: &str = "yyyy-mm-dd";

/// The formats that all others are made of.
pub(super) struct Look {
    head: Format,
    cell: Format,
}

impl Look {
    pub(super) fn new() -> Self {
        let cell = Format::new()
            .set_align(FormatAlign::Top)
            .set_border(FormatBorder::Thin)
            .set_border_color(LINE);
        let head = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Bottom)
            .set_background_color(HEAD)
            .set_border(FormatBorder::Thin)
            .set_border_color(LINE)
            .set_quote_prefix();
        Self { head, cell }
    }

    pub(super) fn head(&self, kind: &Kind) -> Format {
        let head = self.head.clone();
        match kind {
            Kind::Letters { .. } => head.set_rotation(90).set_align(FormatAlign::Center),
            Kind::Id => head.set_font_color(GREY_TEXT),
            Kind::Result => head.set_font_color(GREY_TEXT).set_italic(),
            _ => head,
        }
    }

    pub(super) fn cell(&self, kind: &Kind, band: usize, cell: &Cell) -> Format {
        let mut format = self.cell.clone();
        if band % 2 == 1 {
            format = format.set_background_color(BAND);
        }
        format = match kind {
            Kind::Id => format.set_font_color(GREY_TEXT),
            Kind::Letters { .. } => format.set_align(FormatAlign::Center),
            Kind::Result => format.set_font_color(GREY_TEXT).set_italic(),
            Kind::Name | Kind::Text => format.set_text_wrap(),
            Kind::Word(_) | Kind::Number(_) | Kind::Day => format,
        };
        match cell {
            Cell::Day(_) => format.set_num_format(DAY),
            // Whoever edits such a text would make a formula of it otherwise.
            Cell::Text(text) if text.starts_with(['=', '+', '-', '@', '\'']) => {
                format.set_quote_prefix()
            }
            _ => format,
        }
    }
}

/// Who answers for the row: the darkest, and bold.
pub(super) fn answering() -> Format {
    Format::new().set_bold().set_background_color("#C9C9C9")
}

/// Who does the work.
pub(super) fn doing() -> Format {
    Format::new().set_background_color("#E9E9E9")
}

/// What is undecided.
pub(super) fn open() -> Format {
    Format::new().set_italic().set_background_color("#FFF2CC")
}

/// The width of a column in characters.
pub(super) fn width(column: &Column, sheet: &Sheet) -> f64 {
    let place = sheet
        .columns
        .iter()
        .position(|other| other.title == column.title);
    let cells = sheet.rows.iter().filter_map(|row| row.cells.get(place?));
    let longest = cells
        .map(|cell| longest_line(&cell.text()))
        .max()
        .unwrap_or(0);
    let (least, most) = match column.kind {
        Kind::Letters { .. } => return 5.0,
        Kind::Id => (6, 14),
        Kind::Name => (20, 48),
        Kind::Text => (12, 48),
        Kind::Word(_) | Kind::Result => (9, 28),
        Kind::Number(_) | Kind::Day => (9, 12),
    };
    longest.clamp(least, most) as f64 + 1.0
}

/// The height of the heads in points: upright names need theirs, others wrap.
pub(super) fn head_height(sheet: &Sheet) -> f64 {
    let letters = sheet
        .columns
        .iter()
        .filter(|column| matches!(column.kind, Kind::Letters { .. }));
    let longest = letters.map(|column| display_width(&column.title)).max();
    // Bold letters are about six points wide; a row may be 409 points high.
    longest.map_or(32.0, |longest| {
        (longest as f64 * 6.2 + 8.0).clamp(48.0, 260.0)
    })
}

fn longest_line(text: &str) -> usize {
    let lines = text.lines().map(display_width);
    lines.max().unwrap_or(0)
}
