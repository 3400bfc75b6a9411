//! What may be told without telling of one person: counts over at least five people (`domain.md` §4.3).

use super::cover::thin_at_worst;
use super::{Standing, TeamMap, TeamStanding};
use crate::model::Id;
use crate::model::competency::{Competency, Framework, Step};

/// Fewer people than this could be told apart by counts (`domain.md` §4.3).
pub const FEWEST_PEOPLE: usize = 5;

impl TeamStanding {
    /// Whether enough people have a level for counts not to point at one of them.
    pub fn is_crowd(&self) -> bool {
        self.assessed() >= FEWEST_PEOPLE
    }
}

impl TeamMap {
    /// The competencies in which enough people have a level, in reading order; all of them for the manager.
    pub fn countable(
        &self,
        private: bool,
    ) -> impl Iterator<Item = (&Id<Competency>, &TeamStanding)> {
        self.competencies
            .iter()
            .filter(move |(_, team)| private || team.is_crowd())
    }

    /// How many of the countable competencies have too little cover if the one person leaves whose leaving costs
    /// most (`domain.md` §4.2, departure test).
    pub fn thin_at_worst(&self, framework: &Framework, private: bool) -> usize {
        let teams: Vec<_> = self.countable(private).map(|(_, team)| team).collect();
        thin_at_worst(&teams, framework)
    }
}

/// People of one career step, or of all steps that too few people are on to be counted alone.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The steps; several where they are counted together. `None` stands for people without a step.
    pub steps: Vec<Option<Id<Step>>>,
}

impl Group {
    /// The people of this group, among those who stand somewhere in a competency.
    pub fn of<'t>(&'t self, team: &'t TeamStanding) -> impl Iterator<Item = &'t Standing> {
        team.people
            .iter()
            .filter(|standing| self.steps.contains(&standing.step))
    }

    /// How many of the group have a level in a competency.
    pub fn assessed(&self, team: &TeamStanding) -> usize {
        self.of(team)
            .filter(|standing| standing.level.is_some())
            .count()
    }
}

/// The groups by career step in which people may be counted, in the order of `steps`; none where only everybody
/// together may be.
///
/// Steps with fewer than five people are counted together. Where those are fewer than five themselves, the smallest
/// other step joins them: else they were what is left of the total.
pub fn groups(team: &TeamStanding, steps: &[Id<Step>], private: bool) -> Vec<Group> {
    let fewest = if private { 1 } else { FEWEST_PEOPLE };
    let known = steps.iter().cloned().map(Some).chain([None]);
    let sizes = known.map(|step| {
        let people = team.people.iter().filter(|standing| standing.step == step);
        (people.count(), step)
    });
    let (mut alone, mut together): (Vec<_>, Vec<_>) = sizes
        .filter(|(people, _)| *people > 0)
        .partition(|(people, step)| *people >= fewest && step.is_some());
    let people = |group: &[(usize, _)]| group.iter().map(|(people, _)| people).sum::<usize>();
    while !together.is_empty() && people(&together) < fewest {
        let smallest = alone
            .iter()
            .enumerate()
            .min_by_key(|(_, (people, _))| *people);
        let Some((place, _)) = smallest else { break };
        together.push(alone.remove(place));
    }
    if alone.is_empty() {
        return Vec::new();
    }
    let mut groups: Vec<Group> = alone
        .into_iter()
        .map(|(_, step)| Group { steps: vec![step] })
        .collect();
    if !together.is_empty() {
        let steps = together.into_iter().map(|(_, step)| step).collect();
        groups.push(Group { steps });
    }
    groups
}
