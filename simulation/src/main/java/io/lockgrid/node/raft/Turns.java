package io.lockgrid.node.raft;

import io.lockgrid.node.table.Hold;
import io.lockgrid.node.table.Lock;
import io.lockgrid.node.table.LockTable;
import io.lockgrid.node.table.SessionId;
import io.lockgrid.node.table.Wait;
import io.lockgrid.simulation.Sim;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the table at each commit: who waits first is served first, the fences of a lock rise, and a session that is
 * over does not come back.
 */
final class Turns {
    private final Sim sim;

    /** Who waited for each lock, as of the entry before, the first one first. */
    private final Map<String, List<Wait>> queues = new HashMap<>();

    private final Map<String, Long> fences = new HashMap<>();
    private final Set<SessionId> open = new HashSet<>();
    private final Set<SessionId> over = new HashSet<>();

    Turns(Sim sim) {
        this.sim = sim;
    }

    /** The table begins anew: nobody waits, and no session is known. */
    void restart() {
        queues.clear();
        open.clear();
        over.clear();
    }

    void look(LockTable table) {
        Set<String> seen = new HashSet<>();
        table.forEachLock(lock -> {
            seen.add(lock.name());
            look(lock);
        });
        queues.keySet().retainAll(seen);
        lookAtSessions(table);
    }

    private void look(Lock lock) {
        List<Wait> waiting = lock.waiters(Integer.MAX_VALUE);
        Hold holder = lock.holder();
        if (holder != null) {
            Long before = fences.put(lock.name(), holder.fence());
            if (before != null && holder.fence() < before) {
                sim.violation("FENCE: " + lock.name() + " is held with " + holder.fence() + " after " + before);
            }
            Wait passedOver = before != null && before == holder.fence() ? null : passedOver(lock, holder, waiting);
            if (passedOver != null) {
                sim.violation("OUT OF TURN: " + holder + " came before " + passedOver);
            }
        }
        queues.put(lock.name(), waiting);
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
        Set<SessionId> now = new HashSet<>();
        table.forEachSession(session -> now.add(session.id()));
        for (SessionId each : now) {
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
