//! The fixed words of the pages in the readers' language: one table a language, of which a workshop may replace any
//! line with one of its own.
//!
//! A text has `{placeholders}`, and forms where a number decides: `{ one = "{count} row", other = "{count} rows" }`.
//! What is still to be put into words is a [`Said`]: rules make them without knowing who will read them.

mod number;
mod said;
mod table;

use std::sync::LazyLock;

use icu_locale::{Locale, LocaleDirectionality};
use icu_plurals::{PluralCategory, PluralRules};
use indexmap::IndexMap;

pub use said::{Arg, Said};
pub use table::{Text, flattened, placeholders};

/// The tables that ship, by language; the first is complete and stands in where another has a gap.
static SHIPPED: LazyLock<[(&str, IndexMap<String, Text>); 2]> = LazyLock::new(|| {
    [
        (
            "en",
            table::read(concat!(
                include_str!("../words/en.toml"),
                include_str!("../words/exercises.en.toml")
            )),
        ),
        (
            "de",
            table::read(concat!(
                include_str!("../words/de.toml"),
                include_str!("../words/exercises.de.toml")
            )),
        ),
    ]
});

/// The languages whose words ship with the program.
pub fn languages() -> impl Iterator<Item = &'static str> {
    SHIPPED.iter().map(|(language, _)| *language)
}

/// Every word in one language.
#[derive(Debug, Clone, PartialEq)]
pub struct Words {
    locale: Locale,
    /// Where in the shipped tables the language is.
    table: usize,
    own: IndexMap<String, Text>,
}

impl Default for Words {
    fn default() -> Self {
        Self {
            locale: Locale::UNKNOWN,
            table: 0,
            own: IndexMap::new(),
        }
    }
}

impl Words {
    /// The words for readers of `lang`, a BCP 47 tag: those of the language where they ship, else English.
    ///
    /// `None` for something that is not a tag.
    pub fn of(lang: &str) -> Option<Self> {
        let locale = Locale::try_from_str(lang).ok()?;
        let language = locale.id.language.as_str();
        let table = SHIPPED.iter().position(|(shipped, _)| *shipped == language);
        Some(Self {
            table: table.unwrap_or(0),
            locale,
            own: IndexMap::new(),
        })
    }

    /// The same with lines of the workshop's own.
    #[must_use]
    pub fn with(mut self, own: IndexMap<String, Text>) -> Self {
        self.own = own;
        self
    }

    /// The lines of the workshop's own.
    pub fn own(&self) -> &IndexMap<String, Text> {
        &self.own
    }

    /// The language as a BCP 47 tag.
    pub fn lang(&self) -> String {
        if self.locale == Locale::UNKNOWN {
            SHIPPED[self.table].0.to_owned()
        } else {
            self.locale.to_string()
        }
    }

    /// Whether the texts are those of the English table.
    pub fn is_english(&self) -> bool {
        self.table == 0
    }

    /// `rtl` for a language that is written from right to left, else `ltr`.
    pub fn direction(&self) -> &'static str {
        if LocaleDirectionality::new_common().is_right_to_left(&self.locale.id) {
            "rtl"
        } else {
            "ltr"
        }
    }

    /// The text of a key; the key itself where there is no such text, which tests rule out.
    pub fn get<'w>(&'w self, key: &'w str) -> &'w str {
        self.text(key)
            .map_or(key, |text| text.form(PluralCategory::Other))
    }

    /// The text of a key that only some languages have.
    pub fn get_some(&self, key: &str) -> Option<&str> {
        self.text(key).map(|text| text.form(PluralCategory::Other))
    }

    /// Puts what is to be said into words.
    pub fn say(&self, said: &Said) -> String {
        let key = said.key();
        let Some(text) = self.text(key) else {
            return key.to_owned();
        };
        let form = said.number().map_or(PluralCategory::Other, |number| {
            category(self.locale_of(key), number)
        });
        table::filled(text.form(form), |name| {
            said.arg(name).map(|arg| self.written(arg))
        })
    }

    /// "3 rows": a text with nothing but a number in it.
    pub fn counted(&self, key: &'static str, count: usize) -> String {
        self.say(&Said::new(key).count(count))
    }

    /// What a letter obliges a role to do in a variant of the chart: both as they are typed, such as `RACI` and `A`.
    ///
    /// `None` for a letter that the variant does not have.
    pub fn letter(&self, variant: &str, letter: &str) -> Option<&str> {
        self.get_some(&format!("letter.{variant}.{letter}"))
    }

    /// "a, b and c".
    pub fn list<T: std::fmt::Display>(&self, items: impl IntoIterator<Item = T>) -> String {
        let items: Vec<String> = items.into_iter().map(|item| item.to_string()).collect();
        match items.as_slice() {
            [] => String::new(),
            [only] => only.clone(),
            [first @ .., last] => {
                let first = first.join(self.get("list.comma"));
                format!("{first}{}{last}", self.get("list.and"))
            }
        }
    }

    /// Every text in the form that stands without a number, for templates: groups of keys, as in the tables, but with
    /// `_` for `-`, which templates would read as minus.
    pub fn all(&self) -> serde_json::Value {
        let mut all = serde_json::Map::new();
        for key in SHIPPED[0].1.keys().chain(SHIPPED[self.table].1.keys()) {
            let mut group = &mut all;
            let mut parts = key.split('.').peekable();
            while let Some(part) = parts.next() {
                if parts.peek().is_none() {
                    group.insert(part.replace('-', "_"), self.get(key).into());
                    break;
                }
                let inner = group
                    .entry(part.replace('-', "_"))
                    .or_insert_with(|| serde_json::Map::new().into());
                let Some(inner) = inner.as_object_mut() else {
                    break;
                };
                group = inner;
            }
        }
        all.into()
    }

    /// The text of a key in all its forms; `None` where no page has such a key.
    pub fn text(&self, key: &str) -> Option<&Text> {
        self.own
            .get(key)
            .or_else(|| SHIPPED[self.table].1.get(key))
            .or_else(|| SHIPPED[0].1.get(key))
    }

    /// The language of a text: a gap that English fills has English forms.
    fn locale_of(&self, key: &str) -> &Locale {
        static ENGLISH: Locale = icu_locale::locale!("en");
        if self.own.contains_key(key) || (self.table > 0 && SHIPPED[self.table].1.contains_key(key))
        {
            &self.locale
        } else {
            &ENGLISH
        }
    }

    fn written(&self, arg: &Arg) -> String {
        match arg {
            Arg::Text(text) => text.clone(),
            Arg::Number(number) => number.to_string(),
            Arg::Decimal(number, digits) => self.number(*number, *digits),
            Arg::Said(said) => self.say(said),
            Arg::List(items) => self.list(items.iter().map(|item| self.written(item))),
        }
    }
}

fn category(locale: &Locale, number: usize) -> PluralCategory {
    PluralRules::try_new_cardinal(locale.into())
        .map_or(PluralCategory::Other, |rules| rules.category_for(number))
}

/// The English words: what the command line speaks.
pub fn english() -> &'static Words {
    static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::of("en").unwrap_or_default());
    &ENGLISH
}

/// Every key that a workshop may give words of its own for.
pub fn keys() -> impl Iterator<Item = &'static str> + Clone {
    let english = SHIPPED[0].1.keys();
    let elsewhere = SHIPPED[1..].iter().flat_map(|(_, texts)| texts.keys());
    let mut keys: Vec<&str> = english.chain(elsewhere).map(String::as_str).collect();
    keys.sort_unstable();
    keys.dedup();
    keys.into_iter()
}

#[cfg(test)]
mod tests;
