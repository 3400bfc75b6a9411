//! Public sheets as people publish them: what an import reads is what another program counts in them.
//!
//! They are no part of the repository: `PUBLIC_SHEETS` names the folder that they lie in, and without it nothing is
//! checked. `tests/public-sheets.toml` has the numbers.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Write, stderr};
use std::path::{Path, PathBuf};

use offsite::import::{Choices, Field, Found, Kind, understand};
use serde::Deserialize;

use crate::support::{Comparison, in_repository};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sheets {
    sheet: Vec<Sheet>,
}

/// A file, what is said about it, and what is in it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sheet {
    path: String,
    /// What `--as` says.
    r#as: Option<String>,
    /// What `--columns` says.
    #[serde(default)]
    columns: BTreeMap<String, String>,
    /// Words of the refusal.
    refused: Option<String>,
    raci: Option<Chart>,
    tasks: Option<Tasks>,
    competencies: Option<Competencies>,
}

#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Chart {
    rows: usize,
    roles: usize,
    #[serde(default, rename = "R")]
    responsible: usize,
    #[serde(default, rename = "A")]
    accountable: usize,
    #[serde(default, rename = "D")]
    drivers: usize,
    #[serde(rename = "C")]
    consulted: usize,
    #[serde(rename = "I")]
    informed: usize,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Tasks {
    rows: usize,
    /// How many have a score of impact, and the sum of them in tenths.
    impacts: usize,
    tenths_of_impact: i64,
    efforts: usize,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Competencies {
    rows: usize,
    levels: usize,
    /// Cells with a text.
    texts: usize,
}

#[test]
fn public_sheets_hold_what_another_program_counts() {
    let Some(folder) = std::env::var_os("PUBLIC_SHEETS").map(PathBuf::from) else {
        writeln!(stderr(), "skipped: PUBLIC_SHEETS names no folder").unwrap();
        return;
    };
    let text = fs::read_to_string(in_repository("tests/public-sheets.toml")).unwrap();
    let sheets: Sheets = toml::from_str(&text).unwrap();
    let mut comparison = Comparison::default();
    for sheet in &sheets.sheet {
        let path = folder.join(&sheet.path);
        if !path.is_file() {
            comparison.complain(format!("{}: no such file", sheet.path));
        } else if let Err(told) = compare(sheet, &path) {
            comparison.complain(format!("{}: {told}", sheet.path));
        }
    }
    for path in files(&folder, "") {
        // A file at the top tells about the folder.
        if path.contains('/') && !sheets.sheet.iter().any(|sheet| sheet.path == path) {
            comparison.complain(format!("{path}: not in tests/public-sheets.toml"));
        }
    }
    comparison.finish();
}

/// Whether a file holds what is written of it.
fn compare(sheet: &Sheet, path: &Path) -> Result<(), String> {
    let kind = |word: &String| {
        let mut kinds = Kind::ALL.iter().copied();
        kinds.find(|kind| kind.word() == word).unwrap()
    };
    let columns = sheet.columns.iter();
    let choices = Choices {
        kind: sheet.r#as.as_ref().map(kind),
        columns: columns
            .map(|(field, column)| (Field::of_word(field).unwrap(), column.clone()))
            .collect(),
        ..Choices::default()
    };
    let read = || -> Result<Vec<Found>, String> {
        let bytes = fs::read(path).unwrap();
        let book = offsite::sheet::read(&sheet.path, &bytes).map_err(|error| error.to_string())?;
        let understood = understand(&book, &choices).map_err(|error| error.to_string())?;
        Ok(understood.into_iter().map(|part| part.found).collect())
    };
    match (&sheet.refused, read()) {
        (Some(words), Err(error)) if error.contains(words) => Ok(()),
        (_, Err(error)) => Err(format!("refused: {error}")),
        (Some(_), Ok(_)) => Err("it is not refused".to_owned()),
        (None, Ok(found)) => match &found[..] {
            [found] => compare_counts(sheet, found),
            parts => Err(format!("it has {} parts", parts.len())),
        },
    }
}

fn compare_counts(sheet: &Sheet, found: &Found) -> Result<(), String> {
    let differ = |expected: String, read: String| match expected == read {
        true => Ok(()),
        false => Err(format!("\n  expected {expected}\n  read     {read}")),
    };
    match found {
        Found::Chart(chart) => {
            let mut read = Chart {
                rows: chart.rows.len(),
                roles: chart.roles.len(),
                ..Chart::default()
            };
            let cells = chart.rows.iter().flat_map(|row| &row.letters);
            for letter in cells.flat_map(|cell| &cell.letters) {
                match letter.word() {
                    "R" => read.responsible += 1,
                    "A" => read.accountable += 1,
                    "D" => read.drivers += 1,
                    "C" => read.consulted += 1,
                    "I" => read.informed += 1,
                    other => return Err(format!("a letter {other}")),
                }
            }
            differ(format!("{:?}", sheet.raci), format!("{:?}", Some(read)))
        }
        Found::Tasks(found) => {
            let impacts: Vec<f64> = found.tasks.iter().filter_map(|task| task.impact).collect();
            let scored = |task: &&offsite::import::FoundTask| task.effort.is_some();
            let read = Tasks {
                rows: found.tasks.len(),
                impacts: impacts.len(),
                tenths_of_impact: tenths(&impacts),
                efforts: found.tasks.iter().filter(scored).count(),
            };
            differ(format!("{:?}", sheet.tasks), format!("{:?}", Some(read)))
        }
        Found::Competencies(found) => {
            let texts = found.competencies.iter().flat_map(|row| &row.levels);
            let read = Competencies {
                rows: found.competencies.len(),
                levels: found.levels.len(),
                texts: texts.filter(|text| !text.is_empty()).count(),
            };
            differ(
                format!("{:?}", sheet.competencies),
                format!("{:?}", Some(read)),
            )
        }
        Found::Votes(_) => Err("it is read as votes".to_owned()),
    }
}

/// The sum in tenths, which no order of adding changes.
#[allow(clippy::cast_possible_truncation, reason = "scores are small")]
fn tenths(scores: &[f64]) -> i64 {
    scores
        .iter()
        .map(|score| (score * 10.0).round() as i64)
        .sum()
}

/// The paths of all files in a folder and in those inside.
fn files(folder: &Path, within: &str) -> Vec<String> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder.join(within)).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let path = if within.is_empty() {
            name
        } else {
            format!("{within}/{name}")
        };
        if entry.file_type().unwrap().is_dir() {
            paths.extend(files(folder, &path));
        } else {
            paths.push(path);
        }
    }
    paths.sort();
    paths
}
