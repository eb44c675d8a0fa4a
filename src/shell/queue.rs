//! Jobs one after the other on one thread: what is asked first is done first, and all of it is done
//! before the process ends.

use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use super::{Event, Job, Mail, fault, work};

/// The queue; dropping it waits for everything that is in it.
pub(super) struct Queue<A: Send + 'static> {
    post: Sender<Mail<A>>,
    /// The thread and its letter box, from the first job on.
    running: Option<(Sender<Job<A>>, JoinHandle<()>)>,
    pending: Pending,
}

impl<A: Send + 'static> Queue<A> {
    /// An empty queue without a thread; answers go to `post`.
    pub(super) fn new(post: Sender<Mail<A>>) -> Self {
        Self { post, running: None, pending: Pending::default() }
    }

    /// What shows when nothing is in the queue.
    pub(super) fn pending(&self) -> Pending {
        self.pending.clone()
    }

    /// Puts a job at the end.
    pub(super) fn push(&mut self, job: Job<A>) {
        if self.running.is_none() {
            let (sender, jobs) = mpsc::channel();
            let (post, pending) = (self.post.clone(), self.pending.clone());
            let begun = thread::Builder::new().name("queue".into());
            match begun.spawn(move || serve(&jobs, &post, &pending)) {
                Ok(thread) => self.running = Some((sender, thread)),
                // The next job tries again; this one must not seem done.
                Err(error) => return self.fail(&error.to_string()),
            }
        }
        self.pending.add();
        if self.running.as_ref().is_none_or(|(jobs, _)| jobs.send(job).is_err()) {
            self.pending.done();
            self.fail("the queue is gone");
        }
    }

    fn fail(&self, why: &str) {
        let _ = self.post.send(Mail::Worker(Event::WorkerFailed(fault::safe(why))));
    }
}

impl<A: Send + 'static> Drop for Queue<A> {
    fn drop(&mut self) {
        if let Some((jobs, thread)) = self.running.take() {
            // Without a sender the thread ends after the last job.
            drop(jobs);
            let _ = thread.join();
        }
    }
}

fn serve<A: Send>(jobs: &Receiver<Job<A>>, post: &Sender<Mail<A>>, pending: &Pending) {
    for job in jobs {
        let _ = post.send(Mail::Worker(work::outcome(job)));
        pending.done();
    }
}

/// How many jobs are waiting or running.
#[derive(Clone, Debug, Default)]
pub(super) struct Pending(Arc<(Mutex<usize>, Condvar)>);

impl Pending {
    fn change(&self, change: impl Fn(usize) -> usize) {
        let mut count = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        *count = change(*count);
        self.0.1.notify_all();
    }

    fn add(&self) {
        self.change(|count| count + 1);
    }

    fn done(&self) {
        self.change(|count| count.saturating_sub(1));
    }

    /// Waits until there are none.
    #[cfg_attr(not(unix), allow(dead_code, reason = "asked where there are signals"))]
    pub(super) fn wait(&self) {
        let count = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        drop(self.0.1.wait_while(count, |count| *count > 0));
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::RecvTimeoutError;
    use std::thread::ThreadId;
    use std::time::Duration;

    use super::*;

    type Answer = (usize, ThreadId);

    fn job(number: usize) -> Job<Answer> {
        Box::new(move || (number, thread::current().id()))
    }

    /// A job that holds until the other end is dropped.
    fn held() -> (Sender<()>, Job<Answer>) {
        let (gate, opened) = mpsc::channel::<()>();
        (
            gate,
            Box::new(move || {
                let _ = opened.recv();
                (0, thread::current().id())
            }),
        )
    }

    fn answers(mail: &Receiver<Mail<Answer>>) -> Vec<Option<Answer>> {
        mail.try_iter()
            .map(|letter| match letter {
                Mail::Worker(Event::Answer(answer)) => Some(answer),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn jobs_are_done_in_order_on_one_thread_to_the_last() {
        let (post, mail) = mpsc::channel();
        let mut queue = Queue::new(post);
        let (gate, first) = held();
        queue.push(first);
        (1..200).for_each(|number| queue.push(job(number)));
        assert!(answers(&mail).is_empty(), "the first one holds all others up");
        drop(gate);
        drop(queue);
        let done: Vec<Answer> = answers(&mail).into_iter().flatten().collect();
        assert_eq!(done.iter().map(|(number, _)| *number).collect::<Vec<_>>(), (0..200).collect::<Vec<_>>());
        assert!(done.iter().all(|(_, thread)| *thread == done[0].1 && *thread != thread::current().id()));
    }

    #[test]
    fn a_panic_is_a_message_and_the_next_job_is_done() {
        let (post, mail) = mpsc::channel();
        let mut queue = Queue::new(post);
        queue.push(job(1));
        queue.push(Box::new(|| panic!("a broken job")));
        queue.push(job(3));
        drop(queue);
        let numbers: Vec<Option<usize>> = answers(&mail).iter().map(|one| one.map(|(n, _)| n)).collect();
        assert_eq!(numbers, [Some(1), None, Some(3)]);
    }

    #[test]
    fn without_a_job_there_is_no_thread() {
        let (post, _mail) = mpsc::channel::<Mail<Answer>>();
        let queue = Queue::new(post);
        queue.pending().wait();
        assert!(queue.running.is_none());
    }

    #[test]
    fn waiting_ends_with_the_last_job_and_not_before() {
        let (post, mail) = mpsc::channel();
        let mut queue = Queue::new(post);
        let (gate, first) = held();
        queue.push(first);
        queue.push(job(1));
        let (told, over) = mpsc::channel();
        let pending = queue.pending();
        let waiter = thread::spawn(move || {
            pending.wait();
            let _ = told.send(());
        });
        assert_eq!(over.recv_timeout(Duration::ZERO), Err(RecvTimeoutError::Timeout));
        drop(gate);
        waiter.join().expect("it waits");
        assert_eq!(over.try_recv(), Ok(()));
        assert_eq!(answers(&mail).len(), 2);
    }

    #[test]
    fn nobody_listening_is_no_reason_to_leave_a_job_undone() {
        let (post, mail) = mpsc::channel();
        drop(mail);
        let (sender, saved) = mpsc::channel();
        let mut queue = Queue::new(post);
        for number in 0..3 {
            let sender = sender.clone();
            queue.push(Box::new(move || {
                let _ = sender.send(number);
                (number, thread::current().id())
            }));
        }
        drop(queue);
        assert_eq!(saved.try_iter().collect::<Vec<_>>(), [0, 1, 2]);
    }
}
