//! What changed, with what happens alike told once: owners, then who works, tasks, and what is new or gone.

use std::cmp::Reverse;

use indexmap::IndexMap;

use super::{Kind, Line, Part, Writer};
use crate::diagnostic::codes;
use crate::diff::{Change, LetterChange, What};
use crate::model::Id;
use crate::model::people::Role;
use crate::model::task::Task;
use crate::vocabulary::{Disposition, Duty};
use crate::words::Said;

/// What happens, and to what.
type News = (String, String);

/// The parts that have something to tell.
pub(super) fn of(writer: &Writer<'_>) -> Vec<Part> {
    type Tell = fn(&Writer<'_>, &Change) -> Option<News>;
    let parts: [(Kind, &'static str, &'static str, Tell); 4] = [
        (Kind::Owners, "announcement.owners", "change.rows", owner),
        (Kind::Work, "announcement.work", "change.rows", work),
        (Kind::Tasks, "announcement.tasks", "change.tasks", task),
        (
            Kind::Entries,
            "announcement.entries",
            "change.entries",
            entry,
        ),
    ];
    let parts = parts.into_iter().map(|(kind, title, counted, tell)| Part {
        kind,
        title: writer.words.get(title).to_owned(),
        lines: together(
            writer,
            counted,
            writer.changes().filter_map(|change| tell(writer, change)),
        ),
    });
    parts.filter(|part| !part.lines.is_empty()).collect()
}

/// What happens alike to several things is one line; what happens to most comes first.
fn together(
    writer: &Writer<'_>,
    counted: &'static str,
    news: impl Iterator<Item = News>,
) -> Vec<Line> {
    let mut lines: IndexMap<String, Vec<String>> = IndexMap::new();
    for (what, name) in news {
        lines.entry(what).or_default().push(name);
    }
    let lines = lines.into_iter();
    let mut lines: Vec<Line> = lines
        .map(|(label, names)| writer.line(label, names, counted))
        .collect();
    lines.sort_by_key(|line| Reverse(line.names.len()));
    lines
}

fn owner(writer: &Writer<'_>, change: &Change) -> Option<News> {
    let What::Letter(letter) = &change.what else {
        return None;
    };
    let (from, to) = (
        writer.teller.holders(&letter.from),
        writer.teller.holders(&letter.to),
    );
    let is_owner = change.code == &codes::OWNER_MOVED;
    is_owner.then(|| (format!("{from} → {to}"), row(writer, change, letter)))
}

fn work(writer: &Writer<'_>, change: &Change) -> Option<News> {
    let What::Letter(letter) = &change.what else {
        return None;
    };
    let duty = writer.teller.variant(&change.about).duty_of(letter.letter);
    if duty != Some(Duty::Responsible) || letter.from.roles == letter.to.roles {
        return None;
    }
    let added: Vec<_> = letter.to.roles.difference(&letter.from.roles).collect();
    let removed: Vec<_> = letter.from.roles.difference(&letter.to.roles).collect();
    Some((doers(writer, &added, &removed), row(writer, change, letter)))
}

/// "now Operations, no longer CSM".
fn doers(writer: &Writer<'_>, added: &[&Id<Role>], removed: &[&Id<Role>]) -> String {
    let names = |roles: &[&Id<Role>]| {
        let names = roles.iter().map(|role| writer.teller.role(role));
        writer.words.list(names)
    };
    let key = match (added, removed) {
        (_, []) => "announcement.now-also",
        ([], _) => "announcement.no-longer",
        _ => "announcement.now-instead",
    };
    let said = Said::new(key).with("added", names(added));
    writer.words.say(&said.with("removed", names(removed)))
}

fn row(writer: &Writer<'_>, change: &Change, letter: &LetterChange) -> String {
    let name = writer.teller.name(&change.about);
    match &letter.segment {
        Some(segment) => writer.teller.in_segment(name, segment),
        None => name,
    }
}

/// What will be done with a task; who does it now is told to the roles.
fn task(writer: &Writer<'_>, change: &Change) -> Option<News> {
    if change.code != &codes::DISPOSITION_CHANGED {
        return None;
    }
    let task = writer.compared.after.tasks.get(change.about.id()?)?;
    Some((disposition(writer, task), writer.teller.name(&change.about)))
}

fn disposition(writer: &Writer<'_>, task: &Task) -> String {
    let key = match task.disposition {
        None => "announcement.undecided",
        Some(Disposition::Keep) => "announcement.keep",
        Some(Disposition::Grow) => "announcement.grow",
        Some(Disposition::Simplify) => "announcement.simplify",
        Some(Disposition::Automate) => "announcement.automate",
        Some(Disposition::Eliminate) => "announcement.eliminate",
        Some(Disposition::Reassign) => {
            let choice = task.options.get(&Disposition::Reassign);
            if let Some(role) = choice.and_then(|choice| choice.to.as_ref()) {
                let said = Said::new("announcement.reassign-to");
                return writer
                    .words
                    .say(&said.with("role", writer.teller.role(role)));
            }
            "announcement.reassign"
        }
    };
    writer.words.get(key).to_owned()
}

fn entry(writer: &Writer<'_>, change: &Change) -> Option<News> {
    let key = match (change.about.kind(), &change.what) {
        ("activity", What::Added) => "announcement.new-rows",
        ("activity", What::Removed) => "announcement.dropped-rows",
        ("task", What::Added) => "announcement.new-tasks",
        ("task", What::Removed) => "announcement.dropped-tasks",
        _ => return None,
    };
    Some((
        writer.words.get(key).to_owned(),
        writer.teller.name(&change.about),
    ))
}
