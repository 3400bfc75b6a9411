//! The ZIP archive that a workbook is: what it holds, unpacked no further than we have memory for.

use std::collections::HashMap;
use std::fmt::Display;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::sheet::{MOST_BYTES, Unreadable};

/// The most files that such an archive may have; a workbook has some dozens.
const MOST_PARTS: usize = 5_000;

/// An archive, and how much of it may still be unpacked.
pub(super) struct Package<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    /// The names by their lower case, since some programs write one and refer to another.
    names: HashMap<String, String>,
    left: usize,
}

/// What an archive is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A workbook of Excel, or of a program that writes the same.
    Xlsx,
    /// A workbook of LibreOffice.
    Ods,
    /// A workbook that only opens with a password.
    Protected,
    /// Something else.
    Other(&'static str),
}

impl<'b> Package<'b> {
    /// Opens an archive.
    ///
    /// # Errors
    /// It is cut off or broken, or has too many files.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Unreadable> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
        if zip.len() > MOST_PARTS {
            let what = format!(
                "it has {} files in it, and the limit is {MOST_PARTS}",
                zip.len()
            );
            return Err(Unreadable::TooLarge(what));
        }
        let mut names = HashMap::new();
        for name in zip.file_names() {
            let name = name.map_err(|error| broken(&error))?.into_owned();
            names.insert(name.replace('\\', "/").to_ascii_lowercase(), name);
        }
        Ok(Self {
            zip,
            names,
            left: MOST_BYTES,
        })
    }

    /// Whether it has a file of that name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.names.contains_key(&name.to_ascii_lowercase())
    }

    /// What a file in it holds; `None` if there is none.
    ///
    /// # Errors
    /// It is broken, has a password, or all that was asked for is more than [`MOST_BYTES`].
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        let Some(name) = self.names.get(&name.to_ascii_lowercase()) else {
            return Ok(None);
        };
        let part = match self.zip.by_name(name) {
            Ok(part) if part.encrypted() => return Err(Unreadable::Protected),
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(broken_or_protected(&error)),
        };
        let mut bytes = Vec::new();
        let mut limited = part.take(self.left as u64 + 1);
        limited
            .read_to_end(&mut bytes)
            .map_err(|error| broken(&error))?;
        if bytes.len() > self.left {
            return Err(Unreadable::TooLarge(format!(
                "unpacked it has more than {MOST_BYTES} bytes; save only the sheet that matters"
            )));
        }
        self.left -= bytes.len();
        Ok(Some(bytes))
    }

    /// What it is.
    ///
    /// # Errors
    /// What tells it cannot be unpacked.
    pub(super) fn kind(&mut self) -> Result<Kind, Unreadable> {
        let mimetype = self.part("mimetype")?.unwrap_or_default();
        let mimetype = String::from_utf8_lossy(&mimetype).trim().to_owned();
        if let Some(kind) = mimetype.strip_prefix("application/vnd.oasis.opendocument.") {
            return match kind {
                "spreadsheet" | "spreadsheet-template" => self.ods(),
                "text" => Ok(Kind::Other(
                    "a text document of LibreOffice; save it as HTML",
                )),
                _ => Ok(Kind::Other("an OpenDocument file that is no workbook")),
            };
        }
        Ok(if self.has("xl/workbook.bin") {
            Kind::Other("a workbook in the format XLSB; save it as XLSX")
        } else if self.names.keys().any(|name| name.starts_with("xl/")) {
            Kind::Xlsx
        } else if self.has("word/document.xml") {
            Kind::Other("a Word document; save it as HTML")
        } else if self.has("ppt/presentation.xml") {
            Kind::Other("a presentation")
        } else if self.names.keys().any(|name| name.ends_with(".iwa")) {
            Kind::Other("a document of Apple Numbers, Pages or Keynote; export it as XLSX")
        } else if mimetype == "application/epub+zip" {
            Kind::Other("an EPUB book")
        } else {
            Kind::Other("a ZIP archive; unpack it first")
        })
    }

    /// An ODS, or one with a password.
    fn ods(&mut self) -> Result<Kind, Unreadable> {
        let manifest = self.part("META-INF/manifest.xml")?.unwrap_or_default();
        let mark = b"encryption-data";
        let is_encrypted = manifest.windows(mark.len()).any(|part| part == mark);
        Ok(if is_encrypted {
            Kind::Protected
        } else {
            Kind::Ods
        })
    }
}

/// A broken file, and what a library says of it.
pub(super) fn broken(error: &dyn Display) -> Unreadable {
    Unreadable::Broken(format!(
        "{error}; open it in its program, save it again, and import that"
    ))
}

/// The same, unless the archive has a password.
fn broken_or_protected(error: &ZipError) -> Unreadable {
    match error {
        ZipError::InvalidPassword => Unreadable::Protected,
        ZipError::UnsupportedArchive(why) if *why == ZipError::PASSWORD_REQUIRED => {
            Unreadable::Protected
        }
        other => broken(other),
    }
}
