//! The catalogue of exercises (`domain.md` §1): which words name one, what it needs, what the files ask in it.
//!
//! What is said and done stands in the tables of words, under `[exercise.<name>]`, so that a workshop may replace it.

mod questions;
mod record;
#[cfg(test)]
mod tests;

use super::Handout;
use super::share::shared_out;
use crate::diagnostic::Code;
use crate::words::Words;

pub(super) use record::{BEFORE, Entry, LAST};

/// One exercise.
#[derive(Debug)]
pub(super) struct Exercise {
    /// The word under which an agenda names it, and its group in the tables of words.
    pub(super) name: &'static str,
    /// Other words for it.
    also: &'static [&'static str],
    /// What lies on the table.
    pub(super) things: &'static [Thing],
    /// The findings whose questions it is for.
    pub(super) asks: &'static [&'static Code],
    /// What is typed in afterwards.
    pub(super) entry: Option<&'static Entry>,
}

/// Something that an exercise needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Thing {
    /// A handout of ours.
    Print(Handout),
    /// Anything else, by the key of its name.
    Bring(&'static str),
}

use Thing::{Bring, Print};

const PENS: Thing = Bring("guide.pens");
const NOTES: Thing = Bring("guide.sticky-notes");
const TAPE: Thing = Bring("guide.tape");
const DOTS: Thing = Bring("guide.dots");
const SLIPS: Thing = Bring("guide.slips");
const SHEETS: Thing = Bring("guide.sheets-of-paper");
const SCREEN: Thing = Bring("guide.projector");
const PRINTER: Thing = Bring("guide.printer");

/// Needed whatever is done.
pub(super) const ALWAYS: &[Thing] = &[
    Print(Handout::WallAgenda),
    Print(Handout::Agenda),
    PENS,
    TAPE,
    SCREEN,
    Bring("guide.parking"),
];

/// An exercise in the order in which its facts are listed.
const fn exercise(
    name: &'static str,
    also: &'static [&'static str],
    things: &'static [Thing],
    asks: &'static [&'static Code],
    entry: Option<&'static Entry>,
) -> Exercise {
    Exercise {
        name,
        also,
        things,
        asks,
        entry,
    }
}

const BREAK: &str = "break";

/// Whether a text begins with a word for the break.
pub(super) fn names_break(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    let first = text.split(|c: char| !c.is_alphabetic()).next();
    let exercise = first.and_then(Exercise::of_word);
    exercise.is_some_and(|exercise| exercise.name == BREAK)
}

/// Everything that the guide knows how to run; the break, in which nothing is run, comes last.
pub(super) static CATALOGUE: &[Exercise] = &[
    exercise(
        "open",
        &["opening", "welcome", "start", "auftakt"],
        &[Print(Handout::WallAgenda)],
        &[],
        None,
    ),
    exercise(
        "alignment",
        &["three-questions", "e1"],
        &[SLIPS, PENS],
        &[],
        None,
    ),
    exercise(
        "inventory",
        &["task-inventory", "tasks", "c1"],
        &[
            Print(Handout::Cards),
            NOTES,
            PENS,
            TAPE,
            Bring("guide.calendars"),
        ],
        questions::INVENTORY,
        Some(&record::INVENTORY),
    ),
    exercise(
        "vote",
        &["voting", "ballot", "score", "scoring", "c2"],
        &[Print(Handout::Ballot), Print(Handout::Cards), PENS],
        questions::VOTE,
        Some(&record::VOTE),
    ),
    exercise(
        "reveal",
        &[
            "discuss",
            "discussion",
            "impact-effort",
            "map",
            "plot",
            "c3",
        ],
        &[
            Print(Handout::Disagreement),
            Print(Handout::Projector),
            Print(Handout::WallPlot),
            Print(Handout::EmptyPlot),
            SLIPS,
            SCREEN,
        ],
        questions::VOTE,
        Some(&record::REVEAL),
    ),
    exercise(
        "disposition",
        &["dispositions", "dispose", "c4"],
        &[Print(Handout::Cards), Print(Handout::WallPlot), DOTS, PENS],
        questions::DISPOSITION,
        Some(&record::DISPOSITION),
    ),
    exercise(
        "perception",
        &["who-is-the-a", "who-is-a", "raci-ballot", "e2"],
        &[Print(Handout::RaciBallot), PENS],
        questions::PERCEPTION,
        Some(&record::PERCEPTION),
    ),
    exercise(
        "raci",
        &[
            "rasci",
            "raci-vs",
            "cairo",
            "daci",
            "rapid",
            "dri",
            "chart",
            "responsibilities",
            "c5",
        ],
        &[
            Print(Handout::Contested),
            Print(Handout::WallChart),
            NOTES,
            PENS,
        ],
        questions::RACI,
        Some(&record::RACI),
    ),
    exercise(
        "role-cards",
        &["role-card", "roles", "roles-walk"],
        &[Print(Handout::RoleCards), PRINTER, PENS],
        questions::ROLE_CARDS,
        Some(&record::ROLE_CARDS),
    ),
    exercise(
        "competency",
        &["competencies", "competency-matrix", "c6"],
        &[
            Print(Handout::BlankSelfAssessment),
            Print(Handout::Coverage),
            Bring("guide.recording"),
            PENS,
        ],
        questions::COMPETENCY,
        Some(&record::COMPETENCY),
    ),
    exercise(
        "playbooks",
        &["playbook", "e7"],
        &[SHEETS, NOTES, PENS],
        questions::PLAYBOOKS,
        None,
    ),
    exercise(
        "tools",
        &["tool", "tool-consolidation", "e8"],
        &[NOTES, DOTS, PENS],
        questions::TOOLS,
        None,
    ),
    exercise(
        "workstreams",
        &["workstream", "charters", "e9"],
        &[SHEETS, PENS],
        &[],
        None,
    ),
    exercise(
        "close",
        &["closing", "decisions", "decision", "c7"],
        &[Print(Handout::Decisions), Print(Handout::StopList), PRINTER],
        questions::CLOSE,
        Some(&record::CLOSE),
    ),
    exercise(
        "north-star",
        &["principles", "e3"],
        &[SHEETS, NOTES, PENS],
        &[],
        None,
    ),
    exercise(
        "value-drivers",
        &["value-driver", "drivers", "e4"],
        &[SHEETS, NOTES, PENS],
        &[],
        None,
    ),
    exercise(
        "planning",
        &["plan", "e5"],
        &[NOTES, DOTS, SHEETS],
        &[],
        None,
    ),
    exercise(
        "account-review",
        &["lighthouse", "review", "e6"],
        &[SCREEN, PENS],
        &[],
        None,
    ),
    exercise(
        "interlocks",
        &["interlock", "e10"],
        &[SHEETS, PENS],
        questions::INTERLOCKS,
        None,
    ),
    exercise(
        "capacity",
        &["load", "e11"],
        &[SCREEN],
        questions::CAPACITY,
        None,
    ),
    exercise(
        "scoreboard",
        &["outcomes", "metrics", "e12"],
        &[SCREEN],
        &[],
        None,
    ),
    exercise("story", &["case-story", "case", "e13"], &[], &[], None),
    exercise(
        "announcement",
        &["announce", "e14"],
        &[Print(Handout::Announcement), PENS],
        &[],
        None,
    ),
    exercise(
        "huddle",
        &["coaching", "pilot", "e15"],
        &[SCREEN],
        questions::PLAYBOOKS,
        None,
    ),
    exercise(
        BREAK,
        &[
            "coffee",
            "lunch",
            "dinner",
            "pause",
            "kaffee",
            "kaffeepause",
            "mittag",
            "mittagessen",
            "mittagspause",
            "abendessen",
            "déjeuner",
        ],
        &[],
        &[],
        None,
    ),
];

impl Exercise {
    /// The exercise that a word names, in any case and with blanks or underscores for hyphens.
    pub(super) fn of_word(word: &str) -> Option<&'static Self> {
        let word = word.trim().to_lowercase().replace([' ', '_'], "-");
        let named = |exercise: &&Self| exercise.name == word || exercise.also.contains(&&*word);
        CATALOGUE.iter().find(named)
    }

    /// What is typed in before it, since its papers are made from that.
    pub(super) fn ahead(&self) -> Option<&'static Entry> {
        (self.name == "close").then_some(&record::BEFORE_CLOSE)
    }

    /// One of its texts; `None` where the catalogue has none, as for a break.
    pub(super) fn text<'w>(&self, words: &'w Words, field: &str) -> Option<&'w str> {
        words.get_some(&format!("exercise.{}.{field}", self.name))
    }

    /// One of its texts that is a list.
    pub(super) fn lines(&self, words: &Words, field: &str) -> Vec<Line> {
        self.text(words, field).map(lines).unwrap_or_default()
    }
}

/// One line of a list, with the minutes that it begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// The minutes, where the line has some.
    pub(super) minutes: Option<u32>,
    /// What is said.
    pub(super) text: String,
}

/// The lines of a text; empty ones do not count.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(Line::read).collect()
}

impl Line {
    fn read(line: &str) -> Self {
        let timed = line
            .split_once(' ')
            .and_then(|(minutes, text)| Some((minutes.parse().ok()?, text.trim())));
        match timed {
            Some((minutes, text)) => Self {
                minutes: Some(minutes),
                text: text.to_owned(),
            },
            None => Self {
                minutes: None,
                text: line.to_owned(),
            },
        }
    }
}

/// How long the steps of an exercise usually take together; `None` where no step says.
pub(super) fn usual(steps: &[Line]) -> Option<u32> {
    let minutes = steps.iter().filter_map(|step| step.minutes);
    minutes.reduce(u32::saturating_add)
}

/// The minutes of each step where the exercise has so many; a step without minutes weighs as the others do on average.
pub(super) fn scaled(steps: &[Line], minutes: u32) -> Vec<u32> {
    let known = steps.iter().filter(|step| step.minutes.is_some()).count();
    let known = u32::try_from(known).unwrap_or(u32::MAX);
    let average = usual(steps).map_or(1, |sum| (sum / known.max(1)).max(1));
    let weights: Vec<u32> = steps
        .iter()
        .map(|step| step.minutes.unwrap_or(average))
        .collect();
    shared_out(minutes, &weights)
}
