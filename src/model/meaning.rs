//! What records and fields mean, where their labels do not say it by themselves: the reference and the
//! templates read it.

use super::table::Kind;
use super::value::{FieldSpec, GroupSpec, Pair};

/// Declares what each kind of record is for, in one line.
macro_rules! records {
    ($( $kind:ident = $fr:literal / $en:literal; )*) => {
        /// What a record of `kind` is for, in one line.
        #[must_use]
        pub const fn of_record(kind: Kind) -> Pair {
            match kind { $( Kind::$kind => Pair { fr: $fr, en: $en }, )* }
        }
    };
}

records! {
    Meeting = "La rencontre : dates, période, ordre du jour ; une seule par dossier." / "The meeting: dates, period, agenda; one a folder.";
    Delegation = "Une nation à la rencontre, présente ou non." / "A nation at the meeting, present or not.";
    Participant = "Quelqu'un à la rencontre : la fonction, jamais le nom." / "Someone at the meeting: the post, never the name.";
    AgendaItem = "Un point de l'ordre du jour et ce que la salle y voit." / "An item of the agenda and what the room sees.";
    Incident = "Ce qui s'est passé : quand, où, coté, avec ses sources." / "What happened: when, where, graded, with its sources.";
    IncidentGroup = "Des incidents qui sont un seul événement." / "Incidents that are one event.";
    Actor = "Qui agit : force, groupe, entreprise." / "Who acts: a force, a group, a company.";
    Patrol = "Un plan de patrouille, de l'ébauche au bilan." / "A patrol plan, from draft to outcome.";
    Asset = "Un ouvrage dont des gens dépendent : barrage, mine, port, route." / "Something people depend on: a dam, a mine, a port, a road.";
    Risk = "Ce qui peut arriver à un ouvrage, un corridor, un lieu ou une région." / "What may happen to an asset, a corridor, a place or a region.";
    Corridor = "Un axe de commerce, en tronçons." / "A trade corridor, in segments.";
    Threat = "Une menace appréciée : question, jugement, probabilité, confiance." / "A threat as assessed: question, judgement, probability, confidence.";
    Tension = "Une tension dans ou entre des communautés, en mots neutres." / "A tension in or between communities, in neutral words.";
    DoNoHarm = "Ce qu'il faut garder à l'esprit pour ne nuire à personne." / "What to mind so that nobody is worse off.";
    ServiceGap = "Un service public qui manque." / "A public service that is missing.";
    CapabilityGap = "Ce que les forces ne savent pas encore faire." / "What the forces cannot do yet.";
    Initiative = "Un projet transfrontalier." / "A project across borders.";
    Framework = "Un mécanisme, un accord ou une organisation." / "A mechanism, an agreement or an organisation.";
    Request = "Un renseignement demandé à une autre nation." / "Information asked of another nation.";
    Decision = "Une décision à prendre, ou prise." / "A decision to take, or taken.";
    Action = "Ce que quelqu'un a promis de faire, pour quand." / "What somebody has promised to do, and by when.";
    Statistic = "Un chiffre public, avec son année et sa source." / "A public figure, with its year and source.";
    Source = "D'où l'on sait quelque chose." / "Where something is known from.";
    Place = "Un lieu que le programme ne connaît pas déjà." / "A place that the program does not know already.";
    RegionFacts = "Ce que l'on sait d'une région." / "What is known of a region.";
    Command = "Un commandement militaire et ses régions." / "A military command and its regions.";
    Note = "Une note d'orateur ; dans un fichier privé seulement." / "A speaker's note; in a private file only.";
}

/// What the field `field` of `group` means: more than its label where that is not enough.
#[must_use]
pub fn of_field(group: &GroupSpec, field: &FieldSpec) -> Pair {
    let own = |row: &&Row| row.0 == group.name && row.1 == field.name;
    let any = |row: &&Row| row.0 == ANY && row.1 == field.name;
    let row = MEANINGS.iter().find(own).or_else(|| MEANINGS.iter().find(any));
    row.map_or(field.label, |(_, _, meaning)| *meaning)
}

/// Group, field, meaning.
type Row = (&'static str, &'static str, Pair);

/// In place of a group: the field means the same wherever it stands.
pub const ANY: &str = "Any";

/// Declares the meanings of fields.
macro_rules! fields {
    ($( $group:ident.$field:ident = $fr:literal / $en:literal; )*) => {
        /// The fields whose labels are too short to fill them in by.
        pub const MEANINGS: &[Row] =
            &[ $( (stringify!($group), stringify!($field), Pair { fr: $fr, en: $en }), )* ];
    };
}

fields! {
    Record.id = "a-z, 0-9 et - ; commence par le contributeur : mli-inc-001" / "a-z, 0-9 and -; begins with the contributor: mli-inc-001";
    Record.marking = "pour qui, s'il diffère de la tête du fichier" / "for whom, where it differs from the head of the file";
    Record.same_as = "la fiche d'une autre nation sur le même fait" / "another nation's record of the same event";
    Briefing.contributor = "la nation dont c'est le fichier" / "the nation whose file it is";
    Briefing.private = "true : reste sur l'ordinateur de la nation" / "true: stays on the nation's own laptop";
    Briefing.marking = "pour qui, vaut pour toutes les fiches qui suivent" / "for whom, holds for all records below";
    Briefing.schema_version = "forme des fichiers, 1 sans cela" / "form of the files, 1 otherwise";
    Header.effort = "sécurité, communautés, socio-économie ou diplomatie" / "security, community, socio-economy or diplomacy";
    Header.revised = "dernière révision de la fiche" / "last revision of the record";
    Any.sources = "sources, par leur identifiant" / "sources, by their ids";
    Any.related = "autres fiches utiles" / "other records of use";
    Any.statistics = "chiffres publics liés" / "public figures that belong to it";
    Any.position = "où, en degrés, DMS, MGRS ou par l'identifiant d'un lieu" / "where, in degrees, DMS, MGRS or the id of a place";
    Any.region = "région du filtre" / "region of the filter";
    Any.nation = "nation concernée" / "nation concerned";
    Any.do_no_harm = "précautions à rappeler à côté" / "precautions to be shown beside";
    Meeting.number = "numéro de la rencontre depuis 2007" / "serial number of the meeting since 2007";
    Meeting.mechanism = "le cadre dans lequel on se réunit" / "the framework the meeting stands in";
    Meeting.period = "période examinée, jusqu'à l'arrêt de l'information" / "period under review, up to the cut-off";
    Meeting.cutoff = "après cela plus rien n'est pris en compte" / "nothing later than this is taken in";
    Meeting.previous = "nom du dossier voisin de la réunion d'avant : ce qui y reste ouvert revient" / "name of the folder of the meeting before, beside this one: what it left open comes back";
    Meeting.ceiling = "classification la plus haute que montre la salle" / "highest classification the room is shown";
    Meeting.projector = "ce que montre l'écran de la salle, en cellules" / "what the room screen shows, in cells";
    Meeting.thresholds = "seuils des contrôles, voir plus bas" / "thresholds of the checks, see below";
    Meeting.patrol_targets = "patrouilles que chaque nation veut faire" / "patrols each nation means to take part in";
    Delegation.status = "siège à la table" / "seat at the table";
    Delegation.present = "true : dans la salle, compte pour ce qui est montré" / "true: in the room, counts for what is shown";
    Delegation.head = "chef de délégation, un participant" / "head of delegation, a participant";
    Participant.part = "rôle tenu à la rencontre" / "part played at the meeting";
    AgendaItem.number = "numéro affiché, par exemple 4 ou 4a" / "number shown, for example 4 or 4a";
    AgendaItem.track = "nom de la session, si deux se tiennent en même temps" / "name of the session, if two are held at once";
    AgendaItem.presenter = "qui parle, un participant" / "who speaks, a participant";
    AgendaItem.decision_sought = "ce que la salle doit décider ; requis pour Decision" / "what the room is to decide; required for Decision";
    AgendaItem.audience = "nations présentes à ce point, si ce ne sont pas toutes" / "nations in the room for this item, if not all";
    AgendaItem.refs = "fiches dont on parle" / "records that are talked about";
    AgendaItem.scenes = "ce que la salle voit, vue après vue" / "what the room sees, view after view";
    Incident.start = "quand ; une date seule si l'heure est inconnue" / "when; a date alone if the time is unknown";
    Incident.time_precision = "à quel point l'heure est sûre" / "how exactly the time is known";
    Incident.place = "nom du lieu tel qu'on le lit" / "name of the place, to be read";
    Incident.position_precision = "à quel point la position est sûre" / "how exactly the position is known";
    Incident.admin_as_reported = "limites administratives telles que rapportées" / "administrative areas as reported";
    Incident.narrative = "le récit, en quelques phrases" / "the account, in a few sentences";
    Incident.grade = "fiabilité de la source A–F, véracité du fait 1–6" / "reliability of the source A–F, credibility of the fact 1–6";
    Incident.provisional = "true : peut encore changer" / "true: may still change";
    Involved.attribution = "sur quoi repose le rôle" / "on what the role rests";
    IncidentGroup.expected_count = "nombre d'incidents que l'on attend" / "number of incidents to be expected";
    Patrol.task = "la mission, un verbe d'abord" / "the task, a verb first";
    Patrol.nations = "nations qui participent" / "nations that take part";
    Patrol.lead = "nation qui commande" / "nation that leads";
    Patrol.informed = "nations prévenues sans participer" / "nations told that do not take part";
    Waypoint.country = "sur quel sol est le point" / "on whose soil the point lies";
    Waypoint.commands = "qui commande à partir de là" / "who commands from there on";
    Crossing.liaison = "officier de liaison, un participant" / "liaison officer, a participant";
    Crossing.side_command = "qui commande de l'autre côté" / "who commands on the other side";
    Comms.lost_comms = "que faire sans liaison" / "what to do without radio contact";
    Deconfliction.corridor_km = "largeur réservée de part et d'autre" / "width kept free on both sides";
    Medevac.facility = "où vont les blessés graves" / "where the badly wounded go";
    Reporting.sitrep_times = "heures des points de situation, par exemple 0900Z" / "times of the situation reports, such as 0900Z";
    Asset.criticality = "1 accessoire … 5 vital" / "1 minor … 5 vital";
    Any.likelihood = "probabilité, 1 rare … 5 quasi certain" / "likelihood, 1 rare … 5 almost certain";
    Score.impact = "gravité, 1 négligeable … 5 critique" / "impact, 1 negligible … 5 critical";
    Risk.impact = "gravité, 1 négligeable … 5 critique" / "impact, 1 negligible … 5 critical";
    Risk.on = "ouvrage, corridor, région ou lieu en jeu" / "asset, corridor, region or place at risk";
    Risk.inherent = "avant toute mesure" / "before any mitigation";
    Risk.target = "ce que l'on veut atteindre" / "what is aimed at";
    Risk.review_date = "à revoir au plus tard ce jour-là" / "to be looked at again by this day";
    Corridor.code = "abrégé, par exemple DKR-BKO" / "short form, for example DKR-BKO";
    Threat.question = "la question à laquelle on répond" / "the question that is answered";
    Threat.confidence = "confiance dans l'appréciation, à part de la probabilité" / "confidence in the judgement, apart from its probability";
    Threat.horizon = "jours pour lesquels elle vaut" / "days it holds for";
    Threat.exposed = "ouvrages, corridors, régions, lieux exposés" / "assets, corridors, regions, places exposed";
    Threat.evidence = "fiches sur lesquelles elle repose" / "records it rests on";
    Threat.gaps = "demandes de renseignements qui restent ouvertes" / "requests for information still open";
    Probability.term = "mot de l'échelle, par exemple likely" / "word of the scale, for example likely";
    Tension.exploitation_risk = "risque qu'un groupe armé l'exploite, 1–5" / "risk that an armed group exploits it, 1–5";
    Tension.level = "1 apaisé … 5 violences" / "1 calm … 5 violence";
    ServiceGap.severity = "1 gêne … 5 vital" / "1 nuisance … 5 vital";
    Action.owner = "nation qui répond de l'action" / "nation that answers for it";
    Action.carried_count = "nombre de reports" / "how many times it was carried over";
    Action.evidence = "à quoi l'on voit que c'est fait" / "what shows that it is done";
    Action.decision = "la décision dont elle vient" / "the decision it comes from";
    Any.priority = "1 faible … 5 urgent" / "1 low … 5 urgent";
    Place.uncertainty_km = "incertitude de la position" / "how far off the position may be";
    Source.protect_identity = "true : le nom n'est jamais montré" / "true: the name is never shown";
    Source.accessed = "jour de la consultation" / "day it was read";
    Note.about = "la fiche ou le point que la note accompagne" / "the record or item the note belongs to";
}
