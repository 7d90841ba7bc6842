package io.lockgrid.node.raft;

import static com.hazelcast.test.SplitBrainTestSupport.blockCommunicationBetween;
import static com.hazelcast.test.SplitBrainTestSupport.unblockCommunicationBetween;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hazelcast.cp.lock.FencedLock;
import com.hazelcast.internal.nio.BufferObjectDataOutput;
import com.hazelcast.internal.serialization.InternalSerializationService;
import io.lockgrid.GridHealth;
import io.lockgrid.Hold;
import io.lockgrid.node.Attached;
import io.lockgrid.node.membership.KeeperService;
import io.lockgrid.node.raft.replicas.SnapshotDesk;
import io.lockgrid.node.raft.replicas.TableSnapshot;
import io.lockgrid.node.replica.FailingEffects;
import io.lockgrid.node.table.bytes.EntryCodec;
import io.lockgrid.node.table.bytes.Formats;
import io.lockgrid.node.table.words.Entry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A replica that could not do what the log says must not speak for its group any more. */
class EndedReplicaTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Attached members = Attached.withShortLogs();

    private final int leader = members.leader();
    private final int follower = (leader + 1) % 3;
    private final int other = (leader + 2) % 3;

    @AfterEach
    void stop() {
        members.close();
    }

    private GridService service(int index) {
        return members.engine(index).getService(GridService.NAME);
    }

    private FailingEffects injure(int index) {
        return FailingEffects.in(members.member(index));
    }

    private void awaitEnd(int index) {
        await().atMost(SOON).until(() -> members.node(index) == null);
        assertThat(service(index).failure()).contains("could not do what the log says");
    }

    @Test
    void aReplicaThatCouldNotApplyAnEntryNeitherLeadsNorVotesNorAnswers() throws Exception {
        FailingEffects memory = injure(follower);
        memory.failNext();

        Hold hold = members.grid(other).lock("a").acquire();
        awaitEnd(follower);

        assertThatThrownBy(() -> {
                    members.raft(leader)
                            .transferLeadership(
                                    members.group(), members.raft(follower).getLocalCPMember())
                            .get(10, TimeUnit.SECONDS);
                })
                .isNotNull();
        assertThat(members.grid(follower).lock("a").tryAcquire()).isEmpty();
        assertThat(hold.isHeld()).isTrue();
        assertThat(members.leads(follower)).isFalse();
        assertThat(members.grid(follower).health().status()).isEqualTo(GridHealth.Status.DEGRADED);
        assertThat(members.grid(follower).health().reasons())
                .anyMatch(reason -> reason.contains("until it has started anew"));
        KeeperService others = members.engine(leader).getService(KeeperService.NAME);
        await().atMost(SOON).until(() -> !others.isHere(members.raft(follower).getLocalCPMember()));
        assertThat(members.grid(leader).health().status()).isEqualTo(GridHealth.Status.DEGRADED);
    }

    @Test
    void aLeaderThatCouldNotApplyAnEntryGivesWayAndTheCallerHasOneHold() throws Exception {
        injure(leader).failNext();

        Hold hold = members.grid(leader).lock("a").acquire();

        awaitEnd(leader);
        assertThat(members.leader()).isNotEqualTo(leader);
        assertThat(members.grid(follower).lock("a").inspect().orElseThrow().fence())
                .isEqualTo(hold.fence());
        assertThat(members.grid(follower).lock("a").tryAcquire()).isEmpty();
        hold.release();
        assertThat(members.grid(other).lock("a").tryAcquire()).isPresent();
    }

    @Test
    void aReplicaThatCouldNotRestoreASnapshotEnds() throws Exception {
        blockCommunicationBetween(members.member(leader), members.member(follower));
        blockCommunicationBetween(members.member(other), members.member(follower));
        Hold hold = members.grid(other).lock("a").acquire();
        for (int i = 0; i < 300; i++) {
            members.grid(leader).lock("busy").acquire().release();
        }
        damageSnapshot();
        unblockCommunicationBetween(members.member(leader), members.member(follower));
        unblockCommunicationBetween(members.member(other), members.member(follower));

        awaitEnd(follower);
        assertThat(members.grid(follower).lock("a").tryAcquire()).isEmpty();
        assertThat(hold.isHeld()).isTrue();
    }

    /** What the leader sends to those that are behind cannot be read. */
    private void damageSnapshot() throws IOException {
        InternalSerializationService serialization =
                (InternalSerializationService) members.engine(leader).getSerializationService();
        TableSnapshot snapshot = Objects.requireNonNull(
                SnapshotDesk.snapshot(members.node(leader).state().log()));
        BufferObjectDataOutput damaged = serialization.createObjectDataOutput();
        damaged.writeByteArray(new byte[] {Formats.NEWEST, 2, 3});
        snapshot.readData(serialization.createObjectDataInput(damaged.toByteArray()));
    }

    @Tag("thorough")
    @Test
    void aReplicaThatCannotReadAnEntryEnds() {
        Entry entry = new Entry(System.currentTimeMillis(), 1, 1_000, List.of(), List.of());
        byte[] damaged = new EntryCodec().encode(entry, Formats.NEWEST);
        damaged[damaged.length - 1]++;

        members.node(leader).replicate(new EntryOp(damaged, entry)); // the leader has read it

        awaitEnd(follower);
        awaitEnd(other);
    }

    @Tag("thorough")
    @Test
    void aReplicaThatCouldNotApplyACallOfTheStockApiEnds() {
        FencedLock lock = members.member(other).getCPSubsystem().getLock("stock");
        lock.lock();
        lock.unlock();
        FailingEffects memory = injure(follower);
        memory.failNext();

        long fence = lock.lockAndGetFence();

        awaitEnd(follower);
        assertThat(members.member(follower).getCPSubsystem().getLock("stock").tryLock())
                .isFalse();
        assertThat(lock.getFence()).isEqualTo(fence);
    }

    @Test
    @Tag("thorough")
    void aCallOfTheStockApiIsDoneByTheNextLeaderWhereTheFirstFailed() throws Exception {
        FencedLock lock = members.member(other).getCPSubsystem().getLock("stock");
        lock.lock();
        CompletableFuture<Boolean> waits = CompletableFuture.supplyAsync(
                () -> members.member(follower).getCPSubsystem().getLock("stock").tryLock(60, TimeUnit.SECONDS));
        await().atMost(SOON)
                .until(() -> members.grid(other)
                        .lock("stock")
                        .inspect()
                        .filter(seen -> seen.waiterCount() == 1)
                        .isPresent());
        injure(leader).failNext();

        lock.unlock();

        assertThat(waits.get(30, TimeUnit.SECONDS)).isTrue();
        awaitEnd(leader);
        assertThat(lock.tryLock()).isFalse();
    }

    @Tag("thorough")
    @Test
    void aReplicaThatCountsItsCpSessionsOtherwiseEnds() {
        members.member(follower).getLoggingService().addLogListener(Level.INFO, logged -> {
            if (logged.getLogRecord().getMessage().contains("Created new session")) {
                throw new InternalError("injected");
            }
        });

        FencedLock lock = members.member(other).getCPSubsystem().getLock("stock");
        lock.lock();

        awaitEnd(follower);
        assertThat(members.member(follower).getCPSubsystem().getLock("stock").tryLock())
                .isFalse();
        assertThat(lock.isLockedByCurrentThread()).isTrue();
    }
}
