//! How a decision is written into our text: values replaced, lines and tables added and removed.

use std::ops::Range;

use toml_edit::{InlineTable, Key, Value};

use super::node::{Children, Kind, Node, Path, Place, Step};
use super::patch::{Patch, Text, ending};
use super::side::{Name, Side};
use super::statement::Form;
use super::walk::Walk;
use super::{braces, spot};

/// Where our text has room for something that only they have.
pub(super) enum Home {
    /// Within the braces of a statement whose keys are so many steps from the root.
    Braces(usize, usize),
    /// Under a header, or before the first one; so many steps from the root.
    Section(Option<usize>, usize),
}

impl Walk<'_> {
    pub(super) fn plain(&mut self, span: Range<usize>, order: usize, text: String) {
        self.patches.push(Patch {
            span,
            order,
            text: Text::Plain(text),
        });
    }

    /// Our value says what theirs does.
    pub(super) fn replace(&mut self, path: &Path, ours: &Node, theirs: &Node) {
        match (&ours.place, written(self.theirs, theirs)) {
            (Place::Entry { .. } | Place::Inside { .. }, Some(text)) => {
                self.rewrite(path, ours, text);
            }
            _ => {
                self.remove(path, ours);
                self.insert(path, theirs, None);
            }
        }
    }

    /// Our value is written as `text`.
    pub(super) fn rewrite(&mut self, path: &Path, ours: &Node, text: String) {
        let Some(n) = self.ours.statement_of(ours) else {
            self.unsure = true;
            return;
        };
        if self.taken.contains(&n) {
            return;
        }
        match (&ours.place, &self.ours.names[n]) {
            (Place::Entry { value, .. }, _) => self.plain(value.clone(), 0, text),
            (_, Name::Entry(entry)) => {
                let keys = keys(&path[entry.len()..]);
                self.unsure |= keys.is_none();
                let change = (keys.unwrap_or_default(), Some(text));
                self.braces.entry(n).or_default().push(change);
            }
            _ => self.unsure = true,
        }
    }

    pub(super) fn remove(&mut self, path: &Path, ours: &Node) {
        let Some(n) = self.ours.statement_of(ours) else {
            return self.remove_children(path, ours);
        };
        match (&ours.place, &self.ours.names[n]) {
            (Place::Entry { .. }, _) => {
                let span = spot::without_line(self.ours, n);
                self.plain(span, 0, String::new());
            }
            (Place::Header { .. }, _) => {
                let span = spot::without_section(self.ours, n);
                self.plain(span, 0, String::new());
                self.remove_children(path, ours);
            }
            (Place::Inside { .. }, Name::Entry(entry)) => {
                if let (false, Some(keys)) = (self.taken.contains(&n), keys(&path[entry.len()..])) {
                    self.braces.entry(n).or_default().push((keys, None));
                }
            }
            _ => self.unsure = true,
        }
    }

    fn remove_children(&mut self, path: &Path, ours: &Node) {
        for (step, child) in ours.children().into_iter().flatten() {
            self.remove(&joined(path, step), child);
        }
    }

    /// Adds what only they have, with `text` as its value where that is given.
    pub(super) fn insert(&mut self, path: &Path, theirs: &Node, text: Option<String>) {
        let home = self.home(path);
        if let Home::Braces(n, depth) = home {
            let text = text.or_else(|| written(self.theirs, theirs));
            let keys = keys(&path[depth..]);
            match (text, keys) {
                (_, _) if self.taken.contains(&n) => {}
                (Some(text), Some(keys)) => {
                    self.braces.entry(n).or_default().push((keys, Some(text)));
                }
                _ => self.unsure = true,
            }
            return;
        }
        match &theirs.place {
            Place::Header { .. } => self.insert_section(path, theirs),
            Place::Implied if text.is_none() => {
                for (step, child) in theirs.children().into_iter().flatten() {
                    self.insert(&joined(path, step), child, None);
                }
            }
            _ => self.insert_line(path, theirs, text),
        }
    }

    fn insert_line(&mut self, path: &Path, theirs: &Node, text: Option<String>) {
        let at = self.theirs.statement_of(theirs);
        let (Some(n), Home::Section(section, _)) = (at, self.home(path)) else {
            self.unsure = true;
            return;
        };
        let Some(line) = self.line_of(path, theirs, text) else {
            self.unsure = true;
            return;
        };
        let at = spot::for_line(self, n, section);
        let text = format!("{}{}{line}", self.gap(n, at), self.theirs.lead(n));
        self.plain(at..at, n, text);
    }

    /// The line that says their value in our text; as they wrote it where it stands under the same header.
    pub(super) fn line_of(
        &self,
        path: &Path,
        theirs: &Node,
        text: Option<String>,
    ) -> Option<String> {
        let n = self.theirs.statement_of(theirs)?;
        let Home::Section(section, depth) = self.home(path) else {
            return None;
        };
        let is_entry = matches!(theirs.place, Place::Entry { .. });
        let value = theirs.value()?;
        let statement = &self.theirs.statements[n];
        let same_header = self.section_of_theirs(n) == section.map(|n| &self.ours.names[n]);
        if is_entry && same_header {
            let lines = self.theirs.lines(n);
            let text = text.unwrap_or_else(|| self.theirs.text[value.clone()].to_owned());
            let (before, behind) = (value.start - statement.body, value.end - statement.body);
            return Some(format!("{}{text}{}", &lines[..before], &lines[behind..]));
        }
        let text = text.or_else(|| written(self.theirs, theirs))?;
        let tail = if is_entry { self.theirs.tail(n) } else { "" };
        let keys = dotted(&keys(&path[depth..])?);
        Some(format!("{keys} = {text}{tail}{}", ending(&self.ours.text)))
    }

    pub(super) fn section_of_theirs(&self, n: usize) -> Option<&Name> {
        let section = self.theirs.statements[n].section?;
        Some(&self.theirs.names[section])
    }

    /// The blank lines before their statement, where it goes behind a line of ours.
    fn gap(&self, n: usize, at: usize) -> &str {
        let statement = &self.theirs.statements[n];
        match at {
            0 => "",
            _ => &self.theirs.text[statement.gap..statement.lead],
        }
    }

    fn insert_section(&mut self, path: &Path, theirs: &Node) {
        let Some(n) = self.theirs.statement_of(theirs) else {
            self.unsure = true;
            return;
        };
        let end = self.theirs.section_end(n);
        self.added.extend(n..end);
        let (from, to) = (
            self.theirs.statements[n].lead,
            self.theirs.statements[end - 1].end,
        );
        let at = spot::for_section(self, n);
        let text = spot::apart(self.ours, at, self.gap(n, at), &self.theirs.text[from..to]);
        self.plain(at..at, n, text);
        self.insert_sections_in(path, theirs);
    }

    fn insert_sections_in(&mut self, path: &Path, theirs: &Node) {
        for (step, child) in theirs.children().into_iter().flatten() {
            let path = joined(path, step);
            match child.place {
                Place::Header { .. } => self.insert_section(&path, child),
                _ => self.insert_sections_in(&path, child),
            }
        }
    }

    /// Where our text has room for what is at a path.
    pub(super) fn home(&self, path: &[Step]) -> Home {
        for depth in (0..path.len()).rev() {
            let Some(node) = self.ours.root.at(&path[..depth]) else {
                continue;
            };
            let Some(n) = self.ours.statement_of(node) else {
                continue;
            };
            match (&node.place, &self.ours.names[n]) {
                (Place::Header { .. }, _) => return Home::Section(Some(n), depth),
                (_, Name::Entry(entry)) => return Home::Braces(n, entry.len()),
                _ => {}
            }
        }
        Home::Section(None, 0)
    }

    /// Free remarks that only one side added or removed.
    pub(super) fn remarks(&mut self) {
        for (n, name) in self.ours.names.iter().enumerate() {
            let is_removed = self.base.place(name).is_some() && self.theirs.place(name).is_none();
            if matches!(name, Name::Remark(..)) && is_removed {
                let span = spot::without_line(self.ours, n);
                self.plain(span, 0, String::new());
            }
        }
        for (n, name) in self.theirs.names.iter().enumerate() {
            let is_known = self.base.place(name).is_some() || self.ours.place(name).is_some();
            if self.theirs.statements[n].form != Form::Remark || is_known || self.added.contains(&n)
            {
                continue;
            }
            let at = match self.theirs.is_within(n) {
                true => {
                    let section = self.section_of_theirs(n).map(|name| self.ours.place(name));
                    match section {
                        Some(None) => continue,
                        section => spot::for_line(self, n, section.flatten()),
                    }
                }
                false => spot::for_section(self, n),
            };
            let statement = &self.theirs.statements[n];
            let lines = &self.theirs.text[statement.lead..statement.end];
            let text = spot::apart(self.ours, at, self.gap(n, at), lines);
            self.plain(at..at, n, text);
        }
    }

    /// Turns the changes within braces into patches.
    pub(super) fn write_braces(&mut self) {
        for (n, changes) in std::mem::take(&mut self.braces) {
            let node = match &self.ours.names[n] {
                Name::Entry(path) => self.ours.root.at(path),
                _ => None,
            };
            let Some(span) = node.and_then(Node::value) else {
                self.unsure = true;
                continue;
            };
            match braces::changed(&self.ours.text[span.clone()], &changes) {
                Some(text) => self.plain(span, 0, text),
                None => self.unsure = true,
            }
        }
    }
}

/// A value as it is written, or a table as it would be in braces.
pub(super) fn written(side: &Side, node: &Node) -> Option<String> {
    if let Some(raw) = side.raw(node) {
        return Some(raw.to_owned());
    }
    let Kind::Table(children) = &node.kind else {
        return None;
    };
    Some(in_braces(side, children)?.to_string())
}

fn in_braces(side: &Side, children: &Children) -> Option<Value> {
    let mut table = InlineTable::new();
    for (step, node) in children {
        let Step::Key(key) = step else {
            return None;
        };
        let value: Value = written(side, node)?.parse().ok()?;
        table.insert(key, value.decorated(" ", ""));
    }
    table.fmt();
    Some(table.into())
}

/// A path within braces or a dotted key; none through a list.
pub(super) fn keys(path: &[Step]) -> Option<Vec<String>> {
    path.iter()
        .map(|step| match step {
            Step::Key(key) => Some(key.clone()),
            Step::Item(_) => None,
        })
        .collect()
}

fn dotted(keys: &[String]) -> String {
    let keys: Vec<_> = keys.iter().map(|key| Key::new(key).to_string()).collect();
    keys.join(".")
}

fn joined(path: &Path, step: &Step) -> Path {
    path.iter().chain([step]).cloned().collect()
}
