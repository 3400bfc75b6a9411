//! What each role has newly got, and what it has given up.

use super::Since;
use crate::diff::LetterChange;
use crate::model::Id;
use crate::model::people::Role;
use crate::model::raci::Activity;
use crate::view::changes::cells::{Cells, RowChange};
use crate::view::raci::cell;
use crate::view::raci::roles::{DutyList, GivenUp, RolePage, RolesPage};
use crate::vocabulary::{Duty, Letter, Variant};
use crate::words::Said;

impl Since<'_> {
    /// Marks the rows that each role has newly got, and lists those that it has given up.
    pub fn mark_roles(&self, page: &mut RolesPage) {
        let cells = self.cells();
        page.frame.since = Some(self.note("since.roles-means"));
        for role in &mut page.roles {
            let id = Id::from(role.id.as_str());
            let gained = self.mark_gained(&cells, &id, role);
            role.given_up = self.given_up(&cells, &id);
            let lost: usize = role.given_up.iter().map(|list| list.rows.len()).sum();
            let said = Said::new("since.of-role")
                .with("name", self.name)
                .with("gained", gained)
                .with("lost", lost);
            role.since = Some(self.words().say(&said));
        }
    }

    /// How many rows are marked.
    fn mark_gained(&self, cells: &Cells<'_>, id: &Id<Role>, role: &mut RolePage) -> usize {
        let mut count = 0;
        for list in &mut role.duties {
            let letter = list.letter.clone();
            for row in &mut list.rows {
                if self.is_gained(cells, id, &row.id, &letter) {
                    row.tags.push(self.words().get("since.new").to_owned());
                    count += 1;
                }
            }
        }
        for row in &mut role.segments {
            let (activity, segment) = (row.row.as_str(), Some(&row.segment_id));
            if cells.touched(activity, segment).contains(id) {
                let before = cells.before(activity, segment, id);
                row.there.was = self.was_cell(&before, &row.there);
            }
        }
        count
    }

    /// Whether a role has newly got what a list of its page says about a row.
    fn is_gained(&self, cells: &Cells<'_>, role: &Id<Role>, row: &str, letter: &str) -> bool {
        let Some((change, activity)) = cells.row(row).zip(self.after.activities.get(row)) else {
            return false;
        };
        // Whoever answers for a row and does it reads so under the first.
        let answers = activity.variant.letter_for(Duty::Accountable);
        let is_first = answers.is_some_and(|answers| answers.word() == letter);
        let does = activity.variant.letter_for(Duty::Responsible);
        let is_of_list = |change: &LetterChange| {
            change.letter.word() == letter || (is_first && Some(change.letter) == does)
        };
        let mut letters = change.letters.iter();
        change.is_new
            || letters
                .any(|change| change.segment.is_none() && is_of_list(change) && gains(change, role))
    }

    /// The lists of what a role had and has no more, those that weighed most first.
    fn given_up(&self, cells: &Cells<'_>, role: &Id<Role>) -> Vec<GivenUp> {
        let mut lists: Vec<(Option<Duty>, GivenUp)> = Vec::new();
        for (id, change) in cells.rows() {
            let Some(row) = self.after.activities.get(id).or(cells.old_row(id)) else {
                continue;
            };
            for (letter, name) in self.lost(cells, id, change, row, role) {
                let duty = row.variant.duty_of(letter);
                let heading = self.heading(duty, letter);
                let known = lists.iter().position(|(_, list)| list.heading == heading);
                let at = known.unwrap_or_else(|| {
                    let list = new_list(row.variant, letter, heading);
                    lists.push((duty, list));
                    lists.len() - 1
                });
                lists[at].1.rows.push(name);
            }
        }
        lists.sort_by_key(|(duty, _)| DutyList::weight(*duty));
        lists.into_iter().map(|(_, list)| list).collect()
    }

    /// The letters of a row that a role had and has no more, each with what the row is called.
    fn lost(
        &self,
        cells: &Cells<'_>,
        id: &str,
        change: &RowChange<'_>,
        row: &Activity,
        role: &Id<Role>,
    ) -> Vec<(Letter, String)> {
        if change.is_gone {
            let old = Id::from(self.diff.renames.old_id("role", role.as_str()));
            let said = Said::new("since.row-gone").with("row", row.name.as_str());
            let held = cells.old_row(id).map(|row| row.letters.of(&old));
            let held = held.unwrap_or_default().into_iter();
            return held
                .map(|letter| (letter, self.words().say(&said)))
                .collect();
        }
        let lost = change.letters.iter().filter(|change| loses(change, role));
        let name = |change: &&LetterChange| {
            let name = match &change.segment {
                None => row.name.clone(),
                Some(segment) => {
                    let said = Said::new("raci.row-in-segment")
                        .with("row", row.name.as_str())
                        .with("segment", self.after.segment_name(segment));
                    self.words().say(&said)
                }
            };
            (change.letter, name)
        };
        lost.map(name).collect()
    }

    /// "You no longer do".
    fn heading(&self, duty: Option<Duty>, letter: Letter) -> String {
        let key = match duty {
            Some(Duty::Accountable) => "since.no-longer-accountable",
            Some(Duty::Responsible) => "since.no-longer-responsible",
            Some(Duty::Consulted) => "since.no-longer-consulted",
            Some(Duty::Informed) => "since.no-longer-informed",
            None => "since.no-longer",
        };
        self.words()
            .say(&Said::new(key).with("letter", letter.word()))
    }
}

fn gains(change: &LetterChange, role: &Id<Role>) -> bool {
    change.to.roles.contains(role) && !change.from.roles.contains(role)
}

fn loses(change: &LetterChange, role: &Id<Role>) -> bool {
    change.from.roles.contains(role) && !change.to.roles.contains(role)
}

fn new_list(variant: Variant, letter: Letter, heading: String) -> GivenUp {
    GivenUp {
        letter: letter.to_string(),
        kind: cell::Cell::letter(variant, letter).kind,
        heading,
        rows: Vec::new(),
    }
}
