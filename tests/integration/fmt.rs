//! `offsite fmt`: the folders of `tests/fmt`, what ships with the program, and laws that hold for any workshop.

use std::fs;
use std::path::Path;

use offsite::edit::rewritten_tree;
use offsite::pipeline::{Reading, lay_out, read, read_folder};
use offsite::source::{SourceFile, SourceTree};
use proptest::prelude::*;

use crate::diff_laws::made_up::{Dice, MadeUp};
use crate::support::{
    Comparison, everything_said, folder_of, folders_in, in_repository, offsite, with_ends_shown,
};

/// Each case: a file in `before.toml`, options in `fmt.txt` if any; then `after.toml`, and what is said in `says.txt`.
#[test]
fn cases_are_laid_out_as_their_folders_say() {
    let mut comparison = Comparison::default();
    for case in folders_in(&in_repository("tests/fmt")) {
        let before = fs::read_to_string(case.join("before.toml")).unwrap();
        let text = before.replace('␍', "\r").replace('␂', "\u{feff}");
        let folder = folder_of(&[("file.toml", text)]);
        let options = fs::read_to_string(case.join("fmt.txt")).unwrap_or_default();
        let said = everything_said(folder.path(), &["fmt", "."], &options);
        comparison.with_file(said, &case.join("says.txt"));
        let after = fs::read_to_string(folder.path().join("file.toml")).unwrap();
        let shown = with_ends_shown(&after);
        comparison.with_file(shown, &case.join("after.toml"));
        let again = everything_said(folder.path(), &["fmt", "."], &options);
        let same = fs::read_to_string(folder.path().join("file.toml")).unwrap();
        if same != after {
            comparison.complain(format!("{}: once more changes it: {again}", case.display()));
        }
    }
    comparison.finish();
}

#[test]
fn what_ships_with_the_program_is_laid_out() {
    let mut folders = folders_in(&in_repository("workshops"));
    folders.push(in_repository("starter"));
    for folder in folders {
        let reading = read_folder(&folder, None).unwrap();
        let laid_out = lay_out(&reading, &folder, false).unwrap();
        let lines: String = laid_out
            .rewrites
            .iter()
            .map(|rewrite| rewrite.lines())
            .collect();
        assert!(lines.is_empty(), "{}: {lines}", folder.display());
    }
}

#[test]
fn files_that_are_none_of_ours_stay_as_they_are() {
    let other = "[package]\nname   =   'x'\n";
    let broken = "[role.a]\nname   = \n";
    let ours = "[task.x]\nname   = \"X\"\n";
    let folder = folder_of(&[
        ("Other.toml", other),
        ("broken.toml", broken),
        ("ours.toml", ours),
    ]);
    let run = offsite(folder.path(), &["fmt", "."]);
    let text = |path: &str| fs::read_to_string(folder.path().join(path)).unwrap();
    assert_eq!(
        (text("Other.toml"), text("broken.toml")),
        (other.to_owned(), broken.to_owned())
    );
    assert_eq!(text("ours.toml"), "[task.x]\nname = \"X\"\n");
    assert_eq!(run.code, Some(1), "{run:?}");
    assert!(run.out.contains("left alone: broken.toml"), "{run:?}");
}

#[test]
fn a_check_writes_nothing() {
    let text = "[task.x]\nimpact = 2\nname = \"X\"\n";
    let folder = folder_of(&[("a.toml", text)]);
    let run = offsite(folder.path(), &["fmt", "--check", "."]);
    assert_eq!(run.code, Some(1), "{run:?}");
    assert!(run.out.contains("+name = \"X\""), "{run:?}");
    assert_eq!(
        fs::read_to_string(folder.path().join("a.toml")).unwrap(),
        text
    );
    offsite(folder.path(), &["fmt", "."]);
    let run = offsite(folder.path(), &["fmt", "--check", "."]);
    assert_eq!(
        (run.code, run.out.as_str()),
        (Some(0), "all files are laid out\n")
    );
}

#[test]
fn numbers_are_told_as_they_are_written() {
    let folder = folder_of(&[
        ("a.toml", "[task.x]\nname = \"X\"\n"),
        ("b.toml", "task = { y.name = \"Y\" }\n"),
    ]);
    let run = offsite(folder.path(), &["fmt", "--number", "."]);
    assert!(run.out.contains("2 tasks got the number"), "{run:?}");
    let run = offsite(folder.path(), &["fmt", "--number", "."]);
    assert_eq!(run.out, "all files are laid out already\n");
}

fn tree(texts: &[String]) -> SourceTree {
    let files = texts.iter().enumerate();
    let files = files.map(|(n, text)| SourceFile::new(format!("{n}.toml"), text.clone()));
    SourceTree::new(files.collect())
}

/// The files as they are once they are laid out.
fn laid_out(reading: &Reading, number: bool) -> SourceTree {
    let laid_out = lay_out(reading, Path::new("."), number).unwrap();
    rewritten_tree(&reading.sources, &laid_out.rewrites)
}

/// The lines of all files that begin with one of these, without what may move.
fn lines(sources: &SourceTree, beginning: char) -> Vec<String> {
    let files = sources.files().iter();
    let lines = files.flat_map(|file| file.text.lines());
    let lines = lines.map(|line| line.trim_start_matches('\u{feff}').trim());
    let lines = lines.filter(|line| line.starts_with(beginning));
    let without_remark = |line: &str| {
        line.split(" #")
            .next()
            .unwrap_or_default()
            .trim()
            .to_owned()
    };
    lines.map(without_remark).collect()
}

fn sorted(mut lines: Vec<String>) -> Vec<String> {
    lines.sort();
    lines
}

/// What is found, wherever it stands.
fn found(reading: &Reading) -> Vec<String> {
    let findings = reading.report.findings().iter();
    sorted(findings.map(|finding| finding.message.clone()).collect())
}

/// Other blanks, and an order of keys that nobody would choose.
fn untidy(text: &str, dice: &mut Dice) -> String {
    let lines = text.lines().map(|line| match dice.below(4) {
        0 => line.replacen(" = ", "=", 1),
        1 => line.replacen(" = ", "   = ", 1) + " \t",
        _ => line.to_owned(),
    });
    lines
        .collect::<Vec<_>>()
        .join(if text.contains('\r') { "\r\n" } else { "\n" })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    /// `lay_out` itself refuses a change of what the files mean; here it must never have to.
    #[test]
    fn any_workshop_is_laid_out_and_says_the_same(seed: u64) {
        let mut dice = Dice::new(seed);
        let made_up = MadeUp::by(&mut dice);
        let texts = made_up.laid_out_otherwise(&mut dice);
        let texts: Vec<_> = texts.iter().map(|text| untidy(text, &mut dice)).collect();
        let before = read(tree(&texts), None);
        prop_assume!(before.is_some());
        let before = before.unwrap();
        let after = laid_out(&before, false);
        let again = read(after.clone(), None).unwrap();
        prop_assert_eq!(laid_out(&again, false), after.clone(), "once is enough");
        prop_assert_eq!(found(&again), found(&before));
        prop_assert_eq!(lines(&after, '['), lines(&before.sources, '['), "tables stay where they are");
        prop_assert_eq!(sorted(lines(&after, '#')), sorted(lines(&before.sources, '#')));
        let count = |sources: &SourceTree| sources.files().iter().map(|file| file.text.matches('#').count()).sum::<usize>();
        prop_assert_eq!(count(&after), count(&before.sources), "comments stay");
        for (file, was) in after.files().iter().zip(before.sources.files()) {
            prop_assert_eq!(file.text.starts_with('\u{feff}'), was.text.starts_with('\u{feff}'));
            prop_assert_eq!(file.text.matches('\r').count() > 0, file.text.contains('\n') && was.text.contains('\r'));
            prop_assert!(!file.text.lines().any(|line| line.ends_with([' ', '\t'])));
        }
    }

    #[test]
    fn numbers_are_those_of_the_plot(seed: u64) {
        let mut dice = Dice::new(seed);
        let texts = MadeUp::by(&mut dice).laid_out_otherwise(&mut dice);
        let before = read(tree(&texts), None);
        prop_assume!(before.as_ref().is_some_and(|before| !before.report.is_unclear()));
        let before = before.unwrap();
        let after = read(laid_out(&before, true), None).unwrap();
        for (id, task) in &before.workshop.tasks {
            prop_assert_eq!(after.workshop.tasks[id].card, task.card);
            prop_assert!(after.workshop.tasks[id].card_written, "{} has a number", id);
        }
    }
}
