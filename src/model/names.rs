//! What roles, people and segments are called where others read it.
//!
//! A column of the chart may be a person. The id of a person is a name as often as not, so it never stands for one.

use super::people::{Person, Role, Segment};
use super::{Id, Workshop};
use crate::vocabulary::NameStyle;

impl Workshop {
    /// How people appear on what is shared: as `[workshop] names` says, invented ones in full unless initials are asked
    /// for (`domain.md` §8, privacy).
    pub fn name_style(&self) -> NameStyle {
        let invented = self.about.fictional && self.about.names == NameStyle::Role;
        if invented {
            NameStyle::Full
        } else {
            self.about.names
        }
    }

    /// What stands for a person in that style; `None` where nothing but the id is known.
    pub fn person_name(&self, id: &Id<Person>, style: NameStyle) -> Option<String> {
        let person = self.people.get(id)?;
        match style {
            NameStyle::Full => Some(person.name.clone()),
            NameStyle::Initials => Some(initials(&person.name)),
            NameStyle::Role => person
                .role
                .as_ref()
                .and_then(|role| self.roles.get(role))
                .map(|role| role.name.clone())
                .or_else(|| person.function.clone()),
        }
    }

    /// What a role is called, or the person who is listed as one.
    pub fn role_name(&self, id: &Id<Role>) -> String {
        match self.roles.get(id) {
            Some(role) => role.name.clone(),
            None => self.listed_person(id),
        }
    }

    /// The short form of a role's name, for lists and narrow columns.
    pub fn role_short_name(&self, id: &Id<Role>) -> String {
        match self.roles.get(id) {
            Some(role) => role.short_name().to_owned(),
            None => self.listed_person(id),
        }
    }

    /// The short form of a role's name, else its id: for those who edit the files, where the id is the one to find.
    pub fn role_short_name_or_id<'w>(&'w self, id: &'w Id<Role>) -> &'w str {
        self.roles.get(id).map_or(id.as_str(), Role::short_name)
    }

    fn listed_person(&self, id: &Id<Role>) -> String {
        let person = Id::from(id.as_str());
        if !self.people.contains_key(&person) {
            return id.to_string();
        }
        self.person_name(&person, self.name_style())
            .unwrap_or_else(|| self.words.get("raci.a-person").to_owned())
    }

    /// What a segment is called.
    pub fn segment_name(&self, id: &Id<Segment>) -> String {
        let segment = self.segments.get(id);
        segment.map_or_else(|| id.to_string(), |segment| segment.name.clone())
    }
}

fn initials(name: &str) -> String {
    name.split_whitespace()
        .filter_map(|word| word.chars().next())
        .flat_map(char::to_uppercase)
        .collect()
}
