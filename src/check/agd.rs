//! AGD: the agenda against its time and its room.

use super::finding::Finding;
use super::ground::Ground;
use super::table::{Check, Run};
use crate::analysis::scene::fit;
use crate::model::diagnostic::Severity;
use crate::model::span::Spot;
use crate::model::value::Pair;

pub(super) const CHECKS: &[Check] = &[Check {
    code: "AGD-016",
    severity: Severity::Warning,
    title: Pair { fr: "vue plus haute que le projecteur", en: "scene higher than the projector" },
    why: Pair {
        fr: "Dans la salle, ce qui dépasse doit défiler.",
        en: "In the room, what does not fit has to be scrolled.",
    },
    run: Run::Whole(misfits),
}];

fn misfits(ground: &Ground, found: &mut Vec<Finding>) {
    for misfit in fit::check(&ground.briefing) {
        let Some(item) = ground.room.get(&misfit.item) else { continue };
        let words = misfit.diagnostic;
        let mut finding = Finding::at(item, Spot::of(words.span), words.message.fr, words.message.en);
        finding.help = words.help;
        found.push(finding);
    }
}
