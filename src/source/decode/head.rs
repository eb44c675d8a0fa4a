//! The head of a file: who wrote it, whether it is private, the marking its records inherit.

use super::context::Context;
use super::field;
use crate::model::diagnostic::{Both, Diagnostic};
use crate::model::marking::MarkingFields;
use crate::model::nation::Nation;
use crate::model::span::Span;
use crate::model::table::Kind;
use crate::model::value::{Group, GroupSpec, Reader, TypeSpec, Value};
use crate::source::doubt::Named;
use crate::source::reader::NodeReader;
use crate::syntax::{Field, Node};

/// Fields of the head of a file.
pub const HEAD: GroupSpec = GroupSpec {
    name: "Briefing",
    fields: &[
        field("contributor", TypeSpec::Word(&Nation::WORDS), "contributeur", "contributor"),
        field("private", TypeSpec::Bool, "privé", "private"),
        field("marking", TypeSpec::Marking, "marquage", "marking"),
        field("schema_version", TypeSpec::Integer { min: 1, max: 1 }, "version", "version"),
    ],
};

/// Newest form of files this program reads.
const SCHEMA_VERSION: i64 = 1;

/// Reads contributor, privacy and the marking that records inherit.
pub(super) fn head<'a>(root: Node<'a>, context: &mut Context<'a>) {
    let fields: Vec<Field<'a>> = root.fields().collect();
    let value = |name: &str| fields.iter().find(|f| f.name == name).map(|f| f.value.unwrapped());
    let first = context.found.len();
    let sensitive = |f: &&Field<'_>| matches!(f.name, "contributor" | "private" | "marking");
    let mut doubtful = false;
    for field in fields.iter().filter(sensitive) {
        doubtful |= context.doubtful(*field);
    }
    if let Some(node) = value("contributor") {
        context.head.contributor = Nation::read(&mut NodeReader::new(node, context));
    }
    if let Some(node) = value("private") {
        // A file that tries to say so is taken as private, whatever is written behind it.
        context.head.private = NodeReader::new(node, context).boolean().unwrap_or(true);
    }
    context.head.private |= swallowed("private", root, &fields, context);
    context.head.private |= near_miss(&fields, &["private"], is_section);
    if let Some(node) = value("schema_version") {
        let read = NodeReader::new(node, context).integer(1, i64::MAX);
        if let Some(version) = read.filter(|version| *version > SCHEMA_VERSION) {
            let message = Both::new(
                format!("version {version} inconnue : ce programme lit jusqu'à {SCHEMA_VERSION}"),
                format!("version {version} is unknown: this program reads up to {SCHEMA_VERSION}"),
            );
            let help = Both::new(
                "mettez le programme à jour, ou écrivez schema_version: 1",
                "bring the program up to date, or write schema_version: 1",
            );
            context.report(Diagnostic::error("STR-004", node.span(), message).with_help(help));
        }
    }
    let before = context.errors;
    if let Some(node) = value("marking") {
        let mut reader = NodeReader::new(node, context);
        let spec = const { &<MarkingFields as Group>::SPEC };
        let mut head = None;
        let read = reader.group(&[spec], &mut |inner| head = MarkingFields::read_fields(inner));
        let clean = read.is_some() && context.errors == before && !node.has_errors();
        context.head.unreadable = !clean;
        context.head.marking = head.filter(|_| clean);
    } else if context.errors > before
        || swallowed("marking", root, &fields, context)
        || near_miss(&fields, &["marking", "private"], is_section)
    {
        context.head.unreadable = true;
    }
    context.head.unreadable |= doubtful | context.guard(first);
    if context.head.unreadable {
        context.head.named = named(root, &fields, context);
    }
}

/// What the head names: what stands before the first section, and its fields wherever they stand.
fn named<'a>(root: Node<'a>, fields: &[Field<'a>], context: &Context<'a>) -> Named {
    let section = |f: &&Field<'_>| is_section(f.name);
    let end = fields.iter().find(section).map_or(root.span().end, |first| first.name_span.start);
    let mut named = Named::of(context.text.get(..end as usize).unwrap_or_default());
    fields
        .iter()
        .filter(|f| f.name_span.start > end && !section(f))
        .for_each(|f| named.add(context.text_of(*f)));
    named
}

/// Whether a slip of form in the head may hide its field `name`, which says who may see the file.
fn swallowed<'a>(name: &str, root: Node<'a>, fields: &[Field<'a>], context: &Context<'a>) -> bool {
    let known = |f: &&Field<'_>| is_section(f.name);
    let sections: Vec<Span> = fields.iter().filter(known).map(|f| f.name_span.to(f.value.span())).collect();
    if !context.slips.outside(&sections) {
        return false;
    }
    let mut at = root.span().start;
    let ends = sections.iter().map(|section| (section.start, section.end));
    ends.chain([(root.span().end, 0)]).any(|(start, end)| {
        let between = context.text.get(at as usize..start as usize).unwrap_or_default();
        at = end;
        between.contains(name) && !fields.iter().any(|f| f.name == name)
    })
}

fn is_section(name: &str) -> bool {
    Kind::ALL.iter().any(|kind| kind.section() == name)
}

/// Whether an unknown field looks like a misspelt one of `names`: then nothing may be taken for granted.
fn near_miss(fields: &[Field<'_>], names: &[&str], known: impl Fn(&str) -> bool) -> bool {
    // Comparing is slow and known fields are the rule, so they are sorted out first.
    fields
        .iter()
        .filter(|f| !names.contains(&f.name) && !known(f.name))
        .any(|f| names.iter().any(|name| near(f.name, name)))
}

pub(super) fn near(written: &str, name: &str) -> bool {
    strsim::damerau_levenshtein(written, name) <= 2
}
