//! Where in our text something of theirs belongs, and what goes with something that is removed.

use std::ops::Range;

use super::patch::ending;
use super::side::{Name, Side};
use super::statement::Form;
use super::walk::Walk;

/// The byte where their line `n` goes in our section: behind the line that it follows, and behind what we added there.
pub(super) fn for_line(walk: &Walk<'_>, n: usize, section: Option<usize>) -> usize {
    let (ours, theirs) = (walk.ours, walk.theirs);
    let is_same = walk.section_of_theirs(n) == section.map(|n| &ours.names[n]);
    let before = (0..n)
        .rev()
        .take_while(|before| {
            is_same && theirs.statements[*before].section == theirs.statements[n].section
        })
        .filter_map(|before| ours.place(&theirs.names[before]))
        .find(|place| ours.statements[*place].section == section);
    let mut of_section = (0..ours.statements.len()).filter(|n| {
        let statement = &ours.statements[*n];
        statement.section == section && statement.form != Form::Remark
    });
    let first = ours.statements.first();
    let Some(mut at) = before.or_else(|| match is_same {
        true => section,
        false => of_section.next_back(),
    }) else {
        return first.map_or(0, |first| {
            if first.form == Form::Remark {
                first.end
            } else {
                0
            }
        });
    };
    while let Some(next) = ours.statements.get(at + 1) {
        let is_entry = next.form == Form::Entry && next.section == section;
        if !is_entry || is_known(walk, &ours.names[at + 1]) {
            break;
        }
        at += 1;
    }
    ours.statements[at].end
}

/// The byte where their section, or remark between sections, goes in our text.
pub(super) fn for_section(walk: &Walk<'_>, n: usize) -> usize {
    let (ours, theirs) = (walk.ours, walk.theirs);
    let is_block = |side: &Side, n: usize| match side.statements[n].form {
        Form::Header => true,
        Form::Remark => !side.is_within(n),
        Form::Entry => false,
    };
    let find = |there: usize| {
        let place = ours.place(&theirs.names[there])?;
        (is_block(theirs, there) && is_block(ours, place)).then_some(place)
    };
    if let Some(before) = (0..n).rev().find_map(find) {
        return end_of_block(walk, before);
    }
    // Keys before the first header stay before it.
    let keys = ours
        .statements
        .iter()
        .rev()
        .find(|statement| statement.section.is_none() && statement.form == Form::Entry);
    if let Some(keys) = keys {
        return keys.end;
    }
    match (n + 1..theirs.statements.len()).find_map(find) {
        Some(behind) => ours.statements[behind].gap,
        None => ours.text.len(),
    }
}

/// The end of a section with those in it and those that only we have behind it.
fn end_of_block(walk: &Walk<'_>, n: usize) -> usize {
    let ours = walk.ours;
    let mut at = n;
    loop {
        let next = match ours.statements[at].form {
            Form::Header => ours.section_end(at),
            _ => at + 1,
        };
        let end = ours.statements[next - 1].end;
        match ours.names.get(next) {
            Some(name @ Name::Header(_))
                if !is_known(walk, name) || is_in(&ours.names[n], name) =>
            {
                at = next;
            }
            _ => return end,
        }
    }
}

fn is_in(name: &Name, other: &Name) -> bool {
    match (name, other) {
        (Name::Header(path), Name::Header(other)) => other.starts_with(path),
        _ => false,
    }
}

fn is_known(walk: &Walk<'_>, name: &Name) -> bool {
    walk.base.place(name).is_some() || walk.theirs.place(name).is_some()
}

/// Lines with a blank line between them and what stands before and behind them in our text.
pub(super) fn apart(ours: &Side, at: usize, gap: &str, lines: &str) -> String {
    let ending = ending(&ours.text);
    let blank = |text: &str| text.trim_matches([' ', '\t']).is_empty();
    let before = ours.text[..at].trim_end_matches(['\r', '\n']);
    let needs_gap = gap.is_empty() && !blank(before);
    let gap = if needs_gap { ending } else { gap };
    let next = ours.text[at..].lines().next();
    let behind = if next.is_none_or(blank) { "" } else { ending };
    format!("{gap}{lines}{behind}")
}

/// What goes when a line does: the comment above it, and the blank lines before it where others follow.
pub(super) fn without_line(ours: &Side, n: usize) -> Range<usize> {
    let statement = &ours.statements[n];
    let next = ours.statements.get(n + 1);
    let others_follow = next.is_none_or(|next| next.gap < next.lead);
    match (others_follow, statement.gap) {
        (true, 0) => 0..next.map_or(statement.end, |next| next.lead),
        (true, gap) => gap..statement.end,
        (false, _) => statement.lead..statement.end,
    }
}

/// What goes when the section of a header does.
pub(super) fn without_section(ours: &Side, header: usize) -> Range<usize> {
    let end = ours.section_end(header);
    match ours.statements[header].gap {
        0 => {
            0..ours
                .statements
                .get(end)
                .map_or(ours.statements[end - 1].end, |next| next.lead)
        }
        gap => gap..ours.statements[end - 1].end,
    }
}
