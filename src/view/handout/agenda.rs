//! The running order for the wall and, with a timer, for the screen (`domain.md` §7, item 11).

use serde::Serialize;

use super::running_order::{Day, Timed, days};
use super::sheet::PaperSheet;
use super::text::Letters;
use crate::model::Workshop;
use crate::view::ViewOptions;
use crate::view::people::Names;
use crate::words::Words;

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
    /// How large it can be on one sheet: `large`, `medium`, `small` or `tiny`.
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
    let sheet = PaperSheet::portrait(workshop.about.paper);
    let day = |day: &Day<'_>| {
        let slots = day.slots.iter();
        let slots: Vec<_> = slots
            .map(|timed| line(day, timed, &names, &workshop.words))
            .collect();
        AgendaDay {
            number: day.number,
            name: several.then(|| day.name(&workshop.words)),
            date: day.date.map(|date| date.to_string()),
            counted: day.counted,
            size: size(&slots, sheet),
            slots,
        }
    };
    Agenda {
        days: days.iter().map(day).collect(),
    }
}

/// The sizes on the wall, each with its points and the room above and below a slot; the same as in `wall-agenda.css`.
const SIZES: [(&str, f64, f64); 4] = [
    ("large", 19.0, 3.5),
    ("medium", 16.0, 2.0),
    ("small", 12.5, 2.0),
    ("tiny", 11.0, 1.0),
];

/// The largest size in which all slots of a day stand on one sheet, else the smallest.
fn size(slots: &[AgendaLine], sheet: PaperSheet) -> &'static str {
    // The heading takes up to two lines.
    const HEADING: f64 = 30.0;
    let room = sheet.height - sheet.top - sheet.bottom - HEADING;
    let fits = |(_, points, padding): &&(&str, f64, f64)| {
        let slots = slots.iter();
        slots
            .map(|slot| height(slot, sheet, *points, *padding))
            .sum::<f64>()
            <= room
    };
    let last = SIZES[SIZES.len() - 1].0;
    SIZES.iter().find(fits).map_or(last, |(name, ..)| name)
}

/// How high a slot is on the wall: its title, and below it in smaller letters what comes out and who leads it.
fn height(slot: &AgendaLine, sheet: PaperSheet, points: f64, padding: f64) -> f64 {
    const TIME: f64 = 6.2;
    let (bold, small) = (Letters::bold(points), Letters::plain(points * 0.7));
    let width = sheet.width - 2.0 * sheet.side - TIME * bold.em() - 4.0;
    let below = [slot.output.as_deref(), slot.lead.as_deref()];
    let below = below.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let title = bold.lines(&slot.title, width) as f64 * bold.em();
    let below = match below.as_str() {
        "" => 0.0,
        text => small.lines(text, width) as f64 * small.em(),
    };
    (title + below) * 1.35 + 2.0 * padding + 0.4
}

fn line(day: &Day<'_>, timed: &Timed<'_>, names: &Names<'_>, words: &Words) -> AgendaLine {
    let slot = timed.slot;
    AgendaLine {
        from: day.clock(timed.start),
        to: timed.minutes.map(|_| day.clock(timed.end())),
        start: timed.start,
        minutes: timed.minutes.unwrap_or(0),
        title: timed.title(words).to_owned(),
        id: slot.id.clone(),
        lead: names.show_some(slot.lead.as_ref()),
        output: slot.output.clone(),
        is_break: timed.is_break(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::samples;

    fn sizes(agenda: &str) -> Vec<&'static str> {
        let workshop = samples::workshop(agenda);
        let agenda = of(&workshop, &ViewOptions::default());
        agenda.days.iter().map(|day| day.size).collect()
    }

    #[test]
    fn a_day_is_as_large_as_its_lines_allow() {
        let slots = |count: usize, title: &str, output: &str| {
            format!("[[agenda]]\ntitle = \"{title}\"\noutput = \"{output}\"\n").repeat(count)
        };
        assert_eq!(sizes(&slots(6, "Opening", "Rules")), ["large"]);
        assert_eq!(sizes(&slots(12, "Opening", "Rules")), ["medium"]);
        let long = "What must be true at the end of this part, in one sentence each. ".repeat(2);
        assert_eq!(sizes(&slots(12, "Opening", &long)), ["small"]);
        assert_eq!(sizes(&slots(17, &long, &long)), ["tiny"]);
        assert_eq!(sizes(&slots(90, &long, &long)), ["tiny"]);
    }
}
