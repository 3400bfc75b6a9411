//! [`Mapping`]: what words of a column were read as, told once.

use std::collections::BTreeSet;

use crate::diagnostic::codes;
use crate::import::Finding;
use crate::import::columns::Log;
use crate::sheet::{Cell, Place};
use crate::wording::quoted;

/// Words of cells with what they were read as, in the order in which they come first.
#[derive(Debug, Default)]
pub(in crate::import) struct Mapping {
    pairs: Vec<(String, String)>,
    known: BTreeSet<(String, String)>,
    at: Option<Place>,
}

impl Mapping {
    /// Notes that a cell was read as something.
    pub(crate) fn add(&mut self, cell: &Cell, read_as: impl Into<String>) {
        self.at.get_or_insert_with(|| cell.at.clone());
        let pair = (cell.text.clone(), read_as.into());
        if self.known.insert(pair.clone()) {
            self.pairs.push(pair);
        }
    }

    /// One finding with all that was noted: "impact: `High` = 5, `Low` = 1 on the scale of 1 to 5".
    pub(crate) fn tell(&self, word: &str, on: &str, log: &mut Log) {
        const READABLE: usize = 12;
        let Some(at) = &self.at else { return };
        let pairs = self.pairs.iter().take(READABLE);
        let mut told: Vec<_> = pairs
            .map(|(text, read_as)| format!("{} = {read_as}", quoted(text)))
            .collect();
        if self.pairs.len() > READABLE {
            told.push(format!(
                "and {} more in the same way",
                self.pairs.len() - READABLE
            ));
        }
        let message = format!("{word}: {}{on}", told.join(", "));
        log.note(Finding::at(&codes::MAPPED_VALUE, at, message));
    }
}
