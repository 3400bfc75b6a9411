//! Which cells of the chart changed, and what they were: the letter changes of a diff, row by row.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use crate::diff::{Change, Diff, LetterChange, Value, What};
use crate::model::people::{Role, Segment};
use crate::model::raci::Activity;
use crate::model::{Id, Workshop};
use crate::view::raci::cell::{self, Cell};
use crate::vocabulary::Letter;

/// The cells that changed between two workshops; ids are those of the later one.
#[derive(Debug)]
pub(in crate::view) struct Cells<'c> {
    before: &'c Workshop,
    after: &'c Workshop,
    diff: &'c Diff,
    rows: IndexMap<&'c str, RowChange<'c>>,
}

/// What happened to one row.
#[derive(Debug, Default)]
pub(in crate::view) struct RowChange<'c> {
    /// It is new.
    pub(in crate::view) is_new: bool,
    /// It is gone.
    pub(in crate::view) is_gone: bool,
    /// Letters that other roles have.
    pub(in crate::view) letters: Vec<&'c LetterChange>,
    /// Roles whose part was undecided before or is now.
    open: BTreeSet<Id<Role>>,
}

impl<'c> Cells<'c> {
    /// The cells that changed from one workshop to the other.
    pub(in crate::view) fn of(before: &'c Workshop, after: &'c Workshop, diff: &'c Diff) -> Self {
        let mut rows: IndexMap<&str, RowChange<'c>> = IndexMap::new();
        let of_rows = diff
            .changes
            .iter()
            .filter(|change| change.about.kind() == "activity");
        for change in of_rows {
            if let Some(id) = change.about.id() {
                rows.entry(id).or_default().add(change);
            }
        }
        Self {
            before,
            after,
            diff,
            rows,
        }
    }

    /// The rows that something happened to.
    pub(in crate::view) fn rows(&self) -> impl Iterator<Item = (&'c str, &RowChange<'c>)> {
        self.rows.iter().map(|(id, change)| (*id, change))
    }

    /// What happened to a row.
    pub(in crate::view) fn row(&self, row: &str) -> Option<&RowChange<'c>> {
        self.rows.get(row)
    }

    /// The roles whose cells of a row changed, everywhere or in a segment.
    pub(in crate::view) fn touched(
        &self,
        row: &str,
        segment: Option<&Id<Segment>>,
    ) -> BTreeSet<Id<Role>> {
        let Some(change) = self.rows.get(row) else {
            return BTreeSet::new();
        };
        if change.is_new {
            return self.new_row(row).map_or_else(BTreeSet::new, |activity| {
                involved(activity, segment, Clone::clone)
            });
        }
        if change.is_gone {
            let renamed =
                |role: &Id<Role>| Id::from(self.diff.renames.new_id("role", role.as_str()));
            let segment = segment.map(|segment| self.old_segment(segment));
            return self.old_row(row).map_or_else(BTreeSet::new, |activity| {
                involved(activity, segment.as_ref(), renamed)
            });
        }
        let over = segment.and_then(|segment| self.new_row(row)?.segments.get(segment));
        let has_own = |letter: Letter| {
            let mut own = change.letters.iter();
            over.is_some_and(|over| over.has(letter))
                || own.any(|own| own.letter == letter && own.segment.as_ref() == segment)
        };
        // Where a segment says nothing of its own, what holds everywhere changes there as well.
        let holds = |change: &&&LetterChange| {
            change.segment.as_ref() == segment
                || (change.segment.is_none() && !has_own(change.letter))
        };
        let changes = change.letters.iter().filter(holds);
        let roles =
            changes.flat_map(|change| change.from.roles.symmetric_difference(&change.to.roles));
        roles.chain(&change.open).cloned().collect()
    }

    /// The cell of a role in a row as it was.
    pub(in crate::view) fn before(
        &self,
        row: &str,
        segment: Option<&Id<Segment>>,
        role: &Id<Role>,
    ) -> Cell {
        let role = Id::from(self.diff.renames.old_id("role", role.as_str()));
        let segment = segment.map(|segment| self.old_segment(segment));
        shown(self.old_row(row), segment.as_ref(), &role)
    }

    /// The same as it is.
    pub(in crate::view) fn after(
        &self,
        row: &str,
        segment: Option<&Id<Segment>>,
        role: &Id<Role>,
    ) -> Cell {
        shown(self.new_row(row), segment, role)
    }

    /// The segments in which a row has, or had, letters of its own.
    pub(in crate::view) fn segments(&self, row: &str) -> Vec<Id<Segment>> {
        let new = self.new_row(row).into_iter();
        let mut segments: Vec<_> = new.flat_map(|row| row.segments.keys()).cloned().collect();
        let old = self.old_row(row).into_iter();
        for segment in old.flat_map(|row| row.segments.keys()) {
            let segment = Id::from(self.diff.renames.new_id("segment", segment.as_str()));
            if !segments.contains(&segment) {
                segments.push(segment);
            }
        }
        segments
    }

    /// A row of the earlier workshop by its later id.
    pub(in crate::view) fn old_row(&self, row: &str) -> Option<&'c Activity> {
        let old = self.diff.renames.old_id("activity", row);
        self.before.activities.get(old)
    }

    fn new_row(&self, row: &str) -> Option<&'c Activity> {
        self.after.activities.get(row)
    }

    fn old_segment(&self, segment: &Id<Segment>) -> Id<Segment> {
        Id::from(self.diff.renames.old_id("segment", segment.as_str()))
    }
}

impl<'c> RowChange<'c> {
    fn add(&mut self, change: &'c Change) {
        match &change.what {
            What::Added => self.is_new = true,
            What::Removed => self.is_gone = true,
            What::Letter(letter) => self.letters.push(letter),
            What::Keys => {
                let open = change.about.clone().key("open");
                let fields = change.fields.iter().filter(|field| field.place == open);
                for field in fields {
                    let named = |value: &Option<Value>| -> BTreeSet<Id<Role>> {
                        let ids = value.iter().flat_map(Value::named);
                        ids.map(Id::from).collect()
                    };
                    let (was, is) = (named(&field.before), named(&field.after));
                    self.open.extend(was.symmetric_difference(&is).cloned());
                }
            }
            _ => {}
        }
    }
}

/// The roles that have a part in a row.
fn involved(
    activity: &Activity,
    segment: Option<&Id<Segment>>,
    renamed: impl Fn(&Id<Role>) -> Id<Role>,
) -> BTreeSet<Id<Role>> {
    let letters = activity.letters_in(segment);
    let held = letters.iter().flat_map(|(_, roles)| roles);
    held.chain(&activity.open).map(renamed).collect()
}

fn shown(row: Option<&Activity>, segment: Option<&Id<Segment>>, role: &Id<Role>) -> Cell {
    row.map_or_else(Cell::default, |activity| {
        cell::of(activity, &activity.letters_in(segment), None, role)
    })
}
