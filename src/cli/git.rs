//! `offsite git`: what `git diff` and `git log -p` show of a workshop's files.

mod attributes;
mod driver;
mod merge_driver;

use std::fs;
use std::io::Write as _;
use std::path::Path;

use super::args::{GitCommand, InstallArgs};
use super::{Outcome, print};
use crate::error::Error;
use crate::git::Repository;
use crate::source::SourceTree;
use crate::textconv::textconv;
use crate::wording::counted;
use attributes::{LINE, Step};
pub(super) use merge_driver::run as merge;

/// Prints the facts of one file, as bytes: what is no TOML stays as it is.
pub(super) fn print_facts(file: &Path) -> Result<Outcome, Error> {
    let bytes = fs::read(file).map_err(|error| Error::io("read", file, error))?;
    let mut out = std::io::stdout().lock();
    out.write_all(&textconv(&bytes))
        .and_then(|()| out.flush())
        .map_err(|error| Error::io("write to", "standard output", error))?;
    Ok(Outcome::Done)
}

pub(super) fn run(command: &GitCommand, folder: &Path) -> Result<Outcome, Error> {
    match command {
        GitCommand::Textconv { file } => print_facts(file),
        GitCommand::MergeDriver(driver) => Ok(merge(driver)),
        GitCommand::Install(args) => install(args, folder),
        GitCommand::Uninstall(args) => uninstall(args, folder),
        GitCommand::Status => status(folder),
    }
}

fn install(args: &InstallArgs, folder: &Path) -> Result<Outcome, Error> {
    let repository = Repository::around(folder)?;
    let mut steps = Vec::new();
    for (key, value) in driver::settings()? {
        if repository.setting(key)?.as_deref() != Some(&value) {
            steps.push(format!(
                "{key} = {value}   in the repository's configuration"
            ));
            if !args.dry_run {
                repository.set(key, &value)?;
            }
        }
    }
    if let Some(step) = attributes::with(folder)? {
        steps.push(format!("{LINE}   in {}", step.path.display()));
        take(&step, args.dry_run)?;
    }
    if steps.is_empty() {
        print("nothing to write: it is installed; `offsite git status` tests it\n")?;
        return Ok(Outcome::Done);
    }
    let head = if args.dry_run { "would write" } else { "wrote" };
    let note = if args.dry_run {
        String::new()
    } else {
        "\n`git diff`, `git log -p` and `git show` now show what the files say, a fact a line; with `--no-textconv` they \
         show the\nlines as typed. The configuration is this clone's alone: every other one runs `offsite git install` \
         too, and nothing\ndepends on it. `offsite git uninstall` undoes it.\n"
            .to_owned()
    };
    print(&format!("{}{note}", listed(head, &steps)))?;
    Ok(Outcome::Done)
}

fn uninstall(args: &InstallArgs, folder: &Path) -> Result<Outcome, Error> {
    let repository = Repository::around(folder)?;
    let (mut steps, mut kept) = (Vec::new(), Vec::new());
    for key in driver::KEYS {
        match repository.setting(key)? {
            Some(value) if driver::is_ours(key, &value) => {
                steps.push(format!("{key}   from the repository's configuration"));
                if !args.dry_run {
                    repository.unset(key)?;
                }
            }
            Some(value) => kept.push(format!("{key} = {value}   which somebody else set")),
            None => {}
        }
    }
    if let Some(step) = attributes::without(folder)? {
        steps.push(format!("{LINE}   from {}", step.path.display()));
        take(&step, args.dry_run)?;
    }
    let head = if args.dry_run {
        "would take out"
    } else {
        "took out"
    };
    let mut text = match steps[..] {
        [] => "nothing to take out: it is not installed\n".to_owned(),
        _ => listed(head, &steps),
    };
    if !kept.is_empty() {
        text.push_str(&listed("left as it is", &kept));
    }
    print(&text)?;
    Ok(Outcome::Done)
}

fn take(step: &Step, is_dry: bool) -> Result<(), Error> {
    if is_dry { Ok(()) } else { step.write() }
}

fn listed(head: &str, lines: &[String]) -> String {
    let lines: Vec<_> = lines.iter().map(|line| format!("  {line}\n")).collect();
    format!("{head}\n{}", lines.concat())
}

/// Says whether it is installed, by asking git itself what it would do with each file.
fn status(folder: &Path) -> Result<Outcome, Error> {
    let repository = Repository::around(folder)?;
    let files = SourceTree::read(folder)?;
    let paths: Vec<_> = files
        .files()
        .iter()
        .map(|file| file.path.as_str())
        .collect();
    let drivers = repository.attribute("diff", &paths)?;
    let missed: Vec<_> = paths
        .iter()
        .zip(&drivers)
        .filter(|(_, driver)| *driver != driver::NAME)
        .collect();
    let textconv = repository.setting(driver::KEYS[0])?;
    let mut text = match &textconv {
        Some(value) => format!("{} is `{value}`\n", driver::KEYS[0]),
        None => format!("{} is not set\n", driver::KEYS[0]),
    };
    text.push_str(&match missed[..] {
        [] => format!(
            "`{LINE}` selects all of {}\n",
            counted(paths.len(), "file", "files")
        ),
        [(path, driver), ..] => format!(
            "{} of {} not selected by `{LINE}`: git uses `diff={driver}` for {path}\n",
            missed.len(),
            counted(paths.len(), "file is", "files are"),
        ),
    });
    let is_ours = textconv.is_some_and(|value| driver::is_ours(driver::KEYS[0], &value));
    let is_installed = is_ours && missed.is_empty();
    text.push_str(if is_installed {
        "installed: `git diff` shows facts\n"
    } else {
        "not installed; `offsite git install` does it\n"
    });
    print(&text)?;
    Ok(if is_installed {
        Outcome::Done
    } else {
        Outcome::Findings
    })
}
