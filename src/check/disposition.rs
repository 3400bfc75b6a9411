//! What was decided about tasks.

use super::{Context, Findings, Rule};
use crate::diagnostic::{Place, codes};
use crate::vocabulary::Disposition;
use crate::words::Said;

pub(super) static RULES: &[Rule] = &[
    Rule {
        code: &codes::NO_OWNER_OR_DATE,
        look: no_owner_or_date,
    },
    Rule {
        code: &codes::REASSIGN_WITHOUT_RECEIVER,
        look: reassign_without_receiver,
    },
];

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

/// The word for a disposition in the readers' language.
fn word_of(disposition: Disposition) -> Said {
    Said::new(match disposition {
        Disposition::Keep => "disposition.keep",
        Disposition::Grow => "disposition.grow",
        Disposition::Simplify => "disposition.simplify",
        Disposition::Automate => "disposition.automate",
        Disposition::Reassign => "disposition.reassign",
        Disposition::Eliminate => "disposition.eliminate",
    })
}
