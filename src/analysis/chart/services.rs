//! Missing services: regions by sectors, a shade and a word in each place, and what is behind it.

use std::cmp::Reverse;

use super::{Ask, Drawing, widest};
use crate::analysis::rows::{Block, Ink, Row, cells};
use crate::analysis::sheet::Door;
use crate::look::tone::Tone;
use crate::model::lang::Lang;
use crate::model::marking::Composite;
use crate::model::record::{Region, Sector, ServiceGap};
use crate::model::table::{Body, Kind, Record};
use crate::model::value::Pair;

/// Words of a severity 1–5: the impact words of `domain.md` 2.10.
const LEVELS: [Pair; 5] = [
    Pair { fr: "négligeable", en: "negligible" },
    Pair { fr: "mineur", en: "minor" },
    Pair { fr: "modéré", en: "moderate" },
    Pair { fr: "majeur", en: "major" },
    Pair { fr: "critique", en: "critical" },
];

/// A gap that is shown.
struct Line<'a> {
    record: &'a Record,
    gap: &'a ServiceGap,
}

impl Line<'_> {
    fn level(&self) -> usize {
        usize::try_from(self.gap.severity.0.clamp(1, 5)).unwrap_or(1)
    }

    /// Its shade, 1 to 4: the two lowest severities share one.
    fn heat(&self) -> u8 {
        u8::try_from(self.level().saturating_sub(1).max(1)).unwrap_or(4)
    }

    fn word(&self, lang: Lang) -> &'static str {
        LEVELS[self.level() - 1].get(lang)
    }
}

pub(super) fn lay(ask: Ask<'_>) -> Drawing {
    let mut composite = Composite::default();
    let mut lines: Vec<Line<'_>> = Vec::new();
    for record in ask.of(Kind::ServiceGap) {
        let Body::ServiceGap(gap) = &record.body else { continue };
        composite.add(&record.marking);
        lines.push(Line { record, gap });
    }
    // The newest word on a place counts, of several of one day the gravest.
    let newest = |line: &Line<'_>| (Reverse(line.record.header.revised), Reverse(line.level()));
    lines.sort_by(|a, b| newest(a).cmp(&newest(b)).then_with(|| a.record.id.cmp(&b.record.id)));
    let mut drawing = Drawing { composite, ..Drawing::default() };
    drawing.under(table(ask, &lines), false);
    drawing.say(ask, &words(ask, &lines));
    lines.sort_by(|a, b| b.level().cmp(&a.level()).then_with(|| a.record.id.cmp(&b.record.id)));
    let all = lines.len();
    if ask.large {
        lines.truncate(ask.limit.saturating_sub(drawing.height() + 2));
    }
    if !lines.is_empty() {
        drawing.under(list(ask, &lines, all), true);
    }
    drawing
}

/// Regions that have one, the four of the meeting always.
fn regions(ask: Ask<'_>, lines: &[Line<'_>]) -> Vec<Region> {
    let named = |region: Region| lines.iter().any(|line| line.gap.region == region);
    let shown = |region: &Region| match ask.region {
        Some(wanted) => *region == wanted,
        None => *region != Region::Elsewhere || named(*region),
    };
    Region::ALL.iter().copied().filter(shown).collect()
}

fn table(ask: Ask<'_>, lines: &[Line<'_>]) -> Block {
    let cx = ask.cx;
    let note = cx.say("vide : rien de connu", "blank: none known");
    let mut block = ask.section(&ask.title("SERVICES MANQUANTS", "MISSING SERVICES"), note);
    let regions = regions(ask, lines);
    let label = widest(regions.iter().map(|region| region.word(cx.lang))) + 2;
    let count = u16::try_from(Sector::ALL.len()).unwrap_or(1).max(1);
    let step = (ask.width.saturating_sub(label) / count).min(22);
    let x = |at: usize| label + u16::try_from(at).unwrap_or(0) * step;
    let mut row = Row::default();
    for (at, sector) in Sector::ALL.iter().enumerate() {
        row = row.cut(x(at) + 1, step.saturating_sub(1), sector.word(cx.lang), Tone::Ink3);
    }
    block.push(row);
    let widest = widest(LEVELS.iter().map(|level| level.get(cx.lang)));
    // In narrow places the number says it; what it means stands below.
    let words = step > widest;
    // Two rows each unless the list below would have none.
    let airy = usize::from(ask.height) > 2 * regions.len() + 6 + lines.len().min(6);
    let rows = if airy { 2 } else { 1 };
    for region in &regions {
        let mut band = vec![Row::default(); rows];
        band[0] = Row::default().text(0, region.word(cx.lang), Tone::Ink);
        for (at, sector) in Sector::ALL.iter().enumerate() {
            let of: Vec<&Line<'_>> =
                lines.iter().filter(|l| l.gap.region == *region && l.gap.sector == *sector).collect();
            let Some(newest) = of.first() else { continue };
            let level = newest.heat();
            for row in &mut band {
                *row = std::mem::take(row).part(x(at), Ink::Heat { cells: step - 1, level });
            }
            let more = if of.len() > 1 { format!(" +{}", of.len() - 1) } else { String::new() };
            let word =
                if words { newest.word(cx.lang).to_owned() } else { newest.level().to_string() } + &more;
            band[0] = std::mem::take(&mut band[0]).cut(x(at) + 1, step - 2, word, Tone::Heat(level));
        }
        block.rows.extend(band);
    }
    if !words {
        let ends = [0, 4].map(|at| format!("{} {}", at + 1, LEVELS[at].get(cx.lang)));
        block.push(Row::default().text(label, ends.join(" – "), Tone::Ink3));
    }
    block
}

/// Where most is missing, and what.
fn words(ask: Ask<'_>, lines: &[Line<'_>]) -> String {
    let cx = ask.cx;
    let places = Region::ALL.iter().flat_map(|r| Sector::ALL.iter().map(move |s| (*r, *s)));
    // Only the newest word on each place.
    let newest: Vec<&Line<'_>> = places
        .filter_map(|(r, s)| lines.iter().find(|line| line.gap.region == r && line.gap.sector == s))
        .collect();
    let worst = newest.iter().map(|line| line.level()).max().unwrap_or(0);
    let at: Vec<String> = newest
        .iter()
        .filter(|line| line.level() == worst)
        .map(|line| format!("{} ({})", line.gap.region.word(cx.lang), line.gap.sector.word(cx.lang)))
        .collect();
    if worst < 4 || at.is_empty() {
        return String::new();
    }
    format!("{} {}.", cx.say("Le plus grave :", "Gravest:"), at.join(", "))
}

/// The gaps themselves, the gravest first; each leads to its page.
fn list(ask: Ask<'_>, lines: &[Line<'_>], all: usize) -> Block {
    let cx = ask.cx;
    let note = if lines.len() < all { format!("{} / {all}", lines.len()) } else { all.to_string() };
    let mut block = ask.section(cx.say("CE QUI MANQUE", "WHAT IS MISSING"), note);
    let where_ =
        |line: &Line<'_>| format!("{} · {}", line.gap.region.word(cx.lang), line.gap.sector.word(cx.lang));
    let place = lines.iter().map(|line| cells(&where_(line))).max().unwrap_or(0);
    for line in lines {
        let tone = if line.level() >= 4 { Tone::Bad } else { Tone::Ink2 };
        let row = Row::default()
            .text(0, line.level().to_string(), tone)
            .cut(2, ask.width.saturating_sub(place + 4), line.record.title().get(cx.lang), Tone::Ink)
            .right(ask.width, where_(line), Tone::Ink2);
        block.push_door(0, ask.width, Door::Record(line.record.id.clone()), row);
    }
    block
}
