//! Tables of RICE and ICE: what their scores are made of, and whether they are right.

use crate::diagnostic::codes;
use crate::import::columns::{Layout, Log};
use crate::import::values::{Marks, read_number};
use crate::import::{Field, Finding};
use crate::sheet::Row;
use crate::wording::quoted;

/// The scale of impact in RICE: a quarter for "minimal" up to three for "massive".
pub(super) const RICE_IMPACT: (f64, f64) = (0.25, 3.0);

/// Whether a table is one of RICE: reach, impact, confidence and effort.
pub(super) fn is_rice(layout: &Layout<'_>) -> bool {
    let fields = [
        Field::Reach,
        Field::Impact,
        Field::Confidence,
        Field::Effort,
    ];
    fields.iter().all(|field| layout.column(*field).is_some())
}

/// Checks scores that are made of others.
pub(super) struct Check {
    columns: Vec<(Field, usize, Marks)>,
}

impl Check {
    /// Looks over the columns that make the scores of a table.
    pub(super) fn of(layout: &Layout<'_>) -> Self {
        let fields = [
            Field::Score,
            Field::Impact,
            Field::Confidence,
            Field::Reach,
            Field::Effort,
            Field::Ease,
        ];
        let held = fields
            .iter()
            .filter_map(|field| Some((*field, layout.column(*field)?)));
        Self {
            columns: held
                .map(|(field, column)| (field, column, Marks::of(layout.cells(column))))
                .collect(),
        }
    }

    /// Says where the score of a row is not what the columns beside it make.
    pub(super) fn row(&self, row: &Row, name: &str, log: &mut Log) {
        let of = |field| {
            let (_, column, marks) = self.columns.iter().find(|(held, ..)| *held == field)?;
            let cell = row.cells.get(*column)?;
            Some((cell, read_number(cell, *marks)?))
        };
        let Some((score, given)) = of(Field::Score) else {
            return;
        };
        let value =
            |field| of(field).map(|(_, reading)| reading.value / reading.out_of.unwrap_or(1.0));
        let Some(made) = made(value) else { return };
        // Sheets show rounded scores.
        if (made - given.value).abs() <= f64::max(0.5, made * 0.01) {
            return;
        }
        let message = format!(
            "the score {} of {} is not what its columns make, {made:.1}",
            quoted(&score.text),
            quoted(name)
        );
        let help = "scores are not imported; look which number of the row is wrong";
        log.note(Finding::at(&codes::LEFT_OUT, &score.at, message).help(help));
    }
}

/// The score that the columns make; `None` where they are neither those of RICE nor those of ICE.
fn made(value: impl Fn(Field) -> Option<f64>) -> Option<f64> {
    let impact = value(Field::Impact)?;
    let confidence = value(Field::Confidence)?;
    match (
        value(Field::Reach),
        value(Field::Effort),
        value(Field::Ease),
    ) {
        (Some(reach), Some(effort), None) if effort > 0.0 => {
            Some(reach * impact * confidence / effort)
        }
        (None, None, Some(ease)) => Some(impact * confidence * ease),
        _ => None,
    }
}
