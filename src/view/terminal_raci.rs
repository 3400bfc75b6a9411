//! What `offsite show raci` says: the rows and columns that were asked for, and what was left out.

mod choice;

use indexmap::IndexMap;

use super::ViewOptions;
use super::finding::{Finding, Findings, tally};
use super::people::Names;
use super::raci::columns::{self, Column};
use super::raci::rows::{known_phase, phase_name};
use super::raci::{self, Legend, cell};
use crate::diagnostic::Report;
use crate::model::people::{Phase, Role};
use crate::model::raci::{Activity, Letters};
use crate::model::{Id, Workshop};
use crate::vocabulary::{Duty, Letter};
use crate::wording::counted;
use crate::words;
pub use cell::Cell;
pub use choice::Choice;
use choice::{LeftOut, Meant};

/// The responsibility chart for the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TerminalRaci {
    /// What the chart is called.
    pub title: String,
    /// The columns: roles, team by team; those that were asked for come first.
    pub heads: Vec<Head>,
    /// The rows, phase by phase.
    pub sections: Vec<Section>,
    /// What the letters mean: the chart's own, a line each, then a line for each other scheme.
    pub legend: Vec<String>,
    /// What the signs at the rows mean, and where letters differ.
    pub notes: Vec<String>,
    /// How much is shown, and what was left out.
    pub summary: String,
    /// What to write while there is no row.
    pub hint: Option<&'static str>,
}

/// What stands above a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The short name of the role.
    pub label: String,
    /// What it is called.
    pub name: String,
    /// The team that it belongs to.
    pub team: Option<String>,
    /// The signs of what there is to settle about it.
    pub marks: String,
}

/// The rows of a phase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What the phase is called; `None` in a workshop without phases.
    pub name: Option<String>,
    /// Its rows, in reading order.
    pub rows: Vec<Row>,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its place in the whole chart, from 1.
    pub number: usize,
    /// The id, for those who edit the files.
    pub id: String,
    /// What gets done; with the letter scheme where that is not the chart's, and with letters that are open: "(DACI, A?)".
    pub name: String,
    /// The signs of what there is to settle about it.
    pub marks: String,
    /// One cell a column.
    pub cells: Vec<Cell>,
    /// Who answers for it.
    pub answers: Given,
    /// The letters with their roles, in the order of the legend; `?` for roles whose letter is open.
    pub given: Vec<Given>,
}

/// Who has one letter of a row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Given {
    /// The letter.
    pub letter: String,
    /// The roles, as places of columns.
    pub roles: Vec<usize>,
    /// Somebody will still be named.
    pub open: bool,
}

/// The sign of a row whose letters in the segment that was asked for are not those of the whole row.
const DIFFERS: char = '≠';

/// The chart of a workshop, as far as it was asked for.
///
/// # Errors
/// A role, phase or segment was asked for that the workshop does not have.
pub fn of(workshop: &Workshop, report: &Report, choice: &Choice) -> Result<TerminalRaci, String> {
    let meant = choice.meant(workshop)?;
    let options = ViewOptions::default();
    let findings = Findings::new(workshop, report, &options);
    let mut left_out = LeftOut::default();
    let mut found = Vec::new();
    let mut picked: IndexMap<Option<Id<Phase>>, Vec<Picked<'_>>> = IndexMap::new();
    for (at, (id, activity)) in in_phases(workshop).into_iter().enumerate() {
        let letters = meant.letters(activity);
        let at_row = findings.about_one("activity", id.as_str());
        if let Some(why) = meant.leaves_out(activity, &letters, &at_row) {
            left_out.count(why);
            continue;
        }
        let differs = letters != activity.letters;
        let mut marks = marks(&at_row);
        marks.extend(differs.then_some(DIFFERS));
        found.extend(at_row);
        let row = Picked {
            number: at + 1,
            id,
            activity,
            letters,
            marks,
        };
        picked
            .entry(known_phase(workshop, activity))
            .or_default()
            .push(row);
    }
    let shown: Vec<&Picked<'_>> = picked.values().flatten().collect();
    let (ids, all) = picked_columns(workshop, &meant, &shown);
    let names = Names::new(workshop, &options);
    let columns = columns::columns(workshop, &ids, &names, &findings);
    found.extend(columns.iter().flat_map(|column| column.findings.clone()));
    let summary = left_out.summary(workshop, &meant, shown.len(), (ids.len(), all));
    let legend = if shown.is_empty() {
        Vec::new()
    } else {
        legend(workshop, &shown)
    };
    Ok(TerminalRaci {
        title: workshop
            .chart
            .title
            .clone()
            .unwrap_or_else(|| workshop.about.title.clone()),
        notes: notes(workshop, &meant, &found, &shown),
        sections: picked
            .iter()
            .map(|(phase, rows)| Section {
                name: phase_name(workshop, phase.as_ref(), words::english()),
                rows: rows.iter().map(|row| row.shown(workshop, &ids)).collect(),
            })
            .collect(),
        heads: columns.into_iter().map(head).collect(),
        legend,
        summary,
        hint: workshop.activities.is_empty().then_some(
            "no rows yet; write `[activity.some-id]` with a name and letters such as `A = \"role\"`",
        ),
    })
}

/// A row that is shown.
struct Picked<'w> {
    number: usize,
    id: &'w Id<Activity>,
    activity: &'w Activity,
    /// The letters that hold where they were asked for.
    letters: Letters,
    marks: String,
}

impl Picked<'_> {
    fn shown(&self, workshop: &Workshop, columns: &[Id<Role>]) -> Row {
        let activity = self.activity;
        let place = |role: &Id<Role>| columns.iter().position(|column| column == role);
        let given = |letter: Letter| Given {
            letter: letter.to_string(),
            roles: self
                .letters
                .roles(letter)
                .iter()
                .filter_map(place)
                .collect(),
            open: self.letters.open().any(|open| open == letter),
        };
        let undecided = Given {
            letter: "?".to_owned(),
            roles: activity.open.iter().filter_map(place).collect(),
            open: false,
        };
        let all = self
            .letters
            .in_order(activity.variant)
            .into_iter()
            .map(given);
        let answers = activity.variant.letter_for(Duty::Accountable);
        let cell = |role| cell::of(activity, &self.letters, Some(&activity.letters), role);
        Row {
            number: self.number,
            id: self.id.to_string(),
            name: self.name(workshop),
            marks: self.marks.clone(),
            cells: columns.iter().map(cell).collect(),
            answers: answers.map(given).unwrap_or_default(),
            given: all
                .chain([undecided])
                .filter(|given| given.open || !given.roles.is_empty())
                .collect(),
        }
    }
}

impl Picked<'_> {
    /// The name, with what no cell can say: another letter scheme, a letter that is still open.
    fn name(&self, workshop: &Workshop) -> String {
        let activity = self.activity;
        let other = activity.variant != workshop.chart.variant;
        let other = other.then(|| activity.variant.word().to_owned());
        let open = self.letters.open().map(|letter| format!("{letter}?"));
        let more: Vec<_> = other.into_iter().chain(open).collect();
        if more.is_empty() {
            activity.name.clone()
        } else {
            format!("{} ({})", activity.name, more.join(", "))
        }
    }
}

/// The rows in the order of the phases, those without a phase last.
fn in_phases(workshop: &Workshop) -> Vec<(&Id<Activity>, &Activity)> {
    let mut rows: Vec<_> = workshop.activities.iter().collect();
    rows.sort_by_key(|(_, activity)| {
        let phase = known_phase(workshop, activity);
        phase.map_or(usize::MAX, |phase| {
            workshop.phases.get_index_of(&phase).unwrap_or(usize::MAX)
        })
    });
    rows
}

/// The columns to show, and how many the chart has: those that were asked for first, without those that are empty in
/// a part of the rows.
fn picked_columns(
    workshop: &Workshop,
    meant: &Meant,
    rows: &[&Picked<'_>],
) -> (Vec<Id<Role>>, usize) {
    let all = columns::in_teams(workshop);
    let has_letter = |role: &Id<Role>| {
        rows.iter()
            .any(|row| choice::involved(row.activity, &row.letters, role))
    };
    let others = all
        .iter()
        .filter(|role| !meant.roles.contains(role) && (!meant.picks_rows() || has_letter(role)));
    let first = meant.roles.iter().filter(|role| all.contains(role));
    let picked = first.chain(others).cloned().collect();
    (picked, all.len())
}

fn head(column: Column) -> Head {
    Head {
        marks: marks(&column.findings),
        label: column.label,
        name: column.name,
        team: column.team,
    }
}

/// The sign of each severity once, the worst first.
fn marks(findings: &[Finding]) -> String {
    let mut marks: Vec<&str> = Vec::new();
    for finding in findings {
        if !marks.contains(&finding.mark) {
            marks.push(finding.mark);
        }
    }
    marks.concat()
}

/// The chart's own letters, a line each, then a line for each other scheme of the rows that are shown.
fn legend(workshop: &Workshop, rows: &[&Picked<'_>]) -> Vec<String> {
    let implies = workshop.rules.raci.a_implies_r;
    let own = workshop.chart.variant;
    let Legend {
        letters, implied, ..
    } = raci::legend::of(own, implies, words::english());
    let letters = letters
        .iter()
        .map(|letter| format!("{:3}  {}", letter.cell.text, letter.meaning));
    let mut lines: Vec<String> = letters.chain(implied).collect();
    let mut known = vec![own];
    for row in rows {
        let variant = row.activity.variant;
        if !known.contains(&variant) {
            known.push(variant);
            let letters = raci::legend::of(variant, implies, words::english()).letters;
            let letters = letters
                .iter()
                .map(|letter| format!("{} {}", letter.cell.text, letter.meaning));
            let letters = letters.collect::<Vec<_>>().join(". ");
            lines.push(format!("{}:  {letters}", variant.word()));
        }
    }
    lines
}

fn notes(
    workshop: &Workshop,
    meant: &Meant,
    found: &[Finding],
    rows: &[&Picked<'_>],
) -> Vec<String> {
    let differing = rows
        .iter()
        .filter(|row| row.letters != row.activity.letters)
        .count();
    let findings = (!found.is_empty()).then(|| {
        let tally = tally(found, words::english());
        format!("▲ error  ◆ warning  ○ note: {tally} here; `offsite check` says what")
    });
    let segment = meant.segment.as_ref().map(|segment| {
        let name = &workshop.segments[segment].name;
        let differ = counted(differing, "row differs", "rows differ");
        format!("letters as they hold in {name}: {differ} there from the others, marked {DIFFERS}")
    });
    let elsewhere: Vec<_> = workshop
        .segments
        .iter()
        .filter_map(|(id, segment)| {
            let overridden = |row: &&&Picked<'_>| row.activity.segments.contains_key(id);
            let count = rows.iter().filter(overridden).count();
            (count > 0).then(|| format!("{} in {}", counted(count, "row", "rows"), segment.name))
        })
        .collect();
    let elsewhere = (meant.segment.is_none() && !elsewhere.is_empty()).then(|| {
        let rows = words::english().list(elsewhere);
        format!("other letters hold for {rows}; `--segment` shows them")
    });
    [findings, segment, elsewhere]
        .into_iter()
        .flatten()
        .collect()
}

#[cfg(test)]
mod tests;
