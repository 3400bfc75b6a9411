//! Durations, and how many hours a week they are.

use super::{Marks, read_number};
use crate::import::fields::words;
use crate::sheet::{Cell, Place};

/// What a number of hours is spent in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum Period {
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

/// Units of time: the hours in one, and its words.
const UNITS: &[(f64, &str)] = &[
    (
        1.0 / 60.0,
        "min mins minute minutes minuten minuto minutos minuti minuut minuta minuty minuter minutter",
    ),
    (
        1.0,
        "h hr hrs hour hours std stunde stunden heure heures hora horas ora ore uur uren godz godzina godziny godzin \
           tim timme timmar t time timer",
    ),
    (
        8.0,
        "d day days pt tag tage tagen pd jour jours dia dias giorno giorni dag dagen dzien dni dagar dage",
    ),
    (
        40.0,
        "w wk wks week weeks woche wochen semaine semaines semana semanas settimana settimane weken tydzien tygodnie \
            vecka veckor uge uger",
    ),
    (
        173.0,
        "month months monat monate monaten mois mes meses mese mesi maand maanden miesiac miesiace manad manader \
             maned maneder",
    ),
];

/// Units of time of which nobody says how many hours of work are in one.
const LONGER: &str = "sprint sprints quarter quarters quartal quartale trimestre trimestres year years jahr jahre \
                      annee annees ano anos anno anni jaar rok lat";

/// Words before a period: "per week", "im Monat", "al mese"; "each" and the like count as well.
const PER: &str =
    "per pro a par al por pr je im na alla ogni chaque cada every each an jeden jede jedes";

/// Small words between the two: "a la semana".
const ARTICLES: &str = "the la le der den dem el";

/// Periods with their words.
const PERIODS: &[(Period, &str)] = &[
    (Period::Day, "day tag jour dia giorno dag dzien"),
    (
        Period::Week,
        "week wk w woche semaine semana settimana tydzien vecka uge",
    ),
    (
        Period::Month,
        "month mo monat mois mes mese maand miesiac manad maned",
    ),
    (
        Period::Quarter,
        "quarter quartal trimestre kwartaal kwartal kvartal",
    ),
    (Period::Year, "year annum jahr annee ano anno jaar rok ar"),
];

/// Words that say a period by themselves.
const ADJECTIVES: &[(Period, &str)] = &[
    (
        Period::Day,
        "daily taglich tagliche taglicher tagesstunden quotidien quotidiennes",
    ),
    (
        Period::Week,
        "weekly wochentlich wochentliche wochentlicher wochenstunden hebdo hebdomadaire hebdomadaires semanal \
             semanales settimanale settimanali wekelijkse",
    ),
    (
        Period::Month,
        "monthly monatlich monatliche monatlicher monatsstunden mensuel mensuelle mensuelles mensual mensuales \
             mensile mensili mensal mensais maandelijkse",
    ),
    (
        Period::Quarter,
        "quarterly trimestriel trimestrielle trimestral trimestrale",
    ),
    (
        Period::Year,
        "yearly annual annually jahrlich jahrliche jahrlicher annuel annuelle annuelles anual anuales annuale annuali",
    ),
];

impl Period {
    /// How many of it a week has.
    pub(crate) fn a_week(self) -> f64 {
        match self {
            Self::Day => 5.0,
            Self::Week => 1.0,
            Self::Month => 12.0 / 52.0,
            Self::Quarter => 4.0 / 52.0,
            Self::Year => 1.0 / 52.0,
        }
    }

    /// Its word.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }

    /// The period of a word behind "per"; "an" is one behind "par" only, and elsewhere English.
    fn of_word(word: &str, per: &str) -> Option<Self> {
        if word == "an" {
            return (per == "par").then_some(Self::Year);
        }
        among(PERIODS, word)
    }

    /// The period behind the first "per" that has one, else that of a word such as "weekly".
    fn of_words(words: &[String]) -> Option<Self> {
        let behind = |(place, per): (usize, &String)| {
            let mut rest = words.iter().skip(place + 1);
            let next = rest.find(|word| !is_one_of(word, ARTICLES))?;
            is_one_of(per, PER)
                .then(|| Self::of_word(next, per))
                .flatten()
        };
        let mut adjectives = words.iter().filter_map(|word| among(ADJECTIVES, word));
        let mut all = words.iter().enumerate();
        all.find_map(behind).or_else(|| adjectives.next())
    }
}

fn among(periods: &[(Period, &str)], word: &str) -> Option<Period> {
    let mut periods = periods.iter();
    periods
        .find(|(_, known)| is_one_of(word, known))
        .map(|(period, _)| *period)
}

/// Whether a word is one of periods, wherever it stands.
pub(in crate::import) fn is_period(word: &str) -> bool {
    word == "an" || among(PERIODS, word).is_some() || among(ADJECTIVES, word).is_some()
}

/// The unit in hours and the period that a header of hours gives: "min/week", "Stunden pro Monat".
pub(in crate::import) fn period_of_header(header: &str) -> (f64, Option<Period>) {
    // French writes "h/an" for "par an".
    let words = words(&header.replace(['/', '⁄'], " par "));
    let minutes = words.iter().any(|word| is_one_of(word, UNITS[0].1));
    let unit = if minutes { UNITS[0].0 } else { 1.0 };
    (
        unit,
        Period::of_words(&words).or_else(|| in_brackets(header)),
    )
}

/// "Hours (month)": brackets with a period and nothing else.
fn in_brackets(header: &str) -> Option<Period> {
    let (_, inner) = header
        .trim()
        .strip_suffix([')', ']'])?
        .rsplit_once(['(', '['])?;
    match &words(inner)[..] {
        [word] => among(PERIODS, word),
        _ => None,
    }
}

/// The hours a week of a cell under a header with that unit and period; `None` where it says none.
pub(in crate::import) fn hours_a_week(
    cell: &Cell,
    marks: Marks,
    (unit, period): (f64, Option<Period>),
) -> Option<f64> {
    if let Some(reading) = read_number(cell, marks).filter(|reading| reading.out_of.is_none()) {
        let period = period.unwrap_or(Period::Week);
        return Some(rounded(reading.value * unit * period.a_week()));
    }
    let (amount, rest) = split(&cell.text)?;
    let (time, per) = match rest.split_once(['/', '⁄']) {
        Some((time, per)) => (time.to_owned(), Some(format!("par {per}"))),
        None => split_words(rest),
    };
    let own_unit = unit_of(&time)?;
    let own_period = match per {
        Some(per) => Some(Period::of_words(&words(&per))?),
        None => None,
    };
    let period = own_period.or(period).unwrap_or(Period::Week);
    let value = read_number(&bare(amount), marks).filter(|reading| reading.out_of.is_none())?;
    let hours = value.value * own_unit;
    // Two weeks in every week are no hours a week, but a duration.
    let is_longer = own_unit >= 40.0 && matches!(period, Period::Day | Period::Week);
    (!is_longer).then(|| rounded(hours * period.a_week()))
}

/// Whether a text is a duration: "2 weeks", "1,5 Std.", "4h".
pub(in crate::import) fn is_duration(text: &str) -> bool {
    split(text).is_some_and(|(_, rest)| {
        let is_longer = matches!(&words(rest)[..], [word] if is_one_of(word, LONGER));
        is_longer || unit_of(rest).is_some()
    })
}

fn unit_of(text: &str) -> Option<f64> {
    let words = words(text);
    let [word] = &words[..] else { return None };
    let mut units = UNITS.iter();
    units
        .find(|(_, known)| is_one_of(word, known))
        .map(|(hours, _)| *hours)
}

/// "3 hours per month": the unit, and what stands behind it.
fn split_words(rest: &str) -> (String, Option<String>) {
    match rest.split_once(char::is_whitespace) {
        Some((unit, per)) => (unit.to_owned(), Some(per.to_owned())),
        None => (rest.to_owned(), None),
    }
}

/// The number that a text begins with, and the rest.
fn split(text: &str) -> Option<(&str, &str)> {
    let text = text.trim().trim_start_matches(['~', '≈']).trim_start();
    let end = text.find(|letter: char| !letter.is_ascii_digit() && !matches!(letter, '.' | ','))?;
    let (amount, rest) = text.split_at(end);
    (!amount.is_empty()).then_some((amount, rest.trim()))
}

fn bare(text: &str) -> Cell {
    Cell::plain(text, Place::Text { line: 1, column: 1 })
}

fn is_one_of(word: &str, known: &str) -> bool {
    known.split_whitespace().any(|known| known == word)
}

/// To the minute: a third of an hour has no end otherwise.
fn rounded(hours: f64) -> f64 {
    (hours * 100.0).round() / 100.0
}
