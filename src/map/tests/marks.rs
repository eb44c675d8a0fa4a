use super::*;

fn drawn(marks: &[Mark], view: &View) -> (Map, Buffer) {
    let mut map = Map::new();
    let scene = Scene { marks, ..Scene::bare(Pixels::Octant, Lang::En) };
    let buf = frame(&mut map, view, &scene, &dark());
    (map, buf)
}

#[test]
fn marks_that_share_a_cell_are_counted() {
    let view = View::home((100, 35), 2.0);
    let mut marks: Vec<Mark> = (0..12).map(|id| mark(14.0, -10.0, id)).collect();
    marks[3] = Mark { sign: Sign::Triangle, rank: 0, ..marks[3].clone() };
    marks.iter_mut().filter(|mark| mark.id != 3).for_each(|mark| mark.rank = 2);
    let (map, buf) = drawn(&marks, &view);
    let (x, y) = view.cell(at(14.0, -10.0)).expect("in view");
    let shown: String = (x..x + 3).map(|x| buf[(x, y)].symbol()).collect();
    assert_eq!(shown, "▲12");
    let Some(Hit::Cluster(ids)) = map.hit(&view, &marks, (x + 2, y)) else { panic!("a cluster") };
    assert_eq!(ids, (0..12).collect::<Vec<_>>());
    assert_eq!(map.hit(&view, &marks, (x + 3, y)), None);
}

#[test]
fn no_mark_is_lost_under_a_count() {
    let view = View::home((100, 35), 2.0);
    let centre = view.cell(at(14.0, -10.0)).expect("in view");
    let mut marks: Vec<Mark> = (0..9).map(|id| mark(14.0, -10.0, id)).collect();
    let beside = view.position(centre.0 + 1, centre.1).expect("on earth");
    marks.push(Mark { position: beside, ..mark(0.0, 0.0, 9) });
    let (map, _) = drawn(&marks, &view);
    assert_eq!(map.clusters().iter().map(|cluster| cluster.count).sum::<u32>(), 10);
    let Some(Hit::Cluster(ids)) = map.hit(&view, &marks, (centre.0 + 1, centre.1)) else {
        panic!("a cluster")
    };
    assert_eq!(ids.len(), 10);
}

#[test]
fn one_mark_is_itself() {
    let view = View::home((100, 35), 2.0);
    let marks = [Mark { label: "Gué".into(), ..mark(14.0, -10.0, 7) }];
    let (map, _) = drawn(&marks, &view);
    let cell = view.cell(marks[0].position).expect("in view");
    assert_eq!(map.hit(&view, &marks, cell), Some(Hit::Mark(7)));
    assert!(map.labels().iter().any(|label| label.text == "Gué"));
}

#[test]
fn a_ring_is_as_wide_as_it_says() {
    let kayes = at(14.447_76, -11.443_93);
    for degrees in [0.0, 45.0, 90.0, 200.0, 359.0] {
        let [lon, lat] = destination(kayes, 80.0, degrees).expect("on earth");
        assert!((kayes.sphere_km(at(lat, lon)) - 80.0).abs() < 0.001);
    }
}

#[test]
fn the_selection_says_what_it_is() {
    let busy = busy();
    for pixels in [Pixels::Octant, Pixels::Ascii] {
        let mut map = Map::new();
        let view = View::home((100, 35), 2.0);
        let buf = frame(&mut map, &view, &busy.scene(pixels), &dark());
        assert!(map.labels().iter().any(|label| label.text == "Diéma" && label.tone == Tone::AccentBold));
        let shown = text(&buf);
        assert!(shown.contains(if pixels == Pixels::Ascii { "Diema" } else { "Diéma" }));
    }
}

#[test]
fn a_waypoint_does_not_take_the_name_of_its_town() {
    let busy = busy();
    let mut map = Map::new();
    frame(&mut map, &View::home((100, 35), 2.0), &busy.scene(Pixels::Braille), &dark());
    for name in ["Kayes", "Sélibaby", "Tambacounda"] {
        assert!(map.labels().iter().any(|label| label.text == name && label.side < 8), "{name}");
    }
}
