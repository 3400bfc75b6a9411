//! Which candidate each name gets.

use super::candidates::Candidate;
use super::grid::Grid;
use super::{Scene, compatible};

/// The price of a task without a name.
const NAMELESS: f64 = 260.0;
/// A move may push out this many names; more rarely pays.
const PUSHED: usize = 3;
/// Moves a task, and in all: what keeps a crowded picture under a second.
const MOVES: (usize, usize) = (400, 40_000);
/// Cooling: the price that a move may cost at the start and at the end.
const HEAT: (f64, f64) = (40.0, 0.5);

/// The index of the chosen candidate of every task.
pub(super) fn choose(scene: &Scene, candidates: &[Vec<Candidate>]) -> Vec<Option<usize>> {
    let mut state = State {
        candidates,
        chosen: vec![None; candidates.len()],
        grid: Grid::new(&scene.panel),
    };
    state.fill(scene.text);
    state.improve();
    state.chosen
}

struct State<'a> {
    candidates: &'a [Vec<Candidate>],
    chosen: Vec<Option<usize>>,
    /// The chosen candidates, by where they are.
    grid: Grid,
}

impl State<'_> {
    /// The greedy start: the task with the fewest good places chooses first.
    fn fill(&mut self, text: f64) {
        let good = |task: &usize| {
            self.candidates[*task]
                .iter()
                .filter(|at| at.cost < 2.0 * text)
                .count()
        };
        let mut order: Vec<usize> = (0..self.candidates.len()).collect();
        order.sort_by_key(|task| (good(task), *task));
        for task in order {
            self.set(task, self.free(task));
        }
    }

    /// Moves names about. The best state seen is kept.
    fn improve(&mut self) {
        let movable: Vec<usize> = (0..self.candidates.len())
            .filter(|task| !self.candidates[*task].is_empty())
            .collect();
        if movable.is_empty() {
            return;
        }
        let moves = (MOVES.0 * movable.len()).min(MOVES.1);
        let cooling = |done: usize| {
            let left = 1.0 - done as f64 / moves as f64;
            HEAT.1 + (HEAT.0 - HEAT.1) * left * left * left
        };
        let mut dice = Dice(0x0ff5_17e5);
        let mut best = self.chosen.clone();
        let (mut cost, mut lowest) = (self.cost(), self.cost());
        for done in 0..moves {
            let task = movable[dice.below(movable.len())];
            // Cheap candidates are tried far more often than dear ones.
            let skew = dice.share();
            let choice = (skew * skew * skew * self.candidates[task].len() as f64) as usize;
            let before = cost;
            let Some(undo) = self.force(task, choice) else {
                continue;
            };
            cost = undo.iter().fold(before, |sum, (task, old)| {
                sum - self.price(*task, *old) + self.price(*task, self.chosen[*task])
            });
            if cost - before > cooling(done) * dice.share() * dice.share() {
                for (task, old) in undo {
                    self.set(task, old);
                }
                cost = before;
            } else if cost < lowest - 1e-9 {
                lowest = cost;
                best.clone_from(&self.chosen);
            }
        }
        for (task, choice) in best.into_iter().enumerate() {
            self.set(task, choice);
        }
        self.descend(&movable);
    }

    /// Gives every name the cheapest place that is free, until none improves.
    fn descend(&mut self, movable: &[usize]) {
        loop {
            let mut improved = false;
            for task in movable {
                let old = self.chosen[*task];
                self.set(*task, self.free(*task));
                improved |= self.price(*task, self.chosen[*task]) < self.price(*task, old);
            }
            if !improved {
                return;
            }
        }
    }

    /// Puts a name at a candidate, moves what is in the way elsewhere, and returns what was
    /// where before; `None`, and nothing changed, if too much is in the way.
    fn force(&mut self, task: usize, choice: usize) -> Option<Vec<(usize, Option<usize>)>> {
        if self.chosen[task] == Some(choice) {
            return None;
        }
        let wanted = &self.candidates[task][choice];
        let mut undo = vec![(task, self.chosen[task])];
        for (other, taken) in self.around(wanted) {
            if undo.iter().all(|(known, _)| *known != other) && !compatible(wanted, taken) {
                if undo.len() > PUSHED {
                    return None;
                }
                undo.push((other, self.chosen[other]));
            }
        }
        for (other, _) in &undo[1..] {
            self.set(*other, None);
        }
        self.set(task, Some(choice));
        for (other, _) in &undo[1..] {
            self.set(*other, self.free(*other));
        }
        Some(undo)
    }

    fn set(&mut self, task: usize, choice: Option<usize>) {
        let list = &self.candidates[task];
        if let Some(old) = std::mem::replace(&mut self.chosen[task], choice) {
            self.grid.remove(task, &list[old].reach);
        }
        if let Some(new) = choice {
            self.grid.insert(task, &list[new].reach);
        }
    }

    /// The cheapest candidate of a task that no other name is in the way of.
    fn free(&self, task: usize) -> Option<usize> {
        let is_free = |wanted: &Candidate| {
            self.around(wanted)
                .all(|(other, taken)| other == task || compatible(wanted, taken))
        };
        self.candidates[task].iter().position(is_free)
    }

    /// The chosen candidates near a candidate.
    fn around(&self, wanted: &Candidate) -> impl Iterator<Item = (usize, &Candidate)> {
        let near = self.grid.near(&wanted.reach);
        near.filter_map(|other| Some((other, &self.candidates[other][self.chosen[other]?])))
    }

    fn price(&self, task: usize, choice: Option<usize>) -> f64 {
        choice.map_or(NAMELESS, |choice| self.candidates[task][choice].cost)
    }

    fn cost(&self) -> f64 {
        self.chosen
            .iter()
            .enumerate()
            .map(|(task, choice)| self.price(task, *choice))
            .sum()
    }
}

/// Random numbers that are the same every time (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, not including, 1.
    fn share(&mut self) -> f64 {
        (self.roll() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.share() * limit as f64) as usize
    }
}
