//! What the TOML parser refuses: one finding a slip, from the top.

use std::ops::Range;

use toml::de::{DeTable, DeValue, Error};

use super::damage::{Damage, is_bare, is_header};
use super::slip::explained;
use crate::diagnostic::{Diagnostic, FileId, Place, Report, codes};

/// How the parser says that a line is neither a header nor a pair; it reads nothing below such a line.
const STOPS: &str = "key with no value";

/// A text without the lines at which the parser stops, and what it said about them; `None` where it stops at none.
///
/// Blanked lines keep their length, so that spans hold. A large file gets fewer tries: each of them reads it anew.
pub(super) fn mask(text: &str, errors: &[Error]) -> Option<(String, Vec<Error>)> {
    const MOST_TRIES: usize = 500;
    const MOST_BYTES: usize = 200_000_000;
    let stop = |errors: &[Error]| errors.iter().position(|e| e.message().starts_with(STOPS));
    let mut at = stop(errors)?;
    let mut errors = errors.to_vec();
    let mut masked = text.to_owned();
    let mut hidden = Vec::new();
    for _ in 0..MOST_TRIES.min(MOST_BYTES / text.len().max(1)).max(1) {
        let line = line_of(text, span_of(&errors[at], text).start);
        let is_there = |error: &Error| line.contains(&span_of(error, text).start);
        hidden.push(errors.swap_remove(at));
        hidden.extend(errors.iter().filter(|error| is_there(error)).cloned());
        masked.replace_range(line.clone(), &" ".repeat(line.len()));
        errors = DeTable::parse_recoverable(&masked).1;
        match stop(&errors) {
            Some(next) => at = next,
            None => break,
        }
    }
    Some((masked, hidden))
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
    // The parser reports what a bracket encloses before the bracket; people read from the top.
    let mut errors: Vec<_> = errors
        .iter()
        .map(|error| (span_of(error, text), error))
        .collect();
    errors.sort_by_key(|(span, _)| line_of(text, span.start).start);
    let mut repeated = 0..0;
    for (span, error) in errors {
        // One slip often trips the parser more than once; the first message is the one that helps.
        if damage.covers(file, &span) {
            continue;
        }
        if error.message() == "duplicate key" {
            let is_header = is_header(&text[line_of(text, span.start)]);
            if is_header {
                repeated = section(text, span.start);
            }
            // Keys under a repeated header are repeated because of it.
            if is_header || !repeated.contains(&span.start) {
                report.push(duplicate(file, text, table, &span));
            }
            continue;
        }
        if let Some(bracket) = open_bracket(text, &span, error.message()) {
            let close = if text[bracket..].starts_with('{') {
                "}"
            } else {
                "]"
            };
            let what = if close == "}" { "the `{`" } else { "the list" };
            report.push(
                Diagnostic::new(&codes::SYNTAX, format!("{what} has no closing bracket"))
                    .label(file, bracket..bracket + 1, "opened here")
                    .help(format!(
                        "end it with `{close}`; what follows is read once it is"
                    )),
            );
            damage.add(file, text, line_of(text, bracket).start..text.len());
            continue;
        }
        report.push(explained(file, text, &span, error.message()));
        damage.add(file, text, line_of(text, span.start));
    }
}

/// Takes out the values that the parser made up to be able to go on: nobody wrote them.
pub(super) fn drop_invented(table: &mut DeTable<'_>) {
    for (key, mut value) in std::mem::replace(table, DeTable::new()) {
        let is_written = !value.span().is_empty();
        let is_kept = match value.get_mut() {
            DeValue::Table(inside) => {
                drop_invented(inside);
                true
            }
            DeValue::Array(items) => {
                for item in items.iter_mut() {
                    if let DeValue::Table(inside) = item.get_mut() {
                        drop_invented(inside);
                    }
                }
                true
            }
            _ => is_written,
        };
        if is_kept {
            table.insert(key, value);
        }
    }
}

/// Where the bracket was opened that the parser is still in, though a header or the next key has come.
fn open_bracket(text: &str, span: &Range<usize>, message: &str) -> Option<usize> {
    let message = message.split(", expected ").next().unwrap_or(message);
    let open = match message {
        "string values must be quoted"
        | "missing comma between array elements"
        | "unclosed array" => '[',
        "missing key for inline table element"
        | "missing comma between key-value pairs"
        | "unclosed inline table" => '{',
        _ => return None,
    };
    let close = if open == '[' { ']' } else { '}' };
    let line = line_of(text, span.start);
    let content = text[line.clone()].trim();
    let is_header =
        content.starts_with('[') && content.ends_with(']') && !content.contains(['"', ',', '=']);
    let is_pair = content
        .split_once('=')
        .is_some_and(|(key, _)| is_bare(key.trim()));
    if !is_header && !is_pair {
        return None;
    }
    // A pair whose own value is the trouble opens no bracket above it.
    let (above, _) = text.split_at(line.start);
    let opened = above.rfind(close).map_or(0, |at| at + 1);
    let bracket = opened + above[opened..].find(open)?;
    text[line_of(text, bracket)]
        .contains('=')
        .then_some(bracket)
}

/// From the start of a line to the next header.
fn section(text: &str, byte: usize) -> Range<usize> {
    let line = line_of(text, byte);
    let mut end = line.end;
    for below in text[line.end..].split_inclusive('\n').skip(1) {
        if is_header(below) {
            break;
        }
        end += below.len();
    }
    line.start..end + 1
}

fn span_of(error: &Error, text: &str) -> Range<usize> {
    let span = error.span().unwrap_or(0..0);
    text.floor_char_boundary(span.start)..text.floor_char_boundary(span.end)
}

pub(super) fn line_of(text: &str, byte: usize) -> Range<usize> {
    let start = text[..byte].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[byte..]
        .find('\n')
        .map_or(text.len(), |newline| byte + newline);
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
    let finding = Diagnostic::new(
        &codes::DUPLICATE_ID,
        format!("`{key}` is written twice in one table"),
    )
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
