//! Starting `offsite --version`, against starting an empty Rust program.
//!
//! `cargo bench --bench start` compiles the empty program with the same compiler and prints the ratio, the median of
//! runs taken in turn.

#![allow(clippy::print_stdout, reason = "printing is what a bench is for")]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

fn main() {
    print_ratio();
    divan::main();
}

#[divan::bench(max_time = 3)]
fn empty_program(bencher: divan::Bencher<'_, '_>) {
    let empty = empty();
    bencher.bench(|| run(&empty));
}

#[divan::bench(max_time = 3)]
fn offsite_version(bencher: divan::Bencher<'_, '_>) {
    bencher.bench(|| run(Path::new(env!("CARGO_BIN_EXE_offsite"))));
}

fn print_ratio() {
    const TURNS: usize = 101;
    let empty = empty();
    let mut ratios: Vec<f64> = (0..TURNS)
        .map(|_| {
            let seconds = |program: &Path| {
                let start = std::time::Instant::now();
                run(program);
                start.elapsed().as_secs_f64()
            };
            let empty = seconds(&empty);
            seconds(Path::new(env!("CARGO_BIN_EXE_offsite"))) / empty
        })
        .collect();
    ratios.sort_by(f64::total_cmp);
    println!(
        "offsite --version / empty program, median of {TURNS} turns: {:.2}\n",
        ratios[TURNS / 2]
    );
}

fn run(program: &Path) {
    let status = Command::new(program)
        .arg("--version")
        .stdout(Stdio::null())
        .status();
    assert!(status.expect("the program starts").success());
}

/// An empty program, compiled once into the folder of the benches.
fn empty() -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let source = folder.join("empty.rs");
    let program = folder.join(format!("empty{}", std::env::consts::EXE_SUFFIX));
    if !program.exists() {
        std::fs::write(&source, "fn main() {}\n").expect("a source file");
        let rustc = std::env::var("RUSTC").unwrap_or_else(|_| "rustc".to_owned());
        let status = Command::new(rustc)
            .arg("-O")
            .arg(&source)
            .arg("-o")
            .arg(&program)
            .status();
        assert!(status.expect("rustc starts").success());
    }
    program
}
