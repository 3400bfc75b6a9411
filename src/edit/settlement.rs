//! [`Settlement`]: what the room settled about one row, read from words such as `R=csm,ae` and held against the
//! workshop.

use indexmap::IndexMap;

use crate::error::Error;
use crate::model::people::{Role, Segment};
use crate::model::raci::{Activity, Letters};
use crate::model::record::Decision;
use crate::model::{Id, Workshop};
use crate::vocabulary::Letter;
use crate::wording::{did_you_mean, quoted_list};

/// What the room settled about one row.
#[derive(Debug, Clone, PartialEq)]
pub struct Settlement {
    /// The row.
    pub row: Id<Activity>,
    /// The segment in which it holds; `None`: everywhere.
    pub segment: Option<Id<Segment>>,
    /// Who has which letter, in the order of the letters; letters left out stay as they are.
    pub letters: IndexMap<Letter, Holders>,
    /// The decision by which it was settled.
    pub decision: Option<Id<Decision>>,
}

/// Who has one letter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Holders {
    /// The roles.
    pub roles: Vec<Id<Role>>,
    /// Somebody will still be named.
    pub is_open: bool,
}

impl Settlement {
    /// Reads what was typed, such as `["A=csl", "R=csm,ae"]`.
    ///
    /// # Errors
    /// A row, letter, role, segment or decision that there is not, with the nearest one that there is.
    pub fn parse(
        workshop: &Workshop,
        row: &str,
        letters: &[String],
        segment: Option<&str>,
        decision: Option<&str>,
    ) -> Result<Self, Error> {
        let row = row_named(workshop, row)?;
        let mut read = IndexMap::new();
        for typed in letters {
            let (letter, holders) = assignment(workshop, &row, typed)?;
            if read.insert(letter, holders).is_some() {
                return Err(Error::Usage(format!(
                    "{letter} is given twice; write all its roles at once, such as `{letter}=csm,ae`"
                )));
            }
        }
        read.sort_keys();
        Ok(Self {
            row,
            segment: segment
                .map(|typed| known("segment", typed, workshop.segments.keys()))
                .transpose()?,
            letters: read,
            decision: decision
                .map(|typed| known("decision", typed, workshop.decisions.keys()))
                .transpose()?,
        })
    }

    /// Whether `after` is `before` with what was settled, and with nothing else: the order of roles is no difference.
    pub fn is_all_between(&self, before: &Workshop, after: &Workshop) -> bool {
        let mut expected = before.clone();
        let Some(row) = expected.activities.get_mut(&self.row) else {
            return false;
        };
        let none = Letters::default();
        let written = self.letters_so_far(after).unwrap_or(&none);
        let mut settled = Letters::default();
        for (letter, holders) in &self.letters {
            let Some(there) = Holders::of(written, *letter).filter(|there| there.means(holders))
            else {
                return false;
            };
            settled.write(*letter);
            there
                .roles
                .into_iter()
                .for_each(|role| settled.give(*letter, role));
            if there.is_open {
                settled.leave_open(*letter);
            }
        }
        match &self.segment {
            Some(segment) => {
                let there = row.segments.entry(segment.clone()).or_default();
                *there = there.overridden(&settled);
            }
            None => {
                row.letters = row.letters.overridden(&settled);
                row.open.retain(|role| !self.names(role.as_str()));
            }
        }
        row.decision = self.decision.clone().or_else(|| row.decision.clone());
        expected == *after
    }

    /// Whether it gives a role a letter.
    pub(super) fn names(&self, role: &str) -> bool {
        let mut holders = self.letters.values();
        holders.any(|holders| holders.roles.iter().any(|named| named.as_str() == role))
    }

    /// The letters that the row has so far where the settlement holds, and those only.
    pub(super) fn letters_so_far<'w>(&self, workshop: &'w Workshop) -> Option<&'w Letters> {
        let row = workshop.activities.get(&self.row)?;
        match &self.segment {
            None => Some(&row.letters),
            Some(segment) => row.segments.get(segment),
        }
    }
}

impl Holders {
    /// Who has a letter; `None` where it is not written.
    pub(super) fn of(letters: &Letters, letter: Letter) -> Option<Self> {
        letters.has(letter).then(|| Self {
            roles: letters.roles(letter).to_vec(),
            is_open: letters.open().any(|open| open == letter),
        })
    }

    /// Whether both name the same roles, in whatever order.
    pub(super) fn means(&self, other: &Self) -> bool {
        self.is_open == other.is_open
            && self.roles.len() == other.roles.len()
            && self.roles.iter().all(|role| other.roles.contains(role))
    }

    /// The texts in the file, an open one last.
    pub(super) fn texts(&self) -> Vec<&str> {
        let open = self.is_open.then_some(UNNAMED);
        self.roles.iter().map(Id::as_str).chain(open).collect()
    }

    /// "CSM, AE", "CSM, ?" or "nobody".
    pub(super) fn in_words(&self, workshop: &Workshop) -> String {
        let names = self.roles.iter();
        let names = names.map(|role| workshop.role_short_name_or_id(role));
        let open = self.is_open.then_some("still open");
        let names: Vec<&str> = names.chain(open).collect();
        match names.as_slice() {
            [] => "nobody".to_owned(),
            names => names.join(", "),
        }
    }
}

/// What is typed where a role will be named later.
const UNNAMED: &str = "?";

/// The row of that id.
///
/// # Errors
/// There is no such row.
pub fn row_named(workshop: &Workshop, typed: &str) -> Result<Id<Activity>, Error> {
    if workshop.tasks.contains_key(typed) && !workshop.activities.contains_key(typed) {
        return Err(Error::Usage(format!(
            "`{typed}` is a task without letters; write a first one, such as `A = \"role\"`, to make it a row"
        )));
    }
    known("activity", typed, workshop.activities.keys())
}

fn known<'i, T: 'i>(
    kind: &str,
    typed: &str,
    mut ids: impl Iterator<Item = &'i Id<T>> + Clone,
) -> Result<Id<T>, Error> {
    let names = ids.clone().map(Id::as_str);
    match ids.find(|id| id.as_str() == typed) {
        Some(id) => Ok(id.clone()),
        None => Err(Error::Usage(format!(
            "there is no {kind} `{typed}`; {}",
            did_you_mean(typed, names)
        ))),
    }
}

/// `R=csm,ae`; `C=` for nobody, `A=?` for what is still open.
fn assignment(
    workshop: &Workshop,
    row: &Id<Activity>,
    typed: &str,
) -> Result<(Letter, Holders), Error> {
    let Some((letter, roles)) = typed.split_once('=') else {
        return Err(Error::Usage(format!(
            "`{typed}` gives nobody a letter; write it as `A=csl` or `R=csm,ae`"
        )));
    };
    let letter = letter_named(workshop, row, letter.trim())?;
    let mut holders = Holders::default();
    for role in roles
        .split(',')
        .map(str::trim)
        .filter(|role| !role.is_empty())
    {
        if role == UNNAMED {
            holders.is_open = true;
            continue;
        }
        // A column may be a person.
        let others = workshop
            .chart
            .columns
            .iter()
            .filter(|id| !workshop.roles.contains_key(*id));
        let roles = workshop.roles.keys().chain(others);
        let role = known("role", role, roles)?;
        if !holders.roles.contains(&role) {
            holders.roles.push(role);
        }
    }
    Ok((letter, holders))
}

/// A letter of the row's variant.
fn letter_named(workshop: &Workshop, row: &Id<Activity>, typed: &str) -> Result<Letter, Error> {
    let variant = workshop.activities[row].variant;
    let known: Vec<&str> = variant
        .letters()
        .iter()
        .map(|letter| letter.word())
        .collect();
    let letter = Letter::ALL
        .iter()
        .copied()
        .find(|letter| letter.word() == typed);
    match letter {
        Some(letter) if variant.knows(letter) => Ok(letter),
        Some(letter) => Err(Error::Usage(format!(
            "{variant} has no letter {letter}; use {}",
            quoted_list(&known)
        ))),
        None => Err(Error::Usage(format!(
            "there is no letter `{typed}`; {}",
            did_you_mean(typed, known.into_iter())
        ))),
    }
}
