//! Who goes and who agreed: commanders, form, languages, signatures, targets.

use super::plan::{ahead, gap, is_firm, nations};
use crate::analysis::chart::joint_patrols;
use crate::check::finding::Finding;
use crate::check::ground::Ground;
use crate::check::phrase;
use crate::model::lang::Lang;
use crate::model::nation::{Nation, NationSet};
use crate::model::record::{Patrol, PatrolForm, PatrolStatus};
use crate::model::span::Spot;
use crate::model::table::{Body, Kind, Record};

/// PAT-013.
pub fn commanders(ground: &Ground, record: &Record, found: &mut Vec<Finding>) {
    let Some(patrol) = ahead(ground, record) else { return };
    if patrol.units.is_empty() && is_firm(patrol) {
        found.push(Finding::field(record, "units", "aucune unité n'est désignée", "no unit is named").help(
            "écrivez units: [(unit: …, nation: …, commander: …)]",
            "write units: [(unit: …, nation: …, commander: …)]",
        ));
    }
    for unit in patrol.units.iter().filter(|unit| unit.commander.is_none()) {
        let name = phrase::text(&unit.unit);
        found.push(
            Finding::at(
                record,
                Spot::field(unit.span, "unit"),
                format!("l'unité {} n'a pas de chef", name.fr),
                format!("unit {} has no commander", name.en),
            )
            .severity(gap(patrol))
            .help(
                "ajoutez commander: avec la fonction, sans nom",
                "add commander: with the post, not a name",
            ),
        );
    }
}

/// Nations a form of patrol is made of, at least and at most.
const fn wanted(form: PatrolForm) -> (usize, usize) {
    match form {
        PatrolForm::Nationale => (1, 1),
        PatrolForm::Bipartite => (2, 2),
        PatrolForm::Tripartite => (3, 3),
        PatrolForm::Mixte | PatrolForm::Coordonnee => (2, Nation::ALL.len()),
    }
}

/// PAT-015.
pub fn form(ground: &Ground, record: &Record, found: &mut Vec<Finding>) {
    let Some(patrol) = ahead(ground, record) else { return };
    let set = nations(patrol);
    let (least, most) = wanted(patrol.form);
    if set.len() < least || set.len() > most {
        let (fr, en) = (patrol.form.word(Lang::Fr), patrol.form.word(Lang::En));
        let codes = phrase::codes(set);
        found.push(
            Finding::field(
                record,
                "form",
                format!("forme {fr}, mais nations : {codes}"),
                format!("form {en}, but nations: {codes}"),
            )
            .label(record, Spot::field(record.span, "nations"), codes.clone(), codes.clone())
            .help("complétez nations, ou changez la forme", "complete nations, or change the form"),
        );
        return;
    }
    let of_units: NationSet = patrol.units.iter().map(|unit| unit.nation).collect();
    let strangers = of_units.union(NationSet::of(patrol.lead));
    let strangers: NationSet = strangers.iter().filter(|nation| !set.has(*nation)).collect();
    if !strangers.is_empty() {
        let codes = phrase::codes(strangers);
        found.push(
            Finding::field(
                record,
                "nations",
                format!("{codes} commande ou fournit une unité sans être dans nations"),
                format!("{codes} leads or sends a unit but is not in nations"),
            )
            .help(format!("ajoutez {codes} à nations"), format!("add {codes} to nations")),
        );
    }
}

/// Languages of a nation as its delegation gives them, folded; empty when it gives none.
fn languages<'r>(
    delegations: impl Iterator<Item = &'r Record>,
    nation: Nation,
) -> (Vec<String>, Vec<&'r Record>) {
    let mut all = Vec::new();
    let mut from = Vec::new();
    for record in delegations {
        let Body::Delegation(delegation) = &record.body else { continue };
        if delegation.nation == nation {
            from.push(record);
            all.extend(delegation.languages.iter().map(|text| phrase::folded(text.get(Lang::Fr))));
        }
    }
    (all, from)
}

/// PAT-019.
pub fn interpreter(ground: &Ground, record: &Record, found: &mut Vec<Finding>) {
    let Some(patrol) = ahead(ground, record).filter(|patrol| patrol.interpreter.is_none()) else { return };
    let set = nations(patrol);
    if set.len() < 2 || ground.lost(Kind::Delegation) {
        return;
    }
    let spoken: Vec<_> =
        set.iter().map(|nation| (nation, languages(ground.of(Kind::Delegation), nation))).collect();
    for (at, (one, (theirs, from))) in spoken.iter().enumerate() {
        for (other, (others, too)) in &spoken[at + 1..] {
            let known = !theirs.is_empty() && !others.is_empty();
            if !known || theirs.iter().any(|language| others.contains(language)) {
                continue;
            }
            let (one, other) = (one.code(), other.code());
            let finding = Finding::field(
                record,
                "interpreter",
                format!("{one} et {other} n'ont pas de langue commune, et pas d'interprète"),
                format!("{one} and {other} share no language, and there is no interpreter"),
            );
            let finding = from.iter().chain(too).fold(finding, |finding, record| finding.mention(record));
            found.push(finding.help(
                "ajoutez interpreter: avec l'id d'un participant",
                "add interpreter: with the id of a participant",
            ));
            return;
        }
    }
}

/// PAT-025.
pub fn signatures(ground: &Ground, record: &Record, found: &mut Vec<Finding>) {
    let Some(patrol) = ahead(ground, record) else { return };
    if !matches!(patrol.status, PatrolStatus::Approved | PatrolStatus::Executing) {
        return;
    }
    let signed: NationSet = patrol.approvals.iter().map(|approval| approval.nation).collect();
    let missing: NationSet = nations(patrol).iter().filter(|nation| !signed.has(*nation)).collect();
    if !missing.is_empty() {
        let codes = phrase::codes(missing);
        let (fr, en) = (patrol.status.word(Lang::Fr), patrol.status.word(Lang::En));
        found.push(
            Finding::field(
                record,
                "approvals",
                format!("{fr}, mais sans l'accord de {codes}"),
                format!("{en}, but {codes} has not signed"),
            )
            .label(record, Spot::field(record.span, "status"), fr, en)
            .help(
                "ajoutez l'approbation, ou écrivez status: Agreed",
                "add the approval, or write status: Agreed",
            ),
        );
    }
}

/// PAT-024: joint patrols of the months that the patrol calendar shows, against what the meeting means.
pub fn targets(ground: &Ground, found: &mut Vec<Finding>) {
    let Some((record, meeting)) = ground.meeting().filter(|_| !ground.lost(Kind::Patrol)) else { return };
    if meeting.patrol_targets.is_empty() {
        return;
    }
    let counted: Vec<(&Record, &Patrol)> = joint_patrols(&ground.room);
    for target in &meeting.patrol_targets {
        let own = counted.iter().filter(|(_, patrol)| patrol.nations.contains(&target.nation));
        let ids: Vec<Box<str>> = own.map(|(record, _)| record.id.clone()).collect();
        let (code, meant) = (target.nation.code(), target.per_year.0);
        if i64::try_from(ids.len()).is_ok_and(|count| count < meant) {
            let count = ids.len();
            let mut finding = Finding::at(
                record,
                Spot::of(target.span),
                format!("{code} : {count} sur {meant} patrouilles communes voulues en douze mois"),
                format!("{code}: {count} of {meant} joint patrols meant in twelve months"),
            )
            .help(
                "inscrivez les patrouilles qui manquent, ou convenez d'un autre nombre",
                "plan the patrols that are missing, or agree on another number",
            );
            finding.mentions = ids;
            found.push(finding);
        }
    }
}
