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
}

impl Caption {
    /// The words of an axis that is `length` pixels long.
    pub(super) fn new(axis: &Axis, length: f64, layout: &Styles, fonts: &Fonts) -> Self {
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
            let lines = small.fill_at_most(text, width.max(40.0), 2);
            // Two lines of about one length read better than a full one and a single word.
            let even = small.even(text, lines.len());
            even.filter(|even| small.widest(even) <= width)
                .unwrap_or(lines)
        };
        Self {
            label: axis.label.clone(),
            low: wrap(&axis.low_anchor, beside),
            high: wrap(&axis.high_anchor, beside),
            question: wrap(&axis.question, length),
        }
    }

    /// How many lines stand beside the label, itself included.
    pub(super) fn rows(&self) -> usize {
        self.low.len().max(self.high.len()).max(1)
    }

    /// How much room the lines take, in pixels across them.
    pub(super) fn depth(&self, small: f64) -> f64 {
        (self.rows() + self.question.len()) as f64 * small * LEADING
    }
}
