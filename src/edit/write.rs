//! Putting an edited file into the place of the one that was read.

use std::fs;
use std::path::{Path, PathBuf};

use super::Edit;
use crate::error::Error;

/// The ending of a file that is being written; no TOML file, so that nobody reads a half of one.
const UNFINISHED: &str = ".offsite-unfinished";

impl Edit {
    /// Writes the file in the workshop's `folder`: in full beside its place first, so that it is never half there.
    ///
    /// # Errors
    /// The file is no longer what was read, or cannot be written; then it stays as it is.
    pub fn write(&self, folder: &Path) -> Result<(), Error> {
        replace(&self.unchanged(folder)?, self.after.as_bytes())
    }

    /// The path of the file, which still has the text that was read.
    fn unchanged(&self, folder: &Path) -> Result<PathBuf, Error> {
        let path = folder.join(&self.path);
        // A link stays a link: what it leads to is written.
        let path = fs::canonicalize(&path).map_err(|error| Error::io("read", &path, error))?;
        let there = fs::read(&path).map_err(|error| Error::io("read", &path, error))?;
        if there != self.before.as_bytes() {
            return Err(Error::Changed(path));
        }
        Ok(path)
    }
}

/// Writes several files in the workshop's `folder`, or none of them: each in full beside its place before the first is
/// put there.
///
/// # Errors
/// One of them is no longer what was read, or cannot be written; then all stay as they are.
pub fn write_all(folder: &Path, edits: &[Edit]) -> Result<(), Error> {
    let paths = edits.iter().map(|edit| edit.unchanged(folder));
    let paths = paths.collect::<Result<Vec<_>, _>>()?;
    let files = || paths.iter().zip(edits);
    let prepared = files().try_for_each(|(path, edit)| prepare(path, edit.after.as_bytes()));
    if let Err(error) = prepared {
        paths.iter().for_each(|path| discard(path));
        return Err(error);
    }
    for (done, path) in paths.iter().enumerate() {
        if let Err(error) = fs::rename(unfinished(path), path) {
            paths[done..].iter().for_each(|path| discard(path));
            for (path, edit) in files().take(done) {
                replace(path, edit.before.as_bytes())?;
            }
            return Err(Error::io("write", path, error));
        }
    }
    Ok(())
}

/// Puts `bytes` in the place of the file at `path`: in full beside it first, so that it is never half there.
///
/// # Errors
/// The file is not there or cannot be written; then it stays as it is.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    prepare(path, bytes)?;
    fs::rename(unfinished(path), path).map_err(|error| {
        discard(path);
        Error::io("write", path, error)
    })
}

/// Writes `bytes` beside the file at `path`.
fn prepare(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let unfinished = unfinished(path);
    let written = fs::write(&unfinished, bytes)
        .and_then(|()| fs::set_permissions(&unfinished, fs::metadata(path)?.permissions()));
    written.map_err(|error| {
        discard(path);
        Error::io("write", path, error)
    })
}

/// Removes what was written beside a file; the error that led here is the one to tell.
fn discard(path: &Path) {
    let _ = fs::remove_file(unfinished(path));
}

fn unfinished(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(UNFINISHED);
    PathBuf::from(name)
}
