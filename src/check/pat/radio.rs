//! The radio plan: four levels, check-ins, what is done when contact is lost.

use super::plan::{ahead, gap};
use crate::check::finding::Finding;
use crate::check::ground::Ground;
use crate::model::span::Spot;
use crate::model::table::Record;

/// PAT-006.
pub fn levels(ground: &Ground, record: &Record, found: &mut Vec<Finding>) {
    let Some(patrol) = ahead(ground, record) else { return };
    let Some(comms) = &patrol.comms else {
        found.push(Finding::field(record, "comms", "pas de plan de transmissions", "no radio plan").help(
            "écrivez comms: avec primary, alternate, contingency, emergency, checkin_every_min, lost_comms",
            "write comms: with primary, alternate, contingency, emergency, checkin_every_min, lost_comms",
        ));
        return;
    };
    let levels = [
        ("primary", &comms.primary),
        ("alternate", &comms.alternate),
        ("contingency", &comms.contingency),
        ("emergency", &comms.emergency),
    ];
    let missing: Vec<&str> =
        levels.iter().filter(|(_, means)| means.is_none()).map(|(name, _)| *name).collect();
    if missing.is_empty() {
        return;
    }
    let list = missing.join(", ");
    found.push(
        Finding::at(
            record,
            Spot::field(record.span, "comms"),
            format!("PACE incomplet : manque {list}"),
            format!("PACE incomplete: {list} missing"),
        )
        .help(
            "un moyen par niveau, chacun indépendant du précédent",
            "one means a level, each independent of the one before",
        ),
    );
}

/// PAT-007; a plan without any radio plan is told so by PAT-006.
pub fn lost(ground: &Ground, record: &Record, found: &mut Vec<Finding>) {
    let Some(patrol) = ahead(ground, record) else { return };
    if patrol.comms.as_ref().is_some_and(|comms| comms.lost_comms.is_none()) {
        found.push(
            Finding::field(
                record,
                "comms",
                "rien n'est prévu en cas de perte de liaison",
                "nothing is planned for lost contact",
            )
            .severity(gap(patrol))
            .help(
                "écrivez lost_comms: après combien de comptes rendus manqués, que fait la patrouille, et où",
                "write lost_comms: after how many missed check-ins, what the patrol does, and where",
            ),
        );
    }
}

/// PAT-009.
pub fn check_in(ground: &Ground, record: &Record, found: &mut Vec<Finding>) {
    let Some(comms) = ahead(ground, record).and_then(|patrol| patrol.comms.as_ref()) else { return };
    let most = ground.limits.check_in;
    let (fr, en) = match comms.checkin_every_min.map(|every| every.0).filter(|every| *every > 0) {
        None => ("pas d'intervalle de compte rendu".to_owned(), "no check-in interval".to_owned()),
        Some(every) if every > most => (
            format!("compte rendu toutes les {every} min ; seuil : {most} min"),
            format!("check-in every {every} min; threshold: {most} min"),
        ),
        Some(_) => return,
    };
    found.push(Finding::at(record, Spot::field(comms.span, "checkin_every_min"), fr, en).help(
        format!("écrivez checkin_every_min: 60, au plus {most}"),
        format!("write checkin_every_min: 60, at most {most}"),
    ));
}
