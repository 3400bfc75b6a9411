//! The two drivers: what git is told to run, and for which files.

use std::path::{Path, PathBuf};

use crate::error::Error;

/// What both are called in `.gitattributes`.
pub(super) const NAME: &str = "offsite";

/// Something that git asks offsite to do.
#[derive(Debug)]
pub(super) struct Driver {
    /// The attribute that gives files to it.
    pub(super) attribute: &'static str,
    /// The line of `.gitattributes` that gives it every TOML file.
    pub(super) line: &'static str,
    /// The key of the command.
    pub(super) command: &'static str,
    /// What the command asks of offsite.
    asked: &'static str,
    /// What git fills in behind that.
    operands: &'static str,
    /// The other key, and what it is set to.
    beside: [&'static str; 2],
}

/// What is compared: facts in place of lines. Beside it, which line heads a part of the diff: a header of a table.
pub(super) const DIFF: Driver = Driver {
    attribute: "diff",
    line: "*.toml diff=offsite",
    command: "diff.offsite.textconv",
    asked: " git textconv",
    operands: "",
    beside: ["diff.offsite.xfuncname", r"^\[+[^]]+\]+"],
};

/// How three versions of a file become one: by cells in place of lines. Beside it, what git calls that.
pub(super) const MERGE: Driver = Driver {
    attribute: "merge",
    line: "*.toml merge=offsite",
    command: "merge.offsite.driver",
    asked: " git merge-driver",
    // A path that looks like an option is none.
    operands: " -- %O %A %B %L %P",
    beside: [
        "merge.offsite.name",
        "merge the files of a workshop by id and by cell",
    ],
};

impl Driver {
    /// Its keys.
    pub(super) fn keys(&self) -> [&'static str; 2] {
        [self.command, self.beside[0]]
    }

    /// Its keys and what they are set to.
    pub(super) fn settings(&self) -> Result<[(&'static str, String); 2], Error> {
        let Self {
            asked, operands, ..
        } = self;
        let program = program()?;
        let program = match operands.is_empty() {
            true => program,
            // Where git fills something in, a `%` that means itself is written twice.
            false => program.replace('%', "%%"),
        };
        let [key, value] = self.beside;
        Ok([
            (self.command, format!("{program}{asked}{operands}")),
            (key, value.to_owned()),
        ])
    }

    /// Whether a key is set to what an installed offsite, this one or another, sets it to.
    pub(super) fn is_ours(&self, key: &str, value: &str) -> bool {
        match key == self.command {
            true => value.contains(self.asked),
            false => value == self.beside[1],
        }
    }
}

/// What starts this program from a shell.
fn program() -> Result<String, Error> {
    let program = std::env::current_exe().map_err(|error| Error::io("find", "offsite", error))?;
    Ok(match is_in_path(&program) {
        true => NAME.to_owned(),
        false => quoted(&program.to_string_lossy()),
    })
}

/// Whether the name alone starts this very program; another one of that name may be too old to know what is asked.
fn is_in_path(program: &Path) -> bool {
    let name = format!("{NAME}{}", std::env::consts::EXE_SUFFIX);
    let found = std::env::var_os("PATH").and_then(|path| {
        std::env::split_paths(&path)
            .map(|folder| folder.join(&name))
            .find(|path| path.is_file())
    });
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| PathBuf::from(path));
    found.is_some_and(|found| real(&found) == real(program))
}

/// As the shell that git starts reads it, on every system: in single quotes, with `/` between folders on Windows.
fn quoted(program: &str) -> String {
    let program = if cfg!(windows) {
        program.replace('\\', "/")
    } else {
        program.to_owned()
    };
    format!("'{}'", program.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn any_path_is_one_word_of_a_shell() {
        assert_eq!(quoted("/a b/$x"), "'/a b/$x'");
        assert_eq!(quoted("/it's"), r"'/it'\''s'");
    }
}
