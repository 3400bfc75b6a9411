//! What lies on the table: handouts with how many to print, and everything else.

use serde::Serialize;

use crate::model::Workshop;
use crate::view::handout::exercise::Thing;
use crate::view::handout::{Handout, Moment};
use crate::words::Said;

/// Something that an exercise needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Material {
    /// What it is called.
    pub name: String,
    /// How many, such as "8 ×"; `None` where one is enough.
    pub count: Option<String>,
    /// Why it cannot be had yet, with names in backticks.
    pub missing: Option<String>,
}

/// What an exercise needs, in the order of the catalogue.
pub(super) fn of(workshop: &Workshop, things: &[Thing]) -> Vec<Material> {
    things.iter().map(|thing| one(workshop, *thing)).collect()
}

/// One thing that is needed.
pub(super) fn one(workshop: &Workshop, thing: Thing) -> Material {
    let words = &workshop.words;
    match thing {
        Thing::Print(handout) => {
            // What is printed in the session may well be made from nothing yet.
            let has = handout.is_in(workshop) || handout.moment() != Moment::Before;
            let needs = words.list(handout.facts().needs.tables().split(" and "));
            let missing = Said::new("guide.not-yet").with("needs", needs);
            Material {
                name: handout.title(words).to_owned(),
                count: count(workshop, handout).filter(|_| has),
                missing: (!has).then(|| words.say(&missing)),
            }
        }
        Thing::Bring(key) => Material {
            name: words.get(key).to_owned(),
            count: None,
            missing: None,
        },
    }
}

/// How many people sit at the tables, where the files say.
pub(super) fn participants(workshop: &Workshop) -> Option<usize> {
    let voters = workshop.vote.voters.len();
    [voters, workshop.people.len()]
        .into_iter()
        .find(|count| *count > 0)
}

fn count(workshop: &Workshop, handout: Handout) -> Option<String> {
    const CARDS_ON_A_SHEET: usize = 6;
    let words = &workshop.words;
    let copies = |count: usize| words.counted("guide.copies", count);
    let for_each = || {
        let known = participants(workshop).map(copies);
        known.unwrap_or_else(|| words.get("guide.for-each").to_owned())
    };
    match handout {
        Handout::Cards => {
            let cards = workshop.tasks.len();
            let sheets = words.counted("guide.sheets", cards.div_ceil(CARDS_ON_A_SHEET));
            Some(
                words.say(
                    &Said::new("guide.one-set")
                        .with("sheets", sheets)
                        .count(cards),
                ),
            )
        }
        Handout::RoleCards => Some(copies(workshop.roles.len())),
        Handout::Ballot
        | Handout::RaciBallot
        | Handout::BlankSelfAssessment
        | Handout::Decisions
        | Handout::StopList
        | Handout::Announcement => Some(for_each()),
        Handout::Agenda | Handout::Projector => Some(words.get("guide.on-screen").to_owned()),
        _ => None,
    }
}
