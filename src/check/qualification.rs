//! What rows need in competencies, against who does them (V11 in `domain.md` §2.3 and §4.3).
//!
//! These findings are drawn from private tables: they name no person, and a shared page has them only where
//! [`roles_tell_nobody`](crate::analysis::qualification::roles_tell_nobody).

use super::{Context, Findings, Rule};
use crate::analysis::qualification::{lacks, not_needed, rows_of_one};
use crate::diagnostic::{Place, codes};
use crate::words::Said;

pub(super) static RULES: &[Rule] = &[
    Rule {
        code: &codes::UNQUALIFIED,
        look: unqualified,
    },
    Rule {
        code: &codes::ACTIVITY_OF_ONE,
        look: activity_of_one,
    },
    Rule {
        code: &codes::COMPETENCY_NOT_NEEDED,
        look: competency_not_needed,
    },
];

fn unqualified(context: &Context<'_>, findings: &mut Findings) {
    let workshop = context.workshop;
    for lack in lacks(workshop) {
        // An id that is not declared has a finding of its own.
        let (Some(role), Some(competency)) = (
            workshop.roles.get(&lack.role),
            workshop.competencies.get(lack.competency),
        ) else {
            continue;
        };
        let row = &workshop.activities[lack.activity];
        findings
            .add(
                Place::of("activity", lack.activity)
                    .key("needs")
                    .key(lack.competency),
                Said::new("finding.unqualified")
                    .with("row", format!("`{}`", row.name))
                    .with("level", lack.level as usize)
                    .with("competency", format!("`{}`", competency.name))
                    .with("role", format!("`{}`", role.name)),
                "nobody who does it is there yet",
            )
            .help("train before it takes effect, let another role do it, or ask for less");
    }
}

fn activity_of_one(context: &Context<'_>, findings: &mut Findings) {
    for id in rows_of_one(context.workshop) {
        let row = &context.workshop.activities[id];
        findings
            .add(
                Place::of("activity", id).key("needs"),
                Said::new("finding.activity-of-one").with("row", format!("`{}`", row.name)),
                "one person meets this",
            )
            .help("name a deputy, and who teaches them until when");
    }
}

fn competency_not_needed(context: &Context<'_>, findings: &mut Findings) {
    if context.chart_is_partial {
        return;
    }
    for (id, competency) in not_needed(context.workshop) {
        findings
            .add(
                Place::of("competency", id),
                Said::new("finding.competency-not-needed")
                    .with("competency", format!("`{}`", competency.name)),
                "in no row's `needs`",
            )
            .help(format!(
                "write `needs = {{ {id} = 2 }}` in a row that takes it, or leave the competency out"
            ));
    }
}
