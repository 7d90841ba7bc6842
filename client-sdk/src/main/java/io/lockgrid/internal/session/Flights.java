package io.lockgrid.internal.session;

import io.lockgrid.internal.concurrent.Mailbox;
import io.lockgrid.internal.surroundings.LaneServices;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.BatchReply;
import io.lockgrid.internal.words.Request;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The calls of a lane on their way: gathered into batches, each of which is sent again until it is answered (exactly once
 * by session and sequence: Ongaro, "Consensus: Bridging Theory and Practice", 6.3). Owned by the lane's mailbox.
 */
final class Flights {
    /** Batches under way at once: one gathers while one travels. */
    private static final int MAX_FLIGHTS = 2;

    /** Keeps a batch, and so a Raft entry, small; a full log of them has a known size. */
    private static final int MAX_BATCH_BYTES = 6_000;

    /** Half of the sequences for which the table keeps answers. */
    private static final long MAX_AHEAD = 32_768;

    private static final long MILLI = 1_000_000L;
    private static final long FIRST_PAUSE = 20 * MILLI;
    private static final long LONGEST_PAUSE = 500 * MILLI;

    /** Hears, in the mailbox, of each answer to an attempt; sentAt is when that attempt was sent. */
    interface Answers {
        void onReply(Flight flight, BatchReply reply, long sentAt);
    }

    private final String group;
    private final Transport transport;
    private final LaneServices services;
    private final Mailbox mailbox;
    private final CurrentSession current;
    private final Outage outage;
    private final Answers answers;

    /** Calls that are not part of a batch yet. */
    private final ArrayDeque<Call<?>> outbox = new ArrayDeque<>();

    private final List<Flight> flights = new ArrayList<>();

    Flights(
            String group,
            Transport transport,
            LaneServices services,
            Mailbox mailbox,
            CurrentSession current,
            Outage outage,
            Answers answers) {
        this.group = group;
        this.transport = transport;
        this.services = services;
        this.mailbox = mailbox;
        this.current = current;
        this.outage = outage;
        this.answers = answers;
    }

    void add(Call<?> call) {
        outbox.add(call);
    }

    /**
     * Sends what has gathered, as far as it may go now.
     *
     * @param closing whether the session's end is among it: that goes after all others have arrived
     */
    void send(boolean closing) {
        Session session = current.get();
        int most = session.opened && !closing ? MAX_FLIGHTS : 1; // one opens the session
        while (!outbox.isEmpty() && flights.size() < most && windowIsOpen(session)) {
            List<Call<?>> calls = nextCalls();
            if (!calls.isEmpty()) {
                begin(session, calls);
            }
        }
    }

    /** The table keeps answers for a bounded range of sequences only: a stuck batch must not let the rest run ahead. */
    private boolean windowIsOpen(Session session) {
        return session.nextSequence - lowestOpen(session) <= MAX_AHEAD;
    }

    /** The lowest sequence whose answer the table has to keep for this session. */
    private long lowestOpen(Session session) {
        long lowest = session.nextSequence;
        for (Flight flight : flights) {
            if (flight.session == session) {
                lowest = Math.min(lowest, flight.floor);
            }
        }
        return lowest;
    }

    /** As many calls as fit into one batch; none if none of them is wanted any more. */
    private List<Call<?>> nextCalls() {
        List<Call<?>> calls = new ArrayList<>();
        Call<?> opening = current.opening();
        if (opening != null) {
            calls.add(opening);
        }
        int bytes = 0;
        while (!outbox.isEmpty() && bytes < MAX_BATCH_BYTES) {
            Call<?> call = outbox.remove();
            if (!call.dropped()) {
                calls.add(call);
                bytes += call.size();
            }
        }
        return calls;
    }

    private void begin(Session session, List<Call<?>> calls) {
        long floor = session.nextSequence;
        long lowestOpen = lowestOpen(session);
        List<Request> requests = new ArrayList<>(calls.size());
        for (Call<?> call : calls) {
            call.sequence = session.nextSequence++;
            call.session = session;
            requests.add(call.request(call.sequence));
            if (call instanceof AcquireCall acquire) {
                session.acquires.put(call.sequence, acquire);
            }
        }
        Batch batch = new Batch(session.id, lowestOpen, session.ackedNotices, requests);
        Flight flight = new Flight(session, batch, calls, floor, services.now());
        flights.add(flight);
        transmit(flight);
    }

    /** Tells the grid that it may end a session which this side has given up. */
    void withdraw(Session lost) {
        begin(lost, List.of(new SimpleCalls.Close()));
    }

    private void transmit(Flight flight) {
        int attempt = flight.attempts;
        long sentAt = flight.lastSentAt;
        CompletableFuture<BatchReply> answer;
        try {
            answer = transport.send(group, flight.batch);
        } catch (RuntimeException failure) { // the engine is stopping
            answer = CompletableFuture.failedFuture(failure);
        }
        answer.whenComplete((reply, failure) -> mailbox.post(() -> {
            if (reply != null) {
                answers.onReply(flight, reply, sentAt);
            } else if (failure != null && attempt == flight.attempts) {
                onTrouble(flight, failure);
            }
        }));
    }

    private void onTrouble(Flight flight, Throwable failure) {
        outage.trouble(
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure);
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
        flight.lastSentAt = services.now();
        transmit(flight);
    }

    /** Sends again what has been silent for too long. */
    void resendSilent(long now) {
        for (Flight flight : List.copyOf(flights)) {
            if (now - flight.lastSentAt > outage.patience(flight)) { // also where its own timer to try again was lost
                flight.silences++;
                resend(flight);
            }
        }
    }

    /** It is answered; false if it was before, or is not waited for any more. */
    boolean arrived(Flight flight) {
        return flights.remove(flight);
    }

    long unansweredFor(long now) {
        long longest = 0;
        for (int i = 0; i < flights.size(); i++) {
            longest = Math.max(longest, now - flights.get(i).firstSentAt);
        }
        return longest;
    }

    /** All calls that wait for the grid's word. */
    Set<Call<?>> waiting() {
        Set<Call<?>> waiting = new LinkedHashSet<>(outbox);
        flights.forEach(flight -> waiting.addAll(flight.calls));
        waiting.addAll(current.get().acquires.values());
        return waiting;
    }

    /** Takes away what was sent in a session that is over, and what has a meaning in that one only. */
    void takeBack(Session ended, Collection<Call<?>> orphans) {
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
        ended.acquires.clear();
        for (Call<?> call : List.copyOf(outbox)) {
            if (call.about() == ended) { // sent in the next session it would mean something else there
                outbox.remove(call);
                orphans.add(call);
            }
        }
    }
}
