//! The content of the sample: it holds every row of the seed text, and each is three presses away.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{Days, NaiveDate};
use common::briefing::{each, everything, of};
use common::{App, app, nations};
use tribrief::app::Msg;
use tribrief::app::overlay::Overlay;
use tribrief::model::briefing::Briefing;
use tribrief::model::marking::Class;
use tribrief::model::nation::{Nation, NationSet};
use tribrief::model::record::Region;
use tribrief::model::room::Room;
use tribrief::model::table::{Body, Kind, Record};
use tribrief::model::value::Seen;
use tribrief::source::{self, Limits};

/// Rows of the seed text: `S04`, the records, the words to type.
fn rows() -> Vec<(&'static str, Vec<&'static str>, &'static str)> {
    include_str!("data/seed_rows.txt")
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| {
            let mut parts = line.split('\t');
            let mut next = || parts.next().unwrap_or_else(|| panic!("row<TAB>records<TAB>words: {line}"));
            (next(), next().split(' ').collect(), next())
        })
        .collect()
}

fn sample() -> Arc<Briefing> {
    let opened = source::open_embedded(Some("2025-10-tambacounda")).expect("the sample");
    source::load(&*opened.files, Limits::default(), None).briefing
}

fn desk() -> App {
    app(common::sample()).size(120, 40)
}

#[test]
fn every_row_of_the_seed_has_records_that_the_room_sees() {
    let names: Vec<&str> = rows().iter().map(|(row, ..)| *row).collect();
    let all: Vec<String> = (0..=44).map(|at| format!("S{at:02}")).collect();
    assert_eq!(names, all);
    let room = desk().state.room;
    for (row, ids, _) in rows() {
        for id in ids {
            assert!(room.get(id).is_some(), "{row}: {id} is not visible to {}", room.audience());
        }
    }
}

#[test]
fn every_row_of_the_seed_is_three_presses_away() {
    let mut misses = Vec::new();
    for (row, ids, words) in rows() {
        let mut desk = desk().keys("/");
        desk.type_text(words);
        desk.press("enter");
        let shown = desk.state.selected().map(str::to_owned);
        if !shown.as_deref().is_some_and(|shown| ids.contains(&shown)) || desk.state.overlay.is_some() {
            misses.push(format!("{row}: {words:?} shows {shown:?}"));
        }
        // What was found is on the screen, not only in the state.
        let seen = shown.is_none_or(|id| desk.screen().contains(&id));
        assert!(seen, "{row}\n{}", desk.screen());
    }
    assert!(misses.is_empty(), "{}", misses.join("\n"));
}

#[test]
fn three_presses_suffice_when_the_index_is_not_there_yet() {
    // Whoever types faster than the index is built means the same thing.
    let ready = desk().keys("/ text:sadiola enter");
    let mut desk = desk().lazy().keys("/ text:sadiola enter");
    assert!(ready.state.selected().is_some() && desk.state.selected().is_none());
    for effect in std::mem::take(&mut desk.waiting) {
        if let Some(answer) = desk.run(effect) {
            desk.send(Msg::Answer(answer));
        }
    }
    let open = matches!(desk.state.overlay, Some(Overlay::Search(_)));
    assert_eq!((desk.state.selected(), open), (ready.state.selected(), false), "Enter waits for the answer");
}

/// Incidents of the year before `end`.
fn last_year<'r>(all: &[&'r Record], end: NaiveDate) -> Vec<(&'r Record, NaiveDate)> {
    let start = end - Days::new(365);
    let dated = all.iter().filter_map(|record| match &record.body {
        Body::Incident(incident) => Some((*record, incident.start.date())),
        _ => None,
    });
    dated.filter(|(_, day)| (start..=end).contains(day)).collect()
}

#[test]
fn the_picture_is_full_enough_for_a_meeting() {
    let briefing = sample();
    let room = Room::new(Arc::clone(&briefing), briefing.default_audience(), false);
    let visible: Vec<Record> = room.records().filter(|record| !record.built_in).cloned().collect();
    let incidents =
        last_year(&of(&visible, Kind::Incident), NaiveDate::from_ymd_opt(2025, 10, 14).expect("a day"));
    assert!(incidents.len() >= 24, "{} incidents in twelve months", incidents.len());
    let months: BTreeSet<String> = incidents.iter().map(|(_, day)| day.format("%Y-%m").to_string()).collect();
    assert!(months.len() >= 12, "months with an incident: {months:?}");
    for region in [Region::Tambacounda, Region::Kedougou, Region::Kayes, Region::Selibaby] {
        let here = incidents.iter().filter(|(record, _)| room.region(record) == Some(region)).count();
        assert!(here >= 3, "{region:?}: {here} incidents");
    }
    let patrols = of(&visible, Kind::Patrol);
    assert!(
        patrols.len() >= 10 && patrols.iter().all(|patrol| patrol.marking.exercise),
        "ten EXERCISE patrols"
    );
    for (kind, least) in [(Kind::Risk, 12), (Kind::Action, 12), (Kind::Decision, 6), (Kind::Request, 4)] {
        let count = of(&visible, kind).len();
        assert!(count >= least, "{kind:?}: {count} of {least}");
    }
}

#[test]
fn every_group_of_nations_is_written_to() {
    let all = everything(&sample());
    let sets: Vec<NationSet> = all.iter().map(|record| record.marking.rel_to).collect();
    for list in ["SEN", "MLI", "MRT", "SEN,MLI", "SEN,MRT", "MLI,MRT", "SEN,MLI,MRT"] {
        assert!(sets.contains(&nations(list)), "no record is for {list} alone");
    }
    assert!(sets.iter().any(|set| set.has(Nation::GIN)), "nothing is for Guinea");
    // Public facts and the frame of the meeting are for all; what the staffs report is what is held back.
    let reported: Vec<&Record> = all
        .iter()
        .filter(|record| {
            use Kind::{Action, Incident, Patrol, Request, Risk, Tension, Threat};
            matches!(record.kind, Incident | Patrol | Risk | Threat | Tension | Request | Action)
        })
        .collect();
    let held =
        reported.iter().filter(|r| !r.marking.visible_to(nations("SEN,MLI,MRT"), Class::DR, false)).count();
    assert!(held * 100 >= reported.len() * 15, "{held} of {} are restricted", reported.len());
}

#[test]
fn every_text_is_there_in_both_languages() {
    let mut missing = Vec::new();
    for record in everything(&sample()) {
        each(&record, &mut |spec, seen| {
            let both = match seen {
                Seen::Text(text) => text.fr.is_some() == text.en.is_some(),
                Seen::Prose(prose) => prose.fr.is_empty() == prose.en.is_empty(),
                _ => true,
            };
            if !both {
                missing.push(format!("{}: {}", record.id, spec.name));
            }
        });
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_figure_says_from_where_and_of_when() {
    let all = everything(&sample());
    let figures = of(&all, Kind::Statistic);
    assert!(figures.len() >= 6, "{} figures", figures.len());
    for record in figures {
        let Body::Statistic(figure) = &record.body else { unreachable!("a figure") };
        assert!(!figure.sources.is_empty() && figure.year.is_some(), "{}", record.id);
        for source in &figure.sources {
            assert!(all.iter().any(|known| *known.id == *source.id()), "{}: {}", record.id, source.id());
        }
    }
}

#[test]
fn nothing_is_classified_and_what_is_invented_says_so() {
    for folder in source::open_embedded(None).expect("the sample").library {
        let opened = source::open_embedded(Some(&folder.name)).expect("a briefing");
        let briefing = source::load(&*opened.files, Limits::default(), None).briefing;
        let (errors, ..) = briefing.severities();
        assert_eq!(errors, 0, "{}", folder.name);
        let all = everything(&briefing);
        assert!(!all.is_empty());
        let mut public: BTreeMap<Kind, usize> = BTreeMap::new();
        for record in &all {
            assert!(record.marking.class <= Class::DR, "{} is {:?}", record.id, record.marking.class);
            if !record.marking.exercise {
                *public.entry(record.kind).or_default() += 1;
            }
        }
        // Patrols, requests, actions and the people of the meeting are inventions without exception.
        for kind in [Kind::Patrol, Kind::Request, Kind::Action, Kind::Participant, Kind::DoNoHarm] {
            assert_eq!(public.get(&kind), None, "{}: {kind:?} that claim to be real", folder.name);
        }
    }
}
