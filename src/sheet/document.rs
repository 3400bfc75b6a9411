//! The tables of documents: Markdown, HTML and what was copied from a wiki.

use super::Table;

/// The tables of a document and what it is, such as "Markdown"; `None` if it has none of these.
pub(super) fn tables(_text: &str) -> Option<(String, Vec<Table>)> {
    None
}
