//! `offsite new --ci`: a workflow that checks the workshop at every push and tells what changed.

use std::path::{Path, PathBuf};

use crate::cli::args::Ci;
use crate::error::Error;
use crate::git::Repository;

/// A workflow, and where it goes.
#[derive(Debug)]
pub(super) struct Workflow {
    /// The file.
    pub(super) path: PathBuf,
    /// What is in it.
    pub(super) text: String,
}

impl Workflow {
    /// The workflow for a workshop: at the top of the repository that it lies in, else in the workshop itself.
    pub(super) fn of(ci: Ci, workshop: &Path) -> Result<Self, Error> {
        let (template, file) = match ci {
            Ci::Github => (
                include_str!("../../../starter/ci/github.yml"),
                ".github/workflows/offsite.yml",
            ),
            Ci::Gitlab => (
                include_str!("../../../starter/ci/gitlab.yml"),
                ".gitlab-ci.yml",
            ),
        };
        let (top, inside) = top_of(workshop);
        let path = top.join(file);
        if path.symlink_metadata().is_ok() {
            return Err(Error::BadOutput {
                folder: path,
                why: "it is there, and may be yours; add the steps from the README to it"
                    .to_owned(),
            });
        }
        // What JSON puts in quotes, YAML reads as the same text.
        let quoted = serde_json::Value::from(inside).to_string();
        Ok(Self {
            path,
            text: template
                .replace("{version}", env!("CARGO_PKG_VERSION"))
                .replace("{workshop}", &quoted),
        })
    }
}

/// The top of the repository, and where in it the workshop lies.
fn top_of(workshop: &Path) -> (PathBuf, String) {
    // The folder may be about to be made: what is around it then counts.
    let mut outside = workshop;
    let mut missing = PathBuf::new();
    while !outside.exists() {
        let name = outside.file_name().map(PathBuf::from).unwrap_or_default();
        missing = if missing.as_os_str().is_empty() {
            name
        } else {
            name.join(&missing)
        };
        match outside.parent() {
            Some(parent) if parent.as_os_str().is_empty() => outside = Path::new("."),
            Some(parent) => outside = parent,
            None => break,
        }
    }
    match Repository::around(outside) {
        Ok(repository) => {
            let levels = repository
                .prefix()
                .split('/')
                .filter(|level| !level.is_empty())
                .count();
            let up: PathBuf = std::iter::repeat_n("..", levels).collect();
            let inside = Path::new(repository.prefix()).join(&missing);
            (outside.join(up), slashed(&inside))
        }
        Err(_) => (workshop.to_owned(), ".".to_owned()),
    }
}

/// A path with `/` between folders on every system; `.` for the top.
fn slashed(path: &Path) -> String {
    let names: Vec<_> = path.iter().map(|name| name.to_string_lossy()).collect();
    match names.join("/") {
        top if top.is_empty() => ".".to_owned(),
        inside => inside,
    }
}
