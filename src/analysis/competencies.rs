//! Levels of people against what their career steps require (`domain.md` §4.2).
//!
//! What comes out of here may name people; whoever shows it decides what a shared page may say (`domain.md` §4.3).

mod calibration;
mod cover;
mod crowd;
mod growth;

use indexmap::IndexMap;

use crate::model::competency::{Assessment, Competency, Framework, Step};
use crate::model::people::Person;
use crate::model::{Id, Workshop};
pub use calibration::{Apart, apart, offset};
pub use crowd::{FEWEST_PEOPLE, Group, groups};
pub use growth::{Rise, StepUp, next_steps};

/// How many people a competency can rest on (`domain.md` §4.2, coverage).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Coverage {
    /// Nobody is at the level that counts as cover.
    Gap,
    /// Somebody is, but fewer people than the framework asks for.
    Exposed,
    /// Enough people are.
    Covered,
}

/// One person in one competency.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// Who it is.
    pub person: Id<Person>,
    /// The career step that the person is measured against.
    pub step: Option<Id<Step>>,
    /// The working level; `None` while nobody assessed it.
    pub level: Option<u32>,
    /// The level that the person's career step requires, where it requires one.
    pub required: Option<u32>,
}

impl Standing {
    /// Levels short of the requirement: `max(0, required − level)` (`domain.md` §4.2).
    ///
    /// 0 where nothing is required or nothing was assessed: an open question is not a gap.
    pub fn gap(&self) -> u32 {
        match (self.required, self.level) {
            (Some(required), Some(level)) => required.saturating_sub(level),
            _ => 0,
        }
    }

    /// Levels beyond the requirement, told apart from gaps: one does not make up for the other (`domain.md` §4.2).
    pub fn surplus(&self) -> u32 {
        match (self.required, self.level) {
            (Some(required), Some(level)) => level.saturating_sub(required),
            _ => 0,
        }
    }

    /// Whether the requirement is met; `None` where there is nothing to compare.
    pub fn meets(&self) -> Option<bool> {
        Some(self.level? >= self.required?)
    }
}

/// One competency over everybody who was assessed.
#[derive(Debug, Clone, PartialEq)]
pub struct TeamStanding {
    /// Everybody with an assessment, in reading order.
    pub people: Vec<Standing>,
    /// The people who count as cover.
    pub cover: Vec<Id<Person>>,
    /// What that makes of the competency.
    pub coverage: Coverage,
}

impl TeamStanding {
    /// How many people have a level in it.
    pub fn assessed(&self) -> usize {
        self.people
            .iter()
            .filter(|standing| standing.level.is_some())
            .count()
    }

    /// How many people are at exactly this level.
    pub fn at(&self, level: u32) -> usize {
        self.people
            .iter()
            .filter(|standing| standing.level == Some(level))
            .count()
    }

    /// Levels missing over the whole team: Σ gaps (`domain.md` §4.2, team gap).
    pub fn gap(&self) -> u32 {
        self.people.iter().map(Standing::gap).sum()
    }

    /// How many people meet their requirement, of how many that have one and a level.
    pub fn meeting(&self) -> (usize, usize) {
        let compared: Vec<bool> = self.people.iter().filter_map(Standing::meets).collect();
        (
            compared.iter().filter(|meets| **meets).count(),
            compared.len(),
        )
    }
}

/// The team against the framework.
#[derive(Debug, Clone, PartialEq)]
pub struct TeamMap {
    /// Every competency, in reading order.
    pub competencies: IndexMap<Id<Competency>, TeamStanding>,
    /// Every pair of views that differ, in reading order.
    pub apart: Vec<Apart>,
}

/// The level to work with: agreed, else the manager's, else the person's own; 0 is not assessed (`domain.md` §4.1).
pub fn working_level(assessment: &Assessment, competency: &Id<Competency>) -> Option<u32> {
    let views = assessment.scores.get(competency);
    let agreed = assessment.agreed.get(competency).copied();
    [
        agreed,
        views.map(|views| views.manager),
        views.map(|views| views.own),
    ]
    .into_iter()
    .flatten()
    .find(|level| *level > 0)
}

/// Holds everybody who was assessed against the framework.
pub fn team_map(workshop: &Workshop) -> TeamMap {
    let standing = |id: &Id<Competency>, competency: &Competency| {
        let people: Vec<Standing> = workshop
            .assessments
            .iter()
            .map(|(person, assessment)| Standing {
                person: person.clone(),
                step: assessment.step.clone(),
                level: working_level(assessment, id),
                required: assessment
                    .step
                    .as_ref()
                    .and_then(|step| competency.required.get(step).copied()),
            })
            .collect();
        team_standing(people, &workshop.framework)
    };
    let competencies = workshop
        .competencies
        .iter()
        .map(|(id, competency)| (id.clone(), standing(id, competency)))
        .collect();
    TeamMap {
        competencies,
        apart: apart(workshop),
    }
}

fn team_standing(people: Vec<Standing>, framework: &Framework) -> TeamStanding {
    let covers = |standing: &&Standing| {
        standing
            .level
            .is_some_and(|level| level >= framework.cover_level)
    };
    let cover: Vec<Id<Person>> = people
        .iter()
        .filter(covers)
        .map(|standing| standing.person.clone())
        .collect();
    let coverage = match cover.len() {
        0 => Coverage::Gap,
        few if few < framework.cover_people as usize => Coverage::Exposed,
        _ => Coverage::Covered,
    };
    TeamStanding {
        people,
        cover,
        coverage,
    }
}

#[cfg(test)]
mod tests;
