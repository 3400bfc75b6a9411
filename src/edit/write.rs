//! Putting an edited file into the place of the one that was read.

use std::fs;
use std::path::{Path, PathBuf};

use super::Edit;
use crate::error::Error;

/// The ending of a file that is being written; no TOML file, so that nobody reads a half of one.
pub(super) const UNFINISHED: &str = ".offsite-unfinished";

impl Edit {
    /// Writes the file in the workshop's `folder`: in full beside its place first, so that it is never half there.
    ///
    /// # Errors
    /// The file is no longer what was read, or cannot be written; then it stays as it is.
    pub fn write(&self, folder: &Path) -> Result<(), Error> {
        let path = folder.join(&self.path);
        // A link stays a link: what it leads to is written.
        let path = fs::canonicalize(&path).map_err(|error| Error::io("read", &path, error))?;
        let there = fs::read(&path).map_err(|error| Error::io("read", &path, error))?;
        if there != self.before.as_bytes() {
            return Err(Error::Changed(path));
        }
        replace(&path, self.after.as_bytes())
    }
}

/// Puts `bytes` in the place of the file at `path`: in full beside it first, so that it is never half there.
///
/// # Errors
/// The file is not there or cannot be written; then it stays as it is.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let unfinished = unfinished(path);
    let written = fs::write(&unfinished, bytes)
        .and_then(|()| fs::set_permissions(&unfinished, fs::metadata(path)?.permissions()))
        .and_then(|()| fs::rename(&unfinished, path));
    written.map_err(|error| {
        // The error that led here is the one to tell.
        let _ = fs::remove_file(&unfinished);
        Error::io("write", path, error)
    })
}

/// Writes `bytes` to a file that may be new, so that it is never half there. A link stays a link, and what is no file,
/// such as a pipe, is written to as it is.
///
/// # Errors
/// It cannot be written; then a file that is there stays as it is.
pub(crate) fn put(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let io = |error| Error::io("write", path, error);
    match fs::metadata(path) {
        Ok(there) if there.is_file() => replace(&fs::canonicalize(path).map_err(io)?, bytes),
        Ok(_) => fs::write(path, bytes).map_err(io),
        Err(_) => {
            let unfinished = unfinished(path);
            let written =
                fs::write(&unfinished, bytes).and_then(|()| fs::rename(&unfinished, path));
            written.map_err(|error| {
                let _ = fs::remove_file(&unfinished);
                io(error)
            })
        }
    }
}

fn unfinished(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(UNFINISHED);
    PathBuf::from(name)
}
