//! Where a value stands in the files that were read.

/// Number of a loaded file in its `FileTable`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u16);

/// A byte range in one file: `start..end`, both on character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub file: FileId,
    pub start: u32,
    pub end: u32,
}

impl Span {
    /// A span over `start..end` of `file`.
    #[must_use]
    pub const fn new(file: FileId, start: u32, end: u32) -> Self {
        Self { file, start, end }
    }

    /// The smallest span that holds both; the two must be of one file.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { file: self.file, start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// A place named by the record table: a value, or a field in the group that stands at `span`.
///
/// Records keep the spans of groups, references and positions only; where a field stands is looked up in
/// the text when a message needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The value, or the group that has the field.
    pub span: Span,
    /// A field of the group; where it is absent, the head of the group is meant.
    pub field: Option<&'static str>,
    /// A member of the list in that field, from 0.
    pub item: Option<usize>,
}

impl Spot {
    /// The value at `span` itself.
    #[must_use]
    pub const fn of(span: Span) -> Self {
        Self { span, field: None, item: None }
    }

    /// The value of `field` in the group at `span`.
    #[must_use]
    pub const fn field(span: Span, field: &'static str) -> Self {
        Self { span, field: Some(field), item: None }
    }

    /// Member `item` of the list in `field` of the group at `span`.
    #[must_use]
    pub const fn item(span: Span, field: &'static str, item: usize) -> Self {
        Self { span, field: Some(field), item: Some(item) }
    }
}

/// A value that knows where it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct At<T> {
    pub value: T,
    pub span: Span,
}

impl<T> std::ops::Deref for At<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}
