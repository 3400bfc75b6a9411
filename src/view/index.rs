//! The first page: what the workshop is, the numbers that matter, and the way to every other page.

use serde::Serialize;

use super::agreement::Teller;
use super::finding::{Finding, Findings, tally};
use super::frame::{Frame, Page};
use super::people::Names;
use super::plot_page::{QuadrantTotal, headline, quadrants};
use super::words::{hours, listed};
use super::{Fact, Hint, ViewOptions, competencies};
use crate::analysis::agreement::agreement;
use crate::analysis::competencies::team_map;
use crate::analysis::hours::total;
use crate::analysis::scores::board;
use crate::diagnostic::Report;
use crate::model::Workshop;
use crate::wording::counted;

/// What the first page shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct IndexPage {
    /// What every page has.
    pub frame: Frame,
    /// Dates, place, who runs it.
    pub facts: Vec<Fact>,
    /// What it is for.
    pub purpose: Option<String>,
    /// What must be true at the end.
    pub done_when: Vec<String>,
    /// How the room works together.
    pub ground_rules: Vec<String>,
    /// The numbers that matter.
    pub numbers: Vec<Number>,
    /// The largest waste in one sentence; empty without hours.
    pub headline: String,
    /// Hours by field of the map; empty while nothing is scored.
    pub quadrants: Vec<QuadrantTotal>,
    /// The other pages.
    pub pages: Vec<PageCard>,
    /// The findings counted; empty when there are none.
    pub tally: String,
    /// The first findings, in the order in which the room takes them up.
    pub first_findings: Vec<Finding>,
    /// The findings after those.
    pub other_findings: Vec<Finding>,
    /// What the files say that is about no one thing: for those who edit them, not for the room.
    pub file_findings: Vec<Finding>,
    /// What to write when there is nothing at all.
    pub hint: Option<Hint>,
}

/// A number with what it counts.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Number {
    /// The number.
    pub value: String,
    /// What it counts.
    pub label: String,
    /// Where it comes from.
    pub href: &'static str,
}

/// A page with what it holds.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PageCard {
    /// Where it is.
    pub href: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// What it holds.
    pub holds: String,
    /// The figure of the map belongs on this card.
    pub has_figure: bool,
}

/// How many findings stand in the open.
const FIRST_FINDINGS: usize = 8;

/// What the first page shows.
pub fn of(workshop: &Workshop, report: &Report, options: &ViewOptions) -> IndexPage {
    let about = &workshop.about;
    let board = board(workshop);
    let all = Findings::new(workshop, report, options);
    let mut findings = all.about(|_| true);
    let tally = tally(&findings, &workshop.words);
    let other_findings = findings.split_off(findings.len().min(FIRST_FINDINGS));
    let heading = if about.title.is_empty() {
        "Untitled workshop"
    } else {
        &about.title
    };
    let nothing = workshop.tasks.is_empty()
        && workshop.activities.is_empty()
        && workshop.competencies.is_empty();
    IndexPage {
        frame: Frame::new(workshop, Page::Index, heading, options),
        facts: facts(workshop, options),
        purpose: about.purpose.clone(),
        done_when: about.done_when.clone(),
        ground_rules: about.ground_rules.clone(),
        numbers: numbers(workshop, &tally, options),
        headline: headline(workshop, &board),
        quadrants: if board.tasks.is_empty() { Vec::new() } else { quadrants(workshop, &board) },
        pages: pages(workshop, options),
        tally,
        first_findings: findings,
        other_findings,
        file_findings: all.about_nothing(),
        hint: nothing.then(|| {
            Hint::new(
                "Nothing to show yet. The smallest useful workshop is one task with two scores.",
                "[task.renewal-forecast]\nname = \"Forecast renewals every week\"\nimpact = 4\neffort = 2",
            )
        }),
    }
}

fn facts(workshop: &Workshop, options: &ViewOptions) -> Vec<Fact> {
    let about = &workshop.about;
    let names = Names::new(workshop, options);
    let dates = match (about.starts, about.ends) {
        (Some(starts), Some(ends)) if starts != ends => Some(format!("{starts} to {ends}")),
        (starts, ends) => starts.or(ends).map(|day| day.to_string()),
    };
    let person = |label, id| names.show_some(id).map(|name| Fact::new(label, name));
    let facts = [
        dates.map(|dates| Fact::new("When", dates)),
        about.venue.as_ref().map(|venue| Fact::new("Where", venue)),
        person("Sponsor", about.sponsor.as_ref()),
        person("Facilitator", about.facilitator.as_ref()),
        person("Scribe", about.scribe.as_ref()),
    ];
    facts.into_iter().flatten().collect()
}

fn numbers(workshop: &Workshop, tally: &str, options: &ViewOptions) -> Vec<Number> {
    let number = |value: String, label: &str, page: Page| Number {
        value,
        label: label.to_owned(),
        href: page.file(),
    };
    let numbers = [
        (!workshop.tasks.is_empty()).then(|| {
            let tasks = workshop.tasks.len();
            match total(workshop) {
                0.0 => number(
                    tasks.to_string(),
                    "tasks, no hours written down yet",
                    Page::ImpactEffort,
                ),
                all => {
                    let label = format!("a week in {}", counted(tasks, "task", "tasks"));
                    number(hours(all), &label, Page::ImpactEffort)
                }
            }
        }),
        (!workshop.activities.is_empty()).then(|| {
            let label = if workshop.activities.len() == 1 {
                "row with its letters"
            } else {
                "rows with their letters"
            };
            number(workshop.activities.len().to_string(), label, Page::Raci)
        }),
        competencies::headline(&team_map(workshop), options).map(|headline| {
            let (value, label) = headline.split_once(" of ").unwrap_or((&headline, ""));
            number(value.to_owned(), &format!("of {label}"), Page::Competencies)
        }),
    ];
    let settle = if tally.is_empty() { "nothing" } else { tally };
    let findings = Number {
        value: settle.to_owned(),
        label: "to settle".to_owned(),
        href: "#findings",
    };
    numbers.into_iter().flatten().chain([findings]).collect()
}

fn pages(workshop: &Workshop, options: &ViewOptions) -> Vec<PageCard> {
    let plenty = |count, one, many, none: &str| match count {
        0 => none.to_owned(),
        count => counted(count, one, many),
    };
    let card = |page: Page, holds: String| PageCard {
        href: page.file(),
        label: page.label(),
        holds,
        has_figure: page == Page::ImpactEffort,
    };
    let teams: Vec<&str> = workshop
        .roles
        .values()
        .filter_map(|role| role.team.as_deref())
        .collect();
    let roles = plenty(
        workshop.chart.columns.len(),
        "role",
        "roles",
        "no roles yet",
    );
    let answers = Page::Agreement.is_in(workshop).then(|| {
        card(
            Page::Agreement,
            Teller::new(workshop, &workshop.words).summary(&agreement(workshop, options.private)),
        )
    });
    let cards = [
        Some(card(
            Page::ImpactEffort,
            format!(
                "{}: what is worth it, what is not, and what happens with each",
                plenty(workshop.tasks.len(), "task", "tasks", "No tasks yet")
            ),
        )),
        Some(card(
            Page::Raci,
            format!(
                "{} and {roles}{}: who answers, who works, who is asked, who is told",
                plenty(workshop.activities.len(), "row", "rows", "No rows yet"),
                if teams.is_empty() {
                    String::new()
                } else {
                    format!(" from {}", in_teams(&teams))
                },
            ),
        )),
        answers,
        Some(card(
            Page::Competencies,
            format!(
                "{}: what good looks like, and whether the team has enough of it",
                plenty(
                    workshop.competencies.len(),
                    "competency",
                    "competencies",
                    "No competencies yet"
                )
            ),
        )),
    ];
    cards.into_iter().flatten().collect()
}

fn in_teams(teams: &[&str]) -> String {
    let mut distinct: Vec<&str> = Vec::new();
    for team in teams {
        if !distinct.contains(team) {
            distinct.push(team);
        }
    }
    listed(distinct)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::samples;

    #[test]
    fn the_numbers_that_matter_are_on_it() {
        let (workshop, report) = samples::post_sales();
        let page = of(&workshop, &report, &ViewOptions::default());
        let numbers: Vec<_> = page
            .numbers
            .iter()
            .map(|n| (n.value.as_str(), n.label.as_str()))
            .collect();
        assert_eq!(numbers[0], ("797.5 h", "a week in 54 tasks"));
        assert_eq!(numbers[2], ("7", "of 10 competencies are covered"));
        assert_eq!(page.pages.len(), 4);
        assert!(page.hint.is_none());
    }

    #[test]
    fn an_empty_workshop_says_what_to_write() {
        let page = of(
            &samples::workshop(""),
            &Report::default(),
            &ViewOptions::default(),
        );
        assert!(page.hint.is_some());
        assert!(page.quadrants.is_empty());
    }
}
