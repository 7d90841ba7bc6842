package io.lockgrid.bench.worker;

import com.hazelcast.cluster.Address;
import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.cp.CPGroup;
import com.hazelcast.cp.CPMember;
import com.hazelcast.cp.CPSubsystemManagementService;
import com.hazelcast.cp.internal.RaftGroupId;
import com.hazelcast.cp.internal.RaftService;
import com.hazelcast.cp.internal.raft.impl.RaftNode;
import com.hazelcast.cp.internal.raft.impl.RaftNodeImpl;
import com.hazelcast.instance.impl.HazelcastInstanceProxy;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the driver asks of a member's CP Subsystem, on every side the same. */
final class Engine {

    private static final long PATIENCE_SECONDS = 60;

    private final HazelcastInstance hazelcast;

    Engine(HazelcastInstance hazelcast) {
        this.hazelcast = hazelcast;
    }

    /** Whether this member leads the group that the locks live in. */
    boolean leads() throws Exception {
        RaftNode node = group();
        return node != null && node.getLocalMember().equals(node.getLeader());
    }

    /** Entries that this member has committed so far; read from outside its thread, so the last few may be missing. */
    long commitIndex() throws Exception {
        return group() instanceof RaftNodeImpl node ? node.state().commitIndex() : 0;
    }

    private @Nullable RaftNode group() throws Exception {
        CPGroup group = management()
                .getCPGroup(CPGroup.DEFAULT_GROUP_NAME)
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        RaftService raft = ((HazelcastInstanceProxy) hazelcast)
                .getOriginal()
                .node
                .getNodeEngine()
                .getService(RaftService.SERVICE_NAME);
        return raft.getRaftNode((RaftGroupId) group.id());
    }

    /** Takes the seat of the member that was killed, as soon as the cluster has noticed. */
    void removeDead() throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < deadline) {
            Optional<CPMember> dead = dead();
            if (dead.isPresent()) {
                management()
                        .removeCPMember(dead.get().getUuid())
                        .toCompletableFuture()
                        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                return;
            }
        }
        throw new IllegalStateException("no seat was dead within " + PATIENCE_SECONDS + " s");
    }

    private Optional<CPMember> dead() throws Exception {
        Set<Address> alive = hazelcast.getCluster().getMembers().stream()
                .map(Member::getAddress)
                .collect(Collectors.toSet());
        return management().getCPMembers().toCompletableFuture().get(10, TimeUnit.SECONDS).stream()
                .filter(seat -> !alive.contains(seat.getAddress()))
                .findFirst();
    }

    /** Gives this member a seat; members of the grid take one by themselves, maybe in the same moment. */
    void promote() throws Exception {
        try {
            management().promoteToCPMember().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (management().getLocalCPMember() == null) {
                if (System.nanoTime() > deadline) {
                    throw failed;
                }
                Thread.sleep(10);
            }
        }
    }

    private CPSubsystemManagementService management() {
        return hazelcast.getCPSubsystem().getCPSubsystemManagementService();
    }
}
