//! `offsite show`.

mod plot;

use std::path::Path;

use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use comfy_table::{CellAlignment, ContentArrangement, LineStyle, Table};

use super::args::{ShowArgs, Table as What};
use super::{Outcome, print, read_clear};
use crate::error::Error;
use crate::model::Workshop;
use crate::view::listing::{self, Listing};
use crate::view::terminal_plot;
use crate::words::Words;

pub(super) fn run(args: &ShowArgs, folder: &Path) -> Result<Outcome, Error> {
    let Some(mut reading) = read_clear(folder, None)? else {
        return Ok(Outcome::Findings);
    };
    // The command line speaks English whatever the readers of the pages do.
    reading.workshop.words = Words::default();
    print(&shown(args.what, &reading.workshop))?;
    Ok(Outcome::Done)
}

fn shown(what: What, workshop: &Workshop) -> String {
    match what {
        What::Plot => plot::drawn(&terminal_plot::of(workshop)),
        What::Tasks => drawn(&listing::tasks(workshop)),
        What::Raci => drawn(&listing::raci(workshop)),
        What::Competencies => drawn(&listing::competencies(workshop)),
        What::Votes => drawn(&listing::votes(workshop)),
    }
}

/// The table at the width of the terminal, long names wrapped; then the notes.
fn drawn(listing: &Listing) -> String {
    let mut text = String::new();
    if !listing.rows.is_empty() {
        let mut table = Table::new();
        table
            .load_style(UTF8_HORIZONTAL_ONLY.row_separator(LineStyle::none()))
            .set_content_arrangement(ContentArrangement::Dynamic);
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
