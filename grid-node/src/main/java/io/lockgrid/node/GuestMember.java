package io.lockgrid.node;

import com.hazelcast.core.HazelcastInstance;
import io.lockgrid.node.membership.MemberHost;
import java.util.Optional;

/** A member that the application has started, and ends. Immutable. */
record GuestMember(HazelcastInstance member) implements MemberHost {
    @Override
    public boolean isOwn() {
        return false;
    }

    @Override
    public Optional<HazelcastInstance> startAnew() {
        return Optional.empty();
    }

    @Override
    public void stop(boolean gracefully) {
        // the application does
    }
}
