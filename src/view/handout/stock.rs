//! What cards are printed on: paper to cut, sheets of labels, sticky notes on a carrier sheet. All in millimetres.

use serde::Serialize;

use super::sheet::PaperSheet;
use crate::vocabulary::Paper;

const INCH: f64 = 25.4;

/// What cards are printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Stock {
    /// Six cards of 76 mm to cut, on the workshop's paper.
    #[default]
    Card76,
    /// Four cards of a quarter of A4 to cut.
    A6,
    /// Avery 5160 and its family: thirty labels on Letter.
    Avery5160,
    /// Avery 5163 and its family: ten labels on Letter.
    Avery5163,
    /// Avery L7160 and J8160: twenty-one labels on A4.
    L7160,
    /// Sticky notes of three inches, six on Letter.
    Sticky3In,
    /// Sticky notes of 76 mm, six on A4.
    Sticky76,
}

/// What is done with a printed sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// It is cut at marks.
    Cut,
    /// Its labels come off.
    Labels,
    /// Notes stick on it while it goes through the printer.
    Notes,
}

/// The measures of a stock.
struct Make {
    name: &'static str,
    kind: Kind,
    /// `None`: the workshop's.
    paper: Option<Paper>,
    columns: usize,
    rows: usize,
    /// Width and height of a label.
    label: (f64, f64),
    /// From the left and upper edge of the sheet to the first label; `None`: labels stand in the middle.
    margin: Option<(f64, f64)>,
    /// Between labels, sideways and downwards.
    gap: (f64, f64),
}

impl Stock {
    /// Every stock.
    pub const ALL: [Self; 7] = [
        Self::Card76,
        Self::A6,
        Self::Avery5160,
        Self::Avery5163,
        Self::L7160,
        Self::Sticky3In,
        Self::Sticky76,
    ];

    fn make(self) -> Make {
        match self {
            Self::Card76 => Make {
                name: "card-76",
                kind: Kind::Cut,
                paper: None,
                columns: 2,
                rows: 3,
                label: (76.0, 76.0),
                margin: None,
                gap: (0.0, 0.0),
            },
            Self::A6 => Make {
                name: "a6",
                kind: Kind::Cut,
                paper: Some(Paper::A4),
                columns: 2,
                rows: 2,
                label: (105.0, 148.5),
                margin: None,
                gap: (0.0, 0.0),
            },
            Self::Avery5160 => Make {
                name: "avery-5160",
                kind: Kind::Labels,
                paper: Some(Paper::Letter),
                columns: 3,
                rows: 10,
                label: (2.625 * INCH, INCH),
                margin: Some((0.1875 * INCH, 0.5 * INCH)),
                gap: (0.125 * INCH, 0.0),
            },
            Self::Avery5163 => Make {
                name: "avery-5163",
                kind: Kind::Labels,
                paper: Some(Paper::Letter),
                columns: 2,
                rows: 5,
                label: (4.0 * INCH, 2.0 * INCH),
                margin: Some((0.156 * INCH, 0.5 * INCH)),
                gap: (0.188 * INCH, 0.0),
            },
            Self::L7160 => Make {
                name: "l7160",
                kind: Kind::Labels,
                paper: Some(Paper::A4),
                columns: 3,
                rows: 7,
                label: (63.5, 38.1),
                margin: Some((7.25, 15.15)),
                gap: (2.5, 0.0),
            },
            Self::Sticky3In => Make {
                name: "sticky-3in",
                kind: Kind::Notes,
                paper: Some(Paper::Letter),
                columns: 2,
                rows: 3,
                label: (3.0 * INCH, 3.0 * INCH),
                margin: Some((0.75 * INCH, 0.5 * INCH)),
                gap: (INCH, 0.5 * INCH),
            },
            Self::Sticky76 => Make {
                name: "sticky-76",
                kind: Kind::Notes,
                paper: Some(Paper::A4),
                columns: 2,
                rows: 3,
                label: (3.0 * INCH, 3.0 * INCH),
                margin: Some((18.0, 20.0)),
                gap: (21.6, 12.0),
            },
        }
    }

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        self.make().name
    }

    /// What is done with a printed sheet.
    pub fn kind(self) -> Kind {
        self.make().kind
    }

    /// How many labels a sheet has.
    pub fn per_sheet(self) -> usize {
        let make = self.make();
        make.columns * make.rows
    }

    /// The sheet in the printer: that of the stock, else of the workshop; without margins.
    pub fn sheet(self, paper: Paper) -> PaperSheet {
        PaperSheet::portrait(self.make().paper.unwrap_or(paper)).bare()
    }
}

/// What is printed on labels, and where.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LabelOptions {
    /// What they are printed on.
    pub stock: Stock,
    /// The first label to use on the first sheet, from 1, along the rows.
    pub start_at: usize,
    /// How far everything moves to the right and down, to make up for the printer.
    pub offset: (f64, f64),
    /// The outlines of labels are drawn.
    pub outline: bool,
}

impl Default for LabelOptions {
    fn default() -> Self {
        Self {
            stock: Stock::default(),
            start_at: 1,
            offset: (0.0, 0.0),
            outline: false,
        }
    }
}

impl LabelOptions {
    /// Whether a sheet has the first label.
    ///
    /// # Errors
    /// In the user's words: how many labels there are.
    pub fn check(&self) -> Result<(), String> {
        let (name, labels) = (self.stock.name(), self.stock.per_sheet());
        if (1..=labels).contains(&self.start_at) {
            return Ok(());
        }
        Err(format!(
            "a sheet of `{name}` has {labels} labels: write a number from 1 to {labels} behind `--start-at`"
        ))
    }

    /// Whether the sheet is not printed on itself: with outlines it shows where the notes are stuck on it.
    pub fn is_carrier(&self) -> bool {
        self.outline && self.stock.kind() == Kind::Notes
    }

    /// How many sheets so many cards take, from the first label to use.
    pub fn sheets(&self, cards: usize) -> usize {
        let skipped = self.start_at.saturating_sub(1);
        (skipped + cards).div_ceil(self.stock.per_sheet())
    }

    /// Where everything lies on a sheet.
    pub fn grid(&self, paper: Paper) -> Grid {
        let (make, sheet) = (self.stock.make(), self.stock.sheet(paper));
        let length = |count: usize, size: f64, gap: f64| {
            count as f64 * size + count.saturating_sub(1) as f64 * gap
        };
        let width = length(make.columns, make.label.0, make.gap.0);
        let height = length(make.rows, make.label.1, make.gap.1);
        let (left, top) = make
            .margin
            .unwrap_or(((sheet.width - width) / 2.0, (sheet.height - height) / 2.0));
        Grid {
            sheet,
            make,
            left: left + self.offset.0,
            top: top + self.offset.1,
            width,
            height,
        }
    }
}

/// Where everything lies on a sheet.
pub struct Grid {
    /// The sheet.
    pub sheet: PaperSheet,
    make: Make,
    left: f64,
    top: f64,
    width: f64,
    height: f64,
}

/// The upper left corner of a label, from that of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Place {
    /// To the right.
    pub left: f64,
    /// Down.
    pub top: f64,
}

/// A straight line, from one end to the other.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Line {
    /// One end, to the right.
    pub x1: f64,
    /// One end, down.
    pub y1: f64,
    /// The other end, to the right.
    pub x2: f64,
    /// The other end, down.
    pub y2: f64,
}

/// The least margin with room for a foot, which stands 9 mm above the edge.
const FOOT_ROOM: f64 = 9.5;

impl Grid {
    /// The size of a label.
    pub fn label(&self) -> (f64, f64) {
        self.make.label
    }

    /// Every label, along the rows.
    pub fn places(&self) -> Vec<Place> {
        let (make, step) = (&self.make, |size: f64, gap: f64| size + gap);
        let rows =
            (0..make.rows).flat_map(|row| (0..make.columns).map(move |column| (row, column)));
        rows.map(|(row, column)| Place {
            left: exact(self.left + column as f64 * step(make.label.0, make.gap.0)),
            top: exact(self.top + row as f64 * step(make.label.1, make.gap.1)),
        })
        .collect()
    }

    /// Below the labels there is room for a foot.
    pub fn has_foot(&self) -> bool {
        self.sheet.height - self.top - self.height >= FOOT_ROOM
    }

    /// Where to cut: marks outside of the cards, or at the edge of the sheet where there is no outside, and a cross
    /// wherever four cards meet. Nothing for stocks that are not cut.
    pub fn cuts(&self) -> Vec<Line> {
        if self.make.kind != Kind::Cut {
            return Vec::new();
        }
        let along = |count: usize, size: f64, from: f64| -> Vec<f64> {
            (0..=count).map(|n| from + n as f64 * size).collect()
        };
        let xs = along(self.make.columns, self.make.label.0, self.left);
        let ys = along(self.make.rows, self.make.label.1, self.top);
        let (right, bottom) = (self.left + self.width, self.top + self.height);
        let mut cuts = Vec::new();
        for x in inside(&xs, self.sheet.width) {
            for (from, to) in ends(self.top, bottom, self.sheet.height) {
                cuts.push(Line::new(x, from, x, to));
            }
        }
        for y in inside(&ys, self.sheet.height) {
            for (from, to) in ends(self.left, right, self.sheet.width) {
                cuts.push(Line::new(from, y, to, y));
            }
        }
        for x in &xs[1..xs.len() - 1] {
            for y in &ys[1..ys.len() - 1] {
                cuts.push(Line::new(x - ARM, *y, x + ARM, *y));
                cuts.push(Line::new(*x, y - ARM, *x, y + ARM));
            }
        }
        cuts
    }
}

/// How far a cross reaches to each side.
const ARM: f64 = 2.0;
/// What few printers print on, at each edge.
const UNPRINTABLE: f64 = 5.0;

/// The lines that do not fall on an edge of a sheet of that length, as far as a printer reaches.
fn inside(lines: &[f64], length: f64) -> impl Iterator<Item = f64> {
    let is_inside = move |at: &f64| *at > UNPRINTABLE && *at < length - UNPRINTABLE;
    lines.iter().copied().filter(is_inside)
}

/// The marks at the two ends of a cut from `first` to `last` on a sheet of that length.
fn ends(first: f64, last: f64, length: f64) -> [(f64, f64); 2] {
    const APART: f64 = 2.0;
    const LONG: f64 = 5.0;
    let before = first - APART - LONG;
    let after = last + APART + LONG;
    [
        if before >= UNPRINTABLE {
            (before, first - APART)
        } else {
            (UNPRINTABLE, UNPRINTABLE + LONG)
        },
        if after <= length - UNPRINTABLE {
            (last + APART, after)
        } else {
            (length - UNPRINTABLE - LONG, length - UNPRINTABLE)
        },
    ]
}

impl Line {
    /// A line between two points.
    pub fn new(x1: f64, y1: f64, x2: f64, y2: f64) -> Self {
        Self {
            x1: exact(x1),
            y1: exact(y1),
            x2: exact(x2),
            y2: exact(y2),
        }
    }
}

/// To the thousandth, so that pages have no endless digits.
fn exact(length: f64) -> f64 {
    (length * 1000.0).round() / 1000.0
}

#[cfg(test)]
mod tests;
