//! The diff driver: what git is told to run.

use std::path::{Path, PathBuf};

use crate::error::Error;

/// What the driver is called in `.gitattributes`.
pub(super) const NAME: &str = "offsite";

/// Its keys: what turns a file into what is compared, and which line heads a part of the diff.
pub(super) const KEYS: [&str; 2] = ["diff.offsite.textconv", "diff.offsite.xfuncname"];

/// A header of a table.
const XFUNCNAME: &str = r"^\[+[^]]+\]+";

/// What the keys are set to.
pub(super) fn settings() -> Result<[(&'static str, String); 2], Error> {
    let program = std::env::current_exe().map_err(|error| Error::io("find", "offsite", error))?;
    let command = if is_in_path(&program) {
        NAME.to_owned()
    } else {
        quoted(&program.to_string_lossy())
    };
    let [textconv, xfuncname] = KEYS;
    Ok([
        (textconv, format!("{command} git textconv")),
        (xfuncname, XFUNCNAME.to_owned()),
    ])
}

/// Whether a key is set to what an installed offsite, this one or another, sets it to.
pub(super) fn is_ours(key: &str, value: &str) -> bool {
    match key {
        "diff.offsite.textconv" => value.ends_with(" git textconv"),
        _ => value == XFUNCNAME,
    }
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
