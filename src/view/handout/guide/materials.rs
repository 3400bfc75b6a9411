//! What lies on the table: handouts with how many to print, and everything else.

use serde::Serialize;

use crate::model::Workshop;
use crate::view::ViewOptions;
use crate::view::handout::exercise::Thing;
use crate::view::handout::{Handout, HandoutOptions, Moment};
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

/// What materials are told from.
pub(super) struct Materials<'w> {
    pub(super) workshop: &'w Workshop,
    pub(super) shown: &'w ViewOptions,
    pub(super) handouts: &'w HandoutOptions,
}

impl Materials<'_> {
    /// What an exercise needs, in the order of the catalogue.
    pub(super) fn all(&self, things: &[Thing]) -> Vec<Material> {
        let things = things.iter().filter(|thing| self.is_needed(**thing));
        things.map(|thing| self.one(*thing)).collect()
    }

    /// A proposed agenda is neither on the wall nor on the screen.
    pub(super) fn is_needed(&self, thing: Thing) -> bool {
        let of_agenda = matches!(thing, Thing::Print(Handout::WallAgenda | Handout::Agenda));
        !of_agenda || !self.workshop.agenda.is_empty()
    }

    /// One thing that is needed.
    pub(super) fn one(&self, thing: Thing) -> Material {
        let words = &self.workshop.words;
        match thing {
            Thing::Print(handout) => {
                let missing = self.missing(handout);
                Material {
                    name: handout.title(words).to_owned(),
                    count: self.count(handout).filter(|_| missing.is_none()),
                    missing,
                }
            }
            Thing::Bring(key) => Material {
                name: words.get(key).to_owned(),
                count: None,
                missing: None,
            },
        }
    }

    /// Why a handout cannot be had yet. What is printed in the session may well be made from nothing before it, but what
    /// tells of changes needs an earlier state.
    fn missing(&self, handout: Handout) -> Option<String> {
        let words = &self.workshop.words;
        if handout == Handout::Announcement && !self.shown.compared {
            return Some(words.get("guide.not-compared").to_owned());
        }
        let comes_later = handout.moment() != Moment::Before;
        let has = handout.is_in(self.workshop) || comes_later;
        let needs = words.list(handout.facts().needs.tables().split(" and "));
        (!has).then(|| words.say(&Said::new("guide.not-yet").with("needs", needs)))
    }

    fn count(&self, handout: Handout) -> Option<String> {
        let words = &self.workshop.words;
        match handout {
            Handout::Cards => self.cards(),
            Handout::RoleCards => Some(words.get("guide.role-set").to_owned()),
            Handout::Ballot
            | Handout::RaciBallot
            | Handout::BlankSelfAssessment
            | Handout::Decisions
            | Handout::StopList
            | Handout::Announcement => Some(self.for_each()),
            Handout::Agenda | Handout::Projector => Some(words.get("guide.on-screen").to_owned()),
            _ => None,
        }
    }

    fn for_each(&self) -> String {
        let words = &self.workshop.words;
        let known = participants(self.workshop).map(|count| words.counted("guide.copies", count));
        known.unwrap_or_else(|| words.get("guide.for-each").to_owned())
    }

    /// "54 cards on 9 sheets"; `None` for the one sheet on which notes are stuck.
    fn cards(&self) -> Option<String> {
        let (words, labels) = (&self.workshop.words, &self.handouts.labels);
        let cards = self.workshop.tasks.len();
        let sheets = words.counted("guide.sheets", labels.sheets(cards));
        let said = Said::new("guide.one-set").with("sheets", sheets);
        (!labels.is_carrier()).then(|| words.say(&said.count(cards)))
    }
}

/// How many people sit at the tables, where the files say.
pub(super) fn participants(workshop: &Workshop) -> Option<usize> {
    let voters = workshop.vote.voters.len();
    [voters, workshop.people.len()]
        .into_iter()
        .find(|count| *count > 0)
}
