//! Files that the user names with `-o`.

use std::fs;
use std::path::Path;

use crate::error::Error;

/// A slip must not cost anybody the files that they work on.
pub(super) fn refuse_precious(file: &Path) -> Result<(), Error> {
    let leads_to = fs::canonicalize(file);
    if is_precious(file) || leads_to.is_ok_and(|file| is_precious(&file)) {
        return Err(Error::BadOutput {
            folder: file.to_owned(),
            why: "TOML files and those of git are never written here; name another file".to_owned(),
        });
    }
    Ok(())
}

fn is_precious(file: &Path) -> bool {
    let is_toml = file
        .extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("toml"));
    is_toml || file.iter().any(|name| name == ".git")
}
