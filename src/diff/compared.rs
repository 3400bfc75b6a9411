//! [`Compared`]: two workshops and everything that is to be told about their difference.

use std::sync::Arc;

use jiff::civil::Date;

use super::{Diff, diff, place};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::model::Workshop;

/// Two workshops and what lies between them.
#[derive(Debug)]
pub struct Compared {
    /// The earlier one.
    pub before: Arc<Workshop>,
    /// The later one.
    pub after: Arc<Workshop>,
    /// What changed.
    pub diff: Diff,
    /// Where each change is written, in the order of the changes.
    pub at: Vec<At>,
    /// What is found in the later one and not in the earlier.
    pub appeared: Vec<Found>,
    /// What was found in the earlier one and is settled in the later.
    pub settled: Vec<Found>,
}

/// A finding with where it is written.
#[derive(Debug)]
pub struct Found {
    /// The finding.
    pub finding: Diagnostic,
    /// Where.
    pub at: At,
}

/// A spot in the files of one side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct At {
    /// Of which workshop.
    pub side: Side,
    /// The file, relative to the workshop.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
}

impl At {
    /// In no file.
    const NOWHERE: Self = Self {
        side: Side::After,
        path: String::new(),
        line: 0,
        column: 0,
    };
}

/// One of the two workshops.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The earlier one.
    Before,
    /// The later one.
    After,
}

impl Compared {
    /// Two workshops without their files: what changed, but neither where it is written nor what is found of it.
    pub fn without_files(before: &Workshop, after: &Workshop, as_of: Option<Date>) -> Self {
        let diff = diff(before, after, as_of);
        Self {
            at: vec![At::NOWHERE; diff.changes.len()],
            diff,
            before: Arc::new(before.clone()),
            after: Arc::new(after.clone()),
            appeared: Vec::new(),
            settled: Vec::new(),
        }
    }

    /// Whether nothing changed: neither what is said nor what is found.
    pub fn is_same(&self) -> bool {
        self.diff.changes.is_empty() && self.appeared.is_empty() && self.settled.is_empty()
    }

    /// Whether single votes are nobody's business: in one of the two they are secret.
    pub fn is_secret(&self) -> bool {
        self.before.vote.secret || self.after.vote.secret
    }

    /// Whether a place tells by its keys who somebody is; an id is a name as often as not.
    pub fn names_person(&self, place: &Place) -> bool {
        place::names_person(place, |id| {
            let mut workshops = [&self.before, &self.after].into_iter();
            workshops.any(|workshop| workshop.people.contains_key(id))
        })
    }

    /// Whether a change that nobody accepted, or a new finding, is at least this loud.
    pub fn reaches(&self, severity: Severity) -> bool {
        let mut appeared = self.appeared.iter();
        self.diff.reaches(severity) || appeared.any(|new| new.finding.severity >= severity)
    }
}
