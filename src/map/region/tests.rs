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

#[test]
fn an_area_says_how_far_outside_a_point_lies() {
    let at = |lat, lon| Position::new(lat, lon).expect("a position");
    let kayes = super::Area::region("Kayes").expect("the region");
    let mali = super::Area::state("ML").expect("the state");
    assert!(kayes.outside_km(at(14.448, -11.444)) < 1e-9);
    assert!(mali.outside_km(at(14.448, -11.444)) < 1e-9);
    // Tambacounda lies 150 to 160 km west of the border of Mali.
    let away = mali.outside_km(at(13.771, -13.667));
    assert!((140.0..170.0).contains(&away), "{away}");
    assert!(kayes.outside_km(at(89.0, 0.0)) > 5_000.0 && kayes.outside_km(at(-89.0, 0.0)) > 5_000.0);
    assert!(super::Area::region("Nowhere").is_none() && super::Area::state("FR").is_none());
}

#[test]
fn bands_of_an_area_find_the_same_side_as_all_of_its_edges() {
    let mali = super::Area::state("ML").expect("the state");
    for row in 0..60 {
        for column in 0..60 {
            let (lat, lon) = (10.0 + f64::from(row) * 0.13, -14.0 + f64::from(column) * 0.11);
            let inside = super::holds(mali.feature, [lon, lat]);
            let position = Position::new(lat, lon).expect("a position");
            assert_eq!(mali.outside_km(position) == 0.0, inside, "{lat} {lon}");
        }
    }
}
