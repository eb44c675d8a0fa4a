//! The visual language: tones by meaning, glyph ladders, text measuring and the gate to cells.
//!
//! Knows nothing of briefings; a screen asks for a tone and a glyph by what they mean.
pub mod big;
mod depth;
pub mod fold;
pub mod glyphs;
pub mod measure;
pub mod painter;
mod palette;
pub mod relief;
pub mod svg;
mod svg_ink;
mod svg_shapes;
mod svg_signs;
pub mod theme;
pub mod tone;
