//! Competencies: what each career step requires.

use super::{Comparison, What};
use crate::diagnostic::codes;

/// Tells what is required otherwise.
pub(super) fn look(comparison: &mut Comparison<'_>) {
    for thing in comparison.things("competency") {
        let require = thing.clone().key("require");
        let fields = comparison.take(&thing, |field| field.place.is_in(&require));
        if !fields.is_empty() {
            comparison.add(&codes::REQUIRED_LEVEL_CHANGED, thing, What::Keys, fields);
        }
    }
}
