//! How the face of a card is divided, by the size of its stock. All in millimetres, letters in points.

use serde::Serialize;

use crate::view::handout::stock::Stock;
use crate::view::handout::text::{Fitted, Letters, Room, digits};

/// Sizes of small print.
const SMALL: &[f64] = &[7.5];

/// The measures of a card that its style sheet needs.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Face {
    /// The name stands below the number, else beside it.
    pub tall: bool,
    /// Left free at each edge.
    pub padding: f64,
    /// The height of the line of the number on a tall card, else the width of its column.
    pub top: f64,
    /// The height of facts and boxes.
    pub bottom: f64,
    /// The width of a box for a score.
    pub box_width: f64,
    /// The height of a box for a score.
    pub box_height: f64,
    /// The largest size of a score in its box.
    #[serde(skip)]
    score: f64,
    /// The largest size of the number.
    #[serde(skip)]
    number: f64,
    #[serde(skip)]
    names: &'static [f64],
    #[serde(skip)]
    facts: &'static [f64],
}

/// Between the parts of a card.
const GAP: f64 = 1.0;
/// The height of a line of small print. A tall card has three: two for its id, and one for whose it is.
const PRINT: f64 = 3.3;

impl Face {
    /// The face of a card of that stock.
    pub(super) fn of(stock: Stock) -> Self {
        match stock {
            Stock::Card76 | Stock::Sticky3In | Stock::Sticky76 => Self {
                tall: true,
                padding: 4.0,
                number: 32.0,
                top: 12.0,
                bottom: 16.5,
                box_width: 13.0,
                box_height: 12.0,
                score: 13.0,
                names: &[18.0, 16.0, 14.0, 12.0, 10.0, 9.0],
                facts: &[9.0, 8.0, 7.5],
            },
            Stock::A6 => Self {
                tall: true,
                padding: 8.0,
                number: 54.0,
                top: 20.0,
                bottom: 26.0,
                box_width: 22.0,
                box_height: 20.0,
                score: 20.0,
                names: &[26.0, 22.0, 18.0, 16.0, 14.0, 12.0],
                facts: &[12.0, 11.0, 10.0, 9.0],
            },
            Stock::Avery5163 => Self {
                tall: false,
                padding: 4.0,
                number: 30.0,
                top: 20.0,
                bottom: 16.0,
                box_width: 15.0,
                box_height: 12.0,
                score: 13.0,
                names: &[16.0, 14.0, 12.0, 10.0, 9.0, 8.0],
                facts: &[9.0, 8.0, 7.5],
            },
            Stock::L7160 => Self {
                tall: false,
                padding: 3.0,
                number: 20.0,
                top: 13.5,
                bottom: 11.0,
                box_width: 13.0,
                box_height: 7.0,
                score: 10.0,
                names: &[11.0, 10.0, 9.0, 8.0, 7.5],
                facts: &[8.0, 7.5],
            },
            Stock::Avery5160 => Self {
                tall: false,
                padding: 2.3,
                number: 18.0,
                top: 12.5,
                bottom: 9.6,
                box_width: 13.0,
                box_height: 6.2,
                score: 10.0,
                names: &[10.0, 9.0, 8.0, 7.5],
                facts: &[7.5],
            },
        }
    }

    /// The size of a number on a label of that width.
    pub(super) fn number(&self, number: u32, label: f64) -> f64 {
        let width = if self.tall {
            self.phase(label).width
        } else {
            self.top - GAP
        };
        digits(&number.to_string(), width, self.number)
    }

    /// A score in its box.
    pub(super) fn score(&self, score: &str) -> Fitted {
        const FRAME: f64 = 0.6;
        let width = self.box_width - FRAME;
        let size = digits(score, width, self.score);
        if size >= SMALL[0] {
            let text = score.to_owned();
            return Fitted { text, size };
        }
        Fitted {
            text: Letters::bold(SMALL[0]).within(score, width, 1),
            size: SMALL[0],
        }
    }

    /// Room for the name on a label of that size.
    pub(super) fn name(&self, (width, height): (f64, f64)) -> Room {
        let inner = (width - 2.0 * self.padding, height - 2.0 * self.padding);
        let (width, height) = if self.tall {
            (
                inner.0,
                inner.1 - self.top - self.bottom - 3.0 * PRINT - 2.0 * GAP,
            )
        } else {
            (inner.0 - self.top, inner.1 - self.bottom - PRINT - GAP)
        };
        Room {
            width,
            height,
            sizes: self.names,
            bold: true,
        }
    }

    /// Room for a fact beside the boxes.
    pub(super) fn fact(&self, label: f64) -> Room {
        Room::line(self.beside_boxes(label), self.facts)
    }

    /// Room for the id.
    pub(super) fn id(&self, label: f64) -> Room {
        let inner = label - 2.0 * self.padding;
        let (width, lines) = if self.tall {
            (inner, 2.0)
        } else {
            (inner - self.top, 1.0)
        };
        Room {
            width,
            height: lines * PRINT,
            sizes: SMALL,
            bold: false,
        }
    }

    /// Room for the phase beside the number of a tall card.
    pub(super) fn phase(&self, label: f64) -> Room {
        let width = (label - 2.0 * self.padding) / 2.0;
        Room {
            width,
            height: self.top,
            sizes: SMALL,
            bold: false,
        }
    }

    /// Room for what a box asks for.
    pub(super) fn caption(&self) -> Room {
        Room::line(self.box_width, SMALL)
    }

    fn beside_boxes(&self, label: f64) -> f64 {
        label - 2.0 * self.padding - 2.0 * self.box_width - 1.5 * GAP
    }
}
