package io.lockgrid.node.replica.reads;

import io.lockgrid.admin.LockInfo;
import io.lockgrid.admin.LockPage;
import io.lockgrid.admin.LockQuery;
import io.lockgrid.admin.LockState;
import io.lockgrid.internal.words.Home;
import io.lockgrid.node.table.Hold;
import io.lockgrid.node.table.Lock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Finds the locks of one page in one pass over the table. It compares them as they are, in the order that the asking
 * side has too when it merges groups, and puts into words only those that are shown. Used once, by one thread.
 */
final class LockScan {
    /** Beyond that many locks it is quicker to sort them all once than to keep the best sorted. */
    private static final int DEEP = 10_000;

    private final LockQuery query;
    private final Function<Hold, Home> homes;
    private final Comparator<Lock> order;
    private final long now;
    private final int reach;
    private final List<Lock> all = new ArrayList<>();
    private final PriorityQueue<Lock> best;
    private int total;

    /**
     * @param now by the wall clock, in milliseconds
     * @param homes of the sessions that hold
     * @param shown the names as operators know them
     */
    LockScan(LockQuery query, long now, Function<Hold, Home> homes, UnaryOperator<String> shown) {
        this.query = query;
        this.now = now;
        this.homes = homes;
        this.order = order(query, shown);
        this.reach = (int) Math.min(Integer.MAX_VALUE, (long) query.offset() + query.limit());
        this.best = new PriorityQueue<>(order.reversed());
    }

    void look(Lock lock) {
        if (fits(lock)) {
            add(lock);
        }
    }

    /** Whether it meets the conditions. */
    boolean fits(Lock lock) {
        return lock.name().startsWith(query.prefix()) && matches(lock);
    }

    /** Takes one that fits. */
    void add(Lock lock) {
        total++;
        if (reach > DEEP) {
            all.add(lock);
        } else if (best.size() < reach) {
            best.add(lock);
        } else if (order.compare(lock, best.element()) < 0) {
            best.remove();
            best.add(lock);
        }
    }

    LockPage page(Function<Lock, LockInfo> words) {
        List<Lock> sorted = reach > DEEP ? all : new ArrayList<>(best);
        sorted.sort(order);
        int from = Math.min(query.offset(), sorted.size());
        int to = Math.min(reach, sorted.size());
        return new LockPage(sorted.subList(from, to).stream().map(words).toList(), total, query.offset());
    }

    private static Comparator<Lock> order(LockQuery query, UnaryOperator<String> shown) {
        Comparator<Lock> byName = Comparator.comparing(lock -> shown.apply(lock.name()));
        Comparator<Lock> order = switch (query.sort()) {
            case NAME -> byName;
            case AGE -> Comparator.comparingLong(LockScan::since).reversed();
            case WAITERS -> Comparator.comparingInt(Lock::waiterCount);
            case FENCE -> Comparator.comparingLong(LockScan::fence);
            case LONGEST_WAIT -> Comparator.comparingLong(LockScan::firstWait).reversed();
        };
        return (query.descending() ? order.reversed() : order).thenComparing(byName);
    }

    private static long since(Lock lock) {
        Hold hold = lock.holder();
        return hold == null ? Long.MAX_VALUE : hold.since();
    }

    private static long fence(Lock lock) {
        Hold hold = lock.holder();
        return hold == null ? 0 : hold.fence();
    }

    /** The first in the queue has waited longest. */
    private static long firstWait(Lock lock) {
        return lock.waiterCount() == 0 ? Long.MAX_VALUE : lock.waiters(1).get(0).since();
    }

    /** The table gives a lock that comes free to the next waiter in the same step: nobody ever waits for a free one. */
    static LockState state(Lock lock) {
        return lock.holder() != null ? LockState.HELD : lock.delay() != null ? LockState.DELAYED : LockState.WAITED_FOR;
    }

    /** One that is waited for is held, or in delay, as well. */
    private boolean isInOne(Lock lock) {
        return query.states().contains(state(lock))
                || (lock.waiterCount() > 0 && query.states().contains(LockState.WAITED_FOR));
    }

    private boolean matches(Lock lock) {
        if (!query.states().isEmpty() && !isInOne(lock)) {
            return false;
        }
        Hold hold = lock.holder();
        if (!query.holder().isEmpty() && (hold == null || !isWanted(hold))) {
            return false;
        }
        Duration olderThan = query.olderThan();
        return olderThan == null || (hold != null && now - hold.since() >= olderThan.toMillis());
    }

    private boolean isWanted(Hold hold) {
        Home home = homes.apply(hold);
        String wanted = query.holder();
        return contains(home.name(), wanted)
                || contains(home.host(), wanted)
                || contains(hold.ownerLabel(), wanted)
                || contains(hold.session().toString(), wanted);
    }

    /** Whether a text contains another, where upper and lower case are the same. */
    private static boolean contains(String text, String wanted) {
        for (int at = 0; at <= text.length() - wanted.length(); at++) {
            if (text.regionMatches(true, at, wanted, 0, wanted.length())) {
                return true;
            }
        }
        return false;
    }
}
