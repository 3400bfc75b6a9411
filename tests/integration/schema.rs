//! The JSON Schema for editors says of a file what `offsite check` says.

use std::fs;
use std::path::Path;

use jsonschema::Validator;
use serde_json::Value;

use crate::support::{folder_of, in_repository, offsite};

fn schema() -> Value {
    let folder = folder_of::<&str>(&[]);
    let run = offsite(folder.path(), &["schema"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    serde_json::from_str(&run.out).unwrap()
}

/// What the schema refuses in a file, a line each.
fn refused(validator: &Validator, text: &str) -> Vec<String> {
    let file = json(toml::from_str(text).unwrap());
    validator
        .iter_errors(&file)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

/// A TOML value as editors hold it against a schema: days and times are strings.
fn json(value: toml::Value) -> Value {
    match value {
        toml::Value::Datetime(day) => day.to_string().into(),
        toml::Value::Array(items) => items.into_iter().map(json).collect(),
        toml::Value::Table(table) => table
            .into_iter()
            .map(|(key, value)| (key, json(value)))
            .collect(),
        other => serde_json::to_value(other).unwrap(),
    }
}

/// The TOML files under a folder.
fn toml_files(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    paths
        .flat_map(|path| {
            if path.is_dir() {
                toml_files(&path)
            } else {
                vec![path]
            }
        })
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .collect()
}

#[test]
fn what_ships_with_the_program_is_valid() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let folders = ["workshops", "starter"].map(in_repository);
    let files: Vec<_> = folders
        .iter()
        .flat_map(|folder| toml_files(folder))
        .collect();
    assert!(files.len() > 10, "{files:?}");
    for file in files {
        let refused = refused(&validator, &fs::read_to_string(&file).unwrap());
        assert!(refused.is_empty(), "{}: {refused:#?}", file.display());
    }
}

#[test]
fn what_check_would_report_is_not() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    for (right, wrong) in [
        (
            "[task.a]\nname = \"A\"\nimpact = 4",
            "[task.a]\nname = \"A\"\nimpakt = 4",
        ),
        ("[task.a]\nname = \"A\"", "[task.a]\nimpact = 4"),
        (
            "[rules.levels]\nno-work = \"off\"",
            "[rules.levels]\nno-works = \"off\"",
        ),
        (
            "[rules.levels]\nno-work = \"off\"",
            "[rules.levels]\nno-work = \"of\"",
        ),
        ("[raci]\nvariant = \"DACI\"", "[raci]\nvariant = \"DACY\""),
    ] {
        assert_eq!(refused(&validator, right), [""; 0], "{right}");
        assert_eq!(refused(&validator, wrong).len(), 1, "{wrong}");
    }
}

#[test]
fn levels_are_offered_for_every_finding_that_can_have_one() {
    let levels = &schema()["definitions"]["TomlRules"]["properties"]["levels"]["properties"];
    let offered: Vec<_> = levels.as_object().unwrap().keys().collect();
    let codes = offsite::diagnostic::CODES.iter();
    let expected: Vec<_> = codes
        .filter(|code| !code.has_fixed_level())
        .map(|code| code.slug)
        .collect();
    assert_eq!(offered, expected);
}

#[test]
fn nothing_may_be_null() {
    assert!(!schema().to_string().contains("null"));
}
