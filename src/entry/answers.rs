//! Charts that people filled in on their own, into `[ballot.<person>.raci]`.

use toml_edit::{InlineTable, Value};

use super::chart::ambiguous;
use super::known::{Known, Meant};
use super::{BALLOTS, Desk};
use crate::diagnostic::codes;
use crate::edit::fresh;
use crate::import::{Finding, FoundChart, FoundRow, Named};
use crate::vocabulary::Letter;

impl Desk<'_> {
    /// Enters the rows that are the answer of one person.
    pub(super) fn enter_answers(&mut self, chart: &FoundChart) {
        let people = self.known_people();
        let known_roles = self.known_roles();
        let rows = self.workshop.activities.iter();
        let activities = Known::of(
            "activity",
            rows.map(|(id, row)| (id.as_str(), [row.name.as_str()])),
        );
        let answered = chart.rows.iter().filter(|row| row.voter.is_some());
        let used: Vec<usize> = answered
            .clone()
            .flat_map(|row| row.letters.iter().map(|cell| cell.role))
            .collect();
        let roles: Vec<Option<String>> = chart
            .roles
            .iter()
            .enumerate()
            .map(|(n, role)| match used.contains(&n) {
                true => self.one("role", role, known_roles.meant(role)),
                false => None,
            })
            .collect();
        // A person that nobody knows is told once, not for every row.
        let mut voters: Vec<(&str, Option<String>)> = Vec::new();
        for row in answered {
            let Some(voter) = &row.voter else { continue };
            let asked = voters.iter().find(|(name, _)| *name == voter.name);
            let person = match asked.map(|(_, person)| person.clone()) {
                Some(person) => person,
                None => {
                    let person = self.one("person", voter, people.meant(voter));
                    voters.push((&voter.name, person.clone()));
                    person
                }
            };
            let activity = self.one("activity", &row.activity, activities.meant(&row.activity));
            if let (Some(person), Some(activity)) = (person, activity) {
                self.enter_answer(row, &person, &activity, &roles);
            }
        }
    }

    pub(super) fn known_people(&self) -> Known {
        let people = self.workshop.people.iter();
        Known::of(
            "person",
            people.map(|(id, person)| (id.as_str(), [person.name.as_str()])),
        )
    }

    /// The one thing that is meant, or a finding.
    pub(super) fn one(&mut self, kind: &str, named: &Named, meant: Meant) -> Option<String> {
        match meant {
            Meant::One(id) => Some(id),
            Meant::Several(ids) => {
                self.findings.push(ambiguous(kind, named, &ids));
                None
            }
            Meant::None => {
                let message = format!("the workshop has no {kind} `{}`", named.name);
                let help = match kind {
                    "person" => "add `[person.…]` with that `name` and a `role`, then import the sheet again".to_owned(),
                    kind => format!("add `[{kind}.…]` with that `name`, or write in the sheet what it is called there, and \
                                     import the sheet again"),
                };
                let finding = Finding::at(&codes::UNKNOWN_NAME, &named.at, message);
                self.findings.push(finding.help(help));
                None
            }
        }
    }

    fn enter_answer(
        &mut self,
        row: &FoundRow,
        person: &str,
        activity: &str,
        roles: &[Option<String>],
    ) {
        let mut letters = InlineTable::new();
        for letter in Letter::ALL {
            let cells = row
                .letters
                .iter()
                .filter(|cell| cell.letters.contains(letter));
            let holders: Vec<&str> = cells
                .filter_map(|cell| roles.get(cell.role)?.as_deref())
                .collect();
            let written = fresh(&holders, *letter == Letter::A && holders.len() == 1);
            if let (false, Ok(value)) = (holders.is_empty(), written.parse::<Value>()) {
                letters.insert(letter.word(), value);
            }
        }
        if !letters.is_empty() && !self.says(person, activity, &letters) {
            self.draft
                .set(&["ballot", person, "raci"], activity, letters, BALLOTS);
        }
    }

    /// Whether the ballot says the same already.
    fn says(&self, person: &str, activity: &str, letters: &InlineTable) -> bool {
        let so_far = self.draft.typed(&["ballot", person, "raci"], activity);
        let plain = |text: String| text.parse::<toml::Value>().ok();
        let so_far = so_far.and_then(plain);
        so_far.is_some() && so_far == plain(letters.to_string())
    }
}
