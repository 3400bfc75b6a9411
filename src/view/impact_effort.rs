//! What the impact-effort plot shows.
//!
//! Plain data: whoever fills it decides on aggregates, thresholds and wording;
//! whoever draws it decides only where things go.

use serde::Serialize;

use super::plot_page::quadrant_name;
use super::words::{capitalised, hours, plain, score};
use crate::analysis::scores::{Board, Placed, board};
use crate::model::rules::Threshold;
use crate::model::task::Task;
use crate::model::vote::{Scale, Scores};
use crate::model::{Id, Workshop};
use crate::vocabulary::{MarkerArea, Quadrant};
use crate::wording::counted;

pub use crate::vocabulary::Disposition;

/// One impact-effort plot: effort to the right, impact upwards, one mark a task.
#[derive(Debug, Clone, Serialize)]
pub struct Figure {
    /// The heading above the plot.
    pub title: String,
    /// The finding in words, for readers who cannot see the picture.
    pub description: String,
    /// The horizontal axis.
    pub effort: Axis,
    /// The vertical axis.
    pub impact: Axis,
    /// The four named areas that the two thresholds cut out.
    pub quadrants: Quadrants,
    /// The tasks, in the order in which coincident ones are to be packed.
    pub marks: Vec<Mark>,
    /// Whether a marker's area shows its hours; if not, all markers are of one size.
    pub area_is_hours: bool,
}

/// One scale: its range, its words and where "low" turns into "high".
#[derive(Debug, Clone, Serialize)]
pub struct Axis {
    /// The name of the scale, such as "Effort".
    pub label: String,
    /// What the voters were asked.
    pub question: Option<String>,
    /// The lowest score that can be given.
    pub min: f64,
    /// The highest score that can be given.
    pub max: f64,
    /// The lowest score in words.
    pub low_anchor: Option<String>,
    /// The highest score in words.
    pub high_anchor: Option<String>,
    /// The score from which on a task counts as high.
    pub threshold: f64,
    /// Where the threshold comes from, such as "midpoint 3".
    pub threshold_note: Option<String>,
}

/// The four areas of the plot.
#[derive(Debug, Clone, Serialize)]
pub struct Quadrants {
    /// High impact, low effort: top left.
    pub protect: QuadrantBox,
    /// High impact, high effort: top right.
    pub streamline: QuadrantBox,
    /// Low impact, low effort: bottom left.
    pub batch: QuadrantBox,
    /// Low impact, high effort: bottom right.
    pub stop: QuadrantBox,
}

/// One area of the plot and what lies in it.
#[derive(Debug, Clone, Serialize)]
pub struct QuadrantBox {
    /// The name on the board, such as "Protect".
    pub name: String,
    /// How many tasks lie in it.
    pub tasks: usize,
    /// The team hours a week of those tasks; `None` while nobody wrote hours down.
    pub hours: Option<f64>,
}

/// One task on the plot.
#[derive(Debug, Clone, Serialize)]
pub struct Mark {
    /// The permanent id of the task; it becomes `data-id` in the SVG.
    pub id: String,
    /// The number on the task's card, written inside the marker.
    pub card: u32,
    /// The task's name, written beside the marker or in the legend.
    pub name: String,
    /// The score on the horizontal axis.
    pub effort: f64,
    /// The score on the vertical axis.
    pub impact: f64,
    /// Team hours a week.
    pub hours: f64,
    /// What was decided; `None` while undecided.
    pub disposition: Option<Disposition>,
    /// The name of the quadrant that the task counts in.
    pub quadrant: String,
    /// One line on the task, shown when a pointer rests on its marker.
    pub tooltip: String,
}

/// The word for a disposition, "Undecided" while there is none.
pub fn disposition_word(disposition: Option<Disposition>) -> String {
    disposition.map_or_else(|| "Undecided".to_owned(), |d| capitalised(d.word()))
}

/// The impact-effort plot of a workshop; tasks without scores are not on it.
pub fn of(workshop: &Workshop) -> Figure {
    let board = board(workshop);
    let marks: Vec<Mark> = board
        .tasks
        .iter()
        .map(|(id, placed)| mark(workshop, id, &workshop.tasks[id], placed))
        .collect();
    let hours_known = workshop.tasks.values().any(|task| task.hours.is_some());
    let total = |quadrant| {
        let (tasks, hours) = board.total(quadrant);
        let hours = hours_known.then_some(hours);
        let name = quadrant_name(workshop, quadrant).to_owned();
        QuadrantBox { name, tasks, hours }
    };
    let rules = &workshop.rules.plot;
    Figure {
        title: "Impact and effort".to_owned(),
        description: description(workshop, &board, hours_known),
        effort: axis(
            "Effort",
            &workshop.effort,
            rules.effort_threshold,
            board.thresholds.effort,
        ),
        impact: axis(
            "Impact",
            &workshop.impact,
            rules.impact_threshold,
            board.thresholds.impact,
        ),
        quadrants: Quadrants {
            protect: total(Quadrant::Protect),
            streamline: total(Quadrant::Streamline),
            batch: total(Quadrant::Batch),
            stop: total(Quadrant::Stop),
        },
        area_is_hours: rules.area == MarkerArea::TeamHours
            && marks.iter().any(|mark| mark.hours > 0.0),
        marks,
    }
}

fn mark(workshop: &Workshop, id: &Id<Task>, task: &Task, placed: &Placed) -> Mark {
    let quadrant = quadrant_name(workshop, placed.quadrant).to_owned();
    let Scores { impact, effort } = placed.scored.scores;
    Mark {
        id: id.to_string(),
        card: task.card,
        name: task.name.clone(),
        effort,
        impact,
        hours: placed.hours,
        disposition: task.disposition,
        tooltip: format!(
            "{}. {}: impact {}, effort {}, {}{}",
            task.card,
            task.name,
            score(impact),
            score(effort),
            if task.hours.is_some() {
                format!("{} a week, ", hours(placed.hours))
            } else {
                String::new()
            },
            disposition_word(task.disposition).to_lowercase(),
        ),
        quadrant,
    }
}

fn axis(label: &str, scale: &Scale, rule: Threshold, threshold: f64) -> Axis {
    let source = match rule {
        Threshold::Midpoint => "midpoint",
        Threshold::Median => "median of the tasks",
        Threshold::Score(_) => "as set",
    };
    Axis {
        label: label.to_owned(),
        question: scale.question.clone(),
        min: scale.min,
        max: scale.max,
        low_anchor: scale.anchors.first().cloned(),
        high_anchor: scale.anchors.iter().skip(1).next_back().cloned(),
        threshold,
        threshold_note: Some(format!("{source} {}", plain(threshold))),
    }
}

/// "54 tasks. Protect: 16 tasks, 156.9 h a week; …": the numbers that the picture stands for.
fn description(workshop: &Workshop, board: &Board, hours_known: bool) -> String {
    let quadrants = Quadrant::ALL.iter().map(|quadrant| {
        let (tasks, total) = board.total(*quadrant);
        let name = quadrant_name(workshop, *quadrant);
        let tasks = counted(tasks, "task", "tasks");
        if hours_known {
            format!("{name}: {tasks}, {} a week", hours(total))
        } else {
            format!("{name}: {tasks}")
        }
    });
    let scored = counted(board.tasks.len(), "scored task", "scored tasks");
    format!("{scored}. {}.", quadrants.collect::<Vec<_>>().join("; "))
}
