//! Who may see a record: what a file says, what holds after inheritance, and what a page takes.

use super::nation::{Nation, NationSet};
use super::span::Span;
use super::time::Day;
use super::value::{FieldSpec, Reader, Seen, TypeSpec, Value, Walker, group, words};

words! {
    /// Classification, low to high (the ladder of `domain.md` 2.4; printed in French everywhere).
    Class {
        NP = "NON PROTÉGÉ" / "NON PROTÉGÉ",
        DR = "DIFFUSION RESTREINTE" / "DIFFUSION RESTREINTE",
        C = "CONFIDENTIEL" / "CONFIDENTIEL",
        S = "SECRET" / "SECRET",
    }
}

words! {
    /// Traffic Light Protocol 2.0 (FIRST, August 2022), open to closed; never translated.
    Tlp {
        Clear = "TLP:CLEAR" / "TLP:CLEAR",
        Green = "TLP:GREEN" / "TLP:GREEN",
        Amber = "TLP:AMBER" / "TLP:AMBER",
        AmberStrict = "TLP:AMBER+STRICT" / "TLP:AMBER+STRICT",
        Red = "TLP:RED" / "TLP:RED",
    }
}

words! {
    /// Rules beside the list of nations.
    Caveat {
        NationalOnly = "réservé national" / "national eyes only",
        OriginatorControlled = "règle du tiers service" / "originator controlled",
        ChathamHouse = "règle de Chatham House" / "Chatham House rule",
    }
}

group! {
    /// A marking as a file writes it; what is absent is inherited from the head of the file.
    MarkingFields {
        class: opt Class = "Classification" / "Classification";
        rel_to: many Nation = "Communicable à" / "Releasable to";
        tlp: opt Tlp = "TLP" / "TLP";
        originator: opt Nation = "Origine" / "Originator";
        caveats: many Caveat = "Mentions" / "Caveats";
        exercise: opt bool = "Exercice" / "Exercise";
        review: opt Day = "Révision" / "Review";
    }
}

/// The marking that holds for a record, after inheritance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marking {
    pub class: Class,
    pub rel_to: NationSet,
    pub tlp: Option<Tlp>,
    pub originator: Option<Nation>,
    pub national_only: bool,
    pub originator_controlled: bool,
    pub exercise: bool,
    /// What neither the record nor the head of its file says, where both could be read.
    pub unsaid: Unsaid,
    /// Nothing readable is written: it is kept to its originator until that is mended.
    pub assumed: bool,
    /// Where the record says it; empty where all of it is inherited.
    pub span: Span,
}

/// Parts of a marking that are written nowhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unsaid {
    pub class: bool,
    pub rel_to: bool,
    pub exercise: bool,
}

impl Marking {
    /// What holds when nothing, or nothing readable, is written: the originator alone.
    #[must_use]
    pub fn originator_only(originator: Option<Nation>) -> Self {
        Self {
            class: Class::DR,
            rel_to: originator.map_or(NationSet::EMPTY, NationSet::of),
            tlp: None,
            originator,
            national_only: true,
            originator_controlled: false,
            exercise: true,
            unsaid: Unsaid::default(),
            assumed: true,
            span: Span::default(),
        }
    }

    /// Whether `audience` may see it; `red` says that TLP:RED was confirmed for this room.
    ///
    /// The table, from `domain.md` 2.3 and 2.4: every nation of the room must be in `rel_to`, and
    /// CLEAR, GREEN and AMBER ask no more; AMBER+STRICT and "national eyes only" want the
    /// originator's nation alone in the room; RED wants to have been confirmed. A room without
    /// anybody sees nothing.
    #[must_use]
    pub fn visible_to(&self, audience: NationSet, ceiling: Class, red: bool) -> bool {
        let alone = self.originator.is_some_and(|nation| audience == NationSet::of(nation));
        let tlp = match self.tlp {
            None | Some(Tlp::Clear | Tlp::Green | Tlp::Amber) => true,
            Some(Tlp::AmberStrict) => alone,
            Some(Tlp::Red) => red,
        };
        !audience.is_empty()
            && audience.is_subset(self.rel_to)
            && (!self.national_only || alone)
            && tlp
            && self.class <= ceiling
    }
}

impl Value for Marking {
    const TYPE: TypeSpec = TypeSpec::Marking;
    fn read(reader: &mut dyn Reader) -> Option<Self> {
        reader.marking()
    }
    fn walk(&self, spec: &'static FieldSpec, walker: &mut Walker<'_>) {
        walker(spec, Seen::Marking(self));
    }
}

/// The marking of a page: the strictest of all that stands on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Composite {
    pub class: Class,
    pub rel_to: Option<NationSet>,
    pub tlp: Option<Tlp>,
    pub exercise: bool,
}

impl Default for Composite {
    fn default() -> Self {
        Self { class: Class::NP, rel_to: None, tlp: None, exercise: false }
    }
}

impl Composite {
    /// Takes in the marking of one more record.
    pub fn add(&mut self, marking: &Marking) {
        self.class = self.class.max(marking.class);
        self.tlp = self.tlp.max(marking.tlp);
        self.rel_to = Some(self.rel_to.map_or(marking.rel_to, |set| set.intersect(marking.rel_to)));
        self.exercise |= marking.exercise;
    }

    /// Takes in everything `other` was made of.
    pub fn merge(&mut self, other: &Self) {
        let Some(rel_to) = other.rel_to else { return };
        self.class = self.class.max(other.class);
        self.tlp = self.tlp.max(other.tlp);
        self.rel_to = Some(self.rel_to.map_or(rel_to, |set| set.intersect(rel_to)));
        self.exercise |= other.exercise;
    }
}
