//! The closed lists of words that a workshop is written in: dispositions, letters, variants and so on.
//!
//! One definition serves what is typed, what is meant and what is shown, so this module uses nothing of ours.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Begins the heading of a column that is worked out from others or cannot be imported: an import leaves it out.
pub const RESULT: &str = "result: ";

/// Whether a heading is that of such a column; a role or step of such a name has its id in brackets behind it.
pub fn is_result(heading: &str) -> bool {
    heading.starts_with(RESULT) && !heading.ends_with(']')
}

/// Declares an enum whose variants are words that users type.
///
/// Reading one that is not in the list fails with `expected one of …`, which becomes the finding's help.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name {
            $($(#[$variant_meta])* $variant,)+
        }

        impl $name {
            /// Every word of the list, in the order in which it is shown.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word as it is typed.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// What is meant by a word, if it is in the list.
            pub fn of_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|known| known.word() == word)
            }
        }

        impl Default for $name {
            /// The first word of the list.
            fn default() -> Self { Self::ALL[0] }
        }

        impl Word for $name {
            fn all() -> &'static [Self] { Self::ALL }
            fn word(self) -> &'static str { $name::word(self) }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.word())
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_any(WordVisitor(std::marker::PhantomData))
            }
        }

        impl schemars::JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> { stringify!($name).into() }
            fn inline_schema() -> bool { true }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "enum": [$($word),+] })
            }
        }
    };
}

trait Word: Copy + 'static {
    fn all() -> &'static [Self];
    fn word(self) -> &'static str;
}

struct WordVisitor<W>(std::marker::PhantomData<W>);

impl<W: Word> de::Visitor<'_> for WordVisitor<W> {
    type Value = W;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("one of ")?;
        for (n, word) in W::all().iter().enumerate() {
            write!(f, "{}`{}`", if n == 0 { "" } else { ", " }, word.word())?;
        }
        Ok(())
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<W, E> {
        W::all()
            .iter()
            .copied()
            .find(|word| word.word() == text)
            .ok_or_else(|| E::invalid_value(de::Unexpected::Str(text), &self))
    }
}

words! {
    /// What the room decided to do with a task (`domain.md` §3.6).
    Disposition {
        /// Leave alone.
        Keep = "keep",
        /// Do more of it with the hours freed elsewhere.
        Grow = "grow",
        /// Do less of it: the smallest version that works.
        Simplify = "simplify",
        /// A system does it.
        Automate = "automate",
        /// Another role does it.
        Reassign = "reassign",
        /// Stop.
        Eliminate = "eliminate",
    }
}

impl Disposition {
    /// The key of its word in the readers' language, as it stands in a sentence.
    pub fn key(self) -> &'static str {
        match self {
            Self::Keep => "disposition.keep",
            Self::Grow => "disposition.grow",
            Self::Simplify => "disposition.simplify",
            Self::Automate => "disposition.automate",
            Self::Reassign => "disposition.reassign",
            Self::Eliminate => "disposition.eliminate",
        }
    }
}

words! {
    /// What will be done with a tool.
    ToolDisposition {
        /// Leave alone.
        Keep = "keep",
        /// Use it for less.
        Restrict = "restrict",
        /// Pay for fewer seats.
        Reduce = "reduce",
        /// Fold it into another tool.
        Consolidate = "consolidate",
        /// Give it up.
        Retire = "retire",
    }
}

words! {
    /// Which direction of a number is good.
    Better {
        /// The more, the better.
        Higher = "higher",
        /// The less, the better.
        Lower = "lower",
    }
}

words! {
    /// How often a task comes up.
    Frequency {
        /// Every day.
        Daily = "daily",
        /// Every week.
        Weekly = "weekly",
        /// Every month.
        Monthly = "monthly",
        /// Every quarter.
        Quarterly = "quarterly",
        /// When something happens.
        Event = "event",
    }
}

words! {
    /// What makes the work of a task grow.
    Scaling {
        /// The number of accounts.
        Accounts = "accounts",
        /// The number of people in the team.
        People = "people",
        /// Nothing: the same for any size.
        Fixed = "fixed",
    }
}

words! {
    /// How the mean opinion of a ballot is taken.
    Aggregate {
        /// Arithmetic mean.
        Mean = "mean",
        /// Median; the mean of the two middle votes for an even number.
        Median = "median",
    }
}

words! {
    /// The side on which a score lies that is exactly on a threshold.
    OnLine {
        /// On the line counts as high.
        High = "high",
        /// On the line counts as low.
        Low = "low",
    }
}

words! {
    /// What the area of a marker on the plot stands for.
    MarkerArea {
        /// Team hours a week.
        TeamHours = "team_hours",
        /// Nothing: all markers are equal.
        None = "none",
    }
}

words! {
    /// The four fields of the impact-effort map; their names in print are the file's.
    Quadrant {
        /// High impact, low effort.
        Protect = "protect",
        /// High impact, high effort.
        Streamline = "streamline",
        /// Low impact, low effort.
        Batch = "batch",
        /// Low impact, high effort.
        Stop = "stop",
    }
}

words! {
    /// A letter of a responsibility chart; which ones a chart knows depends on its [`Variant`].
    Letter {
        /// Accountable, or Approver, or Agree.
        A = "A",
        /// Responsible, or Recommend.
        R = "R",
        /// Consulted, or Contributor.
        C = "C",
        /// Informed, or Input.
        I = "I",
        /// Support, or Sign-off.
        S = "S",
        /// Verifies.
        V = "V",
        /// Omitted: deliberately out of the loop.
        O = "O",
        /// Driver, or Decide, or DRI.
        D = "D",
        /// Perform.
        P = "P",
    }
}

words! {
    /// The letter scheme of a chart (`domain.md` §2.2).
    Variant {
        /// Responsible, Accountable, Consulted, Informed.
        Raci = "RACI",
        /// RACI with Support.
        Rasci = "RASCI",
        /// RACI with Verifies and Signs off.
        RaciVs = "RACI-VS",
        /// RACI with Omitted.
        Cairo = "CAIRO",
        /// Driver, Approver, Contributor, Informed.
        Daci = "DACI",
        /// Recommend, Agree, Perform, Input, Decide.
        Rapid = "RAPID",
        /// One directly responsible individual a row.
        Dri = "DRI",
    }
}

/// What a letter obliges a role to do; rules speak of duties, so that they hold in every variant that has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Duty {
    /// Answers for the result; there is one phone to ring.
    Accountable,
    /// Does the work.
    Responsible,
    /// Is asked before; the work waits.
    Consulted,
    /// Is told after; nothing waits.
    Informed,
}

impl Variant {
    /// The letters of the variant, in the order of the legend; what each means is in the table of words.
    pub fn letters(self) -> &'static [Letter] {
        use Letter::{A, C, D, I, O, P, R, S, V};
        match self {
            Self::Raci => &[A, R, C, I],
            Self::Rasci => &[A, R, S, C, I],
            Self::RaciVs => &[A, R, V, S, C, I],
            Self::Cairo => &[A, R, C, I, O],
            Self::Daci => &[D, A, C, I],
            Self::Rapid => &[R, A, P, I, D],
            Self::Dri => &[D, C, I],
        }
    }

    /// The letter that carries a duty, if the variant has that duty.
    pub fn letter_for(self, duty: Duty) -> Option<Letter> {
        match (self, duty) {
            (Self::Rapid, Duty::Accountable) => Some(Letter::D),
            (Self::Rapid, Duty::Responsible) => Some(Letter::P),
            (Self::Rapid, Duty::Consulted) => Some(Letter::I),
            (Self::Rapid, Duty::Informed) => None,
            (Self::Daci, Duty::Responsible) => Some(Letter::D),
            (Self::Dri, Duty::Accountable) => Some(Letter::D),
            (Self::Dri, Duty::Responsible) => None,
            (_, Duty::Accountable) => Some(Letter::A),
            (_, Duty::Responsible) => Some(Letter::R),
            (_, Duty::Consulted) => Some(Letter::C),
            (_, Duty::Informed) => Some(Letter::I),
        }
    }

    /// The duty that a letter carries, if it carries one that rules speak of.
    pub fn duty_of(self, letter: Letter) -> Option<Duty> {
        let duties = [
            Duty::Accountable,
            Duty::Responsible,
            Duty::Consulted,
            Duty::Informed,
        ];
        duties
            .into_iter()
            .find(|duty| self.letter_for(*duty) == Some(letter))
    }

    /// Whether the variant knows the letter.
    pub fn knows(self, letter: Letter) -> bool {
        self.letters().contains(&letter)
    }
}

words! {
    /// How far a chart has come.
    ChartState {
        /// Being written.
        Draft = "draft",
        /// Laid before the roles.
        Proposed = "proposed",
        /// Every role has said yes.
        Agreed = "agreed",
    }
}

words! {
    /// What a row of the chart ends in.
    ActivityKind {
        /// Work.
        Activity = "activity",
        /// A yes or a no.
        Decision = "decision",
    }
}

words! {
    /// The paper that a workshop prints on.
    Paper {
        /// 210 × 297 mm.
        A4 = "A4",
        /// 8.5 × 11 in.
        Letter = "Letter",
        /// 420 × 297 mm for charts; everything else on A4.
        A3 = "A3",
    }
}

words! {
    /// How people appear on pages that everybody sees.
    NameStyle {
        /// The role that the person has.
        Role = "role",
        /// The initials.
        Initials = "initials",
        /// The name.
        Full = "full",
    }
}

words! {
    /// How a development goal is worked on.
    DevelopmentKind {
        /// Doing the work.
        Practice = "practice",
        /// Doing it with somebody.
        Pair = "pair",
        /// Reading or a course.
        Study = "study",
    }
}

words! {
    /// How loud a finding is, as `[rules.levels]` sets it.
    Level {
        /// Blocks the "agreed" state.
        Error = "error",
        /// Needs a sentence.
        Warning = "warning",
        /// A question to ask.
        Note = "note",
        /// Not looked for.
        Off = "off",
    }
}

words! {
    /// A kind of thing whose id may change.
    MovedKind {
        /// A phase.
        Phase = "phase",
        /// A role.
        Role = "role",
        /// A person.
        Person = "person",
        /// A segment.
        Segment = "segment",
        /// A task.
        Task = "task",
        /// A row of the chart.
        Activity = "activity",
        /// A decision.
        Decision = "decision",
        /// An action.
        Action = "action",
        /// A parked topic.
        Parking = "parking",
        /// A competency.
        Competency = "competency",
        /// A step of the framework.
        Step = "step",
        /// A tool.
        Tool = "tool",
    }
}
