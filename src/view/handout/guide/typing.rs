//! How long it takes to type in what a vote leaves on paper.

use super::materials::participants;
use super::read_out::MOMENTS;
use crate::model::Workshop;
use crate::view::handout::exercise::Exercise;
use crate::words::Said;

/// Seconds that a practised typist takes for a line of a ballot.
const SECONDS: usize = 8;
/// The minutes of all ballots are told in steps of so many.
const STEP: usize = 5;

/// How long the ballots of an exercise take; `None` where it has none, or nobody knows of what.
pub(super) fn of(workshop: &Workshop, exercise: &Exercise) -> Option<String> {
    let words = &workshop.words;
    let (key, lines) = match exercise.name {
        "vote" => ("guide.of-tasks", workshop.tasks.len()),
        "perception" => ("guide.of-rows", workshop.activities.len().min(MOMENTS)),
        _ => return None,
    };
    let ballots = participants(workshop);
    let said = match ballots {
        Some(count) => {
            let ballots = words.counted("guide.ballots", count);
            Said::new("guide.typing").with("ballots", ballots)
        }
        None => Said::new("guide.typing-each"),
    };
    let seconds = ballots.unwrap_or(1).saturating_mul(lines) * SECONDS;
    let said = said
        .with("seconds", SECONDS)
        .with("lines", words.counted(key, lines))
        .with(
            "one",
            rounded(seconds, if ballots.is_some() { STEP } else { 1 }),
        )
        .with("two", rounded(seconds.div_ceil(2), STEP));
    (lines > 0).then(|| words.say(&said))
}

/// Minutes, rounded up to a multiple of `step`.
fn rounded(seconds: usize, step: usize) -> usize {
    seconds.div_ceil(60 * step) * step
}
