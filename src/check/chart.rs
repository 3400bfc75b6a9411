//! The chart as a whole (M03 to M06 in `domain.md` §2.3).

use std::collections::HashMap;

use super::{Context, Findings, Rule};
use crate::diagnostic::{Place, Severity, codes};

pub(super) static RULES: &[Rule] = &[
    Rule {
        code: &codes::DUPLICATE_ACTIVITY,
        look: duplicate_activity,
    },
    Rule {
        code: &codes::TOO_LARGE,
        look: too_large,
    },
    Rule {
        code: &codes::NO_OWNER_OR_REVIEW_DATE,
        look: no_owner_or_review_date,
    },
    Rule {
        code: &codes::NAMES_AS_COLUMNS,
        look: names_as_columns,
    },
];

fn duplicate_activity(context: &Context<'_>, findings: &mut Findings) {
    let mut first = HashMap::new();
    for (id, row) in &context.workshop.activities {
        let name = row
            .name
            .to_lowercase()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        match first.get(&name) {
            None => {
                first.insert(name, id);
            }
            Some(earlier) => {
                findings
                    .add(
                        Place::of("activity", id).key("name"),
                        format!("`{}` is the name of two rows", row.name),
                        "again here",
                    )
                    .also(Place::of("activity", earlier).key("name"), "first here")
                    .help("merge the rows, or say in the name how they differ");
            }
        }
    }
}

fn too_large(context: &Context<'_>, findings: &mut Findings) {
    let workshop = context.workshop;
    let (rows, roles) = (workshop.activities.len(), workshop.chart.columns.len());
    let (max_rows, max_roles) = (workshop.rules.raci.max_rows, workshop.rules.raci.max_roles);
    if rows > max_rows || (rows > 0 && roles > max_roles) {
        findings
            .add(
                Place::table("raci"),
                format!("the chart has {rows} rows and {roles} roles"),
                format!("more than {max_rows} rows or {max_roles} roles"),
            )
            .help("discuss it phase by phase; the limits are `max_rows` and `max_roles` in `[rules.raci]`");
    }
}

fn no_owner_or_review_date(context: &Context<'_>, findings: &mut Findings) {
    let chart = &context.workshop.chart;
    if context.workshop.activities.is_empty() {
        return;
    }
    let place = Place::table("raci");
    let missing = match (&chart.owner, chart.review_by) {
        (None, None) => Some("nobody keeps the chart and no day is set to look at it again"),
        (None, Some(_)) => Some("nobody keeps the chart"),
        (Some(_), None) => Some("no day is set to look at the chart again"),
        (Some(_), Some(_)) => None,
    };
    if let Some(message) = missing {
        findings
            .add(place, message.to_owned(), "charts without a keeper drift")
            .help("add `owner = \"person\"` and `review_by = 2026-08-31` under `[raci]`");
    } else if let (Some(review_by), Some(today)) = (chart.review_by, context.as_of)
        && today > review_by
    {
        findings
            .add(
                place.key("review_by"),
                format!("the chart was to be looked at again by {review_by}"),
                format!("before {today}"),
            )
            .severity(Severity::Warning)
            .help("go through it with the roles and set the next day");
    }
}

fn names_as_columns(context: &Context<'_>, findings: &mut Findings) {
    let workshop = context.workshop;
    for (n, column) in workshop.chart.columns.iter().enumerate() {
        // A role that happens to be called like a person is a role.
        let is_role = workshop.roles.contains_key(column);
        let Some(person) = workshop.people.get(column.as_str()).filter(|_| !is_role) else {
            continue;
        };
        let help = match &person.role {
            Some(role) => format!("write the role: `{role}`"),
            None => "write the role that the person has".to_owned(),
        };
        findings
            .add(
                Place::table("raci").key("roles").key(n),
                format!("`{column}` is a person; people change, roles stay"),
                "a person",
            )
            .help(help);
    }
}
