//! Hours that roles would carry after the decisions (V10 and X02 in `domain.md` §2.3).

use super::{Context, Findings, Rule};
use crate::analysis::capacity::Load;
use crate::diagnostic::{Place, Severity, codes};
use crate::words::{Arg, Said};

pub(super) static RULES: &[Rule] = &[
    Rule {
        code: &codes::RECEIVING_ROLE_OVER,
        look: receiving_role_over,
    },
    Rule {
        code: &codes::OVER_HOURS,
        look: over_hours,
    },
];

/// Hours that differ by less are the same: sums of decimals are not exact.
const SAME: f64 = 1e-6;

/// "24 h" or "41.4 h".
pub(super) fn hours(hours: f64) -> Said {
    let tenths = (hours * 10.0).round();
    let digits = usize::from(tenths % 10.0 != 0.0);
    Said::new("number.hours").with("hours", Arg::Decimal(hours, digits))
}

fn receiving_role_over(context: &Context<'_>, findings: &mut Findings) {
    for load in context.loads() {
        let Some(slack) = load.slack.filter(|slack| load.received() > slack + SAME) else {
            continue;
        };
        findings
            .add(
                Place::of("role", &load.role).key("slack_hours"),
                Said::new("finding.receiving-role-over")
                    .with("role", name(context, load))
                    .with("received", hours(load.received()))
                    .with("slack", hours(slack)),
                "what it could take on",
            )
            .help(format!(
                "{}hand on less, or stop something that the role does",
                largest(context, load)
            ));
    }
}

fn over_hours(context: &Context<'_>, findings: &mut Findings) {
    if context.chart_is_partial {
        return;
    }
    let rules = &context.workshop.rules;
    for load in context.loads() {
        let Some(capacity) = load.capacity else {
            continue;
        };
        let carried = load.carried();
        let severity = if carried > capacity + SAME {
            Severity::Error
        } else if carried > capacity * rules.raci.role_load_warn + SAME {
            Severity::Warning
        } else {
            continue;
        };
        findings
            .add(
                Place::of("role", &load.role).key("heads"),
                Said::new("finding.over-hours")
                    .with("role", name(context, load))
                    .with("carried", hours(carried))
                    .with("capacity", hours(capacity)),
                "too few for the rows that it does",
            )
            .severity(severity)
            .help(format!(
                "{}move or stop something first; {} of {} hours a week may be planned",
                largest(context, load),
                rules.capacity.target_load,
                rules.capacity.hours_per_week,
            ));
    }
}

fn name(context: &Context<'_>, load: &Load) -> String {
    format!("`{}`", context.workshop.roles[&load.role].name)
}

/// Where most of what a role receives comes from; nothing where it receives nothing.
fn largest(context: &Context<'_>, load: &Load) -> String {
    let most = load
        .received
        .iter()
        .reduce(|most, next| if next.1 > most.1 { next } else { most });
    most.map_or_else(String::new, |(task, hours)| {
        let task = &context.workshop.tasks[task].name;
        format!("most comes from `{task}` ({hours:.1} h); ")
    })
}
