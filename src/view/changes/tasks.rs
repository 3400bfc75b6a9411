//! The tasks that changed, with what they were beside what they are.

use indexmap::IndexMap;
use serde::Serialize;

use crate::analysis::hours::team_hours;
use crate::analysis::scores::{Board, board};
use crate::diagnostic::{Code, codes};
use crate::diff::{Compared, What};
use crate::model::Workshop;
use crate::view::impact_effort::disposition_word;
use crate::view::plot_page::quadrant_name;
use crate::words::Words;

/// What stands where there is nothing to show.
const NOTHING: &str = "–";

/// A task that changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TouchedTask {
    /// The id, for those who edit the files.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// That it is new, or gone.
    pub tag: Option<String>,
    /// Its impact.
    pub impact: Turn,
    /// Its effort.
    pub effort: Turn,
    /// The field of the map that it lies in.
    pub field: Turn,
    /// The role that does it.
    pub owner: Turn,
    /// Team hours a week.
    pub hours: Turn,
    /// What will be done with it.
    pub disposition: Turn,
}

/// Something with what it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Turn {
    /// What it was; `None` where it did not change.
    pub from: Option<String>,
    /// What it is.
    pub to: String,
}

/// What the table can show of a task, in its order.
const SHOWN: [&Code; 7] = [
    &codes::RESCORED,
    &codes::QUADRANT_CHANGED,
    &codes::TASK_OWNER_CHANGED,
    &codes::HOURS_CHANGED,
    &codes::DISPOSITION_CHANGED,
    &codes::TASK_ADDED,
    &codes::TASK_REMOVED,
];

/// The tasks of which something that the table shows changed, in the order of the changes.
pub(super) fn of(compared: &Compared) -> Vec<TouchedTask> {
    let mut touched: IndexMap<&str, Vec<&Code>> = IndexMap::new();
    for change in &compared.diff.changes {
        if let ("task", Some(id)) = (change.about.kind(), change.about.id())
            && (SHOWN.contains(&change.code) || matches!(change.what, What::Added | What::Removed))
        {
            touched.entry(id).or_default().push(change.code);
        }
    }
    let (old, new) = (board(&compared.before), board(&compared.after));
    let words = &compared.after.words;
    let task = |(id, codes): (&str, Vec<&Code>)| {
        let old_id = compared.diff.renames.old_id("task", id);
        let secret = compared.is_secret();
        let was = Task::of(&compared.before, &old, old_id, (words, secret));
        let is = Task::of(&compared.after, &new, id, (words, secret));
        touched_task(id, &codes, was, is, words)
    };
    touched.into_iter().map(task).collect()
}

/// What one side says about a task.
struct Task {
    name: String,
    impact: String,
    effort: String,
    field: String,
    owner: String,
    hours: String,
    disposition: String,
}

impl Task {
    /// How far a secret mean moved tells of the votes behind it, so that it is left out.
    fn of(
        workshop: &Workshop,
        board: &Board,
        id: &str,
        (words, secret): (&Words, bool),
    ) -> Option<Self> {
        let task = workshop.tasks.get(id)?;
        let placed = board.tasks.get(id);
        let told = placed.filter(|placed| !(secret && placed.scored.is_voted()));
        let nothing = || NOTHING.to_owned();
        let score = |score: Option<f64>| score.map_or_else(nothing, |score| words.score(score));
        let owner = task
            .owner
            .as_ref()
            .map(|role| workshop.role_short_name(role));
        Some(Self {
            name: task.name.clone(),
            impact: score(told.map(|placed| placed.scored.scores.impact)),
            effort: score(told.map(|placed| placed.scored.scores.effort)),
            field: placed.map_or_else(nothing, |placed| {
                quadrant_name(workshop, placed.quadrant).to_owned()
            }),
            owner: owner.unwrap_or_else(nothing),
            hours: task
                .hours
                .as_ref()
                .map_or_else(nothing, |_| words.number(team_hours(workshop, task), 1)),
            disposition: disposition_word(words, task.disposition),
        })
    }
}

fn touched_task(
    id: &str,
    codes: &[&Code],
    was: Option<Task>,
    is: Option<Task>,
    words: &Words,
) -> TouchedTask {
    let tag = match (&was, &is) {
        (None, _) => Some("since.new"),
        (_, None) => Some("since.gone"),
        _ => None,
    };
    let name = is.as_ref().or(was.as_ref()).map(|task| task.name.clone());
    let turn = |because: &[&Code], of: fn(&Task) -> &String| {
        let (was, is) = (was.as_ref().map(of), is.as_ref().map(of));
        let changed = tag.is_none() && codes.iter().any(|code| because.contains(code));
        Turn {
            from: was.filter(|was| changed && is != Some(*was)).cloned(),
            to: is.or(was).cloned().unwrap_or_default(),
        }
    };
    let scored = &[&codes::RESCORED, &codes::QUADRANT_CHANGED];
    TouchedTask {
        id: id.to_owned(),
        name: name.unwrap_or_else(|| id.to_owned()),
        impact: turn(scored, |task| &task.impact),
        effort: turn(scored, |task| &task.effort),
        field: turn(scored, |task| &task.field),
        owner: turn(&[&codes::TASK_OWNER_CHANGED], |task| &task.owner),
        hours: turn(
            &[&codes::HOURS_CHANGED, &codes::TASK_OWNER_CHANGED],
            |task| &task.hours,
        ),
        disposition: turn(&[&codes::DISPOSITION_CHANGED], |task| &task.disposition),
        tag: tag.map(|key| words.get(key).to_owned()),
    }
}
