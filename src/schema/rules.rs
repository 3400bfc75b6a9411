//! `[rules.*]`: every threshold, name and limit that a team may argue about.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use super::value::{ActivityPair, Count, Flag, Number, Text, Texts, Threshold};
use crate::vocabulary::{Aggregate, Level, MarkerArea, OnLine};

/// `[rules.*]`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct TomlRules {
    /// How scores become a map.
    pub plot: TomlPlotRules,
    /// When a task earns talking time.
    pub discuss: TomlDiscussRules,
    /// Limits of the chart.
    pub raci: TomlRaciRules,
    /// When a decision about a task earns a second look.
    pub disposition: TomlDispositionRules,
    /// Limits of descriptors.
    pub competency: TomlCompetencyRules,
    /// How capacity is counted.
    pub capacity: TomlCapacityRules,
    /// The question "what do we cut".
    pub free: TomlFreeRules,
    /// The level of each finding, by code.
    pub levels: IndexMap<String, Level>,
}

/// `[rules.plot]`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct TomlPlotRules {
    /// Mean or median of the votes; default "mean".
    pub aggregate: Option<Aggregate>,
    /// Where the map is divided; default "midpoint".
    pub threshold: Option<Threshold>,
    /// The side of a score exactly on the line; default "high".
    pub on_line: Option<OnLine>,
    /// What the area of a marker stands for; default "team_hours".
    pub area: Option<MarkerArea>,
    /// The names of the four fields.
    pub quadrants: TomlQuadrants,
}

/// The names of the four fields of the map.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct TomlQuadrants {
    /// High impact, low effort.
    pub protect: Option<Text>,
    /// High impact, high effort.
    pub streamline: Option<Text>,
    /// Low impact, low effort.
    pub batch: Option<Text>,
    /// Low impact, high effort.
    pub stop: Option<Text>,
}

/// `[rules.discuss]`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct TomlDiscussRules {
    /// Interquartile range from which votes are wide apart; default half of the scale, 2 on 1 to 5.
    pub iqr: Option<Number>,
    /// Highest minus lowest vote from which one is an outlier; default three quarters of the scale, 3 on 1 to 5.
    pub range: Option<Number>,
    /// Voters at each end from which there are two camps; default by the size of the panel.
    pub camps: Option<Count>,
    /// Difference of the means of two functions from which they are apart; default 1.5 on 1 to 5, in proportion on others.
    pub group_gap: Option<Number>,
    /// Minutes a task; default 2.
    pub minutes: Option<Number>,
    /// How many tasks there is time for; default 12.
    pub top: Option<Count>,
}

/// `[rules.raci]`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct TomlRaciRules {
    /// A lone A also does the work; default false.
    pub a_implies_r: Option<Flag>,
    /// Most R in a row; default 3.
    pub max_r: Option<Count>,
    /// Most C in a row; default 3.
    pub max_c: Option<Count>,
    /// Most I in a row; default 5.
    pub max_i: Option<Count>,
    /// Most A in a RAPID row, where it is a veto; default 2.
    pub max_vetoes: Option<Count>,
    /// Hours within which a row is pressing; default 24.
    pub pressing_hours: Option<Number>,
    /// C in a pressing row from which it waits for too many; default 2.
    pub pressing_c: Option<Count>,
    /// Rank from which a role may be too high to answer for a row; default 3, which leads a team.
    pub high_rank: Option<Count>,
    /// Fewest rows (for a row: fewest roles) of which a share is judged; default 5.
    pub share_from: Option<Count>,
    /// Share of the roles from which a row is crowded; default 0.8.
    pub row_fill: Option<Number>,
    /// Share of the rows from which a role has too many A; default 0.35.
    pub role_a_share: Option<Number>,
    /// Share of the rows from which a role has too many R; default 0.5.
    pub role_r_share: Option<Number>,
    /// Share of the rows from which a role has too many C; default 0.4.
    pub role_c_share: Option<Number>,
    /// Share of the rows from which a role is involved in everything; default 0.9.
    pub role_fill: Option<Number>,
    /// Share of its hours from which a role is nearly full; default 0.9.
    pub role_load_warn: Option<Number>,
    /// R from which a role should have an A; default 5.
    pub unowned_r: Option<Count>,
    /// A and R together from which a role of one person needs a deputy; default 5.
    pub single_point: Option<Count>,
    /// Pairs of rows: no role may do the first and approve the second.
    pub conflicts: Option<Vec<ActivityPair>>,
    /// Words that do not say what gets done; default: a list in the language of `[workshop] lang`.
    pub vague_words: Option<Texts>,
    /// Most rows on one page; default 40.
    pub max_rows: Option<Count>,
    /// Most roles on one page; default 10.
    pub max_roles: Option<Count>,
    /// Share of the rows with letters of a segment above which each segment needs its own chart; default 0.2.
    pub segment_share: Option<Number>,
    /// Share of the rows that change owner between two versions above which it is better done in stages; default 0.3.
    pub big_bang_share: Option<Number>,
    /// Share of the independent answers from which a cell is settled; default 0.85.
    pub settled_from: Option<Number>,
    /// Share of the independent answers below which a row must be talked about first; default 0.6.
    pub low_agreement: Option<Number>,
}

/// `[rules.disposition]`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct TomlDispositionRules {
    /// Impact from which eliminating a task is a question; default the middle of the scale, 3 on 1 to 5.
    pub eliminate_impact: Option<Number>,
    /// Impact from which a vote of those who do a task speaks against eliminating it; default the top 40 % of the scale,
    /// 4 on 1 to 5.
    pub doer_impact: Option<Number>,
    /// Team hours a week above which keeping a task of low impact and high effort is a question; default 5.
    pub keep_hours: Option<Number>,
    /// Weeks to pay back above which automating is a note; default 52.
    pub payback_note: Option<Number>,
    /// Weeks to pay back above which automating is a warning; default 104.
    pub payback_warn: Option<Number>,
}

/// `[rules.competency]`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct TomlCompetencyRules {
    /// Words that name a trait instead of something to be seen; default by `[workshop] lang`.
    pub trait_words: Option<Texts>,
    /// Most words in a descriptor; default 30.
    pub max_words: Option<Count>,
    /// How many competencies may not rest on one person alone; default 3.
    pub sole_cover: Option<Count>,
    /// Most development goals a person; default 3.
    pub max_goals: Option<Count>,
}

/// `[rules.capacity]`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct TomlCapacityRules {
    /// Contracted hours a week; default 40.
    pub hours_per_week: Option<Number>,
    /// Working weeks a year; default 45.
    pub weeks_per_year: Option<Number>,
    /// Share of the time for internal work; default 0.35.
    pub internal_share: Option<Number>,
    /// Share of the time that may be planned; default 0.85.
    pub target_load: Option<Number>,
    /// Days before a renewal in which no account moves; default 60.
    pub freeze_days: Option<Count>,
}

/// `[rules.free]`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub struct TomlFreeRules {
    /// Team hours a week to free.
    pub hours: Option<Number>,
    /// One-off hours available for building.
    pub build_hours: Option<Number>,
    /// The weight of each impact score, from the lowest.
    pub impact_weight: Option<Vec<Number>>,
    /// Tasks that are never cut.
    pub never_cut: Option<Texts>,
}
