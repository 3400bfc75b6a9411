//! Levels of people against what their career steps require (`domain.md` §4.2).
//!
//! What comes out of here may name people; whoever shows it decides what a shared page may say (`domain.md` §4.3).

use indexmap::IndexMap;

use crate::model::competency::{Assessment, Competency, Framework, SelfManager};
use crate::model::people::Person;
use crate::model::{Id, Workshop};

/// Fewer people than this could be told apart by counts (`domain.md` §4.3).
pub const FEWEST_PEOPLE: usize = 5;

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

/// Two views of one level that are far apart: talk before recording anything (`domain.md` §4.2, calibration).
#[derive(Debug, Clone, PartialEq)]
pub struct CalibrationTalk {
    /// About whose level.
    pub person: Id<Person>,
    /// In which competency.
    pub competency: Id<Competency>,
    /// The two views.
    pub views: SelfManager,
}

/// The team against the framework.
#[derive(Debug, Clone, PartialEq)]
pub struct TeamMap {
    /// Every competency, in reading order.
    pub competencies: IndexMap<Id<Competency>, TeamStanding>,
    /// The talks to have, in reading order.
    pub talks: Vec<CalibrationTalk>,
}

impl TeamMap {
    /// How many competencies have this coverage.
    pub fn count(&self, coverage: Coverage) -> usize {
        self.competencies
            .values()
            .filter(|standing| standing.coverage == coverage)
            .count()
    }

    /// The competencies that would no longer be covered without this person (`domain.md` §4.2, departure test).
    pub fn lost_without<'m>(
        &'m self,
        person: &'m Id<Person>,
        framework: &Framework,
    ) -> impl Iterator<Item = &'m Id<Competency>> {
        let enough = framework.cover_people as usize;
        self.competencies
            .iter()
            .filter(move |(_, team)| {
                team.cover.contains(person) && team.cover.len().saturating_sub(1) < enough
            })
            .map(|(id, _)| id)
    }
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
        talks: talks(workshop),
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

/// Pairs of views at least `calibrate_at` apart, where both were given.
fn talks(workshop: &Workshop) -> Vec<CalibrationTalk> {
    let far = |views: &SelfManager| {
        views.own > 0
            && views.manager > 0
            && views.own.abs_diff(views.manager) >= workshop.framework.calibrate_at
    };
    workshop
        .assessments
        .iter()
        .flat_map(|(person, assessment)| {
            assessment
                .scores
                .iter()
                .filter(|(_, views)| far(views))
                .map(|(competency, views)| CalibrationTalk {
                    person: person.clone(),
                    competency: competency.clone(),
                    views: *views,
                })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::diagnostic::Report;
    use crate::source::SourceTree;

    fn example() -> Workshop {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("workshops/post-sales");
        let sources = SourceTree::read(&folder).unwrap();
        let mut report = Report::default();
        let loaded = crate::load::load(&sources, &mut report);
        crate::resolve::resolve(&loaded, &mut report)
    }

    #[test]
    fn the_example_has_the_coverage_that_the_domain_states() {
        let workshop = example();
        let map = team_map(&workshop);
        assert_eq!(map.competencies.len(), 10);
        assert_eq!(map.count(Coverage::Covered), 7);
        assert_eq!(map.count(Coverage::Gap), 0);
        let exposed: Vec<&str> = map
            .competencies
            .iter()
            .filter(|(_, team)| team.coverage == Coverage::Exposed)
            .map(|(id, _)| id.as_str())
            .collect();
        assert_eq!(exposed, ["value", "risk", "coaching"]);
        for id in exposed {
            assert_eq!(map.competencies[id].cover, [Id::from("mina")]);
        }
        let critical = |id: &str| workshop.competencies[id].critical;
        assert!(critical("value") && critical("risk") && !critical("coaching"));
    }

    #[test]
    fn the_example_has_one_calibration_talk() {
        let talks = team_map(&example()).talks;
        assert_eq!(talks.len(), 1);
        assert_eq!(
            (talks[0].person.as_str(), talks[0].competency.as_str()),
            ("bo", "value")
        );
        assert_eq!((talks[0].views.own, talks[0].views.manager), (3, 1));
    }

    #[test]
    fn agreed_counts_before_the_manager_and_the_manager_before_oneself() {
        let mut assessment = Assessment {
            step: None,
            on: None,
            scores: IndexMap::new(),
            agreed: IndexMap::new(),
        };
        let id = Id::from("value");
        assert_eq!(working_level(&assessment, &id), None);
        assessment
            .scores
            .insert(id.clone(), SelfManager { own: 3, manager: 0 });
        assert_eq!(
            working_level(&assessment, &id),
            Some(3),
            "0 is not assessed"
        );
        assessment
            .scores
            .insert(id.clone(), SelfManager { own: 3, manager: 2 });
        assert_eq!(working_level(&assessment, &id), Some(2));
        assessment.agreed.insert(id.clone(), 1);
        assert_eq!(working_level(&assessment, &id), Some(1));
    }

    #[test]
    fn what_was_not_assessed_is_no_gap() {
        let standing = |level, required| Standing {
            person: Id::from("x"),
            level,
            required,
        };
        assert_eq!(standing(Some(1), Some(3)).gap(), 2);
        assert_eq!(standing(Some(4), Some(3)).gap(), 0);
        assert_eq!(standing(None, Some(3)).gap(), 0);
        assert_eq!(standing(None, Some(3)).meets(), None);
    }

    #[test]
    fn a_sole_cover_is_missed_and_one_of_three_is_not() {
        let workshop = example();
        let map = team_map(&workshop);
        let mina = Id::from("mina");
        let lost: Vec<&str> = map
            .lost_without(&mina, &workshop.framework)
            .map(Id::as_str)
            .collect();
        assert!(
            ["value", "risk", "coaching"]
                .iter()
                .all(|id| lost.contains(id)),
            "{lost:?}"
        );
        assert!(!lost.contains(&"discovery") || map.competencies["discovery"].cover.len() <= 2);
    }
}
