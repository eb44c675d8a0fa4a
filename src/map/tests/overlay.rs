use super::*;

const KAYES: (f64, f64) = (14.447_76, -11.443_93);

fn view() -> View {
    View::home((100, 35), 2.0)
}

fn drawn(scene: &Scene) -> (Map, Buffer) {
    let mut map = Map::new();
    let buf = frame(&mut map, &view(), scene, &dark());
    (map, buf)
}

fn bare() -> Scene<'static> {
    Scene::bare(Pixels::Braille, Lang::Fr)
}

/// The colour of a tone on paper.
fn colour(tone: Tone) -> ratatui::style::Color {
    dark().style(tone, crate::look::tone::Ground::Paper, false).fg.expect("a colour")
}

#[test]
fn the_cursor_is_a_cross_in_its_cell_and_names_keep_clear_of_it() {
    for (col, row) in [(50, 17), (0, 0), (99, 34), (60, 13)] {
        let cursor = view().position(col, row).expect("on earth");
        let (map, buf) = drawn(&Scene { cursor: Some(cursor), ..bare() });
        assert_eq!(buf[(col, row)].symbol(), "┼");
        assert_eq!(buf[(col, row)].fg, colour(Tone::AccentBold));
        let covers =
            |label: &&Label| label.row == row && (label.col..label.col + label.width()).contains(&col);
        assert_eq!(map.labels().iter().find(covers), None);
    }
}

#[test]
fn the_cursor_stands_beside_a_mark() {
    let cell = (50, 17);
    let point = view().position(cell.0, cell.1).expect("on earth");
    let marks = [Mark { position: point, ..mark(0.0, 0.0, 0) }];
    let (_, buf) = drawn(&Scene { cursor: Some(point), marks: &marks, ..bare() });
    let shown: String = (49..52).map(|x| buf[(x, 17)].symbol()).collect();
    assert_eq!(shown, "─✗─");
}

#[test]
fn a_measure_says_how_long_it_is() {
    let ends = (at(KAYES.0, KAYES.1), at(14.04, -11.1));
    // 45 km south and 37 km east.
    for (lang, wanted) in [(Lang::Fr, "58,4 km"), (Lang::En, "58.4 km")] {
        let (map, buf) = drawn(&Scene { ruler: Some(ends), lang, ..bare() });
        assert!(map.labels().iter().any(|label| label.text == wanted), "{:?}", map.labels());
        for end in [ends.0, ends.1] {
            let cell = view().cell(end).expect("in view");
            assert_eq!(buf[cell].symbol(), "●");
        }
    }
}

#[test]
fn a_measure_is_named_where_it_is_seen() {
    let far = Scene { ruler: Some((at(KAYES.0, KAYES.1), at(48.85, 2.35))), ..bare() };
    let (map, _) = drawn(&far);
    assert!(map.labels().iter().any(|label| label.text == "4\u{202f}019 km"), "{:?}", map.labels());
}

/// Cells of the row of Kayes in a colour.
fn in_colour(buf: &Buffer, row: u16, tone: Tone) -> Vec<u16> {
    (0..buf.area.width)
        .filter(|&x| buf[(x, row)].fg == colour(tone) && buf[(x, row)].symbol() != " ")
        .collect()
}

/// From west to east through the middle of a row.
fn across(row: u16, from: u16, to: u16) -> Vec<Position> {
    [from, to].map(|col| view().position(col, row).expect("on earth")).to_vec()
}

fn lines_only() -> Scene<'static> {
    let mut scene = bare();
    scene.layers = Layers { towns: false, names: false, assets: false, scale: false, ..Layers::default() };
    scene
}

#[test]
fn a_broken_way_has_gaps_and_an_unbroken_one_none() {
    let way = |stroke| Route { points: across(15, 10, 90), tone: Tone::Good, stroke, ..Route::default() };
    for (stroke, whole) in [(Stroke::Solid, true), (Stroke::Broken, false)] {
        for pixels in [Pixels::Octant, Pixels::Ascii] {
            let routes = [way(stroke)];
            let (_, buf) = drawn(&Scene { routes: &routes, pixels, ..lines_only() });
            let cells = in_colour(&buf, 15, Tone::Good).len();
            assert_eq!(cells >= 80, whole, "{pixels:?} {stroke:?}: {cells}");
            assert!(cells >= 35, "{cells}");
        }
    }
}

#[test]
fn ways_that_meet_do_not_break_each_other() {
    let down: Vec<Position> =
        [(50, 5), (50, 30)].map(|(col, row)| view().position(col, row).expect("on earth")).to_vec();
    let routes = [
        Route { points: across(15, 10, 50), tone: Tone::Good, ..Route::default() },
        Route { points: across(15, 50, 90), tone: Tone::Bad, ..Route::default() },
        Route { points: down, tone: Tone::Warn, ..Route::default() },
    ];
    let (_, buf) = drawn(&Scene { routes: &routes, ..lines_only() });
    for x in 10..=90 {
        assert_ne!(buf[(x, 15)].symbol(), " ", "column {x}");
    }
    for y in 5..=30 {
        assert_ne!(buf[(50, y)].symbol(), " ", "row {y}");
    }
    let (good, bad) = (in_colour(&buf, 15, Tone::Good), in_colour(&buf, 15, Tone::Bad));
    assert!(good.len() >= 39 && bad.len() >= 39, "{good:?} {bad:?}");
}

/// The rows of the map a tone is seen in, and in how many cells.
fn cells_in(buf: &Buffer, tone: Tone) -> usize {
    (0..buf.area.height).map(|row| in_colour(buf, row, tone).len()).sum()
}

#[test]
fn a_hatch_is_quiet_and_stands_where_nothing_else_is() {
    let areas = [
        Area { shape: Shape::Region("Kayes".into()), tone: Tone::Bad, hatched: true },
        Area { shape: Shape::Circle(at(13.0, -13.0), 40.0), tone: Tone::Good, hatched: true },
    ];
    for (pixels, stroke) in [(Pixels::Braille, "╱"), (Pixels::Octant, "╱"), (Pixels::Ascii, "'")] {
        let plain = Scene { pixels, ..bare() };
        let (map, without) = drawn(&plain);
        let (hatched, with) = drawn(&Scene { areas: &areas[..1], ..plain });
        assert_eq!(map.labels(), hatched.labels(), "names stay where they were");
        assert_eq!(cells_in(&with, Tone::Bad), 0, "a region has its limit already");
        let changed: Vec<usize> =
            (0..with.content.len()).filter(|&at| with.content[at] != without.content[at]).collect();
        assert!(changed.len() > 100, "{pixels:?}: {}", changed.len());
        for at in changed {
            let (before, after) = (&without.content[at], &with.content[at]);
            assert_eq!((after.symbol(), after.fg), (stroke, colour(Tone::Rule)));
            assert_eq!((before.symbol(), before.bg), (" ", after.bg));
        }
        let (_, circle) = drawn(&Scene { areas: &areas[1..], ..plain });
        assert!(cells_in(&circle, Tone::Good) > 8, "a circle has an outline");
    }
}

#[test]
fn a_way_and_the_river_it_follows_are_both_seen() {
    // Along the border river from Bakel to Kidira, point by point.
    let river: Vec<Position> = data::features(data::Level::for_scale(view().km_per_cell()))
        .iter()
        .filter(|feature| feature.layer == data::Layer::River && feature.name == "Bafing")
        .flat_map(|feature| feature.parts.iter().flat_map(|part| part.points.iter()))
        .map(|point| at(point[1], point[0]))
        .collect();
    assert!(river.len() > 10, "{}", river.len());
    let routes = [Route { points: river.clone(), tone: Tone::Good, ..Route::default() }];
    let (_, buf) = drawn(&Scene { routes: &routes, ..lines_only() });
    let (_, without) = drawn(&lines_only());
    let mut cells: Vec<(u16, u16)> = river.iter().filter_map(|point| view().cell(*point)).collect();
    cells.sort_unstable();
    cells.dedup();
    let way = cells.iter().filter(|cell| buf[**cell].fg == colour(Tone::Good)).count();
    let river = cells.iter().filter(|cell| buf[**cell] == without[**cell]).count();
    assert!(way * 4 >= cells.len() && river * 4 >= cells.len(), "{way} and {river} of {}", cells.len());
}

#[test]
fn the_name_of_what_is_selected_is_whole_where_there_is_room() {
    let name = "Traders robbed south of Ould Yengé, again";
    for (col, row) in [(10, 10), (90, 10), (50, 2), (50, 32), (97, 33), (3, 3)] {
        let position = view().position(col, row).expect("on earth");
        let selection = Selection { position, name: name.into() };
        let (map, _) = drawn(&Scene { selection: Some(&selection), ..bare() });
        assert!(map.labels().iter().any(|label| label.text == name), "{col} {row}");
    }
    // Too narrow for all of it: shorter, not missing.
    let selection = Selection { position: at(KAYES.0, KAYES.1), name: name.into() };
    let view = View::home((30, 12), 2.0);
    let mut map = Map::new();
    frame(&mut map, &view, &Scene { selection: Some(&selection), ..bare() }, &dark());
    let short = map.labels().iter().find(|label| label.text.starts_with("Traders"));
    assert!(short.is_some_and(|label| label.text.ends_with('…')), "{short:?}");
}

#[test]
fn crossings_are_diamonds_and_corridors_have_no_waypoints() {
    let points = across(15, 10, 90);
    let middle = view().position(44, 15).expect("on earth");
    for (set, pixels, sign) in
        [(GlyphSet::Unicode, Pixels::Braille, "◆"), (GlyphSet::Plain, Pixels::Ascii, "%")]
    {
        let routes = [Route { points: points.clone(), crossings: vec![middle], ..Route::default() }];
        let scene = Scene { routes: &routes, pixels, ..lines_only() };
        let mut buf = Buffer::empty(Rect::new(0, 0, 100, 35));
        let theme = dark();
        let mut painter = Painter::new(&mut buf, &theme, glyphs(set), |_| true);
        Map::new().draw(&mut painter, Rect::new(0, 0, 100, 35), &view(), &scene);
        assert_eq!(buf[(44, 15)].symbol(), sign);
        let shown = text(&buf);
        assert!(!shown.contains('○') && !shown.contains('0'), "{shown}");
    }
}

#[test]
fn places_of_the_briefing_stand_before_towns() {
    // Beside Bafoulabé, a town of the basemap: both want the same cells.
    let places =
        [Place { position: at(13.82, -10.85), name: "Bac du Bafing".into(), rank: 5, tone: Tone::Ink }];
    for steps in 0..4 {
        let view = View::new(at(13.8, -10.8), 6.0, (60, 20), 2.0).zoom(steps);
        let mut map = Map::new();
        frame(&mut map, &view, &Scene { places: &places, ..bare() }, &dark());
        assert!(map.labels().iter().any(|label| label.text == "Bac du Bafing"), "{steps}");
    }
}

#[test]
fn one_name_stands_once() {
    // The town and the dam of Manantali are one word.
    let (map, _) = drawn(&bare());
    assert_eq!(map.labels().iter().filter(|label| label.text == "Manantali").count(), 1);
}
