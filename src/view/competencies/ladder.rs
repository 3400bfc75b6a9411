//! From level to level and from career step to career step: what there is to do differently.

use serde::Serialize;

use super::super::words::anchor;
use crate::analysis::competencies::{Rise, StepUp, next_steps};
use crate::analysis::descriptors::additions;
use crate::model::competency::{Competency, Step};
use crate::model::{Id, Workshop};
use crate::words::{Arg, Said};

/// One level of one competency.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LevelText {
    /// Its number.
    pub number: u32,
    /// What it is called.
    pub name: String,
    /// What can be seen, in pieces; empty where nobody wrote it yet.
    pub text: Vec<Piece>,
    /// Which career steps require exactly this level, in words; empty where none does.
    pub steps: String,
}

/// A stretch of a descriptor.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// The level below does not say them; marked only where the two say mostly the same.
    pub new: bool,
}

/// A competency from level to level.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Ladder {
    /// What it is called.
    pub name: String,
    /// The team cannot do without it.
    pub critical: bool,
    /// Neighbouring levels, from the lowest: what the lower one asks, and what the upper one adds.
    pub pairs: Vec<LevelPair>,
}

/// Two neighbouring levels.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LevelPair {
    /// The lower one.
    pub lower: LevelText,
    /// The upper one.
    pub upper: LevelText,
}

/// What a career step requires, and what the next one adds.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StepCard {
    /// The name for links to it.
    pub anchor: String,
    /// What it is called.
    pub name: String,
    /// "CSM requires": what stands over one of its levels.
    pub requires: String,
    /// The role that it belongs to.
    pub role: Option<String>,
    /// The next step; `None` for the last one.
    pub next: Option<NextStep>,
    /// What the next step asks more, side by side.
    pub rises: Vec<Rising>,
    /// What it requires that the next step does not ask more of.
    pub stays: Vec<Required>,
}

/// The step after a step.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NextStep {
    /// The name for links to it.
    pub anchor: String,
    /// In how many competencies it asks for more, as a sentence.
    pub headline: String,
    /// The competencies of which it asks less, as a sentence; empty where there are none.
    pub falls: String,
    /// "What Senior CSM requires": what a link to it says.
    pub requires: String,
    /// "Senior CSM adds": what stands over the levels that it adds.
    pub adds: String,
}

/// A competency in which the next step asks for more.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Rising {
    /// What it is called.
    pub name: String,
    /// The team cannot do without it.
    pub critical: bool,
    /// From which level to which, such as "2 → 3".
    pub levels: String,
    /// What this step requires; `None` where it requires nothing.
    pub now: Option<LevelText>,
    /// The levels that the next step adds, from the lowest.
    pub added: Vec<LevelText>,
}

/// What a step requires in one competency.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Required {
    /// What it is called.
    pub name: String,
    /// The team cannot do without it.
    pub critical: bool,
    /// The level.
    pub level: LevelText,
}

/// Every competency from level to level, in reading order; only those with two levels described.
pub(super) fn ladders(workshop: &Workshop) -> Vec<Ladder> {
    let ladder = |competency: &Competency| Ladder {
        name: competency.name.clone(),
        critical: competency.critical,
        pairs: (1..competency.descriptors.len())
            .map(|upper| LevelPair {
                lower: LevelText {
                    text: plain(&competency.descriptors[upper - 1]),
                    ..level(workshop, competency, upper - 1)
                },
                upper: level(workshop, competency, upper),
            })
            .collect(),
    };
    let all = workshop.competencies.values().map(ladder);
    all.filter(|ladder| !ladder.pairs.is_empty()).collect()
}

/// Every career step that requires something, in reading order.
pub(super) fn step_cards(workshop: &Workshop) -> Vec<StepCard> {
    let ups = next_steps(workshop);
    let cards = workshop.steps.iter().map(|(id, step)| {
        let up = ups.iter().find(|up| up.from == *id);
        let rises = up.map(|up| up.rises.as_slice()).unwrap_or_default();
        StepCard {
            anchor: anchor("step", id),
            name: step.name.clone(),
            requires: of_step(workshop, "ladder.requires", &step.name),
            role: step
                .role
                .as_ref()
                .and_then(|role| workshop.roles.get(role))
                .map(|role| role.name.clone()),
            next: up.map(|up| next(workshop, up)),
            rises: rises.iter().map(|rise| rising(workshop, rise)).collect(),
            stays: stays(workshop, id, rises),
        }
    });
    cards
        .filter(|card| !card.rises.is_empty() || !card.stays.is_empty())
        .collect()
}

fn next(workshop: &Workshop, up: &StepUp) -> NextStep {
    let words = &workshop.words;
    let name = step_name(workshop, &up.to);
    let all = workshop.competencies.values();
    let asked = all.filter(|competency| {
        competency
            .required
            .get(&up.to)
            .is_some_and(|level| *level > 0)
    });
    let headline = match up.rises.len() {
        0 => of_step(workshop, "ladder.asks-no-more", &name),
        rises => words.say(
            &Said::new("ladder.asks-more")
                .with("step", name.as_str())
                .with("more", rises)
                .count(asked.count()),
        ),
    };
    let falls = up
        .falls
        .iter()
        .filter_map(|id| Some(workshop.competencies.get(id)?.name.as_str()));
    NextStep {
        anchor: anchor("step", &up.to),
        headline,
        falls: listed(workshop, "ladder.asks-less", "competencies", falls),
        requires: of_step(workshop, "ladder.all-of", &name),
        adds: of_step(workshop, "ladder.adds", &name),
    }
}

fn of_step(workshop: &Workshop, key: &'static str, step: &str) -> String {
    workshop.words.say(&Said::new(key).with("step", step))
}

/// What is said of some names; nothing where there are none.
fn listed<'w>(
    workshop: &Workshop,
    key: &'static str,
    place: &'static str,
    names: impl Iterator<Item = &'w str>,
) -> String {
    let mut names = names.peekable();
    match names.peek() {
        None => String::new(),
        Some(_) => workshop
            .words
            .say(&Said::new(key).with(place, Arg::from_iter(names))),
    }
}

fn step_name(workshop: &Workshop, id: &Id<Step>) -> String {
    let step = workshop.steps.get(id);
    step.map_or_else(|| id.to_string(), |step| step.name.clone())
}

fn rising(workshop: &Workshop, rise: &Rise) -> Rising {
    let competency = &workshop.competencies[&rise.competency];
    let from = rise.from.unwrap_or(0);
    let places = || {
        let levels = workshop.framework.levels.iter().enumerate();
        levels.filter(move |(_, level)| level.number > from && level.number <= rise.to)
    };
    Rising {
        name: competency.name.clone(),
        critical: competency.critical,
        levels: format!(
            "{} → {}",
            rise.from
                .map_or_else(|| "–".to_owned(), |from| from.to_string()),
            rise.to
        ),
        now: rise
            .from
            .map(|from| required_level(workshop, competency, from)),
        added: places()
            .map(|(place, _)| level(workshop, competency, place))
            .collect(),
    }
}

fn stays(workshop: &Workshop, step: &Id<Step>, rises: &[Rise]) -> Vec<Required> {
    let competencies = workshop.competencies.iter();
    competencies
        .filter(|(id, _)| rises.iter().all(|rise| rise.competency != **id))
        .filter_map(|(_, competency)| {
            let number = competency
                .required
                .get(step)
                .copied()
                .filter(|level| *level > 0)?;
            Some(Required {
                name: competency.name.clone(),
                critical: competency.critical,
                level: required_level(workshop, competency, number),
            })
        })
        .collect()
}

/// The level of that number, its words unmarked.
pub(super) fn required_level(
    workshop: &Workshop,
    competency: &Competency,
    number: u32,
) -> LevelText {
    let mut levels = workshop.framework.levels.iter();
    match levels.position(|level| level.number == number) {
        Some(place) => LevelText {
            text: descriptor(competency, place).map(plain).unwrap_or_default(),
            ..level(workshop, competency, place)
        },
        None => LevelText {
            number,
            name: String::new(),
            text: Vec::new(),
            steps: String::new(),
        },
    }
}

/// The level at that place of the framework, with what is new in it.
pub(super) fn level(workshop: &Workshop, competency: &Competency, place: usize) -> LevelText {
    let head = workshop.framework.levels.get(place);
    let number = head.map_or(place as u32 + 1, |level| level.number);
    let steps = workshop.steps.iter();
    let at_it = steps.filter(|(id, _)| competency.required.get(*id) == Some(&number));
    let lower = place
        .checked_sub(1)
        .and_then(|lower| descriptor(competency, lower));
    let text = match (lower, descriptor(competency, place)) {
        (_, None) => Vec::new(),
        (None, Some(text)) => plain(text),
        (Some(lower), Some(text)) => additions(lower, text)
            .into_iter()
            .map(|piece| Piece {
                text: piece.text,
                new: piece.is_new,
            })
            .collect(),
    };
    LevelText {
        number,
        name: head.map(|level| level.name.clone()).unwrap_or_default(),
        text,
        steps: listed(
            workshop,
            "ladder.asked-of",
            "steps",
            at_it.map(|(_, step)| step.name.as_str()),
        ),
    }
}

/// Descriptors are written from the lowest level, whatever the levels are numbered.
fn descriptor(competency: &Competency, place: usize) -> Option<&str> {
    let text = competency.descriptors.get(place).map(String::as_str);
    text.filter(|text| !text.trim().is_empty())
}

fn plain(text: &str) -> Vec<Piece> {
    vec![Piece {
        text: text.to_owned(),
        new: false,
    }]
}
