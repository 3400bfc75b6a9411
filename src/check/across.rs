//! Tasks, rows, playbooks and tools against one another (X01, X03, X04, X06 and X07 in `domain.md` §2.3).

use super::disposition::{decided, word_of};
use super::{Context, Findings, Rule};
use crate::diagnostic::{Place, Severity, codes};
use crate::model::people::{Role, Segment};
use crate::model::raci::{Activity, Letters};
use crate::model::{Id, Workshop};
use crate::vocabulary::{Disposition, Duty, ToolDisposition};
use crate::words::{Arg, Said};

pub(super) static RULES: &[Rule] = &[
    Rule {
        code: &codes::REASSIGNED_BUT_NOT_MOVED,
        look: reassigned_but_not_moved,
    },
    Rule {
        code: &codes::ELIMINATED_BUT_OWNED,
        look: eliminated_but_owned,
    },
    Rule {
        code: &codes::PROMISE_BROKEN,
        look: promise_broken,
    },
    Rule {
        code: &codes::PLAYBOOK_OWNER_MISMATCH,
        look: playbook_owner_mismatch,
    },
    Rule {
        code: &codes::TOOL_RETIRED_UNDER_TASK,
        look: tool_retired_under_task,
    },
];

/// Whether a role does a row or answers for it with these letters, or may still come to.
fn works_or_may(row: &Activity, letters: &Letters, role: &Id<Role>) -> bool {
    let with = |duty| row.variant.letter_for(duty);
    let letters_of_work = [with(Duty::Accountable), with(Duty::Responsible)];
    let has =
        |letter| letters.roles(letter).contains(role) || letters.open().any(|open| open == letter);
    row.open.contains(role) || letters_of_work.into_iter().flatten().any(has)
}

fn reassigned_but_not_moved(context: &Context<'_>, findings: &mut Findings) {
    if context.chart_is_partial {
        return;
    }
    let workshop = context.workshop;
    for (id, task) in decided(workshop, Disposition::Reassign) {
        let choice = task.options.get(&Disposition::Reassign);
        let Some((to, role)) =
            choice.and_then(|choice| workshop.roles.get_key_value(choice.to.as_ref()?))
        else {
            continue;
        };
        let rows = workshop
            .activities
            .iter()
            .filter(|(_, row)| row.tasks.contains(id));
        let rows: Vec<_> = rows.collect();
        let moved = |row: &Activity| {
            row.cells()
                .any(|(_, letters)| works_or_may(row, &letters, to))
        };
        let Some((first, _)) = rows.first() else {
            continue;
        };
        if rows.iter().any(|(_, row)| moved(row)) {
            continue;
        }
        let names: Arg = rows
            .iter()
            .map(|(_, row)| format!("`{}`", row.name))
            .collect();
        findings
            .add(
                Place::of("task", id).key("option").key("reassign").key("to"),
                Said::new("finding.reassigned-but-not-moved")
                    .with("task", format!("`{}`", task.name))
                    .with("role", format!("`{}`", role.name))
                    .with("rows", names),
                "has neither duty in its rows",
            )
            .also(Place::of("activity", first), "the chart says otherwise")
            .help(format!(
                "write \"{to}\" under the letters of `[activity.{first}]`, or hand the task to a role that has them"
            ));
    }
}

fn eliminated_but_owned(context: &Context<'_>, findings: &mut Findings) {
    let tasks = &context.workshop.tasks;
    for (id, row) in &context.workshop.activities {
        let behind: Option<Vec<_>> = row.tasks.iter().map(|task| tasks.get(task)).collect();
        let Some(behind) = behind.filter(|behind| !behind.is_empty()) else {
            continue;
        };
        if behind
            .iter()
            .any(|task| task.disposition != Some(Disposition::Eliminate))
        {
            continue;
        }
        let names: Arg = behind
            .iter()
            .map(|task| format!("`{}`", task.name))
            .collect();
        findings
            .add(
                Place::of("activity", id).key("tasks"),
                Said::new("finding.eliminated-but-owned")
                    .with("row", format!("`{}`", row.name))
                    .with("tasks", names)
                    .count(behind.len()),
                "nothing is left to do",
            )
            .also(
                Place::of("task", &row.tasks[0]).key("disposition"),
                "eliminated here",
            )
            .help("remove the row, or write the tasks behind it that go on");
    }
}

fn promise_broken(context: &Context<'_>, findings: &mut Findings) {
    for disposition in [Disposition::Eliminate, Disposition::Simplify] {
        for (id, task) in decided(context.workshop, disposition).filter(|(_, task)| task.locked) {
            let choice = task.options.get(&disposition);
            // Less of it may still be what was promised, where nobody says that customers lose by it.
            let may_hold = disposition == Disposition::Simplify
                && choice.is_none_or(|choice| choice.loss == 0.0);
            findings
                .add(
                    Place::of("task", id).key("disposition"),
                    Said::new("finding.promise-broken")
                        .with("task", format!("`{}`", task.name))
                        .with("disposition", word_of(disposition)),
                    "is the promise kept?",
                )
                .also(Place::of("task", id).key("locked"), "promised here")
                .severity(if may_hold {
                    Severity::Warning
                } else {
                    Severity::Error
                })
                .help("keep it, or change the promise first and remove `locked`");
        }
    }
}

/// A step of a playbook that names a row: its list, its place there, its name, who has it, and the row.
type Step<'w> = (&'static str, usize, &'w str, &'w Id<Role>, &'w Id<Activity>);

fn playbook_owner_mismatch(context: &Context<'_>, findings: &mut Findings) {
    if context.chart_is_partial {
        return;
    }
    let workshop = context.workshop;
    for (id, playbook) in &workshop.playbooks {
        let milestones = playbook
            .milestones
            .iter()
            .enumerate()
            .filter_map(|(n, step)| {
                let (owner, row) = (step.owner.as_ref()?, step.activity.as_ref()?);
                Some(("milestone", n, step.name.as_str(), owner, row))
            });
        let plays = playbook.plays.iter().enumerate().filter_map(|(n, step)| {
            let (owner, row) = (step.owner.as_ref()?, step.activity.as_ref()?);
            Some(("play", n, step.name.as_str(), owner, row))
        });
        for step in milestones.chain(plays) {
            owner_of_step(workshop, id.as_str(), &playbook.segment, step, findings);
        }
    }
}

/// Holds the owner of a step against the letters that hold in the segment.
fn owner_of_step(
    workshop: &Workshop,
    playbook: &str,
    segment: &Id<Segment>,
    (list, n, name, owner, id): Step<'_>,
    findings: &mut Findings,
) {
    let (Some(row), Some(role)) = (workshop.activities.get(id), workshop.roles.get(owner)) else {
        return;
    };
    let letters = match row.segments.get(segment) {
        Some(over) => row.letters.overridden(over),
        None => row.letters.clone(),
    };
    if works_or_may(row, &letters, owner) {
        return;
    }
    let segment = workshop
        .segments
        .get(segment)
        .map_or(segment.as_str(), |segment| &segment.name);
    findings
        .add(
            Place::of("playbook", playbook)
                .key(list)
                .key(n)
                .key("owner"),
            Said::new("finding.playbook-owner-mismatch")
                .with("role", format!("`{}`", role.name))
                .with("step", format!("`{name}`"))
                .with("segment", format!("`{segment}`"))
                .with("row", format!("`{}`", row.name)),
            "the chart names others",
        )
        .also(Place::of("activity", id), "does not name it")
        .help("write the role that has it in the chart, or change the letters of the row");
}

fn tool_retired_under_task(context: &Context<'_>, findings: &mut Findings) {
    let workshop = context.workshop;
    for (id, task) in &workshop.tasks {
        if task.disposition == Some(Disposition::Eliminate) {
            continue;
        }
        for (n, tool_id) in task.tools.iter().enumerate() {
            let retired = workshop.tools.get(tool_id).filter(|tool| {
                tool.disposition == Some(ToolDisposition::Retire) && tool.into.is_none()
            });
            let Some(tool) = retired else { continue };
            findings
                .add(
                    Place::of("task", id).key("tools").key(n),
                    Said::new("finding.tool-retired-under-task")
                        .with("task", format!("`{}`", task.name))
                        .with("tool", format!("`{}`", tool.name)),
                    "nothing takes its place",
                )
                .rests_on(Place::of("tool", tool_id).key("into"))
                .also(Place::of("tool", tool_id).key("disposition"), "retired here")
                .help(format!(
                    "write `into = \"tool\"` under `[tool.{tool_id}]`, or the tool that the task is done with from then on"
                ));
        }
    }
}
