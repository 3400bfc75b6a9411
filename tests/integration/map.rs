//! What can be done on the impact-effort page, in a real Chromium.
//!
//! A script at the end of a copy of the page does what a person would and writes down what it sees.

use std::fs;
use std::process::Command;

use crate::browser::chromium;
use crate::support::{folder_of, in_repository, offsite};

/// Renders the example workshop, runs `steps` on its impact-effort page, and returns what they put into `seen`;
/// `None` without a browser.
fn seen(fragment: &str, steps: &str) -> Option<String> {
    let browser = chromium()?;
    let folder = folder_of::<&str>(&[]);
    let workshop = in_repository("workshops/post-sales");
    let run = offsite(
        folder.path(),
        &[
            "render",
            workshop.to_str().unwrap(),
            "--out",
            "out",
            "--only",
            "plot",
        ],
    );
    assert_eq!(run.code, Some(0), "{run:?}");
    let page = folder.path().join("out/impact-effort.html");
    let probe = format!(
        "<script>{{const seen = []; try {{ {steps} }} catch (error) {{ seen.push(String(error)) }} \
         document.documentElement.innerHTML = '<pre>' + seen.join('|') + '</pre>';}}</script></body>"
    );
    let text = fs::read_to_string(&page)
        .unwrap()
        .replace("</body>", &probe);
    fs::write(&page, text).unwrap();
    let output = Command::new(browser)
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--window-size=1600,1000",
        ])
        .arg(format!(
            "--user-data-dir={}",
            folder.path().join("profile").display()
        ))
        .args(["--virtual-time-budget=5000", "--dump-dom"])
        .arg(format!("file://{}{fragment}", page.display()))
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let seen = text
        .split_once("<pre>")
        .and_then(|(_, rest)| rest.split_once("</pre>"));
    Some(
        seen.unwrap_or_else(|| panic!("nothing seen: {output:?}"))
            .0
            .to_owned(),
    )
}

fn assert_seen(fragment: &str, steps: &str, expected: &str) {
    if let Some(seen) = seen(fragment, steps) {
        assert_eq!(seen, expected);
    }
}

/// The group of a task in the map that is shown.
const TASK: &str = "const task = (id) => document.querySelector(`.names .task[data-id='${id}']`);";

#[test]
fn a_card_says_what_is_known_of_a_task_and_escape_takes_it_away() {
    let steps = "
        const at = task('checkin-calls').querySelector('.marker');
        at.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: 'mouse' }));
        const card = document.querySelector('.card');
        seen.push(card.hidden, card.querySelector('p').textContent);
        seen.push([...card.querySelectorAll('dt')].map((name) => name.textContent).slice(0, 5).join(','));
        const [a, b] = [card, at].map((one) => one.getBoundingClientRect());
        seen.push(a.right < b.left || a.left > b.right || a.bottom < b.top || a.top > b.bottom);
        document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
        seen.push(card.hidden);";
    assert_seen(
        "",
        &(TASK.to_owned() + steps),
        "false|11  Hold standing check-in calls|Impact,Effort,Votes,Hours a week,Owner|true|true",
    );
}

#[test]
fn a_search_fades_what_does_not_match_and_moves_nothing() {
    let steps = "
        const place = () => JSON.stringify(task('checkin-calls').getBoundingClientRect());
        const before = place();
        const words = document.getElementById('f-words');
        words.value = 'CHECK-IN calls';
        words.dispatchEvent(new Event('input', { bubbles: true }));
        seen.push(document.getElementById('f-shown').textContent);
        seen.push(task('checkin-calls').matches('.faded'), task('crm-update').matches('.faded'));
        seen.push(before === place());";
    assert_seen(
        "",
        &(TASK.to_owned() + steps),
        "2 of 54 tasks|false|true|true",
    );
}

#[test]
fn map_and_list_choose_each_other() {
    let steps = "
        task('crm-update').querySelector('.marker').dispatchEvent(new MouseEvent('click', { bubbles: true }));
        seen.push(document.querySelector('tr.chosen').dataset.task, location.hash);
        document.querySelector(\"tr[data-task='checkin-calls'] a\").click();
        seen.push(document.querySelector('.names .task.chosen').dataset.id);
        seen.push(document.querySelectorAll('.names .task.chosen').length);";
    assert_seen(
        "",
        &(TASK.to_owned() + steps),
        "crm-update|#task-crm-update|checkin-calls|1",
    );
}

#[test]
fn a_link_to_a_task_opens_with_it_chosen() {
    assert_seen(
        "#task-crm-update",
        "seen.push(document.querySelector('.names .task.chosen').dataset.id);",
        "crm-update",
    );
}

#[test]
fn the_map_is_one_stop_for_the_keyboard_and_arrows_lead_on() {
    let steps = "
        const key = (name) => document.activeElement.dispatchEvent(
            new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
        const stops = () => document.querySelectorAll(\".names .task[tabindex='0']\").length;
        seen.push(stops());
        task('checkin-calls').focus();
        const from = task('checkin-calls').querySelector('.marker').getBoundingClientRect().left;
        key('ArrowRight');
        seen.push(document.activeElement.querySelector('.marker').getBoundingClientRect().left > from);
        key('Home');
        seen.push(document.activeElement.dataset.id === document.querySelector('tr[data-task]').dataset.task);
        key('Enter');
        seen.push(document.activeElement.getAttribute('aria-pressed'), stops());";
    assert_seen("", &(TASK.to_owned() + steps), "1|true|true|true|1");
}

#[test]
fn no_id_is_there_twice() {
    let steps = "
        const ids = [...document.querySelectorAll('[id]')].map((one) => one.id);
        seen.push(ids.filter((id, at) => ids.indexOf(id) !== at).join());
        seen.push(document.querySelectorAll('.numbers-only .number, .numbers-only .label').length);";
    assert_seen("", steps, "|54");
}

#[test]
fn without_a_script_everything_is_there() {
    let folder = folder_of::<&str>(&[]);
    let workshop = in_repository("workshops/post-sales");
    offsite(
        folder.path(),
        &[
            "render",
            workshop.to_str().unwrap(),
            "--out",
            "out",
            "--only",
            "plot",
        ],
    );
    let page = fs::read_to_string(folder.path().join("out/impact-effort.html")).unwrap();
    assert!(page.contains("<form class=\"filter find\" hidden"));
    assert_eq!(page.matches("<tr id=\"task-").count(), 54);
    assert!(page.contains("id=\"view-numbers\"") && page.contains("id=\"numbers-plot\""));
}
