//! The ranked table: every scored task, most hours at stake first.

use jiff::civil::Date;
use serde::Serialize;

use super::{UNKNOWN, quadrant_name};
use crate::analysis::disagreement::near;
use crate::analysis::scores::{Basis, Board, Placed, spread};
use crate::model::task::Task;
use crate::model::{Id, Workshop};
use crate::view::impact_effort::{both, disposition_word};
use crate::view::people::{Names, range_tells};
use crate::view::words::anchor;
use crate::words::{Said, Words};

/// A scored task in the ranked table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RankedTask {
    /// The number on its card and in the figure.
    pub card: u32,
    /// The name for links to it.
    pub anchor: String,
    /// The id, for those who edit the files.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The phase that it belongs to.
    pub phase: Option<String>,
    /// The role that does it today.
    pub owner: Option<String>,
    /// Team hours a week.
    pub hours: String,
    /// Its impact.
    pub impact: String,
    /// Its effort.
    pub effort: String,
    /// It is new on the map since an earlier state that the page is compared with.
    pub is_new: bool,
    /// Where it was then: "impact 2.00 → 4.00"; `None` where it is where it was.
    pub moved: Option<String>,
    /// Where the scores come from, such as "8 votes, round 1".
    pub basis: String,
    /// The lowest and the highest vote on each axis, such as "impact 2 to 5, effort 1 to 4".
    pub votes: Option<String>,
    /// The field it falls into.
    pub quadrant: String,
    /// Within a quarter of a point of a line.
    pub borderline: bool,
    /// What will be done with it.
    pub disposition: String,
    /// The next step, who takes it and by when.
    pub next: Option<String>,
    /// It is promised to customers.
    pub locked: bool,
    /// The promise in words.
    pub locked_why: Option<String>,
}

/// By hours at stake, never by distance from a corner (`domain.md` §3.3); equal hours stay in card order.
pub(super) fn ranked(workshop: &Workshop, board: &Board, names: &Names<'_>) -> Vec<RankedTask> {
    let mut tasks: Vec<(&Id<Task>, &Task, &Placed)> = board
        .tasks
        .iter()
        .map(|(id, placed)| (id, &workshop.tasks[id], placed))
        .collect();
    tasks.sort_by(|(_, a, placed_a), (_, b, placed_b)| {
        placed_b
            .hours
            .total_cmp(&placed_a.hours)
            .then(a.card.cmp(&b.card))
    });
    let words = &workshop.words;
    let row = |(id, task, placed): (&Id<Task>, &Task, &Placed)| RankedTask {
        card: task.card,
        anchor: anchor("task", id),
        id: id.to_string(),
        name: task.name.clone(),
        phase: task
            .phase
            .as_ref()
            .and_then(|phase| workshop.phases.get(phase))
            .map(|phase| phase.name.clone()),
        owner: task
            .owner
            .as_ref()
            .and_then(|owner| workshop.roles.get(owner))
            .map(|role| role.short_name().to_owned()),
        hours: task
            .hours
            .as_ref()
            .map_or_else(|| UNKNOWN.to_owned(), |_| words.number(placed.hours, 1)),
        impact: words.score(placed.scored.scores.impact),
        effort: words.score(placed.scored.scores.effort),
        is_new: false,
        moved: None,
        basis: basis(placed, words),
        votes: spread(workshop, id)
            .filter(|_| !range_tells(workshop, placed.scored.voters))
            .map(|spread| {
                both(
                    words,
                    words.range(spread.impact),
                    words.range(spread.effort),
                )
            }),
        quadrant: quadrant_name(workshop, placed.quadrant).to_owned(),
        borderline: is_borderline(placed, board),
        disposition: disposition_word(words, task.disposition),
        next: next(task, names, words),
        locked: task.locked,
        locked_why: task.locked_why.clone(),
    };
    tasks.into_iter().map(row).collect()
}

fn basis(placed: &Placed, words: &Words) -> String {
    match placed.scored.basis {
        Basis::Agreed => words.get("task.agreed").to_owned(),
        Basis::Written => words.get("task.written").to_owned(),
        Basis::Round1 => words.counted("task.votes-1", placed.scored.voters),
        Basis::Round2 => words.counted("task.votes-2", placed.scored.voters),
    }
}

/// Within 0.25 of a line (`domain.md` §3.4).
fn is_borderline(placed: &Placed, board: &Board) -> bool {
    let scores = placed.scored.scores;
    near(scores.impact, board.thresholds.impact) || near(scores.effort, board.thresholds.effort)
}

fn next(task: &Task, names: &Names<'_>, words: &Words) -> Option<String> {
    let next = task.next.as_ref()?;
    let by_day = |day: Date| words.say(&Said::new("task.by-day").with("day", day.to_string()));
    let parts = [
        next.step.clone(),
        names.show_some(next.who.as_ref()),
        next.by.map(by_day),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}
