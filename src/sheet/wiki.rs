//! Tables copied from a wiki as plain text: Confluence and Jira, MediaWiki, DokuWiki, Textile and AsciiDoc.

mod ascii;
mod marks;
mod media;
mod piped;
#[cfg(test)]
mod tests;

use super::document::outline::{BOLD, Outline};
use super::document::spans::{self, Span, Written};
use super::{Cell, MOST_BYTES_IN_CELL, Place, Table, Unreadable};

/// A markup language of wikis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Dialect {
    /// Confluence and Jira: `||Head||` and `|cell|`.
    Confluence,
    /// MediaWiki: `{|`, `|-`, `|}`.
    Media,
    /// DokuWiki: `^ Head ^` and `| cell |`.
    Doku,
    /// Textile: `|_. Head |` and `| cell |`.
    Textile,
    /// AsciiDoc: cells between `|===`.
    Ascii,
}

/// The language that the tables of a text are written in, by signs that no other language has.
pub(super) fn dialect(text: &str) -> Option<Dialect> {
    text.lines().map(str::trim).find_map(|line| match line {
        line if line.starts_with("{|") => Some(Dialect::Media),
        line if line.starts_with("|===") => Some(Dialect::Ascii),
        line if line.starts_with("|_.") => Some(Dialect::Textile),
        line if line.starts_with("||") && line[2..].contains("||") => Some(Dialect::Confluence),
        line if is_doku_header(line) => Some(Dialect::Doku),
        _ => None,
    })
}

fn is_doku_header(line: &str) -> bool {
    line.starts_with('^') && line.ends_with(['^', '|']) && line.matches('^').count() > 1
}

/// The tables of a text in that language.
///
/// # Errors
/// One of them is larger than we read.
pub(super) fn tables(text: &str, dialect: Dialect) -> Result<Vec<Table>, Unreadable> {
    let mut page = Page {
        dialect,
        outline: Outline::default(),
        lines: text.lines().map(str::trim_end).collect(),
    };
    let mut at = 0;
    while at < page.lines.len() {
        at = match dialect {
            Dialect::Media => media::step(&mut page, at)?,
            Dialect::Ascii => ascii::step(&mut page, at)?,
            _ => piped::step(&mut page, at)?,
        };
    }
    Ok(page.outline.done())
}

/// A page of a wiki.
struct Page<'a> {
    dialect: Dialect,
    outline: Outline,
    lines: Vec<&'a str>,
}

impl Page<'_> {
    /// Reads a line outside of tables.
    fn text(&mut self, line: &str) {
        let line = line.trim();
        if let Some((level, text)) = heading(line, self.dialect) {
            let text = marks::shown(text, self.dialect).text;
            return self.outline.heading(level, &text);
        }
        let shown = marks::shown(line, self.dialect);
        match shown.is_bold {
            true => self.outline.bold(&shown.text),
            false => shown.text.lines().for_each(|line| self.outline.line(line)),
        }
    }

    /// Reads what stands in a cell.
    fn cell(&mut self, text: &str, at: Place) -> Result<Cell, Unreadable> {
        if text.len() > MOST_BYTES_IN_CELL {
            let at = at.within("line ").replace(" :", " ");
            return Err(Unreadable::TooLarge(format!(
                "the cell at {at} has more than {MOST_BYTES_IN_CELL} bytes; shorten it"
            )));
        }
        self.outline.spend(1, text.len())?;
        let shown = marks::shown(text, self.dialect);
        let mut cell = Cell::plain(shown.text, at);
        (cell.is_bold, cell.is_struck, cell.link) = (shown.is_bold, shown.is_struck, shown.link);
        Ok(cell)
    }

    /// Adds a table.
    fn table(&mut self, written: Vec<Written>, caption: &str) -> Result<(), Unreadable> {
        let table = self.outline.start();
        self.outline.caption(table, caption);
        let mut rows = spans::laid_out(written, &mut self.outline)?;
        rows.retain(|row| !row.cells.is_empty());
        self.outline.fill(table, rows)
    }
}

/// The level and the text of a heading.
fn heading(line: &str, dialect: Dialect) -> Option<(u8, &str)> {
    let equals = |limit: usize| {
        let rest = line.trim_start_matches('=');
        let level = line.len() - rest.len();
        let text = rest.trim_end_matches('=').trim();
        ((1..=limit).contains(&level) && !text.is_empty()).then_some((level as u8, text))
    };
    match dialect {
        Dialect::Confluence | Dialect::Textile => {
            let level = line
                .strip_prefix('h')?
                .chars()
                .next()?
                .to_digit(10)
                .filter(|level| (1..=6).contains(level))?;
            Some((level as u8, line[2..].strip_prefix('.')?.trim()))
        }
        Dialect::Media => equals(6).filter(|_| line.ends_with('=')),
        Dialect::Ascii => match line.strip_prefix('.') {
            Some(title) if title.starts_with(|c: char| c.is_alphanumeric()) => Some((BOLD, title)),
            _ => equals(6).filter(|_| line.trim_start_matches('=').starts_with(' ')),
        },
        Dialect::Doku => equals(6)
            .filter(|_| line.ends_with('='))
            .map(|(level, text)| (7 - level, text)),
    }
}

/// A row of cells without spans.
fn written(cells: Vec<Span>) -> Written {
    let is_head = !cells.is_empty() && cells.iter().all(|span| span.is_head);
    Written {
        is_head,
        cells,
        is_hidden: false,
        part: 0,
    }
}

/// The place of a byte in a line, from 1 both.
fn place(line: &str, nth: usize, byte: usize) -> Place {
    let column = line.get(..byte).map_or(0, |before| before.chars().count()) + 1;
    Place::Text {
        line: nth + 1,
        column,
    }
}
