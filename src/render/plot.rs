//! Figures: SVG drawn with plotters, and PNG made from that same SVG.
//!
//! ```
//! use offsite::render::plot::{Canvas, Fonts, impact_effort};
//! # use offsite::view::impact_effort::*;
//! # let axis = |label: &str| Axis { label: label.into(), kind: AxisKind::Scores, question: None, min: 1.0,
//! #     max: 5.0, from_zero: false, anchors: vec![],
//! #     low_anchor: None, high_anchor: None, threshold: 3.0, borderline: None, threshold_note: None };
//! # let corner = |name: &str| QuadrantBox { name: name.into(), tasks: 0, hours: None };
//! # let figure = Figure { title: "Map".into(), description: "Nothing yet".into(),
//! #     effort: axis("Effort"), impact: axis("Impact"), marks: vec![], area_is_hours: true,
//! #     notes: Notes::default(), words: offsite::words::Words::default(),
//! #     quadrants: Quadrants { protect: corner("Protect"), streamline: corner("Streamline"),
//! #         batch: corner("Batch"), stop: corner("Stop") } };
//! let plot = impact_effort::draw(&figure, None, &Canvas::default(), &Fonts::built_in())?;
//! assert!(plot.drawing.svg().starts_with("<svg"));
//! let png: Vec<u8> = plot.drawing.png(2.0)?;
//! # Ok::<(), offsite::render::plot::PlotError>(())
//! ```

mod backend;
mod brush;
mod font;
mod geometry;
pub mod impact_effort;
mod packing;
mod placement;
mod png;
mod shape;
mod sheet;
mod text;

use std::fmt;

use crate::view::handout::sheet::PaperSheet;
pub use font::{FontError, Fonts, Weight};

/// The page that a figure is drawn on; all lengths in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Canvas {
    /// Width.
    pub width: f64,
    /// Height. A figure whose list of names needs more grows downwards.
    pub height: f64,
    /// The size of ordinary text; markers, gaps and other sizes follow it.
    pub text: f64,
    /// No text is smaller than this, but for the numbers of a crowd that larger ones leave no room for.
    pub smallest: f64,
    /// What stands beside the markers.
    pub labels: Labels,
    /// Whether there is colour.
    pub ink: Ink,
    /// No words but names: neither the questions of the scales nor what sizes mean.
    pub terse: bool,
    /// What each score means stands along the axes in full, for a wall in front of which people think about scores.
    pub anchors: bool,
    /// Pages of this size, one after the other: a list of names below the plot starts the next.
    pub paged: bool,
}

/// What stands beside the markers of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Labels {
    /// As many names as there is room for; numbers for the rest.
    #[default]
    Names,
    /// Numbers only; the list names them.
    Numbers,
    /// Numbers only; the list names them if it fits beside the plot, else it stands outside of the picture.
    Beside,
    /// Numbers only, and no list: for a picture too small to be read.
    Unlisted,
    /// Neither names nor numbers: where tasks lie, and no more.
    Shapes,
}

/// The inks that a figure may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ink {
    /// Quiet colours; none means anything that a shape or a word does not also say.
    #[default]
    Colour,
    /// Black on white, for printers.
    Black,
}

/// What a figure is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Medium {
    /// A screen, at reading distance.
    #[default]
    Screen,
    /// A screen or a poster, with numbers only.
    Numbers,
    /// A projector: no text is smaller than 1/38 of the height (`domain.md` §7).
    Projector,
    /// A sheet of A4 on its side, for a black and white printer.
    A4,
    /// A sheet of A3 on its side, likewise.
    A3,
    /// A sheet of Letter on its side, likewise.
    Letter,
    /// A small picture that leads to the large one.
    Thumbnail,
}

impl Medium {
    /// What stands in the name of a file after "impact-effort"; nothing for the screen.
    #[must_use]
    pub fn suffix(self) -> &'static str {
        match self {
            Self::Screen => "",
            Self::Numbers => "-numbers",
            Self::Projector => "-projector",
            Self::A4 => "-a4",
            Self::A3 => "-a3",
            Self::Letter => "-letter",
            Self::Thumbnail => "-thumbnail",
        }
    }

    /// The page to draw on.
    #[must_use]
    pub fn canvas(self) -> Canvas {
        let screen = Canvas::default();
        match self {
            Self::Screen => screen,
            Self::Numbers => Canvas {
                labels: Labels::Numbers,
                ..screen
            },
            Self::Projector => Canvas {
                width: 1920.0,
                height: 1080.0,
                text: 1080.0 / 38.0,
                smallest: 1080.0 / 38.0,
                terse: true,
                paged: true,
                ..screen
            },
            Self::A4 => Canvas::sheet(PaperSheet::A4),
            Self::A3 => Canvas::sheet(PaperSheet::A3),
            Self::Letter => Canvas::sheet(PaperSheet::LETTER),
            Self::Thumbnail => Canvas {
                width: 640.0,
                height: 480.0,
                text: 11.0,
                labels: Labels::Unlisted,
                terse: true,
                ..screen
            },
        }
    }
}

/// How many pixels a millimetre has.
const MILLIMETRE: f64 = 96.0 / 25.4;
/// How many pixels a point has.
const POINT: f64 = 96.0 / 72.0;

impl Canvas {
    /// A poster of this size in millimetres. It is drawn in the size of a sheet of A4, and text and lines grow with it:
    /// numbers in markers of 17 points on A2, what axes mean of 19 points.
    #[must_use]
    pub fn poster(width: f64, height: f64) -> Self {
        const A4: f64 = 190.0 * MILLIMETRE;
        const TEXT: f64 = 10.0 * POINT;
        Self {
            width: A4 * width / height,
            height: A4,
            text: TEXT,
            // Numbers as large as the drawing would like to have them.
            smallest: 0.83 * TEXT,
            labels: Labels::Beside,
            ink: Ink::Black,
            anchors: true,
            ..Self::default()
        }
    }

    /// A sheet of paper on its side less margins of 10 mm, with text of 8 points.
    fn sheet(upright: PaperSheet) -> Self {
        let (width, height) = upright.turned().within(10.0);
        Self {
            width: (width * MILLIMETRE).floor(),
            height: (height * MILLIMETRE).floor(),
            text: 8.0 * POINT,
            smallest: 7.0 * POINT,
            ink: Ink::Black,
            paged: true,
            ..Self::default()
        }
    }
}

impl Default for Canvas {
    /// A screen of 1200 × 900 pixels. In this size the names are as wide as in 12 pixels of
    /// DejaVu Sans, the font that most other tools draw with.
    fn default() -> Self {
        Self {
            width: 1200.0,
            height: 900.0,
            text: 12.73,
            smallest: 0.0,
            labels: Labels::Names,
            ink: Ink::Colour,
            terse: false,
            anchors: false,
            paged: false,
        }
    }
}

/// A finished figure.
#[derive(Debug)]
pub struct Drawing {
    svg: String,
    fonts: Vec<font::Embedded>,
    size: (f64, f64),
}

impl Drawing {
    /// The figure as a stand-alone SVG document, fonts included.
    #[must_use]
    pub fn svg(&self) -> &str {
        &self.svg
    }

    /// Its width and height in pixels.
    #[must_use]
    pub fn size(&self) -> (f64, f64) {
        self.size
    }

    /// The same SVG as a PNG with `scale` times as many pixels in each direction.
    ///
    /// # Errors
    ///
    /// If the picture would be empty or too large to hold.
    pub fn png(&self, scale: f64) -> Result<Vec<u8>, PlotError> {
        png::rasterise(&self.svg, &self.fonts, scale)
    }
}

/// A figure that could not be made, such as one whose picture in pixels would be too large to hold.
#[derive(Debug)]
pub enum PlotError {
    /// The drawing library refused.
    Draw(String),
    /// The SVG could not be turned into pixels.
    Rasterise(String),
}

impl PlotError {
    fn draw(error: impl fmt::Display) -> Self {
        Self::Draw(error.to_string())
    }

    fn rasterise(error: impl fmt::Display) -> Self {
        Self::Rasterise(error.to_string())
    }
}

impl fmt::Display for PlotError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Draw(error) => write!(f, "cannot draw the figure: {error}"),
            Self::Rasterise(error) => write!(f, "cannot make a PNG of the figure: {error}"),
        }
    }
}

impl std::error::Error for PlotError {}
