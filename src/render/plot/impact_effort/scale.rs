//! A scale with the room that is left beyond its ends.

use crate::view::impact_effort::{Axis, AxisKind};

/// The values that a stretch of pixels stands for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    kind: AxisKind,
    min: f64,
    max: f64,
    /// The place of the near edge of the panel, below that of the lowest value.
    pub(super) first: f64,
    /// The place of the far edge of the panel.
    pub(super) last: f64,
}

/// The most ticks that a scale has.
const MOST: usize = 12;

impl Scale {
    /// A scale over `length` pixels that keeps `padding` pixels free at either end.
    pub(super) fn new(axis: &Axis, length: f64, padding: f64) -> Self {
        let (min, max) = match axis.kind {
            AxisKind::Scores => score_ends(axis),
            AxisKind::LogHours => hour_ends(axis),
        };
        let mut scale = Self {
            kind: axis.kind,
            min,
            max,
            first: 0.0,
            last: 1.0,
        };
        let (low, high) = (scale.place(min), scale.place(max));
        let room = (high - low) * padding / (length - 2.0 * padding).max(1.0);
        (scale.first, scale.last) = (low - room, high + room);
        scale
    }

    /// Where a value is, in steps of equal length: the value itself, or its logarithm. A value that cannot be shown is
    /// at the nearest end.
    pub(super) fn place(&self, value: f64) -> f64 {
        let value = if value.is_nan() {
            self.min
        } else {
            value.clamp(self.min, self.max)
        };
        match self.kind {
            AxisKind::Scores => value,
            AxisKind::LogHours => value.log10(),
        }
    }

    /// How far along the panel a value is, from 0 to 1.
    pub(super) fn share(&self, value: f64) -> f64 {
        (self.place(value) - self.first) / (self.last - self.first)
    }

    /// The share of the panel that one score takes; on a scale of hours, a doubling.
    pub(super) fn step(&self) -> f64 {
        let step = match self.kind {
            AxisKind::Scores => 1.0,
            AxisKind::LogHours => 2.0_f64.log10(),
        };
        step / (self.last - self.first)
    }

    /// Round values to write beside the scale, twelve or so at most.
    pub(super) fn ticks(&self) -> Vec<f64> {
        match self.kind {
            AxisKind::Scores => self.even_ticks(),
            AxisKind::LogHours => self.decade_ticks(),
        }
    }

    fn even_ticks(&self) -> Vec<f64> {
        let most = MOST as f64;
        let mut step = 10_f64.powi(((self.max - self.min) / most).log10().floor() as i32);
        for factor in [2.0, 2.5, 2.0, 2.0] {
            if (self.max - self.min) / step < most {
                break;
            }
            step *= factor;
        }
        // Scores are whole numbers; finer ticks than that would be noise on short scales.
        if self.max - self.min >= 2.0 {
            step = step.max(1.0);
        }
        let first = (self.min / step).ceil() as i64;
        let last = (self.max / step + 1e-9).floor() as i64;
        (first..=last).map(|tick| tick as f64 * step).collect()
    }

    /// 1, 2, 5, 10, 20, 50 …; only 1, 10, 100 … on a long scale, and every so many of those on a longer one.
    fn decade_ticks(&self) -> Vec<f64> {
        const SLACK: f64 = 1.0 + 1e-9;
        let (low, high) = (
            self.min.log10().floor() as i32,
            self.max.log10().ceil() as i32,
        );
        let within = |tick: &f64| *tick * SLACK >= self.min && *tick <= self.max * SLACK;
        let all = |steps: &'static [f64]| -> Vec<f64> {
            (low..=high)
                .flat_map(|power| steps.iter().map(move |step| decimal(*step, power)))
                .filter(within)
                .collect()
        };
        let fine = all(&[1.0, 2.0, 5.0]);
        if fine.len() <= MOST {
            return fine;
        }
        let coarse = all(&[1.0]);
        let every = coarse.len().div_ceil(MOST).max(1);
        coarse.into_iter().step_by(every).collect()
    }
}

/// `step · 10^power`, exact wherever a number can be: 0.2 and not 0.2000…01.
fn decimal(step: f64, power: i32) -> f64 {
    if power < 0 {
        step / 10_f64.powi(-power)
    } else {
        step * 10_f64.powi(power)
    }
}

fn score_ends(axis: &Axis) -> (f64, f64) {
    let (min, max) = (axis.min.min(axis.max), axis.min.max(axis.max));
    if !(min.is_finite() && max.is_finite()) {
        (0.0, 1.0)
    } else if max - min < 1e-9 {
        (min - 0.5, max + 0.5)
    } else {
        (min, max)
    }
}

/// Ends above zero, the upper one above the lower.
fn hour_ends(axis: &Axis) -> (f64, f64) {
    const LEAST: f64 = 1e-6;
    const MOST: f64 = 1e12;
    let (min, max) = (axis.min.min(axis.max), axis.min.max(axis.max));
    if !(min.is_finite() && max.is_finite() && max > 0.0) {
        return (1.0, 10.0);
    }
    let (min, max) = (min.clamp(LEAST, MOST), max.clamp(LEAST, MOST));
    if max / min < 1.0 + 1e-9 {
        (min / 2.0, max * 2.0)
    } else {
        (min, max)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(kind: AxisKind, min: f64, max: f64) -> Scale {
        let axis = Axis {
            label: String::new(),
            kind,
            question: None,
            min,
            max,
            from_zero: false,
            low_anchor: None,
            high_anchor: None,
            anchors: Vec::new(),
            threshold: min,
            borderline: None,
            threshold_note: None,
        };
        Scale::new(&axis, 500.0, 50.0)
    }

    #[test]
    fn ends_stay_away_from_the_edges() {
        let scale = scale(AxisKind::Scores, 1.0, 5.0);
        assert!((scale.share(1.0) - 0.1).abs() < 1e-9 && (scale.share(5.0) - 0.9).abs() < 1e-9);
        assert_eq!(scale.ticks(), [1.0, 2.0, 3.0, 4.0, 5.0]);
    }

    #[test]
    fn senseless_scales_still_have_a_middle() {
        let scores = |min, max| scale(AxisKind::Scores, min, max);
        assert!((scores(3.0, 3.0).share(3.0) - 0.5).abs() < 1e-9);
        assert!(scores(f64::NAN, f64::INFINITY).share(f64::NAN).is_finite());
        assert!(scores(0.0, 1e12).ticks().len() <= 13);
    }

    #[test]
    fn equal_factors_have_equal_lengths_on_hours() {
        let hours = scale(AxisKind::LogHours, 1.0, 100.0);
        assert!((hours.share(1.0) - 0.1).abs() < 1e-9 && (hours.share(100.0) - 0.9).abs() < 1e-9);
        assert!((hours.share(10.0) - 0.5).abs() < 1e-9);
        assert_eq!(hours.ticks(), [1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0]);
        assert_eq!(
            scale(AxisKind::LogHours, 0.2, 2.0).ticks(),
            [0.2, 0.5, 1.0, 2.0]
        );
    }

    #[test]
    fn no_hours_stand_at_the_low_end() {
        let hours = scale(AxisKind::LogHours, 1.0, 100.0);
        for value in [0.0, -3.0, f64::NAN, f64::NEG_INFINITY] {
            assert!((hours.share(value) - 0.1).abs() < 1e-9, "{value}");
        }
        assert!((hours.share(f64::INFINITY) - 0.9).abs() < 1e-9);
    }

    #[test]
    fn senseless_hours_still_make_a_scale() {
        for (min, max) in [
            (0.0, 0.0),
            (5.0, 5.0),
            (-1.0, f64::NAN),
            (0.0, 1e300),
            (7.0, 8.0),
        ] {
            let hours = scale(AxisKind::LogHours, min, max);
            assert!(
                hours.first.is_finite() && hours.first < hours.last,
                "{min} {max}"
            );
            assert!(hours.ticks().len() <= MOST, "{min} {max}");
        }
    }
}
