package io.lockgrid.node.replica;

import io.lockgrid.internal.words.Batch;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Batches that wait to be proposed, in the order in which they came. A copy of one that still waits gets the answer of
 * that one: who has sent it again would only make the queue longer that it waits for. What is answered is applied after
 * the copy came, so that the copy is a sign of life as well. Thread-safe.
 */
public final class WaitingBatches {
    /** What tells the batches of all sessions apart, but for a rare one that is compared as a whole. */
    private record Place(UUID session, long firstSequence) implements Comparable<Place> {
        /** For a map that stays quick where somebody chooses what collides. */
        @Override
        public int compareTo(Place other) {
            int order = session.compareTo(other.session);
            return order != 0 ? order : Long.compare(firstSequence, other.firstSequence);
        }
    }

    private final RequestRules rules;
    private final Queue<Submission> queue = new ConcurrentLinkedQueue<>();
    private final Map<Place, Submission> byPlace = new ConcurrentHashMap<>();

    public WaitingBatches(RequestRules rules) {
        this.rules = rules;
    }

    /** Lets it wait, or finds its copy that waits already. */
    public Submission add(Batch batch) {
        Place place = place(batch);
        Submission before = byPlace.get(place);
        if (before != null && before.batch().equals(batch)) {
            return before;
        }
        Submission added = new Submission(batch, rules);
        byPlace.putIfAbsent(place, added);
        queue.add(added);
        return added;
    }

    private static Place place(Batch batch) {
        return new Place(
                batch.session(),
                batch.requests().isEmpty() ? 0 : batch.requests().get(0).sequence());
    }

    public boolean isEmpty() {
        return queue.isEmpty();
    }

    public @Nullable Submission peek() {
        return queue.peek();
    }

    /** Takes the first, before it is proposed: a copy that comes from now on waits by itself. */
    public @Nullable Submission poll() {
        Submission taken = queue.poll();
        if (taken != null) {
            byPlace.remove(place(taken.batch()), taken);
        }
        return taken;
    }
}
