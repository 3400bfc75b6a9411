//! Tables of HTML, row and column spans included.
//!
//! The parser of browsers builds the tree; since it keeps no places, the start tags of cells are looked up in the
//! source.

mod cell;
mod source;
mod style;
#[cfg(test)]
mod tests;

use scraper::node::Element;
use scraper::{Html, Node};

use super::document::inline;
use super::document::outline::Outline;
use super::document::spans::{self, Span, Written};
use super::{Place, Table, Unreadable};
use cell::Text;
use source::Starts;
use style::Style;

pub(super) use source::{Region, regions};

/// Whether the text is a page of HTML, or what a program put on the clipboard as one.
pub(super) fn is_page(text: &str) -> bool {
    const STARTS: [&str; 9] = [
        "<!doctype",
        "<html",
        "<?xml",
        "<meta",
        "<head",
        "<body",
        "<style",
        "<google-sheets-html-origin",
        "<!--startfragment",
    ];
    let start: String = text
        .trim_start()
        .chars()
        .take(500)
        .collect::<String>()
        .to_ascii_lowercase();
    STARTS.iter().any(|mark| start.starts_with(mark))
        || start.starts_with("version:") && start.contains("<html")
}

/// Whether the text is a piece of HTML, and not Markdown with HTML in it.
pub(super) fn is_fragment(text: &str) -> bool {
    let has_heading = || {
        text.lines()
            .any(|line| line.starts_with('#') && line.trim_start_matches('#').starts_with(' '))
    };
    text.trim_start().starts_with('<') && !has_heading()
}

/// The tables of a page.
///
/// # Errors
/// One of them is larger than we read.
pub(super) fn tables(text: &str) -> Result<Vec<Table>, Unreadable> {
    let mut outline = Outline::default();
    let region = Region {
        bytes: 0..text.len(),
        line: 1,
        column: 1,
    };
    tables_in(text, &region, &mut outline)?;
    Ok(outline.done())
}

/// Reads the tables of a piece of HTML that stands at a region of a document.
///
/// # Errors
/// One of them is larger than we read.
pub(super) fn tables_in(
    text: &str,
    region: &Region,
    outline: &mut Outline,
) -> Result<(), Unreadable> {
    let starts = source::starts(text, region)?;
    let page = Html::parse_document(text);
    let is_cell = |node: &Node| {
        node.as_element()
            .is_some_and(|element| matches!(element.name(), "td" | "th"))
    };
    let cells = page
        .tree
        .nodes()
        .filter(|node| is_cell(node.value()))
        .count();
    let mut walk = Walk {
        has_places: cells == starts.cells.len(),
        starts,
        outline,
        open: Vec::new(),
        styles: vec![Style::default()],
        text: Text::default(),
        heading: None,
        seen_tables: 0,
        seen_cells: 0,
    };
    let mut node = page.tree.root();
    loop {
        walk.enter(node.value());
        if let Some(child) = node.first_child() {
            node = child;
            continue;
        }
        loop {
            walk.leave(node.value())?;
            match (node.next_sibling(), node.parent()) {
                (Some(next), _) => {
                    node = next;
                    break;
                }
                (None, Some(parent)) => node = parent,
                (None, None) => {
                    walk.flush();
                    return Ok(());
                }
            }
        }
    }
}

struct Walk<'o> {
    starts: Starts,
    /// The tree has as many cells as the source has start tags of cells.
    has_places: bool,
    outline: &'o mut Outline,
    open: Vec<Open>,
    styles: Vec<Style>,
    /// Text outside of tables, up to the next block.
    text: Text,
    heading: Option<u8>,
    seen_tables: usize,
    seen_cells: usize,
}

/// A table whose end is not reached.
struct Open {
    table: usize,
    at: Place,
    rows: Vec<Written>,
    cell: Option<(Span, Text)>,
    caption: Option<Text>,
    part: usize,
    is_head: bool,
    /// How many cells at each place in their row are shown, and how many are not.
    columns: Vec<(usize, usize)>,
}

impl Walk<'_> {
    fn enter(&mut self, node: &Node) {
        match node {
            Node::Element(element) => self.enter_element(element),
            Node::Text(text) => self.write(text),
            // What Confluence stores as CDATA is a comment for browsers.
            Node::Comment(comment) => {
                if let Some(text) = comment
                    .strip_prefix("[CDATA[")
                    .and_then(|text| text.strip_suffix("]]"))
                {
                    self.write(text);
                }
            }
            _ => {}
        }
    }

    fn enter_element(&mut self, element: &Element) {
        let mut style = self.style().of(element);
        let is_hidden = style.is_hidden;
        let name = element.name();
        if style::is_block(name) {
            self.break_line();
        }
        match name {
            "table" => {
                self.enter_table(is_hidden);
                style = Style::default();
            }
            "thead" | "tbody" | "tfoot" => {
                if let Some(open) = self.open.last_mut() {
                    open.part += 1;
                    open.is_head = name == "thead";
                }
            }
            "tr" => {
                if let Some(open) = self.open.last_mut() {
                    let (part, is_head) = (open.part, open.is_head);
                    open.rows.push(Written {
                        cells: Vec::new(),
                        is_hidden,
                        is_head,
                        part,
                    });
                }
            }
            "td" | "th" => {
                self.enter_cell(element, is_hidden);
                style.is_hidden = false;
            }
            "caption" => {
                if let Some(open) = self.open.last_mut() {
                    open.caption = Some(Text::default());
                }
            }
            "a" => self.link(element.attr("href")),
            "img" => self.write(element.attr("alt").unwrap_or_default()),
            "ac:emoticon" => self.write(element.attr("ac:emoji-fallback").unwrap_or_default()),
            "time" => self.write(element.attr("datetime").unwrap_or_default()),
            "input"
                if element
                    .attr("type")
                    .is_some_and(|kind| kind.eq_ignore_ascii_case("checkbox")) =>
            {
                self.write(if element.attr("checked").is_some() {
                    "☑ "
                } else {
                    "☐ "
                });
            }
            _ => {}
        }
        if let Some(level) = style::heading(name) {
            self.heading = Some(level);
        }
        self.styles.push(style);
    }

    fn enter_table(&mut self, is_hidden: bool) {
        self.break_line();
        let table = self.outline.start();
        self.outline.table(table).is_hidden = is_hidden;
        let at = self
            .starts
            .tables
            .get(self.seen_tables)
            .or(self.starts.tables.last());
        let at = at.unwrap_or(&self.starts.start).clone();
        self.seen_tables += 1;
        self.open.push(Open {
            table,
            at,
            rows: Vec::new(),
            cell: None,
            caption: None,
            part: 0,
            is_head: false,
            columns: Vec::new(),
        });
    }

    fn enter_cell(&mut self, element: &Element, is_hidden: bool) {
        let place = self
            .starts
            .cells
            .get(self.seen_cells)
            .filter(|_| self.has_places)
            .cloned();
        self.seen_cells += 1;
        let Some(open) = self.open.last_mut() else {
            return;
        };
        let span = |name| element.attr(name).map(number);
        let cell = super::Cell::plain("", place.unwrap_or_else(|| open.at.clone()));
        let nth = open.rows.last().map_or(0, |row| row.cells.len());
        open.columns.resize(open.columns.len().max(nth + 1), (0, 0));
        // In a row that is hidden nothing tells whether the column is.
        if !open.rows.last().is_some_and(|row| row.is_hidden) {
            let (shown, hidden) = &mut open.columns[nth];
            *(if is_hidden { hidden } else { shown }) += 1;
        }
        let span = Span {
            cell,
            is_head: element.name() == "th",
            columns: span("colspan").unwrap_or(1).max(1),
            rows: span("rowspan").unwrap_or(1),
        };
        open.cell = Some((span, Text::default()));
    }

    fn leave(&mut self, node: &Node) -> Result<(), Unreadable> {
        let Some(element) = node.as_element() else {
            return Ok(());
        };
        let name = element.name();
        if style::is_block(name) {
            self.break_line();
        }
        match name {
            "table" => self.leave_table()?,
            "td" | "th" => self.leave_cell()?,
            "thead" => {
                if let Some(open) = self.open.last_mut() {
                    open.is_head = false;
                }
            }
            _ => {}
        }
        if style::heading(name).is_some() {
            self.heading = None;
        }
        self.styles.pop();
        Ok(())
    }

    fn leave_cell(&mut self) -> Result<(), Unreadable> {
        let Some(open) = self.open.last_mut() else {
            return Ok(());
        };
        let Some((mut span, text)) = open.cell.take() else {
            return Ok(());
        };
        self.outline.spend(1, text.len())?;
        text.finish(&mut span.cell)?;
        if let Some(row) = open.rows.last_mut() {
            row.cells.push(span);
        }
        Ok(())
    }

    fn leave_table(&mut self) -> Result<(), Unreadable> {
        let Some(open) = self.open.pop() else {
            return Ok(());
        };
        self.break_line();
        let mut rows = spans::laid_out(open.rows, self.outline)?;
        rows.retain(|row| !row.cells.is_empty());
        let hidden = open
            .columns
            .iter()
            .enumerate()
            .filter(|(_, (shown, hidden))| *shown == 0 && *hidden > 0);
        self.outline.table(open.table).hidden_columns = hidden.map(|(nth, _)| nth).collect();
        if let Some(caption) = open.caption {
            self.outline.caption(
                open.table,
                &inline::tidy(&caption.shown()).replace('\n', " "),
            );
        }
        self.outline.fill(open.table, rows)
    }

    fn style(&self) -> Style {
        self.styles.last().copied().unwrap_or_default()
    }

    fn write(&mut self, text: &str) {
        let style = self.style();
        if !style.is_hidden
            && let Some(buffer) = self.buffer()
        {
            buffer.push(text, style);
        }
    }

    fn link(&mut self, url: Option<&str>) {
        if let (Some(url), Some(buffer)) = (url, self.buffer()) {
            buffer.link(url);
        }
    }

    /// Where text goes: into the open cell or caption, or to the text outside of tables.
    fn buffer(&mut self) -> Option<&mut Text> {
        match self.open.last_mut() {
            Some(open) => open
                .cell
                .as_mut()
                .map(|(_, text)| text)
                .or(open.caption.as_mut()),
            None => Some(&mut self.text),
        }
    }

    fn break_line(&mut self) {
        match self.open.is_empty() {
            true => self.flush(),
            false => {
                if let Some(buffer) = self.buffer() {
                    buffer.break_line();
                }
            }
        }
    }

    /// Hands on the text outside of tables.
    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        if text.len() == 0 {
            return;
        }
        let shown = inline::leftover(&text.shown()).text;
        match self.heading {
            Some(level) => self.outline.heading(level, &shown.replace('\n', " ")),
            None if text.is_bold() => self.outline.bold(&shown),
            None => shown.lines().for_each(|line| self.outline.line(line)),
        }
    }
}

/// The number at the start of an attribute, as browsers read it; 1 where there is none.
fn number(value: &str) -> usize {
    let value = value.trim_start();
    let digits = value.len() - value.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match &value[..digits] {
        "" => 1,
        digits => digits.parse().unwrap_or(usize::MAX),
    }
}
