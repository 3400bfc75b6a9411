//! The responsibility chart.

use std::borrow::Cow;

use indexmap::IndexMap;
use jiff::civil::Date;

use super::Id;
use super::competency::Competency;
use super::people::{Person, Phase, Role, Segment};
use super::record::Decision;
use super::rules::RaciRules;
use super::task::Task;
use crate::vocabulary::{ActivityKind, ChartState, Duty, Letter, Variant};

/// The chart as a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// Its title.
    pub title: Option<String>,
    /// The letter scheme.
    pub variant: Variant,
    /// How far it has come.
    pub state: ChartState,
    /// Who keeps it.
    pub owner: Option<Id<Person>>,
    /// The day from which it holds.
    pub effective: Option<Date>,
    /// The day by which it is looked at again.
    pub review_by: Option<Date>,
    /// The columns, in order. Ids of roles, except where somebody listed a person.
    pub columns: Vec<Id<Role>>,
}

impl Default for Chart {
    fn default() -> Self {
        Self {
            title: None,
            variant: Variant::Raci,
            state: ChartState::Draft,
            owner: None,
            effective: None,
            review_by: None,
            columns: Vec::new(),
        }
    }
}

/// Under each letter the set of roles that have it, in the order they were written.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Letters(IndexMap<Letter, Holders>);

/// Who has one letter of a row.
#[derive(Debug, Clone, PartialEq, Default)]
struct Holders {
    roles: Vec<Id<Role>>,
    /// Somebody will still be named: the letter has a `?`.
    open: bool,
}

impl Letters {
    /// Writes a letter that nobody has yet.
    pub fn write(&mut self, letter: Letter) {
        self.0.entry(letter).or_default();
    }

    /// Gives a letter to a role; a cell holds a set, so twice is once.
    pub fn give(&mut self, letter: Letter, role: Id<Role>) {
        let holders = self.0.entry(letter).or_default();
        if !holders.roles.contains(&role) {
            holders.roles.push(role);
        }
    }

    /// Leaves open who else has a letter.
    pub fn leave_open(&mut self, letter: Letter) {
        self.0.entry(letter).or_default().open = true;
    }

    /// The letters that are written, each with its roles.
    pub fn iter(&self) -> impl Iterator<Item = (Letter, &[Id<Role>])> {
        self.0
            .iter()
            .map(|(letter, holders)| (*letter, holders.roles.as_slice()))
    }

    /// The roles of a letter.
    pub fn roles(&self, letter: Letter) -> &[Id<Role>] {
        self.0
            .get(&letter)
            .map_or(&[], |holders| holders.roles.as_slice())
    }

    /// Whether a letter is written, be it for nobody.
    pub fn has(&self, letter: Letter) -> bool {
        self.0.contains_key(&letter)
    }

    /// The letters of which somebody will still be named.
    pub fn open(&self) -> impl Iterator<Item = Letter> {
        self.0
            .iter()
            .filter(|(_, holders)| holders.open)
            .map(|(letter, _)| *letter)
    }

    /// The letters of a role, in the order of the row.
    pub fn of(&self, role: &Id<Role>) -> Vec<Letter> {
        self.iter()
            .filter(|(_, roles)| roles.contains(role))
            .map(|(letter, _)| letter)
            .collect()
    }

    /// The letters of a scheme in the order of its legend, then others that somebody has or will have.
    pub fn in_order(&self, variant: Variant) -> Vec<Letter> {
        let mut order = variant.letters().to_vec();
        for (letter, holders) in &self.0 {
            if !order.contains(letter) && (holders.open || !holders.roles.is_empty()) {
                order.push(*letter);
            }
        }
        order
    }

    /// Whether a letter means the same here as there: the same roles, in whatever order, and as open.
    pub fn agree_on(&self, letter: Letter, other: &Self) -> bool {
        let open = |letters: &Self| letters.0.get(&letter).is_some_and(|holders| holders.open);
        let (here, there) = (self.roles(letter), other.roles(letter));
        here.len() == there.len()
            && here.iter().all(|role| there.contains(role))
            && open(self) == open(other)
    }

    /// Whether nothing is written.
    pub fn is_empty(&self) -> bool {
        self.0.values().all(|holders| holders.roles.is_empty())
    }

    /// These letters with those of `over` in their place.
    #[must_use]
    pub fn overridden(&self, over: &Self) -> Self {
        let mut letters = self.clone();
        for (letter, holders) in &over.0 {
            letters.0.insert(*letter, holders.clone());
        }
        letters
    }
}

/// Something the organisation must get done for a customer; a row of the chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Activity {
    /// What gets done.
    pub name: String,
    /// The phase that it belongs to.
    pub phase: Option<Id<Phase>>,
    /// Whether it ends in a yes or no.
    pub kind: ActivityKind,
    /// Doing and approving must be different roles.
    pub control: bool,
    /// The letter scheme of this row: its own, else the chart's.
    pub variant: Variant,
    /// Who has which letter.
    pub letters: Letters,
    /// Roles whose letter is undecided.
    pub open: Vec<Id<Role>>,
    /// The tasks behind it.
    pub tasks: Vec<Id<Task>>,
    /// The level that doing it takes.
    pub needs: IndexMap<Id<Competency>, u32>,
    /// Hours within which it must be done.
    pub within_hours: Option<f64>,
    /// Letters that replace the base ones in a segment.
    pub segments: IndexMap<Id<Segment>, Letters>,
    /// The decision behind the row.
    pub decision: Option<Id<Decision>>,
    /// Roles that have said yes to their letters.
    pub accepted: Vec<Id<Role>>,
    /// A remark.
    pub note: Option<String>,
}

impl Activity {
    /// The roles that have a duty in this row; `None` where the row's variant lacks that duty.
    pub fn with_duty(&self, duty: Duty) -> Option<&[Id<Role>]> {
        self.variant
            .letter_for(duty)
            .map(|letter| self.letters.roles(letter))
    }

    /// The roles that do the row in a segment, or at large: those with the letter for it. Where nobody has it and an A
    /// implies it, or where the variant has none, those who answer for the row (`domain.md` §2.2).
    pub fn doing(&self, segment: Option<&Id<Segment>>, rules: &RaciRules) -> Vec<Id<Role>> {
        let letters = self.letters_in(segment);
        let holders = |letter| letters.roles(letter).to_vec();
        let doing = self.variant.letter_for(Duty::Responsible).map(holders);
        let named = doing.filter(|roles| !(roles.is_empty() && rules.a_implies_r));
        let answering = || self.variant.letter_for(Duty::Accountable).map(holders);
        named.or_else(answering).unwrap_or_default()
    }

    /// The letters that hold in a segment, or at large where it has none of its own.
    pub fn letters_in(&self, segment: Option<&Id<Segment>>) -> Cow<'_, Letters> {
        match segment.and_then(|segment| self.segments.get(segment)) {
            None => Cow::Borrowed(&self.letters),
            Some(over) => Cow::Owned(self.letters.overridden(over)),
        }
    }

    /// The letters of the row and, under a segment, those that hold there instead.
    pub fn cells(&self) -> impl Iterator<Item = (Option<&Id<Segment>>, Cow<'_, Letters>)> {
        let segments = std::iter::once(None).chain(self.segments.keys().map(Some));
        segments.map(|segment| (segment, self.letters_in(segment)))
    }
}

/// A finding that the room has seen and accepts.
#[derive(Debug, Clone, PartialEq)]
pub struct Acceptance {
    /// The code of the finding.
    pub rule: String,
    /// The id that it is about; `kind.id` where two kinds share the id.
    pub at: String,
    /// Why it is accepted.
    pub because: String,
    /// Who accepted it.
    pub by: Option<Id<Person>>,
    /// The last day on which it is accepted.
    pub until: Option<Date>,
}

impl Acceptance {
    /// Whether it is about what a rule says of a thing; of a table that exists once, the kind is the id.
    pub fn is_about(&self, rule: &str, kind: &str, id: Option<&str>) -> bool {
        let id_alone = id.unwrap_or(kind);
        let with_kind = || {
            id.is_some_and(|id| {
                self.at
                    .strip_prefix(kind)
                    .and_then(|rest| rest.strip_prefix('.'))
                    == Some(id)
            })
        };
        self.rule == rule && (self.at == id_alone || with_kind())
    }

    /// Whether it has come to its end on a day; never where the day is not known.
    pub fn has_ended(&self, today: Option<Date>) -> bool {
        self.until
            .is_some_and(|until| today.is_some_and(|today| today > until))
    }
}
