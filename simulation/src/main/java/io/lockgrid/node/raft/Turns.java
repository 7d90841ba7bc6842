package io.lockgrid.node.raft;

import io.lockgrid.node.raft.stock.StockGroups;
import io.lockgrid.node.table.Hold;
import io.lockgrid.node.table.Lock;
import io.lockgrid.node.table.LockTable;
import io.lockgrid.node.table.Wait;
import io.lockgrid.simulation.Sim;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the table at each commit: who waits first is served first, each acquire is granted once, with a fence above all
 * earlier ones of its lock, and a session that is over does not come back.
 */
final class Turns {
    /** One hold of a lock from its beginning to its end; two acquires with one fence are two. */
    private record Grant(UUID session, long acquire, long fence) {
        static Grant of(Hold hold) {
            return new Grant(hold.session(), hold.acquire(), hold.fence());
        }
    }

    private record Acquire(UUID session, long sequence) {}

    private final Sim sim;

    /** Who waited for each lock, as of the entry before, the first one first. */
    private final Map<String, List<Wait>> queues = new HashMap<>();

    /** Who held each lock, as of the entry before. */
    private final Map<String, Grant> holders = new HashMap<>();

    /** The highest fence of each lock and the fence of each acquire that was granted, in the whole run. */
    private final Map<String, Long> highest = new HashMap<>();

    private final Map<Acquire, Long> granted = new HashMap<>();
    private final Set<UUID> open = new HashSet<>();
    private final Set<UUID> over = new HashSet<>();

    Turns(Sim sim) {
        this.sim = sim;
    }

    /** The table begins anew: nobody holds or waits, and no session is known. */
    void restart() {
        holders.clear();
        queues.clear();
        granted.keySet()
                .removeIf(each -> StockGroups.cpSession(each.session()) != null); // their ids begin anew as well
        open.clear();
        over.clear();
    }

    void look(LockTable table) {
        Set<String> seen = new HashSet<>();
        table.forEachLock(lock -> {
            seen.add(lock.name());
            look(lock);
        });
        holders.keySet().retainAll(seen);
        queues.keySet().retainAll(seen);
        lookAtSessions(table);
    }

    private void look(Lock lock) {
        List<Wait> waiting = lock.waiters(Integer.MAX_VALUE);
        Hold holder = lock.holder();
        if (holder == null) {
            holders.remove(lock.name());
        } else if (!Grant.of(holder).equals(holders.put(lock.name(), Grant.of(holder)))) {
            lookAtNew(holder);
            Wait passedOver = passedOver(lock, holder, waiting);
            if (passedOver != null) {
                sim.violation("OUT OF TURN: " + holder + " came before " + passedOver);
            }
        }
        queues.put(lock.name(), waiting);
    }

    private void lookAtNew(Hold holder) {
        Long before = highest.get(holder.name());
        if (before != null && holder.fence() <= before) {
            sim.violation("FENCE: " + holder + " came after fence " + before);
        }
        highest.merge(holder.name(), holder.fence(), Math::max);
        Long first = granted.putIfAbsent(new Acquire(holder.session(), holder.acquire()), holder.fence());
        if (first != null) {
            sim.violation("TWICE: " + holder + " was granted before, with fence " + first);
        }
    }

    /** Who waited before this holder came, if that did not wait or waited behind, and waits still. */
    private @Nullable Wait passedOver(Lock lock, Hold holder, List<Wait> waiting) {
        for (Wait earlier : queues.getOrDefault(lock.name(), List.of())) {
            if (earlier.session().equals(holder.session()) && earlier.acquire() == holder.acquire()) {
                return null;
            }
            if (waiting.stream().anyMatch(wait -> wait.ticket() == earlier.ticket())) {
                return earlier;
            }
        }
        return null;
    }

    private void lookAtSessions(LockTable table) {
        Set<UUID> now = new HashSet<>();
        table.forEachSession(session -> now.add(session.id()));
        for (UUID each : now) {
            if (over.contains(each)) {
                sim.violation("REVIVED: session " + each + " was over and is back");
            }
        }
        open.removeAll(now);
        over.addAll(open);
        open.clear();
        open.addAll(now);
    }
}
