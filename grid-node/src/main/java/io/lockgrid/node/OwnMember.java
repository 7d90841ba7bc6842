package io.lockgrid.node;

import com.hazelcast.core.HazelcastInstance;
import io.lockgrid.node.membership.MemberHost;
import java.util.Optional;
import java.util.function.Supplier;

/** A member that LockGrid has started: its own to end and to start anew. Thread-safe. */
final class OwnMember implements MemberHost {
    private final Supplier<HazelcastInstance> start;
    private volatile HazelcastInstance member;

    OwnMember(Supplier<HazelcastInstance> start) {
        this.start = start;
        this.member = start.get();
    }

    @Override
    public HazelcastInstance member() {
        return member;
    }

    @Override
    public boolean isOwn() {
        return true;
    }

    @Override
    public Optional<HazelcastInstance> startAnew() {
        stop(false);
        member = start.get();
        return Optional.of(member);
    }

    @Override
    public void stop(boolean gracefully) {
        if (gracefully && member.getLifecycleService().isRunning()) {
            member.shutdown();
        } else if (member.getLifecycleService().isRunning()) {
            member.getLifecycleService().terminate();
        }
    }
}
