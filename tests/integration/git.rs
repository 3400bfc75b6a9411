//! What offsite asks of git: revisions, the files of a commit, and what it says when git cannot tell.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use offsite::error::Error;
use offsite::git::{Commit, ObjectId, Objects, Repository as Git};
use offsite::source::{FileProblem, SourceTree};

use crate::repository::Repository;
use crate::support::folder_of;

const TASK: &str = "[task.a]\nname = \"A\"\n";

fn paths(tree: &SourceTree) -> Vec<&str> {
    tree.files().iter().map(|file| file.path.as_str()).collect()
}

/// The workshop in a folder as it was at a revision.
fn at(folder: &Path, revision: &str) -> Result<SourceTree, Error> {
    let git = Git::around(folder)?;
    let commit = git.commit(revision)?;
    SourceTree::at_revision(&git, &mut Objects::of(&git)?, &commit)
}

/// What is said, and that it is trouble with git.
fn trouble<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    let error = result.unwrap_err();
    assert_eq!(error.exit_code(), 4, "{error}");
    error.to_string()
}

#[test]
fn a_commit_has_the_files_that_the_folder_had() {
    for format in ["sha1", "sha256"] {
        let repository = Repository::with(&["--object-format", format]);
        for (path, text) in [
            ("team/w/b.toml", TASK),
            ("team/w/A.TOML", "[task.b]\nname = \"B\"\n"),
            ("team/w/sub-x/z.toml", ""),
            (
                "team/w/sub/deep/é \".toml",
                "\u{feff}[task.c]\r\nname = \"C\"\r\n",
            ),
            ("team/w/.hidden/x.toml", TASK),
            ("team/w/.x.toml", TASK),
            ("team/w/notes.md", "# notes"),
            ("team/other.toml", TASK),
        ] {
            repository.write(path, text);
        }
        repository.write("team/w/latin.toml", b"[task.d]\nname = \"\xe4\"\n");
        repository.commit("all");
        let folder = repository.join("team/w");
        let on_disk = SourceTree::read(&folder).unwrap();
        fs::write(folder.join("b.toml"), "changed").unwrap();
        fs::write(folder.join("new.toml"), "new").unwrap();
        let then = at(&folder, "HEAD").unwrap();
        assert_eq!(then.files(), on_disk.files(), "{format}");
        assert_eq!(then.files().len(), 5);
        assert!(then.files().iter().all(|file| file.tracked));
        let latin = then.files().iter().find(|file| file.path == "latin.toml");
        assert_eq!(latin.unwrap().problem, Some(FileProblem::NotUtf8(17)));
    }
}

#[cfg(unix)]
#[test]
fn links_and_submodules_are_not_read() {
    let repository = Repository::new();
    repository.write("w/a.toml", TASK);
    std::os::unix::fs::symlink("a.toml", repository.join("w/link.toml")).unwrap();
    std::os::unix::fs::symlink("w", repository.join("way")).unwrap();
    let commit = repository.commit("one");
    let module = format!("160000,{commit},w/module.toml");
    repository.git(&["update-index", "--add", "--cacheinfo", &module]);
    repository.git(&["commit", "--quiet", "-m", "two"]);
    assert_eq!(
        paths(&at(&repository.join("w"), "HEAD").unwrap()),
        ["a.toml"]
    );
    let by_link = Git::around(&repository.join("way")).unwrap();
    assert_eq!(by_link.prefix(), "w", "where the folder really lies");
    assert_eq!(
        paths(&at(&repository.join("way"), "HEAD").unwrap()),
        ["a.toml"]
    );
}

#[test]
fn the_folder_is_found_in_its_repository() {
    let repository = Repository::new();
    repository.write("a b/ü/w.toml", TASK);
    let prefix = |folder: &str| {
        let git = Git::around(&repository.join(folder)).unwrap();
        git.prefix().to_owned()
    };
    assert_eq!(prefix("."), "");
    assert_eq!(prefix("a b/ü"), "a b/ü");
    assert_eq!(prefix("a b/./ü/../ü/"), "a b/ü");
    let is_there = Git::around(&repository.join("nowhere")).unwrap_err();
    assert!(matches!(is_there, Error::NoFolder(_)), "{is_there}");
}

#[test]
fn what_is_not_there_is_said_with_what_to_do() {
    let lonely = folder_of(&[("w.toml", TASK)]);
    assert!(trouble(Git::around(lonely.path())).contains("`git init"));

    let repository = Repository::new();
    repository.write("w/a.toml", TASK);
    let none = trouble(at(&repository.join("w"), "HEAD"));
    assert!(
        none.contains("no commit yet") && none.contains("`git commit`"),
        "{none}"
    );

    repository.git(&["commit", "--quiet", "--allow-empty", "-m", "empty"]);
    let before = trouble(at(&repository.join("w"), "HEAD"));
    assert!(
        before.contains("at `HEAD` there is no TOML file in `w`"),
        "{before}"
    );

    repository.commit("files");
    repository.git(&["tag", "v1"]);
    repository.git(&["tag", "thing"]);
    repository.git(&["branch", "thing"]);
    let said = |revision: &str| trouble(at(&repository.join("w"), revision));
    assert_eq!(
        said("mian"),
        "git knows no revision `mian`; did you mean `main`?"
    );
    assert!(said("elsewhere").contains("git knows no revision `elsewhere`; `git branch --all`"));
    assert!(said("thing").contains("`refs/tags/thing` for the tag"));
    for odd in [
        "",
        "--all",
        "-n1",
        "HEAD..v1",
        "HEAD:w/a.toml",
        "a\nb",
        "^HEAD",
    ] {
        assert!(
            said(odd).contains(&format!("no revision `{odd}`")),
            "{}",
            said(odd)
        );
    }
    at(&repository.join("w"), "v1").unwrap();

    let bare = folder_of::<&str>(&[]);
    let clone = ["clone", "--quiet", "--bare", "."];
    repository.git(&[&clone[..], &[bare.path().to_str().unwrap()]].concat());
    assert!(trouble(Git::around(bare.path())).contains("without a work tree"));
    assert!(trouble(Git::around(&repository.join(".git"))).contains("without a work tree"));
}

#[test]
fn short_ids_that_two_commits_share_are_ambiguous() {
    let repository = Repository::new();
    // Four digits are the fewest that git takes.
    let mut starts = BTreeSet::new();
    let shared = (0..1_000).find_map(|n| {
        let start = commit_of_nothing(&repository, n)[..4].to_owned();
        (!starts.insert(start.clone())).then_some(start)
    });
    repository.commit_file("w.toml", TASK);
    let said = trouble(at(repository.path(), &shared.unwrap()));
    assert!(said.contains("more digits of an id"), "{said}");
}

/// A commit that no branch has.
fn commit_of_nothing(repository: &Repository, n: usize) -> String {
    let tree = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
    if n == 0 {
        repository.git(&["hash-object", "-t", "tree", "-w", "/dev/null"]);
    }
    repository.git(&["commit-tree", tree, "-m", &n.to_string()])
}

#[test]
fn a_shallow_clone_says_how_to_get_the_rest() {
    let repository = Repository::new();
    let first = repository.commit_file("w.toml", TASK);
    repository.git(&["checkout", "--quiet", "-b", "side"]);
    repository.commit_file("w.toml", "[task.b]\nname = \"B\"\n");
    repository.git(&["checkout", "--quiet", "main"]);
    repository.commit_file("w.toml", "[task.c]\nname = \"C\"\n");
    let git = Git::around(repository.path()).unwrap();
    let (main, side) = (git.commit("main").unwrap(), git.commit("side").unwrap());
    assert_eq!(git.merge_base(&main, &side).unwrap().id.as_str(), first);

    let clone = folder_of::<&str>(&[]);
    let origin = format!("file://{}", repository.path().display());
    let asked = [
        "clone",
        "--quiet",
        "--depth",
        "1",
        "--no-single-branch",
        &origin,
    ];
    repository.git(&[&asked[..], &[clone.path().to_str().unwrap()]].concat());
    let git = Git::around(clone.path()).unwrap();
    assert!(git.is_shallow());
    let side = git.commit("origin/side").unwrap();
    let main = git.commit("main").unwrap();
    for said in [
        trouble(git.commit(&first)),
        trouble(git.commit("HEAD~1")),
        trouble(git.merge_base(&main, &side)),
    ] {
        assert!(said.contains("`fetch-depth: 0`") && said.contains("`git fetch --unshallow`"));
    }
    let said = trouble(git.commit("side"));
    assert!(said.contains("did you mean `origin/side`?"), "{said}");
}

#[test]
fn histories_without_a_common_commit_are_told_apart_from_shallow_ones() {
    let repository = Repository::new();
    repository.commit_file("w.toml", TASK);
    repository.git(&["checkout", "--quiet", "--orphan", "other"]);
    repository.commit("other");
    let git = Git::around(repository.path()).unwrap();
    let (main, other) = (git.commit("main").unwrap(), git.commit("other").unwrap());
    let said = trouble(git.merge_base(&main, &other));
    assert!(
        said.contains("`main` and `other` have no commit in common; compare"),
        "{said}"
    );
}

#[test]
fn files_that_git_ignores_are_not_kept() {
    let repository = Repository::new();
    repository.write(".gitignore", "private/\n");
    repository.write("w/private/p.toml", TASK);
    repository.write("w/a.toml", TASK);
    repository.write("w/sub/ö.toml", TASK);
    repository.commit("all");
    repository.write("w/new.toml", TASK);
    let folder = repository.join("w");
    let git = Git::around(&folder).unwrap();
    let read = SourceTree::read(&folder).unwrap();
    assert_eq!(read.files().len(), 4);
    let tracked: Vec<_> = read.files().iter().map(|file| file.tracked).collect();
    assert_eq!(tracked, [true, false, false, true]);
    let kept = read.kept_by_git(&git).unwrap();
    assert_eq!(paths(&kept), ["a.toml", "new.toml", "sub/ö.toml"]);
}

#[test]
fn what_a_clone_left_out_is_not_fetched() {
    let repository = Repository::new();
    repository.git(&["config", "uploadpack.allowFilter", "true"]);
    repository.commit_file("w/a.toml", TASK);
    let clone = folder_of::<&str>(&[]);
    let origin = format!("file://{}", repository.path().display());
    let asked = [
        "clone",
        "--quiet",
        "--no-checkout",
        "--filter=blob:none",
        &origin,
    ];
    repository.git(&[&asked[..], &[clone.path().to_str().unwrap()]].concat());
    fs::create_dir(clone.path().join("w")).unwrap();
    let said = trouble(at(&clone.path().join("w"), "HEAD"));
    assert!(said.contains("offsite fetches nothing"), "{said}");
}

#[test]
fn no_program_of_the_repository_runs() {
    let repository = Repository::new();
    repository.write("w.toml", TASK);
    repository.write(".gitattributes", "*.toml diff=trap\n");
    repository.commit("all");
    let sprung = repository.join("sprung");
    let trap = format!("touch '{}'; cat", sprung.display());
    for key in [
        "core.fsmonitor",
        "diff.external",
        "diff.trap.textconv",
        "diff.trap.command",
        "core.pager",
    ] {
        repository.git(&["config", key, &trap]);
    }
    let tree = at(repository.path(), "HEAD").unwrap();
    let git = Git::around(repository.path()).unwrap();
    tree.kept_by_git(&git).unwrap();
    assert!(!sprung.exists());
}

#[test]
fn objects_of_another_kind_are_refused() {
    let repository = Repository::new();
    let commit = repository.commit_file("w.toml", TASK);
    let git = Git::around(repository.path()).unwrap();
    let mut objects = Objects::of(&git).unwrap();
    let id = ObjectId::new(&commit);
    assert!(trouble(objects.blob(&id)).contains("is a commit"));
    assert!(trouble(objects.tree(&ObjectId::new(&"0".repeat(40)))).contains("left out"));
    // What was refused before does not disturb what is asked next.
    let then = SourceTree::at_revision(&git, &mut objects, &Commit::of(id)).unwrap();
    assert_eq!(then.files()[0].text, TASK);
}
