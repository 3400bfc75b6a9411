//! Handouts: what is printed for the table, the wall and the way home, a sheet or a few each (`domain.md` §7).
//!
//! To add one: a variant of [`Handout`] with its facts in `facts.rs` and its words under `[handout]`, a view in a module
//! of this folder, a template of the same name in `templates/handouts/`, and a line in `pipeline/handouts.rs`. The view
//! holds what the paper says; [`Head`] says on which paper; the frame around it, its foot and the packs come from
//! `templates/handout.html`. A template that needs a script, as the timer does, ends with it.

pub mod agenda;
pub mod ballot;
pub mod calibration;
pub mod cards;
pub mod chart_poster;
pub mod coverage;
pub mod decisions;
pub mod disagreement;
mod exercise;
mod facts;
pub mod guide;
pub mod list;
mod pack;
pub mod poster;
pub mod projector;
pub mod raci_ballot;
pub mod role_cards;
mod running_order;
mod share;
pub mod sheet;
pub mod stock;
pub mod stop_list;
mod text;
pub mod wall_chart;
pub mod wall_plot;

use jiff::civil::Date;
use serde::Serialize;

use super::ViewOptions;
use super::frame::{Frame, Page, PageLink};
use crate::model::Workshop;
use crate::words::Words;
use poster::Poster;
use sheet::PaperSheet;
use stock::LabelOptions;

/// Everything that can be handed out, in the order in which a workshop needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Handout {
    /// The running order for the wall, without a clock.
    WallAgenda,
    /// What the facilitator says, does and watches for in each slot.
    Guide,
    /// Task cards to cut.
    Cards,
    /// Whether the printer hits the labels.
    Calibration,
    /// Impact and effort of every task, to tick.
    Ballot,
    /// Who answers for each row, to write in.
    RaciBallot,
    /// The impact-effort plot without tasks, for cards.
    EmptyPlot,
    /// Self-assessment for each career step, without names.
    BlankSelfAssessment,
    /// The running order with a clock, for the screen.
    Agenda,
    /// Which tasks to talk about, and in which order.
    Disagreement,
    /// The impact-effort plot with its tasks, for the wall.
    WallPlot,
    /// The impact-effort plot for the projector.
    Projector,
    /// The responsibility chart for the wall.
    WallChart,
    /// The responsibility chart, large, in tiles.
    ChartPoster,
    /// The rows of the chart that are to settle.
    Contested,
    /// What is expected of each role, to accept or to object to.
    RoleCards,
    /// Decisions, actions and what is parked.
    Decisions,
    /// What stops, who takes what, and the hours that it frees.
    StopList,
    /// What changed since an earlier state, for everybody.
    Announcement,
    /// How many people reach which level, what is exposed first.
    Coverage,
    /// PRIVATE: a self-assessment for each person.
    SelfAssessment,
    /// PRIVATE: how each person stands against their step.
    Gaps,
    /// PRIVATE: what each person works on.
    Development,
}

/// Whom a handout is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pack {
    /// Who runs the session: everything to run it with.
    Facilitator,
    /// Everybody who sits at the table.
    Participants,
}

/// When a handout is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Moment {
    /// Printed before the room fills.
    Before,
    /// Printed in a break, when there is something to show.
    During,
    /// For the way home.
    After,
    /// Between two people: never in a pack.
    Private,
}

impl Handout {
    /// All of them, in the order of the list and of the packs.
    pub const ALL: [Self; 23] = [
        Self::WallAgenda,
        Self::Guide,
        Self::Cards,
        Self::Calibration,
        Self::Ballot,
        Self::RaciBallot,
        Self::EmptyPlot,
        Self::BlankSelfAssessment,
        Self::Agenda,
        Self::Disagreement,
        Self::WallPlot,
        Self::Projector,
        Self::WallChart,
        Self::ChartPoster,
        Self::Contested,
        Self::RoleCards,
        Self::Decisions,
        Self::StopList,
        Self::Announcement,
        Self::Coverage,
        Self::SelfAssessment,
        Self::Gaps,
        Self::Development,
    ];

    /// Its name in paths, ids and on the command line.
    pub fn name(self) -> &'static str {
        self.facts().name
    }

    /// The file that it is written to, from the folder of all pages.
    pub fn file(self) -> String {
        format!("handouts/{}.html", self.name())
    }

    /// The template that its view fills.
    pub fn template(self) -> String {
        match self {
            Self::BlankSelfAssessment => Self::SelfAssessment.template(),
            Self::EmptyPlot => Self::WallPlot.template(),
            _ => self.file(),
        }
    }

    /// The style sheet of that template.
    pub fn style(self) -> String {
        self.template().replace(".html", ".css")
    }

    /// What it is called.
    pub fn title(self, words: &Words) -> &str {
        let name = self.name();
        words.get_some(&format!("handout.{name}")).unwrap_or(name)
    }

    /// What it is for, and how many to print.
    pub fn purpose(self, words: &Words) -> &str {
        words
            .get_some(&format!("handout.{}-for", self.name()))
            .unwrap_or_default()
    }

    /// When it is needed.
    pub fn moment(self) -> Moment {
        self.facts().moment
    }

    /// The packs that it is in.
    pub fn packs(self) -> &'static [Pack] {
        self.facts().packs
    }

    /// Whether a workshop has what it shows.
    pub fn is_in(self, workshop: &Workshop) -> bool {
        self.facts().needs.are_in(workshop)
    }

    /// Whether it is shown on a screen and never printed.
    pub fn is_for_screens(self) -> bool {
        matches!(self, Self::Agenda | Self::Projector)
    }

    /// Whether it may be made with these options: some name people and their levels, some need an earlier state.
    fn is_allowed(self, options: &ViewOptions) -> bool {
        let may_tell = options.private || self.moment() != Moment::Private;
        may_tell && (options.compared || self != Self::Announcement)
    }

    /// Why it cannot be had, and what to write for it; `None` where it can.
    pub fn missing(self, workshop: &Workshop, options: &ViewOptions) -> Option<String> {
        let name = self.name();
        if !self.is_allowed(options) {
            return Some(match self {
                Self::Announcement => format!(
                    "`{name}` says what changed: name the earlier state with `--since`, such as `--since HEAD`"
                ),
                _ => format!("`{name}` names people and their levels: add `--private`"),
            });
        }
        let needs = self.facts().needs.tables();
        (!self.is_in(workshop))
            .then(|| format!("there is nothing for `{name}` yet: it is made from {needs}"))
    }

    /// Whether it is filled in with the competency framework beside it.
    pub fn is_about_competencies(self) -> bool {
        matches!(
            self,
            Self::BlankSelfAssessment | Self::SelfAssessment | Self::Gaps | Self::Development
        )
    }

    /// A link to it from any page.
    pub(super) fn link(self, words: &Words) -> PageLink {
        PageLink {
            href: self.file(),
            label: self.title(words).to_owned(),
            current: false,
        }
    }

    /// The handouts that a workshop has; those that name people and their levels only where that is private, the
    /// announcement only where there is an earlier state.
    pub fn of(workshop: &Workshop, options: ViewOptions) -> impl Iterator<Item = Self> {
        let handouts = Self::ALL.into_iter();
        handouts.filter(move |handout| handout.is_in(workshop) && handout.is_allowed(&options))
    }
}

impl Pack {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Facilitator, Self::Participants];

    /// Its name in paths and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Facilitator => "facilitator",
            Self::Participants => "participants",
        }
    }

    /// The file that it is written to, from the folder of all pages.
    pub fn file(self) -> String {
        format!("handouts/pack-{}.html", self.name())
    }

    /// What it is called.
    pub fn title(self, words: &Words) -> &str {
        words.get(match self {
            Self::Facilitator => "handouts.pack-facilitator",
            Self::Participants => "handouts.pack-participants",
        })
    }

    /// The handouts that are in it, in their order.
    pub fn of(self, workshop: &Workshop, options: ViewOptions) -> impl Iterator<Item = Handout> {
        Handout::of(workshop, options.shared())
            .filter(move |handout| handout.packs().contains(&self))
    }
}

/// How handouts are made.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct HandoutOptions {
    /// Nothing is filled in that the room is still to find out: neither scores nor places in the plot.
    pub blank: bool,
    /// Dates are judged as of this day; `None`: as of the workshop's own, else not at all.
    pub as_of: Option<Date>,
    /// How large the plot for the wall is.
    pub poster: Poster,
    /// What cards are printed on, and where.
    pub labels: LabelOptions,
}

impl HandoutOptions {
    /// Whether handouts can be made like that.
    ///
    /// # Errors
    /// In the user's words: what a sheet does not have.
    pub fn check(&self) -> Result<(), String> {
        self.labels.check()
    }
}

/// What a handout is and on which paper it goes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Head {
    /// Its name; begins every id in its template.
    pub id: &'static str,
    /// What it is called.
    pub title: String,
    /// What it is for, and how many to print; not on the paper.
    pub purpose: String,
    /// The paper.
    pub sheet: PaperSheet,
    /// It shows what belongs to the manager only.
    pub private: bool,
}

impl Head {
    /// The head of a handout on that paper.
    pub fn new(workshop: &Workshop, handout: Handout, sheet: PaperSheet) -> Self {
        let words = &workshop.words;
        Self {
            id: handout.name(),
            title: handout.title(words).to_owned(),
            purpose: handout.purpose(words).to_owned(),
            sheet,
            private: handout.moment() == Moment::Private,
        }
    }
}

/// The frame of a page in the folder of the handouts: what leads to the other pages leads out of it.
pub fn frame(workshop: &Workshop, heading: &str, options: &ViewOptions) -> Frame {
    let mut frame = Frame::new(workshop, Page::Handouts, heading, options);
    for page in &mut frame.pages {
        page.href.insert_str(0, "../");
    }
    frame
}
