//! How far the votes on each task are apart: quiet lines through the exact spots.

use super::layout::Layout;
use super::palette::{WHISKER, WHISKER_FADED};
use crate::render::plot::PlotError;
use crate::render::plot::brush::Brush;
use crate::render::plot::geometry::{Point, Segment};
use crate::view::impact_effort::{Figure, Mark};

/// Width of the lines in pixels.
pub(super) const WIDTH: f64 = 1.0;

/// Draws the whiskers, behind everything but the panel.
pub(super) fn draw(brush: &Brush, layout: &Layout, figure: &Figure) -> Result<(), PlotError> {
    if figure.notes.whiskers.is_none() {
        return Ok(());
    }
    brush.pen.open(&[("id", "whiskers")]);
    for mark in &figure.marks {
        let ink = if mark.faded { WHISKER_FADED } else { WHISKER };
        for line in lines(layout, mark) {
            brush
                .pen
                .next(&[("class", "whisker"), ("data-id", &mark.id)]);
            brush.line(line, WIDTH, ink)?;
        }
    }
    brush.pen.close();
    Ok(())
}

/// The lines of a mark that have a length.
fn lines(layout: &Layout, mark: &Mark) -> Vec<Segment> {
    let Some(spread) = mark.spread else {
        return Vec::new();
    };
    let (low, high) = spread.impact;
    let up = (
        layout.spot(mark.effort, low),
        layout.spot(mark.effort, high),
    );
    let across = spread.effort.map(|(low, high)| {
        (
            layout.spot(low, mark.impact),
            layout.spot(high, mark.impact),
        )
    });
    let has_length = |(from, to): &(Point, Point)| from.distance(*to) > 0.5;
    [Some(up), across]
        .into_iter()
        .flatten()
        .filter(has_length)
        .map(|(from, to)| Segment { from, to })
        .collect()
}
