//! What holds for a record: its own marking over that of the head of its file.

use crate::model::marking::{Caveat, Marking, MarkingFields, Tlp, Unsaid};
use crate::model::nation::{Nation, NationSet};
use crate::model::span::Span;

/// The fields of a marking over those of the head of the file.
pub(super) fn merge(
    own: Option<&MarkingFields>,
    head: Option<&MarkingFields>,
    contributor: Option<Nation>,
) -> Marking {
    let pick = |list: &dyn Fn(&MarkingFields) -> bool| own.filter(|m| list(m)).or(head.filter(|m| list(m)));
    let originator = own.and_then(|m| m.originator).or(head.and_then(|m| m.originator)).or(contributor);
    let class = own.and_then(|m| m.class).or(head.and_then(|m| m.class));
    let rel_to: NationSet =
        pick(&|m| !m.rel_to.is_empty()).map(|m| m.rel_to.iter().copied().collect()).unwrap_or_default();
    let tlp: Option<Tlp> = own.and_then(|m| m.tlp).or(head.and_then(|m| m.tlp));
    let caveats: &[Caveat] = pick(&|m| !m.caveats.is_empty()).map_or(&[], |m| &m.caveats);
    let exercise = own.and_then(|m| m.exercise).or(head.and_then(|m| m.exercise));
    let unsaid = Unsaid { class: class.is_none(), rel_to: rel_to.is_empty(), exercise: exercise.is_none() };
    let (Some(class), false) = (class, rel_to.is_empty()) else {
        let alone = Marking::originator_only(originator);
        return Marking { class: class.unwrap_or(alone.class), tlp, unsaid, ..alone };
    };
    Marking {
        class,
        rel_to,
        tlp,
        originator,
        national_only: caveats.contains(&Caveat::NationalOnly),
        originator_controlled: caveats.contains(&Caveat::OriginatorControlled),
        exercise: exercise.unwrap_or(true),
        unsaid,
        assumed: false,
        span: Span::default(),
    }
}
