//! Parts of the figure, each as large as the whole: where a picture cannot hold all tasks at once.

use super::{Axis, Figure, Mark, QuadrantBox};
use crate::vocabulary::Quadrant;
use crate::words::Said;

impl Figure {
    /// One field of the figure with the tasks in it; its scales end at the thresholds.
    #[must_use]
    pub fn within(&self, quadrant: Quadrant) -> Self {
        let is_high = |axis: &Axis, value: f64| value >= axis.threshold;
        let (impact, effort) = match quadrant {
            Quadrant::Protect => (true, false),
            Quadrant::Streamline => (true, true),
            Quadrant::Batch => (false, false),
            Quadrant::Stop => (false, true),
        };
        let mut part = self.clone();
        let name = part.keep_only(quadrant);
        // On a line, the workshop's rules say what counts; two fields may have one name.
        let on_line = |axis: &Axis, value: f64| (value - axis.threshold).abs() < 1e-9;
        let lies_in = |mark: &Mark| {
            let side =
                |axis: &Axis, value, high| on_line(axis, value) || is_high(axis, value) == high;
            mark.quadrant == name
                && side(&self.impact, mark.impact, impact)
                && side(&self.effort, mark.effort, effort)
        };
        part.marks.retain(lies_in);
        part.impact.cut(impact);
        part.effort.cut(effort);
        let title = Said::new("plot.zoomed").with("plot", self.title.as_str());
        part.title = self.words.say(&title.with("field", name));
        part
    }

    /// The same figure in so many parts: its tasks by their numbers, about as many in each; none without tasks.
    #[must_use]
    pub fn parts(&self, count: usize) -> Vec<Self> {
        let mut marks = self.marks.clone();
        marks.sort_by(|one, other| (one.card, &one.id).cmp(&(other.card, &other.id)));
        let size = marks.len().div_ceil(count.max(1)).max(1);
        let parts: Vec<&[Mark]> = marks.chunks(size).collect();
        let part = |(index, marks): (usize, &&[Mark])| {
            let title = Said::new("plot.part")
                .with("plot", self.title.as_str())
                .with("part", index + 1)
                .with("parts", parts.len());
            Self {
                title: if parts.len() > 1 {
                    self.words.say(&title)
                } else {
                    self.title.clone()
                },
                marks: marks.to_vec(),
                ..self.clone()
            }
        };
        parts.iter().enumerate().map(part).collect()
    }

    /// Takes away the names of all fields but one, which is returned.
    fn keep_only(&mut self, quadrant: Quadrant) -> String {
        let quadrants = &mut self.quadrants;
        let fields = [
            (Quadrant::Protect, &mut quadrants.protect),
            (Quadrant::Streamline, &mut quadrants.streamline),
            (Quadrant::Batch, &mut quadrants.batch),
            (Quadrant::Stop, &mut quadrants.stop),
        ];
        let mut kept = String::new();
        for (field, QuadrantBox { name, .. }) in fields {
            if field == quadrant {
                kept.clone_from(name);
            } else {
                name.clear();
            }
        }
        kept
    }
}

impl Axis {
    /// Lets the scale begin, or end, at its threshold.
    fn cut(&mut self, high: bool) {
        let threshold = self.threshold.clamp(self.min, self.max.max(self.min));
        if high {
            self.min = threshold;
            self.from_zero = false;
        } else {
            self.max = threshold;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::impact_effort::{FigureOptions, of};
    use crate::view::samples;

    #[test]
    fn every_task_lies_in_one_field_and_in_one_part() {
        let (workshop, _) = samples::post_sales();
        let whole = of(&workshop, &FigureOptions::default());
        let mut found = 0;
        for quadrant in Quadrant::ALL {
            let field = whole.within(*quadrant);
            assert!(
                field.title.ends_with(&field.marks[0].quadrant),
                "{}",
                field.title
            );
            assert!(field.impact.max - field.impact.min < 4.0);
            for count in 1..5 {
                let parts = field.parts(count);
                let marks: Vec<&String> = parts
                    .iter()
                    .flat_map(|part| &part.marks)
                    .map(|mark| &mark.id)
                    .collect();
                assert_eq!(marks.len(), field.marks.len());
                assert!(parts.len() <= count);
            }
            found += field.marks.len();
        }
        assert_eq!(found, whole.marks.len());
    }
}
