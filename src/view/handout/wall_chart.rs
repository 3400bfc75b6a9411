//! The responsibility chart for the wall: its letters are told apart by shape, and it takes as few sheets as can be
//! read. 36 rows and 9 roles fit one upright page.

use serde::Serialize;

use super::Handout;
use super::sheet::{PaperSheet, in_pixels, rounded};
use super::text::{FINGERPRINT, Letters};
use crate::diagnostic::Report;
use crate::model::Workshop;
use crate::view::ViewOptions;
use crate::view::frame::Sheet;
use crate::view::raci::{self, Column, Legend, Part, PhaseRows, RaciPage, Row, parts};
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
    /// What marks, indented rows and underlined letters mean, as far as there are any.
    pub remarks: String,
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
/// The least width of the names of rows, as the parts of a chart leave it.
const NAMES: f64 = 58.0;
/// The least width of the names of rows that leaves room for a column of phases.
const ROOMY: f64 = 76.0;
/// Columns are as wide as this before names take two lines, unless the names are longer than that.
const NARROW: f64 = 8.0;
const LONG: f64 = 110.0;
/// The greatest width of columns on a large sheet, and of so few of them.
const WIDE: f64 = 14.0;
const FEW: f64 = 6.0;
/// The letters of the title, of heads and phases, of the legend, and the smallest.
const TITLE: Letters = Letters::bold(14.0);
const HEAD: Letters = Letters::bold(8.0);
const LEGEND: Letters = Letters::plain(8.0);
const SMALL: Letters = Letters::plain(7.5);
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
    let remarks = remarks(&page, since, words);
    let above = above(&page, &remarks, sheet.room().0, words);
    let is_large = workshop.about.paper == Paper::A3;
    let (upright, size) = size(&page, sheet, &pieces, above, is_large);
    let chart = WallChart {
        heading: page.frame.heading,
        state: page.frame.state,
        effective: page.frame.effective_from,
        columns: page.columns,
        upright,
        pieces,
        phases: page.phases,
        size,
        remarks,
        legends: page.legends,
    };
    (sheet, chart)
}

/// What marks, indented rows and underlined letters mean, as far as there are any.
pub(super) fn remarks(chart: &RaciPage, since: Option<&Since<'_>>, words: &Words) -> String {
    let mut rows = chart.phases.iter().flat_map(|phase| &phase.rows);
    let said = |key: &'static str| words.get(key).to_owned();
    let remarks = [
        rows.any(|row| !row.findings.is_empty())
            .then(|| said("wall-chart.marks")),
        chart.has_segments.then(|| said("wall-chart.segments")),
        since.map(|since| since.note("wall-chart.changed").means),
    ];
    remarks.into_iter().flatten().collect::<Vec<_>>().join(" ")
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
    let sheet = sheet.with_margins(SIDE, 8.0, 11.0);
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
fn size(
    chart: &RaciPage,
    sheet: PaperSheet,
    pieces: &[Piece],
    above: f64,
    is_large: bool,
) -> (bool, Size) {
    let (width, room) = sheet.room();
    let columns = pieces.iter().map(|piece| piece.part.end - piece.part.first);
    let columns = columns.max().unwrap_or(1).max(1) as f64;
    let by = if pieces.len() > 1 { BESIDE } else { 0.0 };
    let widest = if is_large || columns <= FEW {
        WIDE
    } else {
        parts::UPRIGHT
    };
    let narrowest = NARROW.min((width - by - NAMES) / columns).max(parts::LEAST);

    let phases = chart
        .phases
        .iter()
        .filter_map(|phase| phase.name.as_deref());
    let phase = phases.map(|name| Letters::bold(7.5).width(name) + 2.0);
    let phase = phase.fold(0.0, f64::max).min(BESIDE);
    let is_beside = by == 0.0 && width - phase - columns * narrowest >= ROOMY;
    let phase = if is_beside { phase } else { 0.0 };

    let rows = || chart.phases.iter().flat_map(|phase| &phase.rows);
    let longest = rows().map(|row| row_width(row, ROWS.0));
    let longest = longest.fold(NAMES, f64::max).min(LONG);
    let column = ((width - by - phase - longest) / columns).clamp(narrowest, widest);
    let names = width - by - phase - columns * column;

    let labels = chart.columns.iter();
    let label = labels.map(|column| HEAD.width(&column.label));
    let label = label.fold(0.0, f64::max);
    let upright = label > column - 1.8;
    let head = if upright { label.min(45.0) + 2.0 } else { 5.0 };
    let room = room - above - teams(pieces, column) - head;
    let mut row = ROWS.0;
    if pieces.len() == 1 {
        let steps = (0..40).map(|step| ROWS.2 - f64::from(step) * 0.1);
        let mut heights = steps.filter(|row| *row > ROWS.1 - 0.05);
        let fits = heights.find(|row| height(chart, names, is_beside, *row) <= room);
        row = fits.unwrap_or(row);
    }
    let size = Size {
        column: in_pixels(column),
        phase: rounded(phase),
        by,
        row: rounded(row),
        head: rounded(head),
    };
    (upright, size)
}

/// The height of what stands above the heads: title, legend, remarks, and the line that says which chart it is.
fn above(chart: &RaciPage, remarks: &str, width: f64, words: &Words) -> f64 {
    let frame = &chart.frame;
    let effective = frame.effective_from.as_deref().unwrap_or_default();
    let of_chart = format!("{} · {} · {effective}", frame.heading, frame.state);
    let title =
        TITLE.width(Handout::WallChart.title(words)) + Letters::plain(10.0).width(&of_chart);
    let title = (title / (width * 0.95)).ceil().max(1.0) * 5.5 + 1.5;
    let again = SMALL.lines(&format!("{of_chart}{FINGERPRINT}"), width) as f64 * 3.1 + 0.5;
    let is_one = chart.legends.len() == 1;
    let legend = |legend: &Legend| {
        let letters = legend.letters.iter();
        let letters: f64 = letters
            .map(|letter| LEGEND.width(&letter.meaning) + 15.0)
            .sum();
        let implied = legend.implied.as_deref().unwrap_or_default();
        let all = letters + LEGEND.width(implied);
        (all / (width * 0.85)).ceil() * 4.2 + if is_one { 0.0 } else { 4.0 }
    };
    let legends: f64 = chart.legends.iter().map(legend).sum();
    let remarks = if remarks.is_empty() {
        0.0
    } else {
        LEGEND.lines(remarks, width) as f64 * 3.5 + 0.6
    };
    title + legends + remarks + 1.5 + again
}

/// The height of the names of teams.
fn teams(pieces: &[Piece], column: f64) -> f64 {
    let teams = pieces.iter().flat_map(|piece| &piece.part.teams);
    let lines = teams.map(|team| SMALL.lines(&team.name, team.span as f64 * column - 1.8));
    lines.max().unwrap_or(1) as f64 * 3.1 + 0.5
}

/// The height of all rows of that height.
fn height(chart: &RaciPage, names: f64, phase_beside: bool, row: f64) -> f64 {
    let line = letters(row).em() * 1.15;
    let rows = chart.phases.iter().flat_map(|phase| &phase.rows);
    let rows = rows.map(|each| {
        let lines = (row_width(each, row) / names).ceil().max(1.0);
        row.max(lines * line + 0.6) + each.segments.len() as f64 * (row * 0.8).max(4.2)
    });
    let phases = if phase_beside {
        0.0
    } else {
        chart.phases.len() as f64 * 4.2
    };
    rows.sum::<f64>() + phases + 1.0
}

/// The width of a name on one line in a row of that height, with its id and its mark.
fn row_width(each: &Row, row: f64) -> f64 {
    let mark = if each.findings.is_empty() { 0.0 } else { 4.0 };
    let new = if each.is_new { 9.0 } else { 0.0 };
    letters(row).width(&each.name) + SMALL.width(&each.id) + mark + new + 3.0
}

/// The letters in a row of that height: of 9 points in the usual one.
fn letters(row: f64) -> Letters {
    Letters::plain((row / ROWS.0 * 9.0).max(9.0))
}

#[cfg(test)]
mod tests;
