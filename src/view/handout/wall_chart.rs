//! The responsibility chart for the wall: its letters are told apart by shape, and it takes as few sheets as can be
//! read. 36 rows and 9 roles fit one upright page.

use serde::Serialize;

use super::fit;
use super::sheet::PaperSheet;
use crate::diagnostic::Report;
use crate::model::Workshop;
use crate::view::ViewOptions;
use crate::view::frame::Sheet;
use crate::view::raci::{self, Column, Legend, Part, PhaseRows, RaciPage, parts};
use crate::view::since::Since;
use crate::vocabulary::Paper;
use crate::words::Words;

/// What the wall chart shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WallChart {
    /// What the chart is called.
    pub heading: String,
    /// How far it has come, such as "draft".
    pub state: String,
    /// "effective 2026-03-01".
    pub effective: Option<String>,
    /// The columns.
    pub columns: Vec<Column>,
    /// The labels of the columns stand upright.
    pub upright: bool,
    /// The tables, one after the other; some columns each.
    pub pieces: Vec<Piece>,
    /// The rows, phase by phase.
    pub phases: Vec<PhaseRows>,
    /// Millimetres of the parts of a table.
    pub size: Size,
    /// Some rows have letters of their own in a segment.
    pub has_segments: bool,
    /// Some rows are still to settle.
    pub has_findings: bool,
    /// What is underlined, since when; `None` where the chart is compared with nothing.
    pub changed: Option<String>,
    /// What the letters mean.
    pub legends: Vec<Legend>,
}

/// One table of the chart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Piece {
    /// Its columns.
    pub part: Part,
    /// The columns are not all there, so each row says who answers.
    pub by: bool,
}

/// Millimetres of the parts of a table.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Size {
    /// The width of a column of letters.
    pub column: f64,
    /// The width of the column of phases; 0 where phases take lines of their own.
    pub phase: f64,
    /// The width of the column that says who answers; 0 where all columns are there.
    pub by: f64,
    /// The height of a row.
    pub row: f64,
    /// The height of the heads of the columns.
    pub head: f64,
}

/// Left free at the sides.
const SIDE: f64 = 10.0;
/// Left free at the top and at the bottom, where the foot is.
const ENDS: (f64, f64) = (8.0, 11.0);
/// The least width of the names of rows, as the parts of a chart leave it.
const NAMES: f64 = 58.0;
/// The least width of the names of rows that leaves room for a column of phases.
const ROOMY: f64 = 84.0;
/// The width of the columns that say the phase and who answers.
const BESIDE: f64 = 24.0;
/// The usual height of a row, the least that is still read from a table, and the most.
const ROWS: (f64, f64, f64) = (5.7, 5.1, 9.0);

/// The wall chart and its paper.
pub fn of(
    workshop: &Workshop,
    report: &Report,
    options: &ViewOptions,
    since: Option<&Since<'_>>,
) -> (PaperSheet, WallChart) {
    let words = &workshop.words;
    let mut page = raci::of(workshop, report, None, options);
    if let Some(since) = since {
        since.mark_chart(&mut page, None);
    }
    let (sheet, pieces) = pieces(&page, workshop.about.paper, words);
    let (upright, size) = size(&page, sheet, &pieces);
    let mut rows = page.phases.iter().flat_map(|phase| &phase.rows);
    let chart = WallChart {
        has_findings: rows.any(|row| !row.findings.is_empty()),
        heading: page.frame.heading,
        state: page.frame.state,
        effective: page.frame.effective_from,
        columns: page.columns,
        upright,
        pieces,
        phases: page.phases,
        size,
        has_segments: page.has_segments,
        changed: since.map(|since| since.note("wall-chart.changed").means),
        legends: page.legends,
    };
    (sheet, chart)
}

/// The paper for so many columns, and the tables that they come in: the same as those of the page of the chart.
fn pieces(page: &RaciPage, paper: Paper, words: &Words) -> (PaperSheet, Vec<Piece>) {
    let (sheet, parts) = parts::of(&page.columns, paper, words);
    let large = PaperSheet::chart(paper);
    let fits_upright = |sheet: PaperSheet| {
        NAMES + page.columns.len() as f64 * parts::UPRIGHT <= sheet.width - 2.0 * SIDE
    };
    let sheet = match sheet {
        Sheet::Portrait => PaperSheet::portrait(paper),
        Sheet::Landscape => PaperSheet::landscape(paper),
        Sheet::Large if fits_upright(large.turned()) => large.turned(),
        Sheet::Large => large,
    };
    let sheet = PaperSheet {
        side: SIDE,
        top: ENDS.0,
        bottom: ENDS.1,
        ..sheet
    };
    let by = !parts.is_empty();
    let parts = if by {
        parts
    } else {
        vec![parts::whole(&page.columns, words)]
    };
    let pieces = parts.into_iter().map(|part| Piece { part, by });
    (sheet, pieces.collect())
}

/// The sizes with which the chart fits one sheet, else the usual ones; and whether labels stand upright.
fn size(page: &RaciPage, sheet: PaperSheet, pieces: &[Piece]) -> (bool, Size) {
    let width = sheet.width - 2.0 * sheet.side;
    let columns = pieces.iter().map(|piece| piece.part.end - piece.part.first);
    let columns = columns.max().unwrap_or(1).max(1) as f64;
    let by = if pieces.len() > 1 { BESIDE } else { 0.0 };
    let widest = if sheet.width > 290.0 && sheet.height > 290.0 {
        14.0
    } else {
        parts::UPRIGHT
    };
    let column = ((width - NAMES - by) / columns).clamp(parts::LEAST, widest);
    let rest = width - by - columns * column;
    let has_phases = page.phases.iter().any(|phase| phase.name.is_some());
    let phase = if has_phases && pieces.len() == 1 && rest - BESIDE >= ROOMY {
        BESIDE
    } else {
        0.0
    };
    let longest = page
        .columns
        .iter()
        .map(|column| fit::width(&column.label, 8.0));
    let longest = longest.fold(0.0, f64::max);
    let upright = longest > column - 1.0;
    let head = if upright {
        longest.min(45.0) + 3.0
    } else {
        5.0
    };
    let mut size = Size {
        column,
        phase,
        by,
        row: ROWS.0,
        head,
    };
    let room = sheet.height - sheet.top - sheet.bottom - above(page, width) - head;
    if pieces.len() == 1 {
        let steps = (0..=39).map(|step| ROWS.2 - f64::from(step) * 0.1);
        let mut heights = steps.filter(|row| *row >= ROWS.1 - 1e-9);
        let fits = heights.find(|row| height(page, rest - phase, phase > 0.0, *row) <= room);
        size.row = fits.unwrap_or(ROWS.0);
    }
    (upright, size)
}

/// The height of what stands above the rows, beside the heads: title, legend, remarks, teams.
fn above(page: &RaciPage, width: f64) -> f64 {
    let legend = |legend: &Legend| {
        let letters = legend.letters.iter();
        let letters: f64 = letters
            .map(|letter| fit::width(&letter.meaning, 8.0) + 16.0)
            .sum();
        (letters / width).ceil() * 5.2 + 4.0
    };
    let legends: f64 = page.legends.iter().map(legend).sum();
    let remarks = 4.0;
    9.0 + legends + remarks + 4.5 + 4.0
}

/// The height of all rows of that height.
fn height(page: &RaciPage, names: f64, phase_beside: bool, row: f64) -> f64 {
    let points = points(row);
    let line = fit::mm(points) * 1.15;
    let rows = page.phases.iter().flat_map(|phase| &phase.rows);
    let rows = rows.map(|each| {
        let wide = fit::width(&each.name, points) + fit::width(&each.id, 7.5) + 5.0;
        let lines = (wide / names).ceil().max(1.0);
        row.max(lines * line + 1.0) + each.segments.len() as f64 * (row * 0.8).max(4.2)
    });
    let phases = if phase_beside {
        0.0
    } else {
        page.phases.len() as f64 * 4.6
    };
    rows.sum::<f64>() + phases
}

/// The size of text in a row of that height, in points: 9 in the usual one.
fn points(row: f64) -> f64 {
    (row / ROWS.0 * 9.0).max(9.0)
}

#[cfg(test)]
mod tests;
