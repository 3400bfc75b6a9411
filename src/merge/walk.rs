//! [`Walk`]: the three versions side by side, from the root down to the single cell, and who is right in each.

use std::collections::{BTreeMap, HashSet};

use super::braces::Change;
use super::data::Data;
use super::node::{Kind, Node, Path, Place, Step};
use super::patch::Patch;
use super::side::{Name, Side};
use super::statement::comments;
use super::{Conflict, Failure, Why};

/// A merge under way: our text gets their changes.
pub(super) struct Walk<'s> {
    pub(super) base: &'s Side,
    pub(super) ours: &'s Side,
    pub(super) theirs: &'s Side,
    pub(super) patches: Vec<Patch>,
    pub(super) conflicts: Vec<Conflict>,
    /// Changes within the braces of our statements.
    pub(super) braces: BTreeMap<usize, Vec<Change>>,
    /// Our statements that were taken from them as they are.
    pub(super) taken: HashSet<usize>,
    /// Their statements that were added with their section.
    pub(super) added: HashSet<usize>,
    /// Whether something came up that cannot be written.
    pub(super) unsure: bool,
}

/// One table or value in the three versions.
#[derive(Clone, Copy)]
pub(super) struct Three<'n> {
    pub(super) base: Option<&'n Node>,
    pub(super) ours: Option<&'n Node>,
    pub(super) theirs: Option<&'n Node>,
}

/// What the result says: with our half of each conflict, and with theirs.
pub(super) type Meant = [Option<Data>; 2];

impl<'n> Three<'n> {
    fn child(self, step: &Step) -> Self {
        let of = |node: Option<&'n Node>| node.and_then(|node| node.child(step));
        Self {
            base: of(self.base),
            ours: of(self.ours),
            theirs: of(self.theirs),
        }
    }

    fn all(self) -> impl Iterator<Item = &'n Node> {
        [self.base, self.ours, self.theirs].into_iter().flatten()
    }

    /// Whether none is written anywhere: only what is in it is.
    fn is_implied(self) -> bool {
        self.all().all(|node| node.place == Place::Implied)
    }

    /// Whether all are tables, or all are lists.
    fn is_alike(self) -> bool {
        let is = |is: fn(&Kind) -> bool| self.all().all(|node| is(&node.kind));
        is(|kind| matches!(kind, Kind::Table(_))) || is(|kind| matches!(kind, Kind::List(_)))
    }
}

impl<'s> Walk<'s> {
    pub(super) fn new(base: &'s Side, ours: &'s Side, theirs: &'s Side) -> Self {
        Self {
            base,
            ours,
            theirs,
            patches: Vec::new(),
            conflicts: Vec::new(),
            braces: BTreeMap::new(),
            taken: HashSet::new(),
            added: HashSet::new(),
            unsure: false,
        }
    }

    /// Merges the files; what the result says.
    pub(super) fn run(&mut self) -> Result<Meant, Failure> {
        self.take_whole_statements();
        let root = Three {
            base: Some(&self.base.root),
            ours: Some(&self.ours.root),
            theirs: Some(&self.theirs.root),
        };
        let meant = self.children(&mut Vec::new(), root);
        self.remarks();
        self.write_braces();
        match self.unsure {
            true => Err(Failure::Unsure),
            false => Ok(meant),
        }
    }

    /// A statement that we left to the byte is as they have it, spaces included.
    fn take_whole_statements(&mut self) {
        for (n, name) in self.theirs.names.iter().enumerate() {
            let (Some(ours), Some(base)) = (self.ours.place(name), self.base.place(name)) else {
                continue;
            };
            if matches!(name, Name::Remark(..)) || self.ours.lines(ours) != self.base.lines(base) {
                continue;
            }
            self.taken.insert(ours);
            if self.theirs.lines(n) != self.ours.lines(ours) {
                let there = &self.ours.statements[ours];
                self.plain(there.body..there.end, n, self.theirs.lines(n).to_owned());
            }
        }
    }

    /// Merges what is in a table or list, one by one.
    fn children(&mut self, path: &mut Path, at: Three<'s>) -> Meant {
        let mut steps: Vec<&Step> = Side::steps(at.ours).collect();
        steps.extend(
            Side::steps(at.theirs)
                .filter(|step| at.ours.is_none_or(|ours| ours.child(step).is_none())),
        );
        let mut meant = [Vec::new(), Vec::new()];
        for step in steps {
            path.push(step.clone());
            let child = self.node(path, at.child(step));
            path.pop();
            for (all, one) in meant.iter_mut().zip(child) {
                all.extend(one.map(|data| (step, data)));
            }
        }
        let is_list = at.all().any(|node| matches!(node.kind, Kind::List(_)));
        let is_written = [at.ours, at.theirs]
            .into_iter()
            .flatten()
            .any(|node| node.place != Place::Implied);
        meant.map(|entries| {
            let is_there = is_written || !entries.is_empty();
            is_there.then(|| gathered(entries, is_list))
        })
    }

    /// Merges one table or value: who changed it is right, unless both did.
    fn node(&mut self, path: &mut Path, at: Three<'s>) -> Meant {
        if at.is_implied() && at.is_alike() {
            return self.children(path, at);
        }
        if let (Some(ours), Some(theirs)) = (at.ours, at.theirs) {
            let are_tables = ours.children().is_some() && Three { base: None, ..at }.is_alike();
            if are_tables && !self.is_added_twice(path, at) {
                return self.tables(path, at);
            }
            if !are_tables && self.comments(path) {
                return self.conflict(path, at, Why::Comment);
            }
            if says_same(path, (self.ours, ours), (self.theirs, theirs)) {
                return both(at.ours);
            }
        }
        if self.is_second_row(path, at) {
            return self.conflict(path, at, Why::TwoAccountable);
        }
        if self.is_same(path, at, (self.base, at.base), (self.theirs, at.theirs)) {
            return both(at.ours);
        }
        if self.is_same(path, at, (self.base, at.base), (self.ours, at.ours)) {
            self.take(path, at);
            return both(at.theirs);
        }
        if let Some(meant) = self.set(path, at) {
            return meant;
        }
        let why = match at {
            Three { ours: None, .. } => Why::RemovedByUs,
            Three { theirs: None, .. } => Why::RemovedByThem,
            Three { base: None, .. } => Why::AddedTwice,
            _ => Why::ChangedTwice,
        };
        self.conflict(path, at, why)
    }

    /// Merges a table, or list, that both sides have.
    fn tables(&mut self, path: &mut Path, at: Three<'s>) -> Meant {
        if self.comments(path) {
            return self.conflict(path, at, Why::Comment);
        }
        let ours = at.ours.map(|node| &node.place);
        let Some(Place::Entry { .. }) = ours else {
            return self.children(path, at);
        };
        // What is in braces stands on one line, and so does a conflict about it.
        let (patches, conflicts) = (self.patches.len(), self.conflicts.len());
        let unsure = self.unsure;
        let meant = self.children(path, at);
        let Some(conflict) = self.conflicts.get(conflicts).cloned() else {
            return meant;
        };
        self.patches.truncate(patches);
        self.conflicts.truncate(conflicts);
        self.unsure = unsure;
        if let Some(n) = at.ours.and_then(|node| self.ours.statement_of(node)) {
            self.braces.remove(&n);
        }
        let meant = self.conflict(path, at, conflict.why);
        if let Some(last) = self.conflicts.last_mut() {
            last.path = conflict.path;
        }
        meant
    }

    /// Whether both sides add the table of one id, each with other content.
    fn is_added_twice(&self, path: &Path, at: Three<'s>) -> bool {
        let (None, Some(ours), Some(theirs)) = (at.base, at.ours, at.theirs) else {
            return false;
        };
        let under_header = |node: &Node| matches!(node.place, Place::Header { .. });
        let has_header = under_header(ours) && under_header(theirs);
        let is_written = ours.place != Place::Implied && theirs.place != Place::Implied;
        let is_entity = match path.as_slice() {
            [.., Step::Item(_)] => true,
            [Step::Key(kind), _] => is_written && has_ids(kind),
            [Step::Key(kind), _, _, ..] => has_header && has_ids(kind),
            _ => false,
        };
        is_entity && ours.data() != theirs.data()
    }

    /// Whether one side gives a task letters while the other makes an activity of that id: one row twice.
    fn is_second_row(&self, path: &Path, at: Three<'s>) -> bool {
        let (node, side, other) = match at {
            Three {
                base: None,
                ours: Some(node),
                theirs: None,
            } => (node, self.ours, self.theirs),
            Three {
                base: None,
                ours: None,
                theirs: Some(node),
            } => (node, self.theirs, self.ours),
            _ => return false,
        };
        let key = |key: &str| Step::Key(key.to_owned());
        let (id, has_letters) = match path.as_slice() {
            [kind, id] if *kind == key("task") => (id, node.child(&key("A")).is_some()),
            [kind, id, letter] if *kind == key("task") => (id, *letter == key("A")),
            _ => return false,
        };
        let has_row = |side: &Side| side.root.at(&[key("activity"), id.clone()]).is_some();
        has_letters && has_row(other) && !has_row(side)
    }

    /// Whether two versions of what `at` is about say the same, comments included.
    ///
    /// What stands above and behind a line is merged on its own, unless one side has no such line.
    fn is_same(
        &self,
        path: &[Step],
        at: Three<'_>,
        one: (&Side, Option<&Node>),
        other: (&Side, Option<&Node>),
    ) -> bool {
        let is_gone = at.ours.is_none() || at.theirs.is_none();
        match (one.1, other.1) {
            (None, None) => true,
            (Some(this), Some(that)) => {
                says_same(path, (one.0, this), (other.0, that))
                    && (!is_gone || one.0.comments_at(path) == other.0.comments_at(path))
            }
            _ => false,
        }
    }

    /// Takes over what only they changed.
    fn take(&mut self, path: &Path, at: Three<'s>) {
        match (at.ours, at.theirs) {
            (Some(ours), Some(theirs)) => self.replace(path, ours, theirs),
            (Some(ours), None) => self.remove(path, ours),
            (None, Some(theirs)) => self.insert(path, theirs, None),
            (None, None) => {}
        }
    }
}

/// Whether two values, or tables, say the same and have the same comments in them.
fn says_same(path: &[Step], one: (&Side, &Node), other: (&Side, &Node)) -> bool {
    if one.1.data() != other.1.data() {
        return false;
    }
    match (one.0.raw(one.1), other.0.raw(other.1)) {
        (Some(this), Some(that)) => comments(this) == comments(that),
        _ => one.0.comments_at(path) == other.0.comments_at(path),
    }
}

/// What a table or list with these children says.
fn gathered(children: Vec<(&Step, Data)>, is_list: bool) -> Data {
    if is_list {
        return Data::bag(children.into_iter().map(|(_, data)| data).collect());
    }
    let entries = children.into_iter().filter_map(|(step, data)| match step {
        Step::Key(key) => Some((key.clone(), data)),
        Step::Item(_) => None,
    });
    Data::Table(entries.collect())
}

/// The same with either half of the conflicts.
pub(super) fn both(node: Option<&Node>) -> Meant {
    let data = node.map(Node::data);
    [data.clone(), data]
}

/// Whether tables of that name stand one for each id.
fn has_ids(kind: &str) -> bool {
    crate::schema::Keys::of::<crate::schema::TomlFile>()
        .known_at([kind])
        .is_empty()
}
