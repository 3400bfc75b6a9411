use comrak::nodes::{Node, NodeValue};
use comrak::{Arena, Options, parse_document};
use proptest::prelude::*;

use super::*;
use crate::view::finding::Phrase;
use crate::words::english;

fn text(text: &str, name: bool) -> Text {
    vec![Phrase {
        text: text.to_owned(),
        name,
    }]
}

fn digest(title: &str, cells: &[[&str; 3]], sentences: &[&str]) -> Digest {
    let row = |cells: &[&str; 3]| cells.iter().map(|cell| text(cell, false)).collect();
    let item = |sentence: &&str| Item {
        name: (*sentence).to_owned(),
        text: text(sentence, true),
        at: format!("{sentence}:12"),
    };
    let section = |weight, body| Section {
        title: title.to_owned(),
        lead: title.to_owned(),
        weight,
        body,
    };
    let table = Body::Table {
        head: vec![title.to_owned(); 3],
        rows: cells.iter().map(row).collect(),
    };
    let list = Body::List(sentences.iter().map(item).collect());
    Digest {
        title: title.to_owned(),
        headline: format!("{title}."),
        // Of our words only.
        state: "This is agreed.".to_owned(),
        sections: vec![
            section(Weight::News, table.clone()),
            section(Weight::Must, list.clone()),
            section(Weight::Detail, table),
            section(Weight::Detail, list),
        ],
    }
}

/// Everything that GitHub and GitLab read beyond CommonMark.
fn dialects() -> Options<'static> {
    let mut options = Options::default();
    let on = &mut options.extension;
    on.table = true;
    on.autolink = true;
    on.strikethrough = true;
    on.tasklist = true;
    on.footnotes = true;
    on.inline_footnotes = true;
    on.math_dollars = true;
    on.math_code = true;
    on.shortcodes = true;
    on.alerts = true;
    on.description_lists = true;
    on.multiline_block_quotes = true;
    on.wikilinks_title_before_pipe = true;
    options.parse.relaxed_autolinks = true;
    options
}

/// The text below a node.
fn read(node: Node<'_>) -> String {
    let mut text = String::new();
    for node in node.descendants() {
        match &node.data.borrow().value {
            NodeValue::Text(piece) => text.push_str(piece),
            NodeValue::Code(code) => text.push_str(&code.literal),
            _ => {}
        }
    }
    text
}

/// What somebody reads: without what cannot be seen, and with single blanks.
fn seen(text: &str) -> String {
    let visible = text
        .chars()
        .filter(|c| !matches!(c, '\u{200b}' | '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'));
    let blank = |c: char| {
        if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') {
            ' '
        } else {
            c
        }
    };
    let visible: String = visible.map(blank).collect();
    let words = visible.split(' ').filter(|word| !word.is_empty());
    words
        .collect::<Vec<_>>()
        .join(" ")
        .trim_matches(' ')
        .to_owned()
}

/// What is ours: our own elements, and nothing that user text could have made.
fn is_plain(value: &NodeValue) -> bool {
    match value {
        NodeValue::Document
        | NodeValue::Heading(_)
        | NodeValue::Paragraph
        | NodeValue::Text(_)
        | NodeValue::Strong
        | NodeValue::List(_)
        | NodeValue::Item(_)
        | NodeValue::Table(_)
        | NodeValue::TableRow(_)
        | NodeValue::TableCell => true,
        NodeValue::HtmlInline(tag) => {
            ["<span>", "</span>", "<sub>", "</sub>"].contains(&tag.as_str())
        }
        NodeValue::HtmlBlock(html) => {
            let html = html.literal.trim_start();
            [MARKER, "<details>\n<summary>", "</details>"]
                .iter()
                .any(|ours| html.starts_with(ours))
        }
        _ => false,
    }
}

/// What GitHub and GitLab look for in the text of a page.
fn calls(text: &str) -> Option<String> {
    let chars: Vec<char> = text.chars().collect();
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    chars
        .windows(2)
        .find(|pair| matches!(pair[0], '@' | '#' | '!' | '%' | '&' | '~') && is_word(pair[1]))
        .map(|pair| pair.iter().collect())
        .or_else(|| text.contains("://").then(|| "://".to_owned()))
        .or_else(|| {
            text.to_lowercase()
                .contains("www.")
                .then(|| "www.".to_owned())
        })
}

fn holds(title: &str, cells: &[[&str; 3]], sentences: &[&str]) -> Result<(), TestCaseError> {
    let page = page(&digest(title, cells, sentences), english());
    prop_assert!(page.chars().count() <= LIMIT);
    let arena = Arena::new();
    let root = parse_document(&arena, &page, &dialects());
    let mut rows = Vec::new();
    let mut items = Vec::new();
    for node in root.descendants() {
        let value = &node.data.borrow().value;
        prop_assert!(is_plain(value), "{value:?} in\n{page}");
        match value {
            NodeValue::TableRow(false) => {
                let cells: Vec<String> = node.children().map(|cell| seen(&read(cell))).collect();
                rows.push(cells);
            }
            NodeValue::Item(_) => items.push(seen(&read(node))),
            NodeValue::Text(text) => prop_assert_eq!(calls(text), None, "{}", page),
            _ => {}
        }
    }
    let expected: Vec<Vec<String>> = cells
        .iter()
        .map(|row| row.iter().map(|cell| seen(cell)).collect())
        .collect();
    prop_assert_eq!(rows, [expected.clone(), expected].concat(), "{}", page);
    let expected: Vec<String> = sentences
        .iter()
        .map(|sentence| seen(sentence))
        .map(|sentence| format!("“{sentence}” ({sentence}:12)"))
        .collect();
    prop_assert_eq!(items, [expected.clone(), expected].concat(), "{}", page);
    Ok(())
}

/// Pieces of which names are made that mean something.
fn piece() -> impl Strategy<Value = String> {
    const TELLING: &[&str] = &[
        "@platform",
        "@",
        "#12",
        "GH-12",
        "!7",
        "|",
        "<b>",
        "<!-- ",
        "-->",
        "`",
        "**",
        "_a_",
        "[x](y)",
        "[ ]",
        "\\",
        "~~",
        "$",
        "$x$",
        ":tada:",
        "- ",
        "+ ",
        "1. ",
        "\n",
        "\r\n",
        "\t",
        "https://a.b",
        "www.a.b",
        "a@b.de",
        "&amp;",
        "&#64;",
        "</details>",
        "אבג",
        "\u{202e}",
        "[[a]]",
        "{+ a +}",
        "# ",
        "> ",
        "===",
        "---",
        "/close",
        " ",
        "a",
        "mailto:a",
        "~bug",
        "%1",
        "[^1]",
        "^[a]",
        "!!!",
        "\u{200b}",
        "\u{a0}",
        "x:",
    ];
    prop_oneof![
        3 => proptest::sample::select(TELLING).prop_map(str::to_owned),
        1 => any::<String>(),
    ]
}

fn name() -> impl Strategy<Value = String> {
    proptest::collection::vec(piece(), 0..5).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn what_users_wrote_reads_as_they_wrote_it(
        title in name(),
        a in name(),
        b in name(),
        c in name(),
    ) {
        holds(&title, &[[&a, &b, &c], [&c, &a, &b]], &[&a, &b])?;
    }
}

#[test]
fn nobody_is_called_and_nothing_is_linked() {
    for name in [
        "@platform",
        "a@b.de",
        "#12",
        "GH-12",
        "group/project#12",
        "!7",
        "~bug",
        ":tada:",
        "https://example.org",
        "www.example.org",
        "<!-- x",
        "`code`",
        "$a$ and $b$",
        "- x",
        "1. x",
        "| a | b |",
        "a\nb",
        "[x](y)",
        "/close",
    ] {
        holds(name, &[[name, name, name]], &[name]).unwrap();
    }
    assert_eq!(escaped("@platform"), "@&#8203;platform");
    assert_eq!(
        escaped("Sales-to-CS, 3 of 4 (a.b)"),
        "Sales-to-CS, 3 of 4 (a.b)"
    );
}

#[test]
fn names_that_run_the_other_way_are_set_apart() {
    assert_eq!(isolated("אבג", false), "&#8296;אבג&#8297;");
    assert_eq!(isolated("abc", false), "abc");
    assert_eq!(isolated("abc", true), "&#8296;abc&#8297;");
}

#[test]
fn what_has_no_room_is_counted_and_what_must_be_told_comes_first() {
    let long = "x".repeat(200);
    let rows = vec![[long.as_str(); 3]; 300];
    let few = page(&digest("T", &rows, &["worse"]), english());
    assert!(few.chars().count() <= LIMIT);
    assert!(few.contains("“worse”"), "it has its room before all others");
    assert_eq!(
        few.matches("<details>").count(),
        few.matches("</details>").count()
    );
    let shown = few.matches("\n| xxx").count();
    assert!(few.contains(&format!("… {} more; `offsite diff` shows all", 300 - shown)));
    let many = vec!["worse"; 4_000];
    let names = page(&digest("T", &rows, &many), english());
    assert!(names.chars().count() <= LIMIT);
    assert_eq!(names.matches("- worse\n").count(), 4_000, "names only");
    let endless = vec!["worse"; 40_000];
    let counted = page(&digest("T", &[], &endless), english());
    assert!(counted.chars().count() <= LIMIT);
    let shown = counted.matches("- worse\n").count();
    assert!(counted.contains(&format!("… {} more", 40_000 - shown)));
    let hopeless = page(&digest(&"x".repeat(LIMIT), &rows, &["worse"]), english());
    assert!(hopeless.chars().count() <= LIMIT && hopeless.starts_with(MARKER));
}
