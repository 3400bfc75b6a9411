//! The competency framework as `offsite export competencies` writes it.

use super::levels::{Levels, MOST};
use crate::import::columns::{Log, named};
use crate::import::own::{Own, filled, unreadable};
use crate::import::values::yes_or_no;
use crate::import::{
    Choices, Found, FoundCompetencies, FoundCompetency, FoundRequirement, Understood,
};
use crate::vocabulary::is_result;

/// Whether it is one: one without levels in words could be of people.
pub(in crate::import) fn is_framework(own: &Own<'_>) -> bool {
    own.heads.get(1) == Some(&"Competency")
        && (own.heads.len() == 2 || own.heads[2] == "Critical" || !levels(own).is_empty())
}

/// The columns of levels, with the number and the name of each: they stand before all others, the numbers rise.
fn levels<'t>(own: &Own<'t>) -> Vec<(usize, usize, &'t str)> {
    let first = if own.heads.get(2) == Some(&"Critical") {
        3
    } else {
        2
    };
    let mut last = 0;
    let heads = own.heads.iter().enumerate().skip(first);
    let levels = heads.map_while(|(column, head)| {
        let (number, name) = level(head).filter(|(number, _)| *number > last)?;
        last = number;
        Some((column, number, name))
    });
    levels.collect()
}

/// The number and the name of "Level 2: Works alone".
fn level(head: &str) -> Option<(usize, &str)> {
    let rest = head.strip_prefix("Level ")?;
    let (number, name) = rest.split_once(": ").unwrap_or((rest, ""));
    let number: u32 = number.parse().ok().filter(|number| *number <= MOST)?;
    Some((usize::try_from(number).ok()?, name))
}

/// Reads it.
pub(in crate::import) fn read(own: &Own<'_>, choices: &Choices, mut log: Log) -> Understood {
    let levels = levels(own);
    let first_step = levels.last().map_or(2, |(column, ..)| column + 1);
    let mut found = FoundCompetencies {
        levels: names(&levels),
        ..FoundCompetencies::default()
    };
    let known = Levels::default();
    for (row, competency) in own.rows("Competency", choices, &mut log) {
        let critical = own.cell(row, "Critical");
        let is_critical = match critical {
            Some(cell) => yes_or_no(&cell.text),
            None => own.column("Critical").map(|_| false),
        };
        if let (None, Some(cell)) = (is_critical, critical) {
            log.note(unreadable(cell, "neither yes nor no"));
        }
        let mut texts = Vec::new();
        for (column, number, _) in &levels {
            if let Some(cell) = filled(row, *column) {
                texts.resize(number - 1, String::new());
                texts.push(cell.text.clone());
            }
        }
        let number = found.competencies.len();
        found.competencies.push(FoundCompetency {
            competency,
            levels: texts,
            is_critical,
        });
        for (column, head) in own.heads.iter().enumerate().skip(first_step) {
            let Some(cell) = filled(row, column) else {
                continue;
            };
            if *head == "Critical" || head.is_empty() || is_result(head) {
                continue;
            }
            let (Some(level), Some(step)) = (known.read(cell), own.table.rows[0].cells.get(column))
            else {
                log.note(unreadable(
                    cell,
                    "no level; write the number of the level from 1",
                ));
                continue;
            };
            if level > 0 {
                found.requirements.push(FoundRequirement {
                    competency: number,
                    step: named(step),
                    level,
                });
            }
        }
    }
    log.end_table();
    log.understood(Found::Competencies(found))
}

/// The names of the levels, where one has a name.
fn names(levels: &[(usize, usize, &str)]) -> Vec<String> {
    let highest = levels.last().map_or(0, |(_, number, _)| *number);
    let mut names = vec![String::new(); highest];
    for (_, number, name) in levels {
        if let Some(place) = names.get_mut(number.saturating_sub(1)) {
            (*name).clone_into(place);
        }
    }
    if names.iter().all(String::is_empty) {
        names.clear();
    }
    names
}
