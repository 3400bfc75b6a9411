//! Figures: SVG drawn with plotters, and PNG made from that same SVG.
//!
//! ```
//! use offsite::render::plot::{Canvas, Fonts, impact_effort};
//! # use offsite::view::impact_effort::*;
//! # let axis = |label: &str| Axis { label: label.into(), kind: AxisKind::Scores, question: None, min: 1.0,
//! #     max: 5.0, from_zero: false,
//! #     low_anchor: None, high_anchor: None, threshold: 3.0, borderline: None, threshold_note: None };
//! # let corner = |name: &str| QuadrantBox { name: name.into(), tasks: 0, hours: None };
//! # let figure = Figure { title: "Map".into(), description: "Nothing yet".into(),
//! #     effort: axis("Effort"), impact: axis("Impact"), marks: vec![], area_is_hours: true,
//! #     notes: Notes::default(),
//! #     quadrants: Quadrants { protect: corner("Protect"), streamline: corner("Streamline"),
//! #         batch: corner("Batch"), stop: corner("Stop") } };
//! let plot = impact_effort::draw(&figure, &Canvas::default(), &Fonts::built_in())?;
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

pub use font::{FontError, Fonts, Weight};

/// The page that a figure is drawn on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Canvas {
    /// Width in pixels.
    pub width: f64,
    /// Height in pixels. A figure whose legend needs more grows downwards.
    pub height: f64,
    /// The size of ordinary text in pixels; markers, gaps and other sizes follow it.
    pub text: f64,
}

impl Default for Canvas {
    fn default() -> Self {
        Self {
            width: 1200.0,
            height: 900.0,
            text: 12.0,
        }
    }
}

/// A finished figure.
#[derive(Debug)]
pub struct Drawing {
    svg: String,
    fonts: Vec<font::Embedded>,
}

impl Drawing {
    /// The figure as a stand-alone SVG document, fonts included.
    #[must_use]
    pub fn svg(&self) -> &str {
        &self.svg
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

/// A figure that could not be made; never because of what is in it.
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
