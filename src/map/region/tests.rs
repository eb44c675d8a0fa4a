use super::*;

fn at(lat: f64, lon: f64) -> Option<RegionHit> {
    region_at(Position::new(lat, lon).expect("in range"))
}

#[test]
fn towns_lie_in_their_regions() {
    for (town, lat, lon, region, iso) in [
        ("Kayes", 14.4478, -11.4439, "Kayes", "ML"),
        ("Nioro du Sahel", 15.2307, -9.5936, "Kayes", "ML"),
        ("Kita", 13.0349, -9.4895, "Kayes", "ML"),
        ("Tambacounda", 13.7707, -13.6673, "Tambacounda", "SN"),
        ("Kédougou", 12.5556, -12.1808, "Kédougou", "SN"),
        ("Sélibaby", 15.1585, -12.1843, "Guidimakha", "MR"),
        ("Bamako", 12.65, -8.0, "Bamako", "ML"),
    ] {
        let hit = at(lat, lon).expect(town);
        assert_eq!((hit.name, hit.iso), (region, iso), "{town}");
    }
}

#[test]
fn a_town_on_the_river_is_near_the_border() {
    // Kidira and Diboli face each other across the Falémé.
    for (lat, lon) in [(14.4567, -12.2166), (14.4600, -12.2040)] {
        let hit = at(lat, lon).expect("a region");
        assert!(hit.near_border && hit.border_km < NEAR_KM, "{hit:?}");
    }
    let kayes = at(14.4478, -11.4439).expect("a region");
    assert!(!kayes.near_border && kayes.border_km > 30.0, "{kayes:?}");
}

#[test]
fn a_limit_is_as_far_as_it_is() {
    // Going east from Kayes the region ends once; the distance falls to zero there, and no faster
    // than one goes.
    let mut before = at(14.4478, -11.4439).expect("a region");
    let mut near = false;
    for step in 1..400_u16 {
        let Some(hit) = at(14.4478, -11.4439 + f64::from(step) * 0.01) else { panic!("a region at {step}") };
        let went = 0.01 * KM_PER_LON;
        if hit.name == before.name {
            assert!((hit.border_km - before.border_km).abs() <= went + 1e-9, "{hit:?} {before:?}");
        } else {
            assert!(hit.border_km + before.border_km <= went * 2.0 && hit.near_border, "{hit:?} {before:?}");
            near = true;
        }
        before = hit;
    }
    assert!(near);
}

#[test]
fn the_ends_of_the_earth_are_in_no_region() {
    for (lat, lon) in [(90.0, 180.0), (-90.0, -180.0), (0.0, 0.0), (14.7, -17.99)] {
        assert_eq!(at(lat, lon), None, "{lat} {lon}");
    }
}
