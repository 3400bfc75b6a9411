//! `offsite schema`.

use super::{Outcome, print};
use crate::diagnostic::CODES;
use crate::error::Error;
use crate::schema::json_schema;

pub(super) fn run() -> Result<Outcome, Error> {
    print(&text())?;
    Ok(Outcome::Done)
}

/// The JSON Schema, which offers every code that may be given a level.
pub(super) fn text() -> String {
    let codes = CODES.iter().filter(|code| !code.has_fixed_level());
    json_schema(&codes.map(|code| code.slug).collect::<Vec<_>>())
}
