//! The shipped workshops: each renders, is found to be exactly what its `expected-findings.txt` says, and is what its
//! script writes where it has one.

use std::path::Path;
use std::process::Command;

use crate::support::{Comparison, findings, folders_in, in_repository, name_of, offsite};

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
