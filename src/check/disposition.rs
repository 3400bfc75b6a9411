//! What was decided about tasks.

use super::capacity::hours;
use super::{Context, Findings, Rule};
use crate::analysis::capacity::payback_weeks;
use crate::analysis::doers::doers;
use crate::diagnostic::{Place, Severity, codes};
use crate::model::task::Task;
use crate::model::{Id, Workshop};
use crate::vocabulary::{Disposition, Quadrant};
use crate::words::{Arg, Said};

pub(super) static RULES: &[Rule] = &[
    Rule {
        code: &codes::NO_OWNER_OR_DATE,
        look: no_owner_or_date,
    },
    Rule {
        code: &codes::REASSIGN_WITHOUT_RECEIVER,
        look: reassign_without_receiver,
    },
    Rule {
        code: &codes::ELIMINATED_WITH_IMPACT,
        look: eliminated_with_impact,
    },
    Rule {
        code: &codes::ELIMINATED_WITHOUT_ITS_DOER,
        look: eliminated_without_its_doer,
    },
    Rule {
        code: &codes::KEPT_IN_STOP,
        look: kept_in_stop,
    },
    Rule {
        code: &codes::SLOW_PAYBACK,
        look: slow_payback,
    },
];

/// The tasks of which that was decided.
pub(super) fn decided(
    workshop: &Workshop,
    disposition: Disposition,
) -> impl Iterator<Item = (&Id<Task>, &Task)> {
    let tasks = workshop.tasks.iter();
    tasks.filter(move |(_, task)| task.disposition == Some(disposition))
}

/// X05 in `domain.md` §2.3.
fn no_owner_or_date(context: &Context<'_>, findings: &mut Findings) {
    for (id, task) in &context.workshop.tasks {
        let Some(disposition) = task.disposition.filter(|d| *d != Disposition::Keep) else {
            continue;
        };
        let next = task.next.as_ref();
        let who = next.is_some_and(|next| next.who.is_some());
        let by = next.is_some_and(|next| next.by.is_some());
        let (key, missing) = match (who, by) {
            (true, true) => continue,
            (false, true) => ("finding.change-without-owner", "nobody is named to do it"),
            (true, false) => ("finding.change-without-date", "no day is set"),
            (false, false) => (
                "finding.change-without-owner-or-date",
                "nobody is named to do it and no day is set",
            ),
        };
        let place = Place::of("task", id).key(if next.is_some() {
            "next"
        } else {
            "disposition"
        });
        findings
            .add(
                place,
                Said::new(key)
                    .with("task", format!("`{}`", task.name))
                    .with("disposition", word_of(disposition)),
                missing,
            )
            .rests_on(Place::of("task", id).key("next"))
            .help("write `next = { who = \"person\", by = 2026-03-20, step = \"…\" }`");
    }
}

fn reassign_without_receiver(context: &Context<'_>, findings: &mut Findings) {
    for (id, task) in &context.workshop.tasks {
        let reassigned = task.disposition == Some(Disposition::Reassign);
        let receiver = task
            .options
            .get(&Disposition::Reassign)
            .and_then(|choice| choice.to.as_ref());
        if reassigned && receiver.is_none() {
            findings
                .add(
                    Place::of("task", id).key("disposition"),
                    Said::new("finding.reassign-without-receiver")
                        .with("task", format!("`{}`", task.name)),
                    "to which role?",
                )
                .rests_on(Place::of("task", id).key("option"))
                .help("write `option.reassign = { to = \"role\" }`");
        }
    }
}

fn eliminated_with_impact(context: &Context<'_>, findings: &mut Findings) {
    let workshop = context.workshop;
    let limit =
        (workshop.rules.disposition.eliminate_impact).unwrap_or_else(|| workshop.impact.midpoint());
    for (id, task) in decided(workshop, Disposition::Eliminate) {
        let placed = context.board().tasks.get(id);
        let impact = placed.map_or(task.impact, |placed| Some(placed.scored.scores.impact));
        let Some(impact) = impact.filter(|impact| *impact >= limit) else {
            continue;
        };
        findings
            .add(
                Place::of("task", id).key("disposition"),
                Said::new("finding.eliminated-with-impact")
                    .with("task", format!("`{}`", task.name))
                    .with("impact", Arg::Decimal(impact, 1)),
                format!("impact from {limit}"),
            )
            .help("keep what customers would miss: simplify it, or let somebody else do it");
    }
}

fn eliminated_without_its_doer(context: &Context<'_>, findings: &mut Findings) {
    let workshop = context.workshop;
    let limit = (workshop.rules.disposition.doer_impact).unwrap_or_else(|| workshop.impact.high());
    for (id, task) in decided(workshop, Disposition::Eliminate) {
        // Who agreed on scores after talking was in the room.
        let said = doers(workshop, id, task).filter(|_| task.agreed.is_none());
        let Some(said) = said else { continue };
        let objects = said.impacts.iter().any(|impact| *impact >= limit);
        let key = match said.voters {
            Some(0) => "finding.eliminated-by-others",
            Some(_) if objects || said.impacts.is_empty() => "finding.eliminated-without-its-doer",
            None if objects => "finding.eliminated-without-its-doer",
            _ => continue,
        };
        findings
            .add(
                Place::of("task", id).key("disposition"),
                Said::new(key).with("task", format!("`{}`", task.name)),
                "let the doer speak",
            )
            .help(
                "talk with those who do it, and write what the room agrees on: `agreed = [2, 3]`",
            );
    }
}

fn kept_in_stop(context: &Context<'_>, findings: &mut Findings) {
    let rules = &context.workshop.rules;
    for (id, task) in decided(context.workshop, Disposition::Keep) {
        let placed = context.board().tasks.get(id);
        let in_stop = placed.filter(|placed| placed.quadrant == Quadrant::Stop);
        let Some(placed) = in_stop.filter(|placed| placed.hours > rules.disposition.keep_hours)
        else {
            continue;
        };
        let field: Arg = match &rules.plot.quadrants.stop {
            Some(name) => format!("`{name}`").into(),
            None => Said::new("field.stop").into(),
        };
        findings
            .add(
                Place::of("task", id).key("disposition"),
                Said::new("finding.kept-in-stop")
                    .with("task", format!("`{}`", task.name))
                    .with("hours", hours(placed.hours))
                    .with("field", field),
                "low impact, high effort",
            )
            .help("ask first whether it can stop, then who would do it better or cheaper");
    }
}

fn slow_payback(context: &Context<'_>, findings: &mut Findings) {
    let rules = &context.workshop.rules.disposition;
    for (id, task) in decided(context.workshop, Disposition::Automate) {
        let weeks = payback_weeks(context.workshop, task);
        let Some(weeks) = weeks.filter(|weeks| *weeks > rules.payback_note) else {
            continue;
        };
        let said = if weeks.is_finite() {
            Said::new("finding.slow-payback").count(weeks.round() as usize)
        } else {
            Said::new("finding.never-pays-back")
        };
        findings
            .add(
                Place::of("task", id).key("option").key("automate"),
                said.with("task", format!("`{}`", task.name)),
                "hours built over hours gained",
            )
            .severity(if weeks > rules.payback_warn {
                Severity::Warning
            } else {
                Severity::Note
            })
            .help("build less of it, or ask again whether it can stop or be handed on");
    }
}

/// The word for a disposition in the readers' language.
pub(super) fn word_of(disposition: Disposition) -> Said {
    Said::new(disposition.key())
}
