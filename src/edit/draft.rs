//! [`Draft`]: the files of a workshop on paper, with keys put in and taken out; comments and layout stay.

use similar::{ChangeTag, TextDiff};
use toml_edit::{DocumentMut, InlineTable, Item, Table, TableLike, Value};

use super::rewrite::Rewrite;
use super::spot::ending;
use crate::source::SourceTree;
use crate::text::split_mark;

/// The files of a workshop while they are being changed; nothing is written.
#[derive(Debug)]
pub(crate) struct Draft {
    files: Vec<DraftFile>,
    /// What a comment over new tables says about where they come from; empty for no comment.
    remark: String,
}

#[derive(Debug)]
struct DraftFile {
    path: String,
    /// As it was read; `None` for a new file.
    before: Option<String>,
    document: DocumentMut,
    is_changed: bool,
    /// The remark stands in it already.
    has_remark: bool,
    /// The place of its last table, behind which the next one goes.
    last_position: isize,
}

impl Draft {
    /// A draft of files that all make sense; those that are no TOML are left alone.
    pub(crate) fn of(sources: &SourceTree, remark: &str) -> Self {
        let files = sources.files().iter().filter_map(|source| {
            let (_, text) = split_mark(&source.text);
            let document: DocumentMut = text.parse().ok()?;
            Some(DraftFile {
                path: source.path.clone(),
                before: Some(source.text.clone()),
                last_position: last_position(document.as_table()),
                document,
                is_changed: false,
                has_remark: false,
            })
        });
        Self {
            files: files.collect(),
            remark: remark.to_owned(),
        }
    }

    /// Adds a file that is not there yet.
    pub(crate) fn start(&mut self, path: &str, text: &str) {
        let document: DocumentMut = text.parse().unwrap_or_default();
        self.files.push(DraftFile {
            path: path.to_owned(),
            before: None,
            last_position: last_position(document.as_table()),
            document,
            is_changed: true,
            has_remark: false,
        });
    }

    /// Whether some file has the table.
    pub(crate) fn has(&self, table: &[&str]) -> bool {
        self.file_with(table).is_some()
    }

    /// Whether a table has no key; also where there is no such table.
    pub(crate) fn is_empty(&self, table: &[&str]) -> bool {
        let mut files = self.files.iter();
        files.all(|file| dug(&file.document, table).is_none_or(TableLike::is_empty))
    }

    /// What is written under a key of a table.
    pub(crate) fn value(&self, table: &[&str], key: &str) -> Option<&Item> {
        let mut files = self.files.iter();
        files.find_map(|file| dug(&file.document, table)?.get(key))
    }

    /// The same as it is typed, without the comment behind it.
    pub(crate) fn typed(&self, table: &[&str], key: &str) -> Option<String> {
        let value = self.value(table, key)?.as_value()?;
        Some(value.clone().decorated("", "").to_string())
    }

    /// Whether a key says this already, in whatever way it is typed.
    pub(crate) fn says(&self, table: &[&str], key: &str, value: &Value) -> bool {
        let plain = |text: String| text.parse::<toml::Value>().ok();
        let so_far = self.typed(table, key).and_then(plain);
        so_far.is_some() && so_far == plain(value.clone().decorated("", "").to_string())
    }

    /// Makes a table: in the file that has the last one of its kind, else in `home`.
    pub(crate) fn add(&mut self, table: &[&str], home: &str) {
        if self.has(table) {
            return;
        }
        let number = self.home_of(table, home);
        let remark = self.remark.clone();
        if let Some(file) = self.files.get_mut(number) {
            file.add(table, &remark);
        }
    }

    /// Stands for any key in [`path_with`](Self::path_with).
    pub(crate) const ANY: &'static str = "*";

    /// The path of the last file with such a table, in which [`ANY`](Self::ANY) may be any key.
    pub(crate) fn path_with(&self, table: &[&str]) -> Option<&str> {
        let mut files = self.files.iter().rev();
        let file = files.find(|file| has_alike(file.document.as_table(), table))?;
        Some(&file.path)
    }

    /// Makes a table in the file of that path, which is made where there is none.
    pub(crate) fn add_in(&mut self, table: &[&str], path: &str) {
        let number = self.file_at(path);
        let remark = self.remark.clone();
        if let Some(file) = self.files.get_mut(number) {
            file.add(table, &remark);
        }
    }

    /// Puts a value under a key of a table, which is made where it is missing. A value that stands there keeps its
    /// comment.
    pub(crate) fn set(&mut self, table: &[&str], key: &str, value: impl Into<Value>, home: &str) {
        self.add(table, home);
        let Some(number) = self.file_with_key(table, key) else {
            return;
        };
        let Some(file) = self.files.get_mut(number) else {
            return;
        };
        if let Some(place) = dug_mut(&mut file.document, table) {
            let is_new = !place.contains_key(key);
            put(place, key, value.into());
            file.is_changed = true;
            // Inside of braces the blank before the closing one belongs to the last value.
            if let (true, Some(braces)) = (is_new, braces(&mut file.document, table)) {
                braces.fmt();
            }
        }
    }

    /// Puts texts under a key, one a line. Where as many stand there, each takes the place of the old one, so that
    /// comments between them stay.
    pub(crate) fn set_texts(&mut self, table: &[&str], key: &str, texts: &[String], home: &str) {
        let so_far = self.value(table, key).and_then(Item::as_array).cloned();
        let mut list = so_far
            .filter(|list| list.len() == texts.len())
            .unwrap_or_default();
        if list.is_empty() {
            for text in texts {
                list.push_formatted(Value::from(text.as_str()).decorated("\n  ", ""));
            }
            list.set_trailing_comma(true);
            list.set_trailing("\n");
        } else {
            for (there, text) in list.iter_mut().zip(texts) {
                if there.as_str() != Some(text) {
                    let decor = there.decor().clone();
                    *there = Value::from(text.as_str());
                    *there.decor_mut() = decor;
                }
            }
        }
        self.set(table, key, list, home);
    }

    /// Takes a key out of a table.
    pub(crate) fn remove(&mut self, table: &[&str], key: &str) {
        for file in &mut self.files {
            let removed = dug_mut(&mut file.document, table).and_then(|place| place.remove(key));
            file.is_changed |= removed.is_some();
        }
    }

    /// Takes out the line of a key and leaves the comments over and behind it where they are.
    pub(crate) fn remove_line(&mut self, table: &[&str], key: &str) {
        for file in &mut self.files {
            let Some(place) = dug_mut(&mut file.document, table) else {
                continue;
            };
            let remarks = remarks(place, key);
            let before = place.iter().take_while(|(other, _)| *other != key);
            let before = before.last().map(|(other, _)| other.to_owned());
            if place.remove(key).is_none() {
                continue;
            }
            file.is_changed = true;
            if remarks.is_empty() {
                continue;
            }
            let decor = match before {
                Some(before) => place.get_mut(&before).and_then(|item| match item {
                    Item::Value(value) => Some(value.decor_mut()),
                    _ => None,
                }),
                None => dug_item(&mut file.document, table)
                    .and_then(Item::as_table_mut)
                    .map(Table::decor_mut),
            };
            if let Some(decor) = decor {
                let so_far = decor.suffix().and_then(|raw| raw.as_str());
                let all = format!("{}\n{remarks}", so_far.unwrap_or_default());
                decor.set_suffix(all);
            }
        }
    }

    /// The files that are other than they were, in their order.
    pub(crate) fn rewrites(&self) -> Vec<Rewrite> {
        let changed = self.files.iter().filter(|file| file.is_changed);
        changed
            .map(DraftFile::rewrite)
            .filter(|rewrite| rewrite.before.as_ref() != Some(&rewrite.after))
            .collect()
    }

    fn file_with(&self, table: &[&str]) -> Option<usize> {
        let mut files = self.files.iter();
        files.position(|file| dug(&file.document, table).is_some())
    }

    /// The file in which the key stands, else the one with the table: tables that exist once may be spread over files.
    fn file_with_key(&self, table: &[&str], key: &str) -> Option<usize> {
        let has_key = |file: &DraftFile| {
            dug(&file.document, table).is_some_and(|place| place.contains_key(key))
        };
        let with_key = self.files.iter().position(has_key);
        with_key.or_else(|| self.file_with(table))
    }

    /// The file for a new table: the last one with a table of that kind, else `home`, which may be new.
    fn home_of(&mut self, table: &[&str], home: &str) -> usize {
        for length in (1..table.len()).rev() {
            let alike = |file: &DraftFile| dug(&file.document, &table[..length]).is_some();
            if let Some(number) = self.files.iter().rposition(alike) {
                return number;
            }
        }
        self.file_at(home)
    }

    /// The file of that path, which may be new.
    fn file_at(&mut self, home: &str) -> usize {
        if let Some(number) = self.files.iter().position(|file| file.path == home) {
            return number;
        }
        let directive = self.schema_directive(home);
        self.start(home, &directive);
        self.files.len() - 1
    }

    /// The first line that tells editors of the schema, where the other files have one.
    fn schema_directive(&self, home: &str) -> String {
        let has_one = |file: &DraftFile| {
            let text = file.document.to_string();
            text.starts_with("#:schema ./offsite.schema.json") && !file.path.contains('/')
        };
        if !self.files.iter().any(has_one) {
            return String::new();
        }
        let up = "../".repeat(home.matches('/').count());
        let up = if up.is_empty() { "./" } else { &up };
        format!("#:schema {up}offsite.schema.json\n")
    }
}

impl DraftFile {
    fn add(&mut self, table: &[&str], remark: &str) {
        let is_bare = self.document.is_empty();
        self.last_position += 1;
        let mut prefix = String::new();
        if !(is_bare && self.before.is_none() && self.document.trailing().as_str() == Some("")) {
            prefix.push('\n');
        }
        if !self.has_remark && !remark.is_empty() {
            prefix.push_str(&format!("# {remark}\n\n"));
        }
        self.has_remark = true;
        // What stands at the end stays where it is: above what is new.
        let lead = self
            .document
            .trailing()
            .as_str()
            .unwrap_or_default()
            .to_owned();
        self.document.set_trailing("");
        let mut new = Table::new();
        new.decor_mut().set_prefix(format!("{lead}{prefix}"));
        new.set_position(Some(self.last_position));
        let Some((id, kind)) = table.split_last() else {
            return;
        };
        let mut place: &mut dyn TableLike = self.document.as_table_mut();
        for part in kind {
            let item = place.entry(part).or_insert_with(|| {
                let mut implicit = Table::new();
                implicit.set_implicit(true);
                Item::Table(implicit)
            });
            let Some(inner) = item.as_table_like_mut() else {
                return;
            };
            place = inner;
        }
        place.insert(id, Item::Table(new));
        self.is_changed = true;
    }

    fn rewrite(&self) -> Rewrite {
        let text = self.document.to_string();
        let after = match &self.before {
            Some(before) => with_ends_of(before, &text),
            None => text,
        };
        Rewrite {
            path: self.path.clone(),
            before: self.before.clone(),
            after,
        }
    }
}

/// A text whose lines end, and which begins, as they did where they stood before: the parser knows one end of lines only.
fn with_ends_of(before: &str, text: &str) -> String {
    let (mark, before) = split_mark(before);
    let mut ends = before.split_inclusive('\n');
    let plain = before.replace("\r\n", "\n");
    let new = ending(before, 0);
    let mut whole = mark.to_owned();
    for change in TextDiff::from_lines(&plain, text).iter_all_changes() {
        match change.tag() {
            ChangeTag::Equal => whole.push_str(ends.next().unwrap_or_default()),
            ChangeTag::Delete => {
                ends.next();
            }
            ChangeTag::Insert => match change.value().strip_suffix('\n') {
                Some(line) => {
                    whole.push_str(line);
                    whole.push_str(new);
                }
                None => whole.push_str(change.value()),
            },
        }
    }
    whole
}

/// Whether there is a table at a path of keys, of which some may be any.
fn has_alike(table: &dyn TableLike, path: &[&str]) -> bool {
    let Some((key, rest)) = path.split_first() else {
        return true;
    };
    let inner = |item: &Item| {
        item.as_table_like()
            .is_some_and(|inner| has_alike(inner, rest))
    };
    match *key {
        Draft::ANY => table.iter().any(|(_, item)| inner(item)),
        key => table.get(key).is_some_and(inner),
    }
}

/// The comments over a key and behind its value, a line each.
fn remarks(table: &dyn TableLike, key: &str) -> String {
    let over = table
        .key(key)
        .and_then(|key| key.leaf_decor().prefix()?.as_str());
    let value = table.get(key).and_then(Item::as_value);
    let behind = value.and_then(|value| value.decor().suffix()?.as_str());
    let lines = over
        .unwrap_or_default()
        .lines()
        .chain(behind.unwrap_or_default().lines());
    let lines = lines.map(str::trim).filter(|line| line.starts_with('#'));
    lines.collect::<Vec<_>>().join("\n")
}

/// The table at a path of keys.
fn dug<'d>(document: &'d DocumentMut, path: &[&str]) -> Option<&'d dyn TableLike> {
    let root: &dyn TableLike = document.as_table();
    path.iter()
        .try_fold(root, |table, key| table.get(key)?.as_table_like())
}

fn dug_mut<'d>(document: &'d mut DocumentMut, path: &[&str]) -> Option<&'d mut dyn TableLike> {
    let root: &mut dyn TableLike = document.as_table_mut();
    path.iter()
        .try_fold(root, |table, key| table.get_mut(key)?.as_table_like_mut())
}

/// What stands at a path of keys.
fn dug_item<'d>(document: &'d mut DocumentMut, path: &[&str]) -> Option<&'d mut Item> {
    let (last, path) = path.split_last()?;
    dug_mut(document, path)?.get_mut(last)
}

/// The table at a path of keys, if it stands in braces.
fn braces<'d>(document: &'d mut DocumentMut, path: &[&str]) -> Option<&'d mut InlineTable> {
    dug_item(document, path)?.as_inline_table_mut()
}

/// Puts a value into the place of the one that is there, whose comment stays, else behind the last key.
fn put(table: &mut dyn TableLike, key: &str, value: Value) {
    match table.get_mut(key).and_then(Item::as_value_mut) {
        Some(there) => {
            let decor = there.decor().clone();
            *there = value;
            *there.decor_mut() = decor;
        }
        None => {
            table.insert(key, Item::Value(value));
        }
    }
}

/// The largest position of a table in a document: what is added goes behind it.
fn last_position(table: &Table) -> isize {
    let own = table.position().unwrap_or(0);
    let inner = table.iter().map(|(_, item)| match item {
        Item::Table(table) => last_position(table),
        Item::ArrayOfTables(list) => list.iter().map(last_position).max().unwrap_or(0),
        _ => 0,
    });
    inner.max().unwrap_or(0).max(own)
}
