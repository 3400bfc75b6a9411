//! `offsite export`: what other programs read is what the workshop says, in every format, and nothing else.

mod cells;
mod jira;
mod mentions;
mod refused;

use std::fs;
use std::path::Path;

use cells::{csv_cells, delimited_cells, markdown_cells, off_guard, sheet_names, xlsx_cells};
use tempfile::TempDir;

use crate::support::{Run, folder_of, folders_in, in_repository, offsite};

const TABLES: [&str; 6] = [
    "raci",
    "tasks",
    "votes",
    "competencies",
    "decisions",
    "actions",
];
const SECRET: &str = "the votes are secret";

/// Texts that some program takes for something else.
const HOSTILE: [&str; 28] = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\tafter a tab",
    "\rafter a return",
    "'=1",
    "''@x",
    "'quoted'",
    "say \"hi\", he said; \"\"",
    "a,b;c\td",
    "two\nlines",
    "carriage\rreturn",
    "Windows\r\nlines",
    "emoji 🎉 👩‍👩‍👧 é",
    "עברית and العربية",
    "a|b\\|c\\",
    "*bold* _it_ `code` <b>x</b> &amp; [link](http://x.org) ~~no~~ $a$",
    "https://example.org/?a=1&b=2",
    "https://example.org/a_b_c?d=~e~ and http://x.org/_a_",
    "https://example.org/*a*|b\\_c_&copy;",
    "(www.example.org/a_b) www.example.org/<i>",
    "&copy; ![x](y.png) <!-- z --> \\",
    "_x000D_",
    "#REF!",
    "1e5",
    "TRUE",
    "mailto:a@example.org",
];

/// Runs `offsite export` on a workshop and gives what it wrote to a file.
pub(super) fn exported(workshop: &Path, args: &[&str]) -> Vec<u8> {
    let out = TempDir::new().unwrap();
    let mut all = vec!["-C", workshop.to_str().unwrap(), "export"];
    all.extend(args);
    all.extend(["-o", "out.bin"]);
    let run = offsite(out.path(), &all);
    assert_eq!(run.code, Some(0), "{args:?}: {run:?}");
    fs::read(out.path().join("out.bin")).unwrap()
}

fn tried(workshop: &Path, args: &[&str]) -> Run {
    let mut all = vec!["export"];
    all.extend(args);
    offsite(workshop, &all)
}

/// A workshop in which every text is one of the hostile ones, and those texts with one of 300 letters.
fn hostile() -> (TempDir, Vec<String>) {
    let long = "x".repeat(300);
    let texts: Vec<String> = HOSTILE
        .iter()
        .map(|text| (*text).to_owned())
        .chain([long])
        .collect();
    let mut toml = "[workshop]\ntitle = \"=HYPERLINK(\\\"x\\\")\"\n".to_owned();
    for (n, text) in texts.iter().enumerate() {
        let text = toml::Value::from(text.as_str());
        toml.push_str(&format!(
            "[phase.p{n}]\nname = {text}\n[role.r{n}]\nname = {text}\n\
             [activity.a{n}]\nname = {text}\nphase = \"p{n}\"\nA = \"r{n}\"\nnote = {text}\n\
             [task.t{n}]\nname = {text}\nowner = \"r{n}\"\nwhy = {text}\nimpact = 3\neffort = 2\n"
        ));
    }
    (folder_of(&[("workshop.toml", toml)]), texts)
}

#[test]
fn shipped_workshops_are_exported_in_every_format_and_the_same_every_time() {
    let folders = folders_in(&in_repository("workshops"));
    assert!(folders.len() > 3);
    for folder in folders {
        for format in ["xlsx", "json", "jira"] {
            let args = ["all", "--format", format];
            let (one, two) = (exported(&folder, &args), exported(&folder, &args));
            assert!(
                one == two && !one.is_empty(),
                "{format} of {}",
                folder.display()
            );
        }
        for table in TABLES {
            let is_secret = table == "votes"
                && tried(&folder, &[table, "--format", "csv"])
                    .err
                    .contains(SECRET);
            for format in ["csv", "tsv", "md", "xlsx"].iter().filter(|_| !is_secret) {
                assert!(!exported(&folder, &[table, "--format", format]).is_empty());
            }
        }
    }
}

#[test]
fn the_sheets_of_a_workbook_say_what_the_tables_say() {
    for folder in folders_in(&in_repository("workshops")) {
        let book = exported(&folder, &["all", "--format", "xlsx"]);
        let names = sheet_names(&book);
        assert_eq!(
            names[..3],
            ["RACI", "Tasks", "Long"],
            "{}",
            folder.display()
        );
        assert_eq!(names.last().unwrap(), "Legend");
        let plain = ["--format", "csv", "--flavour", "machine"];
        for name in names.iter().filter(|name| *name != "Legend") {
            let what = if name == "Long" {
                "raci".to_owned()
            } else {
                name.to_lowercase()
            };
            let layout: &[&str] = if name == "Long" {
                &["--layout", "long"]
            } else {
                &[]
            };
            let args: Vec<&str> = [&[what.as_str()], &plain[..], layout].concat();
            let lines = csv_cells(&exported(&folder, &args));
            assert_eq!(
                xlsx_cells(&book, name),
                lines,
                "{name} of {}",
                folder.display()
            );
        }
    }
}

#[test]
fn the_chart_has_every_letter() {
    let small = in_repository("workshops/small-team");
    let cells = csv_cells(&exported(&small, &["raci", "--format", "csv"]));
    let head: Vec<&str> = cells[0].iter().map(String::as_str).collect();
    assert_eq!(head[..5], ["id", "Activity", "Phase", "Kind", "Control"]);
    let row = |id: &str| cells.iter().find(|row| row[0] == id).unwrap().join("|");
    assert_eq!(
        row("golive"),
        "golive|Say yes to go-live||decision||I|I|A/R|A|C|C||"
    );
    assert_eq!(
        row("usage"),
        "usage|Call clinics whose rotas stay empty||||||?|A/R||||"
    );
    assert_eq!(
        row("price"),
        "price|Approve prices below the list||decision|yes|C|R||||||A=?"
    );

    let long = csv_cells(&exported(
        &small,
        &["raci", "--format", "csv", "--layout", "long"],
    ));
    assert_eq!(
        long[0],
        ["id", "Activity", "Phase", "Segment", "Role", "Letter"]
    );
    let says = |id: &str, role: &str, letter: &str| {
        long.iter()
            .any(|row| row[0] == id && row[4] == role && row[5] == letter)
    };
    assert!(
        says("golive", "Onboarding Specialist", "A")
            && says("golive", "Onboarding Specialist", "R")
    );
    assert!(says("usage", "Onboarding Specialist", "?") && says("price", "?", "A"));

    let list = csv_cells(&exported(
        &small,
        &["raci", "--format", "csv", "--layout", "list"],
    ));
    assert_eq!(list[0][5..10], ["A", "R", "C", "I", "?"]);
    let golive = list.iter().find(|row| row[0] == "golive").unwrap();
    assert_eq!(golive[5], "Onboarding Specialist, Customer Success Manager");
}

#[test]
fn a_segment_has_its_own_letters() {
    let folder = folder_of(&[(
        "workshop.toml",
        "[role.ae]\nname = \"AE\"\n[role.csm]\nname = \"CSM\"\n[segment.small]\nname = \"Small\"\n\
         [activity.x]\nname = \"X\"\nA = \"ae\"\nC = \"csm\"\nsegment.small = { A = \"csm\", C = [] }\n",
    )]);
    let cells = |more: &[&str]| {
        let args = [&["raci", "--format", "csv"], more].concat();
        csv_cells(&exported(folder.path(), &args))
    };
    assert_eq!(cells(&[])[1][5..7], ["A", "C"]);
    assert_eq!(cells(&["--segment", "Small"])[1][5..7], ["", "A"]);
    let long: Vec<String> = cells(&["--layout", "long"])
        .iter()
        .map(|row| row[3..].join("|"))
        .collect();
    assert_eq!(long[1..], ["|AE|A", "|CSM|C", "Small||C", "Small|CSM|A"]);
    let run = tried(
        folder.path(),
        &["raci", "--format", "csv", "--segment", "smal"],
    );
    assert_eq!(run.code, Some(3));
    assert!(
        run.err
            .contains("there is no segment `smal`; did you mean `small`?"),
        "{}",
        run.err
    );
}

#[test]
fn hostile_texts_come_through_every_format() {
    let (folder, texts) = hostile();
    for (what, column) in [("raci", 1), ("tasks", 1)] {
        let machine = csv_cells(&exported(
            folder.path(),
            &[what, "--format", "csv", "--flavour", "machine"],
        ));
        let named: Vec<&str> = machine[1..]
            .iter()
            .map(|row| row[column].as_str())
            .collect();
        assert_eq!(named, texts);
        let guarded = csv_cells(&exported(folder.path(), &[what, "--format", "csv"]));
        for row in &guarded {
            for cell in row {
                let is_number = cell.parse::<f64>().is_ok();
                assert!(
                    is_number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
                    "{cell:?}"
                );
            }
        }
        assert_eq!(off_guard(guarded), machine);
        let tsv = exported(folder.path(), &[what, "--format", "tsv"]);
        assert_eq!(off_guard(delimited_cells(&tsv, b'\t')), machine);
        let book = exported(folder.path(), &[what, "--format", "xlsx"]);
        let sheet = if what == "raci" { "RACI" } else { "Tasks" };
        assert_eq!(xlsx_cells(&book, sheet), machine);
    }
    let layout = ["raci", "--format", "md", "--layout", "wide"];
    let markdown = String::from_utf8(exported(folder.path(), &layout)).unwrap();
    let read = markdown_cells(&markdown);
    let lines = |text: &str| {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let lines: Vec<&str> = text.split('\n').map(str::trim).collect();
        lines.join("\n").trim().to_owned()
    };
    let named: Vec<String> = read[1..].iter().map(|row| lines(&row[1])).collect();
    assert_eq!(
        named,
        texts.iter().map(|text| lines(text)).collect::<Vec<_>>()
    );
    assert!(read.iter().all(|row| row.len() == read[0].len()));
}

#[test]
fn spreadsheets_and_programs_get_what_they_read() {
    let (folder, _) = hostile();
    let bytes = |args: &[&str]| exported(folder.path(), args);
    let sheet = bytes(&["tasks", "--format", "csv"]);
    assert!(sheet.starts_with("\u{feff}id,Task,".as_bytes()) && sheet.ends_with(b"\r\n"));
    let machine = bytes(&["tasks", "--format", "csv", "--flavour", "machine"]);
    assert!(machine.starts_with(b"id,Task,"));
    let tsv = bytes(&["tasks", "--format", "tsv"]);
    assert!(tsv.starts_with(b"id\tTask\t"));
}

#[test]
fn a_workbook_is_made_to_be_worked_on_and_printed() {
    let book = exported(
        &in_repository("workshops/post-sales"),
        &["raci", "--format", "xlsx"],
    );
    let sheet = cells::part(&book, "xl/worksheets/sheet1.xml");
    for piece in [
        "xSplit=\"2\" ySplit=\"1\"",
        "state=\"frozen\"",
        "orientation=\"landscape\"",
        "paperSize=\"9\"",
        "fitToHeight=\"0\"",
        "\"A,R,C,I,A/R,?\"",
        "type=\"list\"",
        "<conditionalFormatting",
    ] {
        assert!(sheet.contains(piece), "no {piece}");
    }
    assert!(cells::part(&book, "xl/styles.xml").contains("textRotation=\"90\""));
    assert!(cells::part(&book, "xl/workbook.xml").contains("RACI!$A:$B,RACI!$1:$1"));
    let (folder, _) = hostile();
    let book = exported(folder.path(), &["all", "--format", "xlsx"]);
    for n in 1..=4 {
        let sheet = cells::part(&book, &format!("xl/worksheets/sheet{n}.xml"));
        assert!(
            !sheet.contains("<f>") && !sheet.contains("<hyperlink"),
            "sheet {n}"
        );
    }
    let arabic = folder_of(&[("w.toml", "[workshop]\nlang = \"ar\"\npaper = \"Letter\"\n")]);
    let book = exported(arabic.path(), &["raci", "--format", "xlsx"]);
    let sheet = cells::part(&book, "xl/worksheets/sheet1.xml");
    // Letter is what a workbook means where it says nothing.
    assert!(sheet.contains("rightToLeft=\"1\"") && !sheet.contains("paperSize=\"9\""));
}

#[test]
fn a_cell_that_no_workbook_holds_is_refused() {
    let text = format!("[task.t]\nname = \"T\"\nwhy = \"{}\"\n", "x".repeat(32_768));
    let folder = folder_of(&[("workshop.toml", text)]);
    let run = tried(
        folder.path(),
        &["tasks", "--format", "xlsx", "-o", "t.xlsx"],
    );
    assert_eq!(run.code, Some(3));
    assert!(
        run.err
            .contains("row 2 of the sheet `Tasks` has more letters under `Why`"),
        "{}",
        run.err
    );
    assert!(!folder.path().join("t.xlsx").exists());
    assert_eq!(
        tried(folder.path(), &["tasks", "--format", "csv"]).code,
        Some(0)
    );
}

#[test]
fn many_roles_make_a_list_in_markdown() {
    let post_sales = in_repository("workshops/post-sales");
    let text = |args: &[&str]| {
        let args = [&["raci", "--format", "md"], args].concat();
        String::from_utf8(exported(&post_sales, &args)).unwrap()
    };
    let list = markdown_cells(&text(&[]));
    assert!(
        ["A", "R", "C", "I"]
            .iter()
            .all(|letter| list[0].iter().any(|head| head == letter))
    );
    let wide = markdown_cells(&text(&["--layout", "wide"]));
    assert!(wide[0].iter().any(|head| head == "Account Executive"));
    assert!(text(&[]).starts_with("## Post-sales RACI\n\n| id | Activity |"));
    assert!(text(&[]).contains("\nA = Accountable: "));
}

#[test]
fn records_have_a_version_and_a_fixed_order() {
    let json = exported(
        &in_repository("workshops/post-sales"),
        &["all", "--format", "json"],
    );
    let records: serde_json::Value = serde_json::from_slice(&json).unwrap();
    let keys: Vec<&String> = records.as_object().unwrap().keys().collect();
    assert_eq!(
        keys,
        [
            "schema",
            "title",
            "raci",
            "tasks",
            "competencies",
            "decisions",
            "actions"
        ]
    );
    assert_eq!(records["schema"], "offsite.export/1");
    assert_eq!(records["tasks"].as_array().unwrap().len(), 54);
    assert_eq!(
        records["raci"]["activities"][0]["letters"]["R"],
        serde_json::json!(["ae", "se"])
    );
    assert_eq!(records["raci"]["roles"][0]["name"], "Account Executive");
    let one = exported(
        &in_repository("workshops/post-sales"),
        &["actions", "--format", "json"],
    );
    let one: serde_json::Value = serde_json::from_slice(&one).unwrap();
    assert_eq!(one["actions"], records["actions"]);
    assert!(one.get("raci").is_none());
}

#[test]
fn two_roles_of_one_name_are_told_apart() {
    let folder = folder_of(&[(
        "workshop.toml",
        "[role.a]\nname = \"Manager\"\n[role.b]\nname = \"manager\"\n[role.c]\nname = \"Note\"\n\
         [activity.x]\nname = \"X\"\nA = \"a\"\nR = \"b\"\nI = \"c\"\n",
    )]);
    let cells = csv_cells(&exported(folder.path(), &["raci", "--format", "csv"]));
    assert_eq!(
        cells[0][5..],
        ["Manager [a]", "manager [b]", "Note [c]", "Note"]
    );
}

/// Who people are stands nowhere that the workshop does not allow; levels and goals stand nowhere.
#[test]
fn people_appear_as_the_workshop_allows() {
    for names in ["role", "initials", "full"] {
        let text = format!(
            "[workshop]\nnames = \"{names}\"\n[role.csm]\nname = \"CSM\"\n\
             [person.zzid]\nname = \"Zzana Qqberg\"\nrole = \"csm\"\n[person.bo]\nname = \"Bo\"\nrole = \"csm\"\n\
             [raci]\nroles = [\"csm\", \"zzid\"]\nowner = \"zzid\"\n\
             [activity.x]\nname = \"X\"\nA = \"zzid\"\nR = \"csm\"\n\
             [task.t]\nname = \"T\"\ndisposition = \"grow\"\nnext = {{ step = \"Go\", who = \"zzid\" }}\n\
             [ballot.zzid.r1]\nt = [4, 2]\n[ballot.bo.r1]\nt = [3, 3]\n\
             [decision.d]\nwhat = \"D\"\nby = \"zzid\"\n[action.a]\nwhat = \"A\"\nowner = \"zzid\"\n\
             [competency.c]\nname = \"C\"\nlevels = [\"Tries.\"]\n[assessment.zzid]\nscore.c = [1, 1]\n\
             [[development]]\nperson = \"zzid\"\ncompetency = \"c\"\ndo = \"Secretly learn\"\n"
        );
        let folder = folder_of(&[("workshop.toml", text)]);
        let mut told = vec![
            tried(folder.path(), &["all", "--format", "json"]).out,
            tried(folder.path(), &["all", "--format", "jira"]).out,
        ];
        for table in TABLES {
            told.push(tried(folder.path(), &[table, "--format", "csv"]).out);
            told.push(tried(folder.path(), &[table, "--format", "md"]).out);
        }
        let book = exported(folder.path(), &["all", "--format", "xlsx"]);
        told.push(cells::part(&book, "xl/sharedStrings.xml"));
        let told = told.join("\n");
        assert!(
            !told.contains("Secretly") && !told.contains("assess"),
            "{names}"
        );
        let is_named = told.contains("Zzana") || told.contains("zzid") || told.contains("Qqberg");
        assert_eq!(is_named, names == "full", "{names}");
        let votes = csv_cells(
            tried(folder.path(), &["votes", "--format", "csv"])
                .out
                .as_bytes(),
        );
        assert_eq!(
            votes[0][1],
            if names == "full" {
                "Voter"
            } else {
                "result: voter"
            }
        );
        let voters: Vec<&str> = votes[1..].iter().map(|row| row[1].as_str()).collect();
        let expected = match names {
            "role" => ["CSM 1", "CSM 2"],
            "initials" => ["ZQ", "B"],
            _ => ["Zzana Qqberg", "Bo"],
        };
        assert_eq!(voters, expected);
    }
}
