//! How what the room says gets into the files, and when in the session.

use indexmap::IndexMap;
use serde::Serialize;
use toml_edit::Key;

use crate::model::{Id, Workshop};
use crate::view::handout::exercise::{BEFORE, Entry, Exercise, LAST};
use crate::view::handout::running_order::{Day, Timed};
use crate::wording::is_kebab;
use crate::words::Said;

/// Something to type in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Typed {
    /// Before or after which part; `None` before and after the session.
    pub when: Option<String>,
    /// What is done, with names in backticks.
    pub then: String,
    /// Commands and lines of files, as they are typed.
    pub lines: String,
}

/// What is typed in before, around the slots of all days, and at the end.
pub(super) fn of(workshop: &Workshop, days: &[Day<'_>]) -> Vec<Typed> {
    let mut typed = vec![entry(workshop, None, &BEFORE)];
    for day in days {
        for timed in &day.slots {
            let exercise = timed.slot.exercise.as_deref().and_then(Exercise::of_word);
            let of_several = days.len() > 1;
            if let Some(before) = exercise.and_then(Exercise::ahead) {
                let when = when(workshop, day, timed, "guide.until", timed.start, of_several);
                typed.push(entry(workshop, Some(when), before));
            }
            if let Some(after) = exercise.and_then(|exercise| exercise.entry) {
                let when = when(workshop, day, timed, "guide.after", timed.end(), of_several);
                typed.push(entry(workshop, Some(when), after));
            }
        }
    }
    typed.push(entry(workshop, None, &LAST));
    typed
}

fn when(
    workshop: &Workshop,
    day: &Day<'_>,
    timed: &Timed<'_>,
    key: &'static str,
    at: i64,
    of_several: bool,
) -> String {
    let words = &workshop.words;
    let time = day.clock(at);
    let time = if of_several {
        format!("{}, {time}", day.name(words))
    } else {
        time
    };
    let said = Said::new(key).with("time", time);
    words.say(&said.with("part", timed.title(words)))
}

fn entry(workshop: &Workshop, when: Option<String>, entry: &Entry) -> Typed {
    Typed {
        when,
        then: workshop.words.get(entry.then).to_owned(),
        lines: filled(workshop, entry.lines),
    }
}

/// The lines with what the words in capitals stand for; where the workshop has nothing to put there, they stay.
fn filled(workshop: &Workshop, lines: &str) -> String {
    let line = |line: &str| {
        let is_command = line.starts_with("offsite ");
        let words = line.split_inclusive(|c: char| !c.is_ascii_uppercase());
        let word = |text: &str| {
            let word = text.trim_end_matches(|c: char| !c.is_ascii_uppercase());
            let meant = meaning(workshop, word, is_command);
            meant.map_or_else(|| text.to_owned(), |meant| meant + &text[word.len()..])
        };
        words.map(word).collect::<String>()
    };
    lines.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// What a word in capitals stands for, as a command or a file takes it; a shell takes plain ids only.
fn meaning(workshop: &Workshop, word: &str, is_command: bool) -> Option<String> {
    let key = |id: &str| match is_command {
        true => id.to_owned(),
        false => Key::new(id).display_repr().into_owned(),
    };
    let value = |id: &str| match is_command {
        true => id.to_owned(),
        false => toml::Value::from(id).to_string(),
    };
    let may_be_typed = |id: &&str| !is_command || is_kebab(id);
    match word {
        "TASK" => first(&workshop.tasks, may_be_typed).map(key),
        "ROW" => first(&workshop.activities, may_be_typed).map(key),
        "ROLE" => first(&workshop.roles, may_be_typed).map(value),
        "DAY" => Some(day_after(workshop)),
        _ => None,
    }
}

fn first<T>(things: &IndexMap<Id<T>, T>, wanted: impl FnMut(&&str) -> bool) -> Option<&str> {
    things.keys().map(Id::as_str).find(wanted)
}

/// A day two weeks after the workshop begins, as an example.
fn day_after(workshop: &Workshop) -> String {
    let day = workshop.about.starts;
    let day = day.and_then(|day| day.checked_add(jiff::Span::new().days(14)).ok());
    day.map_or_else(|| "YYYY-MM-DD".to_owned(), |day| day.to_string())
}
