//! What a picture is painted with: every colour's shapes gathered into one path, so that files stay
//! small.
use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::svg_shapes::CELL_H;

/// The shapes of one colour: path data, and where its last part began.
#[derive(Default)]
struct Path {
    data: String,
    last: Option<(i32, i32)>,
}

impl Path {
    /// Moves to a point, from where the last closed part began.
    fn go(&mut self, x: i32, y: i32) {
        let _ = match self.last {
            None => write!(self.data, "M{x} {y}"),
            Some((from_x, from_y)) => write!(self.data, "m{} {}", x - from_x, y - from_y),
        };
        self.last = Some((x, y));
    }
}

/// The layers of a picture, each by colour.
#[derive(Default)]
pub(super) struct Ink {
    grounds: BTreeMap<u32, Path>,
    /// Rectangles, whose edges meet without a seam.
    blocks: BTreeMap<u32, Path>,
    /// Filled outlines.
    filled: BTreeMap<u32, Path>,
    /// Lines by colour and width in tenths of a pixel.
    lines: BTreeMap<(u32, u8), Path>,
}

impl Ink {
    /// A piece of background, one row of cells high.
    pub(super) fn ground(&mut self, colour: u32, x: i32, y: i32, w: i32) {
        rect(self.grounds.entry(colour).or_default(), [x, y, w, CELL_H]);
    }

    /// A rectangle: left, top, width, height.
    pub(super) fn rect(&mut self, colour: u32, place: [i32; 4]) {
        rect(self.blocks.entry(colour).or_default(), place);
    }

    /// An outline of relative commands that begins at a point and is filled; it is closed.
    pub(super) fn fill(&mut self, colour: u32, (x, y): (i32, i32), outline: &str) {
        let path = self.filled.entry(colour).or_default();
        path.go(x, y);
        let _ = write!(path.data, "{outline}z");
    }

    /// A line of relative commands that begins at a point, `width` tenths of a pixel wide.
    pub(super) fn line(&mut self, colour: u32, width: u8, (x, y): (i32, i32), line: &str) {
        let path = self.lines.entry((colour, width)).or_default();
        // An open line leaves the pen at its end: the next begins anew.
        path.last = None;
        path.go(x, y);
        path.data.push_str(line);
    }

    /// Writes the layers, backgrounds first.
    pub(super) fn write(&self, out: &mut String) {
        out.push_str("<g shape-rendering=\"crispEdges\">\n");
        for (colour, path) in self.grounds.iter().chain(&self.blocks) {
            let _ = writeln!(out, r##"<path fill="#{colour:06x}" d="{}"/>"##, path.data);
        }
        out.push_str("</g>\n");
        for (colour, path) in &self.filled {
            let _ = writeln!(out, r##"<path fill="#{colour:06x}" d="{}"/>"##, path.data);
        }
        for ((colour, width), path) in &self.lines {
            let (whole, tenth) = (width / 10, width % 10);
            let _ = writeln!(
                out,
                r##"<path fill="none" stroke="#{colour:06x}" stroke-width="{whole}.{tenth}" d="{}"/>"##,
                path.data
            );
        }
    }
}

fn rect(path: &mut Path, [x, y, w, h]: [i32; 4]) {
    path.go(x, y);
    let _ = write!(path.data, "h{w}v{h}h-{w}z");
}
