//! Patrol plans: route, crossings, radio, medevac, approvals, outcome.

use super::{ToAny, ToDoNoHarm, ToParticipant};
use crate::model::nation::Nation;
use crate::model::record::Region;
use crate::model::reference::Where;
use crate::model::scalar::{Count, Minutes};
use crate::model::text::{Prose, Text};
use crate::model::time::{Day, Moment};
use crate::model::value::{group, words};

words! {
    /// How the nations go together.
    PatrolForm {
        Mixte = "mixte" / "mixed",
        Coordonnee = "coordonnée" / "coordinated",
        Bipartite = "bipartite" / "bipartite",
        Tripartite = "tripartite" / "tripartite",
        Nationale = "nationale" / "national",
    }
}

words! {
    /// How the patrol moves.
    PatrolMode {
        Pedestre = "pédestre" / "on foot",
        Motorisee = "motorisée" / "motorised",
        Fluviale = "fluviale" / "river",
        Aerienne = "aérienne" / "air",
    }
}

words! {
    /// How far the plan has come.
    PatrolStatus {
        Draft = "ébauche" / "draft",
        Proposed = "proposée" / "proposed",
        Agreed = "convenue" / "agreed",
        Approved = "approuvée" / "approved",
        Executing = "en cours" / "under way",
        Done = "effectuée" / "done",
        Cancelled = "annulée" / "cancelled",
    }
}

words! {
    /// Kind of a control measure on the ground.
    MeasureKind {
        StartPoint = "point initial" / "start point",
        ReleasePoint = "point de dislocation" / "release point",
        Checkpoint = "point de contrôle" / "checkpoint",
        PhaseLine = "ligne de coordination" / "phase line",
        NoGoArea = "zone interdite" / "no-go area",
        Rendezvous = "point de rendez-vous" / "rendezvous",
        Boundary = "limite" / "boundary",
    }
}

group! {
    /// Beginning and end.
    Window {
        start: req Moment = "Début" / "Start";
        end: req Moment = "Fin" / "End";
    }
}

group! {
    /// A unit of a patrol; names are fictional in samples.
    Unit {
        unit: req Text = "Unité" / "Unit";
        nation: req Nation = "Nation" / "Nation";
        strength: opt Count = "Effectif" / "Strength";
        commander: opt Text = "Chef" / "Commander";
    }
}

group! {
    /// A point of the route; the country is declared because maps put border towns on the wrong side.
    Waypoint {
        name: opt Text = "Point" / "Point";
        place: req Where = "Lieu" / "Place";
        country: opt Nation = "Sol" / "Soil";
        eta: opt Moment = "Arrivée" / "Arrival";
        halt_min: opt Minutes ["min"] = "Halte" / "Halt";
        commands: opt Nation = "Commande" / "Commands";
        action: opt Text = "Action" / "Action";
    }
}

group! {
    /// A control measure.
    Measure {
        kind: req MeasureKind = "Nature" / "Kind";
        name: opt Text = "Nom" / "Name";
        place: opt Where = "Lieu" / "Place";
    }
}

group! {
    /// Passing from one nation's soil to another's.
    Crossing {
        place: req Where = "Lieu" / "Place";
        from: req Nation = "De" / "From";
        to: req Nation = "Vers" / "To";
        time: opt Moment = "Heure" / "Time";
        liaison: opt ToParticipant = "Liaison" / "Liaison";
        agreed: opt bool = "Convenu" / "Agreed";
        side_command: opt Nation = "Commande" / "Commands";
    }
}

group! {
    /// Rules at the border.
    Border {
        crossings: many Crossing = "Passages" / "Crossings";
        pursuit_rule: opt Text = "Droit de poursuite" / "Hot pursuit";
        weapons_caveat: opt Text = "Armes, engagement" / "Weapons, engagement";
        detention_handover: opt Text = "Remise de détenus" / "Detention handover";
    }
}

group! {
    /// One level of the radio plan.
    Means {
        means: req Text = "Moyen" / "Means";
        net: opt Text = "Réseau" / "Net";
        callsigns: opt Text = "Indicatifs" / "Callsigns";
    }
}

group! {
    /// The radio plan: primary, alternate, contingency, emergency (PACE).
    Comms {
        primary: opt Means = "Principal" / "Primary";
        alternate: opt Means = "De remplacement" / "Alternate";
        contingency: opt Means = "De circonstance" / "Contingency";
        emergency: opt Means = "De secours" / "Emergency";
        checkin_every_min: opt Minutes ["min"] = "Compte rendu toutes les" / "Check-in every";
        lost_comms: opt Text = "Perte de liaison" / "Lost comms";
    }
}

group! {
    /// How other patrols are kept apart.
    Deconfliction {
        others: many ToAny = "Avec" / "With";
        corridor_km: opt f64 ["km"] = "Couloir" / "Corridor";
        method: opt Text = "Procédé" / "Method";
    }
}

group! {
    /// A step of the evacuation chain.
    MedevacStep {
        place: req Text = "Lieu" / "Place";
        role: opt Text = "Rôle" / "Role";
        minutes: opt Minutes ["min"] = "Trajet" / "Way";
    }
}

group! {
    /// Evacuation of the wounded.
    Medevac {
        chain: many MedevacStep = "Chaîne" / "Chain";
        means: opt Text = "Moyens" / "Means";
        facility: opt Where = "Hôpital" / "Facility";
        max_minutes: opt Minutes ["min"] = "Trajet le plus long" / "Longest way";
    }
}

group! {
    /// How long the patrol lasts on what it carries.
    Endurance {
        fuel_l: opt Count ["l"] = "Carburant" / "Fuel";
        water_l: opt Count ["l"] = "Eau" / "Water";
        hours: opt Count ["h"] = "Autonomie" / "Endurance";
    }
}

group! {
    /// Reports that are due.
    Reporting {
        sitrep_times: many Text = "Points de situation" / "Situation reports";
        report_due: opt Day = "Compte rendu dû" / "Report due";
    }
}

group! {
    /// Consent of a nation.
    Approval {
        nation: req Nation = "Nation" / "Nation";
        by: opt Text = "Par" / "By";
        date: opt Day = "Le" / "On";
    }
}

group! {
    /// What came of it.
    Outcome {
        conducted: req bool = "Effectuée" / "Conducted";
        summary: opt Text = "Bilan" / "Summary";
        incidents: many ToAny = "Incidents" / "Incidents";
    }
}

group! {
    /// A patrol plan.
    Patrol {
        title: req Text = "Titre" / "Title";
        form: req PatrolForm = "Forme" / "Form";
        mode: req PatrolMode = "Mode" / "Mode";
        status: req PatrolStatus = "État" / "Status";
        task: req Text = "Tâche" / "Task";
        purpose: opt Text = "But" / "Purpose";
        nations: some Nation = "Nations" / "Nations";
        lead: req Nation = "Chef" / "Lead";
        units: many Unit = "Unités" / "Units";
        window: req Window = "Créneau" / "Window";
        region: opt Region = "Région" / "Region";
        route: some Waypoint = "Itinéraire" / "Route";
        measures: many Measure = "Mesures de coordination" / "Control measures";
        border: opt Border = "Frontière" / "Border";
        comms: opt Comms = "Transmissions" / "Radio";
        deconfliction: opt Deconfliction = "Déconfliction" / "Deconfliction";
        liaison: many ToParticipant = "Officiers de liaison" / "Liaison officers";
        interpreter: opt ToParticipant = "Interprète" / "Interpreter";
        medevac: opt Medevac = "Évacuation sanitaire" / "Medevac";
        endurance: opt Endurance = "Autonomie" / "Endurance";
        reporting: opt Reporting = "Comptes rendus" / "Reports";
        community: opt Prose = "Contacts" / "Community contacts";
        do_no_harm: many ToDoNoHarm = "Ne pas nuire" / "Do no harm";
        abort_criteria: many Text = "Critères d'abandon" / "Abort criteria";
        approvals: many Approval = "Approbations" / "Approvals";
        informed: many Nation = "Informées" / "Informed";
        outcome: opt Outcome = "Bilan" / "Outcome";
    }
}
