package io.lockgrid.internal.session;

import io.lockgrid.GridClosedException;
import io.lockgrid.GridUnavailableException;
import io.lockgrid.LimitExceededException;
import io.lockgrid.LockGridException;
import io.lockgrid.LockLoss;
import io.lockgrid.internal.concurrent.Mailbox;
import io.lockgrid.internal.concurrent.Promise;
import io.lockgrid.internal.concurrent.WakeUps;
import io.lockgrid.internal.surroundings.Guard;
import io.lockgrid.internal.surroundings.LaneServices;
import io.lockgrid.internal.text.LockName;
import io.lockgrid.internal.wire.Batch;
import io.lockgrid.internal.wire.BatchReply;
import io.lockgrid.internal.wire.Notice;
import io.lockgrid.internal.wire.Notices;
import io.lockgrid.internal.wire.Outcome;
import io.lockgrid.internal.wire.Request;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * This process's way to one group's lock table: gathers the calls of all threads into batches and keeps sending each
 * batch until it is answered (exactly once by session and sequence: Ongaro, "Consensus: Bridging Theory and Practice",
 * 6.3); keeps the session alive; and presumes the session lost before the grid may end it.
 *
 * <p>All state is owned by the mailbox: methods that say "in the mailbox" are called by its tasks only, the others by
 * any thread.
 */
public final class Lane {
    /** Batches under way at once: one gathers while one travels. */
    private static final int MAX_FLIGHTS = 2;

    /** Keeps a batch, and so a Raft entry, small; a full log of them has a known size. */
    private static final int MAX_BATCH_BYTES = 6_000;

    /** No answer for that long, and the lane says that the grid is silent. */
    static final Duration SILENCE = Duration.ofSeconds(2);

    private static final long MILLI = 1_000_000L;
    /** Half of the sequences for which the table keeps answers. */
    private static final long MAX_AHEAD = 32_768;

    private static final long LONGEST_UNTOLD = 1_500 * MILLI;
    private static final long FIRST_PAUSE = 20 * MILLI;
    private static final long LONGEST_PAUSE = 500 * MILLI;
    private static final long FIRST_PATIENCE = 1_000 * MILLI;
    private static final long LONGEST_PATIENCE = 2_000 * MILLI;

    final String group;
    final RuntimeSettings settings;
    final LaneServices services;
    private final GridRuntime runtime;
    private final Transport transport;
    private final Mailbox mailbox = new Mailbox(this::lookAtDrain);

    private final ArrayDeque<Call<?>> outbox = new ArrayDeque<>();
    private final List<Flight> flights = new ArrayList<>();
    private final List<Runnable> afterNotices = new ArrayList<>();
    private Session session;
    private long highestFence;
    private @Nullable Drain drain;
    private SimpleCalls.@Nullable Goodbye goodbye;
    private volatile boolean silent;
    private String lastTrouble = "";

    Lane(String group, GridRuntime runtime, Transport transport) {
        this.group = group;
        this.runtime = runtime;
        this.settings = runtime.settings();
        this.transport = transport;
        this.services = runtime.services();
        this.session = newSession();
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
            if (session.opened) {
                enqueue(new SimpleCalls.KeepAlive(() -> {}));
            }
        });
    }

    /** Takes no new acquires, fails those that wait, and asks the holders to come to an end. */
    void drain(Drain begun) {
        mailbox.post(() -> {
            drain = begun;
            LockGridException failure = new GridClosedException(
                    "this LockGrid was closed; the lock was not acquired: use an instance that is open");
            for (Call<?> call : waiting()) {
                if (call instanceof AcquireCall) {
                    call.onFailure(this, failure);
                }
            }
            for (GrantedHold hold : List.copyOf(session.holds.values())) {
                hold.onClosing(begun);
            }
        });
    }

    /** Another thread closes too: nobody waits for what it holds itself. */
    void alsoClosing(long thread) {
        mailbox.post(() -> {
            if (drain != null) {
                drain.addCloser(thread);
            }
        });
    }

    /** After each task: wakes who waits for the holds as soon as none is left. */
    private void lookAtDrain() {
        if (drain != null && !drain.isSettled() && drain.waitsForNone(session.holds.values())) {
            drain.settle(true);
        }
    }

    /** Takes away what is held still, ends the session; the promise settles when the grid has it. */
    Promise<Outcome> close() {
        SimpleCalls.Goodbye last = new SimpleCalls.Goodbye();
        last.waitBy(services);
        mailbox.post(() -> {
            goodbye = last;
            for (GrantedHold hold : List.copyOf(session.holds.values())) {
                hold.lose(LockLoss.closed()); // known here before the grid can give it to another
            }
            session.holds.clear();
            if (session.opened || session.opening) {
                outbox.add(last);
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
            if (goodbye != null) {
                goodbye.unanswered(this, failure);
            }
        });
    }

    /** True if something was sent and the grid has not answered for {@link #SILENCE}. */
    boolean isSilent() {
        return silent;
    }

    // ---- in the mailbox ----

    /** How many acquires were sent and are not decided. */
    int undecided() {
        return session.acquires.size();
    }

    public void enqueue(Call<?> call) {
        if (goodbye != null && call instanceof HoldCalls.Release release) {
            goodbye.add(this, release); // the end of the session frees it
            return;
        }
        if (goodbye != null || (drain != null && call instanceof AcquireCall)) {
            call.onFailure(
                    this,
                    new GridClosedException("this LockGrid is closed; nothing was sent: use an instance that is open"));
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
        outbox.add(call);
        pump();
    }

    private void pump() {
        while (!outbox.isEmpty() && flights.size() < mostFlights() && windowIsOpen()) {
            Flight flight = nextFlight();
            if (flight != null) {
                flights.add(flight);
                transmit(flight);
            }
        }
    }

    /** One opens the session, and one ends it after all others have arrived. */
    private int mostFlights() {
        return session.opened && goodbye == null ? MAX_FLIGHTS : 1;
    }

    /** The table keeps answers for a bounded range of sequences only: a stuck batch must not let the rest run ahead. */
    private boolean windowIsOpen() {
        for (Flight flight : flights) {
            if (flight.session == session && session.nextSequence - flight.floor > MAX_AHEAD) {
                return false;
            }
        }
        return true;
    }

    /** Takes as many calls as fit into one batch; null if none of them is wanted any more. */
    private @Nullable Flight nextFlight() {
        List<Call<?>> calls = new ArrayList<>();
        List<Request> requests = new ArrayList<>();
        int bytes = 0;
        if (!session.opened && !session.opening) {
            session.opening = true;
            session.validUntil = now(); // nobody counts on it before that is answered
            add(openCall(), calls, requests);
        }
        while (!outbox.isEmpty() && bytes < MAX_BATCH_BYTES) {
            Call<?> call = outbox.remove();
            if (!call.dropped()) {
                add(call, calls, requests);
                bytes += call.size();
            }
        }
        if (requests.isEmpty()) {
            return null;
        }
        long floor = requests.get(0).sequence();
        long lowestOpen = floor;
        for (Flight flight : flights) {
            if (flight.session == session) {
                lowestOpen = Math.min(lowestOpen, flight.floor);
            }
        }
        Batch batch = new Batch(group, session.id, lowestOpen, session.ackedNotices, requests);
        return new Flight(session, batch, calls, floor, now());
    }

    private void add(Call<?> call, List<Call<?>> calls, List<Request> requests) {
        call.sequence = session.nextSequence++;
        call.session = session;
        calls.add(call);
        requests.add(call.request(call.sequence));
        if (call instanceof AcquireCall acquire) {
            session.acquires.put(call.sequence, acquire);
        }
    }

    private Session newSession() {
        return new Session(services.newId(), settings);
    }

    private Call<?> openCall() {
        return new SimpleCalls.Open(
                transport.home(),
                settings.timeToLive().toMillis(),
                settings.heartbeat().toMillis(),
                highestFence);
    }

    private void transmit(Flight flight) {
        int attempt = flight.attempts;
        long sentAt = flight.lastSentAt;
        CompletableFuture<BatchReply> answer;
        try {
            answer = transport.send(flight.batch);
        } catch (RuntimeException failure) { // the engine is stopping
            answer = CompletableFuture.failedFuture(failure);
        }
        answer.whenComplete((reply, failure) -> mailbox.post(() -> {
            if (reply != null) {
                onReply(flight, reply, sentAt);
            } else if (failure != null && attempt == flight.attempts) {
                onTrouble(flight, failure);
            }
        }));
    }

    private void onTrouble(Flight flight, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        lastTrouble = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        if (!flights.contains(flight)) {
            return;
        }
        flight.underway = false;
        flight.silences = 0;
        long pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(flight.attempts - 1, 5));
        services.after(pause, () -> mailbox.post(() -> retry(flight)));
    }

    private void retry(Flight flight) {
        if (flights.contains(flight) && !flight.underway) {
            resend(flight);
        }
    }

    private void resend(Flight flight) {
        flight.underway = true;
        flight.attempts++;
        flight.lastSentAt = now();
        transmit(flight);
    }

    /** @param sentAt when the attempt that was answered was sent */
    private void onReply(Flight flight, BatchReply reply, long sentAt) {
        if (session.opened && now() - session.validUntil >= 0) {
            presumeLost(); // what a holder may have seen to be lost stays lost
        }
        if (!flights.remove(flight)) {
            return; // an earlier attempt was answered already
        }
        lastTrouble = "";
        Session sender = flight.session;
        if (refusesToOpen(flight, reply)) {
            onNotOpened(flight, reply.outcomes().get(0));
            pump();
            return;
        }
        acknowledge(sender, flight, reply, sentAt);
        List<Call<?>> unknown = new ArrayList<>();
        List<Call<?>> last = new ArrayList<>();
        WakeUps wakeUps = new WakeUps();
        for (int i = 0; i < flight.calls.size(); i++) {
            Call<?> call = flight.calls.get(i);
            Outcome outcome = reply.outcomes().get(i);
            if (!flight.carries(i)) {
                continue; // the answer is to what the call was before
            } else if (outcome instanceof Outcome.SessionUnknown none && sender == session) {
                noteFence(none.lastFence());
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
        List<Runnable> told = List.copyOf(afterNotices);
        afterNotices.clear();
        told.forEach(Guard::run);
        if (!unknown.isEmpty()) {
            boolean restarted = sender.tableId != 0 && sender.tableId != reply.tableId();
            endSession(restarted ? LockLoss.gridRestarted() : LockLoss.sessionExpired(), unknown);
        }
        pump();
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

    private void acknowledge(Session sender, Flight flight, BatchReply reply, long sentAt) {
        if (sender.gone) {
            return;
        }
        Outcome first = reply.outcomes().get(0);
        if (flight.calls.get(0) instanceof SimpleCalls.Open) {
            sender.opening = false;
            if (first instanceof Outcome.SessionUnknown) {
                return; // sessions have ended since the fence that it claimed: another one is opened
            }
            sender.tableId = reply.tableId();
            if (first instanceof Outcome.Opened opened) { // before anything is believed by it
                sender.granted(opened.timeToLiveMillis() * MILLI);
            }
        } else if (!reachedTheSession(reply)) {
            return;
        }
        sender.aliveUntil(sentAt + ClockMargin.within(sender.timeToLive())); // every attempt is a sign of life
    }

    /** What the member itself refused says nothing about the session at the grid. */
    private static boolean reachedTheSession(BatchReply reply) {
        for (Outcome outcome : reply.outcomes()) {
            if (!(outcome instanceof Outcome.Refused)) {
                return !(outcome instanceof Outcome.SessionUnknown);
            }
        }
        return false;
    }

    private static boolean refusesToOpen(Flight flight, BatchReply reply) {
        Outcome first = reply.outcomes().get(0);
        return !flight.session.gone
                && flight.calls.get(0) instanceof SimpleCalls.Open
                && !(first instanceof Outcome.Opened)
                && !(first instanceof Outcome.SessionUnknown);
    }

    /** What comes next opens another session: nobody keeps this one alive if a late copy opens it after all. */
    private void onNotOpened(Flight flight, Outcome outcome) {
        LockGridException refusal = refusal(outcome);
        Session refused = session;
        refused.gone = true;
        refused.loss = LockLoss.sessionExpired();
        session = newSession();
        for (Call<?> call : flight.calls) {
            call.onFailure(this, refusal);
            if (call instanceof SimpleCalls.Housekeeping) {
                tell(call, refused.loss);
            }
        }
        refused.acquires.clear();
        failWaiting(refusal);
    }

    private static LockGridException refusal(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            return new LockGridException("the lock grid refused to open a session: " + refused.message());
        } else if (outcome instanceof Outcome.LimitExceeded limit
                && limit.limit().startsWith("sessions")) {
            return new LimitExceededException(
                    limit.limit(), limit.value(), "The opening of this process's session at the lock grid");
        }
        return new LockGridException("the lock grid refused to open a session (" + outcome
                + "): the highest fence that this process has seen is more than a year ahead of the grid's clock;"
                + " no lock was acquired: set the clocks of the members");
    }

    /** The session is over: its holds are lost, its unanswered calls start anew or fail, and a new one is begun. */
    private void endSession(LockLoss loss, List<Call<?>> unanswered) {
        Session ended = session;
        ended.gone = true;
        ended.loss = loss;
        ended.validUntil = now();
        session = newSession();
        Set<Call<?>> orphans = new LinkedHashSet<>(unanswered);
        for (Flight flight : List.copyOf(flights)) {
            if (flight.session == ended) {
                flights.remove(flight);
                for (int i = 0; i < flight.calls.size(); i++) {
                    if (flight.carries(i)) {
                        orphans.add(flight.calls.get(i));
                    }
                }
            }
        }
        orphans.addAll(ended.acquires.values());
        for (Call<?> call : List.copyOf(outbox)) {
            if (call.about() == ended) { // sent in the next session it would mean something else there
                outbox.remove(call);
                orphans.add(call);
            }
        }
        ended.acquires.clear();
        List<GrantedHold> holds = List.copyOf(ended.holds.values());
        ended.holds.clear();
        holds.forEach(hold -> Guard.run(() -> hold.lose(loss)));
        orphans.forEach(call -> tell(call, loss));
    }

    private void hear(Session listener, List<Notice> notices) {
        for (Notice notice : notices) {
            if (notice instanceof Notice.SessionGone gone) {
                if (listener == session) {
                    endSession(new LockLoss(gone.reason(), gone.actor(), gone.note()), List.of());
                }
            } else if (!listener.gone && listener.seen(notice)) {
                tell(listener, notice);
            }
        }
        if (!listener.gone && listener.missesNotices() && !listener.syncing) {
            listener.syncing = true;
            enqueue(new SimpleCalls.KeepAlive(() -> listener.syncing = false));
        }
    }

    private void tell(Session listener, Notice notice) {
        try {
            handle(listener, notice);
        } catch (RuntimeException | Error failure) {
            Guard.report(failure); // the notices behind it have nothing to do with it
        }
    }

    private void handle(Session listener, Notice notice) {
        if (notice instanceof Notice.Granted granted) {
            AcquireCall acquire = listener.acquires.get(granted.acquire());
            if (acquire != null) {
                acquire.onGrantNotice(this, listener, granted);
            }
        } else if (notice instanceof Notice.WaitEnded ended) {
            AcquireCall acquire = listener.acquires.get(ended.acquire());
            if (acquire != null) {
                acquire.onWaitEnded(listener);
            }
        } else if (notice instanceof Notice.Lost lost) {
            GrantedHold hold = listener.holds.remove(lost.acquire());
            AcquireCall acquire = listener.acquires.get(lost.acquire());
            if (hold != null) {
                hold.lose(new LockLoss(lost.reason(), lost.actor(), lost.note()));
            } else if (acquire != null) { // told of the loss before the grant
                acquire.lostFence = lost.fence();
            }
        } else if (notice instanceof Notice.ReleaseRequested requested) {
            GrantedHold hold = listener.holds.get(requested.acquire());
            AcquireCall acquire = listener.acquires.get(requested.acquire());
            if (hold != null) {
                hold.onReleaseRequested(requested);
            } else if (acquire != null) { // told before the grant
                acquire.requested = requested;
            }
        }
    }

    /** Runs it once the notices are heard that came with the answer at hand: they say why a hold is not there. */
    void afterNotices(Runnable task) {
        afterNotices.add(task);
    }

    void noteFence(long fence) {
        highestFence = Math.max(highestFence, fence);
    }

    // ---- time ----

    private void onTick() {
        long now = now();
        silent = unansweredFor(now) > SILENCE.toNanos();
        if (session.opened && now - session.validUntil >= 0) {
            presumeLost();
        }
        for (Flight flight : List.copyOf(flights)) {
            if (now - flight.lastSentAt > patience(flight)) { // also where its own timer to try again was lost
                flight.silences++;
                resend(flight);
            }
        }
        if (unansweredFor(now) > settings.callTimeout().toNanos()) {
            failOutwaited(now);
        }
        Session beating = session;
        if (beating.opened && !beating.beating && now - beating.lastBeatAt >= beatEvery(beating)) {
            beating.beating = true; // also under traffic: only this brings notices that were lost
            beating.lastBeatAt = now;
            enqueue(new SimpleCalls.KeepAlive(() -> beating.beating = false));
        }
        pump();
    }

    /** Who holds or waits asks more often: a lost notice of a loss must not come later than two seconds. */
    private long beatEvery(Session beating) {
        boolean idle = beating.holds.isEmpty() && beating.acquires.isEmpty();
        return idle ? beating.heartbeat() : Math.min(beating.heartbeat(), LONGEST_UNTOLD);
    }

    /**
     * How long an attempt may be silent until there is another: a leader that is slow must not get ever more copies to
     * read, and one that is well again has to hear of it soon, and in time for the session.
     */
    private long patience(Flight flight) {
        long first = Math.min(
                FIRST_PATIENCE,
                Math.min(flight.session.heartbeat(), settings.callTimeout().toNanos()));
        long longest = Math.max(first, Math.min(LONGEST_PATIENCE, flight.session.timeToLive() / 4));
        return Math.min(first << Math.min(flight.silences, 5), longest);
    }

    /** No answer for so long that the grid may have ended the session: say so first, and withdraw it later. */
    private void presumeLost() {
        Session lost = session;
        endSession(LockLoss.sessionExpired(), List.of());
        withdraw(lost);
    }

    private void withdraw(Session lost) {
        Call<Outcome> close = new SimpleCalls.Close();
        close.session = lost;
        close.sequence = lost.nextSequence++;
        Batch batch =
                new Batch(group, lost.id, close.sequence, lost.ackedNotices, List.of(close.request(close.sequence)));
        Flight flight = new Flight(lost, batch, List.of(close), close.sequence, now());
        flights.add(flight);
        transmit(flight);
    }

    private long unansweredFor(long now) {
        long longest = 0;
        for (int i = 0; i < flights.size(); i++) {
            longest = Math.max(longest, now - flights.get(i).firstSentAt);
        }
        return longest;
    }

    /** In an outage: fails who has waited for the call time-out; later calls still have their own time. */
    private void failOutwaited(long now) {
        long longest = settings.callTimeout().toNanos();
        Map<String, LockGridException> failures = new HashMap<>(); // many wait for the same
        for (Call<?> call : waiting()) {
            if (now - call.submittedAt > longest) {
                call.onFailure(this, failures.computeIfAbsent(call.undone(), this::unavailable));
            }
        }
    }

    private void failWaiting(LockGridException failure) {
        waiting().forEach(call -> call.onFailure(this, failure));
    }

    private Set<Call<?>> waiting() {
        Set<Call<?>> waiting = new LinkedHashSet<>(outbox);
        flights.forEach(flight -> waiting.addAll(flight.calls));
        waiting.addAll(session.acquires.values());
        return waiting;
    }

    /** The error for a call that the grid did not answer in time; any thread may ask. */
    public GridUnavailableException unavailable(String whatWasNotDone) {
        String trouble = lastTrouble.isEmpty() ? "it did not answer" : lastTrouble;
        return runtime.unavailable(settings.callTimeout(), trouble, whatWasNotDone);
    }
}
