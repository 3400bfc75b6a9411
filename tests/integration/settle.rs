//! `offsite settle`: the folders of `tests/settle`, and laws that hold for any row.

use std::fs;
use std::path::Path;

use offsite::edit::Settlement;
use offsite::pipeline::{Reading, read, settle};
use offsite::source::{SourceFile, SourceTree};
use proptest::prelude::*;

use crate::support::{
    Comparison, everything_said, folder_of, folders_in, in_repository, with_ends_shown,
};

/// Each case: files in `before/`, the arguments in `settle.txt`; then `after/` and what is said in `says.txt`.
#[test]
fn cases_are_settled_as_their_folders_say() {
    let mut comparison = Comparison::default();
    for case in folders_in(&in_repository("tests/settle")) {
        let folder = folder_of::<&str>(&[]);
        for path in files(&case.join("before")) {
            fs::copy(case.join("before").join(&path), folder.path().join(&path)).unwrap();
        }
        let arguments = fs::read_to_string(case.join("settle.txt")).unwrap();
        let said = everything_said(folder.path(), &["settle", "-C", "."], &arguments);
        comparison.with_file(said, &case.join("says.txt"));
        let left: Vec<String> = files(folder.path());
        assert_eq!(
            left,
            files(&case.join("before")),
            "no file is added: {}",
            case.display()
        );
        for path in left {
            let text = fs::read_to_string(folder.path().join(&path)).unwrap();
            if text == fs::read_to_string(case.join("before").join(&path)).unwrap() {
                continue;
            }
            comparison.with_file(with_ends_shown(&text), &case.join("after").join(&path));
        }
    }
    comparison.finish();
}

fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_file_that_changed_meanwhile_is_not_overwritten() {
    let text = workshop("[activity.quote]\nname = \"Q\"\nA = \"ae\"\n");
    let folder = folder_of(&[("raci.toml", &text)]);
    let reading = reading(&text);
    let settlement = Settlement::parse(
        &reading.workshop,
        "quote",
        &["A=csm".to_owned()],
        None,
        None,
    );
    let settled = settle(&reading, folder.path(), &settlement.unwrap(), None).unwrap();
    fs::write(folder.path().join("raci.toml"), "# by somebody else\n").unwrap();
    let refused = settled.edit.rewrite().write(folder.path()).unwrap_err();
    assert!(
        refused
            .to_string()
            .contains("has changed since it was read"),
        "{refused}"
    );
    assert_eq!(files(folder.path()), ["raci.toml"]);
    assert_eq!(
        fs::read_to_string(folder.path().join("raci.toml")).unwrap(),
        "# by somebody else\n"
    );
}

/// It has numbers that were not measured, and `nan` is no number that equals itself.
#[test]
fn a_row_of_the_shipped_workshop_is_settled() {
    let folder = in_repository("workshops/post-sales");
    let reading = offsite::pipeline::read_folder(&folder, None).unwrap();
    let letters = ["A=csm".to_owned()];
    let row = "renewal-negotiate";
    let settlement = Settlement::parse(&reading.workshop, row, &letters, None, None).unwrap();
    let settled = settle(&reading, &folder, &settlement, None).unwrap();
    assert_eq!(settled.edit.changes.len(), 1);
}

fn workshop(rows: &str) -> String {
    format!(
        "{rows}\n[role.csm]\nname = \"CSM\"\n[role.csl]\nname = \"CSL\"\n[role.ae]\nname = \"AE\"\n[segment.ent]\nname = \"E\"\n"
    )
}

fn reading(text: &str) -> Reading {
    let file = SourceFile::new("raci.toml", text);
    read(SourceTree::new(vec![file]), None).unwrap()
}

/// Who has one letter, and how it is written.
fn holders() -> impl Strategy<Value = Vec<&'static str>> {
    proptest::sample::subsequence(vec!["csm", "csl", "ae", "?"], 0..=4)
}

fn written(roles: &[&str], style: u8) -> String {
    let quoted: Vec<_> = roles.iter().map(|role| format!("\"{role}\"")).collect();
    match (style % 4, quoted.as_slice()) {
        (0, [only]) => only.clone(),
        (1, [_, ..]) => format!("[\n  {},\n  # a remark\n]", quoted.join(", # why\n  ")),
        (2, [_, ..]) => format!("[ {} ]", quoted.join(",")),
        _ => format!("[{}]", quoted.join(", ")),
    }
}

/// One row in one of the ways in which it can be laid out; braces take no lines.
fn row(layout: u8, letters: &[(&str, Vec<&str>)], style: u8) -> String {
    let style = if layout == 2 { 3 } else { style };
    let keys = letters
        .iter()
        .map(|(letter, roles)| format!("{letter} = {}", written(roles, style)));
    let keys: Vec<_> = ["name = \"Q\"".to_owned()]
        .into_iter()
        .chain(keys)
        .collect();
    match layout {
        0 => format!(
            "# top\n[activity.quote] # row\n{} # tail\nnote = \"n\"\n",
            keys.join("\n")
        ),
        1 => format!("activity.quote.{}\n", keys.join(" # x\nactivity.quote.")),
        2 => format!("[activity]\nquote = {{ {} }} # x\n", keys.join(", ")),
        3 => format!(
            "[activity]\n\tquote.{}\nother.name = \"O\"\n",
            keys.join("\n\tquote.")
        ),
        _ => format!("[task.quote]\n{}\nhours = 2\n", keys.join("\n")),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// `pipeline::settle` itself refuses a change of anything else in the model; here it must never have to.
    #[test]
    fn a_row_of_any_layout_is_settled_and_nothing_else(
        layout in 0_u8..5,
        style in any::<u8>(),
        crlf in any::<bool>(),
        mark in any::<bool>(),
        segment in any::<bool>(),
        there in proptest::sample::subsequence(vec!["A", "R", "C", "I"], 1..=4),
        so_far in proptest::collection::vec(holders(), 4),
        given in proptest::sample::subsequence(vec!["A", "R", "C", "I"], 1..=4),
        new in proptest::collection::vec(holders(), 4),
    ) {
        let letters: Vec<_> = there.into_iter().zip(so_far).collect();
        let mut text = workshop(&row(layout, &letters, style));
        if crlf { text = text.replace('\n', "\r\n"); }
        if mark { text.insert(0, '\u{feff}'); }
        let before = reading(&text);
        prop_assume!(!before.report.is_unclear());
        let typed: Vec<_> = given.iter().zip(&new).map(|(letter, roles)| format!("{letter}={}", roles.join(","))).collect();
        let segment = (segment && layout < 4).then_some("ent");
        let parsed = |reading: &Reading| Settlement::parse(&reading.workshop, "quote", &typed, segment, None).unwrap();
        let settlement = parsed(&before);
        let settled = settle(&before, Path::new("."), &settlement, None);
        let settled = settled.map_err(|why| TestCaseError::fail(format!("{why}\n{text}")))?;
        let after = &settled.edit.after;
        prop_assert!(settlement.is_all_between(&before.workshop, &settled.reading.workshop));
        prop_assert_eq!(after.matches('#').count(), text.matches('#').count(), "comments stay\n{}", after);
        if crlf {
            prop_assert_eq!(after.matches('\n').count(), after.matches("\r\n").count());
        } else {
            prop_assert!(!after.contains('\r'));
        }
        prop_assert_eq!(after.starts_with('\u{feff}'), mark);
        let again = settle(&settled.reading, Path::new("."), &parsed(&settled.reading), None).unwrap();
        prop_assert!(again.edit.is_nothing(), "already so\n{}", after);
        prop_assert_eq!(&again.edit.after, after);
    }
}
