//! The facilitator's guide and the agendas as they are written: every text of the view is on its page.

use offsite::pipeline::{Output, RenderOptions, read, render};
use offsite::source::{SourceFile, SourceTree};
use offsite::view::ViewOptions;
use offsite::view::handout::{Handout, HandoutOptions, agenda, guide};

use crate::support::in_repository;
use crate::visible::said;

const SCRIPTS: &str = r#"
[workshop]
title = "<b>ورشة</b>"
lang = "ar"
paper = "Letter"
fictional = true
ground_rules = ["اكتب أولاً، ثم تحدث"]
[person.a]
name = "山田 太郎"
[[agenda]]
minutes = 20
title = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung"
exercise = "juggling & more"
lead = "a"
[[agenda]]
title = "تجديد عقود العملاء"
exercise = "raci"
output = "更新 <見積もる>"
"#;

/// What can be read on a page, with single blanks.
fn page(sources: SourceTree, handout: Handout) -> String {
    let reading = read(sources, None).unwrap();
    let options = RenderOptions {
        only: vec![Output::Handout(handout)],
        ..RenderOptions::default()
    };
    let artifacts = render(&reading, options).unwrap().artifacts;
    let written = artifacts.files().find(|(path, _)| *path == handout.file());
    let (_, bytes) = written.unwrap();
    let page = String::from_utf8(bytes.to_vec()).unwrap();
    squeezed(&said(&page)[0].replace("&#39;", "'"))
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn workshop(name: &str) -> SourceTree {
    SourceTree::read(&in_repository("workshops").join(name)).unwrap()
}

fn scripts() -> SourceTree {
    SourceTree::new(vec![SourceFile::new("workshop.toml", SCRIPTS)])
}

fn expect(page: &str, texts: impl IntoIterator<Item = String>) {
    for text in texts {
        // What stands in backticks is code, which is not read as text.
        let text = squeezed(&text);
        let mut pieces = text.split('`').step_by(2);
        let found = pieces.all(|piece| page.contains(piece.trim()));
        assert!(found, "{text}");
    }
}

#[test]
fn every_text_of_the_guide_is_on_its_page() {
    let trees = || {
        [
            "post-sales",
            "kundenerfolg",
            "large-programme",
            "small-team",
        ]
        .map(workshop)
    };
    for (sources, again) in trees()
        .into_iter()
        .zip(trees())
        .chain([(scripts(), scripts())])
    {
        let reading = read(sources, None).unwrap();
        let view = guide::of(
            &reading.workshop,
            &reading.report,
            &ViewOptions::default(),
            &HandoutOptions::default(),
        );
        let page = page(again, Handout::Guide);
        let before = view.before;
        expect(&page, before.unwritten.into_iter().chain([before.marks]));
        let things = [
            before.print,
            before.print_later,
            before.screen,
            before.bring,
        ]
        .concat();
        expect(&page, things.into_iter().map(|thing| thing.name));
        let lists = [
            before.done_when,
            before.ground_rules,
            before.room,
            before.cautions,
        ];
        expect(&page, lists.concat());
        for slot in view.days.into_iter().flat_map(|day| day.slots) {
            let facts = [
                Some(slot.title),
                slot.lead,
                slot.unknown,
                slot.first,
                slot.more,
            ];
            expect(&page, facts.into_iter().flatten());
            if slot.is_break {
                continue;
            }
            expect(
                &page,
                [slot.purpose, slot.say, slot.output].into_iter().flatten(),
            );
            expect(&page, slot.steps.into_iter().map(|step| step.text));
            expect(&page, slot.cuts.into_iter().map(|cut| cut.text));
            expect(&page, [slot.watch, slot.remarks, slot.notes].concat());
            let read = slot.read_out.into_iter();
            expect(&page, read.clone().map(|read| read.lead));
            let lines = read.flat_map(|read| read.lines);
            expect(&page, lines.map(|line| line.text));
        }
        expect(&page, view.files.into_iter().map(|typed| typed.then));
    }
}

#[test]
fn every_slot_is_on_the_wall_and_on_the_screen() {
    for tree in [|| workshop("post-sales"), scripts] {
        let reading = read(tree(), None).unwrap();
        let view = agenda::of(&reading.workshop, &ViewOptions::default());
        for handout in [Handout::WallAgenda, Handout::Agenda] {
            let page = page(tree(), handout);
            for slot in view.days.iter().flat_map(|day| &day.slots) {
                let texts = [Some(&slot.title), slot.lead.as_ref(), slot.output.as_ref()];
                expect(&page, texts.into_iter().flatten().cloned());
                expect(&page, [slot.from.clone()]);
            }
        }
    }
}
