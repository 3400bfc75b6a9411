//! The chart as a list: under each row its letters with their roles.

use textwrap::core::display_width;

use super::text::trimmed;
use super::{Ink, Line, Span, TerminalRaci, clean, foot, section_line, title, width_of};
use super::{SMALLEST, wrapped};
use crate::view::terminal_raci::{Given, Row};

/// What stands before the letters of a row.
const INDENT: usize = 4;
/// Blanks between two letters.
const BETWEEN: usize = 3;

/// The chart as a list in lines of so many characters, for narrow terminals and for reading aloud.
pub fn chart_as_list(view: &TerminalRaci, columns: usize) -> Vec<Line> {
    let columns = columns.max(SMALLEST.columns);
    if let Some(hint) = view.hint {
        return wrapped(hint, columns);
    }
    let labels: Vec<String> = view.heads.iter().map(|head| clean(&head.label)).collect();
    let mut lines = title(view, columns);
    for section in &view.sections {
        lines.push(Line::new());
        lines.extend(section_line(section, columns));
        for row in &section.rows {
            lines.extend(name_lines(row, columns));
            lines.extend(letter_lines(row, &labels, columns));
        }
    }
    lines.push(Line::new());
    lines.extend(foot(view, &labels, columns));
    lines.into_iter().map(trimmed).collect()
}

/// The signs, the name and, where there is room, the id.
fn name_lines(row: &Row, columns: usize) -> Vec<Line> {
    let marks = if row.marks.is_empty() {
        String::new()
    } else {
        format!("{} ", row.marks)
    };
    let mut lines = wrapped(&format!("{marks}{}", row.name), columns);
    for span in lines.iter_mut().flatten() {
        span.ink = Ink::Strong;
    }
    if let [only] = lines.as_mut_slice() {
        let id = format!("  {}", clean(&row.id));
        if width_of(only) + display_width(&id) <= columns {
            only.push(Span::new(id, Ink::Faint));
        }
    }
    lines
}

/// "A: CSM   R: CSM, AE   I: PS", each letter with its roles on one line where that is possible.
fn letter_lines(row: &Row, labels: &[String], columns: usize) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for given in &row.given {
        let text = words(given, labels);
        let width = display_width(&text);
        match lines.last_mut() {
            Some(line) if width_of(line) + BETWEEN + width <= columns => {
                line.push(Span::plain(" ".repeat(BETWEEN)));
                line.push(Span::plain(text));
            }
            _ => lines.extend(indented(&text, columns)),
        }
    }
    lines
}

/// A letter on lines of its own.
fn indented(text: &str, columns: usize) -> Vec<Line> {
    let (first, next) = (" ".repeat(INDENT), " ".repeat(2 * INDENT));
    let options = textwrap::Options::new(columns)
        .initial_indent(&first)
        .subsequent_indent(&next)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::wrap(text, options)
        .into_iter()
        .map(|line| vec![Span::plain(line.into_owned())])
        .collect()
}

/// "R: CSM, AE", with a "?" where somebody will still be named.
fn words(given: &Given, labels: &[String]) -> String {
    let roles = given.roles.iter().map(|role| labels[*role].as_str());
    let roles = roles.chain(given.open.then_some("?"));
    format!("{}: {}", given.letter, roles.collect::<Vec<_>>().join(", "))
}
