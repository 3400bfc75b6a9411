//! The impact-effort page: the text alternative of the plot, and more than the plot can say.

mod facts;
mod ranked;

use serde::Serialize;

use super::finding::{Finding, Findings, Phrase, phrases};
use super::frame::{Frame, Page, Sheet};
use super::impact_effort::disposition_word;
use super::people::Names;
use super::words::anchor;
use super::{Fact, Hint, ViewOptions};
use crate::analysis::across::Across;
use crate::analysis::hours::team_hours;
use crate::analysis::scores::{Board, board};
use crate::diagnostic::Report;
use crate::model::Workshop;
use crate::model::task::Task;
use crate::model::vote::Scale;
use crate::vocabulary::{Disposition, Quadrant};
use crate::words::{Arg, Said, Words};
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
    /// The order of the tasks.
    pub order: Vec<Phrase>,
    /// "All 54 tasks": what the script says while none is filtered out.
    pub all_shown: String,
    /// "{part} of 54 tasks": what it says while some are.
    pub some_shown: String,
    /// The four fields, high impact first.
    pub quadrants: Vec<QuadrantTotal>,
    /// Every scored task, most hours at stake first.
    pub ranked: Vec<RankedTask>,
    /// What to write while no task has scores.
    pub no_scores: Vec<Phrase>,
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
    pub meaning: String,
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
    pub name: String,
    /// The question that a voter answers.
    pub question: Option<String>,
    /// What each number means, from the lowest.
    pub anchors: Vec<String>,
}

/// What the impact-effort page shows.
pub fn of(workshop: &Workshop, report: &Report, options: &ViewOptions) -> PlotPage {
    let words = &workshop.words;
    let board = board(workshop);
    let findings = Findings::new(workshop, report, options);
    let kinds = ["task", "scale", "vote", "ballot"];
    let hours_known = workshop.tasks.values().any(|task| task.hours.is_some());
    let tasks = workshop.tasks.len();
    PlotPage {
        // On its side the figure is large enough to be read from paper.
        frame: Frame::new(
            workshop,
            Page::ImpactEffort,
            words.get("map.title"),
            options,
        )
        .on(Sheet::Landscape, workshop.about.paper),
        headline: headline(workshop, &board),
        caption: caption(options.across, words).to_owned(),
        facts: facts::facts(workshop, &board),
        order: phrases(words.get(if hours_known {
            "map.most-first"
        } else {
            "map.no-hours"
        })),
        all_shown: words.counted("task.all", board.tasks.len()),
        some_shown: words.counted("task.part", board.tasks.len()),
        quadrants: quadrants(workshop, &board),
        ranked: ranked::ranked(workshop, &board, &Names::new(workshop, options)),
        no_scores: phrases(words.get("map.no-scores")),
        dispositions: dispositions(workshop),
        unscored: unscored(workshop, &board),
        scales: [
            ("label.impact", &workshop.impact),
            ("label.effort", &workshop.effort),
        ]
        .into_iter()
        .filter_map(|(name, scale)| scale_legend(words.get(name), scale))
        .collect(),
        findings: findings.about(|place| kinds.contains(&place.kind())),
        hint: (tasks == 0).then(|| Hint::a_task(words.get("hint.no-tasks"), words, "hours = 3\n")),
    }
}

fn caption(across: Across, words: &Words) -> &str {
    words.get(match across {
        Across::Effort => "map.caption-effort",
        Across::TeamHours => "map.caption-team-hours",
        Across::BuildHours => "map.caption-build-hours",
    })
}

/// The four fields with their totals, high impact first.
pub(super) fn quadrants(workshop: &Workshop, board: &Board) -> Vec<QuadrantTotal> {
    let words = &workshop.words;
    let all: f64 = board.tasks.values().map(|placed| placed.hours).sum();
    Quadrant::ALL
        .iter()
        .map(|quadrant| {
            let (tasks, total) = board.total(*quadrant);
            QuadrantTotal {
                id: quadrant.word(),
                name: quadrant_name(workshop, *quadrant).to_owned(),
                meaning: meaning(*quadrant, words).to_owned(),
                tasks,
                hours: hours_or_unknown(total, words),
                share: words.share(total, all),
            }
        })
        .collect()
}

/// "48 % of our hours are low impact and high effort: 385.1 of 797.5 h a week." (`domain.md` §1.1, C3)
pub(super) fn headline(workshop: &Workshop, board: &Board) -> String {
    let words = &workshop.words;
    let (tasks, stop) = board.total(Quadrant::Stop);
    let all: f64 = board.tasks.values().map(|placed| placed.hours).sum();
    words.share(stop, all).map_or_else(String::new, |share| {
        let said = Said::new("map.headline")
            .with("share", share)
            .with("part", Arg::Decimal(stop, 1))
            .with("all", words.hours(all))
            .with("field", quadrant_name(workshop, Quadrant::Stop));
        words.say(&said.count(tasks))
    })
}

/// What stands where nobody wrote hours down.
const UNKNOWN: &str = "–";

fn hours_or_unknown(total: f64, words: &Words) -> String {
    if total > 0.0 {
        words.hours(total)
    } else {
        UNKNOWN.to_owned()
    }
}

/// What the workshop calls a field, else what its readers' language does.
pub(super) fn quadrant_name(workshop: &Workshop, quadrant: Quadrant) -> &str {
    let names = &workshop.rules.plot.quadrants;
    let own = match quadrant {
        Quadrant::Protect => &names.protect,
        Quadrant::Streamline => &names.streamline,
        Quadrant::Batch => &names.batch,
        Quadrant::Stop => &names.stop,
    };
    own.as_deref()
        .unwrap_or_else(|| usual_name(&workshop.words, quadrant))
}

/// What the readers' language calls a field.
pub(super) fn usual_name(words: &Words, quadrant: Quadrant) -> &str {
    words.get(match quadrant {
        Quadrant::Protect => "field.protect",
        Quadrant::Streamline => "field.streamline",
        Quadrant::Batch => "field.batch",
        Quadrant::Stop => "field.stop",
    })
}

fn meaning(quadrant: Quadrant, words: &Words) -> &str {
    words.get(match quadrant {
        Quadrant::Protect => "field.protect-means",
        Quadrant::Streamline => "field.streamline-means",
        Quadrant::Batch => "field.batch-means",
        Quadrant::Stop => "field.stop-means",
    })
}

fn dispositions(workshop: &Workshop) -> Vec<DispositionTotal> {
    let words = &workshop.words;
    let total = |disposition: Option<Disposition>| {
        let tasks: Vec<&Task> = workshop
            .tasks
            .values()
            .filter(|task| task.disposition == disposition)
            .collect();
        let hours = tasks.iter().map(|task| team_hours(workshop, task)).sum();
        (!tasks.is_empty()).then(|| DispositionTotal {
            name: disposition_word(words, disposition),
            tasks: tasks.len(),
            hours: hours_or_unknown(hours, words),
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
            hours: hours_or_unknown(team_hours(workshop, task), &workshop.words),
        })
        .collect()
}

fn scale_legend(name: &str, scale: &Scale) -> Option<ScaleLegend> {
    let said = scale.question.is_some() || !scale.anchors.is_empty();
    said.then(|| ScaleLegend {
        name: name.to_owned(),
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
