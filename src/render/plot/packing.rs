//! Where markers go: at their exact spot, or as near to it as there is room.
//!
//! Tasks at one spot stand around it in rows, in the given order; a row of rows that is in
//! another's way moves aside as a whole. Nothing is moved at random, so that the picture is the
//! same every time.

use std::collections::BTreeMap;

use super::geometry::{Point, Rect};

/// A marker that wants to be at a spot.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    /// Where it belongs.
    pub(super) exact: Point,
    /// A convex outline around its centre, with the gap to its neighbours included.
    pub(super) hull: Vec<Point>,
}

/// The centres of the pieces: inside the panel, off the blocked boxes, none over another.
///
/// `unit` is the width and height of a step of the scales in pixels: crowds at one spot take its
/// proportions, so that they stay in the cell around it as long as possible. The largest crowds
/// choose first. `None` if there is no room for all.
pub(super) fn pack(
    pieces: &[Piece],
    panel: &Rect,
    blocked: &[Rect],
    unit: (f64, f64),
) -> Option<Vec<Point>> {
    // Markers that fill half of the panel find no more room one by one (discs put down at random
    // jam at 0.55), and looking for it takes long.
    const FULL: f64 = 0.5;
    let area = |piece: &Piece| {
        let size = bounds(&piece.hull);
        size.width() * size.height()
    };
    if pieces.iter().map(area).sum::<f64>() > FULL * panel.width() * panel.height() {
        return None;
    }
    let mut blocks = blocks(pieces);
    blocks.sort_by_key(|block| (std::cmp::Reverse(block.len()), block[0]));
    let mut ground = Ground::new(*panel, blocked);
    let mut centres = vec![Point::new(0.0, 0.0); pieces.len()];
    let farthest = (panel.width() + panel.height()) as i32;
    for block in blocks {
        let places = rows(pieces, &block, unit);
        // The first piece that is in the way ends the try.
        let moved = |(dx, dy): (i32, i32)| -> Option<Vec<Placed>> {
            let at = |place: &Point| Point::new(place.x + f64::from(dx), place.y + f64::from(dy));
            let pair = block.iter().zip(&places);
            pair.map(|(index, place)| {
                let one = Placed::new(&pieces[*index], at(place));
                ground.is_free(&one).then_some(one)
            })
            .collect()
        };
        let placed = (0..farthest).flat_map(steps).find_map(moved)?;
        for (index, one) in block.iter().zip(placed) {
            centres[*index] = one.centre;
            ground.add(one);
        }
    }
    Some(centres)
}

/// The indices of the pieces by spot.
fn blocks(pieces: &[Piece]) -> Vec<Vec<usize>> {
    let mut blocks: BTreeMap<(i64, i64), Vec<usize>> = BTreeMap::new();
    let hundredth = |value: f64| (value * 100.0).round() as i64;
    for (index, piece) in pieces.iter().enumerate() {
        let spot = (hundredth(piece.exact.x), hundredth(piece.exact.y));
        blocks.entry(spot).or_default().push(index);
    }
    blocks.into_values().collect()
}

/// Where the pieces of a block go while nothing is in their way: rows around their spot.
fn rows(pieces: &[Piece], block: &[usize], unit: (f64, f64)) -> Vec<Point> {
    let sizes: Vec<Rect> = block
        .iter()
        .map(|index| bounds(&pieces[*index].hull))
        .collect();
    let spot = pieces[block[0]].exact;
    if sizes.len() == 1 {
        return vec![spot];
    }
    let columns = columns(&sizes, unit).0;
    let height: f64 = sizes.chunks(columns).map(row_height).sum();
    let mut places = Vec::with_capacity(block.len());
    let mut top = spot.y - height / 2.0;
    for row in sizes.chunks(columns) {
        let mut left = spot.x - row_width(row) / 2.0;
        for size in row {
            // The middle of a shape need not be the middle of its box.
            places.push(Point::new(
                tenth(left - size.left),
                tenth(top + row_height(row) / 2.0 - size.centre().y),
            ));
            left += size.width();
        }
        top += row_height(row);
    }
    places
}

/// How many columns keep a block nearest to its spot, and how much of the cell around the spot
/// it fills: up to 1 it stays inside.
fn columns(sizes: &[Rect], unit: (f64, f64)) -> (usize, f64) {
    let filled = |columns: usize| {
        let width = sizes.chunks(columns).map(row_width).fold(0.0, f64::max);
        let height: f64 = sizes.chunks(columns).map(row_height).sum();
        (columns, (width / unit.0).max(height / unit.1))
    };
    // More columns than this and a crowd is wider than any panel.
    const MOST: usize = 300;
    let all = (1..=sizes.len().min(MOST)).map(filled);
    all.min_by(|one, other| one.1.total_cmp(&other.1))
        .unwrap_or((1, 0.0))
}

fn row_width(row: &[Rect]) -> f64 {
    row.iter().map(Rect::width).sum()
}

fn row_height(row: &[Rect]) -> f64 {
    row.iter().map(Rect::height).fold(0.0, f64::max)
}

/// How much of the cell around its spot the largest crowd fills; above 1 it leaves the cell.
pub(super) fn filling(pieces: &[Piece], unit: (f64, f64)) -> f64 {
    let sizes = |block: Vec<usize>| -> Vec<Rect> {
        let hulls = block.iter().map(|index| bounds(&pieces[*index].hull));
        hulls.collect()
    };
    let crowds = blocks(pieces).into_iter().filter(|block| block.len() > 1);
    crowds
        .map(|block| columns(&sizes(block), unit).1)
        .fold(0.0, f64::max)
}

fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

/// The steps in whole pixels that lead to a ring around a spot, from the top down. Whole numbers,
/// since machines differ in the last digit of a sine.
fn steps(ring: i32) -> impl Iterator<Item = (i32, i32)> {
    // How far a ring of this radius reaches to either side at a height.
    let reach = |radius: i32, dy: i32| -> Option<i32> {
        let square = i64::from(radius) * i64::from(radius) - i64::from(dy) * i64::from(dy);
        (radius >= 0 && square >= 0).then(|| square.isqrt() as i32)
    };
    (-ring..=ring).flat_map(move |dy| {
        let outer = reach(ring, dy).unwrap_or(0);
        let inner = reach(ring - 1, dy).map_or(0, |inner| inner + 1);
        let left = (-outer..=-inner).filter(move |dx| *dx != 0 || inner == 0);
        let right = inner.max(1)..=outer;
        left.chain(right).map(move |dx| (dx, dy))
    })
}

fn bounds(hull: &[Point]) -> Rect {
    let corners = hull.iter().map(|corner| Rect::around(*corner, 0.0, 0.0));
    corners
        .reduce(|one, other| one.union(&other))
        .unwrap_or(Rect::at(0.0, 0.0, 0.0, 0.0))
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
        let bounds = bounds(&hull);
        Self {
            centre,
            hull,
            bounds,
        }
    }
}

/// The panel and what stands on it, by cells.
struct Ground<'a> {
    panel: Rect,
    blocked: &'a [Rect],
    placed: Vec<Placed>,
    cells: BTreeMap<(i32, i32), Vec<usize>>,
}

impl<'a> Ground<'a> {
    fn new(panel: Rect, blocked: &'a [Rect]) -> Self {
        Self {
            panel,
            blocked,
            placed: Vec::new(),
            cells: BTreeMap::new(),
        }
    }

    fn add(&mut self, placed: Placed) {
        for cell in cells_of(&placed.bounds) {
            self.cells.entry(cell).or_default().push(self.placed.len());
        }
        self.placed.push(placed);
    }

    fn is_free(&self, one: &Placed) -> bool {
        let mut near = cells_of(&one.bounds).filter_map(|cell| self.cells.get(&cell));
        self.panel.contains(&one.bounds)
            && !self.blocked.iter().any(|area| area.overlaps(&one.bounds))
            && !near.any(|cell| cell.iter().any(|other| touch(&self.placed[*other], one)))
    }
}

fn cells_of(area: &Rect) -> impl Iterator<Item = (i32, i32)> + use<> {
    const CELL: f64 = 32.0;
    let cell = |at: f64| (at / CELL).floor() as i32;
    let (left, right) = (cell(area.left), cell(area.right));
    let (top, bottom) = (cell(area.top), cell(area.bottom));
    (top..=bottom).flat_map(move |row| (left..=right).map(move |column| (column, row)))
}

fn touch(one: &Placed, other: &Placed) -> bool {
    one.bounds.overlaps(&other.bounds)
        && !separated(&one.hull, &other.hull)
        && !separated(&other.hull, &one.hull)
}

/// Whether some edge of the first (convex, clockwise) polygon has all of the second outside.
fn separated(first: &[Point], second: &[Point]) -> bool {
    let next = first.iter().cycle().skip(1);
    first.iter().zip(next).any(|(from, to)| {
        let outside = |at: &Point| {
            (to.x - from.x) * (at.y - from.y) - (to.y - from.y) * (at.x - from.x) <= 1e-9
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
        let centres = pack(&pieces, &PANEL, &[], (60.0, 40.0)).unwrap();
        assert_eq!(
            centres,
            [Point::new(100.0, 100.0), Point::new(200.0, 100.0)]
        );
    }

    #[test]
    fn coincident_markers_surround_their_spot() {
        let pieces: Vec<_> = (0..7).map(|_| piece(200.0, 150.0, Shape::Circle)).collect();
        let centres = pack(&pieces, &PANEL, &[], (60.0, 40.0)).unwrap();
        for (index, centre) in centres.iter().enumerate() {
            assert!(centre.distance(Point::new(200.0, 150.0)) < 48.0);
            assert!(
                centres[..index]
                    .iter()
                    .all(|other| other.distance(*centre) >= 20.0)
            );
        }
        assert_eq!(centres, pack(&pieces, &PANEL, &[], (60.0, 40.0)).unwrap());
    }

    #[test]
    fn blocked_boxes_stay_free() {
        let blocked = [Rect::at(80.0, 80.0, 40.0, 40.0)];
        let centres = pack(
            &[piece(100.0, 100.0, Shape::Circle)],
            &PANEL,
            &blocked,
            (60.0, 40.0),
        )
        .unwrap();
        assert!(centres[0].distance(Point::new(100.0, 100.0)) >= 30.0);
    }

    #[test]
    fn rings_cover_every_pixel_once() {
        let mut seen: Vec<(i32, i32)> = (0..12).flat_map(steps).collect();
        let count = seen.len();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), count);
        let all = (-11..=11).flat_map(|dy| (-11..=11).map(move |dx| dx * dx + dy * dy));
        assert_eq!(all.filter(|square| *square <= 121).count(), count);
    }

    #[test]
    fn too_many_markers_are_reported() {
        let pieces: Vec<_> = (0..500)
            .map(|_| piece(200.0, 150.0, Shape::Square))
            .collect();
        assert!(pack(&pieces, &PANEL, &[], (60.0, 40.0)).is_none());
    }
}
