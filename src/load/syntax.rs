//! What the TOML parser refuses, said plainly, and which lines it leaves unreadable.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::de::{DeTable, DeValue, Error};

use crate::diagnostic::{Diagnostic, FileId, Place, Report, codes};

/// The lines that could not be read: findings there would only repeat the first one.
#[derive(Debug, Default)]
pub struct Damage {
    lines: Vec<(FileId, Range<usize>)>,
    words: BTreeSet<String>,
}

impl Damage {
    /// Whether a stretch starts on a line that could not be read.
    pub fn covers(&self, file: FileId, span: &Range<usize>) -> bool {
        self.lines
            .iter()
            .any(|(id, line)| *id == file && line.start <= span.start && span.start <= line.end)
    }

    /// Whether anything in a file could not be read.
    pub fn touches(&self, file: FileId) -> bool {
        self.lines.iter().any(|(id, _)| *id == file)
    }

    /// Whether an id stands on a line that could not be read, so that it may well be declared there.
    pub fn mentions(&self, id: &str) -> bool {
        self.words.contains(id)
    }

    fn add(&mut self, file: FileId, text: &str, line: Range<usize>) {
        let words = text[line.clone()].split(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_'));
        self.words.extend(words.filter(|word| !word.is_empty()).map(str::to_owned));
        self.lines.push((file, line));
    }
}

/// Adds a finding for everything in one file that is not TOML.
pub(super) fn report(
    file: FileId,
    text: &str,
    table: &DeTable<'_>,
    errors: &[Error],
    damage: &mut Damage,
    report: &mut Report,
) {
    for error in errors {
        let span = error.span().unwrap_or(0..0);
        let span = text.floor_char_boundary(span.start)..text.floor_char_boundary(span.end);
        if error.message() == "duplicate key" {
            report.push(duplicate(file, text, table, &span));
            continue;
        }
        // One slip often trips the parser twice on its line; the first message is the one that helps.
        if !damage.covers(file, &span) {
            report.push(explained(file, text, &span, error.message()));
        }
        damage.add(file, text, line_of(text, span.start));
    }
}

fn line_of(text: &str, byte: usize) -> Range<usize> {
    let start = text[..byte].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[byte..].find('\n').map_or(text.len(), |newline| byte + newline);
    start..end
}

fn duplicate(file: FileId, text: &str, table: &DeTable<'_>, again: &Range<usize>) -> Diagnostic {
    let key = &text[again.clone()];
    let line = text[line_of(text, again.start)].trim();
    if line.starts_with('[') {
        let finding = Diagnostic::new(&codes::DUPLICATE_ID, format!("`{line}` is written twice"))
            .label(file, again.clone(), "written again")
            .help("put all keys under one header, or give one of them another id");
        let finding = match first_header(text, line) {
            Some(first) => finding.label(file, first, "written first"),
            None => finding,
        };
        return match line.trim_matches(['[', ']']).split_once('.') {
            Some((kind, id)) => finding.about(Place::of(kind, id)),
            None => finding,
        };
    }
    let finding = Diagnostic::new(&codes::DUPLICATE_ID, format!("`{key}` is written twice in one table"))
        .label(file, again.clone(), "written again")
        .help("keep one of the two");
    match first_key(text, table, key, again) {
        Some(first) => finding.label(file, first, "written first"),
        None => finding,
    }
}

/// The first line that says the same as a header.
fn first_header(text: &str, header: &str) -> Option<Range<usize>> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.trim() == header {
            let indent = line.len() - line.trim_start().len();
            return Some(start + indent..start + indent + header.len());
        }
        start += line.len();
    }
    None
}

/// The nearest earlier place where the parser kept a key of that name.
fn first_key(
    text: &str,
    table: &DeTable<'_>,
    key: &str,
    again: &Range<usize>,
) -> Option<Range<usize>> {
    let mut nearest: Option<Range<usize>> = None;
    let mut tables = vec![table];
    while let Some(table) = tables.pop() {
        for (name, value) in table {
            let span = name.span();
            if text.get(span.clone()) == Some(key)
                && span.end <= again.start
                && nearest.as_ref().is_none_or(|best| best.start < span.start)
            {
                nearest = Some(span);
            }
            match value.get_ref() {
                DeValue::Table(inside) => tables.push(inside),
                DeValue::Array(items) => {
                    tables.extend(items.iter().filter_map(|item| item.get_ref().as_table()));
                }
                _ => {}
            }
        }
    }
    nearest
}

/// The parser's message with what to do about it.
fn explained(file: FileId, text: &str, span: &Range<usize>, message: &str) -> Diagnostic {
    let line = text[line_of(text, span.start)].trim();
    let found = &text[span.clone()];
    let (plain, expected) = message.split_once(", expected ").unwrap_or((message, ""));
    if plain.starts_with("invalid date") || plain.starts_with("invalid time") {
        return Diagnostic::new(&codes::BAD_DATE, format!("`{found}` is not a date: expected {expected}"))
            .label(file, span.clone(), "not a date")
            .help("write year-month-day, such as 2026-03-20");
    }
    let (message, help) = match plain {
        "string values must be quoted" if found.is_empty() => {
            ("there is no value after `=`".to_owned(), "write a value, or delete the line".to_owned())
        }
        "string values must be quoted" => (
            format!("`{found}` is text without quotes"),
            format!("write \"{}\"", found.replace('"', "'")),
        ),
        "invalid unquoted key" if line.starts_with('[') => (
            format!("the name `{found}` needs quotes"),
            format!("names with other letters than a-z stand in quotes: `[task.\"{found}\"]`"),
        ),
        "invalid unquoted key" => {
            (format!("the name `{found}` needs quotes"), format!("write `\"{found}\" = …`"))
        }
        "unclosed table" | "unclosed array of tables" => {
            (format!("`{line}` has no closing bracket"), format!("write `{line}]`"))
        }
        "invalid basic string" | "invalid literal string" => {
            ("the text has no closing quote".to_owned(), "end it with a quote on the same line".to_owned())
        }
        "unclosed array" => {
            ("the list has no closing bracket".to_owned(), "end it with `]`".to_owned())
        }
        "unclosed inline table" => {
            ("`{` has no closing bracket".to_owned(), "end it with `}`".to_owned())
        }
        "missing escaped value" => (
            "a backslash has a meaning of its own in text".to_owned(),
            "write `\\\\` for one backslash".to_owned(),
        ),
        _ if expected.is_empty() || expected == "nothing" => (
            format!("this line is not TOML: {plain}"),
            "a line is `[table.id]`, `key = value` or `# remark`".to_owned(),
        ),
        _ => (format!("this line is not TOML: {plain}"), format!("expected {expected}")),
    };
    Diagnostic::new(&codes::SYNTAX, message).label(file, span.clone(), "").help(help)
}
