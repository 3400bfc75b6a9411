//! How a set of roles is written: as one text or as a list, in the manner of what stands there.

use toml_edit::{Array, Value};

/// The value that says `roles`, in the place of the value that is written as `so_far`.
///
/// Roles that stay keep their order; a list that takes several lines keeps them and its comments.
pub(crate) fn rewritten(so_far: &str, roles: &[&str]) -> String {
    let Ok(Value::Array(mut list)) = so_far.parse::<Value>() else {
        return fresh(roles, roles.len() == 1);
    };
    if so_far.contains('\n') {
        remove_others(&mut list, roles);
        add_missing(&mut list, roles);
        return list.to_string().trim().to_owned();
    }
    let kept = texts(&list)
        .into_iter()
        .filter(|role| roles.contains(&role.as_str()));
    let kept: Vec<String> = kept.collect();
    let new = roles
        .iter()
        .filter(|role| !kept.iter().any(|kept| kept == *role));
    let all: Vec<&str> = kept
        .iter()
        .map(String::as_str)
        .chain(new.copied())
        .collect();
    fresh(&all, false)
}

/// `"csm"` where one text will do, else `["csm", "ae"]`.
pub(crate) fn fresh(roles: &[&str], as_text: bool) -> String {
    match roles {
        [only] if as_text => Value::from(*only).to_string(),
        roles => Array::from_iter(roles.iter().copied()).to_string(),
    }
}

/// The texts of a value: of a list all, of a text itself.
pub(super) fn written(value: &str) -> Vec<String> {
    match value.parse::<Value>() {
        Ok(Value::Array(list)) => texts(&list),
        Ok(value) => value.as_str().map(str::to_owned).into_iter().collect(),
        Err(_) => Vec::new(),
    }
}

fn texts(list: &Array) -> Vec<String> {
    list.iter()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect()
}

/// Removes what is not in `roles`; a comment belongs to the item before it, but stands with the one behind.
fn remove_others(list: &mut Array, roles: &[&str]) {
    let mut n = 0;
    while let Some(item) = list.get(n) {
        if item.as_str().is_some_and(|role| roles.contains(&role)) {
            n += 1;
            continue;
        }
        let removed = list.remove(n);
        let decor = removed.decor();
        let around = [decor.prefix(), decor.suffix()].map(|raw| raw.and_then(|raw| raw.as_str()));
        let carried = around.map(Option::unwrap_or_default).concat();
        let carried = carried.trim_end();
        if !carried.contains('#') {
            continue;
        }
        match list.get_mut(n) {
            Some(next) => {
                let prefix = next.decor().prefix().and_then(|raw| raw.as_str());
                let joined = on_its_line(carried, prefix.unwrap_or_default());
                next.decor_mut().set_prefix(joined);
            }
            None => {
                let joined = on_its_line(carried, list.trailing().as_str().unwrap_or_default());
                list.set_trailing(joined);
            }
        }
    }
}

/// A comment, and what follows it on another line.
fn on_its_line(comment: &str, next: &str) -> String {
    let goes_on = next.trim_start_matches([' ', '\t']);
    let gap = if goes_on.starts_with('\n') { "" } else { "\n" };
    format!("{comment}{gap}{next}")
}

/// Adds the roles that are not there, each on a line as far in as the first item.
fn add_missing(list: &mut Array, roles: &[&str]) {
    let there = texts(list);
    let first = list.get(0).and_then(|item| item.decor().prefix()?.as_str());
    let indent = first.and_then(|prefix| prefix.rsplit_once('\n'));
    let line = format!("\n{}", indent.map_or("  ", |(_, indent)| indent));
    for role in roles
        .iter()
        .filter(|role| !there.iter().any(|there| there == *role))
    {
        let (remark, rest) = taken_tail(list);
        let item = Value::from(*role).decorated(format!("{remark}{line}"), "");
        list.push_formatted(item);
        list.set_trailing(rest);
    }
}

/// What stands behind the last item, taken out of the list: a remark on its line, and the rest.
fn taken_tail(list: &mut Array) -> (String, String) {
    let has_comma = list.trailing_comma();
    let last = list
        .len()
        .checked_sub(1)
        .and_then(|last| list.get_mut(last));
    let tail = match last {
        Some(last) if !has_comma => {
            let suffix = last
                .decor()
                .suffix()
                .and_then(|raw| raw.as_str())
                .unwrap_or_default()
                .to_owned();
            last.decor_mut().set_suffix("");
            suffix
        }
        _ => String::new(),
    };
    let tail = tail + list.trailing().as_str().unwrap_or_default();
    match tail.split_once('\n') {
        Some((remark, rest)) if remark.contains('#') => (remark.to_owned(), format!("\n{rest}")),
        _ => (String::new(), tail),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_stays_a_text_and_a_list_a_list() {
        assert_eq!(rewritten("\"csm\"", &["ae"]), "\"ae\"");
        assert_eq!(rewritten("\"csm\"", &["csm", "ae"]), "[\"csm\", \"ae\"]");
        assert_eq!(rewritten("\"csm\"", &[]), "[]");
        assert_eq!(rewritten("[\"csm\"]", &["ae"]), "[\"ae\"]");
        assert_eq!(
            rewritten("[ \"csm\", \"ae\" ]", &["ops", "ae"]),
            "[\"ae\", \"ops\"]"
        );
    }

    #[test]
    fn a_long_list_keeps_its_lines_and_comments() {
        let list = "[\n  \"csm\", # since May\n  \"ae\", # for now\n  # nobody else\n]";
        assert_eq!(
            rewritten(list, &["csm", "ops"]),
            "[\n  \"csm\", # since May\n  \"ops\",\n # for now\n  # nobody else\n]"
        );
        let without_comma = "[\n  \"csm\",\n  \"ae\"\n]";
        assert_eq!(
            rewritten(without_comma, &["ae", "ops"]),
            "[\n  \"ae\",\n  \"ops\"\n]"
        );
        for roles in [&[][..], &["ae"], &["csm"], &["x", "y"]] {
            let text = rewritten(list, roles);
            for comment in ["# since May", "# for now", "# nobody else"] {
                assert!(text.contains(comment), "{text}");
            }
            let mut there = written(&text);
            there.sort();
            assert_eq!(there, roles, "{text}");
        }
    }
}
