//! [`Node`]: the tables and values of one version, each with the place where it is written.

use std::ops::Range;

use indexmap::IndexMap;
use toml_edit::{ArrayOfTables, InlineTable, Item, Key, Table, Value};

use super::Failure;
use super::data::Data;
use super::item::{Token, tokens};
use super::statement::{Form, Mark};

/// One step of the way from the root of a file to a table or value.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Step {
    /// A key of a table.
    Key(String),
    /// An item of `[[a list]]`.
    Item(Token),
}

/// The way to a table or value.
pub(super) type Path = Vec<Step>;

/// A table, a list of tables or a value.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) kind: Kind,
    pub(super) place: Place,
}

#[derive(Debug, Clone)]
pub(super) enum Kind {
    Value(Data),
    Table(Children),
    /// `[[a list]]` of tables.
    List(Children),
}

/// What is in a table or list, in the order of the file.
pub(super) type Children = IndexMap<Step, Node>;

/// Where something is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// In lines of its own; where the last of its keys begins, and the value.
    Entry { key: usize, value: Range<usize> },
    /// Within the braces of a value.
    Inside { value: Range<usize> },
    /// Under a header.
    Header { span: Range<usize> },
    /// Nowhere: only what is in it is written.
    Implied,
}

impl Node {
    /// The root of a file; items of lists are known as those of `base` where they are the same.
    pub(super) fn root(table: &Table, base: Option<&Self>) -> Result<Self, Failure> {
        let mut reader = Reader { path: Vec::new() };
        Ok(Self {
            kind: Kind::Table(reader.children(table, base)?),
            place: Place::Implied,
        })
    }

    pub(super) fn children(&self) -> Option<&Children> {
        match &self.kind {
            Kind::Value(_) => None,
            Kind::Table(children) | Kind::List(children) => Some(children),
        }
    }

    pub(super) fn child(&self, step: &Step) -> Option<&Self> {
        self.children()?.get(step)
    }

    pub(super) fn at(&self, path: &[Step]) -> Option<&Self> {
        path.iter().try_fold(self, |node, step| node.child(step))
    }

    /// The bytes of the value, where it is one.
    pub(super) fn value(&self) -> Option<Range<usize>> {
        match &self.place {
            Place::Entry { value, .. } | Place::Inside { value } => Some(value.clone()),
            Place::Header { .. } | Place::Implied => None,
        }
    }

    pub(super) fn data(&self) -> Data {
        match &self.kind {
            Kind::Value(data) => data.clone(),
            Kind::List(items) => Data::bag(items.values().map(Self::data).collect()),
            Kind::Table(children) => {
                let entries = children.iter().filter_map(|(step, node)| match step {
                    Step::Key(key) => Some((key.clone(), node.data())),
                    Step::Item(_) => None,
                });
                Data::Table(entries.collect())
            }
        }
    }

    /// What the lines of the file say, in whatever order.
    pub(super) fn marks(&self, marks: &mut Vec<Mark>) {
        match &self.place {
            Place::Entry { key, value } => return marks.push((Form::Entry, *key, value.end)),
            Place::Header { span } => marks.push((Form::Header, span.start, span.end)),
            Place::Inside { .. } | Place::Implied => {}
        }
        let children = self.children().into_iter().flat_map(Children::values);
        children.for_each(|child| child.marks(marks));
    }
}

/// Reads a parsed file; knows where it is.
struct Reader {
    path: Vec<String>,
}

impl Reader {
    fn children(&mut self, table: &Table, base: Option<&Node>) -> Result<Children, Failure> {
        let mut children = Children::new();
        for (name, item) in table.iter() {
            let step = Step::Key(name.to_owned());
            let base = base.and_then(|base| base.child(&step));
            self.path.push(name.to_owned());
            let node = match item {
                Item::None => None,
                Item::Table(table) => Some(self.table(table, base)?),
                Item::ArrayOfTables(list) => Some(self.list(list, base)?),
                Item::Value(value) => {
                    let key = table.key(name).and_then(Key::span);
                    let key = key.ok_or(Failure::Unsure)?.start;
                    let place = |value| Place::Entry { key, value };
                    Some(self.value(value, &place)?)
                }
            };
            self.path.pop();
            children.extend(node.map(|node| (step, node)));
        }
        Ok(children)
    }

    fn table(&mut self, table: &Table, base: Option<&Node>) -> Result<Node, Failure> {
        let place = if table.is_dotted() || table.is_implicit() {
            Place::Implied
        } else {
            let span = table.span().ok_or(Failure::Unsure)?;
            Place::Header { span }
        };
        let kind = Kind::Table(self.children(table, base)?);
        Ok(Node { kind, place })
    }

    fn list(&mut self, list: &ArrayOfTables, base: Option<&Node>) -> Result<Node, Failure> {
        self.path.push(String::new());
        let plain: Result<Vec<Data>, Failure> = list
            .iter()
            .map(|table| Ok(self.table(table, None)?.data()))
            .collect();
        let base = base.filter(|base| matches!(base.kind, Kind::List(_)));
        let tokens = tokens(base.and_then(Node::children), &plain?);
        let mut items = Children::new();
        for (table, token) in list.iter().zip(tokens) {
            let step = Step::Item(token);
            let node = self.table(table, base.and_then(|base| base.child(&step)))?;
            items.insert(step, node);
        }
        self.path.pop();
        Ok(Node {
            kind: Kind::List(items),
            place: Place::Implied,
        })
    }

    fn value(
        &mut self,
        value: &Value,
        place: &dyn Fn(Range<usize>) -> Place,
    ) -> Result<Node, Failure> {
        let inside = |value| Place::Inside { value };
        let kind = match value {
            Value::InlineTable(table) => Kind::Table(self.inline(table, &inside)?),
            value => Kind::Value(Data::of(value, &mut self.path)),
        };
        // What is dotted within braces is written nowhere.
        let place = match value.span() {
            Some(span) if !is_dotted(value) => place(span),
            _ if is_dotted(value) => Place::Implied,
            _ => return Err(Failure::Unsure),
        };
        Ok(Node { kind, place })
    }

    fn inline(
        &mut self,
        table: &InlineTable,
        place: &dyn Fn(Range<usize>) -> Place,
    ) -> Result<Children, Failure> {
        let mut children = Children::new();
        for (name, value) in table.iter() {
            self.path.push(name.to_owned());
            let node = self.value(value, place)?;
            self.path.pop();
            children.insert(Step::Key(name.to_owned()), node);
        }
        Ok(children)
    }
}

fn is_dotted(value: &Value) -> bool {
    value.as_inline_table().is_some_and(InlineTable::is_dotted)
}
