//! Where markers go: at their exact spot, or as near to it as there is room.
//!
//! Coincident tasks surround their spot in the given order, so that none is hidden and the
//! picture is the same every time. Nothing is moved at random.

use super::geometry::{Point, Rect};

/// A marker that wants to be at a spot.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    /// Where it belongs.
    pub(super) exact: Point,
    /// A convex outline around its centre, with the gap to its neighbours included.
    pub(super) hull: Vec<Point>,
}

/// The distance between two rings of the search, in pixels.
const RING: f64 = 1.0;

/// The centres of the pieces: inside the panel, off the blocked boxes, none over another.
///
/// The first piece of every spot is placed before the second of any, so that as many spots as
/// possible hold a marker exactly. `None` if there is no room for them all.
pub(super) fn pack(pieces: &[Piece], panel: &Rect, blocked: &[Rect]) -> Option<Vec<Point>> {
    let mut placed: Vec<Placed> = Vec::with_capacity(pieces.len());
    let mut centres = vec![Point::new(0.0, 0.0); pieces.len()];
    // The ring that held the previous piece of the same spot: the inner ones are full.
    let mut reached = vec![0_u32; pieces.len()];
    for (index, first) in by_rank(pieces) {
        let piece = &pieces[index];
        let (candidate, ring) = (reached[first]..)
            .take_while(|ring| f64::from(*ring) * RING < panel.width() + panel.height())
            .flat_map(|ring| around(piece.exact, ring).map(move |centre| (centre, ring)))
            .map(|(centre, ring)| (Placed::new(piece, centre), ring))
            .find(|(candidate, _)| candidate.is_free(panel, blocked, &placed))?;
        reached[first] = ring.saturating_sub(2);
        centres[index] = candidate.centre;
        placed.push(candidate);
    }
    Some(centres)
}

/// Indices in packing order, each with the index of the first piece at the same spot.
fn by_rank(pieces: &[Piece]) -> Vec<(usize, usize)> {
    let mut order: Vec<(usize, usize, usize)> = Vec::with_capacity(pieces.len());
    for (index, piece) in pieces.iter().enumerate() {
        let first = pieces[..index]
            .iter()
            .position(|other| other.exact.distance(piece.exact) < 0.01);
        let first = first.unwrap_or(index);
        let rank = order.iter().filter(|(_, _, other)| *other == first).count();
        order.push((rank, index, first));
    }
    order.sort_unstable();
    order
        .into_iter()
        .map(|(_, index, first)| (index, first))
        .collect()
}

/// The points of one ring around a spot, about two pixels apart, to a tenth of a pixel.
fn around(spot: Point, ring: u32) -> impl Iterator<Item = Point> {
    let radius = f64::from(ring) * RING;
    let count = if ring == 0 { 1 } else { (ring * 4).max(12) };
    (0..count).map(move |step| {
        if ring == 0 {
            return spot;
        }
        let angle = f64::from(step) * std::f64::consts::TAU / f64::from(count);
        let tenth = |value: f64| (value * 10.0).round() / 10.0;
        Point::new(
            tenth(spot.x + radius * angle.cos()),
            tenth(spot.y + radius * angle.sin()),
        )
    })
}

/// A piece at a place.
struct Placed {
    centre: Point,
    hull: Vec<Point>,
    bounds: Rect,
}

impl Placed {
    fn new(piece: &Piece, centre: Point) -> Self {
        let hull: Vec<Point> = piece
            .hull
            .iter()
            .map(|at| Point::new(centre.x + at.x, centre.y + at.y))
            .collect();
        let mut bounds = Rect::around(centre, 0.0, 0.0);
        for corner in &hull {
            bounds = bounds.union(&Rect::around(*corner, 0.0, 0.0));
        }
        Self {
            centre,
            hull,
            bounds,
        }
    }

    fn is_free(&self, panel: &Rect, blocked: &[Rect], placed: &[Self]) -> bool {
        panel.contains(&self.bounds)
            && !blocked.iter().any(|area| area.overlaps(&self.bounds))
            && !placed.iter().any(|other| {
                other.bounds.overlaps(&self.bounds)
                    && !separated(&self.hull, &other.hull)
                    && !separated(&other.hull, &self.hull)
            })
    }
}

/// Whether some edge of the first (convex, clockwise) polygon has all of the second outside.
fn separated(first: &[Point], second: &[Point]) -> bool {
    let next = first.iter().cycle().skip(1);
    first.iter().zip(next).any(|(from, to)| {
        let outside = |at: &Point| {
            (to.x - from.x) * (at.y - from.y) - (to.y - from.y) * (at.x - from.x) <= 0.0
        };
        second.iter().all(outside)
    })
}

#[cfg(test)]
mod tests {
    use super::super::shape::Shape;
    use super::*;

    const PANEL: Rect = Rect {
        left: 0.0,
        top: 0.0,
        right: 400.0,
        bottom: 300.0,
    };

    fn piece(x: f64, y: f64, shape: Shape) -> Piece {
        Piece {
            exact: Point::new(x, y),
            hull: shape.hull(10.0),
        }
    }

    #[test]
    fn a_lone_marker_stays_where_it_belongs() {
        let pieces = [
            piece(100.0, 100.0, Shape::Cross),
            piece(200.0, 100.0, Shape::Triangle),
        ];
        let centres = pack(&pieces, &PANEL, &[]).unwrap();
        assert_eq!(
            centres,
            [Point::new(100.0, 100.0), Point::new(200.0, 100.0)]
        );
    }

    #[test]
    fn coincident_markers_surround_their_spot() {
        let pieces: Vec<_> = (0..7).map(|_| piece(200.0, 150.0, Shape::Circle)).collect();
        let centres = pack(&pieces, &PANEL, &[]).unwrap();
        assert_eq!(centres[0], Point::new(200.0, 150.0));
        for (index, centre) in centres.iter().enumerate() {
            assert!(centre.distance(Point::new(200.0, 150.0)) < 24.0);
            assert!(
                centres[..index]
                    .iter()
                    .all(|other| other.distance(*centre) >= 20.0)
            );
        }
        assert_eq!(centres, pack(&pieces, &PANEL, &[]).unwrap());
    }

    #[test]
    fn blocked_boxes_stay_free() {
        let blocked = [Rect::at(80.0, 80.0, 40.0, 40.0)];
        let centres = pack(&[piece(100.0, 100.0, Shape::Circle)], &PANEL, &blocked).unwrap();
        assert!(centres[0].distance(Point::new(100.0, 100.0)) >= 30.0);
    }

    #[test]
    fn too_many_markers_are_reported() {
        let pieces: Vec<_> = (0..500)
            .map(|_| piece(200.0, 150.0, Shape::Square))
            .collect();
        assert!(pack(&pieces, &PANEL, &[]).is_none());
    }
}
