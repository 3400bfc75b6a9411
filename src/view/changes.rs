//! What changed between two states of a workshop, as it is told: by weight, then thing by thing, a line a change.

pub(in crate::view) mod cells;
pub mod digest;
mod fold;
mod line;
pub mod matrix;
mod name;
pub mod page;
mod tasks;

use std::collections::BTreeSet;

use serde::Serialize;

use crate::diagnostic::{Place, Severity};
use crate::diff::{At, Change, Compared, Found, Side, What};
use crate::vocabulary::NameStyle;
use crate::words::{Said, Words};
use fold::Folded;
use line::signed;
pub use line::{Line, Teller, Told};

/// Everything that is told about what changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Changes {
    /// The changes by weight, heaviest first; weights without changes are left out.
    pub groups: Vec<Group>,
    /// What is found now and was not before.
    pub appeared: Vec<FoundLine>,
    /// What is settled.
    pub settled: Vec<FoundLine>,
    /// Changes that the room accepts, with the reason.
    pub accepted: Vec<Line>,
    /// "1 breaking, 2 notable, 5 other changes".
    pub summary: String,
    /// "2 rows changed hands, 1 task is new".
    pub numbers: String,
}

impl Changes {
    /// Every change with the name of its thing, heaviest first; what happened alike to several is told of each.
    pub fn lines(&self) -> impl Iterator<Item = (&str, &Line)> {
        self.groups.iter().flat_map(|group| {
            let alike = group.alike.iter().flat_map(|alike| {
                let names = alike.names.iter();
                names.map(|name| (name.as_str(), &alike.line))
            });
            let things = group.things.iter().flat_map(|thing| {
                let lines = thing.lines.iter();
                lines.map(|line| (thing.name.as_str(), line))
            });
            alike.chain(things)
        })
    }
}

/// The changes of one weight.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Group {
    /// `error`, `warning` or `note`.
    pub severity: Severity,
    /// What the weight is called.
    pub title: String,
    /// How many changes have this weight.
    pub count: usize,
    /// What happened alike to three things or more, told once.
    pub alike: Vec<Alike>,
    /// The things that something happened to: each stands where its heaviest change belongs, with all its changes.
    pub things: Vec<Thing>,
}

/// One change of several things.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Alike {
    /// The change.
    pub line: Line,
    /// "26 rows".
    pub counted: String,
    /// The things, by name.
    pub names: Vec<String>,
}

/// What happened to one thing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Thing {
    /// Its kind, such as `activity`.
    pub kind: String,
    /// Its id, where it has one.
    pub id: Option<String>,
    /// What it is called.
    pub name: String,
    /// Where it is written: `raci.toml:88`; empty for what is written nowhere.
    pub at: String,
    /// That place is in the earlier files.
    pub is_gone: bool,
    /// The changes: letters as the legend has them, then what follows.
    pub lines: Vec<Line>,
}

/// A finding that is new, or settled.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FoundLine {
    /// `error`, `warning` or `note`.
    pub severity: Severity,
    /// Its code.
    pub code: &'static str,
    /// What is, or was, wrong.
    pub text: String,
    /// Where it is, or was, written.
    pub at: String,
}

/// Tells what changed in the words given; people appear as the later workshop wants.
pub fn of(compared: &Compared, words: &Words) -> Changes {
    let teller = Teller::new(compared, words);
    let (accepted, told): (Vec<_>, Vec<_>) =
        told(compared).partition(|(change, _)| change.accepted.is_some());
    let (folded, single) = fold::fold(&teller, &told);
    let things = things(&teller, &single);
    let weights = [Severity::Error, Severity::Warning, Severity::Note];
    let groups = weights.into_iter().filter_map(|severity| {
        let of_weight = told
            .iter()
            .filter(|(change, _)| change.severity == severity);
        let group = Group {
            severity,
            title: words.get(title_key(severity)).to_owned(),
            count: of_weight.count(),
            alike: alike(&teller, &folded, severity),
            things: things
                .iter()
                .filter(|thing| weight(thing) == severity)
                .cloned()
                .collect(),
        };
        let is_empty = group.alike.is_empty() && group.things.is_empty();
        (!is_empty).then_some(group)
    });
    Changes {
        groups: groups.collect(),
        appeared: found(&compared.appeared, words),
        settled: found(&compared.settled, words),
        accepted: accepted
            .iter()
            .map(|(change, _)| teller.accepted(change))
            .collect(),
        summary: summary(&told, compared, words),
        numbers: teller.numbers(&told),
    }
}

/// A change with where it is written.
pub type Located<'c> = (&'c Change, &'c At);

/// The changes that are told, each with where it is written: all but those that only echo another.
pub fn told(compared: &Compared) -> impl Iterator<Item = Located<'_>> {
    let renamed_tasks = renamed_tasks(compared);
    let pairs = compared.diff.changes.iter().zip(&compared.at);
    pairs.filter(move |(change, _)| !is_echo(change, &renamed_tasks))
}

/// The tasks that have another name or id.
fn renamed_tasks(compared: &Compared) -> BTreeSet<&str> {
    let changes = compared.diff.changes.iter();
    let renamed = changes.filter(|change| is_renaming(change) && change.about.kind() == "task");
    renamed.filter_map(|change| change.about.id()).collect()
}

fn is_renaming(change: &Change) -> bool {
    matches!(change.what, What::Renamed { .. })
}

/// Whether a change of a row says no more than the one of the task that the row stands on.
fn is_echo(change: &Change, renamed_tasks: &BTreeSet<&str>) -> bool {
    let is_row = change.about.kind() == "activity";
    let on_task = |id| renamed_tasks.contains(id);
    is_row && is_renaming(change) && change.about.id().is_some_and(on_task)
}

fn title_key(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "change.breaking",
        Severity::Warning => "change.notable",
        Severity::Note => "change.other",
    }
}

/// The weight of a thing: that of its heaviest change.
fn weight(thing: &Thing) -> Severity {
    let weights = thing.lines.iter().map(|line| line.severity);
    weights.max().unwrap_or(Severity::Note)
}

fn alike(teller: &Teller<'_>, folded: &[Folded<'_>], severity: Severity) -> Vec<Alike> {
    let of_weight = folded.iter().filter(|fold| fold.line.severity == severity);
    of_weight
        .map(|fold| Alike {
            line: fold.line.clone(),
            counted: teller.counted(&fold.about),
            names: fold.about.iter().map(|place| teller.name(place)).collect(),
        })
        .collect()
}

/// The things with their changes, in the order of the changes.
fn things(teller: &Teller<'_>, told: &[Located<'_>]) -> Vec<Thing> {
    let mut things: indexmap::IndexMap<&Place, Thing> = indexmap::IndexMap::new();
    for (change, at) in told {
        let lines = teller.lines(change);
        let thing = things.entry(&change.about).or_insert_with(|| Thing {
            kind: change.about.kind().to_owned(),
            id: change.about.id().map(str::to_owned),
            name: teller.name(&change.about),
            at: written(at),
            is_gone: at.side == Side::Before,
            lines: Vec::new(),
        });
        thing.lines.extend(lines);
    }
    things.into_values().collect()
}

/// `raci.toml:88`.
fn written(at: &At) -> String {
    if at.line == 0 {
        return String::new();
    }
    format!("{}:{}", at.path, at.line)
}

fn found(found: &[Found], words: &Words) -> Vec<FoundLine> {
    let line = |found: &Found| FoundLine {
        severity: found.finding.severity,
        code: found.finding.code.slug,
        text: match &found.finding.said {
            Some(said) => words.say(said),
            None => found.finding.message.clone(),
        },
        at: written(&found.at),
    };
    found.iter().map(line).collect()
}

/// "1 breaking, 2 notable, 5 other changes"; "no changes" where there are none, since the comparison succeeded.
fn summary(told: &[Located<'_>], compared: &Compared, words: &Words) -> String {
    if compared.is_same() {
        return words.get("change.none").to_owned();
    }
    let count = |severity: Severity, key| {
        let of_weight = told
            .iter()
            .filter(|(change, _)| change.severity == severity);
        words.counted(key, of_weight.count())
    };
    let parts = Said::new("change.summary")
        .with("breaking", count(Severity::Error, "change.count-breaking"))
        .with("notable", count(Severity::Warning, "change.count-notable"))
        .with("other", count(Severity::Note, "change.count-other"));
    words.say(&parts)
}

/// How people appear beside what changed: never in full unless the workshop says so.
fn name_style(compared: &Compared) -> NameStyle {
    compared.after.name_style()
}
