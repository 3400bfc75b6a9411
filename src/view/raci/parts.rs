//! How the columns go on paper: in one piece while they stay legible, else in parts of nearly equal size.
//!
//! No column is narrower than 6.5 mm, the least in which a letter of 8 pt can be read from a table; beyond that a
//! chart "fits" a page and is of no use on it.

use serde::Serialize;

use super::columns::{Column, Team};
use crate::view::frame::Sheet;
use crate::view::handout::sheet::PaperSheet;
use crate::vocabulary::Paper;
use crate::words::{Said, Words};

/// Some of the columns, on a sheet of their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    /// "roles 1 to 24 of 48".
    pub name: String,
    /// The first column, counted from 0.
    pub first: usize,
    /// The column after the last.
    pub end: usize,
    /// The teams above these columns.
    pub teams: Vec<Team>,
}

/// The least width of a column in millimetres.
pub(in crate::view) const LEAST: f64 = 6.5;
/// The widths of the names of rows: upright, and on its side.
const NAMES: (f64, f64) = (58.0, 62.0);
/// The width of the column that repeats who answers.
const ACCOUNTABLE: f64 = 24.0;
/// Columns are generous on an upright sheet, or the sheet is turned.
pub(in crate::view) const UPRIGHT: f64 = 9.0;

/// The sheet for so many columns, and the parts that they come in; none where one piece is enough.
pub(in crate::view) fn of(columns: &[Column], paper: Paper, words: &Words) -> (Sheet, Vec<Part>) {
    no_narrower(LEAST, columns, paper, words)
}

/// The same for columns that are at least so many millimetres wide.
pub(in crate::view) fn no_narrower(
    least: f64,
    columns: &[Column],
    paper: Paper,
    words: &Words,
) -> (Sheet, Vec<Part>) {
    let count = columns.len();
    let fits = |width: f64, least: f64| (width / least).floor() as usize;
    let (upright, sideways, large) = widths(paper);
    if paper != Paper::A3 && count <= fits(upright - NAMES.0, least.max(UPRIGHT)) {
        return (Sheet::Portrait, Vec::new());
    }
    let (sheet, width) = match paper {
        Paper::A3 => (Sheet::Large, large),
        _ => (Sheet::Landscape, sideways),
    };
    if count <= fits(width - NAMES.1, least) {
        return (sheet, Vec::new());
    }
    let most = fits(width - NAMES.1 - ACCOUNTABLE, least);
    let parts = cuts(columns, most)
        .windows(2)
        .map(|ends| part(columns, ends[0], ends[1], words))
        .collect();
    (sheet, parts)
}

/// What is left between the margins, in millimetres: upright, on its side, on the large sheet on its side.
fn widths(paper: Paper) -> (f64, f64, f64) {
    let sheets = [
        PaperSheet::portrait(paper),
        PaperSheet::landscape(paper),
        PaperSheet::chart(paper),
    ];
    let [upright, sideways, large] = sheets.map(|sheet| sheet.within(10.0).0);
    (upright, sideways, large)
}

/// Where the parts begin and end: as few as possible, of nearly equal size, at the border of a team where one is near.
pub(in crate::view) fn cuts(columns: &[Column], most: usize) -> Vec<usize> {
    let count = columns.len();
    let parts = count.div_ceil(most.max(1));
    let mut cuts = vec![0];
    for n in 1..parts {
        let even = count * n / parts;
        let before = cuts[n - 1];
        // What is left must still fit into the parts that are left.
        let least = count.saturating_sub(most * (parts - n)).max(before + 1);
        let last = (before + most).min(count);
        let border = (least..=last)
            .filter(|at| columns.get(*at).is_some_and(|column| column.starts_team))
            .min_by_key(|at| at.abs_diff(even));
        cuts.push(border.unwrap_or(even.clamp(least, last)));
    }
    cuts.push(count);
    cuts
}

/// All columns in one part.
pub(in crate::view) fn whole(columns: &[Column], words: &Words) -> Part {
    part(columns, 0, columns.len(), words)
}

pub(in crate::view) fn part(columns: &[Column], first: usize, end: usize, words: &Words) -> Part {
    let within = &columns[first..end];
    let teams = within
        .chunk_by(|a, b| a.team == b.team)
        .map(|team| Team {
            name: team[0].team.clone().unwrap_or_default(),
            span: team.len(),
        })
        .collect();
    Part {
        name: words.say(
            &Said::new("raci.part")
                .with("first", first + 1)
                .with("last", end)
                .with("all", columns.len()),
        ),
        first,
        end,
        teams,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::english;

    fn columns(teams: &[usize]) -> Vec<Column> {
        let one = |team: usize, starts_team| Column {
            id: String::new(),
            anchor: String::new(),
            label: String::new(),
            name: String::new(),
            team: Some(team.to_string()),
            heads: None,
            starts_team,
            findings: Vec::new(),
            to_settle: String::new(),
        };
        teams
            .iter()
            .enumerate()
            .flat_map(|(team, size)| (0..*size).map(move |n| one(team, n == 0)))
            .collect()
    }

    fn sizes(teams: &[usize], paper: Paper) -> Vec<usize> {
        let (_, parts) = of(&columns(teams), paper, english());
        parts.iter().map(|part| part.end - part.first).collect()
    }

    #[test]
    fn as_many_columns_as_can_be_read_stay_in_one_piece() {
        let sheet = |count, paper| of(&columns(&[count]), paper, english()).0;
        assert_eq!(sheet(14, Paper::A4), Sheet::Portrait);
        assert_eq!(sheet(15, Paper::A4), Sheet::Landscape);
        assert_eq!(sizes(&[33], Paper::A4), [0; 0]);
        assert_eq!(sizes(&[30], Paper::Letter), [0; 0]);
        assert_eq!(sizes(&[51], Paper::A3), [0; 0]);
        assert_eq!(sheet(51, Paper::A3), Sheet::Large);
    }

    #[test]
    fn more_come_in_parts_that_end_with_a_team() {
        assert_eq!(sizes(&[48], Paper::A4), [24, 24]);
        assert_eq!(sizes(&[10, 10, 10, 10], Paper::A4), [20, 20]);
        assert_eq!(sizes(&[28, 12], Paper::A4), [28, 12]);
        assert_eq!(sizes(&[80], Paper::A4).len(), 3);
    }

    #[test]
    fn every_column_is_in_one_part_and_no_part_is_too_wide() {
        for count in 34..=120 {
            for team in 1..=40 {
                let teams = vec![team; count / team + 1];
                let columns = &columns(&teams)[..count];
                let (_, parts) = of(columns, Paper::A4, english());
                assert_eq!(parts[0].first, 0);
                assert_eq!(parts[parts.len() - 1].end, count);
                for pair in parts.windows(2) {
                    assert_eq!(pair[0].end, pair[1].first);
                }
                assert!(
                    parts
                        .iter()
                        .all(|part| part.end > part.first && part.end - part.first <= 29)
                );
            }
        }
    }
}
