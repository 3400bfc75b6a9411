//! [`Rewrite`]: files of a workshop that change together, all of them or none.

use std::fs;
use std::path::{Path, PathBuf};

use similar::TextDiff;

use super::write::{discard, prepare, replace, swap};
use crate::error::Error;
use crate::source::{SourceFile, SourceTree};

/// A file with another text, not yet written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rewrite {
    /// Its path in the workshop.
    pub path: String,
    /// Its text as it was read; `None` where there is no such file yet.
    pub before: Option<String>,
    /// Its text from now on.
    pub after: String,
}

impl Rewrite {
    /// The lines that change, each after `-` or `+`; empty for no change.
    pub fn lines(&self) -> String {
        let before = self.before.as_deref().unwrap_or_default().replace('\r', "");
        let after = self.after.replace('\r', "");
        let diff = TextDiff::from_lines(&before, &after);
        let mut unified = diff.unified_diff();
        unified.context_radius(0).missing_newline_hint(false);
        unified.header(&self.path, &self.path);
        unified.to_string()
    }
}

/// The files of a workshop with these texts.
pub fn rewritten_tree(sources: &SourceTree, rewrites: &[Rewrite]) -> SourceTree {
    let mut files = sources.files().to_vec();
    for rewrite in rewrites {
        match files.iter_mut().find(|file| file.path == rewrite.path) {
            Some(file) => file.text.clone_from(&rewrite.after),
            None => files.push(SourceFile::new(rewrite.path.clone(), rewrite.after.clone())),
        }
    }
    SourceTree::new(files)
}

/// Writes the files into the workshop's `folder`: all of them or none. Each is in full beside its place before the first
/// is put there.
///
/// # Errors
/// A file is no longer what was read, or cannot be written; then every file is as it was.
pub fn write_all(folder: &Path, rewrites: &[Rewrite]) -> Result<(), Error> {
    let paths = rewrites.iter().map(|rewrite| rewrite.unchanged(folder));
    let paths = paths.collect::<Result<Vec<_>, _>>()?;
    let files = || paths.iter().zip(rewrites);
    let prepared = files().try_for_each(|(path, rewrite)| {
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(|error| Error::io("make", parent, error))?;
        }
        prepare(path, rewrite.after.as_bytes())
    });
    if let Err(error) = prepared {
        paths.iter().for_each(|path| discard(path));
        return Err(error);
    }
    for (done, path) in paths.iter().enumerate() {
        if let Err(error) = swap(path) {
            paths[done..].iter().for_each(|path| discard(path));
            // The error that led here is the one to tell; every file is put back that can be.
            for (path, rewrite) in files().take(done) {
                let _ = rewrite.undo(path);
            }
            return Err(error);
        }
    }
    Ok(())
}

impl Rewrite {
    /// Writes the one file, as [`write_all`] does.
    ///
    /// # Errors
    /// The file is no longer what was read, or cannot be written; then it stays as it is.
    pub fn write(&self, folder: &Path) -> Result<(), Error> {
        write_all(folder, std::slice::from_ref(self))
    }

    /// The path of the file, which still has the text that was read, or is still not there.
    fn unchanged(&self, folder: &Path) -> Result<PathBuf, Error> {
        let path = folder.join(&self.path);
        let Some(before) = &self.before else {
            return match path.symlink_metadata() {
                Ok(_) => Err(Error::Changed(path)),
                Err(_) => Ok(path),
            };
        };
        // A link stays a link: what it leads to is written.
        let path = fs::canonicalize(&path).map_err(|error| Error::io("read", &path, error))?;
        let there = fs::read(&path).map_err(|error| Error::io("read", &path, error))?;
        if there != before.as_bytes() {
            return Err(Error::Changed(path));
        }
        Ok(path)
    }

    /// Puts back what was there.
    fn undo(&self, path: &Path) -> Result<(), Error> {
        match &self.before {
            Some(before) => replace(path, before.as_bytes()),
            None => fs::remove_file(path).map_err(|error| Error::io("remove", path, error)),
        }
    }
}
