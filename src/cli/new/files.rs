//! The files of the folder: the meeting, the writer's own, those with what others promised, private notes.

use super::carried::Promise;
use super::plan::Plan;
use super::sheet::{Sheet, quoted, text};
use super::{meeting, templates};
use crate::model::lang::Lang;
use crate::model::nation::{Nation, NationSet};
use crate::syntax;

/// Name and text of every file, each in its layout.
pub(super) fn files(plan: &Plan) -> Vec<(String, String)> {
    let own = plan.nation;
    let mut files =
        vec![("meeting.ron".to_owned(), meeting::file(plan)), (name(own, ""), contribution(plan))];
    for nation in Nation::ALL.iter().copied().filter(|nation| *nation != own) {
        if plan.promises.iter().any(|promise| promise.contributor == nation) {
            files.push((name(nation, ""), other(plan, nation)));
        }
    }
    files.push((name(own, "-private"), private(plan)));
    let laid = |text: String| syntax::format(&text).unwrap_or(text);
    files.into_iter().map(|(name, text)| (name, laid(text))).collect()
}

fn name(nation: Nation, end: &str) -> String {
    format!("{}{end}.ron", nation.code().to_lowercase())
}

/// The file of the writer: open actions, then a template for every section.
fn contribution(plan: &Plan) -> String {
    let mut sheet = Sheet::default();
    let (fr, en) = (plan.nation.word(Lang::Fr), plan.nation.word(Lang::En));
    sheet.comment(&format!("Contribution : {fr}"), &format!("Contribution: {en}"));
    sheet.comment(
        "Ôtez // devant ce qui sert ; * : requis. Les champs en détail : tribrief reference incidents",
        "Take away // before what is of use; *: required. The fields in detail: tribrief reference incidents",
    );
    sheet.open("(");
    meeting::head(&mut sheet, plan);
    actions(&mut sheet, plan, plan.nation);
    templates::write(&mut sheet, plan);
    sheet.close(")");
    sheet.finish()
}

/// The file of another nation: what it still has to do.
fn other(plan: &Plan, nation: Nation) -> String {
    let mut sheet = Sheet::default();
    let (fr, en) = (nation.word(Lang::Fr), nation.word(Lang::En));
    sheet.comment(
        &format!("{fr} : à remplacer par le fichier que cette nation envoie, s'il reprend ces actions"),
        &format!("{en}: to be replaced by the file that this nation sends, if that takes these actions over"),
    );
    sheet.open("(");
    meeting::head_of(&mut sheet, plan, nation);
    actions(&mut sheet, plan, nation);
    sheet.close(")");
    sheet.finish()
}

fn actions(sheet: &mut Sheet, plan: &Plan, nation: Nation) {
    let mut open = plan.promises.iter().filter(|promise| promise.contributor == nation).peekable();
    let Some(first) = open.peek() else { return };
    let from = first.from.replace(['\n', '\r'], " ");
    sheet.blank();
    sheet.comment(&format!("Restées ouvertes : {from}"), &format!("Left open: {from}"));
    sheet.open("actions: [");
    open.for_each(|promise| action(sheet, plan, nation, promise));
    sheet.close("],");
}

fn action(sheet: &mut Sheet, plan: &Plan, nation: Nation, promise: &Promise) {
    let Promise { id, action, owner, due, count, .. } = promise;
    sheet.open("(");
    sheet.line(&format!("id: {},", quoted(id)));
    if let Some(marking) = marking(plan, nation, promise) {
        sheet.line(&format!("marking: {marking},"));
    }
    sheet.line(&format!("text: {},", text(&action.text)));
    if let Some(number) = &action.number {
        sheet.line(&format!("number: {},", text(number)));
    }
    sheet.line(&format!("owner: {},", owner.code()));
    sheet.line(&format!("due: \"{}\",", due.iso()));
    if let Some(given) = action.given {
        sheet.line(&format!("given: \"{}\",", given.iso()));
    }
    sheet.line("status: Carried,");
    sheet.line(&format!("carried_count: {count},"));
    if let Some(priority) = action.priority {
        sheet.line(&format!("priority: {},", priority.0));
    }
    if let Some(region) = action.region {
        sheet.line(&format!("region: {},", region.code()));
    }
    sheet.close("),");
}

/// The marking of an action where it is not that of its file.
fn marking(plan: &Plan, nation: Nation, promise: &Promise) -> Option<String> {
    let own = &promise.marking;
    let usual = own.class == plan.class
        && own.rel_to == NationSet::MEMBERS
        && own.tlp.is_none()
        && own.exercise == plan.exercise
        && own.originator == Some(nation)
        && !own.national_only
        && promise.caveats.is_empty();
    if usual {
        return None;
    }
    let nations: Vec<&str> = own.rel_to.iter().map(Nation::code).collect();
    let mut fields = vec![format!("class: {}", own.class.code())];
    if !nations.is_empty() {
        fields.push(format!("rel_to: [{}]", nations.join(", ")));
    }
    fields.extend(own.tlp.map(|tlp| format!("tlp: {}", tlp.code())));
    fields.extend(
        own.originator.filter(|from| *from != nation).map(|from| format!("originator: {}", from.code())),
    );
    let national = own.national_only.then_some("NationalOnly");
    let caveats: Vec<&str> = national.into_iter().chain(promise.caveats.iter().copied()).collect();
    if !caveats.is_empty() {
        fields.push(format!("caveats: [{}]", caveats.join(", ")));
    }
    fields.push(format!("exercise: {}", own.exercise));
    Some(format!("({})", fields.join(", ")))
}

/// The file of private notes.
fn private(plan: &Plan) -> String {
    let mut sheet = Sheet::default();
    let prefix = plan.prefix();
    sheet.comment(
        "Fichier privé : notes d'orateur et remarques nationales. Il ne quitte pas cet ordinateur.",
        "Private file: speaker's notes and national remarks. It does not leave this laptop.",
    );
    sheet.open("(");
    sheet.line(&format!("contributor: {},", plan.nation.code()));
    sheet.line("private: true,");
    sheet.line(&format!(
        "marking: (class: {}, rel_to: [{}], caveats: [NationalOnly], exercise: {}),",
        plan.class.code(),
        plan.nation.code(),
        plan.exercise
    ));
    sheet.blank();
    sheet.open("notes: [");
    for line in [
        "(".to_owned(),
        format!("    id: \"{prefix}-note-01\","),
        "    title: (fr: \"Avant d'ouvrir\", en: \"Before opening\"),".to_owned(),
        format!("    about: \"{prefix}-ag-02\","),
        "    text: (fr: \"…\", en: \"…\"),".to_owned(),
        "),".to_owned(),
    ] {
        sheet.line(&format!("// {line}"));
    }
    sheet.close("],");
    sheet.close(")");
    sheet.finish()
}
