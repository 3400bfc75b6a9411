//! `offsite git install --merge`: what real git does with a workshop's files once it is told to ask offsite.

use std::fs;

use crate::repository::Repository;
use crate::support::{Run, offsite_with_git};

const BASE: &str = "[activity.quote]\nname = \"Write the quote\"\nA = \"csl\"\nR = [\"csm\"]\n";

/// A repository with a workshop in `w`.
fn workshop() -> Repository {
    let repository = Repository::new();
    repository.commit_file("w/raci.toml", BASE);
    repository
}

fn offsite(repository: &Repository, arguments: &str) -> Run {
    let arguments: Vec<_> = ["git"].into_iter().chain(arguments.split(' ')).collect();
    offsite_with_git(&repository.join("w"), &arguments)
}

fn done(repository: &Repository, arguments: &str) -> String {
    let run = offsite(repository, arguments);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{}", run.out);
    run.out
}

fn config(repository: &Repository) -> String {
    fs::read_to_string(repository.join(".git/config")).unwrap()
}

/// Whether merging two sides of a file is clean, and what it says then.
fn merged(repository: &Repository, path: &str, [ours, theirs]: [&str; 2]) -> (bool, String) {
    repository.commit_file(path, BASE);
    repository.git(&["checkout", "--quiet", "-b", "theirs"]);
    repository.commit_file(path, theirs);
    repository.git(&["checkout", "--quiet", "main"]);
    repository.commit_file(path, ours);
    let merge = repository.run(repository.path(), &["merge", "--no-edit", "theirs"]);
    let text = fs::read_to_string(repository.join(path)).unwrap();
    (merge.status.success(), text)
}

#[test]
fn once_installed_git_merges_by_cell() {
    let ours = BASE.replace("[\"csm\"]", "[\"csm\", \"ae\"]");
    let theirs = BASE.replace("[\"csm\"]", "[\"csm\", \"ps\"]");
    // Names that a command would take for its options, and one that a shell would trip over.
    for name in ["--color=x.toml", "-C.toml", "--help.toml", "a $b 'c'.toml"] {
        for (install, merges) in [("install", false), ("install --merge", true)] {
            let repository = workshop();
            done(&repository, install);
            // At the top no folder stands before the name.
            fs::rename(
                repository.join("w/.gitattributes"),
                repository.join(".gitattributes"),
            )
            .unwrap();
            let (is_clean, text) = merged(&repository, name, [&ours, &theirs]);
            assert_eq!(is_clean, merges, "{name}: {text}");
            let together = text.contains("R = [\"csm\", \"ae\", \"ps\"]");
            assert_eq!(together, merges, "{name}: {text}");
        }
    }
}

#[test]
fn a_path_of_the_program_with_a_percent_sign_is_no_placeholder() {
    let repository = workshop();
    let folder = repository.join("100%Off & more");
    fs::create_dir(&folder).unwrap();
    let program = folder.join(format!("offsite{}", std::env::consts::EXE_SUFFIX));
    fs::copy(env!("CARGO_BIN_EXE_offsite"), &program).unwrap();
    let installed = std::process::Command::new(&program)
        .current_dir(repository.join("w"))
        .args(["git", "install", "--merge"])
        .env_remove("GIT_DIR")
        .output()
        .unwrap();
    assert!(installed.status.success(), "{installed:?}");
    fs::write(repository.join(".gitignore"), "/100*\n").unwrap();
    let ours = BASE.replace("[\"csm\"]", "[\"csm\", \"ae\"]");
    let theirs = BASE.replace("[\"csm\"]", "[\"csm\", \"ps\"]");
    let (is_clean, text) = merged(&repository, "w/raci.toml", [&ours, &theirs]);
    assert!(is_clean, "{text}");
}

#[test]
fn install_and_uninstall_say_what_they_do_to_both() {
    let repository = workshop();
    let attributes = || fs::read_to_string(repository.join("w/.gitattributes")).ok();
    let before = config(&repository);

    let dry = done(&repository, "install --merge --dry-run");
    for said in [
        "would write\n  diff.offsite.textconv = ",
        "merge.offsite.driver = ",
        " git merge-driver -- %O %A %B %L %P   in",
        "merge.offsite.name = merge the files",
        "*.toml merge=offsite   in",
    ] {
        assert!(dry.contains(said), "{said} is not in {dry}");
    }
    assert_eq!((config(&repository), attributes()), (before.clone(), None));

    let plain = done(&repository, "install");
    assert!(!plain.contains("merge"), "{plain}");
    let plain = config(&repository);
    let more = done(&repository, "install --merge");
    assert!(more.starts_with("wrote\n  merge.offsite.driver"), "{more}");
    assert!(more.contains("Servers do not run merge drivers"), "{more}");
    assert_eq!(
        attributes().unwrap(),
        "*.toml diff=offsite\n*.toml merge=offsite\n"
    );
    let both = config(&repository);
    assert!(done(&repository, "install --merge").starts_with("nothing to write"));
    assert!(done(&repository, "install").starts_with("nothing to write"));
    assert_eq!(config(&repository), both);
    assert_ne!(plain, both);

    let dry = done(&repository, "uninstall --dry-run");
    assert!(dry.contains("*.toml merge=offsite   from"), "{dry}");
    assert_eq!(config(&repository), both);
    let undone = done(&repository, "uninstall");
    assert_eq!(dry.replace("would take out", "took out"), undone);
    assert_eq!((config(&repository), attributes()), (before, None));
}

#[test]
fn status_tells_of_a_merge_that_is_half_installed() {
    let repository = workshop();
    done(&repository, "install");
    let status = done(&repository, "status");
    assert!(status.contains("git merges lines; `offsite git install --merge`"));

    done(&repository, "install --merge");
    let status = done(&repository, "status");
    assert!(status.contains("`*.toml merge=offsite` selects all of 1 file\ninstalled: git merges"));

    // A file further down goes elsewhere.
    repository.write("w/sub/more.toml", "");
    repository.write("w/sub/.gitattributes", "*.toml merge=binary\n");
    let status = offsite(&repository, "status");
    assert_eq!(status.code, Some(1), "{status:?}");
    assert!(
        status
            .out
            .contains("git uses `merge=binary` for sub/more.toml\nhalf installed"),
        "{}",
        status.out
    );
    fs::remove_dir_all(repository.join("w/sub")).unwrap();

    // Another clone has the committed line, and a configuration of its own.
    repository.git(&["config", "--remove-section", "merge.offsite"]);
    let status = offsite(&repository, "status");
    assert_eq!(status.code, Some(1), "{status:?}");
    assert!(
        status.out.contains("merge.offsite.driver is not set")
            && status.out.contains("half installed"),
        "{}",
        status.out
    );
    let (ours, theirs) = (BASE.replace("csl", "ops"), BASE.replace("csm", "ae"));
    let (is_clean, text) = merged(&repository, "w/other.toml", [&ours, &theirs]);
    assert!(
        !is_clean && text.contains("<<<<<<<"),
        "git merges lines: {text}"
    );
}

#[test]
fn a_driver_of_somebody_else_is_replaced_when_asked_and_never_taken_out() {
    let repository = workshop();
    repository.git(&["config", "merge.offsite.driver", "mine %A"]);
    let run = done(&repository, "uninstall");
    assert!(
        run.contains("merge.offsite.driver = mine %A   which somebody else set"),
        "{run}"
    );
    let status = offsite(&repository, "status");
    assert_eq!(status.code, Some(1), "{status:?}");
    done(&repository, "install --merge");
    let command = repository.git(&["config", "merge.offsite.driver"]);
    assert!(command.ends_with("-- %O %A %B %L %P"), "{command}");
}
