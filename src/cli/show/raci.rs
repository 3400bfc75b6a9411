//! `offsite show raci`: the chart, or the part of it that was asked for.

use super::colour::coloured;
use crate::cli::args::ShowRaciArgs;
use crate::diagnostic::Report;
use crate::error::Error;
use crate::model::Id;
use crate::model::people::Segment;
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
    let (workshop, report) = (&reading.workshop, report_of(&choice, reading));
    let view = terminal_raci::of(workshop, report, &choice).map_err(Error::Usage)?;
    let draw = if args.list { chart_as_list } else { chart };
    Ok(coloured(&draw(&view, columns)))
}

/// What is found in the segment that was asked for, else in the chart at large.
fn report_of<'r>(choice: &Choice, reading: &'r Reading) -> &'r Report {
    let asked = choice.segment.as_deref();
    let there = asked.and_then(|asked| {
        let named =
            |id: &Id<Segment>| id.as_str() == asked || reading.workshop.segment_name(id) == asked;
        let mut reports = reading.in_segments.iter();
        reports.find(|(id, _)| named(id)).map(|(_, report)| report)
    });
    there.unwrap_or(&reading.report)
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
