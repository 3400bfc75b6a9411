//! Writing the number of each task down, so that it stays when others come and go.

use std::collections::BTreeMap;

use crate::edit::{Splice, ending, next_line, spliced};
use crate::text::{Group, Pair, Statement, Step, Value, Walk, split_mark, statements};

/// A file with the numbers of tasks in it.
pub(crate) struct Numbered<'t> {
    pub(crate) text: String,
    /// The tasks that have no number yet.
    pub(crate) left: BTreeMap<&'t str, u32>,
}

/// The text with `card = N` in each of these tasks that is written in it; `None` for what is not TOML.
///
/// A task of which only tables inside of it are written here, such as `[task.x.next]`, gets none.
pub(crate) fn numbered<'t>(text: &str, cards: &BTreeMap<&'t str, u32>) -> Option<Numbered<'t>> {
    let (mark, text) = split_mark(text);
    let statements = statements(text)?;
    let mut numberer = Numberer {
        text,
        left: cards.clone(),
        splices: Vec::new(),
    };
    let mut walk = Walk::default();
    // A table of its own is the better place, wherever it stands.
    for (n, statement) in statements.iter().enumerate() {
        if let Statement::Header(header) = statement {
            walk.enter(header, |_, _| ());
            numberer.under_header(walk.table(), header.span.end, &statements[n + 1..]);
        }
    }
    let mut walk = Walk::default();
    for statement in &statements {
        match statement {
            Statement::Header(header) => walk.enter(header, |_, _| ()),
            Statement::Pair(pair) => numberer.in_pair(walk.table(), pair),
            Statement::Blank | Statement::Comment(_) => {}
        }
    }
    Some(Numbered {
        text: format!("{mark}{}", spliced(text, numberer.splices)),
        left: numberer.left,
    })
}

struct Numberer<'t, 'c> {
    text: &'t str,
    left: BTreeMap<&'c str, u32>,
    splices: Vec<Splice>,
}

impl Numberer<'_, '_> {
    /// Under `[task.x]`: behind the name, else at the top.
    fn under_header(&mut self, way: &[Step], end: usize, below: &[Statement<'_>]) {
        let [Step::Key(kind), Step::Key(id)] = way else {
            return;
        };
        let Some(card) = self.card(kind, id) else {
            return;
        };
        let here = below
            .iter()
            .take_while(|statement| !matches!(statement, Statement::Header(_)));
        let mut pairs = here.filter_map(|statement| match statement {
            Statement::Pair(pair) => Some(pair),
            _ => None,
        });
        let name = pairs.find(|pair| is_name(pair));
        self.add_line(
            name.map_or(end, |name| name.value.span().end),
            &format!("card = {card}"),
        );
    }

    /// In `x.name = …` under `[task]`, and where tasks stand between braces.
    fn in_pair(&mut self, table: &[Step], pair: &Pair<'_>) {
        let keys: Vec<_> = pair.keys.iter().map(|key| Step::Key(key.key())).collect();
        let way = [table, &keys].concat();
        if let ([Step::Key(kind), Step::Key(id), _, ..], 0 | 1) = (way.as_slice(), table.len()) {
            let Some(card) = self.card(kind, id) else {
                return;
            };
            let before: Vec<_> = pair.keys[..2 - table.len()]
                .iter()
                .map(|key| key.raw)
                .collect();
            let line = format!("{}.card = {card}", before.join("."));
            self.add_line(pair.value.span().end, &line);
        } else if let Value::Group(group) = &pair.value {
            self.in_group(&way, group);
        }
    }

    fn in_group(&mut self, way: &[Step], group: &Group<'_>) {
        match way {
            [Step::Key(_)] => group.items().for_each(|item| {
                let keys: Vec<_> = item.keys.iter().map(|key| Step::Key(key.key())).collect();
                match (&keys[..], &item.value) {
                    // `x.name = …` between braces.
                    ([id, _, ..], value) => {
                        self.behind(
                            &[way, std::slice::from_ref(id)].concat(),
                            value,
                            &format!("{}.", item.keys[0].raw),
                        );
                    }
                    (_, Value::Group(inner)) => self.in_group(&[way, &keys].concat(), inner),
                    (_, Value::Plain(_)) => {}
                }
            }),
            [Step::Key(_), Step::Key(_)] => {
                let name = group.items().find(|item| is_name(item));
                if let Some(item) = name.or(group.items().last()) {
                    self.behind(way, &item.value, "");
                }
            }
            _ => {}
        }
    }

    /// Behind a value of the task at `way`, between the same braces.
    fn behind(&mut self, way: &[Step], value: &Value<'_>, before: &str) {
        let [Step::Key(kind), Step::Key(id)] = way else {
            return;
        };
        if let Some(card) = self.card(kind, id) {
            let end = value.span().end;
            self.splices.push(Splice {
                span: end..end,
                text: format!(", {before}card = {card}"),
            });
        }
    }

    fn card(&mut self, kind: &str, id: &str) -> Option<u32> {
        (kind == "task").then(|| self.left.remove(id))?
    }

    /// Adds a line behind that of a byte.
    fn add_line(&mut self, at: usize, line: &str) {
        let ending = ending(self.text, at);
        let next = next_line(self.text, at);
        let text = match self.text[..next].ends_with('\n') {
            true => format!("{line}{ending}"),
            false => format!("{ending}{line}"),
        };
        self.splices.push(Splice {
            span: next..next,
            text,
        });
    }
}

fn is_name(pair: &Pair<'_>) -> bool {
    matches!(pair.keys.as_slice(), [key] if key.key() == "name")
}
