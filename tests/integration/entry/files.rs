//! The files around what a sheet changes: line ends, comments at the end, and all of them written or none.

use std::fs;

use offsite::edit::write_all;
use offsite::pipeline::import;

use super::{WORKSHOP, after, chart};
use crate::support::{folder_of, offsite};

#[test]
fn line_ends_and_a_mark_of_byte_order_stay() {
    let windows = format!("\u{feff}{}", WORKSHOP.replace('\n', "\r\n"));
    let found = chart(
        &["CSM"],
        &[("Lead the kickoff", &["AR"]), ("Close", &["A"])],
    );
    let text = after(&windows, &found);
    assert!(text.starts_with('\u{feff}'));
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    assert!(text.contains("[activity.close]"));
}

#[test]
fn what_stands_at_the_end_of_a_file_stays_above_what_is_new() {
    let commented = format!("{WORKSHOP}# R = [\"csm\"]  # ask first\n");
    let found = chart(&["CSM"], &[("Close", &["A"])]);
    let text = after(&commented, &found);
    let remark = text.find("# ask first").unwrap();
    assert!(remark < text.find("[activity.close]").unwrap(), "{text}");
    assert!(remark < text.find("# From sheet.csv.").unwrap(), "{text}");
}

#[test]
fn lines_that_end_in_both_ways_stay_so() {
    let mixed = WORKSHOP.replacen('\n', "\r\n", 3);
    let found = chart(&["CSM"], &[("Close", &["A"])]);
    let text = after(&mixed, &found);
    assert!(text.starts_with(&mixed), "{text:?}");
}

/// A workshop of two files whose import changes both, and the sheet.
fn two_files() -> (tempfile::TempDir, &'static str) {
    let folder = folder_of(&[
        (
            "workshop.toml",
            "\u{feff}[workshop]\r\ntitle = \"Offsite\" # ours\r\n",
        ),
        (
            "sheet.csv",
            "Task,Owner,Impact\nWrite the report,Sales,4\nCall,Support,2\n",
        ),
    ]);
    (folder, "[task.plan]\nname = \"Plan\"\n")
}

#[test]
fn an_import_that_cannot_write_one_file_writes_none() {
    let (folder, _) = two_files();
    let before = fs::read(folder.path().join("workshop.toml")).unwrap();
    // Something else has the name of the file for new tasks.
    fs::create_dir(folder.path().join("tasks.toml")).unwrap();
    let run = offsite(folder.path(), &["import", "sheet.csv"]);
    assert_eq!(run.code, Some(3), "{}{}", run.out, run.err);
    assert_eq!(
        fs::read(folder.path().join("workshop.toml")).unwrap(),
        before
    );
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3);
}

#[test]
fn an_import_beside_somebody_else_who_writes_changes_nothing() {
    let (folder, tasks) = two_files();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("tasks.toml"), tasks).unwrap();
    let bytes = fs::read(path("sheet.csv")).unwrap();
    let book = offsite::sheet::read("sheet.csv", &bytes).unwrap();
    let choices = offsite::import::Choices::default();
    let imported = import(&book, &choices, folder.path(), false, None).unwrap();
    assert_eq!(imported.rewrites.len(), 2);
    let before = fs::read(path("workshop.toml")).unwrap();
    fs::write(path("tasks.toml"), "# mine\n").unwrap();
    assert!(write_all(folder.path(), &imported.rewrites).is_err());
    assert_eq!(fs::read(path("workshop.toml")).unwrap(), before);
    assert_eq!(fs::read_to_string(path("tasks.toml")).unwrap(), "# mine\n");
}

#[test]
fn an_import_on_another_scale_changes_nothing() {
    let (folder, _) = two_files();
    let tasks = "[task.plan]\nname = \"Plan\"\nimpact = 3\n";
    fs::write(folder.path().join("tasks.toml"), tasks).unwrap();
    fs::write(
        folder.path().join("sheet.csv"),
        "Task,Owner,Impact (1-10)\nPlan,Sales,9\n",
    )
    .unwrap();
    let before = fs::read(folder.path().join("workshop.toml")).unwrap();
    let run = offsite(folder.path(), &["import", "sheet.csv"]);
    assert_ne!(run.code, Some(0), "{}{}", run.out, run.err);
    assert_eq!(
        fs::read_to_string(folder.path().join("tasks.toml")).unwrap(),
        tasks
    );
    assert_eq!(
        fs::read(folder.path().join("workshop.toml")).unwrap(),
        before
    );
}

#[test]
fn an_import_keeps_line_ends_and_the_mark_of_byte_order() {
    let (folder, _) = two_files();
    let run = offsite(folder.path(), &["import", "sheet.csv"]);
    assert_eq!(run.code, Some(0), "{}{}", run.out, run.err);
    let text = fs::read_to_string(folder.path().join("workshop.toml")).unwrap();
    assert!(text.starts_with("\u{feff}[workshop]\r\ntitle = \"Offsite\" # ours\r\n"));
    assert!(text.contains("[role.sales]\r\n"), "{text}");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
}
