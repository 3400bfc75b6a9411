//! The command line: one file a command. Everything that prints is here; nothing else uses this module.

mod args;
mod check;
mod diff;
mod enter;
mod explain;
mod export;
mod fmt;
mod git;
mod import;
mod log;
mod new;
mod output;
mod patience;
mod rename;
mod render;
mod report;
mod schema;
mod settle;
mod show;
mod since;
mod watch;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser as _;
use jiff::civil::Date;

use crate::error::Error;
use crate::pipeline::{Reading, read_folder};
use crate::source::nearest_workshop;
use args::{Args, Command, Format, GitCommand};

/// How a run ended, for the exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// Nothing stands in the way: 0.
    Done,
    /// There are findings, or what lies in the output folder is stale: 1.
    Findings,
}

/// Runs the program on the arguments of the process.
pub fn main() -> ExitCode {
    let args = Args::parse();
    match args.color {
        clap::ColorChoice::Auto => {}
        clap::ColorChoice::Always => anstream::ColorChoice::Always.write_global(),
        clap::ColorChoice::Never => anstream::ColorChoice::Never.write_global(),
    }
    match run(&args) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        // Who reads us has heard enough, as in `offsite show tasks | head`.
        Err(Error::Io { source, .. }) if source.kind() == std::io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(error) => {
            let _ = writeln!(anstream::stderr(), "{}: {error}", report::error_word());
            ExitCode::from(error.exit_code())
        }
    }
}

fn run(args: &Args) -> Result<Outcome, Error> {
    let folder =
        |given: &Option<PathBuf>| workshop_folder(given.as_deref(), args.directory.as_deref());
    match &args.command {
        Command::Check(check) => check::run(check, &folder(&check.folder)?),
        Command::Diff(diff) => diff::run(diff, &folder(&None)?),
        Command::Log(log) => log::run(log, &folder(&None)?),
        Command::Enter(enter) => enter::run(enter, &folder(&enter.folder)?),
        Command::Explain(explain) => explain::run(explain),
        Command::Export(export) => export::run(export, &folder(&export.folder)?),
        // Git runs these wherever it likes, and they need no workshop.
        Command::Git(GitCommand::Textconv { file }) => git::print_facts(file),
        Command::Git(GitCommand::MergeDriver(driver)) => Ok(git::merge(driver)),
        Command::Git(command) => git::run(command, &folder(&None)?),
        Command::Import(sheet) => import::run(sheet, args.directory.as_deref()),
        Command::New(new) => new::run(new, args.directory.as_deref()),
        Command::Fmt(fmt) => fmt::run(fmt, &folder(&fmt.folder)?),
        Command::Rename(rename) => rename::run(rename, &folder(&None)?),
        Command::Schema(args) => match args.ids {
            true => schema::run(Some(&folder(&None)?)),
            false => schema::run(None),
        },
        Command::Render(render) => render::run(render, &folder(&render.folder)?),
        Command::Settle(settle) => settle::run(settle, &folder(&None)?),
        Command::Show(show) => show::run(show, &folder(&show.folder)?),
    }
}

/// The workshop to work on: as given, else the nearest one at or above the current folder, else that folder.
fn workshop_folder(given: Option<&Path>, directory: Option<&Path>) -> Result<PathBuf, Error> {
    match (given, directory) {
        (Some(_), Some(_)) => Err(Error::Usage(
            "the workshop is named twice; give it as `-C DIR` or as `DIR`, not both".to_owned(),
        )),
        (Some(folder), None) | (None, Some(folder)) => Ok(folder.to_owned()),
        (None, None) => {
            let here = std::env::current_dir().map_err(|error| Error::io("find", ".", error))?;
            // A path that is short to read: `.` where the workshop is here.
            match nearest_workshop(&here) {
                Some(folder) if folder != here => Ok(folder),
                _ => Ok(PathBuf::from(".")),
            }
        }
    }
}

/// The workshop in `folder`; where it is unclear what the files mean, prints the report instead.
fn read_clear(folder: &Path, as_of: Option<Date>) -> Result<Option<Reading>, Error> {
    let reading = read_folder(folder, as_of)?;
    if reading.report.is_unclear() {
        let (sources, report) = (&reading.sources, &reading.report);
        print(&report::write(Format::Human, folder, sources, report))?;
        return Ok(None);
    }
    Ok(Some(reading))
}

/// Writes to standard output, where an interrupted pipe ends the run quietly.
fn print(text: &str) -> Result<(), Error> {
    let mut out = anstream::stdout();
    out.write_all(text.as_bytes())
        .and_then(|()| out.flush())
        .map_err(|error| Error::io("write to", "standard output", error))
}
