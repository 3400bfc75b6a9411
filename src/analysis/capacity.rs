//! What the decisions do to the hours of the tasks, and what each role would carry after them.
//!
//! `domain.md` §3.6 (hours freed, received, running, reinvested, payback) and §5.1 (load by role, rules V10 and X02).

use std::collections::HashMap;

use indexmap::IndexMap;

use super::hours::{in_segments, team_hours};
use crate::model::people::{Role, Segment};
use crate::model::raci::Activity;
use crate::model::task::{Choice, Hours, Task};
use crate::model::{Id, Workshop};
use crate::vocabulary::{Disposition, Letter, Variant};

/// The role that keeps systems running where an option names nobody (`domain.md` §3.6, running cost).
const RUNS_SYSTEMS: &str = "ops";

/// What an S under RASCI weighs beside an R (`domain.md` §2.2).
const SUPPORT: f64 = 0.5;

/// What was decided about a task, in team hours a week (`domain.md` §3.6).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Effect {
    /// Team hours before.
    pub before: f64,
    /// Hours that those who do it no longer spend: `team_hours × saves × adoption`.
    pub freed: f64,
    /// The role that it is handed to, and the hours that it takes there: `freed × takes`.
    pub moved: Option<(Id<Role>, f64)>,
    /// Hours to keep a system running.
    pub run: f64,
    /// The role that they land on; `None`: those who do the task.
    pub runner: Option<Id<Role>>,
    /// Hours added by doing more of it.
    pub added: f64,
    /// One-off hours to get there.
    pub build_hours: f64,
}

impl Effect {
    /// Hours that land on roles which do not do the task today.
    pub fn received(&self) -> impl Iterator<Item = (&Id<Role>, f64)> {
        let moved = self.moved.iter().map(|(role, hours)| (role, *hours));
        moved.chain(self.runner.iter().map(|role| (role, self.run)))
    }
}

/// What happens with a task: what was decided, but what is promised to customers does not stop (`domain.md` §5.4).
///
/// In any other way the promise may be kept, so all else that was decided counts.
pub fn takes_effect(task: &Task) -> Option<Disposition> {
    let stops = |kind: &Disposition| *kind == Disposition::Eliminate;
    task.disposition
        .filter(|kind| !(task.locked && stops(kind)))
}

/// Weeks until the hours freed have paid for the hours built: `build_hours / (freed − run)`, infinite if they never do
/// (`domain.md` §3.6); `None` where nobody knows how many hours the task takes, or has said what the change would save.
pub fn payback_weeks(workshop: &Workshop, task: &Task) -> Option<f64> {
    task.options.get(&takes_effect(task)?)?;
    let effect = effect(workshop, task);
    let gain = effect.freed - effect.run;
    let weeks = if gain > 0.0 {
        effect.build_hours / gain
    } else {
        f64::INFINITY
    };
    (effect.before > 0.0).then_some(weeks)
}

/// What happens with a task, in hours; nothing changes while it is undecided, or promised and to be stopped.
pub fn effect(workshop: &Workshop, task: &Task) -> Effect {
    let before = team_hours(workshop, task);
    let unchanged = Effect {
        before,
        ..Effect::default()
    };
    let Some(disposition) = takes_effect(task) else {
        return unchanged;
    };
    let Some(choice) = task.options.get(&disposition) else {
        // What is stopped is stopped; how much anything else would save, nobody has said.
        let stopped = disposition == Disposition::Eliminate;
        return Effect {
            freed: if stopped { before } else { 0.0 },
            ..unchanged
        };
    };
    let freed = match disposition {
        Disposition::Keep | Disposition::Grow => 0.0,
        _ => before * choice.saves * choice.adoption,
    };
    let is_another = |role: &&Id<Role>| Some(*role) != task.owner.as_ref();
    let receiver =
        (choice.to.as_ref()).filter(|to| disposition == Disposition::Reassign && is_another(to));
    Effect {
        before,
        freed,
        moved: receiver.map(|to| (to.clone(), freed * choice.takes)),
        run: choice.run_hours,
        runner: runner(workshop, choice).filter(|role| is_another(&role)),
        added: match disposition {
            Disposition::Grow => in_segments(workshop, &choice.adds)
                .map(|(_, hours)| hours)
                .sum(),
            _ => 0.0,
        },
        build_hours: choice.build_hours,
    }
}

/// Who keeps what is built running: the role that the option names, else the role with the id `ops`.
fn runner(workshop: &Workshop, choice: &Choice) -> Option<Id<Role>> {
    let operations = || Some(workshop.roles.get_key_value(RUNS_SYSTEMS)?.0.clone());
    (choice.run_hours > 0.0)
        .then(|| choice.to.clone().or_else(operations))
        .flatten()
}

/// All decisions together, in team hours a week: four numbers side by side, because an hour handed on is not an hour
/// saved (`domain.md` §3.6).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Totals {
    /// Freed from those who do the tasks, by what was decided.
    pub freed: IndexMap<Disposition, f64>,
    /// Added to the roles that tasks are handed to.
    pub received: f64,
    /// To keep systems running.
    pub run: f64,
    /// Reinvested by doing more of something.
    pub grown: f64,
    /// One-off hours to get there.
    pub build_hours: f64,
    /// How many tasks change: neither kept nor grown, nor undecided.
    pub changed: usize,
}

impl Totals {
    /// What is left of the hours freed: freed − received − run − grown.
    pub fn net(&self) -> f64 {
        self.freed.values().sum::<f64>() - self.received - self.run - self.grown
    }
}

/// All decisions together.
pub fn totals(workshop: &Workshop) -> Totals {
    let mut totals = Totals::default();
    for task in workshop.tasks.values() {
        let effect = effect(workshop, task);
        let changes = |d: &Disposition| !matches!(d, Disposition::Keep | Disposition::Grow);
        if let Some(disposition) = takes_effect(task).filter(changes) {
            *totals.freed.entry(disposition).or_default() += effect.freed;
            totals.changed += 1;
        }
        totals.received += effect.moved.as_ref().map_or(0.0, |(_, hours)| *hours);
        totals.run += effect.run;
        totals.grown += effect.added;
        totals.build_hours += effect.build_hours;
    }
    totals
}

/// What one role would carry after the decisions, in hours a week.
#[derive(Debug, Clone, PartialEq)]
pub struct Load {
    /// The role.
    pub role: Id<Role>,
    /// Its share of the tasks behind the rows that it does.
    pub own: f64,
    /// What lands on it from tasks that others do today, by task.
    pub received: IndexMap<Id<Task>, f64>,
    /// What may be planned: heads × hours a week × target load; `None` while nobody wrote down the heads.
    pub capacity: Option<f64>,
    /// What the role said that it could take on.
    pub slack: Option<f64>,
}

impl Load {
    /// Hours that land on it.
    pub fn received(&self) -> f64 {
        self.received.values().sum()
    }

    /// All that it carries.
    pub fn carried(&self) -> f64 {
        self.own + self.received()
    }
}

/// What each role would carry after the decisions, in reading order (`domain.md` §5.1).
pub fn loads(workshop: &Workshop) -> Vec<Load> {
    let rules = &workshop.rules.capacity;
    let mut loads: IndexMap<Id<Role>, Load> = (workshop.roles.iter())
        .map(|(id, role)| {
            let load = Load {
                role: id.clone(),
                own: 0.0,
                received: IndexMap::new(),
                capacity: role
                    .heads_known
                    .then_some(role.heads * rules.hours_per_week * rules.target_load),
                slack: role.slack_hours,
            };
            (id.clone(), load)
        })
        .collect();
    let rows = rows_by_task(workshop);
    for (id, task) in &workshop.tasks {
        let effect = effect(workshop, task);
        for (role, hours) in effect.received() {
            if let Some(load) = loads.get_mut(role) {
                *load.received.entry(id.clone()).or_default() += hours;
            }
        }
        let rows = rows.get(id).map_or(&[][..], Vec::as_slice);
        for (segment, hours) in left(workshop, task, &effect) {
            for (role, share) in doers(workshop, task, &effect, rows, segment) {
                if let Some(load) = loads.get_mut(&role) {
                    load.own += hours * share;
                }
            }
        }
    }
    loads.into_values().collect()
}

fn rows_by_task(workshop: &Workshop) -> HashMap<&Id<Task>, Vec<&Activity>> {
    let mut rows: HashMap<_, Vec<_>> = HashMap::new();
    for row in workshop.activities.values() {
        for task in &row.tasks {
            rows.entry(task).or_default().push(row);
        }
    }
    rows
}

/// The hours that stay with those who do a task, in the segments where they are spent.
fn left<'w>(
    workshop: &'w Workshop,
    task: &'w Task,
    effect: &Effect,
) -> Vec<(Option<&'w Id<Segment>>, f64)> {
    let kept = if effect.before > 0.0 {
        1.0 - effect.freed / effect.before
    } else {
        0.0
    };
    let mut left: Vec<_> = match &task.hours {
        Some(Hours::BySegment(hours)) => in_segments(workshop, hours)
            .map(|(segment, hours)| (Some(segment), hours * kept))
            .collect(),
        _ => vec![(None, effect.before * kept)],
    };
    if effect.runner.is_none() {
        left.push((None, effect.run));
    }
    if let Some(grow) = (task.options.get(&Disposition::Grow)).filter(|_| effect.added > 0.0) {
        left.extend(
            in_segments(workshop, &grow.adds).map(|(segment, hours)| (Some(segment), hours)),
        );
    }
    left
}

/// Who does what is left of a task in a segment, and which share of it: the roles with an R in its rows, in equal
/// parts; nobody where it has no row.
///
/// What is left of a task that was handed on stays with those who had it: the receiver's R is for what it receives.
fn doers(
    workshop: &Workshop,
    task: &Task,
    effect: &Effect,
    rows: &[&Activity],
    segment: Option<&Id<Segment>>,
) -> IndexMap<Id<Role>, f64> {
    let mut weights: IndexMap<Id<Role>, f64> = IndexMap::new();
    for row in rows {
        for (role, weight) in workers(workshop, row, segment) {
            let known = weights.entry(role).or_default();
            *known = known.max(weight);
        }
    }
    if let Some((receiver, _)) = &effect.moved
        && weights.shift_remove(receiver).is_some()
        && weights.is_empty()
    {
        weights.extend(task.owner.clone().map(|owner| (owner, 1.0)));
    }
    let all: f64 = weights.values().sum();
    weights.values_mut().for_each(|weight| *weight /= all);
    weights
}

/// The roles that do a row in a segment, each with its weight.
fn workers(
    workshop: &Workshop,
    row: &Activity,
    segment: Option<&Id<Segment>>,
) -> Vec<(Id<Role>, f64)> {
    let doing = row.doing(segment, &workshop.rules.raci);
    let letters = row.letters_in(segment);
    let helpers = match row.variant {
        Variant::Rasci => letters.roles(Letter::S),
        _ => &[],
    };
    let weighed = |roles: &[Id<Role>], weight| {
        roles
            .iter()
            .map(move |role| (role.clone(), weight))
            .collect::<Vec<_>>()
    };
    [weighed(&doing, 1.0), weighed(helpers, SUPPORT)].concat()
}

#[cfg(test)]
mod tests;
