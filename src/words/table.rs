//! One table of texts: how it is read, and how a text is filled.

use icu_plurals::PluralCategory;
use indexmap::IndexMap;
use toml::{Table, Value};

/// One text, in the forms that its language has for numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Text {
    /// The same whatever the number.
    Plain(String),
    /// A form each; `other` is always there.
    Forms(IndexMap<String, String>),
}

/// The names of the forms, as CLDR calls them.
const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

impl Text {
    /// The form for a kind of number.
    pub(super) fn form(&self, category: PluralCategory) -> &str {
        match self {
            Self::Plain(text) => text,
            Self::Forms(forms) => {
                let name = match category {
                    PluralCategory::Zero => "zero",
                    PluralCategory::One => "one",
                    PluralCategory::Two => "two",
                    PluralCategory::Few => "few",
                    PluralCategory::Many => "many",
                    PluralCategory::Other => "other",
                };
                let form = forms.get(name).or_else(|| forms.get("other"));
                form.map_or("", String::as_str)
            }
        }
    }

    /// Every form.
    pub fn forms(&self) -> Vec<&str> {
        match self {
            Self::Plain(text) => vec![text],
            Self::Forms(forms) => forms.values().map(String::as_str).collect(),
        }
    }
}

/// Reads a shipped table; a broken one is empty, which tests rule out.
pub(super) fn read(text: &str) -> IndexMap<String, Text> {
    text.parse::<Table>()
        .map(|table| flattened(&table))
        .unwrap_or_default()
}

/// The texts of nested tables under their dotted keys: `raci.rows`. Values that are not text are left out.
pub fn flattened(table: &Table) -> IndexMap<String, Text> {
    fn add(texts: &mut IndexMap<String, Text>, prefix: &str, table: &Table) {
        for (key, value) in table {
            let key = if prefix.is_empty() {
                key.clone()
            } else {
                format!("{prefix}.{key}")
            };
            match value {
                Value::String(text) => {
                    texts.insert(key, Text::Plain(text.clone()));
                }
                Value::Table(inner) => match forms(inner) {
                    Some(forms) => {
                        texts.insert(key, Text::Forms(forms));
                    }
                    None => add(texts, &key, inner),
                },
                _ => {}
            }
        }
    }
    let mut texts = IndexMap::new();
    add(&mut texts, "", table);
    texts
}

/// The forms of a text, if the table is one: it has `other`, and nothing that is not a form.
fn forms(table: &Table) -> Option<IndexMap<String, String>> {
    let is_forms = table.contains_key("other")
        && table
            .iter()
            .all(|(key, value)| FORMS.contains(&key.as_str()) && value.is_str());
    is_forms.then(|| {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        table
            .iter()
            .map(|(key, value)| (key.clone(), text(value)))
            .collect()
    })
}

/// The text with every `{name}` replaced that `fill` knows.
pub(super) fn filled(text: &str, fill: impl Fn(&str) -> Option<String>) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, name, after)) = next_placeholder(rest) {
        filled.push_str(before);
        match fill(name) {
            Some(value) => filled.push_str(&value),
            None => filled.push_str(&rest[before.len()..rest.len() - after.len()]),
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// The names in braces, in order.
pub fn placeholders(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut rest = text;
    while let Some((_, name, after)) = next_placeholder(rest) {
        names.push(name);
        rest = after;
    }
    names
}

fn next_placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}
