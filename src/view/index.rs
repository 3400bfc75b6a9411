//! The first page: what the workshop is, the numbers that matter, and the way to every other page.

use indexmap::IndexSet;
use serde::Serialize;

use super::agreement::Teller;
use super::finding::{Finding, Findings, tally};
use super::frame::{Frame, Page, title};
use super::people::Names;
use super::plot_page::{QuadrantTotal, headline, quadrants};
use super::{Fact, Hint, ViewOptions, balance, competencies};
use crate::analysis::agreement::agreement;
use crate::analysis::competencies::team_map;
use crate::analysis::hours::total;
use crate::analysis::scores::board;
use crate::diagnostic::Report;
use crate::model::Workshop;
use crate::words::Said;

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
    /// What the decisions do to the hours of a week; empty while nothing changes.
    pub balance: Vec<Fact>,
    /// The other pages.
    pub pages: Vec<PageCard>,
    /// The findings counted; empty when there are none.
    pub tally: String,
    /// The first findings, in the order in which the room takes them up.
    pub first_findings: Vec<Finding>,
    /// "3 more".
    pub more: String,
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
    pub label: String,
    /// What it holds.
    pub holds: String,
    /// The figure of the map belongs on this card.
    pub has_figure: bool,
}

/// How many findings stand in the open.
const FIRST_FINDINGS: usize = 8;

/// What the first page shows.
pub fn of(workshop: &Workshop, report: &Report, options: &ViewOptions) -> IndexPage {
    let (about, words) = (&workshop.about, &workshop.words);
    let board = board(workshop);
    let all = Findings::new(workshop, report, options);
    let mut findings = all.about(|_| true);
    let tally = tally(&findings, words);
    let other_findings = findings.split_off(findings.len().min(FIRST_FINDINGS));
    let scored = !board.tasks.is_empty();
    let nothing = workshop.tasks.is_empty()
        && workshop.activities.is_empty()
        && workshop.competencies.is_empty();
    IndexPage {
        frame: Frame::new(workshop, Page::Index, title(workshop), options),
        facts: facts(workshop, options),
        purpose: about.purpose.clone(),
        done_when: about.done_when.clone(),
        ground_rules: about.ground_rules.clone(),
        numbers: numbers(workshop, &tally, options),
        headline: headline(workshop, &board),
        quadrants: if scored {
            quadrants(workshop, &board)
        } else {
            Vec::new()
        },
        balance: balance::of(workshop),
        pages: pages(workshop, options),
        tally,
        first_findings: findings,
        more: words.counted("settle.more", other_findings.len()),
        other_findings,
        file_findings: all.about_nothing(),
        hint: nothing.then(|| Hint::a_task(words.get("hint.nothing"), words, "")),
    }
}

/// When and where a workshop is, and who runs it.
pub(super) fn facts(workshop: &Workshop, options: &ViewOptions) -> Vec<Fact> {
    let (about, words) = (&workshop.about, &workshop.words);
    let names = Names::new(workshop, options);
    let dates = match (about.starts, about.ends) {
        (Some(starts), Some(ends)) if starts != ends => {
            let dates = Said::new("index.dates").with("starts", starts.to_string());
            Some(words.say(&dates.with("ends", ends.to_string())))
        }
        (starts, ends) => starts.or(ends).map(|day| day.to_string()),
    };
    let person = |label, id| {
        let name = names.show_some(id)?;
        Some(Fact::new(words.get(label), name))
    };
    let facts = [
        dates.map(|dates| Fact::new(words.get("label.when"), dates)),
        about
            .venue
            .as_ref()
            .map(|venue| Fact::new(words.get("label.where"), venue)),
        person("label.sponsor", about.sponsor.as_ref()),
        person("label.facilitator", about.facilitator.as_ref()),
        person("label.scribe", about.scribe.as_ref()),
    ];
    facts.into_iter().flatten().collect()
}

fn numbers(workshop: &Workshop, tally: &str, options: &ViewOptions) -> Vec<Number> {
    let words = &workshop.words;
    let number = |value: String, label: String, page: Page| Number {
        value,
        label,
        href: page.file(),
    };
    let (tasks, rows) = (workshop.tasks.len(), workshop.activities.len());
    let numbers = [
        (tasks > 0).then(|| match total(workshop) {
            0.0 => number(
                tasks.to_string(),
                words.counted("index.tasks", tasks),
                Page::ImpactEffort,
            ),
            all => number(
                words.hours(all),
                words.counted("index.hours", tasks),
                Page::ImpactEffort,
            ),
        }),
        (rows > 0).then(|| {
            number(
                rows.to_string(),
                words.counted("index.rows", rows),
                Page::Raci,
            )
        }),
        competencies::covered(&team_map(workshop), options).map(|(covered, all)| {
            number(
                covered.to_string(),
                words.counted("index.covered", all),
                Page::Competencies,
            )
        }),
    ];
    let settle = if tally.is_empty() {
        words.get("index.nothing")
    } else {
        tally
    };
    let findings = Number {
        value: settle.to_owned(),
        label: words.get("index.to-settle").to_owned(),
        href: "#findings",
    };
    numbers.into_iter().flatten().chain([findings]).collect()
}

fn pages(workshop: &Workshop, options: &ViewOptions) -> Vec<PageCard> {
    let words = &workshop.words;
    let plenty = |count, some, none| match count {
        0 => words.get(none).to_owned(),
        count => words.counted(some, count),
    };
    let card = |page: Page, holds: &Said| PageCard {
        href: page.file(),
        label: page.label(words).to_owned(),
        holds: words.say(holds),
        has_figure: page == Page::ImpactEffort,
    };
    let tasks = plenty(workshop.tasks.len(), "task.tasks", "index.no-tasks");
    let rows = plenty(workshop.activities.len(), "raci.rows", "index.no-rows");
    let roles = plenty(workshop.chart.columns.len(), "raci.roles", "index.no-roles");
    let competencies = plenty(
        workshop.competencies.len(),
        "index.competencies",
        "index.no-competencies",
    );
    let teams = workshop
        .roles
        .values()
        .filter_map(|role| role.team.as_deref());
    let teams: IndexSet<&str> = teams.collect();
    let chart = if teams.is_empty() {
        Said::new("index.holds-rows")
    } else {
        Said::new("index.holds-rows-of-teams").with("teams", words.list(teams))
    };
    let answers = Page::Agreement.is_in(workshop).then(|| {
        let told = agreement(workshop, options.private);
        PageCard {
            href: Page::Agreement.file(),
            label: Page::Agreement.label(words).to_owned(),
            holds: Teller::new(workshop, words).summary(&told),
            has_figure: false,
        }
    });
    let tasks = Said::new("index.holds-tasks").with("tasks", tasks);
    let chart = chart.with("rows", rows).with("roles", roles);
    let competencies = Said::new("index.holds-competencies").with("competencies", competencies);
    let cards = [
        Some(card(Page::ImpactEffort, &tasks)),
        Some(card(Page::Raci, &chart)),
        answers,
        Some(card(Page::Competencies, &competencies)),
    ];
    cards.into_iter().flatten().collect()
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
        assert_eq!(page.balance.len(), 6);
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
        assert!(page.quadrants.is_empty() && page.balance.is_empty());
    }
}
