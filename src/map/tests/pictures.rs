use super::*;

/// The whole of a frame, as text.
fn picture(size: (u16, u16), pixels: Pixels) -> String {
    text(&frame(&mut Map::new(), &View::home(size, 2.0), &Scene::bare(pixels, Lang::Fr), &dark()))
}

#[test]
fn pictures() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../../tests/snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| {
        for (name, size) in [("60x20", (60, 20)), ("100x35", (100, 35)), ("160x50", (160, 50))] {
            for pixels in [Pixels::Braille, Pixels::Octant, Pixels::Ascii] {
                insta::assert_snapshot!(format!("map__{name}_{}", pixels.id()), picture(size, pixels));
            }
        }
        let busy = busy();
        let view = View::home((100, 35), 2.0);
        let all = frame(&mut Map::new(), &view, &busy.scene(Pixels::Braille), &dark());
        insta::assert_snapshot!("map__everything", text(&all));
    });
}
