//! Figures of an incident: ranges, the kind of event they belong to, who gives them.

use super::account::incident;
use crate::check::finding::{Finding, Findings};
use crate::check::ground::Ground;
use crate::check::phrase;
use crate::model::lang::Lang;
use crate::model::record::{Fatalities, Incident, IncidentKind, Role, TimePrecision};
use crate::model::reference::RawRef;
use crate::model::scalar::Count;
use crate::model::span::Spot;
use crate::model::table::{Body, Kind, Record};

/// INC-004.
pub fn range(_: &Ground, record: &Record, found: &mut Findings) {
    let Some(killed) = incident(record).and_then(|incident| incident.fatalities.as_ref()) else { return };
    let steps = [("low", killed.low), ("best", killed.best), ("high", killed.high)];
    let known: Vec<(&'static str, i64)> =
        steps.into_iter().filter_map(|(name, value)| Some((name, value?.get()))).collect();
    for pair in known.windows(2) {
        let [(low, least), (high, most)] = pair else { continue };
        if least <= most {
            continue;
        }
        found.push(
            Finding::at(
                record,
                Spot::field(killed.span, low),
                format!("tués (fatalities) : {low} {least} dépasse {high} {most}"),
                format!("killed (fatalities): {low} {least} is more than {high} {most}"),
            )
            .label(
                record,
                Spot::field(killed.span, high),
                format!("{high} : {most}"),
                format!("{high}: {most}"),
            )
            .help("corrigez les nombres : low ≤ best ≤ high", "correct the numbers: low ≤ best ≤ high"),
        );
        return;
    }
    let most = known.last().map(|(_, most)| *most);
    let parts = killed.civilian.map_or(0, Count::get) + killed.forces.map_or(0, Count::get);
    if let Some(most) = most.filter(|most| parts > *most) {
        found.push(
            Finding::at(
                record,
                Spot::of(killed.span),
                format!("tués civils et des forces : {parts}, plus que le total de {most}"),
                format!("killed civilians and forces: {parts}, more than the total of {most}"),
            )
            .help(
                "corrigez les parts ou le total ; high vaut le plus grand nombre avancé",
                "correct the parts or the total; high is the largest number given",
            ),
        );
    }
}

/// A number with what it counts.
fn counted(count: i64, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// What in the figures speaks against the kind of event.
fn against(incident: &Incident) -> Option<(&'static str, String, String)> {
    use IncidentKind::{Abduction, AttackOnCivilians, AttackOnForces, DroneSighting, ThreatStatement};
    let killed = incident.fatalities.as_ref();
    let of = |pick: fn(&Fatalities) -> Option<Count>| killed.and_then(pick).map_or(0, Count::get);
    let (civilian, forces) = (of(|k| k.civilian), of(|k| k.forces));
    let dead = of(|k| k.low).max(of(|k| k.best));
    let hurt = dead + incident.wounded.map_or(0, Count::get) + incident.abducted.map_or(0, Count::get);
    match incident.kind {
        DroneSighting | ThreatStatement if hurt > 0 => {
            Some(("kind", counted(hurt, "victime", "victimes"), counted(hurt, "casualty", "casualties")))
        }
        AttackOnForces if civilian > 0 && forces == 0 && civilian >= dead => Some((
            "kind",
            counted(civilian, "tué, civil", "tués, tous civils"),
            counted(civilian, "killed, a civilian", "killed, all civilians"),
        )),
        AttackOnCivilians if forces > 0 && civilian == 0 && forces >= dead => Some((
            "kind",
            counted(forces, "tué, des forces", "tués, tous des forces"),
            counted(forces, "killed, of the forces", "killed, all of the forces"),
        )),
        Abduction if incident.abducted == Some(Count(0)) => {
            Some(("abducted", "aucun enlevé".to_owned(), "nobody abducted".to_owned()))
        }
        _ => None,
    }
}

/// INC-005.
pub fn kind(_: &Ground, record: &Record, found: &mut Findings) {
    let Some(incident) = incident(record) else { return };
    let Some((field, fr, en)) = against(incident) else { return };
    let word = |lang| incident.kind.word(lang);
    let finding = Finding::field(
        record,
        field,
        format!("incident de nature « {} », mais {fr}", word(Lang::Fr)),
        format!("incident of kind \"{}\", but {en}", word(Lang::En)),
    );
    found.push(finding.help(
        "écrivez une autre nature (kind), ou corrigez les chiffres",
        "write another kind, or correct the figures",
    ));
}

/// The actor who issued a source.
fn issuer(source: &Record) -> Option<&RawRef> {
    match &source.body {
        Body::Source(source) => source.issued_by.as_ref().map(|actor| &actor.0),
        _ => None,
    }
}

/// INC-008: every source was issued by someone who takes part in the event.
pub fn party(ground: &Ground, record: &Record, found: &mut Findings) {
    let Some(incident) = incident(record).filter(|incident| incident.fatalities.is_some()) else { return };
    let parties: Vec<&str> = incident
        .actors
        .iter()
        .filter(|involved| involved.role != Role::Unknown)
        .map(|involved| involved.actor.id())
        .collect();
    if parties.is_empty() || incident.sources.is_empty() || ground.lost(Kind::Source) {
        return;
    }
    let sources: Vec<&Record> =
        incident.sources.iter().filter_map(|source| ground.room.follow(&source.0)).collect();
    let issuers: Vec<Option<&RawRef>> = sources.iter().map(|source| issuer(source)).collect();
    let of_a_party = |issuer: Option<&RawRef>| issuer.is_some_and(|actor| parties.contains(&&*actor.id));
    if issuers.is_empty() || !issuers.iter().copied().all(of_a_party) {
        return;
    }
    let Some(actor) = issuers[0].and_then(|actor| ground.room.follow(actor)) else { return };
    let name = phrase::name(actor);
    let finding = Finding::field(
        record,
        "fatalities",
        format!("nombre de tués donné par {} seulement, partie à l'affaire", name.fr),
        format!("the number of killed comes only from {}, a party to the event", name.en),
    )
    .label(record, Spot::field(record.span, "sources"), "les sources", "the sources")
    .help(
        "ajoutez une source tierce, ou dites-le dans le récit et cotez la véracité 3 ou moins",
        "add a third party's source, or say so in the narrative and grade credibility 3 or lower",
    )
    .mention(actor);
    found.push(sources.iter().fold(finding, |finding, source| finding.mention(source)));
}

/// INC-009.
pub fn precision(_: &Ground, record: &Record, found: &mut Findings) {
    let Some(incident) = incident(record) else { return };
    let finer = matches!(incident.time_precision, Some(TimePrecision::Exact | TimePrecision::Hour));
    if !finer || incident.start.has_clock() {
        return;
    }
    let Some(precision) = incident.time_precision else { return };
    found.push(
        Finding::field(
            record,
            "time_precision",
            format!("time_precision dit « {} », mais start est sans heure", precision.word(Lang::Fr)),
            format!("time_precision says \"{}\", but start has no clock time", precision.word(Lang::En)),
        )
        .label(record, Spot::field(record.span, "start"), "pas d'heure", "no clock time")
        .help(
            "écrivez l'heure dans start, ou time_precision: Day",
            "write the time in start, or time_precision: Day",
        )
        .guess(Spot::field(record.span, "time_precision"), "Day"),
    );
}
