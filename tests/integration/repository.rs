//! Git repositories for tests: the same ids every time, whatever git is set to on this machine.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::support::folder_of;

/// A repository in a folder of its own, gone when the value is dropped.
pub(crate) struct Repository {
    folder: TempDir,
    /// How many commits were made, an hour apart.
    commits: std::cell::Cell<u32>,
}

impl Repository {
    /// An empty one, whose branch is `main`.
    pub(crate) fn new() -> Self {
        Self::with(&[])
    }

    /// One that was made with other options of `git init`.
    pub(crate) fn with(options: &[&str]) -> Self {
        let repository = Self {
            folder: folder_of::<&str>(&[]),
            commits: std::cell::Cell::new(0),
        };
        repository.git(&[&["init", "--quiet"], options].concat());
        repository
    }

    /// Its folder.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// A path in it.
    pub(crate) fn join(&self, path: &str) -> PathBuf {
        self.path().join(path)
    }

    /// Writes a file.
    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Commits everything, and says which commit that is.
    pub(crate) fn commit(&self, message: &str) -> String {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "-m", message]);
        self.git(&["rev-parse", "HEAD"])
    }

    /// Writes one file and commits everything.
    pub(crate) fn commit_file(&self, path: &str, text: &str) -> String {
        self.write(path, text);
        self.commit(path)
    }

    /// What git prints, without the last newline; it must succeed.
    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        let output = self.run(self.path(), arguments);
        assert!(output.status.success(), "git {arguments:?}: {output:?}");
        let out = String::from_utf8(output.stdout).unwrap();
        out.trim_end_matches('\n').to_owned()
    }

    /// How git ends in a folder.
    pub(crate) fn run(&self, folder: &Path, arguments: &[&str]) -> Output {
        if arguments.contains(&"commit") || arguments.contains(&"merge") {
            self.commits.set(self.commits.get() + 1);
        }
        let date = format!(
            "2026-01-{:02}T{:02}:00:00+00:00",
            1 + self.commits.get() / 24,
            self.commits.get() % 24
        );
        let mut git = Command::new("git");
        git.arg("-C")
            .arg(folder)
            .args(["-c", "init.defaultBranch=main"])
            .args(arguments);
        for (name, value) in alone() {
            git.env(name, value);
        }
        git.env_remove("GIT_DIR")
            .env("GIT_AUTHOR_DATE", &date)
            .env("GIT_COMMITTER_DATE", &date)
            .output()
            .unwrap()
    }
}

/// The environment in which git knows nothing of this machine, and everybody is Amara.
pub(crate) fn alone() -> [(&'static str, &'static str); 6] {
    [
        ("GIT_CONFIG_GLOBAL", "/dev/null"),
        ("GIT_CONFIG_NOSYSTEM", "1"),
        ("GIT_AUTHOR_NAME", "Amara"),
        ("GIT_AUTHOR_EMAIL", "amara@example.org"),
        ("GIT_COMMITTER_NAME", "Amara"),
        ("GIT_COMMITTER_EMAIL", "amara@example.org"),
    ]
}
