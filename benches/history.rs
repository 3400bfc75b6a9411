//! Walking 1,000 commits of a workshop and reading its state after each, against `git log -p` of the same commits.
//!
//! `cargo bench --bench history` makes the repository from `workshops/post-sales` and prints the ratio first, the
//! median of runs taken in turn; then the single times and the peak of memory.

#![allow(clippy::print_stdout, reason = "printing is what a bench is for")]

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use offsite::git::Repository;
use offsite::history::{States, walk};
use offsite::source::{SourceFile, SourceTree};
use tempfile::TempDir;

#[global_allocator]
static ALLOCATIONS: divan::AllocProfiler = divan::AllocProfiler::system();

const COMMITS: usize = 1_000;
const FOLDER: &str = "workshops/post-sales";

fn main() {
    print_ratios();
    divan::main();
}

#[divan::bench(max_time = 5)]
fn walk_and_read(bencher: divan::Bencher<'_, '_>) {
    let repository = repository();
    bencher.bench_local(|| read_all(repository.path()));
}

#[divan::bench(max_time = 5)]
fn git_log_p(bencher: divan::Bencher<'_, '_>) {
    let repository = repository();
    bencher.bench_local(|| log_p(repository.path()));
}

fn print_ratios() {
    const TURNS: usize = 5;
    let repository = repository();
    let seconds = |run: &dyn Fn()| {
        let start = Instant::now();
        run();
        start.elapsed().as_secs_f64()
    };
    let mut turns: Vec<_> = (0..TURNS)
        .map(|_| {
            let ours = seconds(&|| {
                read_all(repository.path());
            });
            (ours / seconds(&|| log_p(repository.path())), ours)
        })
        .collect();
    turns.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    let (ratio, ours) = turns[TURNS / 2];
    println!(
        "walk and read {COMMITS} states / git log -p, median of {TURNS} turns: {ratio:.2} ({:.0} MB of text in {ours:.2} s)\n",
        read_all(repository.path()) as f64 / 1e6
    );
}

/// Every state of the workshop; how many bytes they have together.
fn read_all(repository: &Path) -> usize {
    let repository = Repository::around(&repository.join(FOLDER)).expect("a repository");
    let commits = walk(&repository, "HEAD", false).expect("a history");
    assert_eq!(commits.len(), COMMITS);
    let mut states = States::of(&repository).expect("git starts");
    let bytes = states.oldest_first(&commits).map(|state| {
        let (_, tree) = state.expect("a state");
        tree.files()
            .iter()
            .map(|file| file.text.len())
            .sum::<usize>()
    });
    bytes.sum()
}

fn log_p(repository: &Path) {
    let mut git = git(repository)
        .args(["log", "-p", "--first-parent", "--", FOLDER])
        .stdout(Stdio::piped())
        .spawn()
        .expect("git starts");
    let mut out = git.stdout.take().expect("a pipe");
    io::copy(&mut out, &mut io::sink()).expect("output");
    assert!(git.wait().expect("an end").success());
}

/// A repository in which each commit changes one file of the workshop.
fn repository() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let run = |arguments: &[&str], input: &str| {
        let mut git = git(folder.path())
            .args(arguments)
            .stdin(Stdio::piped())
            .spawn()
            .expect("git starts");
        let mut stdin = git.stdin.take().expect("a pipe");
        stdin.write_all(input.as_bytes()).expect("git reads");
        drop(stdin);
        assert!(git.wait().expect("an end").success(), "git {arguments:?}");
    };
    run(&["-c", "init.defaultBranch=main", "init", "--quiet"], "");
    run(&["fast-import", "--quiet"], &commits());
    run(&["reset", "--quiet", "--hard"], "");
    folder
}

/// What `git fast-import` makes the commits of: all files in the first, then one after the other changes.
fn commits() -> String {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER);
    let mut files = SourceTree::read(&shipped)
        .expect("a workshop")
        .files()
        .to_vec();
    let mut commits = String::new();
    for n in 0..COMMITS {
        let time = 1_767_225_600 + n * 3_600;
        let message = format!("Change {n}");
        let _ = write!(
            commits,
            "commit refs/heads/main\ncommitter Amara <amara@example.org> {time} +0000\ndata {}\n{message}\n",
            message.len(),
        );
        if n == 0 {
            files.iter().for_each(|file| add(&mut commits, file));
            continue;
        }
        let at = n % files.len();
        let file = &mut files[at];
        let _ = writeln!(file.text, "# {message}");
        add(&mut commits, file);
    }
    commits
}

fn add(commits: &mut String, file: &SourceFile) {
    let SourceFile { path, text, .. } = file;
    let _ = write!(
        commits,
        "M 644 inline {FOLDER}/{path}\ndata {}\n{text}\n",
        text.len()
    );
}

/// Git, whatever it is set to on this machine.
fn git(folder: &Path) -> Command {
    let mut git = Command::new("git");
    git.arg("-C")
        .arg(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env_remove("GIT_DIR");
    git
}
