//! Limits of the chart, and the words that a row should not begin with.

use crate::model::Id;
use crate::model::raci::Activity;

/// Limits of the chart (`domain.md` §2.3).
#[derive(Debug, Clone, PartialEq)]
pub struct RaciRules {
    /// A lone A also does the work.
    pub a_implies_r: bool,
    /// Most R in a row.
    pub max_r: usize,
    /// Most C in a row.
    pub max_c: usize,
    /// Most I in a row.
    pub max_i: usize,
    /// Most A in a RAPID row, where it is a veto.
    pub max_vetoes: usize,
    /// Hours within which a row is pressing.
    pub pressing_hours: f64,
    /// C in a pressing row from which it waits for too many.
    pub pressing_c: usize,
    /// Rank from which a role may be too high to answer for a row: 3 leads a team.
    pub high_rank: u32,
    /// Fewest rows (for a row: fewest roles) of which a share is judged.
    pub share_from: usize,
    /// Share of the roles from which a row is crowded.
    pub row_fill: f64,
    /// Share of the rows from which a role has too many A.
    pub role_a_share: f64,
    /// Share of the rows from which a role has too many R.
    pub role_r_share: f64,
    /// Share of the rows from which a role has too many C.
    pub role_c_share: f64,
    /// Share of the rows from which a role is involved in everything.
    pub role_fill: f64,
    /// Share of its hours from which a role is nearly full.
    pub role_load_warn: f64,
    /// R from which a role should have an A.
    pub unowned_r: usize,
    /// A and R together from which a role of one person needs a deputy.
    pub single_point: usize,
    /// Pairs of rows: no role may do the first and approve the second.
    pub conflicts: Vec<(Id<Activity>, Id<Activity>)>,
    /// Words that do not say what gets done.
    pub vague_words: Vec<String>,
    /// Most rows on one page.
    pub max_rows: usize,
    /// Most roles on one page.
    pub max_roles: usize,
    /// Share of the rows with letters of a segment above which each segment needs a chart of its own.
    pub segment_share: f64,
    /// Share of the rows that change owner between two versions above which the change should come in stages.
    pub big_bang_share: f64,
    /// Share of the independent answers from which a cell is settled.
    pub settled_from: f64,
    /// Share of the independent answers below which a row must be talked about first.
    pub low_agreement: f64,
}

impl Default for RaciRules {
    fn default() -> Self {
        Self {
            a_implies_r: false,
            max_r: 3,
            max_c: 3,
            max_i: 5,
            max_vetoes: 2,
            pressing_hours: 24.0,
            pressing_c: 2,
            high_rank: 3,
            share_from: 5,
            row_fill: 0.8,
            role_a_share: 0.35,
            role_r_share: 0.5,
            role_c_share: 0.4,
            role_fill: 0.9,
            role_load_warn: 0.9,
            unowned_r: 5,
            single_point: 5,
            conflicts: Vec::new(),
            vague_words: Self::vague_words_in("en"),
            max_rows: 40,
            max_roles: 10,
            segment_share: 0.2,
            big_bang_share: 0.3,
            settled_from: 0.85,
            low_agreement: 0.6,
        }
    }
}

impl RaciRules {
    /// The vague words of a language, given as a BCP 47 tag; those of English where there is no list.
    ///
    /// Languages that like nouns ("Betreuung der Kunden") list those too.
    pub fn vague_words_in(tag: &str) -> Vec<String> {
        let language = tag.split(['-', '_']).next().unwrap_or(tag);
        let words = match language.to_lowercase().as_str() {
            "de" => GERMAN,
            "es" => SPANISH,
            "fr" => FRENCH,
            _ => ENGLISH,
        };
        words.iter().map(ToString::to_string).collect()
    }
}

const ENGLISH: &[&str] = &[
    "support",
    "manage",
    "help",
    "handle",
    "coordinate",
    "assist",
    "ensure",
    "own",
];

const GERMAN: &[&str] = &[
    "unterstützen",
    "unterstützung",
    "managen",
    "verwalten",
    "verwaltung",
    "helfen",
    "bearbeiten",
    "bearbeitung",
    "koordinieren",
    "koordination",
    "koordinierung",
    "mithelfen",
    "sicherstellen",
    "sicherstellung",
    "gewährleisten",
    "verantworten",
    "betreuen",
    "betreuung",
];

const FRENCH: &[&str] = &[
    "soutenir",
    "soutien",
    "gérer",
    "gestion",
    "aider",
    "traiter",
    "traitement",
    "coordonner",
    "coordination",
    "assister",
    "assurer",
    "s'assurer",
    "garantir",
    "accompagner",
    "accompagnement",
];

const SPANISH: &[&str] = &[
    "apoyar",
    "apoyo",
    "gestionar",
    "gestión",
    "ayudar",
    "manejar",
    "manejo",
    "coordinar",
    "coordinación",
    "asistir",
    "asegurar",
    "garantizar",
    "encargarse",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_of_a_tag_decides() {
        assert_eq!(RaciRules::vague_words_in("de-AT")[0], "unterstützen");
        assert_eq!(RaciRules::vague_words_in("FR")[0], "soutenir");
        assert_eq!(RaciRules::vague_words_in("fi")[0], "support");
        assert_eq!(RaciRules::vague_words_in("")[0], "support");
    }

    #[test]
    fn words_are_written_as_they_are_compared() {
        for tag in ["en", "de", "fr", "es"] {
            for word in RaciRules::vague_words_in(tag) {
                assert_eq!(word, word.to_lowercase(), "{tag}");
            }
        }
    }
}
