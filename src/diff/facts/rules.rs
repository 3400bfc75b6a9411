//! Thresholds, names and limits.

use super::{Facts, Telling};
use crate::diagnostic::Place;
use crate::diff::value::{Stated, Value};
use crate::model::descriptor::DescriptorWords;
use crate::model::rules::{
    CapacityRules, CompetencyRules, DiscussRules, DispositionRules, FreeRules, PlotRules,
    QuadrantNames, RaciRules, Rules, Threshold,
};

impl Facts {
    pub(super) fn rules(&mut self, rules: &Rules, lang: &str) {
        let Rules {
            plot,
            discuss,
            raci,
            disposition,
            competency,
            capacity,
            free,
            levels,
        } = rules;
        tell_plot(self.rules_of("plot"), plot);
        tell_discuss(self.rules_of("discuss"), discuss);
        tell_raci(self.rules_of("raci"), raci, lang);
        tell_disposition(self.rules_of("disposition"), disposition);
        tell_competency(self.rules_of("competency"), competency, lang);
        tell_capacity(self.rules_of("capacity"), capacity);
        tell_free(self.rules_of("free"), free);
        let mut telling = self.rules_of("levels");
        for (code, level) in levels {
            telling = telling.that(code, level);
        }
    }

    fn rules_of(&mut self, table: &str) -> Telling<'_> {
        self.tell(Place::of("rules", table))
    }
}

impl Stated for Threshold {
    fn stated(&self) -> Option<Value> {
        match self {
            Self::Midpoint => Some(Value::Word("midpoint")),
            Self::Median => Some(Value::Word("median")),
            Self::Score(score) => score.stated(),
        }
    }
}

fn tell_plot(telling: Telling<'_>, rules: &PlotRules) {
    let PlotRules {
        aggregate,
        impact_threshold,
        effort_threshold,
        on_line,
        area,
        quadrants,
    } = rules;
    let mut telling = telling
        .that("aggregate", aggregate)
        .that("on_line", on_line)
        .that("area", area);
    telling
        .inside("threshold")
        .that("impact", impact_threshold)
        .that("effort", effort_threshold);
    let QuadrantNames {
        protect,
        streamline,
        batch,
        stop,
    } = quadrants;
    telling
        .inside("quadrants")
        .that("protect", protect)
        .that("streamline", streamline)
        .that("batch", batch)
        .that("stop", stop);
}

fn tell_discuss(telling: Telling<'_>, rules: &DiscussRules) {
    let DiscussRules {
        iqr,
        range,
        camps,
        group_gap,
        minutes,
        top,
    } = rules;
    telling
        .that("iqr", iqr)
        .that("range", range)
        .that("camps", camps)
        .that("group_gap", group_gap)
        .that("minutes", minutes)
        .that("top", top);
}

fn tell_raci(telling: Telling<'_>, rules: &RaciRules, lang: &str) {
    let RaciRules {
        a_implies_r,
        max_r,
        max_c,
        max_i,
        max_vetoes,
        pressing_hours,
        pressing_c,
        high_rank,
        share_from,
        row_fill,
        role_a_share,
        role_r_share,
        role_c_share,
        role_fill,
        role_load_warn,
        unowned_r,
        single_point,
        conflicts,
        vague_words,
        max_rows,
        max_roles,
        segment_share,
        big_bang_share,
        settled_from,
        low_agreement,
    } = rules;
    let mut pairs: Vec<String> = conflicts
        .iter()
        .map(|(done, approved)| format!("{done} {approved}"))
        .collect();
    pairs.sort();
    telling
        .that("a_implies_r", a_implies_r)
        .that("max_r", max_r)
        .that("max_c", max_c)
        .that("max_i", max_i)
        .that("max_vetoes", max_vetoes)
        .that("pressing_hours", pressing_hours)
        .that("pressing_c", pressing_c)
        .that("high_rank", high_rank)
        .that("share_from", share_from)
        .that("row_fill", row_fill)
        .that("role_a_share", role_a_share)
        .that("role_r_share", role_r_share)
        .that("role_c_share", role_c_share)
        .that("role_fill", role_fill)
        .that("role_load_warn", role_load_warn)
        .that("unowned_r", unowned_r)
        .that("single_point", single_point)
        .that("conflicts", &pairs)
        .unless(&RaciRules::vague_words_in(lang), "vague_words", vague_words)
        .that("max_rows", max_rows)
        .that("max_roles", max_roles)
        .that("segment_share", segment_share)
        .that("big_bang_share", big_bang_share)
        .that("settled_from", settled_from)
        .that("low_agreement", low_agreement);
}

fn tell_disposition(telling: Telling<'_>, rules: &DispositionRules) {
    let DispositionRules {
        eliminate_impact,
        doer_impact,
        keep_hours,
        payback_note,
        payback_warn,
    } = rules;
    telling
        .that("eliminate_impact", eliminate_impact)
        .that("doer_impact", doer_impact)
        .that("keep_hours", keep_hours)
        .that("payback_note", payback_note)
        .that("payback_warn", payback_warn);
}

fn tell_competency(telling: Telling<'_>, rules: &CompetencyRules, lang: &str) {
    let CompetencyRules {
        trait_words,
        max_words,
        sole_cover,
        max_goals,
    } = rules;
    let usual: Vec<String> = DescriptorWords::of(lang)
        .traits()
        .map(str::to_owned)
        .collect();
    telling
        .unless(&usual, "trait_words", trait_words)
        .that("max_words", max_words)
        .that("sole_cover", sole_cover)
        .that("max_goals", max_goals);
}

fn tell_capacity(telling: Telling<'_>, rules: &CapacityRules) {
    let CapacityRules {
        hours_per_week,
        weeks_per_year,
        internal_share,
        target_load,
        freeze_days,
    } = rules;
    telling
        .that("hours_per_week", hours_per_week)
        .that("weeks_per_year", weeks_per_year)
        .that("internal_share", internal_share)
        .that("target_load", target_load)
        .that("freeze_days", freeze_days);
}

fn tell_free(telling: Telling<'_>, rules: &FreeRules) {
    let FreeRules {
        hours,
        build_hours,
        impact_weight,
        never_cut,
    } = rules;
    telling
        .that("hours", hours)
        .that("build_hours", build_hours)
        .that("impact_weight", impact_weight)
        .that("never_cut", never_cut);
}
