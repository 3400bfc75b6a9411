//! The JSON Schema for editors says of a file what `offsite check` says.

use std::fs;
use std::path::Path;

use jsonschema::Validator;
use serde_json::Value;

use crate::support::{folder_of, folders_in, in_repository, offsite};

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

/// What `offsite check` says nothing about as a matter of form is none to an editor either.
#[test]
fn cases_in_good_form_are_valid() {
    const FORM: &[&str] = &[
        "syntax",
        "unknown-key",
        "unknown-table",
        "unknown-word",
        "wrong-type",
        "missing-key",
        "bad-date",
        "not-utf8",
        "too-large",
        "out-of-range",
        "skipped-file",
        "unknown-code",
        "duplicate-id",
        "unknown-letter",
    ];
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let cases = ["tests/check", "tests/diff"].map(in_repository);
    let cases = cases.iter().flat_map(|folder| folders_in(folder));
    let mut held = 0;
    for case in cases.flat_map(|code| folders_in(&code)) {
        // Two states of a workshop are two workshops.
        let after = case.join("after");
        let folder = if after.is_dir() { after } else { case };
        let Ok(reading) = offsite::pipeline::read_folder(&folder, None) else {
            continue;
        };
        let mut found = reading.report.findings().iter();
        if found.any(|finding| FORM.contains(&finding.code.slug)) {
            continue;
        }
        for file in reading.sources.files() {
            held += 1;
            let refused = refused(&validator, file.text.trim_start_matches('\u{feff}'));
            let shown = folder.display();
            assert!(refused.is_empty(), "{shown} {}: {refused:#?}", file.path);
        }
    }
    assert!(held > 200, "{held}");
}

#[test]
fn everything_is_described() {
    fn undescribed(schema: &Value, at: &str, found: &mut Vec<String>) {
        for (key, part) in schema["properties"].as_object().into_iter().flatten() {
            if part["description"].as_str().is_none_or(str::is_empty) {
                found.push(format!("{at}.{key}"));
            }
        }
        match schema {
            Value::Object(parts) => {
                let parts = parts.iter();
                parts.for_each(|(key, part)| undescribed(part, &format!("{at}/{key}"), found));
            }
            Value::Array(parts) => parts.iter().for_each(|part| undescribed(part, at, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    undescribed(&schema()["definitions"], "", &mut found);
    for (table, part) in schema()["properties"].as_object().unwrap() {
        assert!(part["description"].is_string(), "{table}");
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn later_tables_are_described_but_open() {
    let schema = schema();
    let tables = schema["properties"].as_object().unwrap();
    for table in offsite::schema::LATER_TABLES {
        assert!(tables[*table]["description"].is_string(), "{table}");
    }
    let validator = jsonschema::validator_for(&schema).unwrap();
    let more = "[driver.a]\nname = \"A\"\nmood = 3";
    assert_eq!(refused(&validator, more), [""; 0]);
    assert_eq!(refused(&validator, "[driver.a]\nname = 3").len(), 1);
}

const WITH_IDS: &str = r#"
[role.csm]
name = "CSM"

[segment.ent]
name = "E"

[task.x]
name = "X"
owner = "csm"
hours = { ent = 1 }

[activity.a]
name = "A"
A = ["csm", "?"]

[rules.raci]
conflicts = [["a", "a"]]
"#;

#[test]
fn ids_of_the_workshop_are_offered_and_others_are_not() {
    let folder = folder_of(&[("all.toml", WITH_IDS)]);
    let run = offsite(folder.path(), &["schema", "--ids", "-C", "."]);
    let schema: Value = serde_json::from_str(&run.out).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    assert_eq!(refused(&validator, WITH_IDS), [""; 0]);
    for (right, wrong) in [
        ("owner = \"csm\"", "owner = \"cms\""),
        ("ent = 1", "end = 1"),
        ("[\"csm\", \"?\"]", "[\"cms\"]"),
        ("[\"a\", \"a\"]", "[\"a\", \"b\"]"),
    ] {
        let refused = refused(&validator, &WITH_IDS.replace(right, wrong));
        assert!(!refused.is_empty(), "{wrong}");
    }
    // A kind that the workshop has none of is open.
    let open = WITH_IDS.replace("owner =", "phase = \"p\"\nowner =");
    assert_eq!(refused(&validator, &open), [""; 0]);
}

#[test]
fn no_ids_are_offered_of_a_workshop_that_cannot_be_read() {
    let folder = folder_of(&[
        ("all.toml", WITH_IDS),
        ("broken.toml", "[role.ae]\nname =\n"),
    ]);
    let run = offsite(folder.path(), &["schema", "--ids", "-C", "."]);
    assert_eq!(run.code, Some(3), "{run:?}");
    assert!(
        run.out.is_empty() && run.err.contains("do not make sense yet"),
        "{run:?}"
    );
}

#[test]
fn ids_of_what_ships_with_the_program_are_valid() {
    for folder in folders_in(&in_repository("workshops")) {
        let run = offsite(&folder, &["schema", "--ids", "-C", "."]);
        let schema: Value = serde_json::from_str(&run.out).unwrap();
        let validator = jsonschema::validator_for(&schema).unwrap();
        for file in toml_files(&folder) {
            let refused = refused(&validator, &fs::read_to_string(&file).unwrap());
            assert!(refused.is_empty(), "{}: {refused:#?}", file.display());
        }
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
