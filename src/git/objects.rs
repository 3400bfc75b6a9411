//! [`Objects`]: one `git cat-file --batch` that reads every object of a run.

use std::collections::HashMap;
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::sync::Arc;

use super::process::{command, not_started};
use super::tree::{EntryKind, entries};
use super::{ObjectId, Repository, TreeEntry, TreeFile};
use crate::error::{Error, GitTrouble};

/// How deep folders may lie in one another before this is no workshop but an attack on the stack.
const DEEPEST: usize = 200;

/// The objects of a repository, each asked for and answered before the next, so that neither side ever waits for the
/// other.
#[derive(Debug)]
pub struct Objects {
    git: Child,
    requests: ChildStdin,
    answers: BufReader<ChildStdout>,
    /// Where the workshop lies in the repository.
    prefix: String,
    /// By the tree of a folder inside the workshop, its files: most folders stay as they are from commit to commit.
    listed: HashMap<ObjectId, Arc<[TreeFile]>>,
}

/// An object as git keeps it.
struct Object {
    kind: String,
    bytes: Vec<u8>,
}

impl Objects {
    /// Starts reading.
    ///
    /// # Errors
    /// Git cannot be started.
    pub fn of(repository: &Repository) -> Result<Self, Error> {
        let mut git = command(repository.folder())
            .args(["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // What it says there nobody reads while it runs, and a full pipe would stop it.
            .stderr(Stdio::null())
            .spawn()
            .map_err(not_started)?;
        let (Some(requests), Some(answers)) = (git.stdin.take(), git.stdout.take()) else {
            return Err(not_started(io::ErrorKind::BrokenPipe.into()));
        };
        Ok(Self {
            git,
            requests,
            answers: BufReader::with_capacity(1 << 16, answers),
            prefix: repository.prefix().to_owned(),
            listed: HashMap::new(),
        })
    }

    /// The bytes of a file.
    ///
    /// # Errors
    /// The object is not in this clone, or is no file.
    pub fn blob(&mut self, id: &ObjectId) -> Result<Vec<u8>, Error> {
        self.object(id.as_str(), "blob")
    }

    /// The names in a folder of a commit.
    ///
    /// # Errors
    /// The object is not in this clone, or is no folder.
    pub fn tree(&mut self, id: &ObjectId) -> Result<Vec<TreeEntry>, Error> {
        self.entries_of(id.as_str(), id)
    }

    /// What a commit says: the raw lines of its header, an empty line, its message.
    ///
    /// # Errors
    /// The object is not in this clone, or is no commit.
    pub fn commit(&mut self, id: &ObjectId) -> Result<Vec<u8>, Error> {
        self.object(id.as_str(), "commit")
    }

    /// The TOML files that the workshop had in a commit, by their path from its folder: the ones that
    /// [`SourceTree::read`](crate::source::SourceTree::read) would find on disk. None where there was no such folder.
    ///
    /// # Errors
    /// Part of the commit is not in this clone.
    pub fn files_at(&mut self, commit: &ObjectId) -> Result<Vec<TreeFile>, Error> {
        let mut entries = self.entries_of(&format!("{commit}^{{tree}}"), commit)?;
        let prefix = self.prefix.clone();
        for name in prefix.split('/').filter(|name| !name.is_empty()) {
            let is_it = |entry: &&TreeEntry| {
                entry.kind == EntryKind::Folder && entry.name == name.as_bytes()
            };
            match entries.iter().find(is_it) {
                Some(folder) => entries = self.tree(&folder.id.clone())?,
                None => return Ok(Vec::new()),
            }
        }
        self.files_among(entries, 0)
    }

    fn files_among(
        &mut self,
        entries: Vec<TreeEntry>,
        depth: usize,
    ) -> Result<Vec<TreeFile>, Error> {
        let mut files = Vec::new();
        for entry in entries.into_iter().filter(|entry| !entry.is_hidden()) {
            let name = String::from_utf8_lossy(&entry.name);
            match entry.kind {
                EntryKind::Folder if depth < DEEPEST => {
                    let inside = self.files_under(entry.id, depth + 1)?;
                    files.extend(inside.iter().map(|file| TreeFile {
                        path: format!("{name}/{}", file.path),
                        id: file.id.clone(),
                    }));
                }
                EntryKind::File if entry.is_toml() => files.push(TreeFile {
                    path: name.into_owned(),
                    id: entry.id,
                }),
                EntryKind::Folder => return Err(refused("the folders lie too deep")),
                EntryKind::File | EntryKind::Other => {}
            }
        }
        Ok(files)
    }

    fn files_under(&mut self, tree: ObjectId, depth: usize) -> Result<Arc<[TreeFile]>, Error> {
        if let Some(files) = self.listed.get(&tree) {
            return Ok(Arc::clone(files));
        }
        let entries = self.tree(&tree)?;
        let files: Arc<[TreeFile]> = self.files_among(entries, depth)?.into();
        self.listed.insert(tree, Arc::clone(&files));
        Ok(files)
    }

    /// The entries of a tree, in a repository whose ids are as long as the one given.
    fn entries_of(&mut self, asked: &str, like: &ObjectId) -> Result<Vec<TreeEntry>, Error> {
        let raw = self.object(asked, "tree")?;
        entries(&raw, like.as_str().len() / 2)
            .ok_or_else(|| refused(&format!("`{asked}` is not a tree that can be read")))
    }

    fn object(&mut self, asked: &str, kind: &str) -> Result<Vec<u8>, Error> {
        match self.ask(asked) {
            Ok(Some(object)) if object.kind == kind => Ok(object.bytes),
            Ok(Some(object)) => Err(refused(&format!("`{asked}` is a {}", object.kind))),
            Ok(None) => Err(GitTrouble::MissingObject(asked.to_owned()).into()),
            Err(error) => Err(refused(&format!("reading `{asked}` ended early ({error})"))),
        }
    }

    /// One request, one answer: `<id> <kind> <size>`, the bytes and a newline, or `<asked> missing`.
    fn ask(&mut self, asked: &str) -> io::Result<Option<Object>> {
        // In one piece, since a pipe is not buffered.
        self.requests.write_all(format!("{asked}\n").as_bytes())?;
        self.requests.flush()?;
        let mut header = String::new();
        self.answers.read_line(&mut header)?;
        let words: Vec<_> = header.split_whitespace().collect();
        let [_, kind, size] = words[..] else {
            return match words.last() {
                Some(&"missing") => Ok(None),
                _ => Err(io::ErrorKind::UnexpectedEof.into()),
            };
        };
        let size: u64 = size.parse().map_err(|_| io::ErrorKind::InvalidData)?;
        let mut bytes = Vec::new();
        (&mut self.answers)
            .take(size.saturating_add(1))
            .read_to_end(&mut bytes)?;
        if bytes.pop() != Some(b'\n') || bytes.len() as u64 != size {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(Some(Object {
            kind: kind.to_owned(),
            bytes,
        }))
    }
}

impl Drop for Objects {
    /// Git would end by itself once nobody asks any more; without waiting for it, it would stay in the list of
    /// processes.
    fn drop(&mut self) {
        let _ = self.git.kill();
        let _ = self.git.wait();
    }
}

fn refused(why: &str) -> Error {
    GitTrouble::Refused(why.to_owned()).into()
}
