//! Assets, the risks on them, and corridors as graphs.

use super::{ToAny, ToCorridor, ToPlace, ToSource, ToStatistic, ToTarget, ToThreat};
use crate::model::nation::Nation;
use crate::model::record::Region;
use crate::model::reference::Where;
use crate::model::scalar::{Count, Level, Year};
use crate::model::text::{Prose, Text};
use crate::model::time::Day;
use crate::model::value::{group, words};

words! {
    /// What an asset is.
    AssetKind {
        Hydro = "hydroélectrique" / "hydro plant",
        Dam = "barrage" / "dam",
        RoadSegment = "route" / "road",
        Bridge = "pont" / "bridge",
        Port = "port" / "port",
        Mine = "mine d'or" / "gold mine",
        Industry = "industrie" / "industry",
        PowerLine = "ligne HT" / "power line",
        Substation = "poste HT" / "substation",
        Telecom = "télécoms" / "telecom",
        Health = "santé" / "health",
        Water = "eau" / "water",
        School = "école" / "school",
        Market = "marché" / "market",
        Rail = "rail" / "rail",
        BorderPost = "poste frontière" / "border post",
    }
}

words! {
    /// In what way one thing needs another.
    NeedKind {
        Access = "accès" / "access",
        Power = "énergie" / "power",
        Fuel = "carburant" / "fuel",
        Staff = "personnel" / "staff",
        Water = "eau" / "water",
        Revenue = "recettes" / "revenue",
    }
}

words! {
    /// State of a risk.
    RiskStatus {
        Open = "ouvert" / "open",
        Treated = "traité" / "treated",
        Accepted = "accepté" / "accepted",
        Closed = "clos" / "closed",
    }
}

words! {
    /// Where something is heading.
    Trend {
        Up = "en hausse" / "rising",
        Flat = "stable" / "steady",
        Down = "en baisse" / "falling",
    }
}

words! {
    /// State of a road segment, best to worst.
    SegmentStatus {
        Open = "ouvert" / "open",
        Unknown = "inconnu" / "unknown",
        Restricted = "restreint" / "restricted",
        Threatened = "menacé" / "threatened",
        Closed = "coupé" / "cut",
    }
}

words! {
    /// Classes of goods on a corridor.
    Goods {
        FoodAgri = "denrées et produits agricoles" / "food and farm products",
        Petroleum = "produits pétroliers" / "petroleum products",
        Construction = "ciment et matériaux" / "cement and building materials",
        Other = "autres" / "other",
    }
}

words! {
    /// State of a mitigation.
    MitigationStatus {
        Open = "à faire" / "to do",
        InProgress = "en cours" / "in progress",
        Done = "faite" / "done",
        Dropped = "abandonnée" / "dropped",
    }
}

group! {
    /// How much an asset makes or holds.
    Capacity {
        value: req f64 = "Valeur" / "Value";
        unit: req Text = "Unité" / "Unit";
        note: opt Text = "Remarque" / "Remark";
        sources: many ToSource = "Sources" / "Sources";
    }
}

group! {
    /// Whom an asset supplies; where sources disagree, each version stands with its own.
    Supply {
        nation: req Nation = "Nation" / "Nation";
        share_pct: opt f64 ["%"] = "Part" / "Share";
        note: opt Text = "Remarque" / "Remark";
        sources: many ToSource = "Sources" / "Sources";
    }
}

group! {
    /// What an asset cannot work without.
    Dependency {
        needs: req ToTarget = "Dépend de" / "Depends on";
        kind: req NeedKind = "Nature" / "Kind";
        note: opt Text = "Remarque" / "Remark";
    }
}

group! {
    /// A dam, mine, port, road or any other thing that people depend on.
    Asset {
        name: req Text = "Nom" / "Name";
        aliases: many Text = "Autres noms" / "Also called";
        kind: req AssetKind = "Nature" / "Kind";
        position: opt Where = "Position" / "Position";
        region: opt Region = "Région" / "Region";
        operator: opt Text = "Exploitant" / "Operator";
        owner_nations: many Nation = "Propriétaires" / "Owners";
        criticality: req Level = "Criticité" / "Criticality";
        capacity: many Capacity = "Capacité" / "Capacity";
        commissioned: opt Year = "Mise en service" / "Commissioned";
        supplies: many Supply = "Fournit" / "Supplies";
        depends_on: many Dependency = "Dépend de" / "Depends on";
        facts: opt Prose = "Faits" / "Facts";
        statistics: many ToStatistic = "Chiffres" / "Figures";
        sources: many ToSource = "Sources" / "Sources";
    }
}

group! {
    /// A place on the 5 × 5 matrix: likelihood 1–5 and impact 1–5 (ISO 31010 style).
    Score {
        likelihood: req Level = "Probabilité" / "Likelihood";
        impact: req Level = "Gravité" / "Impact";
    }
}

group! {
    /// What is done about a risk.
    Mitigation {
        text: req Text = "Mesure" / "Measure";
        owner: opt Nation = "Responsable" / "Owner";
        due: opt Day = "Échéance" / "Due";
        status: opt MitigationStatus = "État" / "Status";
    }
}

group! {
    /// A risk on an asset, a corridor or a region.
    Risk {
        title: req Text = "Risque" / "Risk";
        on: req ToTarget = "Porte sur" / "On";
        hazard: req Text = "Danger" / "Hazard";
        cause: opt Text = "Cause" / "Cause";
        likelihood: req Level = "Probabilité" / "Likelihood";
        impact: req Level = "Gravité" / "Impact";
        score: opt Count = "Cote écrite" / "Stated score";
        inherent: opt Score = "Brut" / "Inherent";
        target: opt Score = "Cible" / "Target";
        owner: req Nation = "Responsable" / "Owner";
        review_date: req Day = "Réexamen" / "Review";
        status: req RiskStatus = "État" / "Status";
        trend: opt Trend = "Tendance" / "Trend";
        region: opt Region = "Région" / "Region";
        mitigations: many Mitigation = "Mesures" / "Mitigations";
        threat: opt ToThreat = "Menace" / "Threat";
        consequences: opt Prose = "Conséquences" / "Consequences";
        sources: many ToSource = "Sources" / "Sources";
    }
}

impl Score {
    /// Likelihood times impact, 1–25.
    #[must_use]
    pub const fn product(&self) -> i64 {
        self.likelihood.0 * self.impact.0
    }
}

impl Risk {
    /// Current score: likelihood times impact, 1–25.
    #[must_use]
    pub const fn score(&self) -> i64 {
        self.likelihood.0 * self.impact.0
    }
}

group! {
    /// A stretch of road between two places of a corridor.
    Segment {
        from: req ToPlace = "De" / "From";
        to: req ToPlace = "À" / "To";
        length_km: opt f64 ["km"] = "Longueur" / "Length";
        surface: opt Text = "Revêtement" / "Surface";
        status: req SegmentStatus = "État" / "Status";
        since: opt Day = "Depuis" / "Since";
        note: opt Text = "Remarque" / "Remark";
    }
}

group! {
    /// What a nation loses when the corridor is cut.
    Stake {
        nation: req Nation = "Nation" / "Nation";
        loses: req Text = "Perd" / "Loses";
        statistics: many ToStatistic = "Chiffres" / "Figures";
    }
}

group! {
    /// A way round.
    Alternative {
        corridor: req ToCorridor = "Corridor" / "Corridor";
        extra_km: opt f64 ["km"] = "Détour" / "Longer by";
        extra_hours: opt f64 ["h"] = "Retard" / "Later by";
        note: opt Text = "Remarque" / "Remark";
    }
}

group! {
    /// A trade corridor: a graph of segments; corridors share segments by naming the same places.
    Corridor {
        name: req Text = "Nom" / "Name";
        code: req Text = "Code" / "Code";
        segments: some Segment = "Tronçons" / "Segments";
        length_km: opt f64 ["km"] = "Longueur" / "Length";
        goods: many Goods = "Marchandises" / "Goods";
        stakes: many Stake = "Qui perd quoi" / "Who loses what";
        alternatives: many Alternative = "Itinéraires de rechange" / "Ways round";
        statistics: many ToStatistic = "Chiffres" / "Figures";
        frameworks: many ToAny = "Cadres" / "Frameworks";
        facts: opt Prose = "Faits" / "Facts";
        sources: many ToSource = "Sources" / "Sources";
    }
}
