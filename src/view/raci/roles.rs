//! What is expected of each role, a page each: the handout that people keep.

use serde::Serialize;

use super::rows::{hours_behind, tags};
use super::tabs::{Tab, links};
use super::{cell, columns};
use crate::diagnostic::Report;
use crate::model::people::{Role, Segment};
use crate::model::raci::{Activity, Letters};
use crate::model::{Id, Workshop};
use crate::view::ViewOptions;
use crate::view::finding::{Finding, Findings};
use crate::view::frame::{Frame, Page, PageLink};
use crate::view::words::anchor;
use crate::vocabulary::{Duty, Letter, Variant};
use crate::words::{Arg, Said};

/// What the role pages show.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RolesPage {
    /// What every page has.
    pub frame: Frame,
    /// The links between the sheets of the chart.
    pub tabs: Vec<PageLink>,
    /// The roles, team by team.
    pub roles: Vec<RolePage>,
}

/// What is expected of one role.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RolePage {
    /// The id.
    pub id: String,
    /// The name for links to it.
    pub anchor: String,
    /// What the role is called.
    pub name: String,
    /// The team that it belongs to.
    pub team: Option<String>,
    /// How many people have it, in words.
    pub people: Option<String>,
    /// The duties, those that weigh most first.
    pub duties: Vec<DutyList>,
    /// How much is new for it since an earlier state that the page is compared with.
    pub since: Option<String>,
    /// What it had then and has no more.
    pub given_up: Vec<GivenUp>,
    /// Rows in which its part is undecided.
    pub open: Vec<String>,
    /// Rows in which it does something else in a segment.
    pub segments: Vec<Elsewhere>,
    /// What there is to settle about it.
    pub findings: Vec<Finding>,
}

/// The rows in which a role has one letter.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DutyList {
    /// The letter.
    pub letter: String,
    /// How its cells look, as in the chart.
    pub kind: &'static str,
    /// "You answer for".
    pub heading: String,
    /// The rows, in reading order.
    pub rows: Vec<DutyRow>,
}

impl DutyList {
    /// Where a list stands: what weighs most comes first.
    pub(in crate::view) fn weight(duty: Option<Duty>) -> u8 {
        match duty {
            Some(Duty::Accountable) => 0,
            Some(Duty::Responsible) => 1,
            None => 2,
            Some(Duty::Consulted) => 3,
            Some(Duty::Informed) => 4,
        }
    }
}

/// The rows in which a role had a letter and has it no more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GivenUp {
    /// The letter.
    pub letter: String,
    /// How its cells look, as in the chart.
    pub kind: &'static str,
    /// "You no longer do".
    pub heading: String,
    /// What the rows are called.
    pub rows: Vec<String>,
}

/// One row of a role.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DutyRow {
    /// The id of the row.
    pub id: String,
    /// What gets done.
    pub name: String,
    /// Where the chart shows it.
    pub href: String,
    /// Who else: who does it, or who answers.
    pub with: String,
    /// What is special about it.
    pub tags: Vec<String>,
    /// Team hours a week behind it, where the role does or answers for the work.
    pub hours: Option<String>,
}

/// Another part of the same role in a segment.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Elsewhere {
    /// The row.
    #[serde(skip)]
    pub row: Id<Activity>,
    /// The segment.
    #[serde(skip)]
    pub segment_id: Id<Segment>,
    /// What gets done.
    pub name: String,
    /// Where.
    pub segment: String,
    /// The letters there; empty where the role has none.
    pub there: cell::Cell,
    /// The letters everywhere else.
    pub here: cell::Cell,
}

/// What the role pages show.
pub fn of(workshop: &Workshop, report: &Report, options: &ViewOptions) -> RolesPage {
    let findings = Findings::new(workshop, report, options);
    let roles = columns::in_teams(workshop);
    let pages = roles.iter().filter_map(|id| {
        let role = workshop.roles.get(id)?;
        Some(role_page(workshop, id, role, &findings))
    });
    RolesPage {
        frame: Frame::new(
            workshop,
            Page::Raci,
            workshop.words.get("raci.roles-heading"),
            options,
        ),
        tabs: links(workshop, &Tab::Roles),
        roles: pages.collect(),
    }
}

fn role_page(workshop: &Workshop, id: &Id<Role>, role: &Role, findings: &Findings<'_>) -> RolePage {
    let words = &workshop.words;
    let mut duties: Vec<(u8, DutyList)> = Vec::new();
    for (row, activity) in &workshop.activities {
        let held = cell::held(activity.variant, &activity.letters, id);
        let answers = activity.variant.letter_for(Duty::Accountable);
        for letter in &held {
            let does = activity.variant.letter_for(Duty::Responsible) == Some(*letter);
            // Whoever answers for a row and does it reads so under the first.
            if does && answers.is_some_and(|answers| held.contains(&answers)) {
                continue;
            }
            let list = duty_list(workshop, activity.variant, *letter, &mut duties);
            list.rows
                .push(duty_row(workshop, row, activity, *letter, &held));
        }
    }
    duties.sort_by_key(|(weight, _)| *weight);
    let open = workshop
        .activities
        .values()
        .filter(|activity| activity.open.contains(id))
        .map(|activity| activity.name.clone());
    let one = (role.heads - 1.0).abs() < f64::EPSILON;
    let people = Said::new(if one {
        "raci.one-person"
    } else {
        "raci.people"
    });
    RolePage {
        id: id.to_string(),
        anchor: anchor("role", id),
        name: role.name.clone(),
        team: role.team.clone(),
        people: role
            .heads_known
            .then(|| words.say(&people.with("people", words.plain(role.heads)))),
        duties: duties.into_iter().map(|(_, list)| list).collect(),
        since: None,
        given_up: Vec::new(),
        open: open.collect(),
        segments: elsewhere(workshop, id),
        findings: findings.about_one("role", id.as_str()),
    }
}

/// The list for a letter of a scheme, made when it is first needed.
fn duty_list<'d>(
    workshop: &Workshop,
    variant: Variant,
    letter: Letter,
    duties: &'d mut Vec<(u8, DutyList)>,
) -> &'d mut DutyList {
    let key = format!("you.{variant}.{letter}");
    let heading = workshop.words.get(&key).to_owned();
    let known = duties.iter().position(|(_, list)| list.heading == heading);
    let at = known.unwrap_or_else(|| {
        let weight = DutyList::weight(variant.duty_of(letter));
        let list = DutyList {
            letter: letter.to_string(),
            kind: cell::Cell::letter(variant, letter).kind,
            heading,
            rows: Vec::new(),
        };
        duties.push((weight, list));
        duties.len() - 1
    });
    &mut duties[at].1
}

fn duty_row(
    workshop: &Workshop,
    id: &Id<Activity>,
    activity: &Activity,
    letter: Letter,
    held: &[Letter],
) -> DutyRow {
    let variant = activity.variant;
    let answers = variant.letter_for(Duty::Accountable);
    let does = variant.letter_for(Duty::Responsible);
    let weighs = [answers, does].contains(&Some(letter));
    let about = |key, letter: Option<Letter>| {
        let roles = letter.map_or(&[][..], |letter| activity.letters.roles(letter));
        about(workshop, key, roles)
    };
    let with = if Some(letter) == answers {
        if does.is_some_and(|does| held.contains(&does)) {
            workshop.words.get("raci.you-do-it-too").to_owned()
        } else {
            about("raci.done-by", does)
        }
    } else {
        about("raci.answered-by", answers)
    };
    DutyRow {
        id: id.to_string(),
        name: activity.name.clone(),
        href: format!("{}#{}", Page::Raci.file(), anchor("row", id)),
        with,
        tags: tags(workshop, activity),
        hours: weighs.then(|| hours_behind(workshop, activity)).flatten(),
    }
}

/// "done by CSM", or nothing where there is nobody to name.
fn about(workshop: &Workshop, key: &'static str, roles: &[Id<Role>]) -> String {
    if roles.is_empty() {
        return String::new();
    }
    let names: Arg = roles.iter().map(|role| workshop.role_name(role)).collect();
    let said = Said::new(key).count(roles.len()).with("roles", names);
    workshop.words.say(&said)
}

fn elsewhere(workshop: &Workshop, role: &Id<Role>) -> Vec<Elsewhere> {
    let mut found = Vec::new();
    for (row, activity) in &workshop.activities {
        for (segment, over) in &activity.segments {
            let there: Letters = activity.letters.overridden(over);
            let cell = cell::of(activity, &there, Some(&activity.letters), role);
            if cell.differs {
                found.push(Elsewhere {
                    row: row.clone(),
                    segment_id: segment.clone(),
                    name: activity.name.clone(),
                    segment: workshop.segment_name(segment),
                    there: cell,
                    here: cell::of(activity, &activity.letters, None, role),
                });
            }
        }
    }
    found
}
