package io.lockgrid.node;

import io.lockgrid.internal.config.Keys;
import java.util.List;

/**
 * The nodes of the first start of a grid. It is founded only by nodes that see at least as many founders as there are
 * seats, and more than half of the founders. Immutable and thread-safe.
 */
public sealed interface Founders {

    /** How many there are. */
    int count();

    /**
     * All of them, counted.
     *
     * @param count 3 to 1000, and not fewer than there are seats
     */
    record Count(int count) implements Founders {
        /**
         * Checks the count.
         *
         * @throws IllegalArgumentException naming the key and what is allowed
         */
        public Count {
            Keys.FOUNDER_COUNT.check(count);
        }
    }

    /**
     * All of them, by their addresses.
     *
     * @param addresses each {@code host:port}; not fewer than there are seats
     */
    record Named(List<String> addresses) implements Founders {
        /**
         * Checks the addresses; where one has no port, 5701 is meant.
         *
         * @throws IllegalArgumentException naming the key and what is allowed
         */
        public Named {
            addresses = Keys.FOUNDER_ADDRESSES.check(addresses);
        }

        @Override
        public int count() {
            return addresses.size();
        }
    }
}
