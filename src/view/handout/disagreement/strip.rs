//! Votes as dots over their scores. A strip is drawn from left to right in every language, like all figures.

use serde::Serialize;

use crate::analysis::disagreement::Summary;
use crate::model::vote::Scale;
use crate::words::{Said, Words};

/// The votes on one axis of a task: lengths are parts of its own width and height.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Strip {
    /// What the picture says: "3 votes for 1 and 1 vote for 4".
    pub votes: String,
    /// The width of the box.
    pub width: f64,
    /// The height of the box.
    pub height: f64,
    /// Where the axis lies, from the top.
    pub base: f64,
    /// How large a dot is.
    pub radius: f64,
    /// A dot for each vote.
    pub dots: Vec<Dot>,
    /// How many votes there are over each score, above its dots; none where scores are too near each other for numbers.
    pub counts: Vec<Note>,
    /// The scores below the axis.
    pub ticks: Vec<Note>,
    /// The median, from the left.
    pub median: f64,
    /// The mean, from the left.
    pub mean: f64,
    /// The line between low and high, from the left.
    pub line: f64,
}

/// One vote.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Dot {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// A text of the strip.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Note {
    /// Its middle, from the left.
    pub x: f64,
    /// Its foot, from the top.
    pub y: f64,
    /// What it says.
    pub text: String,
}

/// The width of a strip.
const WIDTH: f64 = 240.0;
/// The height of a strip.
const HEIGHT: f64 = 76.0;
/// Where the axis lies: below the dots and a number above them, above marks and scores.
const BASE: f64 = 56.0;
/// From the side of the box to the ends of the scale.
const SIDE: f64 = 14.0;
/// How high dots may be stacked.
const STACK: f64 = 44.0;
/// From the middle of a dot to the next one above it, where there is room.
const PITCH: f64 = 9.0;
/// How wide a number is.
const NUMBER: f64 = 8.0;
/// More scores than this are not all written below the axis.
const MOST_TICKS: usize = 13;

impl Strip {
    /// The strip of these votes, of which there is at least one.
    pub(super) fn of(
        mut votes: Vec<f64>,
        summary: &Summary,
        scale: &Scale,
        line: f64,
        words: &Words,
    ) -> Self {
        votes.sort_by(f64::total_cmp);
        let stacks: Vec<&[f64]> = votes.chunk_by(|a, b| a == b).collect();
        let tallest = stacks.iter().map(|stack| stack.len()).max().unwrap_or(1);
        let pitch = PITCH.min(STACK / tallest as f64);
        let x = |score: f64| across(score, scale);
        let height_of = |place: usize| rounded(BASE - (place as f64 + 0.5) * pitch);
        let dots = stacks.iter().flat_map(|stack| {
            let places = stack.iter().enumerate();
            places.map(|(place, vote)| Dot {
                x: x(*vote),
                y: height_of(place),
            })
        });
        let counts = stacks.iter().map(|stack| Note {
            x: x(stack[0]),
            y: rounded(BASE - stack.len() as f64 * pitch - 2.0),
            text: stack.len().to_string(),
        });
        let is_legible = stacks
            .windows(2)
            .all(|pair| x(pair[1][0]) - x(pair[0][0]) >= NUMBER);
        let tick = |score: f64| Note {
            x: x(score),
            y: HEIGHT - 2.0,
            text: words.plain(score),
        };
        Self {
            votes: words.list(stacks.iter().map(|stack| {
                let votes = Said::new("discuss.votes-for").count(stack.len());
                words.say(&votes.with("score", words.plain(stack[0])))
            })),
            width: WIDTH,
            height: HEIGHT,
            base: BASE,
            radius: rounded((pitch * 0.44).max(1.2)),
            dots: dots.collect(),
            counts: counts.filter(|_| is_legible).collect(),
            ticks: written(scale).into_iter().map(tick).collect(),
            median: x(summary.median),
            mean: x(summary.mean),
            line: x(line),
        }
    }
}

/// Where a score lies. What is not on the scale lies at its end; its number is in [`Strip::votes`].
fn across(score: f64, scale: &Scale) -> f64 {
    let length = scale.max - scale.min;
    let share = if length > 0.0 {
        ((score - scale.min) / length).clamp(0.0, 1.0)
    } else {
        0.5
    };
    rounded(SIDE + share * (WIDTH - 2.0 * SIDE))
}

/// The scores that are written below the axis: all of a short scale, else its ends and its middle.
fn written(scale: &Scale) -> Vec<f64> {
    match scale.scores() {
        Some(scores) if scores <= MOST_TICKS => {
            (0..scores).map(|step| scale.min + step as f64).collect()
        }
        _ => vec![scale.min, scale.midpoint(), scale.max],
    }
}

/// Two digits are finer than any printer.
fn rounded(length: f64) -> f64 {
    (length * 100.0).round() / 100.0
}
