//! One column of the chart: what a role carries over all rows (V01 to V08 in `domain.md` §2.3).

use super::{Context, Findings, Rule};
use crate::analysis::columns::Column;
use crate::diagnostic::{Place, codes};
use crate::vocabulary::Duty;
use crate::words::Said;

pub(super) static RULES: &[Rule] = &[
    Rule {
        code: &codes::UNUSED_ROLE,
        look: unused_role,
    },
    Rule {
        code: &codes::NO_WORK,
        look: no_work,
    },
    Rule {
        code: &codes::MANY_ACCOUNTABLE_ROWS,
        look: many_accountable_rows,
    },
    Rule {
        code: &codes::MANY_RESPONSIBLE_ROWS,
        look: many_responsible_rows,
    },
    Rule {
        code: &codes::NO_EMPTY_CELLS,
        look: no_empty_cells,
    },
    Rule {
        code: &codes::WORK_WITHOUT_OWNERSHIP,
        look: work_without_ownership,
    },
    Rule {
        code: &codes::ALWAYS_CONSULTED,
        look: always_consulted,
    },
    Rule {
        code: &codes::SINGLE_POINT,
        look: single_point,
    },
];

/// The columns that are roles, each with what the role is called; none while there is no row, or one of them could
/// not be read.
fn columns<'c>(context: &'c Context<'_>) -> impl Iterator<Item = (&'c Column, &'c str)> {
    let countable = !context.workshop.activities.is_empty() && !context.chart_is_partial;
    let columns = context.columns.iter().filter(move |_| countable);
    columns.map(|column| (column, context.workshop.roles[&column.role].name.as_str()))
}

fn place(column: &Column) -> Place {
    Place::of("role", &column.role)
}

/// Whether `count` rows are at least that share of all of them; in a handful of rows any role has a large share.
fn reaches(context: &Context<'_>, count: usize, share: f64) -> bool {
    let rows = context.workshop.activities.len();
    rows >= context.workshop.rules.raci.share_from && super::reaches(count, share, rows)
}

/// What the finding of that key says of a role: "…: 14 of 36 rows".
fn says(context: &Context<'_>, key: &'static str, name: &str, count: usize) -> Said {
    let rows = Said::new("raci.of-rows")
        .with("part", count)
        .count(context.workshop.activities.len());
    Said::new(key)
        .with("role", format!("`{name}`"))
        .with("rows", rows)
}

fn unused_role(context: &Context<'_>, findings: &mut Findings) {
    for (column, name) in columns(context).filter(|(column, _)| column.involved == 0) {
        findings
            .add(
                place(column),
                Said::new("finding.unused-role").with("role", format!("`{name}`")),
                "no letter anywhere",
            )
            .help("leave it out of `[raci] roles`, or find the rows that are missing");
    }
}

fn no_work(context: &Context<'_>, findings: &mut Findings) {
    let variant = context.workshop.chart.variant;
    for (column, name) in columns(context) {
        let works = column.accountable + column.responsible + column.helping > 0;
        if works || column.consulted + column.informed == 0 {
            continue;
        }
        let counts = [
            (Duty::Consulted, column.consulted),
            (Duty::Informed, column.informed),
        ];
        let counts = counts.into_iter().filter_map(|(duty, count)| {
            variant
                .letter_for(duty)
                .map(|letter| format!("{count} {letter}"))
        });
        let counts = counts.collect::<Vec<_>>().join(", ");
        findings.add(
            place(column),
            Said::new("finding.no-work")
                .with("role", format!("`{name}`"))
                .with("letters", counts),
            "answers for nothing and does nothing",
        );
    }
}

fn many_accountable_rows(context: &Context<'_>, findings: &mut Findings) {
    let share = context.workshop.rules.raci.role_a_share;
    for (column, name) in columns(context).filter(|(c, _)| reaches(context, c.accountable, share)) {
        let message = says(
            context,
            "finding.many-accountable-rows",
            name,
            column.accountable,
        );
        findings.add(place(column), message, from(share));
    }
}

fn many_responsible_rows(context: &Context<'_>, findings: &mut Findings) {
    let share = context.workshop.rules.raci.role_r_share;
    for (column, name) in columns(context).filter(|(c, _)| reaches(context, c.responsible, share)) {
        let message = says(
            context,
            "finding.many-responsible-rows",
            name,
            column.responsible,
        );
        findings.add(place(column), message, from(share));
    }
}

fn no_empty_cells(context: &Context<'_>, findings: &mut Findings) {
    let share = context.workshop.rules.raci.role_fill;
    for (column, name) in columns(context).filter(|(c, _)| reaches(context, c.involved, share)) {
        let message = says(context, "finding.no-empty-cells", name, column.involved);
        findings.add(place(column), message, from(share));
    }
}

fn work_without_ownership(context: &Context<'_>, findings: &mut Findings) {
    let least = context.workshop.rules.raci.unowned_r;
    for (column, name) in columns(context) {
        if column.responsible > 0 && column.responsible >= least && column.accountable == 0 {
            findings
                .add(
                    place(column),
                    says(
                        context,
                        "finding.work-without-ownership",
                        name,
                        column.responsible,
                    ),
                    "answers for nothing",
                )
                .help("give it one row that it can fully decide");
        }
    }
}

fn always_consulted(context: &Context<'_>, findings: &mut Findings) {
    let share = context.workshop.rules.raci.role_c_share;
    for (column, name) in columns(context).filter(|(c, _)| reaches(context, c.consulted, share)) {
        findings
            .add(
                place(column),
                says(context, "finding.always-consulted", name, column.consulted),
                from(share),
            )
            .help("agree a standing rule or office hours instead of asking each time");
    }
}

/// V08. Silent where nobody says how many people have the role.
fn single_point(context: &Context<'_>, findings: &mut Findings) {
    let least = context.workshop.rules.raci.single_point;
    for (column, name) in columns(context) {
        let role = &context.workshop.roles[&column.role];
        let (owned, done) = (column.accountable, column.responsible);
        if role.heads_known && role.heads == 1.0 && owned + done >= least {
            let owned = Said::new("raci.rows").count(owned);
            findings
                .add(
                    place(column),
                    Said::new("finding.single-point")
                        .with("role", format!("`{name}`"))
                        .with("owned", owned)
                        .with("done", done),
                    "no deputy",
                )
                .help("name a deputy, and see that somebody else can do it");
        }
    }
}

/// "from 35% up".
fn from(share: f64) -> String {
    format!("from {}% up", (share * 100.0).round())
}
