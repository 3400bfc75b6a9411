//! `tests/check/<code>/<case>/`: what is found in each folder, and that every code has folders.

use std::fs;

use offsite::diagnostic::{CODES, by_slug};

use crate::support::{
    Comparison, findings, folders_in, has_code, in_repository, name_of, offsite, said,
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
    for code in folders_in(&in_repository("tests/check")) {
        let slug = name_of(&code);
        for case in folders_in(&code) {
            let shown = case.display();
            let Ok(expected) = fs::read_to_string(case.join("expected.txt")) else {
                comparison.complain(format!("{shown} has no expected.txt"));
                continue;
            };
            let name = name_of(&case);
            let fires = has_code(&expected, slug);
            match (name.starts_with("fires"), name.starts_with("silent")) {
                (true, _) if !fires => {
                    comparison.complain(format!("{shown}: `{slug}` does not fire"))
                }
                (_, true) if fires => comparison.complain(format!("{shown}: `{slug}` fires")),
                (false, false) => {
                    comparison.complain(format!("{shown}: begin its name with `fires` or `silent`"))
                }
                _ => {}
            }
        }
    }
    comparison.finish();
}

#[test]
fn every_code_has_cases_and_every_case_a_code() {
    let mut comparison = Comparison::default();
    let folders = folders_in(&in_repository("tests/check"));
    for folder in &folders {
        if by_slug(name_of(folder)).is_none() {
            comparison.complain(format!("{}: there is no such code", folder.display()));
        }
    }
    for code in CODES
        .iter()
        .filter(|code| !MADE_BY_TESTS.contains(&code.slug))
    {
        let folder = folders.iter().find(|folder| name_of(folder) == code.slug);
        let cases = folder.map(|folder| folders_in(folder)).unwrap_or_default();
        for kind in ["fires", "silent"] {
            if !cases.iter().any(|case| name_of(case).starts_with(kind)) {
                comparison.complain(format!("tests/check/{}/{kind} is missing", code.slug));
            }
        }
    }
    comparison.finish();
}
