//! Loading and checking a folder, against what `toml` alone takes to parse the same bytes.
//!
//! `cargo bench --bench load` prints the ratios first, each the median of runs taken in turn, so that a machine
//! that is busy with other things is busy with both; then the single times and the peak of memory for each size.

#![allow(clippy::print_stdout, reason = "printing is what a bench is for")]

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

use offsite::pipeline;
use offsite::source::{SourceFile, SourceTree};
use toml::de::DeTable;

#[global_allocator]
static ALLOCATIONS: divan::AllocProfiler = divan::AllocProfiler::system();

const SIZES: [usize; 3] = [100, 1_000, 10_000];
const VOTERS: usize = 8;

fn main() {
    print_ratios();
    divan::main();
}

#[divan::bench(args = SIZES, max_time = 5)]
fn parse(bencher: divan::Bencher<'_, '_>, tasks: usize) {
    let files = files(tasks);
    bencher.bench_local(|| parse_all(&files));
}

#[divan::bench(args = SIZES, max_time = 5)]
fn load_and_check(bencher: divan::Bencher<'_, '_>, tasks: usize) {
    let files = files(tasks);
    bencher
        .with_inputs(|| SourceTree::new(files.clone()))
        .bench_local_values(|sources| pipeline::read(sources, None));
}

/// What the promise is about: the ratio for each size, and how the time grows from one size to the next.
fn print_ratios() {
    const TURNS: usize = 9;
    println!("load and check / parse, median of {TURNS} turns");
    let mut before: Option<Duration> = None;
    for tasks in SIZES {
        let files = files(tasks);
        let mut turns: Vec<(f64, Duration)> = (0..TURNS)
            .map(|_| {
                let parse = timed(|| parse_all(&files));
                let sources = SourceTree::new(files.clone());
                let ours = timed(|| pipeline::read(sources, None));
                (ours.as_secs_f64() / parse.as_secs_f64(), ours)
            })
            .collect();
        turns.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        let (ratio, ours) = turns[TURNS / 2];
        let growth = before.map_or_else(String::new, |before| {
            format!(
                ", {:.1} times the time of a tenth",
                ours.as_secs_f64() / before.as_secs_f64()
            )
        });
        println!("{tasks:>6} tasks: {ratio:.2}{growth}");
        before = Some(ours);
    }
    println!();
}

fn timed<T>(run: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    black_box(run());
    start.elapsed()
}

fn parse_all(files: &[SourceFile]) {
    for file in files {
        black_box(DeTable::parse(&file.text).expect("generated TOML parses"));
    }
}

/// A workshop with scores, letters and a ballot of every voter for every task; the same for the same size.
fn files(tasks: usize) -> Vec<SourceFile> {
    let file = |path: String, text: String| SourceFile::new(path, text);
    let mut files = vec![
        file("org.toml".to_owned(), organisation()),
        file("tasks.toml".to_owned(), task_tables(tasks)),
    ];
    files
        .extend((0..VOTERS).map(|voter| file(format!("votes/{voter}.toml"), ballot(voter, tasks))));
    files
}

fn organisation() -> String {
    let mut text = String::from(
        "[workshop]\ntitle = \"Large\"\n[raci]\nowner = \"p0\"\nreview_by = 2027-01-31\n\
         [scale.impact]\nanchors = [\"1\", \"2\", \"3\", \"4\", \"5\"]\n\
         [scale.effort]\nanchors = [\"1\", \"2\", \"3\", \"4\", \"5\"]\n",
    );
    for role in 0..10 {
        let _ = writeln!(
            text,
            "[role.r{role}]\nname = \"Role {role}\"\nteam = \"Team {}\"",
            role % 4
        );
    }
    for person in 0..VOTERS {
        let _ = writeln!(
            text,
            "[person.p{person}]\nname = \"Person {person}\"\nrole = \"r{person}\""
        );
    }
    text
}

fn task_tables(tasks: usize) -> String {
    let mut text = String::new();
    for n in 0..tasks {
        let role = |step: usize| (n + step) % 10;
        let _ = writeln!(
            text,
            "[task.task-{n}]\nname = \"Do the work of number {n}\"\nowner = \"r{}\"\nhours = {}.5\n\
             disposition = \"keep\"\nA = \"r{}\"\nR = [\"r{}\"]\nC = [\"r{}\"]\nI = [\"r{}\", \"r{}\"]\n",
            role(0),
            n % 7,
            role(1),
            role(1),
            role(2),
            role(3),
            role(4),
        );
    }
    text
}

fn ballot(voter: usize, tasks: usize) -> String {
    let mut text = format!("[ballot.p{voter}.r1]\n");
    for n in 0..tasks {
        let _ = writeln!(
            text,
            "task-{n} = [{}, {}]",
            (n + voter) % 5 + 1,
            (n * 3 + voter) % 5 + 1
        );
    }
    text
}
