//! What it means for each role: what it takes on, hands over, is asked and told.

use std::collections::BTreeSet;

use indexmap::{IndexMap, IndexSet};
use serde::Serialize;

use super::{Line, Writer};
use crate::diagnostic::codes;
use crate::diff::{Change, Value};
use crate::model::Id;
use crate::model::people::{Role, Segment};
use crate::model::raci::Activity;
use crate::view::raci::columns::in_teams;
use crate::vocabulary::{Duty, Letter, Variant};
use crate::words::Said;

/// What changes for one role.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RoleNews {
    /// What the role is called.
    pub name: String,
    /// What changes, those that weigh most first.
    pub lines: Vec<Line>,
    /// How many of the first lines are about what the role answers for and does.
    pub duties: usize,
}

/// A part in a row; those that weigh most first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Has {
    Answers,
    Does,
    Helps(Variant, Letter),
    Asked,
    Told,
}

/// What happens to a part; in the order in which it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Turn {
    Gains(Has),
    Loses(Has),
    /// It does tasks that another role did.
    Takes,
    /// Another role does its tasks.
    Gives,
    /// It has no part in the row any more.
    Leaves,
}

/// The roles for which something changes, in the order of the chart; those that are gone come last.
pub(super) fn of(writer: &Writer<'_>) -> Vec<RoleNews> {
    let compared = writer.compared;
    let mut roles: IndexSet<Id<Role>> = in_teams(&compared.after).into_iter().collect();
    let renames = &compared.diff.renames;
    let before = in_teams(&compared.before);
    roles.extend(
        before
            .iter()
            .map(|id| Id::from(renames.new_id("role", id.as_str()))),
    );
    let news = roles.iter().map(|role| of_role(writer, role));
    news.filter(|news| !news.lines.is_empty()).collect()
}

fn of_role(writer: &Writer<'_>, role: &Id<Role>) -> RoleNews {
    let mut turns: IndexMap<Turn, Vec<String>> = IndexMap::new();
    for (name, before, after) in rows(writer) {
        let at_large = turned(writer, before, after, None, role);
        for turn in &at_large {
            turns.entry(*turn).or_default().push(name.clone());
        }
        for segment in segments(writer, before, after) {
            let there = turned(writer, before, after, Some(&segment), role);
            // What holds everywhere holds there, too.
            for turn in there.difference(&at_large) {
                let name = writer.teller.in_segment(name.clone(), &segment);
                turns.entry(*turn).or_default().push(name);
            }
        }
    }
    for change in writer.changes() {
        if let Some(turn) = task_turned(change, role) {
            turns
                .entry(turn)
                .or_default()
                .push(writer.teller.name(&change.about));
        }
    }
    turns.sort_by(|a, _, b, _| order(*a).cmp(&order(*b)));
    let weighs = |turn: &&Turn| order(**turn).0 < 6;
    RoleNews {
        name: writer.teller.role(role),
        duties: turns.keys().filter(weighs).count(),
        lines: turns
            .into_iter()
            .map(|(turn, names)| {
                let counted = match turn {
                    Turn::Takes | Turn::Gives => "change.tasks",
                    _ => "change.rows",
                };
                writer.line(label(writer, turn), names, counted)
            })
            .collect(),
    }
}

/// Each row of either chart with what it was and what it is.
fn rows<'w>(
    writer: &Writer<'w>,
) -> impl Iterator<Item = (String, Option<&'w Activity>, Option<&'w Activity>)> {
    let (before, after) = (&writer.compared.before, &writer.compared.after);
    let renames = &writer.compared.diff.renames;
    let now = after.activities.iter().map(|(id, row)| {
        let old = renames.old_id("activity", id.as_str());
        (row.name.clone(), before.activities.get(old), Some(row))
    });
    let gone = before.activities.iter().filter(|(id, _)| {
        let new = renames.new_id("activity", id.as_str());
        !after.activities.contains_key(new)
    });
    now.chain(gone.map(|(_, row)| (row.name.clone(), Some(row), None)))
}

/// The segments in which a row has, or had, letters of its own.
fn segments(
    writer: &Writer<'_>,
    before: Option<&Activity>,
    after: Option<&Activity>,
) -> IndexSet<Id<Segment>> {
    let renames = &writer.compared.diff.renames;
    let is = after
        .into_iter()
        .flat_map(|row| row.segments.keys().cloned());
    let was = before.into_iter().flat_map(|row| row.segments.keys());
    is.chain(was.map(|id| Id::from(renames.new_id("segment", id.as_str()))))
        .collect()
}

/// What a role gains and loses in a row.
fn turned(
    writer: &Writer<'_>,
    before: Option<&Activity>,
    after: Option<&Activity>,
    segment: Option<&Id<Segment>>,
    role: &Id<Role>,
) -> BTreeSet<Turn> {
    let renames = &writer.compared.diff.renames;
    let old_role = Id::from(renames.old_id("role", role.as_str()));
    let old_segment = segment.map(|id| Id::from(renames.old_id("segment", id.as_str())));
    let was = before.map_or_else(BTreeSet::new, |row| {
        has(row, old_segment.as_ref(), &old_role)
    });
    let is = after.map_or_else(BTreeSet::new, |row| has(row, segment, role));
    let weighs = |has: &&Has| matches!(has, Has::Answers | Has::Does | Has::Helps(..));
    let gains = is.difference(&was).copied().map(Turn::Gains);
    let loses = was.difference(&is).filter(weighs).copied().map(Turn::Loses);
    let mut turns: BTreeSet<Turn> = gains.chain(loses).collect();
    if is.is_empty() && !was.is_empty() && turns.is_empty() {
        turns.insert(Turn::Leaves);
    }
    turns
}

/// Whether a change gives a task to a role, or takes one from it.
fn task_turned(change: &Change, role: &Id<Role>) -> Option<Turn> {
    if change.code != &codes::TASK_OWNER_CHANGED {
        return None;
    }
    let is_role =
        |value: &Option<Value>| matches!(value, Some(Value::Id { id, .. }) if *id == role.as_str());
    let field = change.fields.first()?;
    match (is_role(&field.before), is_role(&field.after)) {
        (false, true) => Some(Turn::Takes),
        (true, false) => Some(Turn::Gives),
        _ => None,
    }
}

fn has(row: &Activity, segment: Option<&Id<Segment>>, role: &Id<Role>) -> BTreeSet<Has> {
    let letters = row.letters_in(segment).of(role);
    let part = |letter| match row.variant.duty_of(letter) {
        Some(Duty::Accountable) => Some(Has::Answers),
        Some(Duty::Responsible) => Some(Has::Does),
        Some(Duty::Consulted) => Some(Has::Asked),
        Some(Duty::Informed) => Some(Has::Told),
        None => (letter != Letter::O).then_some(Has::Helps(row.variant, letter)),
    };
    letters.into_iter().filter_map(part).collect()
}

/// What a role takes on and hands over comes before whether it is asked or told.
fn order(turn: Turn) -> (usize, Turn) {
    let place = match turn {
        Turn::Gains(Has::Answers) => 0,
        Turn::Loses(Has::Answers) => 1,
        Turn::Gains(Has::Does) => 2,
        Turn::Loses(Has::Does) => 3,
        Turn::Takes => 4,
        Turn::Gives => 5,
        Turn::Gains(Has::Helps(..)) => 6,
        Turn::Loses(Has::Helps(..)) => 7,
        Turn::Gains(Has::Asked) | Turn::Loses(Has::Asked) => 8,
        Turn::Gains(Has::Told) | Turn::Loses(Has::Told) => 9,
        Turn::Leaves => 10,
    };
    (place, turn)
}

fn label(writer: &Writer<'_>, turn: Turn) -> String {
    let words = writer.words;
    let key = match turn {
        Turn::Gains(Has::Answers) => "announcement.you-answer",
        Turn::Loses(Has::Answers) => "announcement.you-answer-no-longer",
        Turn::Gains(Has::Does) => "announcement.you-do",
        Turn::Loses(Has::Does) => "announcement.you-do-no-longer",
        Turn::Takes => "announcement.you-do-tasks",
        Turn::Gives => "announcement.you-do-tasks-no-longer",
        Turn::Gains(Has::Asked) => "announcement.you-are-asked",
        Turn::Gains(Has::Told) => "announcement.you-are-told",
        Turn::Gains(Has::Helps(variant, letter)) => {
            return helps(writer, "announcement.you-help", variant, letter);
        }
        Turn::Loses(Has::Helps(variant, letter)) => {
            return helps(writer, "announcement.you-help-no-longer", variant, letter);
        }
        Turn::Loses(Has::Asked | Has::Told) | Turn::Leaves => "announcement.you-leave",
    };
    words.get(key).to_owned()
}

/// "You now have S (Support) in".
fn helps(writer: &Writer<'_>, key: &'static str, variant: Variant, letter: Letter) -> String {
    let meaning = writer.words.letter(variant.word(), letter.word());
    let meaning = meaning.unwrap_or_default();
    let name = meaning.split_once(':').map_or(meaning, |(name, _)| name);
    let said = Said::new(key).with("letter", letter.word());
    writer.words.say(&said.with("name", name))
}
