use proptest::prelude::*;
use ratatui::{buffer::Buffer, layout::Rect};

use super::{pixels::Pixels, scene::*, *};
use crate::{
    look::{
        glyphs::{GlyphSet, glyphs},
        theme::{Depth, Theme, ThemeName},
    },
    model::{lang::Lang, position::Position},
};

mod marks;
mod moves;
mod names;
mod overlay;
mod pictures;

fn at(lat: f64, lon: f64) -> Position {
    Position::new(lat, lon).expect("in range")
}

/// A frame of the map.
fn frame(map: &mut Map, view: &View, scene: &Scene, theme: &Theme) -> Buffer {
    let (w, h) = view.size();
    let mut buf = Buffer::empty(Rect::new(0, 0, w, h));
    let mut painter = Painter::new(&mut buf, theme, glyphs(GlyphSet::Unicode), |_| true);
    map.draw(&mut painter, Rect::new(0, 0, w, h), view, scene);
    buf
}

fn dark() -> Theme {
    Theme::new(ThemeName::Dark, Depth::True)
}

/// A view of any scale, from 20×8 to 200×60.
fn views() -> impl Strategy<Value = View> {
    // As often close by as far off.
    (10.5..18.5_f64, -17.0..-4.0_f64, -2.0..5.33_f64, 20..=200_u16, 8..=60_u16)
        .prop_map(|(lat, lon, zoom, cols, rows)| View::new(at(lat, lon), zoom.exp2(), (cols, rows), 2.0))
}

fn text(buf: &Buffer) -> String {
    let row = |y: u16| (0..buf.area.width).map(|x| buf[(x, y)].symbol()).collect::<String>();
    (0..buf.area.height).map(|y| row(y).trim_end().to_owned() + "\n").collect()
}

#[test]
fn any_size_and_any_signs() {
    let busy = busy();
    for size in [(0, 0), (1, 1), (0, 9), (9, 0), (3, 2), (24, 6), (60, 20), (200, 60)] {
        for pixels in Pixels::ALL {
            for km in [0.0, 0.25, 5.0, 1e308, f64::NAN] {
                let view = View::new(at(14.5, -11.4), km, size, 2.0);
                let buf = frame(&mut Map::new(), &view, &busy.scene(pixels), &dark());
                assert_eq!((buf.area.width, buf.area.height), size);
            }
        }
    }
}

#[test]
fn a_map_in_a_corner_leaves_the_rest_alone() {
    let theme = dark();
    let mut buf = Buffer::filled(Rect::new(0, 0, 40, 12), ratatui::buffer::Cell::new("x"));
    let mut painter = Painter::new(&mut buf, &theme, glyphs(GlyphSet::Unicode), |_| true);
    let rect = Rect::new(10, 3, 60, 60);
    Map::new().draw(&mut painter, rect, &View::home((60, 60), 2.0), &Scene::bare(Pixels::Octant, Lang::Fr));
    for position in buf.area.positions() {
        assert_eq!(buf[position].symbol() == "x", !rect.contains(position), "{position:?}");
    }
}

#[test]
fn ascii_is_ascii() {
    let busy = busy();
    for steps in -3..5 {
        for lang in [Lang::Fr, Lang::En] {
            let mut scene = Scene { lang, ..busy.scene(Pixels::Ascii) };
            scene.layers.mgrs = true;
            let view = View::home((120, 40), 2.0).zoom(steps);
            let theme = Theme::new(ThemeName::Mono, Depth::Mono);
            let buf = frame(&mut Map::new(), &view, &scene, &theme);
            let other = buf.content.iter().find(|cell| !cell.symbol().is_ascii());
            assert!(other.is_none(), "{other:?}");
        }
    }
}

proptest! {
    #[test]
    fn positions_at_the_ends_of_the_earth(
        lat in -90.0..=90.0_f64, lon in -180.0..=180.0_f64, km in any::<f64>(), aspect in any::<f64>(),
        pixels in 0..Pixels::ALL.len(),
    ) {
        for point in [at(lat, lon), at(0.0, 0.0), at(90.0, 180.0), at(-90.0, -180.0), at(14.4, 180.0)] {
            let marks = [Mark { position: point, ..mark(14.0, -11.0, 0) }, mark(90.0, 180.0, 1), mark(-90.0, -180.0, 2)];
            let ring = vec![point, at(90.0, 180.0), at(-90.0, -180.0), at(14.0, -179.9)];
            let areas = [
                Area { shape: Shape::Circle(point, km), tone: Tone::Bad, hatched: true },
                Area { shape: Shape::Ring(ring), tone: Tone::High, hatched: true },
                Area { shape: Shape::Ring(Vec::new()), tone: Tone::High, hatched: true },
                Area { shape: Shape::Region("no such region".into()), tone: Tone::High, hatched: true },
            ];
            let way = Route {
                points: vec![point, at(-90.0, 180.0), at(14.4, -11.4), point],
                tone: Tone::Good,
                stroke: Stroke::Broken,
                waypoints: true,
                arrows: true,
                crossings: vec![point, at(90.0, -180.0)],
            };
            let places = [Place { position: point, name: "x".repeat(300), rank: u8::MAX, tone: Tone::Ink }];
            let selection = Selection { position: point, name: "x".repeat(300) };
            let mut scene = Scene {
                places: &places,
                marks: &marks,
                areas: &areas,
                routes: &[way, Route::default()],
                selection: Some(&selection),
                cursor: Some(point),
                ruler: Some((point, at(-lat, 180.0))),
                ..Scene::bare(Pixels::ALL[pixels], Lang::En)
            };
            scene.layers.mgrs = true;
            frame(&mut Map::new(), &View::new(point, km, (40, 12), aspect), &scene, &dark());
            frame(&mut Map::new(), &View::home((40, 12), 2.0), &scene, &dark());
        }
    }
}

#[test]
fn everything_on_one_spot() {
    let kayes = at(14.447_76, -11.443_93);
    let marks: Vec<Mark> =
        (0..100_000).map(|id| Mark { position: kayes, label: "x".into(), ..mark(0.0, 0.0, id) }).collect();
    let routes = [Route {
        points: vec![kayes; 100_000],
        arrows: true,
        waypoints: true,
        crossings: vec![kayes; 100_000],
        ..Route::default()
    }];
    let areas = [Area { shape: Shape::Ring(vec![kayes; 100_000]), tone: Tone::Bad, hatched: true }];
    let scene = Scene {
        marks: &marks,
        routes: &routes,
        areas: &areas,
        ruler: Some((kayes, kayes)),
        ..Scene::bare(Pixels::Braille, Lang::En)
    };
    let mut map = Map::new();
    let shown = text(&frame(&mut map, &View::home((100, 35), 2.0), &scene, &dark()));
    assert_eq!(map.clusters().len(), 1);
    assert!(shown.contains("✗999+"), "{shown}");
}

fn mark(lat: f64, lon: f64, id: u32) -> Mark {
    Mark {
        position: at(lat, lon),
        sign: Sign::Cross,
        tone: Tone::Bad,
        rank: 0,
        group: 0,
        label: String::new(),
        id,
    }
}

/// Everything a caller can bring.
struct Busy {
    places: Vec<Place>,
    marks: Vec<Mark>,
    routes: Vec<Route>,
    areas: Vec<Area>,
    selection: Selection,
}

impl Busy {
    fn scene(&self, pixels: Pixels) -> Scene<'_> {
        Scene {
            places: &self.places,
            marks: &self.marks,
            routes: &self.routes,
            areas: &self.areas,
            selection: Some(&self.selection),
            cursor: Some(at(13.6, -10.4)),
            ruler: Some((at(15.158, -12.184), at(13.03, -9.49))),
            ..Scene::bare(pixels, Lang::En)
        }
    }
}

fn busy() -> Busy {
    let place = |name: &str, lat, lon, rank| Place {
        position: at(lat, lon),
        name: name.into(),
        rank,
        tone: Tone::Ink,
    };
    let kayes = at(14.447_76, -11.443_93);
    let mut marks: Vec<Mark> = [
        (14.6, -9.9),
        (14.61, -9.9),
        (14.62, -9.91),
        (15.23, -9.59),
        (15.686, -9.33),
        (14.0, -10.9),
        (14.46, -12.2),
    ]
    .into_iter()
    .zip(0..)
    .map(|((lat, lon), id)| mark(lat, lon, id))
    .collect();
    marks[5] =
        Mark { sign: Sign::Diamond, tone: Tone::Warn, rank: 2, label: "Gué".into(), ..marks[5].clone() };
    Busy {
        places: vec![place("Gogui", 15.686, -9.33, 1), place("Loulo", 13.067, -11.372, 2)],
        marks,
        routes: vec![Route {
            points: vec![at(13.77, -13.667), at(14.45, -12.2), kayes, at(15.158, -12.184)],
            tone: Tone::Good,
            stroke: Stroke::Solid,
            waypoints: true,
            arrows: true,
            crossings: vec![at(14.1, -13.0)],
        }],
        areas: vec![
            Area { shape: Shape::Circle(kayes, 50.0), tone: Tone::Ink3, hatched: false },
            Area { shape: Shape::Circle(at(13.2, -10.0), 25.0), tone: Tone::High, hatched: true },
        ],
        selection: Selection { position: at(14.54, -9.192), name: "Diéma".into() },
    }
}
