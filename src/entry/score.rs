//! Numbers and scales of a sheet beside those of the workshop.

use toml_edit::Value;

use super::{Desk, WORKSHOP};
use crate::error::Error;
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
        let scale = self.scale(axis);
        if (scale.min, scale.max) == (low, high) {
            return Ok(());
        }
        if self.has_scores(axis) || self.draft.has(&["scale", axis]) {
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

    /// Whether all scores lie on the workshop's scale, so that a scale told from the highest of them says nothing.
    pub(super) fn holds(&self, axis: &str, scores: &[f64]) -> bool {
        let scale = self.scale(axis);
        scores
            .iter()
            .all(|score| (scale.min..=scale.max).contains(score))
    }

    fn scale(&self, axis: &str) -> &Scale {
        match axis {
            "impact" => &self.workshop.impact,
            _ => &self.workshop.effort,
        }
    }

    /// Whether somebody scored on this axis already.
    fn has_scores(&self, axis: &str) -> bool {
        let is_impact = axis == "impact";
        let mut tasks = self.workshop.tasks.values();
        let mut ballots = self.workshop.ballots.values();
        let scored = tasks.any(|task| {
            let own = if is_impact { task.impact } else { task.effort };
            own.is_some() || task.agreed.is_some()
        });
        scored || ballots.any(|ballot| !ballot.first.is_empty() || !ballot.second.is_empty())
    }
}
