//! The markers of the tasks: their shapes, sizes and places.

use super::layout::Layout;
use super::radii::Radii;
use super::rings;
use crate::render::plot::Ink;
use crate::render::plot::geometry::{Disc, Point, Rect, Segment};
use crate::render::plot::packing::{self, Piece};
use crate::render::plot::shape::Shape;
use crate::view::impact_effort::{Figure, Mark};

/// The outline of a marker, in pixels.
pub(super) const OUTLINE: f64 = 1.2;
/// Free pixels between markers, half of them around each.
const GAP: f64 = 0.9;

/// One marker.
#[derive(Debug, Clone, Copy)]
pub(super) struct Marker {
    pub(super) shape: Shape,
    pub(super) centre: Point,
    pub(super) radius: f64,
    /// What a ring around it needs beyond its own outline.
    ring: f64,
    /// Whether it is so large that its number can be read inside of it.
    pub(super) holds_number: bool,
    /// The line to the exact spot, if the marker had to leave it.
    pub(super) tether: Option<Segment>,
    pub(super) ink: Ink,
}

impl Marker {
    /// The box around it.
    pub(super) fn bounds(&self) -> Rect {
        let (width, height) = self.shape.half_size(self.radius);
        let edge = self.edge();
        Rect::around(self.centre, width + edge, height + edge)
    }

    /// The smallest disc around it.
    pub(super) fn cover(&self) -> Disc {
        Disc {
            centre: self.centre,
            radius: self.shape.reach(self.radius) + self.edge(),
        }
    }

    /// The disc that the eye takes it for.
    pub(super) fn disc(&self) -> Disc {
        let (width, height) = self.shape.half_size(self.radius);
        Disc {
            centre: self.centre,
            radius: f64::midpoint(width, height) + self.edge(),
        }
    }

    fn edge(&self) -> f64 {
        OUTLINE / 2.0 + self.ring
    }
}

/// Gives every mark a marker, none over another.
///
/// Markers are as large as the largest crowd can have them and stay in the cell around its spot,
/// down to a size that can still be read. A picture that has no room for those gets smaller ones;
/// if not even those fit, each stands at its exact spot, over others if need be. The radii are those
/// that were taken in the end.
pub(super) fn place(figure: &Figure, layout: &Layout, blocked: &[Rect]) -> (Vec<Marker>, Radii) {
    const SMALLER: f64 = 0.93;
    const TRIES: usize = 24;
    const READABLE: f64 = 0.5;
    let spot = |mark: &Mark| layout.spot(mark.effort, mark.impact);
    let spots: Vec<Point> = figure.marks.iter().map(spot).collect();
    let panel = layout.panel.grown(-1.0, -1.0);
    let unit = layout.unit();
    let mut radii = layout.radii;
    let mut centres = None;
    let mut tries = 0;
    while tries < TRIES {
        let piece = |(mark, spot): (&Mark, &Point)| {
            let room = (OUTLINE + GAP) / 2.0 + rings::room(mark);
            Piece {
                exact: *spot,
                hull: Shape::of(mark.disposition).hull(radii.of(mark.hours) + room),
            }
        };
        let pieces: Vec<Piece> = figure.marks.iter().zip(&spots).map(piece).collect();
        let spare = radii.smallest * SMALLER >= (READABLE * layout.text).min(layout.radii.smallest);
        if spare && packing::filling(&pieces, unit) > 1.0 {
            radii = radii.shrunk(SMALLER);
            continue;
        }
        tries += 1;
        centres = packing::pack(&pieces, &panel, blocked, unit);
        if centres.is_some() {
            break;
        }
        radii = radii.shrunk(SMALLER);
    }
    let centres = centres.unwrap_or_else(|| spots.clone());
    let marker = |(index, mark): (usize, &Mark)| {
        let radius = radii.of(mark.hours);
        Marker {
            shape: Shape::of(mark.disposition),
            centre: centres[index],
            radius,
            ring: rings::room(mark),
            holds_number: radius >= 0.62 * layout.text.max(layout.styles.digits.size / 0.83),
            tether: tether(&spots, &centres, radius, index),
            ink: layout.ink,
        }
    };
    (figure.marks.iter().enumerate().map(marker).collect(), radii)
}

/// The line from a marker to its spot, unless it covers the spot, or stands in a crowd around it.
fn tether(spots: &[Point], centres: &[Point], radius: f64, index: usize) -> Option<Segment> {
    let (spot, centre) = (spots[index], centres[index]);
    let moved = centre.distance(spot);
    if moved <= 0.9 * radius {
        return None;
    }
    let at_spot = |at: usize| spots[at].distance(spot) < 0.01;
    let crowd: Vec<Point> = (0..spots.len())
        .filter(|at| at_spot(*at))
        .map(|at| centres[at])
        .collect();
    let count = crowd.len() as f64;
    let middle = Point::new(
        crowd.iter().map(|at| at.x).sum::<f64>() / count,
        crowd.iter().map(|at| at.y).sum::<f64>() / count,
    );
    // Of a crowd that had to move, the one nearest to the spot points to it for all.
    let nearest = crowd.iter().all(|at| at.distance(spot) >= moved);
    let around = crowd.len() > 1 && middle.distance(spot) <= 1.8 * radius;
    (nearest && !around).then(|| Segment {
        from: centre.towards(spot, 0.5 * radius / moved),
        to: spot,
    })
}
