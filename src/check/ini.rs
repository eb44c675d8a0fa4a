//! INI: initiatives.

use super::finding::{Finding, Findings};
use super::ground::Ground;
use super::table::{Check, Run};
use crate::model::diagnostic::Severity;
use crate::model::nation::Nation;
use crate::model::record::{Audience, Initiative, InitiativeStatus};
use crate::model::safe_text::SafeText;
use crate::model::span::Spot;
use crate::model::table::{Body, Kind, Record};
use crate::model::value::Pair;

pub(super) const CHECKS: &[Check] = &[
    Check {
        code: "INI-001",
        severity: Severity::Warning,
        title: Pair { fr: "initiative sans chef de file", en: "initiative without a lead" },
        why: Pair {
            fr: "Un projet que personne ne conduit ne commence pas.",
            en: "A project that nobody leads does not begin.",
        },
        run: Run::Of(Kind::Initiative, no_lead),
    },
    Check {
        code: "INI-002",
        severity: Severity::Hint,
        title: Pair { fr: "initiative sans public", en: "initiative without a target group" },
        why: Pair {
            fr: "Sans public désigné on ne peut dire si l'initiative atteint quelqu'un.",
            en: "Without a target group nobody can say whether the initiative reaches anyone.",
        },
        run: Run::Of(Kind::Initiative, no_audience),
    },
    Check {
        code: "INI-003",
        severity: Severity::Warning,
        title: Pair { fr: "budget sans devise", en: "budget without a currency" },
        why: Pair {
            fr: "Quatre pays, trois monnaies : un montant sans code de devise se lit de trois façons.",
            en: "Four countries, three currencies: an amount without a currency code is read in three ways.",
        },
        run: Run::Of(Kind::Initiative, no_currency),
    },
    Check {
        code: "INI-004",
        severity: Severity::Hint,
        title: Pair {
            fr: "ni jeunesse ni Guinée dans les initiatives",
            en: "youth or Guinea in no initiative",
        },
        why: Pair {
            fr: "La rencontre veut associer la jeunesse et la Guinée : si rien ne le dit, la question viendra.",
            en: "The meeting means to involve youth and Guinea: where nothing says so, the question will come.",
        },
        run: Run::Whole(nobody_involved),
    },
];

fn initiative(record: &Record) -> Option<&Initiative> {
    match &record.body {
        Body::Initiative(initiative) => Some(initiative),
        _ => None,
    }
}

fn no_lead(_: &Ground, record: &Record, found: &mut Findings) {
    let Some(initiative) = initiative(record) else { return };
    if initiative.lead.is_none() && initiative.status != InitiativeStatus::Ended {
        found.push(
            Finding::on(record, "initiative sans chef de file (lead)", "initiative without a lead").help(
                "ajoutez lead: (fr: \"…\", en: \"…\"), le service qui conduit",
                "add lead: (fr: \"…\", en: \"…\"), the service that leads it",
            ),
        );
    }
}

fn no_audience(_: &Ground, record: &Record, found: &mut Findings) {
    let Some(initiative) = initiative(record) else { return };
    if initiative.audience.is_none() && initiative.status != InitiativeStatus::Ended {
        found.push(
            Finding::on(
                record,
                "initiative sans public désigné (audience)",
                "initiative without a target group (audience)",
            )
            .help(
                "ajoutez audience: Youth, Women, Herders, Farmers ou Everyone",
                "add audience: Youth, Women, Herders, Farmers or Everyone",
            ),
        );
    }
}

/// Whether `text` is a currency code of three capitals (ISO 4217).
fn is_currency(text: &SafeText) -> bool {
    text.as_str().len() == 3 && text.as_str().bytes().all(|b| b.is_ascii_uppercase())
}

/// The code of a currency that people write another way.
fn meant(text: &SafeText) -> Option<&'static str> {
    let plain: String = text.as_str().to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    match plain.as_str() {
        "fcfa" | "cfa" | "francscfa" | "franccfa" | "fcfabceao" => Some("XOF"),
        "mru" | "ouguiya" | "ouguiyas" | "um" => Some("MRU"),
        "fg" | "gnf" | "francguinéen" | "francsguinéens" => Some("GNF"),
        "euro" | "euros" | "eur" => Some("EUR"),
        "dollar" | "dollars" | "usd" => Some("USD"),
        _ if text.as_str() == "€" => Some("EUR"),
        _ if text.as_str() == "$" => Some("USD"),
        _ => None,
    }
}

fn no_currency(_: &Ground, record: &Record, found: &mut Findings) {
    let Some(budget) = initiative(record).and_then(|initiative| initiative.budget.as_ref()) else { return };
    let written = budget.currency.fr.as_ref().or(budget.currency.en.as_ref());
    let Some(written) = written.filter(|text| !is_currency(text)) else { return };
    let spot = Spot::of(budget.currency.span);
    let finding = if written.as_str().trim().is_empty() {
        Finding::at(record, spot, "budget sans devise (currency)", "budget without a currency")
    } else {
        let shown: String = written.as_str().chars().take(SHOWN).collect();
        Finding::at(
            record,
            spot,
            format!("« {shown} » n'est pas un code de devise (currency du budget)"),
            format!("\"{shown}\" is not a currency code (currency of the budget)"),
        )
    };
    let help = finding.help(
        "écrivez currency: \"XOF\", \"MRU\", \"GNF\", \"EUR\" ou \"USD\"",
        "write currency: \"XOF\", \"MRU\", \"GNF\", \"EUR\" or \"USD\"",
    );
    found.push(match meant(written) {
        Some(code) => help.guess(spot, format!("\"{code}\"")),
        None => help,
    });
}

/// Most characters of a text that a message quotes.
const SHOWN: usize = 20;

/// Whether `words` stand in what an initiative says of itself, in either language.
fn says(initiative: &Initiative, words: [&str; 2]) -> bool {
    let title = [&initiative.title.fr, &initiative.title.en].into_iter().flatten();
    let summary = initiative.summary.iter().flat_map(|prose| prose.fr.iter().chain(&prose.en));
    title.chain(summary).any(|line| words.iter().any(|word| line.as_str().contains(word)))
}

fn nobody_involved(ground: &Ground, found: &mut Findings) {
    let all = || ground.of(Kind::Initiative).filter_map(|record| Some((record, initiative(record)?)));
    let Some((first, _)) = all().next().filter(|_| !ground.lost(Kind::Initiative)) else { return };
    let youth = all().any(|(_, initiative)| {
        matches!(initiative.audience, Some(Audience::Youth | Audience::Everyone))
            || says(initiative, ["jeune", "young"])
    });
    let guinea = all().any(|(_, initiative)| {
        initiative.nations.contains(&Nation::GIN) || says(initiative, ["Guin", "guin"])
    });
    let (fr, en) = match (youth, guinea) {
        (true, true) => return,
        (false, true) => ("aucune initiative ne parle de la jeunesse", "no initiative speaks of youth"),
        (true, false) => ("aucune initiative ne parle de la Guinée", "no initiative speaks of Guinea"),
        (false, false) => (
            "aucune initiative ne parle de la jeunesse ni de la Guinée",
            "no initiative speaks of youth or of Guinea",
        ),
    };
    let finding = Finding::on(first, fr, en)
        .help(
            "écrivez audience: Youth ou nations: […, GIN], ou dites dans summary que la question est écartée",
            "write audience: Youth or nations: […, GIN], or say in summary that it was ruled out",
        )
        .alone();
    // What nobody says is a word about all of them.
    found.push(finding.mention_all(all().map(|(record, _)| record)));
}
