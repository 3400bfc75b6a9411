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
