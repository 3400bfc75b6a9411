//! What people really hand in: other systems, other scripts, half-written files, large files, links.

use std::fmt::Write as _;
use std::fs;
use std::process::Command;

use offsite::pipeline;
use offsite::source::{Lines, SourceFile, SourceTree};
use proptest::prelude::*;

use crate::support::{findings, findings_in, folder_of, has_code, offsite, offsite_with_git, said};

const SCALES: &str = "[scale.impact]\nanchors = [\"a\", \"b\", \"c\", \"d\", \"e\"]\n\
                      [scale.effort]\nanchors = [\"a\", \"b\", \"c\", \"d\", \"e\"]\n";

/// The lines of a report without what each says: `path:line:column: severity[code]`.
fn places(report: &str) -> Vec<&str> {
    report
        .lines()
        .map(|line| line.split_once("]: ").unwrap().0)
        .collect()
}

#[test]
fn windows_line_endings_a_byte_order_mark_and_tabs_change_nothing() {
    let plain = format!("{SCALES}[task.a]\n\tname\t=\t\"Ä\"\n\timpact = 9\n");
    let windows = format!("\u{feff}{}", plain.replace('\n', "\r\n"));
    let report = findings_in(&[("w.toml", &plain)]);
    assert_eq!(places(&report), ["w.toml:7:11: error[score-out-of-scale"]);
    assert_eq!(findings_in(&[("w.toml", &windows)]), report);
}

#[test]
fn every_script_may_name_things() {
    let text = format!(
        "{SCALES}[task.\"更新予測\"]\nname = \"毎週、更新を予測する\"\nimpact = 4\n\
         [task.\"توقع-التجديد\"]\nname = \"توقع التجديدات كل أسبوع\"\nimpact = 4\n\
         [task.\"übergabe-vorbereiten\"]\nname = \"Übergabe vorbereiten\"\nimpact = 4\n\
         [person.\"émilie\"]\nname = \"Émilie\"\n\
         [ballot.\"émilie\".r1]\n\"更新予測\" = [5, 3]\n\"توقع-التجديد\" = [2, 3]\nübergabe-vorbereiten = [1, 1]\n"
    );
    let report = findings_in(&[("w.toml", &text)]);
    assert_eq!(
        report,
        "w.toml:19:1: error[syntax]: the name `übergabe-vorbereiten` needs quotes; \
         write `\"übergabe-vorbereiten\" = …`\n"
    );
    let quoted = text.replace("\nübergabe-vorbereiten =", "\n\"übergabe-vorbereiten\" =");
    assert_eq!(findings_in(&[("w.toml", &quoted)]), "");
}

#[test]
fn an_empty_file_among_others_is_only_noted() {
    let report = findings_in(&[("a.toml", ""), ("b.toml", "[task.a]\nname = \"A\"\n")]);
    assert_eq!(
        report,
        "a.toml:1:1: note[skipped-file]: `a.toml` is skipped: it is empty\n"
    );
}

#[test]
fn a_large_file_is_read_to_its_end() {
    const TASKS: usize = 100_000;
    let mut text = String::from(SCALES);
    for n in 0..TASKS {
        let why =
            "because it was always like this, as far as anybody who is still here can remember; ";
        writeln!(
            text,
            "[task.task-{n:06}]\nname = \"Task {n}\"\nimpact = 4\nwhy = \"{why}{why}\""
        )
        .unwrap();
    }
    text.push_str("[task.last]\nname = \"Last\"\nimpact = 9\n");
    assert!(
        text.len() > 20_000_000,
        "{} bytes are not large",
        text.len()
    );
    let report = findings_in(&[("w.toml", &text)]);
    let line = 4 + TASKS * 4 + 3;
    assert_eq!(
        places(&report),
        [format!("w.toml:{line}:10: error[score-out-of-scale")]
    );
}

#[test]
fn bytes_that_are_no_text_are_found_and_hide_no_other_file() {
    let folder = folder_of(&[
        ("a.toml", &b"[task.a]\nname = \"\xdcbergabe\"\n"[..]),
        ("b.toml", b"[task.b]\nnmae = \"B\"\n"),
    ]);
    let report = findings(folder.path());
    assert_eq!(
        places(&report),
        [
            "a.toml:2:9: error[not-utf8",
            "b.toml:2:1: error[unknown-key"
        ]
    );
    assert!(
        report.contains("save it again with the encoding UTF-8"),
        "{report}"
    );
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_read_is_a_finding() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder_of(&[
        ("a.toml", "[task.a]\nname = \"A\"\n"),
        ("b.toml", "[task.b]\n"),
    ]);
    let closed = folder.path().join("a.toml");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&closed).is_ok() {
        // The superuser may read everything.
        return;
    }
    let report = findings(folder.path());
    assert_eq!(
        places(&report),
        [
            "a.toml:1:1: error[unreadable-file",
            "b.toml:1:7: error[missing-key"
        ]
    );
}

#[test]
fn a_file_that_cannot_be_read_is_reported_with_its_reason() {
    let problem = offsite::source::FileProblem::Unreadable("Permission denied".to_owned());
    let file = SourceFile {
        path: "a.toml".to_owned(),
        text: String::new(),
        problem: Some(problem),
        tracked: false,
    };
    let reading = pipeline::read(SourceTree::new(vec![file]), None).unwrap();
    let [finding] = reading.report.findings() else {
        panic!("{:?}", reading.report)
    };
    assert_eq!(finding.code.slug, "unreadable-file");
    assert_eq!(
        finding.message,
        "`a.toml` cannot be read: Permission denied"
    );
}

#[cfg(unix)]
#[test]
fn links_that_loop_or_lead_out_are_not_followed() {
    use std::os::unix::fs::symlink;
    let elsewhere = folder_of(&[("secret.toml", "[task.secret]\nnmae = \"S\"\n")]);
    let folder = folder_of(&[
        ("a.toml", "[task.a]\nname = \"A\"\n"),
        ("sub/b.toml", "[task.b]\nname = \"B\"\n"),
    ]);
    symlink(folder.path(), folder.path().join("sub/loop")).unwrap();
    symlink(
        folder.path().join("self.toml"),
        folder.path().join("self.toml"),
    )
    .unwrap();
    symlink("a.toml", folder.path().join("again.toml")).unwrap();
    assert_eq!(findings(folder.path()), "");
    symlink(
        elsewhere.path().join("secret.toml"),
        folder.path().join("out.toml"),
    )
    .unwrap();
    let report = findings(folder.path());
    assert_eq!(
        report,
        "out.toml:1:1: note[skipped-file]: `out.toml` is skipped: it is a link that leads out of the workshop; \
         copy what it points at into the folder if it belongs to the workshop\n"
    );
    symlink(elsewhere.path(), folder.path().join("sub/team")).unwrap();
    let report = findings(folder.path());
    assert_eq!(
        places(&report),
        [
            "out.toml:1:1: note[skipped-file",
            "sub/team:1:1: note[skipped-file"
        ]
    );
    let only_links = folder_of::<&str>(&[]);
    symlink(elsewhere.path(), only_links.path().join("team")).unwrap();
    let run = offsite(only_links.path(), &["check", "."]);
    assert!(run.err.contains("has no TOML file"), "{run:?}");
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_waited_for() {
    let folder = folder_of(&[("a.toml", "[task.a]\nname = \"A\"\n")]);
    let made = Command::new("mkfifo")
        .arg(folder.path().join("pipe.toml"))
        .status();
    assert!(made.unwrap().success());
    // From inside, where the folder is also searched for a workshop.
    let run = offsite(folder.path(), &["check", "--format", "short"]);
    assert_eq!(
        said(run),
        "pipe.toml:1:1: error[unreadable-file]: `pipe.toml` cannot be read: it is not a file\n"
    );
}

#[test]
fn private_tables_that_git_tracks_are_found_where_they_lie() {
    let assessment = "[assessment.amara]\non = 2026-02-10\n";
    let folder = folder_of(&[
        ("people.toml", "[person.amara]\nname = \"Amara\"\n"),
        ("levels.toml", assessment),
        (".gitignore", "/private/\n"),
    ]);
    let check = || {
        said(offsite_with_git(
            folder.path(),
            &["check", ".", "--format", "short"],
        ))
    };
    let git = |args: &[&str]| {
        let run = Command::new("git")
            .arg("-C")
            .arg(folder.path())
            .args(args)
            .env_remove("GIT_DIR")
            .status();
        assert!(run.unwrap().success(), "git {args:?}");
    };
    git(&["init", "--quiet"]);
    assert_eq!(
        check(),
        "",
        "a file that git does not know is nobody's business"
    );
    git(&["add", "."]);
    assert_eq!(
        places(&check()),
        ["levels.toml:1:13: warning[private-in-git"]
    );
    fs::write(
        folder.path().join("w.toml"),
        "[workshop]\nfictional = true\n",
    )
    .unwrap();
    assert_eq!(check(), "");
    fs::remove_file(folder.path().join("w.toml")).unwrap();
    git(&["rm", "--quiet", "--cached", "levels.toml"]);
    fs::create_dir(folder.path().join("private")).unwrap();
    fs::rename(
        folder.path().join("levels.toml"),
        folder.path().join("private/levels.toml"),
    )
    .unwrap();
    git(&["add", "."]);
    assert_eq!(check(), "");
}

#[test]
fn an_id_in_two_files_shows_both_places() {
    let folder = folder_of(&[
        ("a.toml", "[task.a]\nname = \"A\"\n"),
        ("sub/b.toml", "# remark\n[task.a]\nname = \"B\"\n"),
    ]);
    let run = offsite(folder.path(), &["check"]);
    for place in [
        "sub/b.toml:2:7",
        "a.toml:1:7",
        "written again",
        "written first",
    ] {
        assert!(run.out.contains(place), "{place} is not in\n{}", run.out);
    }
}

#[test]
fn every_syntax_error_of_every_file_is_found_at_once() {
    let report = findings_in(&[
        (
            "a.toml",
            "[task.a\nname = \"A\"\n\n[task.b]\nname = B\nimpact = \n",
        ),
        ("b.toml", "[task.c]\nname: \"C\"\nimpact = 4,5\n"),
    ]);
    let errors: Vec<_> = places(&report)
        .into_iter()
        .filter(|place| place.contains("error["))
        .collect();
    assert_eq!(
        errors,
        [
            "a.toml:1:8: error[syntax",
            "a.toml:5:8: error[syntax",
            "a.toml:6:10: error[syntax",
            "b.toml:2:7: error[syntax",
            "b.toml:3:11: error[syntax",
        ]
    );
}

#[test]
fn one_bad_task_hides_no_other_finding() {
    let text = format!(
        "{SCALES}[task.bad]\nname = 4\nimpact = \"high\"\nhours = {{ ent = \"x\" }}\ndispositon = \"keep\"\n\
         [task.next]\nname = \"Next\"\nimpact = 8\n\
         [role.csm]\nname = \"CSM\"\n\
         [activity.row]\nname = \"Row\"\nA = \"csm\"\n\
         [ballot.nobody.r1]\nnext = [1, 1]\n"
    );
    assert_eq!(
        places(&findings_in(&[("w.toml", &text)])),
        [
            "w.toml:1:1: note[no-owner-or-review-date",
            "w.toml:6:8: error[wrong-type",
            "w.toml:7:10: error[wrong-type",
            "w.toml:8:17: error[wrong-type",
            "w.toml:9:1: error[unknown-key",
            "w.toml:12:10: error[score-out-of-scale",
            "w.toml:15:11: error[no-responsible",
            "w.toml:15:11: note[nobody-asked-or-told",
            "w.toml:18:9: error[unknown-reference",
        ]
    );
}

#[test]
fn numbers_sizes_and_hours_come_in_every_form_that_is_clear() {
    let text = format!(
        "{SCALES}[segment.ent]\nname = \"Enterprise\"\n[segment.com]\nname = \"Commercial\"\n\
         [task.a]\nname = \"A\"\nimpact = 4\neffort = 2.5\nhours = 3\n\
         [task.b]\nname = \"B\"\nimpact = 4.0\neffort = \"XL\"\nhours = {{ ent = 0.5, com = 1 }}\n\
         [task.c]\nname = \"C\"\nimpact = 1e0\neffort = +1\n[task.c.hours]\nent = 2\n\
         [task.d]\nname = \"D\"\nagreed = [4, \"S\"]\nhours.com = 1.25\n"
    );
    assert_eq!(findings_in(&[("w.toml", &text)]), "");
}

#[test]
fn later_tables_are_mentioned_once_for_all_files() {
    let report = findings_in(&[
        (
            "a.toml",
            "[metric.churn]\nanything = 1\n[metric.enps]\nname = 2\n[task.a]\nname = \"A\"\n",
        ),
        (
            "b.toml",
            "[[story]]\nid = \"x\"\n[periods]\nnames = [\"Q1\"]\n",
        ),
    ]);
    assert_eq!(
        report,
        "a.toml:1:2: note[not-used-yet]: not used yet, and kept as they are: `metric`, `periods`, `story`\n"
    );
}

#[test]
fn a_folder_without_a_workshop_says_what_to_do() {
    let cargo = "[package]\nname = \"x\"\n[dependencies]\n";
    let err = |files: &[(&str, &str)], folder: &str| {
        let made = folder_of(files);
        let run = offsite(made.path(), &["check", folder]);
        assert_eq!((run.code, run.out.as_str()), (Some(3), ""));
        run.err
    };
    assert!(err(&[], "gone").contains("there is no folder `gone`; `offsite new gone` makes"));
    assert!(err(&[("readme.txt", "")], ".").contains("has no TOML file; `offsite new DIR` makes"));
    assert!(
        err(&[("Cargo.toml", cargo)], ".").contains("has 1 TOML file, but no table of a workshop")
    );
    let beside = findings_in(&[
        ("Cargo.toml", cargo),
        ("w.toml", "[task.a]\nname = \"A\"\n"),
    ]);
    assert_eq!(places(&beside), ["Cargo.toml:1:1: note[skipped-file"]);
}

#[test]
fn the_same_folder_says_the_same_twice() {
    let folder = crate::support::in_repository("workshops/post-sales");
    let run = || offsite(&folder, &["check", ".", "--format", "json"]).out;
    let first = run();
    assert!(
        has_code(&findings(&folder), "not-used-yet"),
        "the example has later tables"
    );
    assert_eq!(first, run());
}

/// A workshop that uses most of the format.
fn valid() -> String {
    let path = |name: &str| crate::support::in_repository("workshops/post-sales").join(name);
    let read = |name: &str| fs::read_to_string(path(name)).unwrap();
    let head = |text: String, lines: usize| text.lines().take(lines).collect::<Vec<_>>().join("\n");
    [
        head(read("tasks.toml"), 40),
        head(read("raci.toml"), 60),
        head(read("workshop.toml"), 60),
    ]
    .join("\n")
}

/// Reads files in memory; a panic fails the test, and so does a place outside of its file.
fn read_without_panic(text: &str) {
    let half = text.floor_char_boundary(text.len() / 2);
    let files = [("a.toml", &text[..half]), ("b.toml", &text[half..])];
    let files = files.map(|(path, text)| SourceFile {
        path: path.to_owned(),
        text: text.to_owned(),
        problem: None,
        tracked: true,
    });
    let sources = SourceTree::new(files.to_vec());
    let Some(reading) = pipeline::read(sources, None) else {
        return;
    };
    for label in reading
        .report
        .findings()
        .iter()
        .flat_map(|finding| &finding.labels)
    {
        let text = &reading.sources.file(label.file).text;
        assert!(
            text.get(label.span.clone()).is_some(),
            "{label:?} is not in the file"
        );
        Lines::of(&reading.sources.file(label.file).text).position(label.span.end);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn mutations_of_a_workshop_never_panic(
        edits in proptest::collection::vec((any::<prop::sample::Index>(), 0..12usize, "[\\[\\]{}=\".,#:a-zÄ🎉“”\n -]{0,4}"), 1..6),
    ) {
        let mut text = valid();
        for (at, cut, put) in edits {
            let start = text.floor_char_boundary(at.index(text.len() + 1));
            let end = text.floor_char_boundary((start + cut).min(text.len())).max(start);
            text.replace_range(start..end, &put);
        }
        read_without_panic(&text);
    }

    #[test]
    fn anything_at_all_never_panics(text in "(\\[{1,2}(task|role|activity|ballot|accept|rules)[.a-zé \"]{0,8}\\]{0,2}\n|[a-zA-Z]{1,6} ?=? ?[\\[{\"'0-9a-z.:,é“-]{0,9}\n|\\PC{0,6}\n){0,12}") {
        read_without_panic(&text);
    }
}

#[test]
fn the_mutated_workshop_is_valid_to_begin_with() {
    let folder = folder_of(&[("w.toml", valid())]);
    let report = findings(folder.path());
    assert!(!has_code(&report, "syntax"), "{report}");
}
