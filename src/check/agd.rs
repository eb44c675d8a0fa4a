//! AGD: the agenda against its time and its room.

mod content;
mod hours;
mod words;

use super::finding::{Finding, Findings};
use super::ground::Ground;
use super::table::{Check, Run};
use crate::analysis::scene::fit;
use crate::model::diagnostic::Severity;
use crate::model::lang::Lang;
use crate::model::record::AgendaItem;
use crate::model::span::Spot;
use crate::model::table::{Body, Kind, Record};
use crate::model::value::Pair;

pub(super) const CHECKS: &[Check] = &[
    Check {
        code: "AGD-001",
        severity: Severity::Warning,
        title: Pair { fr: "ordre du jour plus long que la réunion", en: "agenda longer than the meeting" },
        why: Pair {
            fr: "Les derniers points, souvent les décisions, sont ceux que l'on sacrifie.",
            en: "The last items, often the decisions, are those that get dropped.",
        },
        run: Run::Whole(hours::too_long),
    },
    Check {
        code: "AGD-002",
        severity: Severity::Error,
        title: Pair { fr: "deux points à la même heure", en: "two items at the same time" },
        why: Pair {
            fr: "La salle ne suit qu'un point à la fois.",
            en: "The room follows one item at a time.",
        },
        run: Run::Whole(hours::overlaps),
    },
    Check {
        code: "AGD-003",
        severity: Severity::Hint,
        title: Pair { fr: "temps mort dans l'ordre du jour", en: "unplanned gap in the agenda" },
        why: Pair {
            fr: "Un temps mort est une pause qui n'est pas écrite, ou un point oublié.",
            en: "A gap is a break that is not written down, or an item that was forgotten.",
        },
        run: Run::Whole(hours::gaps),
    },
    Check {
        code: "AGD-005",
        severity: Severity::Warning,
        title: Pair {
            fr: "point tenu par une nation absente",
            en: "item held by a nation that is not there",
        },
        why: Pair {
            fr: "Personne ne prendra la parole sur ce point.",
            en: "Nobody will take the floor on this item.",
        },
        run: Run::Whole(content::absent),
    },
    Check {
        code: "AGD-006",
        severity: Severity::Warning,
        title: Pair { fr: "intervenant attendu à deux endroits", en: "presenter expected in two places" },
        why: Pair {
            fr: "Deux sessions parallèles n'ont pas le même intervenant.",
            en: "Two parallel sessions cannot have the same presenter.",
        },
        run: Run::Whole(hours::double_booked),
    },
    Check {
        code: "AGD-007",
        severity: Severity::Error,
        title: Pair {
            fr: "point de décision sans décision attendue",
            en: "decision item without a decision sought",
        },
        why: Pair {
            fr: "On ne vote pas sur ce qui n'est pas écrit.",
            en: "Nobody can vote on what is not written down.",
        },
        run: Run::Of(Kind::AgendaItem, content::no_decision),
    },
    Check {
        code: "AGD-008",
        severity: Severity::Warning,
        title: Pair { fr: "point de décision trop court", en: "decision item too short" },
        why: Pair {
            fr: "Lire le texte et entendre trois positions prend quelques minutes.",
            en: "Reading the text and hearing three positions takes some minutes.",
        },
        run: Run::Of(Kind::AgendaItem, content::short_decision),
    },
    Check {
        code: "AGD-009",
        severity: Severity::Hint,
        title: Pair { fr: "point qui ne montre rien", en: "item that shows nothing" },
        why: Pair {
            fr: "L'écran de la salle n'a que le titre à montrer.",
            en: "The room's screen has only the title to show.",
        },
        run: Run::Of(Kind::AgendaItem, content::shows_nothing),
    },
    Check {
        code: "AGD-010",
        severity: Severity::Warning,
        title: Pair {
            fr: "adoption du procès-verbal précédent absente",
            en: "adoption of the previous minutes missing",
        },
        why: Pair {
            fr: "Ce qui a été décidé ne vaut qu'une fois le procès-verbal adopté.",
            en: "What was decided holds once the minutes are adopted.",
        },
        run: Run::Of(Kind::Meeting, content::no_minutes),
    },
    Check {
        code: "AGD-011",
        severity: Severity::Warning,
        title: Pair { fr: "aucun point ne revoit les actions", en: "no item reviews open actions" },
        why: Pair {
            fr: "Une action que personne ne revoit n'est pas faite.",
            en: "An action that nobody reviews does not get done.",
        },
        run: Run::Of(Kind::Meeting, content::no_review),
    },
    Check {
        code: "AGD-012",
        severity: Severity::Hint,
        title: Pair { fr: "trop long sans pause", en: "too long without a break" },
        why: Pair {
            fr: "Après deux heures, plus personne n'écoute.",
            en: "After two hours nobody listens any more.",
        },
        run: Run::Whole(hours::no_break),
    },
    Check {
        code: "AGD-013",
        severity: Severity::Warning,
        title: Pair {
            fr: "points dans un autre ordre que leurs heures",
            en: "items in another order than their hours",
        },
        why: Pair {
            fr: "La console avance dans l'ordre du fichier.",
            en: "The console steps in the order of the file.",
        },
        run: Run::Whole(hours::disorder),
    },
    Check {
        code: "AGD-014",
        severity: Severity::Hint,
        title: Pair { fr: "axe d'effort sans point", en: "line of effort without an item" },
        why: Pair {
            fr: "La réponse commune tient à quatre axes ; celui dont on ne parle pas n'avance pas.",
            en: "The common response has four lines; the one nobody speaks of does not move.",
        },
        run: Run::Of(Kind::Meeting, content::no_effort),
    },
    Check {
        code: "AGD-015",
        severity: Severity::Error,
        title: Pair { fr: "point hors de la réunion", en: "item outside the meeting" },
        why: Pair {
            fr: "Une des deux heures est fausse, et l'horloge de la console avec elle.",
            en: "One of the two times is wrong, and the clock of the console with it.",
        },
        run: Run::Whole(hours::outside),
    },
    Check {
        code: "AGD-016",
        severity: Severity::Warning,
        title: Pair { fr: "vue plus haute que le projecteur", en: "scene higher than the projector" },
        why: Pair {
            fr: "Dans la salle, ce qui dépasse doit défiler.",
            en: "In the room, what does not fit has to be scrolled.",
        },
        run: Run::Whole(misfits),
    },
];

fn misfits(ground: &Ground, found: &mut Findings) {
    // Every record may take rows of a scene, or give some free.
    if !ground.complete() {
        return;
    }
    for misfit in fit::check(&ground.briefing) {
        let Some(item) = ground.room.get(&misfit.item) else { continue };
        let words = misfit.diagnostic;
        let Body::AgendaItem(body) = &item.body else { continue };
        let number = number(body);
        let (fr, en) = (
            format!("point {number} : {}", words.message.fr),
            format!("item {number}: {}", words.message.en),
        );
        let mut finding = Finding::at(item, Spot::of(words.span), fr, en).alone();
        finding.help = words.help;
        found.push(finding);
    }
}

/// The agenda, in the order of the files.
fn items<'g>(ground: &'g Ground<'_>) -> impl Iterator<Item = (&'g Record, &'g AgendaItem)> {
    ground.of(Kind::AgendaItem).filter_map(|record| match &record.body {
        Body::AgendaItem(item) => Some((record, &**item)),
        _ => None,
    })
}

/// Most characters of a number that are shown.
const SHOWN: usize = 12;

/// The number of an item, as the agenda shows it.
pub(super) fn number(item: &AgendaItem) -> String {
    item.number.get(Lang::Fr).chars().take(SHOWN).collect()
}
