//! Records whose present text cannot be read: the last good version stays, for those alone to whom both
//! texts show it.

use super::briefing::Briefing;
use super::marking::{Class, Marking, Tlp};
use super::nation::NationSet;
use super::span::Span;
use super::table::Record;

/// That a record is not what its file says now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stale {
    /// Line of the mistake in its file, from 1; none where the file cannot be read at all.
    pub line: Option<u32>,
    /// Marking of the version that is shown.
    was: Marking,
    /// Whether that version stood in a private file.
    was_private: bool,
}

/// What the present text of a record that cannot be read still says.
#[derive(Clone, Debug)]
pub struct Present {
    /// Where it stands, else where the mistake is.
    pub span: Span,
    /// As [`Stale::line`].
    pub line: Option<u32>,
    /// Its marking; none where that cannot be read either.
    pub marking: Option<Marking>,
    pub private: bool,
}

impl Record {
    /// This version, kept beside a present text that cannot be read, under the narrower marking of the two.
    #[must_use]
    pub fn outdated(&self, present: &Present) -> Self {
        // Every text is measured against the version that is shown, not against the mistakes in between.
        let (was, was_private) = match &self.stale {
            Some(stale) => (&stale.was, stale.was_private),
            None => (&self.marking, self.private),
        };
        let unread = Marking::originator_only(was.originator);
        let marking = narrower(was, present.marking.as_ref().unwrap_or(&unread));
        let stale = Stale { line: present.line, was: was.clone(), was_private };
        Self {
            marking,
            private: was_private || present.private,
            span: present.span,
            stale: Some(Box::new(stale)),
            ..self.clone()
        }
    }
}

/// A marking that shows a record to nobody to whom `one` or `other` would not show it.
///
/// Nations of both, the higher class and TLP; where either wants its originator alone in the room, so does
/// the result, and two that want different nations alone show it to nobody.
#[must_use]
pub fn narrower(one: &Marking, other: &Marking) -> Marking {
    let alone = |marking: &Marking| marking.national_only || marking.tlp == Some(Tlp::AmberStrict);
    let lonely: Vec<&Marking> = [one, other].into_iter().filter(|marking| alone(marking)).collect();
    let mut rel_to = one.rel_to.intersect(other.rel_to);
    for marking in &lonely {
        rel_to = rel_to.intersect(marking.originator.map_or(NationSet::EMPTY, NationSet::of));
    }
    Marking {
        class: one.class.max(other.class),
        rel_to,
        tlp: one.tlp.max(other.tlp),
        originator: lonely.first().map_or(other.originator.or(one.originator), |marking| marking.originator),
        national_only: !lonely.is_empty(),
        originator_controlled: one.originator_controlled || other.originator_controlled,
        exercise: one.exercise || other.exercise,
        unsaid: other.unsaid,
        assumed: one.assumed || other.assumed,
        span: other.span,
    }
}

impl Briefing {
    /// The records of its files that `verdict` wants kept beside a present text that cannot be read: for the
    /// loader alone, which sees the files anyway.
    #[must_use]
    pub fn outdated(&self, mut verdict: impl FnMut(&Record) -> Option<Present>) -> Vec<Record> {
        // What the program or an earlier meeting brought stands in no file.
        let of_files = self.records.iter().filter(|record| !record.built_in && record.span.end > 0);
        of_files.filter_map(|record| Some(record.outdated(&verdict(record)?))).collect()
    }

    /// The highest class that may be shown: that of the meeting, and where its present text cannot be read,
    /// no more than without a meeting.
    pub(super) fn ceiling_of(meeting: Option<(&Record, Option<Class>)>) -> Class {
        let Some((record, ceiling)) = meeting else { return Class::DR };
        let written = ceiling.unwrap_or(Class::DR);
        if record.stale.is_some() { written.min(Class::DR) } else { written }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::nation::Nation;

    fn markings() -> impl Strategy<Value = Marking> {
        let class = prop::sample::select(vec![Class::NP, Class::DR, Class::C, Class::S]);
        let tlp = prop::sample::select(vec![
            None,
            Some(Tlp::Clear),
            Some(Tlp::Green),
            Some(Tlp::Amber),
            Some(Tlp::AmberStrict),
            Some(Tlp::Red),
        ]);
        let originator = prop::option::of(prop::sample::select(Nation::ALL.to_vec()));
        (class, prop::collection::vec(prop::sample::select(Nation::ALL.to_vec()), 0..5), tlp, originator)
            .prop_flat_map(|(class, nations, tlp, originator)| {
                (any::<bool>(), any::<bool>()).prop_map(move |(national_only, exercise)| Marking {
                    class,
                    rel_to: nations.iter().copied().collect(),
                    tlp,
                    originator,
                    national_only,
                    exercise,
                    ..Marking::originator_only(None)
                })
            })
    }

    /// Whether each of the audiences sees it: every set of nations, every ceiling, RED confirmed or not.
    fn seen(marking: &Marking) -> Vec<bool> {
        let mut all = Vec::new();
        for bits in 0..16_usize {
            let chosen = Nation::ALL.iter().enumerate().filter(|(at, _)| bits & (1 << at) != 0);
            let audience: NationSet = chosen.map(|(_, nation)| *nation).collect();
            for ceiling in [Class::NP, Class::DR, Class::C, Class::S] {
                all.extend([false, true].map(|red| marking.visible_to(audience, ceiling, red)));
            }
        }
        all
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn nobody_sees_what_either_marking_hides(one in markings(), other in markings()) {
            let both = seen(&narrower(&one, &other));
            let (one, other) = (seen(&one), seen(&other));
            for (at, shown) in both.iter().enumerate() {
                // Where both show it, it stays: the narrower is no narrower than need be.
                prop_assert_eq!(*shown, one[at] && other[at]);
            }
        }
    }
}
