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
        for pixels in [Pixels::Braille, Pixels::Ascii] {
            let all = frame(&mut Map::new(), &View::home((100, 35), 2.0), &busy.scene(pixels), &dark());
            insta::assert_snapshot!(format!("map__everything_{}", pixels.id()), text(&all));
        }
        let mut scene = Scene::bare(Pixels::Braille, Lang::Fr);
        scene.layers.mgrs = true;
        for (name, km) in [("100km", 6.0), ("10km", 1.5), ("1km", 0.25)] {
            let view = View::new(at(15.9, -12.0), km, (80, 24), 2.0);
            insta::assert_snapshot!(
                format!("map__mgrs_{name}"),
                text(&frame(&mut Map::new(), &view, &scene, &dark()))
            );
        }
        for (size, name, depth) in [
            ((60, 20), "60x20_true", Depth::True),
            ((60, 20), "60x20_256", Depth::Indexed),
            ((60, 20), "60x20_16", Depth::Sixteen),
            ((60, 20), "60x20_mono", Depth::Mono),
            ((100, 35), "100x35_true", Depth::True),
        ] {
            let theme = Theme::new(ThemeName::Dark, depth);
            let all = frame(&mut Map::new(), &View::home(size, 2.0), &busy.scene(Pixels::Octant), &theme);
            insta::assert_snapshot!(format!("map__colours_{name}"), colours(&all));
        }
    });
}

/// A letter for every colour of signs, then one for every ground, and what they are.
fn colours(buf: &Buffer) -> String {
    use std::fmt::Write as _;
    let mut out = String::new();
    for signs in [true, false] {
        let look = |cell: &ratatui::buffer::Cell| {
            if signs {
                (cell.symbol() != " ").then(|| format!("{:?} {:?}", cell.fg, cell.modifier))
            } else {
                Some(format!("{:?}", cell.bg))
            }
        };
        let mut known: Vec<String> = Vec::new();
        let letters: Vec<char> = ('a'..='z').chain('A'..='Z').collect();
        let mut grid = String::new();
        for row in buf.content.chunks(usize::from(buf.area.width)) {
            let mut line = String::new();
            for cell in row {
                let Some(look) = look(cell) else {
                    line.push(' ');
                    continue;
                };
                let at = known.iter().position(|known| *known == look).unwrap_or_else(|| {
                    known.push(look);
                    known.len() - 1
                });
                line.push(letters[at]);
            }
            grid.push_str(line.trim_end());
            grid.push('\n');
        }
        out.push_str(if signs { "signs\n" } else { "ground\n" });
        for (letter, look) in letters.iter().zip(&known) {
            writeln!(out, "{letter} {look}").expect("memory");
        }
        if known.len() > 1 {
            out.push_str(&grid);
        }
    }
    out
}
