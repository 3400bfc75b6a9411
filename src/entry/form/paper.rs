//! [`Paper`]: one part of a voter's ballot as it lies on the table, in the order in which it is printed.

use std::collections::BTreeMap;

use crate::entry::answer::{Answer, Part};
use crate::model::vote::Scale;
use crate::model::{Id, Workshop};
use crate::vocabulary::{Duty, Letter, Variant};
use crate::wording::folded;

/// One part of a ballot, with what is entered of it.
#[derive(Debug, Clone)]
pub(super) struct Paper {
    pub(super) part: Part,
    pub(super) questions: Vec<Question>,
    /// What is entered, by id.
    pub(super) answers: BTreeMap<String, Answer>,
    pub(super) impact: Scale,
    pub(super) effort: Scale,
    pub(super) roles: Vec<Role>,
}

/// One line of it.
#[derive(Debug, Clone)]
pub(super) struct Question {
    pub(super) id: String,
    /// The number of the task's card; of a row of the chart its place on the paper.
    pub(super) number: u32,
    pub(super) name: String,
    /// The letters of the row.
    pub(super) variant: Variant,
    /// What the voter said in round 1.
    pub(super) earlier: Option<Answer>,
    /// The form asks for it by itself.
    pub(super) is_asked: bool,
}

/// Who may have a letter.
#[derive(Debug, Clone)]
pub(super) struct Role {
    pub(super) id: String,
    /// Other ways to write it: short form and name.
    pub(super) names: Vec<String>,
}

impl Paper {
    pub(super) fn of(workshop: &Workshop, voter: &str, part: Part) -> Self {
        let questions = match part {
            Part::First | Part::Second => tasks(workshop, voter, part),
            Part::Raci => rows(workshop),
        };
        let answers = questions.iter().filter_map(|question| {
            let answer = Answer::of(workshop, voter, part, &question.id)?;
            Some((question.id.clone(), answer))
        });
        Self {
            part,
            answers: answers.collect(),
            questions,
            impact: workshop.impact.clone(),
            effort: workshop.effort.clone(),
            roles: roles(workshop),
        }
    }

    /// How many lines have an answer, of those that are to have one.
    pub(super) fn tally(&self) -> (usize, usize) {
        let counts = |question: &&Question| question.is_asked || self.has(question);
        let of = self.questions.iter().filter(counts).count();
        (self.answers.len(), of)
    }

    /// The lines that are asked for and have no answer.
    pub(super) fn missing(&self) -> impl Iterator<Item = &Question> {
        let questions = self.questions.iter();
        questions.filter(|question| question.is_asked && !self.has(question))
    }

    pub(super) fn has(&self, question: &Question) -> bool {
        self.answers.contains_key(&question.id)
    }

    /// The place of the line with that id.
    pub(super) fn place(&self, id: &str) -> Option<usize> {
        self.questions.iter().position(|question| question.id == id)
    }

    pub(super) fn ids(&self) -> impl Iterator<Item = &str> + Clone {
        self.questions.iter().map(|question| question.id.as_str())
    }

    /// The role that is meant: its id, its short form or name, or how only its id begins.
    pub(super) fn role(&self, typed: &str) -> Result<&str, Vec<&str>> {
        let exact = |role: &&Role| role.id == typed;
        if let Some(role) = self.roles.iter().find(exact) {
            return Ok(&role.id);
        }
        let key = folded(typed);
        let is_called = |role: &&Role| {
            let mut names = role.names.iter().chain([&role.id]);
            !key.is_empty() && names.any(|name| folded(name) == key)
        };
        let begins = |role: &&Role| !typed.is_empty() && begins_with(&role.id, typed);
        let called: Vec<&str> = ids_of(self.roles.iter().filter(is_called));
        match called.as_slice() {
            [only] => Ok(*only),
            [] => match ids_of(self.roles.iter().filter(begins)).as_slice() {
                [only] => Ok(*only),
                several => Err(several.to_vec()),
            },
            several => Err(several.to_vec()),
        }
    }
}

impl Question {
    /// The letter of the one who answers for the row.
    pub(super) fn accountable(&self) -> Letter {
        let letter = self.variant.letter_for(Duty::Accountable);
        letter.unwrap_or(Letter::A)
    }

    /// "17 checkin-calls".
    pub(super) fn label(&self) -> String {
        format!("{} {}", self.number, self.id)
    }
}

fn ids_of<'r>(roles: impl Iterator<Item = &'r Role>) -> Vec<&'r str> {
    roles.map(|role| role.id.as_str()).collect()
}

/// Whether an id begins so, in whatever case.
pub(super) fn begins_with(id: &str, typed: &str) -> bool {
    id.to_lowercase().starts_with(&typed.to_lowercase())
}

/// Round 2 holds the tasks that were talked about: those that others have scored again, as long as there are any.
fn tasks(workshop: &Workshop, voter: &str, part: Part) -> Vec<Question> {
    let others = workshop
        .ballots
        .iter()
        .filter(|(id, _)| id.as_str() != voter);
    let again: Vec<&str> = others
        .filter(|_| part == Part::Second)
        .flat_map(|(_, ballot)| ballot.second.keys().map(Id::as_str))
        .collect();
    let tasks = workshop.tasks.iter();
    tasks
        .map(|(id, task)| Question {
            id: id.to_string(),
            number: task.card,
            name: task.name.clone(),
            variant: Variant::default(),
            earlier: match part {
                Part::Second => Answer::of(workshop, voter, Part::First, id.as_str()),
                _ => None,
            },
            is_asked: again.is_empty() || again.contains(&id.as_str()),
        })
        .collect()
}

fn rows(workshop: &Workshop) -> Vec<Question> {
    let rows = workshop.activities.iter().zip(1..);
    rows.map(|((id, row), number)| Question {
        id: id.to_string(),
        number,
        name: row.name.clone(),
        variant: row.variant,
        earlier: None,
        is_asked: true,
    })
    .collect()
}

/// The roles, and the people who are columns beside them.
fn roles(workshop: &Workshop) -> Vec<Role> {
    let roles = workshop.roles.iter().map(|(id, role)| Role {
        id: id.to_string(),
        names: role.short.iter().chain([&role.name]).cloned().collect(),
    });
    let columns = workshop.chart.columns.iter();
    let people = columns.filter(|id| !workshop.roles.contains_key(*id));
    let people = people.map(|id| Role {
        id: id.to_string(),
        names: Vec::new(),
    });
    roles.chain(people).collect()
}
