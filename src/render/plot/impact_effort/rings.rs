//! The second ring around the marker of a contested task.
//!
//! A ring and no colour, so that it survives black-and-white printing; it follows the outline, so that the shape still
//! says what was decided.

use plotters::style::{RGBColor, WHITE};

use super::marks::draw_shape;
use crate::render::plot::PlotError;
use crate::render::plot::brush::Brush;
use crate::render::plot::geometry::Point;
use crate::render::plot::shape::Shape;
use crate::view::impact_effort::Mark;

/// How far the ring reaches beyond the middle of a marker's own outline, in pixels.
const REACH: f64 = 2.6;
/// Width of the ring in pixels.
const WIDTH: f64 = 0.9;

/// How much more room around it a mark needs than one without a ring, in pixels.
pub(super) fn room(mark: &Mark) -> f64 {
    if mark.contested { REACH - 0.6 } else { 0.0 }
}

/// Draws the ring; the marker goes on top.
pub(super) fn draw(
    brush: &Brush,
    shape: Shape,
    centre: Point,
    radius: f64,
    ink: RGBColor,
) -> Result<(), PlotError> {
    // Two thick outlines, dark and white, leave a ring of one width around any shape.
    brush.pen.next(&[("class", "contested")]);
    draw_shape(brush, shape, centre, radius, ink, (ink, 2.0 * REACH))?;
    draw_shape(
        brush,
        shape,
        centre,
        radius,
        WHITE,
        (WHITE, 2.0 * (REACH - WIDTH)),
    )
}
