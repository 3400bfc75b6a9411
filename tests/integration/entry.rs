//! What a sheet says, written into the files of a workshop: new things, changed things, and what is left alone.

mod files;
mod tasks;

use offsite::entry::{Entry, enter};
use offsite::import::{Found, FoundChart, FoundLetters, FoundRow, FoundTask, Named};
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
    let file = SourceFile::new("all.toml", text);
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
    FoundTask::new(named(name))
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
