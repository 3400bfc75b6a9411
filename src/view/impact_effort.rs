//! What the impact-effort plot shows.
//!
//! Plain data: whoever fills it decides on aggregates, thresholds and wording;
//! whoever draws it decides only where things go.

mod axes;
mod highlight;
mod notes;
mod zoom;

use indexmap::IndexMap;
use serde::Serialize;

use super::people::range_tells;
use super::words::capitalised;
use crate::analysis::across::{AcrossBoard, board_across};
use crate::analysis::disagreement::{AxisVotes, Disagreement, Round, disagreement};
use crate::analysis::scores::{Basis, Placed};
use crate::model::task::Task;
use crate::model::{Id, Workshop};
use crate::vocabulary::{MarkerArea, Quadrant};
use crate::words::{Said, Words};

pub use crate::analysis::across::Across;
pub use crate::vocabulary::Disposition;
pub use highlight::{Condition, HighlightKey};

/// What the figure is to show beyond the usual.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FigureOptions {
    /// What runs from left to right.
    pub across: Across,
    /// What a task must be to stand out, all of it; empty: all tasks are alike.
    pub highlight: Vec<Condition>,
    /// Show how far the votes on each task are apart.
    pub whiskers: bool,
}

impl FigureOptions {
    /// Whether the workshop has what is to be highlighted.
    ///
    /// # Errors
    /// In the user's words: a value that it does not have.
    pub fn check(&self, workshop: &Workshop) -> Result<(), String> {
        self.highlight
            .iter()
            .try_for_each(|condition| condition.check(workshop))
    }
}

/// One impact-effort plot: effort to the right, impact upwards, one mark a task.
#[derive(Debug, Clone, Serialize)]
pub struct Figure {
    /// The heading above the plot.
    pub title: String,
    /// The finding in words, for readers who cannot see the picture.
    pub description: String,
    /// The horizontal axis: effort, or what was chosen in its place.
    pub effort: Axis,
    /// The vertical axis.
    pub impact: Axis,
    /// The four named areas that the two thresholds cut out.
    pub quadrants: Quadrants,
    /// The tasks in any order: they are drawn by their cards.
    pub marks: Vec<Mark>,
    /// Whether a marker's area shows its hours; if not, all markers are of one size.
    pub area_is_hours: bool,
    /// What the key explains beside shapes and sizes.
    pub notes: Notes,
    /// The words for what only the drawing knows, such as the sizes in the key and what the list holds.
    #[serde(skip)]
    pub words: Words,
}

/// Explanations for the key, each only where there is something to explain.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Notes {
    /// What the second ring around a marker means; `None`: no task has one.
    pub contested: Option<String>,
    /// What the lines through the exact spots mean; `None`: there are none.
    pub whiskers: Option<String>,
    /// Which tasks stand out and how many they are; `None`: all tasks are alike.
    pub highlighted: Option<String>,
    /// What the arrows mean; `None`: there are none.
    pub moved: Option<String>,
    /// What a dashed outline means; `None`: no marker has one.
    pub new: Option<String>,
    /// What the picture cannot show, such as how many tasks are left off.
    pub remarks: Vec<String>,
}

impl Notes {
    /// Every text of the notes.
    pub fn texts(&self) -> impl Iterator<Item = &String> {
        let single = [
            &self.contested,
            &self.whiskers,
            &self.highlighted,
            &self.moved,
            &self.new,
        ];
        single.into_iter().flatten().chain(&self.remarks)
    }
}

/// How values of an axis become lengths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub enum AxisKind {
    /// Scores: equal steps, equal lengths.
    #[default]
    Scores,
    /// Hours on a logarithmic axis: equal factors, equal lengths. No hours stand at `min`.
    LogHours,
}

/// One scale: its range, its words and where "low" turns into "high".
#[derive(Debug, Clone, Serialize)]
pub struct Axis {
    /// The name of the scale, such as "Effort".
    pub label: String,
    /// How values become lengths.
    pub kind: AxisKind,
    /// What the voters were asked.
    pub question: Option<String>,
    /// The lowest value: the lowest score that can be given, or hours above 0.
    pub min: f64,
    /// The highest value, in the same unit.
    pub max: f64,
    /// Some tasks have no hours, which a logarithmic axis cannot show: its lower end stands for them.
    pub from_zero: bool,
    /// The lowest score in words.
    pub low_anchor: Option<String>,
    /// The highest score in words.
    pub high_anchor: Option<String>,
    /// Every score in words, from the lowest; empty where some have none.
    pub anchors: Vec<String>,
    /// The value from which on a task counts as high.
    pub threshold: f64,
    /// How near to the threshold a task is borderline, in scores; `None`: nobody can say, as with hours.
    pub borderline: Option<f64>,
    /// Where the threshold comes from, such as "midpoint 3".
    pub threshold_note: Option<String>,
}

impl Axis {
    /// What a picture says at the threshold, such as "midpoint 3, borderline ± 0.25".
    pub fn line_note(&self, words: &Words) -> Option<String> {
        let note = self.threshold_note.as_ref()?;
        Some(match self.borderline {
            Some(reach) => words.say(
                &Said::new("plot.borderline")
                    .with("line", note.as_str())
                    .with("reach", words.plain(reach)),
            ),
            None => note.clone(),
        })
    }
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
    /// The value on the horizontal axis, a score or hours.
    pub effort: f64,
    /// The score on the vertical axis.
    pub impact: f64,
    /// Team hours a week.
    pub hours: f64,
    /// The voters are far apart on it and have not agreed.
    pub contested: bool,
    /// How far the votes are apart; `None` where they are not shown.
    pub spread: Option<VoteSpread>,
    /// Where it was in an earlier state that the figure is compared with; `None` where it did not move.
    pub was: Option<WasAt>,
    /// It is new since then.
    pub is_new: bool,
    /// It is not in the highlighted set.
    pub faded: bool,
    /// What was decided; `None` while undecided.
    pub disposition: Option<Disposition>,
    /// The name of the quadrant that the task counts in.
    pub quadrant: String,
    /// One line on the task, shown when a pointer rests on its marker.
    pub tooltip: String,
}

/// Where a task was in an earlier state.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WasAt {
    /// The value on the horizontal axis.
    pub effort: f64,
    /// The score on the vertical axis.
    pub impact: f64,
    /// "was at impact 2.00, effort 3.00".
    pub told: String,
}

/// The middle half of the votes on a task, from the first to the third quartile, in scores.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct VoteSpread {
    /// Of impact.
    pub impact: (f64, f64),
    /// Of effort; `None` where the horizontal axis is not effort.
    pub effort: Option<(f64, f64)>,
}

/// The word for a disposition as it stands alone, "Undecided" while there is none.
pub fn disposition_word(words: &Words, disposition: Option<Disposition>) -> String {
    capitalised(disposition_in_text(words, disposition))
}

/// The word for a disposition as it stands in a sentence.
fn disposition_in_text(words: &Words, disposition: Option<Disposition>) -> &str {
    words.get(disposition.map_or("disposition.undecided", Disposition::key))
}

/// "impact 3.25, effort 1.50", of scores or of ranges of votes.
pub(super) fn both(words: &Words, impact: String, effort: String) -> String {
    let both = Said::new("score.both").with("impact", impact);
    words.say(&both.with("effort", effort))
}

/// The impact-effort plot of a workshop; tasks without scores are not on it.
pub fn of(workshop: &Workshop, options: &FigureOptions) -> Figure {
    let words = &workshop.words;
    let made = board_across(workshop, options.across);
    let votes = disagreement(workshop, Round::Standing);
    let marks: Vec<Mark> = made
        .board
        .tasks
        .iter()
        .map(|(id, placed)| mark(workshop, options, id, placed, &made, votes.get(id)))
        .collect();
    let hours_known = workshop.tasks.values().any(|task| task.hours.is_some());
    let total = |quadrant| {
        let (tasks, hours) = made.board.total(quadrant);
        let hours = hours_known.then_some(hours);
        let name = axes::field_name(workshop, quadrant, options.across).to_owned();
        QuadrantBox { name, tasks, hours }
    };
    let quadrants = Quadrants {
        protect: total(Quadrant::Protect),
        streamline: total(Quadrant::Streamline),
        batch: total(Quadrant::Batch),
        stop: total(Quadrant::Stop),
    };
    let effort = axes::across(workshop, options.across, &made);
    let notes = notes::notes(words, &effort, &marks, options, made.left_off);
    Figure {
        title: axes::title(words, options.across).to_owned(),
        description: notes::description(words, &marks, &quadrants, &notes),
        impact: axes::impact(workshop, &made.board),
        effort,
        quadrants,
        area_is_hours: workshop.rules.plot.area == MarkerArea::TeamHours
            && marks.iter().any(|mark| mark.hours > 0.0),
        notes,
        marks,
        words: words.clone(),
    }
}

/// The board before anybody has voted: axes, anchors and fields, without a task and without what votes would move.
pub fn empty(workshop: &Workshop) -> Figure {
    let unscored = Workshop {
        tasks: IndexMap::new(),
        ballots: IndexMap::new(),
        ..workshop.clone()
    };
    let mut figure = of(&unscored, &FigureOptions::default());
    for axis in [&mut figure.effort, &mut figure.impact] {
        axis.borderline = None;
        // Nobody knows yet where the middle of the tasks will be.
        axis.threshold_note = None;
    }
    figure
}

fn mark(
    workshop: &Workshop,
    options: &FigureOptions,
    id: &Id<Task>,
    placed: &Placed,
    made: &AcrossBoard,
    votes: Option<&Disagreement>,
) -> Mark {
    let (task, words) = (&workshop.tasks[id], &workshop.words);
    let scores = placed.scored.scores;
    // What the room agreed on is settled, whatever the votes were.
    let open = votes.filter(|_| placed.scored.basis != Basis::Agreed);
    let contested = open.filter(|votes| votes.is_flagged());
    // Ranges and quartiles of very few secret votes are those votes.
    let tells = range_tells(workshop, placed.scored.voters);
    let facts = [
        Some(both(
            words,
            words.score(scores.impact),
            words.score(scores.effort),
        )),
        task.hours
            .is_some()
            .then(|| words.hours_a_week(placed.hours)),
        (options.across == Across::BuildHours).then(|| {
            let hours = words.hours(made.values[id]);
            words.say(&Said::new("task.to-build").with("hours", hours))
        }),
        Some(disposition_in_text(words, task.disposition).to_owned()),
        contested.map(|votes| {
            if tells {
                return words.get("task.contested").to_owned();
            }
            let votes = both(
                words,
                range(words, &votes.impact),
                range(words, &votes.effort),
            );
            words.say(&Said::new("task.contested-votes").with("votes", votes))
        }),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    let tooltip = Said::new("plot.mark")
        .with("card", task.card.to_string())
        .with("task", task.name.as_str())
        .with("facts", facts.join(words.get("list.comma")));
    Mark {
        id: id.to_string(),
        card: task.card,
        name: task.name.clone(),
        effort: made.values[id],
        impact: scores.impact,
        hours: placed.hours,
        contested: contested.is_some(),
        spread: open
            .filter(|_| options.whiskers && !tells)
            .map(|votes| VoteSpread {
                impact: middle_half(&votes.impact),
                effort: (options.across == Across::Effort).then(|| middle_half(&votes.effort)),
            }),
        was: None,
        is_new: false,
        faded: !highlight::holds(&options.highlight, task, placed.quadrant),
        disposition: task.disposition,
        tooltip: words.say(&tooltip),
        quadrant: axes::field_name(workshop, placed.quadrant, options.across).to_owned(),
    }
}

fn middle_half(votes: &AxisVotes) -> (f64, f64) {
    (votes.summary.lower_quartile, votes.summary.upper_quartile)
}

/// "1 to 5", the lowest and the highest vote.
fn range(words: &Words, votes: &AxisVotes) -> String {
    words.range((votes.summary.lowest, votes.summary.highest))
}

#[cfg(test)]
mod tests;
