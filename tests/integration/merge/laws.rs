//! Laws that hold for any two changes of a file.

use std::fs;

use offsite::merge::{Merged, merge};
use proptest::prelude::*;
use proptest::sample::Index;
use toml_edit::{DocumentMut, Item, Table, Value};

use super::{driver, half};
use crate::support::{folder_of, in_repository};

/// The files that changes are made to.
fn texts() -> [String; 3] {
    let read = |path: &str| fs::read_to_string(in_repository(path)).unwrap();
    let odd = "\u{feff}# one\n\n[raci]\nroles = [\"ae\", \"csm\"]\n\n# above\n[activity.a] # behind\nname = \"A\" # tail\nA = \"ae\"\nC = [\n  \"ae\", # asked\n  \"ps\",\n]\nsegment.ent = { A = \"csm\" }\n\n[[accept]]\nrule = \"open-cell\"\nwhere = \"a\"\nbecause = \"b\"\n\n[activity]\nb.name = \"B\"\nb.R = [\"ae\"]\nc = { name = \"C\", R = \"ae\" }";
    [
        read("workshops/post-sales/raci.toml"),
        read("workshops/post-sales/tasks.toml"),
        odd.replace('\n', "\r\n"),
    ]
}

/// One change that somebody makes.
#[derive(Debug, Clone)]
enum Change {
    /// A cell says something else.
    Set(u8),
    /// A list of ids has one more, or a cell is new.
    Add(u8),
    /// A cell is gone.
    Remove,
    /// A table is gone.
    RemoveTable,
    /// A table is new.
    AddTable(u8),
    /// The comment behind a cell is another.
    Remark(u8),
    /// The comment above a table has one more line.
    Lead(u8),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        4 => (0..200_u8).prop_map(Change::Set),
        3 => (0..200_u8).prop_map(Change::Add),
        2 => Just(Change::Remove),
        1 => Just(Change::RemoveTable),
        1 => (0..200_u8).prop_map(Change::AddTable),
        2 => (0..200_u8).prop_map(Change::Remark),
        1 => (0..200_u8).prop_map(Change::Lead),
    ]
}

/// Tables and keys of a file: where a change can be made.
fn cells(text: &str) -> Vec<[String; 3]> {
    let document: DocumentMut = text.parse().unwrap();
    let mut cells = Vec::new();
    for (kind, things) in document.iter() {
        for (id, thing) in things.as_table().into_iter().flat_map(Table::iter) {
            for (key, _) in thing
                .as_table_like()
                .into_iter()
                .flat_map(|table| table.iter())
            {
                cells.push([kind, id, key].map(str::to_owned));
            }
        }
    }
    cells
}

/// Makes a change; `who` tells the sides' new words apart.
fn made(document: &mut DocumentMut, [kind, id, key]: &[String; 3], change: &Change, who: &str) {
    let things = document[kind.as_str()].as_table_mut().unwrap();
    match change {
        Change::RemoveTable => {
            things.remove(id);
            return;
        }
        Change::AddTable(n) => {
            let mut table = Table::new();
            table.insert("name", toml_edit::value(format!("{who} {n}")));
            table.decor_mut().set_prefix(format!("\n# of {who} {n}\n"));
            things.insert(&format!("{who}-{n}"), Item::Table(table));
            return;
        }
        _ => {}
    }
    let Some(thing) = things.get_mut(id) else {
        return;
    };
    let is_inline = thing.is_inline_table();
    if let (Change::Lead(n), Some(table)) = (change, thing.as_table_mut()) {
        let so_far = table.decor().prefix().and_then(|lead| lead.as_str());
        let lead = format!("{}# {who} {n}\n", so_far.unwrap_or("\n"));
        table.decor_mut().set_prefix(lead);
        return;
    }
    let Some(table) = thing.as_table_like_mut() else {
        return;
    };
    let new_key = format!("note-{who}");
    match (change, table.get_mut(key)) {
        (Change::Add(n), Some(Item::Value(Value::Array(list))))
            if list.iter().all(Value::is_str) =>
        {
            list.push(format!("{who}-{n}"));
        }
        (Change::Add(n), _) => {
            table.insert(&new_key, toml_edit::value(i64::from(*n)));
        }
        (Change::Set(n), Some(Item::Value(value))) => {
            let decor = value.decor().clone();
            *value = Value::from(format!("{who} {n}"));
            *value.decor_mut() = decor;
        }
        (Change::Remark(n), Some(Item::Value(value))) if !is_inline => {
            value.decor_mut().set_suffix(format!(" # {who} {n}"));
        }
        (Change::Remove, Some(_)) => {
            table.remove(key);
        }
        _ => {}
    }
}

/// The file with the change, its line ends and byte order mark as they were.
fn edited(text: &str, cell: &[String; 3], change: &Change, who: &str) -> String {
    let mut document: DocumentMut = text.parse().unwrap();
    made(&mut document, cell, change, who);
    let edited = document.to_string().replace("\r\n", "\n");
    let edited = match text.contains("\r\n") {
        true => edited.replace('\n', "\r\n"),
        false => edited,
    };
    let mark = if text.starts_with('\u{feff}') {
        "\u{feff}"
    } else {
        ""
    };
    format!("{mark}{}", edited.trim_start_matches('\u{feff}'))
}

/// What a file says; lists of texts in any order.
fn says(text: &str) -> toml::Table {
    fn sorted(value: &mut toml::Value) {
        match value {
            toml::Value::Array(list) if list.iter().all(toml::Value::is_str) => {
                list.sort_by(|a, b| a.as_str().cmp(&b.as_str()));
            }
            toml::Value::Array(list) => list.iter_mut().for_each(sorted),
            toml::Value::Table(table) => table.iter_mut().for_each(|(_, value)| sorted(value)),
            _ => {}
        }
    }
    let mut table: toml::Table = toml::from_str(text.trim_start_matches('\u{feff}'))
        .unwrap_or_else(|error| panic!("{error}\n{text}"));
    table.iter_mut().for_each(|(_, value)| sorted(value));
    // `{}` is what is left of a table whose last entry is gone; a file may as well leave it out.
    table.retain(|_, value| value.as_table().is_none_or(|table| !table.is_empty()));
    table
}

fn merged(base: &str, ours: &str, theirs: &str) -> Merged {
    merge(base, ours, theirs, 7).unwrap_or_else(|failure| {
        panic!("{failure:?}\n--- base\n{base}\n--- ours\n{ours}\n--- theirs\n{theirs}")
    })
}

fn remarks(text: &str) -> Vec<&str> {
    let lines = text
        .lines()
        .filter_map(|line| line.find('#').map(|at| line[at..].trim()));
    let mut remarks: Vec<_> = lines.collect();
    remarks.sort_unstable();
    remarks
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn different_cells_merge_clean(
        text in 0..3_usize, one in any::<Index>(), other in any::<Index>(), ours in change(), theirs in change(),
    ) {
        let base = &texts()[text];
        let cells = cells(base);
        let (one, other) = (one.get(&cells), other.get(&cells));
        prop_assume!(one != other);
        let is_table = |change: &Change| matches!(change, Change::RemoveTable | Change::Lead(_));
        prop_assume!(one[..2] != other[..2] || !(is_table(&ours) || is_table(&theirs)));
        let our = edited(base, one, &ours, "us");
        let their = edited(base, other, &theirs, "them");
        let result = merged(base, &our, &their);
        prop_assert_eq!(&result.conflicts, &[]);
        let expected = edited(&our, other, &theirs, "them");
        prop_assert_eq!(says(&result.text), says(&expected), "{}", result.text);
        prop_assert_eq!(remarks(&result.text), remarks(&expected), "{}", result.text);
        let mirrored = merged(base, &their, &our);
        prop_assert_eq!(&mirrored.conflicts, &[]);
        prop_assert_eq!(says(&mirrored.text), says(&expected), "{}", mirrored.text);
        // What they left alone is ours to the byte.
        let once = |text: &str, line: &str| text.lines().filter(|there| *there == line).count() == 1;
        for line in our.lines().filter(|line| [base, &our, &their].iter().all(|text| once(text, line))) {
            prop_assert!(result.text.lines().any(|there| there == line), "{line}");
        }
        prop_assert_eq!(result.text.contains('\r'), base.contains('\r'));
        prop_assert_eq!(result.text.starts_with('\u{feff}'), base.starts_with('\u{feff}'));
    }

    #[test]
    fn the_same_cell_is_a_conflict_in_its_line_only(
        text in 0..3_usize, cell in any::<Index>(), n in 0..100_u8,
    ) {
        let base = &texts()[text];
        let cells = cells(base);
        let cell = cell.get(&cells);
        let ours = edited(base, cell, &Change::Set(n), "us");
        let theirs = edited(base, cell, &Change::Set(n), "them");
        prop_assume!(ours != *base && ours != theirs);
        let result = merged(base, &ours, &theirs);
        if result.conflicts.is_empty() {
            // One list, of which each side made another text: both are in it.
            prop_assert!(result.text.contains("us ") && result.text.contains("them "));
            return Ok(());
        }
        prop_assert_eq!(result.conflicts.len(), 1);
        prop_assert!(result.conflicts[0].path.starts_with(&cell.join(".")));
        let resolved = |ours: bool| half(&result.text, ours);
        prop_assert_eq!(says(&resolved(true)), says(&ours));
        prop_assert_eq!(says(&resolved(false)), says(&theirs));
        let mirrored = merged(base, &theirs, &ours);
        prop_assert_eq!(mirrored.conflicts.len(), 1);
    }

    #[test]
    fn a_side_that_changes_nothing_changes_nothing(
        text in 0..3_usize, cell in any::<Index>(), change in change(),
    ) {
        let base = &texts()[text];
        let cells = cells(base);
        let side = edited(base, cell.get(&cells), &change, "us");
        prop_assert_eq!(&merged(base, &side, base).text, &side);
        prop_assert_eq!(&merged(base, base, &side).text, &side);
        prop_assert_eq!(&merged(base, &side, &side).text, &side);
        // The same in another layout.
        let spaced = base.lines().map(|line| match line.starts_with('#') {
            true => format!("{line}\n"),
            false => format!("{}\n", line.replace(" = ", "   =  ").replace("[\"", "[ \"")),
        });
        let spaced = &spaced.collect::<String>();
        let result = merged(base, spaced, &side);
        prop_assert_eq!(&result.conflicts, &[]);
        prop_assert_eq!(says(&result.text), says(&side));
        let result = merged(base, &side, spaced);
        prop_assert_eq!(&result.conflicts, &[]);
        prop_assert_eq!(says(&result.text), says(&side));
        prop_assert_eq!(remarks(&result.text), remarks(&side));
    }

    #[test]
    fn many_changes_at_once_lose_none(
        text in 0..3_usize,
        ours in proptest::collection::vec((any::<Index>(), change()), 1..6),
        theirs in proptest::collection::vec((any::<Index>(), change()), 1..6),
    ) {
        let base = &texts()[text];
        let cells = cells(base);
        let side = |changes: &[(Index, Change)], who: &str| {
            changes.iter().fold(base.clone(), |text, (cell, change)| {
                let cell = cell.get(&cells);
                let document: DocumentMut = text.parse().unwrap();
                match document.get(&cell[0]).and_then(|things| things.get(&cell[1])) {
                    Some(_) => edited(&text, cell, change, who),
                    None => text,
                }
            })
        };
        let (ours, theirs) = (side(&ours, "us"), side(&theirs, "them"));
        let result = merged(base, &ours, &theirs);
        for (new, who) in [(&ours, "us"), (&theirs, "them")] {
            let note = format!("note-{who} = ");
            for (at, _) in new.match_indices(&note) {
                let end = at + note.len() + new[at + note.len()..].find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
                prop_assert!(result.text.contains(&new[at..end]), "{}\n{}", &new[at..end], result.text);
            }
        }
        let _ = (says(&half(&result.text, true)), says(&half(&result.text, false)));
    }

    #[test]
    fn whatever_the_files_are_the_driver_ends_with_0_or_1(
        texts in proptest::array::uniform3(proptest::collection::vec(any::<u8>(), 0..40)),
    ) {
        let names = ["base.toml", "ours.toml", "theirs.toml"];
        let files: Vec<_> = names.into_iter().zip(texts.iter().map(Vec::as_slice)).collect();
        let folder = folder_of(&files);
        let run = driver(folder.path(), "-x.toml");
        prop_assert!(matches!(run.code, Some(0 | 1)), "{run:?}");
        prop_assert!(!run.err.contains("panicked"), "{run:?}");
    }
}
