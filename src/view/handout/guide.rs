//! The facilitator's guide (`domain.md` §7, item 9): a page before the session, a block for each slot of the agenda,
//! and how what the room says gets into the files. Without an agenda it proposes one.

mod before;
mod files;
mod materials;
mod proposal;
mod read_out;
mod slot;
#[cfg(test)]
mod tests;
mod typing;

use serde::Serialize;

use super::exercise::{CATALOGUE, Exercise};
use super::running_order::{Day, days};
use super::{Handout, HandoutOptions};
use crate::diagnostic::Report;
use crate::model::Workshop;
use crate::model::record::AgendaSlot;
use crate::view::ViewOptions;
use crate::view::finding::Findings;
use crate::view::people::Names;
use crate::view::raci::contested;

pub use before::Before;
pub use files::Typed;
pub use materials::Material;
use materials::Materials;
pub use read_out::{ReadLine, ReadOut};
pub use slot::{Cut, GuideSlot, Step};

/// What the guide says.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Guide {
    /// The page before the first slot.
    pub before: Before,
    /// The agenda that is proposed, as TOML, slot by slot; empty where the workshop has one.
    pub proposal: Vec<String>,
    /// The slots, day by day.
    pub days: Vec<GuideDay>,
    /// What is typed in, in the order of the session.
    pub files: Vec<Typed>,
}

/// A day of the guide.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GuideDay {
    /// "Day 1"; `None` where there is no other.
    pub name: Option<String>,
    /// Its date.
    pub date: Option<String>,
    /// Its times are counted from its beginning, since no slot has a start, although there is an agenda.
    pub counted: bool,
    /// Its slots.
    pub slots: Vec<GuideSlot>,
}

/// The guide of a workshop.
pub fn of(
    workshop: &Workshop,
    report: &Report,
    options: &ViewOptions,
    handouts: &HandoutOptions,
) -> Guide {
    let proposed = workshop.agenda.is_empty();
    let agenda = if proposed {
        proposal::slots(workshop)
    } else {
        workshop.agenda.clone()
    };
    let days = days(workshop, &agenda);
    let materials = Materials {
        workshop,
        shown: options,
        handouts,
    };
    let guided = slot::Guided {
        workshop,
        materials: &materials,
        proposed,
        unvoted: is_unvoted(workshop, &agenda),
        settled: is_settled(workshop, report, options),
        names: Names::new(workshop, options),
        findings: Findings::new(workshop, report, options),
        known: known(workshop),
    };
    let day = |day: &Day<'_>| GuideDay {
        name: (days.len() > 1).then(|| day.name(&workshop.words)),
        date: day.date.map(|date| date.to_string()),
        counted: day.counted && !proposed,
        slots: day
            .slots
            .iter()
            .map(|timed| guided.slot(day, timed))
            .collect(),
    };
    Guide {
        before: before::of(&materials, &agenda),
        proposal: if proposed {
            proposal::toml(&agenda)
        } else {
            Vec::new()
        },
        files: files::of(workshop, &days),
        days: days.iter().map(day).collect(),
    }
}

/// There is a chart, and no row of it is to settle.
fn is_settled(workshop: &Workshop, report: &Report, options: &ViewOptions) -> bool {
    let has_rows = !workshop.activities.is_empty();
    has_rows && contested::of(workshop, report, options).rows.is_empty()
}

/// There are no ballots, and no slot in which any are cast.
fn is_unvoted(workshop: &Workshop, agenda: &[AgendaSlot]) -> bool {
    let words = agenda.iter().filter_map(|slot| slot.exercise.as_deref());
    let mut exercises = words.filter_map(Exercise::of_word);
    !Handout::Disagreement.is_in(workshop) && exercises.all(|exercise| exercise.name != "vote")
}

/// The words of the catalogue.
fn known(workshop: &Workshop) -> String {
    let names = CATALOGUE
        .iter()
        .map(|exercise| format!("`{}`", exercise.name));
    workshop.words.list(names)
}

/// A text of several lines as a list.
fn list(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}
