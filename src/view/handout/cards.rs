//! Task cards: one for each task, with the number that it has in the plot.

mod face;

use serde::Serialize;

use super::HandoutOptions;
use super::stock::{LabelOptions, Line, Place};
use super::text::{FINGERPRINT, Fitted, Letters, Room};
use crate::analysis::hours::team_hours;
use crate::analysis::scores::{Board, board};
use crate::model::task::Task;
use crate::model::vote::Scores;
use crate::model::{Id, Workshop};
use crate::view::frame;
use crate::view::impact_effort::disposition_word;
pub use face::Face;

/// Sheets of cards.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cards {
    /// The size of a card, in millimetres.
    pub width: f64,
    /// The same downwards.
    pub height: f64,
    /// How its face is divided.
    pub face: Face,
    /// The outlines of labels are drawn.
    pub outline: bool,
    /// What stands over the first box.
    pub impact: String,
    /// What stands over the second box.
    pub effort: String,
    /// What each sheet says at its foot, before its fingerprint; `None` where it has no room for one.
    pub foot: Option<String>,
    /// What each card says in its small print, before its fingerprint; `None` where it has no room for it.
    pub print: Option<String>,
    /// What to do with a sheet of outlines, on the first label.
    pub how: Option<Fitted>,
    /// Where to cut, on every sheet.
    pub cuts: Vec<Line>,
    /// The sheets.
    pub sheets: Vec<CardSheet>,
}

/// A sheet of cards.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CardSheet {
    /// The labels with something on them.
    pub labels: Vec<Label>,
}

/// A label, and the card that is printed on it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Label {
    /// Where it is.
    #[serde(flatten)]
    pub place: Place,
    /// `None`: nothing but its outline.
    pub card: Option<Card>,
}

/// A task as its card shows it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Card {
    /// The number, as in the plot.
    pub number: u32,
    /// The size of its digits, in points.
    pub number_size: f64,
    /// What the task is called.
    pub name: Fitted,
    /// The phase, beside the number; elsewhere among the facts.
    pub phase: Option<Fitted>,
    /// Hours, owner and what was decided, a line each or two in one.
    pub facts: Vec<Fitted>,
    /// The id, for those who edit the files.
    pub id: String,
    /// The score; `None`: a box to write in.
    pub impact: Option<Fitted>,
    /// The score; `None`: a box to write in.
    pub effort: Option<Fitted>,
}

/// The cards of all tasks in reading order, on as many sheets as they take; blank ones say nothing that the room is
/// still to find out.
///
/// For sticky notes with outlines it is the sheet that the notes are stuck on.
pub fn of(workshop: &Workshop, options: &HandoutOptions) -> Cards {
    let (labels, words) = (&options.labels, &workshop.words);
    let (grid, face) = (labels.grid(workshop.about.paper), Face::of(labels.stock));
    let (width, height) = grid.label();
    let is_carrier = labels.is_carrier();
    let board = (!options.blank).then(|| board(workshop));
    let printer = CardPrinter {
        workshop,
        face,
        size: (width, height),
        board,
    };
    let places = grid.places();
    let sheets = if is_carrier {
        vec![CardSheet {
            labels: places.into_iter().map(Label::empty).collect(),
        }]
    } else {
        let tasks = workshop.tasks.iter();
        let cards = tasks.map(|(id, task)| printer.card(id, task)).collect();
        dealt(cards, &places, labels)
    };
    let caption = |key| face.caption().fit(words.get(key)).text;
    Cards {
        width,
        height,
        face,
        outline: labels.outline,
        impact: caption("label.impact"),
        effort: caption("label.effort"),
        foot: grid.has_foot().then(|| foot(workshop, grid.sheet.width)),
        print: face.tall.then(|| small_print(workshop, &printer)),
        how: is_carrier.then(|| printer.how_to_carry()),
        cuts: grid.cuts(),
        sheets,
    }
}

/// The letters of what stands at the foot of sheets and cards.
const SMALL: Letters = Letters::plain(7.5);

/// What stands at the foot of a sheet of that width, before its fingerprint: whose it is, and how far the chart has come.
pub(super) fn foot(workshop: &Workshop, width: f64) -> String {
    const EDGES: f64 = 24.0;
    let state = frame::state(workshop.chart.state, &workshop.words);
    let behind = format!(" · {state}{FINGERPRINT}");
    let title = SMALL.before(frame::title(workshop), &behind, width - EDGES);
    format!("{title} · {state}")
}

/// Cards dealt to labels, from the first one to use.
fn dealt(cards: Vec<Card>, places: &[Place], options: &LabelOptions) -> Vec<CardSheet> {
    let skipped = options.start_at.saturating_sub(1);
    let slots: Vec<Option<Card>> = std::iter::repeat_with(|| None)
        .take(skipped)
        .chain(cards.into_iter().map(Some))
        .collect();
    let sheet = |slots: &[Option<Card>]| {
        let mut cards = slots.iter().cloned();
        let labels = places.iter().map(|place| Label {
            place: *place,
            card: cards.next().flatten(),
        });
        let is_seen = |label: &Label| options.outline || label.card.is_some();
        CardSheet {
            labels: labels.filter(is_seen).collect(),
        }
    };
    slots.chunks(places.len()).map(sheet).collect()
}

impl Label {
    fn empty(place: Place) -> Self {
        Self { place, card: None }
    }
}

/// Writes cards of one size.
struct CardPrinter<'w> {
    workshop: &'w Workshop,
    face: Face,
    size: (f64, f64),
    /// The scores; `None` on blank cards.
    board: Option<Board>,
}

impl CardPrinter<'_> {
    fn card(&self, id: &Id<Task>, task: &Task) -> Card {
        let placed = self.board.as_ref().and_then(|board| board.tasks.get(id));
        let score = |axis: fn(&Scores) -> f64| {
            let score = placed.map(|placed| axis(&placed.scored.scores));
            score.map(|score| self.face.score(&self.workshop.words.score(score)))
        };
        let width = self.size.0;
        let phase = self.phase(task).filter(|_| self.face.tall);
        Card {
            number: task.card,
            number_size: self.face.number(task.card, width),
            name: self.face.name(self.size).fit(&task.name),
            phase: phase.map(|phase| self.face.phase(width).fit(phase)),
            facts: self.facts(task),
            id: self.face.id(width).fit(id.as_str()).text,
            impact: score(|scores| scores.impact),
            effort: score(|scores| scores.effort),
        }
    }

    fn phase<'t>(&'t self, task: &'t Task) -> Option<&'t str> {
        let phase = self.workshop.phases.get(task.phase.as_ref()?)?;
        Some(&phase.name)
    }

    /// What a card says beside its boxes: hours, owner and decision, the phase among them where it has no other place.
    fn facts(&self, task: &Task) -> Vec<Fitted> {
        let (workshop, room) = (self.workshop, self.face.fact(self.size.0));
        let hours = task.hours.as_ref();
        let hours = hours.map(|_| workshop.words.hours_a_week(team_hours(workshop, task)));
        let owner = task.owner.as_ref().map(|owner| {
            let name = workshop.role_name(owner);
            if self.face.tall && room.fit(&name).text == name {
                name
            } else {
                workshop.role_short_name(owner)
            }
        });
        let decided = task.disposition.filter(|_| self.board.is_some());
        let decided = decided.map(|decided| disposition_word(&workshop.words, Some(decided)));
        let phase = self.phase(task).filter(|_| !self.face.tall);
        let whose: Vec<&str> = owner.as_deref().into_iter().chain(phase).collect();
        let whose = (!whose.is_empty()).then(|| whose.join(" · "));
        let lines = [hours, whose, decided].into_iter().flatten();
        lines.map(|line| room.fit(&line)).collect()
    }

    /// What to do with the sheet that notes are stuck on.
    fn how_to_carry(&self) -> Fitted {
        let how = self.workshop.words.get("cards.carrier");
        let (width, height) = self.size;
        let room = Room {
            width: width - 2.0 * self.face.padding,
            height: height - 2.0 * self.face.padding,
            sizes: &[10.0, 9.0, 8.0, 7.5],
            bold: false,
        };
        room.fit(how)
    }
}

/// Whose card it is and how far the chart has come, where the sheet is cut away.
fn small_print(workshop: &Workshop, printer: &CardPrinter<'_>) -> String {
    let state = frame::state(workshop.chart.state, &workshop.words);
    let whose = format!("{state} · {}", frame::title(workshop));
    let width = printer.size.0 - 2.0 * printer.face.padding;
    SMALL.before(&whose, FINGERPRINT, width)
}

#[cfg(test)]
mod tests;
