//! `offsite schema`.

use std::collections::BTreeMap;
use std::path::Path;

use super::{Outcome, print};
use crate::diagnostic::CODES;
use crate::error::Error;
use crate::pipeline::{ids_offered, read_folder};
use crate::schema::json_schema;

/// Prints the schema, with the ids of the workshop in `folder` where one is given.
pub(super) fn run(folder: Option<&Path>) -> Result<Outcome, Error> {
    let Some(folder) = folder else {
        print(&text(&BTreeMap::new()))?;
        return Ok(Outcome::Done);
    };
    let reading = read_folder(folder, None)?;
    // An editor would underline ids that stand in what cannot be read.
    if reading.report.is_unclear() {
        return Err(Error::Unclear(folder.to_owned()));
    }
    print(&text(&ids_offered(&reading.workshop)))?;
    Ok(Outcome::Done)
}

/// The JSON Schema, which offers every code that may be given a level, and these ids of each kind.
pub(super) fn text(ids: &BTreeMap<&str, Vec<&str>>) -> String {
    let codes = CODES.iter().filter(|code| !code.has_fixed_level());
    let codes: Vec<_> = codes.map(|code| (code.slug, code.summary)).collect();
    json_schema(&codes, ids)
}
