//! Headers that say whose or which score stands below: "Anna impact", "Effort [Chase tickets]", "Wirkung: Anna".

use crate::import::fields::{Fit, words};
use crate::import::{Field, folded};

/// What a score is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Axis {
    Impact,
    Effort,
}

/// The axis that a header names, and what else it says; `None` where it names none, or both.
pub(super) fn axis_of(header: &str) -> Option<(Axis, String)> {
    let header = header.split_whitespace().collect::<Vec<_>>().join(" ");
    bracketed(&header).or_else(|| at_an_end(&header))
}

/// The axis that a heading names: "Impact votes".
pub(super) fn axis_of_title(title: &str) -> Option<Axis> {
    match (Field::Impact.fit(title), Field::Effort.fit(title)) {
        (Some(_), None) => Some(Axis::Impact),
        (None, Some(_)) => Some(Axis::Effort),
        _ => None,
    }
}

/// "Question [Row]" of a grid, or "Anna (impact)".
fn bracketed(header: &str) -> Option<(Axis, String)> {
    let inner = header.strip_suffix([']', ')'])?;
    let (outer, inner) = inner.rsplit_once(['[', '('])?;
    let (outer, inner) = (outer.trim(), inner.trim());
    // Numbers in brackets are a scale: "Impact (1-5)".
    if !inner.chars().any(char::is_alphabetic) || outer.is_empty() {
        return None;
    }
    match (named(inner, Fit::Exact), named(outer, Fit::Loose)) {
        (Some(axis), None) => Some((axis, outer.to_owned())),
        (None, Some(axis)) => Some((axis, inner.to_owned())),
        _ => None,
    }
}

/// The axis as the first or the last word.
fn at_an_end(header: &str) -> Option<(Axis, String)> {
    const BETWEEN: &[char] = &[
        ' ', ':', '-', '–', '—', '_', '/', '|', ',', '(', ')', '[', ']',
    ];
    let last = header.rsplit(BETWEEN).find(|word| !word.is_empty())?;
    let first = header.split(BETWEEN).find(|word| !word.is_empty())?;
    let rest = |word: &str, is_last: bool| {
        let rest = match is_last {
            true => header.trim_end_matches(BETWEEN).strip_suffix(word)?,
            false => header.trim_start_matches(BETWEEN).strip_prefix(word)?,
        };
        let rest = rest.trim_matches(BETWEEN);
        (!rest.is_empty() && !words(rest).is_empty()).then(|| rest.to_owned())
    };
    let of = |word: &str, is_last| Some((named(word, Fit::Exact)?, rest(word, is_last)?));
    match (of(last, true), of(first, false)) {
        (Some(found), None) | (None, Some(found)) => Some(found),
        _ => None,
    }
}

fn named(text: &str, least: Fit) -> Option<Axis> {
    let is = |field: Field| field.fit(text).is_some_and(|fit| fit >= least);
    match (is(Field::Impact), is(Field::Effort)) {
        (true, false) => Some(Axis::Impact),
        (false, true) => Some(Axis::Effort),
        _ => None,
    }
}

/// The columns of impact and effort that belong together, by what else their headers say.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Group {
    /// The voter or task, as the header of its first column has it.
    pub name: String,
    /// The column of its first score.
    pub first: usize,
    pub impact: Option<usize>,
    pub effort: Option<usize>,
}

/// Puts headers together; an axis that comes twice for one name is left out.
pub(super) fn groups<'h>(headers: impl Iterator<Item = (usize, &'h str)>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (column, header) in headers {
        let Some((axis, name)) = axis_of(header) else {
            continue;
        };
        let known = groups
            .iter()
            .position(|group| folded(&group.name) == folded(&name));
        let number = known.unwrap_or_else(|| {
            groups.push(Group {
                name,
                first: column,
                impact: None,
                effort: None,
            });
            groups.len() - 1
        });
        let group = &mut groups[number];
        let place = match axis {
            Axis::Impact => &mut group.impact,
            Axis::Effort => &mut group.effort,
        };
        place.get_or_insert(column);
    }
    groups
}
