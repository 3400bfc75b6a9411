//! The band of borderline scores along the thresholds (`domain.md` §3.4).

use super::layout::Layout;
use super::palette::INK;
use crate::render::plot::PlotError;
use crate::render::plot::brush::Brush;
use crate::render::plot::geometry::{Point, Rect};
use crate::view::impact_effort::{Axis, Figure};

/// How dark the band is: seen when looked for, and no fifth quadrant.
const SHADE: &str = "0.055";

/// Draws the band behind the grid: a cross where both axes have one.
pub(super) fn draw(brush: &Brush, layout: &Layout, figure: &Figure) -> Result<(), PlotError> {
    let corners = outline(layout, figure);
    if corners.is_empty() {
        return Ok(());
    }
    brush
        .pen
        .next(&[("class", "band"), ("fill-opacity", SHADE)]);
    brush.polygon(&corners, INK)
}

/// The corners of the band; none where neither axis has one.
fn outline(layout: &Layout, figure: &Figure) -> Vec<Point> {
    let ends = |axis: &Axis| {
        let reach = axis.borderline.filter(|reach| *reach > 0.0)?;
        Some((axis.threshold - reach, axis.threshold + reach))
    };
    let across = ends(&figure.effort)
        .map(|(from, to)| [from, to].map(|at| layout.spot(at, figure.impact.min).x));
    let up = ends(&figure.impact)
        .map(|(from, to)| [to, from].map(|at| layout.spot(figure.effort.min, at).y));
    let Rect {
        left,
        top,
        right,
        bottom,
    } = layout.panel;
    let corners: Vec<(f64, f64)> = match (across, up) {
        (Some([x0, x1]), Some([y0, y1])) => vec![
            (x0, top),
            (x1, top),
            (x1, y0),
            (right, y0),
            (right, y1),
            (x1, y1),
            (x1, bottom),
            (x0, bottom),
            (x0, y1),
            (left, y1),
            (left, y0),
            (x0, y0),
        ],
        (Some([x0, x1]), None) => vec![(x0, top), (x1, top), (x1, bottom), (x0, bottom)],
        (None, Some([y0, y1])) => vec![(left, y0), (right, y0), (right, y1), (left, y1)],
        (None, None) => Vec::new(),
    };
    corners.into_iter().map(|(x, y)| Point::new(x, y)).collect()
}
