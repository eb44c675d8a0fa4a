//! The map at the size of a wall screen: a frame, many marks, and what goes to the terminal.
#![allow(clippy::disallowed_methods, reason = "a benchmark looks at the clock")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Color;
use ratatui::symbols::Marker;
use ratatui::widgets::Widget;
use ratatui::widgets::canvas::{Canvas, Line};
use tribrief::look::glyphs::{GlyphSet, glyphs};
use tribrief::look::painter::Painter;
use tribrief::look::theme::{Depth, Theme, ThemeName};
use tribrief::look::tone::Tone;
use tribrief::map::Map;
use tribrief::map::data::{Layer, Level, features};
use tribrief::map::pixels::Pixels;
use tribrief::map::projection::View;
use tribrief::map::scene::{Layers, Mark, Scene, Sign};
use tribrief::model::lang::Lang;
use tribrief::model::position::Position;

const SIZE: (u16, u16) = (200, 60);
const ROUNDS: usize = 101;

fn main() {
    let start = Instant::now();
    black_box(features(Level::Detail));
    println!("basemap read in {:?}", start.elapsed());
    frames();
    many_marks();
    bytes();
}

/// Half of the rounds take longer than this.
fn median(mut round: impl FnMut(usize)) -> Duration {
    let mut times: Vec<Duration> = (0..ROUNDS)
        .map(|at| {
            let start = Instant::now();
            round(at);
            start.elapsed()
        })
        .collect();
    times.sort();
    times[ROUNDS / 2]
}

fn draw(map: &mut Map, buf: &mut Buffer, view: &View, scene: &Scene, theme: &Theme) {
    let area = buf.area;
    let mut painter = Painter::new(buf, theme, glyphs(GlyphSet::Unicode), |_| true);
    map.draw(&mut painter, area, view, scene);
}

fn detail(pixels: Pixels) -> (View, Scene<'static>) {
    let centre = Position::new(14.2, -11.8).expect("in range");
    (View::new(centre, 2.4, SIZE, 2.0), Scene::bare(pixels, Lang::Fr))
}

fn frames() {
    let theme = Theme::new(ThemeName::Dark, Depth::True);
    let mut buf = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
    for pixels in Pixels::ALL {
        let (view, scene) = detail(pixels);
        let mut map = Map::new();
        let time = median(|at| {
            let view = view.pan(i32::from(at % 2 == 0), 0);
            draw(&mut map, &mut buf, &view, &scene, &theme);
        });
        println!("frame 200×60, {:8} all layers {time:?} (bound 1.5 ms)", pixels.id());
    }
    let (view, mut scene) = detail(Pixels::Braille);
    scene.layers =
        Layers { tints: false, towns: false, names: false, assets: false, scale: false, ..Layers::default() };
    let mut map = Map::new();
    let time = median(|_| draw(&mut map, &mut buf, &view, &scene, &theme));
    println!("frame 200×60, lines alone, braille {time:?}");
    let time = median(|_| canvas(&mut buf));
    println!("the toolkit's canvas, lines alone, braille {time:?}");
}

/// The same lines with the toolkit's own canvas.
fn canvas(buf: &mut Buffer) {
    let [west, south, east, north] = detail(Pixels::Braille).0.bounds();
    let lines = features(Level::Detail).iter().filter(|feature| {
        matches!(
            feature.layer,
            Layer::Coast | Layer::Border | Layer::Admin1 | Layer::River | Layer::Road | Layer::Rail
        )
    });
    Canvas::default()
        .marker(Marker::Braille)
        .x_bounds([west, east])
        .y_bounds([south, north])
        .paint(|context| {
            for part in lines.clone().flat_map(|feature| &feature.parts) {
                for pair in part.points.windows(2) {
                    let [a, b] = [pair[0], pair[1]];
                    context.draw(&Line { x1: a[0], y1: a[1], x2: b[0], y2: b[1], color: Color::Blue });
                }
            }
        })
        .render(buf.area, buf);
}

fn many_marks() {
    let theme = Theme::new(ThemeName::Dark, Depth::True);
    let mut buf = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
    let (view, scene) = detail(Pixels::Octant);
    for (count, bound) in [(10_000_u32, 2), (100_000, 5)] {
        let marks: Vec<Mark> = (0..count).map(mark).collect();
        let scene = Scene { marks: &marks, ..scene };
        let mut map = Map::new();
        let time = median(|_| draw(&mut map, &mut buf, &view, &scene, &theme));
        println!("{count} marks {time:?} (bound {bound} ms)");
    }
}

/// Spread over the area without a pattern.
fn mark(id: u32) -> Mark {
    let share =
        |salt: u32| f64::from(id.wrapping_mul(2_654_435_761).wrapping_add(salt) >> 8 & 0xffff) / 65_536.0;
    let position = Position::new(12.0 + share(0) * 4.0, -14.0 + share(91_283_711) * 5.0).expect("in range");
    Mark { position, sign: Sign::Cross, tone: Tone::Bad, rank: 1, label: String::new(), id }
}

/// What the toolkit's backend sends: the program's own writer sends less.
fn bytes() {
    let size = (100, 30);
    for depth in [Depth::True, Depth::Indexed] {
        for pixels in [Pixels::Octant, Pixels::Braille] {
            let theme = Theme::new(ThemeName::Dark, depth);
            let scene = Scene::bare(pixels, Lang::Fr);
            let mut map = Map::new();
            let view = View::home(size, 2.0);
            let mut shown = Buffer::empty(Rect::new(0, 0, size.0, size.1));
            let mut sent = [0; 2];
            for (at, view) in [view, view.pan(1, 0)].into_iter().enumerate() {
                let mut next = Buffer::empty(shown.area);
                draw(&mut map, &mut next, &view, &scene, &theme);
                let mut out = Vec::new();
                CrosstermBackend::new(&mut out).draw(shown.diff(&next).into_iter()).expect("memory");
                sent[at] = out.len();
                shown = next;
            }
            println!("100×30 {depth:?} {:8} first {} bytes, pan {} bytes", pixels.id(), sent[0], sent[1]);
        }
    }
}
