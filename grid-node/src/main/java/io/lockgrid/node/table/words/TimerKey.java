package io.lockgrid.node.table.words;

import java.util.Comparator;
import java.util.UUID;

/**
 * Names a timer that the table asks for. Immutable, with value equality. Each kind has an order, so that those whose hash
 * codes collide are found quickly in a hash map all the same: names come from outside.
 */
public sealed interface TimerKey {
    /** The max hold of a hold. */
    record HoldTimer(String name, long fence) implements TimerKey, Comparable<HoldTimer> {
        private static final Comparator<HoldTimer> ORDER =
                Comparator.comparingLong(HoldTimer::fence).thenComparing(HoldTimer::name);

        @Override
        public int compareTo(HoldTimer other) {
            return ORDER.compare(this, other);
        }
    }

    /** The wait of a queued acquire. */
    record WaitTimer(String name, UUID session, long acquire) implements TimerKey, Comparable<WaitTimer> {
        private static final Comparator<WaitTimer> ORDER = Comparator.comparingLong(WaitTimer::acquire)
                .thenComparing(WaitTimer::session)
                .thenComparing(WaitTimer::name);

        @Override
        public int compareTo(WaitTimer other) {
            return ORDER.compare(this, other);
        }
    }

    /** The lock-delay after the hold with this fence. */
    record DelayTimer(String name, long fence) implements TimerKey, Comparable<DelayTimer> {
        private static final Comparator<DelayTimer> ORDER =
                Comparator.comparingLong(DelayTimer::fence).thenComparing(DelayTimer::name);

        @Override
        public int compareTo(DelayTimer other) {
            return ORDER.compare(this, other);
        }
    }

    /** The clock command for what began without a date. */
    enum ClockTimer implements TimerKey {
        CLOCK
    }

    /** The time to live of a session. */
    record SessionTimer(UUID session) implements TimerKey, Comparable<SessionTimer> {
        @Override
        public int compareTo(SessionTimer other) {
            return session.compareTo(other.session);
        }
    }
}
