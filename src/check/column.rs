//! One column of the chart: what a role carries over all rows (V01 to V05 in `domain.md` §2.3).

use super::{Context, Findings, Rule};
use crate::diagnostic::{Place, codes};
use crate::model::Id;
use crate::model::people::Role;
use crate::vocabulary::Duty;

pub(super) static RULES: &[Rule] = &[
    Rule { code: &codes::UNUSED_ROLE, look: unused_role },
    Rule { code: &codes::NO_WORK, look: no_work },
    Rule { code: &codes::MANY_ACCOUNTABLE_ROWS, look: many_accountable_rows },
    Rule { code: &codes::MANY_RESPONSIBLE_ROWS, look: many_responsible_rows },
    Rule { code: &codes::NO_EMPTY_CELLS, look: no_empty_cells },
];

/// What a role carries over all rows.
struct Column<'c> {
    id: &'c Id<Role>,
    name: &'c str,
    rows: usize,
    involved: usize,
    accountable: usize,
    responsible: usize,
    consulted: usize,
    informed: usize,
}

/// The columns that are roles, once there are rows and all of them could be read.
fn columns<'c>(context: &'c Context<'_>) -> impl Iterator<Item = Column<'c>> {
    let workshop = context.workshop;
    let rows = workshop.activities.len();
    let uncounted = rows == 0 || context.chart_is_partial;
    let columns = if uncounted { &[][..] } else { &workshop.chart.columns };
    columns.iter().filter_map(move |id| {
        let role = workshop.roles.get(id)?;
        let with = |duty: Duty| {
            let has = |roles: &[Id<Role>]| roles.contains(id);
            workshop.activities.values().filter(|row| row.with_duty(duty).is_some_and(has)).count()
        };
        Some(Column {
            id,
            name: &role.name,
            rows,
            involved: workshop.activities.values().filter(|row| row.involves(id)).count(),
            accountable: with(Duty::Accountable),
            responsible: with(Duty::Responsible),
            consulted: with(Duty::Consulted),
            informed: with(Duty::Informed),
        })
    })
}

impl Column<'_> {
    fn place(&self) -> Place {
        Place::of("role", self.id)
    }

    /// Whether `count` of the rows is at least that share.
    fn reaches(&self, count: usize, share: f64) -> bool {
        count > 0 && count as f64 >= share * self.rows as f64
    }
}

fn unused_role(context: &Context<'_>, findings: &mut Findings) {
    for column in columns(context).filter(|column| column.involved == 0) {
        findings
            .add(
                column.place(),
                format!("`{}` is in the chart and in no row", column.name),
                "no letter anywhere",
            )
            .help("leave it out of `[raci] roles`, or find the rows that are missing");
    }
}

fn no_work(context: &Context<'_>, findings: &mut Findings) {
    for column in columns(context) {
        if column.involved > 0 && column.accountable == 0 && column.responsible == 0 {
            findings.add(
                column.place(),
                format!(
                    "`{}` is only asked or told ({} C, {} I)",
                    column.name, column.consulted, column.informed
                ),
                "no A and no R",
            );
        }
    }
}

fn many_accountable_rows(context: &Context<'_>, findings: &mut Findings) {
    let share = context.workshop.rules.raci.role_a_share;
    for column in columns(context).filter(|column| column.reaches(column.accountable, share)) {
        let message =
            format!("`{}` answers for {} of {} rows", column.name, column.accountable, column.rows);
        findings.add(column.place(), message, format!("from {} up", percent(share)));
    }
}

fn many_responsible_rows(context: &Context<'_>, findings: &mut Findings) {
    let share = context.workshop.rules.raci.role_r_share;
    for column in columns(context).filter(|column| column.reaches(column.responsible, share)) {
        let message = format!("`{}` does {} of {} rows", column.name, column.responsible, column.rows);
        findings.add(column.place(), message, format!("from {} up", percent(share)));
    }
}

fn no_empty_cells(context: &Context<'_>, findings: &mut Findings) {
    let share = context.workshop.rules.raci.role_fill;
    for column in columns(context).filter(|column| column.reaches(column.involved, share)) {
        let message =
            format!("`{}` is involved in {} of {} rows", column.name, column.involved, column.rows);
        findings.add(column.place(), message, format!("from {} up", percent(share)));
    }
}

fn percent(share: f64) -> String {
    format!("{}%", (share * 100.0).round())
}
