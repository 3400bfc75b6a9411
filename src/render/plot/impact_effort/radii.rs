//! How large markers are.

use super::Manner;
use crate::view::impact_effort::Figure;
use crate::words::{Said, Words};

/// The radii of a figure's markers: area shows hours, but a number must stay readable inside,
/// and a crowd needs smaller markers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Radii {
    /// Smaller than this and a number is unreadable.
    pub(super) smallest: f64,
    /// The radius for the most hours.
    pub(super) largest: f64,
    /// The most hours of any task; `None` if size says nothing.
    most: Option<f64>,
}

impl Radii {
    /// The radii for a figure with text of this size; `digits` is the least radius in which a
    /// number of the figure can be read.
    pub(super) fn new(figure: &Figure, text: f64, manner: Manner, digits: f64) -> Self {
        let count = figure.marks.len().max(1) as f64;
        let crowd = (60.0 / count).sqrt();
        let (smallest, largest) = match manner {
            Manner::Both => (0.75 * text, (1.8 * text * crowd).min(1.8 * text)),
            Manner::Names => (
                0.36 * text,
                (1.2 * text * crowd).clamp(0.6 * text, 1.2 * text),
            ),
            Manner::Numbers => (0.68 * text, (1.8 * text * crowd).min(1.8 * text)),
        };
        let smallest = if manner == Manner::Names {
            smallest
        } else {
            smallest.max(digits)
        };
        let most = figure
            .marks
            .iter()
            .map(|mark| mark.hours)
            .filter(|hours| hours.is_finite())
            .fold(0.0, f64::max);
        let most = (figure.area_is_hours && most > 0.0).then_some(most);
        let largest = match most {
            Some(_) => largest.max(smallest),
            None => smallest,
        };
        Self {
            smallest,
            largest,
            most,
        }
    }

    /// The radius for some hours.
    pub(super) fn of(&self, hours: f64) -> f64 {
        let Some(most) = self.most else {
            return self.smallest;
        };
        let share = (hours / most).clamp(0.0, 1.0);
        // `max` also turns the NaN of a senseless number into the smallest radius.
        (self.largest * share.sqrt()).max(self.smallest)
    }

    /// The same radii, smaller by a factor, for a crowd that does not fit.
    pub(super) fn shrunk(self, factor: f64) -> Self {
        Self {
            smallest: self.smallest * factor,
            largest: self.largest * factor,
            ..self
        }
    }

    /// Sizes to explain in the legend, each with its words, largest last. The smallest stands
    /// for everything below it. None where size says next to nothing.
    pub(super) fn samples(&self, words: &Words) -> Vec<(f64, String)> {
        let Some(most) = self.most else {
            return Vec::new();
        };
        let floor = most * (self.smallest / self.largest) * (self.smallest / self.largest);
        let mut samples = vec![(self.smallest, up_to(words, floor))];
        for share in [0.4, 1.0] {
            let round = round_down(most * share);
            if self.of(round) > samples[samples.len() - 1].0 * 1.15 {
                samples.push((self.of(round), hours(words, "number.hours", round)));
            }
        }
        if samples.len() == 1 {
            Vec::new()
        } else {
            samples
        }
    }
}

/// The words for hours, in as many digits as matter.
pub(super) fn hours(words: &Words, key: &'static str, value: f64) -> String {
    words.say(&Said::new(key).with("hours", digits(words, value)))
}

fn up_to(words: &Words, value: f64) -> String {
    let hours = hours(words, "number.hours", value);
    words.say(&Said::new("plot.up-to").with("hours", hours))
}

fn digits(words: &Words, value: f64) -> String {
    let whole = format!("{value:.1}").ends_with(".0");
    let digits = usize::from(value.abs() < 9.95 && !whole);
    words.number(value, digits)
}

/// The largest of 1, 2, 3, 5, 8, 10, 20, … that is not above the value.
fn round_down(value: f64) -> f64 {
    let mut step = 1.0;
    while step * 10.0 <= value {
        step *= 10.0;
    }
    let steps = [8.0, 5.0, 3.0, 2.0, 1.0].map(|factor| factor * step);
    steps
        .into_iter()
        .find(|round| *round <= value)
        .unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::english;

    #[test]
    fn area_is_hours_until_numbers_would_not_fit() {
        let radii = Radii {
            smallest: 10.0,
            largest: 20.0,
            most: Some(80.0),
        };
        assert_eq!(
            [
                radii.of(80.0),
                radii.of(20.0),
                radii.of(1.0),
                radii.of(f64::NAN)
            ],
            [20.0, 10.0, 10.0, 10.0]
        );
        let words: Vec<String> = radii
            .samples(english())
            .into_iter()
            .map(|(_, words)| words)
            .collect();
        assert_eq!(words, ["up to 20 h", "30 h", "80 h"]);
    }

    #[test]
    fn hours_are_short() {
        let short = [3.0, 3.25, 112.4].map(|value| digits(english(), value));
        assert_eq!(short, ["3", "3.2", "112"]);
    }
}
