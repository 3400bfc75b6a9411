//! Scales, votes and ballots.

use std::collections::HashMap;

use super::{Context, Findings, Rule};
use crate::diagnostic::{Place, codes};
use crate::model::vote::Scale;
use crate::wording::{MOST_SUGGESTIONS, near};
use crate::words::Said;

pub(super) static RULES: &[Rule] = &[
    Rule {
        code: &codes::SCALE_WITHOUT_ANCHORS,
        look: scale_without_anchors,
    },
    Rule {
        code: &codes::BALLOT_FOR_UNKNOWN_TASK,
        look: ballot_for_unknown_task,
    },
    Rule {
        code: &codes::BALLOT_OF_NO_VOTER,
        look: ballot_of_no_voter,
    },
    Rule {
        code: &codes::DUPLICATE_CARD,
        look: duplicate_card,
    },
];

fn scale_without_anchors(context: &Context<'_>, findings: &mut Findings) {
    let workshop = context.workshop;
    let voted = workshop
        .ballots
        .values()
        .any(|ballot| !ballot.first.is_empty() || !ballot.second.is_empty());
    let scored = workshop
        .tasks
        .values()
        .any(|task| task.impact.is_some() || task.effort.is_some() || task.agreed.is_some());
    if !voted && !scored {
        return;
    }
    for (axis, scale) in [("impact", &workshop.impact), ("effort", &workshop.effort)] {
        let anchors = scale.anchors.len();
        let scores = scale.scores();
        let message = match anchors {
            0 => Said::new("finding.scale-without-anchors"),
            // The two ends, or every score.
            2 => continue,
            _ if Some(anchors) == scores || scores.is_none() => continue,
            _ => {
                let scores = Said::new("score.scores").count(scores.unwrap_or(0));
                Said::new("finding.scale-with-few-anchors")
                    .count(anchors)
                    .with("scores", scores)
            }
        };
        let message = message.with(
            "axis",
            Said::new(if axis == "impact" {
                "score.impact"
            } else {
                "score.effort"
            }),
        );
        findings
            .add(
                Place::of("scale", axis).key("anchors"),
                message,
                "scores without a shared meaning",
            )
            .help(example_anchors(axis, scale));
    }
}

fn example_anchors(axis: &str, scale: &Scale) -> String {
    let (min, max) = (scale.min, scale.max);
    let (low, high) = match axis {
        "impact" => ("nobody would notice", "we would lose customers"),
        _ => ("minutes", "a day or more a week"),
    };
    format!(
        "say what each score means, one text a score (or one for each end): `[scale.{axis}]` with \
         `anchors = [\"{min} {low}\", …, \"{max} {high}\"]`"
    )
}

fn ballot_for_unknown_task(context: &Context<'_>, findings: &mut Findings) {
    let workshop = context.workshop;
    let mut suggested = 0;
    for (voter, ballot) in &workshop.ballots {
        for (round, votes) in [("r1", &ballot.first), ("r2", &ballot.second)] {
            let unknown = votes
                .keys()
                .filter(|task| !workshop.tasks.contains_key(*task));
            for task in unknown {
                suggested += 1;
                let known = workshop.tasks.keys().map(|id| id.as_str());
                let nearest = (suggested <= MOST_SUGGESTIONS).then(|| near(task.as_str(), known));
                let help = match nearest.flatten() {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => {
                        "delete the line, or write the task; the vote does not count".to_owned()
                    }
                };
                findings
                    .add(
                        Place::of("ballot", voter).key(round).key(task),
                        Said::new("finding.ballot-for-unknown-task")
                            .with("task", format!("`{task}`")),
                        "no such task",
                    )
                    .rests_on(Place::of("task", task))
                    .help(help);
            }
        }
    }
}

/// Only votes on tasks: everybody may say who they think answers for a row.
fn ballot_of_no_voter(context: &Context<'_>, findings: &mut Findings) {
    let workshop = context.workshop;
    let voters = &workshop.vote.voters;
    for (person, ballot) in &workshop.ballots {
        let votes = ballot.first.len() + ballot.second.len();
        if !voters.is_empty() && votes > 0 && !voters.contains(person) {
            findings
                .add(
                    Place::of("ballot", person),
                    Said::new("finding.ballot-of-no-voter"),
                    format!("`{person}` is not in `[vote] voters`"),
                )
                .rests_on(Place::table("vote").key("voters"))
                .help(format!(
                    "add \"{person}\" to `voters`, or delete the ballot"
                ));
        }
    }
}

fn duplicate_card(context: &Context<'_>, findings: &mut Findings) {
    let mut first = HashMap::new();
    for (id, task) in &context.workshop.tasks {
        let Some(earlier) = first.insert(task.card, id) else {
            continue;
        };
        findings
            .add(
                Place::of("task", id).key("card"),
                Said::new("finding.duplicate-card")
                    .with("earlier", format!("`{}`", context.workshop.tasks[earlier].name))
                    .with("task", format!("`{}`", task.name))
                    .with("card", task.card as usize),
                format!("card {} again", task.card),
            )
            .also(Place::of("task", earlier).key("card"), "first here")
            .help("give every task that has a `card` a number of its own; the others are numbered by their place");
    }
}
