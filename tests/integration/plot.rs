//! The impact-effort plot as it is written: measured in a real Chromium, and the same whatever the order of the files.
//!
//! `tests/plot/*.csv` are invented tasks with scores; `tests/plot/measure_svg.py` measures the SVG. Without Chromium
//! or Python the measurement is skipped, except where `OFFSITE_BROWSER_TESTS` is `required`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::process::Command;

use serde_json::Value;

use crate::support::{folder_of, in_repository, offsite};

/// A task of a set: id, name, impact and effort.
type Row = (String, String, String, String);

fn rows(set: &str) -> Vec<Row> {
    let text = fs::read_to_string(in_repository(&format!("tests/plot/{set}.csv"))).unwrap();
    let row = |line: &str| {
        let (id, rest) = line.split_once(',').unwrap();
        let (rest, effort) = rest.rsplit_once(',').unwrap();
        let (name, impact) = rest.rsplit_once(',').unwrap();
        (id.to_lowercase(), name.into(), impact.into(), effort.into())
    };
    text.lines().skip(1).map(row).collect()
}

const SCALES: &str = "[workshop]\ntitle = \"Names\"\n\
    [scale.impact]\nmin = 1\nmax = 10\nanchors = [\"1 least\", \"10 most\"]\n\
    [scale.effort]\nmin = 1\nmax = 10\nanchors = [\"1 least\", \"10 most\"]\n";

/// The tables of tasks, with their cards.
fn tasks<'a>(rows: impl Iterator<Item = (usize, &'a Row)>) -> String {
    let mut text = String::new();
    for (index, (id, name, impact, effort)) in rows {
        let card = index + 1;
        writeln!(
            text,
            "[task.{id}]\ncard = {card}\nname = \"{name}\"\nimpact = {impact}\neffort = {effort}"
        )
        .unwrap();
    }
    text
}

/// The plot of a workshop made of these files.
fn drawn(files: &[(&str, String)], more: &[&str]) -> String {
    let folder = folder_of(files);
    let mut args = vec!["render", ".", "--out", "out", "--only", "plot"];
    args.extend(more);
    let run = offsite(folder.path(), &args);
    assert_eq!(run.code, Some(0), "{run:?}");
    fs::read_to_string(folder.path().join("out/impact-effort.svg")).unwrap()
}

fn plot_of(rows: &[Row]) -> String {
    let tasks = tasks(rows.iter().enumerate());
    drawn(&[("a.toml", SCALES.to_owned()), ("b.toml", tasks)], &[])
}

/// What `measure_svg.py` finds in the plot of a set; `None` where it cannot run and need not.
fn measured(set: &str, options: &[&str]) -> Option<BTreeMap<String, Value>> {
    let required =
        std::env::var_os("OFFSITE_BROWSER_TESTS").is_some_and(|tests| tests == "required");
    let folder = folder_of(&[("plot.svg", plot_of(&rows(set)))]);
    let file = |name: &str| folder.path().join(name);
    let run = Command::new("python3")
        .arg(in_repository("tests/plot/measure_svg.py"))
        .arg(file("plot.svg"))
        .arg("--csv")
        .arg(in_repository(&format!("tests/plot/{set}.csv")))
        .args(["--plot", "#plot", "--legend", "#legend", "--json"])
        .arg(file("found.json"))
        .args(options)
        .output();
    let found = fs::read(file("found.json")).ok();
    assert!(found.is_some() || !required, "could not measure: {run:?}");
    Some(serde_json::from_slice(&found?).unwrap())
}

/// Nothing overlaps, nothing is lost, nothing can be mistaken; at least so many names, at most so far away on average.
fn assert_promises(set: &str, names: i64, gap: f64, options: &[&str]) {
    let Some(found) = measured(set, options) else {
        return;
    };
    let mut defects = vec![
        "score_defects",
        "ll_pairs_em",
        "lm_pairs",
        "lt_pairs",
        "labels_outside",
        "labels_off_plot",
        "labels_missing",
        "markers_hidden",
        "leader_cross",
        "leader_over_label",
        "leader_over_marker",
        "orphans",
        "ambiguous",
    ];
    // Numbers inside of markers stand as close as the markers do.
    if options.is_empty() {
        defects.extend(["runon_pairs", "tight_stack_pairs"]);
    }
    for defect in defects {
        assert_eq!(found[defect], 0, "{set}: {defect} in {found:?}");
    }
    let tasks = rows(set).len() as i64;
    assert_eq!(found["tasks_readable"], tasks, "{set}: {found:?}");
    assert!(
        found["labels_full"].as_i64() >= Some(names),
        "{set}: {found:?}"
    );
    assert!(found["gap_mean"].as_f64() <= Some(gap), "{set}: {found:?}");
}

#[test]
fn forty_tasks_are_all_named() {
    assert_promises("int_40", 40, 3.0, &[]);
}

#[test]
fn of_a_hundred_tasks_nearly_all_are_named() {
    assert_promises("int_100", 94, 6.0, &[]);
}

#[test]
fn of_two_hundred_tasks_most_are_named() {
    assert_promises("int_200", 122, 8.0, &[]);
}

#[test]
fn five_hundred_tasks_are_all_numbered() {
    assert_promises("int_500", 0, 0.0, &["--inside-ok"]);
}

#[test]
fn the_order_of_tables_and_files_changes_nothing_where_cards_are_numbered() {
    let rows = rows("int_40");
    let turned = [
        ("y.toml", tasks(rows.iter().enumerate().rev().skip(20))),
        ("z.toml", SCALES.to_owned()),
        ("a.toml", tasks(rows.iter().enumerate().rev().take(20))),
    ];
    assert!(plot_of(&rows) == drawn(&turned, &[]));
}

#[test]
fn ten_runs_at_once_draw_the_same() {
    let rows = &rows("int_40");
    let first = plot_of(rows);
    std::thread::scope(|scope| {
        let runs: Vec<_> = (0..10).map(|_| scope.spawn(|| plot_of(rows))).collect();
        for run in runs {
            assert!(run.join().unwrap() == first);
        }
    });
}

/// Where the text beside each task stands.
fn places(svg: &str) -> BTreeMap<String, String> {
    let document = resvg::usvg::roxmltree::Document::parse(svg).unwrap();
    let labels = document
        .descendants()
        .filter(|node| node.attribute("class") == Some("label"));
    let place = |node: resvg::usvg::roxmltree::Node<'_, '_>| {
        let lines = node
            .descendants()
            .filter(|line| line.attribute("x").is_some());
        let line = |line: resvg::usvg::roxmltree::Node<'_, '_>| {
            format!("{:?} {:?}; ", line.attribute("x"), line.attribute("y"))
        };
        Some((
            node.attribute("data-id")?.to_owned(),
            lines.map(line).collect(),
        ))
    };
    labels.filter_map(place).collect()
}

#[test]
fn names_stay_where_they_were_since_an_earlier_state() {
    let rows = rows("int_100");
    let mut moved = rows.clone();
    (moved[41].2, moved[41].3) = ("2".to_owned(), "8".to_owned());
    let earlier = folder_of(&[(
        "all.toml",
        SCALES.to_owned() + &tasks(rows.iter().enumerate()),
    )]);
    let files = [(
        "all.toml",
        SCALES.to_owned() + &tasks(moved.iter().enumerate()),
    )];
    let since = drawn(&files, &["--since", earlier.path().to_str().unwrap()]);
    let (before, after) = (places(&plot_of(&rows)), places(&since));
    let stayed = before
        .iter()
        .filter(|(id, place)| after.get(*id) == Some(place))
        .count();
    assert!(stayed >= 90, "{stayed} of 99 names stayed");
}
