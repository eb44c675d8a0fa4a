//! A decision to take: the question, what bears on it, its options and where each nation stands.
//!
//! ```text
//! ▌ TO DECIDE
//! ▌ Invite Guinea as an observer
//! initiative   Youth across borders                              planned
//! OPTIONS ─────────────────────────────────────── SEN ── MLI ── MRT ──
//! A   Observer at the 16th meeting                 ●      ·      ●
//! ```

use super::{Kind, Picture, Space, air, blank, evidence};
use crate::analysis::context::Cx;
use crate::analysis::describe;
use crate::analysis::rows::{Ink, Row, Sign, cells};
use crate::analysis::sheet::layout::{Laid, Page, Stop, TEXT_WIDTH};
use crate::look::measure::wrap;
use crate::look::tone::Tone;
use crate::model::marking::Composite;
use crate::model::nation::Nation;
use crate::model::record::{Decision, DecisionStatus, Party, QuestionScene, Stance};
use crate::model::table::{Body, Kind as Table, Record};

/// Records that bear on the question.
const EVIDENCE: usize = 3;

/// Cells before the words of an option.
const LETTER: u16 = 4;

/// From this width on the columns of the nations stand wide apart.
const WIDE: u16 = 70;

impl Kind for QuestionScene {
    fn title(&self, cx: &Cx<'_>) -> Option<String> {
        let (record, _) = found(self, cx)?;
        Some(record.title().get(cx.lang).to_owned())
    }

    fn lay(&self, cx: &Cx<'_>, space: Space) -> Picture {
        let Some((record, decision)) = found(self, cx) else {
            return Picture::page(Page::default(), Composite::default());
        };
        let related = related(cx, record, decision);
        let mut composite = Composite::default();
        composite.add(&record.marking);
        for record in &related {
            composite.add(&record.marking);
        }
        let build = |spaced| {
            let wide = space.width.max(1);
            let mut maker = Maker { cx, wide, spaced, page: Page::default() };
            maker.question(record, decision);
            maker.evidence(&related);
            maker.options(decision);
            maker.page
        };
        let airy = Some(build(true)).filter(|page| space.large && air(space.height, page.lines.len(), 0));
        Picture::page(airy.unwrap_or_else(|| build(false)), composite)
    }
}

fn found<'a>(scene: &QuestionScene, cx: &Cx<'a>) -> Option<(&'a Record, &'a Decision)> {
    let record = cx.room.follow(&scene.decision.0)?;
    match &record.body {
        Body::Decision(decision) => Some((record, decision)),
        _ => None,
    }
}

/// The first records that bear on a decision.
fn related<'a>(cx: &Cx<'a>, record: &Record, decision: &Decision) -> Vec<&'a Record> {
    let named = decision.related.iter().map(|id| &id.0).chain(decision.do_no_harm.iter().map(|id| &id.0));
    let mut all: Vec<&Record> = Vec::new();
    for target in named.filter_map(|id| cx.room.follow(id)) {
        let known = target.id == record.id || all.iter().any(|known| known.id == target.id);
        if !known && !matches!(target.kind, Table::Source | Table::AgendaItem) {
            all.push(target);
        }
    }
    all.truncate(EVIDENCE);
    all
}

struct Maker<'m, 'a> {
    cx: &'m Cx<'a>,
    wide: u16,
    /// Empty rows between the lines.
    spaced: bool,
    page: Page,
}

impl Maker<'_, '_> {
    fn push(&mut self, row: Row) {
        self.page.lines.push(Laid::Row(row));
    }

    /// Lines from `start` on can be pointed at.
    fn stop(&mut self, start: usize, leads: Option<Box<str>>) {
        let lines = start..self.page.lines.len();
        self.page.stops.push(Stop { lines, x: 0, cells: self.wide, leads });
    }

    /// The tinted block.
    fn question(&mut self, record: &Record, decision: &Decision) {
        let start = self.page.lines.len();
        let text = self.wide.min(TEXT_WIDTH);
        let open = decision.status == DecisionStatus::Proposed;
        let (head, tone) = if open {
            (self.cx.say("À DÉCIDER", "TO DECIDE").to_owned(), Tone::Accent)
        } else {
            (decision.status.word(self.cx.lang).to_uppercase(), describe::decision_tone(decision.status))
        };
        let mut rows = vec![Row::default().text(0, head, tone)];
        for line in wrap(record.title().get(self.cx.lang), usize::from(text)) {
            rows.push(Row::default().bold(0, line, Tone::Head));
        }
        for line in decision.text.get(self.cx.lang).iter().flat_map(|line| wrap(line, usize::from(text))) {
            rows.push(Row::default().text(0, line, Tone::Ink2));
        }
        if self.spaced {
            rows.insert(0, Row::default());
            rows.push(Row::default());
        }
        self.page.lines.extend(rows.into_iter().map(Laid::Block));
        self.stop(start, Some(record.id.clone()));
        self.page.parts.push(start..self.page.lines.len());
    }

    fn evidence(&mut self, records: &[&Record]) {
        if records.is_empty() {
            return;
        }
        blank(&mut self.page);
        let first = self.page.lines.len();
        let rows = evidence::rows(self.cx, records, self.wide);
        for (record, row) in records.iter().zip(rows) {
            if self.spaced && self.page.lines.len() > first {
                blank(&mut self.page);
            }
            let start = self.page.lines.len();
            self.push(row);
            self.stop(start, Some(record.id.clone()));
        }
        self.page.parts.push(first..self.page.lines.len());
    }

    fn options(&mut self, decision: &Decision) {
        blank(&mut self.page);
        let first = self.page.lines.len();
        let nations: Vec<Nation> = self.cx.room.audience().iter().collect();
        if decision.options.is_empty() {
            let title = self.cx.say("POSITIONS", "POSITIONS").to_owned();
            self.section(title, Row::default());
            for nation in nations {
                self.position(nation, party(decision, nation));
            }
        } else {
            let columns = self.columns(nations.len());
            let mut codes = Row::default();
            for (nation, x) in nations.iter().zip(&columns) {
                codes = codes.text(x.saturating_sub(1), format!(" {} ", nation.code()), Tone::Ink2);
            }
            self.section("OPTIONS".to_owned(), codes);
            for (at, option) in decision.options.iter().enumerate() {
                if self.spaced {
                    blank(&mut self.page);
                }
                self.option(decision, at, option.get(self.cx.lang), (&nations, &columns));
            }
            self.remarks(decision, &nations);
        }
        self.page.parts.push(first..self.page.lines.len());
    }

    fn section(&mut self, title: String, over: Row) {
        let ink = Ink::Section { cells: self.wide, title, note: String::new(), doors: 0..0 };
        let mut row = Row::default().part(0, ink);
        row.parts.extend(over.parts);
        self.push(row);
    }

    /// Columns of the codes of so many nations, from the right.
    fn columns(&self, nations: usize) -> Vec<u16> {
        let (pitch, tail) = if self.wide >= WIDE { (7, 4) } else { (5, 0) };
        let behind = |at: usize| u16::try_from(nations - 1 - at).unwrap_or(0) * pitch;
        (0..nations).map(|at| self.wide.saturating_sub(tail + 3 + behind(at))).collect()
    }

    fn option(
        &mut self,
        decision: &Decision,
        at: usize,
        words: &str,
        (nations, columns): (&[Nation], &[u16]),
    ) {
        let start = self.page.lines.len();
        let letter = char::from(b'A' + u8::try_from(at.min(25)).unwrap_or(0)).to_string();
        let end = columns.first().copied().unwrap_or(self.wide).saturating_sub(2);
        let room = usize::from(end.saturating_sub(LETTER)).max(8);
        for (number, line) in wrap(words, room).into_iter().enumerate() {
            let mut row = Row::default();
            if number == 0 {
                row = row.bold(0, letter.as_str(), Tone::AccentBold);
                for (nation, x) in nations.iter().zip(columns) {
                    let (sign, tone) = mark(party(decision, *nation), at);
                    row = row.sign(x + 1, sign, tone);
                }
            }
            self.push(row.bold(LETTER, line, Tone::Head));
        }
        self.stop(start, None);
    }

    /// What the dots do not say: reservations, refusals, who has not spoken yet.
    fn remarks(&mut self, decision: &Decision, nations: &[Nation]) {
        let silent = |party: &Party| party.position == Stance::Agree && party.note.is_none();
        let said: Vec<(Nation, &Party)> =
            nations.iter().filter_map(|nation| Some((*nation, party(decision, *nation)?))).collect();
        let awaited: Vec<&str> =
            nations.iter().filter(|n| party(decision, **n).is_none()).map(|n| n.code()).collect();
        let remarks: Vec<_> = said.into_iter().filter(|(_, party)| !silent(party)).collect();
        if remarks.is_empty() && awaited.is_empty() {
            return;
        }
        blank(&mut self.page);
        for (nation, party) in remarks {
            self.position(nation, Some(party));
        }
        if !awaited.is_empty() && decision.status == DecisionStatus::Proposed {
            let words = self.cx.say("position attendue", "position awaited");
            self.push(Row::default().text(0, words, Tone::Ink3).text(
                cells(words) + 2,
                awaited.join("  "),
                Tone::Ink2,
            ));
        }
    }

    /// `MRT  ▲ reserves  subject to …`.
    fn position(&mut self, nation: Nation, party: Option<&Party>) {
        let row = Row::default().text(0, nation.code(), Tone::Ink2);
        let Some(party) = party else {
            self.push(row.text(5, self.cx.say("attendue", "awaited"), Tone::Ink3));
            return;
        };
        let (sign, tone) = stance(party.position);
        let word = party.position.word(self.cx.lang);
        let from = 7 + cells(word) + 2;
        let note = party.note.as_ref().map_or("", |note| note.get(self.cx.lang));
        let mut lines = wrap(note, usize::from(self.wide.saturating_sub(from)).max(12)).into_iter();
        let row = row.sign(5, sign, tone).text(7, word, tone);
        self.push(row.text(from, lines.next().unwrap_or_default(), Tone::Ink));
        for line in lines {
            self.push(Row::default().text(from, line, Tone::Ink));
        }
    }
}

fn party(decision: &Decision, nation: Nation) -> Option<&Party> {
    decision.parties.iter().find(|party| party.nation == nation)
}

/// How a nation stands to option number `at`: its own choice, or the first one when it is in favour
/// without naming any.
fn mark(party: Option<&Party>, at: usize) -> (Sign, Tone) {
    let none = (Sign::Small, Tone::Rule);
    let Some(party) = party else { return none };
    let first = matches!(party.position, Stance::Agree | Stance::Reserve).then_some(0);
    let chosen = party.option.map(|letter| letter as usize).or(first);
    if chosen != Some(at) {
        return none;
    }
    match party.position {
        Stance::Agree => (Sign::Dot, Tone::Ink),
        other => stance(other),
    }
}

/// The sign of a position, beside its word.
const fn stance(position: Stance) -> (Sign, Tone) {
    match position {
        Stance::Agree => (Sign::Check, Tone::Good),
        Stance::Abstain => (Sign::Circle, Tone::Ink2),
        Stance::Reserve => (Sign::Attention, Tone::Warn),
        Stance::Refuse => (Sign::Cross, Tone::Bad),
    }
}
