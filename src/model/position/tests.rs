//! Positions against the gazetteer, every notation, and hostile input.

mod vectors;

use super::*;
use PositionError as E;
use proptest::prelude::*;

const STYLES: [CoordinateStyle; 3] = [CoordinateStyle::Degrees, CoordinateStyle::Dms, CoordinateStyle::Mgrs];

fn at(lat: f64, lon: f64) -> Position {
    Position::new(lat, lon).expect("a position of the test")
}

fn near(text: &str, lat: f64, lon: f64, tolerance: f64) {
    let found = Position::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    assert!(
        (found.lat() - lat).abs() <= tolerance && (found.lon() - lon).abs() <= tolerance,
        "{text}: {found:?}"
    );
}

#[test]
fn gazetteer_is_formatted_and_read_back() {
    for &(lat, lon, dms, mgrs) in vectors::GAZETTEER {
        let position = at(lat, lon);
        assert_eq!(position.format(CoordinateStyle::Dms), dms);
        assert_eq!(position.format(CoordinateStyle::Mgrs), mgrs);
        assert_eq!(position.mgrs_compact(), mgrs.replace(' ', ""));
        near(dms, lat, lon, 0.5 / 3600.0 + 1e-9);
        near(mgrs, lat, lon, 2e-5);
        near(&mgrs.to_lowercase().replace(' ', ""), lat, lon, 2e-5);
        near(&position.to_string(), lat, lon, 5.1e-5);
    }
}

#[test]
fn kilometre_squares_of_the_domain_notes() {
    // A square of one kilometre, read as its centre.
    for (square, lat, lon) in [("29PKR3698", 14.44776, -11.44393), ("28PHA 01 99", 14.45511, -12.19945)] {
        near(square, lat, lon, 0.0075);
    }
}

#[test]
fn every_notation_is_read() {
    for text in [
        "14.4478, -11.4439",
        "14.4478,-11.4439",
        "14.4478 -11.4439",
        "  14.4478   -11.4439 ",
        "+14.4478 −11.4439",
        "14,4478 -11,4439",
        "14,4478, -11,4439",
        "14,4478; -11,4439",
        "14,4478 / -11,4439",
        "14.4478 N 11.4439 W",
        "14.4478N 11.4439W",
        "14.4478n11.4439w",
        "14,4478 N 11,4439 O",
        "14,4478 N, 11,4439 O",
        "N 14.4478 W 11.4439",
        "11.4439 W, 14.4478 N",
        "14.4478° N, 11.4439° W",
        "14.4478°, -11.4439°",
        "14,4478\u{a0}N\u{202f}11,4439\u{a0}O",
        "14°26.868′N 11°26.634′W",
        "14° 26' 52.08\" N 11° 26' 38.04\" W",
        "14º26’52,08”N 11º26’38,04”O",
        "14°26'52.08''N 11°26'38.04''O",
    ] {
        near(text, 14.4478, -11.4439, 1e-9);
    }
    near("14°26′52″N 11°26′38″W", 14.447_778, -11.443_889, 1e-6);
    near("33.9 S 18.4 E", -33.9, 18.4, 1e-12);
    near("0 0", 0.0, 0.0, 0.0);
}

#[test]
fn what_is_wrong_is_named() {
    for (text, error) in [
        ("", E::NotAPosition),
        ("Kayes", E::NotAPosition),
        ("bamako", E::NotAPosition),
        ("zak", E::NotAPosition),
        ("NaN NaN", E::NotAPosition),
        ("inf, 0", E::NotAPosition),
        ("1e5, 3", E::NotAPosition),
        ("14.4478", E::OneNumber),
        ("14°26′52″N", E::OneNumber),
        ("14,4478", E::AmbiguousComma),
        ("14,11", E::AmbiguousComma),
        ("14,4478,-11,4439x", E::NotAPosition),
        ("14,4478,11,4439", E::AmbiguousComma),
        ("91 0", E::Latitude),
        ("0 180.5", E::Longitude),
        ("-11.4439 200", E::Longitude),
        ("14 N -11 W", E::SignAndLetter),
        ("14 N 11", E::OneLetter),
        ("14 11 W", E::OneLetter),
        ("14 N 11 S", E::SameAxis),
        ("14°60′00″N 11°26′38″W", E::Sixty),
        ("14°26′60″N 11°26′38″W", E::Sixty),
        ("14.5°26′00″N 11°26′38″W", E::NotAPosition),
        ("14 11 12", E::NotAPosition),
        ("29PKR", E::MgrsTooCoarse),
        ("29PKR 3652 98649", E::MgrsDigits),
        ("29PKR 365269864", E::MgrsDigits),
        ("29PKR 365 98649", E::MgrsDigits),
        ("29PKR 365264 986499", E::MgrsTooFine),
        ("61PKR 36526 98649", E::MgrsSquare),
        ("29IKR 36526 98649", E::MgrsSquare),
        ("29PAA 36526 98649", E::MgrsSquare),
        ("29NKR 36526 98649", E::MgrsSquare),
    ] {
        assert_eq!(Position::parse(text), Err(error), "{text:?}");
        let message = error.message();
        assert!(message.fr.contains("écrire") && message.en.contains("write"));
    }
}

#[test]
fn search_knows_mgrs_squares() {
    for text in ["29PKR", "29pkr 36526", " 29PKR3", "29 P KR 36526 98649", "1CAA"] {
        assert!(looks_like_mgrs(text), "{text}");
    }
    for text in
        ["", "29", "29P", "29PK", "PKR", "kayes", "61PKR", "0PKR", "29IKR", "29PKRX", "29PKR 36526986490"]
    {
        assert!(!looks_like_mgrs(text), "{text}");
    }
}

#[test]
fn edges_of_the_earth_print_and_read() {
    for lat in [-90.0, -89.999_999, -80.0, -0.0, 0.0, 0.000_01, 83.999_999, 84.0, 90.0] {
        for lon in [-180.0, -179.999_99, -0.000_01, 0.0, 6.0, 179.999_999, 180.0] {
            let position = at(lat, lon);
            for style in STYLES {
                let text = position.format(style);
                let back = Position::parse(&text).unwrap_or_else(|error| panic!("{text}: {error}"));
                assert!(position.distance_km(back) < 0.03, "{text}");
            }
        }
    }
    assert_eq!(at(-0.000_01, -0.000_01).format(CoordinateStyle::Degrees), "0.0000 N 0.0000 E");
    assert_eq!(at(9.999_99, 59.999_99).format(CoordinateStyle::Dms), "10°00′00″N 60°00′00″E");
}

#[test]
fn no_number_outside_the_earth_gets_in() {
    let wild = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e308, -1e308, 90.000_001, 180.000_001, f64::MAX];
    for number in wild {
        assert_eq!(Position::new(number, 0.0).is_err(), !(-90.0..=90.0).contains(&number));
        assert_eq!(Position::new(0.0, number).is_err(), !(-180.0..=180.0).contains(&number));
    }
    assert_eq!(Position::parse(&"9".repeat(70)), Err(E::OneNumber));
    assert_eq!(Position::parse(&format!("{} 1", "9".repeat(70))), Err(E::Latitude));
    assert_eq!(Position::parse(&"9".repeat(500)), Err(E::NotAPosition));
}

#[test]
fn distances_and_bearings() {
    let (kidira, diboli) = (at(14.45668, -12.21659), at(14.45511, -12.19945));
    let (kayes, niono) = (at(14.44776, -11.44393), at(14.25054, -5.98679));
    // Two border posts 1.9 km apart on the ellipsoid; Kayes to Niono about 588 km.
    assert!((kidira.distance_km(diboli) - 1.85).abs() < 0.06);
    assert!((kayes.distance_km(niono) - 588.0).abs() < 2.0);
    // Half round the earth: over the pole on the ellipsoid.
    assert!((at(0.0, 0.0).sphere_km(at(0.0, 180.0)) - MEAN_RADIUS_KM * std::f64::consts::PI).abs() < 1e-6);
    assert!((at(0.0, 0.0).distance_km(at(0.0, 180.0)) - 20_003.931).abs() < 0.001);
    assert!(at(0.0, 179.999).distance_km(at(0.0, -179.999)) < 0.3);
    for (to, bearing) in
        [(at(1.0, 0.0), 0.0), (at(0.0, 1.0), 90.0), (at(-1.0, 0.0), 180.0), (at(0.0, -1.0), 270.0)]
    {
        assert!((at(0.0, 0.0).bearing_deg(to) - bearing).abs() < 1e-9);
    }
    assert!(kayes.bearing_deg(kayes).abs() < 1e-12);
    assert_eq!(kayes.distance_km(kayes).to_bits(), 0.0_f64.to_bits());
}

#[test]
fn styles_go_round() {
    let start = CoordinateStyle::default();
    assert_eq!(start.next().next().next(), start);
}

proptest! {
    #[test]
    fn no_text_panics(text in "\\PC*") {
        let _ = Position::parse(&text);
        let _ = looks_like_mgrs(&text);
    }

    #[test]
    fn no_text_of_position_signs_panics(text in "[0-9NSEWOPKRabyz°′″'\"º,.;+− -]{0,40}") {
        if let Ok(position) = Position::parse(&text) {
            prop_assert!(position.lat().abs() <= 90.0 && position.lon().abs() <= 180.0);
        }
        let _ = looks_like_mgrs(&text);
    }

    #[test]
    fn every_style_reads_back(lat in -90.0..=90.0_f64, lon in -180.0..=180.0_f64) {
        let position = at(lat, lon);
        for (style, km) in [(STYLES[0], 0.008), (STYLES[1], 0.023), (STYLES[2], 0.000_8)] {
            let back = Position::parse(&position.format(style)).expect("a formatted position");
            prop_assert!(position.distance_km(back) < km, "{position:?} {style:?}");
        }
    }

    #[test]
    fn distance_is_symmetric_and_bounded(
        a in (-90.0..=90.0_f64, -180.0..=180.0_f64),
        b in (-90.0..=90.0_f64, -180.0..=180.0_f64),
    ) {
        let (a, b) = (at(a.0, a.1), at(b.0, b.1));
        prop_assert!((a.distance_km(b) - b.distance_km(a)).abs() < 1e-9);
        prop_assert!((0.0..=20_016.0).contains(&a.distance_km(b)));
        prop_assert!((0.0..360.0).contains(&a.bearing_deg(b)));
        prop_assert!((a.sphere_km(b) - a.distance_km(b)).abs() <= a.distance_km(b) * 0.006);
    }
}

proptest! {
    /// The short way for two decimals means what the way for all notations means.
    #[test]
    fn the_short_way_is_no_other(
        lat in "[-+]?[0-9]{0,3}[.,]?[0-9]{0,20}",
        between in "(, |,|; | |,  )",
        lon in "[-+]?[0-9]{0,3}[.,]?[0-9]{0,20}( [WEN])?",
    ) {
        let text = format!("{lat}{between}{lon}");
        prop_assert_eq!(Position::parse(&text), parse::any_notation(text.trim()));
    }
}
