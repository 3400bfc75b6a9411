//! Tables in another shape than theirs: lists of tasks, headers without an id, values where a table belongs.

use std::ops::Range;

use indexmap::IndexMap;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::read::Part;
use super::{Damage, refusal};
use crate::diagnostic::{Diagnostic, FileId, Place, codes};
use crate::schema::Keys;

/// What is wrong with the shape of one top-level entry of a file, such as `[[task]]`; `tables` knows all of them.
pub(super) fn misshapen(
    file: FileId,
    key: &Spanned<DeString<'_>>,
    value: &Spanned<DeValue<'_>>,
    tables: &Keys,
) -> Option<Diagnostic> {
    let name = key.get_ref().as_ref();
    if value.get_ref().is_table() || tables.is_list(name) {
        return None;
    }
    let header = if tables.known_at([name]).is_empty() {
        format!("{name}.some-id")
    } else {
        name.to_owned()
    };
    let is_list = value.get_ref().is_array();
    let (message, help) = if is_list && header != name {
        (
            format!("`{name}` is not a list: each {name} has a header with an id of its own"),
            format!("write `[{header}]` in single brackets instead of `[[{name}]]`"),
        )
    } else if is_list {
        (
            format!("`{name}` is one table, not a list"),
            format!("write `[{name}]` in single brackets"),
        )
    } else {
        (
            format!(
                "`{name}` is a table, not {}",
                refusal::found(value.get_ref())
            ),
            format!("write a header `[{header}]` with one key a line under it"),
        )
    };
    Some(
        Diagnostic::new(&codes::WRONG_TYPE, message)
            .label(file, key.span(), "not in this form")
            .help(help),
    )
}

/// The ids of the items of one list so far, each with where it is written.
#[derive(Debug, Default)]
pub(super) struct SeenIds(IndexMap<String, (FileId, Range<usize>)>);

impl SeenIds {
    /// What is wrong where an item of `[[list]]` has the id of an earlier one.
    pub(super) fn repeated(
        &mut self,
        list: &str,
        file: FileId,
        item: &DeTable<'_>,
    ) -> Option<Diagnostic> {
        let (key, id) = item.get_key_value("id")?;
        let text = id.get_ref().as_str()?;
        let Some((first_file, first)) = self.0.get(text) else {
            let written = (file, key.span().start..id.span().end);
            self.0.insert(text.to_owned(), written);
            return None;
        };
        Some(
            Diagnostic::new(
                &codes::DUPLICATE_ID,
                format!("`{text}` is the id of two items of `[[{list}]]`"),
            )
            .label(file, id.span(), "written again")
            .label(*first_file, first.clone(), "written first")
            .help("give one of them another id"),
        )
    }
}

/// The things that a misshapen or misspelt table seems to declare: nobody misses them for a second time.
pub(super) fn things(kind: &str, value: &Spanned<DeValue<'_>>) -> Vec<Place> {
    let ids: Vec<&str> = match value.get_ref() {
        DeValue::Table(table) => table.keys().map(|key| key.get_ref().as_ref()).collect(),
        DeValue::Array(items) => {
            let tables = items.iter().filter_map(|item| item.get_ref().as_table());
            tables
                .filter_map(|table| table.get("id")?.get_ref().as_str())
                .collect()
        }
        _ => Vec::new(),
    };
    ids.into_iter().map(|id| Place::of(kind, id)).collect()
}

/// What is wrong where keys stand directly under `[task]` instead of `[task.some-id]`.
pub(super) fn without_id(kind: &str, parts: &[Part<'_>]) -> Option<Diagnostic> {
    let first = parts.first()?;
    let keys: Vec<_> = parts
        .iter()
        .map(|part| part.key.get_ref().as_ref())
        .collect();
    let words = if keys.len() == 1 {
        "key has"
    } else {
        "keys have"
    };
    let finding = Diagnostic::new(
        &codes::WRONG_TYPE,
        format!(
            "the {words} no {kind} to belong to: {}",
            crate::wording::quoted_list(&keys)
        ),
    );
    Some(
        finding
            .label(first.file, first.key.span(), format!("under `[{kind}]`"))
            .help(format!(
                "write `[{kind}.some-id]` instead of `[{kind}]`, with a short id of your own"
            )),
    )
}

/// Whether a part is a key of a thing rather than a thing with an id: known, and not under a header of its own.
pub(super) fn is_key(part: &Part<'_>, known: &[&str]) -> bool {
    known.contains(&part.key.get_ref().as_ref())
        && (!part.value.get_ref().is_table() || part.value.span().start >= part.key.span().end)
}

/// What is wrong where something else than a table stands at `name`, such as `rules.raci = 3`.
pub(super) fn not_a_table(
    name: &str,
    part: &Part<'_>,
    span: Range<usize>,
    damage: &Damage,
) -> Option<Diagnostic> {
    let value = part.value.get_ref();
    if value.is_table() || damage.covers(part.file, &span) {
        return None;
    }
    let finding = Diagnostic::new(
        &codes::WRONG_TYPE,
        format!("`{name}` is a table, not {}", refusal::found(value)),
    );
    Some(finding.label(part.file, span, "not a table").help(format!(
        "write a header `[{name}]` with one key a line under it"
    )))
}
