use super::*;
use crate::view::samples;

const ROLES: &str = "[role.csm]\nname = \"CSM\"\n[role.csl]\nname = \"CSL\"\n[role.ae]\nname = \"AE\"\n\
                     [activity.quote]\nname = \"Write the quote\"\n[activity.call]\nname = \"Call\"\n";

/// People, each with a role and answers on lines of their own.
fn answered(people: &[(&str, &str)], rest: &str) -> Workshop {
    let mut text = format!("{ROLES}{rest}\n");
    for (n, (role, answers)) in people.iter().enumerate() {
        text.push_str(&format!(
            "[person.p{n}]\nname = \"P{n}\"\nrole = \"{role}\"\n[ballot.p{n}.raci]\n{answers}\n"
        ));
    }
    samples::workshop(&text)
}

fn names(counts: &[(Vec<Id<Role>>, usize)]) -> Vec<(String, usize)> {
    let joined = |roles: &[Id<Role>]| roles.iter().map(Id::as_str).collect::<Vec<_>>().join("+");
    counts
        .iter()
        .map(|(roles, count)| (joined(roles), *count))
        .collect()
}

#[test]
fn owners_are_counted_the_most_frequent_first() {
    let workshop = answered(
        &[
            ("ae", "quote = { A = \"ae\" }"),
            ("csm", "quote = { A = \"csm\" }"),
            ("csm", "quote = { A = \"csm\" }"),
            ("csl", "quote = { A = [\"ae\", \"csm\"] }"),
            ("csl", "quote = { A = \"?\" }"),
            ("csl", "call = { A = \"csm\" }"),
        ],
        "",
    );
    let agreement = agreement(&workshop, false);
    let quote = agreement.of(&"quote".into()).unwrap();
    assert_eq!(
        names(&quote.owner.counts),
        [
            ("csm".to_owned(), 2),
            ("csm+ae".to_owned(), 1),
            ("ae".to_owned(), 1)
        ]
    );
    assert_eq!((quote.owner.answers, quote.owner.distinct()), (4, 3));
    assert_eq!(quote.owner.plurality(), Some(0.5));
    assert_eq!((quote.verdict, agreement.people), (Verdict::Contested, 5));
    assert_eq!(agreement.missing, [Id::from("p4")], "a `?` is no answer");
    let call = agreement.of(&"call".into()).unwrap();
    assert_eq!(call.verdict, Verdict::Confirm, "one answer is no agreement");
}

#[test]
fn a_row_is_settled_from_the_limit_on() {
    let votes = |yes: usize, no: usize| {
        let mut people = vec![("csm", "quote = { A = \"csm\" }"); yes];
        people.extend(vec![("ae", "quote = { A = \"ae\" }"); no]);
        agreement(&answered(&people, ""), false).rows[0].verdict
    };
    assert_eq!(votes(7, 0), Verdict::Agreed);
    assert_eq!(votes(17, 3), Verdict::Confirm, "0.85 is settled");
    assert_eq!(votes(5, 1), Verdict::Contested);
    let people = [
        ("csm", "quote = { A = \"csm\" }"),
        ("ae", "quote = { A = \"ae\" }"),
    ];
    let lower = answered(&people, "[rules.raci]\nsettled_from = 0.5");
    assert_eq!(agreement(&lower, false).rows[0].verdict, Verdict::Confirm);
}

#[test]
fn rows_are_ranked_by_disagreement_and_hours_and_decided_ones_come_last() {
    let workshop = answered(
        &[
            (
                "csm",
                "quote = { A = \"csm\" }\ncall = { A = \"csm\" }\nbrief = { A = \"csm\" }",
            ),
            (
                "ae",
                "quote = { A = \"ae\" }\ncall = { A = \"ae\" }\nbrief = { A = \"ae\" }",
            ),
        ],
        "[task.t]\nname = \"T\"\nhours = 3\n[decision.d]\nwhat = \"D\"\n\
         [activity.brief]\nname = \"Brief\"\ntasks = [\"t\"]\ndecision = \"d\"\n\
         [activity.call.needs]\n",
    );
    let ranked = agreement(&workshop, false);
    let order = |agreement: &Agreement| {
        let rows = agreement.ranked(Verdict::Contested);
        rows.iter()
            .map(|row| row.activity.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(order(&ranked), ["quote", "call", "brief"]);
    assert_eq!(
        ranked.of(&"brief".into()).unwrap().weight(),
        2.0,
        "(1 - 0.5) × (1 + 3)"
    );
}

#[test]
fn cells_are_counted_over_those_who_wrote_more_than_the_owner() {
    let workshop = answered(
        &[
            ("csm", "quote = { A = \"csm\", R = [\"csm\", \"ae\"] }"),
            ("csm", "quote = { A = \"csm\", R = \"csm\", C = \"ae\" }"),
            ("ae", "quote = { A = \"csm\", R = \"csm\", C = \"?\" }"),
            ("ae", "quote = { A = \"csm\" }"),
        ],
        "",
    );
    let row = &agreement(&workshop, false).rows[0];
    let [csm, ae] = row.cells.as_slice() else {
        panic!("a role without a letter has no cell: {:?}", row.cells);
    };
    assert_eq!(csm.letters.counts, [(vec![Letter::R], 3)]);
    assert!(!csm.is_contested && ae.is_contested);
    assert_eq!(
        ae.letters.counts,
        [(vec![Letter::R], 1), (vec![Letter::C], 1)],
        "who left C open has not said that AE has none"
    );
    assert_eq!(row.verdict, Verdict::Contested, "all agree on the A only");
}

#[test]
fn claims_are_those_of_a_roles_own_people() {
    let workshop = answered(
        &[
            ("csm", "quote = { A = \"csm\" }"),
            ("csl", "quote = { A = \"csl\" }"),
            ("csl", "quote = { A = \"ae\" }"),
            ("ae", "quote = { A = \"csm\" }"),
        ],
        "",
    );
    let claims = &agreement(&workshop, false).rows[0].claims;
    assert_eq!(claims.claimed, [Id::from("csm"), Id::from("csl")]);
    assert_eq!(claims.unclaimed, [Id::from("ae")]);
}

#[test]
fn a_secret_vote_tells_nothing_about_two() {
    let secret = "[vote]\nsecret = true";
    let two = [
        ("csm", "quote = { A = \"csm\", R = \"ae\" }"),
        ("ae", "quote = { A = \"ae\" }"),
    ];
    let hidden = agreement(&answered(&two, secret), false);
    let row = &hidden.rows[0];
    assert_eq!((row.owner.answers, row.verdict), (2, Verdict::Untold));
    assert!(row.owner.counts.is_empty() && row.cells[0].letters.counts.is_empty());
    assert_eq!((row.weight(), &row.claims), (0.0, &Claims::default()));
    let told = agreement(&answered(&two, secret), true);
    assert_eq!(told.rows[0].verdict, Verdict::Contested);
    let three = agreement(&answered(&[two[0], two[1], two[1]], secret), false);
    assert_eq!(three.rows[0].owner.counts.len(), 2);
    assert_eq!(three.rows[0].claims, Claims::default());
}
