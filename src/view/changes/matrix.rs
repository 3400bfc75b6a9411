//! The rows of the chart in which a letter changed: what was and what is, cell by cell.

use serde::Serialize;

use super::cells::Cells;
use crate::diagnostic::Report;
use crate::diff::Compared;
use crate::model::people::{Role, Segment};
use crate::model::raci::Activity;
use crate::model::{Id, Workshop};
use crate::view::ViewOptions;
use crate::view::finding::Findings;
use crate::view::frame::Sheet;
use crate::view::people::Names;
use crate::view::raci::cell::Cell;
use crate::view::raci::columns::{self, in_teams, stand_upright};
use crate::view::raci::rows::{holders, in_phases};
use crate::view::raci::{Column, Part, Team, parts};
use crate::view::words::anchor;
use crate::vocabulary::Duty;
use crate::words::{Said, Words};

/// The least width in millimetres in which "A/R → C" can be read from a table.
const LEAST: f64 = 14.0;

/// The touched part of the chart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Matrix {
    /// "5 of 36 rows".
    pub summary: String,
    /// The teams above the columns.
    pub teams: Vec<Team>,
    /// The roles whose letters changed somewhere.
    pub columns: Vec<Column>,
    /// The labels of the columns are too long to lie flat.
    pub upright_labels: bool,
    /// The length of the longest label in characters.
    pub longest_label: usize,
    /// The letter that answers for a row.
    pub answers: String,
    /// The rows, phase by phase.
    pub phases: Vec<MatrixPhase>,
    /// How the columns are divided on paper; empty where one piece is enough.
    pub parts: Vec<Part>,
}

/// The touched rows of a phase.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MatrixPhase {
    /// What the phase is called; `None` in a workshop without phases.
    pub name: Option<String>,
    /// Its touched rows.
    pub rows: Vec<MatrixRow>,
    /// "12 rows unchanged": those after the last touched one.
    pub rest: Option<String>,
}

/// A touched row.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MatrixRow {
    /// "12 rows unchanged": those between the touched row before and this one.
    pub rest: Option<String>,
    /// The id, for those who edit the files.
    pub id: String,
    /// The name for links to it.
    pub anchor: String,
    /// What gets done.
    pub name: String,
    /// That it is new, or gone.
    pub tag: Option<String>,
    /// Who answers for it.
    pub accountable: String,
    /// One cell a column.
    pub cells: Vec<MatrixCell>,
    /// The segments in which other cells changed.
    pub segments: Vec<MatrixSegment>,
}

/// A touched row in one segment.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MatrixSegment {
    /// "in Scaled".
    pub name: String,
    /// Who answers for it there.
    pub accountable: String,
    /// One cell a column.
    pub cells: Vec<MatrixCell>,
}

/// What a role had and has to do with a row.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MatrixCell {
    /// The letters that it had; empty for none, and where nothing changed.
    pub from: String,
    /// The letters that it has.
    pub to: String,
    /// `added`, `removed`, `changed`, or empty.
    pub how: &'static str,
    /// The word for that.
    pub word: String,
    /// Something changed here or in a segment.
    pub touched: bool,
}

/// The touched rows with the sheet that they are printed on; `None` where no letter changed.
pub(super) fn of(compared: &Compared, options: &ViewOptions) -> Option<(Sheet, Matrix)> {
    let Compared {
        before,
        after,
        diff,
        ..
    } = compared;
    let maker = Maker {
        cells: Cells::of(before, after, diff),
        words: &after.words,
    };
    let all = both(compared, &maker.cells);
    let roles = maker.roles(&all);
    if roles.is_empty() {
        return None;
    }
    let (words, nothing) = (&after.words, Report::default());
    let findings = Findings::new(&all, &nothing, options);
    let columns = columns::columns(&all, &roles, &Names::new(&all, options), &findings);
    let longest_label = columns.iter().map(|column| column.label.chars().count());
    let longest_label = longest_label.max().unwrap_or(0);
    let (sheet, parts) = parts::no_narrower(LEAST, &columns, after.about.paper, words);
    let rows = in_phases(&all, |id, activity| maker.row(&all, &roles, id, activity));
    let phases: Vec<MatrixPhase> = rows
        .into_iter()
        .map(|(name, rows)| maker.phase(name, rows))
        .collect();
    let touched: usize = phases.iter().map(|phase| phase.rows.len()).sum();
    let summary = Said::new("raci.of-rows")
        .with("part", touched)
        .count(all.activities.len());
    let matrix = Matrix {
        summary: words.say(&summary),
        teams: columns::teams(&all, &roles),
        upright_labels: stand_upright(columns.len(), longest_label),
        longest_label,
        answers: after
            .chart
            .variant
            .letter_for(Duty::Accountable)
            .map(|letter| letter.to_string())
            .unwrap_or_default(),
        columns,
        phases,
        parts,
    };
    Some((sheet, matrix))
}

/// The later workshop with the rows, roles, phases and segments that only the earlier one has.
fn both(compared: &Compared, cells: &Cells<'_>) -> Workshop {
    let (before, renames) = (&compared.before, &compared.diff.renames);
    let mut all = Workshop::clone(&compared.after);
    for (id, role) in &before.roles {
        let id = Id::from(renames.new_id("role", id.as_str()));
        all.roles.entry(id).or_insert_with(|| role.clone());
    }
    for (id, phase) in &before.phases {
        let id = Id::from(renames.new_id("phase", id.as_str()));
        all.phases.entry(id).or_insert_with(|| phase.clone());
    }
    for (id, segment) in &before.segments {
        let id = Id::from(renames.new_id("segment", id.as_str()));
        all.segments.entry(id).or_insert_with(|| segment.clone());
    }
    let renamed = |role: &Id<Role>| Id::from(renames.new_id("role", role.as_str()));
    let columns = in_teams(before);
    all.chart.columns.extend(columns.iter().map(renamed));
    let gone = cells.rows().filter(|(_, change)| change.is_gone);
    for (id, _) in gone {
        if let Some(mut row) = cells.old_row(id).cloned() {
            let phase = |id: Id<_>| Id::from(renames.new_id("phase", id.as_str()));
            row.phase = row.phase.map(phase);
            all.activities.insert(Id::from(id), row);
        }
    }
    all
}

struct Maker<'m> {
    cells: Cells<'m>,
    words: &'m Words,
}

impl Maker<'_> {
    /// The roles whose letters changed somewhere, as the chart lists them.
    fn roles(&self, all: &Workshop) -> Vec<Id<Role>> {
        let mut touched = std::collections::BTreeSet::new();
        for (row, _) in self.cells.rows() {
            touched.extend(self.cells.touched(row, None));
            for segment in self.cells.segments(row) {
                touched.extend(self.cells.touched(row, Some(&segment)));
            }
        }
        let mut roles = in_teams(all);
        roles.retain(|role| touched.contains(role));
        roles
    }

    /// A row, if one of its cells changed.
    fn row(
        &self,
        all: &Workshop,
        roles: &[Id<Role>],
        id: &Id<Activity>,
        activity: &Activity,
    ) -> Option<MatrixRow> {
        let change = self.cells.row(id.as_str())?;
        let cells = |segment: Option<&Id<Segment>>| self.cells_of(id.as_str(), segment, roles);
        let answering = |segment: Option<&Id<Segment>>| {
            if change.is_gone {
                return String::new();
            }
            let letters = activity.letters_in(segment);
            holders(all, activity, &letters, Duty::Accountable)
        };
        let mut base = cells(None);
        let mut segments = Vec::new();
        for segment in self.cells.segments(id.as_str()) {
            let there = cells(Some(&segment));
            let is_touched = there.iter().any(|cell| cell.touched);
            let same = there
                .iter()
                .zip(&base)
                .all(|(there, here)| !there.touched || there == here);
            for (here, there) in base.iter_mut().zip(&there) {
                here.touched |= there.touched;
            }
            if is_touched && !same {
                let name = all.segment_name(&segment);
                let said = Said::new("raci.in-segment").with("segment", name);
                segments.push(MatrixSegment {
                    name: self.words.say(&said),
                    accountable: answering(Some(&segment)),
                    cells: there,
                });
            }
        }
        if !base.iter().any(|cell| cell.touched) {
            return None;
        }
        let tag = match change {
            change if change.is_new => Some("since.new"),
            change if change.is_gone => Some("since.gone"),
            _ => None,
        };
        Some(MatrixRow {
            rest: None,
            id: id.to_string(),
            anchor: anchor("row", id),
            name: activity.name.clone(),
            tag: tag.map(|key| self.words.get(key).to_owned()),
            accountable: answering(None),
            cells: base,
            segments,
        })
    }

    fn cells_of(
        &self,
        row: &str,
        segment: Option<&Id<Segment>>,
        roles: &[Id<Role>],
    ) -> Vec<MatrixCell> {
        let touched = self.cells.touched(row, segment);
        let cell = |role: &Id<Role>| {
            let is = self.cells.after(row, segment, role);
            if touched.contains(role) {
                self.changed(&self.cells.before(row, segment, role), &is)
            } else {
                MatrixCell::still(is.text)
            }
        };
        roles.iter().map(cell).collect()
    }

    fn changed(&self, was: &Cell, is: &Cell) -> MatrixCell {
        let (how, key) = match (was.text.as_str(), is.text.as_str()) {
            (was, is) if was == is => return MatrixCell::still(is.to_owned()),
            ("", _) => ("added", "since.added"),
            (_, "") => ("removed", "since.removed"),
            _ => ("changed", "since.changed"),
        };
        MatrixCell {
            from: was.text.clone(),
            to: is.text.clone(),
            how,
            word: self.words.get(key).to_owned(),
            touched: true,
        }
    }

    /// The touched rows of a phase, each with how many untouched ones stand before it.
    fn phase(&self, name: Option<String>, rows: Vec<Option<MatrixRow>>) -> MatrixPhase {
        let mut untouched = 0;
        let mut touched = Vec::new();
        let rest =
            |count: usize| (count > 0).then(|| self.words.counted("change.rows-unchanged", count));
        for row in rows {
            match row {
                Some(row) => touched.push(MatrixRow {
                    rest: rest(std::mem::take(&mut untouched)),
                    ..row
                }),
                None => untouched += 1,
            }
        }
        MatrixPhase {
            name,
            rows: touched,
            rest: rest(untouched),
        }
    }
}

impl MatrixCell {
    /// A cell that did not change.
    fn still(text: String) -> Self {
        Self {
            from: String::new(),
            to: text,
            how: "",
            word: String::new(),
            touched: false,
        }
    }
}
