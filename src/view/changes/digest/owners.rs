//! Who answers for what now, and the state of that.

use std::collections::BTreeSet;

use super::{Body, Section, Weight, Writer, plain};
use crate::diagnostic::{Place, codes};
use crate::diff::{Change, Holders, LetterChange, What};
use crate::model::Id;
use crate::model::people::Segment;
use crate::model::raci::Activity;
use crate::view::announcement;
use crate::view::changes::told;
use crate::view::words::capitalised;
use crate::vocabulary::Duty;
use crate::words::Said;

impl Writer<'_> {
    /// "26 of 36 rows change who answers for them; 24 rows wait for a yes; 2 things need an answer."
    pub(super) fn headline(&self, silent: usize, things: usize) -> String {
        if self.compared.is_same() {
            return self.words.get("digest.nothing").to_owned();
        }
        let changes = self.compared.diff.changes.iter();
        let moved: BTreeSet<&Place> = changes
            .filter(|change| change.code == &codes::OWNER_MOVED)
            .map(|change| &change.about)
            .collect();
        let rows = self.compared.after.activities.len();
        let owners = match moved.len() {
            0 => self.words.get("digest.no-owner-moved").to_owned(),
            moved => {
                let said = Said::new("digest.owners-moved").count(moved);
                self.words.say(&said.with("rows", rows))
            }
        };
        let asked = [
            ("digest.rows-silent", silent),
            ("digest.answers-needed", things),
        ];
        let asked = asked.into_iter().filter(|(_, count)| *count > 0);
        let mut parts: Vec<String> = asked
            .map(|(key, count)| self.words.counted(key, count))
            .collect();
        if parts.is_empty() {
            parts.push(self.words.get("digest.no-answer-needed").to_owned());
        }
        if rows > 0 {
            parts.insert(0, owners);
        }
        format!("{}.", capitalised(&parts.join("; ")))
    }

    /// The state of the chart and its days, as everybody is told.
    pub(super) fn state(&self) -> String {
        if self.compared.is_same() {
            return String::new();
        }
        announcement::when(self.compared, self.words).join(" ")
    }

    /// Who answers for each row now, where that is somebody else than before; new and dropped rows belong here too.
    pub(super) fn owners(&self) -> Section {
        let rows = told(self.compared).filter_map(|(change, _)| {
            let (was, is, segment) = self.answering(change)?;
            let row = self.teller.name(&change.about);
            let row = match segment {
                Some(segment) => self.teller.in_segment(row, segment),
                None => self.everywhere_but(row, change),
            };
            Some(vec![plain(&row), plain(&was), plain(&is)])
        });
        Section {
            title: self.words.get("digest.owners").to_owned(),
            lead: self.lead(),
            weight: Weight::News,
            body: Body::Table {
                head: self.heads(&["digest.row", "digest.was", "digest.is"]),
                rows: rows.collect(),
            },
        }
    }

    /// Who answered and who answers, and in which segment, where a change is about that.
    pub(super) fn answering<'c>(
        &self,
        change: &'c Change,
    ) -> Option<(String, String, Option<&'c Id<Segment>>)> {
        let id = change.about.id().unwrap_or_default();
        let is_row = change.about.kind() == "activity";
        let word = |key| self.words.get(key).to_owned();
        match &change.what {
            What::Letter(letter) if change.code == &codes::OWNER_MOVED => Some((
                self.teller.holders(&letter.from),
                self.owners_now(letter),
                letter.segment.as_ref(),
            )),
            What::Added if is_row => {
                let row = self.compared.after.activities.get(id)?;
                Some((word("digest.new-row"), self.owner(row), None))
            }
            What::Removed if is_row => {
                let row = self.compared.before.activities.get(id)?;
                Some((self.owner(row), word("digest.no-row"), None))
            }
            _ => None,
        }
    }

    /// Who answers now; where somebody only ceased to share it, that is said.
    fn owners_now(&self, LetterChange { from, to, .. }: &LetterChange) -> String {
        let is = self.teller.holders(to);
        let only_left = !to.roles.is_empty() && to.roles.is_subset(&from.roles) && !to.open;
        let gone: Vec<_> = from.roles.difference(&to.roles).collect();
        if !only_left || gone.is_empty() {
            return is;
        }
        let names = self
            .words
            .list(gone.iter().map(|role| self.teller.role(role)));
        let said = Said::new("digest.shared").count(gone.len());
        self.words.say(&said.with("is", is).with("gone", names))
    }

    /// "Renew (everywhere but in Scaled)", where others answer in a segment.
    fn everywhere_but(&self, row: String, change: &Change) -> String {
        let id = change.about.id().unwrap_or_default();
        let activity = self.compared.after.activities.get(id);
        let (What::Letter(letter), Some(activity)) = (&change.what, activity) else {
            return row;
        };
        let other = activity
            .cells()
            .filter(|(_, letters)| !letters.agree_on(letter.letter, &activity.letters));
        let names: Vec<String> = other
            .filter_map(|(segment, _)| segment)
            .map(|segment| self.compared.after.segment_name(segment))
            .collect();
        if names.is_empty() {
            return row;
        }
        let said = Said::new("digest.everywhere-but").with("row", row);
        self.words
            .say(&said.with("segments", self.words.list(names)))
    }

    /// What a row is, and which rows stay with their owner.
    fn lead(&self) -> String {
        let mut lead = self.words.get("digest.owners-lead").to_owned();
        if let Some(kept) = announcement::kept(self.compared, self.words) {
            let names = kept.names.join(self.words.get("announcement.between"));
            let colon = if names.is_empty() { "" } else { ": " };
            lead.push_str(&format!(" {}{colon}{names}.", kept.label));
        }
        lead
    }

    fn owner(&self, row: &Activity) -> String {
        let roles = row.with_duty(Duty::Accountable).unwrap_or_default();
        let open = row
            .variant
            .letter_for(Duty::Accountable)
            .is_some_and(|letter| row.letters.open().any(|open| open == letter));
        self.teller.holders(&Holders {
            roles: roles.iter().cloned().collect(),
            open,
        })
    }
}
