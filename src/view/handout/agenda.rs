//! The running order for the wall and, with a timer, for the screen (`domain.md` §7, item 11).

use serde::Serialize;

use super::running_order::{Day, Timed, days};
use crate::model::Workshop;
use crate::view::ViewOptions;
use crate::view::people::Names;

/// The running order.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Agenda {
    /// Its days.
    pub days: Vec<AgendaDay>,
}

/// A day.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AgendaDay {
    /// Its number.
    pub number: u32,
    /// "Day 1"; `None` where there is no other.
    pub name: Option<String>,
    /// Its date.
    pub date: Option<String>,
    /// Its times are counted from its beginning, since no slot has a start.
    pub counted: bool,
    /// How large it can be on one sheet: `large`, `medium` or `small`.
    pub size: &'static str,
    /// Its slots.
    pub slots: Vec<AgendaLine>,
}

/// A slot.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AgendaLine {
    /// When it begins.
    pub from: String,
    /// When it ends; `None` where nobody wrote how long it takes.
    pub to: Option<String>,
    /// When it begins in minutes since midnight, or since the beginning of a day without a start.
    pub start: i64,
    /// How many minutes it takes; 0 where nobody wrote it.
    pub minutes: u32,
    /// What it is called.
    pub title: String,
    /// Its id in the files.
    pub id: Option<String>,
    /// Who leads it.
    pub lead: Option<String>,
    /// What there is at the end.
    pub output: Option<String>,
    /// Nobody works in it.
    pub is_break: bool,
}

/// The running order of a workshop.
pub fn of(workshop: &Workshop, options: &ViewOptions) -> Agenda {
    let names = Names::new(workshop, options);
    let days = days(workshop, &workshop.agenda);
    let several = days.len() > 1;
    let day = |day: &Day<'_>| AgendaDay {
        number: day.number,
        name: several.then(|| day.name(&workshop.words)),
        date: day.date.map(|date| date.to_string()),
        counted: day.counted,
        size: size(day.slots.len()),
        slots: day
            .slots
            .iter()
            .map(|timed| line(day, timed, &names))
            .collect(),
    };
    Agenda {
        days: days.iter().map(day).collect(),
    }
}

/// As large as so many slots allow on one sheet, where each takes two lines.
fn size(slots: usize) -> &'static str {
    match slots {
        0..=8 => "large",
        9..=12 => "medium",
        _ => "small",
    }
}

fn line(day: &Day<'_>, timed: &Timed<'_>, names: &Names<'_>) -> AgendaLine {
    let slot = timed.slot;
    AgendaLine {
        from: day.clock(timed.start),
        to: timed.minutes.map(|_| day.clock(timed.end())),
        start: timed.start,
        minutes: timed.minutes.unwrap_or(0),
        title: slot.title.clone(),
        id: slot.id.clone(),
        lead: names.show_some(slot.lead.as_ref()),
        output: slot.output.clone(),
        is_break: timed.is_break(),
    }
}
