//! The clock in words, and the plan of the sample.

use super::{at, morning, timing};
use crate::analysis::clock::words::{self, clock_face, figure};
use crate::analysis::clock::{Cue, Cut, CutWhat, MeetingTime, Plan};
use crate::analysis::context::Cx;
use crate::analysis::sheet::Piece;
use crate::look::tone::Tone;
use crate::model::lang::Lang;
use crate::model::nation::{Nation, NationSet};
use crate::model::position::CoordinateStyle;
use crate::model::record::ItemKind;
use crate::model::room::Room;
use crate::source::{Limits, load, open_embedded};

#[test]
fn faces() {
    let table = [
        (0, "0:00", "00:00"),
        (45, "0:45", "00:45"),
        (370, "6:10", "06:10"),
        (3_599, "59:59", "59:59"),
        (3_600, "1:00:00", "1:00:00"),
        (3_970, "1:06:10", "1:06:10"),
        (360_000, "100:00:00", "100:00:00"),
        (-45, "−0:45", "−00:45"),
        (-3_970, "−1:06:10", "−1:06:10"),
    ];
    for (seconds, face, wide) in table {
        assert_eq!((clock_face(seconds).as_str(), figure(seconds).as_str()), (face, wide));
    }
    assert_eq!(clock_face(i64::MIN), "−2562047788015215:30:08");
}

#[test]
fn cues() {
    // 09:00 > 1 with 30 minutes.
    let table = [
        ("09:23:50", vec![Piece::new("reste 6:10", Tone::Ink)], vec![Piece::new("6:10 left", Tone::Ink)]),
        (
            "09:27:24",
            vec![Piece::new("80 % passé", Tone::Warn), Piece::bold("reste 2:36", Tone::Warn)],
            vec![Piece::new("80% gone", Tone::Warn), Piece::bold("2:36 left", Tone::Warn)],
        ),
        (
            "09:30:45",
            vec![Piece::bold("dépassé +0:45", Tone::Bad)],
            vec![Piece::bold("over by 0:45", Tone::Bad)],
        ),
    ];
    for (now, fr, en) in table {
        let item = timing(&morning(), "09:00 > 1", now).item.expect("an item");
        assert_eq!((words::cue(&item, Lang::Fr), words::cue(&item, Lang::En)), (fr, en));
    }
    let item = timing(&morning(), "09:00 > 1\n 09:10 pause", "09:20").item.expect("an item");
    assert_eq!(words::cue(&item, Lang::Fr), [Piece::new("PAUSE", Tone::Chip)]);
    assert_eq!(words::cue(&item, Lang::En), [Piece::new("PAUSED", Tone::Chip)]);
    let tones = [Cue::Fine, Cue::Near, Cue::Over, Cue::Paused].map(|cue| (cue.figure(), cue.bar()));
    let (ink3, warn) = ((Tone::Ink3, Tone::Ink3), (Tone::Warn, Tone::Warn));
    assert_eq!(tones, [(Tone::Ink, Tone::Accent), warn, (Tone::Alarm, Tone::Bad), ink3]);
}

#[test]
fn lateness() {
    let table = [
        (220, Piece::bold("3:40 de retard", Tone::High), Piece::bold("3:40 late", Tone::High)),
        (61, Piece::bold("1:01 de retard", Tone::High), Piece::bold("1:01 late", Tone::High)),
        (60, Piece::new("à l'heure", Tone::Good), Piece::new("on time", Tone::Good)),
        (-60, Piece::new("à l'heure", Tone::Good), Piece::new("on time", Tone::Good)),
        (-310, Piece::new("en avance de 5:10", Tone::Good), Piece::new("5:10 early", Tone::Good)),
    ];
    for (seconds, fr, en) in table {
        assert_eq!((words::late(seconds, Lang::Fr), words::late(seconds, Lang::En)), (fr, en));
    }
    assert!(words::late(i64::MIN, Lang::En).text.ends_with(" early"));
}

fn text(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join(" ")
}

#[test]
fn ends_days_and_cuts() {
    let meeting = |projected: &str| MeetingTime {
        planned_end: Some(at("12:20")),
        projected_end: Some(at(projected)),
        day: 2,
        days: 3,
        ..MeetingTime::default()
    };
    let late = meeting("12:23:40");
    assert_eq!(text(&words::end(&late, Lang::Fr)), "fin prévue 12:24 au lieu de 12:20");
    assert_eq!(text(&words::end(&late, Lang::En)), "ends 12:24 instead of 12:20");
    assert_eq!(text(&words::end(&meeting("12:20:20"), Lang::En)), "ends 12:20");
    assert_eq!(words::end(&MeetingTime::default(), Lang::En), []);
    assert_eq!(words::day(&late, Lang::Fr).expect("words").text, "jour 2 sur 3");
    assert_eq!(words::day(&late, Lang::En).expect("words").text, "day 2 of 3");
    assert_eq!(words::day(&MeetingTime { days: 1, ..late }, Lang::En), None);
    let cut = |what, number: &str| Cut {
        id: "x".into(),
        number: number.to_owned(),
        title: "Photos".to_owned(),
        minutes_won: 20,
        what,
    };
    assert_eq!(text(&words::cut(&cut(CutWhat::Skip, "7"), Lang::Fr)), "sauter 7 Photos −20 min");
    assert_eq!(text(&words::cut(&cut(CutWhat::Shorten, ""), Lang::En)), "shorten Photos −20 min");
}

#[test]
fn the_plan_of_the_sample() {
    let opened = open_embedded(Some("2025-10-tambacounda")).expect("the sample");
    let briefing = load(&*opened.files, Limits::default(), None).briefing;
    let room = Room::new(briefing, NationSet::of(Nation::SEN), false);
    let plan = Plan::of(&Cx { room: &room, lang: Lang::Fr, coords: CoordinateStyle::default() });
    assert_eq!(plan.last_day(), 3);
    let third = plan.item("sen-ag-03").expect("an item");
    assert_eq!((third.number.as_str(), third.minutes, third.kind), ("3", 20, ItemKind::Decision));
    assert_eq!(third.title, "Ordre du jour et procès-verbal de Kayes");
    assert!(plan.items().iter().all(|item| item.number.is_empty() == (item.kind == ItemKind::Break)));
    assert!(plan.composite().exercise);
    let nobody = room.for_audience(NationSet::EMPTY, false);
    let cx = Cx { room: &nobody, lang: Lang::Fr, coords: CoordinateStyle::default() };
    assert_eq!(Plan::of(&cx), Plan::new(Vec::new(), None));
}
