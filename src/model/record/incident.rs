//! Incidents, groups of simultaneous ones, and the actors named in them.

use super::{ToActor, ToAny, ToGroup, ToSource};
use crate::model::nation::Nation;
use crate::model::record::Region;
use crate::model::reference::Where;
use crate::model::scalar::{Count, Grade};
use crate::model::text::{Prose, Text};
use crate::model::time::Moment;
use crate::model::value::{group, words};

words! {
    /// What happened (house taxonomy of `domain.md` 2.9; at most 16 cells in both languages).
    IncidentKind {
        AttackOnForces = "attaque, forces" / "attack on forces",
        AttackOnCivilians = "attaque, civils" / "attack, civilian",
        Ied = "engin explosif" / "IED on road",
        DroneSighting = "drone observé" / "drone sighting",
        DroneStrike = "frappe de drone" / "drone strike",
        Abduction = "enlèvement" / "abduction",
        BlockadeOrCheckpoint = "barrage illégal" / "roadblock",
        ConvoyStopped = "convoi arrêté" / "convoy stopped",
        ThreatStatement = "menace déclarée" / "threat statement",
        SabotageInfrastructure = "sabotage" / "sabotage",
        BanditryRoad = "banditisme" / "banditry, road",
        CattleTheft = "vol de bétail" / "cattle theft",
        TraffickingArms = "trafic d'armes" / "arms trafficking",
        TraffickingDrugs = "trafic, drogue" / "drug trafficking",
        TraffickingFuel = "trafic carburant" / "fuel trafficking",
        TraffickingGold = "trafic d'or" / "gold trafficking",
        TraffickingPersons = "traite" / "traffic, persons",
        IllegalMining = "orpaillage" / "illegal mining",
        ArrestSeizure = "saisie" / "arrest, seizure",
        Intercommunal = "intercommunautés" / "intercommunal",
        FarmerHerder = "agri-éleveurs" / "farmer-herder",
        Protest = "manifestation" / "protest",
        Displacement = "déplacement" / "displacement",
        AccidentFlood = "accident, crue" / "accident, flood",
        Other = "autre" / "other",
    }
}

words! {
    /// How grave it was, judged by the staff that reports it.
    Gravity {
        Minor = "mineur" / "minor",
        Serious = "sérieux" / "serious",
        Severe = "grave" / "severe",
    }
}

words! {
    /// How exactly the time is known.
    TimePrecision {
        Exact = "exacte" / "exact",
        Hour = "à l'heure près" / "to the hour",
        Day = "au jour près" / "to the day",
        Week = "à la semaine près" / "to the week",
        Month = "au mois près" / "to the month",
    }
}

words! {
    /// How exactly the position is known.
    PositionPrecision {
        Exact = "exacte" / "exact",
        Near = "approchée" / "near",
        Adm2 = "cercle ou département" / "district",
        Adm1 = "région" / "region",
        Line = "le long d'un axe" / "along a line",
        Country = "pays" / "country",
    }
}

words! {
    /// Part of an actor in an incident.
    Role {
        PerpetratorAlleged = "auteur présumé" / "alleged perpetrator",
        Claimed = "revendique" / "claims it",
        Target = "visé" / "target",
        Responder = "intervenant" / "responder",
        Unknown = "rôle inconnu" / "role unknown",
    }
}

words! {
    /// On what an attribution rests.
    Attribution {
        Claimed = "revendiqué" / "claimed",
        Assessed = "apprécié" / "assessed",
        Alleged = "allégué" / "alleged",
        Confirmed = "confirmé" / "confirmed",
    }
}

words! {
    /// What an actor is.
    ActorKind {
        StateForce = "force d'un État" / "state force",
        NonStateArmed = "groupe armé" / "armed group",
        Communal = "communauté" / "communal",
        Criminal = "criminel" / "criminal",
        Civilian = "civil" / "civilian",
        Company = "entreprise" / "company",
    }
}

group! {
    /// An actor in an incident.
    Involved {
        actor: req ToActor = "Acteur" / "Actor";
        role: req Role = "Rôle" / "Role";
        attribution: opt Attribution = "Base" / "Basis";
    }
}

group! {
    /// Killed: an estimate with its range.
    Fatalities {
        low: opt Count = "au moins" / "at least";
        best: opt Count = "estimation" / "best estimate";
        high: opt Count = "au plus" / "at most";
        civilian: opt Count = "dont civils" / "civilian";
        forces: opt Count = "dont forces" / "forces";
    }
}

group! {
    /// A statement that claims the event.
    Claim {
        by: req ToActor = "Par" / "By";
        when: opt Moment = "Le" / "When";
        text: opt Text = "Texte" / "Text";
    }
}

group! {
    /// SALUTE: size, activity, location, unit, time and equipment as the field reported them.
    Salute {
        size: opt Text = "Effectif" / "Size";
        activity: opt Text = "Activité" / "Activity";
        location: opt Text = "Lieu" / "Location";
        unit: opt Text = "Unité, tenue" / "Unit, uniform";
        time: opt Text = "Heure" / "Time";
        equipment: opt Text = "Matériel" / "Equipment";
    }
}

group! {
    /// A later addition to the account.
    Update {
        time: req Moment = "Le" / "When";
        text: req Text = "Texte" / "Text";
    }
}

group! {
    /// Something that happened.
    Incident {
        title: req Text = "Titre" / "Title";
        kind: req IncidentKind = "Nature" / "Kind";
        severity: opt Gravity = "Gravité" / "Severity";
        start: req Moment = "Heure" / "Time";
        end: opt Moment = "Fin" / "End";
        time_precision: opt TimePrecision = "Précision" / "Precision";
        place: opt Text = "Lieu" / "Place";
        position: opt Where = "Position" / "Position";
        position_precision: opt PositionPrecision = "Précision" / "Precision";
        country: opt Nation = "Pays" / "Country";
        region: opt Region = "Région" / "Region";
        admin_as_reported: many Text = "Limite rapportée" / "Area as reported";
        actors: many Involved = "Acteurs" / "Actors";
        narrative: opt Prose = "Récit" / "Narrative";
        fatalities: opt Fatalities = "Tués" / "Killed";
        wounded: opt Count = "Blessés" / "Wounded";
        abducted: opt Count = "Enlevés" / "Abducted";
        losses: opt Box<Text> = "Pertes" / "Losses";
        salute: opt Box<Salute> = "Compte rendu" / "Field report";
        claim: opt Box<Claim> = "Revendication" / "Claim";
        grade: opt Grade = "Cotation" / "Grade";
        sources: many ToSource = "Sources" / "Sources";
        group: opt Box<ToGroup> = "Groupe" / "Group";
        related: many ToAny = "Lié à" / "Related";
        updates: many Update = "Suites" / "Updates";
        consequences: opt Box<Text> = "Conséquences" / "Consequences";
        provisional: opt bool = "Provisoire" / "Provisional";
    }
}

group! {
    /// Incidents that are one event; which incidents belong to it is said by them.
    IncidentGroup {
        title: req Text = "Titre" / "Title";
        expected_count: opt Count = "Attendus" / "Expected";
        claimed_by: opt ToActor = "Revendiqué par" / "Claimed by";
        note: opt Prose = "Remarque" / "Remark";
        sources: many ToSource = "Sources" / "Sources";
    }
}

group! {
    /// Someone who acts.
    Actor {
        name: req Text = "Nom" / "Name";
        aliases: many Text = "Autres noms" / "Also called";
        kind: req ActorKind = "Nature" / "Kind";
        affiliation: opt Text = "Affiliation" / "Affiliation";
        sources: many ToSource = "Sources" / "Sources";
    }
}
