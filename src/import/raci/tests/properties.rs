//! What holds for any table: it is read or refused, and no cell of a chart is lost.

use proptest::prelude::*;

use super::support::{table, understood, with};
use crate::import::raci::cell::{Reading, read};
use crate::import::raci::rows_alike;
use crate::import::raci::scheme::Scheme;
use crate::import::{Choices, Found, FoundLetters, FoundRow, Understood};
use crate::sheet::Place;
use crate::vocabulary::{Letter, Variant};
use crate::wording::one_line;

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => prop::sample::select(vec!["A", "R", "C", "I", "A/R", "", "-", "x", "?", "(C)", "A*", "R - late", "\u{410}", "tbd", "S", "DRI", "Owner", "#REF!", "ask Bob", "TBD", "12"]).prop_map(str::to_owned),
        1 => "[a-zA-Z*/ ()äА]{0,8}",
    ]
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[A-Z][a-z]{2,6}( [a-z]{2,5})?",
        1 => prop::sample::select(vec!["", "Activity", "Role", "Phase 2: x", "Total", "R", "Responsible", "Notes", "**Bold**", "~~old~~", "ID"]).prop_map(str::to_owned),
    ]
}

fn any_table() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop::collection::vec(prop_oneof![cell(), name()], 0..6),
        0..8,
    )
    .prop_map(|rows| {
        let rows = rows.iter().map(|row| row.join("|"));
        rows.collect::<Vec<_>>().join("\n")
    })
}

/// Whether a place is a cell, by its row and column from 1.
fn is_at(at: &Place, wanted: (usize, usize)) -> bool {
    matches!(at, Place::Sheet { row, column, .. } if (*row, *column) == wanted)
}

/// The letters of a cell with the row that has them.
fn letters_at(read: &Understood, at: (usize, usize)) -> Option<(&FoundRow, &FoundLetters)> {
    let Found::Chart(chart) = &read.found else {
        return None;
    };
    chart.rows.iter().find_map(|row| {
        let letters = row.letters.iter().find(|letters| is_at(&letters.at, at))?;
        Some((row, letters))
    })
}

/// Where a cell that says something has gone: `None` where nobody knows.
///
/// A row that is no activity has one finding, at its first cell, that quotes each of its cells.
fn kept(
    read: &Understood,
    text: &str,
    at: (usize, usize),
    said: &[Letter],
) -> Option<&'static str> {
    let text = one_line(text);
    if let Some((row, letters)) = letters_at(read, at) {
        let note = row.note.as_deref().unwrap_or_default();
        if !said.is_empty() && said.iter().all(|letter| letters.letters.contains(letter)) {
            return Some("its letters");
        }
        return (letters.is_open && (note.contains(&text) || is_found(read, at))).then_some("open");
    }
    let quotes = |message: &str| message.contains(&format!("`{text}`"));
    let of_row = read.findings.iter().any(|finding| {
        let is_in_row = matches!(&finding.at, Some(Place::Sheet { row, .. }) if *row == at.0);
        let is_of_row = matches!(finding.code.slug, "left-out" | "nameless-row");
        is_in_row && is_of_row && quotes(&finding.message)
            || is_in_row && finding.code.slug == "struck-row"
    });
    (is_found(read, at) || of_row).then_some("a finding")
}

fn is_found(read: &Understood, at: (usize, usize)) -> bool {
    let mut places = read
        .findings
        .iter()
        .filter_map(|finding| finding.at.as_ref());
    places.any(|place| is_at(place, at))
}

/// Enough rows of letters that what stands above them is a chart.
const PLAIN: &str = "One|A|R|C\nTwo|R|A|I\nThree|C|R|A\nFour|I|C|R\nFive|A|R|R\nSix|A|R|R\nSeven|A|R|R\nEight|A|R|R";

proptest! {
    #[test]
    fn any_table_is_read_or_refused(text in any_table()) {
        rows_alike(&table("", &text));
        let _ = with(&text, &Choices::default());
        let _ = with(&text, &Choices { is_transposed: Some(true), with_struck: true, ..Choices::default() });
    }

    #[test]
    fn no_cell_of_a_wide_chart_is_lost(rows in prop::collection::vec((name(), cell(), cell(), cell()), 1..8)) {
        let mut text = "Activity|CSM|AE|PS".to_owned();
        for (name, one, two, three) in &rows {
            text.push_str(&format!("\n{name}|{one}|{two}|{three}"));
        }
        text.push_str(&format!("\n{PLAIN}"));
        let read_all = understood(&text);
        let Found::Chart(chart) = &read_all.found else { panic!("no chart") };
        let scheme = Scheme::any(&[]).within(chart.variant.unwrap_or(Variant::Raci));
        for (n, (_, one, two, three)) in rows.iter().enumerate() {
            for (column, cell) in [one, two, three].into_iter().enumerate() {
                // The table trims its cells, and knows bold and struck ones.
                let plain = table("", cell).rows.first().map_or(String::new(), |row| row.cells[0].text.clone());
                let said = match read(&plain, &scheme) {
                    Reading::Nothing => continue,
                    Reading::Says(said) if said.lookalikes.is_empty() => said.letters,
                    Reading::Says(_) | Reading::Unreadable => Vec::new(),
                };
                let found = kept(&read_all, &plain, (n + 2, column + 2), &said);
                prop_assert!(found.is_some(), "{cell:?} of\n{text}\n{:?}", read_all.findings);
            }
        }
    }
}
