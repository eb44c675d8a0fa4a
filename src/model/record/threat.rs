//! Threat assessments, requests for information, gaps in capability.

use super::{ToActor, ToAny, ToRequest, ToSource, ToTarget};
use crate::model::nation::Nation;
use crate::model::record::{Attribution, Region};
use crate::model::scalar::{Impact, Percent};
use crate::model::text::{Prose, Text};
use crate::model::time::{Day, Moment};
use crate::model::value::{group, words};

words! {
    /// What the threat is.
    ThreatClass {
        Blockade = "blocus" / "blockade",
        ComplexAttack = "attaque complexe" / "complex attack",
        UasRecon = "drone d'observation" / "spy drone",
        UasOneWay = "drone kamikaze" / "one-way drone",
        Ied = "engin explosif" / "explosive device",
        Kidnap = "enlèvement" / "kidnapping",
        Infiltration = "infiltration" / "infiltration",
        Recruitment = "recrutement" / "recruitment",
        MiningDisruption = "arrêt des mines" / "mining stopped",
        TransnationalCrime = "crime transnational" / "transnational crime",
    }
}

words! {
    /// Scale a probability term belongs to.
    ProbabilityScale {
        Icd203 = "ICD 203" / "ICD 203",
        Phia = "PHIA" / "PHIA",
        KentFr = "Sherman-Kent" / "Sherman-Kent",
    }
}

words! {
    /// Analytic confidence, stored apart from probability.
    Confidence {
        Low = "faible" / "low",
        Moderate = "modérée" / "moderate",
        High = "élevée" / "high",
    }
}

words! {
    /// State of a request or of a gap.
    RequestStatus {
        Open = "ouverte" / "open",
        InProgress = "en cours" / "in progress",
        Answered = "répondue" / "answered",
        Withdrawn = "retirée" / "withdrawn",
    }
}

group! {
    /// A probability: a term of one named scale, and its numbers.
    Probability {
        scale: req ProbabilityScale = "Échelle" / "Scale";
        term: req Text = "Terme" / "Term";
        low_pct: opt Percent ["%"] = "De" / "From";
        high_pct: opt Percent ["%"] = "À" / "To";
    }
}

group! {
    /// From one day to another.
    Horizon {
        from: req Day = "Du" / "From";
        to: req Day = "Au" / "To";
    }
}

group! {
    /// A statement of intent: a threat announced, not an event.
    Statement {
        by: opt ToActor = "Par" / "By";
        when: opt Moment = "Le" / "When";
        text: req Text = "Texte" / "Text";
        attribution: opt Attribution = "Base" / "Basis";
        sources: many ToSource = "Sources" / "Sources";
    }
}

group! {
    /// Impact on a nation, 0–5 each.
    NationImpact {
        nation: req Nation = "Nation" / "Nation";
        security: opt Impact = "sécurité" / "security";
        humanitarian: opt Impact = "humanitaire" / "humanitarian";
        economic: opt Impact = "économie" / "economic";
        social: opt Impact = "social" / "social";
        note: opt Text = "Remarque" / "Remark";
    }
}

group! {
    /// Something to watch for.
    Indicator {
        text: req Text = "Indice" / "Indicator";
        observed: req bool = "Observé" / "Observed";
        date: opt Day = "Le" / "On";
    }
}

group! {
    /// A threat as assessed.
    Threat {
        title: req Text = "Menace" / "Threat";
        question: req Text = "Question" / "Question";
        judgement: req Prose = "Appréciation" / "Judgement";
        class: req ThreatClass = "Nature" / "Class";
        probability: req Probability = "Probabilité" / "Probability";
        confidence: req Confidence = "Confiance" / "Confidence";
        horizon: req Horizon = "Horizon" / "Horizon";
        actor: opt ToActor = "Acteur" / "Actor";
        region: opt Region = "Région" / "Region";
        exposed: many ToTarget = "Exposés" / "Exposed";
        exposed_text: opt Text = "Exposés" / "Exposed";
        statements: many Statement = "Déclarations" / "Statements";
        impacts: many NationImpact = "Conséquences par nation" / "Impact by nation";
        indicators: many Indicator = "Indices" / "Indicators";
        evidence: many ToAny = "Éléments" / "Evidence";
        drivers: many Text = "Facteurs" / "Drivers";
        assumptions: many Text = "Hypothèses" / "Assumptions";
        alternatives: many Text = "Autres lectures" / "Alternatives";
        gaps: many ToRequest = "Lacunes" / "Gaps";
        assessed_at: req Day = "Apprécié le" / "Assessed";
        sources: many ToSource = "Sources" / "Sources";
    }
}

group! {
    /// A request for information.
    Request {
        question: req Text = "Question" / "Question";
        asked_by: req Nation = "Demandée par" / "Asked by";
        to: some Nation = "À" / "To";
        due: req Day = "Échéance" / "Due";
        status: req RequestStatus = "État" / "Status";
        answer: opt Prose = "Réponse" / "Answer";
        region: opt Region = "Région" / "Region";
        related: many ToAny = "Lié à" / "Related";
    }
}

group! {
    /// Something the forces cannot do yet.
    CapabilityGap {
        title: req Text = "Titre" / "Title";
        need: req Prose = "Besoin" / "Need";
        nations: some Nation = "Nations" / "Nations";
        priority: opt crate::model::scalar::Level = "Priorité" / "Priority";
        proposal: opt Prose = "Proposition" / "Proposal";
        status: req RequestStatus = "État" / "Status";
        threats: many ToAny = "Menaces" / "Threats";
        sources: many ToSource = "Sources" / "Sources";
    }
}
