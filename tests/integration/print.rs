//! Paper: scripts in `tests/print` print charts, cards and ballots, and read them back from the PDF.

use std::process::Command;

use crate::browser::chromium;
use crate::support::in_repository;

/// What a script says of each thing that it prints, a line each; `None` where the machine lacks a program for it and
/// need not have it.
fn printed(script: &str, things: &[&str]) -> Option<String> {
    let browser = chromium()?;
    let at_hand = |program: &str| Command::new(program).arg("-v").output().is_ok();
    if !["pdftotext", "pdftoppm", "python3"]
        .into_iter()
        .all(at_hand)
    {
        let required =
            std::env::var_os("OFFSITE_BROWSER_TESTS").is_some_and(|tests| tests == "required");
        assert!(
            !required,
            "pdftotext, pdftoppm and python3 are required and not there"
        );
        return None;
    }
    let run = Command::new("python3")
        .arg(in_repository("tests/print").join(script))
        .arg(env!("CARGO_BIN_EXE_offsite"))
        .arg(browser)
        .args(things)
        // Scripts leave nothing behind beside them.
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&run.stdout).into_owned();
    assert!(
        run.status.success(),
        "{said}{}",
        String::from_utf8_lossy(&run.stderr)
    );
    Some(said)
}

#[test]
fn every_letter_is_in_the_printed_chart() {
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
    let Some(said) = printed("chart.py", &sizes) else {
        return;
    };
    assert_eq!(said.lines().count(), sizes.len(), "a line a size: {said}");
}

#[test]
fn every_card_is_on_its_label() {
    // To cut on each paper, without margins, the smallest labels, with gaps on both sides.
    let stocks = [
        "card-76",
        "card-76:Letter",
        "a6",
        "avery-5160",
        "l7160",
        "sticky-76",
    ];
    let Some(said) = printed("labels.py", &stocks) else {
        return;
    };
    assert_eq!(said.lines().count(), stocks.len(), "a line a stock: {said}");
}

#[test]
fn ballots_take_as_few_pages_as_they_should() {
    let Some(said) = printed("ballots.py", &[]) else {
        return;
    };
    assert_eq!(said.lines().count(), 6, "a line a ballot: {said}");
}
