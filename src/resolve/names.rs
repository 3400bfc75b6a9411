//! [`Names`]: the declared ids of one kind, and what to say about one that is not there.

use std::collections::HashSet;

use super::Sink;
use crate::diagnostic::{Code, Place};
use crate::model::Id;
use crate::schema::value::Texts;
use crate::wording::near;

/// The declared ids of one kind.
pub(super) struct Names<T> {
    kind: &'static str,
    code: &'static Code,
    ids: HashSet<Id<T>>,
}

impl<T> Names<T> {
    pub(super) fn new<'i>(
        kind: &'static str,
        code: &'static Code,
        ids: impl Iterator<Item = &'i String>,
    ) -> Self {
        Self { kind, code, ids: ids.map(|id| Id::from(id.as_str())).collect() }
    }

    /// The declared id of that text.
    pub(super) fn get(&self, text: &str) -> Option<Id<T>> {
        self.ids.get(text).cloned()
    }

    /// The id of that text, reported when it is not declared.
    pub(super) fn find(&self, text: &str, at: impl FnOnce() -> Place, sink: &mut Sink<'_>) -> Id<T> {
        self.get(text).unwrap_or_else(|| {
            self.report_unknown(text, &at(), sink);
            Id::from(text)
        })
    }

    /// The ids of a list; `at` is the place of the list.
    pub(super) fn find_all(
        &self,
        typed: &Option<Texts>,
        at: impl Fn() -> Place,
        sink: &mut Sink<'_>,
    ) -> Vec<Id<T>> {
        let texts = typed.iter().flat_map(|texts| &texts.0).enumerate();
        texts.map(|(n, text)| self.find(text, || at().key(n), sink)).collect()
    }

    fn report_unknown(&self, text: &str, place: &Place, sink: &mut Sink<'_>) {
        // An id on an unreadable line is probably declared there, and that line has its own finding.
        if sink.damage.mentions(text) {
            return;
        }
        let kind = self.kind;
        let mut ids: Vec<_> = self.ids.iter().map(Id::as_str).collect();
        ids.sort_unstable();
        let help = match near(text, ids.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("declare it with a header `[{kind}.{text}]` and a name, or correct the id"),
        };
        let message = format!("there is no {kind} `{text}`");
        sink.push(self.code, place, message, &format!("no such {kind}"), help);
    }
}
