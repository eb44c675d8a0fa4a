//! The usual running order of a tripartite meeting (`domain.md` 2.11), over two days.

use super::hosts::{MEMBERS, Words, usual};
use super::plan::Plan;
use super::sheet::{Sheet, both};
use crate::model::nation::Nation;

/// Who holds an item.
#[derive(Clone, Copy)]
enum By {
    Chair,
    Rapporteur,
    Head(Nation),
    /// The head of the host's delegation.
    Host,
    /// A break.
    Nobody,
}

/// An item.
struct Item {
    number: String,
    title: (String, String),
    kind: &'static str,
    effort: &'static str,
    by: By,
    minutes: i64,
    objective: Option<Words>,
    decision: Option<Words>,
    scenes: Vec<String>,
    /// The first of a day: minutes after midnight.
    at: Option<i64>,
}

/// When days begin, in minutes after midnight, UTC.
const MORNING: i64 = 8 * 60;

fn item(number: &str, fr: &str, en: &str, kind: &'static str, by: By, minutes: i64) -> Item {
    Item {
        number: number.to_owned(),
        title: (fr.to_owned(), en.to_owned()),
        kind,
        effort: "",
        by,
        minutes,
        objective: None,
        decision: None,
        scenes: Vec::new(),
        at: None,
    }
}

fn pause(number: &str, fr: &str, en: &str, minutes: i64) -> Item {
    item(number, fr, en, "Break", By::Nobody, minutes)
}

impl Item {
    fn effort(mut self, effort: &'static str) -> Self {
        self.effort = effort;
        self
    }

    fn shows(mut self, scenes: &[&str]) -> Self {
        self.scenes = scenes.iter().map(|scene| (*scene).to_owned()).collect();
        self
    }

    fn seeks(mut self, fr: &'static str, en: &'static str) -> Self {
        self.decision = Some((fr, en));
        self
    }

    fn means(mut self, fr: &'static str, en: &'static str) -> Self {
        self.objective = Some((fr, en));
        self
    }
}

/// The items in their order.
fn items(plan: &Plan) -> Vec<Item> {
    let mut all = first_morning(plan);
    all.extend(first_afternoon());
    all.extend(second_day());
    all
}

fn first_morning(plan: &Plan) -> Vec<Item> {
    let town = usual(plan.host).town;
    let welcome = format!(
        "Text(title: (fr: \"Bienvenue à {town}\", en: \"Welcome to {town}\"), text: (fr: \"# Rencontre tripartite\\n**Sénégal, Mali, Mauritanie**\", en: \"# Tripartite meeting\\n**Senegal, Mali, Mauritania**\"))"
    );
    let mut all = vec![
        Item {
            at: Some(MORNING),
            scenes: vec![welcome],
            ..item("1", "Accueil et honneurs", "Welcome and honours", "Ceremony", By::Host, 20)
        },
        item("2", "Ouverture", "Opening", "Ceremony", By::Chair, 20).shows(&["Overview()"]),
        item(
            "3",
            "Ordre du jour et procès-verbal précédent",
            "Agenda and previous minutes",
            "Decision",
            By::Rapporteur,
            15,
        )
        .seeks(
            "Adopter l'ordre du jour et le procès-verbal de la réunion précédente",
            "Adopt the agenda and the minutes of the previous meeting",
        )
        .shows(&["Table(list: Agenda, day: 1)", "Table(list: Agenda, day: 2)"]),
        item("4", "Suivi des actions", "Review of open actions", "Discussion", By::Rapporteur, 45)
            .means(
                "Passer chaque engagement : faite, en retard, à reporter.",
                "Take every promise in turn: done, late, to be carried over.",
            )
            .shows(&["Actions()", "Actions(late_only: true)"]),
        pause("P1", "Pause", "Break", 20),
    ];
    for (at, member) in MEMBERS.iter().enumerate() {
        let nation = member.nation;
        let (fr, en) = (nation.word(crate::model::lang::Lang::Fr), nation.word(crate::model::lang::Lang::En));
        let (fr, en) = (format!("Situation sécuritaire : {fr}"), format!("Security situation: {en}"));
        let number = (5 + at).to_string();
        let mut item = item(&number, &fr, &en, "Information", By::Head(nation), 30).effort("Security");
        item.scenes =
            member.regions.iter().map(|region| format!("Table(list: Incidents, region: {region})")).collect();
        item.scenes.push(format!("Map(centre: \"{}\", km: 200, layers: [Incidents, Threats])", member.place));
        all.push(item);
    }
    all.push(
        item("8", "Bilan des patrouilles", "Review of patrols", "Discussion", By::Host, 30)
            .effort("Security")
            .means(
                "Ce qui a été fait, ce qui a gêné, ce que l'on en retient.",
                "What was done, what got in the way, what is learnt from it.",
            )
            .shows(&["Table(list: Patrols)", "Chart(chart: Patrols)"]),
    );
    all.push(pause("P2", "Déjeuner", "Lunch", 90));
    all
}

fn first_afternoon() -> Vec<Item> {
    vec![
        item("9", "Infrastructures et corridors", "Infrastructure and corridors", "Discussion", By::Host, 45)
            .effort("SocioEconomic")
            .means(
                "Ce qui est menacé, et qui perd quoi si c'est coupé.",
                "What is threatened, and who loses what if it is cut.",
            )
            .shows(&[
                "Chart(chart: Matrix)",
                "Table(list: Infrastructure)",
                "Map(layers: [Corridors, Assets])",
            ]),
        item("10", "Communautés : ne pas nuire", "Communities: do no harm", "Discussion", By::Host, 45)
            .effort("Community")
            .means(
                "Tensions, précautions, conduite des forces.",
                "Tensions, precautions, conduct of the forces.",
            )
            .shows(&["Table(list: Community)", "Chart(chart: ServiceGaps)"]),
        pause("P3", "Pause", "Break", 20),
        item(
            "11",
            "Calendrier des patrouilles communes",
            "Calendar of common patrols",
            "Decision",
            By::Host,
            60,
        )
        .effort("Security")
        .seeks("Arrêter le calendrier des patrouilles communes", "Settle the calendar of common patrols")
        .shows(&["Table(list: Patrols)", "Map(layers: [Patrols])", "Chart(chart: Patrols)"]),
    ]
}

fn second_day() -> Vec<Item> {
    vec![
        Item {
            at: Some(MORNING),
            ..item(
                "12",
                "Coopération et initiatives",
                "Cooperation and initiatives",
                "Discussion",
                By::Host,
                45,
            )
        }
        .effort("SocioEconomic")
        .shows(&["Table(list: Community)"]),
        item("13", "Élargissement : la Guinée", "Enlargement: Guinea", "Decision", By::Chair, 30)
            .effort("Diplomatic")
            .seeks(
                "Dire si la Guinée est invitée, et à quel titre",
                "Say whether Guinea is invited, and in what capacity",
            )
            .shows(&["Map(layers: [Incidents, Corridors])"]),
        pause("P4", "Pause", "Break", 20),
        item("14", "Décisions", "Decisions", "Decision", By::Chair, 45)
            .seeks(
                "Adopter les décisions, chacune avec un responsable et une date",
                "Adopt the decisions, each with an owner and a date",
            )
            .shows(&["Table(list: Decisions)", "Chart(chart: Actions)"]),
        item("15", "Communiqué", "Communiqué", "Decision", By::Rapporteur, 30)
            .seeks("Adopter le communiqué", "Adopt the communiqué")
            .shows(&["Table(list: Decisions)"]),
        item("16", "Clôture", "Closing", "Ceremony", By::Chair, 20).shows(&["Overview()"]),
    ]
}

/// Start of the first item and end of the last, as files write them.
pub(super) fn span(plan: &Plan) -> (String, String) {
    let mut minute = 0;
    let mut day = -1;
    for item in items(plan) {
        if let Some(at) = item.at {
            day += 1;
            minute = at;
        }
        minute += item.minutes;
    }
    (moment(plan, 0, MORNING), moment(plan, day, minute))
}

/// A time of day `day`, counted from the first.
fn moment(plan: &Plan, day: i64, minute: i64) -> String {
    let days = chrono::Days::new(u64::try_from(day).unwrap_or_default());
    let date = plan.first_day.checked_add_days(days).unwrap_or(plan.first_day);
    format!("{date}T{:02}:{:02}Z", minute / 60, minute % 60)
}

/// Writes the agenda.
pub(super) fn write(sheet: &mut Sheet, plan: &Plan) {
    let prefix = plan.prefix();
    let (mut day, mut minute) = (-1, 0);
    sheet.comment(
        "Ordre du jour, dans l'ordre des heures (UTC) : gardez ce qui sert, ajustez les durées",
        "Agenda, in the order of time (UTC): keep what is of use, set the durations",
    );
    sheet.open("agenda: [");
    for (at, item) in items(plan).iter().enumerate() {
        if let Some(start) = item.at {
            day += 1;
            minute = start;
        }
        sheet.open("(");
        sheet.line(&format!("id: \"{prefix}-ag-{:02}\",", at + 1));
        if !item.effort.is_empty() {
            sheet.line(&format!("effort: {},", item.effort));
        }
        sheet.line(&format!("number: \"{}\",", item.number));
        sheet.line(&format!("title: {},", both(&item.title.0, &item.title.1)));
        sheet.line(&format!("kind: {},", item.kind));
        sheet.line(&format!("owner: {},", owner(plan, item.by).code()));
        if let Some(presenter) = presenter(plan, item.by) {
            sheet.line(&format!("presenter: \"{prefix}-par-{presenter}\","));
        }
        sheet.line(&format!("start: \"{}\",", moment(plan, day, minute)));
        sheet.line(&format!("duration: {},", item.minutes));
        if let Some((fr, en)) = item.objective {
            sheet.line(&format!("objective: {},", both(fr, en)));
        }
        if let Some((fr, en)) = item.decision {
            sheet.line(&format!("decision_sought: {},", both(fr, en)));
        }
        if !item.scenes.is_empty() {
            sheet.line(&format!("scenes: [{}],", item.scenes.join(", ")));
        }
        sheet.close("),");
        minute += item.minutes;
    }
    sheet.close("],");
}

fn owner(plan: &Plan, by: By) -> Nation {
    match by {
        By::Head(nation) => nation,
        _ => plan.host,
    }
}

fn presenter(plan: &Plan, by: By) -> Option<String> {
    match by {
        By::Chair => Some("chair".to_owned()),
        By::Rapporteur => Some("rapporteur".to_owned()),
        By::Head(_) | By::Host => Some(format!("head-{}", owner(plan, by).code().to_lowercase())),
        By::Nobody => None,
    }
}
