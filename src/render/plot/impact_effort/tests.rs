use super::*;
use crate::view::impact_effort::{
    Axis, AxisKind, Disposition, Mark, Notes, QuadrantBox, Quadrants, VoteSpread,
};

fn figure(marks: Vec<Mark>) -> Figure {
    let axis = |label: &str| Axis {
        label: label.into(),
        kind: AxisKind::Scores,
        question: Some("How much?".into()),
        min: 1.0,
        max: 5.0,
        low_anchor: Some("1 Little".into()),
        high_anchor: Some("5 Much".into()),
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
        faded: false,
        disposition: card.is_multiple_of(2).then_some(Disposition::Grow),
        quadrant: "Protect".into(),
        tooltip: format!("{card}: {name}"),
    }
}

fn drawn(figure: &Figure) -> Plot {
    let plot = draw(figure, &Canvas::default(), &Fonts::built_in()).unwrap();
    resvg::usvg::roxmltree::Document::parse(plot.drawing.svg()).unwrap();
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
