//! Paper, in millimetres.

use serde::Serialize;

use crate::vocabulary::Paper;

/// A sheet of paper as it lies in the printer, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct PaperSheet {
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
    /// Left free at the sides.
    pub side: f64,
    /// Left free at the top.
    pub top: f64,
    /// Left free at the bottom, where the foot is.
    pub bottom: f64,
}

impl PaperSheet {
    /// A4, upright, with room for a foot.
    pub const A4: Self = Self::upright(210.0, 297.0);
    /// A3, likewise.
    pub const A3: Self = Self::upright(297.0, 420.0);
    /// Letter, likewise.
    pub const LETTER: Self = Self::upright(215.9, 279.4);

    const fn upright(width: f64, height: f64) -> Self {
        Self {
            width,
            height,
            side: 12.0,
            top: 12.0,
            bottom: 14.0,
        }
    }

    /// The usual sheet, upright. Charts may lie on A3; everything else lies on A4 then.
    pub fn portrait(paper: Paper) -> Self {
        match paper {
            Paper::A4 | Paper::A3 => Self::A4,
            Paper::Letter => Self::LETTER,
        }
    }

    /// The usual sheet on its side.
    pub fn landscape(paper: Paper) -> Self {
        Self::portrait(paper).turned()
    }

    /// The next larger sheet on its side where the workshop prints its charts on A3, else the usual one on its side.
    pub fn chart(paper: Paper) -> Self {
        match paper {
            Paper::A3 => Self::A3.turned(),
            Paper::A4 | Paper::Letter => Self::landscape(paper),
        }
    }

    /// The same paper, turned by a quarter.
    #[must_use]
    pub fn turned(self) -> Self {
        Self {
            width: self.height,
            height: self.width,
            ..self
        }
    }

    /// The same paper with other margins: at the sides, at the top, and at the bottom, where the foot is.
    #[must_use]
    pub fn with_margins(self, side: f64, top: f64, bottom: f64) -> Self {
        Self {
            side,
            top,
            bottom,
            ..self
        }
    }

    /// The same paper without margins: what is drawn on it keeps its own distance, and its own foot.
    #[must_use]
    pub fn bare(self) -> Self {
        self.with_margins(0.0, 0.0, 0.0)
    }

    /// What is left between margins of that width, width and height.
    pub fn within(self, margin: f64) -> (f64, f64) {
        (self.width - 2.0 * margin, self.height - 2.0 * margin)
    }

    /// What is left between its own margins, width and height.
    pub fn room(self) -> (f64, f64) {
        (
            self.width - 2.0 * self.side,
            self.height - self.top - self.bottom,
        )
    }
}

/// To the tenth of a millimetre, as exact as a ruler is.
pub(super) fn rounded(millimetres: f64) -> f64 {
    (millimetres * 10.0).round() / 10.0
}

/// To whole pixels, in which browsers lay out columns: else some of them would be a pixel narrower.
pub(super) fn in_pixels(millimetres: f64) -> f64 {
    const PIXEL: f64 = 25.4 / 96.0;
    ((millimetres / PIXEL).floor() * PIXEL * 100.0).ceil() / 100.0
}
