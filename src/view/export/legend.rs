//! What letters mean, for the sheet beside the chart and the line below it.

use super::{Cell, Column, Kind, RESULT, Row, Sheet};
use crate::model::Workshop;
use crate::view::raci::legend::{Legend, legends};

/// "A Accountable: … · R Responsible: …", a line a scheme.
pub(super) fn lines(workshop: &Workshop) -> Vec<String> {
    let line = |legend: &Legend| {
        let letters = legend.letters.iter();
        let letters: Vec<_> = letters
            .map(|letter| format!("{} = {}", letter.cell.text, letter.meaning))
            .collect();
        letters.join(" · ")
    };
    legends(workshop).iter().map(line).collect()
}

/// The sheet that explains the others.
pub(super) fn sheet(workshop: &Workshop) -> Sheet {
    let mut rows = Vec::new();
    for (band, legend) in legends(workshop).into_iter().enumerate() {
        let mut add = |sign: &str, meaning: &str| {
            let cells = [&legend.variant, sign, meaning].map(Cell::of);
            rows.push(Row {
                cells: cells.to_vec(),
                band,
            });
        };
        for letter in &legend.letters {
            add(&letter.cell.text, &letter.meaning);
        }
        if let Some(implied) = &legend.implied {
            add("", implied);
        }
    }
    let band = rows.last().map_or(0, |row| row.band + 1);
    let about = [
        (
            "?",
            "undecided: somebody has a letter here, or will have one",
        ),
        (
            "id",
            "finds the row again when this file is imported: leave it as it is",
        ),
        (
            RESULT.trim(),
            "worked out by offsite: an import leaves such columns out",
        ),
    ];
    rows.extend(about.map(|(sign, meaning)| Row {
        cells: ["", sign, meaning].map(Cell::of).to_vec(),
        band,
    }));
    Sheet {
        name: "Legend",
        title: "Legend".to_owned(),
        columns: vec![
            Column::new("Scheme", Kind::Id),
            Column::new("Sign", Kind::Name),
            Column::new("Meaning", Kind::Text),
        ],
        rows,
        legend: Vec::new(),
    }
}
