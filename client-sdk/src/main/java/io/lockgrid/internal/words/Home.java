package io.lockgrid.internal.words;

import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.bytes.Recurring;
import java.util.UUID;

/**
 * Where a session lives, as operators see it and as notices find it. Immutable.
 *
 * @param kind whose session it is
 * @param name the member's or client's name, shown to operators
 * @param host host and port, or the client's host, shown to operators
 * @param node the cluster's id of the member or client, to which notices are sent
 */
public record Home(
        SessionKind kind, @Recurring String name, @Recurring String host, UUID node) {}
