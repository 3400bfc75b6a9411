//! What people answered about the chart, each on their own (H16 in `domain.md` §2.3).

use super::{Context, Findings, Rule};
use crate::analysis::agreement::agreement;
use crate::diagnostic::{Place, codes};
use crate::vocabulary::{Duty, Letter};
use crate::words::Said;

pub(super) static RULES: &[Rule] = &[Rule {
    code: &codes::LOW_AGREEMENT,
    look: low_agreement,
}];

/// H16. Silent once the row names the decision by which it was settled.
fn low_agreement(context: &Context<'_>, findings: &mut Findings) {
    let workshop = context.workshop;
    let limit = workshop.rules.raci.low_agreement;
    let all = agreement(workshop, false);
    for answers in all.rows.iter().filter(|row| !row.is_decided) {
        let owner = &answers.owner;
        if !owner.plurality().is_some_and(|plurality| plurality < limit) {
            continue;
        }
        let row = &workshop.activities[&answers.activity];
        let letter = row
            .variant
            .letter_for(Duty::Accountable)
            .unwrap_or(Letter::A);
        findings
            .add(
                Place::of("activity", &answers.activity).key(letter),
                Said::new("finding.low-agreement")
                    .with("row", format!("`{}`", row.name))
                    .with("answers", owner.answers)
                    .count(owner.distinct()),
                "too few agree on it",
            )
            .help("talk about it before the chart is shown; `offsite settle` writes down what you agree on");
    }
}
