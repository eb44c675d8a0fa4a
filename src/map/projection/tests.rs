use proptest::prelude::*;

use super::*;

fn at(lat: f64, lon: f64) -> Position {
    Position::new(lat, lon).expect("in range")
}

#[test]
fn a_kilometre_is_a_kilometre() {
    let view = View::new(at(14.25, -11.0), 2.0, (100, 40), 2.0);
    let (west, east) = (at(14.25, -12.0), at(14.25, -10.0));
    let cells = view.to_cells(east)[0] - view.to_cells(west)[0];
    assert!((cells * 2.0 - west.sphere_km(east)).abs() < 0.1, "{cells}");
    let (south, north) = (at(13.0, -11.0), at(15.0, -11.0));
    let cells = view.to_cells(south)[1] - view.to_cells(north)[1];
    assert!((cells * 4.0 - south.sphere_km(north)).abs() < 0.1, "{cells}");
}

#[test]
fn cells_are_read_back() {
    let view = View::home((101, 37), 2.1);
    for (col, row) in [(0, 0), (100, 36), (50, 18)] {
        assert_eq!(view.cell(view.position(col, row).expect("on earth")), Some((col, row)));
    }
    assert_eq!(view.cell(at(90.0, 0.0)), None);
}

#[test]
fn panning_moves_by_whole_cells() {
    let view = View::home((80, 24), 2.0);
    let kayes = at(14.447_76, -11.443_93);
    let [x, y] = view.to_cells(kayes);
    let [px, py] = view.pan(3, -2).to_cells(kayes);
    assert!((px - (x - 3.0)).abs() < 1e-9 && (py - (y + 2.0)).abs() < 1e-9);
    let (before, after) = (view.anchor(), view.pan(3, -2).anchor());
    assert_eq!((after.0 - before.0, after.1 - before.1), (3, -2));
}

#[test]
fn all_points_of_a_fit_are_in_view() {
    let points = [at(14.45, -11.44), at(12.55, -12.18), at(15.16, -12.18)];
    for size in [(20, 8), (60, 20), (200, 60)] {
        let view = View::fit(points, size, 2.0);
        assert!(points.iter().all(|point| view.cell(*point).is_some()), "{size:?}");
    }
}

#[test]
fn zoom_goes_down_and_up_the_same_steps() {
    let view = View::home((80, 24), 2.0).zoom(1);
    assert!((view.zoom(3).zoom(-3).km_per_cell() - view.km_per_cell()).abs() < 1e-9);
    assert!(view.zoom(i32::MAX).km_per_cell() > 0.2 && view.zoom(i32::MIN).km_per_cell() < 41.0);
}

proptest! {
    #[test]
    fn nothing_is_out_of_range(
        lat in -90.0..=90.0_f64, lon in -180.0..=180.0_f64, km in any::<f64>(), aspect in any::<f64>(),
        cols in 0_u16..=u16::MAX, rows in 0_u16..=u16::MAX, east in any::<i32>(), south in any::<i32>(),
    ) {
        let view = View::new(at(lat, lon), km, (cols, rows), aspect).pan(east, south).zoom(east);
        prop_assert!(view.bounds().iter().all(|edge| edge.is_finite()));
        prop_assert!(view.centre().is_some());
        let _ = (view.position(cols, rows), view.cell(at(lat, lon)));
    }
}
