//! What changed, told to people: the folders of `tests/told`, and a shipped workshop with an edit.

use std::fs;
use std::path::Path;

use crate::support::{Comparison, folder_of, folders_in, in_repository, offsite};

/// The forms in which each case is told, with the file that says what is expected.
const FORMS: &[(&str, &str)] = &[
    ("md", "told.md"),
    ("announce", "announcement.txt"),
    ("announce-html", "announcement.html"),
];

/// Each case: the earlier files in `before/`, the later ones in `after/`; then a file for each form.
#[test]
fn cases_are_told_as_their_folders_say() {
    let mut comparison = Comparison::default();
    for case in folders_in(&in_repository("tests/told")) {
        if case.join("before").is_dir() {
            tell(
                &case.join("before"),
                &case.join("after"),
                &case,
                &mut comparison,
            );
        }
    }
    comparison.finish();
}

/// The German workshop after three edits: a row changes hands, a task is dropped, a role stops working on a row.
#[test]
fn a_german_workshop_is_told_in_german() {
    let shipped = in_repository("workshops/kundenerfolg");
    let edited = folder_of::<&str>(&[]);
    let edits = [
        (
            "A = \"einfuehrung\"\nR = [\"einfuehrung\", \"kev\"]",
            "A = \"kev\"\nR = [\"kev\"]",
        ),
        (
            "A = \"kev\"\nR = [\"kev\"]\nS = [\"vertrieb\"]",
            "A = \"kev\"\nR = []\nS = [\"vertrieb\"]",
        ),
        (
            "hours = { gross = 0.5, mittel = 0.5, klein = 0.2 }\ndisposition = \"keep\"",
            "hours = { gross = 0.5, mittel = 0.5, klein = 0.2 }\ndisposition = \"eliminate\"\nnext = { who = \"anke\", by = 2026-11-30, step = \"Die Liste führt das System\" }",
        ),
    ];
    for entry in fs::read_dir(&shipped).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|end| end == "toml") {
            let text = fs::read_to_string(&path).unwrap();
            let text = edits
                .iter()
                .fold(text, |text, (from, to)| text.replacen(from, to, 1));
            fs::write(edited.path().join(path.file_name().unwrap()), text).unwrap();
        }
    }
    let mut comparison = Comparison::default();
    let case = in_repository("tests/told/kundenerfolg");
    tell(&shipped, edited.path(), &case, &mut comparison);
    comparison.finish();
}

fn tell(before: &Path, after: &Path, case: &Path, comparison: &mut Comparison) {
    let [from, to] = [before, after].map(|folder| folder.to_str().unwrap());
    for (format, file) in FORMS {
        let run = offsite(
            case.parent().unwrap(),
            &["diff", "--from", from, "--to", to, "--format", format],
        );
        assert_eq!(
            (run.code, run.err.as_str()),
            (Some(0), ""),
            "{}",
            case.display()
        );
        // The style sheet and the foot are the same in every page; the fingerprint changes with any word of ours.
        let body = run.out.split_once("<body>").map(|(_, body)| body);
        let told = match body.and_then(|body| body.split_once("<footer")) {
            Some((body, _)) => format!("<body>{body}"),
            None => run.out,
        };
        comparison.with_file(told, &case.join(file));
    }
}

#[test]
fn what_is_too_much_for_a_page_is_counted() {
    let roles = "[role.a]\nname = \"A\"\n[role.b]\nname = \"B\"\n";
    let rows = |owner: &str| -> String {
        (0..900)
            .map(|n| format!("[activity.row-{n}]\nname = \"A row of the chart that has the number {n}\"\nA = \"{owner}\"\nR = [\"a\"]\n"))
            .collect()
    };
    let files = [
        format!("{roles}{}", rows("a")),
        format!("{roles}{}", rows("b")),
    ];
    let folder = folder_of(&[("from/raci.toml", &files[0]), ("to/raci.toml", &files[1])]);
    let run = offsite(
        folder.path(),
        &[
            "diff",
            "--from",
            "from",
            "--to",
            "to",
            "--format",
            "markdown",
            "-o",
            "md=told.md",
        ],
    );
    assert!(
        run.out.chars().count() <= 60_000,
        "{}",
        run.out.chars().count()
    );
    assert!(
        run.out
            .contains("**900 of 900 rows change who answers for them; ")
    );
    assert!(run.out.contains(" more; `offsite diff` shows all"));
    assert_eq!(
        run.out,
        fs::read_to_string(folder.path().join("told.md")).unwrap()
    );
}
