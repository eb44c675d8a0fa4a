//! Charts at the desk: every one, for every region, and what its rows lead to.

use tribrief::analysis::chart;
use tribrief::analysis::pane::Pane;

use super::{Pictures, look};
use crate::common::App;

/// Every chart of every pane.
pub fn walk(desk: &mut App, seen: &mut Pictures) {
    for pane in Pane::ALL.iter().filter(|pane| !chart::of_pane(**pane).is_empty()) {
        for region in 0..=5 {
            desk.press(&format!("esc esc esc {} r {region}", pane.digit()));
            for chart in chart::of_pane(*pane) {
                desk.press("v");
                let name = format!("{} of region {region}", chart::id(*chart));
                look(desk, seen, name.clone());
                if region % 3 == 0 {
                    desk.press("end");
                    look(desk, seen, format!("{name}, the last row"));
                    desk.press("enter");
                    look(desk, seen, format!("{name}, what it leads to"));
                    desk.press("alt-left home");
                }
            }
        }
        desk.press("esc esc r 0 esc esc esc");
    }
}
