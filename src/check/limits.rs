//! The thresholds: how far, how long, how fast, how old. One place; a meeting file may set its own.

use crate::model::record::Meeting;

/// Declares the thresholds with their usual values.
macro_rules! limits {
    ($( $(#[$meta:meta])* $name:ident: $ty:ty = $usual:literal; )*) => {
        /// The thresholds that hold for one briefing.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Limits { $( $(#[$meta])* pub $name: $ty, )* }

        impl Default for Limits {
            fn default() -> Self {
                Self { $( $name: $usual, )* }
            }
        }

        impl Limits {
            /// Names and values, in order.
            #[must_use]
            pub fn values(&self) -> Vec<(&'static str, String)> {
                vec![ $( (stringify!($name), self.$name.to_string()), )* ]
            }

            /// The usual ones, with what the meeting sets.
            #[must_use]
            pub fn of(meeting: &Meeting) -> Self {
                let mut limits = Self::default();
                if let Some(own) = &meeting.thresholds {
                    $( if let Some(value) = own.$name { limits.$name = value.0.into(); } )*
                }
                limits
            }
        }
    };
}

limits! {
    /// Minutes between two items of one track from which a gap is unplanned.
    agenda_gap: i64 = 15;
    /// Minutes without a break.
    agenda_no_break: i64 = 120;
    /// Minutes a decision item needs at least.
    decision_min: i64 = 5;
    /// Km a position may lie off the place it names.
    place_km: f64 = 10.0;
    /// Km a position may lie outside its region.
    region_km: f64 = 10.0;
    /// Km on both sides of a border where geometry says nothing (`domain.md` 0.5).
    border_km: f64 = 5.0;
    /// Metres MGRS and degrees of one point may differ.
    mgrs_m: i64 = 100;
    /// Km between two patrols at the same time.
    clash_km: f64 = 5.0;
    /// Km between a route and a community tension.
    tension_km: f64 = 10.0;
    /// Minutes between two check-ins of a patrol.
    check_in: i64 = 120;
    /// Minutes from the farthest waypoint to a facility.
    medevac: i64 = 120;
    /// Km/h on foot.
    speed_foot: i64 = 6;
    /// Km/h with vehicles, off and on the road.
    speed_motor: i64 = 60;
    /// Km/h by boat.
    speed_river: i64 = 30;
    /// Km/h in the air.
    speed_air: i64 = 250;
    /// Km between two accounts of one event.
    duplicate_km: f64 = 5.0;
    /// Months after which an incident or a figure is old.
    old_months: i64 = 24;
    /// Likelihood × impact from which a risk needs a mitigation.
    risk_score: i64 = 12;
    /// Times an open action may be carried over before it is asked about.
    carried_over: i64 = 2;
    /// Open actions one owner can carry.
    actions_per_owner: i64 = 5;
    /// Cells of a title before lists cut it.
    title_cells: i64 = 60;
}
