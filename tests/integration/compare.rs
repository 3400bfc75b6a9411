//! `offsite diff` and `offsite log` as programs: what is compared with what, how a run ends, and that a comparison that
//! failed never looks like one that found nothing.

mod log;

use std::fs;
use std::path::Path;

use crate::repository::Repository;
use crate::support::{Run, folder_of, in_repository, offsite, offsite_with_git};

const BEFORE: &str = "\
[role.csm]
name = \"Manager\"
[role.ops]
name = \"Operations\"
[activity.quote]
name = \"Write the quote\"
A = \"csm\"
R = [\"csm\"]
C = [\"ops\"]
I = []
";

/// A repository of two commits on `main` and one on `branch`, with a workshop in `team/`.
fn repository() -> Repository {
    let repository = Repository::new();
    repository.commit_file("team/raci.toml", BEFORE);
    repository.git(&["tag", "first"]);
    repository.git(&["checkout", "--quiet", "-b", "branch"]);
    repository.commit_file("team/raci.toml", &moved_to_ops());
    repository.git(&["checkout", "--quiet", "main"]);
    repository.commit_file(
        "team/more.toml",
        "[activity.invoice]\nname = \"Write the invoice\"\nA = \"ops\"\nR = [\"ops\"]\n",
    );
    repository
}

fn moved_to_ops() -> String {
    BEFORE.replace("A = \"csm\"", "A = \"ops\"")
}

fn diff(repository: &Repository, args: &[&str]) -> Run {
    let all = [&["diff", "-C", "team"], args].concat();
    offsite_with_git(repository.path(), &all)
}

fn says_nothing_changed(run: &Run) -> bool {
    run.out.contains("no changes") || run.err.contains("no changes")
}

#[test]
fn how_a_run_ends() {
    let unclear = format!("{BEFORE}\n[activity.\n");
    let unknown = BEFORE.replace("R = [\"csm\"]", "R = [\"nobody\"]");
    // What lies in the folder, the arguments, the exit code, and something that is said.
    let cases: &[(&str, &[&str], i32, &str)] = &[
        (BEFORE, &[], 0, "no changes"),
        (BEFORE, &["--exit-code"], 0, "no changes"),
        (&moved_to_ops(), &[], 0, "A  Manager → Operations"),
        (&moved_to_ops(), &["--exit-code"], 1, "changed hands"),
        (
            &moved_to_ops(),
            &["--deny", "errors"],
            1,
            "no-receiving-yes",
        ),
        (
            &moved_to_ops(),
            &["--fail-on", "breaking"],
            1,
            "no-receiving-yes",
        ),
        (
            &BEFORE.replace("Write the quote", "Draft the quote"),
            &["--deny", "errors"],
            0,
            "name",
        ),
        (
            &BEFORE.replace("Write the quote", "Draft the quote"),
            &["--deny", "warnings"],
            0,
            "name",
        ),
        (
            &BEFORE.replace("Write the quote", "Draft the quote"),
            &["--fail-on", "any"],
            1,
            "name",
        ),
        (
            &BEFORE.replace("I = []", ""),
            &["--exit-code"],
            0,
            "no changes",
        ),
        (&unclear, &[], 3, "make sense"),
        (&unclear, &["--exit-code"], 3, "make sense"),
        (&unclear, &["--format", "json"], 3, "make sense"),
        (&unknown, &["first"], 3, "`nobody`"),
        (BEFORE, &["no-such-revision"], 4, "`no-such-revision`"),
        (BEFORE, &["main", "--to", "."], 2, "--to"),
        (BEFORE, &["team"], 2, "is a folder"),
        (BEFORE, &["--output", "changes.md"], 2, "html=changes.html"),
    ];
    for (text, args, code, said) in cases {
        let repository = repository();
        repository.write("team/raci.toml", text);
        let run = diff(&repository, args);
        assert_eq!(run.code, Some(*code), "{args:?}: {run:?}");
        let all = format!("{}{}", run.out, run.err);
        assert!(all.contains(said), "{args:?} does not say {said}: {run:?}");
        assert_eq!(says_nothing_changed(&run), *said == "no changes", "{run:?}");
    }
}

#[test]
fn what_is_compared_with_what() {
    let repository = repository();
    let told = |args: &[&str]| diff(&repository, args).out;
    assert!(told(&["first"]).contains("Write the invoice"));
    let two = told(&["first..branch"]);
    assert!(
        two.contains("A  Manager → Operations") && !two.contains("invoice"),
        "{two}"
    );
    let tips = told(&["main..branch"]);
    assert!(
        tips.contains("Write the invoice"),
        "the tip of main is compared: {tips}"
    );
    let parted = told(&["main...branch"]);
    assert!(parted.contains("A  Manager → Operations"), "{parted}");
    assert!(
        !parted.contains("invoice"),
        "what others did meanwhile is no change: {parted}"
    );
    assert_eq!(told(&["main...branch"]), told(&["...branch"]));
}

#[test]
fn a_workshop_that_was_not_there_yet_is_all_new() {
    let repository = Repository::new();
    repository.commit_file("README", "nothing yet");
    repository.commit_file("team/raci.toml", BEFORE);
    let run = diff(&repository, &["HEAD~1..HEAD"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(run.out.contains("1 row is new"), "{}", run.out);
    let gone = diff(&repository, &["HEAD..HEAD~1"]);
    assert_eq!(gone.code, Some(4), "{gone:?}");
}

#[test]
fn files_that_git_ignores_are_no_change() {
    let repository = repository();
    repository.write("team/.gitignore", "private/\n");
    repository.write(
        "team/private/notes.toml",
        "[task.secret]\nname = \"Secret\"\n",
    );
    let run = diff(&repository, &[]);
    assert!(says_nothing_changed(&run), "{run:?}");
}

#[test]
fn without_git_folders_are_compared_and_revisions_refused() {
    let folder = folder_of(&[("a/raci.toml", BEFORE), ("b/raci.toml", &moved_to_ops())]);
    let run = offsite(folder.path(), &["diff", "--from", "a", "--to", "b"]);
    assert_eq!(run.code, Some(0));
    assert!(run.out.contains("A  Manager → Operations"), "{}", run.out);
    let run = offsite(folder.path(), &["diff", "-C", "a"]);
    assert_eq!(run.code, Some(4), "{run:?}");
    let run = offsite(folder.path(), &["diff", "--from", "a", "--to", "nowhere"]);
    assert_eq!(run.code, Some(3), "{run:?}");
    assert!(!says_nothing_changed(&run));
}

#[test]
fn a_slip_costs_nobody_their_files() {
    let repository = repository();
    for file in ["team/raci.toml", ".git/HEAD"] {
        let before = fs::read_to_string(repository.join(file)).unwrap();
        let run = diff(&repository, &["-o", &format!("md={file}")]);
        assert_eq!(run.code, Some(3), "{run:?}");
        assert_eq!(fs::read_to_string(repository.join(file)).unwrap(), before);
    }
}

#[test]
fn a_folder_that_is_no_workshop_is_not_compared() {
    let folder = folder_of(&[("a/Cargo.toml", "[package]\n"), ("b/raci.toml", BEFORE)]);
    for (from, to) in [("a", "a"), ("a", "b"), ("b", "a")] {
        let run = offsite(folder.path(), &["diff", "--from", from, "--to", to]);
        assert_eq!(run.code, Some(3), "{run:?}");
        assert!(!says_nothing_changed(&run));
    }
}

#[test]
fn secret_votes_are_not_told_by_what_changes() {
    let votes = |first: &str, secret: bool| {
        format!(
            "[vote]\nsecret = {secret}\n[task.t]\nname = \"T\"\n[person.a]\nname = \"A\"\n[person.b]\nname = \"B\"\n\
             [person.c]\nname = \"C\"\n[ballot.a.r1]\nt = {first}\n[ballot.b.r1]\nt = [3, 3]\n[ballot.c.r1]\nt = [4, 3]\n"
        )
    };
    let told = |before: String, after: String| {
        let folder = folder_of(&[("a/votes.toml", before), ("b/votes.toml", after)]);
        offsite(folder.path(), &["diff", "--from", "a", "--to", "b"]).out
    };
    let inside = told(votes("[4, 3]", true), votes("[5, 3]", true));
    assert!(inside.contains("no changes"), "{inside}");
    let across = told(votes("[4, 3]", true), votes("[1, 3]", true));
    assert!(
        across.contains("field") && !across.contains("impact"),
        "{across}"
    );
    let open = told(votes("[4, 3]", false), votes("[5, 3]", false));
    assert!(open.contains("impact  3.67 → 4"), "{open}");
}

#[test]
fn a_shallow_clone_says_how_to_get_the_rest() {
    let repository = repository();
    let from = format!("file://{}", repository.path().display());
    let clones = folder_of::<&str>(&[]);
    let to = clones.path().join("clone");
    let to = to.to_str().unwrap();
    repository.git(&["clone", "--quiet", "--depth", "1", &from, to]);
    let run = offsite_with_git(Path::new(to), &["diff", "-C", "team", "HEAD~1"]);
    assert_eq!(run.code, Some(4), "{run:?}");
    assert!(run.err.contains("fetch-depth: 0"), "{}", run.err);
    let log = offsite_with_git(Path::new(to), &["log", "-C", "team", "quote"]);
    assert_eq!(log.code, Some(0), "{log:?}");
    assert!(log.err.contains("git fetch --unshallow"), "{}", log.err);
}

#[test]
fn one_run_makes_every_output() {
    let repository = repository();
    repository.write("team/raci.toml", moved_to_ops());
    let run = diff(
        &repository,
        &[
            "--format",
            "github",
            "-o",
            "json=changes.json",
            "-o",
            "human=changes.txt",
        ],
    );
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(
        run.out.starts_with("::error file=team/raci.toml,line="),
        "{}",
        run.out
    );
    let text = fs::read_to_string(repository.join("changes.txt")).unwrap();
    assert!(text.contains("A  Manager → Operations"), "{text}");
    let json = fs::read_to_string(repository.join("changes.json")).unwrap();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["schema"], "offsite.diff/1");
    let moved = &json["changes"][0];
    assert_eq!(moved["code"], "owner-moved");
    assert_eq!(moved["fields"][0]["place"], "activity.quote.A");
    assert_eq!(moved["fields"][0]["before"], serde_json::json!(["csm"]));
    assert_eq!(moved["at"]["line"], 7);
}

#[test]
fn no_output_names_people_who_may_not_be_named() {
    let before = format!(
        "{BEFORE}[person.zoe-quill]\nname = \"Zoe Quill\"\nrole = \"csm\"\n\
         [person.zoe-old]\nname = \"Zoe Old\"\n[decision.d-1]\nwhat = \"So be it\"\n\
         [workstream.w-1]\nleads = [\"zoe-quill\"]\n"
    );
    let after = before
        .replacen("role = \"csm\"", "role = \"ops\"", 1)
        .replace("zoe-old", "zoe-quill-too")
        .replace("it\"\n", "it\"\nby = \"zoe-quill\"\n")
        .replace(
            "leads = [",
            "sponsor = \"zoe-quill\"\nleads = [\"zoe-quill-too\", ",
        )
        + "[[moved]]\nkind = \"person\"\nfrom = \"zoe-old\"\nto = \"zoe-quill-too\"\n\
           [[accept]]\nrule = \"unused-id\"\nwhere = \"person.zoe-quill\"\nbecause = \"Yes\"\n\
           [[accept]]\nrule = \"no-decision\"\nwhere = \"zoe-quill\"\nbecause = \"Yes\"\n\
           [[answer]]\nquestion = \"q\"\nwho = \"zoe-quill\"\ntext = \"A\"\n\
           [[plan.item]]\nlead = \"zoe-quill\"\n";
    let folder = folder_of(&[("a/raci.toml", before), ("b/raci.toml", after)]);
    for format in [
        "human",
        "short",
        "md",
        "html",
        "json",
        "github",
        "announce",
        "announce-html",
    ] {
        let args = ["diff", "--from", "a", "--to", "b", "--format", format];
        let run = offsite(folder.path(), &args);
        assert_eq!(run.code, Some(0), "{format}: {run:?}");
        let out = run.out.to_lowercase();
        assert!(
            !out.contains("zoe") && !out.contains("quill"),
            "{format}: {}",
            run.out
        );
    }
}

#[test]
fn before_and_after_of_the_example_can_be_compared_without_git() {
    let workshops = in_repository("workshops");
    let args = [
        "diff",
        "--from",
        "post-sales-as-found",
        "--to",
        "post-sales",
    ];
    let run = offsite(&workshops, &args);
    assert!(run.out.contains("26 rows changed hands"), "{}", run.out);
    assert!(run.out.contains("[big-bang]"), "{}", run.out);
}

#[test]
fn a_workflow_is_made_for_a_workshop_that_is_there() {
    let repository = Repository::new();
    repository.commit_file("team/raci.toml", BEFORE);
    repository.write("team/workshop.toml", "[workshop]\ntitle = \"T\"\n");
    let made = offsite_with_git(repository.path(), &["new", "team", "--ci", "github"]);
    assert_eq!(made.code, Some(0), "{made:?}");
    let text = fs::read_to_string(repository.join(".github/workflows/offsite.yml")).unwrap();
    assert!(text.contains("WORKSHOP: \"team\""), "{text}");
    assert!(
        text.contains("fetch-depth: 0") && text.contains("contents: read"),
        "{text}"
    );
    assert!(
        !text.contains("write") || !text.contains("pull-requests"),
        "{text}"
    );
    assert!(
        !repository.join("team/tasks.toml").exists(),
        "the workshop is left alone"
    );
    let again = offsite_with_git(repository.path(), &["new", "team", "--ci", "github"]);
    assert_eq!(again.code, Some(3), "{again:?}");
    let fresh = offsite_with_git(repository.path(), &["new", "other/place", "--ci", "gitlab"]);
    assert_eq!(fresh.code, Some(0), "{fresh:?}");
    let text = fs::read_to_string(repository.join(".gitlab-ci.yml")).unwrap();
    assert!(text.contains("WORKSHOP: \"other/place\""), "{text}");
    assert!(repository.join("other/place/tasks.toml").exists());
}

#[test]
fn pages_mark_what_is_new_since_a_revision() {
    let repository = repository();
    repository.write("team/raci.toml", moved_to_ops());
    let render = |since: &str| {
        let args = [
            "render", "team", "--out", "out", "--only", "raci", "--since", since,
        ];
        offsite_with_git(repository.path(), &args)
    };
    let run = render("first");
    assert_eq!(run.code, Some(0), "{run:?}");
    let page = fs::read_to_string(repository.join("out/raci.html")).unwrap();
    assert!(
        page.contains("changed since first"),
        "the page says what it is compared with"
    );
    assert_eq!(render("no-such-revision").code, Some(4));
    let alone = folder_of(&[("team/raci.toml", BEFORE)]);
    let args = ["render", "team", "--out", "out", "--since", "last-year"];
    let run = offsite(alone.path(), &args);
    assert_eq!(run.code, Some(3), "{run:?}");
    assert!(run.err.contains("no folder `last-year`"), "{}", run.err);
}
