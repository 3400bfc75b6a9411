use super::*;
use crate::pipeline::compare;
use crate::source::{SourceFile, SourceTree};
use crate::view::announcement;
use crate::words::english;

fn told(before: &str, after: &str) -> String {
    let tree = |text: &str| SourceTree::new(vec![SourceFile::new("workshop.toml", text)]);
    let compared = compare(tree(before), tree(after), None).unwrap();
    text(&announcement::of(&compared), english())
}

/// So many rows of so many roles, each of which answers for its share; the shares move on by so many roles.
fn chart(rows: usize, roles: usize, moved: usize) -> String {
    let role = |n: usize| format!("[role.r{n}]\nname = \"Role number {n}\"\n");
    let row = |n: usize| {
        let (a, r) = ((n + moved) % roles, (n + 2 * moved) % roles);
        format!("[activity.a{n}]\nname = \"Row number {n}\"\nA = \"r{a}\"\nR = [\"r{r}\"]\n")
    };
    (0..roles).map(role).chain((0..rows).map(row)).collect()
}

#[test]
fn a_message_is_short_and_says_what_it_leaves_out() {
    let few = told(&chart(3, 3, 0), &chart(3, 3, 1));
    assert!(few.chars().count() <= AIM && !few.contains("more"), "{few}");
    let some = told(&chart(60, 4, 0), &chart(60, 4, 1));
    assert!(
        some.chars().count() <= AIM && some.contains("; and 13 more\n"),
        "{some}"
    );
    let many = told(&chart(300, 60, 0), &chart(300, 60, 7));
    assert!(many.chars().count() <= MOST, "{}", many.chars().count());
    assert!(many.contains(" more lines have no room here; `offsite diff` tells all.\n"));
    assert!(
        many.contains("300 of 300 rows change their owner") && many.contains("Who answers now")
    );
    assert!(
        many.contains("0 of 300 rows keep their owner"),
        "one line that counts is never left out"
    );
    assert!(
        !many.contains("You no longer do"),
        "what weighs less goes first"
    );
    let endless = "x".repeat(10_000);
    let named = |chart: String| {
        chart
            .replace("Row number", &endless)
            .replace("Role number", &endless)
    };
    let long = told(&named(chart(30, 4, 0)), &named(chart(30, 4, 1)));
    assert!(long.chars().count() <= MOST);
}

#[test]
fn a_message_rings_nobody_and_names_that_run_the_other_way_are_set_apart() {
    let named = |chart: String| {
        chart
            .replace("Role number 0", "@here")
            .replace("Role number 1", "אבג\u{202e}")
            .replace("Role number 2", "<!channel>")
    };
    let told = told(&named(chart(3, 3, 0)), &named(chart(3, 3, 1)));
    assert!(
        told.contains("@\u{200b}here") && !told.contains("@here"),
        "{told}"
    );
    assert!(told.contains("<\u{200b}!channel>"));
    assert!(told.contains("\u{2068}") && !told.contains('\u{202e}'));
}
