//! The map at the size of a wall screen: a frame, many marks, and what goes to the terminal.
#![allow(clippy::disallowed_methods, reason = "a benchmark looks at the clock")]

use std::hint::black_box;
use std::time::{Duration, Instant};

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
use tribrief::map::data::{Layer, Level, Part, features};
use tribrief::map::pixels::Pixels;
use tribrief::map::projection::View;
use tribrief::map::scene::{Layers, Mark, Scene, Sign};
use tribrief::model::lang::Lang;
use tribrief::model::position::Position;
use tribrief::shell::Screen;

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

/// What the rounds took.
struct Times(Vec<Duration>);

impl Times {
    fn of(mut round: impl FnMut(usize)) -> Self {
        let mut times: Vec<Duration> = (0..ROUNDS)
            .map(|at| {
                let start = Instant::now();
                round(at);
                start.elapsed()
            })
            .collect();
        times.sort();
        Self(times)
    }

    /// Half of the rounds take longer than this.
    fn median(&self) -> Duration {
        self.0[self.0.len() / 2]
    }

    fn mean(&self) -> Duration {
        self.0.iter().sum::<Duration>() / u32::try_from(ROUNDS).expect("few rounds")
    }

    fn worst(&self) -> Duration {
        self.0[self.0.len() - 1]
    }
}

/// A walk to the east and back, one cell a frame.
fn walk(view: &View, at: usize) -> View {
    let step = i32::try_from(at % 100).expect("few steps");
    view.pan(if step < 50 { step } else { 100 - step }, 0)
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
    let canvas = Times::of(|at| canvas(&mut buf, &walk(&detail(Pixels::Braille).0, at))).median();
    println!("the toolkit's canvas, the lines in view alone, braille: {canvas:?}");
    for pixels in Pixels::ALL {
        let (view, scene) = detail(pixels);
        let mut map = Map::new();
        let times = Times::of(|at| draw(&mut map, &mut buf, &walk(&view, at), &scene, &theme));
        let share = times.median().as_secs_f64() / canvas.as_secs_f64();
        println!(
            "frame 200×60, {:8} all layers, panning: median {:?} (bound 1.5 ms), {share:.2} of the canvas (bound 1.5), mean {:?}, worst {:?}",
            pixels.id(),
            times.median(),
            times.mean(),
            times.worst(),
        );
    }
    let (view, scene) = detail(Pixels::Braille);
    let times = Times::of(|_| draw(&mut Map::new(), &mut buf, &view, &scene, &theme));
    println!("frame 200×60, braille  all layers, nothing kept: median {:?} (bound 1.5 ms)", times.median());
    let mut map = Map::new();
    let scene = Scene { layers: Layers { mgrs: true, ..Layers::default() }, ..scene };
    let times = Times::of(|at| draw(&mut map, &mut buf, &walk(&view, at), &scene, &theme));
    println!(
        "frame 200×60, braille  with the military grid: median {:?}, worst {:?}",
        times.median(),
        times.worst()
    );
}

/// The same lines with the toolkit's own canvas, those that reach into the view.
fn canvas(buf: &mut Buffer, view: &View) {
    let bounds = view.bounds();
    let [west, south, east, north] = bounds;
    let lines = features(Level::Detail).iter().filter(|feature| {
        matches!(
            feature.layer,
            Layer::Coast | Layer::Border | Layer::Admin1 | Layer::River | Layer::Road | Layer::Rail
        )
    });
    let parts = lines.flat_map(|feature| &feature.parts).filter(|part| reaches(part, bounds));
    Canvas::default()
        .marker(Marker::Braille)
        .x_bounds([west, east])
        .y_bounds([south, north])
        .paint(|context| {
            for part in parts.clone() {
                for pair in part.points.windows(2) {
                    let [a, b] = [pair[0], pair[1]];
                    context.draw(&Line { x1: a[0], y1: a[1], x2: b[0], y2: b[1], color: Color::Blue });
                }
            }
        })
        .render(buf.area, buf);
}

fn reaches(part: &Part, [west, south, east, north]: [f64; 4]) -> bool {
    let [w, s, e, n] = part.bounds;
    w <= east && e >= west && s <= north && n >= south
}

fn many_marks() {
    let theme = Theme::new(ThemeName::Dark, Depth::True);
    let mut buf = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
    let (view, scene) = detail(Pixels::Octant);
    for (count, bound) in [(10_000_u32, 2), (100_000, 5)] {
        let marks: Vec<Mark> = (0..count).map(mark).collect();
        let scene = Scene { marks: &marks, ..scene };
        let mut map = Map::new();
        let time = Times::of(|at| draw(&mut map, &mut buf, &walk(&view, at), &scene, &theme)).median();
        println!("{count} marks {time:?} (bound {bound} ms)");
    }
}

/// Spread over the area without a pattern.
fn mark(id: u32) -> Mark {
    let share =
        |salt: u32| f64::from(id.wrapping_mul(2_654_435_761).wrapping_add(salt) >> 8 & 0xffff) / 65_536.0;
    let position = Position::new(12.0 + share(0) * 4.0, -14.0 + share(91_283_711) * 5.0).expect("in range");
    Mark { position, sign: Sign::Cross, tone: Tone::Bad, rank: 1, group: 0, label: String::new(), id }
}

/// What the program sends to the terminal.
fn bytes() {
    let size = (100, 30);
    for (depth, bound) in [(Depth::True, 20), (Depth::Indexed, 12)] {
        for pixels in [Pixels::Octant, Pixels::Sextant, Pixels::Braille] {
            let theme = Theme::new(ThemeName::Dark, depth);
            let scene = Scene::bare(pixels, Lang::Fr);
            let mut map = Map::new();
            let home = View::home(size, 2.0);
            let mut screen = Screen::new(std::io::sink(), size.0, size.1);
            let mut most = 0;
            let mut first = 0;
            for at in 0..ROUNDS {
                let view = walk(&home, at);
                let sent = screen.frame(|buf| {
                    draw(&mut map, buf, &view, &scene, &theme);
                    None
                });
                let sent = sent.expect("memory");
                if at == 0 { first = sent } else { most = most.max(sent) }
            }
            println!(
                "100×30 {depth:?} {:8} first {first} bytes, a pan at most {most} bytes (bound {bound} kB)",
                pixels.id()
            );
        }
    }
}
