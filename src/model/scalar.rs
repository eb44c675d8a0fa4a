//! Small values: whole numbers with a range, measures, yes and no, times, grades.

use super::lang::Lang;
use super::time::{Day, Moment};
use super::value::{FieldSpec, Reader, Seen, TypeSpec, Value, Walker};

/// Declares a whole number with its range.
macro_rules! whole {
    ($( $(#[$meta:meta])* $name:ident($of:ty) = $min:literal ..= $max:literal; )*) => { $(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name(pub $of);
        impl Value for $name {
            const TYPE: TypeSpec = TypeSpec::Integer { min: $min, max: $max };
            fn read(reader: &mut dyn Reader) -> Option<Self> {
                reader.integer($min, $max).and_then(|value| <$of>::try_from(value).ok()).map(Self)
            }
            fn walk(&self, spec: &'static FieldSpec, walker: &mut Walker<'_>) {
                walker(spec, Seen::Integer(i64::from(self.0)));
            }
        }
    )* };
}

whole! {
    /// A step on a scale of five: likelihood, impact, criticality, level.
    Level(i64) = 1..=5;
    /// An impact from none (0) to critical (5).
    Impact(i64) = 0..=5;
    /// A count of people, things or days; small, for records hold many.
    Count(i32) = 0..=10_000_000;
    /// Days back from the day everything is computed for, at least one.
    DaysBack(i64) = 1..=10_000_000;
    /// A span of minutes, at most a week.
    Minutes(i64) = 0..=10_080;
    /// A planned length of an agenda item, in minutes.
    Duration(i64) = 1..=240;
    /// A calendar year.
    Year(i64) = 1900..=2100;
    /// A per cent.
    Percent(i64) = 0..=100;
}

impl Count {
    /// The number itself.
    #[must_use]
    pub fn get(self) -> i64 {
        i64::from(self.0)
    }
}

impl Value for f64 {
    const TYPE: TypeSpec = TypeSpec::Number;
    fn read(reader: &mut dyn Reader) -> Option<Self> {
        reader.number()
    }
    fn walk(&self, spec: &'static FieldSpec, walker: &mut Walker<'_>) {
        walker(spec, Seen::Number(*self));
    }
}

/// A width on the ground in km, above 0.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Km(pub f64);

impl Value for Km {
    const TYPE: TypeSpec = TypeSpec::Number;
    fn read(reader: &mut dyn Reader) -> Option<Self> {
        reader.above_zero().map(Self)
    }
    fn walk(&self, spec: &'static FieldSpec, walker: &mut Walker<'_>) {
        walker(spec, Seen::Number(self.0));
    }
}

impl Value for bool {
    const TYPE: TypeSpec = TypeSpec::Bool;
    fn read(reader: &mut dyn Reader) -> Option<Self> {
        reader.boolean()
    }
    fn walk(&self, spec: &'static FieldSpec, walker: &mut Walker<'_>) {
        walker(spec, Seen::Bool(*self));
    }
}

impl Value for Moment {
    const TYPE: TypeSpec = TypeSpec::Moment;
    fn read(reader: &mut dyn Reader) -> Option<Self> {
        reader.moment()
    }
    fn walk(&self, spec: &'static FieldSpec, walker: &mut Walker<'_>) {
        walker(spec, Seen::Moment(*self));
    }
}

impl Value for Day {
    const TYPE: TypeSpec = TypeSpec::Day;
    fn read(reader: &mut dyn Reader) -> Option<Self> {
        reader.day()
    }
    fn walk(&self, spec: &'static FieldSpec, walker: &mut Walker<'_>) {
        walker(spec, Seen::Day(*self));
    }
}

/// Reliability of the source and credibility of the information, judged apart (AJP-2.1): `B2`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Grade {
    code: [u8; 2],
}

/// Words of the reliability letters A–F, French and English.
const RELIABILITY: [(&str, &str); 6] = [
    ("totalement fiable", "completely reliable"),
    ("habituellement fiable", "usually reliable"),
    ("assez fiable", "fairly reliable"),
    ("rarement fiable", "not usually reliable"),
    ("non fiable", "unreliable"),
    ("fiabilité non estimable", "reliability cannot be judged"),
];

/// Words of the credibility digits 1–6, French and English.
const CREDIBILITY: [(&str, &str); 6] = [
    ("corroborée par d'autres sources", "confirmed by other sources"),
    ("probablement vraie", "probably true"),
    ("peut-être vraie", "possibly true"),
    ("douteuse", "doubtful"),
    ("improbable", "improbable"),
    ("véracité non estimable", "truth cannot be judged"),
];

impl Grade {
    /// Reads `B2`; `G` (not NATO) and anything else is `None`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text.as_bytes() {
            [letter @ b'A'..=b'F', digit @ b'1'..=b'6'] => Some(Self { code: [*letter, *digit] }),
            _ => None,
        }
    }

    /// The two signs together.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.code).unwrap_or("F6")
    }

    /// Index of the reliability letter, 0 for A to 5 for F.
    #[must_use]
    pub const fn reliability(&self) -> usize {
        (self.code[0] - b'A') as usize
    }

    /// Index of the credibility digit, 0 for 1 to 5 for 6.
    #[must_use]
    pub const fn credibility(&self) -> usize {
        (self.code[1] - b'1') as usize
    }

    /// The grade in words.
    #[must_use]
    pub fn words(&self, lang: Lang) -> (&'static str, &'static str) {
        let pick = |pair: (&'static str, &'static str)| match lang {
            Lang::Fr => pair.0,
            Lang::En => pair.1,
        };
        (pick(RELIABILITY[self.reliability()]), pick(CREDIBILITY[self.credibility()]))
    }

    /// The words of every letter and digit, for the key to the signs.
    #[must_use]
    pub fn table(lang: Lang) -> Vec<(char, &'static str, char, &'static str)> {
        let letters = ['A', 'B', 'C', 'D', 'E', 'F'];
        let digits = ['1', '2', '3', '4', '5', '6'];
        (0..6)
            .map(|i| match lang {
                Lang::Fr => (letters[i], RELIABILITY[i].0, digits[i], CREDIBILITY[i].0),
                Lang::En => (letters[i], RELIABILITY[i].1, digits[i], CREDIBILITY[i].1),
            })
            .collect()
    }
}

impl Value for Grade {
    const TYPE: TypeSpec = TypeSpec::Token("B2");
    fn read(reader: &mut dyn Reader) -> Option<Self> {
        let mut grade = None;
        reader.token("B2", &mut |text| {
            grade = Self::parse(text);
            grade.is_some()
        })?;
        grade
    }
    fn walk(&self, spec: &'static FieldSpec, walker: &mut Walker<'_>) {
        walker(spec, Seen::Token(self.code()));
    }
}
