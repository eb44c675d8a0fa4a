//! The radio plan: four levels, check-ins, what is done when contact is lost.

use super::plan::{ahead, gap};
use crate::check::finding::{Finding, Findings};
use crate::check::ground::Ground;
use crate::model::span::Spot;
use crate::model::table::Record;

/// PAT-006.
pub fn levels(ground: &Ground, record: &Record, found: &mut Findings) {
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
    let Some(first) = missing.first() else { return };
    let list = missing.join(", ");
    found.push(
        Finding::at(
            record,
            Spot::field(record.span, "comms"),
            format!("plan de transmissions (PACE) incomplet : il manque {list}"),
            format!("radio plan (PACE) incomplete: {list} missing"),
        )
        .help(
            format!("ajoutez à comms {first}: (means: …), un moyen indépendant des autres"),
            format!("add to comms {first}: (means: …), a means that does not depend on the others"),
        ),
    );
}

/// PAT-007; a plan without any radio plan is told so by PAT-006.
pub fn lost(ground: &Ground, record: &Record, found: &mut Findings) {
    let Some(patrol) = ahead(ground, record) else { return };
    if patrol.comms.as_ref().is_some_and(|comms| comms.lost_comms.is_none()) {
        found.push(
            Finding::field(
                record,
                "comms",
                "rien n'est prévu en cas de perte de liaison (lost_comms)",
                "nothing is planned for lost contact (lost_comms)",
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
pub fn check_in(ground: &Ground, record: &Record, found: &mut Findings) {
    let Some(comms) = ahead(ground, record).and_then(|patrol| patrol.comms.as_ref()) else { return };
    let most = ground.limits.check_in;
    let (fr, en) = match comms.checkin_every_min.map(|every| every.0).filter(|every| *every > 0) {
        None => (
            "aucun intervalle entre comptes rendus radio (checkin_every_min)".to_owned(),
            "no interval between radio check-ins (checkin_every_min)".to_owned(),
        ),
        Some(every) if every > most => (
            format!(
                "compte rendu radio toutes les {every} min ; il en faut un toutes les {most} min au moins"
            ),
            format!("radio check-in every {every} min; one is needed every {most} min at least"),
        ),
        Some(_) => return,
    };
    found.push(Finding::at(record, Spot::field(comms.span, "checkin_every_min"), fr, en).help(
        format!("écrivez checkin_every_min: {} ou moins", most.min(60)),
        format!("write checkin_every_min: {} or less", most.min(60)),
    ));
}
