//! Pages and figures: the same bytes every time, only into folders that may be written, private only when asked.

use std::fs;

use crate::support::{files_below, folder_of, in_repository, offsite};

fn post_sales() -> String {
    in_repository("workshops/post-sales")
        .to_str()
        .unwrap()
        .to_owned()
}

const SMALL: &str = "[task.forecast]\nname = \"Forecast renewals\"\nimpact = 4\neffort = 2\n";

#[test]
fn separate_processes_write_the_same_bytes() {
    let folder = folder_of::<&str>(&[]);
    for out in ["a", "b"] {
        let run = offsite(
            folder.path(),
            &["render", &post_sales(), "--out", out, "--png", "1"],
        );
        assert_eq!(run.code, Some(0), "{run:?}");
    }
    let first = files_below(&folder.path().join("a"));
    let expected = [
        ".offsite-manifest",
        "agreement.html",
        "competencies.html",
        "handouts.html",
        "impact-effort.html",
        "impact-effort.png",
        "impact-effort.svg",
        "index.html",
        "raci-decisions.html",
        "raci-in-scaled.html",
        "raci-list.html",
        "raci-roles.html",
        "raci-segments.html",
        "raci-to-settle.html",
        "raci.html",
    ];
    let (handouts, pages): (Vec<_>, Vec<_>) =
        first.keys().partition(|path| path.starts_with("handouts/"));
    assert_eq!(pages, expected);
    assert!(
        handouts.contains(&&"handouts/cards.html".to_owned()),
        "{handouts:?}"
    );
    assert!(
        first == files_below(&folder.path().join("b")),
        "the bytes differ"
    );
}

#[test]
fn the_order_and_the_names_of_files_change_nothing_but_the_order_shown() {
    let one = folder_of(&[("all.toml", format!("{SMALL}[role.csm]\nname = \"CSM\"\n"))]);
    let two = folder_of(&[
        ("z.toml", SMALL),
        ("a.toml", "[role.csm]\nname = \"CSM\"\n"),
    ]);
    for folder in [&one, &two] {
        assert_eq!(
            offsite(folder.path(), &["render", "--out", "out"]).code,
            Some(0)
        );
    }
    assert!(
        files_below(&one.path().join("out")) == files_below(&two.path().join("out")),
        "the bytes differ"
    );
}

#[test]
fn stale_pages_are_noticed_and_current_ones_left_alone() {
    let folder = folder_of(&[("tasks.toml", SMALL)]);
    let render =
        |more: &[&str]| offsite(folder.path(), &[&["render", "--out", "out"], more].concat());
    assert_eq!(render(&["--check"]).code, Some(1), "nothing is there yet");
    assert!(
        !folder.path().join("out").exists(),
        "--check writes nothing"
    );
    assert_eq!(render(&[]).code, Some(0));
    assert_eq!(render(&["--check"]).code, Some(0));
    let again = render(&[]);
    assert!(again.out.contains("0 changed"), "{again:?}");
    fs::write(
        folder.path().join("tasks.toml"),
        SMALL.replace("impact = 4", "impact = 5"),
    )
    .unwrap();
    let check = render(&["--check"]);
    assert_eq!(check.code, Some(1));
    assert!(check.out.contains("stale: out"), "{check:?}");
}

#[test]
fn unclear_files_are_not_rendered() {
    let folder = folder_of(&[("tasks.toml", SMALL.replace("4", "\"four\""))]);
    let run = offsite(folder.path(), &["render", "--out", "out"]);
    assert_eq!(run.code, Some(1), "{run:?}");
    assert!(
        run.out.contains("wrong-type") && run.out.contains("nothing was rendered"),
        "{run:?}"
    );
    assert!(!folder.path().join("out").exists());
}

#[test]
fn findings_of_the_domain_do_not_stop_a_render() {
    let row =
        "[role.csm]\nname = \"CSM\"\n[activity.quote]\nname = \"Write the quote\"\nR = \"csm\"\n";
    let folder = folder_of(&[("raci.toml", row)]);
    assert_eq!(offsite(folder.path(), &["check"]).code, Some(1));
    assert_eq!(
        offsite(folder.path(), &["render", "--out", "out"]).code,
        Some(0)
    );
    let page = fs::read_to_string(folder.path().join("out/raci.html")).unwrap();
    assert!(
        page.contains("no-accountable"),
        "the finding stands on the page"
    );
}

#[test]
fn bad_output_folders_are_refused_and_nothing_is_touched() {
    let folder = folder_of(&[
        ("tasks.toml", SMALL),
        ("report.txt", "mine"),
        ("site/index.html", "mine"),
    ]);
    for (out, why) in [
        ("report.txt", "it is a file"),
        (".", "own folder"),
        ("report.txt/out", "cannot"),
        ("site", "not written by offsite"),
    ] {
        let run = offsite(folder.path(), &["render", "--out", out]);
        assert_eq!(run.code, Some(3), "{out}: {run:?}");
        assert!(run.err.contains(why), "{out}: {run:?}");
    }
    assert_eq!(
        fs::read_to_string(folder.path().join("report.txt")).unwrap(),
        "mine"
    );
    assert_eq!(files_below(&folder.path().join("site")).len(), 1);
}

#[test]
fn a_template_of_the_workshop_takes_the_place_of_ours() {
    let own = "<!doctype html><html lang=\"en\"><title>Mine</title><p>{{ frame.title }}</p></html>";
    let folder = folder_of(&[("tasks.toml", SMALL), ("templates/index.html", own)]);
    let run = offsite(folder.path(), &["render", "--out", "out"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    let page = fs::read_to_string(folder.path().join("out/index.html")).unwrap();
    assert!(
        page.starts_with("<!doctype html><html lang=\"en\"><title>Mine</title>"),
        "{page}"
    );
    fs::write(folder.path().join("templates/index.html"), "{{ page.").unwrap();
    let run = offsite(folder.path(), &["render", "--out", "out"]);
    assert_eq!(run.code, Some(3), "{run:?}");
    assert!(run.err.contains("index.html"), "{run:?}");
}

#[test]
fn files_of_other_names_beside_templates_are_left_alone() {
    let folder = folder_of(&[
        ("tasks.toml", SMALL.as_bytes()),
        ("templates/logo.png", b"\x89PNG\xff"),
        ("templates/notes.html", b"{{ not a template"),
    ]);
    let run = offsite(folder.path(), &["render", "--out", "out"]);
    assert_eq!(run.code, Some(0), "{run:?}");
}

#[test]
fn names_and_levels_appear_only_when_asked_for() {
    let mut private = String::from(
        "[framework]\n[step.csm]\nname = \"CSM\"\n\
         [competency.value]\nname = \"Proving value\"\nlevels = [\"Reports.\", \"Agrees.\"]\nrequire = { csm = 2 }\n\
         [vote]\nsecret = true\n[task.a]\nname = \"A task\"\n\
         [scale.impact]\nanchors = [\"low\", \"high\"]\n[scale.effort]\nanchors = [\"low\", \"high\"]\n",
    );
    for n in 0..6 {
        private.push_str(&format!(
            "[person.p{n}]\nname = \"Zacharias{n} Quist\"\n[assessment.p{n}]\nstep = \"csm\"\nscore.value = [2, 1]\n\
             [ballot.p{n}.r1]\na = [4, 2]\n"
        ));
    }
    let folder = folder_of(&[("all.toml", private)]);
    assert_eq!(
        offsite(folder.path(), &["render", "--out", "shared"]).code,
        Some(0)
    );
    assert_eq!(
        offsite(folder.path(), &["render", "--out", "own", "--private"]).code,
        Some(0)
    );
    let naming = |out: &str| -> Vec<String> {
        let pages = files_below(&folder.path().join(out)).into_iter();
        let named = pages.filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains("Zacharias"));
        named.map(|(path, _)| path).collect()
    };
    assert_eq!(naming("shared"), [""; 0]);
    let private = [
        "competencies.html",
        "handouts/development.html",
        "handouts/gaps.html",
        "handouts/self-assessment.html",
    ];
    assert_eq!(naming("own"), private);
}

#[test]
fn a_font_for_other_scripts_is_asked_for_by_name() {
    let folder = folder_of(&[(
        "tasks.toml",
        SMALL.replace("Forecast renewals", "更新を予測する"),
    )]);
    let run = offsite(folder.path(), &["render", "--out", "out"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(run.err.contains("--font FILE"), "{run:?}");
    let svg = fs::read_to_string(folder.path().join("out/impact-effort.svg")).unwrap();
    assert!(
        svg.contains("更新を予測する"),
        "the name is there whatever the font"
    );
}

#[test]
fn only_what_was_asked_for_is_written() {
    let folder = folder_of(&[("tasks.toml", SMALL)]);
    let run = offsite(
        folder.path(),
        &["render", "--out", "out", "--only", "raci,index"],
    );
    assert_eq!(run.code, Some(0), "{run:?}");
    let names: Vec<_> = files_below(&folder.path().join("out"))
        .into_keys()
        .collect();
    assert_eq!(names, [".offsite-manifest", "index.html", "raci.html"]);
}

const VOTED: &str = "[role.csm]\nname = \"CSM\"\n[person.p]\nname = \"P\"\n[person.q]\nname = \"Q\"\n\
     [task.quote]\nname = \"Write the quote\"\nowner = \"csm\"\nhours = 4\ndisposition = \"automate\"\n\
     option.automate = { build_hours = 40 }\n\
     [task.chase]\nname = \"Chase invoices\"\nhours = 0\n\
     [ballot.p.r1]\nquote = [1, 2]\nchase = [3, 2]\n[ballot.q.r1]\nquote = [5, 2]\nchase = [3, 2]\n";

/// The impact-effort plot rendered with these arguments.
fn plot(args: &[&str]) -> String {
    let folder = folder_of(&[("all.toml", VOTED)]);
    let run = offsite(folder.path(), &[&["render", "--out", "out"], args].concat());
    assert_eq!(run.code, Some(0), "{run:?}");
    fs::read_to_string(folder.path().join("out/impact-effort.svg")).unwrap()
}

#[test]
fn the_plot_shows_what_is_contested_and_on_demand_the_votes() {
    let (plain, whiskers) = (plot(&[]), plot(&["--whiskers"]));
    assert!(plain.contains("Second ring: voters far apart") && !plain.contains("whisker"));
    assert!(whiskers.contains("class=\"whisker\" data-id=\"quote\""));
}

#[test]
fn the_plot_can_run_over_hours() {
    let hours = plot(&["--across", "hours"]);
    assert!(
        hours.contains("Team hours a week, log scale")
            && hours.contains("At the end of the log scale: 1 task with 0 h")
    );
    assert!(hours.contains("data-id=\"chase\""));
    let build = plot(&["--across", "build-hours"]);
    assert!(
        build.contains(">Quick wins<") && build.contains("Not shown: 1 task without build hours")
    );
    assert!(!build.contains("data-id=\"chase\""));
}

#[test]
fn a_set_of_tasks_is_highlighted_or_the_slip_answered() {
    let svg = plot(&[
        "--highlight",
        "disposition=automate",
        "--highlight",
        "role=csm",
    ]);
    assert!(svg.contains("Highlighted: disposition automate and role csm (1 of 2 tasks)"));
    let folder = folder_of(&[("all.toml", VOTED)]);
    for (set, why) in [
        (
            "automate",
            "write a key and its values, such as `disposition=automate`",
        ),
        ("rol=csm", "there is no key `rol`; did you mean `role`?"),
        (
            "role=cms",
            "there is no role `cms` in this workshop; did you mean `csm`?",
        ),
        (
            "phase=onboard",
            "there is no phase `onboard` in this workshop",
        ),
    ] {
        let run = offsite(
            folder.path(),
            &["render", "--out", "out", "--highlight", set],
        );
        assert_eq!(run.code, Some(2), "{set}: {run:?}");
        assert!(run.err.contains(why), "{set}: {run:?}");
        assert!(!folder.path().join("out").exists(), "{set}");
    }
}
