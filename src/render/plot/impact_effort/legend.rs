//! The legend: what shapes and sizes mean, and which number is which task.

use super::layout::{Arrangement, LIST_HEADING, Layout, Styles};
use super::palette::Look;
use super::radii::Radii;
use super::symbols::Symbol;
use crate::render::plot::PlotError;
use crate::render::plot::brush::{Brush, Side, Style};
use crate::render::plot::font::Fonts;
use crate::render::plot::geometry::Point;
use crate::render::plot::shape::Shape;
use crate::render::plot::text::Setting;
use crate::view::impact_effort::{Disposition, Figure, Mark, disposition_word};

/// An entry of the list: the index of a mark, and its name in lines.
pub(super) type Entry = (usize, Vec<String>);

/// One item of the key: a sign, and what it means.
struct KeyItem {
    symbol: Option<Symbol>,
    words: String,
}

impl KeyItem {
    fn symbol_width(&self, text: f64) -> f64 {
        self.symbol
            .map_or(0.0, |symbol| symbol.width() + 0.4 * text)
    }

    fn width(&self, text: f64, words: Setting<'_>) -> f64 {
        self.symbol_width(text) + words.width(&self.words) + 1.6 * text
    }

    fn height(&self) -> f64 {
        self.symbol.map_or(0.0, Symbol::height)
    }
}

fn key_items(figure: &Figure, text: f64, radii: &Radii, terse: bool) -> Vec<KeyItem> {
    let mut shown: Vec<Option<Disposition>> =
        figure.marks.iter().map(|mark| mark.disposition).collect();
    // The undecided come last.
    shown.sort_by_key(|disposition| (disposition.is_none(), *disposition));
    shown.dedup();
    // One shape for all tasks, which nobody has decided on, needs no explanation.
    if shown == [None] {
        shown.clear();
    }
    let mut items: Vec<KeyItem> = shown
        .into_iter()
        .map(|disposition| KeyItem {
            symbol: Some(Symbol::Marker(
                Shape::of(disposition),
                disposition,
                0.62 * text,
            )),
            words: disposition_word(&figure.words, disposition),
        })
        .collect();
    let samples = if terse {
        Vec::new()
    } else {
        radii.samples(&figure.words)
    };
    if !samples.is_empty() {
        items.push(KeyItem {
            symbol: None,
            words: figure.words.get("plot.area").to_owned(),
        });
    }
    items.extend(samples.into_iter().map(|(radius, words)| KeyItem {
        symbol: Some(Symbol::Marker(Shape::Circle, None, radius)),
        words,
    }));
    items.extend(notes(figure, text));
    items
}

/// The items for what only some figures have.
fn notes(figure: &Figure, text: f64) -> Vec<KeyItem> {
    let notes = &figure.notes;
    let signed = [
        (Symbol::Contested(0.5 * text), &notes.contested),
        (Symbol::Whiskers(1.3 * text), &notes.whiskers),
    ];
    let signed = signed.into_iter().filter_map(|(symbol, words)| {
        words.clone().map(|words| KeyItem {
            symbol: Some(symbol),
            words,
        })
    });
    let plain = notes.remarks.iter().map(|words| KeyItem {
        symbol: None,
        words: words.clone(),
    });
    signed.chain(plain).collect()
}

/// The items of the key in rows that fit the width.
fn key_rows(
    figure: &Figure,
    fonts: &Fonts,
    text: f64,
    styles: &Styles,
    radii: &Radii,
    terse: bool,
    width: f64,
) -> Vec<Vec<KeyItem>> {
    let words = Setting {
        fonts,
        size: styles.small.size,
        weight: styles.small.weight,
    };
    let mut rows: Vec<Vec<KeyItem>> = vec![Vec::new()];
    let mut used = 0.0;
    for mut item in key_items(figure, text, radii, terse) {
        let room = width - item.symbol_width(text);
        item.words = words.fill_at_most(&item.words, room, 1).concat();
        let needed = item.width(text, words);
        if used + needed > width && used > 0.0 {
            rows.push(Vec::new());
            used = 0.0;
        }
        used += needed;
        if let Some(row) = rows.last_mut() {
            row.push(item);
        }
    }
    rows
}

fn row_height(row: &[KeyItem], text: f64) -> f64 {
    row.iter().map(KeyItem::height).fold(1.7 * text, f64::max)
}

/// How high the key is at this width.
pub(super) fn key_height(
    figure: &Figure,
    fonts: &Fonts,
    text: f64,
    styles: &Styles,
    radii: &Radii,
    terse: bool,
    width: f64,
) -> f64 {
    key_rows(figure, fonts, text, styles, radii, terse, width)
        .iter()
        .filter(|row| !row.is_empty())
        .map(|row| row_height(row, text))
        .sum()
}

/// The names of these marks, broken into lines for a column of this width.
pub(super) fn list_lines(
    layout: &Layout,
    figure: &Figure,
    fonts: &Fonts,
    width: f64,
    marks: &[usize],
) -> Vec<Entry> {
    let names = Setting {
        fonts,
        size: layout.styles.small.size,
        weight: layout.styles.small.weight,
    };
    let width = width - number_column(layout, figure, fonts);
    let mut entries: Vec<Entry> = marks
        .iter()
        .map(|index| (*index, names.fill(&figure.marks[*index].name, width)))
        .collect();
    entries.sort_by_key(|(index, _)| (figure.marks[*index].card, *index));
    entries
}

/// The width of the card numbers and the gap after them.
fn number_column(layout: &Layout, figure: &Figure, fonts: &Fonts) -> f64 {
    let numbers = Setting {
        fonts,
        size: layout.styles.number.size,
        weight: layout.styles.number.weight,
    };
    let widest = figure
        .marks
        .iter()
        .map(|mark| numbers.width(&mark.card.to_string()))
        .fold(0.0, f64::max);
    widest + 0.7 * layout.text
}

/// The lines of a column.
pub(super) fn depth(column: &[Entry]) -> usize {
    column.iter().map(|(_, lines)| lines.len()).sum()
}

/// The list in columns of about equal depth, none of them deeper than a page.
pub(super) fn columns(layout: &Layout, figure: &Figure, fonts: &Fonts) -> Vec<Vec<Entry>> {
    let count = column_count(layout);
    let width = column_width(layout, count);
    let entries = list_lines(layout, figure, fonts, width, &layout.listed);
    let deepest = entries
        .iter()
        .map(|(_, lines)| lines.len())
        .max()
        .unwrap_or(0);
    let page = layout.list_page_lines().max(deepest);
    let mut limit = depth(&entries).div_ceil(count).max(deepest).min(page);
    loop {
        let mut columns: Vec<Vec<Entry>> = vec![Vec::new()];
        for entry in &entries {
            match columns.last_mut() {
                Some(column) if depth(column) + entry.1.len() <= limit => {
                    column.push(entry.clone())
                }
                _ => columns.push(vec![entry.clone()]),
            }
        }
        if columns.len() <= count || limit >= page {
            return columns;
        }
        limit += 1;
    }
}

pub(super) fn column_count(layout: &Layout) -> usize {
    match layout.arrangement {
        Arrangement::Below => ((layout.key.width() / (20.0 * layout.text)) as usize).max(1),
        _ => 1,
    }
}

fn column_width(layout: &Layout, count: usize) -> f64 {
    let whole = if layout.arrangement == Arrangement::Below {
        layout.key.width()
    } else {
        layout.list.width()
    };
    whole / count as f64 - if count > 1 { 1.4 * layout.text } else { 0.0 }
}

/// Draws the key and the list.
pub(super) fn draw(
    brush: &Brush,
    layout: &Layout,
    figure: &Figure,
    fonts: &Fonts,
) -> Result<(), PlotError> {
    brush.pen.open(&[("id", "legend")]);
    draw_key(brush, layout, figure, fonts)?;
    if !layout.listed.is_empty() {
        draw_list(brush, layout, figure, fonts)?;
    }
    brush.pen.close();
    Ok(())
}

fn draw_key(
    brush: &Brush,
    layout: &Layout,
    figure: &Figure,
    fonts: &Fonts,
) -> Result<(), PlotError> {
    let (text, styles) = (layout.text, &layout.styles);
    let mut top = layout.key.top;
    for row in key_rows(
        figure,
        fonts,
        text,
        styles,
        &layout.radii,
        layout.terse,
        layout.key.width(),
    ) {
        let height = row_height(&row, text);
        let mut at = Point::new(layout.key.left, top + height / 2.0);
        for item in row {
            if let Some(symbol) = item.symbol {
                symbol.draw(brush, layout.ink, at)?;
                at.x += item.symbol_width(text);
            }
            brush.text(&item.words, at, Side::Start, styles.small)?;
            at.x += brush.setting(styles.small).width(&item.words) + 1.6 * text;
        }
        top += height;
    }
    Ok(())
}

fn draw_list(
    brush: &Brush,
    layout: &Layout,
    figure: &Figure,
    fonts: &Fonts,
) -> Result<(), PlotError> {
    let (text, styles) = (layout.text, &layout.styles);
    let heading = if layout.listed.len() == figure.marks.len() {
        "plot.list-all"
    } else {
        "plot.list-rest"
    };
    let start = Point::new(layout.list.left, layout.list.top + 0.5 * text);
    brush.text(figure.words.get(heading), start, Side::Start, styles.label)?;
    let line = styles.small.size * layout.list_leading;
    let columns = columns(layout, figure, fonts);
    let count = column_count(layout);
    let width = column_width(layout, count) + 1.4 * text;
    let numbers = number_column(layout, figure, fonts);
    for (number, column) in columns.iter().enumerate() {
        let (page, number) = (number / count, number % count);
        let left = layout.list.left + number as f64 * width;
        let top = layout.list.top + page as f64 * layout.page;
        let mut y = top + LIST_HEADING * text + line / 2.0;
        for (index, lines) in column {
            let mark = &figure.marks[*index];
            let (number, words) = list_styles(layout, figure, mark);
            brush.text(
                &mark.card.to_string(),
                Point::new(left + numbers - 0.7 * text, y),
                Side::End,
                number,
            )?;
            for name in lines {
                brush.text(name, Point::new(left + numbers, y), Side::Start, words)?;
                y += line;
            }
        }
    }
    Ok(())
}

/// How the number and the name of a mark look in the list: dark in the highlighted set, pale outside of it.
fn list_styles(layout: &Layout, figure: &Figure, mark: &Mark) -> (Style, Style) {
    let (number, words) = (layout.styles.number, layout.styles.small);
    if figure.notes.highlighted.is_none() {
        return (number, words);
    }
    let ink = Look::of(mark, layout.ink).ink;
    (Style { ink, ..number }, Style { ink, ..words })
}
