package io.lockgrid.node.wire;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Connections that have not shown yet who they are from: no more than so many of one address, and in all. Who comes is
 * always let in, and the one that has been here longest has to go: who means it is through within moments, so that neither
 * those that stay silent nor a storm keeps anybody out, and least of all those of other addresses. Thread-safe.
 *
 * @param <A> the addresses
 * @param <C> the connections
 */
final class Strangers<A, C> {
    private final int mostOfAddress;
    private final int most;
    private final Map<A, Set<C>> byAddress = new HashMap<>(); // those of one address by their age
    private int count;

    Strangers(int mostOfAddress, int most) {
        this.mostOfAddress = mostOfAddress;
        this.most = most;
    }

    /** A connection has come; gives the one that has to go for it, if one has to. */
    synchronized @Nullable C enter(A address, C connection) {
        C goes = null;
        Set<C> same = byAddress.get(address);
        if (same != null && same.size() >= mostOfAddress) {
            goes = takeOldest(address, same);
        } else if (count >= most) {
            Map.Entry<A, Set<C>> busiest = byAddress.entrySet().stream()
                    .max(Comparator.comparingInt(each -> each.getValue().size()))
                    .orElseThrow();
            goes = takeOldest(busiest.getKey(), busiest.getValue());
        }
        byAddress.computeIfAbsent(address, any -> new LinkedHashSet<>()).add(connection);
        count++;
        return goes;
    }

    private C takeOldest(A address, Set<C> connections) {
        C oldest = connections.iterator().next();
        leave(address, oldest);
        return oldest;
    }

    /** It has shown who it is from, or is closed; more than once is once. */
    synchronized void leave(A address, C connection) {
        Set<C> same = byAddress.get(address);
        if (same != null && same.remove(connection)) {
            count--;
            if (same.isEmpty()) {
                byAddress.remove(address);
            }
        }
    }

    synchronized int count() {
        return count;
    }
}
