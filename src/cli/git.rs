//! `offsite git`: what git shows of a workshop's files, and how it merges them.

mod attributes;
mod driver;
mod merge_driver;
mod status;

use std::fs;
use std::io::Write as _;
use std::path::Path;

use super::args::{GitCommand, InstallArgs, UninstallArgs};
use super::{Outcome, print};
use crate::error::Error;
use crate::git::Repository;
use crate::textconv::textconv;
use attributes::Step;
use driver::{DIFF, Driver, MERGE};
pub(super) use merge_driver::run as merge;
use status::status;

/// What the user should know once the drivers are there.
const DIFF_NOTE: &str = "
`git diff`, `git log -p` and `git show` now show what the files say, a fact a line; with `--no-textconv` they show the
lines as typed. The configuration is this clone's alone: every other one runs `offsite git install` too, and nothing
depends on it. `offsite git uninstall` undoes it.
";
const MERGE_NOTE: &str = "
`git merge`, `git rebase` and `git cherry-pick` now merge the files by id and by cell. Servers do not run merge drivers:
the merge button of GitHub and the like still merges lines; what has conflicts there is merged here, and pushed.
";

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
    let drivers: &[Driver] = if args.merge { &[DIFF, MERGE] } else { &[DIFF] };
    let mut steps = Vec::new();
    for driver in drivers {
        steps.extend(install_driver(driver, &repository, args.dry_run)?);
    }
    if steps.is_empty() {
        print("nothing to write: it is installed; `offsite git status` tests it\n")?;
        return Ok(Outcome::Done);
    }
    let text = match args.dry_run {
        true => listed("would write", &steps),
        false => listed("wrote", &steps) + DIFF_NOTE + if args.merge { MERGE_NOTE } else { "" },
    };
    print(&text)?;
    Ok(Outcome::Done)
}

/// Writes what is not there yet, and says what that is.
fn install_driver(
    driver: &Driver,
    repository: &Repository,
    is_dry: bool,
) -> Result<Vec<String>, Error> {
    let mut steps = Vec::new();
    for (key, value) in driver.settings()? {
        if repository.setting(key)?.as_deref() != Some(&value) {
            steps.push(format!(
                "{key} = {value}   in the repository's configuration"
            ));
            if !is_dry {
                repository.set(key, &value)?;
            }
        }
    }
    if let Some(step) = attributes::with(repository.folder(), driver.line)? {
        steps.push(format!("{}   in {}", driver.line, step.path.display()));
        take(&step, is_dry)?;
    }
    Ok(steps)
}

fn uninstall(args: &UninstallArgs, folder: &Path) -> Result<Outcome, Error> {
    let repository = Repository::around(folder)?;
    let (mut steps, mut kept) = (Vec::new(), Vec::new());
    for driver in [DIFF, MERGE] {
        for key in driver.keys() {
            match repository.setting(key)? {
                Some(value) if driver.is_ours(key, &value) => {
                    steps.push(format!("{key}   from the repository's configuration"));
                    if !args.dry_run {
                        repository.unset(key)?;
                    }
                }
                Some(value) => kept.push(format!("{key} = {value}   which somebody else set")),
                None => {}
            }
        }
        if let Some(step) = attributes::without(folder, driver.line)? {
            steps.push(format!("{}   from {}", driver.line, step.path.display()));
            take(&step, args.dry_run)?;
        }
    }
    let head = match args.dry_run {
        true => "would take out",
        false => "took out",
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
