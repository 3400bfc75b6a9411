//! Tasks as `offsite export tasks` writes them.

use crate::diagnostic::codes;
use crate::import::columns::{Log, named};
use crate::import::own::{Own, filled, number, unreadable};
use crate::import::scores::Scores;
use crate::import::values::{Marks, Period, date, disposition, frequency, hours_a_week, scaling};
use crate::import::{Choices, Field, Finding, Found, FoundTask, FoundTasks, Named, Understood};
use crate::sheet::{Cell, Row};
use crate::vocabulary::is_result;
use crate::wording::quoted;

/// The heads, but for hours of segments and what is worked out.
const HEADS: [&str; 16] = [
    "id",
    "Task",
    "Card",
    "Phase",
    "Owner",
    "Frequency",
    "Hours a week",
    "Scales with",
    "Impact",
    "Effort",
    "Disposition",
    "Next step",
    "By when",
    "Who",
    "Why",
    "",
];

/// Begins the heads of hours in one segment.
const HOURS_OF: &str = "Hours: ";

/// Whether it is one.
pub(in crate::import) fn is_tasks(own: &Own<'_>) -> bool {
    let is_ours =
        |head: &&str| HEADS.contains(head) || head.starts_with(HOURS_OF) || is_result(head);
    own.heads.get(1) == Some(&"Task") && own.heads.iter().all(is_ours)
}

/// Reads it.
pub(in crate::import) fn read(own: &Own<'_>, choices: &Choices, mut log: Log) -> Understood {
    let mut impact = scores(own, "Impact", choices.impact_scale, &mut log);
    let mut effort = scores(own, "Effort", choices.effort_scale, &mut log);
    let mut tasks = Vec::new();
    for (row, task) in own.rows("Task", choices, &mut log) {
        let mut task = texts(own, row, task);
        words(own, row, &mut task, &mut log);
        hours(own, row, &mut task, &mut log);
        let read = |cell: &Cell| impact.read_value(cell);
        task.impact = score(own, row, "Impact", read, &mut task.remarks, &mut log);
        let read = |cell: &Cell| effort.read(cell);
        task.effort = score(own, row, "Effort", read, &mut task.remarks, &mut log);
        tasks.push(task);
    }
    impact.tell(&mut log);
    effort.tell(&mut log);
    log.end_table();
    log.decide("the tasks are ones that `offsite export` wrote: they are found again by their ids");
    log.understood(Found::Tasks(FoundTasks {
        tasks,
        impact_scale: impact.own_scale(),
        effort_scale: effort.own_scale(),
    }))
}

fn scores(own: &Own<'_>, head: &str, known: Option<(f64, f64)>, log: &mut Log) -> Scores {
    let cells: Vec<&Cell> = own
        .column(head)
        .into_iter()
        .flat_map(|column| own.cells(column))
        .collect();
    let word = if head == "Impact" { "impact" } else { "effort" };
    Scores::of(word, &[head], &cells, head == "Effort", known, log)
}

/// A score; what is none is told, and kept as a remark.
fn score<T>(
    own: &Own<'_>,
    row: &Row,
    head: &str,
    mut read: impl FnMut(&Cell) -> Result<Option<T>, Finding>,
    remarks: &mut Vec<String>,
    log: &mut Log,
) -> Option<T> {
    let cell = own.cell(row, head)?;
    read(cell).unwrap_or_else(|why| {
        remarks.push(format!("{head}: {}", cell.text));
        log.note(why);
        None
    })
}

/// What is taken as it stands.
fn texts(own: &Own<'_>, row: &Row, task: Named) -> FoundTask {
    let text = |head| own.cell(row, head).map(|cell| cell.text.clone());
    FoundTask {
        phase: own.name(row, "Phase"),
        owner: own.name(row, "Owner"),
        why: text("Why"),
        next_step: text("Next step"),
        next_who: own.name(row, "Who"),
        emptied: emptied(own, row),
        ..FoundTask::new(task)
    }
}

/// The heads of what a task may be without, and what they are.
const MAY_BE_EMPTY: [(&str, Field); 12] = [
    ("Card", Field::Card),
    ("Phase", Field::Phase),
    ("Owner", Field::Owner),
    ("Frequency", Field::Frequency),
    ("Hours a week", Field::Hours),
    ("Scales with", Field::Scales),
    ("Impact", Field::Impact),
    ("Effort", Field::Effort),
    ("Disposition", Field::Disposition),
    ("Next step", Field::NextStep),
    ("By when", Field::NextBy),
    ("Who", Field::NextWho),
];

fn emptied(own: &Own<'_>, row: &Row) -> Vec<Field> {
    let heads = MAY_BE_EMPTY.iter();
    let emptied =
        heads.filter(|(head, _)| own.column(head).is_some() && own.cell(row, head).is_none());
    emptied.map(|(_, field)| *field).collect()
}

/// Words of short lists, days and cards.
fn words(own: &Own<'_>, row: &Row, task: &mut FoundTask, log: &mut Log) {
    let remarks = &mut task.remarks;
    let card = |text: &str| text.trim_start_matches('#').parse::<u32>().ok();
    task.card = word(own, row, "Card", card, "no number of a card", remarks, log);
    let why =
        "not how often it comes up; there is `daily`, `weekly`, `monthly`, `quarterly`, `event`";
    task.freq = word(own, row, "Frequency", frequency, why, remarks, log);
    let why = "nothing that a task grows with; there is `accounts`, `people`, `fixed`";
    task.scales = word(own, row, "Scales with", scaling, why, remarks, log);
    let why = "not what can be done with a task; there is `keep`, `grow`, `simplify`, `automate`, `reassign`, \
               `eliminate`";
    task.disposition = word(own, row, "Disposition", disposition, why, remarks, log);
    let why = "no day that can be read in one way; write `2026-03-31`";
    task.next_by = word(own, row, "By when", date, why, remarks, log);
}

fn word<T>(
    own: &Own<'_>,
    row: &Row,
    head: &str,
    read: impl Fn(&str) -> Option<T>,
    why: &str,
    remarks: &mut Vec<String>,
    log: &mut Log,
) -> Option<T> {
    let cell = own.cell(row, head)?;
    let value = read(&cell.text);
    if value.is_none() {
        remarks.push(format!("{head}: {}", cell.text));
        log.note(unreadable(cell, why));
    }
    value
}

fn hours(own: &Own<'_>, row: &Row, task: &mut FoundTask, log: &mut Log) {
    for (column, head) in own.heads.iter().enumerate() {
        let segment = head.strip_prefix(HOURS_OF);
        if segment.is_none() && *head != "Hours a week" {
            continue;
        }
        let Some(cell) = filled(row, column) else {
            continue;
        };
        let said = || hours_a_week(cell, Marks::Unknown, (1.0, Some(Period::Week)));
        let Some(hours) = number(cell).or_else(said) else {
            let message = format!("{} is no number of hours", quoted(&cell.text));
            let help = "write hours a week, such as `2.5`, `30 min` or `6 h/month`";
            log.note(Finding::at(&codes::UNREADABLE_CELL, &cell.at, message).help(help));
            task.remarks.push(format!("{head}: {}", cell.text));
            continue;
        };
        match segment {
            Some(name) => {
                let mut segment = named(cell);
                segment.name = name.to_owned();
                task.hours_by_segment.push((segment, hours));
            }
            None => task.hours = Some(hours),
        }
    }
}
