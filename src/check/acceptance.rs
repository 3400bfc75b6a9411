//! `[[accept]]`: findings that the room has seen and accepts until a date.

use super::{Context, Findings};
use crate::diagnostic::{Accepted, CODES, Code, Diagnostic, Place, Report, by_slug, codes};
use crate::model::raci::Acceptance;
use crate::wording::did_you_mean;
use crate::words::Said;

/// The acceptances of a workshop, each with whether a finding needed it.
pub(super) struct Acceptances<'c> {
    context: &'c Context<'c>,
    needed: Vec<bool>,
}

impl<'c> Acceptances<'c> {
    pub(super) fn new(context: &'c Context<'c>) -> Self {
        Self {
            context,
            needed: vec![false; context.workshop.acceptances.len()],
        }
    }

    /// Adds a finding to the report, as accepted where the room accepts it today.
    pub(super) fn judge(&mut self, mut finding: Diagnostic, report: &mut Report) {
        let mut silenced = None;
        for (n, acceptance) in self.context.workshop.acceptances.iter().enumerate() {
            if !covers(acceptance, &finding) {
                continue;
            }
            self.needed[n] = true;
            match acceptance.until {
                Some(until) if acceptance.has_ended(self.context.as_of) => {
                    let because = &acceptance.because;
                    let ended = format!("it was accepted until {until}, because: {because}");
                    finding.help = Some(match finding.help {
                        Some(help) => format!("{help}; {ended}"),
                        None => ended,
                    });
                }
                _ => silenced = Some(acceptance),
            }
        }
        match silenced {
            Some(acceptance) => report.accept(Accepted {
                finding,
                because: acceptance.because.clone(),
                by: acceptance.by.as_ref().map(ToString::to_string),
                until: acceptance.until.map(|until| until.to_string()),
            }),
            None => report.push(finding),
        }
    }

    /// What is wrong with the acceptances themselves, once every finding has been judged.
    pub(super) fn leftovers(&self) -> [(&'static Code, Findings); 2] {
        let mut unknown = Findings::default();
        let mut unused = Findings::default();
        for (n, acceptance) in self.context.workshop.acceptances.iter().enumerate() {
            let rule = &acceptance.rule;
            let place = Place::of("accept", n);
            if by_slug(rule).is_none() {
                let help = did_you_mean(rule, CODES.iter().map(|code| code.slug));
                let message = Said::new("finding.unknown-code").with("code", format!("`{rule}`"));
                unknown
                    .add(place.key("rule"), message, "no such code")
                    .help(help);
            // Whether a change is accepted can only be seen between two versions.
            } else if !self.needed[n] && !by_slug(rule).is_some_and(|code| code.change) {
                let at = &acceptance.at;
                unused
                    .add(
                        place.key("where"),
                        Said::new("finding.accept-matches-nothing")
                            .with("code", format!("`{rule}`"))
                            .with("at", format!("`{at}`")),
                        "accepts nothing",
                    )
                    .help("remove it, or correct the id; write `activity.id` where two kinds share one");
            }
        }
        [
            (&codes::UNKNOWN_CODE, unknown),
            (&codes::ACCEPT_MATCHES_NOTHING, unused),
        ]
    }
}

fn covers(acceptance: &Acceptance, finding: &Diagnostic) -> bool {
    let Some(about) = &finding.about else {
        return false;
    };
    acceptance.is_about(finding.code.slug, about.kind(), about.id())
}
