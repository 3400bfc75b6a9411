//! How what the room says gets into the files, and when in the session.

use serde::Serialize;

use crate::model::Workshop;
use crate::view::handout::exercise::{BEFORE, Entry, Exercise, LAST};
use crate::view::handout::running_order::{Day, Timed};
use crate::words::Said;

/// Something to type in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Typed {
    /// After which part; `None` before and after the session.
    pub when: Option<String>,
    /// What is done, with names in backticks.
    pub then: String,
    /// Commands and lines of files, as they are typed.
    pub lines: String,
}

/// What is typed in before, after the slots of all days, and at the end.
pub(super) fn of(workshop: &Workshop, days: &[Day<'_>]) -> Vec<Typed> {
    let mut typed = vec![entry(workshop, None, &BEFORE)];
    for day in days {
        for timed in &day.slots {
            let exercise = timed.slot.exercise.as_deref().and_then(Exercise::of_word);
            if let Some(after) = exercise.and_then(|exercise| exercise.entry) {
                let when = when(workshop, day, timed, days.len() > 1);
                typed.push(entry(workshop, Some(when), after));
            }
        }
    }
    typed.push(entry(workshop, None, &LAST));
    typed
}

fn when(workshop: &Workshop, day: &Day<'_>, timed: &Timed<'_>, of_several: bool) -> String {
    let words = &workshop.words;
    let time = day.clock(timed.end());
    let time = if of_several {
        format!("{}, {time}", day.name(words))
    } else {
        time
    };
    let said = Said::new("guide.after").with("time", time);
    words.say(&said.with("part", timed.slot.title.as_str()))
}

fn entry(workshop: &Workshop, when: Option<String>, entry: &Entry) -> Typed {
    let first = |id: Option<String>, or: &str| id.unwrap_or_else(|| or.to_owned());
    let task = workshop.tasks.keys().next().map(ToString::to_string);
    let row = workshop.activities.keys().next().map(ToString::to_string);
    let role = workshop.roles.keys().next().map(ToString::to_string);
    Typed {
        when,
        then: workshop.words.get(entry.then).to_owned(),
        lines: entry
            .lines
            .replace("TASK", &first(task, "usage-report"))
            .replace("ROW", &first(row, "renewal-quote"))
            .replace("ROLE", &first(role, "csm")),
    }
}
