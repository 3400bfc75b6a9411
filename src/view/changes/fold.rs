//! What happens alike to many things is told once.

use indexmap::IndexMap;

use super::{Line, Located, Teller};
use crate::diagnostic::{Place, codes};
use crate::diff::{Change, What};

/// From how many on equal changes are told once.
const MANY: usize = 3;

/// A change of many things.
#[derive(Debug)]
pub(super) struct Folded<'c> {
    /// What happened to each of them.
    pub(super) line: Line,
    /// The things.
    pub(super) about: Vec<Place>,
    /// Each with its place among all that is told.
    changes: Vec<(usize, Located<'c>)>,
}

/// The changes that many things have in common, and the others.
pub(super) fn fold<'c>(
    teller: &Teller<'_>,
    told: &[Located<'c>],
) -> (Vec<Folded<'c>>, Vec<Located<'c>>) {
    let mut by_text: IndexMap<(&str, String), Folded<'c>> = IndexMap::new();
    let mut single = Vec::new();
    for (place, located) in told.iter().enumerate() {
        let (change, _) = located;
        let lines = teller.lines(change);
        let ([line], true) = (lines.as_slice(), is_move(change)) else {
            single.push((place, *located));
            continue;
        };
        let folded = by_text
            .entry((change.code.slug, line.told.text()))
            .or_insert_with(|| Folded {
                line: line.clone(),
                about: Vec::new(),
                changes: Vec::new(),
            });
        folded.about.push(change.about.clone());
        folded.changes.push((place, *located));
    }
    let (many, few): (Vec<_>, Vec<_>) = by_text
        .into_values()
        .partition(|folded| folded.about.len() >= MANY);
    single.extend(few.into_iter().flat_map(|folded| folded.changes));
    single.sort_by_key(|(place, _)| *place);
    (
        many,
        single.into_iter().map(|(_, located)| located).collect(),
    )
}

/// Whether a change is worth telling once for many: something changes hands, or follows from what else changed.
fn is_move(change: &Change) -> bool {
    match change.what {
        What::Letter(_) => change.code == &codes::OWNER_MOVED,
        What::Keys => change.code == &codes::TASK_OWNER_CHANGED,
        What::Follows(_) => true,
        _ => false,
    }
}
