//! What the impact-effort plot shows.
//!
//! Plain data: whoever fills it decides on aggregates, thresholds and wording;
//! whoever draws it decides only where things go.

use serde::Serialize;

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
    /// The team hours a week of those tasks.
    pub hours: f64,
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

/// What the room decided to do with a task, as shown: a shape and a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Disposition {
    /// Leave it as it is.
    Keep,
    /// Do more of it.
    Grow,
    /// Do it with less effort.
    Simplify,
    /// Let a machine do it.
    Automate,
    /// Hand it to another role.
    Reassign,
    /// Stop doing it.
    Eliminate,
}

impl Disposition {
    /// The word in the legend.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Keep => "Keep",
            Self::Grow => "Grow",
            Self::Simplify => "Simplify",
            Self::Automate => "Automate",
            Self::Reassign => "Reassign",
            Self::Eliminate => "Eliminate",
        }
    }
}
