//! Lists with a line for each item, which are merged line by line: remarks above and behind an item come and go with it.

use std::ops::Range;

use toml_edit::Document;

use super::side::trimmed;
use super::tear::{Decided, decided};

/// A list with a line for each item.
struct Lines<'t> {
    /// The line of the opening bracket.
    open: &'t str,
    items: Vec<Item<'t>>,
    /// What follows the last item: remarks, and the closing bracket.
    close: &'t str,
    /// Whether a comma stands behind the last item.
    has_comma: bool,
}

/// An item, with what stands above and behind it.
#[derive(Clone, Copy)]
struct Item<'t> {
    id: &'t str,
    above: &'t str,
    behind: &'t str,
}

/// The list of these items, as it is written by either side; none where it is not written in lines, or where the sides
/// want a remark differently.
pub(super) fn merged(base: &str, ours: &str, theirs: &str, items: &[String]) -> Option<String> {
    let (ours, theirs) = (Lines::of(ours)?, Lines::of(theirs)?);
    let base = Lines::of(base);
    let base = base.as_ref();
    let mut text = chosen(base.map(|base| base.open), ours.open, theirs.open)?.to_owned();
    let has_comma = ours.has_comma || theirs.has_comma;
    for (n, item) in items.iter().enumerate() {
        let quoted = toml_edit::Value::from(item.as_str()).to_string();
        let sides = [Some(&ours), Some(&theirs), base];
        let [our, their, base] = sides.map(|side| side.and_then(|side| side.item(&quoted)));
        let (above, behind) = match (our, their) {
            (Some(our), Some(their)) => (
                chosen(base.map(|base| base.above), our.above, their.above)?,
                chosen(base.map(|base| base.behind), our.behind, their.behind)?,
            ),
            (Some(one), None) | (None, Some(one)) => (one.above, one.behind),
            (None, None) => return None,
        };
        let is_last = n + 1 == items.len();
        let comma = if is_last && !has_comma { "" } else { "," };
        text.push_str(&format!("{above}{quoted}{comma}{behind}"));
    }
    text.push_str(chosen(
        base.map(|base| base.close),
        ours.close,
        theirs.close,
    )?);
    Some(text)
}

/// Whose text it is; none where both changed it.
fn chosen<'t>(base: Option<&str>, ours: &'t str, theirs: &'t str) -> Option<&'t str> {
    let said = [base.unwrap_or_default(), ours, theirs].map(trimmed);
    match decided([&said[0], &said[1], &said[2]]) {
        Decided::Ours => Some(ours),
        Decided::Theirs => Some(theirs),
        Decided::Neither => None,
    }
}

impl<'t> Lines<'t> {
    fn of(list: &'t str) -> Option<Self> {
        let mut at = next_line(list, 0)?;
        let open = &list[..at];
        let mut items = Vec::new();
        let mut has_comma = false;
        for span in spans(list)? {
            let end = next_line(list, span.end)?;
            let above = list.get(at..span.start)?;
            let rest = &list[span.end..end];
            let behind = rest.trim_start_matches([' ', '\t']).strip_prefix(',');
            has_comma = behind.is_some();
            let behind = behind.unwrap_or(rest);
            if !above.lines().chain(behind.lines()).all(is_remark) {
                return None;
            }
            items.push(Item {
                id: &list[span],
                above,
                behind,
            });
            at = end;
        }
        let close = list.get(at..)?;
        let is_plain = is_remark(open.strip_prefix('[')?) && !items.is_empty();
        let is_closed = close.strip_suffix(']')?.lines().all(is_remark);
        (is_plain && is_closed).then_some(Self {
            open,
            items,
            close,
            has_comma,
        })
    }

    fn item(&self, id: &str) -> Option<Item<'t>> {
        self.items.iter().find(|item| item.id == id).copied()
    }
}

/// Where the items of a list stand.
fn spans(list: &str) -> Option<Vec<Range<usize>>> {
    const KEY: &str = "x=";
    let text = format!("{KEY}{list}");
    let document = Document::parse(text.as_str()).ok()?;
    let list = document.as_table().get("x")?.as_array()?;
    let spans = list.iter().map(|item| {
        let span = item.span()?;
        Some(span.start - KEY.len()..span.end - KEY.len())
    });
    spans.collect()
}

fn next_line(text: &str, at: usize) -> Option<usize> {
    text.get(at..)?.find('\n').map(|newline| at + newline + 1)
}

fn is_remark(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.starts_with('#')
}

#[cfg(test)]
mod tests {
    use super::merged;

    const BASE: &str =
        "[\n  # first\n  \"ae\", # since May\n  \"ps\" # for now\n  # nobody else\n]";

    fn list(items: &str) -> Vec<String> {
        items.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn items_take_their_remarks_with_them() {
        let ours = BASE.replace("\"ps\" # for now", "\"ps\",\n  \"ops\", # ours");
        let theirs = "[\n  \"ps\", # for good\n  # nobody else\n]";
        assert_eq!(
            merged(
                BASE,
                &BASE.replace("\"ps\" # for now", "\"ps\", # for now\n  \"ops\", # ours"),
                theirs,
                &list("ps ops")
            )
            .as_deref(),
            Some("[\n  \"ps\", # for good\n  \"ops\", # ours\n  # nobody else\n]")
        );
        assert_eq!(
            merged(BASE, &ours, theirs, &list("ps ops")),
            None,
            "a remark is changed on both sides"
        );
        assert_eq!(merged(BASE, "[\"ae\"]", theirs, &list("ps")), None);
        assert_eq!(
            merged(BASE, "[\n\"ae\"\n, \"ps\"\n]", theirs, &list("ps")),
            None
        );
    }
}
