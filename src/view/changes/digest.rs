//! What changed, for people who know nothing of the program: who answers now, what got worse, then the rest by weight.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{Located, Teller, Told, fold::fold, found, signed, written};
use crate::diagnostic::{Place, Severity, codes};
use crate::diff::{At, Change, Compared, Found, Holders, LetterChange, Side, What};
use crate::model::Id;
use crate::model::people::Segment;
use crate::model::raci::Activity;
use crate::view::finding::{Phrase, phrases};
use crate::view::frame::title;
use crate::view::words::capitalised;
use crate::vocabulary::Duty;
use crate::words::{Said, Words};

/// A sentence or the text of a cell; names that stand out are phrases of their own.
pub type Text = Vec<Phrase>;

/// What changed, in sections to read from the top.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Digest {
    /// What it is about: "What changed: Post-sales offsite".
    pub title: String,
    /// The whole of it in a sentence: "26 of 36 rows have a new owner; 2 things need an answer."
    pub headline: String,
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
    let worse = writer.worse(&told);
    let headline = writer.headline(worse.len());
    let sections = [
        writer.owners(),
        Section {
            title: words.get("digest.worse").to_owned(),
            lead: String::new(),
            weight: Weight::Must,
            body: Body::List(worse),
        },
        writer.table(&told, Severity::Warning, "digest.notable", Weight::News),
        writer.accepted(&accepted),
        writer.table(&told, Severity::Note, "digest.other", Weight::Detail),
        writer.findings("digest.noted", &writer.noted()),
        writer.findings("digest.settled", &writer.settled()),
    ];
    let said = Said::new("digest.title").with("workshop", title(&compared.after));
    Digest {
        title: words.say(&said),
        headline,
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
    /// "26 of 36 rows have a new owner; 2 things need an answer."
    fn headline(&self, worse: usize) -> String {
        if self.compared.is_same() {
            return self.words.get("digest.nothing").to_owned();
        }
        let changes = self.compared.diff.changes.iter();
        let moved: BTreeSet<&Place> = changes
            .filter(|change| change.code == &codes::OWNER_MOVED)
            .map(|change| &change.about)
            .collect();
        let rows = self.compared.after.activities.len();
        let owners = match moved.len() {
            0 => self.words.get("digest.no-owner-moved").to_owned(),
            moved => {
                let said = Said::new("digest.owners-moved").count(moved);
                self.words.say(&said.with("rows", rows))
            }
        };
        let answers = match worse {
            0 => self.words.get("digest.no-answer-needed").to_owned(),
            worse => self.words.counted("digest.answers-needed", worse),
        };
        if rows == 0 {
            return format!("{}.", capitalised(&answers));
        }
        let said = Said::new("digest.headline").with("owners", owners);
        self.words.say(&said.with("answers", answers))
    }

    /// Who answers for each row now, where that is somebody else than before; new and dropped rows belong here too.
    fn owners(&self) -> Section {
        let rows = super::told(self.compared).filter_map(|(change, at)| {
            let (was, is, segment) = self.answering(change)?;
            let mut row = self.teller.name(&change.about);
            if let Some(segment) = segment {
                row = self.teller.in_segment(row, segment);
            }
            Some(vec![plain(&row), plain(&was), plain(&is), self.at(at)])
        });
        Section {
            title: self.words.get("digest.owners").to_owned(),
            lead: self.words.get("digest.owners-lead").to_owned(),
            weight: Weight::News,
            body: Body::Table {
                head: self.heads(&["digest.row", "digest.was", "digest.is", "digest.at"]),
                rows: rows.collect(),
            },
        }
    }

    /// Who answered and who answers, and in which segment, where a change is about that.
    fn answering<'c>(
        &self,
        change: &'c Change,
    ) -> Option<(String, String, Option<&'c Id<Segment>>)> {
        let id = change.about.id().unwrap_or_default();
        let is_row = change.about.kind() == "activity";
        let word = |key| self.words.get(key).to_owned();
        match &change.what {
            What::Letter(letter) if change.code == &codes::OWNER_MOVED => Some((
                self.teller.holders(&letter.from),
                self.teller.holders(&letter.to),
                letter.segment.as_ref(),
            )),
            What::Added if is_row => {
                let row = self.compared.after.activities.get(id)?;
                Some((word("digest.new-row"), self.owner(row), None))
            }
            What::Removed if is_row => {
                let row = self.compared.before.activities.get(id)?;
                Some((self.owner(row), word("digest.no-row"), None))
            }
            _ => None,
        }
    }

    fn owner(&self, row: &Activity) -> String {
        let roles = row.with_duty(Duty::Accountable).unwrap_or_default();
        let open = row
            .variant
            .letter_for(Duty::Accountable)
            .is_some_and(|letter| row.letters.open().any(|open| open == letter));
        self.teller.holders(&Holders {
            roles: roles.iter().cloned().collect(),
            open,
        })
    }

    /// What needs an answer: breaking changes, then what is found now and was not before.
    fn worse(&self, told: &[Located<'_>]) -> Vec<Item> {
        let breaking = of_weight(told, Severity::Error);
        let (folded, single) = fold(&self.teller, &breaking);
        let mut items: Vec<Item> = Vec::new();
        for alike in folded {
            let names: Vec<String> = alike.about.iter().map(|at| self.teller.name(at)).collect();
            let counted = self.teller.counted(&alike.about);
            let mut text = plain(&format!("{counted}: "));
            text.extend(phrases(&alike.line.told.text()));
            text.extend(plain(&format!(" ({})", names.join("; "))));
            items.push(Item {
                name: names.join("; "),
                text,
                at: String::new(),
            });
        }
        for (change, at) in single {
            let name = self.teller.name(&change.about);
            let mut text = vec![named(&name)];
            for [what, from, to] in self.cells(change) {
                text.extend(plain(": "));
                text.extend(what);
                if !from.is_empty() || !to.is_empty() {
                    text.extend(plain(", "));
                    text.extend(from);
                    text.extend(plain(" → "));
                    text.extend(to);
                }
            }
            items.push(Item {
                name,
                text,
                at: self.where_written(at),
            });
        }
        let appeared = &self.compared.appeared;
        let lines = found(appeared, self.words).into_iter().zip(appeared);
        let loud = lines.filter(|(line, found)| {
            line.severity > Severity::Note && !says_the_same(&breaking, found)
        });
        items.extend(loud.map(|(line, _)| item(&line.text, line.at)));
        items
    }

    /// The changes of one weight, a row each, without what stands in the table of owners.
    fn table(
        &self,
        told: &[Located<'_>],
        severity: Severity,
        title: &'static str,
        weight: Weight,
    ) -> Section {
        let told: Vec<Located<'_>> = of_weight(told, severity)
            .into_iter()
            .filter(|(change, _)| self.answering(change).is_none())
            .collect();
        let (folded, single) = fold(&self.teller, &told);
        let mut rows = Vec::new();
        for alike in folded {
            let names: Vec<String> = alike.about.iter().map(|at| self.teller.name(at)).collect();
            let counted = self.teller.counted(&alike.about);
            let what = plain(&format!("{counted}: {}", names.join("; ")));
            let [change, from, to] = self.turned(&alike.line.told);
            rows.push(vec![what, change, from, to, Text::new()]);
        }
        for (change, at) in single {
            let name = plain(&self.teller.name(&change.about));
            for [what, from, to] in self.cells(change) {
                rows.push(vec![name.clone(), what, from, to, self.at(at)]);
            }
        }
        Section {
            title: self.words.get(title).to_owned(),
            lead: String::new(),
            weight,
            body: Body::Table {
                head: self.heads(&[
                    "digest.what",
                    "digest.change",
                    "digest.from",
                    "digest.to",
                    "digest.at",
                ]),
                rows,
            },
        }
    }

    /// What a change says: what, from, to; a sentence has only the first.
    fn cells(&self, change: &Change) -> Vec<[Text; 3]> {
        if let What::Letter(letter) = &change.what {
            return vec![self.letter(&change.about, letter)];
        }
        let lines = self.teller.lines(change);
        lines.iter().map(|line| self.turned(&line.told)).collect()
    }

    fn turned(&self, told: &Told) -> [Text; 3] {
        match told {
            Told::Turned { label, from, to } => [plain(label), plain(from), plain(to)],
            Told::Swapped {
                label,
                added,
                removed,
            } => [
                plain(label),
                plain(&signed(&[], removed)),
                plain(&signed(added, &[])),
            ],
            Told::Sentence { text } => [phrases(text), Text::new(), Text::new()],
        }
    }

    /// Everybody who has a letter, before and after: who only came or went says little about who has it.
    fn letter(&self, row: &Place, change: &LetterChange) -> [Text; 3] {
        let variant = self.teller.variant(row);
        let mut label = match variant.duty_of(change.letter) {
            Some(Duty::Accountable) => self.words.get("digest.answers-for-it").to_owned(),
            Some(Duty::Responsible) => self.words.get("digest.does-it").to_owned(),
            Some(Duty::Consulted) => self.words.get("digest.asked-before").to_owned(),
            Some(Duty::Informed) => self.words.get("digest.told-after").to_owned(),
            None => {
                let meaning = self.words.letter(variant.word(), change.letter.word());
                let (name, _) = meaning
                    .unwrap_or_default()
                    .split_once(':')
                    .unwrap_or_default();
                format!("{name} ({})", change.letter)
            }
        };
        if let Some(segment) = &change.segment {
            label = self.teller.in_segment(label, segment);
        }
        let holders = |holders| plain(&self.teller.holders(holders));
        [plain(&label), holders(&change.from), holders(&change.to)]
    }

    fn accepted(&self, accepted: &[Located<'_>]) -> Section {
        let items = accepted.iter().map(|(change, at)| Item {
            name: self.teller.name(&change.about),
            text: phrases(&self.teller.accepted(change).told.text()),
            at: self.where_written(at),
        });
        Section {
            title: self.words.get("digest.accepted").to_owned(),
            lead: String::new(),
            weight: Weight::News,
            body: Body::List(items.collect()),
        }
    }

    /// What is found now and asks for nothing.
    fn noted(&self) -> Vec<Item> {
        let appeared = found(&self.compared.appeared, self.words);
        let notes = appeared
            .into_iter()
            .filter(|finding| finding.severity == Severity::Note);
        notes
            .map(|finding| item(&finding.text, finding.at))
            .collect()
    }

    fn settled(&self) -> Vec<Item> {
        let settled = found(&self.compared.settled, self.words);
        settled
            .into_iter()
            .map(|finding| item(&finding.text, String::new()))
            .collect()
    }

    fn findings(&self, title: &'static str, items: &[Item]) -> Section {
        Section {
            title: self.words.get(title).to_owned(),
            lead: String::new(),
            weight: Weight::Detail,
            body: Body::List(items.to_vec()),
        }
    }

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

/// Whether a finding says of a row what a change says already: that nobody works on it any more.
fn says_the_same(told: &[Located<'_>], found: &Found) -> bool {
    let is_told = |(change, _): &Located<'_>| {
        change.code == &codes::WORK_DROPPED && Some(&change.about) == found.finding.about.as_ref()
    };
    found.finding.code == &codes::NO_RESPONSIBLE && told.iter().any(is_told)
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
