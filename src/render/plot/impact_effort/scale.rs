//! A scale with the room that is left beyond its ends.

use crate::view::impact_effort::Axis;

/// The scores that a stretch of pixels stands for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    min: f64,
    max: f64,
    /// The score at the near edge of the panel, below the lowest that can be given.
    pub(super) first: f64,
    /// The score at the far edge of the panel.
    pub(super) last: f64,
}

impl Scale {
    /// A scale over `length` pixels that keeps `padding` pixels free at either end.
    pub(super) fn new(axis: &Axis, length: f64, padding: f64) -> Self {
        let (mut min, mut max) = (axis.min.min(axis.max), axis.min.max(axis.max));
        if !(min.is_finite() && max.is_finite()) {
            (min, max) = (0.0, 1.0);
        }
        if max - min < 1e-9 {
            (min, max) = (min - 0.5, max + 0.5);
        }
        let room = (max - min) * padding / (length - 2.0 * padding).max(1.0);
        Self {
            min,
            max,
            first: min - room,
            last: max + room,
        }
    }

    /// The score itself if it can be shown, else the nearest that can.
    pub(super) fn clamp(&self, score: f64) -> f64 {
        if score.is_nan() {
            self.min
        } else {
            score.clamp(self.min, self.max)
        }
    }

    /// How far along the panel a score is, from 0 to 1.
    pub(super) fn share(&self, score: f64) -> f64 {
        (self.clamp(score) - self.first) / (self.last - self.first)
    }

    /// Round scores to write beside the scale, twelve at most.
    pub(super) fn ticks(&self) -> Vec<f64> {
        const MOST: f64 = 12.0;
        let mut step = 10_f64.powi(((self.max - self.min) / MOST).log10().floor() as i32);
        for factor in [2.0, 2.5, 2.0, 2.0] {
            if (self.max - self.min) / step < MOST {
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
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(min: f64, max: f64) -> Scale {
        let axis = Axis {
            label: String::new(),
            question: None,
            min,
            max,
            low_anchor: None,
            high_anchor: None,
            threshold: min,
            threshold_note: None,
        };
        Scale::new(&axis, 500.0, 50.0)
    }

    #[test]
    fn ends_stay_away_from_the_edges() {
        let scale = scale(1.0, 5.0);
        assert!((scale.share(1.0) - 0.1).abs() < 1e-9 && (scale.share(5.0) - 0.9).abs() < 1e-9);
        assert_eq!(scale.ticks(), [1.0, 2.0, 3.0, 4.0, 5.0]);
    }

    #[test]
    fn senseless_scales_still_have_a_middle() {
        assert!((scale(3.0, 3.0).share(3.0) - 0.5).abs() < 1e-9);
        assert!(scale(f64::NAN, f64::INFINITY).share(f64::NAN).is_finite());
        assert!(scale(0.0, 1e12).ticks().len() <= 13);
    }
}
