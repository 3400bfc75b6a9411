//! Who answers for a row, weighed against those who do it: rank and team (H11, H12 and V12 in `domain.md` §2.3).
//!
//! Silent where a rank or a team is not known: nothing is guessed.

use super::held::{Held, held_beside};
use super::{Context, Findings, Rule};
use crate::diagnostic::codes;
use crate::model::people::Role;
use crate::model::{Id, Workshop};
use crate::vocabulary::{ActivityKind, Duty, Variant};
use crate::wording::quoted;
use crate::words::Arg;

pub(super) static RULES: &[Rule] = &[
    Rule {
        code: &codes::ACCOUNTABLE_TOO_HIGH,
        look: accountable_too_high,
    },
    Rule {
        code: &codes::ACCOUNTABLE_ELSEWHERE,
        look: accountable_elsewhere,
    },
    Rule {
        code: &codes::ACCOUNTABLE_WITHOUT_AUTHORITY,
        look: accountable_without_authority,
    },
];

/// A row for which one role answers that does none of the work itself.
struct Apart<'c> {
    held: Held<'c>,
    accountable: &'c Role,
    doing: Vec<&'c Role>,
}

/// The rows whose owner does not do the work, once it is settled who owns and who does them.
fn apart<'c>(context: &'c Context<'_>) -> impl Iterator<Item = Apart<'c>> {
    let workshop = context.workshop;
    held_beside(context, Duty::Accountable, &[Duty::Responsible]).filter_map(|held| {
        let ([accountable], doing) = (held.roles(), held.with(Duty::Responsible)) else {
            return None;
        };
        let is_open = held.about.iter().any(|letter| held.leaves_open(*letter));
        if is_open || doing.is_empty() || doing.contains(accountable) {
            return None;
        }
        let accountable = workshop.roles.get(accountable)?;
        let doing = roles(workshop, doing)?;
        Some(Apart {
            held,
            accountable,
            doing,
        })
    })
}

/// The roles of these ids, if all of them are declared.
fn roles<'w>(workshop: &'w Workshop, ids: &[Id<Role>]) -> Option<Vec<&'w Role>> {
    ids.iter().map(|id| workshop.roles.get(id)).collect()
}

impl Apart<'_> {
    /// The rank of the one who answers, and those of all who do the work, if all are known.
    fn ranks(&self) -> Option<(u32, Vec<u32>)> {
        let doing = self.doing.iter().map(|role| role.rank);
        Some((self.accountable.rank?, doing.collect::<Option<_>>()?))
    }
}

/// H11. A decision may well be made above those who carry it out.
fn accountable_too_high(context: &Context<'_>, findings: &mut Findings) {
    for apart in apart(context) {
        let (row, held) = (apart.held.row, &apart.held);
        let is_decision = row.kind == ActivityKind::Decision
            || matches!(row.variant, Variant::Daci | Variant::Rapid);
        let Some((rank, others)) = apart.ranks() else {
            continue;
        };
        let is_high = rank >= context.workshop.rules.raci.high_rank;
        if is_decision || row.control || !is_high || others.iter().any(|other| *other >= rank) {
            continue;
        }
        findings
            .add(
                held.place(),
                held.says(context.workshop, "finding.accountable-too-high").with("role", quoted(apart.accountable.short_name())),
                format!("rank {rank}"),
            )
            .help("let it come down to the level closest to the work; `kind = \"decision\"` if it ends in a yes or no");
    }
}

/// H12.
fn accountable_elsewhere(context: &Context<'_>, findings: &mut Findings) {
    for apart in apart(context) {
        let held = &apart.held;
        let doing = apart.doing.iter().map(|role| role.team.as_deref());
        let (Some(home), Some(mut teams)) = (
            apart.accountable.team.as_deref(),
            doing.collect::<Option<Vec<_>>>(),
        ) else {
            continue;
        };
        if held.row.control || teams.contains(&home) {
            continue;
        }
        teams.sort_unstable();
        teams.dedup();
        findings.add(
            held.place(),
            held.says(context.workshop, "finding.accountable-elsewhere")
                .with("team", quoted(home))
                .with("teams", teams.into_iter().map(quoted).collect::<Arg>()),
            format!("in `{home}`"),
        );
    }
}

/// V12.
fn accountable_without_authority(context: &Context<'_>, findings: &mut Findings) {
    for apart in apart(context) {
        let held = &apart.held;
        let Some((rank, others)) = apart.ranks() else {
            continue;
        };
        if others.iter().all(|other| *other > rank) {
            findings
                .add(
                    held.place(),
                    held.says(context.workshop, "finding.accountable-without-authority")
                        .with("role", quoted(&apart.accountable.name)),
                    format!("rank {rank}"),
                )
                .help("write down how it can say no, or give the letter to a role that can");
        }
    }
}
