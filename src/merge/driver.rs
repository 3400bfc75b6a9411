//! Files in the place of texts, as git hands them to a merge driver; git's own merge by lines where ours cannot help.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use super::{Conflict, Failure, Merged, merge};
use crate::edit::replace;
use crate::error::Error;
use crate::git::command;

/// The files of a merge; the result is written to `ours`.
#[derive(Debug, Clone, Copy)]
pub struct Versions<'p> {
    /// What both sides come from.
    pub base: &'p Path,
    /// Our version, and the result.
    pub ours: &'p Path,
    /// Their version.
    pub theirs: &'p Path,
}

/// How a merge of files ended.
#[derive(Debug)]
pub enum Ended {
    /// The file says what both sides say.
    Clean,
    /// The file has markers around these.
    Torn(Vec<Conflict>),
    /// The file is what git makes of the lines.
    ByLines {
        /// Why it was not merged by cells.
        why: Failure,
        /// Whether no lines are in conflict.
        is_clean: bool,
    },
    /// The file is as it was.
    Untouched(Error),
}

impl Ended {
    /// Whether nobody has to look at the file: it is merged, or it is no TOML and its lines are.
    pub fn is_clean(&self) -> bool {
        matches!(
            self,
            Self::Clean
                | Self::ByLines {
                    why: Failure::NotToml,
                    is_clean: true
                }
        )
    }
}

/// Merges files, with conflict markers of `size` characters.
///
/// Whatever goes wrong, no change is lost: at worst the file stays ours, and is in conflict.
pub fn merge_files(versions: Versions<'_>, size: usize) -> Ended {
    // A slip of ours must not end git's merge half way.
    let merged = catch_unwind(AssertUnwindSafe(|| merge_of(versions, size)));
    match merged.unwrap_or(Err(Failure::Unsure)) {
        Ok(merged) => match replace(versions.ours, merged.text.as_bytes()) {
            Err(error) => Ended::Untouched(error),
            Ok(()) if merged.conflicts.is_empty() => Ended::Clean,
            Ok(()) => Ended::Torn(merged.conflicts),
        },
        Err(why) => match by_lines(versions, size) {
            Ok(is_clean) => Ended::ByLines { why, is_clean },
            Err(error) => Ended::Untouched(error),
        },
    }
}

fn merge_of(versions: Versions<'_>, size: usize) -> Result<Merged, Failure> {
    let read = |path| fs::read_to_string(path).map_err(|_| Failure::NotToml);
    let (base, ours) = (read(versions.base)?, read(versions.ours)?);
    merge(&base, &ours, &read(versions.theirs)?, size)
}

/// Writes what git's merge of the lines comes to; whether it is clean.
fn by_lines(versions: Versions<'_>, size: usize) -> Result<bool, Error> {
    let failed = |error| Error::io("merge the lines of", versions.ours, error);
    // Git starts this where the paths lead from.
    let merged = command(Path::new("."))
        .args(["merge-file", "-p", "-q"])
        .arg(format!("--marker-size={size}"))
        .args(["-L", "ours", "-L", "base", "-L", "theirs", "--"])
        .args([versions.ours, versions.base, versions.theirs])
        .output()
        .map_err(failed)?;
    // The number of conflicts; more than that is an error, and none of a signal.
    let conflicts = merged.status.code().filter(|code| *code < 128);
    let Some(conflicts) = conflicts else {
        return Err(failed(std::io::Error::other("git cannot merge it")));
    };
    replace(versions.ours, &merged.stdout)?;
    Ok(conflicts == 0)
}
