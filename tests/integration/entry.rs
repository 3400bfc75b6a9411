//! What a sheet says, written into the files of a workshop: new things, changed things, and what is left alone.

use offsite::entry::{Entry, enter};
use offsite::import::{
    Found, FoundChart, FoundLetters, FoundRow, FoundTask, FoundTasks, Named, Score,
};
use offsite::pipeline::{Reading, read};
use offsite::sheet::Place;
use offsite::source::{SourceFile, SourceTree};
use offsite::vocabulary::Letter;

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
        variant: None,
        voter: None,
    };
    Found::Chart(FoundChart {
        variant: None,
        roles: roles.iter().map(|role| named(role)).collect(),
        rows: rows.iter().map(row).collect(),
    })
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
        task: named(name),
        card: None,
        phase: Some(named("Start")),
        owner: Some(named("CSM")),
        freq: None,
        hours,
        hours_by_segment: Vec::new(),
        scales: None,
        impact: Some(4.0),
        effort: Some(Score::Size("M".to_owned())),
        disposition: None,
        why: None,
        next_step: Some("Ask the sponsor".to_owned()),
        next_by: None,
        next_who: None,
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
