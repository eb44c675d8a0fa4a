//! The records, one family per file: each struct is one row of the record table.

mod community;
mod content;
mod geography;
mod incident;
mod infrastructure;
mod meeting;
mod outcome;
mod patrol;
mod scene;
mod threat;
mod thresholds;

pub use community::*;
pub use content::*;
pub use geography::*;
pub use incident::*;
pub use infrastructure::*;
pub use meeting::*;
pub use outcome::*;
pub use patrol::*;
pub use scene::*;
pub use threat::*;
pub use thresholds::*;

use super::reference::Ref;
use super::table::Kind;

/// Reference to any record.
pub type ToAny = Ref<{ u64::MAX }>;
/// Reference to a source.
pub type ToSource = Ref<{ Kind::Source.bit() }>;
/// Reference to a place.
pub type ToPlace = Ref<{ Kind::Place.bit() }>;
/// Reference to an actor.
pub type ToActor = Ref<{ Kind::Actor.bit() }>;
/// Reference to a participant of the meeting.
pub type ToParticipant = Ref<{ Kind::Participant.bit() }>;
/// Reference to a threat.
pub type ToThreat = Ref<{ Kind::Threat.bit() }>;
/// Reference to a corridor.
pub type ToCorridor = Ref<{ Kind::Corridor.bit() }>;
/// Reference to a statistic.
pub type ToStatistic = Ref<{ Kind::Statistic.bit() }>;
/// Reference to a decision.
pub type ToDecision = Ref<{ Kind::Decision.bit() }>;
/// Reference to an item of the agenda.
pub type ToItem = Ref<{ Kind::AgendaItem.bit() }>;
/// Reference to a do-no-harm note.
pub type ToDoNoHarm = Ref<{ Kind::DoNoHarm.bit() }>;
/// Reference to a community tension.
pub type ToTension = Ref<{ Kind::Tension.bit() }>;
/// Reference to a request for information.
pub type ToRequest = Ref<{ Kind::Request.bit() }>;
/// Reference to a framework.
pub type ToFramework = Ref<{ Kind::Framework.bit() }>;
/// Reference to a command.
pub type ToCommand = Ref<{ Kind::Command.bit() }>;
/// Reference to an incident group.
pub type ToGroup = Ref<{ Kind::IncidentGroup.bit() }>;
/// Reference to what may be at risk or exposed.
pub type ToTarget =
    Ref<{ Kind::Asset.bit() | Kind::Corridor.bit() | Kind::RegionFacts.bit() | Kind::Place.bit() }>;
