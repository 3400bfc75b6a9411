//! What is known of each handout without a workshop: what it is called, when it is needed, who gets it, what it takes.

use super::{Handout, Moment, Pack};
use crate::analysis::scores::board;
use crate::model::Workshop;
use crate::vocabulary::Disposition;

/// What is known of a handout.
pub(super) struct Facts {
    /// Its name in paths, ids and on the command line.
    pub(super) name: &'static str,
    /// The key of what it is called.
    pub(super) title: &'static str,
    /// The key of what it is for, and how many to print.
    pub(super) purpose: &'static str,
    /// When it is needed.
    pub(super) moment: Moment,
    /// The packs that it is in.
    pub(super) packs: &'static [Pack],
    /// Whether a workshop has what it shows.
    pub(super) is_in: fn(&Workshop) -> bool,
    /// What it is made from, for those who ask for it too early.
    pub(super) needs: &'static str,
}

impl Handout {
    /// What is known of it.
    pub(super) fn facts(self) -> Facts {
        match self {
            Self::WallAgenda => Facts {
                name: "wall-agenda",
                title: "handout.wall-agenda",
                purpose: "handout.wall-agenda-for",
                moment: Moment::Before,
                packs: &[Pack::Facilitator, Pack::Participants],
                is_in: has_agenda,
                needs: "`[[agenda]]`",
            },
            Self::Guide => Facts {
                name: "guide",
                title: "handout.guide",
                purpose: "handout.guide-for",
                moment: Moment::Before,
                packs: &[Pack::Facilitator],
                is_in: |_| true,
                needs: "",
            },
            Self::Cards => Facts {
                name: "cards",
                title: "handout.cards",
                purpose: "handout.cards-for",
                moment: Moment::Before,
                packs: &[Pack::Facilitator],
                is_in: has_tasks,
                needs: "`[task.<id>]`",
            },
            Self::Calibration => Facts {
                name: "calibration",
                title: "handout.calibration",
                purpose: "handout.calibration-for",
                moment: Moment::Before,
                packs: &[],
                is_in: has_tasks,
                needs: "`[task.<id>]`",
            },
            Self::Ballot => Facts {
                name: "ballot",
                title: "handout.ballot",
                purpose: "handout.ballot-for",
                moment: Moment::Before,
                packs: &[Pack::Facilitator, Pack::Participants],
                is_in: has_tasks,
                needs: "`[task.<id>]`",
            },
            Self::RaciBallot => Facts {
                name: "raci-ballot",
                title: "handout.raci-ballot",
                purpose: "handout.raci-ballot-for",
                moment: Moment::Before,
                packs: &[Pack::Facilitator, Pack::Participants],
                is_in: has_chart,
                needs: "`[activity.<id>]` and `[role.<id>]`",
            },
            Self::EmptyPlot => Facts {
                name: "empty-plot",
                title: "handout.empty-plot",
                purpose: "handout.empty-plot-for",
                moment: Moment::Before,
                packs: &[Pack::Facilitator],
                is_in: |_| true,
                needs: "",
            },
            Self::BlankSelfAssessment => Facts {
                name: "self-assessment-blank",
                title: "handout.self-assessment-blank",
                purpose: "handout.self-assessment-blank-for",
                moment: Moment::Before,
                packs: &[Pack::Participants],
                is_in: has_competencies,
                needs: "`[competency.<id>]`",
            },
            Self::Agenda => Facts {
                name: "agenda",
                title: "handout.agenda",
                purpose: "handout.agenda-for",
                moment: Moment::During,
                packs: &[],
                is_in: has_agenda,
                needs: "`[[agenda]]`",
            },
            Self::Disagreement => Facts {
                name: "disagreement",
                title: "handout.disagreement",
                purpose: "handout.disagreement-for",
                moment: Moment::During,
                packs: &[Pack::Facilitator],
                is_in: has_votes,
                needs: "`[ballot.<person>.r1]`",
            },
            Self::WallPlot => Facts {
                name: "wall-plot",
                title: "handout.wall-plot",
                purpose: "handout.wall-plot-for",
                moment: Moment::During,
                packs: &[Pack::Facilitator],
                is_in: has_scores,
                needs: "tasks with `impact` and `effort`, or ballots",
            },
            Self::Projector => Facts {
                name: "projector",
                title: "handout.projector",
                purpose: "handout.projector-for",
                moment: Moment::During,
                packs: &[],
                is_in: has_scores,
                needs: "tasks with `impact` and `effort`, or ballots",
            },
            Self::WallChart => Facts {
                name: "wall-chart",
                title: "handout.wall-chart",
                purpose: "handout.wall-chart-for",
                moment: Moment::During,
                packs: &[Pack::Facilitator],
                is_in: has_chart,
                needs: "`[activity.<id>]` and `[role.<id>]`",
            },
            Self::ChartPoster => Facts {
                name: "chart-poster",
                title: "handout.chart-poster",
                purpose: "handout.chart-poster-for",
                moment: Moment::During,
                packs: &[],
                is_in: has_chart,
                needs: "`[activity.<id>]` and `[role.<id>]`",
            },
            Self::Contested => Facts {
                name: "contested",
                title: "handout.contested",
                purpose: "handout.contested-for",
                moment: Moment::During,
                packs: &[Pack::Facilitator],
                is_in: has_chart,
                needs: "`[activity.<id>]` and `[role.<id>]`",
            },
            Self::RoleCards => Facts {
                name: "role-cards",
                title: "handout.role-cards",
                purpose: "handout.role-cards-for",
                moment: Moment::After,
                packs: &[Pack::Participants],
                is_in: has_chart,
                needs: "`[activity.<id>]` and `[role.<id>]`",
            },
            Self::Decisions => Facts {
                name: "decisions",
                title: "handout.decisions",
                purpose: "handout.decisions-for",
                moment: Moment::After,
                packs: &[Pack::Facilitator, Pack::Participants],
                is_in: has_record,
                needs: "`[decision.<id>]`, `[action.<id>]` or `[parking.<id>]`",
            },
            Self::StopList => Facts {
                name: "stop-list",
                title: "handout.stop-list",
                purpose: "handout.stop-list-for",
                moment: Moment::After,
                packs: &[Pack::Facilitator, Pack::Participants],
                is_in: has_changes,
                needs: "tasks with a `disposition` other than `keep`",
            },
            Self::Announcement => Facts {
                name: "announcement",
                title: "handout.announcement",
                purpose: "handout.announcement-for",
                moment: Moment::After,
                packs: &[Pack::Participants],
                is_in: |workshop| has_chart(workshop) || has_tasks(workshop),
                needs: "`[task.<id>]` or `[activity.<id>]`",
            },
            Self::Coverage => Facts {
                name: "coverage",
                title: "handout.coverage",
                purpose: "handout.coverage-for",
                moment: Moment::After,
                packs: &[Pack::Facilitator],
                is_in: has_competencies,
                needs: "`[competency.<id>]`",
            },
            Self::SelfAssessment => Facts {
                name: "self-assessment",
                title: "handout.self-assessment",
                purpose: "handout.self-assessment-for",
                moment: Moment::Private,
                packs: &[],
                is_in: has_competencies,
                needs: "`[competency.<id>]`",
            },
            Self::Gaps => Facts {
                name: "gaps",
                title: "handout.gaps",
                purpose: "handout.gaps-for",
                moment: Moment::Private,
                packs: &[],
                is_in: has_competencies,
                needs: "`[competency.<id>]`",
            },
            Self::Development => Facts {
                name: "development",
                title: "handout.development",
                purpose: "handout.development-for",
                moment: Moment::Private,
                packs: &[],
                is_in: has_competencies,
                needs: "`[competency.<id>]`",
            },
        }
    }
}

fn has_agenda(workshop: &Workshop) -> bool {
    !workshop.agenda.is_empty()
}

fn has_tasks(workshop: &Workshop) -> bool {
    !workshop.tasks.is_empty()
}

/// Whether somebody has voted.
pub(super) fn has_votes(workshop: &Workshop) -> bool {
    let mut ballots = workshop.ballots.values();
    ballots.any(|ballot| !ballot.first.is_empty() || !ballot.second.is_empty())
}

fn has_scores(workshop: &Workshop) -> bool {
    !board(workshop).tasks.is_empty()
}

fn has_chart(workshop: &Workshop) -> bool {
    !workshop.activities.is_empty() && !workshop.roles.is_empty()
}

fn has_record(workshop: &Workshop) -> bool {
    !workshop.decisions.is_empty() || !workshop.actions.is_empty() || !workshop.parking.is_empty()
}

fn has_changes(workshop: &Workshop) -> bool {
    let mut tasks = workshop.tasks.values();
    tasks.any(|task| {
        task.disposition
            .is_some_and(|disposition| disposition != Disposition::Keep)
    })
}

fn has_competencies(workshop: &Workshop) -> bool {
    !workshop.competencies.is_empty()
}
