//! What is typed in after an exercise, so that the files say what the room said.

/// What is done at the laptop: the key of a sentence, and what to type, where words in capitals stand for something of the
/// workshop: `TASK` and `ROW` for keys, `ROLE` for a role, `DAY` for a day after the session. A header of something that is there already is a comment, since it
/// stands in the files and must not come twice.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::view::handout) struct Entry {
    /// The key of the sentence.
    pub(in crate::view::handout) then: &'static str,
    /// Commands or lines of a file.
    pub(in crate::view::handout) lines: &'static str,
}

/// Before anybody comes.
pub(in crate::view::handout) const BEFORE: Entry = Entry {
    then: "guide.file-before",
    lines: "offsite check\noffsite render --out out\noffsite render --out out --pack facilitator,participants",
};

pub(super) const INVENTORY: Entry = Entry {
    then: "guide.file-inventory",
    lines: "[task.new-task]\nname = \"…\"\nowner = ROLE\nhours = 3\n\noffsite render --out out --only cards,ballot",
};

pub(super) const VOTE: Entry = Entry {
    then: "guide.file-vote",
    lines: "offsite enter VOTER\noffsite enter\noffsite render --out out --only disagreement,wall-plot,projector",
};

pub(super) const REVEAL: Entry = Entry {
    then: "guide.file-reveal",
    lines: "offsite enter VOTER --round 2\noffsite render --out out --only wall-plot,projector",
};

pub(super) const DISPOSITION: Entry = Entry {
    then: "guide.file-disposition",
    lines: "# [task.TASK]\ndisposition = \"automate\"\noption.automate = { saves = 0.8, build_hours = 24 }\nnext = { who = \"…\", by = DAY, step = \"…\" }\n\noffsite check\noffsite render --out out",
};

pub(super) const PERCEPTION: Entry = Entry {
    then: "guide.file-perception",
    lines: "offsite enter VOTER --raci\noffsite render --out out --only agreement,contested",
};

pub(super) const RACI: Entry = Entry {
    then: "guide.file-raci",
    lines: "offsite settle ROW A=ROLE\noffsite check\noffsite render --out out --only role-cards,wall-chart,contested",
};

pub(super) const ROLE_CARDS: Entry = Entry {
    then: "guide.file-role-cards",
    lines: "offsite settle ROW A=ROLE\n\n# [activity.ROW]\naccepted = [ROLE]",
};

pub(super) const COMPETENCY: Entry = Entry {
    then: "guide.file-competency",
    lines: "offsite check\noffsite render --out out --only competencies,self-assessment-blank",
};

/// The papers that are read out.
pub(super) const BEFORE_CLOSE: Entry = Entry {
    then: "guide.file-before-close",
    lines: "[decision.new-decision]\nwhat = \"…\"\n\n[action.new-step]\nwhat = \"…\"\nowner = \"…\"\ndue = DAY\n\noffsite render --out out",
};

pub(super) const CLOSE: Entry = Entry {
    then: "guide.file-close",
    lines: "# [decision.new-decision]\nsupport = 4.2\ndissent = \"…\"",
};

/// When everybody has left.
pub(in crate::view::handout) const LAST: Entry = Entry {
    then: "guide.file-after",
    lines: "offsite check\noffsite render --out out\ngit add . && git commit -m \"What the offsite decided\"",
};
