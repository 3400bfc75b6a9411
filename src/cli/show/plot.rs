//! `offsite show plot`: as large as the terminal.

use super::colour::coloured;
use super::size;
use crate::render::terminal::{Size, plot};
use crate::view::terminal_plot::TerminalPlot;

/// The plot with its legend, for the terminal that output goes to.
pub(super) fn drawn(view: &TerminalPlot, width: Option<u16>) -> String {
    let size = size(width);
    // The last line is the prompt's.
    let rows = size.rows.saturating_sub(1);
    coloured(&plot(view, Size { rows, ..size }))
}
