use resvg::usvg::roxmltree::{Document, Node};

use super::*;
use crate::render::plot::Medium;
use crate::view::impact_effort::{
    Axis, AxisKind, Disposition, Mark, Notes, QuadrantBox, Quadrants, VoteSpread, WasAt,
};
use crate::words::Words;

fn figure(marks: Vec<Mark>) -> Figure {
    let axis = |label: &str| Axis {
        label: label.into(),
        kind: AxisKind::Scores,
        question: Some("How much?".into()),
        min: 1.0,
        max: 5.0,
        from_zero: false,
        low_anchor: Some("1 Little".into()),
        high_anchor: Some("5 Much".into()),
        anchors: Vec::new(),
        threshold: 3.0,
        borderline: Some(0.25),
        threshold_note: Some("midpoint 3".into()),
    };
    let quadrant = |name: &str| QuadrantBox {
        name: name.into(),
        tasks: 1,
        hours: Some(2.0),
    };
    Figure {
        title: "Plot".into(),
        description: "Found nothing.".into(),
        effort: axis("Effort"),
        impact: axis("Impact"),
        quadrants: Quadrants {
            protect: quadrant("Protect"),
            streamline: quadrant("Streamline"),
            batch: quadrant("Batch"),
            stop: quadrant("Stop"),
        },
        marks,
        area_is_hours: true,
        notes: Notes::default(),
        words: Words::default(),
    }
}

fn mark(card: u32, name: &str, effort: f64, impact: f64) -> Mark {
    Mark {
        id: format!("task-{card}"),
        card,
        name: name.into(),
        effort,
        impact,
        hours: 3.0,
        contested: false,
        spread: None,
        was: None,
        is_new: false,
        faded: false,
        disposition: card.is_multiple_of(2).then_some(Disposition::Grow),
        quadrant: "Protect".into(),
        tooltip: format!("{card}: {name}"),
    }
}

fn drawn(figure: &Figure) -> Plot {
    let plot = draw(figure, None, &Canvas::default(), &Fonts::built_in()).unwrap();
    Document::parse(plot.drawing.svg()).unwrap();
    plot
}

#[test]
fn an_empty_plot_still_has_its_axes() {
    let plot = drawn(&figure(Vec::new()));
    assert!(plot.drawing.svg().contains("Effort →"));
    assert_eq!((plot.named, plot.numbered), (0, 0));
}

#[test]
fn whatever_users_write_is_drawn() {
    let names = [
        "",
        "a < b & \"c\" \u{0}\u{c}",
        "更新予測",
        "one\ntwo",
        &"W".repeat(500),
    ];
    let marks = names
        .iter()
        .enumerate()
        .map(|(card, name)| mark(card as u32, name, 2.0, 4.0));
    let mut figure = figure(marks.collect());
    figure.marks[0].effort = f64::NAN;
    figure.marks[1].hours = f64::INFINITY;
    figure.marks[2].card = u32::MAX;
    figure.impact.max = figure.impact.min;
    figure.effort.threshold = f64::NAN;
    let plot = drawn(&figure);
    assert_eq!(plot.named + plot.numbered, 5);
    assert!(!plot.missing_scripts.is_empty());
    assert!(!plot.drawing.svg().contains("NaN"));
}

#[test]
fn every_name_stands_in_the_plot_or_in_the_legend() {
    let name = |card| format!("Name{card}");
    let marks = (1..60)
        .map(|card| mark(card, &name(card), 3.0, 3.0))
        .collect();
    let plot = drawn(&figure(marks));
    assert!(plot.numbered > 0);
    for card in 1..60 {
        assert!(plot.drawing.svg().contains(&format!(">{}<", name(card))));
    }
}

#[test]
fn the_same_figure_has_the_same_bytes() {
    let marks = (1..20)
        .map(|card| mark(card, "Do the thing", f64::from(card % 5), 2.5))
        .collect();
    let figure = figure(marks);
    let (one, two) = (drawn(&figure), drawn(&figure));
    assert_eq!(one.drawing.svg(), two.drawing.svg());
    assert_eq!(one.drawing.png(1.0).unwrap(), two.drawing.png(1.0).unwrap());
}

/// The elements of a class, each as its tag and the attributes asked for.
fn elements(plot: &Plot, class: &str, attributes: &[&str]) -> Vec<Vec<String>> {
    let document = Document::parse(plot.drawing.svg()).unwrap();
    let of_class = |node: &Node<'_, '_>| node.attribute("class") == Some(class);
    let read = |node: Node<'_, '_>| {
        let value = |name: &&str| node.attribute(*name).unwrap_or_default().to_owned();
        attributes.iter().map(value).collect()
    };
    document.descendants().filter(of_class).map(read).collect()
}

fn numbers(texts: &[String]) -> Vec<f64> {
    texts.iter().map(|text| text.parse().unwrap()).collect()
}

/// A few tasks of which the second is contested; the last two share a spot.
fn some() -> Figure {
    let mut figure = figure(vec![
        mark(1, "One", 2.0, 4.0),
        mark(3, "Three", 4.0, 2.0),
        mark(5, "Five", 3.0, 3.0),
        mark(7, "Seven", 3.0, 3.0),
    ]);
    for mark in &mut figure.marks {
        mark.disposition = Some(Disposition::Keep);
    }
    figure.marks[1].contested = true;
    figure.notes.contested = Some("Second ring: contested".into());
    figure
}

#[test]
fn only_contested_tasks_have_a_second_ring_and_the_key_says_so() {
    let plot = drawn(&some());
    // One in the plot, one in the key.
    assert_eq!(elements(&plot, "contested", &[]).len(), 2);
    assert!(plot.drawing.svg().contains(">Second ring: contested<"));
    let calm = drawn(&figure(vec![mark(1, "One", 2.0, 4.0)]));
    assert!(elements(&calm, "contested", &[]).is_empty());
}

#[test]
fn a_ring_takes_two_pixels_more_at_most() {
    let plot = drawn(&some());
    let ring = numbers(&elements(&plot, "contested", &["r", "stroke-width"])[0]);
    let marker = numbers(&elements(&plot, "marker", &["r", "stroke-width"])[1]);
    let edge = |shape: &[f64]| shape[0] + shape[1] / 2.0;
    let more = edge(&ring) - edge(&marker);
    assert!(more > 1.0 && more < 2.01, "{more}");
}

#[test]
fn whiskers_cross_in_the_exact_spot_even_of_a_marker_that_was_moved() {
    let mut figure = some();
    figure.notes.whiskers = Some("Lines: votes".into());
    let spread = VoteSpread {
        impact: (2.5, 3.5),
        effort: Some((2.0, 4.0)),
    };
    figure.marks[2].spread = Some(spread);
    figure.marks[3].spread = Some(spread);
    let plot = drawn(&figure);
    let lines = elements(&plot, "whisker", &["x1", "x2", "y1", "y2"]);
    assert_eq!(lines.len(), 4);
    // The thresholds cross at 3, 3, and so do the whiskers.
    let rules = elements(&plot, "threshold", &["x1", "x2", "y1", "y2"]);
    let (up, across) = (numbers(&rules[0]), numbers(&rules[1]));
    for pair in lines.chunks(2) {
        let (vertical, horizontal) = (numbers(&pair[0]), numbers(&pair[1]));
        assert!((vertical[0] - up[0]).abs() < 0.2 && vertical[0] == vertical[1]);
        assert!((horizontal[2] - across[2]).abs() < 0.2 && horizontal[2] == horizontal[3]);
    }
    assert!(plot.drawing.svg().contains("id=\"whiskers\""));
    assert!(!drawn(&some()).drawing.svg().contains("id=\"whiskers\""));
}

#[test]
fn votes_without_a_spread_have_no_whisker() {
    let mut figure = some();
    figure.notes.whiskers = Some("Lines: votes".into());
    figure.marks[0].spread = Some(VoteSpread {
        impact: (4.0, 4.0),
        effort: None,
    });
    assert!(elements(&drawn(&figure), "whisker", &[]).is_empty());
}

#[test]
fn a_highlight_moves_and_hides_nothing() {
    let plain = some();
    let mut picked = plain.clone();
    picked.notes.highlighted = Some("Highlighted: role csm (1 of 4 tasks)".into());
    for mark in &mut picked.marks[1..] {
        mark.faded = true;
    }
    let (before, after) = (drawn(&plain), drawn(&picked));
    for class in ["marker", "label", "number"] {
        let place = ["data-id", "cx", "cy", "r", "points", "x", "y", "font-size"];
        let places = elements(&before, class, &place);
        assert!(!places.is_empty(), "{class}");
        assert_eq!(places, elements(&after, class, &place), "{class}");
    }
    let fills = |plot: &Plot| elements(plot, "marker", &["fill", "stroke"]);
    assert_eq!(fills(&before)[0], fills(&after)[0]);
    assert_ne!(fills(&before)[1], fills(&after)[1]);
    assert!(
        after
            .drawing
            .svg()
            .contains("Highlighted: role csm (1 of 4")
    );
}

#[test]
fn the_band_is_drawn_along_scores_only() {
    let corners = |figure: &Figure| -> Vec<usize> {
        elements(&drawn(figure), "band", &["points"])
            .iter()
            .map(|points| points[0].split(' ').count())
            .collect()
    };
    let mut figure = some();
    assert_eq!(corners(&figure), [12]);
    figure.effort.borderline = None;
    assert_eq!(corners(&figure), [4]);
    figure.impact.borderline = None;
    assert!(corners(&figure).is_empty());
}

#[test]
fn the_note_of_a_threshold_at_the_end_of_its_scale_is_whole() {
    let mut figure = some();
    figure.effort.threshold = 1.0;
    figure.effort.threshold_note = Some("a note that is far longer than the room is wide".into());
    let svg = drawn(&figure).drawing.svg().to_owned();
    assert!(svg.contains(">a note that is far longer than the room is wide"));
}

#[test]
fn no_hours_stand_at_the_zero_of_a_log_axis() {
    let mut figure = some();
    figure.effort = Axis {
        kind: AxisKind::LogHours,
        min: 1.0,
        max: 50.0,
        from_zero: true,
        threshold: 7.5,
        borderline: None,
        ..figure.effort
    };
    figure.marks[0].effort = 0.0;
    figure.marks[1].effort = 50.0;
    let plot = drawn(&figure);
    assert!(plot.drawing.svg().contains(">0<") && plot.drawing.svg().contains(">50<"));
    let at: Vec<_> = elements(&plot, "marker", &["cx"]).concat();
    assert!(numbers(&at)[0] < numbers(&at)[2] && numbers(&at)[2] < numbers(&at)[1]);
}

#[test]
fn senseless_hours_are_drawn_somewhere() {
    let mut figure = some();
    figure.effort.kind = AxisKind::LogHours;
    for (min, max, at) in [
        (0.0, 0.0, 0.0),
        (5.0, 5.0, 5.0),
        (f64::NAN, -1.0, f64::NAN),
        (1.0, 10.0, f64::INFINITY),
    ] {
        (figure.effort.min, figure.effort.max) = (min, max);
        figure.effort.threshold = at;
        for mark in &mut figure.marks {
            mark.effort = at;
        }
        let plot = drawn(&figure);
        let svg = plot.drawing.svg();
        assert!(!svg.contains("NaN") && !svg.contains("inf"), "{min} {max}");
        assert_eq!(elements(&plot, "marker", &[]).len(), 4);
    }
}

/// A figure of some tasks, one of which moved this far since an earlier state.
fn moved_by(effort: f64) -> Figure {
    let mut figure = some();
    figure.marks[1].was = Some(WasAt {
        effort: figure.marks[1].effort - effort,
        impact: figure.marks[1].impact,
        told: "was there".into(),
    });
    figure.notes.moved = Some("moved since then".into());
    figure
}

#[test]
fn an_arrow_leads_from_where_a_task_was_to_its_marker() {
    let figure = moved_by(1.5);
    let plot = drawn(&figure);
    assert_eq!(elements(&plot, "moved", &["data-id"]), [["task-3"]]);
    let svg = plot.drawing.svg();
    let at = |what: &str| svg.find(what).unwrap();
    assert!(at("id=\"panel\"") < at("id=\"moves\"") && at("id=\"moves\"") < at("id=\"quadrants\""));
    assert!(
        at("id=\"moves\"") < at("id=\"markers\""),
        "it lies beneath markers and text"
    );
    assert!(svg.contains("was there") && svg.contains(">moved since then<"));
}

#[test]
fn a_move_that_the_marker_covers_has_no_arrow() {
    assert!(elements(&drawn(&moved_by(0.02)), "moved", &["data-id"]).is_empty());
}

#[test]
fn neither_arrows_nor_their_key_move_anything() {
    let mut figure = moved_by(1.5);
    figure.marks[0].is_new = true;
    figure.notes.new = Some("new since then".into());
    for canvas in [
        Canvas::default(),
        Medium::Numbers.canvas(),
        Medium::A4.canvas(),
        Medium::Projector.canvas(),
    ] {
        let draw = |figure: &Figure| draw(figure, None, &canvas, &Fonts::built_in()).unwrap();
        let (with, without) = (draw(&figure), draw(&some()));
        for class in ["label", "marker", "number"] {
            let places = |plot: &Plot| elements(plot, class, &["x", "y", "cx", "cy", "points"]);
            assert_eq!(places(&with), places(&without), "{class}");
        }
        let size = |plot: &Plot| {
            plot.drawing
                .svg()
                .split("viewBox")
                .nth(1)
                .map(|rest| rest[..20].to_owned())
        };
        assert_eq!(size(&with), size(&without));
    }
}

#[test]
fn the_outline_of_a_new_task_is_dashed() {
    let mut figure = some();
    figure.marks[0].is_new = true;
    figure.notes.new = Some("new since then".into());
    let outlines = elements(&drawn(&figure), "marker", &["data-id", "stroke-dasharray"]);
    let dashed: Vec<_> = outlines
        .iter()
        .filter(|outline| !outline[1].is_empty())
        .collect();
    assert_eq!(dashed.len(), 1);
    assert_eq!(dashed[0][0], "task-1");
}

/// The box of a text in pixels, from its start and length: from left to right, or upwards.
fn text_box(text: Node<'_, '_>) -> (f64, f64, f64, f64) {
    let read = |name: &str| text.attribute(name).unwrap().parse::<f64>().unwrap();
    let (x, y, length) = (read("x"), read("y"), read("textLength"));
    let Some(turn) = text.attribute("transform") else {
        return (x, y, x + length, y);
    };
    let numbers = turn.trim_start_matches("rotate(").trim_end_matches(')');
    let numbers: Vec<f64> = numbers.split(' ').map(|one| one.parse().unwrap()).collect();
    let [angle, around_x, around_y] = numbers[..] else {
        panic!("{turn}")
    };
    assert_eq!(angle, 270.0);
    let (column, bottom) = (around_x + y - around_y, around_y - x + around_x);
    (column, bottom - length, column, bottom)
}

#[test]
fn a_poster_says_what_every_score_means_and_nothing_leaves_it() {
    let words = |of: &str| {
        let longer = |score| format!("{score} {of} what customers would miss without it");
        (1..=5).map(longer).collect::<Vec<String>>()
    };
    for count in [0, 5, 54, 150] {
        let place = |card: u32| {
            let score = |times: u32| 1.0 + f64::from(card * times % 41) / 10.0;
            mark(card, &format!("Task {card}"), score(7), score(11))
        };
        let mut figure = figure((1..=count).map(place).collect());
        (figure.effort.anchors, figure.impact.anchors) = (words("costs"), words("brings"));
        let canvas = Canvas::poster(574.0, 400.0);
        let plot = draw(&figure, None, &canvas, &Fonts::built_in()).unwrap();
        let (width, height) = plot.drawing.size();
        assert_eq!((width, height), (canvas.width, canvas.height));
        let document = Document::parse(plot.drawing.svg()).unwrap();
        let texts = document
            .descendants()
            .filter(|node| node.has_tag_name("text"));
        let said: String = texts.clone().filter_map(|text| text.text()).collect();
        for anchor in words("costs").iter().chain(&words("brings")) {
            let letters = |text: &str| text.replace(' ', "");
            assert!(
                letters(&said).contains(&letters(anchor)),
                "{count}: {anchor}"
            );
        }
        for text in texts {
            let (left, top, right, bottom) = text_box(text);
            assert!(
                left >= 0.0 && top >= 0.0 && right <= width && bottom <= height,
                "{count}: {:?} of {width} × {height}: {:?}",
                (left, top, right, bottom),
                text.text(),
            );
        }
        assert_eq!(plot.is_listed, count == 5, "{count}");
    }
}

#[test]
fn shapes_alone_have_neither_numbers_nor_names() {
    let canvas = Canvas {
        labels: Labels::Shapes,
        ..Medium::Projector.canvas()
    };
    let plot = draw(
        &figure(vec![mark(77, "Call", 2.0, 3.0)]),
        None,
        &canvas,
        &Fonts::built_in(),
    );
    let svg = plot.unwrap().drawing.svg().to_owned();
    assert!(svg.contains("class=\"marker\"") && !svg.contains(">77<") && !svg.contains(">Call<"));
}
