//! The vocabulary of the record table: what a field is, how it is read, how it is walked.
//!
//! Every record is declared once with `group!` and `words!`; decoding, did-you-mean, search,
//! detail pages and the reference all come from these declarations.

use super::lang::Lang;
use super::marking::Marking;
use super::reference::{RawRef, Where};
use super::span::Span;
use super::table::KindSet;
use super::text::{Prose, Text};
use super::time::{Day, Moment};

/// Two short words: French, English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    pub fr: &'static str,
    pub en: &'static str,
}

impl Pair {
    /// The word in `lang`.
    #[must_use]
    pub const fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Fr => self.fr,
            Lang::En => self.en,
        }
    }
}

/// How often a field may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Exactly once.
    Required,
    /// Once or not at all.
    Optional,
    /// A list, empty when absent.
    Many,
    /// A list with at least one member.
    Some,
}

/// One row of the record table.
#[derive(Debug)]
pub struct FieldSpec {
    pub name: &'static str,
    pub need: Need,
    pub ty: TypeSpec,
    /// Unit of a number (`km`, `min`, `%`), empty without one.
    pub unit: &'static str,
    /// Short label for detail pages.
    pub label: Pair,
}

/// A struct of a briefing file, or one struct-like variant.
#[derive(Debug)]
pub struct GroupSpec {
    pub name: &'static str,
    pub fields: &'static [FieldSpec],
}

/// A closed list of words; the position of a variant is its index.
#[derive(Debug)]
pub struct WordSpec {
    pub name: &'static str,
    pub variants: &'static [(&'static str, Pair)],
}

/// What may stand in a field.
#[derive(Clone, Copy, Debug)]
pub enum TypeSpec {
    Text,
    Prose,
    Word(&'static WordSpec),
    Integer {
        min: i64,
        max: i64,
    },
    Number,
    Bool,
    Moment,
    Day,
    Place,
    Ref(KindSet),
    Token(&'static str),
    Marking,
    Group(&'static GroupSpec),
    Choice(&'static [&'static GroupSpec]),
    /// Records of their own inside another one (the agenda of a meeting).
    Records,
}

/// A value met while walking a record.
#[derive(Clone, Copy, Debug)]
pub enum Seen<'a> {
    Text(&'a Text),
    Prose(&'a Prose),
    Word(&'static WordSpec, usize),
    Integer(i64),
    Number(f64),
    Bool(bool),
    Moment(Moment),
    Day(Day),
    Place(&'a Where),
    Ref(&'a RawRef),
    Token(&'a str),
    Marking(&'a Marking),
    /// A struct begins; its fields follow until `Close`.
    Open(&'static GroupSpec),
    Close,
}

/// Called with every value of a record, in the order of its table.
pub type Walker<'w> = dyn FnMut(&'static FieldSpec, Seen<'_>) + 'w;

/// What reads a value out of a file. Implemented once, over the syntax tree; every method reports
/// its own mistakes and answers `None` after having done so.
pub trait Reader {
    /// Where the present value stands.
    fn span(&self) -> Span;
    /// Reads field `spec` of the present group with `read`; `false` when it is absent.
    fn field(&mut self, spec: &'static FieldSpec, read: &mut dyn FnMut(&mut dyn Reader)) -> bool;
    /// Calls `read` for each member of a list; `None` when no list stands here.
    fn items(&mut self, read: &mut dyn FnMut(&mut dyn Reader)) -> Option<()>;
    /// Enters a struct that may have the fields of `specs`.
    fn group(&mut self, specs: &[&'static GroupSpec], read: &mut dyn FnMut(&mut dyn Reader)) -> Option<()>;
    /// Enters one of several struct-like variants; `read` is told which.
    fn choice(
        &mut self,
        variants: &'static [&'static GroupSpec],
        read: &mut dyn FnMut(usize, &mut dyn Reader),
    ) -> Option<()>;
    /// A line of text, in one or two languages.
    fn text(&mut self) -> Option<Text>;
    /// Text of several lines, in one or two languages.
    fn prose(&mut self) -> Option<Prose>;
    /// A word of a closed list, as its index.
    fn word(&mut self, spec: &'static WordSpec) -> Option<usize>;
    /// A whole number from `min` to `max`.
    fn integer(&mut self, min: i64, max: i64) -> Option<i64>;
    /// A finite number.
    fn number(&mut self) -> Option<f64>;
    /// A finite number above 0.
    fn above_zero(&mut self) -> Option<f64>;
    /// `true` or `false`.
    fn boolean(&mut self) -> Option<bool>;
    /// RFC 3339, a date-time group, or a date alone.
    fn moment(&mut self) -> Option<Moment>;
    /// A date.
    fn day(&mut self) -> Option<Day>;
    /// Degrees, DMS, MGRS, or the id of a place.
    fn place(&mut self) -> Option<Where>;
    /// The id of a record of one of `kinds`.
    fn reference(&mut self, kinds: KindSet) -> Option<RawRef>;
    /// A short code (`B2`), written as a word or in quotes, that `accept` takes; `expected` shows its form.
    fn token(&mut self, expected: &'static str, accept: &mut dyn FnMut(&str) -> bool) -> Option<()>;
    /// The marking that holds after inheritance; one that cannot be read means the originator alone.
    fn marking(&mut self) -> Option<Marking>;
    /// A record inside another record: kept as a record of its own.
    fn record(&mut self, kind: super::table::Kind) -> Option<()>;
}

/// A value that can stand in a field.
pub trait Value: Sized {
    /// What it is, for documentation and suggestions.
    const TYPE: TypeSpec;
    /// Reads it; mistakes are reported by the reader.
    fn read(reader: &mut dyn Reader) -> Option<Self>;
    /// Shows it to `walker`.
    fn walk(&self, spec: &'static FieldSpec, walker: &mut Walker<'_>);
}

/// A value that stands in few records, so that it takes no room in the others.
impl<T: Value> Value for Box<T> {
    const TYPE: TypeSpec = T::TYPE;
    fn read(reader: &mut dyn Reader) -> Option<Self> {
        T::read(reader).map(Self::new)
    }
    fn walk(&self, spec: &'static FieldSpec, walker: &mut Walker<'_>) {
        T::walk(self, spec, walker);
    }
}

/// A struct of fields, declared with `group!`.
pub trait Group: Sized {
    /// Its fields.
    const SPEC: GroupSpec;
    /// Reads all fields of the group the reader has entered.
    fn read_fields(reader: &mut dyn Reader) -> Option<Self>;
    /// Shows all fields to `walker`.
    fn walk_fields(&self, walker: &mut Walker<'_>);
}

/// Declares a struct of a briefing file: fields with their need, type, unit and label.
macro_rules! group {
    ($(#[$meta:meta])* $name:ident {
        $( $field:ident : $need:ident $ty:ty $([$unit:literal])? = $fr:literal / $en:literal; )*
    }) => {
        $(#[$meta])*
        #[derive(Clone, Debug)]
        pub struct $name {
            $( pub $field: $crate::model::value::group!(@type $need $ty), )*
            /// Where it was written.
            pub span: $crate::model::span::Span,
        }
        impl $crate::model::value::Group for $name {
            const SPEC: $crate::model::value::GroupSpec = {
                // A row is known by its address, so there is one of each.
                static ROWS: [$crate::model::value::FieldSpec;
                    <[&str]>::len(&[$(stringify!($field)),*])] = [ $( $crate::model::value::FieldSpec {
                    name: stringify!($field),
                    need: $crate::model::value::group!(@need $need),
                    ty: <$ty as $crate::model::value::Value>::TYPE,
                    unit: concat!($($unit)?),
                    label: $crate::model::value::Pair { fr: $fr, en: $en },
                }, )* ];
                $crate::model::value::GroupSpec { name: stringify!($name), fields: &ROWS }
            };
            fn read_fields(reader: &mut dyn $crate::model::value::Reader) -> Option<Self> {
                let span = reader.span();
                let mut next = Self::SPEC.fields.iter();
                $( let $field = $crate::model::value::read::$need::<$ty>(reader, next.next()?); )*
                Some(Self { $( $field: $field?, )* span })
            }
            #[allow(unused_variables, unused_mut)]
            fn walk_fields(&self, walker: &mut $crate::model::value::Walker<'_>) {
                let mut next = const { &Self::SPEC }.fields.iter();
                $( if let Some(spec) = next.next() {
                    for value in $crate::model::value::group!(@iter $need self.$field) {
                        $crate::model::value::Value::walk(value, spec, walker);
                    }
                } )*
            }
        }
        impl $crate::model::value::Value for $name {
            const TYPE: $crate::model::value::TypeSpec =
                $crate::model::value::TypeSpec::Group(&<$name as $crate::model::value::Group>::SPEC);
            fn read(reader: &mut dyn $crate::model::value::Reader) -> Option<Self> {
                let mut made = None;
                reader.group(
                    &[const { &<$name as $crate::model::value::Group>::SPEC }],
                    &mut |inner| made = <$name as $crate::model::value::Group>::read_fields(inner),
                )?;
                made
            }
            fn walk(
                &self,
                spec: &'static $crate::model::value::FieldSpec,
                walker: &mut $crate::model::value::Walker<'_>,
            ) {
                let group = const { &<$name as $crate::model::value::Group>::SPEC };
                walker(spec, $crate::model::value::Seen::Open(group));
                $crate::model::value::Group::walk_fields(self, walker);
                walker(spec, $crate::model::value::Seen::Close);
            }
        }
    };
    (@type req $ty:ty) => { $ty };
    (@type opt $ty:ty) => { Option<$ty> };
    (@type many $ty:ty) => { Vec<$ty> };
    (@type some $ty:ty) => { Vec<$ty> };
    (@need req) => { $crate::model::value::Need::Required };
    (@need opt) => { $crate::model::value::Need::Optional };
    (@need many) => { $crate::model::value::Need::Many };
    (@need some) => { $crate::model::value::Need::Some };
    (@iter req $e:expr) => { std::slice::from_ref(&$e) };
    (@iter opt $e:expr) => { $e.as_slice() };
    (@iter many $e:expr) => { $e.as_slice() };
    (@iter some $e:expr) => { $e.as_slice() };
}
pub(crate) use group;

/// How a field of each need is read; the outer `None` means: the record cannot be understood.
pub mod read {
    use super::{FieldSpec, Reader, Value};

    /// Exactly one value.
    pub fn req<T: Value>(reader: &mut dyn Reader, spec: &'static FieldSpec) -> Option<T> {
        let mut value = None;
        reader.field(spec, &mut |r| value = T::read(r));
        value
    }

    /// One value or none; a value that cannot be read is an error, not an absence.
    #[allow(clippy::option_option)]
    pub fn opt<T: Value>(reader: &mut dyn Reader, spec: &'static FieldSpec) -> Option<Option<T>> {
        let mut value = None;
        if reader.field(spec, &mut |r| value = T::read(r)) { value.map(Some) } else { Some(None) }
    }

    /// A list; every member is read, so that every mistake is named.
    pub fn many<T: Value>(reader: &mut dyn Reader, spec: &'static FieldSpec) -> Option<Vec<T>> {
        let mut all = Some(Vec::new());
        reader.field(spec, &mut |r| {
            let read = r.items(&mut |member| match (T::read(member), &mut all) {
                (Some(value), Some(list)) => {
                    // Most lists have one member; room for four would be left empty.
                    if list.is_empty() {
                        list.reserve_exact(1);
                    }
                    list.push(value);
                }
                _ => all = None,
            });
            if read.is_none() {
                all = None;
            }
        });
        all
    }

    /// A list of at least one; `field` and `items` report the absence.
    pub fn some<T: Value>(reader: &mut dyn Reader, spec: &'static FieldSpec) -> Option<Vec<T>> {
        many(reader, spec).filter(|list| !list.is_empty())
    }
}

/// Declares a closed list of words with their names in both languages.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $( $variant:ident = $fr:literal / $en:literal, )* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(serde::Serialize, serde::Deserialize)]
        pub enum $name { $( $variant, )* }
        impl $name {
            /// Every word, in the order of the table.
            pub const ALL: &'static [Self] = &[ $( Self::$variant, )* ];
            /// The table of the words.
            pub const WORDS: $crate::model::value::WordSpec = $crate::model::value::WordSpec {
                name: stringify!($name),
                variants: &[ $( (stringify!($variant), $crate::model::value::Pair { fr: $fr, en: $en }), )* ],
            };
            /// What a person reads.
            #[must_use]
            pub fn word(self, lang: $crate::model::lang::Lang) -> &'static str {
                Self::WORDS.variants[self as usize].1.get(lang)
            }
            /// What a file says.
            #[must_use]
            pub fn code(self) -> &'static str {
                Self::WORDS.variants[self as usize].0
            }
        }
        impl $crate::model::value::Value for $name {
            const TYPE: $crate::model::value::TypeSpec =
                $crate::model::value::TypeSpec::Word(&Self::WORDS);
            fn read(reader: &mut dyn $crate::model::value::Reader) -> Option<Self> {
                reader.word(const { &Self::WORDS }).map(|index| Self::ALL[index])
            }
            fn walk(
                &self,
                spec: &'static $crate::model::value::FieldSpec,
                walker: &mut $crate::model::value::Walker<'_>,
            ) {
                walker(spec, $crate::model::value::Seen::Word(const { &Self::WORDS }, *self as usize));
            }
        }
    };
}
pub(crate) use words;
