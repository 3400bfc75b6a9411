//! From one career step to the next: what is required more, and what the levels in between say.

use crate::model::competency::{Competency, Step};
use crate::model::{Id, Workshop};

/// A competency in which the next step requires a higher level.
#[derive(Debug, Clone, PartialEq)]
pub struct Rise {
    /// Which competency.
    pub competency: Id<Competency>,
    /// The level of the lower step; `None` where it requires none.
    pub from: Option<u32>,
    /// The level of the next step.
    pub to: u32,
}

/// Two consecutive career steps.
#[derive(Debug, Clone, PartialEq)]
pub struct StepUp {
    /// The lower step.
    pub from: Id<Step>,
    /// The next one, in the order of the files.
    pub to: Id<Step>,
    /// What the next one requires more, in reading order.
    pub rises: Vec<Rise>,
    /// Competencies of which the next one requires less or nothing, in reading order.
    pub falls: Vec<Id<Competency>>,
}

/// The pairs of consecutive career steps, in the order of the files, that require a level in a common competency.
///
/// Steps without one in common are ladders of different work.
pub fn next_steps(workshop: &Workshop) -> Vec<StepUp> {
    let steps: Vec<_> = workshop.steps.keys().collect();
    let pairs = steps.windows(2).filter_map(|pair| match pair {
        [from, to] => step_up(workshop, from, to),
        _ => None,
    });
    pairs.collect()
}

fn step_up(workshop: &Workshop, from: &Id<Step>, to: &Id<Step>) -> Option<StepUp> {
    let required = |step| {
        let competencies = workshop.competencies.iter();
        // Level 0 asks for nothing.
        competencies.map(move |(id, competency): (_, &Competency)| {
            (
                id,
                competency
                    .required
                    .get(step)
                    .copied()
                    .filter(|level| *level > 0),
            )
        })
    };
    let both: Vec<_> = required(from)
        .zip(required(to))
        .map(|((id, from), (_, to))| (id, from, to))
        .collect();
    let is_shared = both
        .iter()
        .any(|(_, from, to)| from.is_some() && to.is_some());
    is_shared.then(|| StepUp {
        from: from.clone(),
        to: to.clone(),
        rises: both
            .iter()
            .filter_map(|(id, from, to)| {
                let to = to.filter(|to| from.is_none_or(|from| *to > from))?;
                Some(Rise {
                    competency: (*id).clone(),
                    from: *from,
                    to,
                })
            })
            .collect(),
        // An `Option` without a level is below every level.
        falls: both
            .iter()
            .filter(|(_, from, to)| to < from)
            .map(|(id, _, _)| (*id).clone())
            .collect(),
    })
}
