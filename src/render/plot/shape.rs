//! The shapes of markers.
//!
//! All shapes of one radius have the area of the circle with that radius, so that area can
//! mean hours across shapes. Outlines are centred on the middle of their bounding box.

use super::geometry::Point;
use crate::view::impact_effort::Disposition;

/// The outline of a marker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A disc.
    Circle,
    /// A triangle that points up.
    Triangle,
    /// A square on its corner.
    Diamond,
    /// A square.
    Square,
    /// A label that points to the right.
    Pointer,
    /// A fat X.
    Cross,
    /// A hexagon on its corner.
    Hexagon,
}

/// Points all around a circle of radius one, clockwise: the sine of 60 degrees, written down since
/// machines differ in the last digit of a sine.
const TWELVE: [(f64, f64); 12] = {
    const S: f64 = 0.866_025_403_784_438_6;
    [
        (1.0, 0.0),
        (S, 0.5),
        (0.5, S),
        (0.0, 1.0),
        (-0.5, S),
        (-S, 0.5),
        (-1.0, 0.0),
        (-S, -0.5),
        (-0.5, -S),
        (0.0, -1.0),
        (0.5, -S),
        (S, -0.5),
    ]
};

impl Shape {
    /// The shape that stands for a decision, or for none yet.
    pub(super) fn of(disposition: Option<Disposition>) -> Self {
        match disposition {
            Some(Disposition::Keep) => Self::Circle,
            Some(Disposition::Grow) => Self::Triangle,
            Some(Disposition::Simplify) => Self::Diamond,
            Some(Disposition::Automate) => Self::Square,
            Some(Disposition::Reassign) => Self::Pointer,
            Some(Disposition::Eliminate) => Self::Cross,
            None => Self::Hexagon,
        }
    }

    /// The corners for a radius of one; none for a circle.
    ///
    /// The sizes solve "area = π" for each shape.
    fn corners(self) -> &'static [(f64, f64)] {
        match self {
            Self::Circle => &[],
            Self::Triangle => &[(0.0, -1.1664), (1.3468, 1.1664), (-1.3468, 1.1664)],
            Self::Diamond => &[(0.0, -1.2533), (1.2533, 0.0), (0.0, 1.2533), (-1.2533, 0.0)],
            Self::Square => &[
                (-0.8862, -0.8862),
                (0.8862, -0.8862),
                (0.8862, 0.8862),
                (-0.8862, 0.8862),
            ],
            Self::Pointer => &[
                (-1.1553, -0.8597),
                (0.1881, -0.8597),
                (1.1553, 0.0),
                (0.1881, 0.8597),
                (-1.1553, 0.8597),
            ],
            Self::Cross => &[
                (-0.3617, -1.0852),
                (0.0, -0.7235),
                (0.3617, -1.0852),
                (1.0852, -0.3617),
                (0.7235, 0.0),
                (1.0852, 0.3617),
                (0.3617, 1.0852),
                (0.0, 0.7235),
                (-0.3617, 1.0852),
                (-1.0852, 0.3617),
                (-0.7235, 0.0),
                (-1.0852, -0.3617),
            ],
            Self::Hexagon => &[
                (0.0, -1.0996),
                (0.9523, -0.5498),
                (0.9523, 0.5498),
                (0.0, 1.0996),
                (-0.9523, 0.5498),
                (-0.9523, -0.5498),
            ],
        }
    }

    /// The corners around the origin, clockwise; none for a circle.
    pub(super) fn outline(self, radius: f64) -> Vec<Point> {
        self.corners()
            .iter()
            .map(|(x, y)| Point::new(x * radius, y * radius))
            .collect()
    }

    /// A convex polygon around the shape, for keeping markers apart.
    pub(super) fn hull(self, radius: f64) -> Vec<Point> {
        match self {
            // Twelve corners outside the disc, which they exceed by 3.5 percent at most.
            Self::Circle => TWELVE
                .iter()
                .map(|(x, y)| Point::new(radius * 1.0353 * x, radius * 1.0353 * y))
                .collect(),
            Self::Cross => {
                let notch = |corner: &&(f64, f64)| corner.0 != 0.0 && corner.1 != 0.0;
                let corners = self.corners().iter().filter(notch);
                corners
                    .map(|(x, y)| Point::new(x * radius, y * radius))
                    .collect()
            }
            _ => self.outline(radius),
        }
    }

    /// Half the width and half the height for a radius.
    pub(super) fn half_size(self, radius: f64) -> (f64, f64) {
        let extent =
            |of: fn(&(f64, f64)) -> f64| self.corners().iter().map(of).fold(0.0, f64::max) * radius;
        if self == Self::Circle {
            (radius, radius)
        } else {
            (extent(|at| at.0), extent(|at| at.1))
        }
    }

    /// How far its corners are from the centre for a radius.
    pub(super) fn reach(self, radius: f64) -> f64 {
        let corners = self.corners().iter().map(|(x, y)| (x * x + y * y).sqrt());
        radius
            * if self == Self::Circle {
                1.0
            } else {
                corners.fold(0.0, f64::max)
            }
    }

    /// Where the middle of the number goes, for a radius of one: the widest part of the shape.
    pub(super) fn number_offset(self) -> Point {
        match self {
            Self::Triangle => Point::new(0.0, 0.42),
            Self::Pointer => Point::new(-0.17, 0.0),
            _ => Point::new(0.0, 0.0),
        }
    }

    /// How wide a number may be, for a radius of one.
    pub(super) fn number_width(self) -> f64 {
        match self {
            Self::Triangle => 1.3,
            Self::Diamond => 1.5,
            Self::Cross => 1.35,
            _ => 1.72,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Shape; 7] = [
        Shape::Circle,
        Shape::Triangle,
        Shape::Diamond,
        Shape::Square,
        Shape::Pointer,
        Shape::Cross,
        Shape::Hexagon,
    ];

    #[test]
    fn all_shapes_of_a_radius_have_one_area() {
        for shape in ALL.into_iter().filter(|shape| *shape != Shape::Circle) {
            let corners = shape.outline(1.0);
            let next = corners.iter().cycle().skip(1);
            let twice: f64 = corners
                .iter()
                .zip(next)
                .map(|(a, b)| a.x * b.y - b.x * a.y)
                .sum();
            assert!(
                (twice / 2.0 - std::f64::consts::PI).abs() < 0.02,
                "{shape:?} {twice}"
            );
        }
    }

    #[test]
    fn shapes_lie_in_their_hulls_and_boxes() {
        for shape in ALL {
            let (width, height) = shape.half_size(10.0);
            assert!(
                shape
                    .outline(10.0)
                    .iter()
                    .all(|at| at.x.abs() <= width && at.y.abs() <= height)
            );
            assert!(shape.hull(10.0).len() >= 3);
        }
    }
}
