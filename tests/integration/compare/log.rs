//! `offsite log` where several people and branches made the history.

use super::BEFORE;
use crate::repository::Repository;
use crate::support::offsite_with_git;

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
    // What stands is the same, and since that very commit.
    let since = |args: &[&str], revision: &str| {
        let id = repository.git(&["rev-parse", "--short=10", revision]);
        let out = log(&repository, &[&["--current", "invoice"], args].concat());
        let line = out.lines().find(|line| line.trim().starts_with("R "));
        line.is_some_and(|line| line.contains("Operations") && line.contains(&id))
    };
    assert!(since(&[], "main") && since(&["--full"], "invoice"));
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
