//! What people write in cells of numbers, levels, durations and days.

mod duration;
mod number;
#[cfg(test)]
mod tests;
mod words;

pub(super) use duration::{Period, hours_a_week, is_duration, is_period, period_of_header};
pub(super) use number::{Marks, read_number, scale_of_header};
pub(super) use words::{Ranks, date, disposition, frequency, is_blank, scaling, size, yes_or_no};
