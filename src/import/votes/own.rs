//! Votes as `offsite export votes` writes them.

use super::scored;
use super::shape::RawVote;
use crate::diagnostic::codes;
use crate::import::columns::{Log, named};
use crate::import::own::{Own, unreadable};
use crate::import::{Choices, Finding, Found, FoundVotes, Understood};

const HEADS: [&str; 6] = ["id", "Voter", "Task", "Round", "Impact", "Effort"];

/// The head of voters whose names the workshop does not tell.
const NOBODY: &str = "result: voter";

/// Whether it is one.
pub(in crate::import) fn is_votes(own: &Own<'_>) -> bool {
    let mut heads = HEADS.iter().zip(&own.heads);
    own.heads.len() == HEADS.len()
        && heads.all(|(head, own)| head == own || *head == "Voter" && *own == NOBODY)
}

/// Reads it.
pub(in crate::import) fn read(own: &Own<'_>, choices: &Choices, mut log: Log) -> Understood {
    if own.column(NOBODY).is_some() {
        tell_nobody(own, &mut log);
        return log.understood(Found::Votes(FoundVotes::default()));
    }
    let mut raw = Vec::new();
    for (row, task) in own.rows("Task", choices, &mut log) {
        let Some(voter) = own.cell(row, "Voter") else {
            log.note(unreadable(
                &row.cells[0],
                "voted on by nobody; write who under `Voter`",
            ));
            continue;
        };
        let round = own.cell(row, "Round");
        let number = round.map_or(Some(1), |cell| cell.text.parse().ok());
        let Some(round) = number else {
            let why = "no round; write `1` or `2`";
            round
                .into_iter()
                .for_each(|cell| log.note(unreadable(cell, why)));
            continue;
        };
        raw.push(RawVote {
            voter: named(voter),
            round,
            at: task.at.clone(),
            task,
            impact: own.cell(row, "Impact").cloned(),
            effort: own.cell(row, "Effort").cloned(),
        });
    }
    let found = scored(&raw, &["Impact", "Effort"], choices, &mut log);
    log.end_table();
    log.understood(Found::Votes(found))
}

fn tell_nobody(own: &Own<'_>, log: &mut Log) {
    if let Some(head) = own.table.rows[0].cells.get(1) {
        let message = "the votes do not say whose they are, and are left out";
        let help = "export them with `[workshop] names = \"full\"`";
        log.note(Finding::at(&codes::LEFT_OUT, &head.at, message).help(help));
    }
}
