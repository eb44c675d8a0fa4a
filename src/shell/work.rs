//! Workers: a job on a thread of its own, whose panic is a message and not the end.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::Sender;
use std::thread;

use super::{Event, Job, Mail, fault};

/// Starts `job`; its answer, or what went wrong, comes by mail.
pub(super) fn start<A: Send + 'static>(job: Job<A>, sender: &Sender<Mail<A>>) {
    let post = sender.clone();
    let begun = thread::Builder::new().name("worker".into()).spawn(move || {
        let _ = post.send(Mail::Worker(outcome(job)));
    });
    if let Err(error) = begun {
        let _ = sender.send(Mail::Worker(Event::WorkerFailed(fault::safe(&error.to_string()))));
    }
}

/// The same for a job that has the terminal meanwhile.
pub(super) fn lend<A: Send + 'static>(job: Job<A>, sender: &Sender<Mail<A>>) {
    let post = sender.clone();
    let begun = thread::Builder::new().name("guest".into()).spawn(move || {
        let _ = post.send(Mail::Returned(outcome(job)));
    });
    if let Err(error) = begun {
        let _ = sender.send(Mail::Returned(Event::WorkerFailed(fault::safe(&error.to_string()))));
    }
}

/// Does `job` here and now.
pub(super) fn outcome<A>(job: Job<A>) -> Event<A> {
    // Nothing the job held survives it, so nothing half-done can be seen afterwards.
    match catch_unwind(AssertUnwindSafe(job)) {
        Ok(answer) => Event::Answer(answer),
        Err(_) => Event::WorkerFailed(fault::last()),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    fn mailed(job: Job<u32>) -> Event<u32> {
        let (sender, mail) = mpsc::channel();
        start(job, &sender);
        match mail.recv() {
            Ok(Mail::Worker(event)) => event,
            _ => unreachable!("a worker always answers"),
        }
    }

    #[test]
    fn an_answer_comes_back() {
        assert!(matches!(mailed(Box::new(|| 42)), Event::Answer(42)));
    }

    #[test]
    fn a_panic_comes_back_as_a_failure() {
        assert!(matches!(mailed(Box::new(|| panic!("broken"))), Event::WorkerFailed(_)));
    }
}
