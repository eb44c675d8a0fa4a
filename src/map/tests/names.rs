use super::*;
use crate::look::measure::width;

/// Cells of a label.
fn cells(label: &Label) -> std::ops::Range<u16> {
    label.col..label.col + label.width()
}

fn overlaps(a: &Label, b: &Label) -> bool {
    a.row == b.row && cells(a).start < cells(b).end && cells(b).start < cells(a).end
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn names_neither_overlap_nor_are_cut(view in views(), crowded in any::<bool>()) {
        let busy = busy();
        let scene = if crowded { busy.scene(Pixels::Braille) } else { Scene::bare(Pixels::Octant, Lang::Fr) };
        let mut map = Map::new();
        let buf = frame(&mut map, &view, &scene, &dark());
        let row = |y: u16| (0..buf.area.width).map(|x| buf[(x, y)].symbol()).collect::<Vec<_>>();
        for (i, label) in map.labels().iter().enumerate() {
            prop_assert!(label.col + label.width() <= view.size().0 && label.row < view.size().1, "{label:?}");
            for other in &map.labels()[i + 1..] {
                prop_assert!(!overlaps(label, other), "{label:?} {other:?}");
            }
            let shown = row(label.row)[usize::from(label.col)..usize::from(cells(label).end)].concat();
            prop_assert_eq!(&shown, &label.text);
            // One colour from the first letter to the last, not that of the line below.
            let first = buf[(label.col, label.row)].fg;
            prop_assert!(cells(label).all(|x| buf[(x, label.row)].fg == first), "{label:?}");
        }
    }

    #[test]
    fn a_name_has_air_on_both_sides(view in views(), crowded in any::<bool>()) {
        let busy = busy();
        let scene = if crowded { busy.scene(Pixels::Braille) } else { Scene::bare(Pixels::Octant, Lang::Fr) };
        let mut map = Map::new();
        let buf = frame(&mut map, &view, &scene, &dark());
        let signs: Vec<(i32, i32)> = map.board.stamps.iter().map(|stamp| (stamp.col, stamp.row)).collect();
        let marks: Vec<(i32, i32)> = map
            .clusters()
            .iter()
            .filter(|cluster| buf[(cluster.col, cluster.row)].symbol() == scene.marks[cluster.worst].sign.of(glyphs(GlyphSet::Unicode)))
            .flat_map(|cluster| (cluster.col..cluster.col + cluster.len).map(|col| (col.into(), cluster.row.into())))
            .collect();
        for label in map.labels() {
            let row = i32::from(label.row);
            for col in [i32::from(label.col) - 1, i32::from(label.col + label.width())] {
                prop_assert!(!signs.contains(&(col, row)), "a sign at {label:?} in {view:?}");
                prop_assert!(!marks.contains(&(col, row)), "a mark at {label:?} in {view:?}");
                let other = map.labels().iter().find(|other| {
                    i32::from(other.row) == row && (i32::from(other.col)..i32::from(cells(other).end)).contains(&col)
                });
                prop_assert!(other.is_none(), "{label:?} {other:?}");
            }
        }
    }

    #[test]
    fn the_capitals_always_have_their_names(view in views(), crowded in any::<bool>()) {
        // On a scrap of a map what is selected comes first and may leave no room.
        let crowded = crowded && view.size().0 >= 40;
        let busy = busy();
        let scene = if crowded { busy.scene(Pixels::Octant) } else { Scene::bare(Pixels::Octant, Lang::Fr) };
        let mut map = Map::new();
        frame(&mut map, &view, &scene, &dark());
        for (name, lat, lon) in [
            ("Kayes", 14.4478, -11.4439),
            ("Sélibaby", 15.1585, -12.1843),
            ("Tambacounda", 13.7707, -13.6673),
            ("Kédougou", 12.5556, -12.1808),
            ("Nioro du Sahel", 15.2307, -9.5936),
        ] {
            let [x, y] = view.to_cells(at(lat, lon));
            let (w, (cols, rows)) = (f64::from(num::cells(width(name))) + 3.0, view.size());
            // Farther off than this even capitals of states have no names.
            let inside = view.km_per_cell() < 30.0 && x > w && y > 1.0 && x < f64::from(cols) - w && y < f64::from(rows) - 2.0;
            let named = map.labels().iter().any(|label| label.text == name && label.side < 8);
            prop_assert!(!inside || named, "{name} at {x} {y} in {view:?}");
        }
    }

    #[test]
    fn a_region_is_named_where_there_is_room(view in views()) {
        let mut map = Map::new();
        frame(&mut map, &view, &Scene::bare(Pixels::Octant, Lang::Fr), &dark());
        let all = features(Level::for_scale(view.km_per_cell()));
        for (number, region) in layers::numbered(all, Layer::Region).filter(|(_, region)| region.rank == 1) {
            let name = region.name.to_uppercase();
            let named = map.labels().iter().any(|label| {
                label.side == 8 && label.text.replace(' ', "") == name
            });
            prop_assert!(named || !has_room(&map, number, width(&name)), "{name} in {view:?}");
        }
    }
}

#[test]
fn names_stay_while_panning() {
    let scene = Scene::bare(Pixels::Octant, Lang::Fr);
    let (mut kept, mut all) = (0, 0);
    for at in 0..300_u16 {
        let share = |by: u16| f64::from(at.wrapping_mul(by) % 997) / 997.0;
        let centre = at_share(share(389), share(613));
        let view = View::new(centre, 0.5 + share(211) * 13.0, (40 + at % 120, 15 + at % 40), 2.0);
        let mut map = Map::new();
        frame(&mut map, &view, &scene, &dark());
        let before: Vec<Label> = map.labels().iter().filter(|label| label.side < 8).cloned().collect();
        let (east, south) = [(1, 0), (-1, 0), (0, 1), (0, -1)][usize::from(at % 4)];
        frame(&mut map, &view.pan(east, south), &scene, &dark());
        for label in &before {
            if let Some(now) = map.labels().iter().find(|now| now.key == label.key) {
                all += 1;
                kept += usize::from(now.side == label.side);
            }
        }
    }
    assert!(all > 3000 && kept * 1000 >= all * 950, "{kept} of {all}");
}

fn at_share(north: f64, east: f64) -> Position {
    at(11.5 + north * 5.5, -16.0 + east * 11.0)
}

/// Whether a run of cells of a region is free of every name and sign, with a cell of air.
fn has_room(map: &Map, number: u8, len: usize) -> bool {
    let taken = |x: u16, y: u16| {
        let signs = &map.board.stamps;
        map.labels().iter().any(|label| label.row == y && cells(label).contains(&x))
            || signs.iter().any(|sign| (sign.col, sign.row) == (i32::from(x), i32::from(y)))
    };
    (0..map.grid.rows).any(|y| {
        let row = map.sheet.regions.run(y + map.sheet.top, map.sheet.left, map.grid.cols);
        let mut run = 0;
        (0..row.len()).any(|x| {
            let free = row[x] == number && !taken(num::cells(x), num::cells(y));
            run = if free { run + 1 } else { 0 };
            run >= len + 2
        })
    })
}

#[test]
fn twins_are_one_name_far_off_and_two_close_by() {
    let mut map = Map::new();
    let scene = Scene::bare(Pixels::Octant, Lang::Fr);
    let kidira = at(14.4567, -12.2166);
    let names = |map: &mut Map, km| {
        frame(map, &View::new(kidira, km, (80, 24), 2.0), &scene, &dark());
        map.labels().iter().map(|label| label.text.clone()).collect::<Vec<_>>()
    };
    assert!(names(&mut map, 5.0).contains(&"Kidira/Diboli".to_owned()));
    let close = names(&mut map, 0.25);
    assert!(close.contains(&"Kidira".to_owned()) && close.contains(&"Diboli".to_owned()), "{close:?}");
}

#[test]
fn a_place_of_the_briefing_stands_for_the_town() {
    let places = [Place { position: at(15.231, -9.594), name: "Nioro".into(), rank: 0, tone: Tone::Bad }];
    let scene = Scene { places: &places, ..Scene::bare(Pixels::Braille, Lang::Fr) };
    let mut map = Map::new();
    frame(&mut map, &View::home((100, 35), 2.0), &scene, &dark());
    let names: Vec<&str> = map.labels().iter().map(|label| label.text.as_str()).collect();
    assert!(names.contains(&"Nioro") && !names.contains(&"Nioro du Sahel"), "{names:?}");
}

#[test]
fn a_region_is_named_where_a_town_without_a_name_left_room() {
    // At the upper edge, eight letters in ten cells.
    let centre = at(1_194.313_143_8 / projection::KM_PER_LAT, -1_483.930_078_4 / projection::KM_PER_LON);
    let mut map = Map::new();
    frame(
        &mut map,
        &View::new(centre, 9.262_067_005_903_564, (29, 24), 2.0),
        &Scene::bare(Pixels::Octant, Lang::Fr),
        &dark(),
    );
    assert!(map.labels().iter().any(|label| label.text == "KÉDOUGOU"), "{:?}", map.labels());
}
