//! The impact-effort page: the text alternative of the plot, and more than the plot can say.

mod facts;
mod ranked;

use serde::Serialize;

use super::finding::{Finding, Findings};
use super::frame::{Frame, Page, Sheet};
use super::impact_effort::disposition_word;
use super::people::Names;
use super::words::{anchor, hours, share};
use super::{Fact, Hint, ViewOptions};
use crate::analysis::across::Across;
use crate::analysis::hours::team_hours;
use crate::analysis::scores::{Board, board};
use crate::diagnostic::Report;
use crate::model::Workshop;
use crate::model::task::Task;
use crate::model::vote::Scale;
use crate::vocabulary::{Disposition, Quadrant};
use crate::wording::counted;
pub use ranked::RankedTask;

/// What the impact-effort page shows beside the figure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlotPage {
    /// What every page has.
    pub frame: Frame,
    /// The largest share of the hours in one sentence; empty without hours.
    pub headline: String,
    /// What the axes of the figure are, and what its numbers mean.
    pub caption: String,
    /// Where the scores come from, where the map is divided, how many tasks.
    pub facts: Vec<Fact>,
    /// Somebody wrote hours down, so that there is an order by hours.
    pub hours_known: bool,
    /// The four fields, high impact first.
    pub quadrants: Vec<QuadrantTotal>,
    /// Every scored task, most hours at stake first.
    pub ranked: Vec<RankedTask>,
    /// What happens with how many hours.
    pub dispositions: Vec<DispositionTotal>,
    /// Tasks that nobody scored.
    pub unscored: Vec<UnscoredTask>,
    /// What the numbers of each scale mean.
    pub scales: Vec<ScaleLegend>,
    /// What there is to settle about tasks and votes.
    pub findings: Vec<Finding>,
    /// What to write when there is no task yet.
    pub hint: Option<Hint>,
}

/// The tasks and hours of one field.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct QuadrantTotal {
    /// The word for it in the files.
    pub id: &'static str,
    /// What the workshop calls it.
    pub name: String,
    /// Its two sides, such as "high impact, low effort".
    pub meaning: &'static str,
    /// How many tasks.
    pub tasks: usize,
    /// Their team hours a week.
    pub hours: String,
    /// Their share of all scored hours.
    pub share: Option<String>,
}

/// The tasks and hours of one disposition.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DispositionTotal {
    /// What will be done.
    pub name: String,
    /// With how many tasks.
    pub tasks: usize,
    /// Their team hours a week today.
    pub hours: String,
}

/// A task that is not on the map.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct UnscoredTask {
    /// The number on its card.
    pub card: u32,
    /// The name for links to it.
    pub anchor: String,
    /// What it is called.
    pub name: String,
    /// Team hours a week.
    pub hours: String,
}

/// What the numbers of a scale mean.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScaleLegend {
    /// "Impact" or "Effort".
    pub name: &'static str,
    /// The question that a voter answers.
    pub question: Option<String>,
    /// What each number means, from the lowest.
    pub anchors: Vec<String>,
}

/// What the impact-effort page shows.
pub fn of(workshop: &Workshop, report: &Report, options: &ViewOptions) -> PlotPage {
    let board = board(workshop);
    let findings = Findings::new(workshop, report, options);
    let kinds = ["task", "scale", "vote", "ballot"];
    PlotPage {
        // On its side the figure is large enough to be read from paper.
        frame: Frame::new(workshop, Page::ImpactEffort, "Impact and effort of what we do", options)
            .on(Sheet::Landscape, workshop.about.paper),
        headline: headline(workshop, &board),
        caption: caption(options.across),
        facts: facts::facts(workshop, &board),
        hours_known: workshop.tasks.values().any(|task| task.hours.is_some()),
        quadrants: quadrants(workshop, &board),
        ranked: ranked::ranked(workshop, &board, &Names::new(workshop, options)),
        dispositions: dispositions(workshop),
        unscored: unscored(workshop, &board),
        scales: [("Impact", &workshop.impact), ("Effort", &workshop.effort)]
            .into_iter()
            .filter_map(|(name, scale)| scale_legend(name, scale))
            .collect(),
        findings: findings.about(|place| kinds.contains(&place.kind())),
        hint: workshop.tasks.is_empty().then(|| {
            Hint::new(
                "No tasks yet. A task is something that uses a person's hours; one table with a name and two scores \
                 puts it on the map.",
                "[task.renewal-forecast]\nname = \"Forecast renewals every week\"\nhours = 3\nimpact = 4\neffort = 2",
            )
        }),
    }
}

fn caption(across: Across) -> String {
    let right = match across {
        Across::Effort => "effort",
        Across::TeamHours => "team hours a week",
        Across::BuildHours => "hours to build what was decided",
    };
    format!("Impact upwards, {right} to the right. The numbers are the cards of the table.")
}

/// The four fields with their totals, high impact first.
pub(super) fn quadrants(workshop: &Workshop, board: &Board) -> Vec<QuadrantTotal> {
    let all: f64 = board.tasks.values().map(|placed| placed.hours).sum();
    Quadrant::ALL
        .iter()
        .map(|quadrant| {
            let (tasks, total) = board.total(*quadrant);
            QuadrantTotal {
                id: quadrant.word(),
                name: quadrant_name(workshop, *quadrant).to_owned(),
                meaning: meaning(*quadrant),
                tasks,
                hours: hours_or_unknown(total),
                share: share(total, all),
            }
        })
        .collect()
}

/// "48 % of our hours are low impact and high effort: 385.1 of 797.5 h a week." (`domain.md` §1.1, C3)
pub(super) fn headline(workshop: &Workshop, board: &Board) -> String {
    let (tasks, stop) = board.total(Quadrant::Stop);
    let all: f64 = board.tasks.values().map(|placed| placed.hours).sum();
    share(stop, all).map_or_else(String::new, |share| {
        format!(
            "{share} of our scored hours are low impact and high effort: {plain_stop} of {all} a week, in {tasks} \
             ({name}).",
            plain_stop = plain_hours(stop),
            all = hours(all),
            tasks = counted(tasks, "task", "tasks"),
            name = quadrant_name(workshop, Quadrant::Stop),
        )
    })
}

/// What stands where nobody wrote hours down.
const UNKNOWN: &str = "–";

fn hours_or_unknown(total: f64) -> String {
    if total > 0.0 {
        hours(total)
    } else {
        UNKNOWN.to_owned()
    }
}

fn plain_hours(hours: f64) -> String {
    format!("{hours:.1}")
}

pub(super) fn quadrant_name(workshop: &Workshop, quadrant: Quadrant) -> &str {
    let names = &workshop.rules.plot.quadrants;
    match quadrant {
        Quadrant::Protect => &names.protect,
        Quadrant::Streamline => &names.streamline,
        Quadrant::Batch => &names.batch,
        Quadrant::Stop => &names.stop,
    }
}

fn meaning(quadrant: Quadrant) -> &'static str {
    match quadrant {
        Quadrant::Protect => "high impact, low effort",
        Quadrant::Streamline => "high impact, high effort",
        Quadrant::Batch => "low impact, low effort",
        Quadrant::Stop => "low impact, high effort",
    }
}

fn dispositions(workshop: &Workshop) -> Vec<DispositionTotal> {
    let total = |disposition: Option<Disposition>| {
        let tasks: Vec<&Task> = workshop
            .tasks
            .values()
            .filter(|task| task.disposition == disposition)
            .collect();
        (!tasks.is_empty()).then(|| DispositionTotal {
            name: disposition_word(disposition),
            tasks: tasks.len(),
            hours: hours_or_unknown(
                tasks
                    .into_iter()
                    .map(|task| team_hours(workshop, task))
                    .sum(),
            ),
        })
    };
    let all = Disposition::ALL.iter().copied().map(Some).chain([None]);
    all.filter_map(total).collect()
}

fn unscored(workshop: &Workshop, board: &Board) -> Vec<UnscoredTask> {
    workshop
        .tasks
        .iter()
        .filter(|(id, _)| !board.tasks.contains_key(*id))
        .map(|(id, task)| UnscoredTask {
            card: task.card,
            anchor: anchor("task", id),
            name: task.name.clone(),
            hours: hours_or_unknown(team_hours(workshop, task)),
        })
        .collect()
}

fn scale_legend(name: &'static str, scale: &Scale) -> Option<ScaleLegend> {
    let said = scale.question.is_some() || !scale.anchors.is_empty();
    said.then(|| ScaleLegend {
        name,
        question: scale.question.clone(),
        anchors: scale.anchors.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::samples;

    #[test]
    fn the_example_shows_the_numbers_that_the_domain_states() {
        let (workshop, report) = samples::post_sales();
        let page = of(&workshop, &report, &ViewOptions::default());
        let totals: Vec<_> = page
            .quadrants
            .iter()
            .map(|q| (q.id, q.tasks, q.hours.as_str()))
            .collect();
        assert_eq!(
            totals,
            [
                ("protect", 16, "156.9 h"),
                ("streamline", 14, "194.8 h"),
                ("batch", 4, "60.7 h"),
                ("stop", 20, "385.1 h")
            ]
        );
        assert!(
            page.headline.starts_with("48 % of our scored hours"),
            "{}",
            page.headline
        );
        assert_eq!(
            page.facts[1].value,
            "Mean after round 2 for 6 tasks and mean of round 1 for 48 tasks"
        );
    }

    #[test]
    fn tasks_rank_by_hours_at_stake() {
        let workshop = samples::workshop(
            "[task.a]\nname = \"A\"\nhours = 1\nimpact = 5\neffort = 1\n\
             [task.b]\nname = \"B\"\nhours = 7\nimpact = 3\neffort = 1\n\
             [task.c]\nname = \"C\"\nhours = 2\n",
        );
        let page = of(&workshop, &Report::default(), &ViewOptions::default());
        let order: Vec<_> = page.ranked.iter().map(|task| task.name.as_str()).collect();
        assert_eq!(order, ["B", "A"]);
        assert!(page.ranked[0].borderline && !page.ranked[1].borderline);
        assert_eq!(page.unscored[0].name, "C");
    }

    #[test]
    fn votes_of_the_first_round_that_still_stand_are_not_called_second() {
        let workshop = samples::workshop(
            "[person.p]\nname = \"P\"\n[person.q]\nname = \"Q\"\n[task.a]\nname = \"A\"\n\
             [ballot.p.r1]\na = [4, 2]\n[ballot.q.r1]\na = [2, 2]\n[ballot.p.r2]\na = [3, 2]\n",
        );
        let page = of(&workshop, &Report::default(), &ViewOptions::default());
        assert_eq!(page.ranked[0].basis, "2 votes, after round 2");
    }
}
