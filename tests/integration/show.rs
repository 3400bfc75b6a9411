//! The plot and the chart on the terminal: what a pipe gets, and colours where somebody asks for them.

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
fn a_pipe_gets_the_chart_that_it_got_before() {
    let mut comparison = Comparison::default();
    for (workshop, options) in [
        ("post-sales", &[][..]),
        ("small-team", &[]),
        // All 300 rows would be read by nobody.
        ("large-programme", &["--phase", "contract"]),
    ] {
        let folder = in_repository("workshops").join(workshop);
        for width in ["60", "80", "120", "200"] {
            let args = [&["show", "raci", ".", "--width", width], options].concat();
            let run = offsite(&folder, &args);
            assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
            let case = in_repository(&format!("tests/show/raci-{workshop}-{width}.txt"));
            comparison.with_file(run.out, &case);
        }
    }
    for (case, workshop, options) in [
        (
            "role",
            "post-sales",
            &["--role", "scaled", "--role", "PM"][..],
        ),
        (
            "segment-list",
            "post-sales",
            &["--segment", "scaled", "--list"],
        ),
        (
            "contested",
            "large-programme",
            &["--contested", "--phase", "adopt"],
        ),
        ("open", "small-team", &["--open"]),
        ("umlauts", "kundenerfolg", &[]),
    ] {
        let folder = in_repository("workshops").join(workshop);
        let run = offsite(&folder, &[&["show", "raci"], options].concat());
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
        comparison.with_file(
            run.out,
            &in_repository(&format!("tests/show/raci-{case}.txt")),
        );
    }
    comparison.finish();
}

#[test]
fn a_pipe_is_80_characters_wide() {
    let folder = in_repository("workshops/post-sales");
    let plain = offsite(&folder, &["show", "raci"]).out;
    assert_eq!(
        plain,
        offsite(&folder, &["show", "raci", "--width", "80"]).out
    );
    assert!(!plain.contains('\u{1b}'));
}

#[test]
fn what_the_chart_does_not_have_is_refused() {
    let folder = in_repository("workshops/post-sales");
    for (args, says) in [
        (&["raci", "--role", "cms"][..], "did you mean `csm`?"),
        (
            &["raci", "--phase", "renewal"],
            "there is no phase `renewal`",
        ),
        (&["raci", "--segment", "smb"], "there is no segment `smb`"),
        (
            &["tasks", "--list"],
            "`--list` goes with `offsite show raci` only",
        ),
        (&["raci", "--width", "0"], "invalid value"),
    ] {
        let run = offsite(&folder, &[&["show"], args].concat());
        assert_eq!(run.code, Some(2), "{args:?}");
        assert!(run.err.contains(says), "{}", run.err);
    }
}

#[test]
fn colours_only_repeat_what_is_written() {
    let folder = in_repository("workshops/post-sales");
    let coloured = offsite(&folder, &["show", "plot", "--color=always"]).out;
    assert!(
        coloured.contains("\u{1b}[31m"),
        "nothing to eliminate is red"
    );
    assert_eq!(without_colours(&coloured), plot(&folder));
    let chart = offsite(&folder, &["show", "raci", "--color=always"]).out;
    assert!(
        chart.contains("\u{1b}[1m\u{1b}[7mA/R"),
        "who answers does not stand out"
    );
    assert_eq!(
        without_colours(&chart),
        offsite(&folder, &["show", "raci"]).out
    );
}

/// The text between the commands to a terminal.
fn without_colours(coloured: &str) -> String {
    let mut plain = String::new();
    for (n, part) in coloured.split('\u{1b}').enumerate() {
        plain.push_str(if n == 0 {
            part
        } else {
            part.split_once('m').unwrap().1
        });
    }
    plain
}
