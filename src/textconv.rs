//! What a TOML file says, as sorted lines of one fact each, for `git diff` and `git log -p`: layout makes no
//! difference, and a change of one cell is one line.
//!
//! References are not resolved, since git passes one file at a time. Private tables are printed like any other: whoever
//! runs git here has the file itself, and a line left out would hide a change from the only person who can make it.
//! Git keeps none of it, as long as nobody sets `diff.offsite.cachetextconv`.

mod lists;
mod value;

use std::borrow::Cow;

use toml::{Table, Value};

use lists::{identities, is_set};
use value::{key, written};

/// The facts of a file, or its own bytes where it is no TOML: a file that does not parse is shown, never hidden.
pub fn textconv(bytes: &[u8]) -> Cow<'_, [u8]> {
    match std::str::from_utf8(bytes).ok().and_then(facts) {
        Some(facts) => Cow::Owned(facts.into_bytes()),
        None => Cow::Borrowed(bytes),
    }
}

/// One sorted line a fact, such as `task.renewal-forecast.impact 4`; `None` where the text is no TOML.
///
/// Two texts have the same facts only where they say the same, up to the order of tables and of keys, of the items of
/// `[[…]]` lists, and of lists that are sets, such as the roles under a letter.
pub fn facts(text: &str) -> Option<String> {
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let table: Table = text.parse().ok()?;
    let mut facts = Facts::default();
    for (name, value) in &table {
        facts.push_value(name, value);
    }
    facts.lines.sort_unstable();
    Some(facts.lines.concat())
}

/// The lines so far, and where in the file the next one stands.
#[derive(Default)]
struct Facts<'t> {
    lines: Vec<String>,
    /// The keys that lead here, as they are typed.
    keys: Vec<&'t str>,
    /// The same as it is printed.
    path: String,
}

impl<'t> Facts<'t> {
    fn push_value(&mut self, name: &'t str, value: &'t Value) {
        let length = self.path.len();
        if length > 0 {
            self.path.push('.');
        }
        self.path.push_str(&key(name));
        self.keys.push(name);
        match value {
            Value::Table(table) => self.push_table(table, &[]),
            Value::Array(items) if is_list_of_tables(items) => self.push_tables(name, items),
            Value::Array(items) if is_set(&self.keys) && !items.is_empty() => {
                for item in items {
                    self.push_line(&written(item));
                }
            }
            _ => self.push_line(&written(value)),
        }
        self.keys.pop();
        self.path.truncate(length);
    }

    /// Every key of a table but those in its name.
    fn push_table(&mut self, table: &'t Table, in_name: &[&str]) {
        let mut is_empty = true;
        for (name, value) in table {
            if !in_name.contains(&name.as_str()) {
                self.push_value(name, value);
                is_empty = false;
            }
        }
        if is_empty {
            self.push_line("{}");
        }
    }

    /// The items of a `[[…]]` list: each under its name, or on a line of its own where it has none that no other has.
    fn push_tables(&mut self, list: &str, items: &'t [Value]) {
        let named: Vec<_> = items.iter().map(|item| name_of(list, item)).collect();
        for (item, name) in items.iter().zip(&named) {
            let same = |other: &&Option<(String, _)>| matches!((other, name), (Some((a, _)), Some((b, _))) if a == b);
            match (item, name) {
                (Value::Table(table), Some((name, keys)))
                    if named.iter().filter(same).count() == 1 =>
                {
                    let length = self.path.len();
                    self.path.push_str(&format!("[{name}]"));
                    self.push_table(table, keys);
                    self.path.truncate(length);
                }
                _ => self.push_line(&written(item)),
            }
        }
    }

    fn push_line(&mut self, value: &str) {
        self.lines.push(format!("{} {value}\n", self.path));
    }
}

fn is_list_of_tables(items: &[Value]) -> bool {
    !items.is_empty() && items.iter().all(Value::is_table)
}

/// What an item is called, and the keys that say so; `None` where it has not all of them.
fn name_of(list: &str, item: &Value) -> Option<(String, &'static [&'static str])> {
    identities(list).iter().find_map(|keys| {
        let values = keys.iter().map(|key| Some(written(item.get(key)?)));
        let name = values.collect::<Option<Vec<_>>>()?.join(" ");
        Some((name, *keys))
    })
}

#[cfg(test)]
mod tests;
