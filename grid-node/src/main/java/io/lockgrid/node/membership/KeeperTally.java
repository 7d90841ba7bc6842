package io.lockgrid.node.membership;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** How often a keeper did what. Thread-safe. */
final class KeeperTally {
    static final String REMOVE_SEAT = "remove-seat";
    static final String TAKE_SEAT = "take-seat";
    static final String MOVE_LEADERSHIP = "move-leadership";
    static final String GIVE_WAY = "give-way";
    static final String START_ANEW = "start-anew";
    static final String RESTART_GRID = "restart-grid";

    private final Map<String, LongAdder> done = new LinkedHashMap<>();

    KeeperTally() {
        List.of(REMOVE_SEAT, TAKE_SEAT, MOVE_LEADERSHIP, GIVE_WAY, START_ANEW, RESTART_GRID)
                .forEach(act -> done.put(act, new LongAdder()));
    }

    void add(String act) {
        LongAdder count = done.get(act);
        if (count == null) {
            throw new IllegalArgumentException("not an act of a keeper: " + act);
        }
        count.increment();
    }

    Map<String, Long> read() {
        Map<String, Long> counts = new LinkedHashMap<>();
        done.forEach((act, count) -> counts.put(act, count.sum()));
        return counts;
    }
}
