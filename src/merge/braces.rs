//! Changes within the braces of a value.

use toml_edit::{InlineTable, RawString, Value};

/// A change within braces: the keys that lead there, and the text of the value; `None` removes it.
pub(super) type Change = (Vec<String>, Option<String>);

/// The text of a table in braces with the changes; none where it is no such table.
pub(super) fn changed(braces: &str, changes: &[Change]) -> Option<String> {
    let mut value: Value = braces.parse().ok()?;
    for (keys, text) in changes {
        let (last, tables) = keys.split_last()?;
        let mut table = value.as_inline_table_mut()?;
        for key in tables {
            table = table
                .entry(key)
                .or_insert_with(|| InlineTable::new().into())
                .as_inline_table_mut()?;
        }
        match text {
            Some(text) => set(table, last, text.parse().ok()?),
            None => remove(table, last),
        }
    }
    Some(value.to_string().trim().to_owned())
}

fn set(table: &mut InlineTable, key: &str, value: Value) {
    if let Some(there) = table.get_mut(key) {
        let decor = there.decor().clone();
        *there = value;
        *there.decor_mut() = decor;
        return;
    }
    let space = match table.is_empty() {
        true => Some(" ".into()),
        false => taken_end(table),
    };
    let space = space.as_ref().and_then(RawString::as_str);
    let value = value.decorated(" ", space.unwrap_or_default());
    table.insert(key, value);
}

fn remove(table: &mut InlineTable, key: &str) {
    let space = taken_end(table);
    table.remove(key);
    if let (Some((_, last)), Some(space)) = (last(table), space) {
        last.decor_mut().set_suffix(space);
    }
}

/// The space before the closing brace, taken out.
fn taken_end(table: &mut InlineTable) -> Option<RawString> {
    let (_, last) = last(table)?;
    let space = last.decor().suffix().cloned();
    last.decor_mut().set_suffix("");
    space
}

fn last(table: &mut InlineTable) -> Option<(toml_edit::KeyMut<'_>, &mut Value)> {
    table.iter_mut().last()
}

#[cfg(test)]
mod tests {
    use super::changed;

    #[test]
    fn the_rest_of_the_braces_stays() {
        let change = |braces: &str, key: &str, value: Option<&str>| {
            let keys = key.split('.').map(str::to_owned).collect();
            changed(braces, &[(keys, value.map(str::to_owned))]).expect("braces")
        };
        let braces = "{ ent = 0.50, com = 1 }";
        assert_eq!(change(braces, "com", Some("2")), "{ ent = 0.50, com = 2 }");
        assert_eq!(
            change(braces, "smb", Some("3")),
            "{ ent = 0.50, com = 1, smb = 3 }"
        );
        assert_eq!(change(braces, "com", None), "{ ent = 0.50 }");
        assert_eq!(change(braces, "ent", None), "{ com = 1 }");
        assert_eq!(change("{}", "a.b", Some("[1]")), "{ a = { b = [1] } }");
        assert_eq!(change("{a=1}", "b", Some("2")), "{a=1, b = 2}");
    }
}
