//! Thresholds, names and limits.

use super::{Resolver, flag, number, text, texts};
use crate::diagnostic::{Place, codes};
use crate::model::Id;
use crate::model::descriptor::DescriptorWords;
use crate::model::raci::Activity;
use crate::model::rules::{
    CapacityRules, CompetencyRules, DiscussRules, DispositionRules, FreeRules, PlotRules,
    QuadrantNames, RaciRules, Rules, Threshold,
};
use crate::model::vote::Scale;
use crate::schema::rules::TomlQuadrants;
use crate::schema::value::{self, Count, Number};
use crate::wording::did_you_mean;

impl Resolver<'_> {
    pub(super) fn rules(&mut self, lang: &str, impact: &Scale, effort: &Scale) -> Rules {
        let typed = &self.typed.rules;
        self.check_levels();
        Rules {
            plot: self.plot_rules(impact, effort),
            discuss: self.discuss_rules(),
            raci: self.raci_rules(),
            disposition: self.disposition_rules(impact),
            competency: self.competency_rules(lang),
            capacity: self.capacity_rules(),
            free: FreeRules {
                hours: number(typed.free.hours),
                build_hours: number(typed.free.build_hours),
                impact_weight: typed
                    .free
                    .impact_weight
                    .iter()
                    .flatten()
                    .map(|n| n.0)
                    .collect(),
                never_cut: self.tasks.find_all(
                    &typed.free.never_cut,
                    || Place::of("rules", "free").key("never_cut"),
                    &mut self.sink,
                ),
            },
            levels: typed.levels.clone(),
        }
    }

    /// Reports codes that do not exist or whose level is fixed.
    fn check_levels(&mut self) {
        for code in self.typed.rules.levels.keys() {
            let place = Place::of("rules", "levels").key(code);
            match crate::diagnostic::by_slug(code) {
                None => self.sink.push(
                    &codes::UNKNOWN_CODE,
                    &place,
                    format!("there is no finding `{code}`"),
                    "no such code",
                    did_you_mean(code, crate::diagnostic::CODES.iter().map(|code| code.slug)),
                ),
                Some(known) if known.has_fixed_level() => self.sink.push(
                    &codes::UNKNOWN_CODE,
                    &place,
                    format!("the level of `{code}` cannot be changed"),
                    "its level is fixed",
                    match known.import {
                        true => "it is about files that are imported; remove the line".to_owned(),
                        false => "it leaves open what the files mean; remove the line".to_owned(),
                    },
                ),
                Some(_) => {}
            }
        }
    }

    fn share(&mut self, table: &str, key: &str, typed: Option<Number>, default: f64) -> f64 {
        number(typed).map_or(default, |share| {
            let place = Place::of("rules", table).key(key);
            self.sink
                .in_range(share, 0.0, 1.0, &place, "write a share from 0 to 1")
        })
    }

    /// A threshold that is a score must be on its scale.
    fn plot_rules(&mut self, impact: &Scale, effort: &Scale) -> PlotRules {
        let typed = &self.typed.rules.plot;
        let place = Place::of("rules", "plot").key("threshold");
        let mut score = |axis: &str, score: f64, scale: &Scale, place: &Place| {
            Threshold::Score(self.sink.on_scale(score, scale, axis, place))
        };
        let (impact_threshold, effort_threshold) = match &typed.threshold {
            None | Some(value::Threshold::Midpoint) => (Threshold::Midpoint, Threshold::Midpoint),
            Some(value::Threshold::Median) => (Threshold::Median, Threshold::Median),
            Some(value::Threshold::Number(at)) => (
                score("impact", *at, impact, &place),
                score("effort", *at, effort, &place),
            ),
            Some(value::Threshold::Axes(axes)) => {
                let mut axis = |name: &str, at: Option<Number>, scale: &Scale| {
                    number(at).map_or(Threshold::Midpoint, |at| {
                        score(name, at, scale, &place.clone().key(name))
                    })
                };
                (
                    axis("impact", axes.impact, impact),
                    axis("effort", axes.effort, effort),
                )
            }
        };
        PlotRules {
            aggregate: typed.aggregate.unwrap_or_default(),
            impact_threshold,
            effort_threshold,
            on_line: typed.on_line.unwrap_or_default(),
            area: typed.area.unwrap_or_default(),
            quadrants: quadrant_names(&typed.quadrants),
        }
    }

    fn discuss_rules(&mut self) -> DiscussRules {
        let typed = &self.typed.rules.discuss;
        let default = DiscussRules::default();
        DiscussRules {
            iqr: number(typed.iqr),
            range: number(typed.range),
            camps: typed.camps.map(|camps| camps.0),
            group_gap: number(typed.group_gap),
            minutes: number(typed.minutes).unwrap_or(default.minutes),
            top: typed.top.map_or(default.top, |top| top.0),
        }
    }

    fn raci_rules(&mut self) -> RaciRules {
        let typed = &self.typed.rules.raci;
        let default = RaciRules::default();
        let mut share = |key, typed, default| self.share("raci", key, typed, default);
        RaciRules {
            a_implies_r: flag(typed.a_implies_r),
            max_r: count(typed.max_r, default.max_r),
            max_c: count(typed.max_c, default.max_c),
            max_i: count(typed.max_i, default.max_i),
            max_vetoes: count(typed.max_vetoes, default.max_vetoes),
            pressing_hours: number(typed.pressing_hours).unwrap_or(default.pressing_hours),
            pressing_c: count(typed.pressing_c, default.pressing_c),
            high_rank: typed.high_rank.map_or(default.high_rank, |rank| rank.0),
            share_from: count(typed.share_from, default.share_from),
            row_fill: share("row_fill", typed.row_fill, default.row_fill),
            role_a_share: share("role_a_share", typed.role_a_share, default.role_a_share),
            role_r_share: share("role_r_share", typed.role_r_share, default.role_r_share),
            role_c_share: share("role_c_share", typed.role_c_share, default.role_c_share),
            role_fill: share("role_fill", typed.role_fill, default.role_fill),
            role_load_warn: number(typed.role_load_warn).unwrap_or(default.role_load_warn),
            unowned_r: count(typed.unowned_r, default.unowned_r),
            single_point: count(typed.single_point, default.single_point),
            max_rows: count(typed.max_rows, default.max_rows),
            max_roles: count(typed.max_roles, default.max_roles),
            settled_from: share("settled_from", typed.settled_from, default.settled_from),
            low_agreement: share("low_agreement", typed.low_agreement, default.low_agreement),
            segment_share: share("segment_share", typed.segment_share, default.segment_share),
            big_bang_share: share(
                "big_bang_share",
                typed.big_bang_share,
                default.big_bang_share,
            ),
            conflicts: self.conflicts(),
            vague_words: self.vague_words(),
        }
    }

    fn conflicts(&mut self) -> Vec<(Id<Activity>, Id<Activity>)> {
        let pairs = self.typed.rules.raci.conflicts.iter().flatten().enumerate();
        pairs
            .map(|(n, pair)| {
                let at = |item: usize| Place::of("rules", "raci").key("conflicts").key(n).key(item);
                (
                    self.activities.find(&pair.0.0, || at(0), &mut self.sink),
                    self.activities.find(&pair.1.0, || at(1), &mut self.sink),
                )
            })
            .collect()
    }

    /// The workshop's own list, else that of its language.
    fn vague_words(&self) -> Vec<String> {
        match &self.typed.rules.raci.vague_words {
            Some(words) => words.0.clone(),
            None => {
                let lang = text(&self.typed.workshop.lang).unwrap_or_default();
                RaciRules::vague_words_in(&lang)
            }
        }
    }

    /// A limit that is a score must be on its scale.
    fn disposition_rules(&mut self, impact: &Scale) -> DispositionRules {
        let typed = &self.typed.rules.disposition;
        let place = Place::of("rules", "disposition");
        let default = DispositionRules::default();
        let mut score = |key: &str, typed: Option<Number>| {
            number(typed).map(|score| {
                let at = place.clone().key(key);
                self.sink.on_scale(score, impact, "impact", &at)
            })
        };
        let eliminate_impact = score("eliminate_impact", typed.eliminate_impact);
        let doer_impact = score("doer_impact", typed.doer_impact);
        let mut limit = |key: &str, typed: Option<Number>, default: f64| {
            self.not_below_zero(typed, &place, key).unwrap_or(default)
        };
        DispositionRules {
            eliminate_impact,
            doer_impact,
            keep_hours: limit("keep_hours", typed.keep_hours, default.keep_hours),
            payback_note: limit("payback_note", typed.payback_note, default.payback_note),
            payback_warn: limit("payback_warn", typed.payback_warn, default.payback_warn),
        }
    }

    fn competency_rules(&mut self, lang: &str) -> CompetencyRules {
        let typed = &self.typed.rules.competency;
        let default = CompetencyRules::default();
        CompetencyRules {
            trait_words: match &typed.trait_words {
                Some(_) => texts(&typed.trait_words),
                None => DescriptorWords::of(lang)
                    .traits()
                    .map(str::to_owned)
                    .collect(),
            },
            max_words: count(typed.max_words, default.max_words),
            sole_cover: count(typed.sole_cover, default.sole_cover),
            max_goals: count(typed.max_goals, default.max_goals),
        }
    }

    fn capacity_rules(&mut self) -> CapacityRules {
        let typed = &self.typed.rules.capacity;
        let default = CapacityRules::default();
        CapacityRules {
            hours_per_week: number(typed.hours_per_week).unwrap_or(default.hours_per_week),
            weeks_per_year: number(typed.weeks_per_year).unwrap_or(default.weeks_per_year),
            internal_share: self.share(
                "capacity",
                "internal_share",
                typed.internal_share,
                default.internal_share,
            ),
            target_load: number(typed.target_load).unwrap_or(default.target_load),
            freeze_days: typed.freeze_days.map_or(default.freeze_days, |days| days.0),
        }
    }
}

fn count(typed: Option<Count>, default: usize) -> usize {
    typed.map_or(default, |count| count.0 as usize)
}

fn quadrant_names(typed: &TomlQuadrants) -> QuadrantNames {
    QuadrantNames {
        protect: text(&typed.protect),
        streamline: text(&typed.streamline),
        batch: text(&typed.batch),
        stop: text(&typed.stop),
    }
}
