//! [`Names`]: the declared ids of one kind, and what to say about one that is not there.

use std::cell::Cell;
use std::collections::{HashMap, HashSet};

use super::Sink;
use crate::diagnostic::{Code, Place};
use crate::model::Id;
use crate::schema::value::{Text, Texts};
use crate::wording::{MOST_SUGGESTIONS, near};

/// The declared ids of one kind.
pub(super) struct Names<T> {
    kind: &'static str,
    code: &'static Code,
    ids: HashSet<Id<T>>,
    /// Ids by the names that people use for them, in lower case.
    names: HashMap<String, Id<T>>,
    /// How many texts were not declared so far.
    unknown: Cell<usize>,
}

impl<T> Names<T> {
    pub(super) fn new<'i>(
        kind: &'static str,
        code: &'static Code,
        ids: impl Iterator<Item = &'i String>,
    ) -> Self {
        Self {
            kind,
            code,
            ids: ids.map(|id| Id::from(id.as_str())).collect(),
            names: HashMap::new(),
            unknown: Cell::new(0),
        }
    }

    /// Knows the things by their names too, for help where a name is written in place of an id.
    pub(super) fn called<'i>(
        mut self,
        names: impl Iterator<Item = (&'i String, &'i Option<Text>)>,
    ) -> Self {
        let names = names.filter_map(|(id, name)| {
            Some((name.as_ref()?.0.to_lowercase(), Id::from(id.as_str())))
        });
        self.names.extend(names);
        self
    }

    /// The declared id of that text.
    pub(super) fn get(&self, text: &str) -> Option<Id<T>> {
        self.ids.get(text).cloned()
    }

    /// The id of that text, reported when it is not declared.
    pub(super) fn find(
        &self,
        text: &str,
        at: impl FnOnce() -> Place,
        sink: &mut Sink<'_>,
    ) -> Id<T> {
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
        texts
            .map(|(n, text)| self.find(text, || at().key(n), sink))
            .collect()
    }

    /// What to write where one text holds several ids, such as "csm, ae".
    fn several(&self, text: &str) -> Option<String> {
        let text = text.replace(" and ", ",");
        let ids: Vec<_> = text
            .split([',', ';', '/', '+', '&'])
            .map(str::trim)
            .collect();
        let known = ids.iter().filter(|id| self.ids.contains(**id)).count();
        (ids.len() > 1 && known > 0).then(|| {
            let quoted: Vec<_> = ids.iter().map(|id| format!("\"{id}\"")).collect();
            format!("write a list: [{}]", quoted.join(", "))
        })
    }

    /// The nearest id, while few enough are unknown for somebody to read what is suggested.
    fn nearest(&self, text: &str) -> Option<&str> {
        self.unknown.set(self.unknown.get() + 1);
        if self.unknown.get() > MOST_SUGGESTIONS {
            return None;
        }
        let mut ids: Vec<_> = self.ids.iter().map(Id::as_str).collect();
        ids.sort_unstable();
        near(text, ids.into_iter())
    }

    fn report_unknown(&self, text: &str, place: &Place, sink: &mut Sink<'_>) {
        // An id on an unreadable line is probably declared there, and that line has its own finding.
        let kind = self.kind;
        if sink.damage.mentions(text) || sink.origin.is_unreadable(&Place::of(kind, text)) {
            return;
        }
        let by_name = self
            .names
            .get(&text.trim().to_lowercase())
            .map(|id| format!("write its id: \"{id}\""));
        let help = by_name.or_else(|| self.several(text));
        let help = help.unwrap_or_else(|| match self.nearest(text) {
            Some(near) => format!("did you mean `{near}`?"),
            None if text.contains([' ', ',', '/', '.']) => {
                format!("write the id from its header, such as `some-id` of `[{kind}.some-id]`")
            }
            None => {
                format!("declare it with a header `[{kind}.{text}]` and a name, or correct the id")
            }
        });
        let message = format!("there is no {kind} `{text}`");
        sink.push(self.code, place, message, &format!("no such {kind}"), help);
    }
}
