//! [`Side`]: one version of a file, ready to be compared: its tree, its statements and what each is called.

use std::collections::HashMap;

use toml_edit::Document;

use super::Failure;
use super::node::{Children, Node, Path, Place, Step};
use super::statement::{Form, Statement, comments, statements};

/// What a statement is called in every version.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Name {
    Entry(Path),
    Header(Path),
    /// The lines of a free remark, and how many before it are the same.
    Remark(String, usize),
}

/// One version of a file.
#[derive(Debug)]
pub(super) struct Side {
    pub(super) text: String,
    pub(super) root: Node,
    pub(super) statements: Vec<Statement>,
    /// What each statement is called.
    pub(super) names: Vec<Name>,
    places: HashMap<Name, usize>,
}

impl Side {
    /// Reads a text that ends with its last line's end; items of lists are known as those of `base`.
    ///
    /// # Errors
    /// The text is not TOML.
    pub(super) fn read(text: String, base: Option<&Self>) -> Result<Self, Failure> {
        let document = Document::parse(text.as_str()).map_err(|_| Failure::NotToml)?;
        let root = Node::root(document.as_table(), base.map(|base| &base.root))?;
        drop(document);
        let mut marks = Vec::new();
        root.marks(&mut marks);
        let statements = statements(&text, marks);
        let mut side = Self {
            text,
            root,
            statements,
            names: Vec::new(),
            places: HashMap::new(),
        };
        side.names = side.named()?;
        let names = side.names.iter().cloned().enumerate();
        side.places = names.map(|(n, name)| (name, n)).collect();
        Ok(side)
    }

    fn named(&self) -> Result<Vec<Name>, Failure> {
        let mut names = vec![None; self.statements.len()];
        self.name_all(&self.root, &mut Vec::new(), &mut names)?;
        let mut seen: HashMap<String, usize> = HashMap::new();
        let named = names.into_iter().enumerate().map(|(n, name)| match name {
            Some(name) => Ok(name),
            None if self.statements[n].form == Form::Remark => {
                let lines = trimmed(self.lines(n));
                let before = seen.entry(lines.clone()).or_default();
                *before += 1;
                Ok(Name::Remark(lines, *before))
            }
            None => Err(Failure::Unsure),
        });
        named.collect()
    }

    fn name_all(
        &self,
        node: &Node,
        path: &mut Path,
        names: &mut [Option<Name>],
    ) -> Result<(), Failure> {
        let name = match node.place {
            Place::Entry { .. } => Some(Name::Entry(path.clone())),
            Place::Header { .. } => Some(Name::Header(path.clone())),
            Place::Inside { .. } | Place::Implied => None,
        };
        if let Some(name) = name {
            let n = self.statement_of(node).ok_or(Failure::Unsure)?;
            names[n] = Some(name);
        }
        for (step, child) in node.children().into_iter().flatten() {
            path.push(step.clone());
            self.name_all(child, path, names)?;
            path.pop();
        }
        Ok(())
    }

    /// The statement that a node is written in.
    pub(super) fn statement_of(&self, node: &Node) -> Option<usize> {
        let at = match &node.place {
            Place::Entry { key, .. } => *key,
            Place::Inside { value } => value.start,
            Place::Header { span } => span.start,
            Place::Implied => return None,
        };
        let n = self.statements.partition_point(|there| there.end <= at);
        (n < self.statements.len()).then_some(n)
    }

    /// Where a statement of that name is.
    pub(super) fn place(&self, name: &Name) -> Option<usize> {
        self.places.get(name).copied()
    }

    /// The lines of a statement without what stands above it.
    pub(super) fn lines(&self, n: usize) -> &str {
        &self.text[self.statements[n].body..self.statements[n].end]
    }

    /// The comment right above a statement.
    pub(super) fn lead(&self, n: usize) -> &str {
        &self.text[self.statements[n].lead..self.statements[n].body]
    }

    /// What stands behind a statement on its last line, without the line's end.
    pub(super) fn tail(&self, n: usize) -> &str {
        self.text[self.statements[n].said..self.statements[n].end].trim_end_matches(['\r', '\n'])
    }

    /// The statement behind the section of a header, which ends with its last key and a remark right below that.
    pub(super) fn section_end(&self, header: usize) -> usize {
        let mut end = header + 1;
        for (n, statement) in self.statements.iter().enumerate().skip(end) {
            match statement.form {
                Form::Header => break,
                Form::Entry => end = n + 1,
                Form::Remark if n == end && statement.gap == statement.lead => end = n + 1,
                Form::Remark => {}
            }
        }
        end
    }

    /// Whether the tables that are in another version too follow each other as they do there.
    pub(super) fn is_in_order_of(&self, other: &Self) -> bool {
        fn headers<'n>(side: &'n Side, other: &'n Side) -> impl Iterator<Item = &'n Name> {
            let is_shared =
                |name: &&Name| matches!(name, Name::Header(_)) && other.place(name).is_some();
            side.names.iter().filter(is_shared)
        }
        headers(self, other).eq(headers(other, self))
    }

    /// Whether a statement stands in its section, not between it and the next.
    pub(super) fn is_within(&self, n: usize) -> bool {
        match self.statements[n].section {
            Some(header) => n < self.section_end(header),
            // Before the first header, keys follow.
            None => self.statements[n..]
                .iter()
                .take_while(|after| after.form != Form::Header)
                .any(|after| after.form == Form::Entry),
        }
    }

    /// The statements that say what is at a path, with those of every section of it, in order.
    pub(super) fn statements_at(&self, path: &[Step]) -> Vec<usize> {
        let mut found = Vec::new();
        for (n, name) in self.names.iter().enumerate() {
            match name {
                Name::Header(there) if there.starts_with(path) => {
                    found.extend(n..self.section_end(n));
                }
                Name::Entry(there) if there.starts_with(path) => found.push(n),
                _ => {}
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Every comment in and above what is at a path, sorted.
    pub(super) fn comments_at(&self, path: &[Step]) -> Vec<&str> {
        let pieces = self.statements_at(path).into_iter().map(|n| {
            let statement = &self.statements[n];
            &self.text[statement.lead..statement.end]
        });
        let mut comments: Vec<_> = pieces.flat_map(comments).collect();
        comments.sort_unstable();
        comments
    }

    /// The text of a value.
    pub(super) fn raw(&self, node: &Node) -> Option<&str> {
        node.value().map(|span| &self.text[span])
    }

    /// What the children of a node are called, in order.
    pub(super) fn steps(node: Option<&Node>) -> impl Iterator<Item = &Step> {
        node.and_then(Node::children)
            .into_iter()
            .flat_map(Children::keys)
    }
}

/// Lines without the spaces around each.
pub(super) fn trimmed(lines: &str) -> String {
    let lines: Vec<_> = lines.lines().map(str::trim).collect();
    lines.join("\n")
}
