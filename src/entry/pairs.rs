//! Which rows of a sheet are which things of the workshop.

use std::collections::{BTreeMap, BTreeSet};

use super::Desk;
use super::known::{Known, Meant};
use crate::import::Named;
use crate::wording::key_of;

/// A row of a sheet: what it is called, and the phase that it stands under.
pub(super) type Row<'r> = (&'r Named, Option<&'r Named>);

/// What becomes of the rows of a sheet.
pub(super) struct Paired {
    /// For each row the id of its thing; `None` where nobody can say which of several it is.
    pub(super) ids: Vec<Option<String>>,
    /// How many rows were there before.
    pub(super) known: usize,
}

impl Desk<'_> {
    /// Pairs rows with things: by id, by name, where names repeat by the phase, else in their order as long as there are
    /// as many rows as things. What is left is new.
    pub(super) fn pairs(
        &mut self,
        kind: &'static str,
        rows: &[Row<'_>],
        known: &mut Known,
        phase_of: impl Fn(&str) -> Option<String>,
    ) -> Paired {
        let mut named_so: BTreeMap<String, usize> = BTreeMap::new();
        for (named, _) in rows {
            *named_so.entry(key_of(&named.name)).or_default() += 1;
        }
        let meant: Vec<Vec<String>> = rows
            .iter()
            .map(|(named, _)| known.candidates(named))
            .collect();
        let mut taken: BTreeSet<String> = BTreeSet::new();
        let mut ids: Vec<Option<String>> = vec![None; rows.len()];
        // Those that stand in the same phase first, so that no namesake takes their place.
        for (n, (_, phase)) in rows.iter().enumerate() {
            let name = phase.map(|phase| phase.name.as_str());
            let free = meant[n].iter().filter(|id| !taken.contains(*id));
            let here: Vec<&String> = free.filter(|id| phase_of(id).as_deref() == name).collect();
            if let [only] = here[..] {
                taken.insert(only.clone());
                ids[n] = Some(only.clone());
            }
        }
        let mut paired = Paired {
            known: 0,
            ids: Vec::new(),
        };
        for (n, (named, _)) in rows.iter().enumerate() {
            let free = meant[n].iter().find(|id| !taken.contains(*id)).cloned();
            let is_complete = named_so[&key_of(&named.name)] >= meant[n].len();
            let id = match (ids[n].take(), free) {
                (Some(id), _) => Some(id),
                (None, Some(_)) if !is_complete => {
                    self.one(kind, named, Meant::Several(meant[n].clone()));
                    paired.ids.push(None);
                    continue;
                }
                (None, free) => free,
            };
            paired.known += usize::from(id.is_some());
            let id = id.unwrap_or_else(|| known.id_for(named));
            taken.insert(id.clone());
            paired.ids.push(Some(id));
        }
        paired
    }
}
