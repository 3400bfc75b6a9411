//! Words that make a descriptor a trait instead of something to be seen, by language (`domain.md` §4.1).

/// The words of one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DescriptorWords {
    /// Words that name a trait, or a degree of it, in all their forms; separated by commas.
    traits: &'static str,
    /// Verbs that nobody can watch somebody do, and words that only make a trait larger; separated by blanks.
    unseen: &'static str,
}

impl DescriptorWords {
    /// The words of a language, by its BCP 47 tag; English where we have none of that language.
    pub fn of(lang: &str) -> &'static Self {
        let language = lang.split(['-', '_']).next().unwrap_or(lang);
        match language.to_ascii_lowercase().as_str() {
            "de" => &GERMAN,
            "es" => &SPANISH,
            "fr" => &FRENCH,
            _ => &ENGLISH,
        }
    }

    /// Words that name a trait: the default of `[rules.competency] trait_words`.
    pub fn traits(&self) -> impl Iterator<Item = &'static str> {
        self.traits.split(',').map(str::trim)
    }

    /// Whether a word, in small letters, does nothing to make a trait something to be seen.
    pub fn is_unseen(&self, word: &str) -> bool {
        self.unseen.split_whitespace().any(|unseen| unseen == word)
    }
}

static ENGLISH: DescriptorWords = DescriptorWords {
    traits: "good, strong, excellent, effective, effectively, basic, advanced, familiar, understands, knowledge of",
    unseen: "is are be has have shows demonstrates displays exhibits possesses knows understands appreciates \
                   values maintains provides delivers ensures builds develops establishes communicates works brings \
                   acts thinks remains very highly really",
};

static GERMAN: DescriptorWords = DescriptorWords {
    traits: "gut, gute, guter, gutes, guten, gutem, stark, starke, starker, starkes, starken, starkem, \
             ausgezeichnet, ausgezeichnete, ausgezeichneter, ausgezeichnetes, ausgezeichneten, hervorragend, \
             hervorragende, hervorragender, hervorragendes, hervorragenden, effektiv, effektive, effektiver, \
             effektives, effektiven, wirksam, wirksame, wirksamer, wirksames, wirksamen, grundlegend, grundlegende, \
             grundlegender, grundlegendes, grundlegenden, Grundkenntnisse, Grundverständnis, fortgeschritten, \
             fortgeschrittene, fortgeschrittener, fortgeschrittenes, fortgeschrittenen, vertraut, versteht, \
             Kenntnisse, Wissen über, Verständnis für",
    unseen: "ist sind hat haben zeigt besitzt verfügt kennt weiß versteht beherrscht schätzt pflegt bietet \
                   liefert sorgt entwickelt kommuniziert arbeitet handelt denkt bleibt sehr äußerst besonders",
};

static FRENCH: DescriptorWords = DescriptorWords {
    traits: "bon, bonne, bons, bonnes, fort, forte, forts, fortes, solide, solides, excellent, excellente, \
             excellents, excellentes, efficace, efficaces, efficacement, basique, basiques, de base, avancé, \
             avancée, avancés, avancées, familier, familière, comprend, connaissance de, connaissance du, \
             connaissances",
    unseen: "est sont a ont possède dispose montre démontre connaît sait comprend maîtrise apprécie maintient \
                   fournit assure développe établit communique travaille agit pense reste fait très",
};

static SPANISH: DescriptorWords = DescriptorWords {
    traits: "bueno, buena, buenos, buenas, buen, fuerte, fuertes, sólido, sólida, sólidos, sólidas, excelente, \
             excelentes, eficaz, eficaces, eficazmente, efectivo, efectiva, básico, básica, básicos, básicas, \
             avanzado, avanzada, avanzados, avanzadas, familiarizado, familiarizada, entiende, comprende, \
             conocimiento de, conocimientos",
    unseen: "es son está tiene tienen posee dispone muestra demuestra conoce sabe entiende comprende domina \
                   aprecia mantiene ofrece asegura desarrolla establece comunica trabaja actúa piensa permanece muy",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_known_by_its_tag_whatever_the_region() {
        assert_eq!(DescriptorWords::of("de-AT"), &GERMAN);
        assert_eq!(DescriptorWords::of("FR"), &FRENCH);
        assert_eq!(DescriptorWords::of("es_MX"), &SPANISH);
        assert_eq!(DescriptorWords::of("ja"), &ENGLISH);
        assert_eq!(DescriptorWords::of(""), &ENGLISH);
    }

    #[test]
    fn no_entry_is_empty() {
        for words in [ENGLISH, GERMAN, FRENCH, SPANISH] {
            assert!(words.traits().all(|word| !word.is_empty()));
            assert!(words.traits().count() > 8);
        }
    }
}
