//! The words along an axis.

use super::layout::{LEADING, Styles};
use crate::render::plot::font::Fonts;
use crate::render::plot::text::Setting;
use crate::view::impact_effort::Axis;

/// The words along an axis, broken into lines.
pub(super) struct Caption {
    /// The name of the axis.
    pub(super) label: String,
    /// The lowest score in words.
    pub(super) low: Vec<String>,
    /// The highest score in words.
    pub(super) high: Vec<String>,
    /// What was asked.
    pub(super) question: Vec<String>,
    /// What each score means, from the lowest, in cells of equal length; empty where only the ends are told.
    pub(super) steps: Vec<Vec<String>>,
}

/// How many lines words may have where they are to be read in full.
const IN_FULL: usize = 6;

impl Caption {
    /// The words of an axis that is `length` pixels long, `in_full` or in a line or two.
    pub(super) fn new(
        axis: &Axis,
        length: f64,
        layout: &Styles,
        fonts: &Fonts,
        in_full: bool,
    ) -> Self {
        let label = Setting {
            fonts,
            size: layout.label.size,
            weight: layout.label.weight,
        };
        let label_width = label.width(&axis.label) + 2.0 * layout.label.size;
        let small = Setting {
            fonts,
            size: layout.small.size,
            weight: layout.small.weight,
        };
        let beside = (length - label_width) / 2.0 - 1.5 * layout.label.size;
        let wrap = |text: &Option<String>, width: f64| {
            let Some(text) = text else { return Vec::new() };
            let most = if in_full { IN_FULL } else { 2 };
            let lines = small.fill_at_most(text, width.max(40.0), most);
            // Two lines of about one length read better than a full one and a single word.
            let even = small.even(text, lines.len());
            even.filter(|even| small.widest(even) <= width)
                .unwrap_or(lines)
        };
        let steps = if in_full {
            steps(&axis.anchors, length, small)
        } else {
            Vec::new()
        };
        let end = |text: &Option<String>| {
            if steps.is_empty() {
                wrap(text, beside)
            } else {
                Vec::new()
            }
        };
        Self {
            label: axis.label.clone(),
            low: end(&axis.low_anchor),
            high: end(&axis.high_anchor),
            question: wrap(&axis.question, length),
            steps,
        }
    }

    /// How many lines the meanings of the scores take, between the scale and the label.
    pub(super) fn step_rows(&self) -> usize {
        self.steps.iter().map(Vec::len).max().unwrap_or(0)
    }

    /// How many lines stand beside the label, itself included.
    pub(super) fn rows(&self) -> usize {
        self.low.len().max(self.high.len()).max(1)
    }

    /// How much room the lines take, in pixels across them.
    pub(super) fn depth(&self, small: f64) -> f64 {
        (self.step_rows() + self.rows() + self.question.len()) as f64 * small * LEADING
    }
}

/// What each score means, in lines; nothing where a cell cannot hold it.
fn steps(anchors: &[String], length: f64, small: Setting<'_>) -> Vec<Vec<String>> {
    let cell = length / anchors.len().max(1) as f64 - small.size;
    let lines = anchors
        .iter()
        .map(|words| small.fill(words, cell.max(small.size)));
    let lines: Vec<Vec<String>> = lines.collect();
    if lines.iter().all(|lines| lines.len() <= IN_FULL) {
        lines
    } else {
        Vec::new()
    }
}
