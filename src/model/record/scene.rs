//! What an agenda item shows: the kinds of scene, one row each.
//!
//! A new kind is one group and one row of `scenes!` here, and one file and one line in
//! `analysis::scene`.

use super::{ChartName, IncidentKind, ListName, MapLayer, Region, ToAny, ToDecision};
use crate::model::lang::Lang;
use crate::model::nation::Nation;
use crate::model::reference::Where;
use crate::model::scalar::{Count, DaysBack, Km};
use crate::model::span::Span;
use crate::model::text::{Prose, Text};
use crate::model::value::{FieldSpec, Group, GroupSpec, Pair, Reader, Seen, TypeSpec, Value, Walker, group};

group! {
    /// The situation at a glance.
    OverviewScene {
        title: opt Text = "Titre" / "Title";
    }
}

group! {
    /// A list, filtered.
    TableScene {
        title: opt Text = "Titre" / "Title";
        list: req ListName = "Liste" / "List";
        region: opt Region = "Région" / "Region";
        kind: opt IncidentKind = "Nature" / "Kind";
        day: opt Count = "Jour de la réunion" / "Day of the meeting";
    }
}

group! {
    /// One record.
    RecordScene {
        title: opt Text = "Titre" / "Title";
        id: req ToAny = "Fiche" / "Record";
    }
}

group! {
    /// A page of text, with headings, lists and bold words.
    TextScene {
        title: opt Text = "Titre" / "Title";
        text: req Prose = "Texte" / "Text";
    }
}

group! {
    /// Two to four records side by side.
    RecordsScene {
        title: opt Text = "Titre" / "Title";
        ids: some ToAny = "Fiches" / "Records";
    }
}

group! {
    /// What is still to be done, and decisions put off.
    ActionsScene {
        title: opt Text = "Titre" / "Title";
        nation: opt Nation = "Nation" / "Nation";
        late_only: opt bool = "Seulement en retard" / "Late only";
    }
}

group! {
    /// A decision to take: the question, its options, where each nation stands.
    QuestionScene {
        title: opt Text = "Titre" / "Title";
        decision: req ToDecision = "Décision" / "Decision";
    }
}

group! {
    /// The map: what lies on it, and which part of it.
    MapScene {
        title: opt Text = "Titre" / "Title";
        focus: many ToAny = "Objet" / "Focus";
        centre: opt Where = "Centre" / "Centre";
        km: opt Km ["km"] = "Largeur" / "Width";
        layers: many MapLayer = "Couches" / "Layers";
        region: opt Region = "Région" / "Region";
        days: opt DaysBack = "Jours" / "Days";
    }
}

group! {
    /// A chart: figures to look at.
    ChartScene {
        title: opt Text = "Titre" / "Title";
        chart: req ChartName = "Graphique" / "Chart";
        region: opt Region = "Région" / "Region";
    }
}

/// Declares the kinds: variant, its group, what people call it.
macro_rules! scenes {
    ($( $variant:ident($group:ident) = $fr:literal / $en:literal; )*) => {
        /// A view of records that an agenda item shows.
        #[derive(Clone, Debug)]
        pub enum Scene { $( $variant($group), )* }

        /// Place of each kind in the tables below.
        #[derive(Clone, Copy)]
        enum At { $( $variant, )* }

        /// The struct-like variants of a scene, named as files write them.
        const SPECS: &[&GroupSpec] = &[ $( &GroupSpec {
            name: stringify!($variant),
            fields: <$group as Group>::SPEC.fields,
        }, )* ];

        /// How each kind is read.
        const READ: &[fn(&mut dyn Reader) -> Option<Scene>] =
            &[ $( |reader| $group::read_fields(reader).map(Scene::$variant), )* ];

        /// What each kind is called.
        const WORDS: &[Pair] = &[ $( Pair { fr: $fr, en: $en }, )* ];

        impl Scene {
            /// The title its author gave it.
            #[must_use]
            pub fn title(&self) -> Option<&Text> {
                match self { $( Self::$variant(scene) => scene.title.as_ref(), )* }
            }

            /// Where it was written.
            #[must_use]
            pub fn span(&self) -> Span {
                match self { $( Self::$variant(scene) => scene.span, )* }
            }

            /// Its place in the table of kinds.
            fn at(&self) -> usize {
                match self { $( Self::$variant(_) => At::$variant as usize, )* }
            }

            fn walk_inner(&self, walker: &mut Walker<'_>) {
                match self { $( Self::$variant(scene) => scene.walk_fields(walker), )* }
            }
        }
    };
}

scenes! {
    Overview(OverviewScene) = "synthèse" / "overview";
    Table(TableScene) = "liste" / "list";
    Record(RecordScene) = "fiche" / "record";
    Text(TextScene) = "texte" / "text";
    Records(RecordsScene) = "fiches" / "records";
    Actions(ActionsScene) = "actions" / "actions";
    Question(QuestionScene) = "question" / "question";
    Map(MapScene) = "carte" / "map";
    Chart(ChartScene) = "graphique" / "chart";
}

impl Scene {
    /// What people call its kind.
    #[must_use]
    pub fn word(&self, lang: Lang) -> &'static str {
        WORDS[self.at()].get(lang)
    }
}

impl Value for Scene {
    const TYPE: TypeSpec = TypeSpec::Choice(SPECS);
    fn read(reader: &mut dyn Reader) -> Option<Self> {
        let mut scene = None;
        reader.choice(SPECS, &mut |index, inner| {
            scene = READ.get(index).and_then(|read| read(inner));
        })?;
        scene
    }
    fn walk(&self, spec: &'static FieldSpec, walker: &mut Walker<'_>) {
        walker(spec, Seen::Open(SPECS[self.at()]));
        self.walk_inner(walker);
        walker(spec, Seen::Close);
    }
}
