//! What both sides want differently, and the comments and lists about which they can agree.

use std::ops::Range;

use super::data::{Data, texts};
use super::node::{Node, Path, Place, Step};
use super::patch::{Patch, Text};
use super::set::{is_in_order, is_list_of_ids, letter, united, united_in_order};
use super::side::{Name, Side, trimmed};
use super::statement::comments;
use super::walk::{Meant, Three, Walk};
use super::{Conflict, Why, list, spot, write};
use crate::edit::{fresh, rewritten};
use crate::vocabulary::{Duty, Variant};

impl<'s> Walk<'s> {
    /// Merges what stands above and behind a line that both have; whether they want the latter differently.
    pub(super) fn comments(&mut self, path: &Path) -> bool {
        let of = |side: &Side| {
            let entry = side.place(&Name::Entry(path.clone()));
            entry.or_else(|| side.place(&Name::Header(path.clone())))
        };
        let (Some(ours), Some(theirs)) = (of(self.ours), of(self.theirs)) else {
            return false;
        };
        let base = of(self.base);
        self.lead(path, base, ours, theirs);
        if self.taken.contains(&ours) {
            return false;
        }
        let behind = [
            base.map_or("", |base| self.base.tail(base)),
            self.ours.tail(ours),
            self.theirs.tail(theirs),
        ];
        match decided(behind.map(str::trim)) {
            Decided::Ours => false,
            Decided::Theirs => {
                let said = self.ours.statements[ours].said;
                let span = said..said + self.ours.tail(ours).len();
                self.plain(span, theirs, self.theirs.tail(theirs).to_owned());
                false
            }
            Decided::Neither if matches!(self.ours.names[ours], Name::Header(_)) => {
                let span = self.ours.statements[ours].body..self.ours.statements[ours].end;
                let theirs = (theirs, self.theirs.lines(theirs).to_owned());
                self.tear(path, span, String::new(), theirs, Why::Comment);
                false
            }
            Decided::Neither => true,
        }
    }

    fn lead(&mut self, path: &Path, base: Option<usize>, ours: usize, theirs: usize) {
        let above = [
            base.map_or("", |base| self.base.lead(base)),
            self.ours.lead(ours),
            self.theirs.lead(theirs),
        ];
        let [base, our, their] = above.map(trimmed);
        let span = self.ours.statements[ours].lead..self.ours.statements[ours].body;
        let lines = self.theirs.lead(theirs).to_owned();
        match decided([&base, &our, &their]) {
            Decided::Ours => {}
            Decided::Theirs => self.plain(span, theirs, lines),
            Decided::Neither => self.tear(path, span, String::new(), (theirs, lines), Why::Comment),
        }
    }

    /// Lists of ids, in which each item comes and goes on its own; none where that settles nothing.
    pub(super) fn set(&mut self, path: &Path, at: Three<'s>) -> Option<Meant> {
        let keys: Vec<String> = path
            .iter()
            .map(|step| match step {
                Step::Key(key) => key.clone(),
                Step::Item(_) => String::new(),
            })
            .collect();
        if !is_list_of_ids(&keys) {
            return None;
        }
        let [base, ours, theirs] = [
            items(self.base, at.base)?,
            items(self.ours, at.ours)?,
            items(self.theirs, at.theirs)?,
        ];
        // Only a remark was changed about what the other side removed.
        let is_gone = at.ours.is_none() || at.theirs.is_none();
        if is_gone && (base == ours || base == theirs) {
            return None;
        }
        let merged = match is_in_order(&keys) {
            true => united_in_order(&base, &ours, &theirs)?,
            false => united(&base, &ours, &theirs),
        };
        let answers = letter(&keys).is_some_and(|letter| {
            let mut variants = [self.ours, self.theirs]
                .map(|side| variant(side, path))
                .into_iter();
            variants.any(|variant| variant.letter_for(Duty::Accountable) == Some(letter))
        });
        if answers && merged.len() > 1 && ours.len() < 2 && theirs.len() < 2 {
            return Some(self.conflict(path, at, Why::TwoAccountable));
        }
        self.write_list(path, at, &keys, &merged)
    }

    fn write_list(
        &mut self,
        path: &Path,
        at: Three<'s>,
        keys: &[String],
        merged: &[String],
    ) -> Option<Meant> {
        let list: Vec<&str> = merged.iter().map(String::as_str).collect();
        let raw = |side: &'s Side, node: Option<&Node>| node.and_then(|node| side.raw(node));
        let ours = raw(self.ours, at.ours);
        let theirs = raw(self.theirs, at.theirs);
        let base = raw(self.base, at.base).unwrap_or_default();
        let in_lines = match (ours, theirs) {
            (Some(ours), Some(theirs)) => list::merged(base, ours, theirs, merged),
            _ => None,
        };
        let as_theirs = [ours, theirs].into_iter().flatten();
        let text = in_lines
            .into_iter()
            .chain(as_theirs.map(|raw| rewritten(raw, &list)))
            .chain([fresh(&list, false)])
            .find(|text| {
                self.has_remarks(text, at) && (!is_in_order(keys) || ordered(text) == merged)
            })?;
        match (at.ours, at.theirs) {
            (None, _) | (_, None) if merged.is_empty() => {
                if let Some(ours) = at.ours {
                    self.remove(path, ours);
                }
                return Some([None, None]);
            }
            (Some(ours), _) => self.rewrite(path, ours, text.clone()),
            (None, Some(theirs)) => self.insert(path, theirs, Some(text.clone())),
            (None, None) => {}
        }
        let value: toml_edit::Value = text.parse().ok()?;
        let data = Data::of(&value, &mut keys.to_vec());
        Some([Some(data.clone()), Some(data)])
    }

    /// Whether a list has the comments that either side wrote into it.
    fn has_remarks(&self, text: &str, at: Three<'_>) -> bool {
        let of = |side: &'s Side, node: Option<&Node>| {
            node.and_then(|node| side.raw(node))
                .map_or_else(Vec::new, comments)
        };
        let [base, ours, theirs] = [
            of(self.base, at.base),
            of(self.ours, at.ours),
            of(self.theirs, at.theirs),
        ];
        let there = comments(text);
        let mut new = ours.iter().chain(&theirs).filter(|comment| {
            !base.contains(comment) || (ours.contains(comment) && theirs.contains(comment))
        });
        new.all(|comment| there.contains(comment))
    }

    /// Both halves of what cannot be decided, around as few lines as can be.
    ///
    /// Within braces it is only noted: the whole line will be shown.
    pub(super) fn conflict(&mut self, path: &Path, at: Three<'s>, why: Why) -> Meant {
        let span = at
            .ours
            .and_then(|ours| self.lines_of_ours(path, ours, at.theirs.is_some()));
        let theirs = at
            .theirs
            .and_then(|theirs| self.lines_of_theirs(path, theirs, at.ours));
        let order = at
            .theirs
            .and_then(|_| self.theirs.statements_at(path).first().copied());
        let order = order.or_else(|| at.theirs.and_then(|node| self.theirs.statement_of(node)));
        match (span, theirs, order) {
            (Some(span), Some(lines), order) => {
                self.tear(path, span, String::new(), (order.unwrap_or(0), lines), why);
            }
            (Some(span), None, _) if at.theirs.is_none() => {
                self.tear(path, span, String::new(), (0, String::new()), why);
            }
            (None, Some(lines), Some(order)) if at.ours.is_none() => {
                let is_table = self.theirs.names[order] == Name::Header(path.clone());
                let place = match (is_table, self.home(path)) {
                    (true, _) => spot::for_section(self, order),
                    (false, write::Home::Section(section, _)) => {
                        spot::for_line(self, order, section)
                    }
                    (false, write::Home::Braces(n, _)) => self.ours.statements[n].end,
                };
                let statement = &self.theirs.statements[order];
                let gap = self.theirs.text[statement.gap..statement.lead].to_owned();
                self.added.extend(self.theirs.statements_at(path));
                self.tear(path, place..place, gap, (order, lines), why);
            }
            _ => {
                self.unsure = true;
                self.note(path, why);
            }
        }
        let data = |node: Option<&Node>| node.map(Node::data);
        [data(at.ours), data(at.theirs)]
    }

    fn lines_of_ours(&self, path: &Path, ours: &Node, is_in_theirs: bool) -> Option<Range<usize>> {
        match (&ours.place, self.ours.statement_of(ours)) {
            (Place::Entry { .. }, Some(n)) => {
                let statement = &self.ours.statements[n];
                let start = if is_in_theirs {
                    statement.body
                } else {
                    statement.lead
                };
                Some(start..statement.end)
            }
            (Place::Inside { .. }, _) => None,
            _ => {
                let all = self.ours.statements_at(path);
                let (first, last) = (*all.first()?, *all.last()?);
                // Something else stands between them.
                if last - first + 1 != all.len() {
                    return None;
                }
                Some(self.ours.statements[first].lead..self.ours.statements[last].end)
            }
        }
    }

    fn lines_of_theirs(&self, path: &Path, theirs: &Node, ours: Option<&Node>) -> Option<String> {
        let is_line = ours.is_none_or(|ours| matches!(ours.place, Place::Entry { .. }));
        match theirs.place {
            Place::Entry { .. } | Place::Inside { .. } if is_line => {
                let line = self.line_of(path, theirs, None)?;
                let n = self.theirs.statement_of(theirs)?;
                let lead = if ours.is_none() {
                    self.theirs.lead(n)
                } else {
                    ""
                };
                Some(format!("{lead}{line}"))
            }
            _ => {
                let mut lines = String::new();
                for (n, at) in self.theirs.statements_at(path).into_iter().enumerate() {
                    let statement = &self.theirs.statements[at];
                    let start = if n == 0 {
                        statement.lead
                    } else {
                        statement.gap
                    };
                    lines.push_str(&self.theirs.text[start..statement.end]);
                }
                (!lines.is_empty()).then_some(lines)
            }
        }
    }

    fn tear(
        &mut self,
        path: &Path,
        span: Range<usize>,
        gap: String,
        theirs: (usize, String),
        why: Why,
    ) {
        let (order, theirs) = theirs;
        let ours = self.ours.text[span.clone()].to_owned();
        self.patches.push(Patch {
            span,
            order,
            text: Text::Torn { gap, ours, theirs },
        });
        self.note(path, why);
    }

    fn note(&mut self, path: &Path, why: Why) {
        self.conflicts.push(Conflict {
            path: shown(path),
            why,
        });
    }
}

/// Whose text it is.
pub(super) enum Decided {
    Ours,
    Theirs,
    Neither,
}

/// Whose text it is, of base, ours and theirs.
pub(super) fn decided([base, ours, theirs]: [&str; 3]) -> Decided {
    if theirs == base || theirs == ours {
        Decided::Ours
    } else if ours == base {
        Decided::Theirs
    } else {
        Decided::Neither
    }
}

/// The texts of a list of ids; of none, none.
fn items(side: &Side, node: Option<&Node>) -> Option<Vec<String>> {
    match node {
        None => Some(Vec::new()),
        Some(node) => texts(&side.raw(node)?.parse().ok()?),
    }
}

fn ordered(text: &str) -> Vec<String> {
    text.parse()
        .ok()
        .and_then(|value| texts(&value))
        .unwrap_or_default()
}

/// The letter scheme of the row that a path leads into, as far as the file says.
fn variant(side: &Side, path: &[Step]) -> Variant {
    let word = |keys: &[Step]| {
        let node = side.root.at(keys)?;
        let key = Step::Key("variant".to_owned());
        let text = texts(&side.raw(node.child(&key)?)?.parse().ok()?)?;
        Variant::ALL
            .iter()
            .copied()
            .find(|variant| text == [variant.word()])
    };
    let chart = [Step::Key("raci".to_owned())];
    word(path.get(..2).unwrap_or_default())
        .or_else(|| word(&chart))
        .unwrap_or_default()
}

/// A path as it is written in a file, with the ids of items.
fn shown(path: &[Step]) -> String {
    let steps = path.iter().map(|step| match step {
        Step::Key(key) => key.clone(),
        Step::Item(token) => token.to_string(),
    });
    steps.collect::<Vec<_>>().join(".")
}
