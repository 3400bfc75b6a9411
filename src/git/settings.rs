//! What a repository is set to: read, and changed only where somebody asked for it.

use super::Repository;
use crate::error::Error;

impl Repository {
    /// What a key of the repository's own configuration is set to; the last one, where it is there several times.
    ///
    /// # Errors
    /// Git refuses.
    pub fn setting(&self, key: &str) -> Result<Option<String>, Error> {
        let answer = self.run(&["config", "--local", "--null", "--get", key])?;
        // A key that is not there is no trouble, and git has nothing to say about it.
        if !answer.is_success && answer.complaint.trim().is_empty() {
            return Ok(None);
        }
        let value = answer.or_trouble(self.folder())?;
        Ok(Some(value.trim_end_matches('\0').to_owned()))
    }

    /// Sets a key of the repository's own configuration.
    ///
    /// # Errors
    /// Git refuses.
    pub fn set(&self, key: &str, value: &str) -> Result<(), Error> {
        let answer = self.run(&["config", "--local", "--replace-all", key, value])?;
        answer.or_trouble(self.folder()).map(drop)
    }

    /// Takes a key out of the repository's own configuration.
    ///
    /// # Errors
    /// Git refuses, or the key is not there.
    pub fn unset(&self, key: &str) -> Result<(), Error> {
        let answer = self.run(&["config", "--local", "--unset-all", key])?;
        answer.or_trouble(self.folder()).map(drop)
    }

    /// What `.gitattributes` of all places say of an attribute of these files, in their order; `unspecified` where they
    /// say nothing. Paths are relative to the folder.
    ///
    /// # Errors
    /// Git refuses.
    pub fn attribute(&self, name: &str, paths: &[&str]) -> Result<Vec<String>, Error> {
        // So many paths that no system finds the command line too long.
        const AT_ONCE: usize = 100;
        let mut values = Vec::new();
        for paths in paths.chunks(AT_ONCE) {
            let asked = [&["check-attr", "-z", name, "--"][..], paths].concat();
            let answer = self.run(&asked)?.or_trouble(self.folder())?;
            let fields: Vec<_> = answer.split('\0').collect();
            values.extend(fields.chunks_exact(3).map(|fields| fields[2].to_owned()));
        }
        Ok(values)
    }
}
