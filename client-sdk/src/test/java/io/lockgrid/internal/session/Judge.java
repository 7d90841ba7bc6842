package io.lockgrid.internal.session;

import io.lockgrid.Hold;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at what holders believe, after everything that happens, and at what the grid knows. Owned by one {@link Play}. */
final class Judge {
    private final World world;
    private final List<World.Node> nodes;
    private final List<Hold> holds = new ArrayList<>();
    private final Map<String, Hold> latest = new HashMap<>();
    private final Set<Long> released = new HashSet<>();
    private final Set<Long> told = new HashSet<>();

    /** Fences that an operator took away: their holders have to hear of it first. */
    private final Set<Long> forced = new HashSet<>();

    private final List<String> story = new ArrayList<>();
    private @Nullable String fault;

    Judge(World world, List<World.Node> nodes) {
        this.world = world;
        this.nodes = nodes;
        world.time.watch(this::look);
    }

    void note(String what) {
        if (fault == null) {
            story.add(world.time.now() / 1_000_000 - 1_000 + " ms: " + what);
        }
    }

    /** The first one counts: what comes later may follow from it. */
    void fault(String what) {
        if (fault == null) {
            note("FAULT: " + what);
            fault = what;
        }
    }

    boolean found() {
        return fault != null;
    }

    String story() {
        return String.join("\n", story);
    }

    /** What was wrong and how it came to that; empty if nothing was. */
    String report() {
        return fault == null ? "" : fault + "\n" + story();
    }

    /** An operator does something, of which holders have yet to hear. */
    void force(List<String> locks, Runnable order) {
        Map<String, Long> before = new HashMap<>();
        locks.forEach(lock -> before.put(lock, fence(lock)));
        order.run();
        before.forEach((lock, fence) -> {
            if (fence != fence(lock)) {
                forced.add(fence);
            }
        });
        look();
    }

    private long fence(String lock) {
        NaiveLocks.Held held = world.grid.holder(lock);
        return held == null ? 0 : held.fence();
    }

    /** A caller was given it. */
    void granted(World.Node node, Hold hold) {
        for (Hold earlier : holds) {
            if (earlier.lockName().equals(hold.lockName())
                    && earlier.fence() >= hold.fence()
                    && !forced.contains(hold.fence())) {
                fault("fence " + hold.fence() + " after " + earlier.fence());
            }
        }
        holds.add(hold);
        latest.put(hold.lockName() + node.way().home().name(), hold);
        hold.lost().thenAccept(loss -> {
            note("told that " + hold + " is lost: " + loss.reason());
            if (!told.add(hold.fence())) {
                fault("told twice of the loss of " + hold);
            }
            if (released.contains(hold.fence())) {
                fault("told of the loss of " + hold + ", which was released");
            }
            if (hold.isHeld()) {
                fault("told of the loss of " + hold);
            }
        });
    }

    /** The hold of that lock that was given to that process last, or null. */
    @Nullable
    Hold anyOf(World.Node node, String lock) {
        return latest.get(lock + node.way().home().name());
    }

    /** It was held, and {@code release()} returned as if all was well. */
    void released(Hold hold) {
        released.add(hold.fence());
        NaiveLocks.Held now = world.grid.holder(hold.lockName());
        if (now != null && now.fence() == hold.fence()) {
            fault("released, but the grid has it: " + hold);
        }
    }

    private void look() {
        believed().forEach(hold -> {
            if (hold.isHeld() && !isTheGrids(hold) && !forced.contains(hold.fence())) {
                fault(hold + " is believed, but the grid has " + shown(world.grid.holder(hold.lockName())));
            }
        });
    }

    private List<Hold> believed() {
        List<Hold> all = new ArrayList<>(holds);
        nodes.forEach(node -> all.addAll(node.grid().threadHolds().values()));
        return all;
    }

    private boolean isTheGrids(Hold hold) {
        NaiveLocks.Held held = world.grid.holder(hold.lockName());
        return held != null && held.fence() == hold.fence();
    }

    /** The end of a max hold is a little earlier here than at the grid. */
    private static boolean accounts(Hold hold, NaiveLocks.Held held) {
        return hold.fence() == held.fence() && (hold.isHeld() || held.maxHoldMillis() > 0);
    }

    /** The same in every run of a script, so without ids. */
    static String shown(NaiveLocks.@Nullable Held held) {
        return held == null
                ? "nothing"
                : "fence " + held.fence() + ", depth " + held.depth() + ", max hold " + held.maxHoldMillis() + " ms";
    }

    /** All was delivered and answered, and nobody has begun anything since. */
    void calm(String lock, int waiting) {
        forced.clear();
        look();
        NaiveLocks.Held held = world.grid.holder(lock);
        if (held != null && believed().stream().noneMatch(hold -> accounts(hold, held))) {
            fault("nobody believes to have what the grid holds: " + shown(held));
        }
        if (world.grid.waiters(lock) != waiting) {
            fault(waiting + " wait for " + lock + ", but at the grid " + world.grid.waiters(lock));
        }
        nodes.forEach(node -> node.grid().threadHolds().values().forEach(hold -> {
            if (held != null && hold.isHeld() && hold.fence() == held.fence() && hold.depth() != held.depth()) {
                fault(hold + " has depth " + hold.depth() + ", but at the grid " + held.depth());
            }
        }));
    }
}
