use super::*;
use crate::model::position::Position;

#[test]
fn the_bar_is_as_long_as_it_says() {
    for steps in -6..8 {
        let view = View::home((100, 30), 2.0).zoom(steps);
        let bar = scale_bar(&view, 24).expect("a bar");
        let real = f64::from(bar.cells) * view.km_per_cell();
        assert!((real - f64::from(bar.km)).abs() <= view.km_per_cell(), "{bar:?} {real}");
        assert!(bar.cells >= 5 && bar.cells <= 24, "{bar:?}");
    }
    assert_eq!(scale_bar(&View::home((100, 30), 2.0), 0), None);
}

#[test]
fn squares_have_their_names() {
    let kayes = Position::new(14.447_76, -11.443_93).expect("in range");
    assert_eq!(square_of(kayes), "29PKR");
}

#[test]
fn the_legend_says_what_is_schematic_and_who_made_the_map() {
    let notes: Vec<&str> =
        legend().iter().filter(|row| row.swatch == Swatch::Note).map(|row| row.words.en).collect();
    for word in ["schematic", "pre-2023", "GeoNames", "Natural Earth"] {
        assert!(notes.iter().any(|note| note.contains(word)), "{word}");
    }
}
