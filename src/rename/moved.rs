//! `[[moved]]`: the entry that keeps the history of a renamed thing together.

use super::Renaming;
use super::entry::is_key;
use super::file::File;
use crate::edit::{Splice, ending};
use crate::text::{Statement, Value};
use crate::vocabulary::MovedKind;

/// Lets the entries that lead to the old id lead to the new one, and adds one from the old id where the thing is
/// declared; the file that gets it.
pub(super) fn keep_history(files: &mut [File<'_>], renaming: &Renaming) -> Option<String> {
    let kinds = MovedKind::ALL.iter().map(|kind| kind.word());
    if !kinds.into_iter().any(|kind| kind == renaming.kind.name) {
        return None;
    }
    let mut is_there = false;
    for file in &mut *files {
        is_there |= lead_on(file, renaming);
    }
    let home = files.iter_mut().find(|file| file.declares)?;
    if is_there {
        return None;
    }
    add(home, renaming);
    Some(home.path().to_owned())
}

/// Whether an entry from the old id to the new one is there already.
fn lead_on(file: &mut File<'_>, renaming: &Renaming) -> bool {
    let mut is_there = false;
    for entry in file.listed("moved") {
        let [kind, from, to] = ["kind", "from", "to"].map(|key| entry.text(key));
        let (Some((_, kind)), Some((_, from)), Some((piece, to))) = (kind, from, to) else {
            continue;
        };
        if kind != renaming.kind.name {
            continue;
        }
        is_there |= from == renaming.old && to == renaming.new;
        if to == renaming.old {
            match entry.lines.filter(|_| from == renaming.new) {
                // Back to the id that it had: the way there and back is none.
                Some(lines) => file.splices.push(Splice {
                    span: lines,
                    text: String::new(),
                }),
                None => file.replace(piece, &renaming.new),
            }
        }
    }
    is_there
}

fn add(file: &mut File<'_>, renaming: &Renaming) {
    let pairs = [
        ("kind", renaming.kind.name),
        ("from", &renaming.old),
        ("to", &renaming.new),
    ];
    let pairs = pairs.map(|(key, text)| format!("{key} = {}", toml_edit::Value::from(text)));
    let end = ending(file.text, 0);
    let (at, text) = match list_in_brackets(file) {
        Some((at, comma)) => (at, format!("{comma}{{ {} }}", pairs.join(", "))),
        None => {
            let last = if file.text.ends_with('\n') { "" } else { end };
            let entry = pairs.join(end);
            (
                file.text.len(),
                format!("{last}{end}[[moved]]{end}{entry}{end}"),
            )
        }
    };
    file.splices.push(Splice { span: at..at, text });
}

/// Where a further entry goes into `moved = […]`, with what stands before it.
fn list_in_brackets(file: &File<'_>) -> Option<(usize, &'static str)> {
    let mut above = file
        .statements
        .iter()
        .take_while(|statement| !matches!(statement, Statement::Header(_)));
    above.find_map(|statement| match statement {
        Statement::Pair(pair) if is_key(pair, "moved") => match &pair.value {
            Value::Group(group) => Some(match group.items().last() {
                Some(last) => (last.value.span().end, ", "),
                None => (group.span.start + 1, ""),
            }),
            Value::Plain(_) => None,
        },
        _ => None,
    })
}
