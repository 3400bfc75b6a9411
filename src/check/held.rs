//! Who has a letter in a row, at large and in each segment that changes it: what every rule about a row walks over.

use std::borrow::Cow;

use super::Context;
use crate::diagnostic::Place;
use crate::model::people::{Role, Segment};
use crate::model::raci::{Activity, Letters};
use crate::model::{Id, Workshop};
use crate::vocabulary::{Duty, Letter};
use crate::wording::quoted;
use crate::words::{Arg, Said};

/// Who has one letter in one row, at large or in a segment that changes it.
pub(super) struct Held<'c> {
    id: &'c Id<Activity>,
    pub(super) row: &'c Activity,
    pub(super) segment: Option<&'c Id<Segment>>,
    /// The letter to point at.
    pub(super) letter: Letter,
    /// Every letter that the rule looks at, that one first.
    pub(super) about: Vec<Letter>,
    pub(super) letters: Cow<'c, Letters>,
}

/// Who has a duty, row by row.
pub(super) fn held<'c>(context: &'c Context<'_>, duty: Duty) -> impl Iterator<Item = Held<'c>> {
    held_beside(context, duty, &[])
}

/// Who has a duty, row by row, for a rule that weighs it against `others`; rows whose variant lacks one are left out.
pub(super) fn held_beside<'c>(
    context: &'c Context<'_>,
    duty: Duty,
    others: &'static [Duty],
) -> impl Iterator<Item = Held<'c>> {
    cells(context, move |row| {
        let duties = std::iter::once(&duty).chain(others);
        let letters = duties.map(|duty| row.variant.letter_for(*duty));
        letters.collect::<Option<_>>().unwrap_or_default()
    })
}

/// Who has the letters that `about` names for a row, the first of which is the one to point at.
///
/// A segment counts only where it changes one of them: what holds at large is not said again.
pub(super) fn cells<'c>(
    context: &'c Context<'_>,
    about: impl Fn(&Activity) -> Vec<Letter> + 'c,
) -> impl Iterator<Item = Held<'c>> {
    let rows = context.workshop.activities.iter();
    rows.flat_map(move |(id, row)| {
        let about = about(row);
        row.cells().filter_map(move |(segment, letters)| {
            let letter = *about.first()?;
            let differs = |letter: &Letter| !letters.agree_on(*letter, &row.letters);
            let counts = segment.is_none() || about.iter().any(differs);
            counts.then_some(Held {
                id,
                row,
                segment,
                letter,
                about: about.clone(),
                letters,
            })
        })
    })
}

impl Held<'_> {
    /// The roles that have the letter.
    pub(super) fn roles(&self) -> &[Id<Role>] {
        self.letters.roles(self.letter)
    }

    /// The roles that have a duty.
    pub(super) fn with(&self, duty: Duty) -> &[Id<Role>] {
        let letter = self.row.variant.letter_for(duty);
        letter.map_or(&[], |letter| self.letters.roles(letter))
    }

    /// Somebody will still be named for the letter.
    pub(super) fn is_open(&self) -> bool {
        self.leaves_open(self.letter)
    }

    /// Somebody will still be named for a letter.
    pub(super) fn leaves_open(&self, letter: Letter) -> bool {
        self.letters.open().any(|open| open == letter)
    }

    /// Where the letter is written.
    pub(super) fn place(&self) -> Place {
        self.cells().key(self.letter)
    }

    /// Where the letters are written: the row, or its segment.
    pub(super) fn cells(&self) -> Place {
        let row = Place::of("activity", self.id);
        match self.segment {
            Some(segment) => row.key("segment").key(segment),
            None => row,
        }
    }

    /// Where a letter may be written that holds here: in the segment, else on the row.
    pub(super) fn sources(&self, letter: Letter) -> [Place; 2] {
        [self.cells(), Place::of("activity", self.id)].map(|place| place.key(letter))
    }

    /// What the finding of that key says of the row.
    pub(super) fn says(&self, workshop: &Workshop, key: &'static str) -> Said {
        Said::new(key)
            .with("letter", self.letter.word())
            .with("row", called(workshop, self.row, self.segment))
    }
}

/// What a row is called in a sentence: "`Approve discounts`", or "`Approve discounts` in `Scaled`".
pub(super) fn called(workshop: &Workshop, row: &Activity, segment: Option<&Id<Segment>>) -> Arg {
    let row = quoted(&row.name);
    let Some(id) = segment else {
        return row.into();
    };
    Said::new("raci.row-in-segment")
        .with("row", row)
        .with("segment", quoted(&workshop.segment_name(id)))
        .into()
}

/// "`CSM` and `AE`".
pub(super) fn short_names(workshop: &Workshop, roles: &[Id<Role>]) -> Arg {
    let names = roles.iter().map(|id| workshop.role_short_name(id));
    names.map(|name| quoted(&name)).collect()
}
