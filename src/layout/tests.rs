use super::*;

#[test]
fn keys_stand_in_the_order_of_the_format_with_their_remarks() {
    assert_eq!(
        laid_out("[task.x]\n# why\nimpact=4 # high\nname  = \"X\"\nzeal = 1\nnext.step='s'\nnext.who=\"a\"").unwrap(),
        "[task.x]\nname = \"X\"\n# why\nimpact = 4 # high\nnext.who = \"a\"\nnext.step = 's'\nzeal = 1\n"
    );
}

#[test]
fn keys_do_not_cross_blank_lines_nor_keys_that_are_commented_out() {
    let text = "[task.x]\nimpact = 4\n\nname = \"X\"\n# effort = 2\nowner = \"a\"\n";
    assert_eq!(laid_out(text).unwrap(), text);
}

#[test]
fn ids_and_letters_stay_in_their_order() {
    for text in [
        "[ballot.p.r1]\nz = [1, 2]\na = [3, 4]\n",
        "[task]\nz.name = \"Z\"\na.name = \"A\"\n",
        "[activity.x]\nname = \"X\"\nD = \"a\"\nA = \"b\"\nR = []\n",
        "[task.x]\nname = \"X\"\nhours = { z = 1, a = 2 }\n",
    ] {
        assert_eq!(laid_out(text).unwrap(), text);
    }
}

#[test]
fn a_list_is_broken_where_it_was_or_where_it_is_long() {
    let long = format!(
        "[vote]\nvoters = [{}]\n",
        ["\"somebody-with-a-name\""; 5].join(",")
    );
    let broken = laid_out(&long).unwrap();
    assert_eq!(broken.lines().count(), 8, "{broken}");
    assert_eq!(laid_out(&broken).unwrap(), broken);
    assert_eq!(
        laid_out("[vote]\nvoters=[\"a\" , # one\n\n # more\n\"b\"]\n").unwrap(),
        "[vote]\nvoters = [\n  \"a\", # one\n\n  # more\n  \"b\",\n]\n"
    );
    assert_eq!(
        laid_out("[vote]\nvoters = [\n]\n").unwrap(),
        "[vote]\nvoters = []\n"
    );
}

#[test]
fn tables_have_one_blank_line_between_them() {
    assert_eq!(
        laid_out("\n\n[role.a]\nname = \"A\"\n# about b\n[role.b]\nname = \"B\"\n\n\n\n[role.c]\nname = \"C\"\n\n\n").unwrap(),
        "[role.a]\nname = \"A\"\n\n# about b\n[role.b]\nname = \"B\"\n\n[role.c]\nname = \"C\"\n"
    );
}

#[test]
fn what_is_commented_out_at_the_end_stays_with_its_table() {
    assert_eq!(
        laid_out("[task.x]\nname = \"X\"\n# impact = 3\n[task.y]\nname = \"Y\"\n").unwrap(),
        "[task.x]\nname = \"X\"\n# impact = 3\n\n[task.y]\nname = \"Y\"\n"
    );
}

#[test]
fn texts_of_several_lines_and_line_ends_stay() {
    let text = "\u{feff}[task.x]\r\nname = \"X\"\r\nwhy = \"\"\"\r\n  a   = 1\r\n\"\"\"\r\n";
    assert_eq!(laid_out(text).unwrap(), text);
    assert_eq!(laid_out("[task.x"), None);
}

#[test]
fn a_value_that_is_commented_out_over_several_lines_stays_with_its_table() {
    for value in [
        "[\n#   \"ann\",\n#   [\"bob\"],\n# ] # both",
        "{\n#   a = 1,\n# }",
        "\"\"\"\n# Because = [\n# \"\"\"",
    ] {
        let text = format!(
            "[vote]\nsecret = true\n# Who may vote [see\n# below]:\n# voters = {value}\n\n# About the role.\n[role.csm]\nname = \"C\"\n"
        );
        let packed = text.replace("\n\n", "\n");
        assert_eq!(laid_out(&text).unwrap(), text);
        assert_eq!(laid_out(&packed).unwrap(), text);
    }
}

#[test]
fn prose_that_only_looks_like_a_key_is_prose() {
    let text = "[vote]\nsecret = true\n\n# so many = [\n# more\n[role.csm]\nname = \"C\"\n";
    assert_eq!(laid_out(&text.replace("\n\n", "\n")).unwrap(), text);
}

/// Each is looked at once: this would take minutes otherwise.
#[test]
fn long_comments_are_laid_out_in_no_time() {
    for line in [
        "# prose = about [something",
        "# a = [",
        "# impact = 3",
        "a = 1 # aligned",
    ] {
        let lines: String = (0..5000)
            .map(|n| format!("{}\n", line.replacen("a =", &format!("a{n} ="), 1)))
            .collect();
        let text = format!("[later]\n{lines}\n[role.csm]\nname = \"C\"\n");
        let start = std::time::Instant::now();
        assert!(laid_out(&text).is_some());
        let took = start.elapsed();
        assert!(took.as_secs() < 20, "{line}: {took:?}");
    }
}
