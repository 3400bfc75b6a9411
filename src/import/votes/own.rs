//! Votes as `offsite export votes` writes them.

use crate::diagnostic::codes;
use crate::import::columns::{Log, named};
use crate::import::own::{Own, unreadable};
use crate::import::scores::Scores;
use crate::import::{Choices, Finding, Found, FoundVote, FoundVotes, Understood};
use crate::sheet::Cell;

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
    let cells: Vec<&Cell> = ["Impact", "Effort"]
        .into_iter()
        .filter_map(|head| own.column(head))
        .flat_map(|column| own.cells(column))
        .collect();
    let known = choices
        .impact_scale
        .filter(|_| choices.impact_scale == choices.effort_scale);
    let mut scores = Scores::of(
        "score",
        &["Impact", "Effort"],
        &cells,
        false,
        known,
        &mut log,
    );
    let mut votes = Vec::new();
    for (row, task) in own.rows("Task", choices, &mut log) {
        let Some(voter) = own.cell(row, "Voter") else {
            log.find(unreadable(
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
                .for_each(|cell| log.find(unreadable(cell, why)));
            continue;
        };
        let mut score = |head| {
            let cell = own.cell(row, head)?;
            scores.read_value(cell).unwrap_or_else(|why| {
                log.find(why.help("write the score, or leave the cell empty for `don't know`"));
                None
            })
        };
        votes.push(FoundVote {
            voter: named(voter),
            round,
            task,
            impact: score("Impact"),
            effort: score("Effort"),
        });
    }
    scores.tell(&mut log);
    log.end_table();
    log.understood(Found::Votes(FoundVotes {
        votes,
        scale: scores.own_scale(),
    }))
}

fn tell_nobody(own: &Own<'_>, log: &mut Log) {
    if let Some(head) = own.table.rows[0].cells.get(1) {
        let message = "the votes do not say whose they are, and are left out";
        let help = "export them with `[workshop] names = \"full\"`";
        log.find(Finding::at(&codes::LEFT_OUT, &head.at, message).help(help));
    }
}
