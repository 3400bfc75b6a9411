//! `tests/check/<code>/<case>/`: what is found in each folder, and that every code has folders. Those of changes are in
//! `tests/diff/`.

use offsite::diagnostic::CODES;

use crate::support::{
    Comparison, compare_names_with_cases, findings, folders_in, in_repository, offsite,
    require_cases, said,
};

/// Codes that a folder in git cannot show; `robustness.rs` makes their folders.
const MADE_BY_TESTS: &[&str] = &["unreadable-file", "private-in-git"];

#[test]
fn every_case_finds_what_it_expects() {
    let mut comparison = Comparison::default();
    for code in folders_in(&in_repository("tests/check")) {
        for case in folders_in(&code) {
            comparison.with_file(findings(&case), &case.join("expected.txt"));
            let underlined = case.join("expected-human.txt");
            if underlined.exists() {
                let run = offsite(&case, &["check", "."]);
                comparison.with_file(said(run), &underlined);
            }
        }
    }
    comparison.finish();
}

#[test]
fn cases_fire_or_are_silent_as_their_names_say() {
    let mut comparison = Comparison::default();
    compare_names_with_cases(&mut comparison, "tests/check");
    comparison.finish();
}

#[test]
fn every_code_has_cases_and_every_case_a_code() {
    let mut comparison = Comparison::default();
    let codes: Vec<_> = CODES
        .iter()
        .filter(|code| !code.change && !code.import)
        .copied()
        .collect();
    require_cases(&mut comparison, "tests/check", &codes, MADE_BY_TESTS);
    comparison.finish();
}
