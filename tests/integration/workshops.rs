//! The shipped workshops: each is found to be exactly what its `expected-findings.txt` says.

use crate::support::{Comparison, findings, folders_in, in_repository};

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
