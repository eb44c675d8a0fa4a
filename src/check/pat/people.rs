//! Who goes and who agreed: commanders, form, languages, signatures, targets.

use super::plan::{ahead, gap, is_firm, nations};
use crate::analysis::chart::joint_patrols;
use crate::check::finding::{Finding, Findings};
use crate::check::ground::Ground;
use crate::check::phrase;
use crate::model::lang::Lang;
use crate::model::nation::{Nation, NationSet};
use crate::model::record::{Patrol, PatrolForm, PatrolStatus};
use crate::model::span::Spot;
use crate::model::table::{Body, Kind, Record};

/// PAT-013.
pub fn commanders(ground: &Ground, record: &Record, found: &mut Findings) {
    let Some(patrol) = ahead(ground, record) else { return };
    if patrol.units.is_empty() && is_firm(patrol) {
        found.push(
            Finding::field(
                record,
                "units",
                "patrouille sans unité désignée (units)",
                "patrol without any unit (units)",
            )
            .help(
                "écrivez units: [(unit: …, nation: …, commander: …)]",
                "write units: [(unit: …, nation: …, commander: …)]",
            ),
        );
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
                "ajoutez commander: avec la fonction du chef, sans nom",
                "add commander: with the post of the commander, not a name",
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

/// That number of nations.
const fn in_words(wanted: (usize, usize)) -> (&'static str, &'static str) {
    match wanted {
        (1, 1) => ("une seule nation", "one nation"),
        (2, 2) => ("deux nations", "two nations"),
        (3, 3) => ("trois nations", "three nations"),
        _ => ("au moins deux nations", "two nations at least"),
    }
}

/// PAT-015.
pub fn form(ground: &Ground, record: &Record, found: &mut Findings) {
    let Some(patrol) = ahead(ground, record) else { return };
    let set = nations(patrol);
    let (least, most) = wanted(patrol.form);
    if set.len() < least || set.len() > most {
        let (fr, en) = (patrol.form.word(Lang::Fr), patrol.form.word(Lang::En));
        let codes = phrase::codes(set);
        let (need_fr, need_en) = in_words((least, most));
        found.push(
            Finding::field(
                record,
                "form",
                format!("une patrouille « {fr} » réunit {need_fr}, mais nations dit : {codes}"),
                format!("a patrol of form \"{en}\" takes {need_en}, but nations says: {codes}"),
            )
            .label(
                record,
                Spot::field(record.span, "nations"),
                format!("ici {codes}"),
                format!("{codes} here"),
            )
            .help("corrigez nations, ou écrivez une autre form", "correct nations, or write another form"),
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
                format!("dans lead ou units, mais pas dans nations : {codes}"),
                format!("in lead or units, but not in nations: {codes}"),
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
pub fn interpreter(ground: &Ground, record: &Record, found: &mut Findings) {
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
                format!(
                    "{one} et {other} n'ont pas de langue commune, et la patrouille n'a pas d'interprète"
                ),
                format!("{one} and {other} have no common language, and the patrol has no interpreter"),
            );
            let finding = from.iter().chain(too).fold(finding, |finding, record| finding.mention(record));
            found.push(finding.help(
                "ajoutez interpreter: \"…\", l'identifiant d'un participant",
                "add interpreter: \"…\", the id of a participant",
            ));
            return;
        }
    }
}

/// PAT-025.
pub fn signatures(ground: &Ground, record: &Record, found: &mut Findings) {
    let Some(patrol) = ahead(ground, record) else { return };
    if !matches!(patrol.status, PatrolStatus::Approved | PatrolStatus::Executing) {
        return;
    }
    let signed: NationSet = patrol.approvals.iter().map(|approval| approval.nation).collect();
    let missing: NationSet = nations(patrol).iter().filter(|nation| !signed.has(*nation)).collect();
    if let Some(first) = missing.iter().next() {
        let (codes, first) = (phrase::codes(missing), first.code());
        let (fr, en) = (patrol.status.word(Lang::Fr), patrol.status.word(Lang::En));
        found.push(
            Finding::field(
                record,
                "approvals",
                format!("patrouille « {fr} », mais sans l'approbation de {codes}"),
                format!("patrol \"{en}\", but without the approval of {codes}"),
            )
            .label(record, Spot::field(record.span, "status"), fr, en)
            .help(
                format!("ajoutez à approvals (nation: {first}, …), ou écrivez status: Agreed"),
                format!("add to approvals (nation: {first}, …), or write status: Agreed"),
            ),
        );
    }
}

/// PAT-024: joint patrols of the months that the patrol calendar shows, against what the meeting means.
pub fn targets(ground: &Ground, found: &mut Findings) {
    let Some((record, meeting)) = ground.meeting().filter(|_| !ground.lost(Kind::Patrol)) else { return };
    if meeting.patrol_targets.is_empty() {
        return;
    }
    let counted: Vec<(&Record, &Patrol)> = joint_patrols(&ground.room);
    for target in &meeting.patrol_targets {
        let own = counted.iter().filter(|(_, patrol)| patrol.nations.contains(&target.nation));
        let ids: Vec<Box<str>> = own.map(|(record, _)| record.id.clone()).collect();
        let (code, meant) = (target.nation.code(), target.per_year.get());
        if i64::try_from(ids.len()).is_ok_and(|count| count < meant) {
            let count = ids.len();
            let mut finding = Finding::at(
                record,
                Spot::of(target.span),
                format!(
                    "patrouilles communes de {code} en douze mois : {count}, pour un objectif de {meant}"
                ),
                format!("joint patrols of {code} in twelve months: {count}, against a target of {meant}"),
            )
            .help(
                "inscrivez les patrouilles qui manquent, ou convenez d'un autre objectif (patrol_targets)",
                "plan the patrols that are missing, or agree on another target (patrol_targets)",
            )
            .alone();
            finding.mentions = ids;
            found.push(finding);
        }
    }
}
