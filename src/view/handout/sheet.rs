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
    /// The usual sheet, upright, with room for a foot. Charts may lie on A3; everything else lies on A4 then.
    pub fn portrait(paper: Paper) -> Self {
        let (width, height) = match paper {
            Paper::A4 | Paper::A3 => (210.0, 297.0),
            Paper::Letter => (215.9, 279.4),
        };
        Self {
            width,
            height,
            side: 12.0,
            top: 12.0,
            bottom: 14.0,
        }
    }

    /// The usual sheet on its side.
    pub fn landscape(paper: Paper) -> Self {
        Self::portrait(paper).turned()
    }

    /// The next larger sheet on its side where the workshop prints its charts on A3, else the usual one on its side.
    pub fn chart(paper: Paper) -> Self {
        match paper {
            Paper::A3 => Self {
                width: 420.0,
                height: 297.0,
                ..Self::landscape(paper)
            },
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

    /// The same paper without margins: what is drawn on it keeps its own distance, and its own foot.
    #[must_use]
    pub fn bare(self) -> Self {
        Self {
            side: 0.0,
            top: 0.0,
            bottom: 0.0,
            ..self
        }
    }
}
