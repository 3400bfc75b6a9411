//! What can be typed after `offsite render`.

use std::path::PathBuf;
use std::sync::LazyLock;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser as _};
use clap::{Args as ClapArgs, ValueEnum};

use super::DateArgs;
use super::print::PrintArgs;
use crate::pipeline::Output;
use crate::render::plot;
use crate::view::frame::Page;
use crate::view::handout::Handout;
use crate::view::impact_effort;

/// Write every page, plot and table of a workshop
#[derive(Debug, ClapArgs)]
#[command(
    after_help = "Examples:\n  offsite render my-offsite --out out\n  offsite render --out out --watch         again at every save\n  offsite render --out docs --check        exit 1 when docs/ is stale\n  offsite render --out out --only raci\n  offsite render --out out --pack facilitator   everything for who runs the session, in one file\n  offsite render --out out --highlight disposition=automate --highlight role=csm,ops"
)]
pub(in crate::cli) struct RenderArgs {
    /// The workshop's folder
    #[arg(value_name = "DIR")]
    pub(in crate::cli) folder: Option<PathBuf>,

    /// The folder to write to; files there that offsite did not write are left alone
    #[arg(long, short, value_name = "OUT")]
    pub(in crate::cli) out: PathBuf,

    /// Only these pages and handouts, separated by commas
    #[arg(long, value_name = "PAGE", value_delimiter = ',')]
    pub(in crate::cli) only: Vec<Only>,

    /// Show names and levels of people; keep what is written out of shared folders
    #[arg(long)]
    pub(in crate::cli) private: bool,

    /// Write nothing; exit with 1 when what lies in OUT is not what would be written
    #[arg(long, conflicts_with = "watch")]
    pub(in crate::cli) check: bool,

    /// Render again at every save, until interrupted
    #[arg(long)]
    pub(in crate::cli) watch: bool,

    /// A font file for scripts that the built-in font lacks, such as Japanese or Arabic
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) font: Option<PathBuf>,

    /// What runs from left to right in the impact-effort plot
    #[arg(long, value_name = "AXIS", default_value = "effort")]
    pub(in crate::cli) across: Across,

    /// Fade the tasks that are not in this set: disposition, role (the owner), phase, segment (with hours in it) or
    /// quadrant. Any of the values of a key will do; given again, all keys must match
    #[arg(long, value_name = "KEY=VALUE[,VALUE]")]
    pub(in crate::cli) highlight: Vec<impact_effort::Condition>,

    /// Show how far the votes on each task are apart
    #[arg(long)]
    pub(in crate::cli) whiskers: bool,

    /// What the impact-effort plot is made for, separated by commas; a file each
    #[arg(
        long,
        value_name = "MEDIUM",
        value_delimiter = ',',
        default_value = "screen"
    )]
    pub(in crate::cli) plot: Vec<Medium>,

    /// Also write each plot as a PNG with this many times its pixels: 1, 2 or 4, separated by commas
    #[arg(long, value_name = "TIMES", value_delimiter = ',', value_parser = PossibleValuesParser::new(["1", "2", "4"]).map(|times| times.parse::<u8>().unwrap_or(1)))]
    pub(in crate::cli) png: Vec<u8>,

    /// An earlier state of the workshop, a revision or a folder: pages mark what is new since then, and names in the plot
    /// stay where they were, as far as they can
    #[arg(long, value_name = "REV|DIR")]
    pub(in crate::cli) since: Option<String>,

    #[command(flatten)]
    pub(in crate::cli) print: PrintArgs,

    #[command(flatten)]
    pub(in crate::cli) dates: DateArgs,
}

/// A page or a handout, by the name of its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) struct Only(pub(in crate::cli) Output);

impl ValueEnum for Only {
    fn value_variants<'a>() -> &'a [Self] {
        static ALL: LazyLock<Vec<Only>> = LazyLock::new(|| {
            let pages = Page::ALL.map(Output::Page);
            let handouts = Handout::ALL.map(Output::Handout);
            pages.into_iter().chain(handouts).map(Only).collect()
        });
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self.0 {
            Output::Page(page) => {
                let file = page.file();
                let name = PossibleValue::new(file.strip_suffix(".html").unwrap_or(file));
                match page {
                    Page::ImpactEffort => name
                        .alias("plot")
                        .help("The map, and the plot as SVG; `plot` for short"),
                    Page::Agreement => name.help("Where people have answered one by one"),
                    Page::Handouts => name.help("The list of handouts, and all of them"),
                    Page::Index | Page::Raci | Page::Competencies => name,
                }
            }
            Output::Handout(handout) => PossibleValue::new(handout.name()),
        })
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Medium {
    /// impact-effort.svg, at reading distance
    Screen,
    /// The same with numbers only, for posters
    Numbers,
    /// Large text for the room
    Projector,
    /// A sheet of A4 on its side, black on white
    A4,
    /// The same on A3
    A3,
    /// The same on Letter
    Letter,
    /// A small picture
    Thumbnail,
}

impl Medium {
    /// What the plot is made for.
    pub(in crate::cli) fn meant(self) -> plot::Medium {
        match self {
            Self::Screen => plot::Medium::Screen,
            Self::Numbers => plot::Medium::Numbers,
            Self::Projector => plot::Medium::Projector,
            Self::A4 => plot::Medium::A4,
            Self::A3 => plot::Medium::A3,
            Self::Letter => plot::Medium::Letter,
            Self::Thumbnail => plot::Medium::Thumbnail,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Across {
    /// The effort score
    Effort,
    /// Team hours a week, on a logarithmic axis
    Hours,
    /// Hours to build what was decided, on a logarithmic axis: the board of change ideas
    BuildHours,
}

impl Across {
    /// The axis that is meant.
    pub(in crate::cli) fn shown(self) -> impact_effort::Across {
        match self {
            Self::Effort => impact_effort::Across::Effort,
            Self::Hours => impact_effort::Across::TeamHours,
            Self::BuildHours => impact_effort::Across::BuildHours,
        }
    }
}
