//! Numbers and scales of a sheet beside those of the workshop.

use toml_edit::Value;

use super::{Desk, WORKSHOP};
use crate::error::Error;
use crate::model::Workshop;
use crate::model::vote::Scale;

/// The largest whole number that is exact as a decimal one.
const LARGEST_WHOLE: f64 = 9_007_199_254_740_992.0;

/// A number as people write it: 3, not 3.0.
pub(super) fn value(number: f64) -> Value {
    if number.fract() == 0.0 && number.abs() < LARGEST_WHOLE {
        Value::from(number as i64)
    } else {
        Value::from(number)
    }
}

impl Desk<'_> {
    /// Makes sure that scores from `low` to `high` mean on the workshop's scale what they mean in the sheet.
    pub(super) fn fit_scale(&mut self, axis: &str, ends: Option<(f64, f64)>) -> Result<(), Error> {
        let Some((low, high)) = ends else {
            return Ok(());
        };
        let scale = scale(self.workshop, axis);
        if (scale.min, scale.max) == (low, high) {
            return Ok(());
        }
        if has_scores(self.workshop, axis) || self.draft.has(&["scale", axis]) {
            return Err(Error::Import(format!(
                "nothing was imported: {axis} in the sheet goes from {low} to {high}, on the workshop's scale from {} \
                 to {}; convert the column in the sheet, or change `min` and `max` in `[scale.{axis}]`",
                scale.min, scale.max
            )));
        }
        self.set_number(&["scale", axis], "min", low, WORKSHOP);
        self.set_number(&["scale", axis], "max", high, WORKSHOP);
        Ok(())
    }
}

/// The workshop's scale of "impact" or "effort", where somebody scored on it or wrote it down.
pub fn scale_in_use(workshop: &Workshop, axis: &str) -> Option<(f64, f64)> {
    let scale = scale(workshop, axis);
    let is_used = has_scores(workshop, axis) || *scale != Scale::default();
    is_used.then_some((scale.min, scale.max))
}

fn scale<'w>(workshop: &'w Workshop, axis: &str) -> &'w Scale {
    match axis {
        "impact" => &workshop.impact,
        _ => &workshop.effort,
    }
}

/// Whether somebody scored on this axis already.
fn has_scores(workshop: &Workshop, axis: &str) -> bool {
    let is_impact = axis == "impact";
    let mut tasks = workshop.tasks.values();
    let mut ballots = workshop.ballots.values();
    let scored = tasks.any(|task| {
        let own = if is_impact { task.impact } else { task.effort };
        own.is_some() || task.agreed.is_some()
    });
    scored || ballots.any(|ballot| !ballot.first.is_empty() || !ballot.second.is_empty())
}
