//! On how many people competencies rest (`domain.md` §4.2: coverage, concentration, departure test, team gap).

use super::{Coverage, TeamMap, TeamStanding};
use crate::model::Id;
use crate::model::competency::{Competency, Framework};
use crate::model::people::Person;

impl TeamMap {
    /// How many competencies have this coverage.
    pub fn count(&self, coverage: Coverage) -> usize {
        self.competencies
            .values()
            .filter(|standing| standing.coverage == coverage)
            .count()
    }

    /// The competencies that this person covers alone, in reading order (`domain.md` §4.2, concentration).
    pub fn sole_cover<'m>(
        &'m self,
        person: &'m Id<Person>,
    ) -> impl Iterator<Item = &'m Id<Competency>> {
        self.competencies
            .iter()
            .filter(move |(_, team)| team.cover == [person.clone()])
            .map(|(id, _)| id)
    }

    /// The competencies that this person covers and that would have too little cover without (`domain.md` §4.2,
    /// departure test).
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

/// How many of these competencies have too little cover once the one person has left whose leaving costs most
/// (`domain.md` §4.2, departure test); those that have too little today count too.
pub(super) fn thin_at_worst(teams: &[&TeamStanding], framework: &Framework) -> usize {
    let enough = framework.cover_people as usize;
    let thin_without = |person: &Id<Person>| {
        let left =
            |team: &TeamStanding| team.cover.len() - usize::from(team.cover.contains(person));
        teams.iter().filter(|team| left(team) < enough).count()
    };
    let people = teams.iter().flat_map(|team| &team.cover);
    let today = teams
        .iter()
        .filter(|team| team.cover.len() < enough)
        .count();
    people.map(thin_without).max().unwrap_or(today)
}
