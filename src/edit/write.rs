//! Putting a file into the place of the one that was read.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::Error;

/// The ending of a file that is being written; no TOML file, so that nobody reads a half of one.
const UNFINISHED: &str = ".offsite-unfinished";

/// Puts `bytes` in the place of the file at `path`: in full beside it first, so that it is never half there.
///
/// # Errors
/// It cannot be written; then the file stays as it is.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    prepare(path, bytes)?;
    swap(path).inspect_err(|_| discard(path))
}

/// Writes `bytes` to a file that may be new. A link stays a link, and what is no file, such as a pipe, is written to as
/// it is.
///
/// # Errors
/// It cannot be written; then a file that is there stays as it is.
pub(crate) fn put(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let io = |error| Error::io("write", path, error);
    match fs::metadata(path) {
        Ok(there) if there.is_file() => replace(&fs::canonicalize(path).map_err(io)?, bytes),
        Ok(_) => fs::write(path, bytes).map_err(io),
        Err(_) => replace(path, bytes),
    }
}

/// Writes `bytes` beside the file at `path`, with its permissions where it is there.
pub(super) fn prepare(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let unfinished = unfinished(path);
    let written = fs::write(&unfinished, bytes).and_then(|()| match fs::metadata(path) {
        Ok(there) => fs::set_permissions(&unfinished, there.permissions()),
        Err(_) => Ok(()),
    });
    written.map_err(|error| {
        discard(path);
        Error::io("write", path, error)
    })
}

/// Puts what was written beside a file into its place.
pub(super) fn swap(path: &Path) -> Result<(), Error> {
    fs::rename(unfinished(path), path).map_err(|error| Error::io("write", path, error))
}

/// Removes what was written beside a file; the error that led here is the one to tell.
pub(super) fn discard(path: &Path) {
    let _ = fs::remove_file(unfinished(path));
}

fn unfinished(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(UNFINISHED);
    PathBuf::from(name)
}
