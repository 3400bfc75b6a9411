use proptest::prelude::*;

use super::{Book, MOST_BYTES, Unreadable, column_letters, read};

/// The first text of a book that can be read, and its form.
#[track_caller]
fn reads(bytes: &[u8], form: &str, first: &str) {
    let book: Book = read("file", bytes).unwrap();
    assert_eq!(book.form, form);
    assert_eq!(book.tables[0].rows[0].cells[0].text, first);
}

/// What is said of a file that cannot be read.
fn says(bytes: &[u8]) -> String {
    read("file", bytes).unwrap_err().to_string()
}

/// A text in UTF-16.
fn wide(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(to_bytes).collect()
}

#[test]
fn every_common_encoding_is_read() {
    let text = "Tätigkeit;Wer\nÜbergabe;CSM\n";
    reads(text.as_bytes(), "CSV with semicolons", "Tätigkeit");
    let marked = [b"\xef\xbb\xbf", text.as_bytes()].concat();
    reads(&marked, "CSV with semicolons", "Tätigkeit");
    for to_bytes in [u16::to_le_bytes, u16::to_be_bytes] {
        let marked = wide(&format!("\u{feff}{text}"), to_bytes);
        reads(&marked, "CSV with semicolons in UTF-16", "Tätigkeit");
        reads(
            &wide(text, to_bytes),
            "CSV with semicolons in UTF-16",
            "Tätigkeit",
        );
        let russian = "Задача\tКто\nПродление\tCSM\n";
        reads(&wide(russian, to_bytes), "TSV in UTF-16", "Задача");
    }
}

#[test]
fn an_encoding_that_no_byte_tells_is_guessed() {
    use encoding_rs::*;
    let texts = [
        (WINDOWS_1252, "Tätigkeit;Wer\nÜbergabe;CSM\nPrüfung;AE\n"),
        (WINDOWS_1252, "Étape;Qui\nRevue d’août;CSM\nÀ voir;AE\n"),
        (WINDOWS_1250, "Przegląd umów;Kto\nWdrożenie;PS\n"),
        (WINDOWS_1250, "Předání zákazníka;Kdo\nŠkolení;PS\n"),
        (WINDOWS_1251, "Задача;Кто\nПродление договора;CSM\n"),
        (SHIFT_JIS, "契約更新;担当\n作業;営業\n"),
        (GBK, "任务;谁\n续约;客户成功\n"),
        (EUC_KR, "작업;누구\n갱신;고객\n"),
    ];
    for (encoding, text) in texts {
        let (bytes, _, _) = encoding.encode(text);
        let form = format!(
            "CSV with semicolons in {} (guessed; if letters look wrong, save it as UTF-8)",
            encoding.name()
        );
        let first = text.split(';').next().unwrap();
        reads(&bytes, &form, first);
        // The same far down, and in a file that is longer than what is looked at.
        let long = [b"a;b\n".repeat(300_000), bytes.into_owned()].concat();
        let (found, _) = super::encoding::decoded(&long).unwrap();
        assert!(found.ends_with(text), "{}", encoding.name());
    }
}

#[test]
fn few_letters_beyond_ascii_are_western() {
    let texts = [
        "naïve",
        "Acme®",
        "Müller",
        "£5;±2;§ 4;©2020;Acme®",
        "«a»;·;¿;5 °",
        "3 ½;¾;¼",
        "5 €;£3;¥2;¢1",
    ];
    for text in texts {
        let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(text);
        let (_, form) = super::encoding::decoded(&bytes).unwrap();
        assert!(form.unwrap().starts_with("windows-1252"), "{text}");
    }
}

#[test]
fn text_that_is_not_what_it_says_is_broken() {
    assert!(says(b"\xef\xbb\xbfa;\xff\nb;c\n").contains("begins as UTF-8"));
    assert!(says(b"\xff\xfea\0;\0b\0\n\0\0\xd8").contains("begins as UTF-16LE"));
    assert!(says(b"\xff\xfe\0\0a\0\0\0").contains("UTF-32"));
}

#[test]
fn zero_bytes_are_characters() {
    reads(b"a\0b;c\nd;e\n", "CSV with semicolons", "a\0b");
}

#[test]
fn nothing_is_said_to_be_nothing() {
    for bytes in [b"".as_slice(), b" \n\t\r\n", b"\xef\xbb\xbf"] {
        assert_eq!(read("file", bytes), Err(Unreadable::Empty));
    }
}

#[test]
fn what_is_too_large_tells_how_large_it_is() {
    let bytes = vec![b'a'; MOST_BYTES + 1];
    assert!(says(&bytes).contains("67108865 bytes, and the limit is 67108864"));
}

#[test]
fn other_files_are_called_what_they_are() {
    let kinds: [(&[u8], &str); 14] = [
        (b"%PDF-1.7\n", "a PDF"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"\xff\xd8\xff\xe0", "a JPEG image"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"{\\rtf1 a}", "RTF"),
        (b"{\"a\": [1, 2]}", "JSON"),
        (b"[{\"a\": 1},\n {\"a\": 2}]\n", "JSON"),
        (b"{\"a\": 1}\n{\"a\": 2}\n", "JSON"),
        (b" {\n  \"a\": [1,\n", "JSON"),
        (b"[1, 2]", "JSON"),
        (
            b"---\ntitle: A\nlevels:\n  - name: b\n    text: |\n      c, d\n",
            "YAML",
        ),
        (b"- name: a\n  owner: b\n- name: c\n", "YAML"),
        (b"\x00\x01\x02\x03\x04\x05\x06", "no text"),
        (
            b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
            "a ZIP archive",
        ),
    ];
    for (bytes, kind) in kinds {
        let found = read("roles.csv", bytes);
        assert!(
            matches!(found, Err(Unreadable::OtherKind(_))),
            "{kind}: {found:?}"
        );
        assert!(says(bytes).contains(kind), "{}", says(bytes));
    }
}

#[test]
fn tables_that_look_like_something_else_are_tables() {
    reads(b"[ ] open,CSM\n[x] done,AE\n", "CSV", "[ ] open");
    reads(b"{a},b\n{c},d\n", "CSV", "{a}");
    reads(
        b"- Renewals\n- Onboarding: first week\n- Review\n- Offsite\n- QBR\n",
        "a list with one name a line",
        "Renewals",
    );
    reads(b"PK,Name\n1,a\n", "CSV", "PK");
}

#[test]
fn workbooks_of_the_old_format_say_how_to_save_them() {
    let compound = |name: &str| {
        let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
        bytes.extend(wide(name, u16::to_le_bytes));
        bytes
    };
    assert!(says(&compound("Workbook")).contains("save it as XLSX"));
    assert!(says(&compound("WordDocument")).contains("Word"));
    let protected = read("file", &compound("EncryptedPackage"));
    assert_eq!(protected, Err(Unreadable::Protected));
}

#[test]
fn nothing_but_delimiters_is_no_table() {
    assert_eq!(read("file", b",,\n,,\n"), Err(Unreadable::NoTable));
}

#[test]
fn half_a_million_cells_fit_into_memory() {
    assert!(size_of::<super::Cell>() <= 112);
}

#[test]
fn columns_have_letters() {
    let letters = [1, 26, 27, 702, 703, 16_384].map(column_letters);
    assert_eq!(letters, ["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
}

proptest! {
    #[test]
    fn no_bytes_panic(
        start in prop::sample::select(vec![
            b"".as_slice(), b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", b"\xef\xbb\xbf", b"{\"", b"sep=",
        ]),
        bytes in prop::collection::vec(any::<u8>(), 0..300),
    ) {
        let bytes = [start, &bytes].concat();
        if let Ok(book) = read("file", &bytes) {
            prop_assert!(book.tables.iter().all(|table| !table.rows.is_empty()));
        }
    }
}
