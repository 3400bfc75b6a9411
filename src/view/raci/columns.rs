//! The columns of the chart: roles, team by team, with their counts and findings.

use indexmap::IndexMap;
use serde::Serialize;

use crate::model::people::Role;
use crate::model::{Id, Workshop};
use crate::view::finding::{Finding, Findings};
use crate::view::people::Names;
use crate::view::words::anchor;
use crate::vocabulary::{Letter, Variant};
use crate::words::Said;

/// Whether labels of up to so many characters are too long to lie flat; few columns leave room for longer ones.
pub(in crate::view) fn stand_upright(columns: usize, longest_label: usize) -> bool {
    let longest_flat = if columns <= 6 { 12 } else { 7 };
    longest_label > longest_flat
}

/// The teams above the columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Team {
    /// What it is called; empty for roles without a team.
    pub name: String,
    /// Over how many columns it reaches.
    pub span: usize,
}

/// One column: a role.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Column {
    /// The id, for those who edit the files.
    pub id: String,
    /// The name for links to it.
    pub anchor: String,
    /// What stands above the column.
    pub label: String,
    /// What the role is called.
    pub name: String,
    /// The team that it belongs to.
    pub team: Option<String>,
    /// How many people have the role.
    pub heads: Option<String>,
    /// The column starts a team.
    pub starts_team: bool,
    /// What there is to settle about it.
    pub findings: Vec<Finding>,
    /// How much that is, in words.
    pub to_settle: String,
}

/// How often a letter occurs in each column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LetterCount {
    /// The letter.
    pub letter: String,
    /// How many rows, column by column. A role with A and R counts under both.
    pub rows: Vec<usize>,
}

/// The columns as the chart lists them, each team together, then roles that have letters without being listed.
pub(in crate::view) fn in_teams(workshop: &Workshop) -> Vec<Id<Role>> {
    let mut teams: IndexMap<Option<&str>, Vec<Id<Role>>> = IndexMap::new();
    let lettered = workshop.activities.values().flat_map(|activity| {
        let own = activity.letters.iter();
        let segments = activity
            .segments
            .values()
            .flat_map(|letters| letters.iter());
        own.chain(segments)
            .flat_map(|(_, roles)| roles)
            .chain(&activity.open)
    });
    for id in workshop.chart.columns.iter().chain(lettered) {
        let team = workshop.roles.get(id).and_then(|role| role.team.as_deref());
        let columns = teams.entry(team).or_default();
        if !columns.contains(id) {
            columns.push(id.clone());
        }
    }
    teams.into_values().flatten().collect()
}

pub(in crate::view) fn teams(workshop: &Workshop, columns: &[Id<Role>]) -> Vec<Team> {
    let team = |id: &Id<Role>| team_of(workshop, id).unwrap_or_default();
    columns
        .chunk_by(|a, b| team(a) == team(b))
        .map(|columns| Team {
            name: team(&columns[0]),
            span: columns.len(),
        })
        .collect()
}

fn team_of(workshop: &Workshop, id: &Id<Role>) -> Option<String> {
    workshop.roles.get(id)?.team.clone()
}

pub(in crate::view) fn columns(
    workshop: &Workshop,
    ids: &[Id<Role>],
    names: &Names<'_>,
    findings: &Findings<'_>,
) -> Vec<Column> {
    let mut before = None;
    ids.iter()
        .map(|id| {
            let role = workshop.roles.get(id);
            // Somebody listed a person as a column; a rule asks about it, the page shows it as people appear.
            let person = || names.show(&Id::from(id.as_str()));
            let team = team_of(workshop, id);
            let findings = findings.about_one("role", id.as_str());
            let name = role.map_or_else(person, |role| role.name.clone());
            let to_settle = Said::new("raci.to-settle-about")
                .with("role", name.as_str())
                .count(findings.len());
            let starts_team = before.replace(team.clone()) != Some(team.clone());
            Column {
                id: if role.is_some() {
                    id.to_string()
                } else {
                    String::new()
                },
                anchor: if role.is_some() {
                    anchor("role", id)
                } else {
                    String::new()
                },
                label: role.map_or_else(person, |role| role.short_name().to_owned()),
                to_settle: workshop.words.say(&to_settle),
                name,
                heads: role
                    .filter(|role| role.heads_known)
                    .map(|role| workshop.words.plain(role.heads)),
                team,
                starts_team,
                findings,
            }
        })
        .collect()
}

/// One line for each letter of the chart's scheme, and for each other letter that occurs.
pub(super) fn counts(workshop: &Workshop, columns: &[Id<Role>]) -> Vec<LetterCount> {
    let variant: Variant = workshop.chart.variant;
    let mut letters: Vec<Letter> = variant.letters().to_vec();
    for activity in workshop.activities.values() {
        for (letter, roles) in activity.letters.iter() {
            if !roles.is_empty() && !letters.contains(&letter) {
                letters.push(letter);
            }
        }
    }
    let rows = |letter: Letter, role: &Id<Role>| {
        workshop
            .activities
            .values()
            .filter(|activity| activity.letters.roles(letter).contains(role))
            .count()
    };
    letters
        .into_iter()
        .map(|letter| LetterCount {
            letter: letter.to_string(),
            rows: columns.iter().map(|role| rows(letter, role)).collect(),
        })
        .collect()
}
