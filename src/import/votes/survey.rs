//! What surveys add to the answers, and which column names the rows of a wide table.

use super::shape::Leads;
use crate::import::Field;
use crate::import::columns::Layout;
use crate::import::fields::{Fit, words};

/// The column that names the rows of a wide table, and what they are.
pub(super) fn lead(layout: &Layout<'_>) -> Option<(usize, Leads)> {
    let headers: Vec<_> = (0..layout.width())
        .map(|column| (column, layout.header_text(column)))
        .collect();
    let is_survey = headers.iter().any(|(_, header)| is_time(header));
    let of_name = |header: &str| {
        let words = words(header).join(" ");
        matches!(
            words.as_str(),
            "name"
                | "your name"
                | "full name"
                | "your full name"
                | "dein name"
                | "ihr name"
                | "nom"
                | "nombre"
        )
    };
    if is_survey {
        // A name tells more than an address, where people gave one.
        let named = headers.iter().find(|(column, header)| {
            of_name(header) && layout.cells(*column).any(|cell| !is_nobody(&cell.text))
        });
        let voter = named
            .map(|(column, _)| *column)
            .or_else(|| layout.column(Field::Voter))?;
        return Some((voter, Leads::Voters));
    }
    let task = layout.column(Field::Task);
    let named = headers
        .iter()
        .find(|(_, header)| Field::Name.fit(header) == Some(Fit::Exact));
    match (task, layout.column(Field::Voter)) {
        (Some(task), _) => Some((task, Leads::Tasks)),
        (None, Some(voter)) => Some((voter, Leads::Voters)),
        (None, None) => named.map(|(column, _)| (*column, Leads::Tasks)),
    }
}

fn is_time(header: &str) -> bool {
    matches!(
        words(header).join(" ").as_str(),
        "timestamp"
            | "start time"
            | "completion time"
            | "zeitstempel"
            | "startzeit"
            | "horodateur"
            | "marca temporal"
            | "date submitted"
            | "submitted at"
    )
}

/// Columns that surveys add to the answers.
pub(super) fn is_of_survey(header: &str) -> bool {
    is_time(header)
        || matches!(
            words(header).join(" ").as_str(),
            "id" | "email"
                | "e mail"
                | "email address"
                | "last modified time"
                | "language"
                | "response id"
                | "name"
        )
}

/// Surveys without names call everybody "anonymous".
pub(super) fn is_nobody(text: &str) -> bool {
    let text = words(text).join(" ");
    text.is_empty()
        || matches!(
            text.as_str(),
            "anonymous" | "anonym" | "anonyme" | "anonimo"
        )
}
