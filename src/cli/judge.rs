//! The rules, asked beside the desk: a job that ends when nobody wants its verdict any more.

use std::sync::Arc;

use crate::app::update::Answer;
use crate::check::{self, Cancel};
use crate::shell;
use crate::source::Loaded;

/// The job that runs, if one does.
#[derive(Default)]
pub struct Judge(Option<Arc<Cancel>>);

impl Judge {
    /// Asks the rules about `loaded`, and no more about what was asked before; nothing when they have
    /// spoken already.
    pub fn ask(&mut self, loaded: &Arc<Loaded>) -> Option<shell::Effect<Answer>> {
        self.stop();
        if loaded.briefing.is_judged() {
            return None;
        }
        let cancel = Arc::new(Cancel::default());
        self.0 = Some(Arc::clone(&cancel));
        let loaded = Arc::clone(loaded);
        Some(shell::Effect::Work(Box::new(move || {
            let of = Arc::clone(&loaded.briefing);
            let found = check::run(&loaded, &cancel);
            Answer::Judged { problems: found.map(|found| of.merged(found)), of }
        })))
    }

    /// Nobody wants the verdict any more.
    pub fn stop(&mut self) {
        if let Some(cancel) = self.0.take() {
            cancel.cancel();
        }
    }
}

impl Drop for Judge {
    fn drop(&mut self) {
        self.stop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{self, Limits};

    fn sample() -> Arc<Loaded> {
        let opened = source::open_embedded(None).expect("the sample");
        Arc::new(source::load(&*opened.files, Limits::default(), None))
    }

    /// Whether the job comes to a verdict.
    fn judges(effect: Option<shell::Effect<Answer>>) -> bool {
        let Some(shell::Effect::Work(job)) = effect else { return false };
        matches!(job(), Answer::Judged { problems: Some(_), .. })
    }

    #[test]
    fn a_verdict_nobody_waits_for_is_none() {
        let (loaded, mut judge) = (sample(), Judge::default());
        let first = judge.ask(&loaded);
        let second = judge.ask(&loaded);
        assert!(!judges(first) && judges(second));
        let third = judge.ask(&loaded);
        assert!(third.is_some());
        drop(judge);
        assert!(!judges(third));
    }

    #[test]
    fn what_is_judged_is_not_judged_again() {
        let (loaded, mut judge) = (sample(), Judge::default());
        loaded.briefing.judge(Vec::new());
        assert!(judge.ask(&loaded).is_none());
    }
}
