//! The workshop **as meant**: references are ids that resolve, defaults are filled in, shorthands are spelt out.
//!
//! Two models are equal when they mean the same, whatever their files look like: no spans and no serde here.
//! Everything is in reading order, which is display order.

pub mod competency;
pub mod descriptor;
pub mod id;
mod later;
mod names;
pub mod people;
pub mod playbook;
pub mod raci;
pub mod record;
pub mod rules;
pub mod task;
pub mod tool;
pub mod vote;

use indexmap::IndexMap;
use jiff::civil::Date;

use crate::vocabulary::{NameStyle, Paper};
use crate::words::Words;
use competency::{Assessment, Competency, Development, Framework, Step};
pub use id::Id;
pub use later::Later;
use people::{Person, Phase, Role, Segment};
use playbook::Playbook;
use raci::{Acceptance, Activity, Chart};
use record::{Action, AgendaSlot, Decision, Move, ParkedTopic};
use rules::Rules;
use task::Task;
use tool::{Tool, Toolbox};
use vote::{Ballot, Scale, Vote};

/// One workshop: an offsite, or a team's living record.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Workshop {
    /// What it is, when, and how its pages look.
    pub about: About,
    /// The fixed words of its pages, in its readers' language.
    pub words: Words,
    /// The scale of impact.
    pub impact: Scale,
    /// The scale of effort.
    pub effort: Scale,
    /// Phases of the customer's journey.
    pub phases: IndexMap<Id<Phase>, Phase>,
    /// Roles.
    pub roles: IndexMap<Id<Role>, Role>,
    /// People.
    pub people: IndexMap<Id<Person>, Person>,
    /// Segments.
    pub segments: IndexMap<Id<Segment>, Segment>,
    /// Tasks.
    pub tasks: IndexMap<Id<Task>, Task>,
    /// Who votes, and how.
    pub vote: Vote,
    /// What each person answered on their own.
    pub ballots: IndexMap<Id<Person>, Ballot>,
    /// The chart as a whole.
    pub chart: Chart,
    /// Rows of the chart.
    pub activities: IndexMap<Id<Activity>, Activity>,
    /// Findings that the room accepts.
    pub acceptances: Vec<Acceptance>,
    /// The competency framework as a whole.
    pub framework: Framework,
    /// Career steps.
    pub steps: IndexMap<Id<Step>, Step>,
    /// Competencies.
    pub competencies: IndexMap<Id<Competency>, Competency>,
    /// PRIVATE: levels of named people.
    pub assessments: IndexMap<Id<Person>, Assessment>,
    /// PRIVATE: development goals of named people.
    pub developments: Vec<Development>,
    /// Playbooks.
    pub playbooks: IndexMap<Id<Playbook>, Playbook>,
    /// The tools as a whole.
    pub toolbox: Toolbox,
    /// Tools.
    pub tools: IndexMap<Id<Tool>, Tool>,
    /// Thresholds, names and limits.
    pub rules: Rules,
    /// Ids that changed.
    pub moves: Vec<Move>,
    /// Decisions.
    pub decisions: IndexMap<Id<Decision>, Decision>,
    /// Actions.
    pub actions: IndexMap<Id<Action>, Action>,
    /// Parked topics.
    pub parking: IndexMap<Id<ParkedTopic>, ParkedTopic>,
    /// The running order.
    pub agenda: Vec<AgendaSlot>,
    /// Tables that later versions will use, as plain values.
    pub later: Later,
}

impl Workshop {
    /// The segments in which some row has letters of its own, in reading order.
    pub fn differing_segments(&self) -> impl Iterator<Item = &Id<Segment>> {
        let rows = || self.activities.values();
        let differs =
            move |segment: &&Id<Segment>| rows().any(|row| row.segments.contains_key(*segment));
        self.segments.keys().filter(differs)
    }

    /// The workshop as it is for one segment: rows have the letters that hold there, and no segments any more.
    #[must_use]
    pub fn in_segment(&self, segment: &Id<Segment>) -> Self {
        let mut there = self.clone();
        for activity in there.activities.values_mut() {
            activity.letters = activity.letters_in(Some(segment)).into_owned();
            activity.segments.clear();
        }
        there
    }
}

/// What a workshop is, when, and how its pages look.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct About {
    /// A short permanent name for links between workshops.
    pub id: Option<String>,
    /// The title on every page; empty when none is given.
    pub title: String,
    /// Whose workshop it is.
    pub company: Option<String>,
    /// First day.
    pub starts: Option<Date>,
    /// Last day.
    pub ends: Option<Date>,
    /// Where it takes place.
    pub venue: Option<String>,
    /// What it is for.
    pub purpose: Option<String>,
    /// What must be true at the end.
    pub done_when: Vec<String>,
    /// How the room works together.
    pub ground_rules: Vec<String>,
    /// The paper that pages are printed on.
    pub paper: Paper,
    /// Who wants the result.
    pub sponsor: Option<Id<Person>>,
    /// Who runs the day.
    pub facilitator: Option<Id<Person>>,
    /// Who types.
    pub scribe: Option<Id<Person>>,
    /// Dates are judged as of this day.
    pub as_of: Option<Date>,
    /// How people appear on shared pages.
    pub names: NameStyle,
    /// The people are invented.
    pub fictional: bool,
}
