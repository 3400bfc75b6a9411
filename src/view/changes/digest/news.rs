//! What else changed, what the room accepts, and what is found.

use super::{Body, Item, Section, Text, Weight, Writer, item, of_weight, plain};
use crate::diagnostic::{Place, Severity};
use crate::diff::{Change, LetterChange, What};
use crate::view::changes::{Located, Told, fold::fold, found, signed};
use crate::view::finding::phrases;
use crate::vocabulary::Duty;
use crate::words::Said;

impl Writer<'_> {
    /// The changes of one weight, a row each, without what stands in the table of owners.
    pub(super) fn table(
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
    pub(super) fn cells(&self, change: &Change) -> Vec<[Text; 3]> {
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

    pub(super) fn accepted(&self, accepted: &[Located<'_>]) -> Section {
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
    pub(super) fn noted(&self) -> Vec<Item> {
        let appeared = found(&self.compared.appeared, self.words);
        let notes = appeared
            .into_iter()
            .filter(|finding| finding.severity == Severity::Note);
        notes
            .map(|finding| item(&finding.text, finding.at))
            .collect()
    }

    pub(super) fn settled(&self) -> Vec<Item> {
        let settled = found(&self.compared.settled, self.words);
        settled
            .into_iter()
            .map(|finding| {
                let was = Said::new("digest.was-found").with("finding", finding.text);
                item(&self.words.say(&was), String::new())
            })
            .collect()
    }

    pub(super) fn findings(&self, title: &'static str, items: Vec<Item>) -> Section {
        Section {
            title: self.words.get(title).to_owned(),
            lead: String::new(),
            weight: Weight::Detail,
            body: Body::List(items),
        }
    }
}
