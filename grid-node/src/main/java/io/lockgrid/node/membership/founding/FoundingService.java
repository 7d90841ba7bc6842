package io.lockgrid.node.membership.founding;

/** The keepers' service of a member, as messages find it that are about which grid the member is of. Thread-safe. */
public interface FoundingService {
    /** The name that messages between keepers find the service by. */
    String NAME = "lockgrid:keeper";

    OwnGrid grid();

    Introductions introductions();

    /** Whether some member of this cluster takes part in a grid: then there is nothing to found. */
    boolean isFounded();
}
