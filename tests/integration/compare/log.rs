//! `offsite log`: what a history tells, also where several people and branches made it.

use std::fs;
use std::path::Path;

use super::{BEFORE, moved_to_ops, repository};
use crate::repository::Repository;
use crate::support::{folder_of, offsite_with_git};

/// The history, as commits with what each changed: `(its line, what is told)`, newest first.
fn told(repository: &Repository, args: &[&str]) -> Vec<(String, Vec<String>)> {
    let mut commits: Vec<(String, Vec<String>)> = Vec::new();
    for line in log(repository, args).lines() {
        match (line.strip_prefix("    "), commits.last_mut()) {
            (Some(change), Some((_, changes))) => changes.push(without_code(change).to_owned()),
            _ if line.is_empty() => {}
            _ => commits.push((line.to_owned(), Vec::new())),
        }
    }
    commits
}

fn log(repository: &Repository, args: &[&str]) -> String {
    let all = [&["log", "-C", "team"], args].concat();
    let run = offsite_with_git(repository.path(), &all);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{}", run.out);
    run.out
}

/// Another row, so that branches change different places.
fn two_rows() -> String {
    format!(
        "{BEFORE}[activity.invoice]\nname = \"Write the invoice\"\nA = \"csm\"\nR = [\"csm\"]\n"
    )
}

/// The first place gets another role that answers.
fn quote_to_ops(text: &str) -> String {
    text.replacen("A = \"csm\"", "A = \"ops\"", 1)
}

/// The second row gets another role that does the work.
fn invoice_to_ops(text: &str) -> String {
    let (quote, invoice) = text.split_once("[activity.invoice]").unwrap();
    let invoice = invoice.replace("R = [\"csm\"]", "R = [\"ops\"]");
    format!("{quote}[activity.invoice]{invoice}")
}

/// Two branches, each with a letter for Operations, are merged; the second merge takes a letter from it besides.
fn merged() -> Repository {
    let repository = Repository::new();
    let base = two_rows();
    repository.commit_file("team/raci.toml", &base);
    for (branch, text) in [
        ("quote", quote_to_ops(&base)),
        ("invoice", invoice_to_ops(&base)),
    ] {
        repository.git(&["checkout", "--quiet", "-b", branch, "main"]);
        repository.write("team/raci.toml", text);
        repository.commit(&format!("on {branch}"));
    }
    repository.git(&["checkout", "--quiet", "main"]);
    repository.git(&["merge", "--quiet", "--no-ff", "-m", "merge quote", "quote"]);
    // Neighbouring lines may be in conflict: what the merge becomes is written by hand anyway.
    repository.run(
        repository.path(),
        &["merge", "--quiet", "--no-commit", "invoice"],
    );
    let both = invoice_to_ops(&quote_to_ops(&base));
    repository.write("team/raci.toml", both.replace("C = [\"ops\"]", "C = []"));
    repository.commit("merge invoice");
    repository
}

const ANSWERS: &str = "Write the quote: A: Manager → Operations";
const DOES: &str = "Write the invoice: R: + Operations, − Manager";
const ASKED: &str = "Write the quote: C: − Operations";

#[test]
fn a_merge_tells_all_that_it_brought_to_a_role() {
    let told = told(&merged(), &["role.ops"]);
    let subjects: Vec<&str> = told.iter().map(|(commit, _)| subject(commit)).collect();
    assert_eq!(subjects, ["merge invoice", "merge quote", "team/raci.toml"]);
    assert_eq!(sorted(&told[0].1), [DOES, ASKED]);
    assert_eq!(told[1].1, [ANSWERS]);
}

#[test]
fn with_every_branch_walked_a_role_is_told_of_once_by_who_did_it() {
    let repository = merged();
    let told = told(&repository, &["--full", "role.ops"]);
    let of = |message: &str| {
        let commit = told.iter().find(|(commit, _)| subject(commit) == message);
        commit
            .map(|(_, changes)| changes.clone())
            .unwrap_or_default()
    };
    assert_eq!(of("on quote"), [ANSWERS]);
    assert_eq!(of("on invoice"), [DOES]);
    assert_eq!(
        of("merge invoice"),
        [ASKED],
        "only what the merge itself did"
    );
    assert_eq!(of("merge quote"), [""; 0]);
    assert_eq!(told.len(), 4, "and the first commit: {told:?}");
    // What stands came with the merge.
    let id = repository.git(&["rev-parse", "--short=10", "main"]);
    let out = log(&repository, &["--current", "invoice"]);
    let line = out.lines().find(|line| line.trim().starts_with("R "));
    assert!(line.is_some_and(|line| line.contains("Operations") && line.contains(&id)));
    // Branches side by side have no order in which one could undo what the other did.
    let all = ["log", "-C", "team", "--full", "--current"];
    let refused = offsite_with_git(repository.path(), &all);
    assert_eq!(refused.code, Some(2), "{refused:?}");
}

#[test]
fn an_author_is_called_as_the_mailmap_says() {
    let repository = Repository::new();
    repository.commit_file("team/raci.toml", BEFORE);
    repository.write("team/raci.toml", quote_to_ops(BEFORE));
    let author = "--author=amara.old <old@example.org>";
    repository.git(&["commit", "--quiet", "--all", author, "-m", "moved"]);
    let asked: [&[&str]; 4] = [
        &["quote"],
        &["--full", "role.ops"],
        &["--current", "quote"],
        &["--format", "json", "quote"],
    ];
    for args in asked {
        assert!(log(&repository, args).contains("amara.old"), "{args:?}");
    }
    // At the top of the repository, where git looks for it; it need not be committed.
    repository.write(
        ".mailmap",
        "Amara Nwosu <amara@example.org> <old@example.org>\n",
    );
    for args in asked {
        let out = log(&repository, args);
        assert!(
            out.contains("Amara Nwosu") && !out.contains("amara.old"),
            "{args:?}: {out}"
        );
    }
}

/// A clone of the last `depth` commits, with the folder that it lies in.
fn shallow(repository: &Repository, depth: &str) -> (tempfile::TempDir, std::path::PathBuf) {
    let from = format!("file://{}", repository.path().display());
    let folder = folder_of::<&str>(&[]);
    let clone = folder.path().join("clone");
    let to = clone.to_str().unwrap();
    repository.git(&["clone", "--quiet", "--depth", depth, &from, to]);
    (folder, clone)
}

fn json(folder: &Path, args: &[&str]) -> serde_json::Value {
    let all = [&["log", "-C", "team", "--format", "json"], args].concat();
    serde_json::from_str(&offsite_with_git(folder, &all).out).unwrap()
}

#[test]
fn what_stood_before_a_shallow_clone_begins_stands() {
    let repository = Repository::new();
    repository.commit_file("team/raci.toml", &two_rows());
    repository.commit_file("team/raci.toml", &format!("# one\n{}", two_rows()));
    repository.commit_file("team/raci.toml", &quote_to_ops(&two_rows()));
    let (_folder, clone) = shallow(&repository, "2");
    let current = |id: &str| {
        let run = offsite_with_git(&clone, &["log", "-C", "team", "--current", id]);
        assert_eq!(run.code, Some(0), "{run:?}");
        run.out
    };
    assert!(
        current("invoice").contains("A  Manager  since 2026-01-01 or before"),
        "{}",
        current("invoice")
    );
    let quote = current("quote");
    assert!(
        quote.contains("A  Operations  since 2026-01-01  "),
        "{quote}"
    );
    assert!(
        quote.contains("R  Manager     since 2026-01-01 or before"),
        "{quote}"
    );
    let told = json(&clone, &["--current"]);
    let older = told["entries"].as_array().unwrap().iter();
    assert_eq!(
        older.filter(|entry| entry["or_before"] == true).count(),
        4,
        "{told}"
    );
    assert!(told["cut_at"]["commit"].is_string(), "{told}");
    assert_eq!(
        json(repository.path(), &["quote"])["cut_at"],
        serde_json::Value::Null
    );

    let log = offsite_with_git(&clone, &["log", "-C", "team", "invoice"]);
    assert_eq!(
        log.out,
        "nothing since 2026-01-01, where this clone begins\n"
    );
    let unknown = offsite_with_git(&clone, &["log", "-C", "team", "invioce"]);
    assert_eq!(unknown.code, Some(2), "{unknown:?}");
}

#[test]
fn a_shallow_clone_may_begin_where_the_files_make_no_sense() {
    let repository = Repository::new();
    repository.commit_file("team/raci.toml", BEFORE);
    repository.commit_file("team/raci.toml", &format!("{BEFORE}[oops"));
    repository.commit_file("team/raci.toml", &quote_to_ops(BEFORE));
    let (_folder, clone) = shallow(&repository, "2");
    let log = offsite_with_git(&clone, &["log", "-C", "team", "quote"]);
    assert!(!log.out.contains("is new"), "{log:?}");
    assert!(log.err.contains("this clone begins with"), "{log:?}");
    let current = offsite_with_git(&clone, &["log", "-C", "team", "--current", "quote"]);
    let id = repository.git(&["rev-parse", "--short=10", "HEAD"]);
    assert!(
        current
            .out
            .contains(&format!("since 2026-01-01 or before  {id}")),
        "{current:?}"
    );
}

#[test]
fn what_stands_says_so_where_the_newest_files_make_no_sense() {
    let repository = Repository::new();
    repository.commit_file("team/raci.toml", BEFORE);
    repository.commit_file("team/raci.toml", &format!("{}[oops", quote_to_ops(BEFORE)));
    let id = |revision: &str| repository.git(&["rev-parse", "--short=10", revision]);
    let run = offsite_with_git(
        repository.path(),
        &["log", "-C", "team", "--current", "quote"],
    );
    assert!(run.out.contains("A  Manager"), "{run:?}");
    let said = format!(
        "this is as of {} (2026-01-01), since the files of {}",
        id("HEAD~1"),
        id("HEAD")
    );
    assert!(run.err.contains(&said), "{run:?}");
    for form in ["--current", "--full"] {
        let told = json(repository.path(), &[form, "quote"]);
        assert_eq!(told["unclear"].as_array().unwrap().len(), 1, "{told}");
        assert!(
            told["as_of"]["commit"]
                .as_str()
                .unwrap()
                .starts_with(&id("HEAD~1")),
            "{told}"
        );
    }
    // Mended, it is the state of the newest again.
    repository.commit_file("team/raci.toml", &quote_to_ops(BEFORE));
    let run = offsite_with_git(
        repository.path(),
        &["log", "-C", "team", "--current", "quote"],
    );
    assert!(!run.err.contains("this is as of"), "{run:?}");
}

#[test]
fn a_letter_in_a_segment_stands_under_its_new_id() {
    let repository = Repository::new();
    let base = format!("{BEFORE}segment.ent.A = [\"ops\"]\n[segment.ent]\nname = \"Large\"\n");
    repository.commit_file("team/raci.toml", &base);
    let first = repository.git(&["rev-parse", "--short=10", "HEAD"]);
    let moved = "[[moved]]\nkind = \"segment\"\nfrom = \"ent\"\nto = \"large\"\n";
    let renamed = base.replace("segment.ent", "segment.large");
    repository.commit_file("team/raci.toml", &format!("{renamed}{moved}"));
    let out = log(&repository, &["--current", "quote"]);
    let line = out.lines().find(|line| line.contains("A in Large"));
    assert!(line.is_some_and(|line| line.contains(&first)), "{out}");
}

#[test]
fn a_role_is_not_told_who_voted_for_it() {
    let repository = Repository::new();
    let base = format!("{BEFORE}[person.ana]\nname = \"Ana\"\nrole = \"csm\"\n");
    repository.commit_file("team/raci.toml", &base);
    repository.commit_file(
        "team/raci.toml",
        &format!("{base}[ballot.ana.raci]\nquote = {{ A = \"ops\" }}\n"),
    );
    repository.commit_file(
        "team/raci.toml",
        &base.replace("role = \"csm\"", "role = \"ops\""),
    );
    let told = told(&repository, &["role.ops"]);
    // The first commit, and how many came and went with the last.
    assert_eq!(told.len(), 2, "{told:?}");
    assert_eq!(told[0].1, ["people who have the role: 1 came, 0 went"]);
}

#[test]
fn nothing_since_a_day_is_said() {
    let repository = Repository::new();
    repository.commit_file("team/raci.toml", BEFORE);
    let out = log(&repository, &["quote", "--since", "2026-02-01"]);
    assert_eq!(out, "nothing since 2026-02-01\n");
}

/// What stands behind the id, day and author of a commit.
fn subject(commit: &str) -> &str {
    commit.rsplit("Amara").next().unwrap_or(commit).trim()
}

fn sorted(lines: &[String]) -> Vec<&str> {
    let mut lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    lines.sort_unstable();
    lines
}

fn without_code(change: &str) -> &str {
    change.split("  [").next().unwrap_or(change).trim()
}

#[test]
fn the_history_of_a_row_is_told_newest_first() {
    let repository = Repository::new();
    repository.commit_file("team/raci.toml", BEFORE);
    repository.commit_file("team/raci.toml", &moved_to_ops());
    // Moving, reordering and reformatting are no events.
    fs::remove_file(repository.join("team/raci.toml")).unwrap();
    repository.commit_file(
        "team/chart.toml",
        &format!("# the chart\n{}\n", moved_to_ops()),
    );
    let again = moved_to_ops().replace("C = [\"ops\"]", "C = []");
    repository.commit_file("team/chart.toml", &again);
    let log = offsite_with_git(repository.path(), &["log", "-C", "team", "quote"]);
    assert_eq!(log.code, Some(0), "{log:?}");
    let told: Vec<&str> = log
        .out
        .lines()
        .filter(|line| line.starts_with("    "))
        .collect();
    let about = |line: &str, what: &str| line.contains(what);
    assert!(about(told[0], "C: − Operations"), "{}", log.out);
    assert!(
        told.iter()
            .any(|line| about(line, "A: Manager → Operations")),
        "{}",
        log.out
    );
    assert!(about(told[told.len() - 1], "is new"), "{}", log.out);
    assert_eq!(log.out.matches("Amara").count(), 3, "{}", log.out);

    let role = offsite_with_git(repository.path(), &["log", "-C", "team", "role.ops"]);
    assert!(
        role.out
            .contains("Write the quote: A: Manager → Operations"),
        "{}",
        role.out
    );

    let current = offsite_with_git(
        repository.path(),
        &["log", "-C", "team", "--current", "quote"],
    );
    assert!(
        current.out.contains("A  Operations  since 2026-01-01"),
        "{}",
        current.out
    );
    let since = |letter: &str| {
        let line = current
            .out
            .lines()
            .find(|line| line.trim_start().starts_with(letter));
        line.and_then(|line| line.split_whitespace().nth(4))
            .unwrap()
            .to_owned()
    };
    assert_ne!(
        since("A "),
        since("R "),
        "A came with the second commit: {}",
        current.out
    );
}

#[test]
fn a_history_goes_on_under_a_new_id() {
    let repository = Repository::new();
    repository.commit_file("raci.toml", BEFORE);
    repository.commit_file("raci.toml", &moved_to_ops());
    let renamed = moved_to_ops().replace("activity.quote", "activity.offer");
    let moved = "[[moved]]\nkind = \"activity\"\nfrom = \"quote\"\nto = \"offer\"\n";
    repository.commit_file("raci.toml", &format!("{renamed}{moved}"));
    let log = offsite_with_git(repository.path(), &["log", "offer"]);
    assert!(log.out.contains("id: quote → offer"), "{}", log.out);
    assert!(log.out.contains("A: Manager → Operations"), "{}", log.out);
    let current = offsite_with_git(repository.path(), &["log", "--current", "offer"]);
    assert!(current.out.contains("A  Operations"), "{}", current.out);
}

#[test]
fn a_history_without_the_id_says_so() {
    let repository = repository();
    let log = offsite_with_git(repository.path(), &["log", "-C", "team", "qoute"]);
    assert_eq!(log.code, Some(2), "{log:?}");
    assert!(log.err.contains("did you mean `quote`"), "{}", log.err);
}

#[test]
fn a_state_that_makes_no_sense_is_stepped_over() {
    let repository = Repository::new();
    repository.commit_file("raci.toml", BEFORE);
    repository.commit_file("raci.toml", &format!("{}\n[oops", moved_to_ops()));
    repository.commit_file("raci.toml", &moved_to_ops());
    let log = offsite_with_git(repository.path(), &["log", "quote"]);
    assert!(
        log.err
            .contains("after 1 commit the files did not make sense"),
        "{}",
        log.err
    );
    assert!(log.out.contains("A: Manager → Operations"), "{}", log.out);
}

#[test]
fn a_merge_is_walked_with_its_branches_when_asked() {
    let repository = repository();
    repository.git(&["merge", "--quiet", "--no-edit", "branch"]);
    let told = |args: &[&str]| {
        let all = [&["log", "-C", "team", "quote"], args].concat();
        let run = offsite_with_git(repository.path(), &all);
        assert_eq!(run.code, Some(0), "{run:?}");
        run.out
            .lines()
            .filter(|line| !line.starts_with(' ') && !line.is_empty())
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let (line, full) = (told(&[]), told(&["--full"]));
    assert!(line[0].contains("Merge branch"), "{line:?}");
    // The branch made the change, and the merge added nothing to it.
    assert!(
        full.iter().all(|commit| !commit.contains("Merge")),
        "{full:?}"
    );
    assert!(full[0].contains("team/raci.toml"), "{full:?}");
}
