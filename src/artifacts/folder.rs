//! Artifacts in a folder on disk: compared, written beside and renamed, and cleared of what we wrote before.
//!
//! A manifest in the folder remembers what was written with a checksum of each file. A file that is not in it is
//! somebody else's: it is neither overwritten nor deleted. A file of ours that somebody has changed since is not
//! deleted either.

use std::collections::BTreeMap;
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

/// What we wrote before: path → checksum.
type Manifest = BTreeMap<String, u32>;

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
    /// the folder as it was.
    ///
    /// # Errors
    /// The folder or a file cannot be written, or a file is in the way that is not ours.
    pub fn write(&self, folder: &Path, extent: Extent) -> Result<Vec<Difference>, Error> {
        let differences = self.compare(folder, extent)?;
        let mut manifest = manifest(folder)?;
        let foreign = differences.iter().find_map(|difference| match difference {
            Difference::Stale(path) if !manifest.contains_key(path) => Some(path),
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
        let written = self.write_beside(folder, &differences)?;
        for (unfinished, path) in written {
            fs::rename(&unfinished, &path).map_err(|error| Error::io("write", path, error))?;
        }
        for difference in &differences {
            if let Difference::Leftover(path) = difference {
                let path = folder.join(path);
                fs::remove_file(&path).map_err(|error| Error::io("delete", path, error))?;
            }
        }
        if extent == Extent::Whole {
            manifest.clear();
        }
        manifest.extend(
            self.files()
                .map(|(path, bytes)| (path.to_owned(), sum(bytes))),
        );
        write_manifest(folder, &manifest)?;
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
                for (unfinished, _) in written {
                    let _ = fs::remove_file(unfinished);
                }
                return Err(Error::io("write", path, error));
            }
        }
        Ok(written)
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
        let stays_inside = !path
            .split('/')
            .any(|segment| segment.is_empty() || segment == "..");
        let checksum = u32::from_str_radix(checksum, 16).ok()?;
        stays_inside.then(|| (path.to_owned(), checksum))
    });
    Ok(entries.collect())
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
    let unfinished = unfinished(&path);
    fs::write(&unfinished, text)
        .and_then(|()| fs::rename(&unfinished, &path))
        .map_err(|error| Error::io("write", path, error))
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
}
