//! Text → [`schema`](crate::schema), entity by entity, so that one bad entity hides nothing about the others.

mod damage;
mod read;
mod refusal;
mod shape;
mod slip;
mod syntax;
mod tables;

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Diagnostic, FileId, Place, Report, codes};
use crate::origin::Origin;
use crate::schema::tool::TomlTool;
use crate::schema::{Keys, LATER_TABLES, TomlFile};
use crate::source::{FileProblem, SourceTree};
use crate::wording::{near, quoted_list};
pub use damage::Damage;
use tables::Loader;

/// What the files of a workshop say, with where they say it.
#[derive(Debug)]
pub struct Loaded<'s> {
    /// All files merged into one.
    pub typed: TomlFile,
    /// Where each thing is written.
    pub origin: Origin<'s>,
    /// Which lines could not be read; what hangs on them is not reported a second time.
    pub damage: Damage,
    /// Whether any file has a table of a workshop.
    pub is_workshop: bool,
}

/// Reads every file of `sources`, adding what is wrong with them to `report`.
pub fn load<'s>(sources: &'s SourceTree, report: &mut Report) -> Loaded<'s> {
    let known = Keys::of::<TomlFile>();
    let names = Names::new(&known);
    let (parsed, damage) = parse(sources, report);
    let (parsed, foreign): (Vec<_>, Vec<_>) = parsed
        .into_iter()
        .partition(|(id, table)| names.claim(table) || damage.touches(*id));
    for (id, table) in &foreign {
        report.push(skipped(*id, &sources.file(*id).path, table));
    }
    let mut origin = Origin::new(parsed);
    let mut unreadable = top_level(&origin, sources, &damage, &names, report);
    let typed = Loader {
        origin: &origin,
        sources,
        damage: &damage,
        unreadable: &mut unreadable,
        report,
    }
    .file();
    let is_workshop = origin.files().iter().any(|(_, table)| {
        table
            .keys()
            .any(|key| names.tables.contains(&key.get_ref().as_ref()))
    });
    if damage.has_unread_file() {
        origin.note_unread_file();
    }
    origin.note_unreadable(
        unreadable
            .into_iter()
            .chain(damage.places().iter().cloned()),
    );
    Loaded {
        typed,
        origin,
        damage,
        is_workshop,
    }
}

/// The names of the tables of a workshop, those of later versions included.
struct Names<'k> {
    known: &'k Keys,
    tables: Vec<&'k str>,
}

impl<'k> Names<'k> {
    fn new(known: &'k Keys) -> Self {
        Self {
            known,
            tables: known.known_at([]),
        }
    }

    fn all(&self) -> impl Iterator<Item = &'k str> {
        self.tables
            .iter()
            .copied()
            .chain(LATER_TABLES.iter().copied())
    }

    fn are_ours(&self, name: &str) -> bool {
        self.all().any(|ours| ours == name)
    }

    /// Whether a file seems to belong to a workshop: it has a table that this version reads, or a slip of one, or
    /// nothing but tables of later versions. `[tool.…]` alone may well be another program's, unless one has only our
    /// keys.
    fn claim(&self, file: &DeTable<'_>) -> bool {
        let names = || file.keys().map(|key| key.get_ref().as_ref());
        let is_vague = |name: &str| name == TOOL || LATER_TABLES.contains(&name);
        let is_meant = |name: &str| {
            !is_vague(name) && near(name, self.all()).is_some_and(|meant| !is_vague(meant))
        };
        if names().any(is_meant) {
            return true;
        }
        if names().all(|name| name == TOOL) {
            return file.values().any(has_tool_of_ours);
        }
        names().all(|name| is_vague(name) || near(name, self.all()).is_some())
    }
}

/// The table of tools, which other programs keep their settings in.
const TOOL: &str = "tool";

/// Whether `[tool.…]` has a tool with keys of ours and no others.
fn has_tool_of_ours(tools: &Spanned<DeValue<'_>>) -> bool {
    let keys = Keys::of::<TomlTool>();
    let known = keys.known_at([]);
    let is_ours = |tool: &DeTable<'_>| {
        !tool.is_empty()
            && tool
                .keys()
                .all(|key| known.contains(&key.get_ref().as_ref()))
    };
    let mut tools = tools.get_ref().as_table().into_iter().flatten();
    tools.any(|(_, tool)| tool.get_ref().as_table().is_some_and(is_ours))
}

/// The tables of every file that can be read, and which lines of them cannot.
fn parse<'s>(sources: &'s SourceTree, report: &mut Report) -> (Vec<(FileId, DeTable<'s>)>, Damage) {
    let mut damage = Damage::default();
    let mut parsed = Vec::new();
    for (id, file) in sources.files().iter().enumerate() {
        if let Some(problem) = &file.problem {
            report.push(file_problem(id, &file.path, problem));
            if *problem != FileProblem::LinkOutside {
                damage.add_unread_file();
            }
            continue;
        }
        let (mut table, mut errors) = DeTable::parse_recoverable(&file.text);
        if let Some((masked, hidden)) = syntax::mask(&file.text, &errors) {
            (table, errors) = DeTable::parse_recoverable(sources.mask(id, masked));
            errors.extend(hidden);
        }
        syntax::report(
            id,
            &file.text,
            table.get_ref(),
            &errors,
            &mut damage,
            report,
        );
        let mut table = table.into_inner();
        if !errors.is_empty() {
            syntax::drop_invented(&mut table);
        }
        parsed.push((id, table));
    }
    (parsed, damage)
}

/// Looks over the tables at the top of each file and returns what of them cannot be read.
fn top_level(
    origin: &Origin<'_>,
    sources: &SourceTree,
    damage: &Damage,
    names: &Names<'_>,
    report: &mut Report,
) -> Vec<Place> {
    let mut later = Vec::new();
    let mut unreadable = Vec::new();
    let entries = origin
        .files()
        .iter()
        .flat_map(|(id, table)| table.iter().map(move |(key, value)| (*id, key, value)));
    for (id, key, value) in entries {
        let name = key.get_ref().as_ref();
        if LATER_TABLES.contains(&name) {
            later.push((id, key.span(), name));
            continue;
        }
        // A line that could not be read has a finding already, and so has the header above.
        let text = &sources.file(id).text;
        if damage.covers(id, &key.span()) || damage.orphans(id, text, &key.span()) {
            continue;
        }
        if !names.are_ours(name) {
            report.push(unknown_table(id, key, value, names.all()));
            let meant = near(name, names.all());
            unreadable.extend(
                meant
                    .into_iter()
                    .flat_map(|kind| shape::things(kind, value)),
            );
        } else if let Some(finding) = shape::misshapen(id, key, value, names.known) {
            report.push(finding);
            unreadable.extend(shape::things(name, value));
        }
    }
    report.extend(not_used_yet(&later));
    unreadable
}

/// One note for all tables that this version keeps and does not use.
fn not_used_yet(later: &[(FileId, Range<usize>, &str)]) -> Option<Diagnostic> {
    let (id, span, _) = later.first()?;
    let mut names: Vec<_> = later.iter().map(|(_, _, name)| *name).collect();
    names.sort_unstable();
    names.dedup();
    let message = format!(
        "not used yet, and kept as they are: {}",
        quoted_list(&names)
    );
    Some(Diagnostic::new(&codes::NOT_USED_YET, message).label(*id, span.clone(), ""))
}

fn skipped(id: FileId, path: &str, table: &DeTable<'_>) -> Diagnostic {
    let why = if table.is_empty() {
        "it is empty"
    } else {
        "it has no table of a workshop"
    };
    Diagnostic::new(&codes::SKIPPED_FILE, format!("`{path}` is skipped: {why}")).label(id, 0..0, "")
}

fn file_problem(id: FileId, path: &str, problem: &FileProblem) -> Diagnostic {
    match problem {
        FileProblem::NotUtf8(byte) => {
            Diagnostic::new(&codes::NOT_UTF8, format!("`{path}` is not UTF-8 text"))
                .label(
                    id,
                    *byte..*byte + char::REPLACEMENT_CHARACTER.len_utf8(),
                    "the first byte that is not",
                )
                .help("open it in an editor and save it again with the encoding UTF-8")
        }
        FileProblem::Unreadable(why) => Diagnostic::new(
            &codes::UNREADABLE_FILE,
            format!("`{path}` cannot be read: {why}"),
        )
        .label(id, 0..0, ""),
        FileProblem::LinkOutside => Diagnostic::new(
            &codes::SKIPPED_FILE,
            format!("`{path}` is skipped: it is a link that leads out of the workshop"),
        )
        .label(id, 0..0, "")
        .help("copy what it points at into the folder if it belongs to the workshop"),
    }
}

/// A table near one of ours is taken for a slip, which leaves its meaning open; any other is somebody's own.
fn unknown_table<'a>(
    id: FileId,
    key: &Spanned<toml::de::DeString<'_>>,
    value: &Spanned<DeValue<'_>>,
    names: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    let name = key.get_ref().as_ref();
    if !value.get_ref().is_table() && !value.get_ref().is_array() {
        return Diagnostic::new(
            &codes::UNKNOWN_KEY,
            format!("`{name}` stands outside of every table"),
        )
        .label(id, key.span(), "belongs under a header")
        .help("write a header such as `[workshop]` or `[task.some-id]` above it");
    }
    let finding = |help: String| {
        Diagnostic::new(&codes::UNKNOWN_TABLE, format!("there is no table `{name}`"))
            .label(id, key.span(), "not a table of a workshop")
            .help(help)
    };
    match near(name, names) {
        Some(near) => finding(format!("did you mean `{near}`?")),
        None => finding("remove it, or keep it in a file of its own".to_owned()).softened(),
    }
}
