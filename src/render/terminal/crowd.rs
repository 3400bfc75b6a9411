//! Every number on the grid: at its place, near it, or folded into a sign such as `+5` where there is a crowd.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::axis::Ruler;
use super::placement::{Grid, Piece, Spot};
use crate::view::impact_effort::{Figure, Mark};

/// The plot's two axes in characters; rows count upwards with impact.
#[derive(Debug, Clone)]
pub(super) struct Rulers {
    pub(super) effort: Ruler,
    pub(super) impact: Ruler,
}

/// Where every number is.
#[derive(Debug, Clone, Default)]
pub(super) struct Crowd<'a> {
    /// The numbers on the plot.
    pub(super) placed: Vec<(&'a Mark, Spot)>,
    /// Those of them that had to go farther from their place than usual, by card.
    pub(super) far: Vec<&'a Mark>,
    /// The numbers that have no room there.
    pub(super) folds: Vec<Fold<'a>>,
}

/// Numbers that share a sign on the plot and are listed below it.
#[derive(Debug, Clone)]
pub(super) struct Fold<'a> {
    /// The ticks that they are nearest to, of impact and effort.
    pub(super) ticks: (usize, usize),
    /// The name of their quadrant.
    pub(super) quadrant: &'a str,
    /// Where the sign is; `None` where even that has no room.
    pub(super) sign: Option<Spot>,
    /// The numbers, by card.
    pub(super) marks: Vec<&'a Mark>,
}

/// Tasks that would share a sign: near the same ticks of impact and effort, on the same sides of the lines.
type Zone = (usize, Reverse<usize>, bool, bool);

/// How many times as far as usual a number may stand from its place, if then nothing needs to be folded.
const FARTHER: f64 = 2.0;

/// One task on the grid.
struct Card<'a> {
    mark: &'a Mark,
    zone: Zone,
    /// Its number, to stand near its place.
    near: Piece,
    /// The same, where there is no room near it.
    farther: Piece,
}

impl<'a> Crowd<'a> {
    /// Places all tasks of a figure, the same way in whatever order they come.
    ///
    /// All stand near their place, some of them a little farther off if that is what it takes; else what has no room
    /// near its place is folded.
    pub(super) fn new(figure: &'a Figure, rulers: &Rulers) -> Self {
        let cards = cards(figure, rulers);
        Self::unfolded(&cards, rulers).unwrap_or_else(|| Self::folded(&cards, rulers))
    }

    /// All numbers on the grid; `None` where some have no room.
    fn unfolded(cards: &[Card<'a>], rulers: &Rulers) -> Option<Self> {
        let mut grid = Grid::new(rulers.effort.cells, rulers.impact.cells);
        let mut crowd = Self::default();
        let mut left = Vec::new();
        for card in cards {
            match grid.place(&card.near) {
                Some(spot) => crowd.placed.push((card.mark, spot)),
                None => left.push(card),
            }
        }
        for card in left {
            crowd.placed.push((card.mark, grid.place(&card.farther)?));
            crowd.far.push(card.mark);
        }
        crowd.far.sort_by_key(|mark| (mark.card, &mark.id));
        Some(crowd)
    }

    /// The numbers that have room near their place; signs for the others.
    ///
    /// Where a number finds no room, the whole begins again with a sign set aside for it and its neighbours.
    fn folded(cards: &[Card<'a>], rulers: &Rulers) -> Self {
        let mut crowded = BTreeSet::new();
        loop {
            let mut grid = Grid::new(rulers.effort.cells, rulers.impact.cells);
            let signs: BTreeMap<Zone, Option<Spot>> = crowded
                .iter()
                .map(|zone| (*zone, grid.place(&sign(*zone, cards, rulers))))
                .collect();
            let mut crowd = Self::default();
            let mut folded: BTreeMap<Zone, Vec<&Card<'a>>> = BTreeMap::new();
            for card in cards {
                match grid.place(&card.near) {
                    Some(spot) => crowd.placed.push((card.mark, spot)),
                    None => folded.entry(card.zone).or_default().push(card),
                }
            }
            let known = crowded.len();
            crowded.extend(folded.keys().copied());
            if crowded.len() == known {
                // As one reads the plot, from the top.
                for (zone, cards) in folded.into_iter().rev() {
                    let sign = signs.get(&zone).copied().flatten();
                    match sign.and_then(|sign| instead_of_sign(&cards, sign)) {
                        Some(placed) => crowd.placed.push(placed),
                        None => crowd.folds.push(fold(zone, &cards, sign)),
                    }
                }
                return crowd;
            }
        }
    }

    /// Whether every number is near its place.
    pub(super) fn is_clear(&self) -> bool {
        self.far.is_empty() && self.folds.is_empty()
    }

    /// How many numbers do not cover their exact place, and how far they are off at most, in impact and effort.
    pub(super) fn moved(&self, rulers: &Rulers) -> (usize, f64, f64) {
        let mut most = (0, 0.0_f64, 0.0_f64);
        for (mark, spot) in &self.placed {
            let width = digits(mark.card);
            let column = rulers.effort.cell(mark.effort);
            let row = rulers.impact.cell(mark.impact);
            let right = column.saturating_sub(spot.column + width - 1);
            let across = right.max(spot.column.saturating_sub(column));
            let down = from_top(row, rulers).abs_diff(spot.row);
            if across + down > 0 {
                most.0 += 1;
                most.1 = most.1.max(rulers.impact.scores(down as f64));
                most.2 = most.2.max(rulers.effort.scores(across as f64));
            }
        }
        most
    }
}

/// How many columns a card's number takes.
pub(super) fn digits(card: u32) -> usize {
    card.to_string().len()
}

/// The row from the top that a row from the bottom is.
pub(super) fn from_top(row: usize, rulers: &Rulers) -> usize {
    rulers.impact.cells - 1 - row
}

/// The tasks in the order in which they are placed: the first task of each place before the second of any, so that as
/// many places as possible hold a number.
fn cards<'a>(figure: &'a Figure, rulers: &Rulers) -> Vec<Card<'a>> {
    let mut marks: Vec<&Mark> = figure.marks.iter().collect();
    marks.sort_by_key(|mark| (mark.card, &mark.id));
    let mut rank: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let mut ranked: Vec<(usize, Card<'a>)> = marks
        .into_iter()
        .map(|mark| {
            let at = (
                rulers.effort.cell(mark.effort),
                rulers.impact.cell(mark.impact),
            );
            let before = rank.entry(at).or_default();
            *before += 1;
            (*before, card(mark, figure, rulers))
        })
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, card)| card).collect()
}

fn card<'a>(mark: &'a Mark, figure: &Figure, rulers: &Rulers) -> Card<'a> {
    let Rulers { effort, impact } = rulers;
    let fields = &figure.quadrants;
    let is = |name: &str| mark.quadrant == name;
    // Only of a score on the line does the quadrant tell more than the score.
    let high_impact = high(mark.impact, figure.impact.threshold)
        .unwrap_or(is(&fields.protect.name) || is(&fields.streamline.name));
    let high_effort = high(mark.effort, figure.effort.threshold)
        .unwrap_or(is(&fields.streamline.name) || is(&fields.stop.name));
    let across = effort.side(mark.effort, high_effort);
    let up = impact.side(mark.impact, high_impact);
    let within = |reach: f64| Piece {
        width: digits(mark.card),
        wanted: (
            effort.cell(mark.effort) as f64 + 0.5,
            from_top(impact.cell(mark.impact), rulers) as f64 + 0.5,
        ),
        columns: effort.near(mark.effort, reach, &across),
        rows: upside_down(&impact.near(mark.impact, reach, &up), rulers),
    };
    let ticks = (
        impact.nearest_tick(mark.impact),
        effort.nearest_tick(mark.effort),
    );
    Card {
        mark,
        zone: (ticks.0, Reverse(ticks.1), high_impact, high_effort),
        near: within(1.0),
        farther: within(FARTHER),
    }
}

/// Which side of the line a score is on; `None` on the line.
fn high(score: f64, threshold: f64) -> Option<bool> {
    (score != threshold).then_some(score > threshold)
}

fn upside_down(rows: &Range<usize>, rulers: &Rulers) -> Range<usize> {
    let top = |row: usize| rulers.impact.cells.saturating_sub(row);
    top(rows.end)..top(rows.start)
}

/// The sign of a zone: at its lower right, where one looks last, and out of the way of the places themselves.
fn sign(zone: Zone, cards: &[Card<'_>], rulers: &Rulers) -> Piece {
    let of_zone: Vec<&Piece> = cards
        .iter()
        .filter(|card| card.zone == zone)
        .map(|card| &card.near)
        .collect();
    Piece {
        width: label(of_zone.len()).len(),
        wanted: (
            rulers.effort.end_of_tick(zone.1.0, true),
            rulers.impact.cells as f64 - rulers.impact.end_of_tick(zone.0, false),
        ),
        columns: around(of_zone.iter().map(|piece| &piece.columns)),
        rows: around(of_zone.iter().map(|piece| &piece.rows)),
    }
}

/// The smallest range around all of these.
fn around<'r>(ranges: impl Iterator<Item = &'r Range<usize>>) -> Range<usize> {
    ranges
        .cloned()
        .reduce(|a, b| a.start.min(b.start)..a.end.max(b.end))
        .unwrap_or_default()
}

/// What the sign of so many numbers says.
pub(super) fn label(numbers: usize) -> String {
    format!("+{numbers}")
}

/// A number that would be alone under its sign takes the room of the sign, if it may stand there.
fn instead_of_sign<'a>(cards: &[&Card<'a>], sign: Spot) -> Option<(&'a Mark, Spot)> {
    let [card] = cards else {
        return None;
    };
    let Piece {
        width,
        columns,
        rows,
        ..
    } = &card.near;
    let last = sign.column + width - 1;
    let fits = *width <= label(1).len()
        && columns.contains(&sign.column)
        && columns.contains(&last)
        && rows.contains(&sign.row);
    fits.then_some((card.mark, sign))
}

fn fold<'a>(zone: Zone, cards: &[&Card<'a>], sign: Option<Spot>) -> Fold<'a> {
    let mut marks: Vec<&Mark> = cards.iter().map(|card| card.mark).collect();
    marks.sort_by_key(|mark| (mark.card, &mark.id));
    Fold {
        ticks: (zone.0, zone.1.0),
        quadrant: cards.first().map_or("", |card| card.mark.quadrant.as_str()),
        sign,
        marks,
    }
}
