//! Numbers and dates as people see them, where that is plain.

use calamine::ExcelDateTime;

/// The day after the last one of Excel, 9999-12-31.
const END_OF_DAYS: f64 = 2_958_466.0;

/// The largest number whose digits a file can tell.
const ALL_DIGITS: f64 = 9_007_199_254_740_992.0;

/// A number without what binary fractions add to it: spreadsheets show fifteen digits.
pub(super) fn rounded(number: f64) -> f64 {
    if number.fract() == 0.0 && number.abs() < ALL_DIGITS {
        return number;
    }
    format!("{number:.14e}").parse().unwrap_or(number)
}

/// A number in a cell with that format: "3", "0.3", "80%", "007" with the format `000`.
pub(super) fn text(number: f64, format: &str) -> String {
    if is_percentage(format) {
        return format!("{}%", plain(number * 100.0));
    }
    let plain = plain(number);
    let is_padded = format.len() > 1 && format.bytes().all(|byte| byte == b'0');
    if is_padded && plain.bytes().all(|byte| byte.is_ascii_digit()) {
        return format!("{plain:0>width$}", width = format.len());
    }
    plain
}

/// The digits of a number.
fn plain(number: f64) -> String {
    let number = rounded(number);
    if number == 0.0 {
        "0".to_owned()
    } else if number.abs() >= 1e21 || number.abs() < 1e-9 {
        format!("{number:E}")
    } else {
        number.to_string()
    }
}

/// Whether a format shows percentages: it has a `%` that is no text.
fn is_percentage(format: &str) -> bool {
    let mut is_text = false;
    let mut chars = format.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => is_text = !is_text,
            '\\' | '_' | '*' if !is_text => {
                chars.next();
            }
            '%' if !is_text => return true,
            _ => {}
        }
    }
    false
}

/// A day, a time of day, both, or a duration: "2026-03-01", "08:30", "2026-03-01 08:30", "36:00".
pub(super) fn date(date: ExcelDateTime) -> String {
    let value = date.as_f64();
    if !(0.0..END_OF_DAYS).contains(&value) {
        return plain(value);
    }
    if date.is_duration() {
        let seconds = (value * 86_400.0).round() as u64;
        return clock(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
    let (year, month, day, hours, minutes, seconds, _) = date.to_ymd_hms_milli();
    let time = clock(hours.into(), minutes.into(), seconds.into());
    if value < 1.0 {
        time
    } else if time == "00:00" {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02} {time}")
    }
}

/// A day or a point in time as ISO 8601 has it, shown as [`date`] does.
pub(super) fn iso_date(value: &str) -> String {
    match value.split_once('T') {
        None => value.to_owned(),
        Some((day, time)) => {
            let time = time
                .trim_end_matches('Z')
                .split('.')
                .next()
                .unwrap_or_default();
            match time.strip_suffix(":00").unwrap_or(time) {
                "00:00" | "" => day.to_owned(),
                time => format!("{day} {time}"),
            }
        }
    }
}

/// A duration as ISO 8601 has it, such as `PT08H30M00S`, shown as [`date`] does.
pub(super) fn iso_duration(value: &str) -> String {
    let mut parts = [0; 3];
    let mut number = String::new();
    for c in value.trim_start_matches("PT").chars() {
        let place = match c {
            '0'..='9' => {
                number.push(c);
                continue;
            }
            'H' => 0,
            'M' => 1,
            'S' | '.' | ',' => 2,
            _ => return value.to_owned(),
        };
        if let Ok(amount) = number.parse() {
            parts[place] = amount;
        }
        number.clear();
        if matches!(c, '.' | ',') {
            break;
        }
    }
    clock(parts[0], parts[1], parts[2])
}

/// Hours and minutes, and seconds where there are any.
fn clock(hours: u64, minutes: u64, seconds: u64) -> String {
    match seconds {
        0 => format!("{hours:02}:{minutes:02}"),
        _ => format!("{hours:02}:{minutes:02}:{seconds:02}"),
    }
}
