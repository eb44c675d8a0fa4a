//! What an item speaks of, by its words.

use crate::model::record::AgendaItem;
use crate::model::safe_text::SafeText;

/// Words that stand where the minutes of the meeting before are adopted.
pub(super) const MINUTES: &[&str] = &[
    "procès-verbal",
    "procès-verbaux",
    "proces-verbal",
    "compte rendu",
    "compte-rendu",
    "comptes rendus",
    "relevé de",
    "pv",
    "minutes",
    "record of decisions",
    "record of conclusions",
    "previous record",
];

/// Words that stand where promises are reviewed.
pub(super) const ACTIONS: &[&str] = &[
    "actions",
    "engagements",
    "suivi",
    "suites données",
    "recommandations",
    "follow-up",
    "action items",
    "matters arising",
    "promises",
    "commitments",
];

/// Whether the title, the objective or the decision sought of `item` holds one of `words`.
pub(super) fn speaks_of(item: &AgendaItem, words: &[&str]) -> bool {
    let lines = item.objective.iter().flat_map(|prose| prose.fr.iter().chain(&prose.en));
    let texts = [Some(&item.title), item.decision_sought.as_ref()];
    let titles = texts.into_iter().flatten().flat_map(|text| text.fr.iter().chain(&text.en));
    titles.chain(lines).any(|text| holds(text, words))
}

/// Whole words only: `pv` is not in `improvement`.
fn holds(text: &SafeText, words: &[&str]) -> bool {
    let text = text.to_lowercase();
    words.iter().any(|word| {
        text.match_indices(word).any(|(at, found)| {
            let before = text[..at].chars().next_back();
            let after = text[at + found.len()..].chars().next();
            let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            !inside(before) && !inside(after)
        })
    })
}
