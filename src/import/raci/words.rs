//! What people write in a chart instead of a letter, in the languages that charts are written in.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::import::folded;
use crate::vocabulary::{Letter, Variant};

/// A letter that a word stands for, and in which variant alone, where it is at home in one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Meaning {
    /// The letter.
    pub(super) letter: Letter,
    /// The only variant that uses the word so; `None` where every variant that has the letter may.
    pub(super) only: Option<Variant>,
}

/// What a word or phrase can stand for.
pub(super) fn meanings(phrase: &str) -> &'static [Meaning] {
    static TABLE: LazyLock<HashMap<String, Vec<Meaning>>> = LazyLock::new(|| {
        let mut table: HashMap<String, Vec<Meaning>> = HashMap::new();
        for &(letter, only, words) in WORDS {
            for word in words {
                let meanings = table.entry(folded(word)).or_default();
                meanings.push(Meaning { letter, only });
            }
        }
        table
    });
    TABLE.get(&folded(phrase)).map_or(&[], Vec::as_slice)
}

/// Words for an empty cell.
pub(super) fn is_nothing(text: &str) -> bool {
    static WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| set(NOTHING));
    const DASHES: &str = "-–—−‐‑‒―ー－_/\\.·・…➖ ";
    text.chars().all(|letter| DASHES.contains(letter)) || is_one_of(text, &WORDS)
}

/// Words for a cell that is yet to be decided.
pub(super) fn is_undecided(text: &str) -> bool {
    static WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| set(UNDECIDED));
    let text = text.trim();
    let is_asked = !text.is_empty()
        && text
            .chars()
            .all(|letter| matches!(letter, '?' | '¿' | '❓'));
    is_asked || is_one_of(text, &WORDS)
}

fn set(words: &[&str]) -> HashSet<String> {
    words.iter().map(|word| folded(word)).collect()
}

fn is_one_of(text: &str, words: &HashSet<String>) -> bool {
    // Most cells are a letter, and none of the words is.
    const SHORTEST: usize = 2;
    text.len() >= SHORTEST && words.contains(&folded(text))
}

const UNDECIDED: &[&str] = &[
    "tbd",
    "tbc",
    "tba",
    "to be decided",
    "to be defined",
    "to be determined",
    "offen",
    "zu klären",
    "unklar",
    "à définir",
    "por definir",
    "da definire",
    "a definir",
    "nader te bepalen",
    "do ustalenia",
    "未定",
];

/// Words that join two letters or names.
pub(super) const AND: &[&str] = &[
    "and", "und", "et", "y", "e", "og", "och", "en", "oraz", "ja", "и",
];

const NOTHING: &[&str] = &[
    "n/a",
    "not applicable",
    "not involved",
    "none",
    "nil",
    "null",
    "no",
    "nobody",
    "entfällt",
    "keine",
    "nicht zutreffend",
    "nicht beteiligt",
    "aucun",
    "sans objet",
    "s.o.",
    "ninguno",
    "no aplica",
    "nessuno",
    "nenhum",
    "não se aplica",
    "geen",
    "n.v.t.",
    "brak",
    "nie dotyczy",
    "ingen",
    "なし",
    "該当なし",
    "无",
    "無",
    "нет",
];

use Letter::{A, C, D, I, O, P, R, S, V};

const WORDS: &[(Letter, Option<Variant>, &[&str])] = &[
    (
        R,
        None,
        &[
            "Responsible",
            "Responsibility",
            "Resp",
            "Is responsible",
            "Does",
            "Doer",
            "Verantwortlich",
            "Verantwortliche",
            "Verantwortlicher",
            "Durchführungsverantwortlich",
            "Durchführung",
            "Durchführend",
            "Ausführend",
            "Umsetzungsverantwortlich",
            "Zuständig",
            "Responsable",
            "Réalisateur",
            "Réalise",
            "Exécutant",
            "Ejecutor",
            "Ejecuta",
            "Encargado",
            "Responsabile",
            "Esecutore",
            "Esegue",
            "Responsável",
            "Executor",
            "Executa",
            "Verantwoordelijk",
            "Uitvoerend",
            "Uitvoerder",
            "Odpowiedzialny",
            "Odpowiedzialna",
            "Wykonawca",
            "Wykonuje",
            "Ansvarig",
            "Utförare",
            "Ansvarlig",
            "Udførende",
            "Utførende",
            "Vastuullinen",
            "Suorittaja",
            "Odpovědný",
            "Zodpovědný",
            "Felelős",
            "Sorumlu",
            "Ответственный",
            "Исполнитель",
            "実行責任",
            "実行責任者",
            "実行",
            "担当",
            "負責",
            "负责",
            "执行",
            "執行",
        ],
    ),
    (
        A,
        None,
        &[
            "Accountable",
            "Accountability",
            "Acct",
            "Is accountable",
            "Owner",
            "Approver",
            "Approves",
            "Approve",
            "Approval",
            "Rechenschaftspflichtig",
            "Rechenschaft",
            "Gesamtverantwortlich",
            "Ergebnisverantwortlich",
            "Kostenverantwortlich",
            "Genehmigt",
            "Genehmiger",
            "Genehmigung",
            "Entscheidet",
            "Entscheider",
            "Entscheidung",
            "Autorité",
            "Approbateur",
            "Approuve",
            "Redevable",
            "Garant",
            "Aprobador",
            "Aprueba",
            "Rinde cuentas",
            "Approvatore",
            "Approva",
            "Aprovador",
            "Aprova",
            "Eindverantwoordelijk",
            "Eindverantwoordelijke",
            "Rozliczany",
            "Rozliczalny",
            "Zatwierdza",
            "Zatwierdzający",
            "Ytterst ansvarig",
            "Godkänner",
            "Godkender",
            "Godkjenner",
            "Подотчетный",
            "Подотчётный",
            "Утверждает",
            "説明責任",
            "説明責任者",
            "承認",
            "批准",
            "问责",
        ],
    ),
    (
        C,
        None,
        &[
            "Consulted",
            "Consult",
            "Consults",
            "To be consulted",
            "Contributor",
            "Contributes",
            "Konsultiert",
            "Zu konsultieren",
            "Beratend",
            "Berät",
            "Fachlich beratend",
            "Befragt",
            "Consulté",
            "Consultée",
            "À consulter",
            "Consultado",
            "Consultada",
            "Consultato",
            "Consultata",
            "Geraadpleegd",
            "Raadplegen",
            "Konsultowany",
            "Konsultuje",
            "Konsulterad",
            "Rådfrågas",
            "Konsulteret",
            "Konsultert",
            "Konsultovaný",
            "Консультант",
            "Консультирует",
            "相談",
            "相談先",
            "協議先",
            "咨询",
            "諮詢",
        ],
    ),
    (
        I,
        None,
        &[
            "Informed",
            "Inform",
            "To be informed",
            "Kept informed",
            "Informiert",
            "Zu informieren",
            "Information",
            "Informé",
            "Informée",
            "À informer",
            "Informado",
            "Informada",
            "Informato",
            "Informata",
            "Geïnformeerd",
            "Informeren",
            "Informowany",
            "Informerad",
            "Informeras",
            "Informeret",
            "Informert",
            "Informovaný",
            "Информируемый",
            "Информируется",
            "情報共有",
            "情報提供",
            "報告先",
            "告知",
            "知会",
            "知情",
        ],
    ),
    (
        S,
        Some(Variant::Rasci),
        &[
            "Support",
            "Supports",
            "Supporting",
            "Supportive",
            "Supporter",
            "Unterstützt",
            "Unterstützend",
            "Unterstützung",
            "Soutien",
            "Appui",
            "Apoyo",
            "Supporto",
            "Apoio",
            "Ondersteunend",
            "Wspiera",
            "Wsparcie",
            "Stödjer",
            "Støtte",
            "支援",
            "サポート",
            "支持",
        ],
    ),
    (
        S,
        Some(Variant::RaciVs),
        &[
            "Sign-off",
            "Signs off",
            "Signatory",
            "Signs",
            "Zeichnet frei",
            "Unterzeichnet",
            "Signataire",
        ],
    ),
    (
        V,
        None,
        &[
            "Verifies",
            "Verify",
            "Verifier",
            "Verified",
            "Prüft",
            "Verifiziert",
            "Vérifie",
            "Verifica",
        ],
    ),
    (
        O,
        None,
        &[
            "Omitted",
            "Omit",
            "Out of the loop",
            "Out of loop",
            "Ausgelassen",
            "Omis",
            "Omitido",
        ],
    ),
    (
        D,
        Some(Variant::Dri),
        &[
            "DRI",
            "Directly responsible individual",
            "Direct responsible individual",
        ],
    ),
    (D, Some(Variant::Daci), &["Driver", "Drives", "Treiber"]),
    (D, Some(Variant::Rapid), &["Decide", "Decides", "Decider"]),
    (
        R,
        Some(Variant::Rapid),
        &["Recommend", "Recommends", "Recommender"],
    ),
    (A, Some(Variant::Rapid), &["Agree", "Agrees"]),
    (
        P,
        Some(Variant::Rapid),
        &["Perform", "Performs", "Performer"],
    ),
    (I, Some(Variant::Rapid), &["Input", "Gives input"]),
];
