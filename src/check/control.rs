//! Duties that must lie in different hands (H10 and V09 in `domain.md` §2.3).

use indexmap::IndexSet;

use super::held::held_beside;
use super::{Context, Findings, Rule};
use crate::diagnostic::{Place, codes};
use crate::model::Id;
use crate::model::people::{Role, Segment};
use crate::model::raci::Activity;
use crate::vocabulary::Duty;
use crate::words::Said;

pub(super) static RULES: &[Rule] = &[
    Rule {
        code: &codes::SAME_HAND_ON_CONTROL,
        look: same_hand_on_control,
    },
    Rule {
        code: &codes::CONFLICTING_DUTIES,
        look: conflicting_duties,
    },
];

/// H10.
fn same_hand_on_control(context: &Context<'_>, findings: &mut Findings) {
    let workshop = context.workshop;
    for held in held_beside(context, Duty::Accountable, &[Duty::Responsible]) {
        if !held.row.control {
            continue;
        }
        let doing = held.row.doing(held.segment, &workshop.rules.raci);
        for role in held.roles().iter().filter(|role| doing.contains(*role)) {
            findings
                .add(
                    held.place(),
                    held.says(workshop, "finding.same-hand-on-control")
                        .with("role", context.role_name(role)),
                    "the same hand",
                )
                .help("let a role above or beside it approve");
        }
    }
}

/// V09. A pair that is apart at large may fall together in a segment.
fn conflicting_duties(context: &Context<'_>, findings: &mut Findings) {
    let workshop = context.workshop;
    let rules = &workshop.rules.raci;
    for (done, approved) in &rules.conflicts {
        let (Some(work), Some(approval)) = (
            workshop.activities.get(done),
            workshop.activities.get(approved),
        ) else {
            continue;
        };
        let segments = work.segments.keys().chain(approval.segments.keys());
        let everywhere: IndexSet<_> = std::iter::once(None).chain(segments.map(Some)).collect();
        let same_hands: IndexSet<_> = everywhere
            .into_iter()
            .flat_map(|segment| {
                let approving = holders(approval, segment, Duty::Accountable);
                let mut doing = work.doing(segment, rules);
                doing.retain(|role| approving.contains(role));
                doing
            })
            .collect();
        for role in same_hands {
            findings
                .add(
                    Place::of("role", &role),
                    Said::new("finding.conflicting-duties")
                        .with("role", context.role_name(&role))
                        .with("row", format!("`{}`", work.name))
                        .with("other", format!("`{}`", approval.name)),
                    "both in one hand",
                )
                .also(Place::of("activity", approved), "approved here")
                .help("separate the two, or add a check by somebody else");
        }
    }
}

fn holders(row: &Activity, segment: Option<&Id<Segment>>, duty: Duty) -> Vec<Id<Role>> {
    let letter = row.variant.letter_for(duty);
    letter.map_or_else(Vec::new, |letter| {
        row.letters_in(segment).roles(letter).to_vec()
    })
}
