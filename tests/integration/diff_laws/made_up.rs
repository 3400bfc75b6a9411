//! Workshops made up by chance, as tables of TOML.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use toml::value::Datetime;
use toml::{Table, Value};

const EVERYTHING: &str = include_str!("../../diff-laws/everything.toml");

/// Keys without which their table makes no sense.
const REQUIRED: &[&str] = &[
    "name", "what", "rule", "where", "because", "kind", "from", "to", "title", "id", "level",
    "one", "other",
];

/// Keys that other values must fit, so that they stay as they are.
const FIXED: &[&str] = &["format", "min", "max", "n", "XS", "S", "M", "L", "XL"];

/// The words of keys that take one of a list.
const WORDS: &[&[&str]] = &[
    &["A3", "A4", "Letter"],
    &["initials", "role", "full"],
    &["weekly", "daily", "monthly"],
    &["accounts", "people", "fixed"],
    &["automate", "keep", "simplify"],
    &["consolidate", "keep", "restrict"],
    &["higher", "lower"],
    &["RACI", "RASCI"],
    &["proposed", "draft", "agreed"],
    &["decision", "activity"],
    &["median", "mean"],
    &["low", "high"],
    &["none", "team_hours"],
    &["XS", "S", "M", "L", "XL"],
    &["off", "note", "warning", "error"],
    &["many-consulted", "many-informed"],
    &["de", "en"],
];

/// Numbers by chance that all follow from the first (splitmix64).
#[derive(Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number from 0 to below `sides`.
    pub(crate) fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        (mixed % sides.max(1) as u64) as usize
    }

    fn one_in(&mut self, sides: usize) -> bool {
        self.below(sides) == 0
    }

    fn shuffled<T>(&mut self, items: impl IntoIterator<Item = T>) -> Vec<T> {
        let mut items: Vec<T> = items.into_iter().collect();
        for place in (1..items.len()).rev() {
            items.swap(place, self.below(place + 1));
        }
        items
    }
}

/// A workshop made up by chance.
#[derive(Debug, Clone)]
pub(crate) struct MadeUp(Table);

impl MadeUp {
    /// The workshop that says every key.
    pub(crate) fn everything() -> Self {
        Self(EVERYTHING.parse().unwrap())
    }

    /// What is left of everything when things and keys are taken away and values change.
    pub(crate) fn by(dice: &mut Dice) -> Self {
        let mut made_up = Self::everything();
        for (kind, id) in things(&made_up.0) {
            if dice.one_in(4) {
                made_up.forget(&kind, &id);
            }
        }
        for (_, value) in made_up.0.iter_mut() {
            match value {
                Value::Array(items) => items.retain(|_| !dice.one_in(4)),
                value => take_away(value, dice),
            }
        }
        let leaves = leaves(&made_up.0);
        for leaf in leaves {
            if dice.one_in(5) {
                made_up.change(&leaf, dice);
            }
        }
        made_up
    }

    /// The same with one value changed.
    pub(crate) fn with_another_value(&self, dice: &mut Dice) -> Self {
        let mut other = self.clone();
        let leaves = leaves(&self.0);
        let leaf = leaves[dice.below(leaves.len())].clone();
        other.change(&leaf, dice);
        other
    }

    /// The same with another id for one thing, and a `[[moved]]` that says so.
    pub(crate) fn with_another_id(&self, dice: &mut Dice) -> Self {
        let things = dice.shuffled(things(&self.0));
        let Some((kind, id)) = things.into_iter().next() else {
            return self.clone();
        };
        let new_id = format!("{id}-again");
        let mut renamed = MadeUp(rename_in(&self.0, &id, &new_id));
        let moved = [("kind", kind), ("from", id), ("to", new_id)];
        let moved = moved.map(|(key, value)| (key.to_owned(), Value::String(value)));
        let moves = renamed.0.entry("moved").or_insert(Value::Array(vec![]));
        if let Value::Array(moves) = moves {
            moves.push(Value::Table(moved.into_iter().collect()));
        }
        renamed
    }

    /// As one file.
    pub(crate) fn text(&self) -> String {
        toml::to_string(&self.0).unwrap()
    }

    /// As several files in which everything stands in another order, with remarks, other line ends and so on.
    pub(crate) fn laid_out_otherwise(&self, dice: &mut Dice) -> Vec<String> {
        let mut files = vec![Table::new(); 1 + dice.below(3)];
        for (kind, value) in dice.shuffled(self.0.clone()) {
            match value {
                Value::Array(items) => {
                    for item in dice.shuffled(items) {
                        let at = dice.below(files.len());
                        let list = files[at].entry(&kind).or_insert(Value::Array(vec![]));
                        if let Value::Array(list) = list {
                            list.push(reordered(item, &kind, dice));
                        }
                    }
                }
                Value::Table(table) => {
                    for (key, inner) in dice.shuffled(table) {
                        let at = dice.below(files.len());
                        let table = files[at].entry(&kind).or_insert(Value::Table(Table::new()));
                        if let Value::Table(table) = table {
                            table.insert(key.clone(), reordered(inner, &key, dice));
                        }
                    }
                }
                _ => unreachable!("a workshop has only tables"),
            }
        }
        let texts = files.iter().map(|file| toml::to_string(file).unwrap());
        let texts: Vec<String> = texts.collect();
        texts.iter().map(|text| with_noise(text, dice)).collect()
    }

    /// Takes a thing away, and whatever names it.
    fn forget(&mut self, kind: &str, id: &str) {
        if let Some(Value::Table(things)) = self.0.get_mut(kind) {
            things.remove(id);
        }
        for (_, value) in self.0.iter_mut() {
            forget_in(value, id);
        }
    }

    fn change(&mut self, leaf: &[Step], dice: &mut Dice) {
        let ids = things(&self.0);
        let mut value = self.0.get_mut(match &leaf[0] {
            Step::Key(key) => key.as_str(),
            Step::Item(_) => unreachable!("a workshop is a table"),
        });
        for step in &leaf[1..] {
            value = value.and_then(|value| match step {
                Step::Key(key) => value.get_mut(key.as_str()),
                Step::Item(place) => value.get_mut(*place),
            });
        }
        let Some(value) = value else { return };
        *value = changed(value, &ids, dice);
    }
}

/// One step on the way to a value.
#[derive(Debug, Clone)]
enum Step {
    Key(String),
    Item(usize),
}

/// The ways to all values that are no tables, nor lists of tables.
fn leaves(table: &Table) -> Vec<Vec<Step>> {
    fn walk(value: &Value, way: &mut Vec<Step>, found: &mut Vec<Vec<Step>>) {
        match value {
            Value::Table(table) => {
                for (key, value) in table {
                    way.push(Step::Key(key.clone()));
                    walk(value, way, found);
                    way.pop();
                }
            }
            Value::Array(items) if items.iter().any(Value::is_table) => {
                for (place, item) in items.iter().enumerate() {
                    way.push(Step::Item(place));
                    walk(item, way, found);
                    way.pop();
                }
            }
            _ => found.push(way.clone()),
        }
    }
    let mut found = Vec::new();
    walk(&Value::Table(table.clone()), &mut Vec::new(), &mut found);
    let is_fixed = |step: Option<&Step>| match step {
        Some(Step::Key(key)) => FIXED.contains(&key.as_str()),
        _ => false,
    };
    found.retain(|way| !is_fixed(way.last()));
    found
}

/// The things that can be named, with their kinds.
fn things(table: &Table) -> Vec<(String, String)> {
    const KINDS: &[&str] = &[
        "phase",
        "segment",
        "role",
        "person",
        "task",
        "activity",
        "step",
        "competency",
        "tool",
        "decision",
        "action",
        "parking",
    ];
    let mut found = Vec::new();
    for kind in KINDS {
        let things = table.get(*kind).and_then(Value::as_table);
        let ids = things.into_iter().flat_map(Table::keys);
        found.extend(ids.map(|id| ((*kind).to_owned(), id.clone())));
    }
    found
}

/// Takes keys away by chance, but for those that their table must have.
fn take_away(value: &mut Value, dice: &mut Dice) {
    let Value::Table(table) = value else { return };
    let keys: Vec<String> = table.keys().cloned().collect();
    for key in keys {
        let is_table = table[&key].is_table();
        if is_table {
            take_away(&mut table[&key], dice);
        } else if !REQUIRED.contains(&key.as_str())
            && !FIXED.contains(&key.as_str())
            && dice.one_in(4)
        {
            table.remove(&key);
        }
    }
}

fn forget_in(value: &mut Value, id: &str) {
    let is_it = |value: &Value| value.as_str() == Some(id);
    match value {
        Value::Table(table) => {
            table.remove(id);
            table.retain(|_, value| !is_it(value));
            for (_, value) in table.iter_mut() {
                forget_in(value, id);
            }
        }
        Value::Array(items) => {
            // An item of which something necessary is gone goes with it, as does a pair.
            let needs_it = |item: &Value| match item {
                Value::Table(table) => {
                    let mut pairs = table.iter();
                    pairs.any(|(key, value)| REQUIRED.contains(&key.as_str()) && is_it(value))
                }
                Value::Array(pair) => pair.iter().any(is_it),
                other => is_it(other),
            };
            items.retain(|item| !needs_it(item));
            for item in items {
                forget_in(item, id);
            }
        }
        _ => {}
    }
}

fn rename_in(table: &Table, id: &str, new_id: &str) -> Table {
    fn renamed(value: &Value, id: &str, new_id: &str) -> Value {
        match value {
            Value::Table(table) => Value::Table(rename_in(table, id, new_id)),
            Value::Array(items) => {
                let items = items.iter().map(|item| renamed(item, id, new_id));
                Value::Array(items.collect())
            }
            Value::String(text) if text == id => Value::String(new_id.to_owned()),
            other => other.clone(),
        }
    }
    let key = |key: &String| {
        if key == id {
            new_id.to_owned()
        } else {
            key.clone()
        }
    };
    let pairs = table.iter();
    pairs
        .map(|(name, value)| (key(name), renamed(value, id, new_id)))
        .collect()
}

/// Another value of the same kind.
fn changed(value: &Value, ids: &[(String, String)], dice: &mut Dice) -> Value {
    match value {
        Value::String(text) => Value::String(other_text(text, ids, dice)),
        Value::Integer(number) => Value::Integer(number % 5 + 1),
        Value::Float(number) if number.is_nan() => Value::Float(1.0),
        Value::Float(number) if *number < 1.0 => Value::Float(number / 2.0),
        Value::Float(number) => Value::Float(if *number > 4.0 { 1.5 } else { number + 0.5 }),
        Value::Boolean(yes) => Value::Boolean(!yes),
        Value::Datetime(day) => Value::Datetime(other_day(day)),
        Value::Array(items) if items.is_empty() => value.clone(),
        Value::Array(items) => other_items(items, ids, dice),
        Value::Table(_) => value.clone(),
    }
}

fn other_text(text: &str, ids: &[(String, String)], dice: &mut Dice) -> String {
    let kind = ids.iter().find(|(_, id)| id == text).map(|(kind, _)| kind);
    let others = ids
        .iter()
        .filter(|(other, id)| Some(other) == kind && id != text);
    let others: Vec<_> = others.collect();
    if let Some(list) = WORDS.iter().find(|list| list.contains(&text)) {
        let place = list
            .iter()
            .position(|word| *word == text)
            .unwrap_or_default();
        list[(place + 1) % list.len()].to_owned()
    } else if !others.is_empty() {
        others[dice.below(others.len())].1.clone()
    } else if kind.is_some() || text == "?" {
        text.to_owned()
    } else {
        format!("{text} too")
    }
}

fn other_day(day: &Datetime) -> Datetime {
    let text = day.to_string();
    let other = match day.date {
        Some(_) if text.ends_with("-11") => "2026-07-12",
        Some(_) => "2026-07-11",
        None if text.starts_with("11") => "12:15:00",
        None => "11:15:00",
    };
    other.parse().unwrap()
}

/// One of the items changed; of ids, one is left out, since a set does not tell two of the same.
fn other_items(items: &[Value], ids: &[(String, String)], dice: &mut Dice) -> Value {
    let mut items = items.to_vec();
    let place = dice.below(items.len());
    if is_set(&items) {
        items.remove(place);
    } else if let Value::Array(pair) = &mut items[place] {
        pair.reverse();
    } else {
        items[place] = changed(&items[place], ids, dice);
    }
    Value::Array(items)
}

/// Whether a list is one of ids, whose order means nothing: ours have a mark of their kind before a hyphen.
fn is_set(items: &[Value]) -> bool {
    static IDS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
        let things = things(&MadeUp::everything().0).into_iter();
        things.map(|(_, id)| id).collect()
    });
    let is_id = |item: &Value| {
        let text = item.as_str();
        text.is_some_and(|text| text == "?" || IDS.contains(text.trim_end_matches("-again")))
    };
    !items.is_empty() && items.iter().all(is_id)
}

/// The same in another order, where order means nothing.
fn reordered(value: Value, key: &str, dice: &mut Dice) -> Value {
    match value {
        Value::Table(table) => {
            let pairs = dice.shuffled(table).into_iter();
            let pairs = pairs.map(|(key, value)| {
                let value = reordered(value, &key, dice);
                (key, value)
            });
            Value::Table(pairs.collect())
        }
        Value::Array(items) => {
            // A pair of rows that must be apart says which one is done and which approved.
            if key == "conflicts" {
                return Value::Array(dice.shuffled(items));
            }
            let is_list = items.iter().all(Value::is_table) || is_set(&items);
            let items = if is_list { dice.shuffled(items) } else { items };
            let items = items.into_iter();
            Value::Array(items.map(|item| reordered(item, "", dice)).collect())
        }
        other => other,
    }
}

/// The same text with remarks, blanks, other line ends and a byte order mark.
fn with_noise(text: &str, dice: &mut Dice) -> String {
    let line_end = if dice.one_in(2) { "\r\n" } else { "\n" };
    let mut noisy = String::new();
    if dice.one_in(3) {
        noisy.push('\u{feff}');
    }
    for line in text.lines() {
        match dice.below(6) {
            0 => noisy.push_str(&format!("# a remark = [\"x\"]{line_end}")),
            1 => noisy.push_str(line_end),
            2 => noisy.push_str("  "),
            _ => {}
        }
        noisy.push_str(line);
        if dice.one_in(6) {
            noisy.push_str("   # why");
        }
        noisy.push_str(line_end);
    }
    noisy
}
