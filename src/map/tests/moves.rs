use super::*;

/// The basemap without anything that remembers the frame before.
fn plain() -> Scene<'static> {
    let mut scene = Scene::bare(Pixels::Octant, Lang::Fr);
    (scene.layers.names, scene.layers.towns) = (false, false);
    (scene.layers.assets, scene.layers.scale) = (false, false);
    scene
}

/// Cells of two pictures that differ.
fn differing(a: &Buffer, b: &Buffer) -> usize {
    assert_eq!(a.area, b.area);
    a.content.iter().zip(&b.content).filter(|(a, b)| a != b).count()
}

#[test]
fn a_map_that_was_moved_shows_what_a_new_one_shows() {
    let scene = plain();
    for (km, size) in [(0.25, (80, 24)), (2.4, (61, 21)), (7.3, (120, 40)), (28.0, (33, 9))] {
        let mut view = View::new(at(14.2, -11.8), km, size, 2.0);
        let mut map = Map::new();
        frame(&mut map, &view, &scene, &dark());
        for (east, south) in [(1, 0), (0, 1), (-7, 3), (23, -11), (24, 0), (25, 13), (-400, 0), (3, 90)] {
            view = view.pan(east, south);
            let moved = frame(&mut map, &view, &scene, &dark());
            let new = frame(&mut Map::new(), &view, &scene, &dark());
            // Where a line enters the drawn part its first corner may be thinned another way.
            let most = moved.content.len() / 100;
            assert!(differing(&moved, &new) <= most, "{km} {east} {south}: {}", differing(&moved, &new));
        }
    }
}

#[test]
fn what_changes_the_picture_draws_it_anew() {
    let scene = plain();
    let view = View::home((80, 24), 2.0);
    let mut map = Map::new();
    let first = frame(&mut map, &view, &scene, &dark());
    let mut without = scene;
    without.layers.water = false;
    let light = Theme::new(ThemeName::Light, Depth::True);
    let braille = Scene { pixels: Pixels::Braille, ..scene };
    for (view, scene, theme) in [
        (view, without, dark()),
        (view, scene, light),
        (view, braille, dark()),
        (view.zoom(1), scene, dark()),
        (View::home((80, 24), 1.8), scene, dark()),
    ] {
        let then = frame(&mut map, &view, &scene, &theme);
        assert_eq!(differing(&then, &frame(&mut Map::new(), &view, &scene, &theme)), 0);
        assert!(differing(&then, &first) > 20);
    }
    assert_eq!(differing(&frame(&mut map, &view, &scene, &dark()), &first), 0);
}

#[test]
fn a_picture_in_its_place_moves_by_what_was_asked() {
    let scene = plain();
    let view = View::home((90, 30), 2.0);
    let mut map = Map::new();
    let before = frame(&mut map, &view, &scene, &dark());
    let after = frame(&mut map, &view.pan(4, 2), &scene, &dark());
    let same = (0..28_u16)
        .flat_map(|y| (0..86_u16).map(move |x| (x, y)))
        .filter(|&(x, y)| after[(x, y)] == before[(x + 4, y + 2)])
        .count();
    assert!(same * 100 >= 28 * 86 * 99, "{same}");
}
