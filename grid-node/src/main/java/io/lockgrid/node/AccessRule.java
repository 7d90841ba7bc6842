package io.lockgrid.node;

import java.util.List;
import java.util.Set;

/**
 * What some identities may do to some locks. Immutable and thread-safe.
 *
 * @param who the identities: names in a client's certificate, or a token's, where {@code *} stands for any characters
 * @param may what they may do, at least one
 * @param names the locks, by their names without a group, where {@code *} stands for any characters
 */
public record AccessRule(List<String> who, Set<Right> may, List<String> names) {

    /** For all locks. */
    public static final List<String> ALL_NAMES = List.of("*");

    /**
     * Checks every value.
     *
     * @throws IllegalArgumentException naming what is missing
     */
    public AccessRule {
        who = List.copyOf(who);
        may = Set.copyOf(may);
        names = List.copyOf(names);
        if (who.isEmpty() || may.isEmpty() || names.isEmpty()) {
            throw new IllegalArgumentException(
                    "an access rule says " + who + " may " + may + " for " + names + "; allowed: at least one of each");
        }
    }
}
