//! The agenda with its timer in a real Chromium, at times that the test sets. Skipped where there is none, as the other
//! tests in a browser are.

use std::fs;
use std::process::Command;

use crate::browser::chromium;
use crate::support::{folder_of, offsite};

const WORKSHOP: &str = r#"
[workshop]
starts = 2026-02-10
fictional = true
[person.ana]
name = "Ana"
[[agenda]]
start = 09:00:00
minutes = 20
title = "Opening"
lead = "ana"
output = "Rules"
[[agenda]]
minutes = 25
title = "Inventory"
[[agenda]]
start = 10:00:00
minutes = 60
title = "RACI"
[[agenda]]
day = 2
minutes = 30
title = "Close"
"#;

/// Time stands still where the test puts it.
const CLOCK: &str = r#"
<script>
  const at = (hours, minutes, seconds = 0) => new Date(2026, 1, 10, hours, minutes, seconds).getTime();
  let moment = at(9, 5);
  Date.now = () => moment;
</script>
"#;

/// Presses keys and writes down what the room sees.
const DRIVER: &str = r##"
<script>
  const lines = [];
  const text = (name) => document.querySelector("#agenda-timer " + name).textContent;
  const see = (what) => {
    show();
    const seen = [".current .title", ".count", ".unit", ".plan", ".coming .title", ".mode"].map(text);
    lines.push([what, ...seen].join(" | "));
  };
  const press = (key) => document.dispatchEvent(new KeyboardEvent("keydown", { key }));
  see("opened");
  moment = at(9, 21); see("time goes on");
  press("ArrowRight"); see("next");
  press("+"); see("a minute more");
  press("-"); press("-"); see("two less");
  press(" "); moment = at(9, 31); see("paused");
  press(" "); see("goes on");
  press("p"); see("back");
  press("s"); see("from now");
  moment = at(9, 46, 30); see("soon over");
  lines.push("said | " + text("[aria-live]"));
  moment = at(9, 50, 30); see("last minute");
  moment = at(9, 56); see("over time");
  run = null; restore(Date.now()); see("loaded again");
  press("c"); see("by the clock");
  moment = at(11, 30); see("after the end");
  press("d"); see("other day");
  press(" "); see("started");
  moment = at(11, 35); press("ArrowRight"); see("nothing after the last");
  lines.push("behind it | " + document.querySelector("main").inert + " " + document.querySelector("#agenda-timer").hidden);
  press("t");
  lines.push("table | " + document.querySelector("main").inert + " " + document.querySelector("#agenda-timer").hidden);
  const report = document.createElement("pre");
  report.id = "reports";
  report.textContent = lines.join("\n");
  document.body.append(report);
</script>
"##;

const SEEN: &str = "\
opened | Opening | 15 | min left | on time | Inventory (09:20–09:45) | by the clock
time goes on | Inventory | 24 | min left | on time | RACI (10:00–11:00) | by the clock
next | RACI | 60 | min left | 39 min ahead | Nothing after this | by the clock
a minute more | RACI | 61 | min left | 38 min ahead | Nothing after this | by the clock
two less | RACI | 59 | min left | 40 min ahead | Nothing after this | by the clock
paused | RACI | 59 | min left | 30 min ahead | Nothing after this | Paused · by the clock
goes on | RACI | 59 | min left | 30 min ahead | Nothing after this | by the clock
back | Inventory | 15 | min over | 14 min ahead | RACI (10:00–11:00) | by hand
from now | Opening | 20 | min left | 31 min behind | Inventory (09:20–09:45) | by hand
soon over | Opening | 5 | min left | 31 min behind | Inventory (09:20–09:45) | by hand
said | 5 min left
last minute | Opening | 30 | s left | 31 min behind | Inventory (09:20–09:45) | by hand
over time | Opening | 5 | min over | 36 min behind | Inventory (09:20–09:45) | by hand
loaded again | Opening | 5 | min over | 36 min behind | Inventory (09:20–09:45) | by hand
by the clock | RACI | 4 | min until it starts |  | Nothing after this | by the clock
after the end | RACI |  | That was the last part |  | Nothing after this | by the clock
other day | Close | 30 | min left |  | Nothing after this | by hand
started | Close | 30 | min left | on time | Nothing after this | by hand
nothing after the last | Close | 25 | min left | on time | Nothing after this | by hand
behind it | true false
table | false true";

#[test]
fn the_timer_shows_what_is_now_and_how_far_behind_the_room_is() {
    let Some(browser) = chromium() else { return };
    let folder = folder_of(&[("workshop.toml", WORKSHOP)]);
    let run = offsite(
        folder.path(),
        &["render", "--out", "out", "--only", "agenda"],
    );
    assert_eq!(run.code, Some(0), "{run:?}");
    let page = folder.path().join("out/handouts/agenda.html");
    let text = fs::read_to_string(&page).unwrap();
    assert!(
        text.contains("<td class=\"when\">09:20–09:45</td>"),
        "a table without the script"
    );
    let driven = text
        .replacen("<head>", &format!("<head>{CLOCK}"), 1)
        .replacen("</body>", &format!("{DRIVER}</body>"), 1);
    fs::write(&page, driven).unwrap();
    let output = Command::new(browser)
        .args([
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--dump-dom",
        ])
        .arg(format!(
            "--user-data-dir={}",
            folder.path().join("profile").display()
        ))
        .arg(format!("file://{}", page.display()))
        .output()
        .unwrap();
    let dom = String::from_utf8_lossy(&output.stdout).into_owned();
    let reports = dom.split("<pre id=\"reports\">").nth(1);
    let seen = reports.and_then(|rest| rest.split("</pre>").next());
    assert_eq!(seen.unwrap_or(&dom), SEEN);
}
