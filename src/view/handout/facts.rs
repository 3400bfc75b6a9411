//! What is known of each handout without a workshop: what it is called, when it is needed, who gets it, what it takes.

use super::{Handout, Moment, Pack};
use crate::analysis::scores::board;
use crate::model::Workshop;
use crate::vocabulary::Disposition;

/// What is known of a handout.
pub(super) struct Facts {
    /// Its name in paths, ids, keys of words and on the command line.
    pub(super) name: &'static str,
    /// When it is needed.
    pub(super) moment: Moment,
    /// The packs that it is in.
    pub(super) packs: &'static [Pack],
    /// What it is made from.
    pub(super) needs: Needs,
}

/// What a handout is made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Needs {
    Nothing,
    Agenda,
    Tasks,
    Scores,
    Votes,
    Changes,
    Chart,
    TasksOrChart,
    Competencies,
    Assessments,
    Record,
}

const NOBODY: &[Pack] = &[];
const FACILITATOR: &[Pack] = &[Pack::Facilitator];
const PARTICIPANTS: &[Pack] = &[Pack::Participants];
const BOTH: &[Pack] = &Pack::ALL;

impl Handout {
    /// What is known of it.
    pub(super) fn facts(self) -> Facts {
        match self {
            Self::WallAgenda => facts("wall-agenda", Moment::Before, BOTH, Needs::Agenda),
            Self::Guide => facts("guide", Moment::Before, FACILITATOR, Needs::Nothing),
            Self::Cards => facts("cards", Moment::Before, FACILITATOR, Needs::Tasks),
            Self::Calibration => facts("calibration", Moment::Before, NOBODY, Needs::Tasks),
            Self::Ballot => facts("ballot", Moment::Before, BOTH, Needs::Tasks),
            Self::RaciBallot => facts("raci-ballot", Moment::Before, BOTH, Needs::Chart),
            Self::EmptyPlot => facts("empty-plot", Moment::Before, FACILITATOR, Needs::Nothing),
            Self::BlankSelfAssessment => facts(
                "self-assessment-blank",
                Moment::Before,
                PARTICIPANTS,
                Needs::Competencies,
            ),
            Self::Agenda => facts("agenda", Moment::During, NOBODY, Needs::Agenda),
            Self::Disagreement => facts("disagreement", Moment::During, FACILITATOR, Needs::Votes),
            Self::WallPlot => facts("wall-plot", Moment::During, FACILITATOR, Needs::Scores),
            Self::Projector => facts("projector", Moment::During, NOBODY, Needs::Scores),
            Self::WallChart => facts("wall-chart", Moment::During, FACILITATOR, Needs::Chart),
            Self::ChartPoster => facts("chart-poster", Moment::During, NOBODY, Needs::Chart),
            Self::Contested => facts("contested", Moment::During, FACILITATOR, Needs::Chart),
            Self::RoleCards => facts("role-cards", Moment::After, PARTICIPANTS, Needs::Chart),
            Self::Decisions => facts("decisions", Moment::After, BOTH, Needs::Record),
            Self::StopList => facts("stop-list", Moment::After, BOTH, Needs::Changes),
            Self::Announcement => facts(
                "announcement",
                Moment::After,
                PARTICIPANTS,
                Needs::TasksOrChart,
            ),
            Self::Coverage => facts("coverage", Moment::After, FACILITATOR, Needs::Assessments),
            Self::SelfAssessment => facts(
                "self-assessment",
                Moment::Private,
                NOBODY,
                Needs::Competencies,
            ),
            Self::Gaps => facts("gaps", Moment::Private, NOBODY, Needs::Competencies),
            Self::Development => facts("development", Moment::Private, NOBODY, Needs::Competencies),
        }
    }
}

fn facts(name: &'static str, moment: Moment, packs: &'static [Pack], needs: Needs) -> Facts {
    Facts {
        name,
        moment,
        packs,
        needs,
    }
}

impl Needs {
    /// Whether a workshop has that.
    pub(super) fn are_in(self, workshop: &Workshop) -> bool {
        let has_tasks = !workshop.tasks.is_empty();
        let has_chart = !workshop.activities.is_empty() && !workshop.roles.is_empty();
        match self {
            Self::Nothing => true,
            Self::Agenda => !workshop.agenda.is_empty(),
            Self::Tasks => has_tasks,
            Self::Scores => !board(workshop).tasks.is_empty(),
            Self::Votes => {
                let mut ballots = workshop.ballots.values();
                ballots.any(|ballot| !ballot.first.is_empty() || !ballot.second.is_empty())
            }
            Self::Changes => {
                let mut decided = workshop.tasks.values().filter_map(|task| task.disposition);
                decided.any(|disposition| disposition != Disposition::Keep)
            }
            Self::Chart => has_chart,
            Self::TasksOrChart => has_tasks || has_chart,
            Self::Competencies => !workshop.competencies.is_empty(),
            Self::Assessments => !workshop.assessments.is_empty(),
            Self::Record => {
                let decided = !workshop.decisions.is_empty() || !workshop.actions.is_empty();
                decided || !workshop.parking.is_empty()
            }
        }
    }

    /// The tables that say it, for those who ask too early.
    pub(super) fn tables(self) -> &'static str {
        match self {
            Self::Nothing => "any table",
            Self::Agenda => "`[[agenda]]`",
            Self::Tasks => "`[task.<id>]`",
            Self::Scores => "tasks with `impact` and `effort`, or ballots",
            Self::Votes => "`[ballot.<person>.r1]`",
            Self::Changes => "tasks with a `disposition` other than `keep`",
            Self::Chart => "`[activity.<id>]` and `[role.<id>]`",
            Self::TasksOrChart => "`[task.<id>]` or `[activity.<id>]`",
            Self::Competencies => "`[competency.<id>]`",
            Self::Assessments => "`[assessment.<person>]`",
            Self::Record => "`[decision.<id>]`, `[action.<id>]` or `[parking.<id>]`",
        }
    }
}
