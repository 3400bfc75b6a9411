//! One table → one typed struct: whole when it reads, else key by key so that every bad value is found.

use std::ops::Range;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue, ValueDeserializer};

use super::{Loader, refusal};
use crate::diagnostic::{Diagnostic, FileId, Place, codes};
use crate::schema::Keys;
use crate::wording::{did_you_mean, near, quoted_list};

/// Tables without required keys in which a slip still costs more than a default: votes, or their secrecy.
const DEAR: &[&str] = &["ballot", "vote"];

/// One `key = value` of a file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part<'t> {
    pub(super) file: FileId,
    pub(super) key: &'t Spanned<DeString<'t>>,
    pub(super) value: &'t Spanned<DeValue<'t>>,
}

impl Loader<'_, '_> {
    /// Reads the table made of `parts`, leaving out what cannot be read and saying so.
    pub(super) fn read<T>(&mut self, keys: &Keys, place: &Place, parts: &[Part<'_>]) -> T
    where
        T: DeserializeOwned + Default + JsonSchema,
    {
        let whole = parts
            .iter()
            .map(|part| (part.key.clone(), part.value.clone()))
            .collect();
        let mut unknown = Vec::new();
        let thing = deserialize::<T>(whole, &mut unknown).unwrap_or_else(|_| {
            unknown.clear();
            let mut good = DeTable::new();
            for part in parts {
                let mut trail = vec![part.key.clone()];
                if let Some(value) = self.prune::<T>(place, part.file, &mut trail, part.value) {
                    good.insert(part.key.clone(), value);
                }
            }
            deserialize(good, &mut unknown).unwrap_or_default()
        });
        for path in &unknown {
            self.unknown_key(keys, place, parts, path);
        }
        thing
    }

    /// What is left of `value` when everything in it is taken out that `T` cannot read at that trail of keys.
    fn prune<'t, T: DeserializeOwned>(
        &mut self,
        place: &Place,
        file: FileId,
        trail: &mut Vec<Spanned<DeString<'t>>>,
        value: &Spanned<DeValue<'t>>,
    ) -> Option<Spanned<DeValue<'t>>> {
        let Err(error) = deserialize::<T>(nested(trail, value.clone()), &mut Vec::new()) else {
            return Some(value.clone());
        };
        if let DeValue::Table(inside) = value.get_ref() {
            let mut good = DeTable::new();
            for (key, value) in inside {
                trail.push(key.clone());
                if let Some(value) = self.prune::<T>(place, file, trail, value) {
                    good.insert(key.clone(), value);
                }
                trail.pop();
            }
            // What is wrong was inside, and has been reported there.
            let good = Spanned::new(value.span(), DeValue::Table(good));
            if deserialize::<T>(nested(trail, good.clone()), &mut Vec::new()).is_ok() {
                return Some(good);
            }
        }
        let span = error
            .span()
            .filter(|span| span.start >= value.span().start && span.end <= value.span().end)
            .unwrap_or_else(|| value.span());
        let path = trail
            .iter()
            .fold(place.clone(), |place, key| place.key(key.get_ref()));
        self.unreadable.push(path.clone());
        if !self.damage.covers(file, &span) {
            let text = &self.sources.file(file).text[span.clone()];
            self.report.push(
                refusal::finding(&path, text, item_at(value, &span), error.message())
                    .at(file, span)
                    .about(place.thing()),
            );
        }
        None
    }

    /// Reports a key that its table does not have, at any depth.
    fn unknown_key(&mut self, keys: &Keys, place: &Place, parts: &[Part<'_>], path: &[String]) {
        let Some((key, parents)) = path.split_last() else {
            return;
        };
        let Some((file, span)) = key_span(parts, path) else {
            return;
        };
        if self.damage.covers(file, &span) {
            return;
        }
        let known = keys.known_at(parents.iter().map(String::as_str));
        let table = parents.iter().fold(place.clone(), Place::key);
        // The value is there, under a slip of its key: it is not to be missed a second time.
        if let Some(meant) = near(key, known.iter().copied()) {
            self.unreadable.push(table.clone().key(meant));
        }
        let finding = if is_letter(key) && known.contains(&"R") {
            let letters: Vec<_> = known.into_iter().filter(|key| is_letter(key)).collect();
            Diagnostic::new(
                &codes::UNKNOWN_LETTER,
                format!("`{key}` is not a letter that `{table}` can have"),
            )
            .help(match table.kind() {
                "task" => format!(
                    "a task takes {}; write the row as `[activity.some-id]` to use the letters of other variants",
                    quoted_list(&letters)
                ),
                _ => format!("the letters are {}", quoted_list(&letters)),
            })
        } else {
            let finding =
                Diagnostic::new(&codes::UNKNOWN_KEY, format!("`{table}` has no key `{key}`"))
                    .help(did_you_mean(key, known.into_iter()));
            // Without required keys, a slip costs a default; with them, it may cost the thing itself.
            if keys.required().is_empty() && !DEAR.contains(&place.kind()) {
                finding.softened()
            } else {
                finding
            }
        };
        self.report.push(
            finding
                .label(file, span, "not known here")
                .about(place.thing()),
        );
    }
}

/// Reads a table, collecting the paths of the keys that its type does not have.
fn deserialize<T: DeserializeOwned>(
    table: DeTable<'_>,
    unknown: &mut Vec<Vec<String>>,
) -> Result<T, toml::de::Error> {
    let value = ValueDeserializer::from(Spanned::new(0..0, DeValue::Table(table)));
    serde_ignored::deserialize(value, |path| unknown.push(segments(&path)))
}

fn segments(path: &serde_ignored::Path<'_>) -> Vec<String> {
    use serde_ignored::Path;
    let (parent, segment) = match path {
        Path::Root => return Vec::new(),
        Path::Seq { parent, index } => (parent, Some(index.to_string())),
        Path::Map { parent, key } => (parent, Some(key.clone())),
        Path::Some { parent }
        | Path::NewtypeStruct { parent }
        | Path::NewtypeVariant { parent } => (parent, None),
    };
    let mut path = segments(parent);
    path.extend(segment);
    path
}

/// `{ a = { b = value } }` for the trail a, b.
fn nested<'t>(trail: &[Spanned<DeString<'t>>], value: Spanned<DeValue<'t>>) -> DeTable<'t> {
    let mut table = DeTable::new();
    if let Some((first, rest)) = trail.split_first() {
        let value = if rest.is_empty() {
            value
        } else {
            Spanned::new(value.span(), DeValue::Table(nested(rest, value)))
        };
        table.insert(first.clone(), value);
    }
    table
}

/// The item of a list that has exactly that span, else the value itself.
fn item_at<'v, 't>(value: &'v Spanned<DeValue<'t>>, span: &Range<usize>) -> &'v DeValue<'t> {
    let items = value.get_ref().as_array().into_iter().flatten();
    items
        .into_iter()
        .find(|item| item.span() == *span)
        .unwrap_or(value)
        .get_ref()
}

fn key_span(parts: &[Part<'_>], path: &[String]) -> Option<(FileId, Range<usize>)> {
    let (first, rest) = path.split_first()?;
    let part = parts
        .iter()
        .find(|part| part.key.get_ref() == first.as_str())?;
    let mut span = part.key.span();
    let mut value = part.value.get_ref();
    for segment in rest {
        let next = match value {
            DeValue::Table(table) => {
                let (key, next) = table.get_key_value(segment.as_str())?;
                span = key.span();
                next
            }
            DeValue::Array(items) => {
                let item = items.get(segment.parse::<usize>().ok()?)?;
                span = item.span();
                item
            }
            _ => return None,
        };
        value = next.get_ref();
    }
    Some((part.file, span))
}

fn is_letter(key: &str) -> bool {
    let mut chars = key.chars();
    matches!((chars.next(), chars.next()), (Some(letter), None) if letter.is_uppercase())
}
