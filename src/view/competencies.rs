//! The competency framework, what each step requires, and how the team stands against it.
//!
//! A shared page has counts over at least five people and no names (`domain.md` §4.3); what names people lies in
//! [`PrivatePages`], which a shared page does not have.

mod ladder;
mod private;
pub mod sheets;
pub(super) mod team;

use serde::Serialize;

use super::finding::{Finding, Findings};
use super::frame::{Frame, Page, PageLink};
use super::handout::Handout;
use super::words::anchor;
use super::{Fact, Hint, ViewOptions};
use crate::analysis::competencies::team_map;
use crate::diagnostic::Report;
use crate::model::competency::{Competency, Framework, FrameworkLevel};
use crate::model::{Id, Workshop};
use crate::words::{Said, Words};
pub use ladder::{Ladder, LevelPair, LevelText, NextStep, Piece, Required, Rising, StepCard};
pub use private::{Goal, PersonColumn, PersonLevel, PersonRow, PrivatePages, Talk};
pub use team::{Count, Counts, Team, TeamRow};
pub(super) use team::{coverage_word, covered};

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
    /// What each career step requires, and what the next one adds.
    pub cards: Vec<StepCard>,
    /// Each competency from level to level.
    pub ladders: Vec<Ladder>,
    /// The competencies, in reading order.
    pub competencies: Vec<CompetencyRow>,
    /// Sheets to print.
    pub sheets: Vec<PageLink>,
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

/// What the competency page shows.
pub fn of(workshop: &Workshop, report: &Report, options: &ViewOptions) -> CompetencyPage {
    let (framework, words) = (&workshop.framework, &workshop.words);
    let map = team_map(workshop);
    let heading = framework.title.as_deref();
    let heading = heading.unwrap_or_else(|| words.get("framework.title"));
    let (team, no_counts) = team::team(workshop, &map, options);
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
        levels: level_heads(framework),
        steps: workshop
            .steps
            .values()
            .map(|step| step.name.clone())
            .collect(),
        cards: ladder::step_cards(workshop),
        ladders: ladder::ladders(workshop),
        sheets: Handout::of(workshop, *options)
            .filter(|handout| handout.is_about_competencies())
            .map(|handout| handout.link(words))
            .collect(),
        competencies: workshop
            .competencies
            .iter()
            .map(|(id, competency)| row(workshop, id, competency))
            .collect(),
        team,
        no_counts,
        private: options.private.then(|| PrivatePages::of(workshop, &map)),
        findings: Findings::new(workshop, report, options)
            .about(|place| kinds.contains(&place.kind())),
        hint: workshop.competencies.is_empty().then(|| hint(words)),
    }
}

/// The levels of a framework, from the lowest.
pub(super) fn level_heads(framework: &Framework) -> Vec<LevelHead> {
    let head = |level: &FrameworkLevel| LevelHead {
        number: level.number,
        name: level.name.clone(),
        means: level.means.clone(),
    };
    framework.levels.iter().map(head).collect()
}

fn hint(words: &Words) -> Hint {
    let text = |key| toml::Value::from(words.get(key));
    let example = format!(
        "[step.csm]\nname = \"CSM\"\n\n[competency.risk]\nname = {}\nlevels = [\n  {},\n  {},\n]\n\
         require = {{ csm = 2 }}",
        text("framework.example-name"),
        text("framework.example-low"),
        text("framework.example-high"),
    );
    Hint::new(words.get("framework.no-competencies"), &example)
}

fn facts(workshop: &Workshop) -> Vec<Fact> {
    let (framework, words) = (&workshop.framework, &workshop.words);
    if workshop.competencies.is_empty() {
        return Vec::new();
    }
    let cover = Said::new("framework.cover")
        .with("level", framework.cover_level as usize)
        .count(framework.cover_people as usize);
    let facts = [
        framework
            .version
            .as_ref()
            .map(|version| Fact::new(words.get("framework.version"), version)),
        framework
            .review_by
            .map(|day| Fact::new(words.get("raci.review-by"), day.to_string())),
        Some(Fact::new(
            words.get("framework.covered-means"),
            words.say(&cover),
        )),
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

#[cfg(test)]
mod tests;
