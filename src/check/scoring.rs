//! Scales, votes and ballots.

use super::{Context, Findings, Rule};
use crate::diagnostic::{Place, codes};
use crate::model::vote::Scale;
use crate::wording::near;

pub(super) static RULES: &[Rule] = &[
    Rule {
        code: &codes::SCALE_WITHOUT_ANCHORS,
        look: scale_without_anchors,
    },
    Rule {
        code: &codes::BALLOT_FOR_UNKNOWN_TASK,
        look: ballot_for_unknown_task,
    },
];

fn scale_without_anchors(context: &Context<'_>, findings: &mut Findings) {
    let workshop = context.workshop;
    let voted = workshop
        .ballots
        .values()
        .any(|ballot| !ballot.first.is_empty());
    let scored = workshop
        .tasks
        .values()
        .any(|task| task.impact.is_some() || task.effort.is_some() || task.agreed.is_some());
    if !voted && !scored {
        return;
    }
    for (axis, scale) in [("impact", &workshop.impact), ("effort", &workshop.effort)] {
        if scale.anchors.is_empty() {
            findings
                .add(
                    Place::of("scale", axis),
                    format!("the scale of {axis} has no anchors"),
                    "scores without a shared meaning",
                )
                .rests_on(Place::of("scale", axis).key("anchors"))
                .help(example_anchors(axis, scale));
        }
    }
}

fn example_anchors(axis: &str, scale: &Scale) -> String {
    let (min, max) = (scale.min, scale.max);
    let (low, high) = match axis {
        "impact" => ("nobody would notice", "we would lose customers"),
        _ => ("minutes", "a day or more a week"),
    };
    format!(
        "say what each score means, one text a value: `[scale.{axis}]` with \
         `anchors = [\"{min} {low}\", …, \"{max} {high}\"]`"
    )
}

fn ballot_for_unknown_task(context: &Context<'_>, findings: &mut Findings) {
    let workshop = context.workshop;
    for (voter, ballot) in &workshop.ballots {
        for (round, votes) in [("r1", &ballot.first), ("r2", &ballot.second)] {
            for task in votes
                .keys()
                .filter(|task| !workshop.tasks.contains_key(*task))
            {
                let known = workshop.tasks.keys().map(|id| id.as_str());
                let help = match near(task.as_str(), known) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => {
                        "delete the line, or write the task; the vote does not count".to_owned()
                    }
                };
                findings
                    .add(
                        Place::of("ballot", voter).key(round).key(task),
                        format!("a vote for `{task}`, which is not a task"),
                        "no such task",
                    )
                    .help(help);
            }
        }
    }
}
