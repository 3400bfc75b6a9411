//! [`File`]: one file of the workshop, with what goes into it.

use toml_edit::Key;

use super::entry::{Listed, listed};
use super::{Renaming, keys};
use crate::edit::{Rewrite, Splice, spliced};
use crate::schema::reference::Kind;
use crate::source::SourceFile;
use crate::text::{Piece, Role, Statement, Walk, comments, split_mark, statements};

/// One file, cut into what it says.
pub(super) struct File<'s> {
    source: &'s SourceFile,
    /// Its text without a byte order mark.
    pub(super) text: &'s str,
    pub(super) statements: Vec<Statement<'s>>,
    pub(super) splices: Vec<Splice>,
    /// The thing is declared here.
    pub(super) declares: bool,
}

impl<'s> File<'s> {
    /// `None` for what is not TOML.
    pub(super) fn read(source: &'s SourceFile) -> Option<Self> {
        let (_, text) = split_mark(&source.text);
        Some(Self {
            source,
            text,
            statements: statements(text)?,
            splices: Vec::new(),
            declares: false,
        })
    }

    pub(super) fn path(&self) -> &str {
        &self.source.path
    }

    pub(super) fn listed(&self, list: &str) -> Vec<Listed<'s>> {
        listed(self.text, &self.statements, list)
    }

    /// Puts another text in the place of a piece, in the quotes that it has.
    pub(super) fn replace(&mut self, piece: Piece<'_>, by: &str) {
        self.splices.push(Splice {
            span: piece.span(),
            text: in_its_quotes(piece.raw, by),
        });
    }

    /// Renames every key and value that names the thing; how many there are.
    pub(super) fn rename(&mut self, renaming: &Renaming) -> usize {
        let mut walk = Walk::default();
        let mut found = Vec::new();
        let playbooks = self.playbooks_of_their_own();
        for statement in &self.statements {
            walk.each(statement, &mut |way, piece, role| {
                let way = keys(way);
                let is_it = match role {
                    Role::Key => names_by_key(renaming, &way) && piece.key() == renaming.old,
                    Role::Value => {
                        names_by_value(renaming, &way)
                            && piece.text().as_deref() == Some(&renaming.old)
                    }
                };
                if is_it
                    && !(way[0] == "playbook" && way.len() == 2 && playbooks.contains(&piece.key()))
                {
                    self.declares |= role == Role::Key && renaming.kind.is_declared_at(&way);
                    found.push(piece);
                }
            });
        }
        for piece in &found {
            self.replace(*piece, &renaming.new);
        }
        found.len()
    }

    /// The playbooks that say which segment they are for: their ids are names of their own.
    fn playbooks_of_their_own(&self) -> Vec<String> {
        let mut walk = Walk::default();
        let mut ids = Vec::new();
        for statement in &self.statements {
            walk.each(statement, &mut |way, _, role| {
                if let (Role::Value, ["playbook", id, "segment"]) = (role, keys(way).as_slice()) {
                    ids.push((*id).to_owned());
                }
            });
        }
        ids
    }

    /// Renames the thing in the entries that accept a finding about it; how many of them leave it open what they mean.
    pub(super) fn accepted(&mut self, renaming: &Renaming) -> usize {
        let mut unsure = 0;
        for entry in self.listed("accept") {
            let Some((piece, at)) = entry.text("where") else {
                continue;
            };
            if at == renaming.old {
                let rule = entry.text("rule").map(|(_, rule)| rule);
                if !renaming.is_shared || rule.is_some_and(|rule| renaming.accepted.contains(&rule))
                {
                    self.replace(piece, &renaming.new);
                } else {
                    unsure += 1;
                }
            } else if let Some((kind, id)) = at.split_once('.')
                && id == renaming.old
                && renaming.kinds().any(|known| known == kind)
            {
                self.replace(piece, &format!("{kind}.{}", renaming.new));
            }
        }
        unsure
    }

    /// How many comments have the id as a word of its own.
    pub(super) fn mentions(&self, id: &str) -> usize {
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
        let has = |comment: &&str| comment.split(|c| !is_part(c)).any(|word| word == id);
        comments(self.text).filter(has).count()
    }

    /// The change of the file; `None` where there is none.
    pub(super) fn rewrite(self) -> Option<Rewrite> {
        if self.splices.is_empty() {
            return None;
        }
        let (mark, _) = split_mark(&self.source.text);
        Some(Rewrite {
            path: self.source.path.clone(),
            before: Some(self.source.text.clone()),
            after: format!("{mark}{}", spliced(self.text, self.splices)),
        })
    }
}

fn names_by_key(renaming: &Renaming, way: &[&str]) -> bool {
    let mut also = renaming.also.iter();
    renaming.kind.is_key(way) || also.any(|kind| kind.is_key(way))
}

fn names_by_value(renaming: &Renaming, way: &[&str]) -> bool {
    let mut also = renaming.also.iter();
    renaming.kind.is_value(way) || also.any(|kind| stands_for(kind, way) && kind.is_value(way))
}

/// A person takes the place of a role in the chart only; a row that is a task is a row everywhere.
fn stands_for(kind: &Kind, way: &[&str]) -> bool {
    kind.name != "role"
        || way == ["raci", "roles"]
        || matches!(way, [.., letter] if letter.len() == 1)
}

/// The text in the quotes of what stands there; with quotes of its own where it cannot go without or would end those.
fn in_its_quotes(raw: &str, text: &str) -> String {
    let quote = raw.chars().next().filter(|c| matches!(c, '"' | '\''));
    let Some(quote) = quote.filter(|_| !text.contains(['"', '\'', '\\'])) else {
        return Key::new(text).display_repr().into_owned();
    };
    let is_long = raw.len() >= 6 && raw.chars().take(3).all(|c| c == quote);
    let quotes = quote.to_string().repeat(if is_long { 3 } else { 1 });
    format!("{quotes}{text}{quotes}")
}
