//! Ids, references between records, and positions given by name.

use super::position::Position;
use super::span::Span;
use super::table::KindSet;
use super::value::{FieldSpec, Reader, Seen, TypeSpec, Value, Walker};

/// Longest id that is accepted, in bytes.
pub const MAX_ID: usize = 48;

/// Whether `id` has the form of an id: `[a-z0-9][a-z0-9-]{1,47}`.
#[must_use]
pub fn is_id(id: &str) -> bool {
    (2..=MAX_ID).contains(&id.len())
        && !id.starts_with('-')
        && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// The id of another record, and where it was written. What it leads to is asked of a `Room`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawRef {
    pub id: Box<str>,
    pub kinds: KindSet,
    pub span: Span,
}

/// A reference that may lead to the kinds of `KINDS` (bits of a `KindSet`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ref<const KINDS: u64>(pub RawRef);

impl<const KINDS: u64> Ref<KINDS> {
    /// The id as written.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.0.id
    }
}

impl<const KINDS: u64> Value for Ref<KINDS> {
    const TYPE: TypeSpec = TypeSpec::Ref(KindSet(KINDS));
    fn read(reader: &mut dyn Reader) -> Option<Self> {
        reader.reference(KindSet(KINDS)).map(Self)
    }
    fn walk(&self, spec: &'static FieldSpec, walker: &mut Walker<'_>) {
        walker(spec, Seen::Ref(&self.0));
    }
}

/// A position: coordinates, or the id of a place.
#[derive(Clone, Debug, PartialEq)]
pub enum Where {
    Point(Position, Span),
    Place(RawRef),
}

impl Where {
    /// Where it was written.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Self::Point(_, span) => *span,
            Self::Place(place) => place.span,
        }
    }
}

impl Value for Where {
    const TYPE: TypeSpec = TypeSpec::Place;
    fn read(reader: &mut dyn Reader) -> Option<Self> {
        reader.place()
    }
    fn walk(&self, spec: &'static FieldSpec, walker: &mut Walker<'_>) {
        walker(spec, Seen::Place(self));
    }
}
