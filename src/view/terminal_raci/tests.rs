//! What the chart on the terminal must say.

use super::*;
use crate::view::samples;

const CHART: &str = "
[segment.scaled]
name = \"Scaled\"
[phase.start]
name = \"Start\"
[phase.end]
name = \"End\"
[role.x]
name = \"Role of X\"
short = \"X\"
[role.y]
name = \"Y\"
[role.z]
name = \"Z\"
[activity.last]
name = \"Last\"
phase = \"end\"
A = \"x\"
R = [\"x\", \"y\"]
open = [\"y\"]
[activity.first]
name = \"First\"
phase = \"start\"
A = \"z\"
R = [\"z\"]
segment.scaled = { A = \"x\", R = [\"x\"] }
[activity.decide]
name = \"Decide\"
variant = \"DACI\"
D = \"y\"
A = \"?\"
";

fn shown(choice: &Choice) -> TerminalRaci {
    of(&samples::workshop(CHART), &Report::default(), choice).unwrap()
}

fn rows(view: &TerminalRaci) -> Vec<String> {
    let rows = view.sections.iter().flat_map(|section| &section.rows);
    rows.map(|row| {
        let cells: Vec<_> = row.cells.iter().map(|cell| cell.text.as_str()).collect();
        format!(
            "{}{} {}: {}",
            row.number,
            row.marks,
            row.id,
            cells.join(",")
        )
    })
    .collect()
}

fn labels(view: &TerminalRaci) -> Vec<&str> {
    view.heads.iter().map(|head| head.label.as_str()).collect()
}

#[test]
fn rows_come_phase_by_phase_with_every_letter() {
    let view = shown(&Choice::default());
    assert_eq!(
        rows(&view),
        ["1 first: ,,A/R", "2 last: A/R,R?,", "3 decide: ,D,"]
    );
    assert_eq!(labels(&view), ["X", "Y", "Z"]);
    let names: Vec<_> = view.sections.iter().map(|s| s.name.as_deref()).collect();
    assert_eq!(names, [Some("Start"), Some("End"), Some("No phase")]);
    assert_eq!(view.summary, "3 of 3 rows, 3 of 3 roles");
    assert_eq!(
        view.notes,
        ["other letters hold for 1 row in Scaled; `--segment` shows them"]
    );
    let decide = &view.sections[2].rows[0];
    assert_eq!(decide.name, "Decide (DACI, A?)");
    assert!(decide.answers.open && decide.answers.roles.is_empty());
    assert!(
        view.legend[6].starts_with("DACI:  D Driver"),
        "{:?}",
        view.legend
    );
}

#[test]
fn a_role_that_was_asked_for_comes_first_and_empty_columns_go() {
    let view = shown(&Choice {
        roles: vec!["y".to_owned()],
        ..Choice::default()
    });
    assert_eq!(labels(&view), ["Y", "X"]);
    assert_eq!(rows(&view), ["2 last: R?,A/R", "3 decide: D,"]);
    assert_eq!(
        view.summary,
        "2 of 3 rows, 2 of 3 roles; left out: 1 row without a letter of Y, 1 role without a letter in these rows"
    );
}

#[test]
fn the_letters_of_a_segment_hold_there() {
    let view = shown(&Choice {
        segment: Some("SCALED".to_owned()),
        phase: Some("start".to_owned()),
        ..Choice::default()
    });
    assert_eq!(rows(&view), ["1≠ first: A/R"]);
    assert!(view.notes[0].contains("1 row differs"), "{:?}", view.notes);
}

#[test]
fn what_is_open_can_be_picked() {
    let view = shown(&Choice {
        open: true,
        ..Choice::default()
    });
    assert_eq!(rows(&view), ["2 last: A/R,R?", "3 decide: ,D"]);
    let contested = shown(&Choice {
        contested: true,
        ..Choice::default()
    });
    assert!(contested.sections.is_empty());
    assert!(
        contested.summary.contains("3 rows without findings"),
        "{}",
        contested.summary
    );
}

#[test]
fn a_role_that_is_not_there_is_refused() {
    let choice = Choice {
        roles: vec!["role of w".to_owned()],
        ..Choice::default()
    };
    let refused = of(&samples::workshop(CHART), &Report::default(), &choice).unwrap_err();
    assert!(
        refused.starts_with("there is no role `role of w`"),
        "{refused}"
    );
}

#[test]
fn an_empty_workshop_says_what_to_write() {
    let empty = samples::workshop("[workshop]\ntitle = \"Empty\"\n");
    let view = of(&empty, &Report::default(), &Choice::default()).unwrap();
    assert!(view.hint.unwrap().contains("yet; write `["));
}
