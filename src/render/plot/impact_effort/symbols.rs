//! The signs in the key.

use super::markers::OUTLINE;
use super::marks::draw_shape;
use super::palette::{INK, WHISKER, fill};
use super::{moves, rings, whiskers};
use crate::render::plot::Ink;
use crate::render::plot::PlotError;
use crate::render::plot::brush::Brush;
use crate::render::plot::geometry::{Point, Segment};
use crate::render::plot::shape::Shape;
use crate::view::impact_effort::Disposition;

/// A sign in the key; lengths are in pixels.
#[derive(Debug, Clone, Copy)]
pub(super) enum Symbol {
    /// A marker with what it stands for and its radius.
    Marker(Shape, Option<Disposition>, f64),
    /// A marker of this radius with the ring of contested tasks.
    Contested(f64),
    /// The whiskers of a task, of this length.
    Whiskers(f64),
    /// The arrow of a task that moved, of this length.
    Moved(f64),
    /// A marker of this radius with the outline of new tasks.
    New(f64),
}

impl Symbol {
    /// The room that it takes from left to right.
    pub(super) fn width(self) -> f64 {
        match self {
            Self::Marker(_, _, radius) => 2.5 * radius,
            Self::Contested(radius) => 2.5 * radius + 4.0,
            Self::Whiskers(length) | Self::Moved(length) => length,
            Self::New(radius) => 2.5 * radius,
        }
    }

    /// The room that it takes from top to bottom.
    pub(super) fn height(self) -> f64 {
        match self {
            Self::Marker(_, _, radius) => 2.4 * radius,
            Self::Contested(radius) => 2.4 * radius + 4.0,
            Self::Whiskers(length) | Self::Moved(length) => length,
            Self::New(radius) => 2.4 * radius,
        }
    }

    /// Draws it between `left` and the point at its [`Symbol::width`] to the right.
    pub(super) fn draw(self, brush: &Brush, ink: Ink, left: Point) -> Result<(), PlotError> {
        let centre = Point::new(left.x + self.width() / 2.0, left.y);
        match self {
            Self::Marker(shape, disposition, radius) => {
                let fill = fill(disposition, ink);
                draw_shape(brush, shape, centre, radius, fill, (INK, OUTLINE))
            }
            Self::Contested(radius) => {
                rings::draw(brush, Shape::Circle, centre, radius, INK)?;
                let fill = fill(None, ink);
                draw_shape(brush, Shape::Circle, centre, radius, fill, (INK, OUTLINE))
            }
            Self::Moved(length) => {
                let x = length / 2.0;
                let line = Segment {
                    from: Point::new(centre.x - x, centre.y),
                    to: Point::new(centre.x + x, centre.y),
                };
                moves::arrow(brush, line, 0.4 * length)
            }
            Self::New(radius) => {
                brush.pen.next(&[("stroke-dasharray", moves::DASHES)]);
                let fill = fill(None, ink);
                draw_shape(brush, Shape::Circle, centre, radius, fill, (INK, OUTLINE))
            }
            Self::Whiskers(length) => {
                let half = length / 2.0;
                for (x, y) in [(half, 0.0), (0.0, half)] {
                    let line = Segment {
                        from: Point::new(centre.x - x, centre.y - y),
                        to: Point::new(centre.x + x, centre.y + y),
                    };
                    brush.line(line, whiskers::WIDTH, WHISKER)?;
                }
                Ok(())
            }
        }
    }
}
