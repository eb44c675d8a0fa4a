//! What is still to be done, and decisions put off: who, until when, how late, since how long.

use super::{Kind, Picture, Space, air, blank};
use crate::analysis::context::Cx;
use crate::analysis::describe;
use crate::analysis::rows::{Ink, Row, cells};
use crate::analysis::sheet::layout::{Laid, Page, Stop};
use crate::look::measure::wrap;
use crate::look::tone::Tone;
use crate::model::marking::Composite;
use crate::model::nation::Nation;
use crate::model::record::{ActionsScene, DecisionStatus};
use crate::model::scalar::Count;
use crate::model::table::{Body, Kind as Table, Record};
use crate::model::time::Day;
use crate::model::value::Pair;

/// Something that is not done.
struct Promise<'a> {
    record: &'a Record,
    number: &'a str,
    text: &'a str,
    owner: Option<Nation>,
    due: Option<Day>,
    late: Option<i64>,
    /// Days since it was decided.
    age: Option<i64>,
    carried: Option<i64>,
}

/// Words in a tone, bold or not.
type Cell = (String, Tone, bool);

/// A column at the right: head, cells, narrowest page that shows it.
struct Column {
    head: Pair,
    width: u16,
    from: u16,
    cell: fn(&Cx<'_>, &Promise<'_>) -> Option<Cell>,
}

/// From right to left. The date leaves first, but never who and how late.
const COLUMNS: [Column; 5] = [
    Column { head: Pair { fr: "reports", en: "carried" }, width: 7, from: 84, cell: carried },
    Column { head: Pair { fr: "âge", en: "age" }, width: 5, from: 76, cell: age },
    Column { head: Pair { fr: "retard", en: "late" }, width: 6, from: 0, cell: late },
    Column { head: Pair { fr: "échéance", en: "due" }, width: 8, from: 62, cell: due },
    Column { head: Pair { fr: "qui", en: "who" }, width: 3, from: 0, cell: owner },
];

/// Narrowest page that shows the numbers of actions.
const NUMBERED: u16 = 60;

/// How much the rows take.
#[derive(Clone, Copy)]
struct Style {
    /// Long texts take several lines; else they are cut.
    whole: bool,
    /// An empty row between two.
    spaced: bool,
}

impl Kind for ActionsScene {
    fn title(&self, cx: &Cx<'_>) -> Option<String> {
        Some(match self.late_only {
            Some(true) => cx.say("Actions en retard", "Overdue actions").to_owned(),
            _ => cx.say("Actions ouvertes", "Open actions").to_owned(),
        })
    }

    fn lay(&self, cx: &Cx<'_>, space: Space) -> Picture {
        let groups = groups(self, cx);
        let mut composite = Composite::default();
        for promise in groups.iter().flat_map(|(_, list)| list) {
            composite.add(&promise.record.marking);
        }
        let build = |style: Style| {
            let mut page = Page::default();
            for (title, list) in &groups {
                group(cx, &mut page, space.width.max(1), title, list, style);
            }
            page
        };
        let whole = Style { whole: true, spaced: false };
        let tries = if space.large { [Style { whole: true, spaced: true }, whole] } else { [whole, whole] };
        let fitting = tries.into_iter().map(build).find(|page| air(space.height, page.lines.len(), 0));
        let mut page = fitting.unwrap_or_else(|| build(Style { whole: !space.large, spaced: false }));
        if page.lines.is_empty() {
            let words = match self.late_only {
                Some(true) => cx.say("Aucune action n'est en retard.", "No action is overdue."),
                _ => cx.say("Aucune action n'est ouverte.", "No action is open."),
            };
            page.lines.push(Laid::Row(Row::default().text(0, words, Tone::Ink2)));
        }
        Picture::page(page, composite)
    }
}

/// What is late, what is to come, what was put off; empty groups are left out.
fn groups<'a>(scene: &ActionsScene, cx: &Cx<'a>) -> Vec<(&'static str, Vec<Promise<'a>>)> {
    let mut open: Vec<Promise<'a>> =
        cx.room.of(Table::Action).filter_map(|record| action(cx, record)).collect();
    open.retain(|promise| scene.nation.is_none() || promise.owner == scene.nation);
    open.sort_by_key(|promise| (std::cmp::Reverse(promise.late), promise.due, &promise.record.id));
    let (late, coming): (Vec<_>, Vec<_>) = open.into_iter().partition(|promise| promise.late.is_some());
    let mut all = vec![(cx.say("EN RETARD", "OVERDUE"), late)];
    if scene.late_only != Some(true) {
        let mut put_off: Vec<_> =
            cx.room.of(Table::Decision).filter_map(|record| deferred(cx, record)).collect();
        put_off.retain(|promise| scene.nation.is_none() || promise.owner == scene.nation);
        put_off.sort_by_key(|promise| (std::cmp::Reverse(promise.age), &promise.record.id));
        all.push((cx.say("À FAIRE", "TO DO"), coming));
        all.push((cx.say("DÉCISIONS AJOURNÉES", "DECISIONS PUT OFF"), put_off));
    }
    all.retain(|(_, list)| !list.is_empty());
    all
}

fn action<'a>(cx: &Cx<'a>, record: &'a Record) -> Option<Promise<'a>> {
    let Body::Action(action) = &record.body else { return None };
    let decided =
        action.decision.as_ref().and_then(|id| cx.room.follow(&id.0)).and_then(|record| match &record.body {
            Body::Decision(decision) => decision.date,
            _ => None,
        });
    action.is_open().then(|| Promise {
        record,
        number: action.number.as_ref().map_or("", |number| number.get(cx.lang)),
        text: action.text.get(cx.lang),
        owner: Some(action.owner),
        due: Some(action.due),
        late: describe::days_late(cx, action.due, true),
        age: action.given.or(decided).and_then(|day| cx.days_past(day)),
        carried: action.carried_count.map(Count::get),
    })
}

/// A decision that was put off; the nation of the item it stands in answers for it.
fn deferred<'a>(cx: &Cx<'a>, record: &'a Record) -> Option<Promise<'a>> {
    let Body::Decision(decision) = &record.body else { return None };
    let owner =
        decision.item.as_ref().and_then(|id| cx.room.follow(&id.0)).and_then(|record| match &record.body {
            Body::AgendaItem(item) => Some(item.owner),
            _ => None,
        });
    (decision.status == DecisionStatus::Deferred).then(|| Promise {
        record,
        number: decision.number.as_ref().map_or("", |number| number.get(cx.lang)),
        text: record.title().get(cx.lang),
        owner,
        due: None,
        late: None,
        age: decision.date.and_then(|day| cx.days_past(day)),
        carried: None,
    })
}

fn owner(_: &Cx<'_>, promise: &Promise<'_>) -> Option<Cell> {
    Some((promise.owner?.code().to_owned(), Tone::Ink2, false))
}

fn due(_: &Cx<'_>, promise: &Promise<'_>) -> Option<Cell> {
    Some((promise.due?.day_month(), Tone::Ink2, false))
}

fn late(cx: &Cx<'_>, promise: &Promise<'_>) -> Option<Cell> {
    let days = promise.late?;
    Some((cx.days(days), describe::late_tone(days), true))
}

fn age(cx: &Cx<'_>, promise: &Promise<'_>) -> Option<Cell> {
    Some((cx.days(promise.age?), Tone::Ink2, false))
}

fn carried(_: &Cx<'_>, promise: &Promise<'_>) -> Option<Cell> {
    let times = promise.carried?;
    Some((times.to_string(), if times > 1 { Tone::Warn } else { Tone::Ink2 }, false))
}

/// The columns a width has room for, with the cell each one ends before.
fn columns(wide: u16) -> (u16, Vec<(&'static Column, u16)>) {
    let (mut end, mut all) = (wide, Vec::new());
    for column in COLUMNS.iter().filter(|column| wide >= column.from) {
        all.push((column, end));
        end = end.saturating_sub(column.width + 2);
    }
    (end, all)
}

fn group(cx: &Cx<'_>, page: &mut Page, wide: u16, title: &str, list: &[Promise<'_>], style: Style) {
    blank(page);
    let first = page.lines.len();
    let (end, columns) = columns(wide);
    let numbers =
        list.iter().map(|promise| cells(promise.number)).max().filter(|n| *n > 0 && wide >= NUMBERED);
    let x = numbers.map_or(0, |number| number.min(12) + 2);
    let title = format!("{title} {}", list.len());
    let free = cells(&title) + 2;
    let ink = Ink::Section { cells: wide, title, note: String::new(), doors: 0..0 };
    let mut head = Row::default().part(0, ink);
    for (column, end) in &columns {
        let name = format!(" {}{}", column.head.get(cx.lang), if *end == wide { "" } else { " " });
        let after = if *end == wide { *end } else { end + 1 };
        if after.saturating_sub(cells(&name)) > free {
            head = head.right(after, name, Tone::Ink3);
        }
    }
    page.lines.push(Laid::Row(head));
    for promise in list {
        if style.spaced {
            page.lines.push(Laid::Blank);
        }
        let start = page.lines.len();
        let room = end.saturating_sub(x).max(8);
        let mut lines = if style.whole { wrap(promise.text, usize::from(room)) } else { vec![promise.text] };
        let rest = lines.split_off(lines.len().min(1));
        let mut row = Row::default();
        if x > 0 {
            row = row.cut(0, x - 2, promise.number, Tone::Ink3);
        }
        row = row.cut(x, room, lines.first().copied().unwrap_or_default(), Tone::Ink);
        for (column, end) in &columns {
            row = match (column.cell)(cx, promise) {
                Some((text, tone, true)) => row.right_bold(*end, text, tone),
                Some((text, tone, false)) => row.right(*end, text, tone),
                None => row.right(*end, "–", Tone::Ink3),
            };
        }
        page.lines.push(Laid::Row(row));
        page.lines.extend(rest.into_iter().map(|line| Laid::Row(Row::default().text(x, line, Tone::Ink))));
        let lines = start..page.lines.len();
        page.stops.push(Stop { lines, x: 0, cells: wide, leads: Some(promise.record.id.clone()) });
    }
    page.parts.push(first..page.lines.len());
}
