//! The line in `.gitattributes` that gives TOML files to the driver; every other line stays as it is.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::error::Error;

/// The line.
pub(super) const LINE: &str = "*.toml diff=offsite";

/// What a file is to become; without a line it goes.
pub(super) struct Step {
    pub(super) path: PathBuf,
    text: Vec<u8>,
}

impl Step {
    pub(super) fn write(&self) -> Result<(), Error> {
        let done = if self.text.is_empty() {
            fs::remove_file(&self.path)
        } else {
            fs::write(&self.path, &self.text)
        };
        done.map_err(|error| Error::io("write", &self.path, error))
    }
}

/// The file with the line, unless it is there.
pub(super) fn with(folder: &Path) -> Result<Option<Step>, Error> {
    let (path, text) = read(folder)?;
    Ok(added(&text).map(|text| Step { path, text }))
}

/// The file without the line, unless it is not there.
pub(super) fn without(folder: &Path) -> Result<Option<Step>, Error> {
    let (path, text) = read(folder)?;
    Ok(removed(&text).map(|text| Step { path, text }))
}

fn read(folder: &Path) -> Result<(PathBuf, Vec<u8>), Error> {
    let path = folder.join(".gitattributes");
    // Git does not follow such a link, and we do not write to where it leads.
    if path.is_symlink() {
        return Err(Error::BadOutput {
            folder: path,
            why: "it is a symbolic link, which git does not read; put a file there".to_owned(),
        });
    }
    match fs::read(&path) {
        Ok(text) => Ok((path, text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok((path, Vec::new())),
        Err(error) => Err(Error::io("read", path, error)),
    }
}

/// With the line at the end, where it overrules those above; a last line without a newline stays without one below it,
/// so that taking ours out leaves the very bytes that were there.
fn added(text: &[u8]) -> Option<Vec<u8>> {
    if lines(text).any(is_ours) {
        return None;
    }
    let newline = if text.windows(2).any(|two| two == b"\r\n") {
        "\r\n"
    } else {
        "\n"
    };
    let line = if text.is_empty() || text.ends_with(b"\n") {
        format!("{LINE}{newline}")
    } else {
        format!("{newline}{LINE}")
    };
    Some([text, line.as_bytes()].concat())
}

fn removed(text: &[u8]) -> Option<Vec<u8>> {
    if !lines(text).any(is_ours) {
        return None;
    }
    let mut left = lines(text)
        .filter(|line| !is_ours(line))
        .collect::<Vec<_>>()
        .concat();
    if !text.ends_with(b"\n") && left.ends_with(b"\n") && lines(text).last().is_some_and(is_ours) {
        left.pop();
        left.truncate(left.strip_suffix(b"\r").unwrap_or(&left).len());
    }
    Some(left)
}

/// Each with its newline.
fn lines(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    text.split_inclusive(|byte| *byte == b'\n')
}

fn is_ours(line: &[u8]) -> bool {
    let words = line
        .split(u8::is_ascii_whitespace)
        .filter(|word| !word.is_empty());
    words.eq(LINE.split(' ').map(str::as_bytes))
}

#[cfg(test)]
mod tests {
    use super::{added, removed};

    #[test]
    fn taking_the_line_out_leaves_the_bytes_that_were_there() {
        let texts: &[&[u8]] = &[
            b"",
            b"a b\n",
            b"a b",
            b"a\r\nb\r\n",
            b"a\r\nb",
            b"*.toml diff=toml\n\xff x\n\n",
        ];
        for text in texts {
            let with = added(text).unwrap();
            assert_eq!(added(&with), None, "once is enough");
            assert_eq!(removed(&with).unwrap(), *text);
        }
        assert_eq!(removed(b"*.toml diff=toml\n"), None);
    }

    #[test]
    fn the_line_may_stand_anywhere_and_be_spaced_otherwise() {
        let text = b"  *.toml\tdiff=offsite \r\nx\n";
        assert_eq!(added(text), None);
        assert_eq!(removed(text).unwrap(), b"x\n");
    }
}
