//! Workshops for the tests of views.

use std::path::Path;

use crate::diagnostic::Report;
use crate::load::load;
use crate::model::Workshop;
use crate::resolve::resolve;
use crate::source::{SourceFile, SourceTree};

/// The workshop that ships with the program, and what reading it finds.
pub(crate) fn post_sales() -> (Workshop, Report) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("workshops/post-sales");
    read(&SourceTree::read(&folder).unwrap())
}

/// A workshop of one file.
pub(crate) fn workshop(text: &str) -> Workshop {
    let file = SourceFile::new("workshop.toml", text);
    read(&SourceTree::new(vec![file])).0
}

fn read(sources: &SourceTree) -> (Workshop, Report) {
    let mut report = Report::default();
    let workshop = resolve(&load(sources, &mut report), &mut report);
    assert!(!report.is_unclear(), "{:?}", report.findings());
    (workshop, report)
}
