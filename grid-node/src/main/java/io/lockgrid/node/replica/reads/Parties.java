package io.lockgrid.node.replica.reads;

import io.lockgrid.internal.session.OwnerId;
import io.lockgrid.node.table.Claim;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Calls the owners of holds and waits so that two of them never have one name: by their labels, and where several owners
 * of a session share a label, by what tells them apart too. What a thread owns and waits for is one owner. Used once, by
 * one thread: first hears of all, then names them.
 */
final class Parties {
    private record Label(UUID session, String text) {}

    private final Map<Label, Long> owners = new HashMap<>();
    private final Set<Label> shared = new HashSet<>();

    void add(Claim claim) {
        Label label = label(claim);
        long identity = identity(claim);
        Long known = owners.putIfAbsent(label, identity);
        if (known != null && known != identity) {
            shared.add(label);
        }
    }

    String name(Claim claim) {
        if (!shared.contains(label(claim))) {
            return claim.ownerLabel();
        }
        long thread = OwnerId.thread(claim.owner());
        return claim.ownerLabel()
                + (thread != 0 ? " (thread " + thread + ")" : " (acquire " + OwnerId.number(claim.owner()) + ")");
    }

    private static Label label(Claim claim) {
        return new Label(claim.session(), claim.ownerLabel());
    }

    /** The thread; what no thread has waited for is of nobody else. */
    private static long identity(Claim claim) {
        long thread = OwnerId.thread(claim.owner());
        return thread != 0 ? thread : claim.owner();
    }
}
