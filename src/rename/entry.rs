//! [`Listed`]: the entries of a `[[list]]`, in either way of writing it.

use std::ops::Range;

use crate::edit::next_line;
use crate::text::{Pair, Piece, Statement, Step, Value, Walk};

/// One entry of a list of tables.
pub(super) struct Listed<'t> {
    values: Vec<(String, Piece<'t>)>,
    /// Its lines, with the blank ones below; `None` for one between braces.
    pub(super) lines: Option<Range<usize>>,
}

impl<'t> Listed<'t> {
    /// A text of the entry, with where it is written.
    pub(super) fn text(&self, key: &str) -> Option<(Piece<'t>, String)> {
        let (_, piece) = self.values.iter().find(|(known, _)| known == key)?;
        Some((*piece, piece.text()?))
    }

    fn add(&mut self, pair: &Pair<'t>) {
        if let ([key], Value::Plain(piece)) = (pair.keys.as_slice(), &pair.value) {
            self.values.push((key.key(), *piece));
        }
    }
}

/// The entries of the list of that name.
pub(super) fn listed<'t>(text: &str, statements: &[Statement<'t>], list: &str) -> Vec<Listed<'t>> {
    let mut walk = Walk::default();
    let mut entries: Vec<Listed<'t>> = Vec::new();
    for statement in statements {
        let is_inside =
            |walk: &Walk| matches!(walk.table(), [Step::Key(name), Step::Item] if name == list);
        match statement {
            Statement::Header(header) => {
                walk.enter(header, |_, _| ());
                if is_inside(&walk) {
                    entries.push(Listed {
                        values: Vec::new(),
                        lines: Some(lines(text, header.span.clone())),
                    });
                }
            }
            Statement::Pair(pair) if is_inside(&walk) => {
                if let Some(entry) = entries.last_mut() {
                    entry.add(pair);
                    let start = entry.lines.as_ref().map_or(0, |lines| lines.start);
                    entry.lines = Some(lines(text, start..pair.value.span().end));
                }
            }
            Statement::Pair(pair) if walk.table().is_empty() => {
                entries.extend(between_braces(pair, list));
            }
            _ => {}
        }
    }
    entries
}

/// The entries of `list = [{…}]`.
fn between_braces<'t>(pair: &Pair<'t>, list: &str) -> Vec<Listed<'t>> {
    let (true, Value::Group(group)) = (is_key(pair, list), &pair.value) else {
        return Vec::new();
    };
    let mut entries = Vec::new();
    for item in group.items() {
        if let Value::Group(table) = &item.value {
            let mut listed = Listed {
                values: Vec::new(),
                lines: None,
            };
            table.items().for_each(|pair| listed.add(pair));
            entries.push(listed);
        }
    }
    entries
}

/// Whether a pair is written under this key alone.
pub(super) fn is_key(pair: &Pair<'_>, name: &str) -> bool {
    matches!(pair.keys.as_slice(), [key] if key.key() == name)
}

/// The whole lines of a stretch, with the blank ones below.
fn lines(text: &str, span: Range<usize>) -> Range<usize> {
    let start = text[..span.start]
        .rfind('\n')
        .map_or(0, |newline| newline + 1);
    let mut end = next_line(text, span.end);
    while end < text.len() && text[end..next_line(text, end)].trim().is_empty() {
        end = next_line(text, end);
    }
    start..end
}
