//! `offsite enter`: the folders of `tests/enter`, and that nothing which was typed or written by others is lost.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

use offsite::entry::{Order, Part};
use offsite::pipeline::{Entering, Told, read_folder};

use crate::support::{
    Comparison, everything_of, folder_of, folders_in, in_repository, offsite, offsite_reading,
    with_ends_shown,
};

/// Each case: files in `before/`, the arguments in `enter.txt`, lines in `typed.txt`; then `after/` and `says.txt`.
#[test]
fn cases_are_entered_as_their_folders_say() {
    let mut comparison = Comparison::default();
    for case in folders_in(&in_repository("tests/enter")) {
        let before: Vec<_> = files(&case.join("before")).into_iter().collect();
        let before: Vec<_> = before
            .iter()
            .map(|(path, text)| {
                (
                    path.as_str(),
                    text.replace('␍', "\r").replace('␂', "\u{feff}"),
                )
            })
            .collect();
        let folder = folder_of(&before);
        let arguments = fs::read_to_string(case.join("enter.txt")).unwrap();
        let typed = fs::read_to_string(case.join("typed.txt")).unwrap();
        let arguments: Vec<_> = ["enter", "-C", "."]
            .into_iter()
            .chain(arguments.split_whitespace())
            .collect();
        let run = offsite_reading(folder.path(), &arguments, &typed);
        comparison.with_file(everything_of(run), &case.join("says.txt"));
        for (path, after) in files(folder.path()) {
            let was = before.iter().find(|(known, _)| *known == path);
            if was.is_none_or(|(_, was)| *was != after) {
                let shown = with_ends_shown(&after);
                comparison.with_file(shown, &case.join("after").join(path));
            }
        }
    }
    comparison.finish();
}

/// The files in a folder and in those in it, with their texts.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            let inner = self::files(&path).into_iter();
            files.extend(inner.map(|(inner, text)| (format!("{name}/{inner}"), text)));
        } else {
            files.insert(name, fs::read_to_string(path).unwrap());
        }
    }
    files
}

const WORKSHOP: &str = "[person.amara]\nname = \"Amara\"\n\n[person.bela]\nname = \"Bela\"\n
[task.calls]\nname = \"Call\"\n\n[task.prep]\nname = \"Prepare\"\n\n[task.review]\nname = \"Review\"\n";

fn entering(folder: &Path, part: Part) -> Entering {
    let reading = read_folder(folder, None).unwrap();
    Entering::open(reading, folder, "amara", part, Order::Missing).unwrap()
}

fn entered(entering: &mut Entering, typed: &str) -> String {
    match entering.line(typed).unwrap() {
        Told::Entered(said) => said,
        other => panic!("{typed}: {other:?}"),
    }
}

fn refused(entering: &mut Entering, typed: &str) -> String {
    match entering.line(typed).unwrap() {
        Told::Refused(why) => why,
        other => panic!("{typed}: {other:?}"),
    }
}

#[test]
fn every_line_is_on_the_disk_before_the_next_is_asked_for() {
    let folder = folder_of(&[("w.toml", WORKSHOP)]);
    let mut first = entering(folder.path(), Part::First);
    let ballots = folder.path().join("ballots.toml");
    let mut expected = "[ballot.amara.r1]\n".to_owned();
    for (typed, line) in [
        ("42", "calls = [4, 2]\n"),
        ("4.5 S", "prep = [4.5, \"S\"]\n"),
    ] {
        entered(&mut first, typed);
        expected.push_str(line);
        assert_eq!(fs::read_to_string(&ballots).unwrap(), expected);
    }
    // Nobody says goodbye when the lid is closed.
    std::mem::forget(first);
    let mut second = entering(folder.path(), Part::First);
    assert_eq!(second.form().prompt().unwrap().id, "review");
    entered(&mut second, "prep 1 1");
    assert_eq!(
        entered(&mut second, "u"),
        "taken back: 2 prep is 4.5 S again"
    );
    assert_eq!(fs::read_to_string(&ballots).unwrap(), expected);
}

#[test]
fn what_others_write_meanwhile_stays() {
    let folder = folder_of(&[("w.toml", WORKSHOP)]);
    let mut form = entering(folder.path(), Part::First);
    entered(&mut form, "42");
    let ballots = folder.path().join("ballots.toml");
    let theirs = "# by hand\n[ballot.bela.r1]\ncalls = [1, 1]\n";
    let mine = fs::read_to_string(&ballots).unwrap();
    fs::write(&ballots, format!("{theirs}\n{mine}")).unwrap();
    entered(&mut form, "33");
    let text = fs::read_to_string(&ballots).unwrap();
    assert_eq!(text, format!("{theirs}\n{mine}prep = [3, 3]\n"));

    // The same line written by somebody else is not overwritten unseen.
    fs::write(&ballots, format!("{text}review = [5, 5]\n")).unwrap();
    let why = refused(&mut form, "1 1");
    assert!(
        why.contains("changed `review` meanwhile, to `5 5`"),
        "{why}"
    );
    assert_eq!(
        entered(&mut form, "1 1"),
        "3 review: impact 1, effort 1, was 5 5"
    );

    // Half a save of an editor is waited for.
    let text = fs::read_to_string(&ballots).unwrap();
    fs::write(&ballots, "[ballot.").unwrap();
    let why = form.line("calls 5 5").unwrap_err().to_string();
    assert!(why.contains("do not make sense yet"), "{why}");
    assert_eq!(fs::read_to_string(&ballots).unwrap(), "[ballot.");
    fs::write(&ballots, &text).unwrap();
    entered(&mut form, "calls 5 5");

    // Tasks come and go.
    let more = format!("{WORKSHOP}\n[task.later]\nname = \"Later\"\n")
        .replace("[task.prep]", "[task.plan]");
    fs::write(folder.path().join("w.toml"), more).unwrap();
    entered(&mut form, "calls 1 1");
    assert_eq!(form.form().tally(), (2, 4));
    entered(&mut form, "plan 2 2");
    assert_eq!(form.form().prompt().unwrap().id, "later");
}

#[test]
fn a_line_taken_out_leaves_the_comments_around_it() {
    let ballots = "[ballot.amara.r1] # pencil\n# unsure\ncalls = [4, 2] # see above\nprep = [1, 1]\n# end\nreview = [2, 2]\n";
    let folder = folder_of(&[("w.toml", WORKSHOP), ("b.toml", ballots)]);
    let mut form = entering(folder.path(), Part::First);
    for typed in ["calls -", "review -"] {
        entered(&mut form, typed);
    }
    let left = fs::read_to_string(folder.path().join("b.toml")).unwrap();
    assert_eq!(
        left,
        "[ballot.amara.r1] # pencil\n# unsure\n# see above\nprep = [1, 1]\n# end\n"
    );
    entered(&mut form, "calls 3 3");
    entered(&mut form, "prep -");
    let left = fs::read_to_string(folder.path().join("b.toml")).unwrap();
    for comment in ["# pencil", "# unsure", "# see above", "# end"] {
        assert!(left.contains(comment), "{left}");
    }
}

#[test]
fn new_ballots_go_where_the_others_are() {
    let files = [
        ("w.toml", WORKSHOP),
        (
            "a.toml",
            "[ballot.amara.raci]\n[activity.q]\nname = \"Q\"\n[role.ops]\nname = \"Ops\"\n",
        ),
        ("b.toml", "[ballot.bela.r1]\ncalls = [1, 1]\n"),
        ("c.toml", "[ballot.bela.r2]\ncalls = [1, 1]\n"),
        ("d.toml", "[ballot.bela.raci]\nq = { A = \"ops\" }\n"),
    ];
    let folder = folder_of(&files);
    assert_eq!(entering(folder.path(), Part::First).file(), "b.toml");
    assert_eq!(entering(folder.path(), Part::Second).file(), "c.toml");
    assert_eq!(entering(folder.path(), Part::Raci).file(), "a.toml");
    let mut form = entering(folder.path(), Part::First);
    entered(&mut form, "42");
    // The own first round comes before the second rounds of others.
    assert_eq!(entering(folder.path(), Part::Second).file(), "b.toml");
    let secret = format!("{WORKSHOP}\n[vote]\nsecret = true\n");
    let folder = folder_of(&[("w.toml", secret)]);
    assert_eq!(
        entering(folder.path(), Part::First).file(),
        "private/ballots.toml"
    );
}

#[test]
fn a_program_that_is_killed_has_lost_nothing() {
    let folder = folder_of(&[("w.toml", WORKSHOP)]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_offsite"))
        .args(["enter", "amara"])
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let typed = child.stdin.as_mut().unwrap();
    typed.write_all(b"4 2\n3 3\n").unwrap();
    typed.flush().unwrap();
    let said = lines
        .by_ref()
        .find(|line| line.as_ref().unwrap().starts_with("2 prep"));
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(said.unwrap().unwrap(), "2 prep: impact 3, effort 3");
    assert_eq!(
        fs::read_to_string(folder.path().join("ballots.toml")).unwrap(),
        "[ballot.amara.r1]\ncalls = [4, 2]\nprep = [3, 3]\n"
    );
    assert_eq!(files(folder.path()).len(), 2);
}

#[test]
fn a_whole_ballot_is_what_a_file_of_it_would_be() {
    let shipped = in_repository("workshops/post-sales");
    let mut files = files(&shipped);
    files.remove("ballots.toml").unwrap();
    let files: Vec<_> = files
        .iter()
        .map(|(path, text)| (path.as_str(), text))
        .collect();
    let folder = folder_of(&files);
    let before = read_folder(&shipped, None).unwrap().workshop;
    let voters = || {
        before
            .ballots
            .iter()
            .filter(|(_, ballot)| !ballot.first.is_empty())
            .take(2)
    };
    for (voter, ballot) in voters() {
        let mut lines = String::new();
        for task in before.tasks.keys() {
            let scores = ballot.first.get(task);
            let line = scores.map_or("-".to_owned(), |scores| {
                format!("{}{}", scores.impact, scores.effort)
            });
            lines.push_str(&line);
            lines.push('\n');
        }
        let run = offsite_reading(folder.path(), &["enter", voter.as_str()], &lines);
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{voter}");
    }
    let after = read_folder(folder.path(), None).unwrap().workshop;
    for (voter, ballot) in voters() {
        assert_eq!(after.ballots[voter].first, ballot.first, "{voter}");
    }
    let laid_out = offsite(folder.path(), &["fmt", "--check", "."]);
    assert_eq!(laid_out.out, "all files are laid out\n");
}
