package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.cp.lock.FencedLock;
import io.lockgrid.GridLock;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.admin.GroupsInfo;
import io.lockgrid.admin.LockInfo;
import io.lockgrid.admin.MemberInfo;
import io.lockgrid.client.LockGridClient;
import io.lockgrid.client.LockGridClientConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** All doors at once on one lock, while leaders are killed. */
@Tag("thorough")
class MixedDoorsTest {
    private static final String LOCK = "contended";
    private static final String STOCK_CLIENT = "stock-client (JVM 5.4.0)";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Who got the lock, by the fence that it got; a fence given twice is kept apart. */
    private final Map<Long, String> grants = new ConcurrentSkipListMap<>();

    private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());
    private final AtomicReference<String> inside = new AtomicReference<>("");
    private final AtomicBoolean stop = new AtomicBoolean();

    /** One way to the lock: gets it, runs what must be alone with the fence, gives it back. */
    private interface Door {
        void alone(FenceConsumer action) throws Exception;
    }

    private interface FenceConsumer {
        void accept(long fence);
    }

    private static Door of(GridLock lock) {
        return action -> {
            try (Hold hold = lock.acquire()) {
                action.accept(hold.fence());
            }
        };
    }

    private static Door of(FencedLock lock) {
        return action -> {
            long fence = lock.lockAndGetFence();
            action.accept(fence);
            lock.unlock();
        };
    }

    private Void contend(String who, Door door) throws Exception {
        while (!stop.get()) {
            door.alone(fence -> {
                String there = inside.getAndSet(who);
                if (!there.isEmpty()) {
                    wrong.add(who + " got in with fence " + fence + " while " + there + " was there");
                }
                String before = grants.put(fence, who);
                if (before != null) {
                    wrong.add("fence " + fence + " was given to " + before + " and to " + who);
                }
                if (grants.keySet().stream().reduce(0L, Math::max) != fence) {
                    wrong.add("fence " + fence + " of " + who + " is below an earlier one");
                }
                inside.set("");
            });
        }
        return null;
    }

    @Test
    void exclusionFencesAndTheOrderOfTheQueueHoldWhileTwoLeadersAreKilled() throws Exception {
        try (Members members = new Members(
                        5, config -> config.withSeats(5).withFounders(5).withCallTimeout(Duration.ofSeconds(30)));
                LockGrid gridClient = LockGridClient.connect(LockGridClientConfig.defaults()
                        .withClusterName(members.cluster)
                        .withMembers(members.addresses)
                        .withName("grid-client")
                        .withCallTimeout(Duration.ofSeconds(30)))) {
            gridClient.lock(LOCK).acquire().release();
            int leader = leader(members, gridClient);
            int first = (leader + 1) % 5;
            int second = (leader + 2) % 5;
            HazelcastInstance stockClient = stockClient(members);
            ExecutorService threads = Executors.newFixedThreadPool(4);
            try {
                List<Future<?>> callers = List.of(
                        threads.submit(() -> contend(
                                "grid member", of(members.grid(first).lock(LOCK).withReason("grid member")))),
                        threads.submit(() ->
                                contend("grid client", of(gridClient.lock(LOCK).withReason("grid client")))),
                        threads.submit(() -> contend(
                                "node-" + second,
                                of(engine(members, second).getCPSubsystem().getLock(LOCK)))),
                        threads.submit(() -> contend(
                                STOCK_CLIENT, of(stockClient.getCPSubsystem().getLock(LOCK)))));
                List<LockInfo> seen = new ArrayList<>();
                look(members.grid(first), seen, 50);
                engine(members, leader).getLifecycleService().terminate();
                look(members.grid(first), seen, 50);
                int next = leader(members, gridClient);
                if (next != first && next != second) { // a holder that dies is another test's
                    engine(members, next).getLifecycleService().terminate();
                }
                look(members.grid(first), seen, 50);
                stop.set(true);
                for (Future<?> caller : callers) {
                    caller.get();
                }
                assertThat(wrong).isEmpty();
                assertThat(grants.values()).contains("grid member", "grid client", "node-" + second, STOCK_CLIENT);
                seen.forEach(this::checkOrder);
            } finally {
                threads.shutdownNow();
                stockClient.shutdown();
            }
        }
    }

    /** Looks at the lock until so many pictures show a queue and somebody has got the lock after each. */
    private void look(LockGrid grid, List<LockInfo> seen, int pictures) {
        int enough = seen.size() + pictures;
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .ignoreExceptions()
                .until(() -> {
                    grid.lock(LOCK)
                            .inspect()
                            .filter(info ->
                                    info.holder() != null && !info.waiters().isEmpty())
                            .ifPresent(seen::add);
                    return seen.size() >= enough;
                });
    }

    /** Those who were seen waiting got the lock next, in that order. */
    private void checkOrder(LockInfo seen) {
        List<String> waited = seen.waiters().stream()
                .map(waiter -> waiter.reason() == null || waiter.reason().isEmpty() ? waiter.member() : waiter.reason())
                .toList();
        List<String> got = grants.entrySet().stream()
                .filter(grant -> grant.getKey() > seen.fence())
                .map(Map.Entry::getValue)
                .limit(waited.size())
                .toList();
        // whoever left the loop at the end still took its turn, so the order is whole
        assertThat(got).as("after fence %s", seen.fence()).isEqualTo(waited);
    }

    private static HazelcastInstance stockClient(Members members) {
        ClientConfig config = new ClientConfig().setClusterName(members.cluster).setInstanceName("stock-client");
        config.getNetworkConfig().setAddresses(members.addresses);
        return HazelcastClient.newHazelcastClient(config);
    }

    private static HazelcastInstance engine(Members members, int index) {
        return Hazelcast.getAllHazelcastInstances().stream()
                .filter(instance -> instance.getConfig().getClusterName().equals(members.cluster))
                .filter(instance -> members.addresses
                        .get(index)
                        .endsWith(":"
                                + instance.getCluster()
                                        .getLocalMember()
                                        .getAddress()
                                        .getPort()))
                .findFirst()
                .orElseThrow();
    }

    private static int leader(Members members, LockGrid grid) {
        GroupsInfo groups = grid.admin().groups();
        String leader = groups.groups().get(0).leader();
        String address = groups.members().stream()
                .filter(member -> member.id().equals(leader))
                .map(MemberInfo::address)
                .findFirst()
                .orElseThrow();
        return members.addresses.indexOf(address);
    }
}
