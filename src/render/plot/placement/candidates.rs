//! The places that a name could take, each with its price.

use std::collections::HashSet;
use std::ops::Range;
use std::panic::resume_unwind;

use super::{Label, Scene, Size, Task, Wording};
use crate::render::plot::brush::Side;
use crate::render::plot::geometry::{Disc, Point, Rect, Segment};

/// One place for one text; nothing that stands still is in its way.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    /// The box of the text.
    pub(super) area: Rect,
    /// How bad it is.
    pub(super) cost: f32,
    /// The text has more than one line.
    pub(super) wrapped: bool,
    wording: Wording,
    side: Side,
    /// The task whose marker a leader comes from; [`Candidate::NO_LEADER`] if there is none.
    anchor: u16,
    /// Where the leader ends.
    end: Point,
}

impl Candidate {
    const NO_LEADER: u16 = u16::MAX;

    /// What would be drawn.
    pub(super) fn label(&self, scene: &Scene) -> Label {
        Label {
            wording: self.wording,
            area: self.area,
            side: self.side,
            leader: self.leader(scene),
        }
    }

    /// The line that leads to it.
    pub(super) fn leader(&self, scene: &Scene) -> Option<Segment> {
        let anchor = scene.tasks.get(usize::from(self.anchor))?;
        Some(line(anchor, self.end))
    }
}

/// From this price on it is the number that stands at a place, below it the name.
pub(super) const NUMBER: f32 = 260.0;

/// Distances of the far places from the marker, in em.
const RINGS: [f64; 14] = [
    0.6, 0.9, 1.3, 1.8, 2.4, 3.1, 3.8, 4.7, 5.7, 6.8, 8.2, 9.7, 11.5, 13.5,
];
/// How many places for its name a task keeps, and how many all tasks; those at the end are dear.
const NAMES_KEPT: (usize, usize) = (4000, 800_000);
/// How many places for its number a task keeps.
const NUMBERS_KEPT: usize = 80;
/// Free pixels between the letters and any marker.
const CLEARANCE: f64 = 1.1;
/// Above this distance from the marker a name gets a leader, in em.
const NEAR: f64 = 0.5;
/// A marker is as near as the name's own if it is at most this much further away, in em.
const DOUBT: f64 = 0.17;
/// So near, in em, and a name touches its marker as well as it can.
const TOUCHING: f64 = 0.2;
/// The price of an em further away.
const DISTANCE: f64 = 21.0;
/// The price of leaving the place where the name stood before.
const MOVED: f64 = 60.0;

/// The candidates of every task, cheapest first.
pub(super) fn all(scene: &Scene) -> Vec<Vec<Candidate>> {
    let of_tasks = |tasks: Range<usize>| -> Vec<Vec<Candidate>> {
        let of_task = |index| Finder::new(scene, index).candidates();
        tasks.map(of_task).collect()
    };
    let (half, all) = (scene.tasks.len() / 2, scene.tasks.len());
    std::thread::scope(|scope| {
        let second = scope.spawn(|| of_tasks(half..all));
        let mut found = of_tasks(0..half);
        found.extend(second.join().unwrap_or_else(|panic| resume_unwind(panic)));
        found
    })
}

/// Looks for places for the name of one task.
struct Finder<'a> {
    scene: &'a Scene,
    task: &'a Task,
    /// The indices of the markers at the task's spot that look alike.
    kin: Vec<usize>,
    /// All other markers that could matter.
    others: Vec<&'a Task>,
    /// The box around the kin.
    pack: Rect,
}

impl<'a> Finder<'a> {
    fn new(scene: &'a Scene, index: usize) -> Self {
        let task = &scene.tasks[index];
        let is_kin = |other: &Task| other.kin == task.kin;
        let kin: Vec<usize> = (0..scene.tasks.len())
            .filter(|other| is_kin(&scene.tasks[*other]))
            .collect();
        let pack = kin.iter().fold(task.bounds, |pack, other| {
            pack.union(&scene.tasks[*other].bounds)
        });
        let most = |of: fn(&Size) -> f64| task.names.iter().map(of).fold(0.0, f64::max);
        let far = (RINGS[RINGS.len() - 1] + 3.0) * scene.text;
        let around = pack.grown(far + most(Size::width), far + most(|size| size.height));
        let others = scene
            .tasks
            .iter()
            .filter(|other| !is_kin(other) && around.overlaps(&other.bounds));
        Self {
            scene,
            task,
            others: others.collect(),
            kin,
            pack,
        }
    }

    fn candidates(&self) -> Vec<Candidate> {
        let mut found = Vec::new();
        for (index, size) in self.task.names.iter().enumerate() {
            let price = [0.0, 3.0, 9.0].get(index).copied().unwrap_or(16.0);
            self.add(Wording::Name(index), size, price, &mut found);
        }
        // Places dearer than a number are no use; so names always come before numbers.
        found.retain(|candidate| candidate.cost < NUMBER);
        sort(&mut found);
        thin(&mut found);
        let (each, all) = NAMES_KEPT;
        found.truncate(each.min(all / self.scene.tasks.len()));
        let mut numbers = Vec::new();
        if let Some(size) = &self.task.number {
            self.add(Wording::Number, size, f64::from(NUMBER), &mut numbers);
            sort(&mut numbers);
            numbers.truncate(NUMBERS_KEPT);
        }
        found.append(&mut numbers);
        found
    }

    /// Adds the candidates of a text.
    fn add(&self, wording: Wording, size: &Size, price: f64, found: &mut Vec<Candidate>) {
        let mut places = Vec::new();
        self.near(size, &mut places);
        self.far(size, &mut places);
        let before = self.task.before.filter(|before| before.wording == wording);
        places.extend(before.map(|before| (before.area, 0.0)));
        let fits =
            |(area, position): (Rect, f64)| self.candidate(wording, size, area, position + price);
        found.extend(places.into_iter().filter_map(fits));
    }

    /// The candidate for a box, unless something that stands still is in its way.
    fn candidate(
        &self,
        wording: Wording,
        size: &Size,
        area: Rect,
        price: f64,
    ) -> Option<Candidate> {
        let (scene, text) = (self.scene, self.scene.text);
        let tenth = |value: f64| (value * 10.0).round() / 10.0;
        let area = Rect::at(
            tenth(area.left),
            tenth(area.top),
            area.width(),
            area.height(),
        );
        let ink = self.ink(&area);
        if !scene.panel.grown(-2.0, -2.0).contains(&area)
            || scene.blocked.iter().any(|blocked| blocked.overlaps(&area))
            || scene.lines.iter().any(|line| line.enters(&ink))
            || self.others.iter().any(|other| covers(other, &ink))
        {
            return None;
        }
        let kin = self.kin.iter().map(|index| (*index, &scene.tasks[*index]));
        if kin.clone().any(|(_, task)| covers(task, &ink)) {
            return None;
        }
        let side = if area.left >= self.pack.right {
            Side::Start
        } else if area.right <= self.pack.left {
            Side::End
        } else {
            Side::Middle
        };
        // A short line can be further away than the box of the text.
        let to_row = |(index, task): (usize, &Task)| {
            let rows = size.rows(area, side);
            let gaps = rows.map(|row| (task.disc.gap(&row).max(0.0), row));
            let nearest = gaps.min_by(|one, other| one.0.total_cmp(&other.0));
            nearest.map(|(gap, row)| (gap, row.nearest(task.disc.centre), index))
        };
        let nearest = kin.clone().filter_map(to_row);
        let (gap, end, anchor) = nearest.min_by(|one, other| one.0.total_cmp(&other.0))?;
        let own = kin.map(|(_, task)| task.disc.gap(&area).max(0.0));
        let doubtful = self.is_doubtful(&area, own.fold(f64::INFINITY, f64::min));
        let led = doubtful || gap > NEAR * text;
        if led && !self.is_free(&line(&scene.tasks[anchor], end)) {
            return None;
        }
        let pointed = match led {
            true if doubtful => 11.0,
            true => 7.0,
            false => 0.0,
        };
        let moved = match self.task.before {
            Some(before) if before.wording == wording && before.area == area => 0.0,
            Some(_) => MOVED,
            None => 0.0,
        };
        let away = (gap / text - TOUCHING).max(0.0);
        let cost = away * DISTANCE + price + pointed + self.struck(&ink) + moved;
        Some(Candidate {
            area,
            cost: cost as f32,
            wrapped: size.lines.len() > 1,
            wording,
            side,
            anchor: if led {
                anchor as u16
            } else {
                Candidate::NO_LEADER
            },
            end,
        })
    }

    /// The part of a text's box that letters reach.
    fn ink(&self, area: &Rect) -> Rect {
        let (above, below) = self.scene.bearing;
        Rect {
            top: area.top + above,
            bottom: area.bottom - below,
            ..*area
        }
    }

    /// Whether another marker is about as near, so that the name could be taken for its own.
    fn is_doubtful(&self, area: &Rect, gap: f64) -> bool {
        let limit = gap + DOUBT * self.scene.text;
        self.others.iter().any(|other| other.disc.gap(area) < limit)
    }

    /// Whether a line keeps clear of everything that stands still.
    fn is_free(&self, line: &Segment) -> bool {
        let spare = 0.12 * self.scene.text;
        let near = line.bounds().grown(spare, spare);
        let touches = |other: &&&Task| {
            other.bounds.overlaps(&near)
                && line.distance(other.cover.centre) < other.cover.radius + spare
        };
        !self.others.iter().any(|other| touches(&other))
            && !self
                .scene
                .blocked
                .iter()
                .any(|blocked| line.enters(blocked))
            && !self.scene.lines.iter().any(|other| line.crosses(other))
    }

    /// The price of the rules that run behind the box: a line along the letters strikes them
    /// out; one across them only disturbs.
    fn struck(&self, ink: &Rect) -> f64 {
        let behind = self.scene.rules.iter().filter(|rule| rule.enters(ink));
        let along = |rule: &Segment| rule.bounds().width() > rule.bounds().height();
        behind.map(|rule| if along(rule) { 8.0 } else { 2.0 }).sum()
    }

    /// Boxes that touch the pack's sides, with the price of the position: to the right is best,
    /// then above, to the left, below (Bobák, Čmolík and Čadík, 2024, found that readers like
    /// "above" no less than the traditional "right").
    fn near(&self, size: &Size, places: &mut Vec<(Rect, f64)>) {
        let (pack, text, centre) = (self.pack, self.scene.text, self.pack.centre());
        let (width, height) = (size.width(), size.height);
        let (bearing_above, bearing_below) = self.scene.bearing;
        let aside = 0.17 * text;
        let above = CLEARANCE + 0.1 - bearing_below;
        let below = CLEARANCE + 0.1 - bearing_above;
        let slide = (pack.height() + height) / 2.0;
        let steps = (slide / (0.4 * text)).ceil() as i32;
        for step in -steps..=steps {
            let share = f64::from(step) / f64::from(steps);
            let top = centre.y - height / 2.0 + share * slide * 0.97;
            let price = share.abs() * 3.0;
            let right = Rect::at(pack.right + aside, top, width, height);
            let left = Rect::at(pack.left - aside - width, top, width, height);
            places.extend([(right, price), (left, 1.5 + price)]);
        }
        let slide = (pack.width() + width) / 2.0;
        for step in -6_i32..=6 {
            let share = f64::from(step) / 6.0;
            let left = centre.x - width / 2.0 + share * slide * 0.97;
            let price = share.abs() * 4.0;
            let over = Rect::at(left, pack.top - above - height, width, height);
            let under = Rect::at(left, pack.bottom + below, width, height);
            places.extend([(over, 1.0 + price), (under, 1.8 + price)]);
        }
    }

    /// Boxes on rings around the pack.
    fn far(&self, size: &Size, places: &mut Vec<(Rect, f64)>) {
        const ANYWHERE: [f64; 5] = [0.05, 0.275, 0.5, 0.725, 0.95];
        let (pack, centre) = (self.pack, self.pack.centre());
        let (width, height) = (size.width(), size.height);
        for ring in RINGS {
            let away = ring * self.scene.text;
            for (x, y) in directions() {
                let edge = Point::new(
                    centre.x + x * (pack.width() / 2.0 + away),
                    centre.y + y * (pack.height() / 2.0 + away),
                );
                // The box hangs on that point by the side that faces the marker.
                if y.abs() > 0.6 {
                    let top = if y > 0.0 { edge.y } else { edge.y - height };
                    let hung = |share| (Rect::at(edge.x - width * share, top, width, height), 2.0);
                    places.extend(ANYWHERE.map(hung));
                } else {
                    let left = if x > 0.0 { edge.x } else { edge.x - width };
                    let area = Rect::at(left, edge.y - height / 2.0, width, height);
                    places.push((area, 2.0));
                }
            }
        }
    }
}

/// The line from a marker to a point.
///
/// It starts inside the marker, which is drawn over it: so it meets every shape.
fn line(task: &Task, end: Point) -> Segment {
    let Disc { centre, radius } = task.disc;
    let share = 0.6 * radius / centre.distance(end).max(radius);
    Segment {
        from: centre.towards(end, share),
        to: end,
    }
}

/// Whether letters in this box would touch the marker.
fn covers(task: &Task, ink: &Rect) -> bool {
    task.bounds.grown(CLEARANCE, CLEARANCE).overlaps(ink) && task.cover.gap(ink) < CLEARANCE
}

/// Thirty-two directions all around, through points on the sides of a square. They are not
/// quite evenly spread, but made without sines, which machines round differently.
fn directions() -> impl Iterator<Item = (f64, f64)> {
    let side = |step: i32| (4.0, f64::from(step));
    let turned = |(x, y): (f64, f64)| [(x, y), (-y, x), (-x, -y), (y, -x)];
    let unit = |(x, y): (f64, f64)| {
        let length = (x * x + y * y).sqrt();
        (x / length, y / length)
    };
    (-4..4).map(side).flat_map(turned).map(unit)
}

/// Puts the cheapest first. Ties go to the upper, then to the left place: an order that depends
/// on nothing else.
fn sort(candidates: &mut [Candidate]) {
    candidates.sort_by(|one, other| {
        one.cost
            .total_cmp(&other.cost)
            .then(one.area.top.total_cmp(&other.area.top))
            .then(one.area.left.total_cmp(&other.area.left))
    });
}

/// Drops candidates that hardly differ from a cheaper one.
fn thin(candidates: &mut Vec<Candidate>) {
    const ALIKE: (f64, f64) = (5.0, 3.0);
    let mut seen = HashSet::new();
    candidates.retain(|candidate| {
        let Rect { left, top, .. } = candidate.area;
        let place = ((left / ALIKE.0) as i64, (top / ALIKE.1) as i64);
        seen.insert((candidate.wording, place))
    });
}
