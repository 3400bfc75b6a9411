//! What every page has: title, navigation, paper and the foot.

use serde::Serialize;

use super::ViewOptions;
use crate::model::Workshop;
use crate::vocabulary::{ChartState, Paper};

/// The pages of a workshop, in the order of their links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// What the workshop is, and the numbers that matter.
    Index,
    /// The impact-effort map and its table.
    ImpactEffort,
    /// The responsibility chart.
    Raci,
    /// The competency framework.
    Competencies,
}

impl Page {
    /// Every page, in the order of the links.
    pub const ALL: [Self; 4] = [
        Self::Index,
        Self::ImpactEffort,
        Self::Raci,
        Self::Competencies,
    ];

    /// The file that the page is written to.
    pub fn file(self) -> &'static str {
        match self {
            Self::Index => "index.html",
            Self::ImpactEffort => "impact-effort.html",
            Self::Raci => "raci.html",
            Self::Competencies => "competencies.html",
        }
    }

    /// What links to the page say.
    pub fn label(self) -> &'static str {
        match self {
            Self::Index => "Overview",
            Self::ImpactEffort => "Impact and effort",
            Self::Raci => "Responsibilities",
            Self::Competencies => "Competencies",
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
    /// Whether what the page shows is "draft", "proposed" or "agreed".
    pub state: String,
    /// The day from which it holds.
    pub effective: Option<String>,
    /// The page shows what belongs to the manager only.
    pub private: bool,
}

impl Frame {
    /// The frame of a page on an upright sheet.
    pub fn new(workshop: &Workshop, page: Page, heading: &str, options: &ViewOptions) -> Self {
        let about = &workshop.about;
        let title = if about.title.is_empty() {
            "Untitled workshop"
        } else {
            &about.title
        };
        let link = |linked: Page| PageLink {
            href: linked.file().to_owned(),
            label: linked.label().to_owned(),
            current: linked == page,
        };
        Self {
            title: title.to_owned(),
            company: about.company.clone(),
            heading: heading.to_owned(),
            lang: workshop.words.lang(),
            direction: workshop.words.direction(),
            sheet: Sheet::Portrait.on(about.paper).to_owned(),
            pages: Page::ALL.into_iter().map(link).collect(),
            state: match workshop.chart.state {
                ChartState::Draft => "draft",
                ChartState::Proposed => "proposed",
                ChartState::Agreed => "agreed",
            }
            .to_owned(),
            effective: workshop.chart.effective.map(|day| day.to_string()),
            private: options.private,
        }
    }

    /// The same frame on another sheet.
    #[must_use]
    pub(super) fn on(mut self, sheet: Sheet, paper: Paper) -> Self {
        self.sheet = sheet.on(paper).to_owned();
        self
    }
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
