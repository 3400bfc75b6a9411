//! The plot on the terminal: what a pipe gets, and colours where somebody asks for them.

use std::fmt::Write as _;
use std::path::Path;

use crate::support::{Comparison, folder_of, in_repository, offsite};

/// What `offsite show plot` prints about a workshop.
fn plot(folder: &Path) -> String {
    let run = offsite(folder, &["show", "plot", "."]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    run.out
}

/// A task for each pair of impact and effort.
fn workshop_of(scores: impl Iterator<Item = (usize, usize)>, name: &str) -> String {
    let mut text = "[workshop]\ntitle = \"Offsite\"\n".to_owned();
    for (n, (impact, effort)) in scores.enumerate() {
        let n = n + 1;
        write!(
            text,
            "[task.t{n}]\nname = \"{name} {n}\"\nimpact = {impact}\neffort = {effort}\n"
        )
        .unwrap();
    }
    text
}

#[test]
fn a_pipe_gets_the_plot_that_it_got_before() {
    let new = folder_of::<&str>(&[]);
    assert_eq!(offsite(new.path(), &["new", "."]).code, Some(0));
    let crowd = workshop_of((0..150).map(|n| (3 + n * n % 3, 1 + n * 7 % 3)), "Task");
    let crowd = folder_of(&[("workshop.toml", crowd)]);
    let scripts = workshop_of(
        (0..40).map(|n| (1 + n % 5, 1 + n * 3 % 5)),
        "更新の見込みをまとめる كل أسبوع",
    );
    let scripts = folder_of(&[("workshop.toml", scripts)]);
    let empty = folder_of(&[("workshop.toml", "[workshop]\ntitle = \"Offsite\"\n")]);
    let mut comparison = Comparison::default();
    for (case, folder) in [
        ("example", in_repository("workshops/post-sales").as_path()),
        ("new", new.path()),
        ("crowd", crowd.path()),
        ("scripts", scripts.path()),
        ("empty", empty.path()),
    ] {
        comparison.with_file(
            plot(folder),
            &in_repository(&format!("tests/show/{case}.txt")),
        );
    }
    comparison.finish();
}

#[test]
fn colours_only_repeat_what_is_written() {
    let folder = in_repository("workshops/post-sales");
    let coloured = offsite(&folder, &["show", "plot", "--color=always"]).out;
    assert!(
        coloured.contains("\u{1b}[31m"),
        "nothing to eliminate is red"
    );
    let mut plain = String::new();
    for (n, part) in coloured.split('\u{1b}').enumerate() {
        plain.push_str(if n == 0 {
            part
        } else {
            part.split_once('m').unwrap().1
        });
    }
    assert_eq!(plain, plot(&folder));
}
