//! `offsite import`: the folders of `tests/import`, where each finding has its sheets, and of `tests/imported`, where
//! whole files become a workshop or change one.

use std::fs;
use std::path::Path;

use offsite::diagnostic::CODES;

use crate::support::{
    Comparison, compare_names_with_cases, dry_import, everything_said, folder_of, folders_in,
    in_repository, name_of, require_cases, with_ends_shown,
};

/// Each case: a `sheet.*`, the workshop in `workshop/` where there is one, more arguments in `arguments.txt`.
#[test]
fn every_case_finds_what_it_expects() {
    let mut comparison = Comparison::default();
    for code in folders_in(&in_repository("tests/import")) {
        for case in folders_in(&code) {
            let found = dry_import(&case, &sheet_of(&case), &arguments_of(&case));
            comparison.with_file(found, &case.join("expected.txt"));
        }
    }
    comparison.finish();
}

#[test]
fn cases_fire_or_are_silent_as_their_names_say() {
    let mut comparison = Comparison::default();
    compare_names_with_cases(&mut comparison, "tests/import");
    comparison.finish();
}

#[test]
fn every_finding_of_an_import_has_cases_and_every_case_a_finding() {
    let mut comparison = Comparison::default();
    let codes: Vec<_> = CODES.iter().filter(|code| code.import).copied().collect();
    require_cases(&mut comparison, "tests/import", &codes, &[]);
    comparison.finish();
}

/// Each case: a `sheet.*`, the workshop in `before/` where there is one, more arguments in `arguments.txt`; then what is
/// said in `says.txt` and every TOML file in `after/`.
#[test]
fn whole_sheets_become_what_their_folders_say() {
    let mut comparison = Comparison::default();
    for case in folders_in(&in_repository("tests/imported")) {
        let folder = folder_of::<&str>(&[]);
        let workshop = folder.path().join("workshop");
        for path in toml_files(&case.join("before")) {
            copy(&case.join("before").join(&path), &workshop.join(&path));
        }
        let sheet = sheet_of(&case);
        copy(&case.join(&sheet), &folder.path().join(&sheet));
        let said = everything_said(
            folder.path(),
            &["import", &sheet, "--into", "workshop"],
            &arguments_of(&case),
        );
        comparison.with_file(said, &case.join("says.txt"));
        let left = toml_files(&workshop);
        for path in &left {
            let text = fs::read_to_string(workshop.join(path)).unwrap();
            let expected = case.join("after").join(path);
            fs::create_dir_all(expected.parent().unwrap()).unwrap();
            comparison.with_file(with_ends_shown(&text), &expected);
        }
        for path in toml_files(&case.join("after")) {
            if !left.contains(&path) {
                comparison.complain(format!("{}: {path} is not written", case.display()));
            }
        }
    }
    comparison.finish();
}

fn sheet_of(case: &Path) -> String {
    let entries = fs::read_dir(case).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut sheets: Vec<String> = names.filter(|name| name.starts_with("sheet.")).collect();
    sheets.sort();
    match &sheets[..] {
        [only] => only.clone(),
        _ => panic!("{} has {} sheets", name_of(case), sheets.len()),
    }
}

fn arguments_of(case: &Path) -> String {
    fs::read_to_string(case.join("arguments.txt")).unwrap_or_default()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to.parent().unwrap()).unwrap();
    fs::copy(from, to).unwrap();
}

/// The paths of the TOML files in a folder and in those inside; none where there is no folder.
fn toml_files(folder: &Path) -> Vec<String> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        if entry.file_type().unwrap().is_dir() {
            let inner = toml_files(&entry.path());
            paths.extend(inner.into_iter().map(|path| format!("{name}/{path}")));
        } else if name.ends_with(".toml") {
            paths.push(name);
        }
    }
    paths.sort();
    paths
}
