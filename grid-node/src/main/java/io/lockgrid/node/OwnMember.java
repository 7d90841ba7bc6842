package io.lockgrid.node;

import com.hazelcast.core.HazelcastInstance;
import io.lockgrid.node.membership.MemberHost;
import java.util.function.Supplier;

/** A member that LockGrid has started: its own to end and to start anew. Thread-safe. */
final class OwnMember implements MemberHost {
    private final Supplier<HazelcastInstance> start;
    private volatile HazelcastInstance member;

    /** Set before the member is looked at, and looked at after the member is set: so none outlives the stop. */
    private volatile boolean closed;

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
    public HazelcastInstance startAnew() {
        if (closed) {
            throw new IllegalStateException("this node is closed");
        }
        end(false);
        member = start.get();
        if (closed) {
            end(false);
        }
        return member;
    }

    @Override
    public void stop(boolean gracefully) {
        closed = true;
        end(gracefully);
    }

    private void end(boolean gracefully) {
        HazelcastInstance ending = member;
        if (!ending.getLifecycleService().isRunning()) {
            return; // the engine has stopped by itself
        } else if (gracefully) {
            ending.shutdown();
        } else {
            ending.getLifecycleService().terminate();
        }
    }
}
