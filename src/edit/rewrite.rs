//! [`Rewrite`]: files of a workshop that change together, all of them or none.

use std::fs;
use std::path::{Path, PathBuf};

use similar::TextDiff;

use super::write::{UNFINISHED, replace};
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
            None => files.push(SourceFile {
                path: rewrite.path.clone(),
                text: rewrite.after.clone(),
                problem: None,
                tracked: false,
            }),
        }
    }
    SourceTree::new(files)
}

/// Writes the files into the workshop's `folder`: all of them or, where one cannot be written, none.
///
/// # Errors
/// A file is no longer what was read, or cannot be written; then every file is as it was.
pub fn write_all(folder: &Path, rewrites: &[Rewrite]) -> Result<(), Error> {
    let mut paths = Vec::new();
    for rewrite in rewrites {
        paths.push(checked(folder, rewrite)?);
    }
    // Everything stands beside its place before anything is put into it: a full disk is noticed here.
    for (path, rewrite) in paths.iter().zip(rewrites) {
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(|error| Error::io("make", parent, error))?;
        }
        let trial = path.with_added_extension(UNFINISHED.trim_start_matches('.'));
        let tried = fs::write(&trial, &rewrite.after);
        // What is left of a trial is of no use to anybody.
        let _ = fs::remove_file(&trial);
        tried.map_err(|error| Error::io("write", path, error))?;
    }
    for (done, (path, rewrite)) in paths.iter().zip(rewrites).enumerate() {
        if let Err(error) = put(path, rewrite) {
            undo(&paths[..done], &rewrites[..done]);
            return Err(error);
        }
    }
    Ok(())
}

/// The path of a file that is as it was read.
fn checked(folder: &Path, rewrite: &Rewrite) -> Result<PathBuf, Error> {
    let path = folder.join(&rewrite.path);
    let Some(before) = &rewrite.before else {
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

fn put(path: &Path, rewrite: &Rewrite) -> Result<(), Error> {
    match rewrite.before {
        Some(_) => replace(path, rewrite.after.as_bytes()),
        None => fs::write(path, &rewrite.after).map_err(|error| {
            // The error that led here is the one to tell.
            let _ = fs::remove_file(path);
            Error::io("write", path, error)
        }),
    }
}

/// Puts back what was written before something went wrong; the first error is the one to tell.
fn undo(paths: &[PathBuf], rewrites: &[Rewrite]) {
    for (path, rewrite) in paths.iter().zip(rewrites) {
        let _ = match &rewrite.before {
            Some(before) => replace(path, before.as_bytes()),
            None => fs::remove_file(path).map_err(|error| Error::io("remove", path, error)),
        };
    }
}
