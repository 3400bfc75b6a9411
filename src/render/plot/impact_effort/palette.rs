//! The colours of the plot: light tints of Okabe and Ito's, which stay apart for colour-blind
//! eyes, behind black numbers and inside dark outlines. No colour means anything that a shape,
//! a word or a number does not also say.

use plotters::style::RGBColor;

use crate::render::plot::Ink;
use crate::view::impact_effort::{Disposition, Mark};

pub(super) const INK: RGBColor = RGBColor(0x1c, 0x1c, 0x1c);
/// Second to the ink; 7:1 on white.
pub(super) const GREY: RGBColor = RGBColor(0x55, 0x55, 0x55);
pub(super) const RULE: RGBColor = RGBColor(0x8a, 0x8a, 0x8a);
pub(super) const GRIDLINE: RGBColor = RGBColor(0xdd, 0xdd, 0xdd);

/// The lines of the votes, lighter than a name may ever be.
pub(super) const WHISKER: RGBColor = RGBColor(0xb4, 0xb4, 0xb4);
pub(super) const WHISKER_FADED: RGBColor = RGBColor(0xdd, 0xdd, 0xdd);
/// Numbers and names outside of the highlighted set; 4.5:1 on white.
pub(super) const FADED: RGBColor = RGBColor(0x76, 0x76, 0x76);
/// Outlines there.
pub(super) const FADED_OUTLINE: RGBColor = RGBColor(0xa8, 0xa8, 0xa8);

pub(super) const PROTECT: RGBColor = RGBColor(0xee, 0xf7, 0xf3);
pub(super) const STREAMLINE: RGBColor = RGBColor(0xee, 0xf4, 0xfa);
pub(super) const BATCH: RGBColor = RGBColor(0xf7, 0xf7, 0xf4);
pub(super) const STOP: RGBColor = RGBColor(0xfc, 0xf2, 0xeb);

/// The fill of a marker.
pub(super) fn fill(disposition: Option<Disposition>, ink: Ink) -> RGBColor {
    match disposition.filter(|_| ink == Ink::Colour) {
        Some(Disposition::Keep) => RGBColor(0xc5, 0xe6, 0xf8),
        Some(Disposition::Grow) => RGBColor(0x8f, 0xd6, 0xc1),
        Some(Disposition::Simplify) => RGBColor(0xf8, 0xef, 0x9c),
        Some(Disposition::Automate) => RGBColor(0x9c, 0xc6, 0xe6),
        Some(Disposition::Reassign) => RGBColor(0xec, 0xc8, 0xdc),
        Some(Disposition::Eliminate) => RGBColor(0xf4, 0xb8, 0x8e),
        None => RGBColor(0xff, 0xff, 0xff),
    }
}

/// The colours of a mark.
pub(super) struct Look {
    /// Of its number and name.
    pub(super) ink: RGBColor,
    /// Of its outline.
    pub(super) outline: RGBColor,
    /// Of its inside.
    pub(super) fill: RGBColor,
}

impl Look {
    /// A mark outside of the highlighted set keeps a quarter of its fill, and grey lines and letters: paler in colour
    /// and in black and white.
    pub(super) fn of(mark: &Mark, ink: Ink) -> Self {
        let fill = fill(mark.disposition, ink);
        let quarter = |part: u8| 255 - (255 - part) / 4;
        if mark.faded {
            Self {
                ink: FADED,
                outline: FADED_OUTLINE,
                fill: RGBColor(quarter(fill.0), quarter(fill.1), quarter(fill.2)),
            }
        } else {
            Self {
                ink: INK,
                outline: INK,
                fill,
            }
        }
    }
}
