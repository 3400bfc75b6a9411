use proptest::prelude::*;

use super::{facts, textconv};

const PLAIN: &str = r#"
[task.x]
name = "Write the quote"
impact = 4
hours = { ent = 0.5 }

[activity.renewal-quote]
A = "csm"
R = ["csl", "csm"]
C = []
segment.ent = { A = "ops" }

[ballot.amara.r1]
renewal-forecast = [5, 3]
A = ["M", "L"]

[raci]
roles = ["b", "a"]

[[accept]]
rule = "many-accountable-rows"
where = "csl"
because = "until June"

[playbook.ent]
[[playbook.ent.play]]
id = "risk"
steps = ["b", "a"]
"#;

#[test]
fn every_fact_is_a_line() {
    assert_eq!(
        facts(PLAIN).unwrap(),
        "accept[many-accountable-rows csl].because \"until June\"\n\
         activity.renewal-quote.A csm\n\
         activity.renewal-quote.C []\n\
         activity.renewal-quote.R csl\n\
         activity.renewal-quote.R csm\n\
         activity.renewal-quote.segment.ent.A ops\n\
         ballot.amara.r1.A [M, L]\n\
         ballot.amara.r1.renewal-forecast [5, 3]\n\
         playbook.ent.play[risk].steps [b, a]\n\
         raci.roles [b, a]\n\
         task.x.hours.ent 0.5\n\
         task.x.impact 4\n\
         task.x.name \"Write the quote\"\n"
    );
}

#[test]
fn layout_makes_no_difference() {
    let other = "\u{feff}# a remark\nraci.roles = [ 'b', # first\n 'a', ]\n\
        [[accept]]\nbecause = \"until June\"\nwhere=\"csl\"\nrule='many-accountable-rows'\n\
        [playbook]\nent = {play = [{steps = [\"b\", \"a\"], id = \"risk\"}]}\n\
        [ballot]\namara.r1 = { A = ['M', 'L'], renewal-forecast = [5, 0x3] }\n\
        [activity.renewal-quote.segment.ent]\nA = ['ops']\n\
        [activity.\"renewal-quote\"]\nR = [\"csm\", \"csl\"]\nA = [\"csm\"]\nC = [ ]\n\
        [task]\nx.hours.ent = 5e-1\nx.impact = +4\nx.name = \"\"\"Write \\\n the quote\"\"\"\n";
    assert_eq!(facts(other), facts(PLAIN));
    assert_eq!(facts(&other.replace('\n', "\r\n")), facts(PLAIN));
}

#[test]
fn what_is_typed_otherwise_is_another_fact() {
    let pairs = [
        ("a = 4", "a = \"4\""),
        ("a = 4", "a = 4.0"),
        ("a = true", "a = \"true\""),
        ("a = 2026-01-01", "a = \"2026-01-01\""),
        ("a = [1, 2]", "a = [2, 1]"),
        ("a = [\"b, c\"]", "a = [\"b\", \"c\"]"),
        ("a = [[]]", "a = []"),
        ("a = {}", "a = []"),
        ("a.b = 1", "\"a.b\" = 1"),
        ("[task.x]", ""),
        ("[[a]]\nb = 1\n[[a]]\nb = 1", "[[a]]\nb = 1"),
        ("[[a]]\nid = \"x\"", "[[a]]\nid = \"y\""),
        (
            "[[a]]\nid = \"x\"\nb = 1\n[[a]]\nid = \"x\"\nb = 2",
            "[[a]]\nid = \"x\"\nb = 1\n[[a]]\nid = \"x\"\nb = 3",
        ),
        ("[activity.x]\nA = []", "[activity.x]"),
        (
            "[activity.x]\nA = [\"a\", \"a\"]",
            "[activity.x]\nA = \"a\"",
        ),
        (
            "[ballot.a.r1]\nA = [\"M\", \"L\"]",
            "[ballot.a.r1]\nA = [\"L\", \"M\"]",
        ),
    ];
    for (one, other) in pairs {
        assert_ne!(
            facts(one).unwrap(),
            facts(other).unwrap(),
            "{one} / {other}"
        );
    }
}

#[test]
fn no_line_breaks_a_line_and_no_terminal_is_told_what_to_do() {
    let shown = facts("a = \"x\\ny \\u001b[31m \\\" \\\\ \\u2028\"\n\"k\\n\" = 1\n").unwrap();
    let expected = "\"k\\n\" 1\na \"x\\ny \\u{1b}[31m \\\" \\\\ \\u{2028}\"\n";
    assert_eq!(shown, expected);
}

#[test]
fn what_is_no_toml_is_shown_as_it_is() {
    for bytes in [
        &b"a = \n[b"[..],
        b"a = 1\na = 2\n",
        b"\xff = 1\r\n",
        b"a = 99999999999999999999",
    ] {
        assert_eq!(textconv(bytes).as_ref(), bytes);
    }
    assert_eq!(textconv(b"").as_ref(), b"");
    let deep = "a.".repeat(100_000) + "a = 1";
    assert_eq!(textconv(deep.as_bytes()).as_ref(), deep.as_bytes());
    let deep = format!("a = {}", "[".repeat(100_000));
    assert_eq!(textconv(deep.as_bytes()).as_ref(), deep.as_bytes());
}

proptest! {
    #[test]
    fn any_value_of_a_cell_is_told_from_any_other(one in ".{0,12}", other in ".{0,12}") {
        let fact = |text: &str| {
            let mut table = toml::Table::new();
            table.insert("a".to_owned(), text.into());
            facts(&table.to_string()).unwrap()
        };
        prop_assert_eq!(fact(&one) == fact(&other), one == other);
        prop_assert_eq!(fact(&one).lines().count(), 1);
    }
}
