//! Numbers as people write them: `10,000`, `1.000,50`, `3/5`, `80%`, `★★★☆☆`, `~3`.

use crate::import::fields::without_brackets;
use crate::sheet::Cell;

/// What a cell of numbers says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::import) struct Reading {
    /// The number as it is written: 80 for "80%", 3 for "3/5".
    pub value: f64,
    /// Of how many, where the cell says so: 100 for "80%", 5 for "3/5" and "★★★☆☆".
    pub out_of: Option<f64>,
    /// It is not written as a plain number, so that the reading is worth telling.
    pub is_mapped: bool,
}

/// Which sign a column has before its decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::import) enum Marks {
    /// Nothing in the column tells.
    #[default]
    Unknown,
    /// "1.5".
    Point,
    /// "1,5".
    Comma,
}

impl Marks {
    /// What the cells of a column show; the first cell that can be read in one way only decides.
    pub(crate) fn of<'c>(mut cells: impl Iterator<Item = &'c Cell>) -> Self {
        cells
            .find_map(|cell| Self::shown(&cell.text))
            .unwrap_or_default()
    }

    fn shown(text: &str) -> Option<Self> {
        let decimals = |mark| {
            let (whole, rest) = text.split_once(mark)?;
            let digits = rest.chars().take_while(char::is_ascii_digit).count();
            let ends = !rest[digits..].starts_with(['.', ',', '/']);
            (whole.ends_with(|last: char| last.is_ascii_digit())
                && ends
                && (1..=2).contains(&digits))
            .then_some(())
        };
        match (decimals('.'), decimals(',')) {
            (Some(()), None) => Some(Self::Point),
            (None, Some(())) => Some(Self::Comma),
            _ => None,
        }
    }
}

/// Reads the number of a cell; `None` where it is none, or where it can be read in two ways.
pub(in crate::import) fn read_number(cell: &Cell, marks: Marks) -> Option<Reading> {
    let text = cell.text.trim();
    if let Some(percent) = text.strip_suffix('%') {
        return Some(Reading {
            value: plain(percent, marks)?,
            out_of: Some(100.0),
            is_mapped: true,
        });
    }
    if let Some(value) = cell
        .number
        .filter(|value| value.is_finite() && *value >= 0.0)
    {
        return Some(Reading {
            value,
            out_of: None,
            is_mapped: false,
        });
    }
    if let Some(stars) = stars(text) {
        return Some(stars);
    }
    if let Some((value, out_of)) = text.split_once('/') {
        let out_of = plain(out_of, marks)?;
        let value = plain(value, marks)?;
        return (value <= out_of).then_some(Reading {
            value,
            out_of: Some(out_of),
            is_mapped: true,
        });
    }
    let exact = text.trim_start_matches(['~', '≈', '∼']);
    let value = plain(exact, marks)?;
    // "3" and "3.5" are what they are; of "10,000" and "~3" it is worth telling how they were read.
    let is_mapped = text.parse::<f64>() != Ok(value);
    Some(Reading {
        value,
        out_of: None,
        is_mapped,
    })
}

/// The number in plain digits, with marks of thousands and decimals; negative numbers are no scores and no hours.
fn plain(text: &str, marks: Marks) -> Option<f64> {
    let text: String = text
        .chars()
        .filter(|letter| !letter.is_whitespace() && !matches!(letter, '\'' | '’'))
        .collect();
    let is_number = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ',');
    if !text.chars().all(is_number) || !text.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    let decimal = decimal_mark(&text, marks)?;
    let (whole, decimals) = match decimal {
        Some(mark) => text.rsplit_once(mark)?,
        None => (text.as_str(), ""),
    };
    if !is_grouped(whole) || !decimals.chars().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    format!("{digits}.{decimals}0").parse().ok()
}

/// The sign before the decimals of a number; `None` where it can be read in two ways.
fn decimal_mark(text: &str, marks: Marks) -> Option<Option<char>> {
    let points = text.matches('.').count();
    let commas = text.matches(',').count();
    let groups_thousands = |mark| {
        let digits = text.rsplit(mark).next().map_or(0, str::len);
        digits == 3 && !text.starts_with('0')
    };
    match (points, commas) {
        (0, 0) => Some(None),
        // Both: the last is that of the decimals.
        (1.., 1..) => Some(
            text.chars()
                .rev()
                .find(|letter| matches!(letter, '.' | ',')),
        ),
        (2.., 0) | (0, 2..) => Some(None),
        (_, 0) if marks == Marks::Comma => Some(None),
        (_, 0) if marks == Marks::Unknown && groups_thousands('.') => None,
        (_, 0) => Some(Some('.')),
        _ if marks == Marks::Comma => Some(Some(',')),
        _ if groups_thousands(',') => Some(None),
        _ => Some(Some(',')),
    }
}

/// Whether digits are in groups of three where they are in groups.
fn is_grouped(whole: &str) -> bool {
    let mut groups = whole.split(['.', ',']);
    let first = groups.next().map_or(0, str::len);
    let mut rest = groups.peekable();
    first > 0 && (rest.peek().is_none() || (first <= 3 && rest.all(|group| group.len() == 3)))
}

/// Stars: full ones of all.
fn stars(text: &str) -> Option<Reading> {
    let letters: Vec<char> = text
        .chars()
        .filter(|letter| !letter.is_whitespace() && *letter != '\u{fe0f}')
        .collect();
    let full = |letter: &&char| matches!(letter, '★' | '⭐' | '*' | '●');
    let empty = |letter: &&char| matches!(letter, '☆' | '○');
    let filled = letters.iter().filter(full).count();
    let hollow = letters.iter().filter(empty).count();
    (filled > 0 && filled + hollow == letters.len()).then(|| Reading {
        value: filled as f64,
        out_of: (hollow > 0).then_some(letters.len() as f64),
        is_mapped: true,
    })
}

/// The scale that a header gives: "Impact (1-10)", "Effort /10", "Value 0 to 100", "1 = low … 5 = high".
pub(in crate::import) fn scale_of_header(header: &str) -> Option<(f64, f64)> {
    const HIGHEST: f64 = 1000.0;
    let numbers = numbers_of(header);
    let range = numbers.windows(2).find_map(|pair| {
        let [lowest, highest] = pair else { return None };
        let is_scale = lowest.value < highest.value && lowest.value <= 1.0;
        // "Q1-4" and "1-12-2025" are no scales.
        let is_part = lowest.before.ends_with(char::is_alphanumeric)
            || is_range(lowest.before.trim_end_matches(['(', '[']))
            || is_range(highest.after);
        (is_scale && !is_part && is_between(lowest.after, highest.after))
            .then_some((lowest.value, highest.value))
    });
    let out_of = match &numbers[..] {
        [only] if only.before.trim_end().ends_with('/') => Some((1.0, only.value)),
        _ => None,
    };
    let percent = || header.contains('%').then_some((0.0, 100.0));
    range
        .or(out_of)
        .filter(|(_, highest)| *highest <= HIGHEST)
        .or_else(percent)
}

/// A number in a header with what stands before and behind it, up to the numbers beside.
struct InHeader<'h> {
    value: f64,
    before: &'h str,
    after: &'h str,
}

fn numbers_of(header: &str) -> Vec<InHeader<'_>> {
    let is_digit = |letter: char| letter.is_ascii_digit();
    let between: Vec<&str> = header
        .split(is_digit)
        .filter(|part| !part.is_empty())
        .collect();
    let begins = header.starts_with(is_digit);
    let parts = header.split(|letter: char| !is_digit(letter));
    let numbers = parts.filter(|part| !part.is_empty()).enumerate();
    let side = |place: Option<usize>| place.and_then(|place| between.get(place));
    numbers
        .filter_map(|(place, digits)| {
            let before = if begins {
                place.checked_sub(1)
            } else {
                Some(place)
            };
            let after = place + usize::from(!begins);
            Some(InHeader {
                value: digits.parse().ok()?,
                before: side(before).copied().unwrap_or_default(),
                after: side(Some(after)).copied().unwrap_or_default(),
            })
        })
        .collect()
}

/// Whether what stands between two numbers, and behind the second, makes them the ends of a scale.
fn is_between(between: &str, behind: &str) -> bool {
    let is_explained = |text: &str| text.trim_start().starts_with('=');
    is_range(&without_brackets(between)) || (is_explained(between) && is_explained(behind))
}

/// "-", "to", "bis".
fn is_range(text: &str) -> bool {
    const SIGNS: &[&str] = &[
        "-", "–", "—", "−", "..", "...", "…", "to", "up to", "through", "bis", "à", "a", "hasta",
        "até", "tot", "do", "till", "til",
    ];
    SIGNS.contains(&text.trim().to_lowercase().as_str())
}
