//! Thresholds, names and limits, each with its default from `domain.md`.

mod raci;

use indexmap::IndexMap;

use super::Id;
use super::descriptor::DescriptorWords;
use super::task::Task;
use crate::vocabulary::{Aggregate, Level, MarkerArea, OnLine};
pub use raci::RaciRules;

/// Everything a team may argue about.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Rules {
    /// How scores become a map.
    pub plot: PlotRules,
    /// When a task earns talking time.
    pub discuss: DiscussRules,
    /// Limits of the chart.
    pub raci: RaciRules,
    /// When a decision about a task earns a second look.
    pub disposition: DispositionRules,
    /// Limits of the competency framework.
    pub competency: CompetencyRules,
    /// How capacity is counted.
    pub capacity: CapacityRules,
    /// The question "what do we cut".
    pub free: FreeRules,
    /// The level of each finding, by code.
    pub levels: IndexMap<String, Level>,
}

/// How scores become a map (`domain.md` §3.4).
#[derive(Debug, Clone, PartialEq)]
pub struct PlotRules {
    /// Mean or median of the votes.
    pub aggregate: Aggregate,
    /// Where impact is divided.
    pub impact_threshold: Threshold,
    /// Where effort is divided.
    pub effort_threshold: Threshold,
    /// The side of a score exactly on the line.
    pub on_line: OnLine,
    /// What the area of a marker stands for.
    pub area: MarkerArea,
    /// The names of the four fields.
    pub quadrants: QuadrantNames,
}

impl Default for PlotRules {
    fn default() -> Self {
        Self {
            aggregate: Aggregate::Mean,
            impact_threshold: Threshold::Midpoint,
            effort_threshold: Threshold::Midpoint,
            on_line: OnLine::High,
            area: MarkerArea::TeamHours,
            quadrants: QuadrantNames::default(),
        }
    }
}

/// Where one axis is divided.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Threshold {
    /// The middle of the scale.
    Midpoint,
    /// The median of the tasks: a relative split.
    Median,
    /// A score.
    Score(f64),
}

/// What the workshop calls the four fields of the map; `None`: as the readers' language calls it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct QuadrantNames {
    /// High impact, low effort.
    pub protect: Option<String>,
    /// High impact, high effort.
    pub streamline: Option<String>,
    /// Low impact, low effort.
    pub batch: Option<String>,
    /// Low impact, high effort.
    pub stop: Option<String>,
}

/// When a task earns talking time (`domain.md` §3.5).
#[derive(Debug, Clone, PartialEq)]
pub struct DiscussRules {
    /// Interquartile range from which votes are wide apart, in scores; `None`: half of the scale's length.
    pub iqr: Option<f64>,
    /// Highest minus lowest vote from which one is an outlier, in scores; `None`: three quarters of that length.
    pub range: Option<f64>,
    /// Voters at each end from which there are two camps; `None`: by the size of the panel.
    pub camps: Option<u32>,
    /// Difference of the means of two functions from which they are apart; `None`: three eighths of that length.
    pub group_gap: Option<f64>,
    /// Minutes a task.
    pub minutes: f64,
    /// How many tasks there is time for.
    pub top: u32,
}

impl Default for DiscussRules {
    fn default() -> Self {
        Self {
            iqr: None,
            range: None,
            camps: None,
            group_gap: None,
            minutes: 2.0,
            top: 12,
        }
    }
}

/// When a decision about a task earns a second look (`domain.md` §3.6).
#[derive(Debug, Clone, PartialEq)]
pub struct DispositionRules {
    /// Impact from which eliminating is a question; `None`: the middle of the scale.
    pub eliminate_impact: Option<f64>,
    /// Impact from which a doer's vote speaks against eliminating; `None`: the top 40 % of the scale.
    pub doer_impact: Option<f64>,
    /// Team hours a week above which keeping a task in *stop* is a question.
    pub keep_hours: f64,
    /// Weeks to pay back above which automating is a note.
    pub payback_note: f64,
    /// Weeks to pay back above which automating is a warning.
    pub payback_warn: f64,
}

impl Default for DispositionRules {
    fn default() -> Self {
        Self {
            eliminate_impact: None,
            doer_impact: None,
            keep_hours: 5.0,
            payback_note: 52.0,
            payback_warn: 104.0,
        }
    }
}

/// Limits of the competency framework (`domain.md` §4.1 and §4.2).
#[derive(Debug, Clone, PartialEq)]
pub struct CompetencyRules {
    /// Words that name a trait instead of something to be seen; the default is that of the readers' language.
    pub trait_words: Vec<String>,
    /// Most words in a descriptor.
    pub max_words: usize,
    /// How many competencies may not rest on one person alone.
    pub sole_cover: usize,
    /// Most development goals a person.
    pub max_goals: usize,
}

impl Default for CompetencyRules {
    fn default() -> Self {
        Self {
            trait_words: DescriptorWords::of("en")
                .traits()
                .map(str::to_owned)
                .collect(),
            max_words: 30,
            sole_cover: 3,
            max_goals: 3,
        }
    }
}

/// How capacity is counted (`domain.md` §5.1).
#[derive(Debug, Clone, PartialEq)]
pub struct CapacityRules {
    /// Contracted hours a week.
    pub hours_per_week: f64,
    /// Working weeks a year.
    pub weeks_per_year: f64,
    /// Share of the time for internal work.
    pub internal_share: f64,
    /// Share of the time that may be planned.
    pub target_load: f64,
    /// Days before a renewal in which no account moves.
    pub freeze_days: u32,
}

impl Default for CapacityRules {
    fn default() -> Self {
        Self {
            hours_per_week: 40.0,
            weeks_per_year: 45.0,
            internal_share: 0.35,
            target_load: 0.85,
            freeze_days: 60,
        }
    }
}

/// The question "what do we cut" (`domain.md` §5.4).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FreeRules {
    /// Team hours a week to free.
    pub hours: Option<f64>,
    /// One-off hours available for building.
    pub build_hours: Option<f64>,
    /// The weight of each impact score, from the lowest; empty: doubling.
    pub impact_weight: Vec<f64>,
    /// Tasks that are never cut.
    pub never_cut: Vec<Id<Task>>,
}
