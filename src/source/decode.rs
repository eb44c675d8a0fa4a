//! One file to records: its head, its sections, each record by the record table.

mod context;
mod head;
mod section;

pub(super) use context::Context;
pub use head::HEAD;

use super::id::Id;
use super::reader::{NodeReader, plain_id, quote};
use crate::model::diagnostic::{Both, Diagnostic};
use crate::model::marking::Marking;
use crate::model::reference::{MAX_ID, is_id};
use crate::model::span::Span;
use crate::model::table::{Header, Kind, KindSet, Record};
use crate::model::value::{FieldSpec, Group, GroupSpec, Need, Pair, Reader, TypeSpec};
use crate::syntax::{Field, Node, Shape, Tree};
use head::near;

/// A diagnostic and the record it belongs to.
pub(super) struct Found {
    pub diagnostic: Diagnostic,
    /// Number of the record in `Context::seen`.
    pub record: Option<usize>,
}

/// A record that was met, understood or not.
pub(super) struct Met {
    pub id: Option<Id>,
    /// What its id was probably meant to be, if that has not the form of one.
    pub meant: Option<Box<str>>,
    pub kind: Kind,
    pub span: Span,
    /// Where its id is written, else the record.
    pub id_span: Span,
    /// The marking, when it could be read.
    pub marking: Option<Marking>,
    /// Understood and kept.
    pub kept: bool,
    /// A mistake of form lies inside, so that parts of it may belong elsewhere.
    pub broken: bool,
}

/// A reference written in a record.
pub(super) struct Written {
    pub id: Id,
    pub kinds: KindSet,
    pub span: Span,
    /// Number of the record in `Context::met`.
    pub record: Option<u32>,
}

const fn field(name: &'static str, ty: TypeSpec, fr: &'static str, en: &'static str) -> FieldSpec {
    FieldSpec { name, need: Need::Optional, ty, unit: "", label: Pair { fr, en } }
}

/// Fields every record has beside its own and its `Header`.
pub static IDENTITY: GroupSpec = GroupSpec { name: "Record", fields: &IDENTITY_ROWS };

static IDENTITY_ROWS: [FieldSpec; 3] = [
    FieldSpec {
        name: "id",
        need: Need::Required,
        ty: TypeSpec::Text,
        unit: "",
        label: Pair { fr: "identifiant", en: "id" },
    },
    field("marking", TypeSpec::Marking, "marquage", "marking"),
    field("same_as", TypeSpec::Ref(KindSet(u64::MAX)), "autre compte rendu", "other account"),
];

/// Decodes the file of `tree` into `context`.
pub(super) fn file<'a>(tree: &'a Tree, context: &mut Context<'a>) {
    let Some(root) = tree.root().map(|root| tree.node(context.text, root)) else {
        return;
    };
    if root.shape() != Shape::Fields && root.shape() != Shape::Unit {
        if root.shape() != Shape::Broken {
            let message = Both::new(
                "un fichier de briefing est un groupe : (contributor: …, incidents: […])",
                "a briefing file is a group: (contributor: …, incidents: […])",
            );
            let span = context.head_of(root);
            context.report(Diagnostic::error("STR-009", span, message));
        }
        return;
    }
    head::head(root, context);
    section::unknown_sections(root, context);
    for part in root.fields() {
        let Some(kind) = Kind::ALL.iter().find(|kind| kind.section() == part.name && !kind.in_meeting())
        else {
            continue;
        };
        section::section(*kind, part.value.unwrapped(), part.name_span, context);
    }
}

/// Reads one record; with a mistake it is left out, but its id stays known.
pub(super) fn record<'a>(node: Node<'a>, context: &mut Context<'a>, kind: Kind) {
    let outer = (context.current, context.errors, context.broken);
    let slots = context.slots.len();
    context.current = Some(context.met.len());
    context.broken = false;
    let number = context.met.len();
    let broken = node.has_errors() || context.slips.merged(node.span());
    context.met.push(Met {
        id: None,
        meant: None,
        kind,
        span: node.span(),
        id_span: node.span(),
        marking: None,
        kept: false,
        broken,
    });
    let made = read_record(node, context, kind, number);
    let whole = context.errors == outer.1 && !context.broken && !broken;
    if let (Some(record), true) = (made, whole) {
        context.met[number].kept = true;
        context.records.push(record);
    }
    // A record inside another one is left out by itself.
    (context.current, context.errors, context.broken) = outer;
    context.slots.truncate(slots);
}

fn read_record<'a>(node: Node<'a>, context: &mut Context<'a>, kind: Kind, number: usize) -> Option<Record> {
    let [of_id, of_marking, of_same_as] = &IDENTITY_ROWS;
    let mut reader = NodeReader::new(node, context);
    let group = reader.is_group();
    if group {
        reader.enter(&[&IDENTITY, const { &<Header as Group>::SPEC }, kind.spec()]);
    }
    let marking = match reader.written(of_marking) {
        Some(field) => own_marking(field, reader.context()),
        // A misspelt `marking` says that the inherited one does not hold.
        None if reader.unknown().any(|name| near(name, "marking")) => {
            let odd = node.fields().find(|field| near(field.name, "marking"));
            let text = odd.map(|field| reader.context().text_of(field)).unwrap_or_default();
            Some(reader.context().kept_back(text))
        }
        None => Some(reader.context().inherit(None)),
    };
    reader.context().met[number].marking.clone_from(&marking);
    let id = reader.written(of_id).and_then(|field| {
        let node = field.value.unwrapped();
        reader.context().met[number].id_span = node.span();
        read_id(node, reader.context(), number)
    });
    reader.context().met[number].id = id.as_deref().and_then(Id::new);
    let same_as = reader.written(of_same_as).map(|field| field.value.unwrapped());
    let same_as = same_as
        .map(|node| NodeReader::new(node, reader.context()).reference(KindSet(kind.bit())))
        .unwrap_or_default();
    if !group {
        return None;
    }
    reader.field(of_id, &mut |_| ());
    let header = Header::read_fields(&mut reader);
    let body = kind.read(&mut reader);
    Some(Record {
        id: id?,
        kind,
        marking: marking?,
        private: context.head.private,
        built_in: context.built_in,
        same_as,
        header: header?,
        body: body?,
        span: node.span(),
        stale: None,
    })
}

/// Reads the marking of a record; what had to be guessed in it leaves the originator alone.
fn own_marking<'a>(field: Field<'a>, context: &mut Context<'a>) -> Option<Marking> {
    let first = context.found.len();
    let marking = NodeReader::new(field.value.unwrapped(), context).marking()?;
    if !(context.doubtful(field) | context.guard(first)) {
        return Some(marking);
    }
    Some(Marking { span: marking.span, ..context.kept_back(context.text_of(field)) })
}

/// Reads an id and minds its prefix.
fn read_id<'a>(node: Node<'a>, context: &mut Context<'a>, number: usize) -> Option<Box<str>> {
    let id = NodeReader::new(node, context).string("identifiant entre guillemets", "an id in quotes")?;
    if !is_id(&id) {
        context.met[number].meant = plain_id(&id).map(Into::into);
        context.report(super::reader::bad_id(&id, node.span(), MAX_ID));
        return None;
    }
    if let Some(nation) = context.head.contributor {
        let begins = id.get(..nation.code().len()).is_some_and(|own| own.eq_ignore_ascii_case(nation.code()));
        if !begins || id.as_bytes().get(nation.code().len()) != Some(&b'-') {
            let prefix = format!("{}-", nation.code().to_ascii_lowercase());
            let message = Both::new(
                format!("l'identifiant {} ne commence pas par {prefix}", quote(&id)),
                format!("id {} does not begin with {prefix}", quote(&id)),
            );
            let help = Both::new(
                format!("commencez-le par {prefix} ici et partout où il est cité, ou corrigez contributor"),
                format!("begin it with {prefix} here and wherever it is named, or correct contributor"),
            );
            context.report(Diagnostic::warning("ID-004", node.span(), message).with_help(help));
        }
    }
    Some(id.into())
}
