//! Words of cells: levels, sizes, dispositions, how often, yes and no, days; in the languages of the headers.

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::civil::Date;

use crate::import::fields::words;
use crate::vocabulary::{Disposition, Frequency, Scaling};

/// A level in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::import) enum Rank {
    VeryLow,
    Low,
    Medium,
    High,
    VeryHigh,
}

const RANKS: &[(Rank, &str)] = &[
    (
        Rank::VeryLow,
        "very low,negligible,minimal,lowest,sehr niedrig,sehr gering,très faible,muy bajo,muy baja,\
         molto basso,molto bassa,muito baixo,muito baixa,zeer laag,bardzo niski,bardzo niska,mycket låg,mycket lågt,\
         meget lav,meget lavt",
    ),
    (
        Rank::Low,
        "low,minor,niedrig,gering,klein,faible,bas,basse,bajo,baja,basso,bassa,baixo,baixa,laag,niski,niska,niskie,\
         låg,lågt,lav,lavt",
    ),
    (
        Rank::Medium,
        "medium,moderate,mid,middle,med,average,mittel,mittelhoch,moyen,moyenne,medio,media,médio,média,gemiddeld,\
         midden,średni,średnia,średnie,medel,mellan,middel,mellem",
    ),
    (
        Rank::High,
        "high,major,significant,hoch,fort,forte,élevé,élevée,haut,haute,alto,alta,hoog,wysoki,wysoka,wysokie,hög,högt,\
         høj,højt",
    ),
    (
        Rank::VeryHigh,
        "very high,critical,highest,massive,extreme,sehr hoch,kritisch,très élevé,très élevée,très fort,très forte,\
         critique,muy alto,muy alta,crítico,crítica,molto alto,molto alta,critico,critica,muito alto,muito alta,\
         zeer hoog,kritiek,bardzo wysoki,bardzo wysoka,krytyczny,krytyczna,mycket hög,mycket högt,kritisk,meget høj,\
         meget højt",
    ),
];

/// Letters for levels: the first letters of high, medium and low; in German of hoch, mittel and niedrig.
const INITIALS: &[(&str, Rank)] = &[
    ("h", Rank::High),
    ("m", Rank::Medium),
    ("l", Rank::Low),
    ("n", Rank::Low),
];

const SIZES: &[(&str, &str)] = &[
    ("XS", "xs,extra small,tiny,very small,sehr klein"),
    (
        "S",
        "s,small,klein,petit,petite,pequeño,pequeña,piccolo,piccola,pequeno,pequena,mały,mała,liten,lille",
    ),
    (
        "M",
        "m,medium,mittel,moyen,moyenne,mediano,mediana,medio,media,médio,średni,medel,mellem",
    ),
    (
        "L",
        "l,large,big,groß,gross,grand,grande,groot,duży,duża,stor",
    ),
    ("XL", "xl,extra large,very large,huge,sehr groß,très grand"),
];

/// The levels that a column has: what one of them means depends on the others.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::import) struct Ranks {
    has_ends: bool,
    has_high_letter: bool,
    has_size: bool,
}

impl Ranks {
    /// Looks over the texts of a column; those that say nothing are no level of it.
    pub(crate) fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut ranks = Self::default();
        for text in texts.filter(|text| !is_blank(text)) {
            let rank = rank_word(text);
            ranks.has_ends |= matches!(rank, Some(Rank::VeryLow | Rank::VeryHigh));
            let letter = text.trim().to_lowercase();
            ranks.has_high_letter |= matches!(letter.as_str(), "h" | "n");
            ranks.has_size |= rank_word(text).is_none_or(|rank| rank == Rank::Low)
                && matches!(size(text), Some("XS" | "S" | "XL"))
                || letter == "large"
                || letter == "big"
                || (letter.starts_with("gro"));
        }
        ranks
    }

    /// Whether the column speaks of sizes.
    pub(crate) fn are_sizes(&self) -> bool {
        self.has_size && !self.has_high_letter
    }

    /// The level of a text; `None` where it is none, or where the letter may also be a size.
    pub(crate) fn rank(&self, text: &str) -> Option<Rank> {
        let letter = text.trim().to_lowercase();
        let initial = INITIALS
            .iter()
            .find(|(initial, _)| self.has_high_letter && *initial == letter);
        initial.map(|(_, rank)| *rank).or_else(|| rank_word(text))
    }

    /// The score of a level on a scale: the ends of the scale are its highest and lowest level.
    pub(crate) fn score(&self, rank: Rank, (lowest, highest): (f64, f64)) -> f64 {
        let share = match (rank, self.has_ends) {
            (Rank::VeryLow, _) | (Rank::Low, false) => 0.0,
            (Rank::Low, true) => 0.25,
            (Rank::Medium, _) => 0.5,
            (Rank::High, true) => 0.75,
            (Rank::High, false) | (Rank::VeryHigh, _) => 1.0,
        };
        lowest + share * (highest - lowest)
    }
}

fn rank_word(text: &str) -> Option<Rank> {
    meaning(&RANK_WORDS, text)
}

/// The T-shirt size of a text in a column that has such sizes.
pub(in crate::import) fn size(text: &str) -> Option<&'static str> {
    meaning(&SIZE_WORDS, text)
}

const DISPOSITIONS: &[(Disposition, &str)] = &[
    (
        Disposition::Keep,
        "keep,keep as is,leave,leave alone,retain,continue,no change,as is,protect,behalten,beibehalten,belassen,\
         weiter so,fortführen,garder,conserver,maintenir,mantener,conservar,mantenere,conservare,manter,behouden,\
         zachować,zostawić,behåll,behålla,behold,beholde",
    ),
    (
        Disposition::Grow,
        "grow,do more,more,expand,invest,increase,scale up,start more,ausbauen,mehr davon,verstärken,développer,\
         renforcer,faire plus,ampliar,hacer más,crecer,potenziare,fare di più,fazer mais,uitbreiden,meer doen,\
         rozwijać,rozwinąć,utöka,gör mer,udvide,gør mere",
    ),
    (
        Disposition::Simplify,
        "simplify,streamline,reduce,do less,less,shorten,vereinfachen,reduzieren,verschlanken,weniger,simplifier,\
         réduire,simplificar,reducir,semplificare,ridurre,reduzir,vereenvoudigen,uprościć,upraszczać,förenkla,\
         forenkle",
    ),
    (
        Disposition::Automate,
        "automate,automation,automatisieren,automatisierung,automatiser,automatisation,automatizar,automatización,\
         automatizzare,automatização,automatiseren,automatyzować,zautomatyzować,automatisera,automatisere",
    ),
    (
        Disposition::Reassign,
        "reassign,delegate,hand off,handoff,hand over,move,transfer,outsource,delegieren,abgeben,übergeben,verlagern,\
         déléguer,transférer,confier,delegar,transferir,traspasar,delegare,trasferire,delegeren,overdragen,\
         delegować,przekazać,delegera,lämna över,uddelegere,overdrage",
    ),
    (
        Disposition::Eliminate,
        "eliminate,stop,kill,drop,cut,remove,delete,discontinue,retire,stop doing,streichen,stoppen,beenden,\
         einstellen,weglassen,abschaffen,arrêter,supprimer,éliminer,abandonner,eliminar,parar,dejar,suprimir,\
         eliminare,smettere,fermare,stoppen,schrappen,zatrzymać,usunąć,wyeliminować,sluta,stoppa,ta bort,stop,fjern",
    ),
];

const FREQUENCIES: &[(Frequency, &str)] = &[
    (
        Frequency::Daily,
        "daily,every day,each day,per day,täglich,jeden tag,quotidien,quotidienne,tous les jours,diario,diaria,\
         diariamente,giornaliero,giornaliera,quotidiano,diário,diária,dagelijks,codziennie,dagligen,daglig,dagligt",
    ),
    (
        Frequency::Weekly,
        "weekly,every week,each week,per week,once a week,wöchentlich,jede woche,hebdomadaire,chaque semaine,semanal,\
         semanalmente,settimanale,wekelijks,tygodniowo,co tydzień,varje vecka,veckovis,ugentlig,ugentligt,hver uge",
    ),
    (
        Frequency::Monthly,
        "monthly,every month,each month,per month,once a month,monatlich,jeden monat,mensuel,mensuelle,chaque mois,\
         mensual,mensile,mensal,maandelijks,miesięcznie,co miesiąc,månadsvis,varje månad,månedlig,månedligt",
    ),
    (
        Frequency::Quarterly,
        "quarterly,every quarter,each quarter,per quarter,once a quarter,vierteljährlich,quartalsweise,jedes quartal,\
         trimestriel,trimestrielle,chaque trimestre,trimestral,trimestrale,per kwartaal,driemaandelijks,kwartalnie,\
         kvartalsvis,varje kvartal,kvartalsvist",
    ),
    (
        Frequency::Event,
        "event,ad hoc,adhoc,as needed,on demand,when needed,on event,event driven,irregular,bei bedarf,anlassbezogen,\
         unregelmäßig,au besoin,à la demande,ponctuel,según necesidad,a demanda,puntual,al bisogno,su richiesta,\
         sob demanda,quando necessário,naar behoefte,indien nodig,w razie potrzeby,doraźnie,vid behov,efter behov",
    ),
];

const SCALINGS: &[(Scaling, &str)] = &[
    (
        Scaling::Accounts,
        "accounts,account,customers,kunden,konten,comptes,clients,cuentas,clientes,conti,clienti,contas,klanten,klienci,kunder",
    ),
    (
        Scaling::People,
        "people,team,heads,headcount,personen,köpfe,personnes,personas,persone,pessoas,personen,osoby,personer",
    ),
    (
        Scaling::Fixed,
        "fixed,nothing,none,keine,nichts,rien,constant,fix,fest,konstant,fixe,fijo,fisso,fixo,vast,stały,fast",
    ),
];

/// What a disposition is called.
pub(in crate::import) fn disposition(text: &str) -> Option<Disposition> {
    meaning(&DISPOSITION_WORDS, text)
}

/// How often something comes up.
pub(in crate::import) fn frequency(text: &str) -> Option<Frequency> {
    meaning(&FREQUENCY_WORDS, text)
}

/// What makes a task grow.
pub(in crate::import) fn scaling(text: &str) -> Option<Scaling> {
    meaning(&SCALING_WORDS, text)
}

const ANSWERS: &[(bool, &str)] = &[
    (
        true,
        "yes,y,x,true,critical,ja,j,oui,o,sí,si,s,sim,tak,wahr,kritisch,1",
    ),
    (false, "no,n,false,nein,non,não,nee,nie,nej,falsch,0"),
];

/// Yes or no, also as a mark; `None` for anything else.
pub(in crate::import) fn yes_or_no(text: &str) -> Option<bool> {
    match text.trim() {
        "✓" | "✔" | "✔️" | "✅" | "★" | "☑" | "!" | "*" => Some(true),
        "✗" | "✘" | "❌" | "☐" | "-" | "–" | "—" => Some(false),
        other => meaning(&ANSWER_WORDS, other),
    }
}

/// Whether a cell says that there is nothing to say.
pub(in crate::import) fn is_blank(text: &str) -> bool {
    const LONGEST: usize = 40;
    let text = text.trim();
    if text.len() > LONGEST {
        return false;
    }
    text.chars().all(|letter| "-–—−_.?…/\\".contains(letter))
        || matches!(
            words(text).join(" ").as_str(),
            "n a"
                | "na"
                | "tbd"
                | "tba"
                | "tbc"
                | "none"
                | "keine"
                | "null"
                | "nil"
                | "k a"
                | "unknown"
                | "don t know"
                | "dont know"
                | "dk"
                | "abstain"
                | "abstained"
                | "no opinion"
                | "weiss nicht"
                | "enthaltung"
                | "ne sait pas"
                | "no se"
                | "non so"
                | "nao sei"
                | "weet niet"
                | "nie wiem"
                | "vet ej"
                | "ved ikke"
        )
}

/// A day: 2026-03-31, 31.3.2026, or 3/31/2026 where only one reading is a day.
pub(in crate::import) fn date(text: &str) -> Option<Date> {
    let text = text.trim();
    let day = text.split(['T', ' ']).next()?;
    if let Ok(date) = day.parse::<Date>() {
        return Some(date);
    }
    let parts = |mark| {
        let parts: Vec<i16> = text
            .split(mark)
            .map(|part| part.trim().parse().ok())
            .collect::<Option<_>>()?;
        <[i16; 3]>::try_from(parts).ok()
    };
    let of =
        |year, month, day| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
    if let Some([day, month, year]) = parts('.') {
        return of(year, month, day).filter(|_| year >= 1000);
    }
    let [first, second, year] = parts('/').filter(|parts| parts[2] >= 1000)?;
    match (of(year, first, second), of(year, second, first)) {
        (Some(one), Some(other)) => (one == other).then_some(one),
        (one, other) => one.or(other),
    }
}

/// Words with their meanings, folded.
type Lexicon<T> = LazyLock<HashMap<String, T>>;

/// Folds a list of words once: tables are long.
fn lexicon<T: Copy>(list: &[(T, &str)]) -> HashMap<String, T> {
    let mut lexicon = HashMap::new();
    for (meaning, known) in list {
        for word in known.split(',') {
            lexicon.entry(words(word).join(" ")).or_insert(*meaning);
        }
    }
    lexicon
}

/// The meaning of a text, whatever its case, accents and punctuation.
fn meaning<T: Copy>(lexicon: &Lexicon<T>, text: &str) -> Option<T> {
    const LONGEST: usize = 60;
    if text.len() > LONGEST {
        return None;
    }
    lexicon.get(&words(text).join(" ")).copied()
}

static RANK_WORDS: Lexicon<Rank> = LazyLock::new(|| lexicon(RANKS));
static SIZE_WORDS: Lexicon<&str> = LazyLock::new(|| lexicon(SIZES));
static DISPOSITION_WORDS: Lexicon<Disposition> = LazyLock::new(|| lexicon(DISPOSITIONS));
static FREQUENCY_WORDS: Lexicon<Frequency> = LazyLock::new(|| lexicon(FREQUENCIES));
static SCALING_WORDS: Lexicon<Scaling> = LazyLock::new(|| lexicon(SCALINGS));
static ANSWER_WORDS: Lexicon<bool> = LazyLock::new(|| lexicon(ANSWERS));
