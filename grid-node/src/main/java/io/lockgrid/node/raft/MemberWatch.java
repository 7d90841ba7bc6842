package io.lockgrid.node.raft;

import com.hazelcast.cluster.Member;
import com.hazelcast.internal.services.MembershipServiceEvent;
import com.hazelcast.logging.ILogger;
import com.hazelcast.spi.impl.NodeEngineImpl;
import io.lockgrid.node.agreement.Neighbours;
import io.lockgrid.node.agreement.Protocol;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Watches who is in the cluster with this member: which of them must not be in one grid with it, and the version that all of
 * them read. Thread-safe.
 */
final class MemberWatch {
    private final NodeEngineImpl engine;
    private final Forwards forwards;
    private final ILogger logger;

    /** The version in which this member writes. */
    private final AtomicInteger protocol = new AtomicInteger(Protocol.SPOKEN.newest());

    MemberWatch(NodeEngineImpl engine, Forwards forwards) {
        this.engine = engine;
        this.forwards = forwards;
        this.logger = engine.getLogger(GridService.class);
    }

    int protocol() {
        return protocol.get();
    }

    void added(MembershipServiceEvent event) {
        Member member = event.getMember();
        Neighbours.conflict(engine.getLocalMember(), member).ifPresent(conflict -> {
            forwards.refuse(member.getAddress(), conflict);
            logger.warning("A member has joined that must not keep locks together with this one; what it asks is"
                    + " refused: " + conflict);
        });
        noticeProtocol();
    }

    void removed(MembershipServiceEvent event) {
        forwards.memberLeft(event.getMember().getAddress());
        noticeProtocol();
    }

    /** Says when members of an older version hold the grid back, and when they do not any more. */
    private void noticeProtocol() {
        int now = Neighbours.commonProtocol(engine.getHazelcastInstance().getCluster());
        int before = protocol.getAndSet(now);
        if (before != now) {
            logger.info("The grid speaks version " + now + " of its protocol from now on");
        }
    }
}
