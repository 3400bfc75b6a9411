//! [`Known`]: the things of one kind, those of the workshop and those that a sheet adds.
//!
//! What shares its name with others is written `Name [id]` by an export. Whether the bracket holds an id, only the
//! workshop knows: where it has no such thing, the whole text is a name.

use std::collections::{BTreeMap, BTreeSet};

use super::ids::id_of;
use crate::import::Named;
use crate::wording::{is_id, is_kebab, key_of};

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
    /// The next number behind an id that is taken.
    numbers: BTreeMap<String, usize>,
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
            numbers: BTreeMap::new(),
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
        let alike = self.by_name.entry(key_of(name)).or_default();
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
        self.meant_by(named.id.as_deref(), &named.name)
    }

    pub(super) fn meant_by(&self, id: Option<&str>, name: &str) -> Meant {
        if let Some(id) = id.filter(|id| self.ids.contains(*id)) {
            return Meant::One(id.to_owned());
        }
        if let Some([only]) = self.by_exact_name.get(name).map(Vec::as_slice) {
            return Meant::One(only.clone());
        }
        if self.ids.contains(name) {
            return Meant::One(name.to_owned());
        }
        match self.by_name.get(&key_of(name)).map(Vec::as_slice) {
            Some([only]) => Meant::One(only.clone()),
            Some(several) => Meant::Several(several.to_vec()),
            None => label(name)
                .filter(|(_, id)| self.ids.contains(*id))
                .map_or(Meant::None, |(_, id)| Meant::One(id.to_owned())),
        }
    }

    /// The one thing that is called so or has this id.
    pub(super) fn called(&self, typed: &str) -> Option<String> {
        match self.meant_by(None, typed) {
            Meant::One(id) => Some(id),
            _ => None,
        }
    }

    /// The things that a name may mean.
    pub(super) fn candidates(&self, named: &Named) -> Vec<String> {
        match self.meant(named) {
            Meant::One(id) => vec![id],
            Meant::Several(ids) => ids,
            Meant::None => Vec::new(),
        }
    }

    /// Makes a new thing of that name, which is known from now on, and gives its id.
    pub(super) fn add(&mut self, named: &Named) -> String {
        let id = self.id_for(named);
        self.call(&id, &named.name);
        id
    }

    /// The id for a new thing that is nobody else's: the sheet's own where it is free.
    pub(super) fn id_for(&mut self, named: &Named) -> String {
        let own = named
            .id
            .as_ref()
            .filter(|id| is_id(id) && !self.ids.contains(*id));
        // Rows of a sheet have a column for their ids; what they name has its id behind the name, if anywhere.
        let is_row = ROWS.contains(&self.kind);
        let label =
            label(&named.name).filter(|(_, id)| !is_row && is_kebab(id) && !self.ids.contains(*id));
        let id = match (own, label) {
            (Some(id), _) => id.clone(),
            (None, Some((_, id))) => id.to_owned(),
            (None, None) => self.free_id(&named.name),
        };
        self.ids.insert(id.clone());
        id
    }

    /// The id made from a name, with the kind's name where the name has no letters, with a number where it is taken.
    fn free_id(&mut self, name: &str) -> String {
        let id = match id_of(name) {
            id if id.is_empty() => self.kind.to_owned(),
            id => id,
        };
        if !self.ids.contains(&id) {
            return id;
        }
        // From where the last one of the name stopped: a sheet may have thousands of one name.
        let next = self.numbers.entry(id.clone()).or_insert(2);
        loop {
            let numbered = format!("{id}-{next}");
            *next += 1;
            if !self.ids.contains(&numbered) {
                return numbered;
            }
        }
    }
}

/// Kinds of which a sheet has a row each.
const ROWS: [&str; 3] = ["activity", "task", "competency"];

/// The name and the id in `Name [id]`.
pub(super) fn label(text: &str) -> Option<(&str, &str)> {
    let (name, id) = text.strip_suffix(']')?.rsplit_once('[')?;
    let is_label = (name.is_empty() || name.ends_with(' ')) && is_id(id);
    is_label.then_some((name.trim_end(), id))
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
    fn names_without_letters_are_not_all_the_same() {
        let roles = Known::of("role", [("a", ["🎉"]), ("b", ["B"])]);
        assert_eq!(roles.meant(&named(None, "🎉")), Meant::One("a".to_owned()));
        assert_eq!(roles.meant(&named(None, "👍")), Meant::None);
    }

    #[test]
    fn an_id_behind_a_name_counts_where_the_workshop_has_it() {
        let roles = roles();
        let one = |id: &str| Meant::One(id.to_owned());
        let meant = |name| roles.meant(&named(None, name));
        assert_eq!(meant("Account Executive [old-ae]"), one("old-ae"));
        assert_eq!(meant("Account Executive [new-ae]"), Meant::None);
        assert_eq!(meant("Sponsor [csm]"), one("csm"));
        assert_eq!(meant("Review [Q1]"), Meant::None);
        let things = [("a", vec!["AE [b]"]), ("b", vec!["AE"])];
        let known = Known::of("role", things);
        assert_eq!(known.meant(&named(None, "AE [b]")), one("a"));
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
        let ids = [0; 3].map(|_| roles.add(&named(None, "Plan")));
        assert_eq!(ids, ["plan", "plan-2", "plan-3"]);
        assert_eq!(roles.add(&named(None, "?")), "role");
        assert_eq!(
            roles.meant(&named(None, "executive sponsor")),
            Meant::One("sponsor".to_owned())
        );
    }
}
