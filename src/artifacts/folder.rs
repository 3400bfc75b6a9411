//! Artifacts in a folder on disk: compared, written beside and renamed, and cleared of what we wrote before.
//!
//! A manifest in the folder remembers what was written with a checksum of each file. A file that is not in it is
//! somebody else's: it is neither overwritten nor deleted. A file of ours that somebody has changed since is
//! overwritten when it is made anew, and not deleted when it no longer is.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::Artifacts;
use crate::error::Error;

/// Where the manifest lies in the output folder.
const MANIFEST: &str = ".offsite-manifest";

/// The ending of files that are being written.
const UNFINISHED: &str = ".offsite-unfinished";

/// How a folder on disk differs from the artifacts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// A file is not there.
    Missing(String),
    /// A file is there with other bytes.
    Stale(String),
    /// A file that we wrote before is no longer made.
    Leftover(String),
}

/// How much of a folder a set of artifacts speaks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// All of it: what else we wrote before is a leftover.
    Whole,
    /// A part: what else we wrote before stays.
    Part,
}

/// What we wrote before: paths and checksums. A path has two while it is unknown whether its file was replaced.
type Manifest = BTreeSet<(String, u32)>;

impl Artifacts {
    /// How `folder` differs from these artifacts; nothing is written.
    ///
    /// # Errors
    /// A file is there and cannot be read.
    pub fn compare(&self, folder: &Path, extent: Extent) -> Result<Vec<Difference>, Error> {
        let mut differences = Vec::new();
        for (path, bytes) in self.files() {
            match read(&folder.join(path))? {
                None => differences.push(Difference::Missing(path.to_owned())),
                Some(there) if there != bytes => {
                    differences.push(Difference::Stale(path.to_owned()))
                }
                Some(_) => {}
            }
        }
        let written_before = if extent == Extent::Whole {
            manifest(folder)?
        } else {
            Manifest::new()
        };
        for (path, checksum) in written_before {
            let is_ours = read(&folder.join(&path))?.is_some_and(|there| sum(&there) == checksum);
            if is_ours && self.get(&path).is_none() {
                differences.push(Difference::Leftover(path));
            }
        }
        differences.sort();
        Ok(differences)
    }

    /// Makes `folder` hold these artifacts and tells what was changed.
    ///
    /// Every file is written in full beside its place before the first one is renamed, so that a full disk leaves
    /// the folder as it was. The manifest comes before the files: whatever interrupts the rest, the next run knows
    /// what is ours.
    ///
    /// # Errors
    /// The folder or a file cannot be written, or a file is in the way that is not ours.
    pub fn write(&self, folder: &Path, extent: Extent) -> Result<Vec<Difference>, Error> {
        let differences = self.compare(folder, extent)?;
        let before = manifest(folder)?;
        let is_ours = |path: &str| before.iter().any(|(ours, _)| ours == path);
        let foreign = differences.iter().find_map(|difference| match difference {
            Difference::Stale(path) if !is_ours(path) => Some(path),
            _ => None,
        });
        if let Some(path) = foreign {
            return Err(Error::BadOutput {
                folder: folder.to_owned(),
                why: format!(
                    "`{path}` is there and was not written by offsite; move it or name another folder"
                ),
            });
        }
        fs::create_dir_all(folder).map_err(|error| Error::io("make the folder", folder, error))?;
        let now: Manifest = self
            .files()
            .map(|(path, bytes)| (path.to_owned(), sum(bytes)))
            .collect();
        let written = self.write_beside(folder, &differences)?;
        let placed =
            write_manifest(folder, &(&before | &now)).and_then(|()| put_in_place(&written));
        if placed.is_err() {
            discard(&written);
        }
        placed?;
        for difference in &differences {
            if let Difference::Leftover(path) = difference {
                let path = folder.join(path);
                fs::remove_file(&path).map_err(|error| Error::io("delete", path, error))?;
            }
        }
        let mut after = now;
        if extent == Extent::Part {
            let rest = before.iter().filter(|(path, _)| self.get(path).is_none());
            after.extend(rest.cloned());
        }
        write_manifest(folder, &after)?;
        Ok(differences)
    }

    /// Writes the files that differ next to where they belong; removes all of them again if one cannot be written.
    fn write_beside(
        &self,
        folder: &Path,
        differences: &[Difference],
    ) -> Result<Vec<(PathBuf, PathBuf)>, Error> {
        let mut written = Vec::new();
        for difference in differences {
            let (Difference::Missing(path) | Difference::Stale(path)) = difference else {
                continue;
            };
            let bytes = self.get(path).unwrap_or_default();
            let path = folder.join(path);
            let unfinished = unfinished(&path);
            let parent = path.parent().unwrap_or(folder);
            let result = fs::create_dir_all(parent).and_then(|()| fs::write(&unfinished, bytes));
            written.push((unfinished, path.clone()));
            if let Err(error) = result {
                discard(&written);
                return Err(Error::io("write", path, error));
            }
        }
        Ok(written)
    }
}

/// Renames each unfinished file to the path beside it.
fn put_in_place(written: &[(PathBuf, PathBuf)]) -> Result<(), Error> {
    for (unfinished, path) in written {
        fs::rename(unfinished, path).map_err(|error| Error::io("write", path, error))?;
    }
    Ok(())
}

/// Removes the unfinished files that are still there.
fn discard(written: &[(PathBuf, PathBuf)]) {
    for (unfinished, _) in written {
        // The error that led here is the one to tell.
        let _ = fs::remove_file(unfinished);
    }
}

fn unfinished(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(UNFINISHED);
    PathBuf::from(name)
}

fn read(path: &Path) -> Result<Option<Vec<u8>>, Error> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::io("read", path, error)),
    }
}

/// The manifest of a folder; empty where there is none. Lines that we did not write are passed over.
fn manifest(folder: &Path) -> Result<Manifest, Error> {
    let text = read(&folder.join(MANIFEST))?.unwrap_or_default();
    let lines = String::from_utf8_lossy(&text);
    let entries = lines.lines().filter_map(|line| {
        let (checksum, path) = line.split_once(' ')?;
        let checksum = u32::from_str_radix(checksum, 16).ok()?;
        stays_inside(path).then(|| (path.to_owned(), checksum))
    });
    Ok(entries.collect())
}

/// Whether a path leads nowhere but into the folder, on any system: `\` and `C:` mean something on Windows.
fn stays_inside(path: &str) -> bool {
    !path.contains(['\\', ':'])
        && path
            .split('/')
            .all(|segment| !segment.is_empty() && segment != "..")
}

fn write_manifest(folder: &Path, manifest: &Manifest) -> Result<(), Error> {
    let mut text =
        String::from("# What offsite wrote here; it deletes and overwrites nothing else.\n");
    for (path, checksum) in manifest {
        text.push_str(&format!("{checksum:08x} {path}\n"));
    }
    let path = folder.join(MANIFEST);
    if read(&path)?.as_deref() == Some(text.as_bytes()) {
        return Ok(());
    }
    let written = [(unfinished(&path), path)];
    let [(unfinished, path)] = &written;
    let result = fs::write(unfinished, text)
        .map_err(|error| Error::io("write", path, error))
        .and_then(|()| put_in_place(&written));
    if result.is_err() {
        discard(&written);
    }
    result
}

fn sum(bytes: &[u8]) -> u32 {
    crc32fast::hash(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn artifacts(files: &[(&str, &str)]) -> Artifacts {
        let mut artifacts = Artifacts::default();
        for (path, text) in files {
            artifacts.add(*path, text.as_bytes());
        }
        artifacts
    }

    #[test]
    fn only_our_own_unchanged_files_are_deleted() {
        let out = tempfile::tempdir().expect("a folder");
        let folder = out.path();
        artifacts(&[("a.html", "a"), ("b.html", "b"), ("c.html", "c")])
            .write(folder, Extent::Whole)
            .expect("written");
        fs::write(folder.join("notes.txt"), "mine").expect("written");
        fs::write(folder.join("c.html"), "changed by hand").expect("written");
        let changed = artifacts(&[("a.html", "A")])
            .write(folder, Extent::Whole)
            .expect("written");
        assert_eq!(
            changed,
            [
                Difference::Stale("a.html".into()),
                Difference::Leftover("b.html".into())
            ]
        );
        assert!(!folder.join("b.html").exists());
        assert!(folder.join("c.html").exists() && folder.join("notes.txt").exists());
        assert_eq!(
            artifacts(&[("a.html", "A")])
                .compare(folder, Extent::Whole)
                .expect("read"),
            []
        );
    }

    #[test]
    fn a_file_of_somebody_else_is_not_overwritten() {
        let out = tempfile::tempdir().expect("a folder");
        fs::write(out.path().join("index.html"), "mine").expect("written");
        let refused =
            artifacts(&[("a.html", "a"), ("index.html", "ours")]).write(out.path(), Extent::Whole);
        assert!(
            refused
                .expect_err("refused")
                .to_string()
                .contains("`index.html` is there")
        );
        assert!(!out.path().join("a.html").exists(), "nothing is touched");
    }

    #[test]
    fn a_part_leaves_the_rest_alone() {
        let out = tempfile::tempdir().expect("a folder");
        artifacts(&[("a.html", "a"), ("b.html", "b")])
            .write(out.path(), Extent::Whole)
            .expect("written");
        artifacts(&[("a.html", "A")])
            .write(out.path(), Extent::Part)
            .expect("written");
        assert!(out.path().join("b.html").exists());
        let differences = artifacts(&[("a.html", "A")])
            .compare(out.path(), Extent::Whole)
            .expect("read");
        assert_eq!(
            differences,
            [Difference::Leftover("b.html".into())],
            "the manifest still knows it"
        );
    }

    #[test]
    fn what_an_interrupted_run_wrote_is_known_to_be_ours() {
        let out = tempfile::tempdir().expect("a folder");
        let folder = out.path();
        // A file cannot take the place of the folder `b`; by then `a.html` is there.
        artifacts(&[("a.html", "a"), ("b", "file"), ("b/c", "in a folder")])
            .write(folder, Extent::Whole)
            .expect_err("refused");
        assert!(folder.join("a.html").exists());
        for path in ["b", "b/c"] {
            assert!(!unfinished(&folder.join(path)).exists(), "{path}");
        }
        fs::remove_dir_all(folder.join("b")).expect("removed");
        let changed = artifacts(&[("a.html", "A")]).write(folder, Extent::Whole);
        assert_eq!(
            changed.expect("written"),
            [Difference::Stale("a.html".into())]
        );
    }

    #[test]
    fn a_file_is_ours_before_and_after_it_is_replaced() {
        let out = tempfile::tempdir().expect("a folder");
        let folder = out.path();
        for path in ["new.html", "old.html"] {
            fs::write(folder.join(path), path).expect("written");
        }
        let entry = |path: &str, text: &str| (path.to_owned(), sum(text.as_bytes()));
        let interrupted = Manifest::from([
            entry("new.html", "before"),
            entry("new.html", "new.html"),
            entry("old.html", "old.html"),
            entry("old.html", "after"),
        ]);
        write_manifest(folder, &interrupted).expect("written");
        artifacts(&[])
            .write(folder, Extent::Whole)
            .expect("written");
        assert!(!folder.join("new.html").exists() && !folder.join("old.html").exists());
    }

    #[test]
    fn a_manifest_names_nothing_outside_of_its_folder() {
        assert!(stays_inside("fonts/a.woff"));
        for path in ["../a", "/a", "a//b", "C:/a", "C:a", "\\a", "a\\..\\..\\b"] {
            assert!(!stays_inside(path), "{path}");
        }
    }
}
