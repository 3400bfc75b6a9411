//! Posters: how large they are, and on how many sheets of the workshop's paper they are put together. In millimetres.

use std::fmt::Write as _;

use serde::Serialize;

use super::sheet::{PaperSheet, rounded};
use crate::vocabulary::Paper;

/// The size of a poster, on its side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Poster {
    /// One sheet of the usual paper, A4 or Letter.
    A4,
    /// 420 × 297 mm.
    A3,
    /// 594 × 420 mm.
    #[default]
    A2,
    /// 841 × 594 mm: fields that hold cards of 76 mm side by side.
    A1,
}

/// What printers leave white, and what a poster keeps free around it.
const MARGIN: f64 = 10.0;
/// How much of a sheet the next one covers.
const OVERLAP: f64 = 10.0;

/// A poster as it lies on sheets of paper.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Tiling {
    /// The paper of every tile; nothing is printed in its margins but marks and a line of words.
    pub sheet: PaperSheet,
    /// What is drawn, from left to right.
    pub width: f64,
    /// What is drawn, from top to bottom.
    pub height: f64,
    /// Sheets side by side.
    pub columns: usize,
    /// Sheets one below the other.
    pub rows: usize,
    /// The sheets, row by row.
    pub tiles: Vec<Tile>,
}

/// One sheet of a poster.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Tile {
    /// "B1": a letter for the column, a number for the row.
    pub name: String,
    /// Counted from 1.
    pub column: usize,
    /// Counted from 1.
    pub row: usize,
    /// The part of the poster that it shows.
    pub part: Area,
    /// Where that part is on the sheet, from the left edge.
    pub x: f64,
    /// Where that part is on the sheet, from the top edge.
    pub y: f64,
    /// What the next sheets cover, on the sheet: at the right, at the bottom.
    pub glue: Vec<Area>,
    /// The edges that are cut off to be laid over another sheet, as the data of an SVG path; empty for the first.
    pub cut: String,
    /// The marks at the corners of its part, likewise.
    pub crop: String,
}

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Area {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

impl Poster {
    /// The poster on the fewest sheets of a paper, upright or on their sides.
    pub fn on(self, paper: Paper) -> Tiling {
        let (width, height) = self.drawn(paper);
        let sheet = match self {
            Self::A4 => PaperSheet::landscape(paper),
            _ => PaperSheet::chart(paper),
        };
        let [flat, tall] =
            [sheet, sheet.turned()].map(|sheet| Tiling::new(sheet.bare(), width, height));
        if tall.tiles.len() < flat.tiles.len() {
            tall
        } else {
            flat
        }
    }

    /// Its size less a white margin all around.
    fn drawn(self, paper: Paper) -> (f64, f64) {
        let (width, height) = match self {
            Self::A4 => return PaperSheet::landscape(paper).within(MARGIN),
            Self::A3 => return PaperSheet::A3.turned().within(MARGIN),
            Self::A2 => (594.0, 420.0),
            Self::A1 => (841.0, 594.0),
        };
        (width - 2.0 * MARGIN, height - 2.0 * MARGIN)
    }
}

impl Tiling {
    fn new(sheet: PaperSheet, width: f64, height: f64) -> Self {
        let (most_across, most_down) = sheet.within(MARGIN);
        let (across, down) = (Cuts::new(width, most_across), Cuts::new(height, most_down));
        let tiles = (0..down.count).flat_map(|row| {
            let (across, down) = (&across, &down);
            (0..across.count).map(move |column| tile(sheet, across, down, column, row))
        });
        Self {
            sheet,
            width,
            height,
            columns: across.count,
            rows: down.count,
            tiles: tiles.collect(),
        }
    }
}

/// How a length is cut into parts that overlap.
struct Cuts {
    whole: f64,
    count: usize,
    /// The length of every part but the last, which may be shorter.
    part: f64,
}

impl Cuts {
    /// As few parts as no longer than `most` can be, about equally long.
    fn new(whole: f64, most: f64) -> Self {
        const SLACK: f64 = 1e-6;
        let count = ((whole - OVERLAP) / (most - OVERLAP) - SLACK)
            .ceil()
            .max(1.0);
        // Whole millimetres are easily measured on the wall.
        let even = ((whole + (count - 1.0) * OVERLAP) / count - SLACK).ceil();
        Self {
            whole,
            count: count as usize,
            part: if count > 1.0 { even.min(most) } else { whole },
        }
    }

    /// Where a part begins, and how long it is.
    fn at(&self, index: usize) -> (f64, f64) {
        let from = index as f64 * (self.part - OVERLAP);
        (rounded(from), rounded((self.whole - from).min(self.part)))
    }

    fn is_last(&self, index: usize) -> bool {
        index + 1 == self.count
    }
}

fn tile(sheet: PaperSheet, across: &Cuts, down: &Cuts, column: usize, row: usize) -> Tile {
    let ((left, width), (top, height)) = (across.at(column), down.at(row));
    let (x, y) = (
        rounded((sheet.width - across.part) / 2.0),
        rounded((sheet.height - down.part) / 2.0),
    );
    let on_sheet = Area {
        x,
        y,
        width,
        height,
    };
    Tile {
        name: tile_name(column, row),
        column: column + 1,
        row: row + 1,
        part: Area {
            x: left,
            y: top,
            width,
            height,
        },
        x,
        y,
        glue: glue(on_sheet, !across.is_last(column), !down.is_last(row)),
        cut: cut(on_sheet, column > 0, row > 0),
        crop: crop(on_sheet),
    }
}

/// The strips that the sheets to the right and below will cover; they share no corner.
fn glue(area: Area, right: bool, below: bool) -> Vec<Area> {
    let taken = if right { OVERLAP } else { 0.0 };
    let at_right = Area {
        x: area.x + area.width - OVERLAP,
        width: OVERLAP,
        ..area
    };
    let at_bottom = Area {
        y: area.y + area.height - OVERLAP,
        width: area.width - taken,
        height: OVERLAP,
        ..area
    };
    let strips = [right.then_some(at_right), below.then_some(at_bottom)];
    strips.into_iter().flatten().collect()
}

fn cut(area: Area, left: bool, top: bool) -> String {
    let Area {
        x,
        y,
        width,
        height,
    } = area;
    let edges = [
        left.then(|| format!("M{x:.1} {y:.1}v{height:.1}")),
        top.then(|| format!("M{x:.1} {y:.1}h{width:.1}")),
    ];
    edges.into_iter().flatten().collect()
}

/// Two lines at each corner, outside of the area and pointing at it.
fn crop(area: Area) -> String {
    const GAP: f64 = 1.0;
    const LENGTH: f64 = 5.0;
    let mut path = String::new();
    for (x, outwards) in [(area.x, -1.0), (area.x + area.width, 1.0)] {
        for (y, upwards) in [(area.y, -1.0), (area.y + area.height, 1.0)] {
            let (from, to) = (x + outwards * GAP, outwards * LENGTH);
            let _ = write!(path, "M{from:.1} {y:.1}h{to:.1}");
            let (from, to) = (y + upwards * GAP, upwards * LENGTH);
            let _ = write!(path, "M{x:.1} {from:.1}v{to:.1}");
        }
    }
    path
}

/// What a tile is called, as cells of a spreadsheet are: "B3" in the second column and the third row, which are counted
/// from 0 here; AA follows Z.
pub(super) fn tile_name(column: usize, row: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    let letters: String = letters.into_iter().rev().collect();
    format!("{letters}{}", row + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const POSTERS: [Poster; 4] = [Poster::A4, Poster::A3, Poster::A2, Poster::A1];
    const PAPERS: [Paper; 3] = [Paper::A4, Paper::A3, Paper::Letter];

    fn each(test: impl Fn(&Tiling)) {
        for poster in POSTERS {
            PAPERS.iter().for_each(|paper| test(&poster.on(*paper)));
        }
    }

    #[test]
    fn as_few_sheets_as_can_be() {
        let sheets = |paper| POSTERS.map(|poster| poster.on(paper).tiles.len());
        assert_eq!(sheets(Paper::A4), [1, 3, 8, 15]);
        assert_eq!(sheets(Paper::A3), [1, 1, 3, 8]);
        assert_eq!(sheets(Paper::Letter), [1, 4, 8, 15]);
    }

    #[test]
    fn tiles_cover_the_poster_and_overlap_by_a_strip() {
        each(|poster| {
            let near = |one: f64, other: f64| (one - other).abs() < 0.05;
            for tile in &poster.tiles {
                let right = tile.part.x + tile.part.width;
                let bottom = tile.part.y + tile.part.height;
                assert_eq!(tile.column == 1, tile.part.x == 0.0);
                assert_eq!(tile.row == 1, tile.part.y == 0.0);
                assert_eq!(tile.column == poster.columns, near(right, poster.width));
                assert_eq!(tile.row == poster.rows, near(bottom, poster.height));
                let at = |column, row| {
                    let mut tiles = poster.tiles.iter();
                    tiles.find(|other| (other.column, other.row) == (column, row))
                };
                if let Some(next) = at(tile.column + 1, tile.row) {
                    assert!(near(right - next.part.x, OVERLAP), "{tile:?} {next:?}");
                    assert_eq!(
                        (next.part.y, next.part.height),
                        (tile.part.y, tile.part.height)
                    );
                }
                if let Some(next) = at(tile.column, tile.row + 1) {
                    assert!(near(bottom - next.part.y, OVERLAP), "{tile:?} {next:?}");
                }
            }
        });
    }

    #[test]
    fn what_is_drawn_stays_out_of_the_margins() {
        each(|poster| {
            for tile in &poster.tiles {
                let (sheet, part) = (poster.sheet, tile.part);
                assert!(tile.x >= MARGIN - 0.05 && tile.y >= MARGIN - 0.05);
                assert!(
                    tile.x + part.width <= sheet.width - MARGIN + 0.05,
                    "{tile:?}"
                );
                assert!(
                    tile.y + part.height <= sheet.height - MARGIN + 0.05,
                    "{tile:?}"
                );
            }
        });
    }

    #[test]
    fn a_strip_lies_where_the_next_sheet_will_lie() {
        let poster = Poster::A2.on(Paper::A4);
        let strips: Vec<usize> = poster.tiles.iter().map(|tile| tile.glue.len()).collect();
        assert_eq!(strips, [2, 2, 2, 1, 1, 1, 1, 0]);
        let first = &poster.tiles[0];
        assert_eq!(first.glue[0].x + OVERLAP, first.x + first.part.width);
        assert_eq!(first.glue[1].width + OVERLAP, first.part.width);
        let last = &poster.tiles[7];
        assert_eq!((last.name.as_str(), last.column, last.row), ("D2", 4, 2));
        assert_eq!(
            (first.cut.as_str(), poster.tiles[7].cut.len() > 8),
            ("", true)
        );
    }

    #[test]
    fn tiles_are_called_like_the_cells_of_a_spreadsheet() {
        let name = |column, row| tile_name(column, row);
        assert_eq!([name(0, 0), name(1, 2), name(25, 0)], ["A1", "B3", "Z1"]);
        assert_eq!([name(26, 0), name(27, 9)], ["AA1", "AB10"]);
    }
}
