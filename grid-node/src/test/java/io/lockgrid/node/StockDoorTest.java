package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.client.test.TestHazelcastFactory;
import com.hazelcast.config.Config;
import com.hazelcast.config.cp.FencedLockConfig;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.cp.lock.FencedLock;
import com.hazelcast.cp.lock.exception.LockAcquireLimitReachedException;
import com.hazelcast.cp.lock.exception.LockOwnershipLostException;
import com.hazelcast.spi.exception.DistributedObjectDestroyedException;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.LockLoss;
import io.lockgrid.admin.LockInfo;
import io.lockgrid.admin.LockQuery;
import io.lockgrid.admin.SessionInfo;
import io.lockgrid.admin.SessionKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hazelcast's own lock API and the grid's own, on one table. */
class StockDoorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static TestHazelcastFactory factory;
    private static final List<HazelcastInstance> MEMBERS = new ArrayList<>();
    private static HazelcastInstance client;
    private static LockGrid grid;

    private ExecutorService other;
    private String name;

    @BeforeAll
    static void start() {
        factory = new TestHazelcastFactory();
        for (int i = 0; i < 3; i++) {
            MEMBERS.add(factory.newHazelcastInstance(config()));
        }
        client = factory.newHazelcastClient(new ClientConfig().setInstanceName("stock-client"));
        grid = GridNode.attach(MEMBERS.get(0), rules());
    }

    private static Config config() {
        Config config = new Config();
        config.getCPSubsystemConfig()
                .setCPMemberCount(3)
                .addLockConfig(new FencedLockConfig("twice", 2))
                .setSessionHeartbeatIntervalSeconds(1);
        return GridNode.configure(config, rules());
    }

    private static GridNodeConfig rules() {
        return GridNodeConfig.defaults()
                .withGroups("default", "second")
                .withLocks(List.of(
                        new LockRule("short/*", Duration.ofSeconds(1), null, null),
                        new LockRule("narrow/*", null, null, 1)));
    }

    @AfterAll
    static void stop() {
        grid.close();
        HazelcastClient.shutdown(client);
        factory.terminateAll();
        MEMBERS.clear();
    }

    @BeforeEach
    void prepare() {
        other = Executors.newSingleThreadExecutor();
        name = "lock-" + UUID.randomUUID();
    }

    @AfterEach
    void finish() {
        other.shutdownNow();
    }

    private FencedLock member(int index) {
        return MEMBERS.get(index).getCPSubsystem().getLock(name);
    }

    private FencedLock client() {
        return client.getCPSubsystem().getLock(name);
    }

    private LockInfo info() {
        return grid.admin().lock(name).orElseThrow();
    }

    private void awaitWaiters(int count) {
        await().atMost(PATIENCE).until(() -> info().waiters().size() == count);
    }

    @Test
    void theFencesOfAllDoorsAreOneRisingSequence() throws Exception {
        List<Long> fences = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            try (Hold hold = grid.lock(name).acquire()) {
                fences.add(hold.fence());
            }
            fences.add(member(1).lockAndGetFence());
            member(1).unlock();
            fences.add(client().lockAndGetFence());
            client().unlock();
        }
        assertThat(fences).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aHoldOfOneDoorKeepsTheOthersOut() throws Exception {
        Hold hold = grid.lock(name).acquire();
        assertThat(member(2).tryLock()).isFalse();
        assertThat(client().tryLock(50, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(client().isLocked()).isTrue();
        assertThat(client().isLockedByCurrentThread()).isFalse();
        hold.release();

        assertThat(client().tryLock()).isTrue();
        assertThat(grid.lock(name).tryAcquire()).isEmpty();
        client().unlock();
    }

    @Test
    void theDoorsShareOneQueueInOrder() throws Exception {
        Hold hold = grid.lock(name).acquire();
        Future<Long> second = other.submit(() -> client().lockAndGetFence());
        awaitWaiters(1);
        CompletableFuture<Hold> third = grid.lock(name).acquireAsync();
        awaitWaiters(2);

        hold.release();
        long fence = second.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(fence).isGreaterThan(hold.fence());
        assertThat(third).isNotDone();
        other.submit(() -> client().unlock()).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        Hold last = third.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(last.fence()).isGreaterThan(fence);
        last.release();
    }

    @Test
    void anOperatorSeesWhoHoldsThroughAClientAndSinceWhen() {
        Instant before = Instant.now().minusMillis(1);
        client().lock();
        await().atMost(PATIENCE).until(() -> !info().holder().since().isBefore(before));
        assertThat(info().holder().member()).startsWith("stock-client (JVM 5.4");
        assertThat(info().holder().owner()).startsWith("thread ");
        assertThat(grid.admin().sessions())
                .filteredOn(session -> session.kind() == SessionKind.STOCK)
                .extracting(SessionInfo::name)
                .anyMatch(owner -> owner.startsWith("stock-client"));
        client().unlock();
        assertThat(grid.admin().lock(name)).isEmpty();
    }

    @Test
    void aForcedReleaseFreesTheLockAndItsHolderIsNotTheOwnerAnyMore() throws Exception {
        FencedLock lock = client();
        long fence = lock.lockAndGetFence();
        assertThat(grid.admin().forceRelease(name, fence, "ann", "stuck").released())
                .isTrue();
        try (Hold hold = grid.lock(name).acquire()) {
            assertThat(hold.fence()).isGreaterThan(fence);
        }
        assertThatThrownBy(lock::unlock)
                .isInstanceOf(IllegalMonitorStateException.class)
                .isNotInstanceOf(LockOwnershipLostException.class);
    }

    @Test
    void aClosedSessionIsLostForItsHolder() {
        FencedLock lock = member(1);
        lock.lock();
        int sessions = cpSessions();

        assertThat(grid.admin().closeSession(info().holder().session(), "ann", "gone"))
                .isTrue();
        assertThat(grid.admin().lock(name)).isEmpty();
        await().atMost(PATIENCE).until(() -> cpSessions() < sessions);

        assertThatThrownBy(lock::unlock).isInstanceOf(LockOwnershipLostException.class);
    }

    private static int cpSessions() {
        return MEMBERS.get(0)
                .getCPSubsystem()
                .getCPSessionManagementService()
                .getAllSessions("default")
                .toCompletableFuture()
                .join()
                .size();
    }

    @Test
    void aRuleTakesTheLockAwayFromAStockHolderToo() throws Exception {
        name = "short/" + name;
        FencedLock lock = client();
        long fence = lock.lockAndGetFence();
        try (Hold hold = grid.lock(name).acquire()) {
            assertThat(hold.fence()).isGreaterThan(fence);
            assertThatThrownBy(lock::unlock).isInstanceOf(IllegalMonitorStateException.class);
        }
    }

    @Test
    void aWaiterTooManyIsRefusedWithTheLimit() throws Exception {
        name = "narrow/" + name;
        member(0).lock();
        Future<?> waiting = other.submit(() -> member(1).lock());
        awaitWaiters(1);
        assertThatThrownBy(() -> client().lock())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("waiters-per-lock");
        member(0).unlock();
        waiting.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void theAcquireLimitOfHazelcastsConfigurationHolds() {
        FencedLock lock = client.getCPSubsystem().getLock("twice");
        lock.lock();
        lock.lock();
        assertThatThrownBy(lock::lock).isInstanceOf(LockAcquireLimitReachedException.class);
        assertThat(lock.getLockCount()).isEqualTo(2);
        lock.unlock();
        lock.unlock();
    }

    @Test
    void aTimedWaitEndsWithoutTheLockAndLeavesNoWaiter() throws Exception {
        Hold hold = grid.lock(name).acquire();
        assertThat(client().tryLock(300, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(info().waiters()).isEmpty();
        hold.release();
    }

    @Test
    void aHolderThatGoesAwayLeavesTheLockToTheNextThroughAnotherDoor() throws Exception {
        HazelcastInstance leaving = factory.newHazelcastClient();
        leaving.getCPSubsystem().getLock(name).lock();
        CompletableFuture<Hold> next = grid.lock(name).acquireAsync();
        awaitWaiters(1);
        leaving.shutdown();
        next.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).release();
    }

    @Test
    void aDestroyedLockIsTakenAwayItsHandleIsDeadAndTheNameIsNot() throws Exception {
        Hold hold = grid.lock(name).acquire();
        FencedLock lock = client();
        Future<?> waiting = other.submit(lock::lock);
        awaitWaiters(1);
        lock.destroy();
        assertThatThrownBy(() -> waiting.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .hasCauseInstanceOf(DistributedObjectDestroyedException.class);
        assertThat(hold.lost()
                        .toCompletableFuture()
                        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                        .reason())
                .isEqualTo(LockLoss.Reason.FORCED);
        assertThatThrownBy(lock::lock).isInstanceOf(DistributedObjectDestroyedException.class);

        FencedLock again = client();
        assertThat(again.lockAndGetFence()).isGreaterThan(hold.fence());
        again.unlock();
    }

    @Test
    void aNameMustNotCreateAGroup() {
        String mail = "user/joe@example.com";
        assertThatThrownBy(() -> MEMBERS.get(1).getCPSubsystem().getLock(mail))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("example.com");
        assertThatThrownBy(() -> client.getCPSubsystem().getLock(mail)).isInstanceOf(IllegalArgumentException.class);
        assertThat(grid.admin().groups().groups()).hasSize(2);
    }

    @Test
    void aLockOfAnotherConfiguredGroupIsTheSameThroughEveryDoor() throws Exception {
        FencedLock lock = client.getCPSubsystem().getLock(name + "@second");
        lock.lock();
        assertThat(grid.lock(name + "@second").tryAcquire()).isEmpty();
        assertThat(grid.lock(name).tryAcquire()).isPresent();
        lock.unlock();
    }

    @Test
    void pollingAndWalkingOverNamesLeavesNothingInTheTable() throws Exception {
        try (Hold hold = grid.lock(name).acquire()) {
            for (int i = 0; i < 2_000; i++) {
                assertThat(client().tryLock()).isFalse();
            }
            assertThat(hold.isHeld()).isTrue();
        }
        for (int i = 0; i < 500; i++) {
            FencedLock lock = member(2);
            name = "walked-" + i;
            lock.lock();
            lock.unlock();
        }
        assertThat(grid.admin().locks(LockQuery.all().withPrefix("walked-")).locks())
                .isEmpty();
    }
}
