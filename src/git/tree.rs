//! Tree objects: which names a folder had in a commit, and what lay behind each.

use super::ObjectId;

/// A file of a commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TreeFile {
    /// Its path from the folder that was listed, with `/` between folders.
    pub path: String,
    /// The blob with its bytes.
    pub id: ObjectId,
}

/// One name in a folder of a commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TreeEntry {
    /// What is behind the name.
    pub kind: EntryKind,
    /// The name; not always UTF-8.
    pub name: Vec<u8>,
    /// The object behind it.
    pub id: ObjectId,
}

/// What can be behind a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    /// A file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link or a submodule: nothing that is read.
    Other,
}

impl TreeEntry {
    /// Hidden names are nobody's workshop.
    pub(super) fn is_hidden(&self) -> bool {
        self.name.starts_with(b".")
    }

    pub(super) fn is_toml(&self) -> bool {
        let stem = self.name.len().saturating_sub(".toml".len());
        stem > 0 && self.name[stem..].eq_ignore_ascii_case(b".toml")
    }
}

/// The entries of a raw tree object, whose ids have so many bytes each; `None` where it is no such thing.
pub(super) fn entries(mut raw: &[u8], id_bytes: usize) -> Option<Vec<TreeEntry>> {
    let mut entries = Vec::new();
    while !raw.is_empty() {
        let space = raw.iter().position(|byte| *byte == b' ')?;
        let (mode, rest) = (&raw[..space], &raw[space + 1..]);
        let end = rest.iter().position(|byte| *byte == 0)?;
        let (name, rest) = (&rest[..end], &rest[end + 1..]);
        let (id, rest) = rest.split_at_checked(id_bytes)?;
        entries.push(TreeEntry {
            kind: kind_of(mode),
            name: name.to_vec(),
            id: hexadecimal(id),
        });
        raw = rest;
    }
    Some(entries)
}

fn kind_of(mode: &[u8]) -> EntryKind {
    match mode {
        b"40000" | b"040000" => EntryKind::Folder,
        _ if mode.starts_with(b"100") => EntryKind::File,
        _ => EntryKind::Other,
    }
}

fn hexadecimal(id: &[u8]) -> ObjectId {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |half: u8| char::from(DIGITS[usize::from(half & 15)]);
    let digits: String = id
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(*byte)])
        .collect();
    ObjectId::new(&digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_as_long_as_the_repository_makes_them() {
        for length in [20, 32] {
            let mut raw = b"40000 sub\0".to_vec();
            raw.extend(vec![0xa7; length]);
            raw.extend(b"100644 x y.TOML\0");
            raw.extend(vec![0; length]);
            let entries = entries(&raw, length).unwrap();
            assert_eq!(entries[0].id.as_str(), "a7".repeat(length));
            assert_eq!(entries[0].kind, EntryKind::Folder);
            assert!(entries[1].is_toml() && entries[1].kind == EntryKind::File);
        }
        assert_eq!(entries(b"40000 sub\0short", 20), None);
        assert_eq!(entries(b"garbage", 20), None);
    }
}
