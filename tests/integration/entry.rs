//! What a sheet says, written into the files of a workshop: new things, changed things, and what is left alone.

use std::fs;

use offsite::edit::write_all;
use offsite::entry::{Entry, enter};
use offsite::import::{
    Field, Found, FoundAssessment, FoundChart, FoundCompetencies, FoundCompetency, FoundLetters,
    FoundRow, FoundTask, FoundTasks, Named, Score,
};
use offsite::pipeline::{Reading, import, read};
use offsite::sheet::Place;
use offsite::source::{SourceFile, SourceTree};
use offsite::vocabulary::Letter;

use crate::support::{folder_of, offsite};

const WORKSHOP: &str = r#"[workshop]
title = "Offsite"

[role.csm]
name = "Customer Success Manager"
short = "CSM"

[role.ae]
name = "Account Executive"

[phase.start]
name = "Start"

# Who answers.
[activity.kickoff]
name = "Lead the kickoff" # the first meeting
phase = "start"
A = "csm" # since March
R = ["csm", "ae"] # both

[activity.handover]
name = "Hand over"
A = "ae"
"#;

fn reading(text: &str) -> Reading {
    let file = SourceFile {
        path: "all.toml".to_owned(),
        text: text.to_owned(),
        problem: None,
        tracked: false,
    };
    read(SourceTree::new(vec![file]), None).expect("a workshop")
}

fn entered(text: &str, found: &Found) -> Entry {
    let reading = reading(text);
    enter(
        found,
        &reading.workshop,
        &reading.sources,
        "From sheet.csv.",
        None,
    )
    .expect("entered")
}

/// The text of the one file after it is entered; as it was where nothing changes.
fn after(text: &str, found: &Found) -> String {
    match &entered(text, found).rewrites[..] {
        [] => text.to_owned(),
        [only] => only.after.clone(),
        more => panic!("{} files change", more.len()),
    }
}

fn named(name: &str) -> Named {
    Named {
        id: None,
        name: name.to_owned(),
        at: at(),
    }
}

fn at() -> Place {
    Place::Text { line: 2, column: 1 }
}

/// A chart of text: the roles, then for each row its name and its cells.
fn chart(roles: &[&str], rows: &[(&str, &[&str])]) -> Found {
    let cell = |(role, text): (usize, &&str)| FoundLetters {
        role,
        letters: text
            .chars()
            .filter_map(|letter| Letter::of_word(&letter.to_string()))
            .collect(),
        is_open: *text == "?",
        at: at(),
    };
    let row = |(name, cells): &(&str, &[&str])| FoundRow {
        activity: named(name),
        phase: None,
        letters: cells
            .iter()
            .enumerate()
            .filter(|(_, text)| !text.is_empty())
            .map(cell)
            .collect(),
        roles: (0..roles.len()).collect(),
        is_decision: None,
        is_control: None,
        note: None,
        has_notes: false,
        variant: None,
        voter: None,
    };
    Found::Chart(FoundChart {
        variant: None,
        roles: roles.iter().map(|role| named(role)).collect(),
        rows: rows.iter().map(row).collect(),
        is_answered: false,
    })
}

/// A task of which a sheet says nothing but the name.
fn task(name: &str) -> FoundTask {
    FoundTask {
        task: named(name),
        card: None,
        phase: None,
        owner: None,
        freq: None,
        hours: None,
        hours_by_segment: Vec::new(),
        scales: None,
        impact: None,
        effort: None,
        disposition: None,
        why: None,
        next_step: None,
        next_by: None,
        next_who: None,
        remarks: Vec::new(),
        emptied: Vec::new(),
    }
}

#[test]
fn the_same_chart_again_changes_nothing() {
    let found = chart(
        &["CSM", "Account executive"],
        &[
            ("Lead the kickoff", &["AR", "R"]),
            ("hand over", &["", "A"]),
        ],
    );
    let entry = entered(WORKSHOP, &found);
    assert_eq!(entry.rewrites, []);
    assert_eq!(entry.findings, []);
}

#[test]
fn one_changed_cell_changes_one_line_and_keeps_its_comment() {
    let found = chart(
        &["CSM", "Account Executive"],
        &[("Lead the kickoff", &["AR", ""]), ("Hand over", &["", "A"])],
    );
    let expected = WORKSHOP.replace(r#"R = ["csm", "ae"] # both"#, r#"R = ["csm"] # both"#);
    assert_eq!(after(WORKSHOP, &found), expected);
}

#[test]
fn an_emptied_cell_takes_its_letter_away() {
    let found = chart(
        &["CSM"],
        &[("Lead the kickoff", &["R"]), ("Hand over", &[""])],
    );
    let text = after(WORKSHOP, &found);
    assert!(!text.contains("since March"), "{text}");
    assert!(
        text.contains(r#"A = "ae""#),
        "no column, no change:\n{text}"
    );
}

#[test]
fn new_rows_and_roles_go_behind_their_kind_and_say_where_they_come_from() {
    let found = chart(
        &["CSM", "Sponsor"],
        &[
            ("Lead the kickoff", &["AR", "I"]),
            ("Review the year", &["R", "A"]),
        ],
    );
    let text = after(WORKSHOP, &found);
    let order: Vec<usize> = [
        "[role.sponsor]",
        "[phase.start]",
        "[activity.handover]",
        "[activity.review-the-year]",
    ]
    .iter()
    .map(|table| {
        text.find(table)
            .unwrap_or_else(|| panic!("no {table} in\n{text}"))
    })
    .collect();
    assert!(order[0] > text.find("[role.ae]").unwrap(), "{text}");
    assert!(order[3] > order[2], "{text}");
    assert_eq!(text.matches("# From sheet.csv.").count(), 1, "{text}");
    assert!(text.contains("A = \"sponsor\"\nR = [\"csm\"]"), "{text}");
    assert!(!reading(&text).report.is_unclear());
}

#[test]
fn what_the_sheet_lacks_is_told_and_stays() {
    let found = chart(&["CSM"], &[("Lead the kickoff", &["AR"])]);
    let entry = entered(WORKSHOP, &found);
    assert_eq!(entry.rewrites, []);
    let told: Vec<&str> = entry
        .findings
        .iter()
        .map(|finding| finding.message.as_str())
        .collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].contains("Hand over"), "{told:?}");
    assert!(told[1].contains("Account Executive"), "{told:?}");
}

#[test]
fn a_cell_that_nobody_can_read_leaves_the_role_open() {
    let found = chart(&["CSM", "Sponsor"], &[("Review", &["A", "?"])]);
    let text = after(WORKSHOP, &found);
    assert!(text.contains("A = \"csm\"\nopen = [\"sponsor\"]"), "{text}");
}

#[test]
fn rows_of_one_name_stay_apart_when_they_come_again() {
    let found = chart(&["CSM"], &[("Plan", &["A"]), ("Plan", &["R"])]);
    let once = after(WORKSHOP, &found);
    assert!(
        once.contains("[activity.plan]") && once.contains("[activity.plan-2]"),
        "{once}"
    );
    assert_eq!(after(&once, &found), once);
}

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
fn tasks_are_made_and_changed_key_by_key() {
    let task = |name: &str, hours| FoundTask {
        phase: Some(named("Start")),
        owner: Some(named("CSM")),
        hours,
        impact: Some(4.0),
        effort: Some(Score::Size("M".to_owned())),
        next_step: Some("Ask the sponsor".to_owned()),
        ..task(name)
    };
    let found = |hours| {
        Found::Tasks(FoundTasks {
            tasks: vec![task("Write the report", Some(hours))],
            ..FoundTasks::default()
        })
    };
    let once = after(WORKSHOP, &found(2.0));
    let expected = "[task.write-the-report]\nname = \"Write the report\"\nphase = \"start\"\nowner = \"csm\"\nhours = 2\n\
                    impact = 4\neffort = \"M\"\nnext = { step = \"Ask the sponsor\" }\n";
    // Tasks have a file of their own.
    let entry = entered(WORKSHOP, &found(2.0));
    assert_eq!(entry.rewrites.len(), 1);
    assert_eq!(entry.rewrites[0].path, "tasks.toml");
    assert!(once.ends_with(expected), "{once}");
    let both = format!("{WORKSHOP}\n{once}");
    let again = after(&both, &found(2.5));
    assert_eq!(again, both.replace("hours = 2\n", "hours = 2.5\n"));
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

#[test]
fn which_of_two_namesakes_is_meant_is_not_guessed() {
    let two = format!("{WORKSHOP}\n[activity.other]\nname = \"Hand over\"\nR = \"csm\"\n");
    let one = chart(&["CSM"], &[("Hand over", &["A"])]);
    let entry = entered(&two, &one);
    assert_eq!(entry.rewrites, []);
    let codes: Vec<_> = entry
        .findings
        .iter()
        .map(|finding| finding.code.slug)
        .collect();
    assert!(codes.contains(&"ambiguous-name"), "{codes:?}");
    // As many as there are: in their order.
    let both = chart(&["CSM"], &[("Hand over", &[""]), ("Hand over", &["A"])]);
    let text = after(&two, &both);
    assert!(
        text.ends_with("[activity.other]\nname = \"Hand over\"\nA = \"csm\"\n"),
        "{text}"
    );
}

#[test]
fn thousands_of_one_name_are_entered_at_once() {
    let rows: Vec<(&str, &[&str])> = vec![("Task", &["A"]); 5_000];
    let found = chart(&["CSM"], &rows);
    let text = after(WORKSHOP, &found);
    assert!(text.contains("[activity.task-5000]"));
}

#[test]
fn what_one_side_says_of_a_level_leaves_the_other() {
    let workshop = "[role.csm]\nname = \"CSM\"\n\n[person.ana]\nname = \"Ana\"\nrole = \"csm\"\n\n\
                    [competency.listening]\nname = \"Listening\"\n\n[assessment.ana]\nscore.listening = [2, 3]\n";
    let found = |by_self, by_manager| {
        Found::Competencies(FoundCompetencies {
            competencies: vec![FoundCompetency {
                competency: named("Listening"),
                levels: Vec::new(),
                is_critical: None,
            }],
            assessments: vec![FoundAssessment {
                competency: 0,
                person: named("Ana"),
                by_self,
                by_manager,
                agreed: None,
            }],
            ..FoundCompetencies::default()
        })
    };
    assert_eq!(after(workshop, &found(2, 0)), workshop);
    let changed = workshop.replace("[2, 3]", "[3, 3]");
    assert_eq!(after(workshop, &found(3, 0)), changed);
}

#[test]
fn one_number_does_not_take_the_place_of_hours_by_segment() {
    let workshop = "[segment.ent]\nname = \"Enterprise\"\n\n[task.report]\nname = \"Write the report\"\n\
                    hours = { ent = 0.5 } # measured\n";
    let task = FoundTask {
        hours: Some(2.0),
        ..task("Write the report")
    };
    let found = Found::Tasks(FoundTasks {
        tasks: vec![task],
        ..FoundTasks::default()
    });
    let entry = entered(workshop, &found);
    assert_eq!(entry.rewrites, []);
    assert!(
        entry.findings[0].message.contains("by segment"),
        "{:?}",
        entry.findings
    );
}

#[test]
fn answers_keep_what_the_sheet_has_no_column_for() {
    let workshop = format!(
        "{WORKSHOP}\n[person.ana]\nname = \"Ana\"\nrole = \"csm\"\n\n[ballot.ana.raci]\n\
         kickoff = {{ A = \"csm\", C = [\"ae\"] }} # by phone\nhandover = {{ A = \"csm\" }}\n"
    );
    let Found::Chart(mut found) = chart(
        &["CSM"],
        &[("Lead the kickoff", &["R"]), ("Hand over", &[""])],
    ) else {
        unreachable!()
    };
    found.is_answered = true;
    for row in &mut found.rows {
        row.voter = Some(named("Ana"));
    }
    let text = after(&workshop, &Found::Chart(found.clone()));
    assert!(text.contains("C = [\"ae\"]"), "{text}");
    assert!(
        text.contains("R = [\"csm\"]") && text.contains("# by phone"),
        "{text}"
    );
    assert!(!text.contains("handover = {"), "{text}");
    // A row that is nobody's does not become the chart's own.
    found.rows[0].voter = None;
    let entry = entered(&workshop, &Found::Chart(found));
    let told: Vec<_> = entry
        .findings
        .iter()
        .map(|finding| finding.message.as_str())
        .collect();
    assert_eq!(
        told,
        ["nothing says whose answer to `Lead the kickoff` this is"]
    );
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

#[test]
fn a_row_of_another_scheme_says_so() {
    let mut found = chart(
        &["CSM", "Sponsor"],
        &[("Review", &["A", "R"]), ("Set the price", &["D", "A"])],
    );
    if let Found::Chart(chart) = &mut found {
        chart.rows[1].variant = Some(offsite::vocabulary::Variant::Daci);
    }
    let text = after(WORKSHOP, &found);
    let (_, price) = text.split_once("[activity.set-the-price]").unwrap();
    assert!(price.contains("variant = \"DACI\""), "{text}");
    assert_eq!(text.matches("variant").count(), 1, "{text}");
    assert!(!reading(&text).report.is_unclear(), "{text}");
}

#[test]
fn a_remark_of_a_cell_comes_to_the_note_that_is_there() {
    let workshop = WORKSHOP.replace("A = \"ae\"\n", "A = \"ae\"\nnote = \"Agreed in March\"\n");
    let Found::Chart(mut found) = chart(&["AE"], &[("Hand over", &["A"])]) else {
        unreachable!()
    };
    found.roles[0].name = "Account Executive".to_owned();
    found.rows[0].note = Some("AE: only for EMEA".to_owned());
    let text = after(&workshop, &Found::Chart(found.clone()));
    assert!(
        text.contains("note = \"Agreed in March AE: only for EMEA\""),
        "{text}"
    );
    assert_eq!(after(&text, &Found::Chart(found.clone())), text);
    // With a column of notes, the cell is the note.
    found.rows[0].has_notes = true;
    let text = after(&workshop, &Found::Chart(found));
    assert!(text.contains("note = \"AE: only for EMEA\""), "{text}");
}

#[test]
fn an_emptied_cell_takes_its_key_away_only_where_the_id_says_which_task_it_is() {
    let workshop = "[role.csm]\nname = \"CSM\"\n\n[task.report]\nname = \"Write the report\"\nowner = \"csm\"\n\
                    why = \"Customers ask\"\nnext = { who = \"ana\", step = \"Ask\" } # soon\n\n\
                    [person.ana]\nname = \"Ana\"\nrole = \"csm\"\n";
    let found = |id: Option<&str>| {
        let mut found = task("Write the report");
        found.task.id = id.map(str::to_owned);
        found.emptied = vec![Field::Owner, Field::NextStep];
        found.remarks = vec!["Effort: a lot".to_owned()];
        Found::Tasks(FoundTasks {
            tasks: vec![found],
            ..FoundTasks::default()
        })
    };
    let text = after(workshop, &found(Some("report")));
    assert!(!text.contains("owner") && !text.contains("step"), "{text}");
    assert!(text.contains("who = \"ana\""), "{text}");
    assert!(
        text.contains("why = \"Customers ask; Effort: a lot\""),
        "{text}"
    );
    assert_eq!(after(&text, &found(Some("report"))), text);
    let by_name = after(workshop, &found(None));
    assert!(by_name.contains("owner = \"csm\""), "{by_name}");
}
