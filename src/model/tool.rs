//! Tools: what the work is done with.

use jiff::civil::Date;

use super::Id;
use super::people::Role;
use crate::vocabulary::ToolDisposition;

/// The tools as a whole.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Toolbox {
    /// The currency of all costs.
    pub currency: Option<String>,
    /// The tool whose word counts about customers.
    pub system_of_record: Option<Id<Tool>>,
}

/// What the work is done with.
#[derive(Debug, Clone, PartialEq)]
pub struct Tool {
    /// What it is called: the name, else the id.
    pub name: String,
    /// What it costs a year.
    pub annual_cost: Option<f64>,
    /// How many seats are paid.
    pub seats: Option<u32>,
    /// How many people use it.
    pub active: Option<u32>,
    /// The role that keeps it.
    pub owner: Option<Id<Role>>,
    /// The last day on which notice can be given.
    pub notice_by: Option<Date>,
    /// What it does.
    pub does: Vec<String>,
    /// What it has the last word about.
    pub record_of: Vec<String>,
    /// What will be done with it; `None` while undecided.
    pub disposition: Option<ToolDisposition>,
    /// The tool that takes its place.
    pub into: Option<Id<Tool>>,
    /// One-off hours to move what is in it.
    pub migrate_hours: Option<f64>,
    /// How many seats are left.
    pub seats_after: Option<u32>,
    /// Under which condition.
    pub condition: Option<String>,
}
