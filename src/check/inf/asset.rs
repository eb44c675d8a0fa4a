//! Assets: whether anybody watches over them, whom they supply, what they need.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::check::finding::{Finding, Findings};
use crate::check::ground::Ground;
use crate::check::phrase;
use crate::model::marking::Tlp;
use crate::model::nation::{Nation, NationSet};
use crate::model::record::{Asset, Supply};
use crate::model::reference::Ref;
use crate::model::safe_text::SafeText;
use crate::model::span::{Span, Spot};
use crate::model::table::{Body, Kind, Record};
use crate::model::value::Seen;

/// Criticality from which an asset needs a risk (`domain.md` 4b, INF-007).
const CRITICAL: i64 = 4;

/// Per cent that shares may miss a hundred by for rounding.
const ROUNDING: f64 = 1.0;

/// Circles that are told.
const MOST: usize = 20;

/// Stems of words for a weakness, folded, in both languages.
const WEAK: &[&str] = &[
    "vulnerab",
    "point faible",
    "points faibles",
    "non garde",
    "sans garde",
    "sans surveillance",
    "weak point",
    "weak spot",
    "unguarded",
    "unprotected",
    "undefended",
];

fn asset(record: &Record) -> Option<&Asset> {
    match &record.body {
        Body::Asset(asset) => Some(asset),
        _ => None,
    }
}

/// INF-007.
pub fn watched(ground: &Ground, found: &mut Findings) {
    if ground.lost(Kind::Risk) || ground.lost(Kind::Threat) {
        return;
    }
    let mut known: HashSet<&str> = HashSet::new();
    for record in ground.records() {
        match &record.body {
            Body::Risk(risk) => {
                known.insert(risk.on.id());
            }
            Body::Threat(threat) => known.extend(threat.exposed.iter().map(Ref::id)),
            _ => {}
        }
    }
    for record in ground.room.of(Kind::Asset) {
        let Some(level) = asset(record).map(|asset| asset.criticality.0) else { continue };
        if level >= CRITICAL && !known.contains(&*record.id) {
            let id = record.safe_id();
            found.push(
                Finding::field(
                    record,
                    "criticality",
                    format!("ouvrage de criticité {level}, mais aucune fiche de risque ni de menace ne le cite"),
                    format!("asset of criticality {level}, but no risk and no threat names it"),
                )
                .help(
                    format!("écrivez sous risks: une fiche avec on: \"{id}\", ou citez \"{id}\" dans exposed d'une menace"),
                    format!("write under risks: a record with on: \"{id}\", or name \"{id}\" in exposed of a threat"),
                ),
            );
        }
    }
}

/// INF-008: the shares of each version, where sources disagree.
pub fn shares(_: &Ground, record: &Record, found: &mut Findings) {
    let Some(asset) = asset(record) else { return };
    let mut versions: BTreeMap<Vec<&str>, Vec<&Supply>> = BTreeMap::new();
    for supply in &asset.supplies {
        let mut sources: Vec<&str> = supply.sources.iter().map(Ref::id).collect();
        sources.sort_unstable();
        versions.entry(sources).or_default().push(supply);
    }
    for version in versions.values() {
        let shares: Vec<f64> = version.iter().filter_map(|supply| supply.share_pct).collect();
        let sum: f64 = shares.iter().sum();
        let complete = shares.len() == version.len() && shares.len() > 1;
        let negative = shares.iter().any(|share| *share < 0.0);
        let short = complete && sum < 100.0 - ROUNDING;
        if !(sum > 100.0 + ROUNDING || short || negative) {
            continue;
        }
        let Some(first) = version.first() else { continue };
        let sum = phrase::number(sum);
        let (fr, en) = if negative {
            ("part fournie négative (share_pct)".to_owned(), "negative share (share_pct)".to_owned())
        } else {
            (
                format!("parts fournies (share_pct) : {} % en tout, au lieu de 100 %", sum.fr),
                format!("shares (share_pct): {} % in all, instead of 100 %", sum.en),
            )
        };
        found.push(Finding::at(record, Spot::of(first.span), fr, en).help(
            "corrigez les parts ; si deux sources se contredisent, donnez à chaque version ses sources",
            "correct the shares; where two sources disagree, give each version its own sources",
        ));
    }
}

/// INF-009.
pub fn circles(ground: &Ground, found: &mut Findings) {
    let assets: Vec<(&Record, &Asset)> =
        ground.room.of(Kind::Asset).filter_map(|record| Some((record, asset(record)?))).collect();
    let index: HashMap<&str, usize> =
        assets.iter().enumerate().map(|(at, (record, _))| (&*record.id, at)).collect();
    let mut done = vec![false; assets.len()];
    let mut left = MOST;
    for start in 0..assets.len() {
        // Walked without recursion: a chain may be as long as the file.
        let mut path: Vec<(usize, usize)> = if done[start] { Vec::new() } else { vec![(start, 0)] };
        let mut on_path: HashMap<usize, usize> = path.iter().map(|(at, _)| (*at, 0)).collect();
        while let Some((at, edge)) = path.last_mut() {
            let Some(need) = assets[*at].1.depends_on.get(*edge) else {
                done[*at] = true;
                on_path.remove(at);
                path.pop();
                continue;
            };
            *edge += 1;
            // A record that names itself is told so by REF-003.
            let Some(next) = index.get(need.needs.id()).copied().filter(|next| next != at) else { continue };
            if let Some(from) = on_path.get(&next) {
                if left > 0 {
                    let around: Vec<usize> = path[*from..].iter().map(|(at, _)| *at).collect();
                    found.push(circle(&assets, &around, need.span));
                    left -= 1;
                }
            } else if !done[next] {
                on_path.insert(next, path.len());
                path.push((next, 0));
            }
        }
    }
}

fn circle(assets: &[(&Record, &Asset)], around: &[usize], need: Span) -> Finding {
    let last = around.last().copied().unwrap_or(0);
    let record = assets[last].0;
    let shown: Vec<String> =
        around.iter().chain(around.first()).map(|at| assets[*at].0.safe_id().to_string()).collect();
    let path = if shown.len() > 6 {
        format!("{} → … → {}", shown[..3].join(" → "), shown[shown.len() - 1])
    } else {
        shown.join(" → ")
    };
    let mut finding = Finding::at(
        record,
        Spot::field(need, "needs"),
        format!("dépendances en cercle : {path}"),
        format!("dependencies run in a circle: {path}"),
    )
    .help(
        "retirez de depends_on la dépendance qui n'arrête pas vraiment l'ouvrage",
        "remove from depends_on the one that does not really stop the asset",
    );
    finding.mentions = around.iter().filter(|at| **at != last).map(|at| assets[*at].0.id.clone()).collect();
    finding
}

/// INF-010: where a thing is weak is not for everybody.
pub fn weakness(_: &Ground, record: &Record, found: &mut Findings) {
    if !matches!(record.kind, Kind::Asset | Kind::Risk) {
        return;
    }
    let beyond: NationSet = record.marking.rel_to.iter().filter(|n| !NationSet::MEMBERS.has(*n)).collect();
    let open = matches!(record.marking.tlp, Some(Tlp::Clear | Tlp::Green));
    if beyond.is_empty() && !open {
        return;
    }
    let mut weak: Option<Span> = None;
    record.body.walk(&mut |_, seen| {
        let (span, all): (Span, Vec<&str>) = match seen {
            Seen::Text(text) => {
                (text.span, [&text.fr, &text.en].into_iter().flatten().map(SafeText::as_str).collect())
            }
            Seen::Prose(prose) => {
                (prose.span, prose.fr.iter().chain(&prose.en).map(SafeText::as_str).collect())
            }
            _ => return,
        };
        let says = |text: &&str| phrase::has_word(&phrase::folded(text), WEAK);
        weak = weak.or_else(|| all.iter().any(says).then_some(span));
    });
    let Some(span) = weak else { return };
    let to = match record.marking.tlp {
        Some(tlp) if open => tlp.word(crate::model::lang::Lang::En).to_owned(),
        _ => format!("REL TO {}", phrase::codes(record.marking.rel_to)),
    };
    found.push(
        Finding::at(
            record,
            Spot::of(span),
            format!("texte qui décrit une faiblesse, dans une fiche {to}"),
            format!("text that describes a weakness, in a record marked {to}"),
        )
        .help(
            "mettez ce détail dans une fiche au marquage plus étroit (TLP:AMBER, moins de nations)",
            "move that detail to a record with a narrower marking (TLP:AMBER, fewer nations)",
        ),
    );
}

/// INF-011: who depends on an asset should be able to see its record.
pub fn consumers(_: &Ground, record: &Record, found: &mut Findings) {
    let Some(asset) = asset(record) else { return };
    let supplied: NationSet = asset.supplies.iter().map(|supply| supply.nation).collect();
    let blind: NationSet = supplied.iter().filter(|nation| !record.marking.rel_to.has(*nation)).collect();
    let Some(first) = asset.supplies.iter().find(|supply| blind.has(supply.nation)) else { return };
    let codes = blind.iter().map(Nation::code).collect::<Vec<_>>().join(", ");
    found.push(
        Finding::at(
            record,
            Spot::field(first.span, "nation"),
            format!("ouvrage dont la fiche n'est pas communicable à une nation qu'il fournit : {codes}"),
            format!("asset whose record is not releasable to a nation that it supplies: {codes}"),
        )
        .help(format!("ajoutez {codes} à rel_to"), format!("add {codes} to rel_to")),
    );
}
