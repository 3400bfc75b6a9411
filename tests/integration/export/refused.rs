//! What is not exported, and where nothing is written.

use std::fs;

use super::{SECRET, tried};
use crate::support::{folder_of, in_repository, name_of};

#[test]
fn secret_votes_are_refused() {
    let folder = in_repository("workshops/post-sales");
    for format in ["csv", "json", "xlsx", "md"] {
        let run = tried(&folder, &["votes", "--format", format]);
        assert_eq!((run.code, run.out.as_str()), (Some(3), ""), "{format}");
        assert!(run.err.contains(SECRET), "{}", run.err);
    }
    let run = tried(&folder, &["all", "--format", "json"]);
    assert!(
        !run.out.contains("\"votes\":") && run.err.contains(SECRET),
        "{}",
        run.err
    );
}

#[test]
fn what_does_not_go_together_is_refused() {
    let folder = in_repository("workshops/small-team");
    for (args, says) in [
        (&["all", "--format", "csv"][..], "holds one table"),
        (&["raci", "--format", "jira"], "what is to be done"),
        (
            &["raci", "--format", "json", "--flavour", "machine"],
            "`--flavour` goes with",
        ),
        (
            &["tasks", "--format", "csv", "--layout", "long"],
            "`--layout` goes with",
        ),
        (
            &["tasks", "--format", "csv", "--segment", "x"],
            "`--segment` goes with",
        ),
    ] {
        let run = tried(&folder, args);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{args:?}");
        assert!(run.err.contains(says), "{args:?}: {}", run.err);
    }
}

#[test]
fn only_files_that_nobody_works_on_are_written() {
    let text = "[task.t]\nname = \"T\"\n";
    let folder = folder_of(&[
        ("workshop.toml", text),
        ("old.csv", "old"),
        (".git/config", "x"),
    ]);
    let export = |file: &str| tried(folder.path(), &["tasks", "--format", "csv", "-o", file]);
    for file in ["workshop.toml", "new.TOML", ".git/config"] {
        let run = export(file);
        assert_eq!(run.code, Some(3), "{run:?}");
        assert!(run.err.contains("never written here"), "{}", run.err);
    }
    let read = |file: &str| fs::read_to_string(folder.path().join(file)).unwrap();
    assert_eq!(
        (read("workshop.toml").as_str(), read(".git/config").as_str()),
        (text, "x")
    );
    assert_eq!(export("old.csv").code, Some(0));
    assert!(read("old.csv").contains("T"));
    assert_eq!(export("no/such/folder.csv").code, Some(3));
    let files: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|it| it.unwrap().path())
        .collect();
    assert!(
        files
            .iter()
            .all(|file| !name_of(file).contains("unfinished")),
        "{files:?}"
    );

    let broken = folder_of(&[("workshop.toml", "[task.t]\nname = ")]);
    let run = tried(broken.path(), &["tasks", "--format", "csv", "-o", "t.csv"]);
    assert_eq!(run.code, Some(3));
    assert!(run.err.contains("do not make sense yet") && !broken.path().join("t.csv").exists());
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_never_leads_to_a_workshop() {
    let folder = folder_of(&[
        ("workshop.toml", "[task.t]\nname = \"T\"\n"),
        ("real.csv", "old"),
    ]);
    let link = |to: &str, name: &str| {
        std::os::unix::fs::symlink(folder.path().join(to), folder.path().join(name)).unwrap();
    };
    link("real.csv", "link.csv");
    link("workshop.toml", "trap.csv");
    let export = |file: &str| tried(folder.path(), &["tasks", "--format", "csv", "-o", file]).code;
    assert_eq!(export("link.csv"), Some(0));
    assert!(folder.path().join("link.csv").is_symlink());
    assert!(
        fs::read_to_string(folder.path().join("real.csv"))
            .unwrap()
            .contains('T')
    );
    assert_eq!(export("trap.csv"), Some(3));
    assert_eq!(export("/dev/null"), Some(0));
}
