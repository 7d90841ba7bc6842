package io.lockgrid.console.web;

import io.lockgrid.admin.LockInfo;
import io.micronaut.http.HttpStatus;
import java.util.Optional;

/** Why nothing was released, in words. Immutable. */
public record Refusal(HttpStatus status, String words) {
    static final Refusal NAME = new Refusal(
            HttpStatus.UNPROCESSABLE_ENTITY, "Nothing was released: type the lock's name exactly as it is shown.");
    static final Refusal REASON =
            new Refusal(HttpStatus.UNPROCESSABLE_ENTITY, "Nothing was released: say why, for whoever asks tomorrow.");

    static final Refusal UNASKED =
            new Refusal(HttpStatus.UNPROCESSABLE_ENTITY, "Nobody was asked: say why, so that the holder can decide.");
    static final Refusal DEAF = new Refusal(
            HttpStatus.CONFLICT,
            "Nobody was asked: the holder came by Hazelcast's own lock API, which has no way to be told.");

    static final Refusal NO_SESSION =
            new Refusal(HttpStatus.CONFLICT, "Nothing was closed: there was no such session any more.");

    /** The hold that was seen is over. */
    static Refusal movedOn(Optional<LockInfo> present) {
        String now = present.isEmpty() || present.get().holder() == null
                ? "nobody holds the lock now"
                : present.get().holder().member() + " ("
                        + present.get().holder().owner() + ") holds the lock now, with fence "
                        + present.get().fence();
        return new Refusal(
                HttpStatus.CONFLICT, "Nothing was released: the hold that you saw is over, and " + now + ".");
    }
}
