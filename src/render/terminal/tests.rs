//! Laws of the plot on the terminal, for any tasks and any size.

use proptest::prelude::*;

use super::crowd::Rulers;
use super::*;
use crate::view::impact_effort::{Axis, AxisKind, Notes, Quadrants};
use crate::view::samples;
use crate::view::terminal_plot;
use crate::words::Words;

fn mark(card: u32, name: &str, impact: f64, effort: f64) -> Mark {
    let quadrant = match (impact >= 3.0, effort >= 3.0) {
        (true, false) => "Protect",
        (true, true) => "Streamline",
        (false, false) => "Batch",
        (false, true) => "Stop",
    };
    Mark {
        id: format!("t{card}"),
        card,
        name: name.to_owned(),
        effort,
        impact,
        hours: 0.0,
        contested: false,
        spread: None,
        was: None,
        is_new: false,
        faded: false,
        disposition: card.is_multiple_of(3).then_some(Disposition::Automate),
        quadrant: quadrant.to_owned(),
        tooltip: String::new(),
    }
}

fn view(marks: Vec<Mark>) -> TerminalPlot {
    let axis = |label: &str| Axis {
        label: label.to_owned(),
        kind: AxisKind::Scores,
        question: None,
        min: 1.0,
        max: 5.0,
        from_zero: false,
        low_anchor: None,
        high_anchor: None,
        anchors: Vec::new(),
        threshold: 3.0,
        borderline: None,
        threshold_note: Some("midpoint 3".to_owned()),
    };
    let field = |name: &str| QuadrantBox {
        name: name.to_owned(),
        tasks: marks.iter().filter(|mark| mark.quadrant == name).count(),
        hours: None,
    };
    let figure = Figure {
        title: String::new(),
        description: String::new(),
        effort: axis("Effort"),
        impact: axis("Impact"),
        quadrants: Quadrants {
            protect: field("Protect"),
            streamline: field("Streamline"),
            batch: field("Batch"),
            stop: field("Stop"),
        },
        marks,
        area_is_hours: false,
        notes: Notes::default(),
        words: Words::default(),
    };
    TerminalPlot {
        figure,
        unscored: Vec::new(),
        hint: None,
    }
}

fn text(lines: &[Line]) -> Vec<String> {
    let line = |line: &Line| line.iter().map(|span| span.text.as_str()).collect();
    lines.iter().map(line).collect()
}

const USUAL: Size = Size {
    columns: 80,
    rows: 23,
};

/// Tasks on whole, half or arbitrary scores, some of them in crowds.
fn tasks() -> impl Strategy<Value = Vec<Mark>> {
    let score = prop_oneof![
        (1..=5).prop_map(f64::from),
        (2..=10).prop_map(|half| f64::from(half) / 2.0),
        1.0..=5.0_f64,
        Just(3.0),
    ];
    proptest::collection::vec((score.clone(), score), 1..260).prop_map(|scores| {
        let numbered = scores.into_iter().zip(1..);
        numbered
            .map(|((impact, effort), card)| mark(card, &format!("Task {card}"), impact, effort))
            .collect()
    })
}

/// The numbers that stand inside the frame, read back from the characters.
fn read_back(panel: &Panel<'_>) -> Vec<String> {
    let rows = &text(&panel.lines)[1..=panel.rulers.impact.cells];
    rows.iter()
        .flat_map(|row| {
            let inside = row
                .chars()
                .skip_while(|c| !"│┤├┼".contains(*c))
                .collect::<String>();
            let parts = inside.split(|c: char| !c.is_ascii_digit() && c != '+');
            parts
                .map(str::to_owned)
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn every_number_is_shown_once(marks in tasks(), columns in 30..160_usize, rows in 3..50_usize) {
        let view = view(marks);
        let panel = Panel::new(&view.figure, columns, rows);
        let crowd = &panel.crowd;
        let signs = crowd.folds.iter().filter(|fold| fold.sign.is_some()).map(|fold| crowd::label(fold.marks.len()));
        let mut expected: Vec<String> = crowd.placed.iter().map(|(mark, _)| mark.card.to_string()).chain(signs).collect();
        expected.sort();
        // What touched or covered another would be read as something else.
        let mut seen = read_back(&panel);
        seen.sort();
        prop_assert_eq!(seen, expected);
        let folded = crowd.folds.iter().flat_map(|fold| &fold.marks).map(|mark| mark.card);
        let mut cards: Vec<u32> = crowd.placed.iter().map(|(mark, _)| mark.card).chain(folded).collect();
        cards.sort_unstable();
        prop_assert_eq!(cards, (1..=view.figure.marks.len() as u32).collect::<Vec<_>>());
    }

    #[test]
    fn no_number_crosses_a_line(marks in tasks(), columns in 40..160_usize, rows in 8..50_usize) {
        let view = view(marks);
        let panel = Panel::new(&view.figure, columns, rows);
        let Rulers { effort, impact } = &panel.rulers;
        let (column, row) = (effort.line().unwrap(), crowd::from_top(impact.line().unwrap(), &panel.rulers));
        for (mark, spot) in &panel.crowd.placed {
            let last = spot.column + crowd::digits(mark.card) - 1;
            prop_assert!(if mark.effort < 3.0 { last < column } else { spot.column >= column }, "{:?}", (mark, spot));
            prop_assert!(if mark.impact < 3.0 { spot.row > row } else { spot.row <= row }, "{:?}", (mark, spot));
        }
    }

    #[test]
    fn the_order_of_tables_does_not_matter(marks in tasks(), columns in 30..120_usize, turn in 0..260_usize) {
        let size = Size { columns, rows: 23 };
        let before = plot(&view(marks.clone()), size);
        let mut turned = marks;
        let turn = turn % turned.len();
        turned.rotate_left(turn);
        turned.reverse();
        prop_assert_eq!(before, plot(&view(turned), size));
    }

    #[test]
    fn no_line_is_wider_than_the_terminal(marks in tasks(), columns in 24..160_usize, rows in 5..60_usize) {
        let size = Size { columns, rows };
        for line in plot(&view(marks), size) {
            prop_assert!(width_of(&line) <= columns, "{}", text(&[line]).concat());
        }
    }
}

#[test]
fn few_tasks_and_their_names_fit_the_terminal() {
    let names = [
        "Forecast renewals every week",
        "Write the report",
        "Answer the phone",
        "Lead the kickoff",
    ];
    let marks = names
        .iter()
        .zip(1..)
        .map(|(name, card)| mark(card, name, f64::from(card), 2.0));
    let lines = text(&plot(&view(marks.collect()), USUAL));
    assert!(lines.len() <= USUAL.rows, "{}", lines.join("\n"));
    for name in names {
        assert!(
            lines.iter().any(|line| line.contains(name)),
            "{name} is not in\n{}",
            lines.join("\n")
        );
    }
}

#[test]
fn the_example_shows_its_plot_in_one_screen_and_all_names_below() {
    let (workshop, _) = samples::post_sales();
    let lines = text(&plot(&terminal_plot::of(&workshop), USUAL));
    let first_blank = lines.iter().position(String::is_empty).unwrap();
    assert!(first_blank <= USUAL.rows, "{}", lines.join("\n"));
    assert!(lines[0].contains("54 tasks"));
    // Names are in three columns and broken; each of their words is there.
    let words: Vec<&str> = lines[first_blank..]
        .iter()
        .flat_map(|line| line.split_whitespace())
        .collect();
    for mark in terminal_plot::of(&workshop).figure.marks {
        assert!(
            mark.name
                .split([' ', '-'])
                .all(|word| words.iter().any(|seen| seen.contains(word))),
            "{}",
            mark.name
        );
    }
}

#[test]
fn a_larger_terminal_has_a_larger_plot_and_the_names_beside_it() {
    let (workshop, _) = samples::post_sales();
    let size = Size {
        columns: 200,
        rows: 59,
    };
    let lines = text(&plot(&terminal_plot::of(&workshop), size));
    assert!(
        lines.len() <= size.rows && lines.len() > 50,
        "{}",
        lines.join("\n")
    );
    assert!(
        lines
            .iter()
            .any(|line| line.contains("│  ") && line.ends_with("Run executive business reviews"))
    );
}

#[test]
fn names_of_other_scripts_line_up() {
    let names = [
        "更新の見込みを毎週まとめる",
        "توقع التجديدات كل أسبوع",
        "Lead the kickoff",
    ];
    let marks = (0..30).map(|n| mark(n + 1, names[n as usize % 3], 1.0 + f64::from(n) / 8.0, 2.0));
    let view = view(marks.collect());
    let legend = Legend::new(&view.figure).lines(80);
    // The number of the second column begins at the same column of the terminal in every line.
    let starts: Vec<_> = legend
        .iter()
        .map(|line| width_of(&line[..3].to_vec()))
        .collect();
    assert!(
        legend.len() < 30 && starts.iter().all(|start| *start == starts[0]),
        "{}",
        text(&legend).join("\n")
    );
}

#[test]
fn a_name_is_broken_and_never_cut() {
    let name = "Donaudampfschifffahrtsgesellschaftskapitänskajüte 更新の見込みを毎週まとめる更新の見込みを毎週まとめる";
    let view = view(vec![mark(1, name, 3.0, 3.0)]);
    let lines = text(&Legend::new(&view.figure).lines(24));
    let together: String = lines
        .iter()
        .map(|line| line.trim_start_matches([' ', '1']))
        .collect();
    assert_eq!(together.replace(' ', ""), name.replace(' ', ""));
    assert!(
        lines.iter().all(|line| display_width(line) <= 24),
        "{lines:?}"
    );
}

#[test]
fn a_name_gives_the_terminal_no_commands() {
    let mut view = view(vec![mark(1, "A\nB\u{1b}[2J", 3.0, 3.0)]);
    view.unscored.push((2, "C\r\u{7}".to_owned()));
    view.figure.quadrants.stop.name = "\u{1b}]0;x".to_owned();
    let lines = text(&plot(&view, USUAL));
    assert!(
        lines.iter().all(|line| !line.contains(char::is_control)),
        "{lines:?}"
    );
}

#[test]
fn names_of_quadrants_without_room_are_said_below() {
    let mut view = view(vec![mark(1, "A", 3.0, 3.0)]);
    view.figure.quadrants.stop.name =
        "Stop doing it or hand it off to another team for good".to_owned();
    let lines = text(&plot(&view, USUAL)).join("\n");
    assert!(
        lines.contains("Fields: Protect (0) and Streamline (1) above"),
        "{lines}"
    );
    assert!(
        lines.replace("\n    ", " ").contains("for good (0) below"),
        "{lines}"
    );
}

#[test]
fn a_crowd_is_counted_on_the_plot_and_listed_below() {
    let marks = (1..=200).map(|card| mark(card, "Task", 4.0, 2.0));
    let lines = text(&plot(&view(marks.collect()), USUAL));
    let listed = lines
        .iter()
        .find(|line| line.contains(" near impact 4, effort 2 (Protect): "))
        .unwrap();
    let sign = listed.split(' ').next().unwrap();
    assert!(
        lines[..USUAL.rows]
            .iter()
            .any(|line| line.contains(sign) && line.contains('│')),
        "{sign}"
    );
    let said = format!("No room for {}: ", &sign[1..]);
    assert!(
        lines.iter().any(|line| line.starts_with(&said)),
        "{}",
        lines.join("\n")
    );
}

#[test]
fn what_has_to_move_far_is_named_with_its_scores() {
    let crowd = |size: u32| {
        plot(
            &view(
                (1..=size)
                    .map(|card| mark(card, "Task", 4.0, 2.0))
                    .collect(),
            ),
            USUAL,
        )
    };
    let lines = (1..100).map(|size| text(&crowd(size)));
    // With more and more tasks in one place, some have to go farther before they have to be folded.
    let (far, folded) = ("Farther from their place than others", "No room for ");
    let said = lines.map(|lines| {
        lines
            .iter()
            .find(|line| line.starts_with(far) || line.starts_with(folded))
            .cloned()
    });
    let first = said.flatten().next().unwrap();
    assert!(
        first.starts_with(far) && first.contains("(impact 4, effort 2)"),
        "{first}"
    );
}

#[test]
fn tasks_without_scores_are_named() {
    let workshop = samples::workshop(
        "[task.a]\nname = \"Known\"\nimpact = 4\neffort = 2\n[task.b]\nname = \"Unknown\"\n",
    );
    let lines = text(&plot(&terminal_plot::of(&workshop), USUAL));
    assert!(
        lines.contains(&"Without scores, so not on the plot: 2 Unknown.".to_owned()),
        "{}",
        lines.join("\n")
    );
}
