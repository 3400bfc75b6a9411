use super::*;

#[test]
fn headers_of_ten_languages_name_fields() {
    for (header, field) in [
        ("Task", Field::Name),
        ("TÄTIGKEITEN", Field::Name),
        ("Nom de la tâche", Field::Name),
        ("Wirkung", Field::Impact),
        ("esfuerzo", Field::Effort),
        ("Häufigkeit", Field::Frequency),
        ("Próximos pasos:", Field::NextStep),
        ("Właściciel", Field::Owner),
        ("Ägare", Field::Owner),
        ("Virkning", Field::Impact),
        ("Impegno", Field::Effort),
        ("Custo", Field::Effort),
        ("Uren", Field::Hours),
        ("Hours (h/week)", Field::Hours),
        ("Impact [1-10]", Field::Impact),
    ] {
        assert_eq!(Field::of_header(header), Some(field), "{header}");
    }
}

#[test]
fn a_header_may_name_several_fields() {
    for field in [Field::Name, Field::Task] {
        assert_eq!(field.fit("Activity"), Some(Fit::Exact), "{field:?}");
    }
}

#[test]
fn other_words_beside_make_it_loose() {
    assert_eq!(Field::Impact.fit("Expected impact"), Some(Fit::Loose));
    assert_eq!(
        Field::Effort.fit("OngoingMaintenanceCost"),
        Some(Fit::Loose)
    );
    assert_eq!(
        Field::Effort.fit("Upfront Cost(staff, software)"),
        Some(Fit::Loose)
    );
    assert_eq!(Field::Hours.fit("Stunden pro Monat"), Some(Fit::Loose));
}

#[test]
fn what_names_nothing_names_nothing() {
    assert_eq!(Field::of_header("Tags"), None);
    assert_eq!(Field::of_header(""), None);
    assert_eq!(Field::Hours.fit("Hours saved"), None);
    assert_eq!(
        Field::Impact.fit("We think that the impact of this is high for most of us"),
        None
    );
}

#[test]
fn every_field_has_headers_and_a_word_of_its_own() {
    for (number, (field, word)) in Field::ALL.iter().enumerate() {
        assert!(
            headers::ALL.iter().any(|(known, _)| known == field),
            "{field:?}"
        );
        assert_eq!(Field::of_word(word), Some(*field));
        assert_eq!(field.word(), *word);
        assert!(
            Field::ALL[..number].iter().all(|(_, other)| other != word),
            "{word}"
        );
    }
}
