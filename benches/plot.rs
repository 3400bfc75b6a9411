//! Drawing the impact-effort plot with names, for 15 to 500 tasks.
//!
//! `cargo bench --bench plot` prints the ratios first, each the median of runs taken in turn with the smallest set;
//! then how many names stay where they are when one task moves, drawn anew and drawn from the earlier state; then the
//! single times.

#![allow(clippy::print_stdout, reason = "printing is what a bench is for")]

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use offsite::pipeline::{self, Reading};
use offsite::render::plot::impact_effort::{Plot, draw};
use offsite::render::plot::{Canvas, Fonts};
use offsite::source::{SourceFile, SourceTree};
use offsite::view::impact_effort::{Figure, FigureOptions, of};

const SETS: [&str; 7] = [
    "int_15", "int_40", "int_100", "half_100", "cont_100", "int_200", "int_500",
];

fn main() {
    print_ratios();
    print_stability();
    divan::main();
}

#[divan::bench(args = SETS, max_time = 5)]
fn plot(bencher: divan::Bencher<'_, '_>, set: &str) {
    let figure = figure(set);
    let fonts = Fonts::built_in();
    bencher.bench_local(|| draw(&figure, None, &Canvas::default(), &fonts));
}

fn print_ratios() {
    const TURNS: usize = 5;
    println!("time / time of int_15, median of {TURNS} turns");
    for set in SETS {
        let mut ratios: Vec<f64> = (0..TURNS)
            .map(|_| seconds(set) / seconds("int_15"))
            .collect();
        ratios.sort_by(f64::total_cmp);
        let plot = drawn(&figure(set), None);
        let (named, numbered) = (plot.named, plot.numbered);
        println!(
            "{set:10} {:6.1}   {named} names, {numbered} numbers",
            ratios[TURNS / 2]
        );
    }
    println!();
}

fn seconds(set: &str) -> f64 {
    let figure = figure(set);
    let start = Instant::now();
    drawn(&figure, None);
    start.elapsed().as_secs_f64()
}

/// Moves each of ten tasks in turn.
fn print_stability() {
    println!(
        "names that stay when one task moves, of all others: drawn anew, drawn from the earlier state"
    );
    for set in ["int_40", "int_100", "half_100", "cont_100"] {
        let before = figure(set);
        let places_before = places(&drawn(&before, None));
        let (mut anew, mut since) = (0, 0);
        const MOVED: usize = 10;
        for step in 0..MOVED {
            let mut after = before.clone();
            let index = step * after.marks.len() / MOVED;
            let mark = &mut after.marks[index];
            (mark.impact, mark.effort) = (11.0 - mark.effort, 11.0 - mark.impact);
            let id = mark.id.clone();
            let stayed = |plot: Plot| {
                let places = places(&plot);
                let same = |(other, place): &(&String, &String)| {
                    **other != id && places.get(*other) == Some(*place)
                };
                places_before.iter().filter(same).count()
            };
            anew += stayed(drawn(&after, None));
            since += stayed(drawn(&after, Some(&before)));
        }
        let share =
            |stayed: usize| 100.0 * stayed as f64 / (MOVED * (before.marks.len() - 1)) as f64;
        println!("{set:10} {:3.0} %, {:3.0} %", share(anew), share(since));
    }
    println!();
}

fn drawn(figure: &Figure, before: Option<&Figure>) -> Plot {
    draw(figure, before, &Canvas::default(), &Fonts::built_in()).expect("a figure can be drawn")
}

/// Where the text beside each task stands.
fn places(plot: &Plot) -> BTreeMap<String, String> {
    let document = resvg::usvg::roxmltree::Document::parse(plot.drawing.svg()).expect("an SVG");
    let labels = document
        .descendants()
        .filter(|node| node.attribute("class") == Some("label"));
    labels
        .map(|node| {
            let at = |name| node.descendants().find_map(|line| line.attribute(name));
            let place = format!("{:?} {:?}", at("x"), at("y"));
            (
                node.attribute("data-id").unwrap_or_default().to_owned(),
                place,
            )
        })
        .collect()
}

/// The figure of a set of invented tasks.
fn figure(set: &str) -> Figure {
    of(&reading(set).workshop, &FigureOptions::default())
}

fn reading(set: &str) -> Reading {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/plot/{set}.csv"));
    let rows = std::fs::read_to_string(path).expect("the sets are in the repository");
    let mut text = String::from(
        "[scale.impact]\nmin = 1\nmax = 10\nanchors = [\"1\", \"10\"]\n\
         [scale.effort]\nmin = 1\nmax = 10\nanchors = [\"1\", \"10\"]\n",
    );
    for row in rows.lines().skip(1) {
        let cells: Vec<&str> = row.split(',').collect();
        let [id, name, impact, effort] = cells[..] else {
            panic!("four columns: {row}");
        };
        let id = id.to_lowercase();
        text += &format!("[task.{id}]\nname = \"{name}\"\nimpact = {impact}\neffort = {effort}\n");
    }
    let file = SourceFile::new("tasks.toml", text);
    let sources = SourceTree::new(vec![file]);
    pipeline::read(sources, None).expect("a workshop")
}
