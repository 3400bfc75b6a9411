//! What changed, for people who know nothing of the program: who answers now, what got worse, then the rest by weight.

mod news;
mod owners;
mod worse;

use serde::Serialize;

use super::{Located, Teller, written};
use crate::diagnostic::Severity;
use crate::diff::{At, Compared, Side};
use crate::view::finding::{Phrase, phrases};
use crate::view::frame::title;
use crate::view::words::capitalised;
use crate::words::{Said, Words};

/// A sentence or the text of a cell; names that stand out are phrases of their own.
pub type Text = Vec<Phrase>;

/// What changed, in sections to read from the top.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Digest {
    /// What it is about: "What changed: Post-sales offsite".
    pub title: String,
    /// The whole of it in a sentence: "26 of 36 rows change who answers for them; 2 things need an answer."
    pub headline: String,
    /// Whether the chart is agreed, from when it holds, and when it is looked at again; empty without a chart, and where
    /// nothing changed.
    pub state: String,
    /// The sections that have something in them.
    pub sections: Vec<Section>,
}

/// One kind of news.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Section {
    /// What it is called.
    pub title: String,
    /// What one needs to know to read it; empty where that is nothing.
    pub lead: String,
    /// How much it matters that it is told.
    pub weight: Weight,
    /// What there is to tell.
    pub body: Body,
}

/// How much it matters that a section is told, the most important first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// It is never left out.
    Must,
    /// Everybody reads it.
    News,
    /// Who looks for it opens it.
    Detail,
}

/// What a section tells.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Body {
    /// A row each, under heads.
    Table {
        /// The heads of the columns.
        head: Vec<String>,
        /// As many cells as there are heads, in each.
        rows: Vec<Vec<Text>>,
    },
    /// A sentence each.
    List(Vec<Item>),
}

/// A sentence of a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Item {
    /// What it is about, for where there is no room for the sentence.
    pub name: String,
    /// The sentence.
    pub text: Text,
    /// Where it is written; empty where that is nowhere.
    pub at: String,
}

impl Body {
    /// How many rows or sentences it has.
    pub fn len(&self) -> usize {
        match self {
            Self::Table { rows, .. } => rows.len(),
            Self::List(items) => items.len(),
        }
    }

    /// Whether there is nothing to tell.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Tells what changed in the words given.
pub fn of(compared: &Compared, words: &Words) -> Digest {
    let writer = Writer {
        teller: Teller::new(compared, words).in_full(),
        compared,
        words,
    };
    let (accepted, told): (Vec<_>, Vec<_>) =
        super::told(compared).partition(|(change, _)| change.accepted.is_some());
    let (silent, told) = writer.silent(told);
    let (worse, things) = writer.worse(&told);
    let headline = writer.headline(silent.len(), things);
    let sections = [
        writer.owners(),
        writer.yes(&silent),
        Section {
            title: words.get("digest.worse").to_owned(),
            lead: String::new(),
            weight: Weight::Must,
            body: Body::List(worse),
        },
        writer.table(&told, Severity::Warning, "digest.notable", Weight::News),
        writer.accepted(&accepted),
        writer.table(&told, Severity::Note, "digest.other", Weight::Detail),
        writer.findings("digest.noted", writer.noted()),
        writer.findings("digest.settled", writer.settled()),
    ];
    let said = Said::new("digest.title").with("workshop", title(&compared.after));
    Digest {
        title: words.say(&said),
        headline,
        state: writer.state(),
        sections: sections
            .into_iter()
            .filter(|section| !section.body.is_empty())
            .collect(),
    }
}

struct Writer<'w> {
    teller: Teller<'w>,
    compared: &'w Compared,
    words: &'w Words,
}

impl Writer<'_> {
    fn heads(&self, keys: &[&'static str]) -> Vec<String> {
        let heads = keys.iter().map(|key| self.words.get(key).to_owned());
        heads.collect()
    }

    fn at(&self, at: &At) -> Text {
        plain(&self.where_written(at))
    }

    /// "raci.toml:88"; what is gone stood there before.
    fn where_written(&self, at: &At) -> String {
        match (written(at), at.side) {
            (place, Side::Before) if !place.is_empty() => self
                .words
                .say(&Said::new("digest.was-at").with("at", place)),
            (place, _) => place,
        }
    }
}

fn of_weight<'c>(told: &[Located<'c>], severity: Severity) -> Vec<Located<'c>> {
    let of_weight = told
        .iter()
        .filter(|(change, _)| change.severity == severity);
    of_weight.copied().collect()
}

fn item(sentence: &str, at: String) -> Item {
    Item {
        name: sentence.to_owned(),
        text: phrases(&capitalised(sentence)),
        at,
    }
}

/// Words in which nothing stands out.
fn plain(text: &str) -> Text {
    let phrase = |text: &str| Phrase {
        text: text.to_owned(),
        name: false,
    };
    (!text.is_empty())
        .then(|| phrase(text))
        .into_iter()
        .collect()
}

fn named(text: &str) -> Phrase {
    Phrase {
        text: text.to_owned(),
        name: true,
    }
}
