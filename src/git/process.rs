//! Starting `git` so that it does what is asked and nothing else, and reading why it would not.

use std::io;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::error::{Error, GitTrouble};

/// Where there are no hooks.
const NOWHERE: &str = if cfg!(windows) { "NUL" } else { "/dev/null" };

/// What a finished git process said.
#[derive(Debug)]
pub(crate) struct Answer {
    /// Whether it exited with 0.
    pub(crate) is_success: bool,
    /// Its standard output; what is not UTF-8 is replaced.
    pub(crate) out: String,
    /// What it complained about.
    pub(crate) complaint: String,
}

impl Answer {
    /// What was asked for, or why git would not say.
    pub(crate) fn or_trouble(self, folder: &Path) -> Result<String, Error> {
        if self.is_success {
            return Ok(self.out);
        }
        let complaint = self.complaint;
        let trouble = if complaint.contains("not a git repository") {
            GitTrouble::NoRepository(folder.to_owned())
        } else if complaint.contains("dubious ownership") {
            GitTrouble::NotTrusted {
                folder: folder.to_owned(),
                remedy: remedy(&complaint),
            }
        } else if complaint.contains("must be run in a work tree") {
            GitTrouble::NoWorkTree(folder.to_owned())
        } else {
            GitTrouble::Refused(last_line(&complaint))
        };
        Err(trouble.into())
    }
}

/// Git's last word, which says most: advice above it and what kind of line it is are left out.
fn last_line(complaint: &str) -> String {
    let lines = || complaint.lines().map(str::trim).filter(|l| !l.is_empty());
    let mut fatal = lines().filter_map(|line| line.strip_prefix("fatal: "));
    let last = fatal.next_back().or_else(|| lines().next_back());
    last.unwrap_or("it does not say why").to_owned()
}

/// How to say that a repository is trusted: git names the command with the right path.
fn remedy(complaint: &str) -> String {
    let mut lines = complaint.lines().map(str::trim);
    let command = lines.find(|line| line.starts_with("git config --global "));
    command
        .unwrap_or("git config --global --add safe.directory PATH")
        .to_owned()
}

/// Runs git in a folder to its end.
pub(crate) fn run(folder: &Path, arguments: &[&str]) -> Result<Answer, Error> {
    let output = command(folder).args(arguments).output();
    let Output {
        status,
        stdout,
        stderr,
    } = output.map_err(not_started)?;
    Ok(Answer {
        is_success: status.success(),
        out: lossy(stdout),
        complaint: lossy(stderr),
    })
}

fn lossy(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|e| String::from_utf8_lossy(e.as_bytes()).into_owned())
}

/// Why there is no git process at all.
pub(super) fn not_started(error: io::Error) -> Error {
    match error.kind() {
        io::ErrorKind::NotFound => GitTrouble::NotInstalled.into(),
        _ => Error::io("start", "git", error),
    }
}

/// Git in `folder`: it runs no programs of the repository, waits for nobody, fetches nothing, locks nothing that it
/// need not, and speaks the same on every machine.
pub(crate) fn command(folder: &Path) -> Command {
    let mut git = Command::new("git");
    git.arg("-C")
        .arg(folder)
        .args(["--no-pager", "--literal-pathspecs"])
        .args(["-c", &format!("core.hooksPath={NOWHERE}")])
        .stdin(Stdio::null());
    for setting in [
        "core.fsmonitor=false",
        "core.quotePath=false",
        "core.warnAmbiguousRefs=true",
        "color.ui=never",
        "log.follow=false",
        "log.showSignature=false",
        "protocol.allow=never",
    ] {
        git.args(["-c", setting]);
    }
    for (name, value) in [
        ("GIT_OPTIONAL_LOCKS", "0"),
        ("GIT_NO_LAZY_FETCH", "1"),
        ("GIT_TERMINAL_PROMPT", "0"),
        ("LC_ALL", "C"),
    ] {
        git.env(name, value);
    }
    keep_repository(&mut git);
    // Git refuses literal paths beside these, and runs the program that the last one names.
    for name in [
        "GIT_GLOB_PATHSPECS",
        "GIT_NOGLOB_PATHSPECS",
        "GIT_ICASE_PATHSPECS",
        "GIT_EXTERNAL_DIFF",
    ] {
        git.env_remove(name);
    }
    git
}

/// In a hook, git says by its environment which repository it is about. That holds from the current folder, not from
/// the workshop's: git would take the workshop for the top of the work tree.
fn keep_repository(git: &mut Command) {
    let Some(repository) = std::env::var_os("GIT_DIR") else {
        return;
    };
    let work_tree = std::env::var_os("GIT_WORK_TREE").unwrap_or_else(|| ".".into());
    for (name, path) in [("GIT_DIR", repository), ("GIT_WORK_TREE", work_tree)] {
        if let Ok(path) = std::path::absolute(path) {
            git.env(name, path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_word_is_quoted_without_its_kind() {
        assert_eq!(
            last_line("warning: x\nfatal: bad\n\nhint: try\n"),
            "bad",
            "advice follows what is fatal"
        );
        assert_eq!(last_line("error: a\nerror: b\n"), "error: b");
        assert_eq!(last_line(" \n"), "it does not say why");
    }
}
