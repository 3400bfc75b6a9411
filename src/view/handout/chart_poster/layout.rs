//! What goes on which tile, in millimetres.

use std::ops::Range;

use super::{Cell, Legend, Line, RaciPage, Said, Size, Team, Words};
use crate::view::handout::pack::{Group, Piece, packed};
use crate::view::handout::sheet::{PaperSheet, rounded};
use crate::view::handout::text::Letters;
use crate::view::raci::{Column, Row, SegmentRow, parts};
use crate::vocabulary::Paper;

/// The strip that the next tile is glued on, and the line at which that one is cut.
const STRIP: f64 = 9.0 + 4.0;
/// The letters of the title, of names of rows and phases, of heads and cells, of teams and what stands above, of ids.
const TITLE: Letters = Letters::bold(20.0);
const NAME: Letters = Letters::plain(14.0);
const PHASE: Letters = Letters::bold(14.0);
const HEAD: Letters = Letters::bold(14.0);
const LETTER: Letters = Letters::bold(20.0);
const TEAM: Letters = Letters::plain(10.0);
const ID: Letters = Letters::plain(7.5);
/// The width of the names of rows: the least, and the most.
const NAMES: (f64, f64) = (78.0, 125.0);
/// The width of a column of letters: the least, which "A/R" fits, that before names get more room, and the most.
const COLUMN: (f64, f64, f64) = (16.0, 18.0, 22.0);
/// The longest label on one line; longer ones take two.
const LABEL: f64 = 50.0;
/// The least height of the heads: tile number and map stand beside them.
const CORNER: f64 = 30.0;
/// The most lines of the names of rows, of phases and of teams, and of ids: then they end in `…`.
const LINES: usize = 7;
const PHASE_LINES: usize = 3;
const TEAM_LINES: usize = 4;
const ID_LINES: usize = 3;
/// What the edges of a cell take of the column of names, and what an indented name has less.
const INSET: f64 = 4.0;
const INDENT: f64 = 6.0;
/// The side of a tile on the map of tiles, unless there are many of them.
const ON_MAP: f64 = 4.0;

/// What stands above the chart.
pub(super) struct Above<'a> {
    /// What it is called, in large letters.
    pub(super) title: &'a str,
    /// Which chart it is, behind that.
    pub(super) of_chart: &'a str,
    /// What marks, indented rows and underlined letters mean.
    pub(super) remarks: &'a str,
}

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
    // As much as any printer needs.
    sheet.with_margins(8.0, 8.0, 12.0)
}

/// What a chart is called, in at most two lines of a sheet that stands upright.
pub(super) fn heading(heading: &str, upright: PaperSheet) -> String {
    TEAM.within(heading, upright.room().0, 2)
}

/// The label of a column, in at most two lines.
pub(super) fn label(column: &Column) -> String {
    HEAD.within(&column.label, LABEL, 2)
}

/// The teams above some columns of that width.
pub(super) fn teams(columns: &[Column], width: f64) -> Vec<Team> {
    let teams = columns.chunk_by(|a, b| a.team == b.team);
    let team = |columns: &[Column]| {
        let (name, span) = (columns[0].team.as_deref(), columns.len());
        let width = team_width(span, width);
        Team {
            name: TEAM.within(name.unwrap_or_default(), width, TEAM_LINES),
            span,
        }
    };
    teams.map(team).collect()
}

fn team_width(columns: usize, width: f64) -> f64 {
    columns as f64 * width - 2.0
}

impl Layout {
    /// The chart on sheets that lie like this one.
    pub(super) fn of(page: &RaciPage, sheet: PaperSheet, above: &Above<'_>) -> Self {
        let (width, height) = sheet.room();
        let cuts = cuts(&page.columns, width);
        let widest = cuts.windows(2).map(|ends| ends[1] - ends[0]).max();
        let widest = widest.unwrap_or(1).max(1) as f64;
        let strip = if cuts.len() > 2 { STRIP } else { 0.0 };
        let names = (width - strip - widest * COLUMN.1).clamp(NAMES.0, NAMES.1);
        let column = ((width - names - strip) / widest).clamp(COLUMN.0, COLUMN.2);
        let column = (column * 10.0).floor() / 10.0;
        let mut size = Size {
            band: rounded(band(&page.legends, above, width)),
            teams: teams_height(page, &cuts, column),
            head: rounded(head(&page.columns)),
            names,
            column,
            on_map: ON_MAP,
        };
        // A millimetre is left for borders and roundings.
        let room = height - STRIP - size.teams - size.head - 1.0;
        let lines = rows_of_tiles(page, size, [room - size.band, room]);
        let most = lines.len().max(cuts.len() - 1) as f64;
        size.on_map = size.on_map.min((CORNER - 12.0) / most);
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
            height: rounded(self.height),
            name: String::new(),
            id: String::new(),
            mark: None,
            is_new: false,
            cells: Vec::new(),
        };
        match self.what {
            What::Phase { phase, continued } => {
                let name = page.phases[phase].name.as_deref().unwrap_or_default();
                let name = phase_name(name, names);
                let again = Said::new("chart-poster.continued").with("phase", name.as_str());
                line.name = if continued { words.say(&again) } else { name };
            }
            What::Row { phase, row } => {
                let row = &page.phases[phase].rows[row];
                line.kind = "row";
                line.name = row_name(row, names);
                line.id = id(row, names);
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
                line.name = segment_name(segment, names);
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

/// The height of title, legend and remarks.
fn band(legends: &[Legend], above: &Above<'_>, width: f64) -> f64 {
    let title = TITLE.width(above.title) + TEAM.width(above.of_chart);
    let title = (title / (width * 0.95)).ceil().max(1.0) * 8.2 + 3.8;
    let legend = |legend: &Legend| {
        let letters = legend.letters.iter();
        let letters: f64 = letters
            .map(|letter| TEAM.width(&letter.meaning) + 19.0)
            .sum();
        let implied = legend.implied.as_deref().unwrap_or_default();
        let variant = usize::from(legends.len() > 1);
        let rows = (letters / (width * 0.9)).ceil() * 6.6;
        rows + (TEAM.lines(implied, width) + variant) as f64 * 5.0 + 3.0
    };
    let remarks = TEAM.lines(above.remarks, width) as f64 * 5.0;
    title + remarks + legends.iter().map(legend).sum::<f64>()
}

fn head(columns: &[Column]) -> f64 {
    let longest = columns.iter().map(|column| HEAD.width(&column.label));
    longest.fold(0.0, f64::max).clamp(CORNER - 3.0, LABEL) + 4.0
}

fn teams_height(page: &RaciPage, cuts: &[usize], column: f64) -> f64 {
    let teams = cuts
        .windows(2)
        .flat_map(|ends| teams(&page.columns[ends[0]..ends[1]], column));
    let named = teams.filter(|team| !team.name.is_empty());
    let lines = named.map(|team| TEAM.lines(&team.name, team_width(team.span, column)));
    lines.max().map_or(0.0, |lines| lines as f64 * 4.3 + 1.5)
}

fn phase_name(name: &str, names: f64) -> String {
    PHASE.within(name, names - INSET, PHASE_LINES)
}

/// The name of a row, which leaves room for what stands beside it.
fn row_name(row: &Row, names: f64) -> String {
    NAME.within(&row.name, names - INSET - beside(row), LINES)
}

/// A mark and "new" stand beside the name of a row.
fn beside(row: &Row) -> f64 {
    let mark = if row.findings.is_empty() { 0.0 } else { 8.0 };
    mark + if row.is_new { 18.0 } else { 0.0 }
}

fn segment_name(segment: &SegmentRow, names: f64) -> String {
    NAME.within(&segment.name, names - INSET - INDENT, LINES)
}

fn id(row: &Row, names: f64) -> String {
    ID.within(&row.id, names - INSET, ID_LINES)
}

fn phase_height(name: &str, names: f64) -> f64 {
    // It stands across the tile, which leaves room for "(continued)".
    text_height(PHASE, &phase_name(name, names), names - INSET) + 2.0
}

fn row_height(row: &Row, size: Size) -> f64 {
    let name = row_name(row, size.names);
    let name = text_height(NAME, &name, size.names - INSET - beside(row));
    let ids = ID.lines(&id(row, size.names), size.names - INSET);
    // The id stands below the name.
    let all = name + ids as f64 * 3.4 + 2.7;
    all.max(cells_height(&row.cells, size.column))
}

fn segment_height(segment: &SegmentRow, size: Size) -> f64 {
    let name = segment_name(segment, size.names);
    let name = text_height(NAME, &name, size.names - INSET - INDENT) + 2.5;
    name.max(cells_height(&segment.cells, size.column))
}

fn text_height(letters: Letters, text: &str, width: f64) -> f64 {
    letters.lines(text, width) as f64 * letters.em() * 1.2
}

fn cells_height(cells: &[Cell], column: f64) -> f64 {
    let lines = cells.iter().map(|cell| LETTER.lines(&cell.text, column));
    lines.max().unwrap_or(1) as f64 * LETTER.em() * 1.15 + 2.5
}

/// The lines of each row of tiles, of which the first has less room than the others. A row stays with its segments, and
/// the name of its phase is above it.
fn rows_of_tiles(page: &RaciPage, size: Size, [first, next]: [f64; 2]) -> Vec<Vec<Laid>> {
    let heading = |phase: usize| {
        let name = page.phases[phase].name.as_deref();
        name.map(|name| phase_height(name, size.names))
    };
    let groups = page.phases.iter().enumerate().map(|(phase, rows)| {
        let heading = heading(phase).unwrap_or_default();
        let rows = rows.rows.iter().enumerate();
        let rows = rows.map(|(n, row)| row_lines(phase, n, row, size));
        let chunks = rows.flat_map(|lines| {
            // A row with more segments than a tile has room for is the only one that is torn.
            let size = if height(&lines) > next - heading {
                1
            } else {
                lines.len()
            };
            lines.chunks(size).map(<[Laid]>::to_vec).collect::<Vec<_>>()
        });
        Group {
            heading,
            items: chunks
                .map(|lines| (lines.clone(), height(&lines)))
                .collect(),
        }
    });
    let (tiles, _) = packed(groups, first, next);
    let lines = |tile: Vec<_>| {
        tile.into_iter().flat_map(|piece: Piece<Vec<Laid>>| {
            let (phase, continued) = (piece.group, piece.continued);
            let name = heading(phase).map(|height| Laid {
                what: What::Phase { phase, continued },
                height,
            });
            name.into_iter().chain(piece.items.into_iter().flatten())
        })
    };
    tiles
        .into_iter()
        .map(|tile| lines(tile).collect())
        .collect()
}

fn height(lines: &[Laid]) -> f64 {
    lines.iter().map(|line| line.height).sum()
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
