//! The map in a rectangle.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use crate::analysis::scene::map::MapPicture;
use crate::analysis::situation::Situation;
use crate::look::glyphs::GlyphSet;
use crate::map::Map;
use crate::map::pixels::Pixels;
use crate::map::scene::Scene;
use crate::model::lang::Lang;

/// Draws a map that was laid for a scene.
pub fn picture(canvas: &mut Canvas<'_, '_>, picture: &MapPicture, area: Rect) {
    let pixels = if canvas.state.glyphs == GlyphSet::Plain { Pixels::Ascii } else { Pixels::Braille };
    let view = picture.view.resized((area.width, area.height));
    let scene = scene(&picture.situation, pixels, canvas.cx.lang);
    Map::new().draw(&mut canvas.paint, area, &view, &scene);
}

/// What lies on the map, as the renderer takes it.
#[must_use]
pub fn scene(situation: &Situation, pixels: Pixels, lang: Lang) -> Scene<'_> {
    Scene {
        places: &situation.places,
        marks: &situation.marks,
        routes: &situation.routes,
        areas: &situation.areas,
        selection: situation.selection.as_ref(),
        ..Scene::bare(pixels, lang)
    }
}
