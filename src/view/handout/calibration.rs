//! Whether the printer hits the labels: every outline with its number, rulers, and what to do about what they show.

use serde::Serialize;

use super::HandoutOptions;
use super::cards::foot;
use super::stock::{Kind, LabelOptions, Line, Place};
use super::text::{Fitted, Room};
use crate::model::Workshop;
use crate::words::{Said, Words};

/// The sheet to test a printer with.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Calibration {
    /// The size of a label, in millimetres.
    pub width: f64,
    /// The same downwards.
    pub height: f64,
    /// Every label.
    pub labels: Vec<NumberedLabel>,
    /// Where to cut.
    pub cuts: Vec<Line>,
    /// Two rulers of 100 mm from one corner, with a tick every five millimetres.
    pub rulers: Vec<Line>,
    /// Where the upper end of the upright ruler is.
    pub ruler_end: Place,
    /// How long they are.
    pub ruler_length: String,
    /// What the sheet says at its foot, before its fingerprint; `None` where it has no room for one.
    pub foot: Option<String>,
}

/// A label with its number, for `--start-at`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NumberedLabel {
    /// Where it is.
    #[serde(flatten)]
    pub place: Place,
    /// Its number on the sheet, from 1.
    pub number: usize,
    /// A step of the test, on the first labels.
    pub step: Option<Fitted>,
}

/// How long a ruler is, in millimetres.
const RULER: f64 = 100.0;
/// From the lower edge of the sheet to the rulers.
const RULER_ABOVE: f64 = 15.0;
/// Left free around the text in a label.
const PADDING: f64 = 2.5;

/// The test sheet of the stock that cards are printed on.
pub fn of(workshop: &Workshop, options: &HandoutOptions) -> Calibration {
    let (labels, words) = (&options.labels, &workshop.words);
    let grid = labels.grid(workshop.about.paper);
    let (width, height) = grid.label();
    let sheet = grid.sheet;
    let room = Room {
        width: width - 2.0 * PADDING,
        height: height - 2.0 * PADDING,
        sizes: &[9.0, 8.0, 7.5],
        bold: false,
    };
    let corner = Place {
        left: (sheet.width + RULER) / 2.0,
        top: sheet.height - RULER_ABOVE,
    };
    let mut steps = steps(labels, words).into_iter();
    let labels = grid.places().into_iter().zip(1..);
    Calibration {
        width,
        height,
        labels: labels
            .map(|(place, number)| NumberedLabel {
                place,
                number,
                step: steps
                    .next()
                    .map(|step| room.fit(&format!("{number}. {step}"))),
            })
            .collect(),
        cuts: grid.cuts(),
        rulers: rulers(corner),
        ruler_end: Place {
            left: corner.left,
            top: corner.top - RULER,
        },
        ruler_length: words.say(&Said::new("calibration.length").with("mm", words.plain(RULER))),
        foot: grid.has_foot().then(|| foot(workshop, sheet.width)),
    }
}

/// What to do, step by step; a sheet of four labels has no room for the last, and hardly needs it.
fn steps(options: &LabelOptions, words: &Words) -> Vec<String> {
    let stock = options.stock;
    let compare = match stock.kind() {
        Kind::Cut => "calibration.measure-cards",
        Kind::Labels => "calibration.hold-against-labels",
        Kind::Notes => "calibration.stick-notes",
    };
    let (x, y) = options.offset;
    let offsets = Said::new("calibration.offsets")
        .with("x", words.plain(x))
        .with("y", words.plain(y));
    vec![
        words.get("calibration.actual-size").to_owned(),
        words.say(&Said::new("calibration.rulers").with("mm", words.plain(RULER))),
        words.say(&Said::new(compare).with("stock", stock.name())),
        words.say(&offsets),
        words.get("calibration.start-at").to_owned(),
    ]
}

/// The two rulers: to the left and up from their common corner, where no step is written.
fn rulers(corner: Place) -> Vec<Line> {
    const TICKS: usize = 20;
    let (x, y) = (corner.left, corner.top);
    let mut lines = vec![Line::new(x - RULER, y, x, y), Line::new(x, y, x, y - RULER)];
    for tick in 0..=TICKS {
        let along = RULER * tick as f64 / TICKS as f64;
        let long = if tick % 2 == 0 { 3.0 } else { 1.5 };
        lines.push(Line::new(x - along, y, x - along, y - long));
        lines.push(Line::new(x, y - along, x - long, y - along));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::handout::stock::Stock;
    use crate::view::samples;

    fn sheet(stock: Stock, offset: (f64, f64), lang: &str) -> Calibration {
        let workshop = samples::workshop(&format!("[workshop]\nlang = \"{lang}\"\n"));
        let labels = LabelOptions {
            stock,
            offset,
            ..LabelOptions::default()
        };
        let options = HandoutOptions {
            labels,
            ..HandoutOptions::default()
        };
        of(&workshop, &options)
    }

    #[test]
    fn every_step_stands_on_a_label_of_every_stock_in_every_language() {
        for lang in crate::words::languages() {
            for stock in Stock::ALL {
                let sheet = sheet(stock, (0.0, 0.0), lang);
                let steps: Vec<_> = sheet
                    .labels
                    .iter()
                    .filter_map(|label| label.step.as_ref())
                    .collect();
                assert_eq!(
                    steps.len(),
                    stock.per_sheet().min(5),
                    "{lang} {}",
                    stock.name()
                );
                for step in steps {
                    assert!(
                        !step.text.ends_with('…'),
                        "{lang} {}: {}",
                        stock.name(),
                        step.text
                    );
                }
            }
        }
    }

    #[test]
    fn labels_are_counted_and_the_rulers_are_as_long_as_they_say() {
        let sheet = sheet(Stock::Avery5160, (0.0, 0.0), "en");
        assert_eq!(sheet.labels.last().map(|label| label.number), Some(30));
        let (across, upright) = (sheet.rulers[0], sheet.rulers[1]);
        assert!((across.x2 - across.x1 - 100.0).abs() < 1e-6);
        assert!((upright.y1 - upright.y2 - 100.0).abs() < 1e-6);
        assert_eq!(sheet.ruler_length, "100 mm");
        let on_letter = |line: &&Line| line.x1 > 5.0 && line.x2 < 210.0 && line.y2 > 5.0;
        assert_eq!(
            sheet.rulers.iter().filter(on_letter).count(),
            sheet.rulers.len()
        );
    }

    #[test]
    fn the_sheet_says_which_correction_it_is_printed_with() {
        let sheet = sheet(Stock::L7160, (1.5, -2.0), "en");
        let last = sheet.labels[3].step.as_ref().unwrap();
        assert!(
            last.text.contains("--offset-x 1.5") && last.text.contains("--offset-y -2"),
            "{}",
            last.text
        );
    }
}
