//! One cell of the chart: its letters, and the shape that stands for them in black and white.

use serde::Serialize;

use crate::model::Id;
use crate::model::people::Role;
use crate::model::raci::{Activity, Letters};
use crate::vocabulary::{Duty, Letter, Variant};

/// What one role has to do with one row.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// The letters, such as `A/R`; `?` while one is undecided; empty where the role is not involved.
    pub text: String,
    /// How the cell looks: `accountable`, `responsible`, `both`, `consulted`, `informed`, `omitted`, `other`, `clash`, `open`,
    /// or empty.
    pub kind: &'static str,
    /// The cell differs from that of the whole row.
    pub differs: bool,
    /// What it was in an earlier state that the page is compared with; `None` where that is the same.
    pub was: Option<String>,
}

impl Cell {
    /// The cell of a single letter.
    pub(in crate::view) fn letter(variant: Variant, letter: Letter) -> Self {
        Self {
            text: letter.to_string(),
            kind: kind(variant, &[letter]),
            ..Self::default()
        }
    }

    /// The cell of a role that answers for the row and does the work.
    pub(super) fn both(accountable: Letter, responsible: Letter) -> Self {
        Self {
            text: format!("{accountable}/{responsible}"),
            kind: "both",
            ..Self::default()
        }
    }
}

/// The cell of a role in a row, or in one of its segments: `base` holds the letters of the whole row.
pub(in crate::view) fn of(
    activity: &Activity,
    letters: &Letters,
    base: Option<&Letters>,
    role: &Id<Role>,
) -> Cell {
    let held = held(activity.variant, letters, role);
    let differs = base.is_some_and(|base| self::held(activity.variant, base, role) != held);
    let mut text = held
        .iter()
        .map(|letter| letter.word())
        .collect::<Vec<_>>()
        .join("/");
    let mut kind = kind(activity.variant, &held);
    if activity.open.contains(role) {
        text.push('?');
        kind = "open";
    }
    Cell {
        text,
        kind,
        differs,
        was: None,
    }
}

/// The letters of a role: who answers first, who does second, the others as in the legend.
pub(super) fn held(variant: Variant, letters: &Letters, role: &Id<Role>) -> Vec<Letter> {
    let first = [
        variant.letter_for(Duty::Accountable),
        variant.letter_for(Duty::Responsible),
    ];
    let place = |letter: &Letter| {
        let duty = first.iter().position(|first| *first == Some(*letter));
        let legend = variant.letters().iter().position(|known| known == letter);
        (duty.unwrap_or(first.len()), legend.unwrap_or(usize::MAX))
    };
    let mut held = letters.of(role);
    held.sort_by_key(place);
    held.dedup();
    held
}

fn kind(variant: Variant, held: &[Letter]) -> &'static str {
    let is = |letter: Letter, duty| variant.letter_for(duty) == Some(letter);
    match *held {
        [] => "",
        [only] if is(only, Duty::Accountable) => "accountable",
        [only] if is(only, Duty::Responsible) => "responsible",
        [only] if is(only, Duty::Consulted) => "consulted",
        [only] if is(only, Duty::Informed) => "informed",
        [Letter::O] => "omitted",
        [_] => "other",
        [one, two] if is(one, Duty::Accountable) && is(two, Duty::Responsible) => "both",
        _ => "clash",
    }
}
