//! What git knows of a workshop: which commits touch it, who wrote them when, and what it was after each.

use std::path::Path;

use offsite::git::Repository as Git;
use offsite::history::{CommitInfo, States, walk};

use crate::repository::Repository;
use crate::support::folder_of;

fn walked(folder: &Path, full: bool) -> Vec<CommitInfo> {
    walk(&Git::around(folder).unwrap(), "HEAD", full).unwrap()
}

fn subjects(commits: &[CommitInfo]) -> Vec<&str> {
    commits
        .iter()
        .map(|commit| commit.subject.as_str())
        .collect()
}

/// The text of `w/a.toml` after each commit, oldest first.
fn texts(folder: &Path, commits: &[CommitInfo]) -> Vec<String> {
    let git = Git::around(folder).unwrap();
    let mut states = States::of(&git).unwrap();
    let texts = commits.iter().rev().map(|commit| {
        let tree = states.at(&commit.id).unwrap();
        let file = tree.files().iter().find(|file| file.path == "a.toml");
        file.map_or_else(|| "none".to_owned(), |file| file.text.clone())
    });
    texts.collect()
}

/// A workshop in `w` whose `b.toml` comes by a merge; `main` changes `a.toml` meanwhile.
fn merged() -> Repository {
    let repository = Repository::new();
    repository.commit_file("other.toml", "0");
    repository.commit_file("w/a.toml", "1");
    repository.git(&["checkout", "--quiet", "-b", "side"]);
    repository.commit_file("w/b.toml", "side");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.commit_file("w/a.toml", "2");
    repository.commit_file("README.md", "outside");
    repository.git(&["merge", "--quiet", "--no-ff", "-m", "merge side", "side"]);
    repository
}

#[test]
fn a_merge_stands_for_what_it_brought() {
    let repository = merged();
    let folder = repository.join("w");
    let commits = walked(&folder, false);
    assert_eq!(subjects(&commits), ["merge side", "w/a.toml", "w/a.toml"]);
    assert_eq!(texts(&folder, &commits), ["1", "2", "2"]);
    assert_eq!(commits[0].parents.len(), 2);
    let full = walked(&folder, true);
    assert_eq!(
        subjects(&full),
        ["merge side", "w/b.toml", "w/a.toml", "w/a.toml"]
    );
}

#[test]
fn the_states_of_the_parents_tell_what_a_merge_itself_changed() {
    let repository = merged();
    let folder = repository.join("w");
    let git = Git::around(&folder).unwrap();
    let merge = &walked(&folder, true)[0];
    let mut states = States::of(&git).unwrap();
    let paths: Vec<Vec<_>> = merge
        .parents
        .iter()
        .map(|parent| {
            let tree = states.at(parent).unwrap();
            tree.files().iter().map(|file| file.path.clone()).collect()
        })
        .collect();
    assert_eq!(paths, [vec!["a.toml"], vec!["a.toml", "b.toml"]]);
}

#[test]
fn a_workshop_may_go_and_come_back() {
    let repository = Repository::new();
    repository.commit_file("w/a.toml", "1");
    repository.commit_file("w/copy.toml", "1");
    repository.git(&["rm", "--quiet", "-r", "w"]);
    repository.commit_file("x", "gone");
    repository.commit_file("w/a.toml", "2");
    let folder = repository.join("w");
    let commits = walked(&folder, false);
    assert_eq!(texts(&folder, &commits), ["1", "1", "none", "2"]);
}

#[test]
fn authors_are_called_as_the_mailmap_says_and_days_are_theirs() {
    let repository = Repository::new();
    repository.write(".mailmap", "Amara N. <amara@example.org>\n");
    repository.commit_file("w/a.toml", "1");
    repository.write("w/a.toml", "2");
    repository.git(&["add", "--all"]);
    // Already tomorrow where it was written, and still today in UTC.
    repository.git(&[
        "commit",
        "--quiet",
        "-m",
        "ünïcode\n\nbody",
        "--date=2026-03-01T00:30:00+09:00",
    ]);
    repository.git(&[
        "commit",
        "--quiet",
        "--amend",
        "--no-edit",
        "--author=Other <o@example.org>",
    ]);
    let commits = walked(&repository.join("w"), false);
    let of = |at: usize| {
        let commit: &CommitInfo = &commits[at];
        (
            commit.author.as_str(),
            commit.date.to_string(),
            commit.subject.as_str(),
        )
    };
    assert_eq!(of(0), ("Other", "2026-03-01".to_owned(), "ünïcode"));
    assert_eq!(of(1), ("Amara N.", "2026-01-01".to_owned(), "w/a.toml"));
    assert_eq!(commits[1].id.short().len(), 10);
}

#[test]
fn an_empty_subject_and_settings_of_the_user_disturb_nothing() {
    let repository = Repository::new();
    repository.commit_file("a.toml", "1");
    repository.write("a.toml", "2");
    repository.git(&["commit", "--quiet", "-a", "--allow-empty-message", "-m", ""]);
    for (key, value) in [
        ("log.follow", "true"),
        ("log.decorate", "full"),
        ("log.showSignature", "true"),
        ("log.date", "relative"),
        ("format.pretty", "oneline"),
        ("color.ui", "always"),
    ] {
        repository.git(&["config", key, value]);
    }
    let commits = walked(repository.path(), false);
    assert_eq!(subjects(&commits), ["", "a.toml"]);
    assert!(commits.iter().all(|commit| !commit.is_cut));
    assert_eq!(commits[0].parents, [commits[1].id.clone()]);
}

#[test]
fn the_end_of_a_shallow_clone_is_not_the_beginning() {
    let repository = Repository::new();
    for text in ["1", "2", "3", "4"] {
        repository.commit_file("w/a.toml", text);
    }
    let clone = folder_of::<&str>(&[]);
    let origin = format!("file://{}", repository.path().display());
    let to = clone.path().to_str().unwrap();
    repository.git(&["clone", "--quiet", "--depth", "2", &origin, to]);
    let folder = clone.path().join("w");
    let commits = walked(&folder, false);
    let cut: Vec<_> = commits.iter().map(|commit| commit.is_cut).collect();
    assert_eq!(cut, [false, true]);
    assert_eq!(texts(&folder, &commits), ["3", "4"]);
    repository.git(&[
        "clone",
        "--quiet",
        "--depth",
        "9",
        &origin,
        clone.path().join("all").to_str().unwrap(),
    ]);
    let whole = walked(&clone.path().join("all/w"), false);
    assert!(whole.iter().all(|commit| !commit.is_cut));
}
