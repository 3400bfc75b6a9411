//! Charts that people filled in on their own, into `[ballot.<person>.raci]`.

use super::Desk;
use crate::diagnostic::codes;
use crate::import::{Finding, FoundChart, FoundRow};
use crate::model::Id;
use crate::model::raci::Letters;
use crate::vocabulary::Letter;

impl Desk<'_> {
    /// Enters the rows of a chart as answers; a row that is nobody's is told and left out, since it would be taken for
    /// the chart's own.
    pub(super) fn enter_answers(&mut self, chart: &FoundChart) {
        let (people, known_roles) = (self.known_people(), self.known_roles());
        let activities = self.known_activities();
        let is_used = |n: usize| {
            let mut cells = chart.rows.iter().flat_map(|row| &row.letters);
            cells.any(|cell| cell.role == n)
        };
        let mut roles = Vec::new();
        for (n, role) in chart.roles.iter().enumerate() {
            let id = match is_used(n) {
                true => self.one("role", role, known_roles.meant(role)),
                false => None,
            };
            roles.push(id);
        }
        for row in &chart.rows {
            let Some(voter) = &row.voter else {
                self.tell_nobody(row);
                continue;
            };
            let person = self.one("person", voter, people.meant(voter));
            let activity = self.one("activity", &row.activity, activities.meant(&row.activity));
            if let (Some(person), Some(activity)) = (person, activity) {
                self.enter_answer(row, &person, &activity, &roles);
            }
        }
    }

    fn tell_nobody(&mut self, row: &FoundRow) {
        let named = &row.activity;
        let message = format!("nothing says whose answer to `{}` this is", named.name);
        let finding = Finding::at(&codes::UNKNOWN_NAME, &named.at, message);
        self.findings
            .push(finding.help("write the person's name beside it, or say it with `--voter NAME`"));
    }

    fn enter_answer(
        &mut self,
        row: &FoundRow,
        person: &str,
        activity: &str,
        roles: &[Option<String>],
    ) {
        let ballot = self.workshop.ballots.get(person);
        let so_far = ballot.and_then(|ballot| ballot.letters.get(&Id::from(activity)));
        let table = ["ballot", person, "raci", activity];
        match so_far.filter(|_| self.draft.has(&table)) {
            Some(so_far) => self.change_answer(row, so_far, &table, roles),
            None => self.set_answer(&table, |letter| row.holders(letter, roles)),
        }
        if let Some(note) = row.note.as_deref().filter(|note| !note.is_empty()) {
            let message =
                format!("an answer keeps letters only, so that this is left out: `{note}`");
            let at = &row.activity.at;
            self.findings
                .push(Finding::at(&codes::LEFT_OUT, at, message));
        }
    }

    /// Changes the letters of the roles that the sheet has a column for.
    fn change_answer(
        &mut self,
        row: &FoundRow,
        so_far: &Letters,
        table: &[&str; 4],
        roles: &[Option<String>],
    ) {
        let columns = row.columns(roles);
        for letter in Letter::ALL {
            let held: Vec<&str> = so_far.roles(*letter).iter().map(|id| id.as_str()).collect();
            let given = row.holders(*letter, roles);
            self.enter_holders(table, letter.word(), &held, &columns, &given);
        }
        let [ballots, person, raci, activity] = *table;
        if self.draft.is_empty(table) {
            self.draft.remove(&[ballots, person, raci], activity);
        }
    }
}
