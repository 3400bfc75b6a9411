//! `offsite explain`.

use super::args::ExplainArgs;
use super::{Outcome, print};
use crate::diagnostic::{CODES, by_slug};
use crate::error::Error;
use crate::wording::did_you_mean;

pub(super) fn run(args: &ExplainArgs) -> Result<Outcome, Error> {
    match &args.code {
        None => print(&list())?,
        Some(slug) => match by_slug(slug) {
            Some(code) => print(&format!("{}\n", code.docs.trim_end()))?,
            None => {
                let help = did_you_mean(slug, CODES.iter().map(|code| code.slug));
                return Err(Error::Usage(format!(
                    "there is no finding `{slug}`; {help}"
                )));
            }
        },
    }
    Ok(Outcome::Done)
}

/// Every code with its severity and what it is about, a line each.
fn list() -> String {
    let width = CODES.iter().map(|code| code.slug.len()).max().unwrap_or(0);
    CODES
        .iter()
        .map(|code| {
            format!(
                "{:width$}  {:7}  {}\n",
                code.slug,
                code.severity.word(),
                code.summary
            )
        })
        .collect()
}
