//! What people answered alone about the chart, as the agenda of the room: skip, confirm, talk about
//! (`domain.md` §1.2 E2).

use indexmap::IndexMap;
use serde::Serialize;

use super::ViewOptions;
use super::frame::{Frame, Page};
use super::people::Names;
use super::words::anchor;
use crate::analysis::agreement::{
    Agreement, CellAgreement, Claims, RowAgreement, Tally, Verdict, agreement,
};
use crate::model::people::Role;
use crate::model::raci::Activity;
use crate::model::{Id, Workshop};
use crate::vocabulary::{Duty, Letter};
use crate::words::{Arg, Said, Words};

/// What the page of the independent answers shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AgreementPage {
    /// What every page has.
    pub frame: Frame,
    /// How many rows there are of each kind, in one sentence.
    pub summary: String,
    /// Who answered, and who has not.
    pub people: Vec<String>,
    /// The rows to talk about, in the order to take them up.
    pub contested: Vec<RowAnswers>,
    /// The cells to talk about beyond who answers for a row, in the same order.
    pub cells: Vec<CellAnswers>,
    /// The rows that need no more than a nod.
    pub confirm: Vec<RowAnswers>,
    /// The rows that everybody agrees on.
    pub skip: Vec<RowAnswers>,
    /// The rows of a secret vote about which nothing may be told yet.
    pub untold: Vec<RowAnswers>,
}

/// The answers about one row.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RowAnswers {
    /// The id, for those who edit the files.
    pub id: String,
    /// What gets done.
    pub name: String,
    /// Where the chart shows it.
    pub href: String,
    /// Team hours a week of the tasks behind it, if any.
    pub hours: Option<String>,
    /// "7 people, 4 answers".
    pub people: String,
    /// Each answer with how many gave it, the most frequent first.
    pub answers: Vec<AnswerCount>,
    /// The share of the most frequent answer about who answers for it; `None` where nothing is told.
    pub agreement: Option<String>,
    /// What else there is to know: who claims it, what the chart says.
    pub remarks: Vec<String>,
}

/// The answers about one role's cell.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CellAnswers {
    /// The row.
    pub row: String,
    /// Where the chart shows it.
    pub href: String,
    /// The role.
    pub role: String,
    /// Each set of letters with how many gave it.
    pub answers: Vec<AnswerCount>,
    /// The share of the most frequent one.
    pub agreement: Option<String>,
}

/// One answer with how many gave it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AnswerCount {
    /// How many.
    pub count: usize,
    /// The answer, such as "CSM" or "no letter".
    pub answer: String,
    /// The count as a bar of marks.
    pub bar: String,
}

/// What the page shows.
pub fn of(workshop: &Workshop, options: &ViewOptions) -> AgreementPage {
    let agreement = agreement(workshop, options.private);
    let teller = Teller::new(workshop, &workshop.words);
    AgreementPage {
        frame: Frame::new(
            workshop,
            Page::Agreement,
            teller.words.get("agreement.heading"),
            options,
        ),
        summary: teller.summary(&agreement),
        people: teller.people(&agreement, options),
        contested: teller.rows(&agreement, Verdict::Contested),
        cells: teller.cells(&agreement),
        confirm: teller.rows(&agreement, Verdict::Confirm),
        skip: teller.rows(&agreement, Verdict::Agreed),
        untold: teller.rows(&agreement, Verdict::Untold),
    }
}

impl RowAnswers {
    /// "7 people, 4 answers: CSM 3, CSL 2, AE 1, PS 1".
    pub fn in_one_line(&self) -> String {
        match in_words(&self.answers) {
            said if said.is_empty() => self.people.clone(),
            said => format!("{}: {said}", self.people),
        }
    }
}

/// "CSM 3, CSL 2".
pub(super) fn in_words(answers: &[AnswerCount]) -> String {
    let said = answers.iter().map(|a| format!("{} {}", a.answer, a.count));
    said.collect::<Vec<_>>().join(", ")
}

/// Puts answers into the words of one language.
pub(super) struct Teller<'w> {
    workshop: &'w Workshop,
    words: &'w Words,
}

impl<'w> Teller<'w> {
    pub(super) fn new(workshop: &'w Workshop, words: &'w Words) -> Self {
        Self { workshop, words }
    }

    /// "36 rows: 20 everybody agrees on, 9 to confirm, 7 to talk about".
    pub(super) fn summary(&self, all: &Agreement) -> String {
        let count = |verdict| all.rows.iter().filter(|row| row.verdict == verdict).count();
        self.words.say(
            &Said::new("agreement.summary")
                .with("rows", Said::new("raci.rows").count(all.rows.len()))
                .with("agreed", count(Verdict::Agreed))
                .with("confirm", count(Verdict::Confirm))
                .with("contested", count(Verdict::Contested)),
        )
    }

    /// Who answered and who has not, by names as the workshop allows; and what the summary leaves out.
    pub(super) fn people(&self, all: &Agreement, options: &ViewOptions) -> Vec<String> {
        let of = |verdict| all.rows.iter().filter(move |row| row.verdict == verdict);
        let decided = of(Verdict::Contested).filter(|row| row.is_decided).count();
        let some = |key, count| (count > 0).then(|| self.words.counted(key, count));
        let lines = [
            some("agreement.answered", all.people),
            self.missing(all, options),
            some("agreement.decided", decided),
            some("agreement.untold", of(Verdict::Untold).count()),
            some("agreement.unanswered", all.unanswered),
        ];
        lines.into_iter().flatten().collect()
    }

    fn missing(&self, all: &Agreement, options: &ViewOptions) -> Option<String> {
        let missing = all.missing.len();
        if missing == 0 {
            return None;
        }
        if self.workshop.vote.secret && !options.private {
            return Some(self.words.counted("agreement.missing", missing));
        }
        let names = Names::new(self.workshop, options);
        let shown = all.missing.iter().map(|person| names.show(person));
        let said = Said::new("agreement.missing-named").count(missing);
        Some(self.words.say(&said.with("names", self.several(shown))))
    }

    /// "Support, 2 × CSM": what stands for several people is said once.
    fn several(&self, names: impl Iterator<Item = String>) -> Arg {
        let mut times: IndexMap<String, usize> = IndexMap::new();
        for name in names {
            *times.entry(name).or_default() += 1;
        }
        let said = times.into_iter().map(|(name, times)| match times {
            1 => Arg::from(name),
            times => Said::new("agreement.several")
                .count(times)
                .with("name", name)
                .into(),
        });
        said.collect()
    }

    /// The rows of a verdict, in the order to take them up.
    pub(super) fn rows(&self, all: &Agreement, verdict: Verdict) -> Vec<RowAnswers> {
        let rows = all.ranked(verdict).into_iter();
        rows.map(|row| self.row(row)).collect()
    }

    /// The contested cells beyond who answers for a row.
    pub(super) fn cells(&self, all: &Agreement) -> Vec<CellAnswers> {
        let cells = all.contested_cells().into_iter();
        let cells = cells.map(|(row, cell)| CellAnswers {
            row: self.workshop.activities[&row.activity].name.clone(),
            href: href(&row.activity),
            role: self.workshop.role_short_name(&cell.role),
            answers: counts(&cell.letters, |letters| self.letters(letters)),
            agreement: self.percent(&cell.letters),
        });
        cells.collect()
    }

    pub(super) fn row(&self, row: &RowAgreement) -> RowAnswers {
        let activity = &self.workshop.activities[&row.activity];
        let hours = Said::new("number.hours").with("hours", Arg::Decimal(row.hours, 1));
        RowAnswers {
            id: row.activity.to_string(),
            name: activity.name.clone(),
            href: href(&row.activity),
            hours: (row.hours > 0.0).then(|| self.words.say(&hours)),
            people: self.how_many(&row.owner),
            answers: counts(&row.owner, |roles| self.short_names(roles)),
            agreement: self.percent(&row.owner),
            remarks: self.remarks(activity, row),
        }
    }

    fn how_many<A>(&self, tally: &Tally<A>) -> String {
        let people = Said::new("agreement.people").count(tally.answers);
        if tally.distinct() == 0 {
            return self.words.say(&people);
        }
        let answers = Said::new("agreement.answers").count(tally.distinct());
        let both = Said::new("agreement.people-and-answers");
        self.words
            .say(&both.with("people", people).with("answers", answers))
    }

    fn percent<A>(&self, tally: &Tally<A>) -> Option<String> {
        let share = Arg::Decimal(tally.plurality()? * 100.0, 0);
        Some(
            self.words
                .say(&Said::new("number.share").with("share", share)),
        )
    }

    fn letters(&self, letters: &[Letter]) -> String {
        match letters {
            [] => self.words.get("agreement.no-letter").to_owned(),
            letters => letters
                .iter()
                .map(|letter| letter.word())
                .collect::<Vec<_>>()
                .join("/"),
        }
    }

    fn short_names(&self, roles: &[Id<Role>]) -> String {
        let names = roles.iter().map(|role| self.workshop.role_short_name(role));
        self.words.list(names)
    }

    fn remarks(&self, activity: &Activity, row: &RowAgreement) -> Vec<String> {
        let Claims { claimed, unclaimed } = &row.claims;
        let roles = |key, roles: &[Id<Role>]| Said::new(key).with("roles", self.short_names(roles));
        let decision = activity.decision.as_ref();
        let remarks = [
            decision.map(|id| Said::new("agreement.decided-since").with("decision", id.as_str())),
            self.letters_differ(row),
            self.chart_differs(activity, row),
            (claimed.len() > 1).then(|| roles("agreement.claimed", claimed)),
            (!unclaimed.is_empty()).then(|| roles("agreement.unclaimed", unclaimed)),
        ];
        let remarks = remarks.into_iter().flatten();
        remarks.map(|said| self.words.say(&said)).collect()
    }

    /// The cells that people agree on least, where that is less than on who answers: they decide about the row, and its
    /// share does not show it.
    fn letters_differ(&self, row: &RowAgreement) -> Option<Said> {
        let shares = row.cells.iter().filter_map(|cell| cell.letters.plurality());
        let lowest = shares.reduce(f64::min)?;
        if lowest >= row.owner.plurality().unwrap_or(1.0) {
            return None;
        }
        let cells = row.cells.iter();
        let cells = cells.filter(|cell| cell.letters.plurality() == Some(lowest));
        let cells: Arg = cells.map(|cell| self.in_cell(cell)).collect();
        Some(Said::new("agreement.letters-differ").with("cells", cells))
    }

    /// "CSM R or C".
    fn in_cell(&self, cell: &CellAgreement) -> Said {
        let given = cell.letters.counts.iter();
        let given: Vec<_> = given.map(|(letters, _)| self.letters(letters)).collect();
        Said::new("agreement.in-cell")
            .with("role", self.workshop.role_short_name(&cell.role))
            .with("letters", given.join(self.words.get("list.or")))
    }

    /// What the chart says where it is not what most people say.
    fn chart_differs(&self, activity: &Activity, row: &RowAgreement) -> Option<Said> {
        let (most, _) = row.owner.counts.first()?;
        let written = activity.with_duty(Duty::Accountable)?;
        let is_same = written.len() == most.len() && written.iter().all(|role| most.contains(role));
        match written {
            _ if is_same => None,
            [] => Some(Said::new("agreement.chart-names-nobody")),
            roles => Some(Said::new("agreement.chart-says").with("roles", self.short_names(roles))),
        }
    }
}

fn href(activity: &Id<Activity>) -> String {
    format!("{}#{}", Page::Raci.file(), anchor("row", activity))
}

fn counts<A>(tally: &Tally<A>, words: impl Fn(&A) -> String) -> Vec<AnswerCount> {
    const LONGEST_BAR: usize = 20;
    let most = tally.counts.first().map_or(0, |(_, count)| *count);
    let bar = |count: usize| match most {
        0..=LONGEST_BAR => count,
        most => (count * LONGEST_BAR).div_ceil(most),
    };
    let counts = tally.counts.iter().map(|(answer, count)| AnswerCount {
        count: *count,
        answer: words(answer),
        bar: "■".repeat(bar(*count)),
    });
    counts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::samples;

    #[test]
    fn the_example_says_what_to_talk_about_first() {
        let (workshop, _) = samples::post_sales();
        let page = of(&workshop, &ViewOptions::default());
        assert_eq!(
            page.summary,
            "6 rows: 0 everybody agrees on, 1 to confirm, 5 to talk about"
        );
        assert_eq!(
            page.people[2],
            "2 rows to talk about have been decided since"
        );
        assert_eq!(page.people[0], "7 people answered");
        let last = page.contested.last().expect("contested rows");
        assert_eq!(
            last.in_one_line(),
            "7 people, 4 answers: AE 3, CSM 2, CSL 1, Ops 1"
        );
        assert!(
            last.remarks[0].starts_with("decided since: d-0"),
            "{:?}",
            last.remarks
        );
    }

    #[test]
    fn who_is_missing_is_named_as_the_workshop_allows() {
        let text = |more: &str| {
            format!(
                "{more}\n[role.x]\nname = \"Chief\"\n[person.a]\nname = \"Ana Ruiz\"\nrole = \"x\"\n\
                 [person.b]\nname = \"Bo\"\n[activity.t]\nname = \"T\"\n[ballot.b.raci]\nt = {{ A = \"x\" }}\n"
            )
        };
        let said = |more: &str, vote: &str| {
            let vote = format!("[vote]\nvoters = [\"a\", \"b\"]\n{vote}\n{more}");
            let page = of(&samples::workshop(&text(&vote)), &ViewOptions::default());
            page.people[1].clone()
        };
        assert_eq!(said("", ""), "1 has not answered yet: Chief");
        assert_eq!(
            said("[workshop]\nnames = \"full\"", ""),
            "1 has not answered yet: Ana Ruiz"
        );
        assert_eq!(said("", "secret = true"), "1 has not answered yet");
    }

    #[test]
    fn claims_and_the_chart_are_remarked_upon() {
        let workshop = samples::workshop(
            "[role.x]\nname = \"X\"\n[role.y]\nname = \"Y\"\n[person.a]\nname = \"A\"\nrole = \"x\"\n\
             [person.b]\nname = \"B\"\nrole = \"y\"\n[activity.t]\nname = \"T\"\nA = []\n\
             [ballot.a.raci]\nt = { A = \"x\", R = \"y\" }\n[ballot.b.raci]\nt = { A = \"y\", C = \"y\" }\n",
        );
        let page = of(&workshop, &ViewOptions::default());
        let row = &page.contested[0];
        assert_eq!(
            row.remarks,
            [
                "the chart names nobody yet",
                "claimed by X and Y, each for itself"
            ]
        );
        assert_eq!(row.in_one_line(), "2 people, 2 answers: X 1, Y 1");
        let cell = &page.cells[0];
        assert_eq!(
            (cell.role.as_str(), in_words(&cell.answers).as_str()),
            ("Y", "R 1, C 1")
        );
    }

    #[test]
    fn a_row_to_talk_about_for_its_cells_says_so() {
        let workshop = samples::workshop(
            "[role.x]\nname = \"X\"\n[role.y]\nname = \"Y\"\n[person.a]\nname = \"A\"\n\
             [person.b]\nname = \"B\"\n[activity.t]\nname = \"T\"\nA = \"x\"\n\
             [ballot.a.raci]\nt = { A = \"x\", R = \"y\" }\n[ballot.b.raci]\nt = { A = \"x\", C = \"y\" }\n",
        );
        let page = of(&workshop, &ViewOptions::default());
        let row = &page.contested[0];
        assert_eq!(row.agreement.as_deref(), Some("100 %"));
        assert_eq!(row.remarks, ["letters differ: Y R or C"]);
    }
}
