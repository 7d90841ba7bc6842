package io.lockgrid.node;

import com.hazelcast.core.HazelcastInstance;
import io.lockgrid.node.membership.MemberHost;
import io.lockgrid.node.membership.founding.EngineMember;

/** A member that the application has started, and ends. Immutable. */
record GuestMember(HazelcastInstance member) implements MemberHost {
    GuestMember {
        member = EngineMember.original(member);
    }

    @Override
    public boolean isOwn() {
        return false;
    }

    @Override
    public HazelcastInstance startAnew() {
        throw new UnsupportedOperationException("the application's member");
    }

    @Override
    public void stop(boolean gracefully) {
        // the application does
    }
}
