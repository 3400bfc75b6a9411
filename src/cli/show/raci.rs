//! `offsite show raci`: the chart, or the part of it that was asked for.

use super::colour::coloured;
use crate::cli::args::ShowRaciArgs;
use crate::error::Error;
use crate::pipeline::Reading;
use crate::render::terminal::{chart, chart_as_list};
use crate::view::terminal_raci::{self, Choice};

/// The chart in lines of so many characters.
pub(super) fn drawn(
    args: &ShowRaciArgs,
    reading: &Reading,
    columns: usize,
) -> Result<String, Error> {
    let choice = Choice {
        roles: args.role.clone(),
        phase: args.phase.clone(),
        segment: args.segment.clone(),
        contested: args.contested,
        open: args.open,
    };
    let view =
        terminal_raci::of(&reading.workshop, &reading.report, &choice).map_err(Error::Usage)?;
    let draw = if args.list { chart_as_list } else { chart };
    Ok(coloured(&draw(&view, columns)))
}

/// Says that the options of the chart mean nothing for other tables.
pub(super) fn refuse_options(args: &ShowRaciArgs) -> Result<(), Error> {
    let given = [
        ("--role", !args.role.is_empty()),
        ("--phase", args.phase.is_some()),
        ("--segment", args.segment.is_some()),
        ("--contested", args.contested),
        ("--open", args.open),
        ("--list", args.list),
    ];
    match given.into_iter().find(|(_, given)| *given) {
        Some((option, _)) => Err(Error::Usage(format!(
            "`{option}` goes with `offsite show raci` only"
        ))),
        None => Ok(()),
    }
}
