//! The page before the first slot: what the session is for, what to print and bring, how the room stands.

use serde::Serialize;

use super::list;
use super::materials::{Material, Materials, participants};
use crate::diagnostic::Severity;
use crate::model::Workshop;
use crate::model::record::AgendaSlot;
use crate::view::finding::{mark, word};
use crate::view::handout::exercise::{ALWAYS, Exercise, Thing};
use crate::view::handout::{Handout, Moment};
use crate::view::{Fact, ViewOptions, index};
use crate::words::{Said, Words};

/// What is done before anybody comes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Before {
    /// When, where, and who runs it.
    pub facts: Vec<Fact>,
    /// Which keys fill the facts that nobody has written, with names in backticks.
    pub unwritten: Option<String>,
    /// What the marks before questions mean, and the small grey words.
    pub marks: String,
    /// What the session is for.
    pub purpose: Option<String>,
    /// What must be true at the end.
    pub done_when: Vec<String>,
    /// The rules for the wall.
    pub ground_rules: Vec<String>,
    /// The rules are a proposal: the workshop has none.
    pub proposed_rules: bool,
    /// Handouts to print before.
    pub print: Vec<Material>,
    /// Handouts that are printed when there is something to show.
    pub print_later: Vec<Material>,
    /// Handouts for the screen.
    pub screen: Vec<Material>,
    /// Everything else.
    pub bring: Vec<Material>,
    /// How the room stands.
    pub room: Vec<String>,
    /// What goes wrong most often.
    pub cautions: Vec<String>,
}

/// The page before the first slot of an agenda.
pub(super) fn of(told: &Materials<'_>, agenda: &[AgendaSlot]) -> Before {
    let workshop = told.workshop;
    let (about, words) = (&workshop.about, &workshop.words);
    let things = things(agenda);
    let materials = |wanted: fn(&Thing) -> bool| {
        let things = things.iter().copied();
        let things = things.filter(|thing| wanted(thing) && told.is_needed(*thing));
        things.map(|thing| told.one(thing)).collect::<Vec<_>>()
    };
    let proposed_rules = about.ground_rules.is_empty();
    Before {
        facts: facts(workshop, told.shown),
        unwritten: unwritten(workshop),
        marks: marks(&workshop.words),
        purpose: about.purpose.clone(),
        done_when: about.done_when.clone(),
        ground_rules: if proposed_rules {
            list(words.get("guide.rules"))
        } else {
            about.ground_rules.clone()
        },
        proposed_rules,
        print: materials(|thing| is_printed(*thing, |moment| moment == Moment::Before)),
        print_later: materials(|thing| is_printed(*thing, |moment| moment != Moment::Before)),
        screen: materials(|thing| is_shown(*thing))
            .into_iter()
            .map(|material| Material {
                count: None,
                ..material
            })
            .collect(),
        bring: materials(|thing| matches!(thing, Thing::Bring(_))),
        room: room(workshop),
        cautions: list(words.get("guide.caution-list")),
    }
}

fn facts(workshop: &Workshop, options: &ViewOptions) -> Vec<Fact> {
    let words = &workshop.words;
    let mut facts = index::facts(workshop, options);
    let people = participants(workshop);
    facts.extend(people.map(|count| Fact::new(words.get("guide.participants"), count.to_string())));
    facts
}

/// The keys of `[workshop]` for the facts that nobody has written.
fn unwritten(workshop: &Workshop) -> Option<String> {
    let (about, words) = (&workshop.about, &workshop.words);
    let dated = about.starts.is_some() || about.ends.is_some();
    let keys = [
        ("starts", "label.when", dated),
        ("venue", "label.where", about.venue.is_some()),
        ("sponsor", "label.sponsor", about.sponsor.is_some()),
        (
            "facilitator",
            "label.facilitator",
            about.facilitator.is_some(),
        ),
        ("scribe", "label.scribe", about.scribe.is_some()),
        ("purpose", "guide.purpose", about.purpose.is_some()),
        ("done_when", "guide.done-when", !about.done_when.is_empty()),
    ];
    let missing = keys.iter().filter(|(.., is_written)| !is_written);
    let missing: Vec<String> = missing
        .map(|(key, label, _)| format!("`{key}` ({})", words.get(label)))
        .collect();
    let said = |keys| words.say(&Said::new("guide.unwritten").with("keys", keys));
    (!missing.is_empty()).then(|| said(words.list(missing)))
}

fn marks(words: &Words) -> String {
    let severities = [Severity::Error, Severity::Warning, Severity::Note];
    let marks = severities.map(|it| format!("{} {}", mark(it), word(it, words)));
    words.say(&Said::new("guide.marks").with("marks", words.list(marks)))
}

/// How the room stands; what is said of the agenda where there is one.
fn room(workshop: &Workshop) -> Vec<String> {
    let words = &workshop.words;
    let mut room = list(words.get("guide.room-list"));
    if !workshop.agenda.is_empty() {
        room.push(words.get("guide.room-agenda").to_owned());
    }
    room
}

fn is_printed(thing: Thing, wanted: fn(Moment) -> bool) -> bool {
    matches!(thing, Thing::Print(handout) if wanted(handout.moment()) && !handout.is_for_screens())
}

fn is_shown(thing: Thing) -> bool {
    matches!(thing, Thing::Print(handout) if handout.is_for_screens())
}

/// What the exercises of an agenda need, each thing once: handouts in the order of their list, the rest as it comes.
fn things(agenda: &[AgendaSlot]) -> Vec<Thing> {
    let words = agenda.iter().filter_map(|slot| slot.exercise.as_deref());
    let exercises = words.filter_map(Exercise::of_word);
    let mut things: Vec<Thing> = Vec::new();
    for thing in ALWAYS.iter().chain(exercises.flat_map(|it| it.things)) {
        if !things.contains(thing) {
            things.push(*thing);
        }
    }
    let place = |handout: Handout| Handout::ALL.iter().position(|known| *known == handout);
    things.sort_by_key(|thing| match thing {
        Thing::Print(handout) => place(*handout),
        Thing::Bring(_) => None,
    });
    things
}
