//! The places that a name could take, each with its price.

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

/// The candidates of every task, cheapest first.
pub(super) fn all(scene: &Scene) -> Vec<Vec<Candidate>> {
    (0..scene.tasks.len())
        .map(|index| of_task(scene, index))
        .collect()
}

fn of_task(scene: &Scene, index: usize) -> Vec<Candidate> {
    let task = &scene.tasks[index];
    let mut found = Vec::new();
    for (variant, (width, height)) in task.variants.iter().enumerate() {
        let wrapping = [0.0, 3.0, 9.0, 16.0].get(variant).copied().unwrap_or(24.0);
        for (area, position) in near(task, *width, *height, scene.text)
            .into_iter()
            .chain(far(task, *width, *height, scene.text))
        {
            found.extend(candidate(scene, index, variant, area, position + wrapping));
        }
    }
    let key = |of: &Candidate| (of.cost, of.label.area.top, of.label.area.left);
    found.sort_by(|a, b| {
        let ((a0, a1, a2), (b0, b1, b2)) = (key(a), key(b));
        a0.total_cmp(&b0)
            .then(a1.total_cmp(&b1))
            .then(a2.total_cmp(&b2))
    });
    found.truncate(KEPT);
    found
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

/// The candidate for a box, unless something that stands still is in its way.
fn candidate(
    scene: &Scene,
    index: usize,
    variant: usize,
    area: Rect,
    price: f64,
) -> Option<Candidate> {
    let tenth = |value: f64| (value * 10.0).round() / 10.0;
    let area = Rect::at(
        tenth(area.left),
        tenth(area.top),
        area.width(),
        area.height(),
    );
    let (task, text) = (&scene.tasks[index], scene.text);
    let clear = area.grown(CLEARANCE.0 * text, CLEARANCE.1 * text);
    if !scene.panel.grown(-2.0, -2.0).contains(&area)
        || scene.blocked.iter().any(|blocked| blocked.overlaps(&clear))
        || scene.lines.iter().any(|line| line.enters(&clear))
        || scene
            .tasks
            .iter()
            .any(|other| other.marker.overlaps(&clear))
    {
        return None;
    }
    let gap = task.gap(&area);
    let mut others = scene
        .tasks
        .iter()
        .enumerate()
        .filter(|(other, _)| *other != index);
    let doubtful = others.any(|(_, other)| other.gap(&area) < gap + 0.17 * text);
    let leader = if doubtful || gap > NEAR * text {
        let centre = task.marker.centre();
        let end = area.nearest(centre);
        // The line starts inside the marker, which is drawn over it: so it meets every shape.
        let radius = (task.marker.width() + task.marker.height()) / 4.0;
        let start = centre.towards(end, (0.6 * radius / centre.distance(end)).min(1.0));
        let line = Segment {
            from: start,
            to: end,
        };
        let spare = 1.5;
        let mut others = scene
            .tasks
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != index);
        if others.any(|(_, other)| line.enters(&other.marker.grown(spare, spare)))
            || scene.blocked.iter().any(|blocked| line.enters(blocked))
            || scene.lines.iter().any(|other| line.crosses(other))
        {
            return None;
        }
        Some(line)
    } else {
        None
    };
    let padded = area.grown(MARGIN.0 * text, MARGIN.1 * text);
    let reach = leader.map_or(padded, |line| padded.union(&line.bounds()));
    let pointed = match leader {
        Some(_) if doubtful => 9.0,
        Some(_) => 7.0,
        None => 0.0,
    };
    // A line along the letters strikes them out; one across them only disturbs.
    let struck: f64 = scene
        .rules
        .iter()
        .filter(|rule| rule.enters(&area))
        .map(|rule| {
            if rule.bounds().width() > rule.bounds().height() {
                8.0
            } else {
                2.0
            }
        })
        .sum();
    let cost = gap.max(0.0) / text * 6.6 + price + pointed + struck;
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
