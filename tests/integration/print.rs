//! Charts of several sizes on paper: `tests/print/chart.py` prints them and reads every letter back from the PDF.

use std::process::Command;

use crate::browser::chromium;
use crate::support::in_repository;

#[test]
fn every_letter_is_in_the_printed_chart() {
    let Some(browser) = chromium() else { return };
    let at_hand = |program: &str| Command::new(program).arg("-v").output().is_ok();
    if !at_hand("pdftotext") || !at_hand("python3") {
        let required =
            std::env::var_os("OFFSITE_BROWSER_TESTS").is_some_and(|tests| tests == "required");
        assert!(
            !required,
            "pdftotext and python3 are required and not there"
        );
        return;
    }
    // One piece upright, one piece on its side at the narrowest, in parts, on each paper; on the wall.
    let sizes = [
        "5x1",
        "14x40",
        "33x20",
        "80x25",
        "30x20:Letter",
        "31x20:Letter",
        "51x20:A3",
        "9x36:Letter:wall-chart",
        "48x20:A4:wall-chart",
        "20x20:A4:chart-poster",
    ];
    let run = Command::new("python3")
        .arg(in_repository("tests/print/chart.py"))
        .arg(env!("CARGO_BIN_EXE_offsite"))
        .arg(browser)
        .args(sizes)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&run.stdout).into_owned();
    assert!(
        run.status.success(),
        "{said}{}",
        String::from_utf8_lossy(&run.stderr)
    );
    assert_eq!(said.lines().count(), sizes.len(), "a line a size: {said}");
}
