//! Where in the tables of a file a statement stands.

use std::collections::BTreeSet;

use super::{Entry, Header, Pair, Piece, Statement, Value};

/// One step on the way from the top of a file to a key or value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Step {
    /// A key.
    Key(String),
    /// An item of a list.
    Item,
}

/// Follows the headers of a file.
#[derive(Debug, Default)]
pub(crate) struct Walk {
    lists: BTreeSet<Vec<Step>>,
    table: Vec<Step>,
}

impl Walk {
    /// The table that a header opens, with an item where its keys lead into a list; `each` is told every key with the
    /// way to it, that key included.
    pub(crate) fn enter<'t>(
        &mut self,
        header: &Header<'t>,
        mut each: impl FnMut(&[Step], Piece<'t>),
    ) {
        let mut way = Vec::new();
        for (n, key) in header.keys.iter().enumerate() {
            way.push(Step::Key(key.key()));
            each(&way, *key);
            if header.is_list && n + 1 == header.keys.len() {
                self.lists.insert(way.clone());
            }
            if self.lists.contains(&way) {
                way.push(Step::Item);
            }
        }
        self.table = way;
    }

    /// The way to the table at hand.
    pub(crate) fn table(&self) -> &[Step] {
        &self.table
    }

    /// Tells every key and plain value of a statement, with the way to it.
    pub(crate) fn each<'t>(
        &mut self,
        statement: &Statement<'t>,
        told: &mut dyn FnMut(&[Step], Piece<'t>, Role),
    ) {
        match statement {
            Statement::Header(header) => self.enter(header, |way, key| told(way, key, Role::Key)),
            Statement::Pair(pair) => each_of_pair(&mut self.table.clone(), pair, told),
            Statement::Blank | Statement::Comment(_) => {}
        }
    }
}

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// The last key of the way.
    Key,
    /// The value at the end of the way.
    Value,
}

fn each_of_pair<'t>(
    way: &mut Vec<Step>,
    pair: &Pair<'t>,
    told: &mut dyn FnMut(&[Step], Piece<'t>, Role),
) {
    let depth = way.len();
    for key in &pair.keys {
        way.push(Step::Key(key.key()));
        told(way, *key, Role::Key);
    }
    match &pair.value {
        Value::Plain(piece) => told(way, *piece, Role::Value),
        Value::Group(group) => {
            for entry in &group.entries {
                if let Entry::Item(item) = entry {
                    if !group.is_table {
                        way.push(Step::Item);
                    }
                    each_of_pair(way, item, told);
                    if !group.is_table {
                        way.pop();
                    }
                }
            }
        }
    }
    way.truncate(depth);
}
