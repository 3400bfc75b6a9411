//! The running order in time: days, and when each slot begins and ends.

use jiff::civil::Date;

use super::exercise::{Exercise, names_break};
use crate::model::Workshop;
use crate::model::record::AgendaSlot;
use crate::words::{Said, Words};

/// One day of the workshop.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Day<'a> {
    /// Its number, from 1.
    pub(super) number: u32,
    /// The date, where the workshop says when it starts.
    pub(super) date: Option<Date>,
    /// No slot of it has a start: times are counted from its beginning.
    pub(super) counted: bool,
    /// Its slots, as they are written.
    pub(super) slots: Vec<Timed<'a>>,
}

/// A slot in time; minutes are those since midnight, or since the beginning of a day without a start.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Timed<'a> {
    /// The slot.
    pub(super) slot: &'a AgendaSlot,
    /// When it begins.
    pub(super) start: i64,
    /// How long it takes: as written, else until the next written start.
    pub(super) minutes: Option<u32>,
    /// Minutes between the end of the slot before and this one; below 0 where they overlap.
    pub(super) gap: i64,
}

impl Timed<'_> {
    /// When it ends; when it begins, where nobody wrote how long it takes.
    pub(super) fn end(&self) -> i64 {
        self.start + i64::from(self.minutes.unwrap_or(0))
    }

    /// What it is called: its title, else its exercise, else its id.
    pub(super) fn title<'w>(&'w self, words: &'w Words) -> &'w str {
        let slot = self.slot;
        let word = slot.exercise.as_deref();
        let exercise = word.and_then(Exercise::of_word);
        let name = exercise.and_then(|exercise| exercise.text(words, "name"));
        let written = (!slot.title.is_empty()).then_some(slot.title.as_str());
        let known = written.or(name).or(word).or(slot.id.as_deref());
        known.unwrap_or("–")
    }

    /// A slot in which nobody works: `exercise = "break"`, or a title or an id that begins with such a word.
    pub(super) fn is_break(&self) -> bool {
        let slot = self.slot;
        if let Some(exercise) = &slot.exercise {
            return names_break(exercise);
        }
        let nobody_leads = slot.lead.is_none() && slot.output.is_none();
        let mut names = [Some(slot.title.as_str()), slot.id.as_deref()]
            .into_iter()
            .flatten();
        nobody_leads && names.any(names_break)
    }
}

impl Day<'_> {
    /// "Day 2".
    pub(super) fn name(&self, words: &Words) -> String {
        let number = usize::try_from(self.number).unwrap_or(usize::MAX);
        words.say(&Said::new("agenda.day").with("number", number))
    }

    /// A time of this day as people write it: "09:05", or "0:05" where times are counted.
    pub(super) fn clock(&self, minutes: i64) -> String {
        let of_day = minutes.rem_euclid(24 * 60);
        let (hours, minutes) = (of_day / 60, of_day % 60);
        if self.counted {
            format!("{hours}:{minutes:02}")
        } else {
            format!("{hours:02}:{minutes:02}")
        }
    }
}

/// The days of an agenda in order; slots stay in the order of the files.
pub(super) fn days<'a>(workshop: &Workshop, agenda: &'a [AgendaSlot]) -> Vec<Day<'a>> {
    let mut numbers: Vec<u32> = agenda.iter().map(|slot| slot.day).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let day = |number: u32| {
        let slots: Vec<&AgendaSlot> = agenda.iter().filter(|slot| slot.day == number).collect();
        Day {
            number,
            date: date(workshop, number),
            counted: slots.iter().all(|slot| slot.start.is_none()),
            slots: timed(&slots),
        }
    };
    numbers.into_iter().map(day).collect()
}

fn date(workshop: &Workshop, number: u32) -> Option<Date> {
    let after = i64::from(number) - 1;
    let span = jiff::Span::new().try_days(after).ok()?;
    workshop.about.starts?.checked_add(span).ok()
}

fn timed<'a>(slots: &[&'a AgendaSlot]) -> Vec<Timed<'a>> {
    let mut clock = beginning(slots);
    let mut timed = Vec::with_capacity(slots.len());
    for (place, slot) in slots.iter().copied().enumerate() {
        let start = written(slot).unwrap_or(clock);
        let next = slots.get(place + 1).and_then(|next| written(next));
        let until_next = next.and_then(|next| u32::try_from(next - start).ok());
        let minutes = slot.minutes.or(until_next.filter(|minutes| *minutes > 0));
        timed.push(Timed {
            slot,
            start,
            minutes,
            gap: if place == 0 { 0 } else { start - clock },
        });
        clock = start + i64::from(minutes.unwrap_or(0));
    }
    timed
}

/// When a day begins: so long before its first written start as the slots take that stand before it.
fn beginning(slots: &[&AgendaSlot]) -> i64 {
    let before = slots.iter().take_while(|slot| slot.start.is_none());
    let before: i64 = before
        .map(|slot| i64::from(slot.minutes.unwrap_or(0)))
        .sum();
    let first = slots.iter().find_map(|slot| written(slot));
    first.map_or(0, |first| first - before)
}

fn written(slot: &AgendaSlot) -> Option<i64> {
    let start = slot.start?;
    Some(i64::from(start.hour()) * 60 + i64::from(start.minute()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::samples;

    /// Start, end and gap of each slot of the first day.
    fn times(agenda: &str) -> Vec<(String, String, i64)> {
        let workshop = samples::workshop(agenda);
        let days = days(&workshop, &workshop.agenda);
        let day = &days[0];
        let slots = day.slots.iter();
        let times = |slot: &Timed<'_>| (day.clock(slot.start), day.clock(slot.end()), slot.gap);
        slots.map(times).collect()
    }

    fn slot(keys: &str) -> String {
        format!("[[agenda]]\ntitle = \"A\"\n{keys}\n")
    }

    #[test]
    fn a_missing_start_follows_from_the_slot_before_and_from_the_first_written_one() {
        let agenda = [
            slot("minutes = 20"),
            slot("start = 09:20:00\nminutes = 25"),
            slot("minutes = 15"),
        ]
        .concat();
        let expected = [
            ("09:00", "09:20", 0),
            ("09:20", "09:45", 0),
            ("09:45", "10:00", 0),
        ];
        let expected = expected.map(|(from, to, gap)| (from.to_owned(), to.to_owned(), gap));
        assert_eq!(times(&agenda), expected);
    }

    #[test]
    fn a_day_without_a_start_is_counted_from_its_beginning() {
        let agenda = [slot("minutes = 50"), slot("minutes = 70")].concat();
        let expected = [("0:00", "0:50", 0), ("0:50", "2:00", 0)];
        let expected = expected.map(|(from, to, gap)| (from.to_owned(), to.to_owned(), gap));
        assert_eq!(times(&agenda), expected);
    }

    #[test]
    fn gaps_overlaps_and_missing_minutes_are_seen() {
        let agenda = [
            slot("start = 09:00:00"),
            slot("start = 09:30:00\nminutes = 30"),
            slot("start = 10:10:00\nminutes = 30"),
            slot("start = 10:30:00"),
        ]
        .concat();
        let expected = [
            ("09:00", "09:30", 0),
            ("09:30", "10:00", 0),
            ("10:10", "10:40", 10),
            ("10:30", "10:30", -10),
        ];
        let expected = expected.map(|(from, to, gap)| (from.to_owned(), to.to_owned(), gap));
        assert_eq!(times(&agenda), expected);
    }

    #[test]
    fn a_slot_without_a_title_is_called_by_what_is_known_of_it() {
        let title = |keys: &str| {
            let workshop = samples::workshop(&format!("[[agenda]]\ntitle = \"\"\n{keys}\n"));
            let days = days(&workshop, &workshop.agenda);
            days[0].slots[0].title(&workshop.words).to_owned()
        };
        assert_eq!(title("exercise = \"vote\""), "Vote alone");
        assert_eq!(title("exercise = \"juggling\"\nid = \"j\""), "juggling");
        assert_eq!(title("id = \"j\""), "j");
        assert_eq!(title(""), "–");
    }

    #[test]
    fn days_are_in_order_and_have_dates() {
        let agenda = format!(
            "[workshop]\nstarts = 2026-02-10\n{}{}",
            slot("day = 2"),
            slot("day = 1")
        );
        let workshop = samples::workshop(&agenda);
        let days = days(&workshop, &workshop.agenda);
        let dates: Vec<_> = days
            .iter()
            .map(|day| (day.number, day.date.unwrap().to_string()))
            .collect();
        assert_eq!(
            dates,
            [(1, "2026-02-10".to_owned()), (2, "2026-02-11".to_owned())]
        );
    }

    #[test]
    fn breaks_are_known_by_their_names() {
        let is_break = |keys: &str| {
            let workshop = samples::workshop(&format!("[[agenda]]\n{keys}\n"));
            days(&workshop, &workshop.agenda)[0].slots[0].is_break()
        };
        assert!(is_break("title = \"Lunch (ballots are typed in)\""));
        assert!(is_break("title = \"Zeit für euch\"\nid = \"pause-2\""));
        assert!(is_break("title = \"A walk\"\nexercise = \"break\""));
        assert!(is_break("title = \"\"\nexercise = \"Dinner\""));
        assert!(!is_break("title = \"Break\"\nexercise = \"raci\""));
        assert!(!is_break("title = \"Breaking down the work\""));
        assert!(!is_break(
            "title = \"Lunch with the board\"\noutput = \"A budget\""
        ));
    }
}
