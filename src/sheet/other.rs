//! Files that hold no tables for us, recognised so that we can say what they are.

use serde::de::IgnoredAny;

/// What files begin with, and what they are then.
const BEGINNINGS: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF, from which tables must be copied by hand"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "packed with gzip; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it first"),
    (b"Rar!\x1a\x07", "a RAR archive; unpack it first"),
    (b"\xfd7zXZ\0", "packed with xz; unpack it first"),
    (b"BZh9", "packed with bzip2; unpack it first"),
    (b"{\\rtf", "RTF; save it as HTML"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
];

/// What the file is, if its first bytes tell.
pub(super) fn kind_of_bytes(bytes: &[u8]) -> Option<&'static str> {
    let found = BEGINNINGS
        .iter()
        .find(|(start, _)| bytes.starts_with(start));
    found.map(|(_, kind)| *kind)
}

/// What an OLE compound file is, from the names of the streams in it; `None` for a workbook with a password.
pub(super) fn kind_of_compound(bytes: &[u8]) -> Option<&'static str> {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|part| part == wide)
    };
    if has("EncryptedPackage") || has("EncryptionInfo") {
        None
    } else if has("WordDocument") {
        Some("an old Word document; save it as HTML")
    } else if has("Workbook") || has("Book") {
        Some("a workbook of the old format XLS; save it as XLSX")
    } else {
        Some("a file of an old office program")
    }
}

/// What a text is that is none of ours and no document: JSON, XML.
pub(super) fn kind_of_text(text: &str) -> Option<&'static str> {
    let start = text.trim_start();
    if is_json(start) {
        Some("JSON, which holds no table")
    } else if start.starts_with("<?xml")
        && start.contains("schemas-microsoft-com:office:spreadsheet")
    {
        Some("a workbook in the old XML format of Excel; save it as XLSX")
    } else {
        None
    }
}

/// Whether it is JSON, one value or one a line, or was meant to be.
fn is_json(text: &str) -> bool {
    let parses = |text: &str| serde_json::from_str::<IgnoredAny>(text).is_ok();
    let object = text.trim_start_matches(|c: char| c == '[' || c.is_whitespace());
    match object.strip_prefix('{') {
        // The first cell of a CSV may well be in brackets, so what is in them counts.
        Some(inside) => parses(text) || looks_like_member(inside.trim_start()),
        None => text.starts_with('[') && parses(text),
    }
}

/// Whether a text begins like the inside of a JSON object: `"name": …`.
fn looks_like_member(text: &str) -> bool {
    let name = text.strip_prefix('"').and_then(|rest| rest.split_once('"'));
    name.is_some_and(|(_, rest)| rest.trim_start().starts_with(':'))
}

/// Whether a text is YAML: keys with values and lists, and nothing else.
pub(super) fn is_yaml(text: &str) -> bool {
    let mut keys = 0;
    let mut items = 0;
    let mut inner = 0;
    let mut others = 0;
    for line in text.lines() {
        let content = line.trim_start();
        if content.is_empty() || content.starts_with('#') || matches!(content, "---" | "...") {
            continue;
        }
        let item = content.strip_prefix("- ");
        if is_key(item.unwrap_or(content)) {
            keys += 1;
        } else if item.is_some() || content == "-" {
            items += 1;
        } else if line.starts_with(' ') {
            inner += 1;
        } else {
            others += 1;
        }
    }
    keys > 0 && keys * 3 >= items && others * 20 <= keys + items + inner
}

/// Whether a line begins with a key: one word and a colon.
fn is_key(line: &str) -> bool {
    let Some((key, value)) = line.split_once(':') else {
        return false;
    };
    let key = key.trim_matches(['"', '\'']);
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/');
    !key.is_empty() && key.chars().all(is_word) && (value.is_empty() || value.starts_with(' '))
}
