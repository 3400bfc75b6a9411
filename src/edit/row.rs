//! [`Row`]: one row of the chart as it is written, and what its file says once it is settled.

use toml_edit::{Document, Item, Key, TableLike, Value};

use super::roles::{fresh, rewritten, written};
use super::spot::{Splice, ending, line_end, line_start, next_line, spliced};
use super::{Change, Holders, Settlement};
use crate::error::Error;
use crate::model::raci::{Activity, Letters};
use crate::model::{Id, Workshop};
use crate::vocabulary::{Duty, Letter};

/// Where the letters of a row stand in its file.
pub(super) struct Row<'d> {
    text: &'d str,
    kind: &'static str,
    id: &'d str,
    key: &'d Key,
    table: Keys<'d>,
}

/// A table, and whether it stands inside of braces.
#[derive(Clone, Copy)]
struct Keys<'d> {
    table: &'d dyn TableLike,
    inline: bool,
}

/// The letters that a task may have.
const ON_TASKS: [Letter; 4] = [Letter::A, Letter::R, Letter::C, Letter::I];

impl<'d> Keys<'d> {
    fn of(item: &'d Item, inside: bool) -> Option<Self> {
        Some(Self {
            table: item.as_table_like()?,
            inline: inside || item.is_inline_table(),
        })
    }

    fn inside(self, key: &str) -> Option<(&'d Key, &'d Item, Self)> {
        let (key, item) = self.table.get_key_value(key)?;
        Some((key, item, Self::of(item, self.inline)?))
    }

    /// The value of a key, with where the key stands.
    fn value(self, key: &str) -> Option<(&'d Key, &'d Value)> {
        let (key, item) = self.table.get_key_value(key)?;
        Some((key, item.as_value()?))
    }

    /// The letter that stands last.
    fn last_letter(self) -> Option<(&'d Key, &'d Value)> {
        let letters = Letter::ALL
            .iter()
            .filter_map(|letter| self.value(letter.word()));
        letters.max_by_key(|(_, value)| end(value))
    }

    /// The value that ends last, at whatever depth.
    fn last_end(self) -> Option<usize> {
        let ends = self.table.iter().filter_map(|(_, item)| match item {
            Item::Value(value) => Some(end(value)),
            item => Self::of(item, self.inline)?.last_end(),
        });
        ends.max()
    }
}

/// Where a value that was parsed ends; nothing lies behind one that was not.
fn end(value: &Value) -> usize {
    value.span().map_or(0, |span| span.end)
}

fn start(key: &Key) -> usize {
    key.span().map_or(0, |span| span.start)
}

impl<'d> Row<'d> {
    /// The row of that id: its activity, else the task that carries its letters.
    pub(super) fn find(
        document: &'d Document<&str>,
        text: &'d str,
        id: &'d Id<Activity>,
    ) -> Option<Self> {
        let root = Keys {
            table: document.as_table(),
            inline: false,
        };
        ["activity", "task"].into_iter().find_map(|kind| {
            let (_, _, things) = root.inside(kind)?;
            let (key, _, table) = things.inside(id.as_str())?;
            // A task of the same id may lie in another file than the activity.
            let is_row = kind == "activity" || table.last_letter().is_some();
            is_row.then_some(Self {
                text,
                kind,
                id: id.as_str(),
                key,
                table,
            })
        })
    }

    /// The byte at which the row begins.
    pub(super) fn start(&self) -> usize {
        start(self.key)
    }

    /// The text of the file once the row is settled, and what changes.
    pub(super) fn settled(
        &self,
        workshop: &Workshop,
        settlement: &Settlement,
    ) -> Result<(String, Vec<Change>), Error> {
        self.check(settlement)?;
        let mut writer = Writer {
            row: self,
            workshop,
            splices: Vec::new(),
            changes: Vec::new(),
        };
        writer.letters(settlement);
        if settlement.segment.is_none() {
            writer.no_longer_open(settlement);
        }
        writer.decision(settlement);
        Ok((spliced(self.text, writer.splices), writer.changes))
    }

    fn check(&self, settlement: &Settlement) -> Result<(), Error> {
        if self.kind != "task" {
            return Ok(());
        }
        let refused = |what: &str| {
            Err(Error::Usage(format!(
                "the letters of `{id}` are written on the task, which {what}; \
                 move them to `[activity.{id}]` with a name and `tasks = [\"{id}\"]` first",
                id = self.id
            )))
        };
        let foreign = settlement
            .letters
            .keys()
            .find(|letter| !ON_TASKS.contains(letter));
        if settlement.segment.is_some() {
            refused("has no letters for a segment")
        } else if settlement.decision.is_some() {
            refused("has no decision about its letters")
        } else if let Some(letter) = foreign {
            refused(&format!("cannot have the letter {letter}"))
        } else {
            Ok(())
        }
    }
}

/// Collects the new text of one row.
struct Writer<'d> {
    row: &'d Row<'d>,
    workshop: &'d Workshop,
    splices: Vec<Splice>,
    changes: Vec<Change>,
}

impl Writer<'_> {
    fn letters(&mut self, settlement: &Settlement) {
        let none = Letters::default();
        let so_far = settlement.letters_so_far(self.workshop).unwrap_or(&none);
        let mut changed = Vec::new();
        for (letter, holders) in &settlement.letters {
            let before = Holders::of(so_far, *letter);
            if before.as_ref().is_some_and(|before| before.means(holders)) {
                continue;
            }
            self.changes.push(Change {
                key: letter.word().to_owned(),
                before: before.map(|before| before.in_words(self.workshop)),
                after: holders.in_words(self.workshop),
            });
            changed.push((*letter, holders));
        }
        if changed.is_empty() {
            return;
        }
        match &settlement.segment {
            None => self.write_in_table(self.row.table, &changed),
            Some(segment) => self.write_in_segment(segment.as_str(), &changed),
        }
    }

    /// Letters into a table that is there: in the place of their values, else behind the last letter or the name.
    fn write_in_table(&mut self, keys: Keys<'_>, letters: &[(Letter, &Holders)]) {
        let mut new = Vec::new();
        for (letter, holders) in letters {
            match keys
                .value(letter.word())
                .and_then(|(_, value)| value.span())
            {
                Some(span) => self.replace(span, &holders.texts()),
                None => new.push(self.entry(*letter, holders)),
            }
        }
        self.add(keys, &new);
    }

    /// `A = "csl"` for the one who answers, `R = ["csm"]` for all others.
    fn entry(&self, letter: Letter, holders: &Holders) -> String {
        let variant = self
            .workshop
            .activities
            .get(self.row.id)
            .map(|row| row.variant);
        let is_owner =
            variant.is_some_and(|variant| variant.letter_for(Duty::Accountable) == Some(letter));
        format!("{letter} = {}", fresh(&holders.texts(), is_owner))
    }

    fn replace(&mut self, span: std::ops::Range<usize>, roles: &[&str]) {
        let text = rewritten(&self.row.text[span.clone()], roles);
        let ending = ending(self.row.text, span.start);
        let text = text.replace('\n', ending);
        self.splices.push(Splice { span, text });
    }

    /// Adds entries to a table, each in the manner of the entry that they come behind.
    fn add(&mut self, keys: Keys<'_>, entries: &[String]) {
        if entries.is_empty() {
            return;
        }
        let anchor = keys.last_letter().or_else(|| keys.value("name"));
        if let Some((key, value)) = anchor {
            self.add_behind(key, end(value), keys.inline, entries);
        }
    }

    /// Adds entries behind what ends at `end`, with what stands before `key` on its line.
    fn add_behind(&mut self, key: &Key, end: usize, inline: bool, entries: &[String]) {
        let text = self.row.text;
        // In braces, and on lines, a key may be dotted: what stands before it belongs to it.
        let key_start = start(key);
        let line = &text[line_start(text, key_start)..key_start];
        let (at, added) = if inline {
            let dotted = line
                .rfind(['{', ','])
                .map_or(line, |before| &line[before + 1..])
                .trim_start();
            let added = entries.iter().map(|entry| format!(", {dotted}{entry}"));
            (end, added.collect::<String>())
        } else {
            let ending = ending(text, end);
            let added = entries.iter().map(|entry| format!("{ending}{line}{entry}"));
            (line_end(text, end), added.collect())
        };
        self.insert(at, added);
    }

    fn insert(&mut self, at: usize, text: String) {
        self.splices.push(Splice { span: at..at, text });
    }

    fn write_in_segment(&mut self, segment: &str, letters: &[(Letter, &Holders)]) {
        let row = self.row.table;
        let quoted = Key::new(segment).display_repr().into_owned();
        let entries: Vec<_> = letters
            .iter()
            .map(|(letter, holders)| self.entry(*letter, holders))
            .collect();
        let braces = format!("{{ {} }}", entries.join(", "));
        let Some((segments_key, segments_item, segments)) = row.inside("segment") else {
            self.add(row, &[format!("segment.{quoted} = {braces}")]);
            return;
        };
        if let Some((key, item, keys)) = segments.inside(segment) {
            match (keys.last_letter(), item.as_value().and_then(Value::span)) {
                (Some(_), _) => self.write_in_table(keys, letters),
                (None, Some(span)) => self.splices.push(Splice { span, text: braces }),
                (None, None) => self.under_header(start(key), &entries),
            }
            return;
        }
        let of_segments = segments_item.as_table();
        match (
            segments.last_end(),
            segments_item.as_value().and_then(Value::span),
        ) {
            (Some(end), Some(_)) => self.insert(end, format!(", {quoted} = {braces}")),
            (None, Some(span)) => {
                self.splices.push(Splice {
                    span,
                    text: format!("{{ {quoted} = {braces} }}"),
                });
            }
            (Some(end), None) if of_segments.is_some_and(|table| table.is_dotted()) => {
                let key = row.value("name").map_or(segments_key, |(key, _)| key);
                self.add_behind(
                    key,
                    end,
                    row.inline,
                    &[format!("segment.{quoted} = {braces}")],
                );
            }
            // `[activity.x.segment.a]`: one more of that kind behind the last.
            (Some(end), None) if of_segments.is_some_and(|table| table.is_implicit()) => {
                let header = format!(
                    "[activity.{}.segment.{quoted}]",
                    Key::new(self.row.id).display_repr()
                );
                let ending = ending(self.row.text, end);
                let lines = [&[String::new(), header], entries.as_slice()].concat();
                let lines = lines.iter().map(|line| format!("{ending}{line}")).collect();
                self.insert(line_end(self.row.text, end), lines);
            }
            (end, None) => {
                self.under_header(
                    end.unwrap_or(start(segments_key)),
                    &[format!("{quoted} = {braces}")],
                );
            }
        }
    }

    /// Adds lines behind the line of a byte.
    fn under_header(&mut self, at: usize, entries: &[String]) {
        let ending = ending(self.row.text, at);
        let lines = entries
            .iter()
            .map(|entry| format!("{ending}{entry}"))
            .collect();
        self.insert(line_end(self.row.text, at), lines);
    }

    /// Who now has a letter is no longer undecided.
    fn no_longer_open(&mut self, settlement: &Settlement) {
        let Some((key, value)) = self.row.table.value("open") else {
            return;
        };
        let Some(span) = value.span() else { return };
        let text = self.row.text;
        let before = written(&text[span.clone()]);
        let (settled, left): (Vec<_>, Vec<_>) = before
            .iter()
            .cloned()
            .partition(|role| settlement.names(role));
        if settled.is_empty() {
            return;
        }
        let words = |roles: &[String]| {
            let roles = roles.iter().map(|role| Id::from(role.as_str())).collect();
            Holders {
                roles,
                is_open: false,
            }
            .in_words(self.workshop)
        };
        self.changes.push(Change {
            key: "open".to_owned(),
            before: Some(words(&before)),
            after: words(&left),
        });
        let lines = line_start(text, start(key))..next_line(text, span.end);
        if left.is_empty() && !self.row.table.inline && !text[lines.clone()].contains('#') {
            self.splices.push(Splice {
                span: lines,
                text: String::new(),
            });
        } else {
            let left: Vec<&str> = left.iter().map(String::as_str).collect();
            self.replace(span, &left);
        }
    }

    fn decision(&mut self, settlement: &Settlement) {
        let Some(decision) = &settlement.decision else {
            return;
        };
        let there = self.row.table.value("decision").map(|(_, value)| value);
        let before = there.and_then(|value| value.as_str()).map(str::to_owned);
        if before.as_deref() == Some(decision.as_str()) {
            return;
        }
        let text = Value::from(decision.as_str()).to_string();
        match there.and_then(Value::span) {
            Some(span) => self.splices.push(Splice { span, text }),
            None => self.add(self.row.table, &[format!("decision = {text}")]),
        }
        self.changes.push(Change {
            key: "decision".to_owned(),
            before,
            after: decision.to_string(),
        });
    }
}
