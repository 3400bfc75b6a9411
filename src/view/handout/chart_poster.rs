//! The responsibility chart, large enough to stand in front of, in tiles to glue.
//!
//! Every tile repeats the heads and the names of its rows: it can be read before it is glued, and while the others are
//! still in the printer. What goes on a tile is worked out here in millimetres, so that no tile needs a second sheet.

mod layout;

use serde::Serialize;

use super::Handout;
use super::poster::tile_name;
use super::sheet::PaperSheet;
use super::wall_chart::remarks;
use crate::diagnostic::Report;
use crate::model::Workshop;
use crate::view::ViewOptions;
use crate::view::raci::{self, Cell, Legend, RaciPage, Team};
use crate::view::since::Since;
use crate::words::{Said, Words};
use layout::{Above, Layout};

/// What the poster shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChartPoster {
    /// What the chart is called.
    pub heading: String,
    /// How far it has come, such as "draft".
    pub state: String,
    /// "effective 2026-03-01".
    pub effective: Option<String>,
    /// What the letters mean.
    pub legends: Vec<Legend>,
    /// What marks, indented rows and underlined letters mean, as far as there are any.
    pub remarks: String,
    /// How many tiles stand one below the other.
    pub down: usize,
    /// How many stand side by side.
    pub across: usize,
    /// Millimetres of the parts of a tile.
    pub size: Size,
    /// The tiles, row by row.
    pub tiles: Vec<Tile>,
}

/// Millimetres of the parts of a tile.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Size {
    /// The height of title and legend, above the tiles of the first row.
    pub band: f64,
    /// The height of the names of teams; 0 without any.
    pub teams: f64,
    /// The height of the heads of the columns.
    pub head: f64,
    /// The width of the names of rows.
    pub names: f64,
    /// The width of a column of letters.
    pub column: f64,
    /// The side of a tile on the map of all tiles.
    pub on_map: f64,
}

/// One sheet of the poster.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Tile {
    /// "B3", as [`super::poster`] has it: the second column, the third row.
    pub name: String,
    /// "B3 of 2 × 4".
    pub of: String,
    /// How many tiles stand above it.
    pub above: usize,
    /// How many stand before it.
    pub before: usize,
    /// "Glue C3 here": the strip at its side; `None` for the last of a row.
    pub glue_beside: Option<String>,
    /// "Glue B4 here": the strip below; `None` for the last of a column.
    pub glue_below: Option<String>,
    /// The teams above the columns.
    pub teams: Vec<Team>,
    /// The labels of the columns.
    pub columns: Vec<String>,
    /// What stands in it from top to bottom.
    pub lines: Vec<Line>,
}

/// One line of a tile.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line {
    /// `phase`, `row` or `segment`.
    pub kind: &'static str,
    /// Its height in millimetres.
    pub height: f64,
    /// What it is called.
    pub name: String,
    /// The id of a row; empty for others.
    pub id: String,
    /// The mark of the worst that is to settle about it.
    pub mark: Option<&'static str>,
    /// The row is new since the state that the chart is compared with.
    pub is_new: bool,
    /// One cell a column; none in the line of a phase.
    pub cells: Vec<Cell>,
}

/// The poster and its paper, lying so that it takes the fewest sheets.
pub fn of(
    workshop: &Workshop,
    report: &Report,
    options: &ViewOptions,
    since: Option<&Since<'_>>,
) -> (PaperSheet, ChartPoster) {
    let mut page = raci::of(workshop, report, None, options);
    if let Some(since) = since {
        since.mark_chart(&mut page, None);
    }
    let remarks = remarks(&page, since, &workshop.words);
    let upright = layout::upright(workshop.about.paper);
    page.frame.heading = layout::heading(&page.frame.heading, upright);
    let frame = &page.frame;
    let effective = frame.effective_from.as_deref();
    let of_chart = [frame.heading.as_str(), frame.state.as_str()];
    let of_chart: Vec<&str> = of_chart.into_iter().chain(effective).collect();
    let above = Above {
        title: Handout::ChartPoster.title(&workshop.words),
        of_chart: &of_chart.join(" · "),
        remarks: &remarks,
    };
    let layouts = [upright, upright.turned()].map(|sheet| Layout::of(&page, sheet, &above));
    let [standing, lying] = layouts;
    let layout = if lying.sheets() < standing.sheets() {
        lying
    } else {
        standing
    };
    (layout.sheet, filled(page, layout, remarks, &workshop.words))
}

fn filled(page: RaciPage, layout: Layout, remarks: String, words: &Words) -> ChartPoster {
    let tiles = tiles(&page, &layout, words);
    ChartPoster {
        heading: page.frame.heading,
        state: page.frame.state,
        effective: page.frame.effective_from,
        legends: page.legends,
        remarks,
        down: layout.down(),
        across: layout.across(),
        size: layout.size,
        tiles,
    }
}

fn tiles(page: &RaciPage, layout: &Layout, words: &Words) -> Vec<Tile> {
    let (down, across) = (layout.down(), layout.across());
    let mut tiles = Vec::new();
    for (above, lines) in layout.lines.iter().enumerate() {
        for (before, ends) in layout.cuts.windows(2).enumerate() {
            let (first, end) = (ends[0], ends[1]);
            let name = tile_name(before, above);
            let glue = |tile| words.say(&Said::new("chart-poster.glue").with("tile", tile));
            let of = Said::new("chart-poster.tile")
                .with("tile", name.as_str())
                .with("down", down)
                .with("across", across);
            let columns = &page.columns[first..end];
            tiles.push(Tile {
                of: words.say(&of),
                name,
                above,
                before,
                glue_beside: (before + 1 < across).then(|| glue(tile_name(before + 1, above))),
                glue_below: (above + 1 < down).then(|| glue(tile_name(before, above + 1))),
                teams: layout::teams(columns, layout.size.column),
                columns: columns.iter().map(layout::label).collect(),
                lines: lines
                    .iter()
                    .map(|line| line.shown(page, layout.size.names, first..end, words))
                    .collect(),
            });
        }
    }
    tiles
}

#[cfg(test)]
mod tests;
