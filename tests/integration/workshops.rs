//! The shipped workshops: each renders, is found to be exactly what its `expected-findings.txt` says, and is what its
//! script writes where it has one; the chart of the example has as many findings as the specification counts.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::{
    Comparison, findings, folder_of, folders_in, in_repository, is_of_code, name_of, offsite, said,
};

/// The codes of H01 to H13, V01 to V09, M03 and M05 in `domain.md` §2.3, which its §6.3 counts.
const COUNTED: &[&str] = &[
    "no-accountable",
    "many-accountable",
    "no-responsible",
    "many-responsible",
    "many-consulted",
    "many-informed",
    "nobody-asked-or-told",
    "crowded-row",
    "unresolved-cell",
    "same-hand-on-control",
    "accountable-too-high",
    "accountable-elsewhere",
    "vague-verb",
    "unused-role",
    "no-work",
    "many-accountable-rows",
    "many-responsible-rows",
    "no-empty-cells",
    "work-without-ownership",
    "always-consulted",
    "single-point",
    "conflicting-duties",
    "duplicate-activity",
    "no-owner-or-review-date",
];

#[test]
fn every_workshop_finds_what_it_expects() {
    let workshops = folders_in(&in_repository("workshops"));
    assert!(!workshops.is_empty(), "there is no workshop to look at");
    let mut comparison = Comparison::default();
    for workshop in workshops {
        comparison.with_file(findings(&workshop), &workshop.join("expected-findings.txt"));
    }
    comparison.finish();
}

#[test]
fn every_workshop_renders() {
    for workshop in folders_in(&in_repository("workshops")) {
        let out = tempfile::tempdir().unwrap();
        let to = out.path().to_str().unwrap();
        let run = offsite(&workshop, &["render", ".", "--out", to]);
        assert_eq!(run.code, Some(0), "{}: {}", name_of(&workshop), run.err);
        assert!(out.path().join("raci.html").is_file());
    }
}

#[test]
fn the_large_programme_is_what_its_script_writes() {
    let committed = in_repository("workshops/large-programme");
    let out = tempfile::tempdir().unwrap();
    let script = in_repository("tests/workshops/large_programme.py");
    let run = Command::new("python3").arg(script).arg(out.path()).output();
    // Without Python there is nothing to compare with.
    let Ok(run) = run else { return };
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    let of_findings = |path: &String| path != "expected-findings.txt";
    let written = files_in(out.path());
    let lying_there: Vec<_> = files_in(&committed)
        .into_iter()
        .filter(of_findings)
        .collect();
    assert_eq!(lying_there, written, "run the script");
    let mut comparison = Comparison::default();
    for path in written {
        let text = std::fs::read_to_string(out.path().join(&path)).unwrap();
        comparison.with_file(text, &committed.join(path));
    }
    comparison.finish();
}

/// The paths of the files in a folder, from there.
fn files_in(folder: &Path) -> Vec<String> {
    let files = walkdir::WalkDir::new(folder).sort_by_file_name();
    let files = files.into_iter().map(Result::unwrap);
    files
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap();
            path.to_str().unwrap().replace('\\', "/")
        })
        .collect()
}

#[test]
fn the_chart_as_found_finds_as_much_as_the_specification_counts() {
    let workshop = in_repository("workshops/post-sales-as-found");
    let args = ["check", ".", "--format", "short", "--as-of", "2026-03-01"];
    assert_eq!(counted(&said(offsite(&workshop, &args))), [14, 15, 14]);
}

/// Before and after are two folders: the chart differs and nothing else does.
#[test]
fn the_post_sales_workshop_is_its_as_found_state_with_another_chart() {
    let (before, after) = (
        in_repository("workshops/post-sales-as-found"),
        in_repository("workshops/post-sales"),
    );
    for path in files_in(&before) {
        if path != "raci.toml" && path != "expected-findings.txt" {
            let text = |folder: &Path| fs::read_to_string(folder.join(&path)).unwrap();
            assert_eq!(text(&before), text(&after), "{path}");
        }
    }
}

#[test]
fn the_chart_finds_as_much_as_the_specification_counts() {
    let workshop = in_repository("workshops/post-sales");
    let files: Vec<_> = fs::read_dir(&workshop)
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().extension().is_some_and(|end| end == "toml"))
        .map(|entry| {
            let name = entry.file_name().into_string().unwrap();
            (name, fs::read_to_string(entry.path()).unwrap())
        })
        .collect();
    let counts = |is_accepting: bool| {
        let files: Vec<_> = files
            .iter()
            .map(|(name, text)| {
                (
                    &name[..],
                    if is_accepting {
                        &text[..]
                    } else {
                        before_acceptances(text)
                    },
                )
            })
            .collect();
        let folder = folder_of(&files);
        let args = ["check", ".", "--format", "short", "--as-of", "2026-03-01"];
        counted(&said(offsite(folder.path(), &args)))
    };
    assert_eq!(counts(false), [0, 1, 6], "without its acceptances");
    assert_eq!(counts(true), [0, 0, 5], "with its acceptances");
}

/// A file up to its first `[[accept]]`.
fn before_acceptances(text: &str) -> &str {
    text.split("[[accept]]").next().unwrap_or(text)
}

/// How many errors, warnings and notes a report has of the codes that are counted.
fn counted(report: &str) -> [usize; 3] {
    ["error", "warning", "note"].map(|severity| {
        let lines = report
            .lines()
            .filter(|line| line.contains(&format!(" {severity}[")));
        lines
            .filter(|line| COUNTED.iter().any(|slug| is_of_code(line, slug)))
            .count()
    })
}
