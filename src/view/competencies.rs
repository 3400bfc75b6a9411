//! The competency framework, what each step requires, and how the team stands against it.
//!
//! A shared page has counts over at least five people and no names (`domain.md` §4.3); what names people lies in
//! [`PrivatePages`], which a shared page does not have.

mod private;

use serde::Serialize;

use super::finding::{Finding, Findings};
use super::frame::{Frame, Page};
use super::words::{anchor, listed};
use super::{Fact, Hint, ViewOptions};
use crate::analysis::competencies::{Coverage, FEWEST_PEOPLE, TeamMap, TeamStanding, team_map};
use crate::diagnostic::Report;
use crate::model::competency::Competency;
use crate::model::{Id, Workshop};
use crate::wording::counted;
pub use private::{Goal, PersonColumn, PersonLevel, PersonRow, PrivatePages, Talk};

/// What the competency page shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CompetencyPage {
    /// What every page has.
    pub frame: Frame,
    /// Version, review date, what counts as cover.
    pub facts: Vec<Fact>,
    /// The levels, from the lowest.
    pub levels: Vec<LevelHead>,
    /// The career steps, in reading order.
    pub steps: Vec<String>,
    /// The competencies, in reading order.
    pub competencies: Vec<CompetencyRow>,
    /// How the team stands in counts; `None` where there is nothing that may be counted.
    pub team: Option<Team>,
    /// Why there are no counts, where there are none.
    pub no_counts: Option<String>,
    /// What names people; only on private pages.
    pub private: Option<PrivatePages>,
    /// What there is to settle about the framework.
    pub findings: Vec<Finding>,
    /// What to write when there is no competency yet.
    pub hint: Option<Hint>,
}

/// One level of the framework.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LevelHead {
    /// Its number.
    pub number: u32,
    /// What it is called.
    pub name: String,
    /// What somebody at this level does.
    pub means: Option<String>,
}

/// One competency of the framework.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CompetencyRow {
    /// The id, for those who edit the files.
    pub id: String,
    /// The name for links to it.
    pub anchor: String,
    /// What it is called.
    pub name: String,
    /// The team cannot do without it.
    pub critical: bool,
    /// What can be seen at each level; empty where nobody wrote it yet.
    pub descriptors: Vec<String>,
    /// The level that each step requires; empty where it requires none.
    pub required: Vec<String>,
}

/// How the team stands, in counts.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Team {
    /// "7 of 10 competencies are covered".
    pub headline: String,
    /// What to look at first: what is exposed or missing, by name of the competency.
    pub thin: Option<String>,
    /// How many people were assessed.
    pub people: usize,
    /// The competencies, those that rest on fewest people first.
    pub rows: Vec<TeamRow>,
    /// How many pairs of views are far apart, in a sentence.
    pub talks: String,
}

/// How the team stands in one competency.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TeamRow {
    /// What it is called.
    pub name: String,
    /// The team cannot do without it.
    pub critical: bool,
    /// How many people are at each level; empty where fewer than five were assessed.
    pub counts: Vec<usize>,
    /// How many people have no level yet.
    pub open: usize,
    /// `covered`, `exposed` or `gap`; empty where it may not be said.
    pub coverage: &'static str,
    /// How many people count as cover.
    pub cover: usize,
    /// Levels missing over the whole team.
    pub gap: u32,
    /// How many people meet their requirement, such as "5 of 8".
    pub meeting: String,
}

/// What the competency page shows.
pub fn of(workshop: &Workshop, report: &Report, options: &ViewOptions) -> CompetencyPage {
    let framework = &workshop.framework;
    let map = team_map(workshop);
    let heading = framework.title.as_deref().unwrap_or("What good looks like");
    let (team, no_counts) = team(workshop, &map, options);
    let kinds = [
        "competency",
        "framework",
        "step",
        "assessment",
        "development",
    ];
    CompetencyPage {
        frame: Frame::new(workshop, Page::Competencies, heading, options),
        facts: facts(workshop),
        levels: framework
            .levels
            .iter()
            .map(|level| LevelHead {
                number: level.number,
                name: level.name.clone(),
                means: level.means.clone(),
            })
            .collect(),
        steps: workshop.steps.values().map(|step| step.name.clone()).collect(),
        competencies: workshop
            .competencies
            .iter()
            .map(|(id, competency)| row(workshop, id, competency))
            .collect(),
        team,
        no_counts,
        private: options.private.then(|| PrivatePages::of(workshop, &map)),
        findings: Findings::new(workshop, report, options).about(|place| kinds.contains(&place.kind())),
        hint: workshop.competencies.is_empty().then(|| {
            Hint::new(
                "No competencies yet. A competency is what good looks like: one sentence a level that a colleague \
                 could see or hear, and the level that each career step requires.",
                "[step.csm]\nname = \"CSM\"\n\n[competency.risk]\nname = \"Health and risk\"\nlevels = [\n  \
                 \"Keeps signals current and raises a hand as soon as one turns.\",\n  \
                 \"Explains the cause of a red account and opens the right play within two days.\",\n]\n\
                 require = { csm = 2 }",
            )
        }),
    }
}

fn facts(workshop: &Workshop) -> Vec<Fact> {
    let framework = &workshop.framework;
    if workshop.competencies.is_empty() {
        return Vec::new();
    }
    let cover = format!(
        "{} at level {} or above",
        counted(framework.cover_people as usize, "person", "people"),
        framework.cover_level
    );
    let facts = [
        framework
            .version
            .as_ref()
            .map(|version| Fact::new("Version", version)),
        framework
            .review_by
            .map(|day| Fact::new("Review by", day.to_string())),
        Some(Fact::new("Covered means", cover)),
    ];
    facts.into_iter().flatten().collect()
}

fn row(workshop: &Workshop, id: &Id<Competency>, competency: &Competency) -> CompetencyRow {
    let descriptor = |n: usize| competency.descriptors.get(n).cloned().unwrap_or_default();
    let required = |step| {
        competency
            .required
            .get(step)
            .map_or_else(String::new, |level| level.to_string())
    };
    CompetencyRow {
        id: id.to_string(),
        anchor: anchor("competency", id),
        name: competency.name.clone(),
        critical: competency.critical,
        // Descriptors are written from the lowest level, whatever the levels are numbered.
        descriptors: (0..workshop
            .framework
            .levels
            .len()
            .max(competency.descriptors.len()))
            .map(descriptor)
            .collect(),
        required: workshop.steps.keys().map(required).collect(),
    }
}

/// The counts, or why there are none.
fn team(
    workshop: &Workshop,
    map: &TeamMap,
    options: &ViewOptions,
) -> (Option<Team>, Option<String>) {
    let people = workshop.assessments.len();
    if people == 0 || workshop.competencies.is_empty() {
        let nobody =
            "Nobody is assessed yet; self-assessments start after the framework is agreed.";
        return (None, (people == 0).then(|| nobody.to_owned()));
    }
    let Some(headline) = headline(map, options) else {
        let assessed = counted(people, "person is assessed", "people are assessed");
        let far = if people < FEWEST_PEOPLE {
            "so far"
        } else {
            "so far, in no competency enough of them"
        };
        let why = format!(
            "{assessed} {far}. Counts appear from {FEWEST_PEOPLE}: fewer could be told apart."
        );
        return (None, Some(why));
    };
    let mut rows: Vec<(&Id<Competency>, &TeamStanding)> = map.competencies.iter().collect();
    // Stable: what weighs the same stays in reading order, and so does what may not be counted, since a place in the
    // order would tell its coverage.
    rows.sort_by_key(|(id, team)| {
        let critical = workshop.competencies[*id].critical;
        let shown = may_show(team, options);
        (
            !shown,
            shown.then(|| (team.coverage, !critical, std::cmp::Reverse(team.gap()))),
        )
    });
    let rows = rows
        .into_iter()
        .map(|(id, team)| team_row(workshop, id, team, options))
        .collect();
    (
        Some(Team {
            headline,
            thin: thin(workshop, map, options),
            people,
            rows,
            talks: talks(workshop, map),
        }),
        None,
    )
}

fn team_row(
    workshop: &Workshop,
    id: &Id<Competency>,
    team: &TeamStanding,
    options: &ViewOptions,
) -> TeamRow {
    let competency = &workshop.competencies[id];
    let mut row = TeamRow {
        name: competency.name.clone(),
        critical: competency.critical,
        counts: Vec::new(),
        open: team.people.len() - team.assessed(),
        coverage: "",
        cover: 0,
        gap: 0,
        meeting: String::new(),
    };
    if may_show(team, options) {
        let (meeting, compared) = team.meeting();
        row.counts = workshop
            .framework
            .levels
            .iter()
            .map(|level| team.at(level.number))
            .collect();
        row.coverage = coverage(team.coverage);
        row.cover = team.cover.len();
        row.gap = team.gap();
        row.meeting = format!("{meeting} of {compared}");
    }
    row
}

/// Whether enough people were assessed for a count not to point at one of them.
pub(super) fn can_be_counted(team: &TeamStanding) -> bool {
    team.assessed() >= FEWEST_PEOPLE
}

/// Whether a page may say how the team stands in a competency.
fn may_show(team: &TeamStanding, options: &ViewOptions) -> bool {
    options.private || can_be_counted(team)
}

/// The competencies of which a page may say how the team stands, in reading order.
fn shown<'m>(
    map: &'m TeamMap,
    options: &'m ViewOptions,
) -> impl Iterator<Item = (&'m Id<Competency>, &'m TeamStanding)> {
    map.competencies
        .iter()
        .filter(|(_, team)| may_show(team, options))
}

pub(super) fn coverage(coverage: Coverage) -> &'static str {
    match coverage {
        Coverage::Gap => "gap",
        Coverage::Exposed => "exposed",
        Coverage::Covered => "covered",
    }
}

/// "7 of 10 competencies are covered"; `None` where nothing may be counted.
pub(super) fn headline(map: &TeamMap, options: &ViewOptions) -> Option<String> {
    let assessed = map
        .competencies
        .values()
        .any(|team| !team.people.is_empty());
    let all = shown(map, options).count();
    let covered = shown(map, options).filter(|(_, team)| team.coverage == Coverage::Covered);
    (assessed && all > 0).then(|| {
        let all = counted(all, "competency is", "competencies are");
        format!("{} of {all} covered", covered.count())
    })
}

/// "Proving value (critical), Health and risk (critical) and Coaching rest on too few people."
fn thin(workshop: &Workshop, map: &TeamMap, options: &ViewOptions) -> Option<String> {
    let thin: Vec<String> = shown(map, options)
        .filter(|(_, team)| team.coverage != Coverage::Covered)
        .map(|(id, _)| {
            let competency = &workshop.competencies[id];
            let critical = if competency.critical {
                " (critical)"
            } else {
                ""
            };
            format!("{}{critical}", competency.name)
        })
        .collect();
    let verb = if thin.len() == 1 { "rests" } else { "rest" };
    (!thin.is_empty()).then(|| format!("{} {verb} on too few people.", listed(&thin)))
}

fn talks(workshop: &Workshop, map: &TeamMap) -> String {
    let apart = counted(workshop.framework.calibrate_at as usize, "level", "levels");
    match map.talks.len() {
        0 => format!("No two views of one level are {apart} or more apart."),
        talks => format!(
            "{} before anything is recorded: self and manager are {apart} or more apart.",
            counted(talks, "calibration talk", "calibration talks")
        ),
    }
}

#[cfg(test)]
mod tests;
