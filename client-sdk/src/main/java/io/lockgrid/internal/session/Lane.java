package io.lockgrid.internal.session;

import io.lockgrid.GridUnavailableException;
import io.lockgrid.LockGridException;
import io.lockgrid.LockLoss;
import io.lockgrid.internal.concurrent.Mailbox;
import io.lockgrid.internal.concurrent.Promise;
import io.lockgrid.internal.concurrent.WakeUps;
import io.lockgrid.internal.surroundings.Guard;
import io.lockgrid.internal.surroundings.LaneServices;
import io.lockgrid.internal.text.LockName;
import io.lockgrid.internal.wire.Notices;
import io.lockgrid.internal.words.BatchReply;
import io.lockgrid.internal.words.Notice;
import io.lockgrid.internal.words.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * This process's way to one group's lock table: takes the calls of all threads, gives each the grid's answer, keeps the
 * session alive, and presumes it lost before the grid may end it.
 *
 * <p>All state, also that of the parts, is owned by the mailbox: methods that say "in the mailbox" are called by its tasks
 * only, the others by any thread. The parts do not know the lane, but for calls that they hand it to.
 */
public final class Lane {
    final String group;
    final RuntimeSettings settings;
    final LaneServices services;
    final CurrentSession current;
    final Hearing hearing = new Hearing();
    final Outage outage;
    private final GridRuntime runtime;
    private final Mailbox mailbox = new Mailbox(this::lookAtDrain);
    private final Flights flights;
    private final Closing closing = new Closing();

    Lane(String group, GridRuntime runtime, Transport transport) {
        this.group = group;
        this.runtime = runtime;
        this.settings = runtime.settings();
        this.services = runtime.services();
        this.current = new CurrentSession(transport, settings, services);
        this.outage = new Outage(settings.callTimeout());
        this.flights = new Flights(group, transport, services, mailbox, current, outage, this::onReply);
    }

    // ---- any thread ----

    public void submit(Call<?> call) {
        call.waitBy(services);
        mailbox.post(() -> enqueue(call));
    }

    void post(Runnable task) {
        mailbox.post(task);
    }

    String fullName(String name) {
        return LockName.shown(name, group, settings.groups().get(0));
    }

    /** The monotonic clock, in nanoseconds. */
    long now() {
        return services.now();
    }

    void tick() {
        mailbox.post(this::onTick);
    }

    void onNotices(Notices notices) {
        mailbox.post(() -> {
            Session session = current.get();
            // Before its opening is answered nobody knows how long the session lives; what is not heard comes again.
            if (session.opened && notices.session().equals(session.id)) {
                hear(session, notices.notices());
                pump();
            }
        });
    }

    /** Asks for notices that may have been lost on the way. */
    void sync() {
        mailbox.post(() -> {
            if (current.get().opened) {
                enqueue(new SimpleCalls.KeepAlive(() -> {}));
            }
        });
    }

    /** Takes no new acquires, fails those that wait, and asks the holders to come to an end. */
    void drain(Drain begun) {
        mailbox.post(() -> closing.begin(this, begun, flights.waiting(), current.get()));
    }

    /** Another thread closes too: nobody waits for what it holds itself. */
    void alsoClosing(long thread) {
        mailbox.post(() -> closing.alsoBy(thread));
    }

    /** After each task. */
    private void lookAtDrain() {
        closing.look(current.get().holds.values());
    }

    /** Takes away what is held still, ends the session; the promise settles when the grid has it. */
    Promise<Outcome> close() {
        SimpleCalls.Goodbye last = new SimpleCalls.Goodbye();
        last.waitBy(services);
        mailbox.post(() -> {
            Session session = current.get();
            closing.end(last, session);
            if (session.opened || session.opening) {
                flights.add(last);
                pump();
            } else {
                last.settle(Outcome.Done.DONE);
            }
        });
        return last;
    }

    /** Nothing is answered any more: whoever still waits is told so. */
    void end() {
        mailbox.post(() -> {
            LockGridException failure = new GridUnavailableException("the lock grid did not answer before this LockGrid"
                    + " was closed; what was asked may have been done or not, and what was held comes free when the"
                    + " session has run out: check that a majority of the members is up and reachable");
            failWaiting(failure);
            closing.unanswered(this, failure);
        });
    }

    /** The error for a call that the grid did not answer in time. */
    public GridUnavailableException unavailable(String whatWasNotDone) {
        return runtime.unavailable(settings.callTimeout(), outage.trouble(), whatWasNotDone);
    }

    // ---- in the mailbox ----

    public void enqueue(Call<?> call) {
        if (closing.isTooLateFor(this, call)) {
            return;
        }
        Session about = call.about();
        if (about != null && about.gone) {
            call.onSessionGone(this, about.loss);
            return;
        }
        if (call.submittedAt == 0) {
            call.submittedAt = now();
        }
        flights.add(call);
        pump();
    }

    private void pump() {
        flights.send(closing.isLast());
    }

    /** @param sentAt when the attempt that was answered was sent */
    private void onReply(Flight flight, BatchReply reply, long sentAt) {
        presumeLostIfOver(); // what a holder may have seen to be lost stays lost
        if (!flights.arrived(flight)) {
            return; // an earlier attempt was answered already
        }
        outage.over();
        LockGridException refusal = current.refusal(flight, reply);
        if (refusal != null) {
            onNotOpened(flight, refusal);
        } else {
            onAnswer(flight, reply, sentAt);
        }
        pump();
    }

    private void onAnswer(Flight flight, BatchReply reply, long sentAt) {
        Session sender = flight.session;
        current.acknowledge(flight, reply, sentAt);
        List<Call<?>> unknown = new ArrayList<>();
        List<Call<?>> last = new ArrayList<>();
        WakeUps wakeUps = new WakeUps();
        for (int i = 0; i < flight.calls.size(); i++) {
            Call<?> call = flight.calls.get(i);
            Outcome outcome = reply.outcomes().get(i);
            if (!flight.carries(i)) {
                continue; // the answer is to what the call was before
            } else if (outcome instanceof Outcome.SessionUnknown none && sender == current.get()) {
                current.noteFence(none.lastFence());
                unknown.add(call);
            } else if (call instanceof SimpleCalls.KeepAlive) {
                last.add(call);
            } else {
                call.wakeBy(wakeUps);
                answer(call, sender, outcome, flight.firstSentAt);
                call.wakeBy(null);
            }
        }
        wakeUps.run();
        hear(sender, reply.notices());
        last.forEach(call -> answer(call, sender, Outcome.Done.DONE, flight.firstSentAt));
        hearing.heard();
        if (!unknown.isEmpty()) {
            boolean restarted = sender.tableId != 0 && sender.tableId != reply.tableId();
            endSession(restarted ? LockLoss.gridRestarted() : LockLoss.sessionExpired(), unknown);
        }
    }

    /** A call that fails on its answer keeps neither its own caller waiting nor the others. */
    private void answer(Call<?> call, Session sender, Outcome outcome, long sentAt) {
        try {
            call.onOutcome(this, sender, outcome, sentAt);
        } catch (RuntimeException | Error failure) {
            fail(call, failure);
        }
    }

    private void tell(Call<?> call, LockLoss loss) {
        try {
            call.onSessionGone(this, loss);
        } catch (RuntimeException | Error failure) {
            fail(call, failure);
        }
    }

    private void fail(Call<?> call, Throwable failure) {
        Guard.report(failure);
        Guard.run(() -> call.onFailure(
                this, new LockGridException("what the grid said could not be handled: " + failure, failure)));
    }

    private void failWaiting(LockGridException failure) {
        flights.waiting().forEach(call -> call.onFailure(this, failure));
    }

    private void hear(Session listener, List<Notice> notices) {
        LockLoss loss = hearing.hear(this, listener, notices);
        if (loss != null) {
            endSession(loss, List.of());
        }
    }

    /** What comes next opens another session: nobody keeps this one alive if a late copy opens it after all. */
    private void onNotOpened(Flight flight, LockGridException refusal) {
        Session refused = current.end(LockLoss.sessionExpired());
        for (Call<?> call : flight.calls) {
            call.onFailure(this, refusal);
            if (call instanceof SimpleCalls.Housekeeping) {
                tell(call, refused.loss);
            }
        }
        refused.acquires.clear();
        failWaiting(refusal);
    }

    /** The session is over: its holds are lost, its unanswered calls start anew or fail, and a new one is begun. */
    private void endSession(LockLoss loss, List<Call<?>> unanswered) {
        Session ended = current.end(loss);
        Set<Call<?>> orphans = new LinkedHashSet<>(unanswered);
        flights.takeBack(ended, orphans);
        List<GrantedHold> holds = List.copyOf(ended.holds.values());
        ended.holds.clear();
        holds.forEach(hold -> Guard.run(() -> hold.lose(loss)));
        orphans.forEach(call -> tell(call, loss));
    }

    private void onTick() {
        long now = now();
        outage.look(flights.unansweredFor(now));
        presumeLostIfOver();
        flights.resendSilent(now);
        if (flights.unansweredFor(now) > settings.callTimeout().toNanos()) {
            outage.failOutwaited(this, flights.waiting(), now);
        }
        hearing.beat(this, current.get(), now);
        pump();
    }

    /** No answer for so long that the grid may have ended the session: say so first, and withdraw it later. */
    private void presumeLostIfOver() {
        if (current.isOver()) {
            Session lost = current.get();
            endSession(LockLoss.sessionExpired(), List.of());
            flights.withdraw(lost);
        }
    }
}
