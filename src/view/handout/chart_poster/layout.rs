//! What goes on which tile, in millimetres.

use std::ops::Range;

use super::{Cell, Legend, Line, RaciPage, Said, Size, Team, Words, measure};
use crate::view::handout::sheet::PaperSheet;
use crate::view::raci::{Column, Row, SegmentRow, parts};
use crate::vocabulary::Paper;

/// Left free at the sides, at the top, and at the bottom, where the foot is: as much as any printer needs.
const MARGINS: (f64, f64, f64) = (8.0, 8.0, 12.0);
/// The strip that the next tile is glued on, and the line at which that one is cut.
const STRIP: f64 = 9.0 + 4.0;
/// Sizes of text in points: names of rows, heads, letters, teams.
const NAME: f64 = 14.0;
const HEAD: f64 = 14.0;
const LETTER: f64 = 20.0;
const TEAM: f64 = 10.0;
/// The width of the names of rows: the least, and the most.
const NAMES: (f64, f64) = (78.0, 125.0);
/// The width of a column of letters: the least, which "A/R" fits, that before names get more room, and the most.
const COLUMN: (f64, f64, f64) = (16.0, 18.0, 22.0);
/// The longest label on one line; longer ones take two.
const LABEL: f64 = 45.0;
/// The least height of the heads: tile number and map stand beside them.
const CORNER: f64 = 30.0;
/// The most lines of a name: then it ends in `…`.
const LINES: usize = 7;
/// The side of a tile on the map of tiles, unless there are many of them.
const ON_MAP: f64 = 4.0;

/// How the chart lies on tiles.
#[derive(Debug)]
pub(super) struct Layout {
    pub(super) sheet: PaperSheet,
    pub(super) size: Size,
    /// Where the columns of tiles begin and end.
    pub(super) cuts: Vec<usize>,
    /// The lines of each row of tiles.
    pub(super) lines: Vec<Vec<Laid>>,
}

/// A line of the chart with its height; the numbers count phases, rows of a phase and segments of a row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Laid {
    what: What,
    height: f64,
}

#[derive(Debug, Clone, Copy)]
enum What {
    Phase {
        phase: usize,
        continued: bool,
    },
    Row {
        phase: usize,
        row: usize,
    },
    Segment {
        phase: usize,
        row: usize,
        segment: usize,
    },
}

/// The paper of a poster, upright.
pub(super) fn upright(paper: Paper) -> PaperSheet {
    let sheet = match paper {
        Paper::A3 => PaperSheet::chart(paper).turned(),
        Paper::A4 | Paper::Letter => PaperSheet::portrait(paper),
    };
    let (side, top, bottom) = MARGINS;
    PaperSheet {
        side,
        top,
        bottom,
        ..sheet
    }
}

/// The label of a column, in at most two lines.
pub(super) fn label(column: &Column) -> String {
    measure::within(&column.label, HEAD, LABEL, 2)
}

/// The teams above some columns.
pub(super) fn teams(columns: &[Column]) -> Vec<Team> {
    let teams = columns.chunk_by(|a, b| a.team == b.team);
    let team = |columns: &[Column]| Team {
        name: columns[0].team.clone().unwrap_or_default(),
        span: columns.len(),
    };
    teams.map(team).collect()
}

impl Layout {
    /// The chart on sheets that lie like this one.
    pub(super) fn of(page: &RaciPage, sheet: PaperSheet, remarks: &str) -> Self {
        let width = sheet.width - 2.0 * sheet.side;
        let cuts = cuts(&page.columns, width);
        let widest = cuts.windows(2).map(|ends| ends[1] - ends[0]).max();
        let widest = widest.unwrap_or(1).max(1) as f64;
        let strip = if cuts.len() > 2 { STRIP } else { 0.0 };
        let names = (width - strip - widest * COLUMN.1).clamp(NAMES.0, NAMES.1);
        let column = ((width - names - strip) / widest).clamp(COLUMN.0, COLUMN.2);
        let mut size = Size {
            band: band(&page.legends, remarks, width),
            teams: teams_height(page, &cuts, column),
            head: head(&page.columns),
            names,
            column,
            on_map: ON_MAP,
        };
        // A millimetre is left for borders and roundings.
        let room = sheet.height - sheet.top - sheet.bottom - STRIP - size.teams - size.head - 1.0;
        let lines = rows_of_tiles(page, size, [room - size.band, room]);
        let most = lines.len().max(cuts.len() - 1) as f64;
        size.on_map = size.on_map.min((CORNER - 12.0) / most);
        size.column = (size.column * 10.0).floor() / 10.0;
        size.head = measure::rounded(size.head);
        size.band = measure::rounded(size.band);
        Self {
            sheet,
            size,
            cuts,
            lines,
        }
    }

    pub(super) fn down(&self) -> usize {
        self.lines.len()
    }

    pub(super) fn across(&self) -> usize {
        self.cuts.len() - 1
    }

    pub(super) fn sheets(&self) -> usize {
        self.down() * self.across()
    }
}

impl Laid {
    /// The line with its texts, and the cells of these columns.
    pub(super) fn shown(
        &self,
        page: &RaciPage,
        names: f64,
        columns: Range<usize>,
        words: &Words,
    ) -> Line {
        let mut line = Line {
            kind: "phase",
            height: measure::rounded(self.height),
            name: String::new(),
            id: String::new(),
            mark: None,
            is_new: false,
            cells: Vec::new(),
        };
        match self.what {
            What::Phase { phase, continued } => {
                let name = page.phases[phase]
                    .name
                    .as_deref()
                    .map(|name| named(name, names));
                let name = name.unwrap_or_default();
                let again = Said::new("chart-poster.continued").with("phase", name.as_str());
                line.name = if continued { words.say(&again) } else { name };
            }
            What::Row { phase, row } => {
                let row = &page.phases[phase].rows[row];
                line.kind = "row";
                line.name = named(&row.name, names);
                line.id.clone_from(&row.id);
                line.mark = row.findings.first().map(|finding| finding.mark);
                line.is_new = row.is_new;
                line.cells = row.cells[columns].to_vec();
            }
            What::Segment {
                phase,
                row,
                segment,
            } => {
                let segment = &page.phases[phase].rows[row].segments[segment];
                line.kind = "segment";
                line.name = named(&segment.name, names);
                line.cells = segment.cells[columns].to_vec();
            }
        }
        line
    }
}

/// Where the columns of tiles begin and end.
fn cuts(columns: &[Column], width: f64) -> Vec<usize> {
    let most = |strip: f64| ((width - NAMES.0 - strip) / COLUMN.0) as usize;
    if columns.len() <= most(0.0) {
        return vec![0, columns.len()];
    }
    parts::cuts(columns, most(STRIP))
}

/// The height of title and legend.
fn band(legends: &[Legend], remarks: &str, width: f64) -> f64 {
    let one = |legend: &Legend| {
        let letters = legend.letters.iter();
        let letters: f64 = letters
            .map(|letter| measure::width(&letter.meaning, TEAM) + 19.0)
            .sum();
        let implied = legend.implied.as_deref().unwrap_or_default();
        let variant = if legends.len() > 1 { 1 } else { 0 };
        let rows = (letters / (width * 0.9)).ceil() * 6.6;
        rows + (measure::lines(implied, TEAM, width) + variant) as f64 * 5.0 + 3.0
    };
    12.0 + measure::lines(remarks, TEAM, width) as f64 * 5.0 + legends.iter().map(one).sum::<f64>()
}

fn head(columns: &[Column]) -> f64 {
    let longest = columns
        .iter()
        .map(|column| measure::width(&column.label, HEAD));
    longest.fold(0.0, f64::max).clamp(CORNER - 3.0, LABEL) + 4.0
}

fn teams_height(page: &RaciPage, cuts: &[usize], column: f64) -> f64 {
    let teams = cuts
        .windows(2)
        .flat_map(|ends| teams(&page.columns[ends[0]..ends[1]]));
    let lines = teams.filter(|team| !team.name.is_empty());
    let lines = lines.map(|team| measure::lines(&team.name, TEAM, team.span as f64 * column - 2.0));
    let lines = lines.max().unwrap_or(0).min(4);
    if lines == 0 {
        0.0
    } else {
        lines as f64 * 4.3 + 1.5
    }
}

/// A name as it stands in the column of names, of that width.
fn named(name: &str, width: f64) -> String {
    measure::within(name, NAME, width - 8.0, LINES)
}

/// The height of a name that has so much width; `below` is what the id takes.
fn name_height(name: &str, width: f64, below: f64) -> f64 {
    let name = named(name, width);
    measure::lines(&name, NAME, width - 8.0) as f64 * measure::mm(NAME) * 1.2 + below + 2.5
}

fn phase_height(name: &str, width: f64) -> f64 {
    // It stands across the tile, which leaves room for "(continued)".
    measure::lines(&named(name, width), NAME, width - 8.0) as f64 * measure::mm(NAME) * 1.2 + 2.0
}

fn cells_height(cells: &[Cell], column: f64) -> f64 {
    let lines = cells
        .iter()
        .map(|cell| measure::lines(&cell.text, LETTER * 1.1, column));
    lines.max().unwrap_or(1) as f64 * measure::mm(LETTER) * 1.15 + 2.5
}

fn row_height(row: &Row, size: Size) -> f64 {
    // A mark and "new" stand beside the name, the id below it.
    let beside =
        if row.findings.is_empty() { 0.0 } else { 8.0 } + if row.is_new { 18.0 } else { 0.0 };
    name_height(&row.name, size.names - beside, 3.6).max(cells_height(&row.cells, size.column))
}

fn segment_height(segment: &SegmentRow, size: Size) -> f64 {
    name_height(&segment.name, size.names - 6.0, 0.0).max(cells_height(&segment.cells, size.column))
}

/// The lines of each row of tiles, of which the first has less room than the others. A row stays with its segments, and
/// the name of its phase is above it.
fn rows_of_tiles(page: &RaciPage, size: Size, room: [f64; 2]) -> Vec<Vec<Laid>> {
    let mut tiles: Vec<Vec<Laid>> = vec![Vec::new()];
    let mut left = room[0];
    for (phase, rows) in page.phases.iter().enumerate() {
        let name = rows.name.as_deref();
        let name = name.map(|name| phase_height(name, size.names));
        let mut is_named = name.is_none();
        let mut is_continued = false;
        for (n, row) in rows.rows.iter().enumerate() {
            let lines = row_lines(phase, n, row, size);
            let height: f64 = lines.iter().map(|line| line.height).sum();
            // A row with more segments than a tile has room for is the only one that is torn.
            let is_torn = height > room[1] - name.unwrap_or_default();
            let chunks = if is_torn {
                lines.chunks(1).map(<[Laid]>::to_vec).collect()
            } else {
                vec![lines]
            };
            for chunk in chunks {
                let height: f64 = chunk.iter().map(|line| line.height).sum();
                let heading = if is_named {
                    0.0
                } else {
                    name.unwrap_or_default()
                };
                let is_begun = tiles.last().is_some_and(|tile| !tile.is_empty());
                if is_begun && height + heading > left {
                    tiles.push(Vec::new());
                    left = room[1];
                    is_named = name.is_none();
                }
                let Some(tile) = tiles.last_mut() else {
                    continue;
                };
                if let Some(height) = name.filter(|_| !is_named) {
                    tile.push(Laid {
                        what: What::Phase {
                            phase,
                            continued: is_continued,
                        },
                        height,
                    });
                    is_continued = true;
                    left -= height;
                    is_named = true;
                }
                left -= height;
                tile.extend(chunk);
            }
        }
    }
    tiles
}

/// A row and its segments.
fn row_lines(phase: usize, n: usize, row: &Row, size: Size) -> Vec<Laid> {
    let first = Laid {
        what: What::Row { phase, row: n },
        height: row_height(row, size),
    };
    let segments = row.segments.iter().enumerate();
    let segments = segments.map(|(segment, there)| Laid {
        what: What::Segment {
            phase,
            row: n,
            segment,
        },
        height: segment_height(there, size),
    });
    std::iter::once(first).chain(segments).collect()
}
