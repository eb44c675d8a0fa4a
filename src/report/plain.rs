//! Panes, records and scenes as plain text, marked at the top and at the bottom.

mod map;

use std::fmt::Write as _;

use crate::analysis::chart;
use crate::analysis::columns::{self, Column};
use crate::analysis::context::Cx;
use crate::analysis::describe;
use crate::analysis::list::{self, Query, Row};
use crate::analysis::overview::{self, Overview};
use crate::analysis::pane::Pane;
use crate::analysis::scene::{self, Drawn, Space};
use crate::analysis::sheet::layout::{self, Laid, Page};
use crate::analysis::sheet::{self, Piece};
use crate::look::measure::{cut, signed, width};
use crate::model::marking::Composite;
use crate::model::record::ChartName;
use crate::model::table::{Body, Record};

/// Width of a page of plain text, in cells.
pub const WIDTH: u16 = 100;

/// The marking line of a document: `EXERCISE // DIFFUSION RESTREINTE // REL TO SEN, MLI, MRT`.
#[must_use]
pub fn marking(cx: &Cx<'_>, composite: Composite) -> String {
    let mut parts: Vec<String> = Vec::new();
    if composite.exercise {
        parts.push(cx.say("EXERCICE", "EXERCISE").to_owned());
    }
    parts.push(composite.class.word(cx.lang).to_owned());
    let nations = composite.rel_to.unwrap_or_else(|| cx.room.audience());
    parts.push(format!("REL TO {nations}"));
    parts.extend(composite.tlp.map(|tlp| tlp.word(cx.lang).to_owned()));
    parts.join(" // ")
}

/// `body` between its markings.
fn framed(cx: &Cx<'_>, composite: Composite, body: &str) -> String {
    let line = marking(cx, composite);
    format!("{line}\n\n{}\n\n{line}\n", body.trim_end())
}

/// A pane.
#[must_use]
pub fn pane(cx: &Cx<'_>, pane: Pane, query: &Query) -> String {
    if pane == Pane::Overview {
        let overview = overview::build(cx, query.region);
        let mut composite = overview.composite;
        let mut body = String::new();
        if let Some((record, _)) = cx.room.meeting() {
            composite.add(&record.marking);
            let _ = writeln!(body, "{}\n", record.title().get(cx.lang));
        }
        overview_body(cx, &overview, &mut body);
        return framed(cx, composite, &body);
    }
    if pane == Pane::Map {
        let (body, composite) = super::map_list::list(cx, query.region);
        return framed(cx, composite, &body);
    }
    let rows = list::rows(cx, pane, query);
    let mut body = format!("{} · {}\n", pane.name().get(cx.lang), list::count(&rows));
    table(cx, pane, &rows, &mut body);
    framed(cx, list::composite(cx, &rows), &body)
}

/// A record.
#[must_use]
pub fn record(cx: &Cx<'_>, record: &Record) -> String {
    let sheet = sheet::build(cx, record);
    let page = layout::lay(cx, &sheet, WIDTH);
    framed(cx, sheet.composite, &page_text(&page))
}

/// Scene number `at` (from 0) of those of an agenda item that the room may see.
#[must_use]
pub fn scene(cx: &Cx<'_>, item: &Record, at: usize) -> Option<String> {
    let Body::AgendaItem(body) = &item.body else { return None };
    let (_, scene) = scene::scenes(cx, &item.id).into_iter().nth(at)?;
    let title = scene::title(cx, &scene)?;
    let picture = scene::lay(cx, &scene, (WIDTH, u16::MAX), false);
    Some(match picture.body {
        Drawn::Overview => pane(cx, Pane::Overview, &Query::default()),
        Drawn::Table { pane, rows, .. } => {
            let mut body = format!("{} · {}\n", pane.name().get(cx.lang), list::count(&rows));
            table(cx, pane, &rows, &mut body);
            framed(cx, picture.composite, &body)
        }
        Drawn::Map(map) => {
            let mut composite = picture.composite;
            composite.add(&item.marking);
            let head = format!("{}.{} {}\n", body.number.get(cx.lang), at + 1, title);
            let text = map::text(cx, &map, &mut composite);
            framed(cx, composite, &(head + &text))
        }
        Drawn::Page(page) => {
            let mut composite = picture.composite;
            composite.add(&item.marking);
            let head = format!("{}.{} {}\n\n", body.number.get(cx.lang), at + 1, title);
            framed(cx, composite, &(head + &page_text(&page)))
        }
    })
}

/// A chart, of all regions.
#[must_use]
pub fn chart(cx: &Cx<'_>, chart: ChartName) -> String {
    let (page, composite) =
        chart::lay(cx, chart, None, Space { width: WIDTH, height: u16::MAX, large: false });
    framed(cx, composite, &page_text(&page))
}

/// Pads `text` to `cells`, or cuts it.
fn pad(text: &str, cells: usize, right: bool) -> String {
    let text = cut(text, cells, "…");
    let space = " ".repeat(cells.saturating_sub(width(&text)));
    if right { format!("{space}{text}") } else { format!("{text}{space}") }
}

/// Rows under their heads, columns on one grid.
fn table(cx: &Cx<'_>, pane: Pane, rows: &[Row], out: &mut String) {
    let mut columns: Vec<(&'static Column, usize)> = Vec::new();
    let mut kind = None;
    for row in rows {
        match row {
            Row::Head { title, count, .. } => {
                let _ = writeln!(out, "\n{title} ({count})");
                kind = None;
            }
            Row::Item(id) => {
                let Some(record) = cx.room.get(id) else { continue };
                if kind != Some(record.kind) {
                    kind = Some(record.kind);
                    let (kept, star) = columns::fit(record.kind, WIDTH);
                    columns = kept
                        .into_iter()
                        .map(|c| (c, usize::from(if c.width == 0 { star } else { c.width })))
                        .collect();
                    let heads = columns.iter().map(|(c, w)| pad(c.head.get(cx.lang), *w, c.right));
                    let _ = writeln!(out, "{}", heads.collect::<Vec<_>>().join("  ").trim_end());
                }
                let cells = columns.iter().map(|(c, w)| pad(&(c.cell)(cx, record).plain(), *w, c.right));
                let _ = writeln!(out, "{}", cells.collect::<Vec<_>>().join("  ").trim_end());
            }
        }
    }
    if rows.is_empty() {
        let _ = writeln!(out, "\n{}", cx.say("Rien à montrer ici.", "Nothing to show here."));
    }
    let _ = pane;
}

fn join(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.text.trim()).collect::<Vec<_>>().join("  ")
}

/// A page as lines of text.
fn page_text(page: &Page) -> String {
    let mut out = String::new();
    for line in &page.lines {
        match line {
            Laid::Blank => out.push('\n'),
            Laid::Row(row) | Laid::Block(row) => {
                let _ = writeln!(out, "{}", row.plain());
            }
            Laid::Big { text, row: 0 } => {
                let _ = writeln!(out, "{text}");
            }
            Laid::Big { .. } => {}
            Laid::Title { title, id } => {
                let _ = writeln!(out, "{title}  [{id}]");
            }
            Laid::Lead { dots, pieces } => {
                let marks: String = (0..3).map(|at| if at < *dots { '●' } else { '·' }).collect();
                let marks = if *dots > 0 { format!("{marks} ") } else { String::new() };
                let _ = writeln!(out, "{marks}{}", join(pieces));
            }
            Laid::Section { title, note } => {
                let note = if note.is_empty() { String::new() } else { format!(" ({note})") };
                let _ = writeln!(out, "{title}{note}");
            }
            Laid::Strip { marks, .. } => {
                let offsets: Vec<String> = marks.iter().map(|mark| signed(mark.offset)).collect();
                let _ = writeln!(out, "  {}", offsets.join("  "));
            }
            Laid::Text { x, label, pieces, right, .. } => {
                let label = pad(label.as_deref().unwrap_or(""), usize::from(*x), false);
                let right = right.as_ref().map(|piece| format!("  {}", piece.text)).unwrap_or_default();
                let _ = writeln!(out, "{}", format!("{label}{}{right}", join(pieces)).trim_end());
            }
        }
    }
    out
}

fn overview_body(cx: &Cx<'_>, o: &Overview, out: &mut String) {
    let word = |fr, en| cx.say(fr, en);
    let _ = writeln!(
        out,
        "{}: {} ({} {})",
        word("Incidents", "Incidents"),
        o.incidents,
        o.incidents_before,
        word("avant", "before")
    );
    let _ = writeln!(
        out,
        "{}: {} ({}–{})",
        word("Tués, estimation", "Killed, estimate"),
        o.killed,
        o.killed_range.0,
        o.killed_range.1
    );
    let _ = writeln!(
        out,
        "{}: {} / {}",
        word("Actions en retard", "Actions overdue"),
        o.overdue.len(),
        o.open_actions
    );
    let _ = writeln!(
        out,
        "{}: {} / {}",
        word("Patrouilles faites", "Patrols held"),
        o.patrols_held,
        o.patrols_planned
    );
    let _ = writeln!(
        out,
        "{}: {} / {}\n",
        word("Risques très élevés", "Risks very high"),
        o.very_high,
        o.risks.len()
    );
    let _ = writeln!(
        out,
        "{:<14}{:>6}{:>8}{:>6}{:>9}{:>8}",
        word("région", "region"),
        word("ici", "now"),
        word("avant", "was"),
        "Δ",
        word("graves", "severe"),
        word("tués", "killed")
    );
    for row in &o.regions {
        let delta = signed(i64::from(row.now) - i64::from(row.before));
        let _ = writeln!(
            out,
            "{}{:>6}{:>8}{:>6}{:>9}{:>8}",
            pad(row.region.word(cx.lang), 14, false),
            row.now,
            row.before,
            delta,
            row.severe,
            row.killed
        );
    }
    let _ = writeln!(out, "\n{}", word("PAR NATURE (période, avant)", "BY KIND (period, before)"));
    for (kind, now, before) in &o.kinds {
        let _ = writeln!(out, "{}{now:>4}{before:>6}", pad(kind.word(cx.lang), 20, false));
    }
    for (title, ids) in [
        (word("RISQUES", "RISKS"), &o.risks),
        (word("ACTIONS EN RETARD", "OVERDUE ACTIONS"), &o.overdue),
        (word("PROCHAINES PATROUILLES", "NEXT PATROLS"), &o.patrols),
        (word("CORRIDORS", "CORRIDORS"), &o.corridors),
        (word("MENACES", "THREATS"), &o.threats),
    ] {
        let _ = writeln!(out, "\n{title}");
        for record in ids.iter().filter_map(|id| cx.room.get(id)) {
            let state = describe::state(cx, record);
            let _ = writeln!(out, "{}  {}", pad(record.title().get(cx.lang), 70, false), state.text);
        }
    }
}
