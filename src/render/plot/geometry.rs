//! Points, boxes and line segments in pixels; y grows downwards.

/// A point.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Point {
    /// Pixels from the left edge.
    pub(super) x: f64,
    /// Pixels from the top edge.
    pub(super) y: f64,
}

impl Point {
    /// A point at (x, y).
    pub(super) fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// How far away another point is.
    pub(super) fn distance(self, other: Self) -> f64 {
        let (dx, dy) = (self.x - other.x, self.y - other.y);
        (dx * dx + dy * dy).sqrt()
    }

    /// The point that is `share` of the way to another point.
    pub(super) fn towards(self, other: Self, share: f64) -> Self {
        Self::new(
            self.x + (other.x - self.x) * share,
            self.y + (other.y - self.y) * share,
        )
    }
}

/// A box with sides parallel to the axes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rect {
    /// The left edge.
    pub(super) left: f64,
    /// The upper edge.
    pub(super) top: f64,
    /// The right edge.
    pub(super) right: f64,
    /// The lower edge.
    pub(super) bottom: f64,
}

impl Rect {
    /// A box from its upper left corner and its size.
    pub(super) fn at(left: f64, top: f64, width: f64, height: f64) -> Self {
        Self {
            left,
            top,
            right: left + width,
            bottom: top + height,
        }
    }

    /// A box around its centre.
    pub(super) fn around(centre: Point, half_width: f64, half_height: f64) -> Self {
        Self::at(
            centre.x - half_width,
            centre.y - half_height,
            2.0 * half_width,
            2.0 * half_height,
        )
    }

    /// The distance between left and right.
    pub(super) fn width(&self) -> f64 {
        self.right - self.left
    }

    /// The distance between top and bottom.
    pub(super) fn height(&self) -> f64 {
        self.bottom - self.top
    }

    /// The middle.
    pub(super) fn centre(&self) -> Point {
        Point::new(
            (self.left + self.right) / 2.0,
            (self.top + self.bottom) / 2.0,
        )
    }

    /// The same box, larger by `dx` at the left and right and `dy` above and below.
    pub(super) fn grown(&self, dx: f64, dy: f64) -> Self {
        Self {
            left: self.left - dx,
            top: self.top - dy,
            right: self.right + dx,
            bottom: self.bottom + dy,
        }
    }

    /// Whether the two boxes share an area.
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// Whether the other box lies in this one completely.
    pub(super) fn contains(&self, other: &Self) -> bool {
        self.left <= other.left
            && self.top <= other.top
            && self.right >= other.right
            && self.bottom >= other.bottom
    }

    /// The point of the box that is nearest to `point`.
    pub(super) fn nearest(&self, point: Point) -> Point {
        Point::new(
            point.x.clamp(self.left, self.right),
            point.y.clamp(self.top, self.bottom),
        )
    }

    /// The smallest box around both.
    pub(super) fn union(&self, other: &Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }
}

/// A disc.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Disc {
    /// The middle.
    pub(super) centre: Point,
    /// In pixels.
    pub(super) radius: f64,
}

impl Disc {
    /// How far a box is from the edge of the disc; negative if they overlap.
    pub(super) fn gap(&self, area: &Rect) -> f64 {
        area.nearest(self.centre).distance(self.centre) - self.radius
    }
}

/// A straight line between two points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Segment {
    /// One end.
    pub(super) from: Point,
    /// The other end.
    pub(super) to: Point,
}

impl Segment {
    /// The smallest box around the line.
    pub(super) fn bounds(&self) -> Rect {
        Rect {
            left: self.from.x.min(self.to.x),
            top: self.from.y.min(self.to.y),
            right: self.from.x.max(self.to.x),
            bottom: self.from.y.max(self.to.y),
        }
    }

    /// How far the line is from a point.
    pub(super) fn distance(&self, point: Point) -> f64 {
        let (dx, dy) = (self.to.x - self.from.x, self.to.y - self.from.y);
        let square = dx * dx + dy * dy;
        let along = (point.x - self.from.x) * dx + (point.y - self.from.y) * dy;
        let share = if square > 0.0 {
            (along / square).clamp(0.0, 1.0)
        } else {
            0.0
        };
        self.from.towards(self.to, share).distance(point)
    }

    /// Whether the line properly crosses another one.
    pub(super) fn crosses(&self, other: &Self) -> bool {
        let side = |line: &Self, point: Point| {
            (line.to.x - line.from.x) * (point.y - line.from.y)
                - (line.to.y - line.from.y) * (point.x - line.from.x)
        };
        side(other, self.from) * side(other, self.to) < 0.0
            && side(self, other.from) * side(self, other.to) < 0.0
    }

    /// Whether a part of the line lies in the box.
    pub(super) fn enters(&self, area: &Rect) -> bool {
        // The share of the line that lies between two opposite edges, cut by the other two (Liang-Barsky).
        let (mut first, mut last) = (0.0_f64, 1.0_f64);
        let (dx, dy) = (self.to.x - self.from.x, self.to.y - self.from.y);
        let edges = [
            (-dx, self.from.x - area.left),
            (dx, area.right - self.from.x),
            (-dy, self.from.y - area.top),
            (dy, area.bottom - self.from.y),
        ];
        for (speed, room) in edges {
            if speed == 0.0 {
                if room < 0.0 {
                    return false;
                }
            } else if speed < 0.0 {
                first = first.max(room / speed);
            } else {
                last = last.min(room / speed);
            }
        }
        first <= last
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_cross_only_in_their_middle() {
        let line = |x0, y0, x1, y1| Segment {
            from: Point::new(x0, y0),
            to: Point::new(x1, y1),
        };
        assert!(line(0.0, 0.0, 2.0, 2.0).crosses(&line(0.0, 2.0, 2.0, 0.0)));
        assert!(!line(0.0, 0.0, 2.0, 2.0).crosses(&line(2.0, 2.0, 3.0, 0.0)));
    }

    #[test]
    fn a_line_enters_a_box_even_if_both_ends_are_outside() {
        let area = Rect::at(1.0, 1.0, 1.0, 1.0);
        let line = |x0, y0, x1, y1| Segment {
            from: Point::new(x0, y0),
            to: Point::new(x1, y1),
        };
        assert!(line(0.0, 1.5, 3.0, 1.5).enters(&area));
        assert!(!line(0.0, 0.0, 3.0, 0.5).enters(&area));
        assert!(!line(0.0, 1.5, 0.9, 1.5).enters(&area));
    }
}
