//! The page of what changed: the sentences by weight, the touched rows of the chart and the touched tasks.

use serde::Serialize;

use super::matrix::{self, Matrix};
use super::tasks::{self, TouchedTask};
use super::{Changes, of as told};
use crate::diff::Compared;
use crate::view::ViewOptions;
use crate::view::frame::{Frame, Page, Sheet};

/// What the page of changes shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChangesPage {
    /// What every page has; it leads nowhere, since the page may lie anywhere.
    pub frame: Frame,
    /// What the earlier state is called.
    pub from: String,
    /// What the later state is called.
    pub to: String,
    /// What points from what was to what is, in the direction in which the page is read.
    pub arrow: &'static str,
    /// Everything in sentences.
    pub changes: Changes,
    /// The rows of the chart in which a letter changed; `None` where none did.
    pub matrix: Option<Matrix>,
    /// The tasks that changed.
    pub tasks: Vec<TouchedTask>,
}

/// What the page shows, in the words of the later workshop; the two states are called `from` and `to`.
pub fn of(compared: &Compared, from: &str, to: &str) -> ChangesPage {
    // Whoever gets the page may not be whom names and levels are for.
    let options = ViewOptions::default();
    let after = &compared.after;
    let heading = after.words.get("change.heading");
    let frame = Frame::new(after, Page::Raci, heading, &options).alone();
    let (sheet, matrix) = match matrix::of(compared, &options) {
        Some((sheet, matrix)) => (sheet, Some(matrix)),
        None => (Sheet::Portrait, None),
    };
    ChangesPage {
        arrow: match frame.direction {
            "rtl" => "←",
            _ => "→",
        },
        frame: frame.on(sheet, after.about.paper),
        from: from.to_owned(),
        to: to.to_owned(),
        changes: told(compared, &after.words),
        matrix,
        tasks: tasks::of(compared),
    }
}
