package io.lockgrid.node.table;

import io.lockgrid.internal.words.Asker;
import io.lockgrid.internal.words.Demand;
import io.lockgrid.internal.words.LockTerms;
import io.lockgrid.internal.words.Request;

/** Puts acquires together for tests. Waits without a deadline unless told otherwise. */
final class Ask {
    static final int MANY = 1_000_000;

    private final String name;
    private long owner = 1;
    private long waitMillis = Request.Acquire.NO_DEADLINE;
    private long maxHoldMillis;
    private long lockDelayMillis;
    private int maxWaiters = MANY;
    private String ownerLabel = "main";
    private String reason;
    private Demand demand = Demand.MUTEX;

    private Ask(String name) {
        this.name = name;
    }

    static Ask lock(String name) {
        return new Ask(name);
    }

    Ask owner(long id) {
        owner = id;
        return this;
    }

    Ask demand(Demand wanted) {
        demand = wanted;
        return this;
    }

    Ask waiting(long millis) {
        waitMillis = millis;
        return this;
    }

    Ask notWaiting() {
        return waiting(0);
    }

    Ask maxHold(long millis) {
        maxHoldMillis = millis;
        return this;
    }

    Ask lockDelay(long millis) {
        lockDelayMillis = millis;
        return this;
    }

    Ask maxWaiters(int count) {
        maxWaiters = count;
        return this;
    }

    Ask label(String label) {
        ownerLabel = label;
        return this;
    }

    Ask reason(String text) {
        reason = text;
        return this;
    }

    Request.Acquire as(long sequence) {
        return new Request.Acquire(
                sequence,
                name,
                new Asker(owner, ownerLabel, reason),
                waitMillis,
                new LockTerms(demand, maxHoldMillis, lockDelayMillis, maxWaiters));
    }
}
