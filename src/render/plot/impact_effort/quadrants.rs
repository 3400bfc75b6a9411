//! The names of the quadrants.

use super::layout::Layout;
use super::radii::hours;
use crate::render::plot::geometry::Rect;
use crate::render::plot::text::Setting;
use crate::view::impact_effort::{Figure, QuadrantBox};

/// The name of a quadrant and what lies in it.
pub(super) struct QuadrantTitle {
    /// The name; then tasks and hours.
    pub(super) lines: Vec<String>,
    /// The box around the lines.
    pub(super) area: Rect,
    /// Whether it hangs on its right edge.
    pub(super) at_right: bool,
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
    let margin = 0.7 * text;
    let title = |(quadrant, at_right, at_bottom): (&QuadrantBox, bool, bool)| {
        let room = if at_right {
            panel.right - crossing.x
        } else {
            crossing.x - panel.left
        } - 2.0 * margin;
        let counts = match quadrant.hours {
            Some(total) => format!("{} · {} h a week", tasks(quadrant.tasks), hours(total)),
            None => tasks(quadrant.tasks),
        };
        let mut lines = name.fill_at_most(&quadrant.name, room, 1);
        lines.extend(small.fill_at_most(&counts, room, 1));
        let width = lines.first().map_or(0.0, |line| name.width(line));
        let width = width.max(lines.get(1).map_or(0.0, |line| small.width(line)));
        let height = 1.35 * text * lines.len() as f64;
        let left = if at_right {
            panel.right - margin - width
        } else {
            panel.left + margin
        };
        let top = if at_bottom {
            panel.bottom - 0.5 * text - height
        } else {
            panel.top + 0.5 * text
        };
        QuadrantTitle {
            lines,
            area: Rect::at(left, top, width, height),
            at_right,
        }
    };
    corners.into_iter().map(title).collect()
}

fn tasks(count: usize) -> String {
    if count == 1 {
        "1 task".into()
    } else {
        format!("{count} tasks")
    }
}
