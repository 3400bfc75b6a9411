//! What can be typed after `offsite render` about paper.

use clap::{Args as ClapArgs, ValueEnum};

use crate::view::handout::{self, HandoutOptions};
use crate::vocabulary;

/// Paper and handouts.
#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "Print room")]
pub(in crate::cli) struct PrintArgs {
    /// Bind handouts into one file, ready to print
    #[arg(long, value_name = "PACK", value_delimiter = ',')]
    pub(in crate::cli) pack: Vec<Pack>,

    /// The paper of everything that is written, whatever the workshop says; with a3, charts lie on A3 and the rest on A4
    #[arg(long, value_name = "PAPER")]
    pub(in crate::cli) paper: Option<Paper>,

    /// Fill in nothing that the room is still to find out: cards without scores, a plot without tasks
    #[arg(long)]
    pub(in crate::cli) blank: bool,
}

impl PrintArgs {
    /// How handouts are made.
    pub(in crate::cli) fn options(&self) -> HandoutOptions {
        HandoutOptions { blank: self.blank }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Pack {
    /// Everything for who runs the session
    Facilitator,
    /// Everything for those who sit at the table
    Participants,
}

impl Pack {
    /// The pack that is meant.
    pub(in crate::cli) fn meant(self) -> handout::Pack {
        match self {
            Self::Facilitator => handout::Pack::Facilitator,
            Self::Participants => handout::Pack::Participants,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Paper {
    /// 210 × 297 mm
    A4,
    /// 8.5 × 11 in
    Letter,
    /// 420 × 297 mm for charts
    A3,
}

impl Paper {
    /// The paper that is meant.
    pub(in crate::cli) fn meant(self) -> vocabulary::Paper {
        match self {
            Self::A4 => vocabulary::Paper::A4,
            Self::Letter => vocabulary::Paper::Letter,
            Self::A3 => vocabulary::Paper::A3,
        }
    }
}
