//! What a printed PDF says of itself.

use indexmap::IndexMap;
use lopdf::{Document, Object};

/// On which page each part of a document begins that is linked to, from 1, by the id of its element.
pub(super) fn first_pages(pdf: &[u8]) -> Result<IndexMap<String, u32>, lopdf::Error> {
    let document = Document::load_mem(pdf)?;
    let named = document.catalog().and_then(|catalog| {
        let named = catalog.get(b"Dests")?;
        document.dereference(named)?.1.as_dict()
    });
    // Without a link there are no names.
    let Ok(named) = named else {
        return Ok(IndexMap::new());
    };
    let pages = document.get_pages();
    let page_of = |place: &Object| {
        let place = document.dereference(place).ok()?.1.as_array().ok()?;
        let page = place.first()?.as_reference().ok()?;
        pages
            .iter()
            .find_map(|(number, id)| (*id == page).then_some(*number))
    };
    let parts = named.iter().filter_map(|(name, place)| {
        let name = String::from_utf8_lossy(name).into_owned();
        Some((name, page_of(place)?))
    });
    Ok(parts.collect())
}

/// The same document without the days on which it was made, so that the same pages give the same bytes.
pub(super) fn without_dates(pdf: &[u8]) -> Result<Vec<u8>, lopdf::Error> {
    let mut document = Document::load_mem(pdf)?;
    let about = document.trailer.get(b"Info").and_then(Object::as_reference);
    if let Ok(about) = about
        && let Ok(about) = document.get_dictionary_mut(about)
    {
        about.remove(b"CreationDate");
        about.remove(b"ModDate");
    }
    let mut bytes = Vec::new();
    document.save_to(&mut bytes)?;
    Ok(bytes)
}
