//! Which candidate each task gets.

use std::panic::resume_unwind;

use super::Scene;
use super::candidates::{Candidate, NUMBER};
use super::crowd::{Claim, Crowd};
use super::dice::Dice;

/// The price of a task with neither name nor number beside its marker.
const NOTHING: f32 = 3000.0;
/// A move may push out this many; more rarely pays.
const PUSHED: usize = 3;
/// How much dearer a refuge may be than the place that was lost, unless it is a number.
const REFUGE: f32 = 40.0;
/// Moves a task, and in all.
const MOVES: (usize, usize) = (800, 150_000);
/// What a bold move may cost: at the start, when names are shuffled, and at the end.
const HOT: (f32, f32) = (100.0, 30.0);
/// The same while names come to rest.
const COOLING: (f32, f32) = (30.0, 0.2);
/// The share of the moves that cooling takes.
const REST: f32 = 0.4;
/// How often a move is about a task that has no name yet.
const NAMELESS_FIRST: f64 = 0.5;
/// Independent searches, of which the best counts.
const SEEDS: [u64; 2] = [0x0ff5_17e5, 0x5eed_0002];

/// The index of the chosen candidate of every task.
pub(super) fn choose(scene: &Scene, candidates: &[Vec<Candidate>]) -> Vec<Option<usize>> {
    let search = |seed| {
        let mut state = State::new(scene, candidates);
        state.fill();
        state.improve(seed);
        state.outcome()
    };
    let [first, second] = SEEDS;
    let (own, other) = std::thread::scope(|scope| {
        let other = scope.spawn(move || search(second));
        let own = search(first);
        (
            own,
            other.join().unwrap_or_else(|panic| resume_unwind(panic)),
        )
    });
    if other.0 < own.0 { other.1 } else { own.1 }
}

/// Moves that only make sense together, and what they claim.
#[derive(Default)]
struct Chain {
    moves: Vec<(usize, u16)>,
    claims: Vec<Claim>,
}

struct State<'a> {
    candidates: &'a [Vec<Candidate>],
    crowd: Crowd<'a>,
    /// For every candidate, who was last seen in its way, and where.
    obstacles: Vec<Vec<(u16, u16)>>,
    /// Tasks that are about to leave their places.
    leaving: Vec<bool>,
    /// Tasks that could have a name, and have none.
    nameless: Vec<usize>,
    /// How many of the candidates of each task are for its name: the first ones.
    names: Vec<usize>,
}

impl<'a> State<'a> {
    fn new(scene: &'a Scene, candidates: &'a [Vec<Candidate>]) -> Self {
        let unknown = |list: &Vec<Candidate>| vec![(0, Crowd::NOWHERE); list.len()];
        let count = |list: &Vec<Candidate>| list.partition_point(|place| place.cost < NUMBER);
        let names: Vec<usize> = candidates.iter().map(count).collect();
        Self {
            candidates,
            crowd: Crowd::new(scene, candidates),
            obstacles: candidates.iter().map(unknown).collect(),
            leaving: vec![false; candidates.len()],
            nameless: (0..candidates.len())
                .filter(|task| names[*task] > 0)
                .collect(),
            names,
        }
    }

    /// The greedy start: the task with the fewest good places chooses first.
    fn fill(&mut self) {
        const GOOD: f32 = 30.0;
        let good = |task: &usize| self.below(*task, GOOD);
        let mut order: Vec<usize> = (0..self.candidates.len()).collect();
        order.sort_by_key(|task| (good(task), *task));
        for task in order {
            if let Some((place, _)) = self.refuge(task, f32::INFINITY, f32::INFINITY, &[]) {
                self.put(task, place);
            }
        }
    }

    /// Moves names about. The best state seen is kept.
    fn improve(&mut self, seed: u64) {
        let tasks = self.candidates.len();
        let movable: Vec<usize> = (0..tasks)
            .filter(|task| !self.candidates[*task].is_empty())
            .collect();
        if movable.is_empty() {
            return;
        }
        let moves = (MOVES.0 * movable.len()).min(MOVES.1);
        let mut dice = Dice::new(seed);
        let mut best = self.crowd.places().to_vec();
        let (mut cost, mut lowest) = (self.cost(), self.cost());
        let mut chain = Chain::default();
        let shuffled = (moves as f32 * (1.0 - REST)) as usize;
        let mut done = 0;
        while done < moves {
            // Where everybody has a name there is nothing to shuffle for.
            if self.nameless.is_empty() {
                done = done.max(shuffled);
            }
            let heat = heat(done as f32 / moves as f32);
            done += 1;
            let task = if !self.nameless.is_empty() && dice.share() < NAMELESS_FIRST {
                self.nameless[dice.below(self.nameless.len())]
            } else {
                movable[dice.below(movable.len())]
            };
            // Cheap candidates are tried far more often than dear ones; numbers only for those
            // who have nothing yet.
            let names = self.names[task];
            let numbers = self.candidates[task].len() - names;
            let (from, count) = if numbers > 0 && (names == 0 || self.price(task) >= NOTHING) {
                (names, numbers)
            } else {
                (0, names)
            };
            let skew = dice.share();
            let place = (from + (skew * skew * skew * count as f64) as usize) as u16;
            let bold = dice.share() as f32;
            if count == 0 {
                continue;
            }
            if let Some(change) = self.chain(task, place, heat * bold * bold, &mut chain) {
                for (task, place) in chain.moves.drain(..) {
                    self.put(task, place);
                }
                cost += f64::from(change);
                if cost < lowest - 1e-3 {
                    lowest = cost;
                    best.clear();
                    best.extend_from_slice(self.crowd.places());
                }
            }
        }
        for (task, place) in best.into_iter().enumerate() {
            self.put(task, place);
        }
        self.descend(&movable);
    }

    /// Gives every task the cheapest place that is free, until none improves.
    fn descend(&mut self, movable: &[usize]) {
        loop {
            let mut improved = false;
            for task in movable {
                let price = self.price(*task);
                if let Some((place, _)) = self.refuge(*task, price, price, &[]) {
                    improved |= self.candidates[*task][usize::from(place)].cost < price;
                    self.put(*task, place);
                }
            }
            if !improved {
                return;
            }
        }
    }

    /// What moves if a task takes a place and all that it pushes out find refuge; and what that
    /// costs. `None` if it costs more than `limit`, or somebody finds none.
    fn chain(&mut self, task: usize, place: u16, limit: f32, chain: &mut Chain) -> Option<f32> {
        let candidates = self.candidates;
        let wanted = &candidates[task][usize::from(place)];
        let mut change = wanted.cost - self.price(task);
        if self.crowd.places()[task] == place {
            return None;
        }
        let claim = self.crowd.claim(wanted);
        let mut pushed = [0; PUSHED];
        let mut count = 0;
        let too_many = self.crowd.in_the_way(&claim, |other| {
            if other == task || pushed[..count].contains(&other) {
                return false;
            }
            if count == PUSHED {
                return true;
            }
            pushed[count] = other;
            count += 1;
            false
        });
        let pushed = &pushed[..count];
        // Nobody can do better than with the cheapest of all their places.
        let cheapest = |other: usize| candidates[other][0].cost;
        change += pushed
            .iter()
            .map(|other| cheapest(*other) - self.price(*other))
            .sum::<f32>();
        if too_many || change > limit {
            return None;
        }
        chain.moves.clear();
        chain.claims.clear();
        chain.moves.push((task, place));
        chain.claims.push(claim);
        self.leaving[task] = true;
        pushed.iter().for_each(|other| self.leaving[*other] = true);
        let found = pushed.iter().all(|other| {
            let most = cheapest(*other) + limit - change;
            let name = self.price(*other) + REFUGE;
            let refuge = self.refuge(*other, most, name, &chain.claims);
            if let Some((refuge, claim)) = refuge {
                change += candidates[*other][usize::from(refuge)].cost - cheapest(*other);
                chain.moves.push((*other, refuge));
                chain.claims.push(claim);
            }
            refuge.is_some()
        });
        self.leaving[task] = false;
        pushed.iter().for_each(|other| self.leaving[*other] = false);
        found.then_some(change)
    }

    /// The cheapest place of a task up to a price that is in nobody's way, neither of those who
    /// stay nor of those in the chain. Names dearer than `name` are passed over.
    fn refuge(
        &mut self,
        task: usize,
        most: f32,
        name: f32,
        chain: &[Claim],
    ) -> Option<(u16, Claim)> {
        let end = self.below(task, most);
        let names = self.below(task, name).min(self.names[task]).min(end);
        let numbers = self.names[task];
        let list = &self.candidates[task];
        for place in (0..names).chain(numbers..end.max(numbers)) {
            let (obstacle, at) = self.obstacles[task][place];
            let still_there = at != Crowd::NOWHERE
                && self.crowd.places()[usize::from(obstacle)] == at
                && !self.leaving[usize::from(obstacle)];
            if still_there {
                continue;
            }
            let Some(claim) = self.crowd.claim_beside(&list[place], chain) else {
                continue;
            };
            let mut obstacle = None;
            let blocked = self.crowd.in_the_way(&claim, |other| {
                let stays = other != task && !self.leaving[other];
                if stays {
                    obstacle = Some(other);
                }
                stays
            });
            if let (true, Some(other)) = (blocked, obstacle) {
                self.obstacles[task][place] = (other as u16, self.crowd.places()[other]);
                continue;
            }
            return Some((place as u16, claim));
        }
        None
    }

    fn put(&mut self, task: usize, place: u16) {
        self.crowd.put(task, place);
        let is_named = self.price(task) < NUMBER;
        let position = self.nameless.iter().position(|other| *other == task);
        match position {
            Some(position) if is_named => {
                self.nameless.swap_remove(position);
            }
            None if !is_named && self.names[task] > 0 => self.nameless.push(task),
            _ => {}
        }
    }

    /// How many candidates of a task cost at most this much.
    fn below(&self, task: usize, price: f32) -> usize {
        self.candidates[task].partition_point(|candidate| candidate.cost <= price)
    }

    fn price(&self, task: usize) -> f32 {
        let place = usize::from(self.crowd.places()[task]);
        self.candidates[task]
            .get(place)
            .map_or(NOTHING, |candidate| candidate.cost)
    }

    fn cost(&self) -> f64 {
        (0..self.candidates.len())
            .map(|task| f64::from(self.price(task)))
            .sum()
    }

    fn outcome(&self) -> (f64, Vec<Option<usize>>) {
        let place = |place: &u16| (*place != Crowd::NOWHERE).then_some(usize::from(*place));
        (self.cost(), self.crowd.places().iter().map(place).collect())
    }
}

/// What a bold move may cost when this share of the moves is done.
fn heat(done: f32) -> f32 {
    let shuffling = 1.0 - REST;
    if done < shuffling {
        HOT.0 + (HOT.1 - HOT.0) * done / shuffling
    } else {
        let left = (1.0 - done) / REST;
        COOLING.1 + (COOLING.0 - COOLING.1) * left * left
    }
}
