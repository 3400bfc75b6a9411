use super::*;
use crate::view::samples;

fn shown(workshop: &Workshop, across: Across, highlight: &[&str], whiskers: bool) -> Figure {
    let options = FigureOptions {
        across,
        highlight: highlight.iter().map(|text| text.parse().unwrap()).collect(),
        whiskers,
    };
    options.check(workshop).unwrap();
    of(workshop, &options)
}

#[test]
fn contested_tasks_are_marked_and_counted() {
    let (workshop, _) = samples::post_sales();
    let figure = of(&workshop, &FigureOptions::default());
    assert_eq!(figure.marks.iter().filter(|mark| mark.contested).count(), 9);
    assert!(
        figure
            .description
            .contains("Voters far apart on 9 tasks: 1, "),
        "{}",
        figure.description
    );
    assert!(figure.notes.contested.is_some());
    let mark = figure
        .marks
        .iter()
        .find(|mark| mark.id == "sponsor-map")
        .unwrap();
    assert!(
        mark.tooltip
            .contains("contested (impact 4 to 5, effort 1 to 4)"),
        "{}",
        mark.tooltip
    );
}

#[test]
fn what_the_room_agreed_on_is_not_contested() {
    let votes = "[person.p]\nname = \"P\"\n[person.q]\nname = \"Q\"\n[ballot.p.r1]\na = [1, 2]\n\
         [ballot.q.r1]\na = [5, 2]\n[task.a]\nname = \"A\"\n";
    let marks = |more: &str| {
        let workshop = samples::workshop(&format!("{votes}{more}"));
        shown(&workshop, Across::Effort, &[], true).marks
    };
    let open = &marks("")[0];
    assert!(open.contested);
    assert_eq!(open.spread.unwrap().impact, (2.0, 4.0));
    let settled = &marks("agreed = [3, 2]\nagreed_why = \"Talked\"\n")[0];
    assert!(!settled.contested && settled.spread.is_none());
}

#[test]
fn without_votes_there_is_nothing_to_explain() {
    let workshop = samples::workshop("[task.a]\nname = \"A\"\nimpact = 4\neffort = 1\n");
    let notes = shown(&workshop, Across::Effort, &[], true).notes;
    assert_eq!(
        (notes.contested, notes.whiskers, notes.remarks.len()),
        (None, None, 0)
    );
}

#[test]
fn a_set_fades_the_rest_and_is_counted() {
    let (workshop, _) = samples::post_sales();
    let figure = shown(&workshop, Across::Effort, &["disposition=automate"], false);
    let bright = figure.marks.iter().filter(|mark| !mark.faded);
    assert!(
        bright
            .clone()
            .all(|mark| mark.disposition == Some(Disposition::Automate))
    );
    assert_eq!(bright.count(), 7);
    let words = "Highlighted: disposition automate (7 of 54 tasks)";
    assert_eq!(figure.notes.highlighted.as_deref(), Some(words));
    assert!(figure.description.contains(words));
}

#[test]
fn the_board_of_change_ideas_has_their_names_and_leaves_the_rest_off() {
    let (workshop, _) = samples::post_sales();
    let figure = shown(&workshop, Across::BuildHours, &[], true);
    assert_eq!(figure.quadrants.protect.name, "Quick wins");
    assert_eq!(figure.quadrants.stop.name, "Thankless tasks");
    let left = 54 - figure.marks.len();
    assert!(left > 0);
    let words = format!("Not shown: {left} tasks without build hours");
    assert!(
        figure.notes.remarks.contains(&words),
        "{:?}",
        figure.notes.remarks
    );
    assert!(figure.description.contains(&words));
    assert_eq!(figure.effort.borderline, None);
    let spreads = figure.marks.iter().filter_map(|mark| mark.spread);
    assert!(
        spreads.clone().count() > 0 && spreads.into_iter().all(|spread| spread.effort.is_none())
    );
}

#[test]
fn names_that_the_workshop_chose_stay() {
    let workshop = samples::workshop(
        "[rules.plot]\nquadrants = { protect = \"Now\" }\n[task.a]\nname = \"A\"\nimpact = 4\neffort = 1\n",
    );
    let quadrants = shown(&workshop, Across::BuildHours, &[], false).quadrants;
    assert_eq!(
        (
            quadrants.protect.name.as_str(),
            quadrants.batch.name.as_str()
        ),
        ("Now", "Fill-ins")
    );
}

#[test]
fn no_hours_are_pinned_and_said() {
    let workshop = samples::workshop(
        "[task.a]\nname = \"A\"\nimpact = 4\neffort = 1\nhours = 0\n\
         [task.b]\nname = \"B\"\nimpact = 4\neffort = 1\nhours = 8\n",
    );
    let figure = shown(&workshop, Across::TeamHours, &[], false);
    assert_eq!((figure.effort.min, figure.effort.max), (2.0, 10.0));
    assert!(figure.effort.from_zero);
    assert_eq!(
        figure.effort.threshold_note.as_deref(),
        Some("median of the tasks shown, 4 h")
    );
    assert_eq!(
        figure.notes.remarks,
        ["At the end of the log scale: 1 task with 0 h"]
    );
    assert_eq!(figure.marks.len(), 2);
}

#[test]
fn two_secret_votes_are_not_told() {
    let votes = |secret: bool| {
        let workshop = samples::workshop(&format!(
            "[workshop]\ntitle = \"W\"\n[vote]\nsecret = {secret}\n[task.a]\nname = \"A\"\n[person.v1]\nname = \"V\"\n[person.v2]\nname = \"W\"\n\
             [ballot.v1.r1]\na = [1, 1]\n[ballot.v2.r1]\na = [5, 5]\n"
        ));
        let options = FigureOptions {
            whiskers: true,
            ..FigureOptions::default()
        };
        let mark = of(&workshop, &options).marks.remove(0);
        (mark.tooltip.contains("1 to 5"), mark.spread.is_some())
    };
    assert_eq!(votes(true), (false, false));
    assert_eq!(votes(false), (true, true));
}
