//! The picture of a record under its lead: the matrix of a risk, the strip of a corridor.

use super::Sheet;
use crate::analysis::context::Cx;
use crate::analysis::corridor::{cut, strip};
use crate::analysis::matrix::{Matrix, Size};
use crate::analysis::rows::Row;
use crate::model::table::{Body, Record};

/// A picture, laid when the width is known.
#[derive(Clone, Debug)]
pub enum Picture {
    Matrix(Box<Matrix>),
    Corridor(strip::Strip),
}

/// Adds the picture of `record`, and what belongs to it.
pub(super) fn add(cx: &Cx<'_>, record: &Record, sheet: &mut Sheet) {
    match &record.body {
        Body::Risk(_) => {
            sheet.picture = Some(Picture::Matrix(Box::new(Matrix::new(cx, record, &mut sheet.composite))));
        }
        Body::Corridor(corridor) => {
            sheet.picture = Some(Picture::Corridor(strip::strip(cx, record, corridor, &mut sheet.composite)));
            cut::add(cx, record, corridor, sheet);
        }
        _ => {}
    }
}

impl Picture {
    /// Its head.
    #[must_use]
    pub fn title(&self, cx: &Cx<'_>) -> &'static str {
        match self {
            Self::Matrix(_) => cx.say("MATRICE", "MATRIX"),
            Self::Corridor(_) => cx.say("ITINÉRAIRE", "ROUTE"),
        }
    }

    /// What its signs mean.
    #[must_use]
    pub fn note(&self, cx: &Cx<'_>) -> &'static str {
        match self {
            Self::Matrix(_) => cx.say("● celui-ci  ◇ cible  ○ brut", "● this one  ◇ target  ○ inherent"),
            Self::Corridor(_) => cx.say("schéma, sans échelle", "not to scale"),
        }
    }

    /// Its rows in `width` cells; none where it does not fit.
    #[must_use]
    pub fn rows(&self, cx: &Cx<'_>, width: u16) -> Vec<Row> {
        match self {
            Self::Matrix(matrix) => matrix.rows(cx, Size::of_one(width)),
            Self::Corridor(strip) => strip.rows(cx, width),
        }
    }
}
