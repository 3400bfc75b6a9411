//! What can be typed after `offsite import`.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};

use super::DateArgs;
use crate::import::{Field, Kind};
use crate::vocabulary::Letter;

/// Take over a sheet: a RACI, tasks, votes or competencies
///
/// Reads CSV, TSV, XLSX, ODS, Markdown, HTML and tables pasted as text. What the sheet says is written into the TOML
/// files of the workshop, comments and all else stay; what the workshop has and the sheet does not is told and stays
/// too. Things are matched by id, then by name, so that the same sheet can be imported again after it was edited.
#[derive(Debug, ClapArgs)]
#[command(
    after_help = "Examples:\n  offsite import raci.xlsx --into my-offsite --dry-run   what it would change\n  offsite import raci.xlsx --into my-offsite             a new folder becomes a workshop\n  offsite import - --as tasks < pasted.txt               what you copied from a page\n  offsite import anna.xlsx --voter anna                  her answers, as a ballot\n  offsite import old.html --letters 'Owns=A,Helps=C,N/A='"
)]
pub(in crate::cli) struct ImportArgs {
    /// The file; `-` reads standard input
    #[arg(value_name = "FILE")]
    pub(in crate::cli) file: PathBuf,

    /// What is in it [default: what it looks like]
    #[arg(long = "as", value_name = "KIND")]
    pub(in crate::cli) kind: Option<ImportKind>,

    /// The workshop to import into; a folder that is not there or is empty becomes one [default: the nearest workshop]
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) into: Option<PathBuf>,

    /// Show what would change and write nothing
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,

    /// How findings and changes are written
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(in crate::cli) format: ImportFormat,

    #[command(flatten)]
    pub(in crate::cli) layout: LayoutArgs,

    #[command(flatten)]
    pub(in crate::cli) dates: DateArgs,
}

#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "What the sheet means, where it is read otherwise than you mean it")]
pub(in crate::cli) struct LayoutArgs {
    /// Only the sheet, or the table under the heading, of this name, or the table of this number
    #[arg(long, value_name = "NAME|NUMBER")]
    pub(in crate::cli) sheet: Option<String>,

    /// The row with the names of the columns; in a text the line
    #[arg(long, value_name = "NUMBER")]
    pub(in crate::cli) header_row: Option<usize>,

    /// Which column is what: by its header, its letter or its number
    #[arg(long, value_name = "WHAT=COLUMN,…", value_parser = columns)]
    pub(in crate::cli) columns: Vec<Columns>,

    /// The roles are the rows and the activities the columns; `false` where they only look like it
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    pub(in crate::cli) transposed: Option<bool>,

    /// What words in cells mean in letters; nothing behind the `=` for words that mean none
    #[arg(long, value_name = "WORD=LETTERS,…", value_parser = letters)]
    pub(in crate::cli) letters: Vec<Words>,

    /// Take letters of other scripts for the Latin ones that they look like
    #[arg(long)]
    pub(in crate::cli) accept_lookalikes: bool,

    /// Take rows that are struck through as well
    #[arg(long)]
    pub(in crate::cli) with_struck: bool,

    /// Add people whom the workshop does not have, with this role
    #[arg(long, value_name = "ROLE")]
    pub(in crate::cli) people_as: Option<String>,

    /// The chart is the answer of this person, for a ballot; `sheet`: each sheet is that of the person it is named after
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) voter: Option<String>,
}

/// What one `--columns` says.
#[derive(Debug, Clone)]
pub(in crate::cli) struct Columns(pub(in crate::cli) Vec<(Field, String)>);

/// What one `--letters` says.
#[derive(Debug, Clone)]
pub(in crate::cli) struct Words(pub(in crate::cli) Vec<(String, Vec<Letter>)>);

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ImportKind {
    /// Rows with letters for roles
    Raci,
    /// Tasks, with owners, hours and scores
    Tasks,
    /// Votes of people on tasks
    Votes,
    /// Competencies: levels in words, levels required, levels of people
    Competencies,
}

impl ImportKind {
    /// The kind that is meant.
    pub(in crate::cli) fn kind(self) -> Kind {
        match self {
            Self::Raci => Kind::Raci,
            Self::Tasks => Kind::Tasks,
            Self::Votes => Kind::Votes,
            Self::Competencies => Kind::Competencies,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ImportFormat {
    /// For people
    Human,
    /// One line a finding, one line a change
    Short,
    /// For programs
    Json,
}

/// `name=Activity,phase=Stage`; a comma belongs to the header unless a known word and `=` follow it.
fn columns(typed: &str) -> Result<Columns, String> {
    let mut columns: Vec<(Field, String)> = Vec::new();
    for part in typed.split(',') {
        let assigned = part
            .split_once('=')
            .and_then(|(word, column)| Some((Field::of_word(word.trim())?, column)));
        match (assigned, columns.last_mut()) {
            (Some((field, column)), _) => columns.push((field, column.trim().to_owned())),
            (None, Some((_, column))) => {
                column.push(',');
                column.push_str(part);
            }
            (None, None) => {
                let words: Vec<&str> = Field::ALL.iter().map(|(_, word)| *word).collect();
                return Err(format!(
                    "say which column is what, such as `name=Activity`; there are {}",
                    words.join(", ")
                ));
            }
        }
    }
    Ok(Columns(columns))
}

/// `Owns=A,Owns/Executes=A/R,N/A=`; a comma belongs to the word unless letters stand before it.
fn letters(typed: &str) -> Result<Words, String> {
    let mut words: Vec<(String, Vec<Letter>)> = Vec::new();
    let mut word = String::new();
    for part in typed.split(',') {
        word.push_str(part);
        let Some((said, letters)) = word.rsplit_once('=') else {
            word.push(',');
            continue;
        };
        let letters = letters.chars().filter(|letter| letter.is_alphanumeric());
        let letters = letters.map(|letter| {
            let word = letter.to_ascii_uppercase().to_string();
            Letter::of_word(&word).ok_or_else(|| format!("`{letter}` is no letter of any chart"))
        });
        words.push((
            said.trim().to_owned(),
            letters.collect::<Result<_, String>>()?,
        ));
        word.clear();
    }
    match word.trim_end_matches(',') {
        "" => Ok(Words(words)),
        left => Err(format!(
            "`{left}` does not say which letter it means, such as `{left}=A`"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_may_have_commas() {
        let Words(words) =
            letters("Kim, or AE=R,N/A=,Owns=A/R").unwrap_or_else(|why| panic!("{why}"));
        let expected = [
            ("Kim, or AE", vec![Letter::R]),
            ("N/A", Vec::new()),
            ("Owns", vec![Letter::A, Letter::R]),
        ];
        assert_eq!(
            words,
            expected.map(|(word, letters)| (word.to_owned(), letters))
        );
        assert!(letters("Kim").is_err_and(|why| why.contains("`Kim=A`")));
    }

    #[test]
    fn headers_may_have_commas() {
        let Columns(said) =
            columns("name=Activity, or task,phase=Stage").unwrap_or_else(|why| panic!("{why}"));
        let expected = [(Field::Name, "Activity, or task"), (Field::Phase, "Stage")];
        assert_eq!(
            said,
            expected.map(|(field, column)| (field, column.to_owned()))
        );
    }
}
