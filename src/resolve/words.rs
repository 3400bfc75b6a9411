//! The readers' language, and the workshop's own lines for the fixed words of its pages.

use super::Resolver;
use crate::diagnostic::{Place, codes};
use crate::wording::did_you_mean;
use crate::words::{Words, flattened, keys, languages, placeholders};

impl Resolver<'_> {
    pub(super) fn words(&mut self) -> Words {
        let words = self.language();
        let mut own = flattened(&self.typed.words.0);
        own.retain(|key, text| {
            let place = key.split('.').fold(Place::table("words"), Place::key);
            let Some(shipped) = words.text(key) else {
                // Some languages have it; in the others it stands elsewhere, as the questions do in English.
                if keys().any(|known| known == key) {
                    return true;
                }
                self.sink.warn(
                    &codes::UNKNOWN_KEY,
                    &place,
                    format!("there is no word `{key}` on the pages"),
                    "no such word",
                    did_you_mean(key, keys()),
                );
                return false;
            };
            let mut known: Vec<&str> = shipped.forms().into_iter().flat_map(placeholders).collect();
            known.sort_unstable();
            known.dedup();
            for name in text.forms().into_iter().flat_map(placeholders) {
                if !known.contains(&name) {
                    self.sink.push(
                        &codes::UNKNOWN_PLACEHOLDER,
                        &place,
                        format!("`{key}` has nothing to fill `{{{name}}}` with"),
                        "not known here",
                        did_you_mean(name, known.iter().copied()),
                    );
                }
            }
            true
        });
        words.with(own)
    }

    fn language(&mut self) -> Words {
        let Some(lang) = super::text(&self.typed.workshop.lang) else {
            return Words::default();
        };
        Words::of(&lang).unwrap_or_else(|| {
            let shipped: Vec<&str> = languages().collect();
            self.sink.push(
                &codes::UNKNOWN_WORD,
                &Place::table("workshop").key("lang"),
                format!("`{lang}` is not the tag of a language"),
                "not a language",
                format!(
                    "write a BCP 47 tag such as `en`, `de-AT` or `pt-BR`; the words of {} ship with offsite",
                    crate::wording::quoted_list(&shipped)
                ),
            );
            Words::default()
        })
    }
}
