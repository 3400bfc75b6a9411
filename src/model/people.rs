//! Phases, roles, people and segments.

use super::Id;
use super::competency::Step;

/// A part of the customer's journey.
#[derive(Debug, Clone, PartialEq)]
pub struct Phase {
    /// What it is called.
    pub name: String,
}

/// A set of duties; a column of the chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Role {
    /// What it is called.
    pub name: String,
    /// The short form for column heads.
    pub short: Option<String>,
    /// The team that it belongs to.
    pub team: Option<String>,
    /// 1 works on cases, 2 owns accounts or cases, 3 leads a team, 4 leads a function.
    pub rank: Option<u32>,
    /// How many people have the role; 1 where nobody says.
    pub heads: f64,
    /// Somebody says how many people have the role.
    pub heads_known: bool,
    /// Team hours a week that it could take on.
    pub slack_hours: Option<f64>,
}

impl Role {
    /// The short form, else the name.
    pub fn short_name(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.name)
    }
}

/// Somebody who is in the room or has a duty.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// What they are called.
    pub name: String,
    /// The role that they have.
    pub role: Option<Id<Role>>,
    /// The segment that they serve.
    pub segment: Option<Id<Segment>>,
    /// The career step that they are on.
    pub step: Option<Id<Step>>,
    /// The function that they speak for.
    pub function: Option<String>,
}

/// A group of customers served alike.
#[derive(Debug, Clone, PartialEq)]
pub struct Segment {
    /// What it is called.
    pub name: String,
    /// How it is covered.
    pub coverage: Option<String>,
    /// The lowest annual contract value in it.
    pub acv_from: Option<f64>,
    /// The annual contract value at which the next segment starts.
    pub acv_to: Option<f64>,
    /// How many accounts it has.
    pub accounts: Option<f64>,
    /// Annual recurring revenue.
    pub arr: Option<f64>,
    /// The role that serves it.
    pub role: Option<Id<Role>>,
    /// How many customer-success managers serve it.
    pub csm_heads: f64,
    /// Hours that one account takes in a year.
    pub hours_per_account_year: Option<f64>,
    /// Hours a year that do not depend on the number of accounts.
    pub fixed_hours_year: Option<f64>,
}
