//! `meeting.ron`: dates, who comes, the agenda.

use super::agenda;
use super::hosts::{self, MEMBERS, Post, Words, usual};
use super::plan::Plan;
use super::sheet::{Sheet, both, quoted, text};
use crate::model::lang::Lang;
use crate::model::nation::{Nation, NationSet};
use crate::model::record::{Delegation, Part, Participant};
use crate::model::table::{Body, Record};

/// The file.
pub(super) fn file(plan: &Plan) -> String {
    let mut sheet = Sheet::default();
    let (fr, en) = title(plan);
    sheet.comment(
        &format!("{fr}. Complétez, puis : tribrief check"),
        &format!("{en}. Fill in, then: tribrief check"),
    );
    sheet.comment(
        "Les champs et ce qu'ils veulent dire : tribrief reference meeting",
        "The fields and what they mean: tribrief reference meeting",
    );
    sheet.open("(");
    head(&mut sheet, plan);
    sheet.blank();
    sheet.open("meeting: (");
    facts(&mut sheet, plan);
    sheet.blank();
    people(&mut sheet, plan);
    sheet.blank();
    delegations(&mut sheet, plan);
    sheet.blank();
    agenda::write(&mut sheet, plan);
    sheet.close("),");
    sheet.close(")");
    sheet.finish()
}

/// The head of a shared file.
pub(super) fn head(sheet: &mut Sheet, plan: &Plan) {
    let contributor = plan.nation;
    head_of(sheet, plan, contributor);
}

/// The head of the file of `contributor`.
pub(super) fn head_of(sheet: &mut Sheet, plan: &Plan, contributor: Nation) {
    let key = contributor.code().to_lowercase();
    sheet.noted(
        &format!("contributor: {},", contributor.code()),
        &format!("les identifiants commencent par {key}-"),
        &format!("the ids begin with {key}-"),
    );
    sheet.noted(
        &format!("marking: {},", marking(plan)),
        "exercise: false pour une réunion réelle",
        "exercise: false for a real meeting",
    );
}

/// The marking that holds for the files.
pub(super) fn marking(plan: &Plan) -> String {
    let nations: Vec<&str> = NationSet::MEMBERS.iter().map(Nation::code).collect();
    format!("(class: {}, rel_to: [{}], exercise: {})", plan.class.code(), nations.join(", "), plan.exercise)
}

fn title(plan: &Plan) -> (String, String) {
    let town = usual(plan.host).town;
    match plan.number {
        Some(number) => (
            format!("{number}{} rencontre tripartite de {town}", if number == 1 { "re" } else { "e" }),
            format!("{number}{} tripartite meeting, {town}", ordinal(number)),
        ),
        None => (format!("Rencontre tripartite de {town}"), format!("Tripartite meeting, {town}")),
    }
}

/// What stands behind the number in English.
fn ordinal(number: i64) -> &'static str {
    match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

fn facts(sheet: &mut Sheet, plan: &Plan) {
    let (fr, en) = title(plan);
    let prefix = plan.prefix();
    let id =
        plan.number.map_or_else(|| plan.first_day.format("%Y-%m").to_string(), |number| number.to_string());
    sheet.line(&format!("id: \"{prefix}-mtg-{id}\","));
    sheet.line(&format!("title: {},", both(&fr, &en)));
    match plan.number {
        Some(number) => sheet.noted(&format!("number: {number},"), "numéro d'ordre", "serial number"),
        None => sheet.noted("// number: 15,", "numéro d'ordre", "serial number"),
    }
    sheet.noted(&format!("host: {},", plan.host.code()), "nation hôte", "host nation");
    sheet.noted(
        &format!("place: \"{}\",", usual(plan.host).place),
        "lieu connu du programme",
        "place the program knows",
    );
    let (start, end) = agenda::span(plan);
    sheet.noted(&format!("start: \"{start}\","), "début", "start");
    sheet.noted(&format!("end: \"{end}\","), "fin du dernier point", "end of the last item");
    sheet.noted(
        &format!("period: (from: \"{}\", to: \"{}\"),", plan.from, plan.cutoff),
        "période examinée",
        "period under review",
    );
    sheet.noted(
        &format!("cutoff: \"{}T18:00Z\",", plan.cutoff),
        "arrêt de l'information",
        "information cut-off",
    );
    match &plan.previous {
        Some(name) => sheet.noted(
            &format!("previous: {},", quoted(name)),
            "dossier voisin : ce qui y reste ouvert revient",
            "folder beside: what it left open comes back",
        ),
        None => sheet.noted(
            "// previous: \"2025-10-tambacounda\",",
            "dossier voisin de la réunion d'avant",
            "folder beside, of the meeting before",
        ),
    }
    sheet.line(&format!("chair: \"{prefix}-par-chair\","));
    sheet.line(&format!("rapporteur: \"{prefix}-par-rapporteur\","));
    sheet.noted("status: Planned,", "Planned, Held ou/or Closed", "Planned, Held ou/or Closed");
    sheet.noted(
        &format!("ceiling: {},", plan.class.code()),
        "rien de plus classifié n'est montré",
        "nothing more classified is shown",
    );
    if !plan.targets.is_empty() {
        let each =
            plan.targets.iter().map(|(nation, n)| format!("(nation: {}, per_year: {n})", nation.code()));
        sheet.line(&format!("patrol_targets: [{}],", each.collect::<Vec<_>>().join(", ")));
    }
    let next = usual(hosts::after(plan.host)).place;
    sheet.noted(
        &format!("// next_meeting: (date: \"…\", place: \"{next}\"),"),
        "la prochaine, une fois convenue",
        "the next one, once agreed",
    );
    match plan.projector {
        Some((columns, rows)) => sheet.line(&format!("projector: (columns: {columns}, rows: {rows}),")),
        None => sheet.noted(
            "// projector: (columns: 120, rows: 36),",
            "cellules de l'écran de la salle",
            "cells of the room screen",
        ),
    }
}

fn people(sheet: &mut Sheet, plan: &Plan) {
    sheet.head("Participants : les fonctions, jamais les personnes", "Participants: posts, never persons");
    sheet.open("participants: [");
    let usual = hosts::posts(plan.host);
    for post in &usual {
        let Post { key, title: (fr, en), nation, service, part, languages } = post;
        let fields =
            [both(fr, en), nation.code().to_owned(), service.code().to_owned(), part.code().to_owned()];
        participant(sheet, plan, key, &fields, &spoken(languages));
    }
    for record in &plan.people {
        let Body::Participant(who) = &record.body else { continue };
        let key = record.id.rsplit("-par-").next().unwrap_or(&record.id);
        // A post that is usual by now stands above.
        if !usual.iter().any(|post| post.key == key) {
            presenter(sheet, plan, key, who);
        }
    }
    sheet.close("],");
}

fn presenter(sheet: &mut Sheet, plan: &Plan, key: &str, who: &Participant) {
    let languages: Vec<String> = who.languages.iter().map(text).collect();
    let service = who.service.map_or("Civil", |service| service.code());
    let part = who.part.unwrap_or(Part::Presenter).code();
    let fields = [text(&who.post), who.nation.code().to_owned(), service.to_owned(), part.to_owned()];
    participant(sheet, plan, key, &fields, &languages.join(", "));
}

/// A participant: post, nation, service and part, then the languages.
fn participant(sheet: &mut Sheet, plan: &Plan, key: &str, fields: &[String; 4], languages: &str) {
    let [post, nation, service, part] = fields;
    sheet.open("(");
    sheet.line(&format!("id: \"{}-par-{key}\",", plan.prefix()));
    sheet.line(&format!("post: {post},"));
    sheet.line(&format!("nation: {nation},"));
    sheet.line(&format!("service: {service},"));
    sheet.line(&format!("part: {part},"));
    if !languages.is_empty() {
        sheet.line(&format!("languages: [{languages}],"));
    }
    sheet.close("),");
}

fn spoken(languages: &[Words]) -> String {
    languages.iter().map(|(fr, en)| both(fr, en)).collect::<Vec<_>>().join(", ")
}

fn delegations(sheet: &mut Sheet, plan: &Plan) {
    sheet.head("Délégations ; present : dans la salle", "Delegations; present: in the room");
    sheet.open("delegations: [");
    for member in &MEMBERS {
        let key = member.nation.code().to_lowercase();
        sheet.open("(");
        sheet.line(&format!("id: \"{}-del-{key}\",", plan.prefix()));
        sheet.line(&format!("title: {},", both(member.nation.word(Lang::Fr), member.nation.word(Lang::En))));
        sheet.line(&format!("nation: {},", member.nation.code()));
        sheet.line("status: Member,");
        sheet.line("present: true,");
        sheet.line(&format!("head: \"{}-par-head-{key}\",", plan.prefix()));
        sheet.line(&format!("languages: [{}],", spoken(member.languages)));
        sheet.close("),");
    }
    for record in &plan.guests {
        guest(sheet, plan, record);
    }
    sheet.close("],");
}

/// A seat beside the members, as it was.
fn guest(sheet: &mut Sheet, plan: &Plan, record: &Record) {
    let Body::Delegation(seat) = &record.body else { return };
    let Delegation { title, nation, status, present, languages, .. } = &**seat;
    sheet.open("(");
    sheet.line(&format!("id: \"{}-del-{}\",", plan.prefix(), nation.code().to_lowercase()));
    sheet.line(&format!("title: {},", text(title)));
    sheet.line(&format!("nation: {},", nation.code()));
    sheet.line(&format!("status: {},", status.code()));
    sheet.line(&format!("present: {},", present.unwrap_or(false)));
    if !languages.is_empty() {
        let languages: Vec<String> = languages.iter().map(text).collect();
        sheet.line(&format!("languages: [{}],", languages.join(", ")));
    }
    sheet.close("),");
}
