//! [`Error`]: the run is impossible. What is wrong with a user's files is a diagnostic, never an error.

mod git;

use std::fmt;
use std::io;
use std::path::PathBuf;

pub use git::GitTrouble;

/// Why offsite could not do what it was asked; every message says what to do instead.
#[derive(Debug)]
pub enum Error {
    /// The workshop folder does not exist.
    NoFolder(PathBuf),
    /// The workshop "folder" is a file.
    NotAFolder(PathBuf),
    /// The folder has no TOML file at all.
    NoToml(PathBuf),
    /// The folder has TOML files, none with a table of ours.
    NotAWorkshop {
        /// The folder.
        folder: PathBuf,
        /// How many TOML files were looked at.
        files: usize,
    },
    /// Where the output should go there is a file, or the input.
    BadOutput {
        /// The output folder asked for.
        folder: PathBuf,
        /// What is wrong with it and what to do.
        why: String,
    },
    /// It is not clear what the files mean, so that nothing in them can be changed.
    Unclear(PathBuf),
    /// It is not clear what one of the two states that were to be compared means.
    CannotCompare(String),
    /// A file was changed by somebody else while we worked on it.
    Changed(PathBuf),
    /// A change of a file would change more than was asked for.
    NotOnlyThat(PathBuf),
    /// The file system said no.
    Io {
        /// What was being done, such as "write".
        doing: &'static str,
        /// To which path.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A page template, ours or the workshop's own, does not work.
    Template(String),
    /// A figure could not be drawn.
    Figure(String),
    /// A file of another program cannot be imported; the text says which and what to do.
    Import(String),
    /// A table cannot be written for another program; the text says why and what to do.
    Export(String),
    /// A PDF was asked for, and there is no browser to print it; where one was named, there is none at that place.
    NoBrowser(Option<PathBuf>),
    /// A browser was started and did not print.
    Browser {
        /// Which one.
        program: PathBuf,
        /// What it said.
        why: String,
    },
    /// What is asked of git cannot be had.
    Git(GitTrouble),
    /// The command line asks for something that does not exist.
    Usage(String),
}

impl Error {
    /// Wraps what the file system said with what was being done to which path.
    pub fn io(doing: &'static str, path: impl Into<PathBuf>, source: io::Error) -> Self {
        Self::Io {
            doing,
            path: path.into(),
            source,
        }
    }

    /// The exit code of the program: 2 usage, 3 could not run, 4 git trouble, 5 no browser.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Usage(_) => 2,
            Self::Git(_) => 4,
            Self::NoBrowser(_) => 5,
            _ => 3,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoFolder(folder) => write!(
                f,
                "there is no folder `{}`; `offsite new {0}` makes a workshop there",
                folder.display()
            ),
            Self::NotAFolder(path) => write!(
                f,
                "`{}` is a file; name the folder that it lies in",
                path.display()
            ),
            Self::NoToml(folder) => write!(
                f,
                "`{}` has no TOML file; `offsite new DIR` makes a workshop to start from",
                folder.display()
            ),
            Self::NotAWorkshop { folder, files } => write!(
                f,
                "`{}` has {files} TOML file{}, but no table of a workshop such as `[task.some-id]`; \
                 `offsite new DIR` makes a workshop to start from",
                folder.display(),
                if *files == 1 { "" } else { "s" },
            ),
            Self::BadOutput { folder, why } => {
                write!(f, "cannot write to `{}`: {why}", folder.display())
            }
            Self::Unclear(folder) => write!(
                f,
                "nothing was written: the files in `{0}` do not make sense yet; `offsite check {0}` says where",
                folder.display()
            ),
            Self::CannotCompare(side) => write!(
                f,
                "nothing was compared: the files of `{side}` do not make sense yet, as said above"
            ),
            Self::Changed(path) => write!(
                f,
                "nothing was written: `{}` has changed since it was read; run the command again",
                path.display()
            ),
            Self::NotOnlyThat(path) => write!(
                f,
                "nothing was written: `{}` is laid out so that more than that would change; edit it by hand",
                path.display()
            ),
            Self::Io {
                doing,
                path,
                source,
            } => {
                write!(f, "cannot {doing} `{}`: {source}", path.display())
            }
            Self::Template(why) => write!(f, "a page template does not work: {why}"),
            Self::Figure(why) => write!(f, "a figure could not be drawn: {why}"),
            Self::NoBrowser(None) => f.write_str(
                "a PDF needs Chromium, Chrome or Edge, and none is installed; install one, or name it with the \
                 environment variable `OFFSITE_BROWSER`, or leave out `--pdf` and print the pages from any browser",
            ),
            Self::NoBrowser(Some(named)) => write!(
                f,
                "`OFFSITE_BROWSER` names `{}`, and there is no such program; name Chromium, Chrome or Edge, leave \
                 the variable out, or leave out `--pdf`",
                named.display()
            ),
            Self::Browser { program, why } => write!(
                f,
                "`{}` did not print: {why}; leave out `--pdf` and print the pages from any browser",
                program.display()
            ),
            Self::Git(trouble) => trouble.fmt(f),
            Self::Import(why) | Self::Export(why) | Self::Usage(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}
