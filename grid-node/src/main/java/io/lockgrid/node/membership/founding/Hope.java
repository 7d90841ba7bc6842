package io.lockgrid.node.membership.founding;

import com.hazelcast.cluster.Address;
import com.hazelcast.instance.impl.Node;
import io.lockgrid.node.wire.GuardedExtension;
import java.util.Collection;
import java.util.List;

/**
 * Ends the start of a member that more than half of the others refuse for its certificate, or it for theirs: the engine would
 * try on for minutes, and then say no reason. Of one joiner; thread-safe.
 */
final class Hope {
    private volatile List<Address> members = List.of();

    /** Remembers whom the member may join; gives the same. */
    Collection<Address> of(Collection<Address> possible) {
        members = List.copyOf(possible);
        return possible;
    }

    /** Throws where there is none, which ends the attempt to join. */
    void expect(Node node) {
        if (!node.getNodeExtension().isStartCompleted()
                && node.getNodeExtension() instanceof GuardedExtension extension) {
            extension.refusal(members).ifPresent(why -> {
                throw new Gone(why);
            });
        }
    }

    /** The engine writes it into its log, from where {@link JoinGuard} has it. Without a stack trace: no code is wrong. */
    private static final class Gone extends RuntimeException {
        private static final long serialVersionUID = 1;

        Gone(String why) {
            super(JoinGuard.REFUSAL + why, null, false, false);
        }
    }
}
