//! Where things are, in words; and which places stand on the map.

use tribrief::analysis::situation::readout::{around, distance_words, wind_word};
use tribrief::analysis::situation::{corners, positions};
use tribrief::model::lang::Lang;
use tribrief::model::position::Position;
use tribrief::model::record::Region;
use tribrief::model::table::Kind;

use crate::common::{app, sample};
use crate::{all, desk, incident};

#[test]
fn a_point_is_said_by_its_nearest_town() {
    let english = desk("");
    let french = desk("").lang(Lang::Fr);
    // 0.1° north of Kayes, and in the middle of Ould Yengé.
    let north = Position::new(14.547_76, -11.443_93).expect("a position");
    let words = around(&english.state.cx(), north);
    assert_eq!(words.nearby(&english.state.cx()), "11 km N of Kayes");
    assert_eq!((words.degrees.as_str(), words.region.as_deref()), ("14.5478 N 11.4439 W", Some("Kayes")));
    assert!(words.mgrs.starts_with("29PKS") && words.dms.starts_with("14°32′52″N"), "{words:?}");
    let west = Position::new(15.540_38, -11.764_67).expect("a position");
    assert_eq!(around(&french.state.cx(), west).nearby(&french.state.cx()), "à 5,4 km O d'Ould Yengé");
    let kayes = Position::new(14.447_76, -11.443_93).expect("a position");
    let words = around(&french.state.cx(), kayes);
    assert_eq!(
        (words.nearby(&french.state.cx()).as_str(), words.region.as_deref()),
        ("Kayes", Some("Kayes"))
    );
}

#[test]
fn a_point_has_the_region_of_its_place_or_of_the_map_and_near_a_border_none() {
    let (english, french) = (desk(""), desk("").lang(Lang::Fr));
    let said = |lat, lon| around(&english.state.cx(), Position::new(lat, lon).expect("a position")).region;
    assert_eq!(said(15.30, -12.05).as_deref(), Some("Sélibaby"), "Guidimakha bears the name of its capital");
    assert_eq!(said(16.60, -11.40).as_deref(), Some("Assaba, MRT"));
    assert_eq!(said(0.0, -30.0), None, "the sea");
    // A kilometre off the Falémé, far from any place of the table.
    let near = Position::new(14.0, -12.10).expect("a position");
    for (app, words) in [(&english, "near a border"), (&french, "près de la limite")] {
        let limit = (0..400).find_map(|step| {
            let at = Position::new(near.lat(), near.lon() + f64::from(step) * 0.001).ok()?;
            around(&app.state.cx(), at).region.filter(|region| region.starts_with(words))
        });
        assert!(limit.is_some_and(|limit| limit.contains("km")), "{words}");
    }
}

#[test]
fn distances_and_winds_are_words() {
    let (english, french) = (desk(""), desk("").lang(Lang::Fr));
    for (km, en, fr) in [
        (0.0, "0 m", "0 m"),
        (0.234, "230 m", "230 m"),
        (0.996, "1.0 km", "1,0 km"),
        (9.94, "9.9 km", "9,9 km"),
        (9.96, "10 km", "10 km"),
        (588.2, "588 km", "588 km"),
    ] {
        assert_eq!(distance_words(&english.state.cx(), km), en);
        assert_eq!(distance_words(&french.state.cx(), km), fr);
    }
    for (degrees, en, fr) in [
        (0.0, "N", "N"),
        (359.9, "N", "N"),
        (-22.5, "NNW", "NNO"),
        (11.2, "N", "N"),
        (11.3, "NNE", "NNE"),
        (247.5, "WSW", "OSO"),
        (270.0, "W", "O"),
    ] {
        assert_eq!(wind_word(&english.state.cx(), degrees), en);
        assert_eq!(wind_word(&french.state.cx(), degrees), fr);
    }
}

#[test]
fn every_record_of_the_sample_that_has_a_place_lies_there() {
    let app = app(sample());
    let cx = app.state.cx();
    for kind in
        [Kind::Patrol, Kind::Corridor, Kind::Threat, Kind::Tension, Kind::ServiceGap, Kind::IncidentGroup]
    {
        let records: Vec<_> = cx.room.of(kind).collect();
        assert!(!records.is_empty(), "{kind:?}");
        for record in records {
            let points = positions(&cx, record);
            assert!(!points.is_empty(), "{}", record.id);
        }
    }
    let group = cx.room.get("mli-grp-july").expect("the attacks of July");
    assert_eq!(positions(&cx, group).len(), 7);
    let patrol = cx.room.get("sen-pat-01").expect("the patrol");
    assert_eq!(positions(&cx, patrol).len(), 9, "seven points and two crossings");
    let located = cx.room.of(Kind::Incident).filter(|record| cx.room.position(record).is_some());
    assert!(located.into_iter().all(|record| positions(&cx, record).len() == 1));
}

#[test]
fn the_four_regions_have_corners_and_elsewhere_has_none() {
    for region in Region::ALL {
        let corners = corners(*region);
        assert_eq!(corners.is_some(), *region != Region::Elsewhere, "{region:?}");
        assert!(corners.is_none_or(|[low, high]| low.lat() < high.lat() && low.lon() < high.lon()));
    }
}

#[test]
fn built_in_places_stand_where_something_names_them() {
    let one = incident("1", r#"kind: Ied, start: "2025-10-01", position: "diboli""#);
    let app = desk(&format!(
        r#"incidents: [{one}], places: [(id: "mli-pl-1", name: "Camp (exercise)", position: "14.2, -11.2")],"#
    ));
    let names: Vec<String> = all(&app).places.into_iter().map(|place| place.name).collect();
    assert_eq!(names, ["Diboli", "Camp"]);
}

#[test]
fn a_name_stands_once_and_an_incident_beside_a_town_brings_its_name() {
    let one = incident("1", r#"kind: Ied, start: "2025-10-01", position: "14.4570, -12.2170""#);
    let sections = format!(
        r#"incidents: [{one}], assets: [
        (id: "mli-ast-1", name: "Loulo gold mine", aliases: ["Loulo"], kind: Mine, position: "loulo", criticality: 4),
        (id: "mli-ast-2", name: "Gouina power plant", aliases: ["Gouina"], kind: Hydro, position: "14.015, -11.1025", criticality: 5)],"#
    );
    let situation = all(&desk(&sections));
    let names: Vec<(&str, u8)> = situation.places.iter().map(|p| (p.name.as_str(), p.rank)).collect();
    assert_eq!(names, [("Kidira", 2), ("Loulo", 1)]);
    let labels: Vec<&str> = situation.marks.iter().map(|mark| mark.label.as_str()).collect();
    assert_eq!(labels, ["", "Gouina", ""], "the mine has the name of its place");
}
