//! Names that GitHub would take for people or issues: nobody is told, and the table reads back as it was.

use super::cells::markdown_cells;
use super::exported;
use crate::support::folder_of;

const NAMES: [&str; 14] = [
    "@platform",
    "Ask @platform, @acme/on-call (or @oncall)",
    "See #12 and acme/app#12, GH-12 gh-7",
    "@a@b.@c`@d`@e|@f\\@g*@h*@i<@j>@k&@l&#13;",
    "@a_b__c__ _@d_ ~@e~ $@f$ [@g](#14)",
    "ann@example.org, R&D@night",
    "https://example.org/@a#12 and https://example.org/|@a#12",
    "www.example.org/@a|@b",
    "`@a` ``#12`` \\@a \\#12",
    "(@a)[@b]{@c}'@d'\"@e\"!@f",
    "@größe #١٢ @日本 日本@a",
    "@ 5 # 6 GH- @. #x @@a ##1 @#1 #@a",
    "agh-12 GH-x GH-1@a#2",
    "@a\n@b\n#3",
];

#[test]
fn nobody_is_told_and_tables_read_back() {
    let tasks = NAMES.iter().enumerate().map(|(n, name)| {
        let name = toml::Value::from(*name);
        format!("[task.t{n}]\nname = {name}\nimpact = 3\neffort = 2\n")
    });
    let folder = folder_of(&[("tasks.toml", tasks.collect::<String>())]);
    let markdown = exported(folder.path(), &["tasks", "--format", "md"]);
    // Looks for what is told, too.
    let shown = markdown_cells(std::str::from_utf8(&markdown).unwrap());
    let column = shown[0].iter().position(|title| title == "Task").unwrap();
    let book = offsite::sheet::read("tasks.md", &markdown).unwrap();
    let rows = &book.tables[0].rows[1..];
    let read: Vec<&str> = rows
        .iter()
        .map(|row| row.cells[column].text.as_str())
        .collect();
    assert_eq!(read, NAMES);
}
