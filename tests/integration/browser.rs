//! The pages in a real Chromium: nothing overflows a phone, nothing goes wrong in a script, nothing is loaded, and
//! axe finds nothing that keeps people out.
//!
//! A probe is added to a copy of each page; a harness shows the copy in frames of several widths and waits for what
//! the probe reports. Without Chromium these tests are skipped, except where `OFFSITE_BROWSER_TESTS` is
//! `required`. axe-core is used where `AXE_CORE` names its script. `.ci/run` sets both.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::{files_below, folder_of, in_repository, offsite};

/// Phone, laptop and projector, in pixels.
const WIDTHS: [u32; 3] = [390, 1366, 1920];

/// Reports to the harness what is wider than the page, what went wrong, and what axe finds.
const PROBE: &str = r#"
<script>
  const expectAxe = EXPECT_AXE;
  const problems = [];
  addEventListener("error", event => problems.push("script: " + event.message));
  addEventListener("securitypolicyviolation", event => problems.push("loads " + event.blockedURI));
  addEventListener("load", async () => {
    const page = document.documentElement;
    if (page.scrollWidth > page.clientWidth) problems.push(`is ${page.scrollWidth} px wide on ${page.clientWidth}`);
    for (const entry of performance.getEntriesByType("resource")) problems.push("loads " + entry.name);
    if (expectAxe && !window.axe) problems.push("axe did not load");
    if (window.axe) {
      const found = await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] });
      for (const one of found.violations) problems.push(`axe ${one.id}: ${one.nodes.map(n => n.target).join(" ; ")}`);
    }
    parent.postMessage({ page: location.pathname.split("/").pop(), width: innerWidth, problems }, "*");
  });
</script>
"#;

/// A browser that can be driven, or `None` where this machine has none and need not have one.
pub(crate) fn chromium() -> Option<PathBuf> {
    let names = [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ];
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path)
        .flat_map(|folder| names.map(|name| folder.join(name)))
        .find(|program| program.is_file());
    assert!(
        found.is_some()
            || std::env::var_os("OFFSITE_BROWSER_TESTS").is_none_or(|tests| tests != "required"),
        "Chromium is required and not there"
    );
    found
}

/// Renders a workshop and returns everything that its pages report.
fn problems(browser: &Path, workshop: &Path, dark: bool) -> Vec<String> {
    let folder = folder_of::<&str>(&[]);
    let run = offsite(
        folder.path(),
        &["render", workshop.to_str().unwrap(), "--out", "out"],
    );
    assert_eq!(run.code, Some(0), "{run:?}");
    problems_of_pages(browser, &folder, dark)
}

/// Everything that the pages in `out` of a folder report, as `page at width: problem`.
fn problems_of_pages(browser: &Path, folder: &TempDir, dark: bool) -> Vec<String> {
    let axe = std::env::var_os("AXE_CORE")
        .map(|path| format!("<script>{}</script>", fs::read_to_string(path).unwrap()))
        .unwrap_or_default();
    let probe = PROBE.replace("EXPECT_AXE", if axe.is_empty() { "false" } else { "true" });
    let mut frames = String::new();
    let mut expected = 0;
    for (page, text) in files_below(&folder.path().join("out")) {
        if !page.ends_with(".html") {
            continue;
        }
        let path = folder.path().join("out").join(&page);
        let text = String::from_utf8(text).unwrap();
        let probed = text.replacen("<head>", &format!("<head>{probe}{axe}"), 1);
        assert_ne!(text, probed, "{page} has a head");
        fs::write(&path, probed).unwrap();
        for width in WIDTHS {
            frames.push_str(&format!(
                "<iframe src=\"{page}\" width={width} height=900 frameborder=0></iframe>\n"
            ));
            expected += 1;
        }
    }
    // The listener stands first: a page may be done before the next frame is read.
    let harness = format!(
        "<!doctype html><meta charset=utf-8><pre id=reports></pre><script>\
         addEventListener('message', event => reports.textContent += JSON.stringify(event.data) + '\\n');\
         </script>{frames}"
    );

    let harness_path = folder.path().join("out/harness.html");
    fs::write(&harness_path, harness).unwrap();
    let scheme = if dark { "0" } else { "1" };
    let output = Command::new(browser)
        .args([
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--dump-dom",
            "--virtual-time-budget=60000",
        ])
        .arg(format!("--blink-settings=preferredColorScheme={scheme}"))
        .arg(format!(
            "--user-data-dir={}",
            folder.path().join("profile").display()
        ))
        .arg(format!("file://{}", harness_path.display()))
        .output()
        .unwrap();
    let dom = String::from_utf8_lossy(&output.stdout).into_owned();
    let reports = dom
        .split("<pre id=\"reports\">")
        .nth(1)
        .and_then(|rest| rest.split("</pre>").next());
    let reports = reports
        .unwrap_or_default()
        .replace("&amp;", "&")
        .replace("&lt;", "<")
        .replace("&gt;", ">");
    let mut problems = Vec::new();
    let mut heard = 0;
    for report in reports.lines().filter(|line| !line.is_empty()) {
        let report: Value = serde_json::from_str(report).unwrap();
        heard += 1;
        for problem in report["problems"].as_array().unwrap() {
            problems.push(format!(
                "{} at {}: {problem}",
                report["page"], report["width"]
            ));
        }
    }
    assert_eq!(
        heard, expected,
        "every page reports at every width: {dom:.2000}"
    );
    problems
}

#[test]
fn the_example_works_for_everybody_at_every_width() {
    let Some(browser) = chromium() else { return };
    for (workshop, dark) in [
        ("post-sales", false),
        ("post-sales", true),
        ("small-team", false),
        ("kundenerfolg", true),
    ] {
        let folder = in_repository(&format!("workshops/{workshop}"));
        let found = problems(&browser, &folder, dark);
        assert!(
            found.is_empty(),
            "{workshop}, dark: {dark}\n{}",
            found.join("\n")
        );
    }
}

#[test]
fn the_pages_of_what_changed_work_for_everybody_too() {
    let Some(browser) = chromium() else { return };
    let [before, after] =
        ["post-sales-as-found", "post-sales"].map(|name| in_repository("workshops").join(name));
    for dark in [false, true] {
        let folder = folder_of(&[("out/.keep", "")]);
        for format in ["html", "announce-html"] {
            let page = format!("out/{format}.html");
            let run = offsite(
                folder.path(),
                &[
                    "diff",
                    "--from",
                    before.to_str().unwrap(),
                    "--to",
                    after.to_str().unwrap(),
                    "-o",
                    &format!("{format}={page}"),
                ],
            );
            assert_eq!(run.code, Some(0), "{run:?}");
        }
        let problems = problems_of_pages(&browser, &folder, dark);
        assert!(problems.is_empty(), "{}", problems.join("\n"));
    }
}

#[test]
fn hostile_names_break_nothing() {
    let Some(browser) = chromium() else { return };
    let long = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung";
    let mut text = format!(
        "[workshop]\ntitle = \"<script>alert(1)</script> {long}\"\n\
         [phase.a]\nname = \"{long}\"\n[step.a]\nname = \"{long}\"\n\
         [competency.a]\nname = \"{long}\"\nlevels = [\"{long}\", \"</td><script>alert(2)</script>\"]\nrequire = {{ a = 1 }}\n"
    );
    for n in 0..14 {
        text.push_str(&format!(
            "[role.r{n}]\nname = \"{long}\"\nteam = \"{long}\"\n"
        ));
    }
    for (n, name) in [
        long,
        "تجديد عقود العملاء",
        "更新を予測する",
        "\u{1F680} & <b>bold</b>",
    ]
    .iter()
    .enumerate()
    {
        text.push_str(&format!(
            "[task.t{n}]\nname = \"{name}\"\nimpact = {score}\neffort = {score}\nphase = \"a\"\nA = \"r{n}\"\nR = [\"r1\"]\n",
            score = n + 1,
        ));
    }
    let folder = folder_of(&[("all.toml", text)]);
    let found = problems(&browser, folder.path(), false);
    assert!(found.is_empty(), "{}", found.join("\n"));
}
