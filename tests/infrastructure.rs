//! Corridors as graphs and risks on their matrix, over the briefing of this project.

mod common;

use common::{App, app, nations, sample};
use tribrief::analysis::context::Cx;
use tribrief::analysis::corridor::{Road, affected, left_open, strip};
use tribrief::analysis::matrix::{Matrix, Size};
use tribrief::analysis::rows::{Row, cells};
use tribrief::model::lang::Lang;
use tribrief::model::marking::Composite;
use tribrief::model::record::{Corridor, SegmentStatus};
use tribrief::model::table::{Body, Record};

/// Codes of the corridors that are cut when the roads between these places are.
fn cut(desk: &App, blocked: &[(&str, &str)]) -> Vec<String> {
    let cx = desk.state.cx();
    let closed = left_open(&cx, blocked).into_iter().filter(|(_, open)| !open);
    let mut codes: Vec<String> =
        closed.map(|(record, _)| corridor_of(record).code.get(Lang::En).to_owned()).collect();
    codes.sort();
    codes
}

fn corridor_of(record: &Record) -> &Corridor {
    match &record.body {
        Body::Corridor(corridor) => corridor,
        _ => panic!("{} is no corridor", record.id),
    }
}

fn record<'r>(cx: &Cx<'r>, id: &str) -> &'r Record {
    cx.room.get(id).unwrap_or_else(|| panic!("{id} is in the sample"))
}

#[test]
fn a_blockade_cuts_what_the_map_says() {
    let desk = app(sample());
    let north = ["DKR-BKO"];
    let nouakchott = ["NKC-BKO"];
    assert!(cut(&desk, &[]).is_empty());
    // Before Diéma the two go apart; the southern one is not touched.
    assert_eq!(cut(&desk, &[("diboli", "kayes")]), north);
    assert_eq!(cut(&desk, &[("kayes", "diema")]), north);
    assert_eq!(cut(&desk, &[("nioro", "gogui")]), nouakchott);
    assert_eq!(cut(&desk, &[("nioro", "diema")]), nouakchott);
    // On the trunk both northern ones, in either direction; before Bamako all three.
    assert_eq!(cut(&desk, &[("diema", "didieni")]), ["DKR-BKO", "NKC-BKO"]);
    assert_eq!(cut(&desk, &[("didieni", "diema")]), ["DKR-BKO", "NKC-BKO"]);
    assert_eq!(cut(&desk, &[("kati", "bamako")]), ["DKR-BKO", "DKR-BKO-S", "NKC-BKO"]);
    assert_eq!(cut(&desk, &[("kenieba", "kita"), ("kayes", "sandare")]), ["DKR-BKO", "DKR-BKO-S"]);
    assert!(cut(&desk, &[("niono", "molodo"), ("nowhere", "kayes")]).is_empty());
}

#[test]
fn the_trunk_runs_from_diema_to_bamako() {
    let desk = app(sample());
    let cx = desk.state.cx();
    let road = Road::new(&cx, corridor_of(record(&cx, "mli-cor-dkr-bko")));
    let shared = |id: &str| -> Vec<(String, String)> {
        let other = Road::new(&cx, corridor_of(record(&cx, id)));
        let ends = |at: usize| road.nodes[at].id.to_string();
        road.shared(&other).into_iter().map(|(a, b)| (ends(a), ends(b))).collect()
    };
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert_eq!(shared("mli-cor-nkc-bko"), [pair("diema", "bamako")]);
    assert_eq!(shared("mli-cor-dkr-bko-south"), [pair("port-dakar", "tambacounda"), pair("kati", "bamako")]);
    assert_eq!(road.state(), SegmentStatus::Threatened);
}

#[test]
fn kilometres_are_straight_lines_where_no_length_is_given() {
    let desk = app(sample());
    let cx = desk.state.cx();
    let sums = affected(&cx, corridor_of(record(&cx, "mli-cor-dkr-bko")));
    assert!(sums.straight);
    assert!((sums.all_km - 1216.0).abs() < 12.0, "{sums:?}");
    // Kidira to Kolokani: 2 + 46 + 40 + 126 + 121 + 139 + 35.
    assert!((sums.troubled_km - 509.0).abs() < 8.0, "{sums:?}");
    let words = strip::affected_words(&cx, sums).expect("a length");
    assert!(words.starts_with('≈') && words.contains(" of "), "{words}");
}

fn fits(rows: &[Row], width: u16) {
    for row in rows {
        assert!(cells(&row.plain()) <= width, "{width} cells: {}", row.plain());
    }
}

#[test]
fn strips_and_matrices_fit_every_width() {
    for lang in [Lang::Fr, Lang::En] {
        let desk = app(sample()).lang(lang);
        let cx = desk.state.cx();
        let mut marks = Composite::default();
        let matrix = Matrix::new(&cx, record(&cx, "mli-risk-02"), &mut marks);
        for width in 0..140 {
            fits(&matrix.rows(&cx, Size::of_one(width)), width);
            assert_eq!(matrix.rows(&cx, Size::of_one(width)).is_empty(), width < 36, "{width}");
            for id in ["mli-cor-dkr-bko", "mli-cor-dkr-bko-south", "mli-cor-nkc-bko"] {
                let record = record(&cx, id);
                let strip = strip::strip(&cx, record, corridor_of(record), &mut marks);
                // Narrower screens are refused before anything is drawn.
                fits(&strip.rows(&cx, width.max(40)), width.max(40));
            }
        }
    }
}

#[test]
fn risks_stand_in_their_cells_and_this_one_first() {
    let desk = app(sample());
    let cx = desk.state.cx();
    let matrix = Matrix::new(&cx, record(&cx, "mli-risk-02"), &mut Composite::default());
    let here = matrix.at(4, 4).expect("a cell");
    let names: Vec<&str> = here.ids.iter().map(|mark| mark.id.as_str()).collect();
    assert!(here.now && names[0] == "MLI 02" && names.contains(&"MLI 01"), "{here:?}");
    assert!(matrix.at(5, 4).is_some_and(|cell| cell.inherent));
    assert!(matrix.at(3, 3).is_some_and(|cell| cell.target && !cell.now));
    assert!(matrix.at(0, 3).is_none() && matrix.at(6, 6).is_none());
}

#[test]
fn a_risk_that_is_held_back_stands_in_no_cell() {
    let ids = |audience: &str| -> Vec<String> {
        let desk = app(sample()).audience(audience);
        let cx = desk.state.cx();
        let matrix = Matrix::new(&cx, record(&cx, "mli-risk-02"), &mut Composite::default());
        let all = (1..=5).flat_map(|likelihood| (1..=5).map(move |impact| (likelihood, impact)));
        all.filter_map(|(likelihood, impact)| matrix.at(likelihood, impact))
            .flat_map(|cell| cell.ids.iter().map(|mark| mark.id.clone()))
            .collect()
    };
    // Releasable to Mali alone.
    assert!(ids("MLI").contains(&"MLI 06".to_owned()));
    assert!(!ids("SEN,MLI,MRT").contains(&"MLI 06".to_owned()));
}

#[test]
fn the_page_of_a_corridor_says_who_loses_what() {
    let mut desk = app(sample()).size(120, 60).keys("5");
    while desk.state.selected() != Some("mli-cor-dkr-bko") {
        desk.press("down");
    }
    let screen = desk.screen();
    for words in
        ["ROUTE", "shared with NKC-BKO", "IF CUT", "WAYS ROUND", "802.75 bn FCFA", "+38 km", "DEPEND ON IT"]
    {
        assert!(screen.contains(words), "{words}:\n{screen}");
    }
    // Through every door and back again.
    for door in 0..desk.state.detail.page.doors.len() {
        desk.through(door);
        assert_ne!(desk.state.selected(), Some("mli-cor-dkr-bko"), "door {door}");
        desk.press("alt-left");
        assert_eq!(desk.state.selected(), Some("mli-cor-dkr-bko"));
    }
    assert_eq!(nations("SEN,MLI,MRT"), desk.state.room.audience());
}
