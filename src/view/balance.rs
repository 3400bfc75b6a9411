//! What the decisions do to the hours of a week, side by side: an hour handed on is not an hour saved (`domain.md` §3.6).

use super::Fact;
use crate::analysis::capacity::{Totals, totals};
use crate::model::Workshop;
use crate::wording::as_printed;
use crate::words::Words;

/// Freed from those who do the tasks, received by others, running cost, reinvested, what is left of it, and what it
/// takes once to get there; empty while nothing changes, or nobody has written down any hours of it.
pub fn of(workshop: &Workshop) -> Vec<Fact> {
    let totals = totals(workshop);
    let freed: f64 = totals.freed.values().sum();
    let known = freed + totals.received + totals.run + totals.grown + totals.build_hours;
    if known == 0.0 {
        return Vec::new();
    }
    facts(&totals, &workshop.words)
}

fn facts(totals: &Totals, words: &Words) -> Vec<Fact> {
    let fact = |key, hours| Fact::new(words.get(key), hours);
    let less = |hours: f64| format!("− {}", words.hours(hours));
    vec![
        fact("balance.freed", words.hours(totals.freed.values().sum())),
        fact("balance.received", less(totals.received)),
        fact("balance.run", less(totals.run)),
        fact("balance.grown", less(totals.grown)),
        fact("balance.net", format!("= {}", net(totals, words))),
        fact("balance.build", words.hours(totals.build_hours)),
    ]
}

/// What is left, with the sign for less where the decisions cost more than they free.
fn net(totals: &Totals, words: &Words) -> String {
    let net = as_printed(totals.net(), 1);
    let sign = if net < 0.0 { "−" } else { "" };
    format!("{sign}{}", words.hours(net.abs()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::samples;

    fn values(workshop: &Workshop) -> Vec<String> {
        of(workshop).into_iter().map(|fact| fact.value).collect()
    }

    #[test]
    fn the_four_numbers_stand_side_by_side_with_what_is_left() {
        let (workshop, _) = samples::post_sales();
        let totals = totals(&workshop);
        assert_eq!(totals.changed, 33);
        let facts = of(&workshop);
        assert_eq!(facts.len(), 6);
        assert!(facts[0].value.starts_with("364."), "{}", facts[0].value);
        assert_eq!(facts[5].value, "656.0 h");
        let number = |fact: &Fact| {
            let digits = fact.value.trim_start_matches(['−', '=', ' ']);
            let number: f64 = digits.trim_end_matches(" h").parse().unwrap();
            if fact.value.contains('−') {
                -number
            } else {
                number
            }
        };
        let sum: f64 = facts[..4].iter().map(number).sum();
        assert!((sum - number(&facts[4])).abs() < 0.3, "{sum}");
    }

    #[test]
    fn less_than_nothing_is_left_where_a_receiver_needs_longer() {
        let workshop = samples::workshop(
            "[role.a]\nname = \"A\"\n[role.b]\nname = \"B\"\n[task.x]\nname = \"X\"\nowner = \"a\"\nhours = 2\n\
             disposition = \"reassign\"\noption.reassign = { to = \"b\", takes = 2.0 }\n",
        );
        assert_eq!(
            values(&workshop),
            [
                "2.0 h",
                "− 4.0 h",
                "− 0.0 h",
                "− 0.0 h",
                "= −2.0 h",
                "0.0 h"
            ]
        );
    }

    #[test]
    fn a_net_that_is_nothing_has_no_sign() {
        let words = samples::workshop("").words;
        for received in [1.04, 1.0 + 1e-9] {
            let totals = Totals {
                freed: [(crate::vocabulary::Disposition::Eliminate, 1.0)].into(),
                received,
                ..Totals::default()
            };
            assert_eq!(net(&totals, &words), "0.0 h");
        }
    }

    #[test]
    fn there_is_nothing_to_tell_while_nothing_changes() {
        let task = "[task.x]\nname = \"X\"\n";
        assert!(of(&samples::workshop(&format!("{task}hours = 2\n"))).is_empty());
        let without_hours = format!("{task}disposition = \"eliminate\"\n");
        assert!(of(&samples::workshop(&without_hours)).is_empty());
    }
}
