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
    /// A blank self-assessment for each career step.
    BlankSelfAssessment,
    /// PRIVATE: a self-assessment for each person.
    SelfAssessment,
    /// PRIVATE: how each person stands against their step.
    Gaps,
    /// PRIVATE: what each person works on.
    Development,
}

impl Page {
    /// Every page that all pages link to, in the order of the links.
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
            Self::BlankSelfAssessment => "self-assessment-blank.html",
            Self::SelfAssessment => "self-assessment.html",
            Self::Gaps => "gaps.html",
            Self::Development => "development.html",
        }
    }

    /// What links to the page say.
    pub fn label(self) -> &'static str {
        match self {
            Self::Index => "Overview",
            Self::ImpactEffort => "Impact and effort",
            Self::Raci => "Responsibilities",
            Self::Competencies => "Competencies",
            Self::BlankSelfAssessment => "Blank self-assessment",
            Self::SelfAssessment => "Self-assessment, a sheet a person",
            Self::Gaps => "Gaps, a sheet a person",
            Self::Development => "Development plan, a sheet a person",
        }
    }

    /// The sheets to print that belong to the competency page, in the order of its links; those that name people
    /// only on `private` pages.
    pub fn sheets(private: bool) -> impl Iterator<Item = Self> {
        let blank = [Self::BlankSelfAssessment];
        let named = [Self::SelfAssessment, Self::Gaps, Self::Development];
        blank
            .into_iter()
            .chain(named.into_iter().filter(move |_| private))
    }

    /// A link to this page from another one.
    pub(super) fn link(self, from: Self) -> PageLink {
        PageLink {
            href: self.file().to_owned(),
            label: self.label().to_owned(),
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
        Self {
            title: title.to_owned(),
            company: about.company.clone(),
            heading: heading.to_owned(),
            lang: workshop.words.lang(),
            direction: workshop.words.direction(),
            sheet: Sheet::Portrait.on(about.paper).to_owned(),
            pages: Page::ALL.map(|linked| linked.link(page)).to_vec(),
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
