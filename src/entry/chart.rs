//! A chart into `[activity.*]`, with the roles and phases that are new.

use std::collections::BTreeSet;

use super::known::Known;
use super::{CHART, Desk, is_alike};
use crate::edit::{fresh, rewritten};
use crate::import::{FoundChart, FoundRow};
use crate::model::raci::{Activity, Letters};
use crate::vocabulary::{ActivityKind, Letter, Variant};

impl Desk<'_> {
    /// Enters the rows of the chart.
    pub(super) fn enter_chart(&mut self, chart: &FoundChart) {
        let roles = self.roles_of(chart);
        let mut phases = self.known_phases();
        let mut activities = self.known_activities();
        let named = chart
            .rows
            .iter()
            .map(|row| (&row.activity, row.phase.as_ref()));
        let workshop = self.workshop;
        let phase_of = |id: &str| {
            let phase = workshop.activities.get(id)?.phase.as_ref()?;
            Some(workshop.phases.get(phase)?.name.clone())
        };
        let paired = self.pairs(
            "activity",
            &named.collect::<Vec<_>>(),
            &mut activities,
            phase_of,
        );
        self.enter_variant(chart, paired.known);
        for (row, id) in chart.rows.iter().zip(&paired.ids) {
            if let Some(id) = id {
                self.enter_row(row, id, &roles, &mut phases, row.variant.or(chart.variant));
            }
        }
        if paired.known > 0 {
            let ids: BTreeSet<&str> = paired.ids.iter().flatten().map(String::as_str).collect();
            let rows = workshop.activities.iter();
            let left = rows.filter(|(id, _)| !ids.contains(id.as_str()));
            let names = left.map(|(_, row)| row.name.as_str()).collect();
            self.tell_left("activity", ["row", "rows"], names);
            self.tell_columns_left(&ids, &roles);
        }
    }

    /// The ids of the chart's columns; `None` for a name that several roles have.
    fn roles_of(&mut self, chart: &FoundChart) -> Vec<Option<String>> {
        let mut known = self.known_roles();
        let roles = chart.roles.iter();
        let ids: Vec<_> = roles.map(|role| self.role_id(role, &mut known)).collect();
        let is_new = |id: &&str| !self.workshop.roles.contains_key(*id);
        let new = ids.iter().flatten().map(String::as_str).filter(is_new);
        self.add_columns(&new.map(str::to_owned).collect::<Vec<_>>());
        ids
    }

    /// The scheme goes to the chart where all of its rows come from the sheet, else to the rows.
    fn enter_variant(&mut self, chart: &FoundChart, known: usize) {
        let others = self.workshop.activities.len() - known;
        if let Some(variant) = chart.variant
            && variant != self.workshop.chart.variant
            && others == 0
            && !self.fits_all(chart)
        {
            self.set_text(&["raci"], "variant", variant.word(), CHART);
        }
    }

    /// Whether the rows are known and the workshop's schemes have all of their letters.
    fn fits_all(&self, chart: &FoundChart) -> bool {
        !self.workshop.activities.is_empty()
            && chart.rows.iter().all(|row| {
                let id = row.activity.id.as_deref();
                let known = id.and_then(|id| self.workshop.activities.get(id));
                let scheme = known.map_or(self.workshop.chart.variant, |row| row.variant);
                let mut letters = row.letters.iter().flat_map(|cell| &cell.letters);
                letters.all(|letter| scheme.knows(*letter))
            })
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
        // Letters that several schemes have do not change that of a row that is there.
        let is_other = so_far.is_none() && variant.is_some_and(|variant| variant != scheme);
        if is_other || !letters.all(fits) && scheme != found {
            self.set_text(table, "variant", found.word(), CHART);
        }
        let columns = row.columns(roles);
        for letter in Letter::ALL {
            let held = letters_so_far.roles(*letter).iter();
            let held: Vec<&str> = held.map(|id| id.as_str()).collect();
            let given = row.holders(*letter, roles);
            self.enter_holders(table, letter.word(), &held, &columns, &given);
        }
        let open = so_far.map_or(&[][..], |row| &row.open).iter();
        let open: Vec<&str> = open.map(|id| id.as_str()).collect();
        self.enter_holders(table, "open", &open, &columns, &row.open(roles));
    }

    /// The scheme of rows that have none of their own, as it will be.
    fn scheme(&self) -> Variant {
        let written = self.draft.value(&["raci"], "variant");
        let written = written.and_then(|item| Variant::of_word(item.as_str()?));
        written.unwrap_or(self.workshop.chart.variant)
    }

    /// Under one key: those that the sheet says, and those of roles that the sheet has no column for.
    pub(super) fn enter_holders(
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
            Some(note) if is_alike(note, was) => {}
            // What cells say comes to what is there.
            Some(note) if !row.has_notes && was.contains(note) => {}
            Some(note) if !row.has_notes && !was.is_empty() => {
                self.set_text(table, "note", &format!("{was} {note}"), CHART);
            }
            Some("") => self.draft.remove(table, "note"),
            Some(note) => self.set_text(table, "note", note, CHART),
            None => {}
        }
    }
}
