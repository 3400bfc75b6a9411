//! Which rows and columns were asked for.

use indexmap::IndexMap;

use crate::model::people::{Phase, Role, Segment};
use crate::model::raci::{Activity, Letters};
use crate::model::{Id, Workshop};
use crate::view::finding::Finding;
use crate::wording::{counted, did_you_mean};

/// What was asked for, as typed: ids or names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choice {
    /// Only rows in which one of these roles has a letter; their columns come first.
    pub roles: Vec<String>,
    /// Only the rows of this phase.
    pub phase: Option<String>,
    /// The letters that hold in this segment.
    pub segment: Option<String>,
    /// Only rows with findings.
    pub contested: bool,
    /// Only rows in which something is undecided.
    pub open: bool,
}

/// What was asked for, as the workshop calls it.
#[derive(Debug, Default)]
pub(super) struct Meant {
    pub(super) roles: Vec<Id<Role>>,
    pub(super) phase: Option<Id<Phase>>,
    pub(super) segment: Option<Id<Segment>>,
    contested: bool,
    open: bool,
}

/// Why a row is left out; of several reasons the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Why {
    OtherPhase,
    OtherRoles,
    NoFindings,
    Decided,
}

/// How many rows are left out, by why.
#[derive(Debug, Default)]
pub(super) struct LeftOut(IndexMap<Why, usize>);

impl Choice {
    /// What the words of the choice mean in a workshop.
    pub(super) fn meant(&self, workshop: &Workshop) -> Result<Meant, String> {
        let mut roles = Vec::new();
        for typed in &self.roles {
            let role = find("role", typed, &workshop.roles, |role| {
                vec![&role.name, role.short_name()]
            })?;
            if !roles.contains(&role) {
                roles.push(role);
            }
        }
        let phase = self.phase.as_deref();
        let segment = self.segment.as_deref();
        Ok(Meant {
            roles,
            phase: phase
                .map(|typed| find("phase", typed, &workshop.phases, |phase| vec![&phase.name]))
                .transpose()?,
            segment: segment
                .map(|typed| {
                    find("segment", typed, &workshop.segments, |segment| {
                        vec![&segment.name]
                    })
                })
                .transpose()?,
            contested: self.contested,
            open: self.open,
        })
    }
}

/// The thing of that id, else of that name in small or large letters.
fn find<'w, T>(
    kind: &str,
    typed: &str,
    known: &'w IndexMap<Id<T>, T>,
    names: impl Fn(&'w T) -> Vec<&'w str>,
) -> Result<Id<T>, String> {
    let lower = typed.to_lowercase();
    let called = |thing| {
        names(thing)
            .iter()
            .any(|name: &&str| name.to_lowercase() == lower)
    };
    let by_id = known.keys().find(|id| id.as_str() == typed);
    let by_name = || {
        known
            .iter()
            .find(|(_, thing)| called(*thing))
            .map(|(id, _)| id)
    };
    by_id.or_else(by_name).cloned().ok_or_else(|| {
        let ids = known.keys().map(Id::as_str);
        format!("there is no {kind} `{typed}`; {}", did_you_mean(typed, ids))
    })
}

/// Whether a role has a letter in a row, or an open one.
pub(super) fn involved(activity: &Activity, letters: &Letters, role: &Id<Role>) -> bool {
    activity.open.contains(role) || letters.iter().any(|(_, roles)| roles.contains(role))
}

impl Meant {
    /// Whether some rows may be left out.
    pub(super) fn picks_rows(&self) -> bool {
        !self.roles.is_empty() || self.phase.is_some() || self.contested || self.open
    }

    /// The letters of a row that hold where they were asked for.
    pub(super) fn letters(&self, activity: &Activity) -> Letters {
        let over = self
            .segment
            .as_ref()
            .and_then(|segment| activity.segments.get(segment));
        over.map_or_else(
            || activity.letters.clone(),
            |over| activity.letters.overridden(over),
        )
    }

    /// Why a row is not shown; `None` if it is.
    pub(super) fn leaves_out(
        &self,
        activity: &Activity,
        letters: &Letters,
        findings: &[Finding],
    ) -> Option<Why> {
        let of_phase = self.phase.is_none() || activity.phase == self.phase;
        let of_roles = self.roles.is_empty()
            || self
                .roles
                .iter()
                .any(|role| involved(activity, letters, role));
        let decided = activity.open.is_empty() && letters.open().next().is_none();
        let reasons = [
            (!of_phase, Why::OtherPhase),
            (!of_roles, Why::OtherRoles),
            (self.contested && findings.is_empty(), Why::NoFindings),
            (self.open && decided, Why::Decided),
        ];
        let first = reasons.into_iter().find(|(holds, _)| *holds);
        first.map(|(_, why)| why)
    }
}

impl LeftOut {
    pub(super) fn count(&mut self, why: Why) {
        *self.0.entry(why).or_default() += 1;
    }

    /// "22 of 36 rows, 9 of 9 roles; left out: 14 rows without a letter of CSM".
    pub(super) fn summary(
        &self,
        workshop: &Workshop,
        meant: &Meant,
        rows: usize,
        (columns, all): (usize, usize),
    ) -> String {
        let of_all = workshop.activities.len();
        let shown = format!("{rows} of {of_all} rows, {columns} of {all} roles");
        let mut parts: Vec<String> = self
            .0
            .iter()
            .map(|(why, count)| {
                let rows = counted(*count, "row", "rows");
                format!("{rows} {}", why.words(workshop, meant))
            })
            .collect();
        if let Some(empty @ 1..) = all.checked_sub(columns).filter(|_| rows > 0) {
            let roles = counted(empty, "role", "roles");
            parts.push(format!("{roles} without a letter in these rows"));
        }
        if parts.is_empty() {
            shown
        } else {
            format!("{shown}; left out: {}", parts.join(", "))
        }
    }
}

impl Why {
    fn words(self, workshop: &Workshop, meant: &Meant) -> String {
        match self {
            Self::OtherPhase => "of other phases".to_owned(),
            Self::OtherRoles => {
                let names = meant.roles.iter();
                let names = names.map(|role| workshop.role_short_name_or_id(role));
                let names = names.collect::<Vec<_>>().join(" or ");
                format!("without a letter of {names}")
            }
            Self::NoFindings => "without findings".to_owned(),
            Self::Decided => "with nothing open".to_owned(),
        }
    }
}
