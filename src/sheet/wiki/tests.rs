//! Tables of wikis.

use super::{Dialect, dialect, tables};
use crate::sheet::{Place, Table};

fn read(text: &str) -> Vec<Table> {
    tables(text, dialect(text).unwrap()).unwrap()
}

#[test]
fn confluence() {
    let tables = read(
        "h2. Renewal RACI\n\n||Activity||CSM||AE||\n|*Phase 1*|\n|[Kick-off|https://x.test/]|R\\\\A|(/)|\n|Plan\nand do|-C-|{color:red}I{color}|\n|A* |{status:title=DONE|colour=Green}|[~amara]|\n\n_only for EMEA_\n",
    );
    assert_eq!(tables[0].title, "Renewal RACI");
    assert_eq!(
        tables[0].texts(),
        [
            ["Activity", "CSM", "AE"],
            ["Phase 1", "", ""],
            ["Kick-off", "R\nA", "✅"],
            ["Plan\nand do", "C", "I"],
            ["A*", "DONE", "amara"],
        ]
    );
    assert!(
        tables[0].rows[0].is_header
            && tables[0].rows[1].cells[0].is_bold
            && tables[0].rows[3].cells[1].is_struck
    );
    assert_eq!(
        tables[0].rows[2].cells[0].link.as_deref(),
        Some("https://x.test/")
    );
    assert_eq!(
        tables[0].rows[2].cells[1].at,
        Place::Text {
            line: 5,
            column: 29
        }
    );
    assert_eq!(tables[0].below, ["only for EMEA"]);
}

#[test]
fn media_wiki() {
    let tables = read(
        "== Roles ==\n{| class=\"wikitable\"\n|+ style=\"x\" | Who does what\n! Activity !! CSM\n! scope=col | AE\n|-\n| colspan=\"3\" | '''Phase 1'''\n|-\n| [[Kick-off|First call]] || R\nA || rowspan=2 | C\n|-\n| Renewal || A\n|}\nNotes below\n",
    );
    assert_eq!(
        tables[0].texts(),
        [
            ["Activity", "CSM", "AE"],
            ["Phase 1", "Phase 1", "Phase 1"],
            ["First call", "R\nA || rowspan=2 | C", ""],
            ["Renewal", "A", ""],
        ]
    );
    assert_eq!(tables[0].headings, ["Roles", "Who does what"]);
    assert!(tables[0].rows[0].is_header && !tables[0].rows[1].is_header);
    assert!(tables[0].rows[1].cells[0].is_bold && tables[0].rows[1].cells[1].is_carried);
    assert_eq!(tables[0].below, ["Notes below"]);
    let spans = read("{|\n| a || rowspan=2 | C\n|-\n| b\n|}");
    assert_eq!(spans[0].texts(), [["a", "C"], ["b", "C"]]);
}

#[test]
fn doku_wiki() {
    let tables = read(
        "===== Roles =====\n^ Activity ^ CSM ^ AE ^\n| **Kick-off** | R ||\n| [[page|Renewal]] | ::: | A |\n",
    );
    assert_eq!(
        tables[0].texts(),
        [
            ["Activity", "CSM", "AE"],
            ["Kick-off", "R", "R"],
            ["Renewal", "R", "A"]
        ]
    );
    assert_eq!(tables[0].title, "Roles");
    assert!(tables[0].rows[1].cells[2].is_carried && tables[0].rows[2].cells[1].is_carried);
}

#[test]
fn textile() {
    let tables = read(
        "h2. Roles\n\n|_. Activity |_. CSM |_. AE |\n|\\3. Phase 1 |\n| Kick-off |/2. R | A |\n| Renewal | C |\n",
    );
    assert_eq!(
        tables[0].texts(),
        [
            ["Activity", "CSM", "AE"],
            ["Phase 1", "Phase 1", "Phase 1"],
            ["Kick-off", "R", "A"],
            ["Renewal", "R", "C"],
        ]
    );
}

#[test]
fn ascii_doc() {
    let tables = read(
        "== Roles\n\n.Who does what\n[cols=\"2,1,1\",options=\"header\"]\n|===\n|Activity |CSM |AE\n\n3+|*Phase 1*\n\n|Kick-off\n|R\n|A\n\n|Renewal\n2*|C\n|===\n",
    );
    assert_eq!(dialect("|===\n|a\n|==="), Some(Dialect::Ascii));
    assert_eq!(
        tables[0].texts(),
        [
            ["Activity", "CSM", "AE"],
            ["Phase 1", "Phase 1", "Phase 1"],
            ["Kick-off", "R", "A"],
            ["Renewal", "C", "C"],
        ]
    );
    assert_eq!(tables[0].headings, ["Roles", "Who does what"]);
    assert!(tables[0].rows[0].is_header && tables[0].rows[1].cells[0].is_bold);
    assert_eq!(
        tables[0].rows[2].cells[1].at,
        Place::Text {
            line: 11,
            column: 2
        }
    );
}
