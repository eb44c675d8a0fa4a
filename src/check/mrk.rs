//! MRK: who may see what.

use super::ground::Ground;
use super::table::{Check, Run};
use crate::model::diagnostic::Severity;
use crate::model::span::Spot;
use crate::model::table::{Kind, Record};
use crate::model::value::Pair;

mod heads;
mod mix;
mod seats;
mod shown;
mod stamps;

const fn row(code: &'static str, severity: Severity, title: Pair, why: Pair, run: Run) -> Check {
    Check { code, severity, title, why, run }
}

const fn pair(fr: &'static str, en: &'static str) -> Pair {
    Pair { fr, en }
}

/// Where a record says who may see it; its id where it inherits that.
fn marked(ground: &Ground, record: &Record, field: &'static str) -> Spot {
    let own = Spot::field(record.marking.span, field);
    let written = record.marking.span.start < record.marking.span.end && ground.has(own);
    if written { own } else { Spot::field(record.span, "id") }
}

pub(super) const CHECKS: &[Check] = &[
    row(
        "MRK-001",
        Severity::Error,
        pair("classification absente ou inconnue", "classification missing or unknown"),
        pair(
            "Une fiche sans classification n'est montrée qu'à la nation qui l'a écrite.",
            "A record without a classification is shown to the nation that wrote it and to nobody else.",
        ),
        Run::Whole(heads::no_class),
    ),
    row(
        "MRK-002",
        Severity::Error,
        pair("communicable à personne", "releasable to nobody"),
        pair(
            "Sans rel_to, une fiche n'est montrée qu'à la nation qui l'a écrite.",
            "Without rel_to a record is shown to the nation that wrote it and to nobody else.",
        ),
        Run::Whole(heads::no_rel_to),
    ),
    row(
        "MRK-003",
        Severity::Error,
        pair(
            "fiche prévue pour une salle qui ne peut la voir",
            "record planned for a room that may not see it",
        ),
        pair(
            "La salle verra un vide : la fiche lui est cachée, ou une nation manque dans rel_to.",
            "The room will see a gap: the record is held back from it, or a nation is missing in rel_to.",
        ),
        Run::Of(Kind::AgendaItem, shown::not_for_the_room),
    ),
    row(
        "MRK-004",
        Severity::Error,
        pair(
            "classification au-dessus du plafond de la réunion",
            "classification above the ceiling of the meeting",
        ),
        pair(
            "Le bandeau de chaque page porte le plafond : ce qui le dépasse n'est jamais montré.",
            "The banner of every page bears the ceiling: what is above it is never shown.",
        ),
        Run::Whole(heads::above_ceiling),
    ),
    row(
        "MRK-005",
        Severity::Error,
        pair("TLP:RED ou TLP:AMBER+STRICT dans un export", "TLP:RED or TLP:AMBER+STRICT in an export"),
        pair(
            "Ces fiches ne quittent pas la salle ou la nation : un export les laisse de côté.",
            "Such records do not leave the room or the nation: an export leaves them out.",
        ),
        Run::Export,
    ),
    row(
        "MRK-006",
        Severity::Warning,
        pair(
            "TLP:AMBER+STRICT ou fiche nationale devant plusieurs nations",
            "TLP:AMBER+STRICT or national record before several nations",
        ),
        pair(
            "TLP:AMBER+STRICT et « réservé national » se montrent à la seule nation d'origine.",
            "TLP:AMBER+STRICT and \"national only\" are shown to the originator's nation alone.",
        ),
        Run::Of(Kind::AgendaItem, shown::strict),
    ),
    row(
        "MRK-007",
        Severity::Error,
        pair("étiquette TLP inconnue", "unknown TLP label"),
        pair(
            "Seules comptent les étiquettes de TLP 2.0 ; TLP:WHITE s'appelle aujourd'hui TLP:CLEAR.",
            "Only the labels of TLP 2.0 count; TLP:WHITE is called TLP:CLEAR today.",
        ),
        Run::Reading,
    ),
    row(
        "MRK-008",
        Severity::Warning,
        pair("communicable à une nation sans délégation", "releasable to a nation without a delegation"),
        pair(
            "Ou la délégation manque dans la réunion, ou la fiche va plus loin qu'on ne croit.",
            "Either the delegation is missing in the meeting, or the record goes farther than one thinks.",
        ),
        Run::Whole(seats::without_delegation),
    ),
    row(
        "MRK-009",
        Severity::Error,
        pair("la nation d'origine n'est pas dans rel_to", "originator not in rel_to"),
        pair(
            "La nation qui a écrit la fiche ne la verrait pas elle-même.",
            "The nation that wrote the record would not see it itself.",
        ),
        Run::Whole(heads::without_originator),
    ),
    row(
        "MRK-010",
        Severity::Error,
        pair("règle du tiers service sans accord", "originator-controlled without consent"),
        pair(
            "Une fiche sous la règle du tiers service n'est présentée par un autre qu'avec l'accord écrit de son origine.",
            "A record under the third-party rule is presented by another nation only with the recorded consent of its originator.",
        ),
        Run::Whole(shown::without_consent),
    ),
    row(
        "MRK-011",
        Severity::Error,
        pair("exercice ou réel : non dit", "exercise or real: not said"),
        pair(
            "Chaque écran dit EXERCICE ou non ; ce qui ne le dit pas est tenu pour un exercice.",
            "Every screen says EXERCISE or does not; what does not say so is taken as exercise.",
        ),
        Run::Whole(heads::no_exercise),
    ),
    row(
        "MRK-012",
        Severity::Error,
        pair("exercice et réel mêlés dans une fiche", "exercise and real mixed in one record"),
        pair(
            "Un fait réel ne repose sur rien d'inventé : faits publics et fiches d'exercice restent des fiches distinctes.",
            "A real fact rests on nothing invented: public facts and exercise records stay records of their own.",
        ),
        Run::Each(mix::mixed),
    ),
    row(
        "MRK-013",
        Severity::Error,
        pair("code de nation inconnu", "unknown nation code"),
        pair(
            "Les nations s'écrivent SEN, MLI, MRT, GIN (ISO 3166-1) ; une nation illisible ne voit rien.",
            "Nations are written SEN, MLI, MRT, GIN (ISO 3166-1); a nation that cannot be read sees nothing.",
        ),
        Run::Reading,
    ),
    row(
        "MRK-014",
        Severity::Warning,
        pair("le texte porte une classification plus haute", "text bears a higher classification"),
        pair(
            "Un texte copié d'un document classifié garde souvent sa mention : la fiche est peut-être mal marquée.",
            "Text copied out of a classified paper often keeps its stamp: the record may be marked too low.",
        ),
        Run::Each(stamps::stamped),
    ),
    row(
        "MRK-015",
        Severity::Error,
        pair(
            "classification au-dessus de ce que le programme peut tenir",
            "classification above what this program may hold",
        ),
        pair(
            "Ce programme n'est pas homologué : sans plafond écrit dans la réunion, rien n'y dépasse DIFFUSION RESTREINTE.",
            "This program is not accredited: unless the meeting sets a ceiling, nothing in it is above DIFFUSION RESTREINTE.",
        ),
        Run::Whole(heads::above_tool),
    ),
    row(
        "MRK-016",
        Severity::Warning,
        pair(
            "communicable à une nation dont le siège n'est que proposé",
            "releasable to a nation whose seat is only proposed",
        ),
        pair(
            "Tant que sa venue n'est pas décidée, une nation ne reçoit que ce qui est public.",
            "Until its coming is decided, a nation receives what is public and no more.",
        ),
        Run::Whole(seats::only_proposed),
    ),
    row(
        "MRK-017",
        Severity::Hint,
        pair("page communicable à personne", "page releasable to nobody"),
        pair(
            "Une page prend ce que rel_to de ses fiches ont en commun : s'ils n'ont rien en commun, personne ne la voit entière.",
            "A page takes what the rel_to of its records have in common: with nothing in common, nobody sees it whole.",
        ),
        Run::Each(shown::for_nobody),
    ),
    row(
        "MRK-018",
        Severity::Error,
        pair("notes dans un fichier partagé", "notes in a shared file"),
        pair(
            "Les notes d'orateur restent sur le poste de la nation : elles ne sont lues que d'un fichier privé.",
            "Speaker notes stay on the nation's own laptop: they are read from a private file only.",
        ),
        Run::Reading,
    ),
];
