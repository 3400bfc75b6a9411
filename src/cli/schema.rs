//! `offsite schema`.

use super::{Outcome, print};
use crate::error::Error;
use crate::schema::json_schema;

pub(super) fn run() -> Result<Outcome, Error> {
    print(&json_schema())?;
    Ok(Outcome::Done)
}
