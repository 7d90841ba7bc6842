package io.lockgrid.node.agreement;

import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The versions of the grid's own formats (entries, snapshots, messages between members) that a member can speak.
 * Immutable.
 *
 * <p>A version that changes a format raises {@link #SPOKEN}'s newest by one, goes on reading what the version before
 * wrote, and writes that for as long as {@link #common} says so: then members can be replaced one after the other.
 *
 * @param oldest the oldest version that the member reads and writes
 * @param newest the newest
 */
public record Protocol(int oldest, int newest) {
    /** What this version of LockGrid speaks: the versions of its messages, entries and snapshots, which rise together. */
    public static final Protocol SPOKEN = new Protocol(1, 1);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,6})-(\\d{1,6})");

    public Protocol {
        if (oldest < 1 || newest < oldest) {
            throw new IllegalArgumentException("not a range of protocol versions: " + oldest + " to " + newest);
        }
    }

    /** Whether members of both have a version in common. */
    public boolean meets(Protocol other) {
        return oldest <= other.newest && other.oldest <= newest;
    }

    /** The version in which a member of this one writes, so that all of the others can read it. */
    public int common(Collection<Protocol> others) {
        return others.stream().mapToInt(Protocol::newest).reduce(newest, Math::min);
    }

    /** As a member tells it to the others. */
    String text() {
        return oldest + "-" + newest;
    }

    /** The range that {@link #text} gave, or null if it is none. */
    static @Nullable Protocol parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        int oldest = Integer.parseInt(parts.group(1));
        int newest = Integer.parseInt(parts.group(2));
        return oldest < 1 || newest < oldest ? null : new Protocol(oldest, newest);
    }

    @Override
    public String toString() {
        return oldest == newest ? String.valueOf(oldest) : oldest + " to " + newest;
    }
}
