//! Tables that later versions will use, described for editors and for the order of their keys; nothing is read into
//! these types, and keys that they lack are no slips.

use indexmap::IndexMap;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::value::{Count, Day, Flag, Number, Text, Texts};

/// The tables of [`LATER_TABLES`](super::LATER_TABLES).
#[derive(Debug, JsonSchema)]
pub struct TomlLater {
    /// What-if scenarios of capacity.
    pub scenario: Option<IndexMap<String, TomlScenario>>,
    /// Waves of a change in heads.
    pub headcount: Option<Vec<TomlHeadcount>>,
    /// Where all of this leads.
    #[schemars(rename = "north-star")]
    pub north_star: Option<TomlNorthStar>,
    /// Tests for decisions.
    pub principle: Option<Vec<TomlPrinciple>>,
    /// What everybody answers alone.
    pub question: Option<IndexMap<String, TomlQuestion>>,
    /// What people answered.
    pub answer: Option<Vec<TomlAnswer>>,
    /// What volunteers take on.
    pub workstream: Option<IndexMap<String, TomlWorkstream>>,
    /// What two teams promise each other.
    pub interlock: Option<IndexMap<String, TomlInterlock>>,
    /// The periods of all metrics.
    pub periods: Option<TomlPeriods>,
    /// What is measured.
    pub metric: Option<IndexMap<String, TomlMetric>>,
    /// What customers pay for.
    pub driver: Option<IndexMap<String, TomlDriver>>,
    /// Many wishes and the few that are chosen.
    pub plan: Option<TomlPlan>,
    /// The meeting that looks at accounts.
    #[schemars(rename = "account-review")]
    pub account_review: Option<TomlAccountReview>,
    /// Accounts in that meeting.
    pub review: Option<Vec<TomlReview>>,
    /// Accounts told to learn from.
    pub story: Option<Vec<TomlStory>>,
}

/// `[scenario.<id>]`: what if: other heads, hours and accounts.
#[derive(Debug, JsonSchema)]
#[schemars(extend("additionalProperties" = true))]
pub struct TomlScenario {
    /// What it is called.
    pub name: Option<Text>,
    /// How many people serve each segment, such as { ent = 7, com = 5 }.
    pub heads: Option<IndexMap<String, Number>>,
    /// Hours that one account takes in a year, by segment.
    pub hours_per_account_year: Option<IndexMap<String, Number>>,
    /// A remark.
    pub note: Option<Text>,
    /// Accounts that go to another segment.
    #[schemars(rename = "move")]
    pub moves: Option<Vec<TomlScenarioMove>>,
}

/// Accounts that go from one segment to another.
#[derive(Debug, JsonSchema)]
#[schemars(extend("additionalProperties" = true))]
pub struct TomlScenarioMove {
    /// The segment that they leave.
    pub from: Option<Text>,
    /// The segment that they come to.
    pub to: Option<Text>,
    /// How many accounts.
    pub accounts: Option<Number>,
    /// Their annual recurring revenue.
    pub arr: Option<Number>,
    /// One-off hours for each of them.
    pub transition_hours: Option<Number>,
}

/// `[[headcount]]`: one wave of a change in heads.
#[derive(Debug, JsonSchema)]
#[schemars(extend("additionalProperties" = true))]
pub struct TomlHeadcount {
    /// The day.
    pub on: Option<Day>,
    /// How many people there are before it.
    pub heads_before: Option<Number>,
    /// How many there are after it.
    pub heads_after: Option<Number>,
    /// A remark.
    pub note: Option<Text>,
}

/// `[north-star]`: where all of this leads.
#[derive(Debug, JsonSchema)]
#[schemars(extend("additionalProperties" = true))]
pub struct TomlNorthStar {
    /// The direction in one sentence.
    pub statement: Option<Text>,
    /// What it is about, in a word each.
    pub themes: Option<Texts>,
    /// What the team is today.
    pub from: Option<Text>,
    /// What it will be.
    pub to: Option<Text>,
}

/// `[[principle]]`: a test for decisions.
#[derive(Debug, JsonSchema)]
#[schemars(extend("additionalProperties" = true))]
pub struct TomlPrinciple {
    /// A name for links to it.
    pub id: Option<Text>,
    /// What it is called.
    pub name: Option<Text>,
    /// What it makes us do.
    pub we_do: Option<Text>,
    /// What it keeps us from.
    pub we_do_not: Option<Text>,
    /// The question that tells.
    pub test: Option<Text>,
}

/// `[question.<id>]`: what everybody answers alone.
#[derive(Debug, JsonSchema)]
#[schemars(extend("additionalProperties" = true))]
pub struct TomlQuestion {
    /// The question.
    pub text: Option<Text>,
    /// How it is answered, such as "free".
    pub kind: Option<Text>,
}

/// `[[answer]]`: what one person answered.
#[derive(Debug, JsonSchema)]
#[schemars(extend("additionalProperties" = true))]
pub struct TomlAnswer {
    /// The question.
    pub question: Option<Text>,
    /// The person.
    pub who: Option<Text>,
    /// The answer, word for word.
    pub text: Option<Text>,
    /// Which answers the room holds to be the same.
    pub group: Option<Text>,
}

/// `[workstream.<id>]`: what volunteers take on.
#[derive(Debug, JsonSchema)]
#[schemars(extend("additionalProperties" = true))]
pub struct TomlWorkstream {
    /// What it is called.
    pub name: Option<Text>,
    /// The person who makes room for it.
    pub sponsor: Option<Text>,
    /// The people who lead it.
    pub leads: Option<Texts>,
    /// The people who take part.
    pub members: Option<Texts>,
    /// What there will be.
    pub goal: Option<Text>,
    /// What belongs to it.
    pub in_scope: Option<Text>,
    /// What does not.
    pub out_of_scope: Option<Text>,
    /// What there is after 30 days.
    pub result_30: Option<Text>,
    /// What there is after 60 days.
    pub result_60: Option<Text>,
    /// What there is after 90 days.
    pub result_90: Option<Text>,
    /// The metric that it moves.
    pub measure: Option<Text>,
    /// The tasks that it is about.
    pub tasks: Option<Texts>,
}

/// `[interlock.<id>]`: what two teams promise each other.
#[derive(Debug, JsonSchema)]
#[schemars(extend("additionalProperties" = true))]
pub struct TomlInterlock {
    /// The teams.
    pub between: Option<Texts>,
    /// The people who answer for it, one a team.
    pub owners: Option<Texts>,
    /// What both answer for.
    pub co_owned: Option<Texts>,
    /// When they meet.
    pub rhythm: Option<Text>,
    /// What the first gives.
    pub we_give: Option<Text>,
    /// What it gets.
    pub we_get: Option<Text>,
    /// What both hold.
    pub promise: Option<Text>,
    /// The metric that tells.
    pub measure: Option<Text>,
    /// The rows of the chart behind it.
    pub activities: Option<Texts>,
}

/// `[periods]`: the periods of all metrics.
#[derive(Debug, JsonSchema)]
#[schemars(extend("additionalProperties" = true))]
pub struct TomlPeriods {
    /// What they are called, in order.
    pub names: Option<Texts>,
    /// The one in which the workshop was.
    pub workshop_in: Option<Text>,
}

/// `[metric.<id>]`: what is measured.
#[derive(Debug, JsonSchema)]
#[schemars(extend("additionalProperties" = true))]
pub struct TomlMetric {
    /// What it is called.
    pub name: Option<Text>,
    /// In what it is measured, such as "%".
    pub unit: Option<Text>,
    /// Which direction is good.
    pub better: Option<Text>,
    /// How it is counted.
    pub defined: Option<Text>,
    /// Where it stood; `nan` for what nobody measured.
    pub baseline: Option<Anything>,
    /// Where it should stand.
    pub target: Option<Anything>,
    /// A value a period, in order; `nan` for what nobody measured.
    pub values: Option<Anything>,
    /// Values a period by part, such as { ent = [90, 92] }.
    pub split: Option<Anything>,
}

/// `[driver.<id>]`: what customers pay for.
#[derive(Debug, JsonSchema)]
#[schemars(extend("additionalProperties" = true))]
pub struct TomlDriver {
    /// What it is called.
    pub name: Option<Text>,
    /// What it is about, such as "reduce risk".
    pub concern: Option<Text>,
    /// What is wrong.
    pub problem: Option<Text>,
    /// How it is without us.
    pub before: Option<Text>,
    /// What that leads to.
    pub consequence: Option<Text>,
    /// How it is with us.
    pub after: Option<Text>,
    /// What that leads to.
    pub outcome: Option<Text>,
    /// What it takes.
    pub required: Option<Texts>,
    /// What shows it.
    pub measured_by: Option<Texts>,
    /// Who has seen it.
    pub proof: Option<Texts>,
    /// What we leave out for it.
    pub we_say_no_to: Option<Text>,
}

/// `[plan]`: many wishes and the few that are chosen.
#[derive(Debug, JsonSchema)]
#[schemars(extend("additionalProperties" = true))]
pub struct TomlPlan {
    /// Its title.
    pub title: Option<Text>,
    /// In what work is counted, such as "team-weeks".
    pub unit: Option<Text>,
    /// What the people could do if nothing else happened.
    pub capacity: Option<Number>,
    /// Share that emergencies take today, 0 to 1.
    pub reserve: Option<Number>,
    /// Share once both sides say no, 0 to 1.
    pub reserve_agreed: Option<Number>,
    /// How many are chosen.
    pub pick: Option<Count>,
    /// How many short passes are made.
    pub rounds: Option<Count>,
    /// The wishes.
    pub item: Option<IndexMap<String, TomlPlanItem>>,
}

/// `[plan.item.<id>]`: one wish.
#[derive(Debug, JsonSchema)]
#[schemars(extend("additionalProperties" = true))]
pub struct TomlPlanItem {
    /// What it is called.
    pub name: Option<Text>,
    /// Rough size, [low, high].
    pub size: Option<Vec<Number>>,
    /// The value drivers behind it.
    pub driver: Option<Texts>,
    /// What it is worth.
    pub value: Option<Number>,
    /// It is one of the few.
    pub chosen: Option<Flag>,
    /// What those who asked for it get in its place.
    pub instead: Option<Text>,
}

/// `[account-review]`: the meeting that looks at accounts.
#[derive(Debug, JsonSchema)]
#[schemars(extend("additionalProperties" = true))]
pub struct TomlAccountReview {
    /// What it is called.
    pub name: Option<Text>,
    /// On which day of the week.
    pub day: Option<Text>,
    /// How long it takes.
    pub minutes: Option<Count>,
    /// How many accounts it looks at.
    pub accounts_each_week: Option<Count>,
    /// How long one is presented.
    pub present_minutes: Option<Count>,
    /// What is asked about each.
    pub asks: Option<Texts>,
    /// The roles that take part.
    pub in_the_room: Option<Texts>,
    /// What is decided here only.
    pub rule: Option<Text>,
}

/// `[[review]]`: one account in that meeting.
#[derive(Debug, JsonSchema)]
#[schemars(extend("additionalProperties" = true))]
pub struct TomlReview {
    /// A name for links to it.
    pub id: Option<Text>,
    /// The day.
    pub on: Option<Day>,
    /// The account, under another name where names are private.
    pub account: Option<Text>,
    /// Its segment.
    pub segment: Option<Text>,
    /// Such as "at-risk" or "opportunity".
    pub kind: Option<Text>,
    /// Annual recurring revenue that may be lost.
    pub arr_at_risk: Option<Number>,
    /// Annual recurring revenue that may be won.
    pub arr_upside: Option<Number>,
    /// The person who presents it.
    pub presenter: Option<Text>,
    /// What is needed.
    pub need: Option<Text>,
    /// The roles that it is needed from.
    pub needs_from: Option<Texts>,
    /// What was decided.
    pub outcome: Option<Text>,
    /// The person who sees to it.
    pub owner: Option<Text>,
    /// By when.
    pub due: Option<Day>,
    /// It changes the plan.
    pub changes_plan: Option<Flag>,
}

/// `[[story]]`: one account told to learn from.
#[derive(Debug, JsonSchema)]
#[schemars(extend("additionalProperties" = true))]
pub struct TomlStory {
    /// A name for links to it.
    pub id: Option<Text>,
    /// Its title.
    pub title: Option<Text>,
    /// What it is about, in a word each.
    pub themes: Option<Texts>,
    /// The account, under another name where names are private.
    pub account: Option<Text>,
    /// How it was.
    pub situation: Option<Text>,
    /// What was to be done.
    pub task: Option<Text>,
    /// What was done.
    pub actions: Option<Texts>,
    /// What came of it.
    pub results: Option<Texts>,
    /// How much could be lost.
    pub at_stake: Option<Anything>,
    /// How much was spent.
    pub spent: Option<Anything>,
    /// When to tell it.
    pub use_as: Option<Text>,
}

/// A value of any shape, such as `nan` for a number that nobody knows.
#[derive(Debug)]
pub struct Anything;

impl JsonSchema for Anything {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Anything".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({})
    }
}
