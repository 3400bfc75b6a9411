//! `offsite show`.

mod colour;
mod plot;
mod raci;

use std::path::Path;

use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use comfy_table::{CellAlignment, ContentArrangement, LineStyle, Table};

use super::args::{ShowArgs, Table as What};
use super::{Outcome, print, read_clear};
use crate::error::Error;
use crate::pipeline::Reading;
use crate::render::terminal::Size;
use crate::view::listing::{self, Listing};
use crate::view::terminal_plot;
use crate::words::Words;

pub(super) fn run(args: &ShowArgs, folder: &Path) -> Result<Outcome, Error> {
    let Some(mut reading) = read_clear(folder, None)? else {
        return Ok(Outcome::Findings);
    };
    // The command line speaks English whatever the readers of the pages do.
    reading.workshop.words = Words::default();
    print(&shown(args, &reading)?)?;
    Ok(Outcome::Done)
}

fn shown(args: &ShowArgs, reading: &Reading) -> Result<String, Error> {
    let workshop = &reading.workshop;
    if args.what != What::Raci {
        raci::refuse_options(&args.raci)?;
    }
    Ok(match args.what {
        What::Plot => plot::drawn(&terminal_plot::of(workshop), args.width),
        What::Raci => raci::drawn(&args.raci, reading, size(args.width).columns)?,
        What::Tasks => drawn(&listing::tasks(workshop), args.width),
        What::Agreement => drawn(&listing::agreement(workshop), args.width),
        What::Competencies => drawn(&listing::competencies(workshop), args.width),
        What::Votes => drawn(&listing::votes(workshop), args.width),
    })
}

/// The size where nobody looks: what terminals have had for fifty years.
const USUAL: Size = Size {
    columns: 80,
    rows: 24,
};

/// How many characters a line has.
pub(super) fn columns(width: Option<u16>) -> usize {
    size(width).columns
}

/// The size of the terminal that output goes to, but of a width that was asked for.
fn size(width: Option<u16>) -> Size {
    let terminal = terminal_size::terminal_size_of(std::io::stdout());
    let size = terminal.map_or(USUAL, |(columns, rows)| Size {
        columns: columns.0.into(),
        rows: rows.0.into(),
    });
    Size {
        columns: width.map_or(size.columns, usize::from),
        ..size
    }
}

/// The table at the width of the terminal, long names wrapped; then the notes.
fn drawn(listing: &Listing, width: Option<u16>) -> String {
    let mut text = String::new();
    if !listing.rows.is_empty() {
        let mut table = Table::new();
        table
            .load_style(UTF8_HORIZONTAL_ONLY.row_separator(LineStyle::none()))
            .set_content_arrangement(ContentArrangement::Dynamic);
        if let Some(width) = width {
            table.set_width(width);
        }
        table.set_header(&listing.heads);
        for row in &listing.rows {
            table.add_row(row);
        }
        // Every column that a terminal has is wanted for the names.
        for column in table.column_iter_mut() {
            column.set_padding((0, 1));
        }
        for column in &listing.numbers {
            if let Some(column) = table.column_mut(*column) {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        text.push_str(&table.to_string());
        text.push_str("\n\n");
    }
    for note in &listing.notes {
        text.push_str(note);
        text.push('\n');
    }
    text
}
