//! `tests/diff/<code>/<case>/{before,after}`: what is told between the two, and that every code of a change has cases.

use std::path::Path;

use offsite::diagnostic::CODES;

use crate::support::{
    Comparison, changes, compare_names_with_cases, folders_in, in_repository, name_of,
    require_cases,
};

#[test]
fn every_case_tells_what_it_expects() {
    let mut comparison = Comparison::default();
    for case in cases() {
        comparison.with_file(changes(&case), &case.join("expected.txt"));
    }
    comparison.finish();
}

/// A file that nobody reads would look like a part of the case.
#[test]
fn cases_hold_two_folders_of_toml_and_what_is_told() {
    let mut comparison = Comparison::default();
    for case in cases() {
        for name in names_in(&case) {
            if !["before", "after", "expected.txt"].contains(&name.as_str()) {
                comparison.complain(format!("{}: `{name}` is not read", case.display()));
            }
        }
        for side in ["before", "after"] {
            let others = names_in(&case.join(side)).into_iter();
            for name in others.filter(|name| !name.ends_with(".toml")) {
                let case = case.display();
                comparison.complain(format!("{case}/{side}: `{name}` is not read"));
            }
        }
    }
    comparison.finish();
}

#[test]
fn cases_fire_or_are_silent_as_their_names_say() {
    let mut comparison = Comparison::default();
    compare_names_with_cases(&mut comparison, "tests/diff");
    comparison.finish();
}

#[test]
fn every_change_has_cases_and_every_case_a_change() {
    let mut comparison = Comparison::default();
    let codes: Vec<_> = CODES.iter().filter(|code| code.change).copied().collect();
    require_cases(&mut comparison, "tests/diff", &codes, &[]);
    comparison.finish();
}

/// The folders of the cases.
fn cases() -> Vec<std::path::PathBuf> {
    let codes = folders_in(&in_repository("tests/diff"));
    codes.iter().flat_map(|code| folders_in(code)).collect()
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let names = entries.map(|entry| name_of(&entry.unwrap().path()).to_owned());
    names.collect()
}
