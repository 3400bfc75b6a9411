//! The chart as a whole (M03 to M07 in `domain.md` §2.3).

use std::collections::HashMap;

use super::{Context, Findings, Rule};
use crate::diagnostic::{Place, Severity, codes};
use crate::vocabulary::Variant;
use crate::words::Said;

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
    Rule {
        code: &codes::MIXED_SEGMENTS,
        look: mixed_segments,
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
                        Said::new("finding.duplicate-activity")
                            .with("row", format!("`{}`", row.name)),
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
    let limits = &workshop.rules.raci;
    let rows = workshop.activities.len();
    let roles = workshop.chart.columns.len();
    let passed = [
        (rows > limits.max_rows, "max_rows", limits.max_rows, "rows"),
        (
            roles > limits.max_roles,
            "max_roles",
            limits.max_roles,
            "roles",
        ),
    ];
    let passed: Vec<_> = passed
        .into_iter()
        .filter(|(is_passed, ..)| *is_passed && rows > 0)
        .collect();
    let Some((_, key, most, what)) = passed.first() else {
        return;
    };
    findings
        .add(
            Place::table("raci"),
            Said::new("finding.too-large")
                .with("rows", Said::new("raci.rows").count(rows))
                .with("roles", Said::new("raci.roles").count(roles)),
            format!("more than {most} {what}"),
        )
        .help(format!(
            "discuss it phase by phase; the limit is `{key}` in `[rules.raci]`"
        ));
}

fn no_owner_or_review_date(context: &Context<'_>, findings: &mut Findings) {
    let chart = &context.workshop.chart;
    if context.workshop.activities.is_empty() {
        return;
    }
    let place = Place::table("raci");
    let missing = match (&chart.owner, chart.review_by) {
        (None, None) => Some("finding.no-owner-nor-review-date"),
        (None, Some(_)) => Some("finding.no-owner"),
        (Some(_), None) => Some("finding.no-review-date"),
        (Some(_), Some(_)) => None,
    };
    if let Some(message) = missing {
        findings
            .add(
                place.clone(),
                Said::new(message),
                "charts without a keeper drift",
            )
            .help("add `owner = \"person\"` and `review_by = 2026-08-31` under `[raci]`");
    }
    if let (Some(review_by), Some(today)) = (chart.review_by, context.as_of)
        && today > review_by
    {
        findings
            .add(
                place.key("review_by"),
                Said::new("finding.review-overdue").with("day", review_by.to_string()),
                format!("before {today}"),
            )
            .severity(Severity::Warning)
            .help("go through it with the roles and set the next day");
    }
}

/// M06. A DRI is a person by name.
fn names_as_columns(context: &Context<'_>, findings: &mut Findings) {
    let workshop = context.workshop;
    if workshop.chart.variant == Variant::Dri {
        return;
    }
    for (n, column) in workshop.chart.columns.iter().enumerate() {
        let Some(person) = workshop.people.get(column.as_str()) else {
            continue;
        };
        let is_role = workshop.roles.contains_key(column);
        let (place, help) = if is_role {
            let help = "give the role an id that says what it does, such as `csm`".to_owned();
            (Place::of("role", column), help)
        } else {
            let help = match &person.role {
                Some(role) => format!("write the role: `{role}`"),
                None => "write the role that the person has".to_owned(),
            };
            (Place::table("raci").key("roles").key(n), help)
        };
        // The page repeats the message, and may not say who it is.
        let message = Said::new("finding.names-as-columns");
        findings
            .add(place, message, format!("`{column}` is a person"))
            .help(help);
    }
}

/// M07. In a handful of rows one with letters of a segment is a large share already.
fn mixed_segments(context: &Context<'_>, findings: &mut Findings) {
    let workshop = context.workshop;
    let limits = &workshop.rules.raci;
    let rows = workshop.activities.len();
    let differing = workshop.activities.values();
    let differing = differing.filter(|row| !row.segments.is_empty()).count();
    // The tolerance is for shares that binary fractions miss.
    let is_mixed = differing as f64 - 1e-9 > limits.segment_share * rows as f64;
    if context.chart_is_partial || rows < limits.share_from || !is_mixed {
        return;
    }
    findings
        .add(
            Place::table("raci"),
            Said::new("finding.mixed-segments").with(
                "rows",
                Said::new("raci.of-rows")
                    .with("part", differing)
                    .count(rows),
            ),
            format!("more than {}%", (limits.segment_share * 100.0).round()),
        )
        .help("make one chart a segment, with the rows that differ");
}
