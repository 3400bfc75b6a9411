//! The backlog by the rules that Jira documents for imports.

use super::cells::csv_cells;
use super::{exported, tried};
use crate::support::{folder_of, in_repository};

const HEAD: &str = "Summary,Issue Type,Description,Priority,Assignee,Labels,Labels,Due date,Issue id,Parent id,Impact,\
                    Effort,External ID";

#[test]
fn tasks_that_change_and_open_actions_make_a_backlog() {
    let folder = folder_of(&[(
        "workshop.toml",
        "[phase.run]\nname = \"Run\"\n\
         [task.stay]\nname = \"Stay\"\ndisposition = \"keep\"\n[task.undecided]\nname = \"Undecided\"\n\
         [task.report]\nname = \"Report\"\nphase = \"run\"\ndisposition = \"automate\"\nimpact = 2\neffort = 4\n\
         next = { step = \"=Build it\", by = 2026-05-01 }\n\
         [task.deck]\nname = \"Deck\"\ndisposition = \"eliminate\"\n\
         [action.done]\nwhat = \"Done\"\ndone = 2026-01-01\n\
         [action.ask]\nwhat = \"Ask\\nlegal\"\ndue = 2026-04-01\n",
    )]);
    let text = tried(folder.path(), &["all", "--format", "jira"]).out;
    assert!(text.starts_with(HEAD), "{text}");
    let rows = csv_cells(text.as_bytes());
    let told: Vec<String> = rows[1..].iter().map(|row| row.join("|")).collect();
    assert_eq!(
        told,
        [
            "=Build it|Task|Automate: Report|||automate|run|2026-05-01|1||2|4|task.report",
            "Eliminate: Deck|Task||||eliminate|||2||||task.deck",
            "Ask legal|Task||||action||2026-04-01|3||||action.ask",
        ]
    );
    let tasks = csv_cells(
        tried(folder.path(), &["tasks", "--format", "jira"])
            .out
            .as_bytes(),
    );
    assert_eq!(tasks.len(), 3);
}

#[test]
fn the_backlog_of_the_example_keeps_to_the_rules() {
    let bytes = exported(
        &in_repository("workshops/post-sales"),
        &["all", "--format", "jira"],
    );
    let rows = csv_cells(&bytes);
    assert!(rows.len() > 10);
    for row in &rows[1..] {
        assert_eq!(row.len(), 13);
        assert!(!row[0].is_empty() && row[0].chars().count() <= 255 && !row[0].contains('\n'));
        assert!(!row[5].contains(' ') && !row[6].contains(' '), "{row:?}");
        assert!(row[12].starts_with("task.") || row[12].starts_with("action."));
    }
}

#[test]
fn more_than_jira_takes_at_once_is_several_files() {
    let actions: String = (0..3_000)
        .map(|n| format!("[action.a{n}]\nwhat = \"Do {n}\"\n"))
        .collect();
    let folder = folder_of(&[("workshop.toml", actions)]);
    let run = tried(folder.path(), &["actions", "--format", "jira"]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("that makes 3 files"), "{}", run.err);
    let run = tried(
        folder.path(),
        &["actions", "--format", "jira", "-o", "backlog.csv"],
    );
    assert_eq!(run.code, Some(0), "{run:?}");
    let mut ids = Vec::new();
    for n in 1..=3 {
        let bytes = std::fs::read(folder.path().join(format!("backlog-{n}.csv"))).unwrap();
        let rows = csv_cells(&bytes);
        assert!(rows.len() <= 1_500 && rows[0].join(",") == HEAD);
        ids.extend(rows[1..].iter().map(|row| row[12].clone()));
    }
    assert_eq!(ids.len(), 3_000);
    assert_eq!(ids.last().unwrap(), "action.a2999");
    assert!(!folder.path().join("backlog.csv").exists());
}

#[test]
fn a_long_summary_is_whole_in_the_description() {
    let long = "word ".repeat(80);
    let text = format!("[action.a]\nwhat = \"{}\"\n", long.trim());
    let folder = folder_of(&[("workshop.toml", text)]);
    let rows = csv_cells(
        tried(folder.path(), &["actions", "--format", "jira"])
            .out
            .as_bytes(),
    );
    assert!(rows[1][0].ends_with('…') && rows[1][0].chars().count() <= 255);
    assert_eq!(rows[1][2], long.trim());
}
