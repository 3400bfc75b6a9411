//! Reading XML: the few things that all parts of a workbook need.

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart};

use super::package::broken;
use crate::sheet::Unreadable;

/// A reader that sees the same elements as calamine's.
pub(super) fn reader(xml: &[u8]) -> Reader<&[u8]> {
    let mut reader = Reader::from_reader(xml);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.expand_empty_elements = true;
    reader
}

/// The value of an attribute, by its name without prefix.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let attributes = attributes.with_checks(false).flatten();
    let found = attributes
        .filter(|attribute| attribute.key.local_name().as_ref() == name)
        .last();
    found.map(
        |attribute| match attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0) {
            Ok(value) => value.into_owned(),
            Err(_) => attribute.value.into_owned(),
        },
    )
}

/// Whether an attribute says yes.
pub(super) fn is_on(element: &BytesStart<'_>, name: &str) -> bool {
    matches!(
        attribute(element, name).as_deref(),
        Some("1" | "true" | "on")
    )
}

/// Adds what `&amp;` and the like stand for.
///
/// # Errors
/// It is an entity that XML does not have, which the file declares itself.
pub(super) fn push_entity(entity: &BytesRef<'_>, text: &mut String) -> Result<(), Unreadable> {
    if let Some(known) = resolve_predefined_entity(entity) {
        text.push_str(known);
        return Ok(());
    }
    match entity.resolve_char_ref() {
        Ok(Some(c)) => text.push(c),
        Ok(None) => return Err(broken(&"it has XML entities of its own")),
        Err(error) => return Err(broken(&error)),
    }
    Ok(())
}
