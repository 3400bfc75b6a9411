//! The shipped workshops: each is found to be exactly what its `expected-findings.txt` says, and the chart of the
//! example as much as the specification counts.

use std::fs;

use crate::support::{
    Comparison, findings, folder_of, folders_in, in_repository, is_of_code, offsite, said,
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
