//! One row of the chart: who answers, who does it, who is asked and told (H01 to H06 and H12 in `domain.md` §2.3).

use super::{Context, Findings, Rule};
use crate::diagnostic::{Place, codes};
use crate::model::people::Role;
use crate::model::raci::Activity;
use crate::model::{Id, Workshop};
use crate::vocabulary::{Duty, Letter};
use crate::wording::counted;

pub(super) static RULES: &[Rule] = &[
    Rule {
        code: &codes::NO_ACCOUNTABLE,
        look: no_accountable,
    },
    Rule {
        code: &codes::MANY_ACCOUNTABLE,
        look: many_accountable,
    },
    Rule {
        code: &codes::NO_RESPONSIBLE,
        look: no_responsible,
    },
    Rule {
        code: &codes::MANY_RESPONSIBLE,
        look: many_responsible,
    },
    Rule {
        code: &codes::MANY_CONSULTED,
        look: many_consulted,
    },
    Rule {
        code: &codes::MANY_INFORMED,
        look: many_informed,
    },
    Rule {
        code: &codes::ACCOUNTABLE_ELSEWHERE,
        look: accountable_elsewhere,
    },
];

/// The rows that have a duty, with the letter for it and the roles that have it.
fn rows<'c>(
    context: &'c Context<'_>,
    duty: Duty,
) -> impl Iterator<Item = (&'c Id<Activity>, &'c Activity, Letter, &'c [Id<Role>])> {
    context
        .workshop
        .activities
        .iter()
        .filter_map(move |(id, row)| {
            let letter = row.variant.letter_for(duty)?;
            Some((id, row, letter, row.letters.roles(letter)))
        })
}

fn no_accountable(context: &Context<'_>, findings: &mut Findings) {
    for (id, row, letter, roles) in rows(context, Duty::Accountable) {
        if roles.is_empty() && !row.accountable_open {
            findings
                .add(
                    Place::of("activity", id).key(letter),
                    format!("`{}`: nobody answers for it", row.name),
                    format!("no `{letter}`"),
                )
                .help(format!(
                    "add `{letter} = \"role\"`; `{letter} = \"?\"` while it is open"
                ));
        }
    }
}

fn many_accountable(context: &Context<'_>, findings: &mut Findings) {
    for (id, row, letter, roles) in rows(context, Duty::Accountable) {
        if roles.len() >= 2 {
            findings
                .add(
                    Place::of("activity", id).key(letter),
                    format!(
                        "`{}`: {} roles are accountable ({}); there can be one",
                        row.name,
                        roles.len(),
                        short_names(context.workshop, roles),
                    ),
                    "one role answers for a row",
                )
                .help("name the one who has the last word, or split the row where the duty passes over");
        }
    }
}

fn no_responsible(context: &Context<'_>, findings: &mut Findings) {
    let implied = context.workshop.rules.raci.a_implies_r;
    for (id, row, letter, roles) in rows(context, Duty::Responsible) {
        let accountable = row.with_duty(Duty::Accountable).unwrap_or_default();
        if roles.is_empty() && (!implied || accountable.is_empty()) {
            findings
                .add(
                    Place::of("activity", id).key(letter),
                    format!("`{}`: nobody does it", row.name),
                    format!("no `{letter}`"),
                )
                .help(format!(
                    "add `{letter} = [\"role\"]`, or eliminate the activity"
                ));
        }
    }
}

fn many_responsible(context: &Context<'_>, findings: &mut Findings) {
    let help = "break it into smaller rows, or move helpers to another letter";
    crowded(
        context,
        findings,
        Duty::Responsible,
        context.workshop.rules.raci.max_r,
        "do the work",
        help,
    );
}

fn many_consulted(context: &Context<'_>, findings: &mut Findings) {
    let help = "keep those whose no would change the result; tell the others afterwards";
    crowded(
        context,
        findings,
        Duty::Consulted,
        context.workshop.rules.raci.max_c,
        "must be asked first",
        help,
    );
}

fn many_informed(context: &Context<'_>, findings: &mut Findings) {
    let help = "replace it by a digest, or tell them only when something is out of the ordinary";
    crowded(
        context,
        findings,
        Duty::Informed,
        context.workshop.rules.raci.max_i,
        "are told",
        help,
    );
}

fn crowded(
    context: &Context<'_>,
    findings: &mut Findings,
    duty: Duty,
    most: usize,
    what: &str,
    help: &str,
) {
    for (id, row, letter, roles) in rows(context, duty) {
        if roles.len() > most {
            findings
                .add(
                    Place::of("activity", id).key(letter),
                    format!(
                        "`{}`: {} {what}",
                        row.name,
                        counted(roles.len(), "role", "roles")
                    ),
                    format!("more than {most}"),
                )
                .help(help);
        }
    }
}

/// Silent where a team is not known: nothing is guessed.
fn accountable_elsewhere(context: &Context<'_>, findings: &mut Findings) {
    let workshop = context.workshop;
    let team = |role: &Id<Role>| {
        workshop
            .roles
            .get(role)
            .and_then(|role| role.team.as_deref())
    };
    for (id, row, letter, roles) in rows(context, Duty::Accountable) {
        let [accountable] = roles else { continue };
        let doing = row.with_duty(Duty::Responsible).unwrap_or_default();
        let (Some(home), false) = (team(accountable), doing.is_empty() || row.control) else {
            continue;
        };
        let mut teams: Vec<_> = doing.iter().filter_map(team).collect();
        teams.dedup();
        if teams.is_empty() || teams.contains(&home) || doing.contains(accountable) {
            continue;
        }
        findings.add(
            Place::of("activity", id).key(letter),
            format!(
                "`{}`: the {letter} is in {home}, all the work in {}",
                row.name,
                teams.join(", ")
            ),
            format!("in {home}"),
        );
    }
}

/// "CSM, AE".
fn short_names(workshop: &Workshop, roles: &[Id<Role>]) -> String {
    let names = roles
        .iter()
        .map(|id| workshop.roles.get(id).map_or(id.as_str(), Role::short_name));
    names.collect::<Vec<_>>().join(", ")
}
