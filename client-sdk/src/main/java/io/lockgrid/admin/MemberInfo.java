package io.lockgrid.admin;

import java.util.Objects;

/**
 * A member of the grid. Immutable and thread-safe.
 *
 * @param id its id
 * @param name its name, as configured
 * @param address its host and port
 * @param seat whether it has a seat in a CP group
 * @param reachable whether the member that answered can reach it
 */
public record MemberInfo(String id, String name, String address, boolean seat, boolean reachable) {

    /** Checks that nothing is missing. */
    public MemberInfo {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(address, "address");
    }
}
