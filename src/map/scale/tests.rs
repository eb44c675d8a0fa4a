use super::*;

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
fn the_legend_shows_lines_as_they_are_drawn() {
    let sample = |ink, pixels| Swatch::Line(ink).sample(pixels);
    for pixels in Pixels::ALL {
        let mut seen: Vec<String> = Vec::new();
        for row in legend() {
            let text = row.swatch.sample(pixels);
            assert!(pixels != Pixels::Ascii || text.is_ascii(), "{text:?}");
            seen.push(text);
        }
        assert_eq!(seen[0].chars().count(), 4, "{pixels:?}");
    }
    // A solid river, and a short dash for the other roads.
    assert!(!sample(MapInk::River, Pixels::Braille).contains('\u{20}'));
    assert_ne!(sample(MapInk::Road, Pixels::Braille), sample(MapInk::Track, Pixels::Braille));
    assert_ne!(sample(MapInk::River, Pixels::Braille), sample(MapInk::Road, Pixels::Braille));
    assert_eq!(sample(MapInk::Road, Pixels::Ascii), "====");
}

#[test]
fn the_legend_says_what_is_schematic_and_who_made_the_map() {
    let notes: Vec<&str> =
        legend().iter().filter(|row| row.swatch == Swatch::Note).map(|row| row.words.en).collect();
    for word in ["schematic", "pre-2023", "GeoNames", "Natural Earth"] {
        assert!(notes.iter().any(|note| note.contains(word)), "{word}");
    }
}
