use super::*;
use crate::model::position::Position;

fn view(lat: f64, lon: f64, km: f64) -> View {
    View::new(Position::new(lat, lon).expect("in range"), km, (120, 40), 2.0)
}

#[test]
fn squares_have_their_names() {
    let net = net(&view(14.45, -11.44, 3.0));
    let names: Vec<&str> = net.names.iter().map(|(_, name)| name.as_str()).collect();
    for name in ["29PKR", "29PLR", "28PHA"] {
        assert!(names.contains(&name), "{name}: {names:?}");
    }
    assert!(names.iter().all(|name| name.len() == 5), "{names:?}");
}

#[test]
fn every_point_of_a_line_lies_on_a_whole_step_of_its_own_zone() {
    // Zones 28 and 29 meet at 12° W, bands P and Q at 16° N.
    for (km, unit) in [(5.0, 1e5), (1.0, 1e4), (0.25, 1e3)] {
        let net = net(&view(15.95, -12.05, km));
        assert!(net.lines.len() > 4, "{km}");
        for line in &net.lines {
            for [lon, lat] in &line.points {
                let point = LatLon::new(*lat, *lon).expect("in range").to_utmups();
                let off = |metres: f64| (metres / unit - (metres / unit).round()).abs() * unit;
                let edge = (lon / ZONE - (lon / ZONE).round()).abs() < 1e-9;
                let band = (lat / BAND - (lat / BAND).round()).abs() < 1e-9;
                let on = off(point.easting()) < 1.0 || off(point.northing()) < 1.0;
                assert!(on || edge || band, "{lon} {lat} {point:?}");
            }
        }
    }
}

#[test]
fn far_off_only_zones_and_bands_have_names() {
    let net = net(&view(14.0, -11.0, 20.0));
    let names: Vec<&str> = net.names.iter().map(|(_, name)| name.as_str()).collect();
    for name in ["28P", "29P", "28Q", "29Q"] {
        assert!(names.contains(&name), "{names:?}");
    }
}

#[test]
fn digits_are_those_of_the_lines() {
    let near = net(&view(14.447_76, -11.443_93, 0.25));
    let digits: Vec<&str> = near.lines.iter().map(|line| line.digits.as_str()).collect();
    // Kayes is 29PKR 36526 98649: between 36 and 37 east, 98 and 99 north.
    for wanted in ["36", "37", "98", "99"] {
        assert!(digits.contains(&wanted), "{wanted}: {digits:?}");
    }
}
