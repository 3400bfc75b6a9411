//! The history of one thing, and since when everything stands as it does.

use std::collections::{BTreeMap, BTreeSet};

use super::changes::{Line, Teller};
use crate::analysis::scores::board;
use crate::diagnostic::Place;
use crate::diff::{Change, Compared, Facts, LetterChange, Renames, Value, What, letter_of};
use crate::model::raci::Activity;
use crate::model::record::Move;
use crate::model::{Id, Workshop};
use crate::vocabulary::Letter;
use crate::words::english;

/// A thing under every id that it ever had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    kind: Option<String>,
    ids: BTreeSet<String>,
}

/// A change with what it is about, for a history in which that is not always the subject.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// What the change is about, where that is another thing: a row, in the history of a role.
    pub of: Option<String>,
    /// The change.
    pub line: Line,
}

impl Subject {
    /// What was typed, `renewal-quote` or `activity.renewal-quote`; `moves` lead back to the ids that it had before.
    pub fn of(typed: &str, moves: &[Move]) -> Self {
        let kinds = ["task", "activity", "role", "competency"];
        let (kind, id) = match typed.split_once('.') {
            Some((kind, id)) if kinds.contains(&kind) => (Some(kind.to_owned()), id),
            _ => (None, typed),
        };
        let mut ids = BTreeSet::from([id.to_owned()]);
        let is_kind = |moved: &Move| kind.as_ref().is_none_or(|kind| *kind == moved.kind);
        // Each round leads one id further back.
        for _ in moves {
            let earlier = moves
                .iter()
                .filter(|moved| is_kind(moved) && ids.contains(&moved.to));
            let earlier: Vec<String> = earlier.map(|moved| moved.from.clone()).collect();
            ids.extend(earlier);
        }
        Self { kind, ids }
    }

    /// Whether a workshop says anything about it.
    pub fn is_in(&self, workshop: &Workshop) -> bool {
        let facts = Facts::of(workshop, false);
        facts.iter().any(|(place, _)| self.is(place))
    }

    /// Whether it is this thing.
    pub fn is(&self, thing: &Place) -> bool {
        let is_kind = self.kind.as_ref().is_none_or(|kind| kind == thing.kind());
        is_told(thing) && is_kind && thing.id().is_some_and(|id| self.ids.contains(id))
    }

    /// What one step of the history changed about it.
    pub fn told(&self, compared: &Compared) -> Vec<Told> {
        let teller = Teller::new(compared, english());
        let mut told = Vec::new();
        for change in &compared.diff.changes {
            let of = if self.is(&change.about) {
                None
            } else if self.has_role_in(change) {
                Some(teller.name(&change.about))
            } else {
                continue;
            };
            told.extend(teller.lines(change).into_iter().map(|line| Told {
                of: of.clone(),
                line,
            }));
        }
        told
    }

    /// Whether it is a role that something was given to, or taken from.
    fn has_role_in(&self, change: &Change) -> bool {
        if !is_told(&change.about) || self.kind.as_ref().is_some_and(|kind| kind != "role") {
            return false;
        }
        match &change.what {
            What::Letter(LetterChange { from, to, .. }) => {
                let mut differing = from.roles.symmetric_difference(&to.roles);
                differing.any(|role| self.ids.contains(role.as_str()))
            }
            What::Keys | What::Added | What::Removed => change.fields.iter().any(|field| {
                let values = [&field.before, &field.after];
                values
                    .into_iter()
                    .flatten()
                    .any(|value| self.is_named_by(value))
            }),
            _ => false,
        }
    }

    fn is_named_by(&self, value: &Value) -> bool {
        let is_role = matches!(
            value,
            Value::Id { kind: "role", .. } | Value::Ids { kind: "role", .. }
        );
        is_role && value.named().iter().any(|id| self.ids.contains(*id))
    }
}

/// What people answered and who they are is no history to be told.
fn is_told(thing: &Place) -> bool {
    !matches!(thing.kind(), "person" | "ballot")
}

/// Since which step of a history each letter, score and disposition stands.
#[derive(Debug, Default)]
pub struct Standing {
    since: BTreeMap<(Place, Key), usize>,
}

/// What stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Letter(Option<String>, Letter),
    Scores,
    Disposition,
}

impl Key {
    /// The same with the ids of the later workshop in it.
    fn under(self, renames: &Renames) -> Self {
        match self {
            Self::Letter(Some(segment), letter) => {
                let segment = renames.new_id("segment", &segment).to_owned();
                Self::Letter(Some(segment), letter)
            }
            key => key,
        }
    }
}

/// One thing that stands as it does.
#[derive(Debug, Clone, PartialEq)]
pub struct Stands {
    /// The thing.
    pub thing: Place,
    /// What it is called.
    pub name: String,
    /// What stands: a letter, "scores", "decision".
    pub label: String,
    /// How it stands.
    pub value: String,
    /// The step of the history since which it does; `None` where no step set it, as it was so when the history begins.
    pub since: Option<usize>,
}

impl Standing {
    /// Notes what step number `step` changed.
    pub fn note(&mut self, step: usize, compared: &Compared) {
        let renames = &compared.diff.renames;
        if renames.iter().next().is_some() {
            let noted = std::mem::take(&mut self.since).into_iter();
            self.since = noted
                .map(|((thing, key), since)| {
                    ((renames.new_place(&thing), key.under(renames)), since)
                })
                .collect();
        }
        for change in &compared.diff.changes {
            for key in keys(change) {
                self.since.insert((change.about.clone(), key), step);
            }
        }
    }

    /// What stands in the end, in the order of the workshop: of one thing, or of all.
    pub fn of(&self, workshop: &Workshop, subject: Option<&Subject>) -> Vec<Stands> {
        let is_asked = |thing: &Place| subject.is_none_or(|subject| subject.is(thing));
        let mut stands = Vec::new();
        for (id, activity) in &workshop.activities {
            let thing = Place::of("activity", id);
            if is_asked(&thing) {
                self.letters(workshop, thing, activity, &mut stands);
            }
        }
        let board = board(workshop);
        for (id, task) in &workshop.tasks {
            let thing = Place::of("task", id);
            if !is_asked(&thing) {
                continue;
            }
            let scores = board.tasks.get(id).map(|placed| placed.scored.scores);
            let scores = scores.map(|scores| {
                let [impact, effort] = [scores.impact, scores.effort].map(|s| english().plain(s));
                format!("impact {impact}, effort {effort}")
            });
            let disposition = task
                .disposition
                .map(|disposition| disposition.word().to_owned());
            for (label, key, value) in [
                ("scores", Key::Scores, scores),
                ("decision", Key::Disposition, disposition),
            ] {
                self.add(&thing, &task.name, label, key, value, &mut stands);
            }
        }
        stands
    }

    fn letters(
        &self,
        workshop: &Workshop,
        thing: Place,
        activity: &Activity,
        stands: &mut Vec<Stands>,
    ) {
        let own = |segment: &String| activity.segments.get(segment.as_str());
        let segments = activity.segments.keys().map(|id| Some(id.to_string()));
        for segment in std::iter::once(None).chain(segments) {
            let letters = segment.as_ref().and_then(own).unwrap_or(&activity.letters);
            for letter in letters.in_order(activity.variant) {
                let roles = letters.roles(letter).iter();
                let names: Vec<String> = roles.map(|role| workshop.role_short_name(role)).collect();
                let label = match &segment {
                    None => letter.to_string(),
                    Some(id) => format!(
                        "{letter} in {}",
                        workshop.segment_name(&Id::from(id.as_str()))
                    ),
                };
                let value = (!names.is_empty()).then(|| names.join(", "));
                let key = Key::Letter(segment.clone(), letter);
                self.add(&thing, &activity.name, &label, key, value, stands);
            }
        }
    }

    fn add(
        &self,
        thing: &Place,
        name: &str,
        label: &str,
        key: Key,
        value: Option<String>,
        stands: &mut Vec<Stands>,
    ) {
        if let Some(value) = value {
            stands.push(Stands {
                thing: thing.clone(),
                name: name.to_owned(),
                label: label.to_owned(),
                value,
                since: self.since.get(&(thing.clone(), key)).copied(),
            });
        }
    }
}

/// What of a thing a change sets anew.
fn keys(change: &Change) -> Vec<Key> {
    match &change.what {
        What::Letter(letter) => {
            let segment = letter.segment.as_ref().map(ToString::to_string);
            vec![Key::Letter(segment, letter.letter)]
        }
        What::Scored { .. } => vec![Key::Scores],
        What::Added => {
            let fields = change.fields.iter();
            let mut keys: Vec<Key> = fields.filter_map(|field| key_of(&field.place)).collect();
            // Votes may be written with somebody else than the task.
            keys.push(Key::Scores);
            keys
        }
        What::Keys => {
            let fields = change.fields.iter();
            fields.filter_map(|field| key_of(&field.place)).collect()
        }
        _ => Vec::new(),
    }
}

fn key_of(place: &Place) -> Option<Key> {
    if let Some((segment, letter)) = letter_of(place) {
        return Some(Key::Letter(segment.map(|id| id.to_string()), letter));
    }
    match place.path() {
        [kind, _, key] if kind == "task" && key == "disposition" => Some(Key::Disposition),
        _ => None,
    }
}
