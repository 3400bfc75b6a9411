//! Whose ballots there are, and who is meant by a typed name.

use super::Desk;
use super::answer::Part;
use super::form::{Form, Order};
use super::known::Meant;
use crate::edit::Rewrite;
use crate::error::Error;
use crate::model::Workshop;
use crate::source::SourceTree;
use crate::wording::{near, quoted_list};

/// One who may vote, with how much of each ballot is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voter {
    /// The id of the person.
    pub id: String,
    /// What they are called.
    pub name: String,
    /// How many lines have an answer, of how many, for each part in the order of [`Part::ALL`].
    pub tallies: [(usize, usize); 3],
}

/// Who votes: the people of `[vote] voters`, else everybody; whoever has a ballot besides.
pub fn voters(workshop: &Workshop) -> Vec<Voter> {
    let mut ids: Vec<&str> = workshop.vote.voters.iter().map(|id| id.as_str()).collect();
    if ids.is_empty() {
        ids.extend(workshop.people.keys().map(|id| id.as_str()));
    }
    for id in workshop.ballots.keys() {
        if !ids.contains(&id.as_str()) {
            ids.push(id.as_str());
        }
    }
    let voters = ids.into_iter().map(|id| Voter {
        id: id.to_owned(),
        name: workshop
            .people
            .get(id)
            .map_or_else(|| id.to_owned(), |person| person.name.clone()),
        tallies: Part::ALL.map(|part| Form::new(workshop, id, part, Order::Each).tally()),
    });
    voters.collect()
}

/// The person who is meant by an id, a name, or how only one id begins.
///
/// # Errors
/// Nobody is, or several are; the message says who is near and what to write for somebody new.
pub fn voter_named(workshop: &Workshop, typed: &str) -> Result<String, Error> {
    let desk = Desk::new(workshop, &SourceTree::default(), "");
    let ids = || workshop.people.keys().map(|id| id.as_str());
    let several = match desk.known_people().meant_by(None, typed) {
        Meant::One(id) => return Ok(id),
        Meant::Several(ids) => ids,
        Meant::None => {
            let begins = ids().filter(|id| !typed.is_empty() && id.starts_with(typed));
            match begins.map(str::to_owned).collect::<Vec<_>>() {
                ids if ids.len() == 1 => return Ok(ids.concat()),
                ids => ids,
            }
        }
    };
    if !several.is_empty() {
        let several: Vec<&str> = several.iter().map(String::as_str).collect();
        let several = quoted_list(&several);
        return Err(Error::Usage(format!(
            "`{typed}` may be {several}; write the id"
        )));
    }
    let near =
        near(typed, ids()).map_or_else(String::new, |near| format!("did you mean `{near}`? "));
    Err(Error::Usage(format!(
        "there is no person `{typed}`; {near}to add them, say with which role: `--people-as ROLE`"
    )))
}

/// Adds a person called `name` with the role `people_as`, on paper. Gives the id.
///
/// # Errors
/// There is no such role, or no id can be made of the name that is not somebody's.
pub fn add_person(
    workshop: &Workshop,
    sources: &SourceTree,
    name: &str,
    people_as: &str,
) -> Result<(String, Vec<Rewrite>), Error> {
    let mut desk = Desk::new(workshop, sources, "");
    desk.people_as = Some(desk.role_of_people(people_as)?);
    let Some(id) = desk.new_person(name) else {
        return Err(Error::Usage(format!(
            "no id can be made of `{name}` that is nobody else's; write `[person.…]` with that `name` and a `role`"
        )));
    };
    Ok((id, desk.draft.rewrites()))
}
