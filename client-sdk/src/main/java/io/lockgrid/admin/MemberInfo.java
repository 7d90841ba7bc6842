package io.lockgrid.admin;

import io.lockgrid.internal.bytes.MayBeNull;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A member of the grid, or a seat whose member is away. Immutable and thread-safe.
 *
 * @param id its id; that of the seat where the member is away
 * @param name its name, as configured
 * @param address its host and port
 * @param seat whether it has a seat in a CP group
 * @param reachable whether the member that answered can reach it
 * @param awaySince since when the member that answered misses it, by its clock: for people to read, not to compute
 *     with; null if it is here, or has only just been missed
 */
public record MemberInfo(
        String id,
        String name,
        String address,
        boolean seat,
        boolean reachable,
        @MayBeNull @Nullable Instant awaySince) {

    /** Checks that nothing is missing. */
    public MemberInfo {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(address, "address");
    }

    /** A member that nobody misses. */
    public MemberInfo(String id, String name, String address, boolean seat, boolean reachable) {
        this(id, name, address, seat, reachable, null);
    }
}
