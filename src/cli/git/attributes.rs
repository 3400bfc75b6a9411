//! A line in `.gitattributes` that gives TOML files to a driver; every other line stays as it is.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::error::Error;

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
pub(super) fn with(folder: &Path, line: &str) -> Result<Option<Step>, Error> {
    let (path, text) = read(folder)?;
    Ok(added(&text, line).map(|text| Step { path, text }))
}

/// The file without the line, unless it is not there.
pub(super) fn without(folder: &Path, line: &str) -> Result<Option<Step>, Error> {
    let (path, text) = read(folder)?;
    Ok(removed(&text, line).map(|text| Step { path, text }))
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
fn added(text: &[u8], line: &str) -> Option<Vec<u8>> {
    if lines(text).any(is(line)) {
        return None;
    }
    let newline = if text.windows(2).any(|two| two == b"\r\n") {
        "\r\n"
    } else {
        "\n"
    };
    let more = if text.is_empty() || text.ends_with(b"\n") {
        format!("{line}{newline}")
    } else {
        format!("{newline}{line}")
    };
    Some([text, more.as_bytes()].concat())
}

fn removed(text: &[u8], line: &str) -> Option<Vec<u8>> {
    if !lines(text).any(is(line)) {
        return None;
    }
    let mut left = lines(text)
        .filter(|there| !is(line)(there))
        .collect::<Vec<_>>()
        .concat();
    if !text.ends_with(b"\n") && left.ends_with(b"\n") && lines(text).last().is_some_and(is(line)) {
        left.pop();
        left.truncate(left.strip_suffix(b"\r").unwrap_or(&left).len());
    }
    Some(left)
}

/// Each with its newline.
fn lines(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    text.split_inclusive(|byte| *byte == b'\n')
}

/// Whether a line says the same, however it is spaced.
fn is(line: &str) -> impl Fn(&[u8]) -> bool {
    move |there| {
        let words = there
            .split(u8::is_ascii_whitespace)
            .filter(|word| !word.is_empty());
        words.eq(line.split(' ').map(str::as_bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::{added, removed};

    const LINES: [&str; 2] = ["*.toml diff=offsite", "*.toml merge=offsite"];

    #[test]
    fn taking_the_lines_out_leaves_the_bytes_that_were_there() {
        let texts: &[&[u8]] = &[
            b"",
            b"a b\n",
            b"a b",
            b"a\r\nb\r\n",
            b"a\r\nb",
            b"*.toml diff=toml\n\xff x\n\n",
        ];
        let [diff, merge] = LINES;
        for text in texts {
            let with = added(text, diff).unwrap();
            assert_eq!(added(&with, diff), None, "once is enough");
            assert_eq!(removed(&with, diff).unwrap(), *text);
            let both = added(&with, merge).unwrap();
            assert_eq!(removed(&both, merge).unwrap(), with);
            let merge_only = removed(&both, diff).unwrap();
            assert_eq!(removed(&merge_only, merge).unwrap(), *text);
        }
        assert_eq!(removed(b"*.toml diff=toml\n", diff), None);
    }

    #[test]
    fn the_line_may_stand_anywhere_and_be_spaced_otherwise() {
        let text = b"  *.toml\tdiff=offsite \r\nx\n";
        assert_eq!(added(text, LINES[0]), None);
        assert_eq!(removed(text, LINES[0]).unwrap(), b"x\n");
    }
}
