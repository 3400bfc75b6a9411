//! What can be typed after `offsite render` about paper.

use clap::{Args as ClapArgs, ValueEnum};
use jiff::civil::Date;

use crate::view::handout::{self, HandoutOptions};

/// Paper and handouts.
#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "Print room")]
pub(in crate::cli) struct PrintArgs {
    /// Bind handouts into one file, ready to print
    #[arg(long, value_name = "PACK", value_delimiter = ',')]
    pub(in crate::cli) pack: Vec<Pack>,

    /// Also print handouts and packs to PDF, with an installed Chromium, Chrome or Edge
    #[arg(long)]
    pub(in crate::cli) pdf: bool,

    /// Fill in nothing that the room is still to find out: cards without scores, a plot without tasks
    #[arg(long)]
    pub(in crate::cli) blank: bool,

    /// How large the impact-effort plot for the wall is; sheets are glued where the paper is smaller
    #[arg(long, value_name = "SIZE", default_value = "a2")]
    pub(in crate::cli) poster: Poster,
}

impl PrintArgs {
    /// How handouts are made; dates are judged as of `as_of`.
    pub(in crate::cli) fn options(&self, as_of: Option<Date>) -> HandoutOptions {
        HandoutOptions {
            blank: self.blank,
            poster: self.poster.meant(),
            as_of,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Poster {
    /// One sheet of A4 or Letter
    A4,
    /// Twice as large
    A3,
    /// Four times as large
    A2,
    /// Eight times as large: fields hold cards side by side
    A1,
}

impl Poster {
    /// The poster that is meant.
    fn meant(self) -> handout::poster::Poster {
        match self {
            Self::A4 => handout::poster::Poster::A4,
            Self::A3 => handout::poster::Poster::A3,
            Self::A2 => handout::poster::Poster::A2,
            Self::A1 => handout::poster::Poster::A1,
        }
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
