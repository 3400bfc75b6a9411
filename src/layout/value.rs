//! How a value is written: on one line, or an item a line.

use crate::text::{Entry, Group, Pair, Piece, Remark, Value};

/// From this column on a list takes a line for each item.
const WIDTH: usize = 100;

/// How far in the items of a list stand.
const STEP: usize = 2;

/// A value that begins at `column` of a line that is `indent` in.
pub(super) fn written(value: &Value<'_>, indent: usize, column: usize, ending: &str) -> String {
    match value {
        Value::Plain(piece) => piece.raw.to_owned(),
        Value::Group(group) if is_broken(group, column) => broken(group, indent, ending),
        Value::Group(group) => in_line(group, indent, ending),
    }
}

/// Keys with dots between them.
pub(super) fn joined(keys: &[Piece<'_>]) -> String {
    let keys: Vec<_> = keys.iter().map(|key| key.raw).collect();
    keys.join(".")
}

/// Whether a group takes several lines: where it did, unless it is empty, and a list that is too long for one.
///
/// Braces are never broken by us, since many programs read them on one line only.
fn is_broken(group: &Group<'_>, column: usize) -> bool {
    if group.entries.is_empty() && group.remark.is_none() {
        return false;
    }
    let is_long = || column + in_line(group, 0, "\n").chars().count() > WIDTH;
    group.is_broken || has_broken(group) || (!group.is_table && is_long())
}

/// Whether a list has an item that takes several lines, so that it takes several itself.
fn has_broken(group: &Group<'_>) -> bool {
    !group.is_table
        && group.items().any(|item| match &item.value {
            Value::Plain(_) => false,
            Value::Group(inner) => inner.is_broken || has_broken(inner),
        })
}

/// `["a", "b"]` or `{ a = 1 }`; what is inside is broken only where it was.
fn in_line(group: &Group<'_>, indent: usize, ending: &str) -> String {
    let items: Vec<_> = group
        .items()
        .map(|item| pair(item, indent, 0, ending))
        .collect();
    let items = items.join(", ");
    match (group.is_table, items.is_empty()) {
        (true, true) => "{}".to_owned(),
        (true, false) => format!("{{ {items} }}"),
        (false, _) => format!("[{items}]"),
    }
}

fn broken(group: &Group<'_>, indent: usize, ending: &str) -> String {
    let (open, close) = if group.is_table {
        ("{", "}")
    } else {
        ("[", "]")
    };
    let inside = indent + STEP;
    let margin = " ".repeat(inside);
    let mut out = open.to_owned();
    add_remark(&mut out, group.remark);
    out.push_str(ending);
    for entry in &group.entries {
        match entry {
            Entry::Blank => {}
            Entry::Comment(text) => {
                out.push_str(&margin);
                out.push_str(text);
            }
            Entry::Item(item) => {
                out.push_str(&margin);
                out.push_str(&pair(item, inside, inside, ending));
                out.push(',');
                add_remark(&mut out, item.remark);
            }
        }
        out.push_str(ending);
    }
    out.push_str(&" ".repeat(indent));
    out.push_str(close);
    out
}

/// An item of a list, or `key = value` between braces.
fn pair(item: &Pair<'_>, indent: usize, column: usize, ending: &str) -> String {
    if item.keys.is_empty() {
        return written(&item.value, indent, column, ending);
    }
    let keys = joined(&item.keys);
    let column = column + keys.chars().count() + 3;
    format!("{keys} = {}", written(&item.value, indent, column, ending))
}

fn add_remark(out: &mut String, remark: Option<Remark<'_>>) {
    if let Some(remark) = remark {
        out.push_str(&" ".repeat(remark.gap.max(1)));
        out.push_str(remark.raw);
    }
}
