package io.lockgrid.console.graph;

import io.lockgrid.admin.WaitGraph;
import java.util.List;

/**
 * A wait-for graph with places for all that is in it, in pixels. Immutable.
 *
 * @param left how many waits were left out, because there are too many to look at
 */
public record Drawing(int width, int height, List<Box> boxes, List<Arrow> arrows, int left) {
    /** How what is drawn looks: the plain, the longest chain of waits, and deadlocks. */
    public static final List<String> KINDS = List.of("plain", "chain", "dead");

    /** There is place for so many characters of a lock's name. */
    public static final int LABEL = 28;

    private static String kind(boolean dead, boolean chain) {
        return KINDS.get(dead ? 2 : chain ? 1 : 0);
    }

    /** A party, and whether it is in a deadlock, or in the longest chain of waits. */
    public record Box(
            WaitGraph.Party party, double x, double y, double width, double height, boolean dead, boolean chain) {
        /** One of {@link #KINDS}. */
        public String kind() {
            return Drawing.kind(dead, chain);
        }
    }

    /** A wait, from the waiter to the holder: a line through points, with the lock's name at a place. */
    public record Arrow(WaitGraph.Wait edge, String path, double labelX, double labelY, boolean dead, boolean chain) {
        /** One of {@link #KINDS}. */
        public String kind() {
            return Drawing.kind(dead, chain);
        }
    }
}
