package io.lockgrid.bench.driver;

/** Where the callers are. */
public enum Spot {
    LEADER("leader"),
    FOLLOWER("follower"),
    CLIENT("client");

    private final String label;

    Spot(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** The spot of that label; {@code IllegalArgumentException} for any other word. */
    public static Spot of(String label) {
        for (Spot spot : values()) {
            if (spot.label.equals(label)) {
                return spot;
            }
        }
        throw new IllegalArgumentException("no spot " + label + "; allowed: leader, follower, client");
    }
}
