//! A chart into `[activity.*]`, with the roles and phases that are new.

use std::collections::BTreeSet;

use super::known::{Known, Meant};
use super::{CHART, Desk, WORKSHOP};
use crate::diagnostic::codes;
use crate::edit::{fresh, rewritten};
use crate::import::{Finding, FoundChart, FoundRow, Named};
use crate::model::raci::{Activity, Letters};
use crate::vocabulary::{ActivityKind, Letter, Variant};
use crate::wording::{counted, quoted_list};

impl Desk<'_> {
    /// Enters the rows that are nobody's answer but the chart's own.
    pub(super) fn enter_chart(&mut self, chart: &FoundChart) {
        let rows: Vec<&FoundRow> = chart
            .rows
            .iter()
            .filter(|row| row.voter.is_none())
            .collect();
        if rows.is_empty() {
            return;
        }
        let roles = self.roles_of(chart);
        let mut phases = self.known_phases();
        let mut activities = self.known_activities();
        let ids = self.activities_of(&rows, &mut activities);
        let is_new = |id: &String| !self.workshop.activities.contains_key(id.as_str());
        let known = ids.iter().filter(|id| !is_new(id)).count();
        self.enter_variant(chart, known);
        for (row, id) in rows.iter().zip(&ids) {
            self.enter_row(row, id, &roles, &mut phases, row.variant.or(chart.variant));
        }
        if known > 0 {
            self.tell_rows_left(&ids);
            self.tell_columns_left(&ids, &roles);
        }
    }

    /// The ids of the chart's columns; `None` for a name that several roles have.
    fn roles_of(&mut self, chart: &FoundChart) -> Vec<Option<String>> {
        let mut known = self.known_roles();
        let mut new = Vec::new();
        let mut ids = Vec::new();
        for role in &chart.roles {
            let id = match known.meant(role) {
                Meant::One(id) => Some(id),
                Meant::None => {
                    let id = self.new_role(role, &mut known);
                    new.push(id.clone());
                    Some(id)
                }
                Meant::Several(ids) => {
                    self.findings.push(ambiguous("role", role, &ids));
                    None
                }
            };
            ids.push(id);
        }
        self.add_columns(&new);
        ids
    }

    /// Makes a role, and gives its id.
    pub(super) fn new_role(&mut self, role: &Named, known: &mut Known) -> String {
        let id = known.add(role);
        self.set_text(&["role", &id], "name", &role.name, WORKSHOP);
        id
    }

    pub(super) fn known_roles(&self) -> Known {
        let roles = self.workshop.roles.iter();
        Known::of(
            "role",
            roles.map(|(id, role)| {
                let names = std::iter::once(role.name.as_str()).chain(role.short.as_deref());
                (id.as_str(), names)
            }),
        )
    }

    pub(super) fn known_phases(&self) -> Known {
        let phases = self.workshop.phases.iter();
        Known::of(
            "phase",
            phases.map(|(id, phase)| (id.as_str(), [phase.name.as_str()])),
        )
    }

    fn known_activities(&self) -> Known {
        let rows = self.workshop.activities.iter();
        Known::of(
            "activity",
            rows.map(|(id, row)| (id.as_str(), [row.name.as_str()])),
        )
    }

    /// The id of the phase that a sheet names, which is made where it is new.
    pub(super) fn phase_id(&mut self, phase: &Named, known: &mut Known) -> String {
        match known.meant(phase) {
            Meant::One(id) => id,
            // Phases of one name read alike: the first is as good as any.
            Meant::Several(ids) if !ids.is_empty() => ids.into_iter().next().unwrap_or_default(),
            Meant::Several(_) | Meant::None => {
                let id = known.add(phase);
                self.set_text(&["phase", &id], "name", &phase.name, WORKSHOP);
                id
            }
        }
    }

    /// Which row of the workshop each row of the sheet is: by id, by name, and where names repeat by phase and order.
    fn activities_of(&self, rows: &[&FoundRow], known: &mut Known) -> Vec<String> {
        let mut taken = BTreeSet::new();
        rows.iter()
            .map(|row| {
                let candidates = match known.meant(&row.activity) {
                    Meant::One(id) => vec![id],
                    Meant::Several(ids) => ids,
                    Meant::None => Vec::new(),
                };
                let free = || candidates.iter().filter(|id| !taken.contains(*id));
                let in_phase = free().find(|id| self.is_in_phase(id, row.phase.as_ref()));
                let id = in_phase.or_else(|| free().next()).cloned();
                let id = id.unwrap_or_else(|| known.add(&row.activity));
                taken.insert(id.clone());
                id
            })
            .collect()
    }

    fn is_in_phase(&self, activity: &str, phase: Option<&Named>) -> bool {
        let row = self.workshop.activities.get(activity);
        let own = row.and_then(|row| self.workshop.phases.get(row.phase.as_ref()?));
        match (own, phase) {
            (Some(own), Some(phase)) => own.name == phase.name,
            (None, None) => true,
            _ => false,
        }
    }

    /// The scheme goes to the chart where all of its rows come from the sheet, else to the rows.
    fn enter_variant(&mut self, chart: &FoundChart, known: usize) {
        let others = self.workshop.activities.len() - known;
        if let Some(variant) = chart.variant
            && variant != self.workshop.chart.variant
            && others == 0
        {
            self.set_text(&["raci"], "variant", variant.word(), CHART);
        }
    }

    /// Adds roles to the columns, where the chart lists them.
    fn add_columns(&mut self, new: &[String]) {
        let Some(so_far) = self
            .draft
            .typed(&["raci"], "roles")
            .filter(|_| !new.is_empty())
        else {
            return;
        };
        let columns = self.workshop.chart.columns.iter().map(|id| id.as_str());
        let all: Vec<&str> = columns.chain(new.iter().map(String::as_str)).collect();
        self.set_roles(&["raci"], "roles", &so_far, &all);
    }

    fn enter_row(
        &mut self,
        row: &FoundRow,
        id: &str,
        roles: &[Option<String>],
        phases: &mut Known,
        variant: Option<Variant>,
    ) {
        let workshop = self.workshop;
        let so_far = workshop.activities.get(id);
        let kind = match so_far {
            Some(_) if !self.draft.has(&["activity", id]) => "task",
            _ => "activity",
        };
        let table = [kind, id];
        if so_far.is_none() || row.activity.id.as_deref() == Some(id) {
            self.set_text(&table, "name", &row.activity.name, CHART);
        }
        if let Some(phase) = &row.phase {
            let phase = self.phase_id(phase, phases);
            if so_far
                .and_then(|row| row.phase.as_ref())
                .map(|id| id.as_str())
                != Some(phase.as_str())
            {
                self.set_text(&table, "phase", &phase, CHART);
            }
        }
        self.enter_marks(row, so_far, &table);
        self.enter_letters(row, so_far, &table, roles, variant);
        self.enter_note(row, so_far, &table);
    }

    /// Whether the row is a decision, and a control.
    fn enter_marks(&mut self, row: &FoundRow, so_far: Option<&Activity>, table: &[&str]) {
        let was_decision = so_far.is_some_and(|row| row.kind == ActivityKind::Decision);
        match row.is_decision {
            Some(true) if !was_decision => {
                self.set_text(table, "kind", ActivityKind::Decision.word(), CHART);
            }
            Some(false) if was_decision => self.draft.remove(table, "kind"),
            _ => {}
        }
        let was_control = so_far.is_some_and(|row| row.control);
        match row.is_control {
            Some(true) if !was_control => self.draft.set(table, "control", true, CHART),
            Some(false) if was_control => self.draft.remove(table, "control"),
            _ => {}
        }
    }

    fn enter_letters(
        &mut self,
        row: &FoundRow,
        so_far: Option<&Activity>,
        table: &[&str],
        roles: &[Option<String>],
        variant: Option<Variant>,
    ) {
        let none = Letters::default();
        let letters_so_far = so_far.map_or(&none, |row| &row.letters);
        let scheme = so_far.map_or(self.scheme(), |row| row.variant);
        let found = variant.unwrap_or(Variant::Raci);
        let fits = |letter: &Letter| scheme.knows(*letter);
        let mut letters = row.letters.iter().flat_map(|cell| &cell.letters);
        if variant.is_some_and(|variant| variant != scheme) || !letters.all(fits) && scheme != found
        {
            self.set_text(table, "variant", found.word(), CHART);
        }
        let columns: Vec<&str> = row
            .roles
            .iter()
            .filter_map(|n| roles.get(*n)?.as_deref())
            .collect();
        let in_sheet = |wanted: &dyn Fn(&crate::import::FoundLetters) -> bool| -> Vec<&str> {
            let cells = row.letters.iter().filter(|cell| wanted(cell));
            cells
                .filter_map(|cell| roles.get(cell.role)?.as_deref())
                .collect()
        };
        for letter in Letter::ALL {
            let held: Vec<&str> = letters_so_far
                .roles(*letter)
                .iter()
                .map(|id| id.as_str())
                .collect();
            let given = in_sheet(&|cell| cell.letters.contains(letter));
            self.enter_holders(table, letter.word(), &held, &columns, &given);
        }
        let open: Vec<&str> = so_far.map_or_else(Vec::new, |row| {
            row.open.iter().map(|id| id.as_str()).collect()
        });
        let given = in_sheet(&|cell| cell.is_open);
        self.enter_holders(table, "open", &open, &columns, &given);
    }

    /// The scheme of rows that have none of their own, as it will be.
    fn scheme(&self) -> Variant {
        let written = self.draft.value(&["raci"], "variant");
        let written = written.and_then(|item| Variant::of_word(item.as_str()?));
        written.unwrap_or(self.workshop.chart.variant)
    }

    /// Under one key: those that the sheet says, and those of roles that the sheet has no column for.
    fn enter_holders(
        &mut self,
        table: &[&str],
        key: &str,
        held: &[&str],
        columns: &[&str],
        given: &[&str],
    ) {
        let kept = held
            .iter()
            .filter(|role| !columns.contains(role) || given.contains(role));
        let mut roles: Vec<&str> = kept.copied().collect();
        for role in given {
            if !roles.contains(role) {
                roles.push(role);
            }
        }
        let is_same = roles.len() == held.len() && roles.iter().all(|role| held.contains(role));
        if is_same {
            return;
        }
        if roles.is_empty() {
            return self.draft.remove(table, key);
        }
        let so_far = self.draft.typed(table, key).unwrap_or_default();
        self.set_roles(table, key, &so_far, &roles);
    }

    /// Writes a set of roles in the manner of what stands there.
    fn set_roles(&mut self, table: &[&str], key: &str, so_far: &str, roles: &[&str]) {
        let written = match so_far.trim() {
            "" => fresh(roles, key == "A" && roles.len() == 1),
            so_far => rewritten(so_far, roles),
        };
        if let Ok(value) = written.parse::<toml_edit::Value>() {
            self.draft.set(table, key, value, CHART);
        }
    }

    fn enter_note(&mut self, row: &FoundRow, so_far: Option<&Activity>, table: &[&str]) {
        let was = so_far
            .and_then(|row| row.note.as_deref())
            .unwrap_or_default();
        match row.note.as_deref() {
            Some(note) if note == was => {}
            Some("") => self.draft.remove(table, "note"),
            Some(note) => self.set_text(table, "note", note, CHART),
            None => {}
        }
    }

    /// Rows of the workshop that the sheet does not have.
    fn tell_rows_left(&mut self, ids: &[String]) {
        let rows = self.workshop.activities.iter();
        let left = rows.filter(|(id, _)| !ids.iter().any(|known| known == id.as_str()));
        let names: Vec<&str> = left.map(|(_, row)| row.name.as_str()).collect();
        if !names.is_empty() {
            let rows = counted(
                names.len(),
                "row of the workshop is",
                "rows of the workshop are",
            );
            let message = format!("{rows} not in the sheet: {}", quoted_list(&names));
            let help = "they stay; to remove one, delete its `[activity.…]` table";
            self.findings
                .push(Finding::nowhere(&codes::WOULD_REMOVE, message).help(help));
        }
    }

    /// Roles that have letters in the rows of the sheet and no column there.
    fn tell_columns_left(&mut self, ids: &[String], roles: &[Option<String>]) {
        let has_column = |role: &str| roles.iter().flatten().any(|known| known == role);
        let mut left: Vec<&str> = Vec::new();
        for row in ids
            .iter()
            .filter_map(|id| self.workshop.activities.get(id.as_str()))
        {
            for (_, holders) in row.letters.iter() {
                let others = holders
                    .iter()
                    .map(|id| id.as_str())
                    .filter(|role| !has_column(role));
                left.extend(others);
            }
        }
        let roles = self
            .workshop
            .roles
            .iter()
            .filter(|(id, _)| left.contains(&id.as_str()));
        let names: Vec<&str> = roles.map(|(_, role)| role.name.as_str()).collect();
        if !names.is_empty() {
            let message = format!("the sheet has no column for {}", quoted_list(&names));
            let help =
                "their letters stay; to remove them, leave the column there and empty its cells";
            self.findings
                .push(Finding::nowhere(&codes::WOULD_REMOVE, message).help(help));
        }
    }
}

/// A name that several things of the workshop have.
pub(super) fn ambiguous(kind: &str, named: &Named, ids: &[String]) -> Finding {
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let message = format!(
        "`{}` is the name of several: {}",
        named.name,
        quoted_list(&ids)
    );
    Finding::at(&codes::AMBIGUOUS_NAME, &named.at, message)
        .help(format!("write the id of the {kind} instead of its name"))
}
