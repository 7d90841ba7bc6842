package io.lockgrid.bench;

import java.util.EnumSet;
import java.util.Set;

/** What is compared. */
public enum Side {
    /** Hazelcast's own FencedLock, members with Hazelcast's settings. */
    STOCK("stock"),
    /** Hazelcast's own FencedLock, members with the engine settings that the grid uses. */
    TUNED("stock-tuned"),
    /** The grid: its members, its clients, its API. */
    GRID("grid"),
    /** The same over TLS, with a certificate for the members and one for the client. */
    GRID_TLS("grid-tls"),
    /** The grid's members through Hazelcast's own lock API, an unmodified Hazelcast client among the callers. */
    STOCK_DOOR("stock-door");

    /** What is run where no sides are named. */
    public static Set<Side> compared() {
        return EnumSet.of(STOCK, TUNED, GRID);
    }

    private final String label;

    Side(String label) {
        this.label = label;
    }

    /** As it is printed and as {@code --sides} takes it. */
    public String label() {
        return label;
    }

    /** The side of that label; {@code IllegalArgumentException} for any other word. */
    public static Side of(String label) {
        for (Side side : values()) {
            if (side.label.equals(label)) {
                return side;
            }
        }
        throw new IllegalArgumentException(
                "no side " + label + "; allowed: stock, stock-tuned, grid, grid-tls, stock-door");
    }
}
