//! What is written and what was said about one row, in a line each, for whoever is about to settle it.

use super::agreement::Teller;
use crate::analysis::agreement::agreement;
use crate::model::raci::Activity;
use crate::model::{Id, Workshop};
use crate::vocabulary::Letter;
use crate::words::english;

/// The answers about a row, such as "7 people, 4 answers: CSM 3, CSL 2, AE 1, PS 1".
pub fn answers(workshop: &Workshop, activity: &Id<Activity>) -> String {
    let agreement = agreement(workshop, false);
    let teller = Teller::new(workshop, english());
    agreement.of(activity).map_or_else(
        || "nobody has answered yet".to_owned(),
        |row| teller.row(row).in_one_line(),
    )
}

/// The letters of a row as the chart has them, such as "A AE, R AE, C CSM and CSL".
pub fn letters(workshop: &Workshop, activity: &Id<Activity>) -> String {
    let Some(row) = workshop.activities.get(activity) else {
        return String::new();
    };
    let open: Vec<Letter> = row.letters.open().collect();
    let cells = row.letters.iter().map(|(letter, roles)| {
        let names = roles.iter();
        let names = names.map(|role| workshop.role_short_name_or_id(role));
        let is_open = open.contains(&letter).then_some("still open");
        match english().list(names.chain(is_open)) {
            nobody if nobody.is_empty() => format!("{letter} nobody"),
            named => format!("{letter} {named}"),
        }
    });
    let cells: Vec<_> = cells.collect();
    if cells.is_empty() {
        return "no letters yet".to_owned();
    }
    cells.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::samples;

    #[test]
    fn a_row_is_told_in_two_lines() {
        let (workshop, _) = samples::post_sales();
        let negotiate = Id::from("renewal-negotiate");
        assert_eq!(
            answers(&workshop, &negotiate),
            "7 people, 4 answers: AE 3, CSM 2, CSL 1, Ops 1"
        );
        assert_eq!(
            letters(&workshop, &negotiate),
            "A AE, R AE, C CSM and CSL, I Ops"
        );
        let open = samples::workshop(
            "[role.x]\nname = \"X\"\n[activity.t]\nname = \"T\"\nA = \"?\"\nR = [\"x\", \"?\"]\nC = []\n",
        );
        assert_eq!(
            letters(&open, &"t".into()),
            "A still open, R X and still open, C nobody"
        );
        assert_eq!(answers(&open, &"t".into()), "nobody has answered yet");
    }
}
