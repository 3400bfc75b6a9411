//! Where names go: beside their markers, never over anything; and where there is no room, a number.
//!
//! Pure geometry in pixels. Every task gets a list of candidate places, cheapest first. A greedy
//! start gives the most constrained task its choice first; then names are moved, what they push
//! out takes refuge elsewhere, and the picture cools down from bold moves to small ones. A state
//! with an overlap is never entered, so the result is free of overlaps however short the search.
//!
//! The same scene gives the same result on every machine: the search counts moves, not seconds,
//! its dice have fixed seeds, and it uses no arithmetic that machines round differently.
//!
//! The method is that of Zoraster (1997) and of Christensen, Marks and Shieber (1995), annealing
//! over discrete candidates, with ejection chains in the place of penalties for overlaps.

mod candidates;
mod crowd;
mod dice;
mod search;

use super::brush::Side;
use super::geometry::{Disc, Rect, Segment};

/// Everything that names have to get along with.
#[derive(Debug, Clone)]
pub(super) struct Scene {
    /// Names stay inside.
    pub(super) panel: Rect,
    /// The size of the text in pixels; gaps grow with it.
    pub(super) text: f64,
    /// How far letters stay away from the upper and the lower edge of their box, in pixels.
    pub(super) bearing: (f64, f64),
    /// Boxes that hold other text.
    pub(super) blocked: Vec<Rect>,
    /// Lines that names must not cover.
    pub(super) lines: Vec<Segment>,
    /// Lines that names should rather not cover.
    pub(super) rules: Vec<Segment>,
    /// The markers, and the names that they want beside them.
    pub(super) tasks: Vec<Task>,
}

/// A marker, and the shapes that its name can take.
#[derive(Debug, Clone)]
pub(super) struct Task {
    /// The box around the marker.
    pub(super) bounds: Rect,
    /// The smallest disc around the marker.
    pub(super) cover: Disc,
    /// The disc that the eye measures distances from.
    pub(super) disc: Disc,
    /// Tasks with the same number here are drawn alike at one spot: any of them will do.
    pub(super) kin: usize,
    /// The shapes of the name: on one line, on two, …
    pub(super) names: Vec<Size>,
    /// The shape of the number that stands there where the name does not; `None` if a task
    /// without a name needs nothing beside it.
    pub(super) number: Option<Size>,
    /// Where the name stood before: it stays there if it can.
    pub(super) before: Option<Label>,
}

/// The room that a text takes, in pixels.
#[derive(Debug, Clone)]
pub(super) struct Size {
    /// The widths of its lines.
    pub(super) lines: Vec<f64>,
    /// The height of one line.
    pub(super) line: f64,
    /// From the top of the first to the bottom of the last line.
    pub(super) height: f64,
}

impl Size {
    /// The same text with some pixels free above and below.
    pub(super) fn padded(self, pixels: f64) -> Self {
        Self {
            line: self.line + 2.0 * pixels,
            height: self.height + 2.0 * pixels,
            ..self
        }
    }

    fn width(&self) -> f64 {
        self.lines.iter().copied().fold(0.0, f64::max)
    }

    /// The boxes of the lines of a text in this box.
    fn rows(&self, area: Rect, side: Side) -> impl Iterator<Item = Rect> {
        let further = self.lines.len().saturating_sub(1).max(1) as f64;
        let pitch = (self.height - self.line) / further;
        self.lines.iter().enumerate().map(move |(row, width)| {
            let left = match side {
                Side::Start => area.left,
                Side::Middle => area.centre().x - width / 2.0,
                Side::End => area.right - width,
            };
            Rect::at(left, area.top + row as f64 * pitch, *width, self.line)
        })
    }
}

/// Which text stands at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Wording {
    /// The name, in the shape with this index.
    Name(usize),
    /// The number.
    Number,
}

/// A text that found a place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Label {
    /// What it says.
    pub(super) wording: Wording,
    /// The box of the text.
    pub(super) area: Rect,
    /// The side on which its lines are flush: the one towards the marker.
    pub(super) side: Side,
    /// A line from the marker, where nearness alone does not tell whose name it is.
    pub(super) leader: Option<Segment>,
}

/// Gives names a place: one entry a task, `None` where there was no room for anything.
pub(super) fn place(scene: &Scene) -> Vec<Option<Label>> {
    let candidates = candidates::all(scene);
    let chosen = search::choose(scene, &candidates);
    let label = |(list, choice): (&Vec<candidates::Candidate>, Option<usize>)| {
        Some(list[choice?].label(scene))
    };
    candidates.iter().zip(chosen).map(label).collect()
}

#[cfg(test)]
mod tests;
