//! [`Shape`]: how a table lays out its votes.

use super::axis::{Axis, Group, axis_of_title, groups};
use super::named_at;
use super::survey::{is_nobody, is_of_survey, lead};
use crate::diagnostic::codes;
use crate::import::columns::{Layout, Log, RowOf, Walk, code_of, named};
use crate::import::fields::{Fit, words};
use crate::import::values::is_blank;
use crate::import::{Choices, Field, Finding, Named};
use crate::sheet::{Cell, Place};
use crate::vocabulary::is_result;
use crate::wording::quoted;

/// How a table lays out its votes.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Shape {
    /// A row a vote; without a column of voters all are of one.
    Long { lead: usize, voter: Option<String> },
    /// A row a task or a voter, and for each of the other a column of impact and one of effort.
    Groups {
        lead: usize,
        leads: Leads,
        groups: Vec<Group>,
    },
    /// The same with one column each, and both scores in a cell.
    Pairs {
        lead: usize,
        leads: Leads,
        columns: Vec<usize>,
    },
    /// The same with one column each, and a table for each axis.
    OneAxis {
        lead: usize,
        axis: Axis,
        columns: Vec<usize>,
    },
}

/// What the rows of a wide table are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Leads {
    Tasks,
    Voters,
}

/// A vote whose scores are not read yet.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct RawVote {
    pub voter: Named,
    pub task: Named,
    pub round: u32,
    pub impact: Option<Cell>,
    pub effort: Option<Cell>,
    pub at: Place,
}

impl Shape {
    /// The shape of a table; `None` where it holds no votes.
    pub(super) fn of(layout: &Layout<'_>, voter: Option<&str>) -> Option<Self> {
        let has = |field| layout.column(field).is_some();
        let has_scores = has(Field::Impact) || has(Field::Effort);
        let is_of_somebody = has(Field::Voter) || voter.is_some();
        if let (Some(lead), true) = (layout.column(Field::Task), has_scores && is_of_somebody) {
            let voter = voter.filter(|_| !has(Field::Voter)).map(str::to_owned);
            return Some(Self::Long { lead, voter });
        }
        let (lead, leads) = lead(layout)?;
        let beside: Vec<_> = (0..layout.width())
            .filter(|column| {
                *column != lead
                    && !is_of_survey(layout.header_text(*column))
                    && !is_result(layout.header_text(*column))
            })
            .collect();
        let groups = groups(
            beside
                .iter()
                .map(|column| (*column, layout.header_text(*column))),
        );
        let whole = groups
            .iter()
            .filter(|group| group.impact.is_some() && group.effort.is_some())
            .count();
        // One pair of columns with other words beside may be anything; a survey of one task is still a survey.
        if whole > 1 || (whole == 1 && leads == Leads::Voters) {
            return Some(Self::Groups {
                lead,
                leads,
                groups,
            });
        }
        let of_pairs = |column: &usize| layout.is_mostly(*column, |cell| pair(cell).is_some());
        let columns: Vec<_> = beside.iter().copied().filter(of_pairs).collect();
        if columns.len() > 1 {
            return Some(Self::Pairs {
                lead,
                leads,
                columns,
            });
        }
        let axis =
            axis_of_title(&layout.table.title).filter(|_| leads == Leads::Tasks && !has_scores)?;
        let of_scores = |column: &usize| {
            layout.is_mostly(*column, |cell| cell.text.parse::<f64>().is_ok())
                && !layout.header_text(*column).is_empty()
                && layout.column(Field::Id) != Some(*column)
        };
        let columns: Vec<_> = beside.into_iter().filter(of_scores).collect();
        (columns.len() > 1).then_some(Self::OneAxis {
            lead,
            axis,
            columns,
        })
    }

    /// The column that names what each row is.
    pub(super) fn lead(&self) -> usize {
        match self {
            Self::Long { lead, .. }
            | Self::Groups { lead, .. }
            | Self::Pairs { lead, .. }
            | Self::OneAxis { lead, .. } => *lead,
        }
    }

    /// Says how the table was read.
    pub(super) fn tell(&self, layout: &Layout<'_>, log: &mut Log) {
        let lead = layout.called(self.lead());
        let say = "; say otherwise with `--columns voter=…,task=…,impact=…,effort=…`";
        let used: Vec<usize> = match self {
            Self::Long {
                voter: Some(voter), ..
            } => {
                log.decide(format!("all votes are those of {}", quoted(voter)));
                return layout.tell(log);
            }
            Self::Long { .. } => return layout.tell(log),
            Self::Groups { leads, groups, .. } => {
                log.decide(format!(
                    "{} of {lead}, with {} in columns{say}",
                    leads.each(),
                    leads.others(groups.len())
                ));
                groups
                    .iter()
                    .flat_map(|group| [group.impact, group.effort])
                    .flatten()
                    .collect()
            }
            Self::Pairs { leads, columns, .. } => {
                let others = leads.others(columns.len());
                log.decide(format!(
                    "{} of {lead}, with {others} in columns, impact before effort{say}",
                    leads.each()
                ));
                columns.clone()
            }
            Self::OneAxis { columns, axis, .. } => {
                let others = Leads::Tasks.others(columns.len());
                log.decide(format!(
                    "the table of {} holds {axis:?} only, with {others} in columns",
                    quoted(&layout.table.title)
                ));
                columns.clone()
            }
        };
        let is_known = |column: &usize| *column == self.lead() || used.contains(column);
        let known = [Field::Id, Field::Round].map(|field| layout.column(field));
        let left: Vec<_> = (0..layout.width())
            .filter(|column| !is_known(column) && !known.contains(&Some(*column)))
            .filter(|column| !layout.header_text(*column).is_empty())
            .collect();
        if let Some(head) = left.first().and_then(|column| layout.head(*column)) {
            let names: Vec<_> = left.iter().map(|column| layout.called(*column)).collect();
            let message = format!(
                "what stands under {} is no vote and is not imported",
                names.join(", ")
            );
            log.note(Finding::at(&codes::LEFT_OUT, &head.at, message));
        }
    }

    /// The votes of the table.
    pub(super) fn votes(
        &self,
        layout: &Layout<'_>,
        choices: &Choices,
        log: &mut Log,
    ) -> Vec<RawVote> {
        let walk = Walk {
            name: self.lead(),
            has_sections: true,
            choices,
        };
        let rows = layout.rows(walk, log);
        let title_round = round_of_title(&layout.table.title);
        let mut votes = Vec::new();
        for row in &rows {
            let Some(name) = row
                .row
                .cells
                .get(self.lead())
                .filter(|cell| !is_nobody(&cell.text))
            else {
                tell_nameless(row, log);
                continue;
            };
            let round = match round(layout, row) {
                Ok(round) => round.or(title_round).unwrap_or(1),
                Err(finding) => {
                    log.note(finding);
                    continue;
                }
            };
            let of_row = Of {
                layout,
                row,
                name,
                round,
            };
            votes.extend(self.of_row(&of_row, log));
        }
        votes
    }

    fn of_row(&self, of: &Of<'_, '_>, log: &mut Log) -> Vec<RawVote> {
        match self {
            Self::Long { voter, .. } => of.long(voter.as_deref(), log).into_iter().collect(),
            Self::Groups { leads, groups, .. } => {
                let votes = groups.iter().filter_map(|group| {
                    let head = of.layout.head(group.first)?;
                    let scores = [group.impact, group.effort].map(|column| of.cell(column?));
                    of.vote(*leads, named_at(&group.name, head), scores)
                });
                votes.collect()
            }
            Self::Pairs { leads, columns, .. } => {
                let votes = columns.iter().filter_map(|column| {
                    let head = of.layout.head(*column)?;
                    let cell = of.cell(*column)?;
                    let scores = pair(&cell)
                        .or_else(|| is_blank(&cell.text).then(|| [cell.clone(), cell.clone()]));
                    let Some(scores) = scores else {
                        tell_no_pair(&cell, log);
                        return None;
                    };
                    of.vote(*leads, named(head), scores.map(Some))
                });
                votes.collect()
            }
            Self::OneAxis { columns, axis, .. } => {
                let votes = columns.iter().filter_map(|column| {
                    let head = of.layout.head(*column)?;
                    let cell = of.cell(*column);
                    let scores = match axis {
                        Axis::Impact => [cell, None],
                        Axis::Effort => [None, cell],
                    };
                    of.vote(Leads::Tasks, named(head), scores)
                });
                votes.collect()
            }
        }
    }
}

impl Leads {
    fn each(self) -> &'static str {
        match self {
            Self::Tasks => "a row is a task",
            Self::Voters => "a row is a voter",
        }
    }

    fn others(self, count: usize) -> String {
        match self {
            Self::Tasks => format!("{count} voters"),
            Self::Voters => format!("{count} tasks"),
        }
    }
}

/// A row of a table with what it is about.
struct Of<'r, 't> {
    layout: &'r Layout<'t>,
    row: &'r RowOf<'t>,
    name: &'t Cell,
    round: u32,
}

impl Of<'_, '_> {
    fn cell(&self, column: usize) -> Option<Cell> {
        let cell = self.row.row.cells.get(column);
        cell.filter(|cell| !cell.is_empty()).cloned()
    }

    /// A vote of a wide table; none where both scores are empty: nobody has voted there.
    fn vote(
        &self,
        leads: Leads,
        other: Named,
        [impact, effort]: [Option<Cell>; 2],
    ) -> Option<RawVote> {
        let at = impact.as_ref().or(effort.as_ref())?.at.clone();
        let lead = named(self.name);
        let (voter, task) = match leads {
            Leads::Tasks => (other, self.with_id(lead)),
            Leads::Voters => (lead, other),
        };
        Some(RawVote {
            voter,
            task,
            round: self.round,
            impact,
            effort,
            at,
        })
    }

    fn long(&self, voter: Option<&str>, log: &mut Log) -> Option<RawVote> {
        let of = |field| self.cell(self.layout.column(field)?);
        let voter = match (
            voter,
            of(Field::Voter).filter(|cell| !is_nobody(&cell.text)),
        ) {
            (Some(voter), _) => named_at(voter, self.name),
            (None, Some(cell)) => named(&cell),
            (None, None) => {
                tell_nameless(self.row, log);
                return None;
            }
        };
        Some(RawVote {
            voter,
            task: self.with_id(named(self.name)),
            round: self.round,
            impact: of(Field::Impact),
            effort: of(Field::Effort),
            at: self.name.at.clone(),
        })
    }

    fn with_id(&self, mut task: Named) -> Named {
        let id = self
            .layout
            .column(Field::Id)
            .and_then(|column| self.cell(column));
        task.id = id.and_then(|cell| code_of(&cell.text));
        task
    }
}

/// The two scores of "4/2", "4; 2", "[4, 2]" or "-/3"; "4,2" may be a number and is none.
fn pair(cell: &Cell) -> Option<[Cell; 2]> {
    let text = cell
        .text
        .trim_matches(|letter: char| "[](){} ".contains(letter));
    let has_brackets = text.len() < cell.text.trim().len();
    let parts: Vec<_> = ['/', ';', '|', '\n']
        .iter()
        .find(|mark| text.contains(**mark))
        .map(|mark| text.split(*mark).collect())
        .or_else(|| text.contains(", ").then(|| text.split(", ").collect()))
        .or_else(|| has_brackets.then(|| text.split(',').collect()))?;
    let [one, other] = parts[..] else { return None };
    let of = |part: &str| {
        let part = part.trim();
        let is_score = part.parse::<f64>().is_ok() || matches!(part, "-" | "–" | "?");
        is_score.then(|| Cell::plain(part, cell.at.clone()))
    };
    Some([of(one)?, of(other)?])
}

/// The round in a column of rounds: "2", "r2", "Round 2 of 3"; `None` where it says nothing.
///
/// # Errors
/// The cell names no round: its votes belong nowhere.
fn round(layout: &Layout<'_>, row: &RowOf<'_>) -> Result<Option<u32>, Finding> {
    let column = layout.column(Field::Round);
    let cell = column.and_then(|column| row.row.cells.get(column));
    let Some(cell) = cell.filter(|cell| !cell.is_empty()) else {
        return Ok(None);
    };
    let number = first_number(&cell.text).filter(|round| *round > 0);
    number.map(Some).ok_or_else(|| {
        let message = format!(
            "{} is no round, so what the row votes is left out",
            quoted(&cell.text)
        );
        Finding::at(&codes::UNREADABLE_CELL, &cell.at, message).help("write `1` or `2`")
    })
}

/// "Votes, round 2".
fn round_of_title(title: &str) -> Option<u32> {
    let words = words(title);
    let names_round = |word: &String| Field::Round.fit(word) == Some(Fit::Exact);
    let at = words.iter().position(names_round)?;
    words.get(at + 1)?.parse().ok().filter(|round| *round > 0)
}

/// The number that comes first in a text, where it is whole: that of "2.0" is 2.
fn first_number(text: &str) -> Option<u32> {
    let is_other = |letter: char| !letter.is_ascii_digit() && letter != '.';
    let number = text
        .split(is_other)
        .find(|part| part.contains(|letter: char| letter.is_ascii_digit()))?;
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    let is_whole = decimals.chars().all(|digit| digit == '0');
    whole.parse().ok().filter(|_| is_whole)
}

fn tell_nameless(row: &RowOf<'_>, log: &mut Log) {
    let mut filled = row.row.cells.iter().filter(|cell| !cell.is_empty());
    let Some(first) = filled.next() else { return };
    let message = format!(
        "the row with {} names nobody who voted, or no task, and is left out",
        quoted(&first.text)
    );
    log.note(
        Finding::at(&codes::NAMELESS_ROW, &first.at, message).help("write the name into the sheet"),
    );
}

fn tell_no_pair(cell: &Cell, log: &mut Log) {
    let message = format!(
        "{} is not two scores, so the vote is left out",
        quoted(&cell.text)
    );
    log.note(
        Finding::at(&codes::UNREADABLE_CELL, &cell.at, message)
            .help("write `impact/effort`, such as `4/2`"),
    );
}
