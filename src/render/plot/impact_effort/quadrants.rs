//! The names of the quadrants.

use super::layout::Layout;
use super::radii::hours;
use crate::render::plot::geometry::Rect;
use crate::render::plot::text::Setting;
use crate::view::impact_effort::{Figure, QuadrantBox};

/// The name of a quadrant and what lies in it.
pub(super) struct QuadrantTitle {
    /// The name.
    pub(super) name: String,
    /// Tasks and hours; empty where there is no room for them.
    pub(super) counts: String,
    /// The box around both, which stand on one line: so they stay clear of the first row of tasks.
    pub(super) area: Rect,
    /// Where the counts begin, in pixels from the left edge of the page.
    pub(super) counts_left: f64,
}

/// The titles of the quadrants, each in the outer corner of its box.
pub(super) fn titles(
    layout: &Layout,
    figure: &Figure,
    name: Setting<'_>,
    small: Setting<'_>,
) -> Vec<QuadrantTitle> {
    let (panel, text) = (layout.panel, layout.text);
    let crossing = layout.spot(figure.effort.threshold, figure.impact.threshold);
    let quadrants = &figure.quadrants;
    let corners = [
        (&quadrants.protect, false, false),
        (&quadrants.streamline, true, false),
        (&quadrants.batch, false, true),
        (&quadrants.stop, true, true),
    ];
    let margin = 0.5 * text;
    let title = |(quadrant, at_right, at_bottom): (&QuadrantBox, bool, bool)| {
        let room = if at_right {
            panel.right - crossing.x
        } else {
            crossing.x - panel.left
        } - 2.0 * margin;
        let tasks = figure.words.counted("task.tasks", quadrant.tasks);
        let words = match quadrant.hours {
            _ if figure.marks.is_empty() => String::new(),
            Some(total) => {
                let hours = hours(&figure.words, "number.hours-a-week", total);
                format!("{tasks} · {hours}")
            }
            None => tasks,
        };
        let title = name.fill_at_most(&quadrant.name, room, 1).concat();
        let gap = 0.6 * text;
        let wanted = name.width(&title) + gap + small.width(&words);
        let (counts, width) = if wanted <= room {
            (words, wanted)
        } else {
            (String::new(), name.width(&title))
        };
        let height = 1.25 * name.size;
        let left = if at_right {
            panel.right - margin - width
        } else {
            panel.left + margin
        };
        let top = if at_bottom {
            panel.bottom - 0.25 * text - height
        } else {
            panel.top + 0.25 * text
        };
        QuadrantTitle {
            counts_left: left + name.width(&title) + gap,
            name: title,
            counts,
            area: Rect::at(left, top, width, height),
        }
    };
    let named = corners
        .into_iter()
        .filter(|(quadrant, ..)| !quadrant.name.is_empty());
    named.map(title).collect()
}
