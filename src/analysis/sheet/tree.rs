//! The remaining fields of a record, straight from the record table: nothing that staff wrote is
//! left off a page because nobody thought of it.

use super::facts::{moment, position};
use super::{Door, Line, Piece, Section, Sheet, number};
use crate::analysis::context::Cx;
use crate::look::tone::Tone;
use crate::model::table::{Kind, Record};
use crate::model::value::{FieldSpec, Need, Seen};

/// A value, or a group of them.
enum Node {
    Leaf {
        spec: &'static FieldSpec,
        text: String,
        tone: Tone,
        door: Option<Door>,
        long: bool,
    },
    /// A paragraph field.
    Prose {
        spec: &'static FieldSpec,
        lines: Vec<String>,
    },
    Group {
        spec: &'static FieldSpec,
        inner: Vec<Node>,
        complete: bool,
    },
}

/// Longest text that stands as a fact; longer ones get a section of their own.
const FACT: usize = 64;

/// Fields a sheet shows elsewhere: title, lead, facts, doors.
fn shown_elsewhere(kind: Kind, field: &str) -> bool {
    let common = ["title", "sources", "scenes", "refs", "related", "evidence", "statistics"];
    if common.contains(&field) {
        return true;
    }
    match kind {
        Kind::Incident => [
            "kind",
            "severity",
            "start",
            "end",
            "time_precision",
            "place",
            "position",
            "position_precision",
            "country",
            "region",
            "fatalities",
            "group",
            "grade",
        ]
        .contains(&field),
        Kind::Risk => ["likelihood", "impact"].contains(&field),
        Kind::Threat => field == "probability",
        Kind::Asset | Kind::Place => ["name", "position"].contains(&field),
        Kind::Corridor => ["name", "segments", "stakes", "goods", "alternatives"].contains(&field),
        Kind::Actor | Kind::Framework | Kind::Source | Kind::RegionFacts | Kind::Command => field == "name",
        Kind::Action => field == "text",
        Kind::Request => field == "question",
        Kind::AgendaItem => ["kind", "owner", "start", "duration", "audience"].contains(&field),
        Kind::Patrol => ["form", "mode", "nations"].contains(&field),
        Kind::Participant => field == "post",
        // Beside the members that are seen it would tell how many are held back.
        Kind::IncidentGroup => field == "expected_count",
        _ => false,
    }
}

/// Adds every remaining field of `record` to `sheet`.
pub(super) fn fields(cx: &Cx<'_>, record: &Record, sheet: &mut Sheet) {
    for node in collect(cx, record, sheet) {
        place(cx, node, sheet);
    }
}

/// Turns the stream of values into a tree, leaving out what the room may not see.
fn collect(cx: &Cx<'_>, record: &Record, sheet: &mut Sheet) -> Vec<Node> {
    let mut stack: Vec<(Option<&'static FieldSpec>, Vec<Node>, bool)> = vec![(None, Vec::new(), true)];
    record.body.walk(&mut |spec, seen| match seen {
        Seen::Open(_) => stack.push((Some(spec), Vec::new(), true)),
        Seen::Close => {
            if let Some((Some(spec), inner, complete)) = stack.pop()
                && let Some((_, outer, _)) = stack.last_mut()
            {
                outer.push(Node::Group { spec, inner, complete });
            }
        }
        value => {
            let top = stack.len() == 1;
            if let Some((_, list, complete)) = stack.last_mut() {
                if top && shown_elsewhere(record.kind, spec.name) {
                    return;
                }
                match leaf(cx, spec, value, sheet) {
                    Some(node) => list.push(node),
                    // A part without the thing it is about would hint that there is one.
                    None => *complete &= spec.need != Need::Required,
                }
            }
        }
    });
    let (_, nodes, _) = stack.swap_remove(0);
    nodes
        .into_iter()
        .filter(|node| match node {
            Node::Group { spec, .. } => !shown_elsewhere(record.kind, spec.name),
            _ => true,
        })
        .collect()
}

fn leaf(cx: &Cx<'_>, spec: &'static FieldSpec, seen: Seen<'_>, sheet: &mut Sheet) -> Option<Node> {
    let unit = if spec.unit.is_empty() { String::new() } else { format!(" {}", spec.unit) };
    let mut door = None;
    let (text, tone) = match seen {
        Seen::Text(text) => (text.get(cx.lang).to_owned(), Tone::Ink),
        Seen::Prose(prose) => {
            let lines = prose.get(cx.lang).iter().map(ToString::to_string).collect();
            return Some(Node::Prose { spec, lines });
        }
        Seen::Word(words, at) => {
            // Nations read best as their codes; everything else as a word.
            let variant = &words.variants[at];
            let text = if words.name == "Nation" || words.name == "Class" {
                variant.0
            } else {
                variant.1.get(cx.lang)
            };
            (text.to_owned(), Tone::Ink2)
        }
        Seen::Integer(value) => (format!("{value}{unit}"), Tone::Ink),
        Seen::Number(value) => (format!("{}{unit}", number(cx, value)), Tone::Ink),
        Seen::Bool(value) => {
            (if value { cx.say("oui", "yes") } else { cx.say("non", "no") }.to_owned(), Tone::Ink)
        }
        Seen::Moment(value) => (moment(value), Tone::Ink2),
        Seen::Day(value) => (value.format(), Tone::Ink2),
        Seen::Token(value) => (value.to_owned(), Tone::Ink),
        Seen::Marking(value) => (super::marking_words(cx, value), Tone::Ink2),
        Seen::Place(place) => {
            door = cx.room.place_of(place).map(|record| Door::Record(record.id.clone()));
            (position(cx, place)?, Tone::Ink)
        }
        Seen::Ref(reference) => {
            let target = cx.room.follow(reference)?;
            sheet.composite.add(&target.marking);
            door = Some(Door::Record(target.id.clone()));
            (target.title().get(cx.lang).to_owned(), Tone::Ink)
        }
        Seen::Open(_) | Seen::Close => return None,
    };
    let long = text.chars().count() > FACT;
    (!text.is_empty()).then_some(Node::Leaf { spec, text, tone, door, long })
}

/// Puts a node where it belongs: a fact, the main text, a section.
fn place(cx: &Cx<'_>, node: Node, sheet: &mut Sheet) {
    match node {
        Node::Leaf { spec, text, tone, door, long } => {
            let label = spec.label.get(cx.lang);
            let list = matches!(spec.need, Need::Many | Need::Some);
            if long || (list && text.chars().count() > 24) {
                let line = Line { pieces: vec![Piece::new(text, tone)], door, ..Line::default() };
                section(sheet, label).lines.push(line);
            } else if let Some(fact) = sheet.facts.iter_mut().find(|fact| list && fact.label == label) {
                // Words of a list stand in one line.
                if let Some(last) = fact.pieces.last_mut() {
                    last.text.push_str(if spec.label.en == "Nations" { " " } else { ", " });
                    last.text.push_str(&text);
                }
            } else {
                let pieces = vec![Piece::new(text, tone)];
                sheet.facts.push(Line { label: label.to_owned(), pieces, right: None, door });
            }
        }
        Node::Prose { spec, lines } => {
            if sheet.prose.is_empty() {
                sheet.prose = lines;
            } else {
                let made = section(sheet, spec.label.get(cx.lang));
                made.lines.extend(
                    lines
                        .into_iter()
                        .map(|text| Line { pieces: vec![Piece::new(text, Tone::Ink)], ..Line::default() }),
                );
            }
        }
        Node::Group { complete: false, .. } => {}
        Node::Group { spec, inner, .. } if spec.need != Need::Many && is_small(&inner) => {
            // A score, a period, a budget: a fact like any other.
            let line = joined(cx, inner);
            sheet.facts.push(Line { label: spec.label.get(cx.lang).to_owned(), ..line });
        }
        Node::Group { spec, inner, .. } => {
            let many = matches!(spec.need, Need::Many | Need::Some);
            let made = section(sheet, spec.label.get(cx.lang));
            if many {
                made.lines.push(joined(cx, inner));
            } else {
                split(cx, inner, made);
            }
        }
    }
}

/// Whether a group is short enough to stand in one line.
fn is_small(inner: &[Node]) -> bool {
    let short = |node: &Node| matches!(node, Node::Leaf { text, .. } if text.chars().count() <= 16);
    inner.len() <= 2 && inner.iter().all(short)
}

/// The section called `title`, made when it is not there.
fn section<'s>(sheet: &'s mut Sheet, title: &str) -> &'s mut Section {
    let title = title.to_uppercase();
    if let Some(at) = sheet.sections.iter().position(|section| section.title == title) {
        return &mut sheet.sections[at];
    }
    sheet.sections.push(Section { title, ..Section::default() });
    let last = sheet.sections.len() - 1;
    &mut sheet.sections[last]
}

/// A member of a list in one line: its values one after the other.
fn joined(cx: &Cx<'_>, inner: Vec<Node>) -> Line {
    let mut line = Line::default();
    for node in inner {
        match node {
            Node::Leaf { spec, text, tone, door, .. } => {
                line.door = line.door.or(door);
                // A bare number or yes/no says nothing without its label.
                let needs_label = matches!(
                    spec.ty,
                    crate::model::value::TypeSpec::Bool
                        | crate::model::value::TypeSpec::Integer { .. }
                        | crate::model::value::TypeSpec::Day
                ) && spec.unit.is_empty();
                if needs_label {
                    line.pieces.push(Piece::new(spec.label.get(cx.lang).to_lowercase(), Tone::Ink3));
                }
                line.pieces.push(Piece::new(text, tone));
            }
            Node::Prose { lines, .. } => {
                line.pieces.extend(lines.into_iter().map(|text| Piece::new(text, Tone::Ink)));
            }
            Node::Group { inner, complete: true, .. } => {
                let nested = joined(cx, inner);
                line.door = line.door.or(nested.door);
                line.pieces.extend(nested.pieces);
            }
            Node::Group { .. } => {}
        }
    }
    line
}

/// A single group: one line a field, its label before it.
fn split(cx: &Cx<'_>, inner: Vec<Node>, section: &mut Section) {
    for node in inner {
        match node {
            Node::Leaf { spec, text, tone, door, .. } => {
                let label = spec.label.get(cx.lang).to_owned();
                let width = u16::try_from(label.chars().count()).unwrap_or(0) + 2;
                section.label_width = section.label_width.max(width.min(24));
                section.lines.push(Line { label, pieces: vec![Piece::new(text, tone)], right: None, door });
            }
            Node::Prose { spec, lines } => {
                for text in lines {
                    let label = spec.label.get(cx.lang).to_owned();
                    section.lines.push(Line {
                        label,
                        pieces: vec![Piece::new(text, Tone::Ink)],
                        ..Line::default()
                    });
                }
            }
            Node::Group { spec, inner, complete: true, .. } => {
                let mut line = joined(cx, inner);
                spec.label.get(cx.lang).clone_into(&mut line.label);
                let width = u16::try_from(line.label.chars().count()).unwrap_or(0) + 2;
                section.label_width = section.label_width.max(width.min(24));
                section.lines.push(line);
            }
            Node::Group { .. } => {}
        }
    }
}
