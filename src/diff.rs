//! What changed between two workshops, as typed events about things that keep their ids.
//!
//! Both are taken apart into [`Facts`]; what differs is explained by one family of events after the other, and each
//! difference is explained once. Order, layout and files mean nothing, so they are never a change; private tables are
//! not compared. The words for it all belong to those who show it.

mod chart;
mod compared;
mod competency;
mod entry;
mod facts;
mod letters;
mod likeness;
mod place;
mod renames;
mod roles;
mod task;
mod value;

use std::collections::BTreeSet;

use indexmap::IndexMap;
use jiff::civil::Date;

use crate::analysis::scores::Placed;
use crate::diagnostic::{Code, Place, Severity};
use crate::model::people::{Role, Segment};
use crate::model::{Id, Workshop};
use crate::vocabulary::{Letter, Level};
use crate::words::Said;
pub use compared::{At, Compared, Found, Side};
pub use facts::Facts;
pub use letters::letter_of;
pub use place::{is_content, kind_of_key};
pub use renames::{Rename, Renames};
pub use value::{Number, Value};

/// What changed from one workshop to another.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Diff {
    /// The changes, in the order of the later workshop; what is gone comes last.
    pub changes: Vec<Change>,
    /// Ids that changed, as the later workshop says.
    pub renames: Renames,
}

/// One change.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Which change it is.
    pub code: &'static Code,
    /// How loud it is; `[rules.levels]` of the later workshop may differ from the code's default.
    pub severity: Severity,
    /// Why the room accepts it, where it does.
    pub accepted: Option<String>,
    /// The thing that it is about, by its id in the later workshop unless it is gone there.
    pub about: Place,
    /// What happened to it.
    pub what: What,
    /// What is said otherwise, as far as this change explains it; ids are those of the later workshop.
    pub fields: Vec<Field>,
}

/// What happened to a thing.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It has another name.
    Renamed {
        /// The old one.
        from: String,
        /// The new one.
        to: String,
    },
    /// Its scores are others, or it lies in another field of the map.
    Scored {
        /// Where it was; `None` where nobody had scored it.
        from: Option<Placed>,
        /// Where it is; `None` where its scores are gone.
        to: Option<Placed>,
    },
    /// Other roles have a letter of a row.
    Letter(LetterChange),
    /// Some of its keys say something else: those of the change's fields.
    Keys,
    /// What follows from other changes, in a sentence.
    Follows(Said),
}

/// Who has a letter of a row, before and after.
#[derive(Debug, Clone, PartialEq)]
pub struct LetterChange {
    /// The letter.
    pub letter: Letter,
    /// The segment in which that holds; `None`: everywhere.
    pub segment: Option<Id<Segment>>,
    /// Who had it.
    pub from: Holders,
    /// Who has it.
    pub to: Holders,
}

/// Who has a letter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holders {
    /// The roles, in the order of their ids.
    pub roles: BTreeSet<Id<Role>>,
    /// Somebody will still be named.
    pub open: bool,
}

/// What is said otherwise at one place.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// The place; ids in it are those of the later workshop.
    pub place: Place,
    /// What was said there.
    pub before: Option<Value>,
    /// What is said there now.
    pub after: Option<Value>,
}

impl Diff {
    /// Whether a change that nobody accepted is at least this loud.
    pub fn reaches(&self, severity: Severity) -> bool {
        let mut open = self
            .changes
            .iter()
            .filter(|change| change.accepted.is_none());
        open.any(|change| change.severity >= severity)
    }

    /// What `before` says once all of this has happened to it.
    ///
    /// For the facts of the earlier workshop these are the facts of the later one.
    #[must_use]
    pub fn applied_to(&self, before: Facts) -> Facts {
        let mut facts = self.renames.applied_to(before);
        for field in self.changes.iter().flat_map(|change| &change.fields) {
            facts.set(field.place.clone(), field.after.clone());
        }
        facts
    }
}

/// What changed from `before` to `after`; whether a change is still accepted is judged as of `as_of`.
pub fn diff(before: &Workshop, after: &Workshop, as_of: Option<Date>) -> Diff {
    let mut comparison = Comparison::new(before, after);
    let families: [fn(&mut Comparison<'_>); 7] = [
        renames::look,
        entry::look,
        letters::look,
        roles::look,
        task::look,
        competency::look,
        entry::look_at_details,
    ];
    for look in families {
        look(&mut comparison);
    }
    chart::look(&mut comparison);
    likeness::look(&mut comparison);
    comparison.finish(as_of)
}

/// Two workshops held against each other, and what of their difference is explained so far.
#[derive(Debug)]
struct Comparison<'c> {
    before: &'c Workshop,
    after: &'c Workshop,
    /// What was said about what is not the same, with the ids of the later workshop.
    old: Facts,
    /// What is said about it now.
    new: Facts,
    renames: Renames,
    /// What is said otherwise and not yet explained, by thing.
    open: IndexMap<Place, Vec<Field>>,
    changes: Vec<Change>,
}

impl<'c> Comparison<'c> {
    fn new(before: &'c Workshop, after: &'c Workshop) -> Self {
        // A secret that only one of the two keeps must not come out by comparing.
        let with_ballots = !(before.vote.secret || after.vote.secret);
        let renames = Renames::of(before, after);
        let old = renames.applied_to(Facts::differing(before, after, with_ballots));
        let new = Facts::differing(after, before, with_ballots);
        Self {
            before,
            after,
            open: differing(&old, &new),
            old,
            new,
            renames,
            changes: Vec::new(),
        }
    }

    /// Takes what is said otherwise about a thing, as far as it is wanted: it counts as explained.
    fn take(&mut self, thing: &Place, wanted: impl Fn(&Field) -> bool) -> Vec<Field> {
        let Some(fields) = self.open.get_mut(thing) else {
            return Vec::new();
        };
        fields.extract_if(.., |field| wanted(field)).collect()
    }

    /// The things about which something is not yet explained.
    fn things(&self, kind: &str) -> Vec<Place> {
        let of_kind = |thing: &&Place| thing.kind() == kind;
        self.open.keys().filter(of_kind).cloned().collect()
    }

    fn add(&mut self, code: &'static Code, about: Place, what: What, fields: Vec<Field>) {
        self.changes.push(Change {
            code,
            severity: code.severity,
            accepted: None,
            about,
            what,
            fields,
        });
    }

    /// How loud a change is; `None` where the later workshop does not want to hear of it.
    fn level(&self, code: &Code) -> Option<Severity> {
        match self.after.rules.levels.get(code.slug) {
            None => Some(code.severity),
            Some(Level::Error) => Some(Severity::Error),
            Some(Level::Warning) => Some(Severity::Warning),
            Some(Level::Note) => Some(Severity::Note),
            Some(Level::Off) => None,
        }
    }

    /// Puts the changes in the order of the things, and says how loud they are and which are accepted.
    fn finish(mut self, as_of: Option<Date>) -> Diff {
        let order = self.new.things().into_iter().chain(self.old.things());
        let order: indexmap::IndexSet<Place> = order.collect();
        let mut changes = std::mem::take(&mut self.changes);
        // Only now, since families look at the changes of others, whether those are told or not.
        changes.retain_mut(|change| match self.level(change.code) {
            Some(severity) => {
                change.severity = severity;
                true
            }
            None => false,
        });
        // What is about no thing that is written is about the whole, and comes first.
        changes.sort_by_cached_key(|change| order.get_index_of(&change.about));
        let today = as_of.or(self.after.about.as_of);
        for change in &mut changes {
            let (kind, id) = (change.about.kind(), change.about.id());
            let mut acceptances = self.after.acceptances.iter();
            change.accepted = acceptances
                .find(|acceptance| {
                    acceptance.is_about(change.code.slug, kind, id) && !acceptance.has_ended(today)
                })
                .map(|acceptance| acceptance.because.clone());
        }
        Diff {
            changes,
            renames: self.renames,
        }
    }
}

/// What is said otherwise, by thing: in the order of the later workshop, then what is only in the earlier one.
fn differing(old: &Facts, new: &Facts) -> IndexMap<Place, Vec<Field>> {
    let mut fields: IndexMap<Place, Vec<Field>> = IndexMap::new();
    let mut add = |place: &Place, before: Option<&Value>, after: Option<&Value>| {
        let field = Field {
            place: place.clone(),
            before: before.cloned(),
            after: after.cloned(),
        };
        fields.entry(place::thing(place)).or_default().push(field);
    };
    for (place, value) in new.iter() {
        let before = old.get(place);
        if before != Some(value) {
            add(place, before, Some(value));
        }
    }
    for (place, value) in old.iter() {
        if new.get(place).is_none() {
            add(place, Some(value), None);
        }
    }
    fields
}
