//! An earlier state of the workshop, and what its pages mark as new since then.
//!
//! Pages are made without it and marked afterwards: without an earlier state they are what they are.

mod chart;
mod map;
mod roles;

use super::changes::cells::Cells;
use super::frame::SinceNote;
use super::index::IndexPage;
use crate::diff::{Diff, Holders, diff};
use crate::model::people::Role;
use crate::model::{Id, Workshop};
use crate::words::{Said, Words};

/// What changed since an earlier state.
#[derive(Debug)]
pub struct Since<'s> {
    before: &'s Workshop,
    after: &'s Workshop,
    /// What the earlier state is called.
    name: &'s str,
    diff: Diff,
}

impl<'s> Since<'s> {
    /// What changed from an earlier state of that name to the later one.
    pub fn new(before: &'s Workshop, after: &'s Workshop, name: &'s str) -> Self {
        Self {
            before,
            after,
            name,
            diff: diff(before, after, None),
        }
    }

    /// Says on the first page with what the plot is compared.
    pub fn mark_index(&self, page: &mut IndexPage) {
        page.frame.since = Some(self.note("since.map-means"));
    }

    fn words(&self) -> &'s Words {
        &self.after.words
    }

    fn cells(&self) -> Cells<'_> {
        Cells::of(self.before, self.after, &self.diff)
    }

    /// What a page says about its marks.
    pub(in crate::view) fn note(&self, means: &'static str) -> SinceNote {
        let said = |key| self.words().say(&Said::new(key).with("name", self.name));
        SinceNote {
            with: said("since.compared"),
            means: said(means),
        }
    }

    /// "was CSM and PS".
    fn was(&self, what: String) -> String {
        self.words().say(&Said::new("since.was").with("what", what))
    }

    /// Who had a letter; `?` stands for somebody who was still to be named.
    fn named(&self, holders: &Holders) -> String {
        let open = holders.open.then(|| "?".to_owned());
        let names = holders.roles.iter().map(|role| self.role(role));
        match self.words().list(names.chain(open)) {
            nobody if nobody.is_empty() => self.words().get("change.nobody").to_owned(),
            names => names,
        }
    }

    fn role(&self, role: &Id<Role>) -> String {
        let old = Id::from(self.diff.renames.old_id("role", role.as_str()));
        if self.after.roles.contains_key(role) || !self.before.roles.contains_key(&old) {
            self.after.role_name(role)
        } else {
            self.before.role_name(&old)
        }
    }
}
