//! PAT: patrols.
//!
//! A draft is told what contradicts itself, not what it lacks yet; a plan that is put to others is told
//! both; of a patrol that is over only its outcome is asked.

mod border;
mod clash;
mod people;
mod plan;
mod radio;
mod route;
mod shared;
mod state;
mod support;
mod terrain;

use super::table::{Check, Run};
use crate::model::diagnostic::Severity;
use crate::model::table::Kind;
use crate::model::value::Pair;

pub use plan::Ways;

pub(super) const CHECKS: &[Check] = &[
    Check {
        code: "PAT-001",
        severity: Severity::Error,
        title: Pair { fr: "itinéraire trop court", en: "route too short" },
        why: Pair {
            fr: "Sans deux points il n'y a ni trajet à suivre, ni étape à vérifier.",
            en: "Without two points there is no way to follow and no leg to check.",
        },
        run: Run::Of(Kind::Patrol, route::short),
    },
    Check {
        code: "PAT-002",
        severity: Severity::Warning,
        title: Pair {
            fr: "patrouilles proches sans déconfliction",
            en: "patrols close and not deconflicted",
        },
        why: Pair {
            fr: "Deux patrouilles qui ne s'attendent pas se prennent pour l'adversaire.",
            en: "Two patrols that do not expect each other take each other for the enemy.",
        },
        run: Run::Whole(clash::near),
    },
    Check {
        code: "PAT-003",
        severity: Severity::Error,
        title: Pair { fr: "passage sans officier de liaison", en: "crossing without a liaison officer" },
        why: Pair {
            fr: "À la frontière, quelqu'un doit répondre sur l'autre rive.",
            en: "At the border someone has to answer on the other side.",
        },
        run: Run::Of(Kind::Patrol, border::liaison),
    },
    Check {
        code: "PAT-004",
        severity: Severity::Error,
        title: Pair { fr: "passage non prévu ou non convenu", en: "crossing not planned or not agreed" },
        why: Pair {
            fr: "Des soldats sur un sol étranger sans accord sont un incident.",
            en: "Soldiers on foreign soil without consent are an incident.",
        },
        run: Run::Of(Kind::Patrol, border::consent),
    },
    Check {
        code: "PAT-005",
        severity: Severity::Error,
        title: Pair { fr: "unité dans deux patrouilles à la fois", en: "unit in two patrols at once" },
        why: Pair {
            fr: "L'une des deux patrouilles partira sans elle.",
            en: "One of the two patrols will leave without it.",
        },
        run: Run::Whole(shared::units),
    },
    Check {
        code: "PAT-006",
        severity: Severity::Warning,
        title: Pair { fr: "plan de transmissions incomplet (PACE)", en: "radio plan incomplete (PACE)" },
        why: Pair {
            fr: "Le moyen qui manque est celui dont on a besoin quand les autres se taisent.",
            en: "The means that is missing is the one needed when the others fall silent.",
        },
        run: Run::Of(Kind::Patrol, radio::levels),
    },
    Check {
        code: "PAT-007",
        severity: Severity::Error,
        title: Pair {
            fr: "rien de prévu en cas de perte de liaison",
            en: "nothing planned for lost contact",
        },
        why: Pair {
            fr: "Sans règle commune, chaque poste lance sa propre recherche.",
            en: "Without a common rule each post starts a search of its own.",
        },
        run: Run::Of(Kind::Patrol, radio::lost),
    },
    Check {
        code: "PAT-008",
        severity: Severity::Warning,
        title: Pair { fr: "évacuation sanitaire absente ou trop longue", en: "medevac missing or too long" },
        why: Pair {
            fr: "Un blessé doit atteindre un chirurgien à temps.",
            en: "A wounded man has to reach a surgeon in time.",
        },
        run: Run::Of(Kind::Patrol, support::medevac),
    },
    Check {
        code: "PAT-009",
        severity: Severity::Warning,
        title: Pair { fr: "comptes rendus trop espacés", en: "check-ins too far apart" },
        why: Pair {
            fr: "Une patrouille muette est cherchée d'autant plus tard.",
            en: "A patrol that is silent is looked for all the later.",
        },
        run: Run::Of(Kind::Patrol, radio::check_in),
    },
    Check {
        code: "PAT-010",
        severity: Severity::Warning,
        title: Pair { fr: "étape trop rapide", en: "leg too fast" },
        why: Pair {
            fr: "La distance est en ligne droite : la piste sera plus longue encore.",
            en: "The distance is a straight line: the track is longer still.",
        },
        run: Run::Of(Kind::Patrol, route::speed),
    },
    Check {
        code: "PAT-011",
        severity: Severity::Error,
        title: Pair { fr: "heures de l'itinéraire en désordre", en: "times of the route out of order" },
        why: Pair {
            fr: "Jonctions, vacations et relève se calculent sur ces heures.",
            en: "Link-ups, check-ins and reliefs are computed from these times.",
        },
        run: Run::Of(Kind::Patrol, route::times),
    },
    Check {
        code: "PAT-012",
        severity: Severity::Warning,
        title: Pair { fr: "créneau passé, état non à jour", en: "window passed, status not updated" },
        why: Pair {
            fr: "La salle demandera ce qu'il en est advenu.",
            en: "The room will ask what became of it.",
        },
        run: Run::Of(Kind::Patrol, state::past),
    },
    Check {
        code: "PAT-013",
        severity: Severity::Error,
        title: Pair { fr: "unité sans chef", en: "unit without a commander" },
        why: Pair {
            fr: "À la jonction, chacun doit savoir à qui parler.",
            en: "At the link-up everyone has to know whom to talk to.",
        },
        run: Run::Of(Kind::Patrol, people::commanders),
    },
    Check {
        code: "PAT-014",
        severity: Severity::Error,
        title: Pair { fr: "passage de frontière sans règles", en: "border crossed without rules" },
        why: Pair {
            fr: "Armes, poursuite et détenus ne se règlent pas sur le terrain.",
            en: "Weapons, pursuit and detainees are not settled in the field.",
        },
        run: Run::Of(Kind::Patrol, border::rules),
    },
    Check {
        code: "PAT-015",
        severity: Severity::Warning,
        title: Pair { fr: "forme et nations ne concordent pas", en: "form and nations do not agree" },
        why: Pair {
            fr: "Le calendrier et les approbations comptent les nations.",
            en: "The calendar and the approvals count the nations.",
        },
        run: Run::Of(Kind::Patrol, people::form),
    },
    Check {
        code: "PAT-016",
        severity: Severity::Warning,
        title: Pair {
            fr: "près d'une tension sans note « ne pas nuire »",
            en: "near a tension without a do-no-harm note",
        },
        why: Pair {
            fr: "Une patrouille mal comprise aggrave ce qu'elle devait apaiser.",
            en: "A patrol that is misread makes worse what it came to calm.",
        },
        run: Run::Whole(terrain::tensions),
    },
    Check {
        code: "PAT-017",
        severity: Severity::Warning,
        title: Pair {
            fr: "itinéraire sur un tronçon menacé ou coupé",
            en: "route on a stretch that is threatened or cut",
        },
        why: Pair {
            fr: "Deux fiches du même dossier se contredisent devant la salle.",
            en: "Two records of one briefing contradict each other before the room.",
        },
        run: Run::Whole(terrain::roads),
    },
    Check {
        code: "PAT-018",
        severity: Severity::Warning,
        title: Pair { fr: "compte rendu absent ou trop tôt", en: "report missing or too early" },
        why: Pair {
            fr: "Sans compte rendu, la patrouille n'apprend rien à personne.",
            en: "Without a report a patrol teaches nobody anything.",
        },
        run: Run::Of(Kind::Patrol, support::report),
    },
    Check {
        code: "PAT-019",
        severity: Severity::Hint,
        title: Pair {
            fr: "pas de langue commune ni d'interprète",
            en: "no common language and no interpreter",
        },
        why: Pair {
            fr: "Un ordre mal compris à la frontière coûte cher.",
            en: "An order misunderstood at the border costs dearly.",
        },
        run: Run::Of(Kind::Patrol, people::interpreter),
    },
    Check {
        code: "PAT-020",
        severity: Severity::Warning,
        title: Pair { fr: "réseau radio pris deux fois", en: "radio net taken twice" },
        why: Pair {
            fr: "Sur un réseau encombré, l'appel qui compte ne passe pas.",
            en: "On a crowded net the call that counts does not get through.",
        },
        run: Run::Whole(shared::nets),
    },
    Check {
        code: "PAT-021",
        severity: Severity::Warning,
        title: Pair { fr: "indicatif pris deux fois", en: "callsign taken twice" },
        why: Pair {
            fr: "Le PC ne sait plus quelle patrouille appelle.",
            en: "The command post cannot tell which patrol is calling.",
        },
        run: Run::Whole(shared::callsigns),
    },
    Check {
        code: "PAT-022",
        severity: Severity::Warning,
        title: Pair { fr: "patrouille fluviale sans embarcation", en: "river patrol without boats" },
        why: Pair {
            fr: "Les places à bord décident de l'effectif.",
            en: "The seats on board decide the strength.",
        },
        run: Run::Of(Kind::Patrol, support::boats),
    },
    Check {
        code: "PAT-023",
        severity: Severity::Hint,
        title: Pair {
            fr: "saison des pluies, pistes non évoquées",
            en: "rainy season, tracks not mentioned",
        },
        why: Pair {
            fr: "De juin à octobre, un gué peut fermer en une heure.",
            en: "From June to October a ford can close within an hour.",
        },
        run: Run::Of(Kind::Patrol, support::tracks),
    },
    Check {
        code: "PAT-024",
        severity: Severity::Hint,
        title: Pair { fr: "moins de patrouilles que l'objectif", en: "fewer patrols than the target" },
        why: Pair {
            fr: "La réunion est l'endroit où les inscrire.",
            en: "The meeting is the place to plan them.",
        },
        run: Run::Whole(people::targets),
    },
    Check {
        code: "PAT-025",
        severity: Severity::Error,
        title: Pair { fr: "approuvée sans toutes ses nations", en: "approved without all its nations" },
        why: Pair {
            fr: "Une patrouille approuvée part : chaque nation doit avoir dit oui.",
            en: "An approved patrol leaves: every nation has to have said yes.",
        },
        run: Run::Of(Kind::Patrol, people::signatures),
    },
    Check {
        code: "PAT-026",
        severity: Severity::Warning,
        title: Pair {
            fr: "autonomie plus courte que la patrouille",
            en: "endurance shorter than the patrol",
        },
        why: Pair {
            fr: "La patrouille s'arrêtera avant la fin, ou improvisera.",
            en: "The patrol will stop before its end, or improvise.",
        },
        run: Run::Of(Kind::Patrol, support::endurance),
    },
    Check {
        code: "PAT-027",
        severity: Severity::Error,
        title: Pair { fr: "effectuée sans bilan", en: "done without an outcome" },
        why: Pair {
            fr: "La réunion suivante compte ce qui a été fait, pas ce qui était prévu.",
            en: "The next meeting counts what was done, not what was planned.",
        },
        run: Run::Of(Kind::Patrol, state::outcome),
    },
];
