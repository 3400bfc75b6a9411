//! `offsite git`: what real git shows of a workshop once it is told to ask offsite.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::repository::Repository;
use crate::support::{Run, offsite_with_git};

const RACI: &str = "[workshop]\ntitle = \"W\"\n\n[activity.quote]\nname = \"Write the quote\"\nA = \"csm\"\nR = [\"csm\", \"csl\"]\n\n\
                    [task.x]\nimpact = 4\n";
/// The same, laid out otherwise.
const REFORMATTED: &str = "\u{feff}# typed anew\r\n[task]\r\nx = { impact = 4 }\r\n[activity.quote]\r\nR = [\r\n  'csl',\r\n  'csm',\r\n]\r\n\
                           A = ['csm']\r\nname = 'Write the quote'\r\n[workshop]\r\ntitle = 'W'\r\n";

/// A repository with a workshop in `w`, not installed yet.
fn workshop() -> Repository {
    let repository = Repository::new();
    repository.commit_file("w/raci.toml", RACI);
    repository
}

fn installed() -> Repository {
    let repository = workshop();
    let run = offsite(&repository.join("w"), "install");
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{}", run.out);
    repository.commit("install");
    repository
}

fn offsite(folder: &Path, what: &str) -> Run {
    let arguments: Vec<_> = ["git"].into_iter().chain(what.split(' ')).collect();
    offsite_with_git(folder, &arguments)
}

/// The lines of a diff that came or went.
fn changed(diff: &str) -> Vec<&str> {
    let is_change = |line: &&str| {
        line.starts_with(['+', '-']) && !line.starts_with("+++") && !line.starts_with("---")
    };
    diff.lines().filter(is_change).collect()
}

/// What git prints from a folder; it must succeed.
fn git(repository: &Repository, folder: &str, arguments: &[&str]) -> String {
    let output = repository.run(&repository.join(folder), arguments);
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_commit_that_only_reformats_shows_no_hunk() {
    let repository = installed();
    repository.commit_file("w/raci.toml", REFORMATTED);
    let log = git(&repository, ".", &["log", "-p", "-1"]);
    assert!(log.contains("w/raci.toml") && !log.contains("@@"), "{log}");
    let typed = git(&repository, ".", &["log", "-p", "-1", "--no-textconv"]);
    assert!(typed.contains("@@"), "{typed}");
}

#[test]
fn a_letter_that_moves_is_a_line_wherever_git_runs() {
    let repository = installed();
    repository.write(
        "w/raci.toml",
        REFORMATTED.replace("A = ['csm']", "A = 'csl'"),
    );
    fs::create_dir(repository.join("w/sub")).unwrap();
    for folder in [".", "w", "w/sub"] {
        let diff = git(&repository, folder, &["diff"]);
        assert_eq!(
            changed(&diff),
            ["-activity.quote.A csm", "+activity.quote.A csl"]
        );
    }
    let from_inside = git(
        &repository,
        "w/sub",
        &["diff", "--relative", "--", "../raci.toml"],
    );
    assert!(
        !from_inside.contains('@'),
        "git itself leaves out what lies above: {from_inside}"
    );
}

#[test]
fn files_that_come_go_and_move_are_shown() {
    let repository = installed();
    repository.write("w/new.toml", "task.y.impact = 1");
    repository.git(&["mv", "w/raci.toml", "w/chart.toml"]);
    repository.write("w/chart.toml", RACI.replace("impact = 4", "impact = 5"));
    repository.git(&["add", "--all"]);
    let diff = git(&repository, ".", &["diff", "--cached", "-M"]);
    assert!(diff.contains("rename to w/chart.toml"), "{diff}");
    assert_eq!(
        changed(&diff),
        ["-task.x.impact 4", "+task.x.impact 5", "+task.y.impact 1"]
    );
    repository.commit("moved");
    repository.git(&["rm", "--quiet", "w/new.toml"]);
    assert_eq!(
        changed(&git(&repository, ".", &["diff", "HEAD"])),
        ["-task.y.impact 1"]
    );
}

#[test]
fn a_file_that_is_no_toml_is_still_shown() {
    let repository = installed();
    repository.write("w/raci.toml", RACI.replace("impact = 4", "impact = "));
    let diff = git(&repository, ".", &["diff"]);
    assert!(changed(&diff).contains(&"+impact = "), "{diff}");
    repository.write("w/raci.toml", b"\xff");
    let output = repository.run(repository.path(), &["diff"]);
    assert!(output.status.success());
    assert!(output.stdout.windows(3).any(|bytes| bytes == b"+\xff\n"));
}

#[test]
fn what_git_exits_with_is_as_without_it() {
    let (plain, with) = (workshop(), installed());
    let code = |repository: &Repository, arguments: &[&str]| {
        repository.run(repository.path(), arguments).status.code()
    };
    for text in [RACI, "no toml", "[task.x]\nimpact = 5\n", REFORMATTED] {
        for repository in [&plain, &with] {
            repository.write("w/raci.toml", text);
        }
        for asked in [
            &["diff"][..],
            &["diff", "--stat", "--exit-code"],
            &["status"],
            &["diff", "--no-textconv", "--quiet"],
        ] {
            assert_eq!(code(&with, asked), code(&plain, asked), "{asked:?} {text}");
        }
        // Git looks for changes in what it would show: of a new layout, nothing.
        let expected = code(&plain, &["diff", "--exit-code"]).filter(|_| text != REFORMATTED);
        assert_eq!(
            code(&with, &["diff", "--exit-code"]),
            expected.or(Some(0)),
            "{text}"
        );
    }
}

#[test]
fn install_says_what_it_writes_and_writes_it_once() {
    let repository = workshop();
    repository.write("w/.gitattributes", "*.toml diff=toml\n*.md text");
    let folder = repository.join("w");
    let config = || fs::read_to_string(repository.join(".git/config")).unwrap();
    let attributes = || fs::read_to_string(folder.join(".gitattributes")).unwrap();
    let (config_before, attributes_before) = (config(), attributes());

    let status = offsite(&folder, "status");
    assert_eq!(status.code, Some(1));
    assert!(
        status.out.contains("git uses `diff=toml` for raci.toml"),
        "{}",
        status.out
    );

    let dry = offsite(&folder, "install --dry-run");
    assert!(
        dry.out
            .starts_with("would write\n  diff.offsite.textconv = "),
        "{}",
        dry.out
    );
    assert_eq!(
        (config(), attributes()),
        (config_before.clone(), attributes_before.clone())
    );

    let run = offsite(&folder, "install");
    assert_eq!(run.code, Some(0));
    for said in [
        "git textconv",
        r"^\[+[^]]+\]+",
        "*.toml diff=offsite   in",
        "`offsite git uninstall` undoes it",
    ] {
        assert!(run.out.contains(said), "{said} is not in {}", run.out);
    }
    assert_eq!(
        attributes(),
        "*.toml diff=toml\n*.md text\n*.toml diff=offsite"
    );
    let status = offsite(&folder, "status");
    assert_eq!(status.code, Some(0), "{}", status.out);

    let installed = (config(), attributes());
    assert!(
        offsite(&folder, "install")
            .out
            .starts_with("nothing to write")
    );
    assert_eq!((config(), attributes()), installed);

    // A file further down may still say otherwise, and then status says so.
    repository.write("w/sub/x.toml", "");
    repository.write("w/sub/.gitattributes", "*.toml -diff\n");
    let status = offsite(&folder, "status");
    assert_eq!(status.code, Some(1));
    assert!(
        status.out.contains("1 of 2 files are not selected")
            && status.out.contains("`diff=unset` for sub/x.toml"),
        "{}",
        status.out
    );

    assert_eq!(offsite(&folder, "uninstall").code, Some(0));
    assert_eq!((config(), attributes()), (config_before, attributes_before));
    assert!(
        offsite(&folder, "uninstall")
            .out
            .starts_with("nothing to take out")
    );
}

#[test]
fn uninstall_takes_away_what_install_made_and_nothing_else() {
    let repository = installed();
    let folder = repository.join("w");
    repository.git(&["config", "diff.offsite.xfuncname", "mine"]);
    let run = offsite(&folder, "uninstall");
    assert!(
        run.out
            .contains("left as it is\n  diff.offsite.xfuncname = mine"),
        "{}",
        run.out
    );
    assert!(!folder.join(".gitattributes").exists());
    assert_eq!(
        repository.git(&["config", "--get-regexp", "^diff"]),
        "diff.offsite.xfuncname mine"
    );
}

/// The program in a folder, with this in its environment.
fn offsite_where(folder: &Path, name: &str, value: &str) -> (Option<i32>, String) {
    let mut offsite = Command::new(env!("CARGO_BIN_EXE_offsite"));
    let output = offsite
        .current_dir(folder)
        .args(["git", "status", "-C", "w"])
        .env_remove("GIT_DIR")
        .env(name, value)
        .output()
        .unwrap();
    (
        output.status.code(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

#[test]
fn in_a_hook_the_workshop_is_where_it_is() {
    let repository = installed();
    let (code, err) = offsite_where(repository.path(), "GIT_DIR", ".git");
    assert_eq!((code, err.as_str()), (Some(0), ""));
}

#[test]
fn a_missing_git_and_one_that_refuses_are_told_apart() {
    let repository = installed();
    let (code, err) = offsite_where(repository.path(), "PATH", "");
    assert!(
        code == Some(4) && err.contains("git is not installed"),
        "{err}"
    );
    let (code, err) = offsite_where(repository.path(), "GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
    assert!(
        code == Some(4) && err.contains("run `git config --global --add safe.directory /"),
        "{err}"
    );
    repository.write(".git/config", "[core\n");
    let (code, err) = offsite_where(repository.path(), "LANG", "de");
    assert!(
        code == Some(4) && err.contains("git says no: bad config line 1"),
        "{err}"
    );
}

#[test]
fn without_a_repository_it_says_what_to_do() {
    let folder = crate::support::folder_of(&[("w.toml", RACI)]);
    for what in ["install", "uninstall", "status"] {
        let run = offsite(folder.path(), what);
        assert_eq!(run.code, Some(4));
        assert!(run.err.contains("`git init"), "{}", run.err);
    }
    let run = offsite(folder.path(), "textconv w.toml");
    assert_eq!(run.code, Some(0));
    assert!(run.out.contains("task.x.impact 4\n"), "{}", run.out);
}
