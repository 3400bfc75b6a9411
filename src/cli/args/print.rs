//! What can be typed after `offsite render` about paper.

use std::sync::LazyLock;

use clap::builder::PossibleValue;
use clap::{Args as ClapArgs, ValueEnum};
use jiff::civil::Date;

use crate::view::handout::stock::{self, LabelOptions};
use crate::view::handout::{self, HandoutOptions};
use crate::vocabulary;

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

    /// The paper of everything that is written, whatever the workshop says; with a3, charts lie on A3 and the rest on A4
    #[arg(long, value_name = "PAPER")]
    pub(in crate::cli) paper: Option<Paper>,

    /// Fill in nothing that the room is still to find out: cards without scores, a plot without tasks
    #[arg(long)]
    pub(in crate::cli) blank: bool,

    /// How large the impact-effort plot for the wall is; sheets are glued where the paper is smaller
    #[arg(long, value_name = "SIZE", default_value = "a2")]
    pub(in crate::cli) poster: Poster,

    /// What cards are printed on; most fix the paper
    #[arg(long, value_name = "STOCK", default_value = "card-76")]
    pub(in crate::cli) stock: Stock,

    /// The first label to use on the first sheet of cards, counted along the rows
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(in crate::cli) start_at: usize,

    /// Move cards to the right by so many millimetres, to make up for the printer; the printer test says by how many
    #[arg(long, value_name = "MM", default_value_t = 0.0, value_parser = offset, allow_negative_numbers = true)]
    pub(in crate::cli) offset_x: f64,

    /// Move cards down by so many millimetres
    #[arg(long, value_name = "MM", default_value_t = 0.0, value_parser = offset, allow_negative_numbers = true)]
    pub(in crate::cli) offset_y: f64,

    /// Draw the outlines of cards; for sticky notes, the sheet that they are stuck on
    #[arg(long)]
    pub(in crate::cli) outline: bool,
}

impl PrintArgs {
    /// How handouts are made; dates are judged as of `as_of`.
    pub(in crate::cli) fn options(&self, as_of: Option<Date>) -> HandoutOptions {
        HandoutOptions {
            blank: self.blank,
            poster: self.poster.meant(),
            as_of,
            labels: LabelOptions {
                stock: self.stock.0,
                start_at: self.start_at,
                offset: (self.offset_x, self.offset_y),
                outline: self.outline,
            },
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

/// A correction of the printer: whoever needs more holds the sheet the wrong way round.
fn offset(typed: &str) -> Result<f64, String> {
    const MOST: f64 = 10.0;
    let offset = typed.parse().ok().filter(|mm: &f64| mm.abs() <= MOST);
    offset.ok_or_else(|| format!("write millimetres from -{MOST} to {MOST}, such as `1.5`"))
}

/// What cards are printed on, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) struct Stock(stock::Stock);

impl ValueEnum for Stock {
    fn value_variants<'a>() -> &'a [Self] {
        static ALL: LazyLock<Vec<Stock>> =
            LazyLock::new(|| stock::Stock::ALL.into_iter().map(Stock).collect());
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let value = PossibleValue::new(self.0.name());
        Some(value.help(match self.0 {
            stock::Stock::Card76 => "Six cards of 76 mm to cut, on the workshop's paper",
            stock::Stock::A6 => "Four cards a sheet of A4, to cut",
            stock::Stock::Avery5160 => "30 labels of 66.7 × 25.4 mm on Letter",
            stock::Stock::Avery5163 => "10 labels of 101.6 × 50.8 mm on Letter",
            stock::Stock::L7160 => "21 labels of 63.5 × 38.1 mm on A4",
            stock::Stock::Sticky3In => "Six sticky notes on a sheet of Letter",
            stock::Stock::Sticky76 => "Six sticky notes on a sheet of A4",
        }))
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
