//! The program from outside: exit codes, formats, which folder it looks at.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::support::{folder_of, folders_in, in_repository, offsite, offsite_with_git};

/// Two findings: an error at 3:5 in its second file, and a note about the chart.
const ROW: &str = "[activity.quote]\nname = \"Write the quote\"\nA = \"cms\"\nR = \"csm\"\n";
const ROLES: &str = "[workshop]\ntitle = \"Offsite\"\n[role.csm]\nname = \"CSM\"\n";
const CLEAN: &str = "[workshop]\ntitle = \"Offsite\"\n";
const WARNED: &str = "[workshop]\ntitel = \"Offsite\"\n";

fn code(folder: &Path, args: &[&str]) -> Option<i32> {
    offsite(folder, args).code
}

fn parsed(folder: &Path, format: &str) -> Value {
    let run = offsite(folder, &["check", "--format", format]);
    assert_eq!((run.code, run.err.as_str()), (Some(1), ""));
    serde_json::from_str(&run.out).unwrap()
}

#[test]
fn exit_codes_say_how_it_went() {
    let clean = folder_of(&[("workshop.toml", CLEAN)]);
    let broken = folder_of(&[("raci.toml", ROW), ("roles.toml", ROLES)]);
    let empty = folder_of::<&str>(&[]);
    assert_eq!(code(clean.path(), &["check"]), Some(0));
    assert_eq!(code(broken.path(), &["check"]), Some(1));
    assert_eq!(code(clean.path(), &["check", "--format", "loud"]), Some(2));
    assert_eq!(code(clean.path(), &["check", "-C", ".", "."]), Some(2));
    assert_eq!(code(empty.path(), &["check", "."]), Some(3));
    assert_eq!(code(empty.path(), &["check", "not-there"]), Some(3));
}

#[test]
fn a_file_is_not_a_folder_and_the_message_says_so() {
    let folder = folder_of(&[("workshop.toml", CLEAN)]);
    let run = offsite(folder.path(), &["check", "workshop.toml"]);
    assert_eq!(run.code, Some(3));
    assert!(
        run.err
            .contains("`workshop.toml` is a file; name the folder"),
        "{}",
        run.err
    );
    assert_eq!(run.out, "");
}

#[test]
fn deny_moves_the_line() {
    let folder = folder_of(&[("workshop.toml", WARNED)]);
    assert_eq!(code(folder.path(), &["check"]), Some(0));
    assert_eq!(
        code(folder.path(), &["check", "--deny", "warnings"]),
        Some(1)
    );
    let noted = folder_of(&[
        ("workshop.toml", CLEAN),
        ("later.toml", "[metric.churn]\nname = \"Churn\"\n"),
    ]);
    assert_eq!(
        code(noted.path(), &["check", "--deny", "warnings"]),
        Some(0)
    );
    assert_eq!(code(noted.path(), &["check", "--deny", "notes"]), Some(1));
}

#[test]
fn json_holds_places_to_the_byte() {
    let folder = folder_of(&[("raci.toml", ROW), ("roles.toml", ROLES)]);
    let report = parsed(folder.path(), "json");
    assert_eq!(report["version"], 1);
    let findings = report["findings"].as_array().unwrap();
    let unknown = findings
        .iter()
        .find(|finding| finding["code"] == "unknown-role")
        .unwrap();
    let label = &unknown["labels"][0];
    assert_eq!(label["path"], "raci.toml");
    assert_eq!(
        (&label["start"]["line"], &label["start"]["column"]),
        (&3.into(), &5.into())
    );
    assert_eq!(label["source"], "\"cms\"");
    let start = label["start"]["byte"].as_u64().unwrap() as usize;
    let end = label["end"]["byte"].as_u64().unwrap() as usize;
    assert_eq!(&ROW[start..end], "\"cms\"");
    assert_eq!(unknown["severity"], "error");
    assert_eq!(unknown["help"], "did you mean `csm`?");
    assert_eq!(report["summary"]["errors"], 1);
}

#[test]
fn json_keeps_what_the_room_accepted_with_its_reason() {
    let accept =
        "[[accept]]\nrule = \"no-responsible\"\nwhere = \"quote\"\nbecause = \"hired in May\"\n";
    let row = "[activity.quote]\nname = \"Write the quote\"\nA = \"csm\"\n";
    let folder = folder_of(&[
        ("a.toml", accept),
        ("raci.toml", row),
        ("roles.toml", ROLES),
    ]);
    let run = offsite(folder.path(), &["check", "--format", "json"]);
    assert_eq!(run.code, Some(0));
    let report: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(report["accepted"][0]["because"], "hired in May");
    assert_eq!(report["accepted"][0]["finding"]["code"], "no-responsible");
    let findings = report["findings"].as_array().unwrap();
    assert!(
        findings
            .iter()
            .all(|finding| finding["code"] != "no-responsible")
    );
}

#[test]
fn github_annotates_the_line() {
    let folder = folder_of(&[("raci.toml", ROW), ("roles.toml", ROLES)]);
    let run = offsite(folder.path(), &["check", "--format", "github"]);
    let line = run
        .out
        .lines()
        .find(|line| line.contains("unknown-role"))
        .unwrap();
    assert!(line.starts_with("::error "), "{line}");
    for part in ["file=raci.toml", "line=3", "col=5", "::"] {
        assert!(line.contains(part), "{part} is not in {line}");
    }
}

#[test]
fn a_name_with_a_line_break_makes_no_second_line() {
    let text = "[task.a]\nname = \"A\"\nowner = \"x\\ny\\u001b[2J\"\n";
    let folder = folder_of(&[("tasks.toml", text)]);
    for format in ["short", "github"] {
        let run = offsite(folder.path(), &["check", "--format", format]);
        assert_eq!(run.out.lines().count(), 1, "{}", run.out);
        assert!(run.out.contains(r"`x\ny\u{1b}[2J`"), "{}", run.out);
    }
}

#[test]
fn sarif_names_rule_and_region() {
    let folder = folder_of(&[("raci.toml", ROW), ("roles.toml", ROLES)]);
    let report = parsed(folder.path(), "sarif");
    assert_eq!(report["version"], "2.1.0");
    let run = &report["runs"][0];
    let results = run["results"].as_array().unwrap();
    let unknown = results
        .iter()
        .find(|result| result["ruleId"] == "unknown-role")
        .unwrap();
    let place = &unknown["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "raci.toml");
    assert_eq!(
        (
            &place["region"]["startLine"],
            &place["region"]["startColumn"]
        ),
        (&3.into(), &5.into())
    );
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert!(rules.iter().any(|rule| rule["id"] == "unknown-role"));
}

#[test]
fn human_shows_the_line_and_what_to_write() {
    let folder = folder_of(&[("raci.toml", ROW), ("roles.toml", ROLES)]);
    let run = offsite(folder.path(), &["check"]);
    for part in [
        "error[unknown-role]",
        "raci.toml:3:5",
        "A = \"cms\"",
        "no such role",
        "did you mean `csm`?",
    ] {
        assert!(run.out.contains(part), "{part} is not in\n{}", run.out);
    }
    assert!(
        !run.out.contains('\u{1b}'),
        "colours where nobody asked for them"
    );
}

#[test]
fn colours_come_when_asked_for() {
    let folder = folder_of(&[("raci.toml", ROW), ("roles.toml", ROLES)]);
    let run = offsite(folder.path(), &["check", "--color=always"]);
    assert!(run.out.contains("\u{1b}["), "{}", run.out);
    let run = offsite(folder.path(), &["check", "--color=never"]);
    assert!(!run.out.contains('\u{1b}'), "{}", run.out);
}

#[test]
fn the_nearest_workshop_is_found_from_inside() {
    let folder = folder_of(&[
        ("workshop.toml", WARNED),
        ("raci/rows.toml", ROW),
        ("raci/notes/readme.txt", ""),
        ("other/workshop.toml", CLEAN),
    ]);
    let run = offsite(
        &folder.path().join("raci/notes"),
        &["check", "--format", "short"],
    );
    assert_eq!(run.code, Some(1), "{}", run.err);
    assert!(
        run.out.contains("raci/rows.toml:3:5: error[unknown-role]"),
        "{}",
        run.out
    );
    assert!(
        run.out.contains("workshop.toml:2:1: warning[unknown-key]"),
        "{}",
        run.out
    );
    let run = offsite(
        &folder.path().join("other"),
        &["check", "--format", "short"],
    );
    assert_eq!((run.code, run.out.as_str()), (Some(0), ""));
}

#[test]
fn a_byte_order_mark_hides_no_workshop() {
    let text = "\u{feff}[workshop]\ntitle = \"A\"\n[task.a]\nname = \"A\"\n";
    let folder = folder_of(&[("workshop.toml", text), ("notes/readme.txt", "")]);
    let run = offsite(
        &folder.path().join("notes"),
        &["check", "--format", "short"],
    );
    assert_eq!((run.code, run.out.as_str()), (Some(0), ""), "{}", run.err);
}

#[test]
fn a_new_workshop_goes_into_a_fresh_repository_and_over_nothing() {
    let folder = folder_of(&[
        (".git/HEAD", "ref: refs/heads/main\n"),
        (".gitignore", "mine"),
    ]);
    let run = offsite(folder.path(), &["new", "."]);
    assert_eq!(run.code, Some(3), "{}", run.out);
    assert!(run.err.contains("`.gitignore` is there"), "{}", run.err);
    assert!(!folder.path().join("workshop.toml").exists());
    std::fs::remove_file(folder.path().join(".gitignore")).unwrap();
    let run = offsite(folder.path(), &["new", "."]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(folder.path().join("workshop.toml").exists());
    let again = offsite(folder.path(), &["new", "."]);
    assert!(again.err.contains("there are files in it"), "{}", again.err);
}

#[test]
fn dash_c_names_the_workshop_and_paths_begin_with_it() {
    let folder = folder_of(&[
        ("east/raci.toml", ROW),
        ("east/roles.toml", ROLES),
        ("west.toml", CLEAN),
    ]);
    let run = offsite(folder.path(), &["-C", "east", "check", "--format", "short"]);
    assert_eq!(run.code, Some(1));
    assert!(
        run.out.lines().all(|line| line.starts_with("east/r")),
        "{}",
        run.out
    );
    let same = offsite(folder.path(), &["check", "east/", "--format", "short"]);
    assert_eq!(run.out, same.out);
}

#[test]
fn a_given_day_judges_dates() {
    let accept = "[[accept]]\nrule = \"no-responsible\"\nwhere = \"quote\"\nbecause = \"hired in May\"\nuntil = 2026-05-31\n";
    let row = "[activity.quote]\nname = \"Write the quote\"\nA = \"csm\"\n";
    let folder = folder_of(&[
        ("a.toml", accept),
        ("raci.toml", row),
        ("roles.toml", ROLES),
    ]);
    assert_eq!(code(folder.path(), &["check"]), Some(0));
    assert_eq!(
        code(folder.path(), &["check", "--as-of", "2026-05-31"]),
        Some(0)
    );
    assert_eq!(
        code(folder.path(), &["check", "--as-of", "2026-06-01"]),
        Some(1)
    );
}

#[test]
fn explain_prints_the_docs_or_the_nearest_code() {
    let folder = folder_of::<&str>(&[]);
    let run = offsite(folder.path(), &["explain", "no-accountable"]);
    let docs = fs::read_to_string(crate::support::in_repository(
        "docs/codes/no-accountable.md",
    ))
    .unwrap();
    assert_eq!((run.code, run.out), (Some(0), docs));
    let run = offsite(folder.path(), &["explain", "no-acountable"]);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert!(
        run.err.contains("did you mean `no-accountable`?"),
        "{}",
        run.err
    );
    let run = offsite(folder.path(), &["explain"]);
    assert_eq!(run.out.lines().count(), offsite::diagnostic::CODES.len());
}

#[test]
fn git_is_not_needed() {
    let folder = folder_of(&[("workshop.toml", CLEAN)]);
    let run = offsite_with_git(folder.path(), &["check"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
}

#[test]
fn every_format_can_say_every_finding() {
    for code in folders_in(&in_repository("tests/check")) {
        for case in folders_in(&code) {
            for format in ["human", "json", "github", "sarif"] {
                let run = offsite(&case, &["check", ".", "--format", format]);
                let about_people = run.err.contains("about people and left out here");
                let said = matches!(run.code, Some(0 | 1)) && (run.err.is_empty() || about_people);
                assert!(said, "{} as {format}: {run:?}", case.display());
                if matches!(format, "json" | "sarif") {
                    serde_json::from_str::<serde_json::Value>(&run.out).unwrap();
                }
            }
        }
    }
}

const SEGMENTED: &str = "[role.a]\nname = \"A\"\n[role.b]\nname = \"B\"\n[segment.large]\nname = \"Large\"\n\
    [segment.small]\nname = \"Small\"\n[activity.x]\nname = \"X\"\nA = \"a\"\nR = [\"a\"]\nI = [\"b\"]\n\
    segment.small = { A = [\"a\", \"b\"] }\n";

#[test]
fn a_segment_is_checked_as_it_is_there() {
    let folder = folder_of(&[("raci.toml", SEGMENTED)]);
    let check = |segment| {
        let args = ["check", ".", "--format", "short", "--segment", segment];
        offsite(folder.path(), &args)
    };
    let run = check("small");
    assert_eq!(run.code, Some(1));
    assert!(
        run.out.contains("raci.toml:14:23: error[many-accountable]"),
        "{}",
        run.out
    );
    assert!(
        !run.out.contains("no-owner-or-review-date"),
        "letters only: {}",
        run.out
    );
    let same = check("large");
    assert_eq!(same.code, Some(2));
    assert!(
        same.err
            .contains("no row has letters of its own in `large`"),
        "{}",
        same.err
    );
    let unknown = check("smal");
    assert_eq!(unknown.code, Some(2));
    assert!(
        unknown.err.contains("did you mean `small`?"),
        "{}",
        unknown.err
    );
}

#[test]
fn a_new_workshop_checks_clean() {
    let folder = folder_of::<&str>(&[]);
    assert_eq!(offsite(folder.path(), &["new", "fresh"]).code, Some(0));
    let run = offsite(folder.path(), &["check", "fresh", "--deny", "notes"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(run.out.starts_with("nothing found"), "{}", run.out);
}

#[test]
fn a_decision_is_about_the_whole_row() {
    let folder = folder_of(&[("raci.toml", SEGMENTED)]);
    let args = [
        "settle",
        "x",
        "A=a",
        "--segment",
        "small",
        "--decision",
        "d",
    ];
    let run = offsite(folder.path(), &args);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("closes the whole row"), "{}", run.err);
}

#[test]
fn settling_what_is_contested_says_how_to_close_the_question() {
    let people: String = ["a", "b", "c"]
        .iter()
        .map(|id| {
            format!(
                "[person.{id}x]\nname = \"{id}\"\n[ballot.{id}x.raci]\nx = {{ A = \"{id}\" }}\n"
            )
        })
        .collect();
    let text =
        format!("{SEGMENTED}[role.c]\nname = \"C\"\n[decision.d-1]\nwhat = \"A has it\"\n{people}");
    let folder = folder_of(&[("raci.toml", &text)]);
    let settle = |more: &[&str]| offsite(folder.path(), &[&["settle", "x", "A=b"], more].concat());
    let run = settle(&[]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(run.out.contains("add `--decision ID`"), "{}", run.out);
    let run = settle(&["--decision", "d-1"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(!run.out.contains("--decision ID"), "{}", run.out);
}
