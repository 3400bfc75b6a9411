//! Out and in again: what is exported and imported is the same, whatever things are called.
//!
//! Blank space is the exception: cells trim it and keep no other line break than `\n`, so that a text that differs in
//! blank space alone is the same.

mod made_up;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use offsite::diagnostic::Severity;
use offsite::import::Choices;
use offsite::pipeline::{
    ExportOptions, Flavour, Format, Imported, NotImported, Reading, export, import, read_folder,
};
use offsite::sheet;
use offsite::view::export::{Layout, What, sheet as table_of};
use offsite::vocabulary::Letter;
use proptest::prelude::*;
use tempfile::TempDir;

use crate::support::folder_of;
use made_up::{MadeUp, workshops};

/// Each case writes and reads a good dozen of files; `PROPTEST_CASES=500` tries more.
fn config() -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok();
    ProptestConfig {
        cases: asked.and_then(|asked| asked.parse().ok()).unwrap_or(64),
        failure_persistence: None,
        max_shrink_iters: 2_000,
        ..ProptestConfig::default()
    }
}

const TABLES: [What; 4] = [What::Raci, What::Tasks, What::Votes, What::Competencies];

proptest! {
    #![proptest_config(config())]

    #[test]
    fn an_export_says_nothing_new_to_its_own_workshop(made_up in workshops()) {
        for (name, options) in ways() {
            nothing_is_new(&made_up, &name, &options).map_err(TestCaseError::fail)?;
        }
    }

    #[test]
    fn an_export_becomes_the_same_in_a_new_folder(made_up in workshops()) {
        for (name, options) in ways() {
            it_becomes_the_same(&made_up, &name, &options).map_err(TestCaseError::fail)?;
        }
    }

    #[test]
    fn one_changed_cell_changes_one_thing(made_up in workshops(), place in any::<usize>()) {
        for what in 0..4 {
            one_thing_changes(&made_up, what, place).map_err(TestCaseError::fail)?;
        }
    }
}

fn nothing_is_new(made_up: &MadeUp, name: &str, options: &ExportOptions) -> Result<(), String> {
    let text = made_up.text();
    if is_unguarded(options, &text) {
        return Ok(());
    }
    let folder = folder_of(&[("all.toml", &text)]);
    let reading = read_folder(folder.path(), None).unwrap();
    require(!reading.report.is_unclear(), || {
        format!("{text}\n{:#?}", reading.report)
    })?;
    let bytes = exported(&reading, options);
    let shown = shown(&bytes);
    let imported =
        imported(name, &bytes, folder.path()).map_err(|why| format!("{name}: {why}\n{shown}"))?;
    let wrong: Vec<_> = imported
        .findings
        .iter()
        .filter(|finding| finding.severity() == Severity::Error)
        .collect();
    require(wrong.is_empty(), || format!("{name}: {wrong:#?}\n{shown}"))?;
    let after: Vec<_> = imported.rewrites.iter().map(|it| &it.after).collect();
    require(after.is_empty(), || {
        format!("{name}: {:#?}\n{shown}", differing(&text, after[0]))
    })?;
    require(imported.compared.is_same(), || {
        format!("{name}: another workshop")
    })
}

fn it_becomes_the_same(
    made_up: &MadeUp,
    name: &str,
    options: &ExportOptions,
) -> Result<(), String> {
    if is_unguarded(options, &made_up.text()) {
        return Ok(());
    }
    let folder = folder_of(&[("all.toml", made_up.text())]);
    let reading = read_folder(folder.path(), None).unwrap();
    let new = new_folder(made_up, options.what, &reading);
    let bytes = exported(&reading, options);
    let shown = shown(&bytes);
    let imported =
        imported(name, &bytes, new.path()).map_err(|why| format!("{name}: {why}\n{shown}"))?;
    for rewrite in &imported.rewrites {
        fs::write(new.path().join(&rewrite.path), &rewrite.after).unwrap();
    }
    let again = read_folder(new.path(), None).unwrap();
    let is_in = |what: What| options.what == What::All || what == options.what;
    for what in TABLES.into_iter().filter(|what| is_in(*what)) {
        let (old, new) = (cells(&reading, what), cells(&again, what));
        // Who is not named in an export has no votes there.
        require(
            old == new || what == What::Votes && !made_up.names_people(),
            || {
                let differing = only_in_one(&old, &new);
                format!("{name}, {}: {differing:#?}\n{shown}", what.word())
            },
        )?;
    }
    Ok(())
}

/// Changes the name, the note or a letter of a row of the chart, or the hours of a task.
fn one_thing_changes(made_up: &MadeUp, what: usize, place: usize) -> Result<(), String> {
    let text = made_up.text();
    let folder = folder_of(&[("all.toml", &text)]);
    let reading = read_folder(folder.path(), None).unwrap();
    let table = if what == 2 { What::Tasks } else { What::Raci };
    let options = options(table, Format::Csv, None);
    let mut records = records(&exported(&reading, &options));
    let column = |head: &str| records[0].iter().position(|known| known == head);
    let (column, value) = match what {
        0 => (Some(1), "Something else"),
        1 => (column("Note"), "Another remark, at last"),
        2 => (column("Hours a week"), "99.5"),
        _ => (Some(5), "I"),
    };
    let row = 1 + place % (records.len() - 1);
    let Some(column) = column else { return Ok(()) };
    let before = std::mem::replace(&mut records[row][column], value.to_owned());
    // Who has hours by segment has them in another column.
    if before == value || what == 2 && before.is_empty() {
        return Ok(());
    }
    let bytes = written(&records);
    let shown = shown(&bytes);
    let imported = imported("edited.csv", &bytes, folder.path())
        .map_err(|why| format!("edited.csv: {why}\n{shown}"))?;
    let changes = imported.compared.diff.changes.iter();
    let mut things: Vec<_> = changes.map(|change| &change.about).collect();
    things.dedup();
    require(things.len() == 1, || {
        format!("edited {what}: {things:#?}\n{shown}")
    })?;
    let [rewrite] = &imported.rewrites[..] else {
        return Err(format!(
            "edited {what}: {} files change",
            imported.rewrites.len()
        ));
    };
    let pairs = blocks(&text).into_iter().zip(blocks(&rewrite.after));
    let differing: Vec<_> = pairs.filter(|(one, other)| one != other).collect();
    let comments =
        |text: &str| ["# about", "# row\n", "# task\n"].map(|it| text.matches(it).count());
    let is_kept = comments(&rewrite.after) == comments(&text);
    require(differing.len() == 1 && is_kept, || {
        format!("edited {what}: {differing:#?}\n{shown}")
    })
}

fn require(holds: bool, why: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(why()) }
}

/// Every table in every format that an import takes, with the name of its file.
fn ways() -> Vec<(String, ExportOptions)> {
    let mut ways = Vec::new();
    for what in TABLES {
        for (format, flavour) in [
            (Format::Csv, Some(Flavour::Spreadsheet)),
            (Format::Csv, Some(Flavour::Machine)),
            (Format::Tsv, Some(Flavour::Spreadsheet)),
            (Format::Tsv, Some(Flavour::Machine)),
            (Format::Markdown, None),
        ] {
            let flavoured = flavour == Some(Flavour::Machine);
            let name = format!(
                "{}{}.{}",
                what.word(),
                if flavoured { "-machine" } else { "" },
                format.word()
            );
            ways.push((name, options(what, format, flavour)));
        }
    }
    ways.push((
        "all.xlsx".to_owned(),
        options(What::All, Format::Xlsx, None),
    ));
    ways
}

/// What is written for programs has no guard, so that an import takes an apostrophe of the text for one.
fn is_unguarded(options: &ExportOptions, text: &str) -> bool {
    let begins = ["\"'=x", "\"''@y"];
    options.flavour == Some(Flavour::Machine) && begins.iter().any(|it| text.contains(it))
}

fn options(what: What, format: Format, flavour: Option<Flavour>) -> ExportOptions {
    let is_chart = what == What::Raci && format != Format::Xlsx;
    ExportOptions {
        what,
        format,
        flavour,
        layout: is_chart.then_some(Layout::Wide),
        segment: None,
    }
}

fn exported(reading: &Reading, options: &ExportOptions) -> Vec<u8> {
    export(reading, options).unwrap().files.remove(0)
}

fn imported(name: &str, bytes: &[u8], folder: &Path) -> Result<Imported, String> {
    let book = sheet::read(name, bytes).map_err(|why| why.to_string())?;
    import(&book, &Choices::default(), folder, true, None).map_err(|why| match why {
        NotImported::Error(error) => error.to_string(),
        NotImported::Unclear(reading) => format!("{:#?}", reading.report),
    })
}

/// A folder with what an import of a table does not make: segments, people, and the tasks that were voted on.
fn new_folder(made_up: &MadeUp, what: What, reading: &Reading) -> TempDir {
    let text = match what {
        What::Raci | What::Competencies => return TempDir::new().unwrap(),
        What::Votes => {
            let tasks = reading.workshop.tasks.iter().map(|(id, task)| {
                let name = toml::Value::String(task.name.clone());
                format!("\n[task.{}]\nname = {name}\n", id.as_str())
            });
            made_up.before_import() + &tasks.collect::<String>()
        }
        _ => made_up.before_import(),
    };
    folder_of(&[("workshop.toml", text)])
}

/// The cells of a table by id and head; what is worked out is left out, and so is blank space.
fn cells(reading: &Reading, what: What) -> BTreeMap<(String, String), String> {
    let table = table_of(&reading.workshop, what, Layout::Wide, None).unwrap();
    let mut cells = BTreeMap::new();
    for row in &table.rows {
        let texts: Vec<String> = row.cells.iter().map(|cell| plain(&cell.text())).collect();
        let id = match what {
            What::Votes => format!("{} {} {}", texts[0], texts[1], texts[3]),
            _ => texts[0].clone(),
        };
        for (column, text) in table.columns.iter().zip(texts) {
            if !text.is_empty() && !column.title.starts_with("result: ") {
                cells.insert((id.clone(), plain(&column.title)), in_one_order(&text));
            }
        }
    }
    cells
}

/// Letters in one order: a sheet says which a role has, and the scheme, which it may leave open, how they are written.
fn in_one_order(text: &str) -> String {
    let (letters, open) = match text.strip_suffix('?') {
        Some(letters) => (letters, "?"),
        None => (text, ""),
    };
    let mut letters: Vec<&str> = letters.split('/').collect();
    if letters
        .iter()
        .any(|letter| Letter::of_word(letter).is_none())
    {
        return text.to_owned();
    }
    letters.sort_unstable();
    format!("{}{open}", letters.join("/"))
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn only_in_one<K: Ord + Clone, V: PartialEq + Clone>(
    one: &BTreeMap<K, V>,
    other: &BTreeMap<K, V>,
) -> Vec<(K, Option<V>, Option<V>)> {
    let keys = one
        .keys()
        .chain(other.keys().filter(|key| !one.contains_key(key)));
    let pairs = keys.map(|key| (key.clone(), one.get(key).cloned(), other.get(key).cloned()));
    pairs.filter(|(_, one, other)| one != other).collect()
}

fn differing(before: &str, after: &str) -> Vec<String> {
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let (before, after) = (lines(before), lines(after));
    let gone = before
        .iter()
        .filter(|line| !after.contains(line))
        .map(|line| format!("- {line}"));
    let new = after
        .iter()
        .filter(|line| !before.contains(line))
        .map(|line| format!("+ {line}"));
    gone.chain(new).collect()
}

/// The tables of a text, each from its comment on.
fn blocks(text: &str) -> Vec<&str> {
    text.split("\n# about ").collect()
}

fn shown(bytes: &[u8]) -> String {
    match bytes.starts_with(b"PK") {
        true => "a workbook".to_owned(),
        false => String::from_utf8_lossy(bytes).into_owned(),
    }
}

fn records(bytes: &[u8]) -> Vec<Vec<String>> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(bytes);
    let records = reader
        .records()
        .map(|record| record.unwrap().iter().map(str::to_owned).collect());
    records.collect()
}

fn written(records: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    records
        .iter()
        .for_each(|record| writer.write_record(record).unwrap());
    writer.into_inner().unwrap()
}
