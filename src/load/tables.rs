//! The tables of all files → the typed workshop: each thing once, merged where a table may be spread over files.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use toml::de::DeTable;

use super::Damage;
use super::read::Part;
use super::shape::{self, SeenIds};
use crate::diagnostic::{Diagnostic, FileId, Place, Report, codes};
use crate::origin::Origin;
use crate::schema::playbook::TomlPlaybook;
use crate::schema::rules::TomlRules;
use crate::schema::workshop::TomlScales;
use crate::schema::{Keys, TomlFile};
use crate::source::SourceTree;
use crate::wording::{did_you_mean, is_id, near};

/// Reads the tables of the files into the typed workshop.
pub(super) struct Loader<'l, 's> {
    pub(super) origin: &'l Origin<'s>,
    pub(super) sources: &'s SourceTree,
    pub(super) damage: &'l Damage,
    /// Places of values that were left out because they could not be read.
    pub(super) unreadable: &'l mut Vec<Place>,
    pub(super) report: &'l mut Report,
}

impl<'l> Loader<'l, '_> {
    pub(super) fn file(mut self) -> TomlFile {
        TomlFile {
            workshop: self.merged(&["workshop"]),
            scale: self.scales(),
            phase: self.keyed("phase"),
            role: self.keyed("role"),
            person: self.keyed("person"),
            segment: self.keyed("segment"),
            task: self.keyed("task"),
            vote: self.merged(&["vote"]),
            ballot: self.merged_each("ballot"),
            raci: self.merged(&["raci"]),
            activity: self.keyed("activity"),
            accept: self.listed("accept"),
            framework: self.merged(&["framework"]),
            step: self.keyed("step"),
            competency: self.keyed("competency"),
            assessment: self.keyed("assessment"),
            development: self.listed("development"),
            words: self.merged(&["words"]),
            playbook: self.playbooks(),
            tools: self.merged(&["tools"]),
            tool: self.keyed("tool"),
            rules: self.rules(),
            moved: self.listed("moved"),
            decision: self.keyed("decision"),
            action: self.keyed("action"),
            parking: self.keyed("parking"),
            agenda: self.listed("agenda"),
        }
    }

    fn scales(&mut self) -> TomlScales {
        self.subtables::<TomlScales>("scale");
        TomlScales {
            impact: self.merged(&["scale", "impact"]),
            effort: self.merged(&["scale", "effort"]),
        }
    }

    fn rules(&mut self) -> TomlRules {
        self.subtables::<TomlRules>("rules");
        TomlRules {
            plot: self.merged(&["rules", "plot"]),
            discuss: self.merged(&["rules", "discuss"]),
            raci: self.merged(&["rules", "raci"]),
            disposition: self.merged(&["rules", "disposition"]),
            competency: self.merged(&["rules", "competency"]),
            capacity: self.merged(&["rules", "capacity"]),
            free: self.merged(&["rules", "free"]),
            levels: self.merged(&["rules", "levels"]),
        }
    }

    /// Reports the tables inside `name` that are not ours, such as `[rules.racy]`.
    fn subtables<T: JsonSchema>(&mut self, name: &str) {
        let keys = Keys::of::<T>();
        let known = keys.known_at([]);
        for part in self.parts(&[name]) {
            let key = part.key.get_ref().as_ref();
            if !known.contains(&key) && !self.damage.covers(part.file, &part.key.span()) {
                self.report.push(
                    Diagnostic::new(
                        &codes::UNKNOWN_TABLE,
                        format!("there is no table `{name}.{key}`"),
                    )
                    .label(part.file, part.key.span(), "not a table of a workshop")
                    .help(did_you_mean(key, known.iter().copied())),
                );
            } else if known.contains(&key) {
                let place = format!("{name}.{key}");
                self.report.extend(shape::not_a_table(
                    &place,
                    &part,
                    part.value.span(),
                    self.damage,
                ));
            }
        }
    }

    /// `[kind.<id>]`: each id once over all files.
    fn keyed<T>(&mut self, kind: &str) -> IndexMap<String, T>
    where
        T: DeserializeOwned + Default + JsonSchema,
    {
        let keys = Keys::of::<T>();
        let mut things: IndexMap<String, T> = IndexMap::new();
        let known = keys.known_at([]);
        let (without_id, parts): (Vec<_>, Vec<_>) = self
            .parts(&[kind])
            .into_iter()
            .partition(|part| shape::is_key(part, &known));
        self.report.extend(shape::without_id(kind, &without_id));
        for part in self.distinct(kind, parts) {
            let id = part.key.get_ref().as_ref();
            let place = Place::of(kind, id);
            self.check_id(kind, &part);
            let Some(table) = self.table_of(&part, &place) else {
                continue;
            };
            let inside = parts_of(part.file, table);
            self.require(&keys, &place, &inside, &part);
            things.insert(id.to_owned(), self.read(&keys, &place, &inside));
        }
        things
    }

    /// `[playbook.<segment>]`: an `id` inside one of its lists must be unique there.
    fn playbooks(&mut self) -> IndexMap<String, TomlPlaybook> {
        for part in self.parts(&["playbook"]) {
            let id = part.key.get_ref().as_ref();
            for (list, items) in part.value.get_ref().as_table().into_iter().flatten() {
                let kind = format!("playbook.{id}.{}", list.get_ref());
                let mut ids = SeenIds::default();
                let items = items.get_ref().as_array().into_iter().flatten();
                for item in items.filter_map(|item| item.get_ref().as_table()) {
                    let repeated = ids.repeated(&kind, part.file, item);
                    let about = |finding: Diagnostic| finding.about(Place::of("playbook", id));
                    self.report.extend(repeated.map(about));
                }
            }
        }
        self.keyed("playbook")
    }

    /// A table that exists once and may be spread over files key by key.
    fn merged<T>(&mut self, path: &[&str]) -> T
    where
        T: DeserializeOwned + Default + JsonSchema,
    {
        let keys = Keys::of::<T>();
        let name = path.join(".");
        let inside = self.distinct(&name, self.parts(path));
        let mut place = Place::table(path[0]);
        for key in &path[1..] {
            place = place.key(key);
        }
        self.read(&keys, &place, &inside)
    }

    /// `[kind.<id>]` where each of them may be spread over files key by key.
    fn merged_each<T>(&mut self, kind: &str) -> IndexMap<String, T>
    where
        T: DeserializeOwned + Default + JsonSchema,
    {
        let mut ids: IndexMap<String, T> = IndexMap::new();
        for part in self.parts(&[kind]) {
            let id = part.key.get_ref().as_ref();
            if ids.contains_key(id) || self.table_of(&part, &Place::of(kind, id)).is_none() {
                continue;
            }
            let thing = self.merged(&[kind, id]);
            ids.insert(id.to_owned(), thing);
        }
        ids
    }

    /// `[[kind]]`: the items of all files, in path order; an `id` inside must be unique.
    fn listed<T>(&mut self, kind: &str) -> Vec<T>
    where
        T: DeserializeOwned + Default + JsonSchema,
    {
        let keys = Keys::of::<T>();
        let mut items = Vec::new();
        let mut ids = SeenIds::default();
        let origin = self.origin;
        for (file, table) in origin.files() {
            let Some((key, value)) = table.get_key_value(kind) else {
                continue;
            };
            let Some(list) = value.get_ref().as_array() else {
                self.report.push(
                    Diagnostic::new(&codes::WRONG_TYPE, format!("`{kind}` is a list of tables"))
                        .label(*file, key.span(), "written as one table")
                        .help(format!("write `[[{kind}]]` in double brackets")),
                );
                continue;
            };
            for item in list {
                let place = Place::of(kind, items.len());
                let part = Part {
                    file: *file,
                    key,
                    value: item,
                };
                let Some(table) = self.table_of(&part, &place) else {
                    continue;
                };
                self.report.extend(ids.repeated(kind, *file, table));
                let inside = parts_of(*file, table);
                self.require(&keys, &place, &inside, &part);
                items.push(self.read(&keys, &place, &inside));
            }
        }
        items
    }

    /// Every entry at `path` in every file.
    fn parts(&self, path: &[&str]) -> Vec<Part<'l>> {
        let mut parts = Vec::new();
        for (file, table) in self.origin.files() {
            let mut here = Some(table);
            for key in path {
                here = here
                    .and_then(|table| table.get(*key))
                    .and_then(|value| value.get_ref().as_table());
            }
            parts.extend(here.into_iter().flat_map(|table| parts_of(*file, table)));
        }
        parts
    }

    /// The parts without repetitions over files, each of which is reported with both places.
    fn distinct(&mut self, table: &str, parts: Vec<Part<'l>>) -> Vec<Part<'l>> {
        let mut first: IndexMap<&str, Part<'l>> = IndexMap::with_capacity(parts.len());
        for part in parts {
            match first.entry(part.key.get_ref().as_ref()) {
                indexmap::map::Entry::Vacant(entry) => {
                    entry.insert(part);
                }
                indexmap::map::Entry::Occupied(entry) => {
                    let key = part.key.get_ref();
                    let first = entry.get();
                    self.report.push(
                        Diagnostic::new(
                            &codes::DUPLICATE_ID,
                            format!("`{table}.{key}` is written twice"),
                        )
                        .label(part.file, part.key.span(), "written again")
                        .label(first.file, first.key.span(), "written first")
                        .help("keep one of them, or give one another id")
                        .about(Place::of(table, key)),
                    );
                }
            }
        }
        first.into_values().collect()
    }

    /// The table of a part, or a finding where something else stands in its place.
    fn table_of(&mut self, part: &Part<'l>, place: &Place) -> Option<&'l DeTable<'l>> {
        let table = part.value.get_ref().as_table();
        if table.is_none() {
            self.unreadable.push(place.clone());
            let finding =
                shape::not_a_table(&place.to_string(), part, part.value.span(), self.damage);
            self.report
                .extend(finding.map(|finding| finding.about(place.thing())));
        }
        table
    }

    fn is_damaged(&self, inside: &[Part<'_>]) -> bool {
        inside.is_empty()
            || inside.iter().any(|part| {
                self.damage.covers(part.file, &part.key.span())
                    || self.damage.covers(part.file, &part.value.span())
            })
    }

    fn check_id(&mut self, kind: &str, part: &Part<'_>) {
        let id = part.key.get_ref().as_ref();
        if self.damage.covers(part.file, &part.key.span()) {
            return;
        }
        if !is_id(id) {
            self.report.push(
                Diagnostic::new(
                    &codes::BAD_ID,
                    format!("`{id}` is not a good id"),
                )
                .about(Place::of(kind, id))
                .label(
                    part.file,
                    part.key.span(),
                    "ids are words joined by hyphens",
                )
                .help(format!(
                    "write an id such as `[{kind}.renewal-forecast]` and keep the words in `name`"
                )),
            );
        }
    }

    /// Reports the keys that a table must have and lacks.
    fn require(&mut self, keys: &Keys, place: &Place, inside: &[Part<'_>], whole: &Part<'_>) {
        // A key that stands on an unreadable line is there, only not readable.
        if self.damage.touches(whole.file) && self.is_damaged(inside) {
            return;
        }
        for required in keys.required() {
            // A slip in the key has a finding of its own.
            let meant = inside
                .iter()
                .find(|part| near(part.key.get_ref(), [required].into_iter()).is_some());
            let is_empty = |part: &Part<'_>| {
                part.value
                    .get_ref()
                    .as_str()
                    .is_some_and(|text| text.trim().is_empty())
            };
            let (message, spot) = match meant {
                Some(part) if is_empty(part) => {
                    let place = place.clone().key(required);
                    (format!("`{place}` is empty"), self.origin.locate(&place))
                }
                Some(_) => continue,
                // It may stand on a line that could not be read.
                None if self.damage.places().contains(&place.clone().key(required)) => continue,
                None => (
                    format!("`{place}` has no `{required}`"),
                    self.origin.locate(place),
                ),
            };
            self.report.push(
                Diagnostic::new(&codes::MISSING_KEY, message)
                    .label(spot.file, spot.span, format!("needs a `{required}`"))
                    .help(format!("write `{required} = \"…\"` under the header"))
                    .about(place.thing()),
            );
        }
    }
}

fn parts_of<'t>(file: FileId, table: &'t DeTable<'t>) -> Vec<Part<'t>> {
    table
        .iter()
        .map(|(key, value)| Part { file, key, value })
        .collect()
}
