//! What got worse and needs an answer, and who has not said yes.

use indexmap::IndexMap;

use super::{Body, Item, Section, Weight, Writer, item, named, of_weight, plain};
use crate::diagnostic::{Place, Severity, codes};
use crate::diff::Found;
use crate::view::changes::{Located, fold::fold, found};
use crate::view::finding::phrases;

impl Writer<'_> {
    /// The rows that somebody got without having said yes, and all other changes.
    pub(super) fn silent<'c>(
        &self,
        told: Vec<Located<'c>>,
    ) -> (Vec<Located<'c>>, Vec<Located<'c>>) {
        let is_silent = |(change, _): &Located<'_>| change.code == &codes::NO_RECEIVING_YES;
        told.into_iter().partition(is_silent)
    }

    /// Each role with the rows that it has not said yes to, those with most rows first.
    pub(super) fn yes(&self, silent: &[Located<'_>]) -> Section {
        let mut rows: IndexMap<String, Vec<&Place>> = IndexMap::new();
        for (change, _) in silent {
            for line in self.teller.lines(change) {
                let roles = phrases(&line.told.text()).into_iter();
                for role in roles.filter(|phrase| phrase.name) {
                    rows.entry(role.text).or_default().push(&change.about);
                }
            }
        }
        rows.sort_by(|_, a, _, b| b.len().cmp(&a.len()));
        let items = rows.into_iter().map(|(role, rows)| {
            let names: Vec<String> = rows.iter().map(|row| self.teller.name(row)).collect();
            let counted = self.words.counted("change.rows", rows.len());
            let mut text = vec![named(&role)];
            text.extend(plain(&format!(" ({counted}): {}", names.join("; "))));
            Item {
                name: format!("{role} ({counted})"),
                text,
                at: String::new(),
            }
        });
        Section {
            title: self.words.get("digest.yes").to_owned(),
            lead: self.words.get("digest.yes-lead").to_owned(),
            weight: Weight::Must,
            body: Body::List(items.collect()),
        }
    }

    /// What needs an answer: breaking changes, then what is found now and was not before.
    ///
    /// With how many things they are: what happened alike to several is one sentence.
    pub(super) fn worse(&self, told: &[Located<'_>]) -> (Vec<Item>, usize) {
        let breaking = of_weight(told, Severity::Error);
        let (folded, single) = fold(&self.teller, &breaking);
        let more: usize = folded.iter().map(|alike| alike.about.len() - 1).sum();
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
        let things = items.len() + more;
        (items, things)
    }
}

/// Whether a finding says of a row what a change says already: that nobody works on it any more.
fn says_the_same(told: &[Located<'_>], found: &Found) -> bool {
    let is_told = |(change, _): &Located<'_>| {
        change.code == &codes::WORK_DROPPED && Some(&change.about) == found.finding.about.as_ref()
    };
    found.finding.code == &codes::NO_RESPONSIBLE && told.iter().any(is_told)
}
