//! Every code that a finding can have: the one table that `explain`, the README and SARIF read.

use super::Severity;

/// A kind of finding.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// What it is called everywhere: in files, in output, in `explain`.
    pub slug: &'static str,
    /// How loud it is unless `[rules.levels]` says otherwise.
    pub severity: Severity,
    /// It leaves open what the files mean: nothing is rendered, and its level cannot be changed.
    pub unclear: bool,
    /// It is drawn from what is private: levels, goals, or votes while they are secret. Whether there is such a finding
    /// tells of people.
    pub personal: bool,
    /// It is found between two versions of a workshop, by `offsite diff`; `check` sees only one.
    pub change: bool,
    /// It is found in a file of another program, by `offsite import`; the workshop's own files never have it.
    pub import: bool,
    /// What it is about in one line.
    pub summary: &'static str,
    /// The text that `offsite explain` prints, in Markdown.
    pub docs: &'static str,
}

impl Code {
    /// Whether its level is the same everywhere: what leaves the meaning open cannot be waved through, and a file of
    /// another program knows nothing of a workshop's `[rules.levels]`.
    pub fn has_fixed_level(&self) -> bool {
        self.unclear || self.import
    }

    /// What the facilitator asks the room: the first paragraph under that heading of the docs.
    ///
    /// Empty for findings about the writing of the files, where there is nothing to ask.
    pub fn question(&self) -> &'static str {
        self.docs
            .split_once("## What to ask the room\n\n")
            .map_or("", |(_, rest)| {
                rest.split("\n\n").next().unwrap_or(rest).trim()
            })
    }
}

/// What a code is unless its line says more.
const PLAIN: Code = Code {
    slug: "",
    severity: Severity::Note,
    unclear: false,
    personal: false,
    change: false,
    import: false,
    summary: "",
    docs: "",
};

/// The code of that name.
pub fn by_slug(slug: &str) -> Option<&'static Code> {
    CODES.iter().copied().find(|code| code.slug == slug)
}

/// Declares codes: constant, slug, severity, `unclear` where it leaves the meaning open, `personal` where it tells of
/// people, `change` where it takes two versions or `import` where it is about a file of another program, summary.
macro_rules! codes {
    ($($name:ident = $slug:literal $severity:ident $($is:ident)? $summary:literal;)+) => {
        /// Every code, each under its own name.
        pub mod codes {
            use super::{Code, PLAIN, Severity};
            $(
                #[doc = $summary]
                pub static $name: Code = Code {
                    slug: $slug,
                    severity: Severity::$severity,
                    summary: $summary,
                    docs: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/codes/", $slug, ".md")),
                    $($is: true,)?
                    ..PLAIN
                };
            )+
        }

        /// Every code, in the order of the README.
        pub static CODES: &[&Code] = &[$(&codes::$name,)+];
    };
}

codes! {
    // How the files are written.
    NOT_UTF8 = "not-utf8" Error unclear "a file is not UTF-8 text";
    UNREADABLE_FILE = "unreadable-file" Error unclear "a file cannot be read";
    SYNTAX = "syntax" Error unclear "a line is not TOML";
    DUPLICATE_ID = "duplicate-id" Error unclear "the same id, key or list item id is written twice";
    UNKNOWN_TABLE = "unknown-table" Error unclear "a table that offsite does not know";
    UNKNOWN_KEY = "unknown-key" Error unclear "a key that its table does not have";
    MISSING_KEY = "missing-key" Error unclear "a table lacks a key that it must have";
    WRONG_TYPE = "wrong-type" Error unclear "a value of another kind than the key takes";
    UNKNOWN_WORD = "unknown-word" Error unclear "a word that is not in the key's list";
    BAD_DATE = "bad-date" Error unclear "a date or time that does not exist or is in quotes";
    BAD_ID = "bad-id" Warning "an id with spaces, dots or slashes in it";
    SCORE_OUT_OF_SCALE = "score-out-of-scale" Error unclear "a score below or above its scale";
    UNKNOWN_SIZE = "unknown-size" Error unclear "a T-shirt size that the scale does not have";
    OUT_OF_RANGE = "out-of-range" Error unclear "a number outside of what the key can mean";
    UNKNOWN_LETTER = "unknown-letter" Error unclear "a letter that no variant has";
    UNKNOWN_ROLE = "unknown-role" Error unclear "a role that is not declared";
    UNKNOWN_REFERENCE = "unknown-reference" Error unclear "an id that is not declared";
    UNKNOWN_CODE = "unknown-code" Warning "a code that offsite does not have, or whose level is fixed";
    UNKNOWN_PLACEHOLDER = "unknown-placeholder" Warning "braces in a text of `[words]` that nothing fills";
    NOT_USED_YET = "not-used-yet" Note "tables that this version keeps and does not use";
    SKIPPED_FILE = "skipped-file" Note "a TOML file without a table of ours, or a link out of the folder";
    PRIVATE_IN_GIT = "private-in-git" Warning "private tables in a file that git tracks";

    // Scores and votes.
    SCALE_WITHOUT_ANCHORS = "scale-without-anchors" Warning "a scale in use does not say what its scores mean";
    BALLOT_FOR_UNKNOWN_TASK = "ballot-for-unknown-task" Error "a vote for a task that does not exist";

    BALLOT_OF_NO_VOTER = "ballot-of-no-voter" Warning "a ballot of somebody who is not among the voters";
    DUPLICATE_CARD = "duplicate-card" Warning "two tasks have the same card number";

    // One row of the RACI.
    NO_ACCOUNTABLE = "no-accountable" Error "nobody answers for a row";
    MANY_ACCOUNTABLE = "many-accountable" Error "several roles answer for a row";
    NO_RESPONSIBLE = "no-responsible" Error "nobody does the work of a row";
    MANY_RESPONSIBLE = "many-responsible" Warning "too many roles do the work of a row";
    MANY_CONSULTED = "many-consulted" Warning "too many roles must be asked first";
    MANY_INFORMED = "many-informed" Note "many roles are told";
    NOBODY_ASKED_OR_TOLD = "nobody-asked-or-told" Note "nobody outside of a row is asked or told";
    CROWDED_ROW = "crowded-row" Warning "nearly every role takes part in a row";
    CONSULTED_AGAINST_THE_CLOCK = "consulted-against-the-clock" Warning "a pressing row waits for several opinions";
    ACCOUNTABLE_TOO_HIGH = "accountable-too-high" Note "the role that answers sits above everybody who does the work";
    ACCOUNTABLE_ELSEWHERE = "accountable-elsewhere" Note "the role that answers is in another team than all the work";
    ACCOUNTABLE_WITHOUT_AUTHORITY = "accountable-without-authority" Note "a role answers for work that its seniors do";
    SAME_HAND_ON_CONTROL = "same-hand-on-control" Error "a role does what it is to control";
    CONFLICTING_DUTIES = "conflicting-duties" Error "a role does one row and approves another that must be apart";
    VAGUE_VERB = "vague-verb" Note "the name of a row does not say what gets done";
    UNRESOLVED_CELL = "unresolved-cell" Warning "a role has letters in one cell that do not go together";
    OPEN_CELL = "open-cell" Warning "a role's letter is undecided";
    LETTER_NOT_IN_VARIANT = "letter-not-in-variant" Error "a letter that the chart's variant does not have";
    LOW_AGREEMENT = "low-agreement" Warning "people who answered alone name different owners of a row";

    // What a variant of the RACI asks for on top.
    SUPPORT_WITHOUT_RESPONSIBLE = "support-without-responsible" Error "roles support a row that nobody does";
    VERIFIES_OWN_WORK = "verifies-own-work" Error "a role verifies what it did itself";
    MANY_SIGN_OFFS = "many-sign-offs" Error "several roles sign off one row";
    MANY_DRIVERS = "many-drivers" Error "several roles drive one decision";
    DRIVER_APPROVES = "driver-approves" Note "a role drives a decision and approves it";
    NO_RECOMMENDER = "no-recommender" Error "nobody recommends a decision";
    MANY_RECOMMENDERS = "many-recommenders" Error "several roles recommend one decision";
    MANY_VETOES = "many-vetoes" Warning "too many roles must agree to a decision";
    NOT_ONE_PERSON = "not-one-person" Warning "a row that one person answers for is given to a role of several";

    // One column of the RACI.
    UNUSED_ROLE = "unused-role" Error "a role is in the chart and in no row";
    NO_WORK = "no-work" Note "a role is only asked or told";
    MANY_ACCOUNTABLE_ROWS = "many-accountable-rows" Warning "a role answers for a large share of the rows";
    MANY_RESPONSIBLE_ROWS = "many-responsible-rows" Warning "a role does a large share of the rows";
    NO_EMPTY_CELLS = "no-empty-cells" Warning "a role is involved in nearly everything";
    WORK_WITHOUT_OWNERSHIP = "work-without-ownership" Note "a role does many rows and answers for none";
    ALWAYS_CONSULTED = "always-consulted" Note "a role is asked before a large share of the rows";
    SINGLE_POINT = "single-point" Warning "one person carries many rows";

    // The chart as a whole.
    DUPLICATE_ACTIVITY = "duplicate-activity" Warning "two rows have the same name";
    TOO_LARGE = "too-large" Note "more rows or roles than one page can hold";
    NO_OWNER_OR_REVIEW_DATE = "no-owner-or-review-date" Note "nobody keeps the chart, or nobody looks at it again";
    NAMES_AS_COLUMNS = "names-as-columns" Note "a column is a person instead of a role";
    MIXED_SEGMENTS = "mixed-segments" Note "many rows have letters of their own in a segment";

    // Decisions about tasks.
    NO_OWNER_OR_DATE = "no-owner-or-date" Error "a change without somebody who makes it, or without a date";
    REASSIGN_WITHOUT_RECEIVER = "reassign-without-receiver" Error "a task is handed off to nobody";
    ELIMINATED_WITH_IMPACT = "eliminated-with-impact" Warning "a task of high impact is eliminated";
    ELIMINATED_WITHOUT_ITS_DOER = "eliminated-without-its-doer" Warning personal "a task is eliminated without a word of those who do it, or against it";
    KEPT_IN_STOP = "kept-in-stop" Warning "a task of low impact and high effort is kept";
    SLOW_PAYBACK = "slow-payback" Warning "automating a task pays back late or never";

    // Across files: tasks, rows, playbooks and tools.
    REASSIGNED_BUT_NOT_MOVED = "reassigned-but-not-moved" Error "a task is handed to a role that its rows do not give it to";
    ELIMINATED_BUT_OWNED = "eliminated-but-owned" Warning "a row has roles, and all tasks behind it are eliminated";
    PROMISE_BROKEN = "promise-broken" Error "a task that is promised to customers is eliminated or simplified";
    PLAYBOOK_OWNER_MISMATCH = "playbook-owner-mismatch" Warning "a playbook gives a step to a role that the chart does not";
    TOOL_RETIRED_UNDER_TASK = "tool-retired-under-task" Warning "a task is done with a tool that is retired without a successor";

    // Hours of roles after the decisions.
    RECEIVING_ROLE_OVER = "receiving-role-over" Error "a role receives more hours than it could take on";
    OVER_HOURS = "over-hours" Error "a role would carry more hours than it has";

    // Competencies.
    COMPETENCY_LEVEL_OUT_OF_RANGE = "competency-level-out-of-range" Error "a level that the framework does not have";
    TRAIT_WORD = "trait-word" Warning "a descriptor names a trait instead of something to be seen";
    LONG_DESCRIPTOR = "long-descriptor" Warning "a descriptor is too long to be remembered";
    LEVELS_DIFFER_BY_A_WORD = "levels-differ-by-a-word" Warning "two neighbouring levels say the same but for one word";
    CRITICAL_EXPOSED = "critical-exposed" Error personal "a critical competency rests on too few people";
    CONCENTRATION = "concentration" Warning personal "several competencies rest on one person alone";
    MANY_GOALS = "many-goals" Note personal "a person has more development goals than can be worked on";
    NO_PRACTICE = "no-practice" Note personal "none of a person's development goals is practice";
    SUPPORTER_BELOW_LEVEL = "supporter-below-level" Warning personal "the supporter of a goal is below the level that it aims at";
    UNQUALIFIED = "unqualified" Warning personal "nobody of a role that does a row is at the level that it needs";
    ACTIVITY_OF_ONE = "activity-of-one" Warning personal "only one person is at the level that a row needs";
    COMPETENCY_NOT_NEEDED = "competency-not-needed" Note "a competency that no row needs";

    // Between two versions.
    OWNER_MOVED = "owner-moved" Note change "another role answers for a row";
    WORK_DROPPED = "work-dropped" Error change "a role stops doing a row, and no other does it";
    NO_RECEIVING_YES = "no-receiving-yes" Error change "a role gets an A or an R and has not said yes to it";
    SILENT_CHANGE = "silent-change" Warning change "the letters of a row change without a decision";
    ROLE_EMPTIED = "role-emptied" Warning change "a role had letters and has none any more";
    BIG_BANG = "big-bang" Note change "a large share of the rows changes owner at once";
    RESPONSIBLE_CHANGED = "responsible-changed" Warning change "other roles do a row";
    CONSULTED_CHANGED = "consulted-changed" Note change "other roles are asked before";
    INFORMED_CHANGED = "informed-changed" Note change "other roles are told after";
    LETTER_CHANGED = "letter-changed" Note change "other roles have another letter of a row, or it is open or settled";
    ACTIVITY_ADDED = "activity-added" Warning change "a row is new in the chart";
    ACTIVITY_REMOVED = "activity-removed" Error change "a row is no longer in the chart";
    TASK_ADDED = "task-added" Warning change "a task is new";
    TASK_REMOVED = "task-removed" Error change "a task is gone";
    ROLE_REMOVED_IN_USE = "role-removed-in-use" Error change "a role is gone that had letters or tasks";
    ROLE_HOLDER_CHANGED = "role-holder-changed" Warning change "other people have a role";
    TASK_OWNER_CHANGED = "task-owner-changed" Warning change "another role does a task";
    QUADRANT_CHANGED = "quadrant-changed" Warning change "the scores of a task cross a line of the map";
    RESCORED = "rescored" Note change "the scores of a task change within its field";
    HOURS_CHANGED = "hours-changed" Note change "a task takes more or fewer hours";
    DISPOSITION_CHANGED = "disposition-changed" Warning change "something else will be done with a task";
    REQUIRED_LEVEL_CHANGED = "required-level-changed" Warning change "a career step requires another level";
    RENAMED = "renamed" Note change "a thing has another name";
    ID_CHANGED = "id-changed" Note change "a thing has another id, as `[[moved]]` says";
    POSSIBLE_RENAME = "possible-rename" Note change "something is gone, and something much like it is new";
    ENTRY_ADDED = "entry-added" Note change "something is new that is neither a task nor a row";
    ENTRY_REMOVED = "entry-removed" Note change "something is gone that is neither a task, a row nor a role in use";
    DETAIL_CHANGED = "detail-changed" Note change "something is said otherwise";

    // What is imported.
    UNREADABLE_CELL = "unreadable-cell" Error import "a cell that says nothing we know, so it is kept as a remark";
    LOOKALIKE_LETTER = "lookalike-letter" Error import "a letter of another script that looks like one of the chart's";
    NAMELESS_ROW = "nameless-row" Error import "a row of a sheet has content and no name";
    UNKNOWN_NAME = "unknown-name" Error import "a sheet names somebody or something that the workshop does not have";
    AMBIGUOUS_NAME = "ambiguous-name" Error import "a sheet names something, and the workshop has several of that name";
    DUPLICATE_NAME = "duplicate-name" Warning import "two rows of a sheet have the same name";
    RAGGED_ROW = "ragged-row" Warning import "a row of a sheet has more cells than its table has columns";
    HIDDEN_ROW = "hidden-row" Warning import "rows, columns or sheets that are hidden are imported like the others";
    STRUCK_ROW = "struck-row" Warning import "a row that is struck through is left out";
    WOULD_REMOVE = "would-remove" Warning import "the workshop has what the sheet no longer has; it stays";
    CELL_REMARK = "cell-remark" Note import "words beside a letter are kept as a remark";
    MAPPED_VALUE = "mapped-value" Note import "words or units of a sheet are read as numbers";
    LEFT_OUT = "left-out" Note import "a part of a file is no row of what is imported";

    // Acceptances.
    ACCEPT_MATCHES_NOTHING = "accept-matches-nothing" Warning "an acceptance silences no finding";
}
