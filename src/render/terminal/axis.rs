//! One axis in characters: where a score lies, where the ticks and the threshold line are.

use std::ops::Range;

use crate::view::impact_effort::Axis;

/// An axis of so many characters; they count upwards with the score.
#[derive(Debug, Clone)]
pub(super) struct Ruler {
    /// How many characters.
    pub(super) cells: usize,
    /// The score at the beginning of the first character.
    low: f64,
    /// The score at the end of the last character.
    high: f64,
    /// The scores with a tick.
    ticks: Vec<f64>,
    /// The score from which on a task counts as high.
    threshold: f64,
    /// Half the distance of two ticks, in characters.
    half_a_step: f64,
    /// How many characters a number may stand away from its score.
    reach: f64,
}

impl Ruler {
    /// The axis in so many cells, with ticks at least `apart` cells from each other.
    ///
    /// It begins and ends half a tick beyond the scale, so that the outer scores have as much room as the others.
    pub(super) fn new(axis: &Axis, cells: usize, apart: f64, reach: f64) -> Self {
        let cells = cells.max(1);
        let (min, range) = (axis.min, (axis.max - axis.min).max(f64::MIN_POSITIVE));
        let fits = |step: &f64| cells as f64 * step >= apart * (range + step);
        let step = steps(range).find(fits).unwrap_or(range);
        let (first, last) = ((min / step).ceil(), (axis.max / step).floor());
        let ticks: Vec<f64> = (0..=cells)
            .map(|n| first + n as f64)
            .take_while(|n| *n <= last)
            .map(|n| n * step)
            .collect();
        let (low, high) = (min - step / 2.0, axis.max + step / 2.0);
        let half_a_step = step / 2.0 * cells as f64 / (high - low);
        Self {
            cells,
            low,
            high,
            ticks,
            threshold: axis.threshold,
            half_a_step,
            reach: half_a_step.max(reach).max(cells as f64 / 10.0),
        }
    }

    /// How many characters a score is away from the beginning.
    pub(super) fn position(&self, score: f64) -> f64 {
        (score - self.low) / (self.high - self.low) * self.cells as f64
    }

    /// The character that a score lies in.
    pub(super) fn cell(&self, score: f64) -> usize {
        (self.position(score).max(0.0) as usize).min(self.cells - 1)
    }

    /// How much of the scale so many characters are.
    pub(super) fn scores(&self, cells: f64) -> f64 {
        cells * (self.high - self.low) / self.cells as f64
    }

    /// The characters with a tick, and what is written there.
    pub(super) fn ticks(&self) -> impl Iterator<Item = (usize, String)> {
        self.ticks
            .iter()
            .map(|tick| (self.cell(*tick), number(*tick)))
    }

    /// The tick that is nearest to a score, by its place among the ticks.
    pub(super) fn nearest_tick(&self, score: f64) -> usize {
        let away = |n: &usize| (self.ticks[*n] - score).abs();
        let nearest = (0..self.ticks.len()).min_by(|a, b| away(a).total_cmp(&away(b)));
        nearest.unwrap_or(0)
    }

    /// What is written at a tick.
    pub(super) fn tick_label(&self, tick: usize) -> String {
        self.ticks
            .get(tick)
            .map_or_else(String::new, |tick| number(*tick))
    }

    /// Where the scores end that are nearer to a tick than to others, in characters.
    pub(super) fn end_of_tick(&self, tick: usize, upper: bool) -> f64 {
        let at = self.ticks.get(tick).copied().unwrap_or(self.low);
        self.position(at)
            + if upper {
                self.half_a_step
            } else {
                -self.half_a_step
            }
    }

    /// The character that the threshold line goes through; `None` where it lies beyond the axis.
    pub(super) fn line(&self) -> Option<usize> {
        (self.low..self.high)
            .contains(&self.threshold)
            .then(|| self.cell(self.threshold))
    }

    /// The characters on the side of the line that a score counts to; the line itself only for a score on it.
    pub(super) fn side(&self, score: f64, counts_high: bool) -> Range<usize> {
        let Some(line) = self.line() else {
            return 0..self.cells;
        };
        let on_line = usize::from(score == self.threshold);
        let side = if counts_high {
            line + 1 - on_line..self.cells
        } else {
            0..line + on_line
        };
        // Where the line runs along the edge, there is nothing beyond it.
        if side.is_empty() {
            line..line + 1
        } else {
            side
        }
    }

    /// The part of a side that is near a score: so many times as far as usual.
    pub(super) fn near(&self, score: f64, reach: f64, side: &Range<usize>) -> Range<usize> {
        let (at, reach) = (self.cell(score) as f64 + 0.5, self.reach * reach);
        let first = (at - reach).round().max(0.0) as usize;
        let end = (at + reach).round().max(0.0) as usize;
        first.max(side.start)..end.min(side.end)
    }

    /// Whether a tick would be read as the threshold, because the line lies in the same character.
    pub(super) fn line_on_tick(&self) -> bool {
        let line = self.line();
        let wrong = |tick: &f64| *tick != self.threshold && Some(self.cell(*tick)) == line;
        self.ticks.iter().any(wrong)
    }
}

/// The distances that ticks may have: 1, 2, 5, 10, …, and smaller ones on a scale with hardly any whole numbers.
fn steps(range: f64) -> impl Iterator<Item = f64> {
    let smallest = if range >= 2.0 {
        0.0
    } else {
        range.log10().floor() - 1.0
    };
    (0..24).map(move |n| {
        let round = [1.0, 2.0, 5.0][n % 3];
        round * 10_f64.powf(smallest + (n / 3) as f64)
    })
}

/// A score as people write it, to two digits: "3", "2.5".
pub(super) fn number(score: f64) -> String {
    format!("{}", (score * 100.0).round() / 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::impact_effort::AxisKind;

    fn axis(min: f64, max: f64, threshold: f64) -> Axis {
        Axis {
            label: "Effort".to_owned(),
            kind: AxisKind::Scores,
            question: None,
            min,
            max,
            from_zero: false,
            low_anchor: None,
            high_anchor: None,
            anchors: Vec::new(),
            threshold,
            borderline: None,
            threshold_note: None,
        }
    }

    fn labels(ruler: &Ruler) -> Vec<String> {
        ruler.ticks().map(|(_, label)| label).collect()
    }

    #[test]
    fn every_whole_score_has_a_tick_where_there_is_room() {
        let ruler = Ruler::new(&axis(1.0, 5.0, 3.0), 75, 4.0, 0.0);
        assert_eq!(labels(&ruler), ["1", "2", "3", "4", "5"]);
        let cells: Vec<_> = ruler.ticks().map(|(cell, _)| cell).collect();
        assert_eq!(cells, [7, 22, 37, 52, 67]);
        let narrow = Ruler::new(&axis(0.0, 100.0, 50.0), 24, 5.0, 0.0);
        assert_eq!(labels(&narrow), ["0", "50", "100"]);
        let fine = Ruler::new(&axis(0.0, 1.0, 0.5), 60, 5.0, 0.0);
        assert_eq!(fine.ticks().count(), 11);
    }

    #[test]
    fn sides_leave_the_line_to_what_lies_on_it() {
        let ruler = Ruler::new(&axis(1.0, 5.0, 3.0), 75, 4.0, 0.0);
        assert_eq!(ruler.line(), Some(37));
        assert_eq!(ruler.side(2.99, false), 0..37);
        assert_eq!(ruler.side(3.0, true), 37..75);
        assert_eq!(ruler.side(3.0, false), 0..38);
        assert_eq!(ruler.side(3.01, true), 38..75);
    }

    #[test]
    fn numbers_stay_within_half_a_step() {
        let ruler = Ruler::new(&axis(1.0, 5.0, 3.0), 75, 4.0, 0.0);
        assert_eq!(ruler.near(2.0, 1.0, &ruler.side(2.0, false)), 15..30);
        assert_eq!(ruler.near(3.0, 1.0, &ruler.side(3.0, true)), 37..45);
        assert_eq!(
            (ruler.end_of_tick(1, false), ruler.end_of_tick(1, true)),
            (15.0, 30.0)
        );
    }

    #[test]
    fn a_scale_or_line_out_of_the_ordinary_does_no_harm() {
        for (min, max, threshold) in [
            (1.0, 1.0, 1.0),
            (5.0, 1.0, 3.0),
            (1.0, 5.0, 99.0),
            (-3.0, 1e9, 0.0),
        ] {
            for cells in [0, 1, 3, 80] {
                let ruler = Ruler::new(&axis(min, max, threshold), cells, 4.0, 1.5);
                assert!(ruler.cell(min) < ruler.cells);
                let side = ruler.side(max, true);
                assert!(!side.is_empty() && side.end <= ruler.cells, "{side:?}");
                assert!(ruler.ticks().all(|(cell, _)| cell < ruler.cells));
            }
        }
    }
}
