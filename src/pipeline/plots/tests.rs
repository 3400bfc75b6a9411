//! The plot on the wall and on the projector, as it is written.

use std::fmt::Write as _;

use crate::pipeline::{Output, RenderOptions, read, render};
use crate::source::{SourceFile, SourceTree};
use crate::view::handout::poster::Poster;
use crate::view::handout::{Handout, HandoutOptions};

const ANCHORS: [&str; 5] = [
    "1 nobody",
    "2 some",
    "3 accounts",
    "4 renewals",
    "5 everybody",
];

/// A workshop with so many tasks, in Arabic, Japanese and long words.
fn workshop(tasks: usize) -> String {
    let mut text = format!(
        "[workshop]\ntitle = \"Plots\"\n[scale.impact]\nquestion = \"Who would suffer?\"\nanchors = {ANCHORS:?}\n\
         [scale.effort]\nquestion = \"What does it cost?\"\nanchors = {ANCHORS:?}\n"
    );
    let names = [
        "تجهيز التقرير",
        "更新の見込み",
        "Donaudampfschifffahrtsgesellschaft",
        "Call <b>back</b>",
    ];
    for n in 0..tasks {
        let score = |times: usize| 1.0 + (n * times % 41) as f64 / 10.0;
        let (name, impact, effort) = (names[n % names.len()], score(7), score(11));
        let written = write!(
            text,
            "[task.t{n}]\nname = \"{name} {n}\"\nimpact = {impact:.1}\neffort = {effort:.1}\nhours = {}\n",
            n % 20
        );
        written.unwrap();
    }
    text
}

fn page(text: &str, handout: Handout, handouts: HandoutOptions) -> String {
    let files = SourceTree::new(vec![SourceFile::new("workshop.toml", text)]);
    let reading = read(files, None).unwrap();
    let options = RenderOptions {
        only: vec![Output::Handout(handout)],
        handouts,
        ..RenderOptions::default()
    };
    let rendered = render(&reading, options).unwrap();
    let mut files = rendered.artifacts.files();
    let (_, bytes) = files.find(|(file, _)| *file == handout.file()).unwrap();
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// The sizes of all texts of the figures in a page, in their pixels.
fn text_sizes(page: &str) -> Vec<f64> {
    let sizes = page.split("font-size=\"").skip(1);
    let size = |text: &str| text.split('"').next().unwrap().parse().unwrap();
    sizes.map(size).collect()
}

#[test]
fn no_text_on_the_projector_is_smaller_than_a_38th_of_the_height() {
    for tasks in [5, 54, 300] {
        let page = page(
            &workshop(tasks),
            Handout::Projector,
            HandoutOptions::default(),
        );
        let sizes = text_sizes(&page);
        assert!(sizes.len() > tasks, "{tasks}");
        let least = sizes.into_iter().reduce(f64::min).unwrap();
        assert!(least >= 1080.0 / 38.0 - 0.01, "{tasks} tasks: {least}");
        let slides = page.matches("class=\"slide\"").count();
        let on_screen = page.matches("viewBox=\"0 0 1920.0 1080.0\" role").count();
        assert_eq!(
            slides, on_screen,
            "{tasks} tasks: a picture is as high as the screen"
        );
        let expected = match tasks {
            300 => 3..30,
            _ => 1..3,
        };
        assert!(
            expected.contains(&slides),
            "{tasks} tasks: {slides} pictures"
        );
        for n in 0..tasks {
            assert!(page.contains(&format!("data-id=\"t{n}\"")), "{n}");
        }
    }
}

#[test]
fn a_poster_is_read_from_afar() {
    let page = page(&workshop(54), Handout::WallPlot, HandoutOptions::default());
    let scale = page
        .split("scale(")
        .nth(1)
        .unwrap()
        .split(')')
        .next()
        .unwrap();
    let points = scale.parse::<f64>().unwrap() * 72.0 / 25.4;
    let numbers = page.split("class=\"task\"").skip(1);
    let numbers: Vec<f64> = numbers.map(|task| text_sizes(task)[0] * points).collect();
    assert_eq!(numbers.len(), 54);
    assert!(numbers.iter().all(|size| *size >= 14.0), "{numbers:?}");
    let axes = page.split("id=\"wall-plot-axes\"").nth(1).unwrap();
    let axes = text_sizes(axes.split("</g>").next().unwrap());
    assert!(axes.iter().all(|size| size * points >= 18.0), "{axes:?}");
}

#[test]
fn a_poster_names_every_number_and_every_score() {
    for (tasks, listed_apart) in [(5, false), (54, true)] {
        let page = page(
            &workshop(tasks),
            Handout::WallPlot,
            HandoutOptions::default(),
        );
        assert_eq!(page.contains("class=\"names\""), listed_apart);
        assert_eq!(page.matches("class=\"tile\"").count(), 8);
        assert_eq!(
            page.matches("@font-face").count(),
            page.matches("font/ttf").count()
        );
        assert!(page.contains("Call &lt;b&gt;back&lt;/b&gt; 3") && !page.contains("<b>back"));
        for said in
            ANCHORS
                .iter()
                .chain(&["Who would suffer?", "What does it cost?", "更新の見込み 1"])
        {
            assert!(page.contains(said), "{tasks}: {said}");
        }
    }
}

#[test]
fn an_empty_poster_shows_no_task_and_needs_none() {
    let blank = HandoutOptions {
        blank: true,
        poster: Poster::A4,
        ..HandoutOptions::default()
    };
    let scored = workshop(9);
    let boards = [
        page(
            &scored,
            Handout::EmptyPlot,
            HandoutOptions {
                blank: false,
                ..blank
            },
        ),
        page(&scored, Handout::WallPlot, blank),
        page("[workshop]\ntitle = \"T\"\n", Handout::EmptyPlot, blank),
    ];
    for board in boards {
        assert_eq!(board.matches("class=\"tile\"").count(), 1);
        assert!(!board.contains("class=\"task\"") && !board.contains("data-id"));
        assert!(board.contains("Protect") && board.contains("class=\"threshold\""));
    }
}

#[test]
fn tasks_that_never_fit_are_not_drawn_again_and_again() {
    let counts: Vec<usize> = super::counts(300).collect();
    assert_eq!(counts, [6, 9, 14, 21, 32, 48, 72, 108, 162, 243, 300]);
    assert_eq!(super::counts(3).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(super::counts(0).collect::<Vec<_>>(), [1]);
}
