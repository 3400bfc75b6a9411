//! Workbooks: XLSX and ODS.
//!
//! A workbook is a ZIP archive of XML, which may say anything of its size. So every part is counted while it is
//! unpacked, before anything is made of it, and only cells in which something stands take memory.

mod grid;
mod number;
mod ods;
mod ods_styles;
mod package;
#[cfg(test)]
mod tests;
mod xlsx;
mod xlsx_comments;
mod xlsx_parts;
mod xlsx_sheet;
mod xml;

use super::{Table, Unreadable};
use package::{Kind, Package};

/// Reads the sheets of a workbook in which something stands, and says what it is.
///
/// # Errors
/// It is no workbook, has a password, is broken, or too large.
pub(super) fn read(bytes: &[u8]) -> Result<(String, Vec<Table>), Unreadable> {
    let mut package = Package::open(bytes)?;
    match package.kind()? {
        Kind::Xlsx => Ok(("XLSX".to_owned(), xlsx::read(&mut package, bytes)?)),
        Kind::Ods => Ok(("ODS".to_owned(), ods::read(&mut package)?)),
        Kind::Protected => Err(Unreadable::Protected),
        Kind::Other(what) => Err(Unreadable::OtherKind(what.to_owned())),
    }
}
