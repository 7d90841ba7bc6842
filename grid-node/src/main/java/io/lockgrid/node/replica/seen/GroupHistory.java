package io.lockgrid.node.replica.seen;

import io.lockgrid.internal.wire.questions.AdminQuery;
import io.lockgrid.internal.words.Home;
import io.lockgrid.node.table.Claim;
import io.lockgrid.node.table.ClaimListener;
import io.lockgrid.node.table.Hold;
import io.lockgrid.node.table.Wait;
import io.lockgrid.node.table.words.Ending;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The latest things that happened to the locks of a group: a ring that grows up to its bound, and the last few of each
 * lock. Not thread-safe: owned by the thread that applies entries.
 *
 * <p>Numbers come from the places of entries in the Raft log, so that they are the same on every member, and a reader
 * can go on at another leader.
 */
public final class GroupHistory implements ClaimListener {
    /** Numbers for so many happenings in one entry; more run on into those of the next, which then begin later. */
    private static final int BITS_WITHIN_ENTRY = 12;

    private static final int FIRST_SIZE = 64;

    /**
     * What happened behind a place.
     *
     * @param last how far this tells
     * @param gap whether some of it is forgotten
     */
    public record Part(List<Happening> happenings, long last, boolean gap) {}

    private final int bound;
    private final LockHistory recall;
    private @Nullable Happening[] ring;
    /** How many were ever written here; the latest is at one less, modulo the size of the ring. */
    private long written;

    private int size;

    private long last;
    /** Up to this number nothing is known any more. */
    private long forgotten;

    GroupHistory(int bound) {
        this.bound = bound;
        recall = new LockHistory(bound);
        ring = new Happening[Math.min(bound, FIRST_SIZE)];
    }

    /** What comes next is in this entry of the log. */
    void entry(long index) {
        last = Math.max(last, index << BITS_WITHIN_ENTRY);
    }

    /** Forgets everything, after a state was taken over that is as of this entry. */
    void restart(long index) {
        Arrays.fill(ring, null);
        recall.clear();
        size = 0;
        entry(index + 1);
        forgotten = last;
    }

    @Override
    public void granted(Hold hold, @Nullable Wait waited, Home holder, long atMillis, boolean dated) {
        add(hold, holder, null, null, null, atMillis);
    }

    @Override
    public void waits(Wait wait, Home waiter, long atMillis, boolean dated) {
        add(wait, waiter, null, null, null, atMillis);
    }

    @Override
    public void ended(
            Claim claim,
            Home home,
            Ending ending,
            @Nullable String actor,
            @Nullable String note,
            long atMillis,
            boolean dated) {
        add(claim, home, ending, actor, note, atMillis);
    }

    private void add(
            Claim claim,
            Home home,
            @Nullable Ending ending,
            @Nullable String actor,
            @Nullable String note,
            long atMillis) {
        if (bound == 0) {
            return;
        }
        last++;
        if (size == ring.length && size < bound) {
            grow();
        }
        int slot = slot(written);
        Happening oldest = ring[slot];
        if (oldest != null) {
            forgotten = oldest.number();
        } else {
            size++;
        }
        Happening happening = new Happening(last, atMillis, claim, home, ending, actor, note);
        ring[slot] = happening;
        recall.add(happening);
        written++;
    }

    private int slot(long position) {
        return (int) (position % ring.length);
    }

    private void grow() {
        @Nullable Happening[] larger = new Happening[(int) Math.min(bound, 2L * ring.length)];
        for (long position = written - size; position < written; position++) {
            larger[(int) (position % larger.length)] = ring[slot(position)];
        }
        ring = larger;
    }

    /** The latest of one lock, newest first. */
    public List<Happening> of(String lock, int most) {
        List<Happening> found = new ArrayList<>();
        for (long position = written - 1; position >= written - size && found.size() < most; position--) {
            Happening happening = ring[slot(position)];
            if (happening != null && happening.claim().name().equals(lock)) {
                found.add(happening);
            }
        }
        long oldest =
                found.isEmpty() ? Long.MAX_VALUE : found.get(found.size() - 1).number();
        found.addAll(recall.of(lock, oldest, most - found.size()));
        return found;
    }

    /** What happened after the one with this number, oldest first. */
    public Part after(long number, int most) {
        if (number == AdminQuery.Events.ALL) {
            return new Part(List.of(), last, false);
        }
        List<Happening> found = new ArrayList<>();
        for (long position = firstAfter(number); position < written && found.size() < most; position++) {
            Happening happening = ring[slot(position)];
            if (happening != null) {
                found.add(happening);
            }
        }
        boolean all = found.size() < most;
        long reached =
                all ? Math.max(last, number) : found.get(found.size() - 1).number();
        long unknown = bound == 0 ? last : forgotten; // who keeps nothing cannot say that nothing happened
        return new Part(found, reached, number >= 0 && number < unknown);
    }

    /** The numbers rise, so look in the middle. */
    private long firstAfter(long number) {
        long low = written - size;
        long high = written;
        while (low < high) {
            long middle = (low + high) >>> 1;
            Happening happening = ring[slot(middle)];
            if (happening == null || happening.number() <= number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
