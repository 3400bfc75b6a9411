//! The built-in templates, style sheets and scripts.

macro_rules! built_in {
    ($($name:literal,)+) => {
        &[$(($name, include_str!(concat!("../../../templates/", $name))),)+]
    };
}

/// The built-in templates, by name.
pub(super) const BUILT_IN: &[(&str, &str)] = built_in![
    "frame.html",
    "parts.html",
    "index.html",
    "impact-effort.html",
    "agreement.html",
    "raci.html",
    "raci-parts.html",
    "raci-roles.html",
    "raci-list.html",
    "raci-to-settle.html",
    "raci-decisions.html",
    "raci-segments.html",
    "changes.html",
    "competencies.html",
    "announcement.html",
    "announcement-body.html",
    "handouts.html",
    "handout.html",
    "handouts/wall-agenda.html",
    "handouts/guide.html",
    "handouts/cards.html",
    "handouts/calibration.html",
    "handouts/ballot.html",
    "handouts/raci-ballot.html",
    "handouts/agenda.html",
    "handouts/disagreement.html",
    "handouts/wall-plot.html",
    "handouts/projector.html",
    "handouts/wall-chart.html",
    "handouts/chart-poster.html",
    "handouts/contested.html",
    "handouts/role-cards.html",
    "handouts/decisions.html",
    "handouts/stop-list.html",
    "handouts/announcement.html",
    "handouts/coverage.html",
    "handouts/self-assessment.html",
    "handouts/gaps.html",
    "handouts/development.html",
    "handout.css",
    "style.css",
    "page.js",
    "impact-effort.js",
    "projector.js",
    "agenda.js",
];

/// The names of the built-in templates, under which a workshop may bring its own.
pub fn template_names() -> impl Iterator<Item = &'static str> {
    BUILT_IN.iter().map(|(name, _)| *name)
}
