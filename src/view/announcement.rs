//! What changed, for those whom it concerns: why, what, for whom, from when, and whom to ask.

mod moves;
mod roles;

use std::collections::BTreeSet;

use serde::Serialize;

use super::ViewOptions;
use super::changes::{self, Teller};
use super::frame::{Frame, Page};
use super::people::Names;
use crate::diagnostic::{Place, codes};
use crate::diff::{Change, Compared, What};
use crate::model::Id;
use crate::model::record::Decision;
use crate::vocabulary::ChartState;
use crate::words::{Said, Words};
pub use roles::RoleNews;

/// Up to so many rows that keep their owner are named.
const FEW: usize = 12;

/// What is said to everybody about what changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Announcement {
    /// What every page has, without links: it stands alone.
    pub frame: Frame,
    /// The whole of it in a sentence: "26 of 36 rows have a new owner."
    pub summary: String,
    /// Whether it is agreed, from when it holds, and when it is looked at again.
    pub when: Vec<String>,
    /// The decisions behind it, else what the workshop is for.
    pub why: Part,
    /// What changed: owners first, then who works, tasks, what is new and what is gone.
    pub changed: Vec<Part>,
    /// What stays; `None` without a chart.
    pub kept: Option<Line>,
    /// What it means for each role for which something changes, in the order of the chart.
    pub roles: Vec<RoleNews>,
    /// Who answers questions; `None` where nobody is named who may be.
    pub ask: Option<String>,
}

/// What a part tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The reasons.
    #[default]
    Why,
    /// Who answers.
    Owners,
    /// Who does the work.
    Work,
    /// What will be done with tasks.
    Tasks,
    /// Rows and tasks that are new or gone.
    Entries,
}

/// News of one kind.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Part {
    /// What it tells of.
    pub kind: Kind,
    /// What it is called.
    pub title: String,
    /// The news.
    pub lines: Vec<Line>,
}

/// One piece of news.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Line {
    /// What happens: "CS Leader → Account Executive".
    pub label: String,
    /// To which rows or tasks, by name.
    pub names: Vec<String>,
    /// How many they are: "3 rows".
    pub counted: String,
    /// Why; empty where nobody says.
    pub note: String,
}

/// What is said to everybody, in the language of the later workshop.
pub fn of(compared: &Compared) -> Announcement {
    let writer = Writer::new(compared);
    let changed = moves::of(&writer);
    let roles = roles::of(&writer);
    let words = writer.words;
    let heading = words.get("announcement.heading");
    let options = ViewOptions::default();
    let frame = Frame::new(&compared.after, Page::Index, heading, &options).alone();
    if compared.diff.changes.is_empty() {
        return Announcement {
            frame,
            summary: words.get("announcement.nothing").to_owned(),
            when: Vec::new(),
            why: Part::default(),
            changed,
            kept: None,
            roles,
            ask: None,
        };
    }
    Announcement {
        frame,
        summary: if changed.is_empty() && roles.is_empty() {
            let smaller = changes::told(compared).count();
            words.counted("announcement.same-duties", smaller)
        } else {
            writer.summary()
        },
        when: when(compared, words),
        why: writer.why(),
        changed,
        kept: kept(compared, words),
        roles,
        ask: Names::new(&compared.after, &options).ask(),
    }
}

struct Writer<'w> {
    compared: &'w Compared,
    teller: Teller<'w>,
    words: &'w Words,
    /// The rows that have another owner, at large or in a segment.
    moved: BTreeSet<&'w Place>,
}

impl<'w> Writer<'w> {
    fn new(compared: &'w Compared) -> Self {
        let words = &compared.after.words;
        Self {
            compared,
            teller: Teller::new(compared, words).in_full(),
            words,
            moved: moved(compared),
        }
    }

    fn changes(&self) -> impl Iterator<Item = &'w Change> {
        self.compared.diff.changes.iter()
    }

    /// "3 rows" of the rows or tasks by name.
    fn line(&self, label: String, names: Vec<String>, counted: &'static str) -> Line {
        Line {
            counted: self.words.counted(counted, names.len()),
            label,
            names,
            note: String::new(),
        }
    }

    fn summary(&self) -> String {
        let rows = self.compared.after.activities.len();
        match self.moved.len() {
            0 => self.words.get("announcement.same-owners").to_owned(),
            moved => {
                let said = Said::new("announcement.summary").count(moved);
                self.words.say(&said.with("rows", rows))
            }
        }
    }

    /// The decisions that are new or stand behind what changed, in reading order; else what the workshop is for.
    fn why(&self) -> Part {
        let after = &self.compared.after;
        let mut behind: BTreeSet<&Id<Decision>> = BTreeSet::new();
        for change in self.changes() {
            let id = change.about.id().unwrap_or_default();
            let decision = match (change.about.kind(), &change.what) {
                ("decision", What::Added) => after.decisions.get_key_value(id).map(|(id, _)| id),
                ("activity", What::Letter(_) | What::Added) => after
                    .activities
                    .get(id)
                    .and_then(|row| row.decision.as_ref()),
                ("task", _) if change.code == &codes::DISPOSITION_CHANGED => {
                    let next = after.tasks.get(id).and_then(|task| task.next.as_ref());
                    next.and_then(|next| next.decision.as_ref())
                }
                _ => None,
            };
            behind.extend(decision);
        }
        let decisions = after.decisions.iter();
        let mut lines: Vec<Line> = decisions
            .filter(|(id, _)| behind.contains(id))
            .map(|(_, decision)| Line {
                label: decision.what.clone(),
                note: decision.why.clone().unwrap_or_default(),
                ..Line::default()
            })
            .collect();
        if lines.is_empty() {
            lines.extend(after.about.purpose.iter().map(|purpose| Line {
                label: purpose.clone(),
                ..Line::default()
            }));
        }
        Part {
            kind: Kind::Why,
            title: self.words.get("announcement.why").to_owned(),
            lines,
        }
    }
}

/// The rows that have another owner, at large or in a segment.
fn moved(compared: &Compared) -> BTreeSet<&Place> {
    let changes = compared.diff.changes.iter();
    let moved = changes.filter(|change| change.code == &codes::OWNER_MOVED);
    moved.map(|change| &change.about).collect()
}

/// Whether the chart is agreed, from when it holds, and when it is looked at again; nothing without a chart.
pub(in crate::view) fn when(compared: &Compared, words: &Words) -> Vec<String> {
    let chart = &compared.after.chart;
    if compared.after.activities.is_empty() {
        return Vec::new();
    }
    let (state, from) = match chart.state {
        ChartState::Draft => ("announcement.draft", "announcement.meant-from"),
        ChartState::Proposed => ("announcement.proposed", "announcement.meant-from"),
        ChartState::Agreed => ("announcement.agreed", "announcement.from"),
    };
    let day = |key, day: Option<jiff::civil::Date>| {
        let day = day?.to_string();
        Some(words.say(&Said::new(key).with("day", day)))
    };
    let days = [
        day(from, chart.effective),
        day("announcement.review", chart.review_by),
    ];
    let days = days.into_iter().flatten();
    std::iter::once(words.get(state).to_owned())
        .chain(days)
        .collect()
}

/// "10 of 36 rows keep their owner", with their names where they are few; `None` without a chart.
pub(in crate::view) fn kept(compared: &Compared, words: &Words) -> Option<Line> {
    let moved = moved(compared);
    let rows = &compared.after.activities;
    let had = |id: &str| {
        let old = compared.diff.renames.old_id("activity", id);
        compared.before.activities.contains_key(old)
    };
    let kept: Vec<String> = rows
        .iter()
        .filter(|(id, _)| had(id.as_str()) && !moved.contains(&Place::of("activity", id)))
        .map(|(_, row)| row.name.clone())
        .collect();
    let said = Said::new("announcement.kept").count(kept.len());
    (!rows.is_empty()).then(|| Line {
        label: words.say(&said.with("rows", rows.len())),
        names: if kept.len() <= FEW { kept } else { Vec::new() },
        ..Line::default()
    })
}

#[cfg(test)]
mod tests;
