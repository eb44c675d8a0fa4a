//! The sections of a file: their names, and the records of each.

use super::context::Context;
use super::{HEAD, field, record};
use crate::model::diagnostic::{Both, Diagnostic};
use crate::model::span::Span;
use crate::model::table::Kind;
use crate::model::value::{FieldSpec, GroupSpec, TypeSpec};
use crate::source::reader::NodeReader;
use crate::syntax::{Node, Shape};

/// Complains about sections that do not exist.
pub(super) fn unknown_sections<'a>(root: Node<'a>, context: &mut Context<'a>) {
    // Kind names are few and fixed, so the specs of sections are made once here.
    const SECTIONS: GroupSpec = GroupSpec { name: "Briefing", fields: &SECTION_FIELDS };
    const SECTION_FIELDS: [FieldSpec; Kind::ALL.len()] = {
        let mut fields = [const { field("", TypeSpec::Records, "", "") }; Kind::ALL.len()];
        let mut at = 0;
        while at < fields.len() {
            fields[at].name = Kind::ALL[at].section();
            at += 1;
        }
        fields
    };
    NodeReader::new(root, context).enter(&[const { &SECTIONS }, const { &HEAD }]);
}

/// Reads the records of a section.
pub(super) fn section<'a>(kind: Kind, node: Node<'a>, name: Span, context: &mut Context<'a>) {
    if kind == Kind::Note && !context.head.private {
        let message = Both::new(
            "les notes ne sont lues que dans un fichier privé (private: true)",
            "notes are read in a private file only (private: true)",
        );
        let help = Both::new(
            "mettez les notes dans un fichier à part qui commence par private: true",
            "put the notes into a file of their own that begins with private: true",
        );
        context.report(Diagnostic::error("MRK-018", name, message).with_help(help));
        return;
    }
    if kind == Kind::Meeting {
        record(node, context, kind);
        return;
    }
    match node.shape() {
        Shape::List => {
            let items: Vec<Node<'a>> = node.items().map(Node::unwrapped).collect();
            share(&items, context, kind);
        }
        Shape::Broken => {}
        _ => {
            let message = Both::new(
                format!("{} est une liste : [ (id: …), … ]", kind.section()),
                format!("{} is a list: [ (id: …), … ]", kind.section()),
            );
            context.report(Diagnostic::error("STR-009", context.head_of(node), message));
        }
    }
}

/// Records of a section that are worth another thread.
const SHARE: usize = 2_000;

/// Most threads that read one section.
const READERS: usize = 4;

/// Reads the records of a section, those of a long one on several threads: what comes of it is the same.
fn share<'a>(items: &[Node<'a>], context: &mut Context<'a>, kind: Kind) {
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(READERS);
    let threads = threads.min(items.len() / SHARE).max(1);
    let (own, others) = items.split_at(items.len().div_ceil(threads).min(items.len()));
    context.met.reserve(own.len());
    context.records.reserve(own.len());
    let parts: Vec<(&[Node<'a>], Context<'a>)> =
        others.chunks(own.len().max(1)).map(|part| (part, context.branch(part.len()))).collect();
    let branches: Vec<Context<'a>> = std::thread::scope(|scope| {
        let work = |(part, mut branch): (&[Node<'a>], Context<'a>)| {
            for item in part {
                record(*item, &mut branch, kind);
            }
            branch
        };
        let running: Vec<_> = parts.into_iter().map(|part| scope.spawn(move || work(part))).collect();
        for item in own {
            record(*item, context, kind);
        }
        // A reader that broke is broken here too: nothing is left out in silence.
        let ended = |branch: Result<_, _>| branch.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        running.into_iter().map(|branch| ended(branch.join())).collect()
    });
    for branch in branches {
        context.join(branch);
    }
}
