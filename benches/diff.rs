//! Comparing two states of a large workshop, against loading and checking one of them.
//!
//! `cargo bench --bench diff` prints the ratios first, each the median of runs taken in turn; then the single times and
//! the peak of memory.

#![allow(clippy::print_stdout, reason = "printing is what a bench is for")]

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::Instant;

use offsite::diff::diff;
use offsite::pipeline;
use offsite::source::{SourceFile, SourceTree};

#[global_allocator]
static ALLOCATIONS: divan::AllocProfiler = divan::AllocProfiler::system();

const TASKS: usize = 1_000;
const ROLES: usize = 40;

fn main() {
    print_ratios();
    divan::main();
}

#[divan::bench(max_time = 5)]
fn load_and_check(bencher: divan::Bencher<'_, '_>) {
    bencher
        .with_inputs(before)
        .bench_local_values(|sources| pipeline::read(sources, None));
}

#[divan::bench(max_time = 5)]
fn compare(bencher: divan::Bencher<'_, '_>) {
    bencher
        .with_inputs(|| (before(), after()))
        .bench_local_values(|(before, after)| pipeline::compare(before, after, None));
}

/// What is left of it once both are read.
#[divan::bench(max_time = 5)]
fn compare_models(bencher: divan::Bencher<'_, '_>) {
    let [before, after] = [before(), after()].map(|sources| {
        let reading = pipeline::read(sources, None);
        reading.expect("a workshop").workshop
    });
    bencher.bench_local(|| diff(&before, &after, None));
}

fn print_ratios() {
    const TURNS: usize = 9;
    println!("time / time of loading and checking one state, median of {TURNS} turns");
    for (name, other) in [
        ("the same twice", before as fn() -> SourceTree),
        ("a twentieth changed", after),
    ] {
        let turn = || {
            let (sources, before, after) = (before(), before(), other());
            let one = seconds(|| pipeline::read(sources, None));
            let both = seconds(|| pipeline::compare(before, after, None));
            (both / one, both)
        };
        let mut turns: Vec<_> = (0..TURNS).map(|_| turn()).collect();
        turns.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        let (ratio, both) = turns[TURNS / 2];
        let compared = pipeline::compare(before(), other(), None).expect("clear files");
        println!(
            "{TASKS} tasks, {ROLES} roles, {name:20} {ratio:5.2}   {:.0} ms, {} changes",
            both * 1e3,
            compared.diff.changes.len(),
        );
    }
    println!();
}

fn seconds<T>(run: impl FnOnce() -> T) -> f64 {
    let start = Instant::now();
    black_box(run());
    start.elapsed().as_secs_f64()
}

fn before() -> SourceTree {
    workshop(false)
}

fn after() -> SourceTree {
    workshop(true)
}

/// Tasks with scores and letters, each a row of the chart; with `changed`, one in twenty is another.
fn workshop(changed: bool) -> SourceTree {
    let mut text = String::from(
        "[workshop]\ntitle = \"Large\"\n[raci]\nowner = \"p0\"\nreview_by = 2027-01-31\n\
         [scale.impact]\nanchors = [\"1\", \"2\", \"3\", \"4\", \"5\"]\n\
         [scale.effort]\nanchors = [\"1\", \"2\", \"3\", \"4\", \"5\"]\n\
         [person.p0]\nname = \"Amara\"\nrole = \"r0\"\n",
    );
    for role in 0..ROLES {
        let team = role % 6;
        let _ = writeln!(
            text,
            "[role.r{role}]\nname = \"Role {role}\"\nteam = \"Team {team}\""
        );
    }
    for n in 0..TASKS {
        match changed && n % 20 == 0 {
            true => changed_task(&mut text, n),
            false => task(&mut text, n, &format!("Do the work of number {n}"), n, n),
        }
    }
    let file = SourceFile::new("workshop.toml", text);
    SourceTree::new(vec![file])
}

/// In turn: gone and another new, a new name, another role that answers, other scores, all of them.
fn changed_task(text: &mut String, n: usize) {
    let name = format!("Do the work of number {n}");
    match n / 20 % 5 {
        0 => task(text, n + TASKS, &format!("Begin something else, {n}"), n, n),
        1 => task(text, n, &format!("Do less of the work of number {n}"), n, n),
        2 => task(text, n, &name, n + 1, n),
        3 => task(text, n, &name, n, n + 1),
        _ => task(
            text,
            n,
            &format!("Do all the work of number {n}"),
            n + 5,
            n + 2,
        ),
    }
}

fn task(text: &mut String, id: usize, name: &str, roles: usize, scores: usize) {
    let role = |step: usize| (roles * 7 + step) % ROLES;
    let _ = writeln!(
        text,
        "[task.task-{id}]\nname = \"{name}\"\nowner = \"r{}\"\nhours = {}.5\nimpact = {}\neffort = {}\n\
         disposition = \"keep\"\nA = \"r{}\"\nR = [\"r{}\", \"r{}\"]\nC = [\"r{}\", \"r{}\"]\nI = [\"r{}\", \"r{}\", \"r{}\"]\n",
        role(0),
        scores % 7,
        scores % 5 + 1,
        scores * 3 % 5 + 1,
        role(1),
        role(1),
        role(2),
        role(3),
        role(4),
        role(5),
        role(6),
        role(7),
    );
}
