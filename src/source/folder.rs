//! A [`SourceTree`] from a folder on disk.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{FileProblem, SourceFile, SourceTree};
use crate::error::Error;
use crate::git::tracked_files;

impl SourceTree {
    /// Reads every TOML file under `folder`, in path order.
    ///
    /// Hidden files and folders are skipped and symbolic links are not followed: a TOML file that one points at
    /// inside the workshop is read where it lies, one outside is not read. A file that cannot be read, or is no
    /// regular file, becomes a [`FileProblem`], not an error.
    ///
    /// # Errors
    /// The folder does not exist, is a file, cannot be listed, or has no TOML file.
    pub fn read(folder: &Path) -> Result<Self, Error> {
        match fs::metadata(folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(Error::NoFolder(folder.to_owned()));
            }
            Err(error) => return Err(Error::io("read", folder, error)),
            Ok(found) if !found.is_dir() => return Err(Error::NotAFolder(folder.to_owned())),
            Ok(_) => {}
        }
        let mut files = Vec::new();
        let listed = walkdir::WalkDir::new(folder)
            .into_iter()
            .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.file_name()));
        for entry in listed {
            match entry {
                Ok(entry) if entry.path_is_symlink() => {
                    files.extend(link_outside(folder, entry.path()))
                }
                Ok(entry) if entry.file_type().is_dir() || !is_toml(entry.path()) => {}
                Ok(entry) => files.push(read_entry(folder, &entry)),
                Err(error) => {
                    let path = error.path().unwrap_or(folder).to_owned();
                    let message = error
                        .io_error()
                        .map_or_else(|| error.to_string(), ToString::to_string);
                    if error.depth() == 0 {
                        return Err(Error::io("list", path, io::Error::other(message)));
                    }
                    files.push(problem(folder, &path, FileProblem::Unreadable(message)));
                }
            }
        }
        // Links alone are no files to speak of.
        if files
            .iter()
            .all(|file| file.problem == Some(FileProblem::LinkOutside))
        {
            return Err(Error::NoToml(folder.to_owned()));
        }
        // Without git or a repository nobody else has them.
        let tracked = tracked_files(folder).unwrap_or_default();
        for file in &mut files {
            file.tracked = tracked.contains(&file.path);
        }
        Ok(Self::new(files))
    }
}

fn is_hidden(name: &std::ffi::OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

fn is_toml(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("toml"))
}

fn read_entry(folder: &Path, entry: &walkdir::DirEntry) -> SourceFile {
    let path = entry.path();
    let unreadable = |why: String| problem(folder, path, FileProblem::Unreadable(why));
    // Reading a named pipe would wait for somebody to write into it.
    if !entry.file_type().is_file() {
        return unreadable("it is not a file".to_owned());
    }
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => return unreadable(error.to_string()),
    };
    file_of(relative(folder, path), bytes)
}

/// A file of these bytes, which git does not know.
pub(super) fn file_of(path: String, bytes: Vec<u8>) -> SourceFile {
    let (text, problem) = match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            (text, Some(FileProblem::NotUtf8(valid)))
        }
    };
    SourceFile {
        path,
        text,
        problem,
        tracked: false,
    }
}

/// A link behind which somebody may expect TOML files to be read: one to such a file or to a folder, out of the
/// workshop.
fn link_outside(folder: &Path, link: &Path) -> Option<SourceFile> {
    let is_missed = (is_toml(link) || link.is_dir()) && leads_outside(folder, link);
    is_missed.then(|| problem(folder, link, FileProblem::LinkOutside))
}

fn leads_outside(folder: &Path, link: &Path) -> bool {
    match (fs::canonicalize(link), fs::canonicalize(folder)) {
        (Ok(target), Ok(folder)) => !target.starts_with(folder),
        // A loop, or a link to nothing: there is nothing behind it that could be missed.
        _ => false,
    }
}

fn problem(folder: &Path, path: &Path, problem: FileProblem) -> SourceFile {
    SourceFile {
        path: relative(folder, path),
        text: String::new(),
        problem: Some(problem),
        tracked: false,
    }
}

fn relative(folder: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(folder).unwrap_or(path);
    let segments: Vec<_> = inside
        .iter()
        .map(|segment| segment.to_string_lossy())
        .collect();
    segments.join("/")
}

/// The nearest folder at or above `start` that has a TOML file with a `[workshop]` table.
pub fn nearest_workshop(start: &Path) -> Option<PathBuf> {
    start
        .ancestors()
        .find(|folder| holds_workshop(folder))
        .map(Path::to_owned)
}

fn holds_workshop(folder: &Path) -> bool {
    let Ok(entries) = fs::read_dir(folder) else {
        return false;
    };
    entries.flatten().any(|entry| {
        let path = entry.path();
        is_toml(&path)
            && path.is_file()
            && fs::read_to_string(path).is_ok_and(|text| {
                text.trim_start_matches('\u{feff}')
                    .lines()
                    .any(|line| line.trim_start().starts_with("[workshop]"))
            })
    })
}
