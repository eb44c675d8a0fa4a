//! The meeting before: what was held back then, or is held back now, has not moved.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use tribrief::analysis::list::Query;
use tribrief::analysis::{chart, movement, scene};
use tribrief::model::stage::Stage;
use tribrief::report::plain;

use super::{Pictures, charts, look, record};
use crate::common::secrets::before::{WAYS, before};
use crate::common::secrets::{Held, betrayed, case, mixed_id, owner, visible_id};
use crate::common::{App, Files, Memory, app, picture};
use tribrief::model::lang::Lang;
use tribrief::model::table::Kind;

/// A desk over `now` that knows `then`.
fn desk(now: &Memory, then: &Memory, audience: &str) -> App {
    let briefing = now.load().briefing;
    briefing.remember(then.load().briefing);
    app(Files::Ready(briefing, Vec::new(), None)).audience(audience).size(120, 36)
}

/// Everything that can speak of what moved.
fn walk(now: &Memory, then: &Memory, audience: &str, lang: Lang) -> Pictures {
    let mut seen = Pictures::new();
    let mut desk = desk(now, then, audience).lang(lang);
    for (width, height) in [(120, 36), (80, 24), (200, 60)] {
        desk = desk.size(width, height);
        for keys in ["1", "r 1", "r 3", "r 0", "2", "5"] {
            desk.press(keys);
            look(&desk, &mut seen, format!("{width} {keys}"));
        }
    }
    desk = desk.size(120, 36);
    charts::walk(&mut desk, &mut seen);
    for kind in [Kind::Risk, Kind::Asset] {
        for second in [false, true] {
            let id = visible_id(owner(audience), kind, second);
            super::open(&mut desk, &id);
            record(&mut desk, &mut seen, &id);
        }
    }
    printed(&desk, &mut seen);
    let mixed = mixed_id(owner(audience));
    for (number, _) in scene::scenes(&desk.state.cx(), &mixed) {
        let at = u16::try_from(number).expect("a small number");
        let stage = Stage { item: mixed.as_str().into(), scene: at, ..Stage::default() };
        let mut buffer = Buffer::empty(Rect::new(0, 0, 120, 36));
        tribrief::view::draw_room(&desk.state, &stage, None, &mut buffer);
        seen.insert(format!("room, scene {number}"), (picture::text(&buffer), 0));
    }
    seen
}

/// The same as plain text.
fn printed(desk: &App, seen: &mut Pictures) {
    let cx = desk.state.cx();
    for chart in chart::ALL {
        seen.insert(format!("{} printed", chart::id(*chart)), (plain::chart(&cx, *chart), 0));
    }
    for pane in tribrief::analysis::pane::Pane::ALL {
        seen.insert(format!("{} printed", pane.id()), (plain::pane(&cx, *pane, &Query::default()), 0));
    }
    for risk in cx.room.of(Kind::Risk) {
        seen.insert(format!("{} printed", risk.id), (plain::record(&cx, risk), 0));
    }
}

#[test]
fn what_was_held_back_at_the_meeting_before_has_not_moved() {
    for (audience, lang) in [("SEN,MLI", Lang::En), ("SEN,MLI,MRT", Lang::Fr)] {
        let (bare, then) = (case(audience, Held::Nothing), before(audience, Held::Nothing));
        let without = walk(&bare.files, &then, audience, lang);
        let moved = without.values().filter(|(text, _)| text.contains('→')).count();
        assert!(moved > 3, "{audience}: what was seen in both has moved, in {moved} pictures");
        for seed in 0..WAYS {
            let full = case(audience, Held::Seed(seed));
            let with = walk(&full.files, &before(audience, Held::Seed(seed)), audience, lang);
            super::assert_silent(&with, audience);
            super::assert_same(&with, &without, &format!("{audience}, seed {seed}"));
        }
    }
}

#[test]
fn the_secrets_of_the_meeting_before_are_there() {
    let audience = "SEN,MLI";
    let owner = owner(audience);
    let (first, second) = (visible_id(owner, Kind::Risk, false), visible_id(owner, Kind::Risk, true));
    let mut moved = 0;
    for seed in 0..WAYS {
        let full = case(audience, Held::Seed(seed));
        let then = before(audience, Held::Seed(seed));
        let both = desk(&full.files, &then, audience);
        assert_eq!(movement::score_before(&both.state.cx(), &second), Some(4), "it was seen then");
        assert_eq!(movement::score_before(&both.state.cx(), &first), None, "seed {seed}");
        let mine = desk(&full.files, &then, owner.code());
        moved += usize::from(movement::score_before(&mine.state.cx(), &first).is_some());
        // What is in the files of then and held back now is no secret of then.
        let past = app(then).audience(audience).size(120, 36).keys("5");
        assert!(betrayed(&past.screen(), false).is_some(), "control");
    }
    assert!(moved > 1, "its owner alone sees that it moved, in {moved} of {WAYS} ways");
}

#[test]
fn what_moved_is_marked_as_it_was_then() {
    let now = include_str!("../data/charts/now.ron");
    let then = include_str!("../data/charts/before.ron");
    // Everything goes to three nations, but that the bridge stood at 15 went to two.
    let narrow = then.replacen(
        "(id: \"sen-risk-01\",",
        "(id: \"sen-risk-01\", marking: (class: DR, rel_to: [SEN, MLI]),",
        1,
    );
    let seen = |then: &str| {
        let files = |text: &str| Memory::default().with("a.ron", text);
        let mut desk = desk(&files(now), &files(then), "SEN,MLI");
        let mut all = Vec::new();
        for keys in ["1", "5 v"] {
            desk.press(keys);
            all.push(desk.screen());
        }
        all.push(plain::chart(&desk.state.cx(), tribrief::model::record::ChartName::Matrix));
        all
    };
    for (wide, narrow) in seen(then).iter().zip(&seen(&narrow)) {
        assert!(wide.contains("REL TO SEN, MLI, MRT") && wide.contains("15 →"), "control\n{wide}");
        assert!(narrow.contains("15 →") && !narrow.contains("REL TO SEN, MLI, MRT"), "{narrow}");
    }
}
