//! The texts that have a place, and who is in whose way.

use std::ops::RangeInclusive;

use super::Scene;
use super::candidates::Candidate;
use crate::render::plot::geometry::{Rect, Segment};

/// Width and height of a cell in em: about half of a short name.
const CELL: (f64, f64) = (6.0, 1.3);

/// The free room that a text needs, in pixels.
#[derive(Debug, Clone, Copy)]
struct Spacing {
    /// To the left and right: two names on a line less than half an em apart read as one.
    aside: f64,
    /// Above and below a text of one line.
    single: f64,
    /// Above and below a text of several lines: closer, and two of them read as one paragraph.
    wrapped: f64,
    /// To the left and right of a text that is not on the same line.
    beside: f64,
    /// Texts whose boxes share this height are on the same line.
    level: f64,
    /// Around a leader.
    leader: f64,
}

/// What a text wants for itself.
#[derive(Clone, Copy)]
pub(super) struct Claim {
    area: Rect,
    wrapped: bool,
    leader: Option<Segment>,
}

impl Spacing {
    fn new(text: f64) -> Self {
        Self {
            aside: 0.52 * text,
            single: 0.08 * text,
            wrapped: 0.215 * text,
            beside: 0.2 * text,
            level: 0.5 * text,
            leader: 0.12 * text,
        }
    }

    /// The box around a claim outside of which nothing is in its way.
    fn reach(&self, claim: &Claim) -> Rect {
        let reach = match &claim.leader {
            Some(leader) => claim.area.union(&leader.bounds()),
            None => claim.area,
        };
        reach.grown(self.aside, self.wrapped)
    }

    /// Whether two texts cannot stand in one picture.
    #[inline]
    fn clash(&self, one: &Claim, other: &Claim) -> bool {
        self.close(one, other)
            || (one.leader.is_some() || other.leader.is_some()) && self.struck(one, other)
    }

    /// Whether two texts overlap or read as one.
    #[inline]
    fn close(&self, one: &Claim, other: &Claim) -> bool {
        let (a, b) = (&one.area, &other.area);
        let across = (a.left - b.right).max(b.left - a.right);
        let down = (a.top - b.bottom).max(b.top - a.bottom);
        if across >= self.aside || down >= self.wrapped {
            return false;
        }
        if across < 0.0 {
            let half = 0.5 * (a.right - a.left).min(b.right - b.left);
            let stacked = (one.wrapped || other.wrapped) && -across > half;
            down < if stacked { self.wrapped } else { self.single }
        } else {
            down < if across < self.beside {
                0.0
            } else {
                -self.level
            }
        }
    }

    /// Whether a leader runs through the other text or crosses the other leader.
    fn struck(&self, one: &Claim, other: &Claim) -> bool {
        let hits = |leader: &Option<Segment>, area: &Rect| {
            let area = area.grown(self.leader, self.leader);
            leader.is_some_and(|leader| leader.bounds().overlaps(&area) && leader.enters(&area))
        };
        let crossed = match (&one.leader, &other.leader) {
            (Some(one), Some(other)) => one.crosses(other),
            _ => false,
        };
        crossed || hits(&one.leader, &other.area) || hits(&other.leader, &one.area)
    }
}

/// The placed texts, kept by the cells that they touch.
pub(super) struct Crowd<'a> {
    scene: &'a Scene,
    candidates: &'a [Vec<Candidate>],
    spacing: Spacing,
    origin: (f64, f64),
    cell: (f64, f64),
    columns: usize,
    rows: usize,
    cells: Vec<Vec<(u16, Claim)>>,
    /// The index of the candidate that each task has; [`Crowd::NOWHERE`] if none.
    places: Vec<u16>,
}

impl<'a> Crowd<'a> {
    /// The place of a task that has none.
    pub(super) const NOWHERE: u16 = u16::MAX;

    /// Nobody has a place yet.
    pub(super) fn new(scene: &'a Scene, candidates: &'a [Vec<Candidate>]) -> Self {
        let (panel, text) = (&scene.panel, scene.text);
        let count = |length: f64, cell: f64| (length / (cell * text)).ceil().max(1.0) as usize;
        let columns = count(panel.width(), CELL.0);
        let rows = count(panel.height(), CELL.1);
        Self {
            scene,
            candidates,
            spacing: Spacing::new(text),
            origin: (panel.left, panel.top),
            cell: (CELL.0 * text, CELL.1 * text),
            columns,
            rows,
            cells: vec![Vec::new(); columns * rows],
            places: vec![Self::NOWHERE; candidates.len()],
        }
    }

    /// The index of the candidate that each task has.
    pub(super) fn places(&self) -> &[u16] {
        &self.places
    }

    /// Moves a task to a candidate, or away.
    pub(super) fn put(&mut self, task: usize, place: u16) {
        let old = std::mem::replace(&mut self.places[task], place);
        if let Some(candidate) = self.candidates[task].get(usize::from(old)) {
            let claim = self.claim(candidate);
            for cell in self.cells_of(&self.spacing.reach(&claim)) {
                self.cells[cell].retain(|(other, _)| usize::from(*other) != task);
            }
        }
        if let Some(candidate) = self.candidates[task].get(usize::from(place)) {
            let claim = self.claim(candidate);
            for cell in self.cells_of(&self.spacing.reach(&claim)) {
                self.cells[cell].push((task as u16, claim));
            }
        }
    }

    /// Calls `found` with the tasks in the way of a claim, until it says stop by `true`; a task
    /// can come repeatedly.
    #[inline]
    pub(super) fn in_the_way(&self, claim: &Claim, mut found: impl FnMut(usize) -> bool) -> bool {
        let (columns, rows) = self.span(&self.spacing.reach(claim));
        for row in rows {
            for cell in &self.cells[row * self.columns..][columns.clone()] {
                for (task, other) in cell {
                    if self.spacing.clash(claim, other) && found(usize::from(*task)) {
                        return true;
                    }
                }
            }
        }
        false
    }

    /// What a candidate wants for itself, unless it clashes with one of these claims.
    #[inline]
    pub(super) fn claim_beside(&self, candidate: &Candidate, others: &[Claim]) -> Option<Claim> {
        let mut claim = Claim {
            area: candidate.area,
            wrapped: candidate.wrapped,
            leader: None,
        };
        // Most clash by their texts; leaders are worked out for the others only.
        if others.iter().any(|other| self.spacing.close(&claim, other)) {
            return None;
        }
        claim.leader = candidate.leader(self.scene);
        let is_clear = !others.iter().any(|other| self.spacing.clash(&claim, other));
        is_clear.then_some(claim)
    }

    /// What a candidate wants for itself.
    pub(super) fn claim(&self, candidate: &Candidate) -> Claim {
        Claim {
            area: candidate.area,
            wrapped: candidate.wrapped,
            leader: candidate.leader(self.scene),
        }
    }

    /// The columns and rows of the cells that a box touches.
    fn span(&self, area: &Rect) -> (RangeInclusive<usize>, RangeInclusive<usize>) {
        let cell = |at: f64, origin: f64, size: f64, count: usize| {
            (((at - origin) / size).max(0.0) as usize).min(count - 1)
        };
        let column = |at| cell(at, self.origin.0, self.cell.0, self.columns);
        let row = |at| cell(at, self.origin.1, self.cell.1, self.rows);
        (
            column(area.left)..=column(area.right),
            row(area.top)..=row(area.bottom),
        )
    }

    fn cells_of(&self, area: &Rect) -> impl Iterator<Item = usize> + use<> {
        let (columns, rows) = self.span(area);
        let count = self.columns;
        rows.flat_map(move |row| columns.clone().map(move |column| row * count + column))
    }
}
