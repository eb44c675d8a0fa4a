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

/// The signs and counts of a row, blanks where nothing stands.
fn shown(buf: &Buffer, columns: std::ops::Range<u16>, row: u16) -> String {
    columns.map(|x| buf[(x, row)].symbol()).collect()
}

/// The basemap is left out, so that only marks are seen.
fn on_paper(marks: &[Mark], view: &View) -> (Map, Buffer) {
    let mut map = Map::new();
    let off =
        Layers { water: false, borders: false, admin: false, roads: false, rail: false, ..Layers::default() };
    let layers = Layers { tints: false, towns: false, names: false, assets: false, scale: false, ..off };
    let scene = Scene { layers, marks, ..Scene::bare(Pixels::Octant, Lang::En) };
    let buf = frame(&mut map, view, &scene, &dark());
    (map, buf)
}

fn in_cell(view: &View, cell: (u16, u16), rank: u8, group: u8, id: u32) -> Mark {
    let position = view.position(cell.0, cell.1).expect("on earth");
    let sign = if group == 0 { Sign::Cross } else { Sign::Square };
    Mark { position, sign, rank, group, ..mark(0.0, 0.0, id) }
}

#[test]
fn only_marks_of_one_group_are_counted_and_all_are_found() {
    let view = View::home((100, 35), 2.0);
    let cell = (50, 17);
    let marks: Vec<Mark> = [(20, 1), (5, 0), (30, 2), (6, 0), (20, 1), (9, 0)]
        .into_iter()
        .zip(0..)
        .map(|((rank, group), id)| in_cell(&view, cell, rank, group, id))
        .collect();
    let (map, buf) = on_paper(&marks, &view);
    assert_eq!(shown(&buf, 49..54, 17), " ✗3  ");
    assert_eq!(map.hit(&view, &marks, cell), Some(Hit::Cluster((0..6).collect())));
    // One of the group: no number, though others stand there.
    let (map, buf) = on_paper(&marks[..2], &view);
    assert_eq!(shown(&buf, 49..54, 17), " ✗   ");
    assert_eq!(map.hit(&view, &marks[..2], cell), Some(Hit::Cluster(vec![0, 1])));
}

#[test]
fn marks_side_by_side_leave_a_blank() {
    let view = View::home((100, 35), 2.0);
    let row = |cells: &[(u16, u8, u8)]| {
        let marks: Vec<Mark> = cells
            .iter()
            .zip(0..)
            .map(|(&(col, rank, group), id)| in_cell(&view, (col, 17), rank, group, id))
            .collect();
        let (map, buf) = on_paper(&marks, &view);
        let total: u32 = map.clusters().iter().map(|cluster| cluster.total).sum();
        assert_eq!(total as usize, marks.len(), "each belongs somewhere");
        for mark in &marks {
            let cell = view.cell(mark.position).expect("in view");
            let found = match map.hit(&view, &marks, cell) {
                Some(Hit::Mark(id)) => vec![id],
                Some(Hit::Cluster(ids)) => ids,
                None => Vec::new(),
            };
            assert!(found.contains(&mark.id), "{cells:?} {}", mark.id);
        }
        shown(&buf, 49..58, 17)
    };
    assert_eq!(row(&[(50, 5, 0), (51, 5, 0)]), " ✗2      ", "one group is joined");
    assert_eq!(row(&[(50, 9, 1), (51, 5, 0)]), "  ✗      ", "the worse keeps its cell");
    assert_eq!(row(&[(50, 5, 0), (51, 9, 1), (52, 9, 1)]), " ✗ ▪     ");
    assert_eq!(row(&[(50, 5, 0), (52, 9, 1)]), " ✗ ▪     ", "a blank is enough");
    assert_eq!(
        row(&[(50, 9, 1), (50, 9, 1), (52, 5, 0)]),
        "   ✗     ",
        "a count that has no room is not begun"
    );
}

#[test]
fn a_count_at_the_edge_is_whole() {
    let view = View::home((100, 35), 2.0);
    let marks: Vec<Mark> = (0..12).map(|id| in_cell(&view, (99, 17), 0, 0, id)).collect();
    let (_, buf) = on_paper(&marks, &view);
    assert_eq!(shown(&buf, 95..100, 17), "  ✗12");
}

proptest! {
    #[test]
    fn counts_are_true_and_apart(spots in prop::collection::vec((40_u16..60, 15_u16..17, 0_u8..4, 0_u8..12), 1..80)) {
        let view = View::home((100, 35), 2.0);
        let marks: Vec<Mark> = spots
            .iter()
            .zip(0..)
            .map(|(&(col, row, rank, group), id)| in_cell(&view, (col, row), rank, group, id))
            .collect();
        let (map, _) = on_paper(&marks, &view);
        let list = map.clusters();
        prop_assert_eq!(list.iter().map(|cluster| cluster.total as usize).sum::<usize>(), marks.len());
        for (at, cluster) in list.iter().enumerate() {
            let Some(Hit::Cluster(ids)) = map.hit(&view, &marks, (cluster.col, cluster.row)) else {
                prop_assert_eq!(cluster.total, 1);
                continue;
            };
            prop_assert_eq!(ids.len(), cluster.total as usize);
            let like = ids.iter().filter(|id| marks[**id as usize].group.min(9) == marks[cluster.worst].group.min(9));
            prop_assert_eq!(like.count(), cluster.count as usize, "{:?}", cluster);
            prop_assert!(ids.iter().all(|id| marks[*id as usize].rank >= marks[cluster.worst].rank));
            let apart = |other: &Cluster| {
                other.row != cluster.row || other.col > cluster.col + cluster.len || cluster.col > other.col + other.len
            };
            prop_assert!(list[at + 1..].iter().all(apart), "{:?}", list);
        }
    }
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
