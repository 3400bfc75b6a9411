//! `offsite git status`: whether the drivers are installed, by asking git itself what it would do with each file.

use std::path::Path;

use super::driver::{DIFF, Driver, MERGE, NAME};
use crate::cli::{Outcome, print};
use crate::error::Error;
use crate::git::Repository;
use crate::source::SourceTree;
use crate::wording::counted;

/// How a driver stands.
struct Standing<'p> {
    driver: Driver,
    /// What its command is set to.
    command: Option<String>,
    /// How many files there are.
    files: usize,
    /// Those that go elsewhere, and where.
    missed: Vec<(&'p str, String)>,
}

pub(super) fn status(folder: &Path) -> Result<Outcome, Error> {
    let repository = Repository::around(folder)?;
    let files = SourceTree::read(folder)?;
    let paths: Vec<_> = files
        .files()
        .iter()
        .map(|file| file.path.as_str())
        .collect();
    let diff = Standing::of(DIFF, &repository, &paths)?;
    let merge = Standing::of(MERGE, &repository, &paths)?;
    let mut text = diff.said();
    text.push_str(match diff.is_installed() {
        true => "installed: `git diff` shows facts\n\n",
        false => "not installed; `offsite git install` does it\n\n",
    });
    if merge.is_begun() {
        text.push_str(&merge.said());
    }
    text.push_str(match (merge.is_installed(), merge.is_begun()) {
        (true, _) => {
            "installed: git merges by id and by cell here; servers such as GitHub merge lines\n"
        }
        (_, true) => {
            "half installed, so git merges lines; `offsite git install --merge` does the rest\n"
        }
        (_, false) => {
            "git merges lines; `offsite git install --merge` has it merge by id and by cell\n"
        }
    });
    print(&text)?;
    let is_half = merge.is_begun() && !merge.is_installed();
    Ok(match diff.is_installed() && !is_half {
        true => Outcome::Done,
        false => Outcome::Findings,
    })
}

impl<'p> Standing<'p> {
    fn of(driver: Driver, repository: &Repository, paths: &[&'p str]) -> Result<Self, Error> {
        let given = repository.attribute(driver.attribute, paths)?;
        let given = paths.iter().copied().zip(given);
        Ok(Self {
            command: repository.setting(driver.command)?,
            driver,
            files: paths.len(),
            missed: given.filter(|(_, name)| name != NAME).collect(),
        })
    }

    fn is_installed(&self) -> bool {
        let is_ours = |command: &String| self.driver.is_ours(self.driver.command, command);
        self.missed.is_empty() && self.command.as_ref().is_some_and(is_ours)
    }

    /// Whether some part of it is there.
    fn is_begun(&self) -> bool {
        self.command.is_some() || self.missed.len() < self.files
    }

    /// What its command is and which files it gets, a line each.
    fn said(&self) -> String {
        let Driver {
            attribute,
            line,
            command: key,
            ..
        } = self.driver;
        let command = match &self.command {
            Some(command) => format!("{key} is `{command}`\n"),
            None => format!("{key} is not set\n"),
        };
        let files = match self.missed.as_slice() {
            [] => format!(
                "`{line}` selects all of {}\n",
                counted(self.files, "file", "files")
            ),
            [(path, name), ..] => format!(
                "{} of {} not selected by `{line}`: git uses `{attribute}={name}` for {path}\n",
                self.missed.len(),
                counted(self.files, "file is", "files are"),
            ),
        };
        command + &files
    }
}
