//! [`Known`]: the things of one kind, those of the workshop and those that a sheet adds.

use std::collections::{BTreeMap, BTreeSet};

use super::ids::{free_id, is_id};
use crate::import::{Named, folded};

/// Which thing a name means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meant {
    /// The thing of that id.
    One(String),
    /// None so far.
    None,
    /// One of several of that name; their ids.
    Several(Vec<String>),
}

/// The things of one kind by id and by name.
#[derive(Debug)]
pub(super) struct Known {
    kind: &'static str,
    /// Ids under each folded name, in reading order.
    by_name: BTreeMap<String, Vec<String>>,
    /// Ids under each name to the letter.
    by_exact_name: BTreeMap<String, Vec<String>>,
    ids: BTreeSet<String>,
}

impl Known {
    /// Things of a kind: the id of each and what it is called.
    pub(super) fn of<'n, N>(
        kind: &'static str,
        things: impl IntoIterator<Item = (&'n str, N)>,
    ) -> Self
    where
        N: IntoIterator<Item = &'n str>,
    {
        let mut known = Self {
            kind,
            by_name: BTreeMap::new(),
            by_exact_name: BTreeMap::new(),
            ids: BTreeSet::new(),
        };
        for (id, names) in things {
            known.ids.insert(id.to_owned());
            for name in names {
                known.call(id, name);
            }
        }
        known
    }

    fn call(&mut self, id: &str, name: &str) {
        let exact = self.by_exact_name.entry(name.to_owned()).or_default();
        if !exact.iter().any(|known| known == id) {
            exact.push(id.to_owned());
        }
        let alike = self.by_name.entry(folded(name)).or_default();
        if !alike.iter().any(|known| known == id) {
            alike.push(id.to_owned());
        }
    }

    /// Keeps an id from being given to something new.
    pub(super) fn keep_free(&mut self, id: &str) {
        self.ids.insert(id.to_owned());
    }

    /// The thing of a name, or of an id that the sheet gives, or typed in place of a name.
    pub(super) fn meant(&self, named: &Named) -> Meant {
        if let Some(id) = named.id.as_ref().filter(|id| self.ids.contains(*id)) {
            return Meant::One(id.clone());
        }
        if let Some([only]) = self.by_exact_name.get(&named.name).map(Vec::as_slice) {
            return Meant::One(only.clone());
        }
        if self.ids.contains(&named.name) {
            return Meant::One(named.name.clone());
        }
        match self.by_name.get(&folded(&named.name)).map(Vec::as_slice) {
            Some([only]) => Meant::One(only.clone()),
            Some(several) => Meant::Several(several.to_vec()),
            None => Meant::None,
        }
    }

    /// Makes a new thing of that name and gives its id: the sheet's own where it is free.
    pub(super) fn add(&mut self, named: &Named) -> String {
        let own = named
            .id
            .as_ref()
            .filter(|id| is_id(id) && !self.ids.contains(*id));
        let id = match own {
            Some(id) => id.clone(),
            None => free_id(&named.name, self.kind, &self.ids),
        };
        self.ids.insert(id.clone());
        self.call(&id, &named.name);
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::Place;

    fn named(id: Option<&str>, name: &str) -> Named {
        Named {
            id: id.map(str::to_owned),
            name: name.to_owned(),
            at: Place::Text { line: 1, column: 1 },
        }
    }

    fn roles() -> Known {
        let things = [
            ("csm", vec!["Customer Success Manager", "CSM"]),
            ("ae", vec!["Account Executive"]),
            ("old-ae", vec!["account executive"]),
        ];
        Known::of("role", things)
    }

    #[test]
    fn a_thing_is_known_by_id_by_name_and_by_the_same_name_otherwise_written() {
        let roles = roles();
        let one = |id: &str| Meant::One(id.to_owned());
        assert_eq!(roles.meant(&named(Some("csm"), "Renamed")), one("csm"));
        assert_eq!(
            roles.meant(&named(None, "customer-success manager")),
            one("csm")
        );
        assert_eq!(roles.meant(&named(None, "csm")), one("csm"));
        assert_eq!(roles.meant(&named(None, "Account Executive")), one("ae"));
        assert_eq!(roles.meant(&named(None, "Sponsor")), Meant::None);
    }

    #[test]
    fn two_of_a_name_are_told_apart_by_nobody() {
        let several = Meant::Several(vec!["ae".to_owned(), "old-ae".to_owned()]);
        assert_eq!(roles().meant(&named(None, "ACCOUNT EXECUTIVE")), several);
    }

    #[test]
    fn what_is_new_gets_the_id_of_the_sheet_or_one_of_its_name() {
        let mut roles = roles();
        assert_eq!(
            roles.add(&named(Some("sponsor"), "Executive sponsor")),
            "sponsor"
        );
        assert_eq!(roles.add(&named(Some("No id"), "CSM")), "csm-2");
        assert_eq!(
            roles.meant(&named(None, "executive sponsor")),
            Meant::One("sponsor".to_owned())
        );
    }
}
