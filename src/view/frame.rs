//! What every page has: title, navigation, paper and the foot.

use serde::Serialize;

use super::ViewOptions;
use crate::analysis::agreement::has_answers;
use crate::model::Workshop;
use crate::vocabulary::{ChartState, Paper};
use crate::words::{Said, Words};

/// The pages of a workshop, in the order of their links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// What the workshop is, and the numbers that matter.
    Index,
    /// The impact-effort map and its table.
    ImpactEffort,
    /// The responsibility chart.
    Raci,
    /// What people answered about the chart, each on their own.
    Agreement,
    /// The competency framework.
    Competencies,
    /// The list of what can be printed and handed out.
    Handouts,
}

impl Page {
    /// Every page that all pages link to, in the order of the links.
    pub const ALL: [Self; 6] = [
        Self::Index,
        Self::ImpactEffort,
        Self::Raci,
        Self::Agreement,
        Self::Competencies,
        Self::Handouts,
    ];

    /// The pages that a workshop has, in the order of the links.
    pub fn of(workshop: &Workshop) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|page| page.is_in(workshop))
    }

    /// Whether a workshop has the page: most say what to write where there is nothing yet, but not every room is
    /// asked one by one.
    pub fn is_in(self, workshop: &Workshop) -> bool {
        match self {
            Self::Agreement => has_answers(workshop),
            _ => true,
        }
    }

    /// The file that the page is written to.
    pub fn file(self) -> &'static str {
        match self {
            Self::Index => "index.html",
            Self::ImpactEffort => "impact-effort.html",
            Self::Raci => "raci.html",
            Self::Agreement => "agreement.html",
            Self::Competencies => "competencies.html",
            Self::Handouts => "handouts.html",
        }
    }

    /// What links to the page say.
    pub fn label(self, words: &Words) -> &str {
        words.get(match self {
            Self::Index => "page.index",
            Self::ImpactEffort => "page.impact-effort",
            Self::Raci => "page.raci",
            Self::Agreement => "page.agreement",
            Self::Competencies => "page.competencies",
            Self::Handouts => "page.handouts",
        })
    }

    /// A link to this page from another one.
    pub(super) fn link(self, from: Self, words: &Words) -> PageLink {
        PageLink {
            href: self.file().to_owned(),
            label: self.label(words).to_owned(),
            current: self == from,
        }
    }
}

/// A link to a page of the workshop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PageLink {
    /// Where it leads.
    pub href: String,
    /// What it says.
    pub label: String,
    /// It leads to the page that it is on.
    pub current: bool,
}

/// What every page has around its content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Frame {
    /// The title of the workshop.
    pub title: String,
    /// Whose workshop it is.
    pub company: Option<String>,
    /// What this page is about.
    pub heading: String,
    /// The readers' language as a BCP 47 tag.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    /// The sheet as CSS names it, such as `A4 portrait`.
    pub sheet: String,
    /// The links to all pages.
    pub pages: Vec<PageLink>,
    /// How far what the page shows has come, such as "draft".
    pub state: String,
    /// The day from which it holds.
    pub effective: Option<String>,
    /// The same in words: "effective 2026-03-01".
    pub effective_from: Option<String>,
    /// The page shows what belongs to the manager only.
    pub private: bool,
    /// What the page is compared with; `None` where it marks nothing as new.
    pub since: Option<SinceNote>,
}

/// What a page says about its marks of what is new.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SinceNote {
    /// "compared with last-year".
    pub with: String,
    /// What the marks mean.
    pub means: String,
}

impl Frame {
    /// The frame of a page on an upright sheet.
    pub fn new(workshop: &Workshop, page: Page, heading: &str, options: &ViewOptions) -> Self {
        let (about, words) = (&workshop.about, &workshop.words);
        let effective = workshop.chart.effective.map(|day| day.to_string());
        Self {
            title: title(workshop).to_owned(),
            company: about.company.clone(),
            heading: heading.to_owned(),
            lang: words.lang(),
            direction: words.direction(),
            sheet: Sheet::Portrait.on(about.paper).to_owned(),
            pages: Page::of(workshop)
                .map(|linked| linked.link(page, words))
                .collect(),
            state: state(workshop.chart.state, words).to_owned(),
            effective_from: effective
                .as_deref()
                .map(|day| words.say(&Said::new("frame.effective").with("day", day))),
            effective,
            private: options.private,
            since: None,
        }
    }

    /// The same frame for a page that lies anywhere: it leads to no other page.
    #[must_use]
    pub(super) fn alone(mut self) -> Self {
        self.pages.clear();
        self
    }

    /// The same frame on another sheet.
    #[must_use]
    pub(super) fn on(mut self, sheet: Sheet, paper: Paper) -> Self {
        self.sheet = sheet.on(paper).to_owned();
        self
    }
}

/// The title of the workshop, or what stands for it.
pub(super) fn title(workshop: &Workshop) -> &str {
    match workshop.about.title.as_str() {
        "" => workshop.words.get("frame.untitled"),
        title => title,
    }
}

/// The word for how far a chart has come.
pub(super) fn state(state: ChartState, words: &Words) -> &str {
    words.get(match state {
        ChartState::Draft => "state.draft",
        ChartState::Proposed => "state.proposed",
        ChartState::Agreed => "state.agreed",
    })
}

/// How the paper lies in the printer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sheet {
    /// Upright.
    Portrait,
    /// On its side.
    Landscape,
    /// The next larger paper, on its side.
    Large,
}

impl Sheet {
    fn on(self, paper: Paper) -> &'static str {
        match (self, paper) {
            (Self::Portrait, Paper::A4 | Paper::A3) => "A4 portrait",
            (Self::Landscape, Paper::A4 | Paper::A3) => "A4 landscape",
            (Self::Large, Paper::A4 | Paper::A3) => "A3 landscape",
            (Self::Portrait, Paper::Letter) => "letter portrait",
            (Self::Landscape, Paper::Letter) => "letter landscape",
            (Self::Large, Paper::Letter) => "ledger landscape",
        }
    }
}
