//! Which delimiter a text has.

use super::records::Records;

/// How many records decide.
const LOOKED_AT: usize = 200;

/// From how many bytes on no further one is looked at.
const BYTES_LOOKED_AT: usize = 1 << 20;

/// The delimiters, the least likely in plain text first: of equals the first is taken. In a file with semicolons the
/// commas are decimal ones.
const DELIMITERS: &[char] = &['\t', '|', ';', ',', '^', '~', '\u{1f}', '¦', '§'];

/// How a delimited text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dialect {
    /// What stands between the fields.
    pub(super) delimiter: char,
    /// How many records at the start say only how to read the rest.
    pub(super) header_lines: usize,
}

/// How regular the records of a text are with some delimiter; the larger the likelier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    has_no_loose_quotes: bool,
    /// Nobody writes tabs into a text.
    has_tabs: bool,
    regular: usize,
}

impl Dialect {
    /// What a text of this dialect is called.
    pub(super) fn form(self) -> String {
        match self.delimiter {
            ',' => "CSV".to_owned(),
            ';' => "CSV with semicolons".to_owned(),
            '\t' => "TSV".to_owned(),
            other if other.is_control() => "CSV with control characters".to_owned(),
            other => format!("CSV with `{other}`"),
        }
    }
}

/// The dialect of a text; `None` if it has no columns.
pub(super) fn of(text: &str) -> Option<Dialect> {
    if let Some(delimiter) = behind_id(text) {
        return Some(Dialect {
            delimiter,
            header_lines: 0,
        });
    }
    if let Some(delimiter) = told(text) {
        return Some(Dialect {
            delimiter,
            header_lines: 1,
        });
    }
    let fits = DELIMITERS
        .iter()
        .filter_map(|delimiter| Some((fit(text, *delimiter)?, *delimiter)));
    // The last of equals is taken, so they come in reverse.
    let mut fits: Vec<(Fit, char)> = fits.collect();
    fits.reverse();
    let (_, delimiter) = fits.into_iter().max_by_key(|(fit, _)| *fit)?;
    Some(Dialect {
        delimiter,
        header_lines: 0,
    })
}

/// The delimiter that the first line tells, as Excel writes it: `sep=;`.
fn told(text: &str) -> Option<char> {
    let line = text.split(['\r', '\n']).next()?;
    let line = line
        .strip_prefix('"')
        .and_then(|line| line.strip_suffix('"'))
        .unwrap_or(line);
    let (key, value) = line.split_at_checked(4)?;
    let mut value = value.chars();
    let delimiter = value.next().filter(|c| !c.is_alphanumeric() && *c != '"')?;
    (key.eq_ignore_ascii_case("sep=") && value.as_str().is_empty()).then_some(delimiter)
}

/// The delimiter behind a first head `id`, whatever stands in the cells below: our own exports begin so.
fn behind_id(text: &str) -> Option<char> {
    let rest = text
        .strip_prefix("id")
        .or_else(|| text.strip_prefix("\"id\""))?;
    rest.chars()
        .next()
        .filter(|next| [',', ';', '\t'].contains(next))
}

/// How well a delimiter fits; `None` if the text has no columns with it.
fn fit(text: &str, delimiter: char) -> Option<Fit> {
    let mut widths = Vec::new();
    let mut loose = 0;
    let mut sentences = 0;
    // A record is looked at as a whole, or a cell that is too large would look like no cell.
    let passed_over = text.len().saturating_sub(BYTES_LOOKED_AT);
    let mut records = Records::new(text, delimiter);
    let looked_at =
        std::iter::from_fn(|| (records.left() > passed_over).then(|| records.next())?);
    for fields in looked_at.take(LOOKED_AT) {
        if fields.iter().all(|field| field.is_blank()) && fields.len() == 1 {
            continue;
        }
        loose += fields
            .iter()
            .filter(|field| field.has_loose_quote())
            .count();
        sentences += usize::from(
            fields
                .last()
                .is_some_and(|field| field.text().ends_with(['.', '!', '?', ':'])),
        );
        widths.push(fields.len());
    }
    let all = widths.len();
    let split = widths.iter().filter(|width| **width > 1).count();
    let regular = most_frequent(&widths);
    let is_table = match delimiter {
        '\t' | '|' | ';' => split * 2 >= all,
        // Sentences have commas too, but not all of them as many, and a header does not end like one.
        ',' => sentences < all && (regular * 2 > all || split * 5 >= all * 4),
        _ => regular * 10 >= all * 9,
    };
    (is_table && split > 0 && regular > 0).then(|| Fit {
        has_no_loose_quotes: loose == 0,
        has_tabs: delimiter == '\t',
        regular: regular * 1000 / all,
    })
}

/// How many records have the number of fields that most of them have, of those with more than one.
fn most_frequent(widths: &[usize]) -> usize {
    let mut sorted: Vec<usize> = widths.iter().copied().filter(|width| *width > 1).collect();
    sorted.sort_unstable();
    let runs = sorted.chunk_by(|one, other| one == other);
    runs.map(<[usize]>::len).max().unwrap_or(0)
}
