use super::*;

const FILE: &str = "# top\n\n[task.x] # row\nname = 'a'  # said\nhours . \"ent\" = { s = 1.5, t = 2026-01-01 10:00:00 }\n\
    list = [ # first\n  \"a\", # one\n\n  # alone\n  \"b\"\n]\n[[accept]]\nwhere = \"x\"\n[accept.more]\nk = 1\n";

#[test]
fn every_key_and_value_has_its_way() {
    let mut walk = Walk::default();
    let mut told = Vec::new();
    for statement in statements(FILE).unwrap() {
        walk.each(&statement, &mut |way, piece, role| {
            assert_eq!(&FILE[piece.span()], piece.raw);
            let way: Vec<_> = way
                .iter()
                .map(|step| match step {
                    Step::Key(key) => key.clone(),
                    Step::Item => "*".to_owned(),
                })
                .collect();
            if role == Role::Value {
                told.push(format!("{} {}", way.join("."), piece.raw));
            }
        });
    }
    assert_eq!(
        told,
        [
            "task.x.name 'a'",
            "task.x.hours.ent.s 1.5",
            "task.x.hours.ent.t 2026-01-01 10:00:00",
            "task.x.list.* \"a\"",
            "task.x.list.* \"b\"",
            "accept.*.where \"x\"",
            "accept.*.more.k 1",
        ]
    );
}

#[test]
fn remarks_belong_to_what_stands_before_them() {
    let statements = statements(FILE).unwrap();
    assert!(matches!(statements[0], Statement::Comment("# top")));
    assert_eq!(statements[1], Statement::Blank);
    let Statement::Pair(name) = &statements[3] else {
        panic!("{:?}", statements[3]);
    };
    let remark = name.remark.unwrap();
    assert_eq!((remark.raw, remark.gap, remark.column), ("# said", 2, 12));
    let Statement::Pair(Pair {
        value: Value::Group(list),
        ..
    }) = &statements[5]
    else {
        panic!("{:?}", statements[5]);
    };
    assert_eq!(list.remark.unwrap().raw, "# first");
    assert_eq!(list.entries.len(), 4, "{list:?}");
    assert!(matches!(list.entries[2], Entry::Comment("# alone")));
}

#[test]
fn what_is_no_toml_has_no_statements() {
    for text in ["[a", "a = ", "a = [1", "a = {b = 1", "= 1", "a = 1 b = 2"] {
        assert_eq!(statements(text), None, "{text}");
    }
}
