package io.lockgrid.admin;

import io.lockgrid.internal.bytes.MayBeNull;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A CP group: the members that replicate one lock table by Raft. Immutable and thread-safe.
 *
 * @param name its name
 * @param leader the {@linkplain MemberInfo#id() id} of the member that leads it; null if there is none right now
 * @param term the number of its election
 * @param commitIndex how many entries were committed
 * @param seats how many members it should have
 * @param seatsMissing how many of the seats are empty, or have a member that cannot be reached
 * @param failuresLeft how many members can fail from now on before the group stops; 0 if the next failure stops it, or
 *     it has stopped
 * @param members the {@linkplain MemberInfo#id() ids} of the members that have a seat
 */
public record GroupInfo(
        String name,
        @MayBeNull @Nullable String leader,
        long term,
        long commitIndex,
        int seats,
        int seatsMissing,
        int failuresLeft,
        List<String> members) {

    /**
     * Copies the members and checks the numbers.
     *
     * @throws IllegalArgumentException if a number is negative
     */
    public GroupInfo {
        Objects.requireNonNull(name, "name");
        Check.notNegative("term", term);
        Check.notNegative("commitIndex", commitIndex);
        Check.notNegative("seats", seats);
        Check.notNegative("seatsMissing", seatsMissing);
        Check.notNegative("failuresLeft", failuresLeft);
        members = List.copyOf(members);
    }
}
