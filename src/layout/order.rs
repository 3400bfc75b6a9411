//! [`Order`]: in which order the keys of a table stand.

use std::collections::BTreeMap;

use super::comments::Line;
use crate::schema::later::TomlLater;
use crate::schema::reference::is_letter;
use crate::schema::{Keys, LATER_TABLES, TomlFile};
use crate::text::{Entry, Group, Pair, Statement, Step, Value};

/// The order of the keys of every table: that of its struct.
pub(super) struct Order {
    now: Keys,
    later: Keys,
}

/// A pair with the comments right above it.
struct Unit<'t> {
    above: Vec<Statement<'t>>,
    pair: Pair<'t>,
}

impl Order {
    pub(super) fn new() -> Self {
        Self {
            now: Keys::of::<TomlFile>(),
            later: Keys::of::<TomlLater>(),
        }
    }

    /// What stands in one table, its keys in order between blank lines and keys that are commented out.
    pub(super) fn of_table<'t>(&self, table: &[Step], body: Vec<Line<'t>>) -> Vec<Statement<'t>> {
        let table = keys_of(table);
        let mut done = Vec::with_capacity(body.len());
        // Of the comments above a key, those down to the last key that is commented out are not about it.
        let (mut run, mut above, mut stays) = (Vec::new(), Vec::new(), 0);
        for line in body {
            match line.statement {
                Statement::Pair(mut pair) => {
                    if stays > 0 {
                        self.flush(&table, &mut run, &mut done);
                    }
                    let with_it = above.split_off(std::mem::take(&mut stays));
                    done.append(&mut above);
                    self.in_value(&mut way(&table, &pair), &mut pair.value);
                    run.push(Unit {
                        above: with_it,
                        pair,
                    });
                }
                comment @ Statement::Comment(_) => {
                    above.push(comment);
                    if line.is_commented_out {
                        stays = above.len();
                    }
                }
                other => {
                    self.flush(&table, &mut run, &mut done);
                    done.append(&mut above);
                    stays = 0;
                    done.push(other);
                }
            }
        }
        self.flush(&table, &mut run, &mut done);
        done.append(&mut above);
        done
    }

    fn flush<'t>(&self, table: &[String], run: &mut Vec<Unit<'t>>, done: &mut Vec<Statement<'t>>) {
        let mut units = std::mem::take(run);
        let pairs: Vec<_> = units.iter().map(|unit| &unit.pair).collect();
        let mut ranks = self.ranks(table, &pairs).into_iter();
        units.sort_by_cached_key(|_| ranks.next());
        for unit in units {
            done.extend(unit.above);
            done.push(Statement::Pair(unit.pair));
        }
    }

    /// Puts the pairs between braces in order, at any depth, where no comment stands among them.
    fn in_value(&self, way: &mut Vec<String>, value: &mut Value<'_>) {
        let Value::Group(group) = value else { return };
        for entry in &mut group.entries {
            if let Entry::Item(item) = entry {
                let depth = way.len();
                way.extend(item.keys.iter().map(|key| key.key()));
                self.in_value(way, &mut item.value);
                way.truncate(depth);
            }
        }
        if group.is_table {
            self.sort_group(way, group);
        }
    }

    fn sort_group(&self, way: &[String], group: &mut Group<'_>) {
        let items = group.entries.iter().map(|entry| match entry {
            Entry::Item(item) => Some(item),
            _ => None,
        });
        let Some(items) = items.collect::<Option<Vec<_>>>() else {
            return;
        };
        let mut ranks = self.ranks(way, &items).into_iter();
        group.entries.sort_by_cached_key(|_| ranks.next());
    }

    /// For each pair of a table, at each of its keys: the place of that key in the order, and where it came first.
    fn ranks(&self, table: &[String], pairs: &[&Pair<'_>]) -> Vec<Vec<(usize, usize)>> {
        let mut first = BTreeMap::new();
        let mut ranks = Vec::with_capacity(pairs.len());
        for (n, pair) in pairs.iter().enumerate() {
            let mut way = table.to_vec();
            let mut rank = Vec::with_capacity(pair.keys.len());
            for key in &pair.keys {
                let place = self.place(&way, &key.key());
                way.push(key.key());
                rank.push((place, *first.entry(way.clone()).or_insert(n)));
            }
            ranks.push(rank);
        }
        ranks
    }

    /// The place of a key among those of its table; ids all have the same, and what nobody knows comes last.
    fn place(&self, table: &[String], key: &str) -> usize {
        // Tables stay in the order in which people tell their story.
        let Some(kind) = table.first() else { return 0 };
        let keys = match LATER_TABLES.contains(&kind.as_str()) {
            true => &self.later,
            false => &self.now,
        };
        let known = keys.in_order_at(table.iter().map(String::as_str));
        // Letters stay as they are typed: every scheme has an order of its own.
        let is_same = |known: &str| known == key || (is_letter(known) && is_letter(key));
        match known.iter().position(|known| is_same(known)) {
            Some(place) => place,
            None if known.is_empty() => 0,
            None => usize::MAX,
        }
    }
}

fn way(table: &[String], pair: &Pair<'_>) -> Vec<String> {
    let keys = pair.keys.iter().map(|key| key.key());
    table.iter().cloned().chain(keys).collect()
}

fn keys_of(way: &[Step]) -> Vec<String> {
    let keys = way.iter().filter_map(|step| match step {
        Step::Key(key) => Some(key.clone()),
        Step::Item => None,
    });
    keys.collect()
}
