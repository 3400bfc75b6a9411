//! Reading the states of 1,000 commits of a workshop and telling what each changed, against `git log -p` of the same
//! commits.
//!
//! `cargo bench --bench history` makes the repository from `workshops/post-sales` and prints the ratios first, each the
//! median of runs taken in turn: reading the states alone, then `offsite log` whole, every run a fresh process; then the
//! single times and the peak of memory.

#![allow(clippy::print_stdout, reason = "printing is what a bench is for")]

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use offsite::diff::Compared;
use offsite::git::Repository;
use offsite::history::{States, walk};
use offsite::pipeline::{Walked, each_change};
use offsite::source::{SourceFile, SourceTree};
use offsite::view::history::{Standing, Subject};
use tempfile::TempDir;

#[global_allocator]
static ALLOCATIONS: divan::AllocProfiler = divan::AllocProfiler::system();

const COMMITS: usize = 1_000;
const TURNS: usize = 5;
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
fn log_of_a_role(bencher: divan::Bencher<'_, '_>) {
    let repository = repository();
    let subject = Subject::of("role.csm", &[]);
    bencher.bench_local(|| {
        let mut told = Vec::new();
        each(repository.path(), |compared| {
            told.extend(subject.told(compared));
        });
        told
    });
}

#[divan::bench(max_time = 5)]
fn log_current(bencher: divan::Bencher<'_, '_>) {
    let repository = repository();
    bencher.bench_local(|| {
        let mut standing = Standing::default();
        let mut step = 0;
        let walked = each(repository.path(), |compared| {
            standing.note(step, compared);
            step += 1;
        });
        standing.of(&walked.last, None)
    });
}

#[divan::bench(max_time = 5)]
fn git_log_p(bencher: divan::Bencher<'_, '_>) {
    let repository = repository();
    bencher.bench_local(|| log_p(repository.path()));
}

/// What `offsite log` is asked for: whose history, and since when all stands as it does.
const ASKED: [&[&str]; 3] = [&["role.csm"], &["--current"], &["--full", "role.csm"]];

fn print_ratios() {
    let repository = repository();
    let folder = repository.path();
    println!(
        "time / time of git log -p over {COMMITS} commits, median of {TURNS} turns; {:.0} MB of text",
        read_all(folder) as f64 / 1e6
    );
    print_ratio("read the states", folder, || {
        read_all(folder);
    });
    for asked in ASKED {
        let name = format!("offsite log {}", asked.join(" "));
        print_ratio(&name, folder, || offsite_log(folder, asked));
    }
    println!();
}

fn print_ratio(name: &str, repository: &Path, ours: impl Fn()) {
    let turn = || {
        let ours = seconds(&ours);
        (ours / seconds(|| log_p(repository)), ours)
    };
    let mut turns: Vec<_> = (0..TURNS).map(|_| turn()).collect();
    turns.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    let (ratio, ours) = turns[TURNS / 2];
    println!("{name:28} {ratio:6.2}   {ours:.2} s");
}

fn seconds(run: impl FnOnce()) -> f64 {
    let start = Instant::now();
    run();
    start.elapsed().as_secs_f64()
}

/// The walk under every history that is told.
fn each(repository: &Path, mut told: impl FnMut(&Compared)) -> Walked {
    let folder = repository.join(FOLDER);
    let walked = each_change(&folder, "HEAD", false, |_, compared| told(compared));
    let walked = walked.expect("a history");
    assert_eq!((walked.commits, walked.unclear.len()), (COMMITS, 0));
    walked
}

fn offsite_log(repository: &Path, asked: &[&str]) {
    let mut offsite = Command::new(env!("CARGO_BIN_EXE_offsite"));
    offsite
        .arg("-C")
        .arg(repository.join(FOLDER))
        .arg("log")
        .args(asked);
    let output = offsite.env_remove("GIT_DIR").output();
    let output = output.expect("offsite starts");
    assert!(output.status.success() && output.stdout.len() > 1_000);
}

/// Every state of the workshop; how many bytes they have together.
fn read_all(repository: &Path) -> usize {
    let repository = Repository::around(&repository.join(FOLDER)).expect("a repository");
    let commits = walk(&repository, "HEAD", false).expect("a history");
    assert_eq!(commits.len(), COMMITS);
    let mut states = States::of(&repository).expect("git starts");
    let bytes = commits.iter().rev().map(|commit| {
        let tree = states.at(&commit.id).expect("a state");
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

/// A repository in which each commit changes one line of the workshop.
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

/// What commits change, there and back: a file, a line that many of its tables have, and one in its place.
const EDITS: [[&str; 3]; 8] = [
    ["raci.toml", "A = \"csm\"", "A = \"csl\""],
    ["ballots.toml", "= [4, 3]", "= [2, 3]"],
    ["tasks.toml", "= \"automate\"", "= \"simplify\""],
    ["raci.toml", "R = [\"csm\"", "R = [\"csl\", \"csm\""],
    ["ballots.toml", "= [3, 2]", "= [5, 2]"],
    ["raci.toml", "I = [\"ps\"", "I = [\"pm\", \"ps\""],
    ["tasks.toml", "owner = \"csm\"", "owner = \"ops\""],
    ["workshop.toml", "day = 1", "day = 2"],
];

/// What `git fast-import` makes the commits of: all files in the first, then one line after the other changes; every
/// twentieth renames a role, which takes reading the whole state.
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
        let [path, from, to] = match (n % 20, n / EDITS.len() % 2) {
            (0, _) => ["org.toml", "name = \"", "name = \"Our "],
            (_, 0) => EDITS[n % EDITS.len()],
            _ => {
                let [path, from, to] = EDITS[n % EDITS.len()];
                [path, to, from]
            }
        };
        let mut edited = files.iter_mut().filter(|file| file.path == path);
        let file = edited.next().expect("the file is shipped");
        let places: Vec<_> = file.text.match_indices(from).map(|(at, _)| at).collect();
        match places.get(n * 7 % places.len().max(1)) {
            Some(at) => file.text.replace_range(*at..at + from.len(), to),
            None => file.text += &format!("# {message}\n"),
        }
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
