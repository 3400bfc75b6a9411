//! The cells of an exported table as other programs read them.

use std::io::{Cursor, Read as _};

use calamine::{Data, Reader as _, Xlsx};
use comrak::nodes::{Node, NodeValue};
use comrak::{Arena, Options, parse_document};

pub(super) type Cells = Vec<Vec<String>>;

pub(super) fn csv_cells(bytes: &[u8]) -> Cells {
    delimited_cells(bytes, b',')
}

pub(super) fn delimited_cells(bytes: &[u8], delimiter: u8) -> Cells {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .delimiter(delimiter)
        .from_reader(bytes);
    let rows = reader.records().map(|row| row.unwrap());
    rows.map(|row| row.iter().map(str::to_owned).collect())
        .collect()
}

/// The cells without the apostrophe that keeps a spreadsheet from taking a text for a formula.
pub(super) fn off_guard(cells: Cells) -> Cells {
    let bare = |cell: String| {
        let begins = cell
            .trim_start_matches('\'')
            .starts_with(['=', '+', '-', '@', '\t', '\r']);
        match cell.strip_prefix('\'') {
            Some(bare) if begins => bare.to_owned(),
            _ => cell,
        }
    };
    let rows = cells.into_iter();
    rows.map(|row| row.into_iter().map(bare).collect())
        .collect()
}

fn open(book: &[u8]) -> Xlsx<Cursor<&[u8]>> {
    calamine::open_workbook_from_rs(Cursor::new(book)).unwrap()
}

pub(super) fn sheet_names(book: &[u8]) -> Vec<String> {
    open(book).sheet_names()
}

/// The cells of a sheet as CSV has them. Texts must be texts there: a formula has another type.
pub(super) fn xlsx_cells(book: &[u8], sheet: &str) -> Cells {
    let range = open(book).worksheet_range(sheet).unwrap();
    let cell = |data: &Data| match data {
        Data::Empty => String::new(),
        Data::String(text) => text.clone(),
        Data::Float(number) => number.to_string(),
        Data::DateTime(day) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        other => panic!("{sheet} has {other:?}"),
    };
    range
        .rows()
        .map(|row| row.iter().map(cell).collect())
        .collect()
}

/// A file inside of a workbook.
pub(super) fn part(book: &[u8], name: &str) -> String {
    let mut files = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut text = String::new();
    files
        .by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

/// The cells of the only table of a Markdown document, as GitHub reads it.
pub(super) fn markdown_cells(text: &str) -> Cells {
    let arena = Arena::new();
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    let document = parse_document(&arena, text, &options);
    let is_row = |node: &Node<'_>| matches!(node.data.borrow().value, NodeValue::TableRow(_));
    let rows = document.descendants().filter(is_row);
    rows.map(|row| row.children().map(words).collect())
        .collect()
}

fn words(cell: Node<'_>) -> String {
    let mut text = String::new();
    for node in cell.descendants() {
        match &node.data.borrow().value {
            NodeValue::Text(piece) => {
                assert!(is_link(node) || !mentions(piece), "{piece} tells somebody");
                text.push_str(piece);
            }
            NodeValue::Code(code) if mentions(&code.literal) => text.push_str(&code.literal),
            NodeValue::Code(code) => text.push_str(&format!("<code>{}", code.literal)),
            NodeValue::HtmlInline(tag) if tag == "<br>" => text.push('\n'),
            NodeValue::HtmlInline(tag) => text.push_str(&format!("<html>{tag}")),
            NodeValue::Emph | NodeValue::Strong | NodeValue::Strikethrough => {
                text.push_str("<marked>")
            }
            _ => {}
        }
    }
    text
}

/// In what leads somewhere already, nothing is looked for.
fn is_link(text: Node<'_>) -> bool {
    let parent = text.parent();
    parent.is_some_and(|node| matches!(node.data.borrow().value, NodeValue::Link(_)))
}

/// Whether GitHub finds a person or an issue in a text: `@a` and `GH-1` behind no letter, `#1` anywhere.
fn mentions(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    let chars: Vec<char> = text.chars().collect();
    let is_apart = |n: usize| n == 0 || !chars[n - 1].is_alphanumeric();
    (0..chars.len()).any(|n| match &chars[n..] {
        ['@', next, ..] => is_apart(n) && next.is_alphanumeric(),
        ['#', next, ..] => next.is_ascii_digit(),
        ['g', 'h', '-', next, ..] => is_apart(n) && next.is_ascii_digit(),
        _ => false,
    })
}
