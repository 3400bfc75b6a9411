//! A session of two hours for a workshop without an agenda, made from what it has.

use crate::model::Workshop;
use crate::model::record::AgendaSlot;
use crate::view::handout::exercise::Exercise;
use crate::view::handout::facts::Needs;
use crate::view::handout::share::shared_out;

/// How long the session is, in minutes.
const SESSION: u32 = 120;
/// Lengths are multiples of so many minutes.
const STEP: u32 = 5;
/// What takes as long whatever else there is.
const FIXED: [(&str, u32); 3] = [("open", 5), ("break", 10), ("close", 10)];

/// The slots: opening, what there is to do with a break in the middle, decisions.
pub(super) fn slots(workshop: &Workshop) -> Vec<AgendaSlot> {
    let work = work(workshop);
    let fixed: u32 = FIXED.iter().map(|(_, minutes)| minutes).sum();
    let weights: Vec<u32> = work.iter().map(|(_, weight)| *weight).collect();
    let steps = shared_out((SESSION - fixed) / STEP, &weights);
    let mut slots: Vec<(&str, u32)> = work
        .iter()
        .zip(steps)
        .map(|((name, _), steps)| (*name, steps * STEP))
        .collect();
    slots.insert(before_break(&slots), FIXED[1]);
    slots.insert(0, FIXED[0]);
    slots.push(FIXED[2]);
    slots
        .into_iter()
        .map(|(name, minutes)| slot(workshop, name, minutes))
        .collect()
}

/// What there is to do, with how much of the time it weighs.
fn work(workshop: &Workshop) -> Vec<(&'static str, u32)> {
    let has_tasks = !workshop.tasks.is_empty();
    let has_rows = !workshop.activities.is_empty();
    let has_framework = !workshop.competencies.is_empty();
    let only_rows = has_rows && !has_tasks;
    let only_framework = has_framework && !has_tasks && !has_rows;
    let voted = has_tasks && Needs::Votes.are_in(workshop);
    let about_tasks = has_tasks || !(only_rows || only_framework);
    let parts = [
        ("inventory", 30, about_tasks && !has_tasks),
        ("vote", 20, about_tasks && !voted),
        ("reveal", 25, about_tasks),
        ("disposition", 30, about_tasks),
        ("perception", 20, only_rows),
        ("raci", 30, has_rows),
        ("role-cards", 20, only_rows),
        ("competency", 60, only_framework),
    ];
    let parts = parts.into_iter().filter(|(.., is_in)| *is_in);
    parts.map(|(name, weight, _)| (name, weight)).collect()
}

/// Where the break stands: after the vote, so that ballots are typed in meanwhile, else after half of the work.
fn before_break(work: &[(&str, u32)]) -> usize {
    let vote = work.iter().position(|(name, _)| *name == "vote");
    vote.map_or(work.len().div_ceil(2), |vote| vote + 1)
}

fn slot(workshop: &Workshop, name: &'static str, minutes: u32) -> AgendaSlot {
    let exercise = Exercise::of_word(name);
    let title = exercise.and_then(|exercise| exercise.text(&workshop.words, "name"));
    AgendaSlot {
        id: None,
        day: 1,
        start: None,
        minutes: Some(minutes),
        title: title.unwrap_or(name).to_owned(),
        lead: None,
        exercise: Some(name.to_owned()),
        output: None,
    }
}

/// The slots as a workshop writes them; the first one says when the day starts.
pub(super) fn toml(slots: &[AgendaSlot]) -> Vec<String> {
    let slot = |(place, slot): (usize, &AgendaSlot)| {
        let start = if place == 0 { "start = 09:00:00\n" } else { "" };
        let minutes = slot.minutes.unwrap_or(0);
        let title = toml::Value::from(slot.title.as_str());
        let exercise = toml::Value::from(slot.exercise.as_deref().unwrap_or_default());
        format!("[[agenda]]\n{start}minutes = {minutes}\ntitle = {title}\nexercise = {exercise}")
    };
    slots.iter().enumerate().map(slot).collect()
}
