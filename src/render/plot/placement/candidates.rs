//! The places that a name could take, each with its price.

use super::grid::Grid;
use super::{Label, MARGIN, Scene, Task};
use crate::render::plot::geometry::{Point, Rect, Segment};

/// One place for one name; nothing that stands still is in its way.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// What would be drawn.
    pub(super) label: Label,
    /// The box of the text with its margin.
    pub(super) padded: Rect,
    /// The box around text, margin and leader.
    pub(super) reach: Rect,
    /// How bad it is.
    pub(super) cost: f64,
}

/// Distances of the far places from the marker, in em.
const RINGS: [f64; 9] = [0.8, 1.4, 2.1, 3.0, 4.0, 5.2, 6.6, 8.2, 10.0];
/// Directions of the far places.
const DIRECTIONS: u32 = 24;
/// How many places a task keeps; the dear ones at the end are never worth their time.
const KEPT: usize = 700;
/// Free pixels between a name and a marker, in em.
const CLEARANCE: (f64, f64) = (0.2, 0.1);
/// Above this distance from the marker a name gets a leader, in em.
const NEAR: f64 = 0.5;

/// A marker is as near as the name's own if it is at most this much further away, in em.
const DOUBT: f64 = 0.17;

/// The candidates of every task, cheapest first.
pub(super) fn all(scene: &Scene) -> Vec<Vec<Candidate>> {
    let mut markers = Grid::new(&scene.panel);
    for (index, task) in scene.tasks.iter().enumerate() {
        markers.insert(index, &task.marker);
    }
    let of_task = |index| {
        Finder {
            scene,
            markers: &markers,
            index,
        }
        .candidates()
    };
    (0..scene.tasks.len()).map(of_task).collect()
}

/// Looks for places for the name of one task.
struct Finder<'a> {
    scene: &'a Scene,
    markers: &'a Grid,
    index: usize,
}

impl Finder<'_> {
    fn candidates(&self) -> Vec<Candidate> {
        let (task, text) = (self.task(), self.scene.text);
        let mut found = Vec::new();
        for (variant, (width, height)) in task.variants.iter().enumerate() {
            let wrapping = [0.0, 3.0, 9.0].get(variant).copied().unwrap_or(16.0);
            let boxes = near(task, *width, *height, text);
            for (area, position) in boxes.into_iter().chain(far(task, *width, *height, text)) {
                found.extend(self.candidate(variant, area, position + wrapping));
            }
        }
        // Ties go to the upper, then to the left place: an order that depends on nothing else.
        found.sort_by(|a, b| {
            let (one, two) = (&a.label.area, &b.label.area);
            a.cost
                .total_cmp(&b.cost)
                .then(one.top.total_cmp(&two.top))
                .then(one.left.total_cmp(&two.left))
        });
        found.truncate(KEPT);
        found
    }

    /// The candidate for a box, unless something that stands still is in its way.
    fn candidate(&self, variant: usize, area: Rect, price: f64) -> Option<Candidate> {
        let tenth = |value: f64| (value * 10.0).round() / 10.0;
        let area = Rect::at(
            tenth(area.left),
            tenth(area.top),
            area.width(),
            area.height(),
        );
        let text = self.scene.text;
        if !self.is_clear(&area) {
            return None;
        }
        let gap = self.task().gap(&area);
        let doubtful = self.is_doubtful(&area, gap);
        let leader = if doubtful || gap > NEAR * text {
            Some(self.leader(&area)?)
        } else {
            None
        };
        let pointed = match leader {
            Some(_) if doubtful => 9.0,
            Some(_) => 7.0,
            None => 0.0,
        };
        let padded = area.grown(MARGIN.0 * text, MARGIN.1 * text);
        let reach = leader.map_or(padded, |line| padded.union(&line.bounds()));
        let cost = gap.max(0.0) / text * 6.6 + price + pointed + self.struck(&area);
        Some(Candidate {
            label: Label {
                variant,
                area,
                leader,
            },
            padded,
            reach,
            cost,
        })
    }

    fn task(&self) -> &Task {
        &self.scene.tasks[self.index]
    }

    /// Whether the box lies in the panel and on nothing.
    fn is_clear(&self, area: &Rect) -> bool {
        let scene = self.scene;
        let clear = area.grown(CLEARANCE.0 * scene.text, CLEARANCE.1 * scene.text);
        scene.panel.grown(-2.0, -2.0).contains(area)
            && !self
                .markers
                .near(&clear)
                .any(|other| scene.tasks[other].marker.overlaps(&clear))
            && !scene.blocked.iter().any(|blocked| blocked.overlaps(&clear))
            && !scene.lines.iter().any(|line| line.enters(&clear))
    }

    /// Whether another marker is about as near, so that the name could be taken for its own.
    fn is_doubtful(&self, area: &Rect, gap: f64) -> bool {
        let limit = gap + DOUBT * self.scene.text;
        let around = area.grown(
            limit.max(0.0) + self.scene.text,
            limit.max(0.0) + self.scene.text,
        );
        self.others(&around).any(|other| other.gap(area) < limit)
    }

    /// A line to the box, unless something is in its way.
    fn leader(&self, area: &Rect) -> Option<Segment> {
        let centre = self.task().marker.centre();
        let end = area.nearest(centre);
        // The line starts inside the marker, which is drawn over it: so it meets every shape.
        let radius = (self.task().marker.width() + self.task().marker.height()) / 4.0;
        let start = centre.towards(end, (0.6 * radius / centre.distance(end)).min(1.0));
        let line = Segment {
            from: start,
            to: end,
        };
        let spare = 0.12 * self.scene.text;
        let blocked = self
            .others(&line.bounds().grown(spare, spare))
            .any(|other| line.enters(&other.marker.grown(spare, spare)))
            || self
                .scene
                .blocked
                .iter()
                .any(|blocked| line.enters(blocked))
            || self.scene.lines.iter().any(|other| line.crosses(other));
        (!blocked).then_some(line)
    }

    /// The other markers near a box.
    fn others(&self, area: &Rect) -> impl Iterator<Item = &Task> {
        let near = self.markers.near(area).filter(|other| *other != self.index);
        near.map(|other| &self.scene.tasks[other])
    }

    /// The price of the rules that run behind the box: a line along the letters strikes them
    /// out; one across them only disturbs.
    fn struck(&self, area: &Rect) -> f64 {
        let behind = self.scene.rules.iter().filter(|rule| rule.enters(area));
        let along = |rule: &Segment| rule.bounds().width() > rule.bounds().height();
        behind.map(|rule| if along(rule) { 8.0 } else { 2.0 }).sum()
    }
}

/// Boxes that touch the marker's side, with the price of the position.
fn near(task: &Task, width: f64, height: f64, text: f64) -> Vec<(Rect, f64)> {
    let marker = task.marker;
    let centre = marker.centre();
    let (aside, above) = (CLEARANCE.0 * text + 0.6, CLEARANCE.1 * text + 0.3);
    let mut boxes = Vec::new();
    let slide = (marker.height() + height) / 2.0;
    for step in -4_i32..=4 {
        let share = f64::from(step) / 4.0;
        let top = centre.y - height / 2.0 + share * slide * 0.95;
        let price = share.abs() * 3.0;
        boxes.push((Rect::at(marker.right + aside, top, width, height), price));
        boxes.push((
            Rect::at(marker.left - aside - width, top, width, height),
            1.5 + price,
        ));
    }
    let slide = (marker.width() + width) / 2.0;
    for step in -6_i32..=6 {
        let share = f64::from(step) / 6.0;
        let left = centre.x - width / 2.0 + share * slide * 0.95;
        let price = share.abs() * 4.0;
        boxes.push((
            Rect::at(left, marker.top - above - height, width, height),
            1.0 + price,
        ));
        boxes.push((
            Rect::at(left, marker.bottom + above, width, height),
            1.8 + price,
        ));
    }
    boxes
}

/// Boxes on rings around the marker.
fn far(task: &Task, width: f64, height: f64, text: f64) -> Vec<(Rect, f64)> {
    let centre = task.marker.centre();
    let mut boxes = Vec::new();
    for ring in RINGS {
        for step in 0..DIRECTIONS {
            let angle = f64::from(step) * std::f64::consts::TAU / f64::from(DIRECTIONS);
            let (sin, cos) = angle.sin_cos();
            let edge = Point::new(
                centre.x + cos * (task.marker.width() / 2.0 + ring * text),
                centre.y + sin * (task.marker.height() / 2.0 + ring * text),
            );
            // The box hangs on that point by the side, or the part of a side, that faces the marker.
            let across: &[f64] = if sin.abs() > 0.6 {
                &[0.1, 0.5, 0.9]
            } else {
                &[0.5]
            };
            for share in across {
                let left = if sin.abs() > 0.6 {
                    edge.x - width * share
                } else if cos > 0.0 {
                    edge.x
                } else {
                    edge.x - width
                };
                let top = if sin.abs() <= 0.6 {
                    edge.y - height / 2.0
                } else if sin > 0.0 {
                    edge.y
                } else {
                    edge.y - height
                };
                boxes.push((Rect::at(left, top, width, height), 2.0));
            }
        }
    }
    boxes
}
