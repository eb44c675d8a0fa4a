//! Communities, services, initiatives and frameworks.

use super::{ToAny, ToDoNoHarm, ToFramework, ToPlace, ToSource, ToTension};
use crate::model::nation::Nation;
use crate::model::record::{Region, Trend};
use crate::model::scalar::{Level, Year};
use crate::model::text::{Prose, Text};
use crate::model::time::Day;
use crate::model::value::{group, words};

words! {
    /// What a tension is about, in neutral words.
    TensionKind {
        FarmerHerder = "agriculteurs-éleveurs" / "farmer-herder",
        SocialStatus = "statut social" / "social status",
        Chieftaincy = "chefferie" / "chieftaincy",
        Land = "foncier" / "land",
        ReligiousAuthority = "autorité religieuse" / "religious authority",
        Mining = "orpaillage" / "mining",
        Other = "autre" / "other",
    }
}

words! {
    /// Public services.
    Sector {
        Infrastructure = "infrastructure" / "infrastructure",
        Health = "santé" / "health",
        Education = "éducation" / "education",
        Water = "eau" / "water",
        Electricity = "électricité" / "electricity",
    }
}

words! {
    /// Whom an initiative is for.
    Audience {
        Youth = "jeunes" / "youth",
        Women = "femmes" / "women",
        Herders = "éleveurs" / "herders",
        Farmers = "agriculteurs" / "farmers",
        Everyone = "tous" / "everyone",
    }
}

words! {
    /// How far an initiative has come.
    InitiativeStatus {
        Idea = "idée" / "idea",
        Proposed = "proposée" / "proposed",
        Funded = "financée" / "funded",
        Running = "en cours" / "running",
        Ended = "terminée" / "ended",
    }
}

words! {
    /// What a framework is.
    FrameworkKind {
        Mechanism = "mécanisme" / "mechanism",
        Bilateral = "accord bilatéral" / "bilateral",
        Omvs = "OMVS" / "OMVS",
        AesEcowas = "AES–CEDEAO" / "AES–ECOWAS",
        NouakchottProcess = "Processus de Nouakchott" / "Nouakchott Process",
        AfricanUnion = "Union africaine" / "African Union",
        UnitedNations = "Nations unies" / "United Nations",
    }
}

group! {
    /// An effort to settle a tension.
    Mediation {
        who: req Text = "Qui" / "Who";
        status: opt Text = "État" / "Status";
        date: opt Day = "Le" / "On";
    }
}

group! {
    /// A tension inside or between communities; parties in neutral words, never as culprits.
    Tension {
        title: req Text = "Titre" / "Title";
        kind: req TensionKind = "Nature" / "Kind";
        region: req Region = "Région" / "Region";
        place: opt ToPlace = "Lieu" / "Place";
        parties: many Text = "Parties" / "Parties";
        issues: many Text = "Enjeux" / "Issues";
        level: req Level = "Niveau" / "Level";
        trend: opt Trend = "Tendance" / "Trend";
        season: opt Text = "Saison" / "Season";
        exploitation_risk: opt Level = "Exploitation" / "Exploitation";
        responsible_admin: opt Text = "Administration" / "Administration";
        mediation: many Mediation = "Médiation" / "Mediation";
        dividers: many Text = "Facteurs de division" / "Dividers";
        connectors: many Text = "Facteurs de cohésion" / "Connectors";
        summary: opt Prose = "Résumé" / "Summary";
        sources: many ToSource = "Sources" / "Sources";
    }
}

group! {
    /// What to mind so that nobody is worse off.
    DoNoHarm {
        title: req Text = "Titre" / "Title";
        applies_to: some ToAny = "S'applique à" / "Applies to";
        tension: opt ToTension = "Tension" / "Tension";
        who_gains: opt Text = "Qui y gagne" / "Who gains";
        who_loses: opt Text = "Qui y perd" / "Who loses";
        messages: many Text = "Conduite" / "How we behave";
        mitigations: some Text = "Précautions" / "Precautions";
        reviewed_by: opt Text = "Revu par" / "Reviewed by";
        date: opt Day = "Le" / "On";
    }
}

group! {
    /// A public service that is missing or weak.
    ServiceGap {
        title: req Text = "Titre" / "Title";
        region: req Region = "Région" / "Region";
        sector: req Sector = "Secteur" / "Sector";
        severity: req Level = "Gravité" / "Severity";
        description: opt Prose = "Description" / "Description";
        sources: many ToSource = "Sources" / "Sources";
    }
}

group! {
    /// A sum of money.
    Budget {
        amount: req f64 = "Montant" / "Amount";
        currency: req Text = "Devise" / "Currency";
    }
}

group! {
    /// A project across borders.
    Initiative {
        title: req Text = "Titre" / "Title";
        framework: opt ToFramework = "Cadre" / "Framework";
        nations: some Nation = "Nations" / "Nations";
        audience: opt Audience = "Public" / "For";
        sector: opt Sector = "Secteur" / "Sector";
        status: req InitiativeStatus = "État" / "Status";
        lead: opt Text = "Chef de file" / "Lead";
        budget: opt Budget = "Budget" / "Budget";
        regions: many Region = "Régions" / "Regions";
        start: opt Day = "Début" / "Start";
        end: opt Day = "Fin" / "End";
        summary: opt Prose = "Résumé" / "Summary";
        do_no_harm: many ToDoNoHarm = "Ne pas nuire" / "Do no harm";
        related: many ToAny = "Lié à" / "Related";
        sources: many ToSource = "Sources" / "Sources";
    }
}

group! {
    /// The last thing that happened in a framework.
    LastEvent {
        date: req Day = "Le" / "On";
        text: req Text = "Texte" / "Text";
    }
}

group! {
    /// A mechanism, agreement or organisation that the work stands in.
    Framework {
        name: req Text = "Nom" / "Name";
        kind: req FrameworkKind = "Nature" / "Kind";
        established: opt Year = "Créé en" / "Established";
        members: many Nation = "Membres" / "Members";
        members_text: opt Text = "Membres" / "Members";
        periodicity: opt Text = "Périodicité" / "Periodicity";
        status: req Prose = "État" / "Status";
        last_event: opt LastEvent = "Dernier événement" / "Last event";
        next: opt Text = "Suite" / "Next";
        related: many ToAny = "Lié à" / "Related";
        sources: many ToSource = "Sources" / "Sources";
    }
}
