//! The votes as a table: a row a vote, unless they are secret.

use indexmap::IndexMap;

use super::labels::Labels;
use super::{Cell, Column, Kind, Row, Sheet};
use crate::model::Id;
use crate::model::people::Person;
use crate::model::task::Task;
use crate::model::vote::{Scale, Scores};

/// Why there is no such table.
pub(super) const SECRET: &str =
    "the votes are secret, so they are in no export; `[vote] secret = true` says so";

/// The votes of everybody, round by round; `None` where they are secret.
pub(super) fn sheet(labels: &Labels<'_>) -> Option<Sheet> {
    let workshop = labels.workshop;
    if workshop.vote.secret {
        return None;
    }
    let voters = voters(labels);
    let number =
        |title: &str, scale: &Scale| Column::new(title, Kind::Number(Some((scale.min, scale.max))));
    let voter = if labels.names_people() {
        Column::new("Voter", Kind::Name)
    } else {
        Column::new(format!("{}voter", super::RESULT), Kind::Name)
    };
    let columns = vec![
        Column::id(),
        voter,
        Column::new("Task", Kind::Text),
        Column::new("Round", Kind::Number(None)),
        number("Impact", &workshop.impact),
        number("Effort", &workshop.effort),
    ];
    let mut rows = Vec::new();
    for (band, (person, ballot)) in workshop.ballots.iter().enumerate() {
        for (round, votes) in [(1.0, &ballot.first), (2.0, &ballot.second)] {
            rows.extend(votes.iter().map(|(task, scores)| Row {
                cells: cells(labels, &voters[person], round, task, *scores),
                band,
            }));
        }
    }
    Some(Sheet {
        name: "Votes",
        title: workshop.about.title.clone(),
        columns,
        rows,
        legend: Vec::new(),
    })
}

fn cells(labels: &Labels<'_>, voter: &str, round: f64, id: &Id<Task>, scores: Scores) -> Vec<Cell> {
    let task = labels.workshop.tasks.get(id);
    vec![
        Cell::of(id.as_str()),
        Cell::of(voter),
        Cell::some(task.map(|task| task.name.as_str())),
        Cell::number(round),
        Cell::number(scores.impact),
        Cell::number(scores.effort),
    ]
}

/// What each voter is called; where names are not told, with a number wherever that stands for several.
pub(super) fn voters(labels: &Labels<'_>) -> IndexMap<Id<Person>, String> {
    let ballots = labels.workshop.ballots.keys();
    let shown: Vec<_> = ballots.map(|id| (id, labels.person(id))).collect();
    let mut seen: IndexMap<&str, usize> = IndexMap::new();
    let numbered = shown.iter().map(|(id, name)| {
        let before = seen.entry(name).or_default();
        *before += 1;
        let is_shared = shown.iter().filter(|(_, other)| other == name).count() > 1;
        let label = if is_shared {
            format!("{name} {before}")
        } else {
            name.clone()
        };
        ((*id).clone(), label)
    });
    numbered.collect()
}
