//! The way of the README from a sheet to a workshop and back, as a newcomer walks it.

use std::fs;

use calamine::{Data, Reader as _};
use tempfile::TempDir;

use crate::support::{Run, folder_of, in_repository, offsite};

#[test]
fn a_wiki_page_and_a_spreadsheet_become_a_workshop_that_comes_back_edited() {
    let folder = folder_of::<&str>(&[]);
    let here = folder.path();
    let run = |arguments: &str| offsite(here, &arguments.split(' ').collect::<Vec<_>>());
    let sheet = |name: &str| {
        in_repository("docs/sheets")
            .join(name)
            .display()
            .to_string()
    };

    // One cell says what nobody can read: it is told, and everything else is there.
    let page = run(&format!("import {} --into my-offsite", sheet("raci.md")));
    assert_eq!(page.code, Some(1), "{page:?}");
    assert!(page.out.contains("8 rows are new"), "{}", page.out);
    done(&run(&format!(
        "import {} --into my-offsite",
        sheet("inventory.csv")
    )));
    let found = run("check my-offsite --format short");
    assert_eq!(found.code, Some(1), "{found:?}");
    assert!(found.out.contains("warning[open-cell]"), "{}", found.out);
    done(&run("render my-offsite --out out"));
    done(&run("export all my-offsite --format xlsx -o offsite.xlsx"));
    let same = run("import offsite.xlsx --into my-offsite");
    done(&same);
    assert!(same.out.contains("nothing changes"), "{}", same.out);

    a_cell_changed_in_the_workbook_changes_that(&folder);

    done(&run("export raci my-offsite --format csv -o chart.csv"));
    let chart = here.join("chart.csv");
    let text = fs::read_to_string(&chart).unwrap();
    let row = text
        .lines()
        .find(|line| line.contains("Send the renewal quote"))
        .unwrap();
    assert_eq!(row.matches(",A/R,").count(), 1, "{row}");
    fs::write(&chart, text.replace(row, &row.replace(",A/R,", ",A,"))).unwrap();
    let files = || {
        let names = ["raci.toml", "tasks.toml", "workshop.toml"];
        names.map(|name| fs::read_to_string(here.join("my-offsite").join(name)).unwrap())
    };
    let before = files();
    let dry = run("import chart.csv --into my-offsite --dry-run");
    done(&dry);
    assert!(dry.out.contains("Send the renewal quote"), "{}", dry.out);
    assert!(
        dry.out.contains("1 breaking, 1 notable, 0 other changes"),
        "{}",
        dry.out
    );
    assert_eq!(files(), before, "a dry run writes nothing");
    done(&run("import chart.csv --into my-offsite"));
    let after = files();
    assert_eq!(after[1..], before[1..]);
    let gone: Vec<_> = before[0]
        .lines()
        .filter(|line| !after[0].contains(line))
        .collect();
    assert_eq!(
        after[0].lines().count(),
        before[0].lines().count() - 1,
        "{gone:?}"
    );
}

fn done(run: &Run) {
    assert_eq!(run.code, Some(0), "{run:?}");
}

/// The workbook as another program would save it after somebody changed a score.
fn a_cell_changed_in_the_workbook_changes_that(folder: &TempDir) {
    let here = folder.path();
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(here.join("offsite.xlsx")).unwrap();
    let mut saved = rust_xlsxwriter::Workbook::new();
    for (name, cells) in book.worksheets() {
        let sheet = saved.add_worksheet().set_name(&name).unwrap();
        let (first_row, first_column) = cells.start().unwrap_or_default();
        for (row, column, cell) in cells.used_cells() {
            let (row, column) = (row as u32 + first_row, column as u16 + first_column as u16);
            match cell {
                Data::Float(number) if name == "Tasks" && *number == 3.0 => {
                    sheet.write_number(row, column, 4.0).unwrap()
                }
                Data::Float(number) => sheet.write_number(row, column, *number).unwrap(),
                other => sheet.write_string(row, column, other.to_string()).unwrap(),
            };
        }
    }
    saved.save(here.join("edited.xlsx")).unwrap();
    let tasks = here.join("my-offsite/tasks.toml");
    let before = fs::read_to_string(&tasks).unwrap();
    let run = offsite(here, &["import", "edited.xlsx", "--into", "my-offsite"]);
    done(&run);
    let after = fs::read_to_string(&tasks).unwrap();
    let expected = before.replace("impact = 3\n", "impact = 4\n");
    assert_ne!(after, before, "{}", run.out);
    assert_eq!(after, expected.replace("effort = 3\n", "effort = 4\n"));
}
