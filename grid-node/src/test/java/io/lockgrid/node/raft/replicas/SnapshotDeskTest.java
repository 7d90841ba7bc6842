package io.lockgrid.node.raft.replicas;

import static com.hazelcast.test.SplitBrainTestSupport.blockCommunicationBetween;
import static com.hazelcast.test.SplitBrainTestSupport.unblockCommunicationBetween;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hazelcast.config.ExecutorConfig;
import com.hazelcast.cp.internal.util.PartitionSpecificRunnableAdaptor;
import io.lockgrid.Hold;
import io.lockgrid.node.Attached;
import io.lockgrid.node.raft.GridService;
import io.lockgrid.node.replica.Replica;
import io.lockgrid.node.table.SnapshotCodec;
import io.lockgrid.node.table.bytes.Formats;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A follower that needs a snapshot finds its bytes made already. */
class SnapshotDeskTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Attached members = Attached.withShortLogs();

    private final int leader = members.leader();
    private final int follower = (leader + 1) % 3;
    private final int other = (leader + 2) % 3;

    @AfterEach
    void stop() {
        members.close();
    }

    private TableSnapshot snapshot() {
        return Objects.requireNonNull(
                SnapshotDesk.snapshot(members.node(leader).state().log()));
    }

    private void snapshotsAreTaken() throws InterruptedException {
        for (int i = 0; i < 150; i++) {
            members.grid(leader).lock("busy").acquire().release();
        }
    }

    @Test
    void theBytesAreMadeWhileAFollowerIsBehindAndForgottenOnceItIsNot() throws Exception {
        snapshotsAreTaken();
        await().atMost(SOON).until(() -> !snapshot().isPrepared()); // nobody is behind, or not for long

        blockCommunicationBetween(members.member(leader), members.member(follower));
        blockCommunicationBetween(members.member(other), members.member(follower));
        Hold hold = members.grid(other).lock("a").acquire();
        snapshotsAreTaken();
        await().atMost(SOON).until(() -> snapshot().isPrepared());

        unblockCommunicationBetween(members.member(leader), members.member(follower));
        unblockCommunicationBetween(members.member(other), members.member(follower));
        await().atMost(SOON)
                .until(() -> members.node(follower).state().lastApplied()
                        >= members.node(leader).state().log().snapshotIndex());
        await().atMost(SOON).until(() -> !snapshot().isPrepared());
        members.lead(follower);
        assertThat(members.grid(follower).lock("a").inspect().orElseThrow().fence())
                .isEqualTo(hold.fence());
    }

    @Test
    void aFollowerVotesAndTakesEntriesWhileItsStateIsReadAndLeadsWithAllOfThem() throws Exception {
        Hold before = members.grid(other).lock("before").acquire();
        CountDownLatch later = new CountDownLatch(1);
        occupyOthers(follower, later);
        blockCommunicationBetween(members.member(leader), members.member(follower));
        blockCommunicationBetween(members.member(other), members.member(follower));
        snapshotsAreTaken();
        unblockCommunicationBetween(members.member(leader), members.member(follower));
        unblockCommunicationBetween(members.member(other), members.member(follower));
        await().atMost(SOON).until(() -> onThreadOf(follower, Replica::isReading));

        Hold meanwhile = members.grid(other).lock("meanwhile").acquire();
        long index = members.node(leader).state().commitIndex();
        await().atMost(SOON).until(() -> members.node(follower).state().lastApplied() >= index);
        assertThat(onThreadOf(follower, Replica::isReading)).isTrue();
        members.lead(follower);

        assertThat(members.grid(follower).lock("before").inspect().orElseThrow().fence())
                .isEqualTo(before.fence());
        assertThat(members.grid(follower)
                        .lock("meanwhile")
                        .inspect()
                        .orElseThrow()
                        .fence())
                .isEqualTo(meanwhile.fence());
        assertThat(members.grid(other).lock("meanwhile").tryAcquire()).isEmpty();
        later.countDown();
        meanwhile.release();
        await().atMost(SOON).until(() -> picture(leader).equals(picture(follower)));
    }

    /** Keeps all threads that write and read snapshots busy. */
    private void occupyOthers(int index, CountDownLatch until) {
        Executor others = members.engine(index).getExecutionService().getExecutor(SnapshotDesk.EXECUTOR);
        for (int i = 0; i < ExecutorConfig.DEFAULT_POOL_SIZE; i++) {
            others.execute(() -> {
                try {
                    until.await();
                } catch (InterruptedException stopping) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }

    private String picture(int index) throws Exception {
        return HexFormat.of()
                .formatHex(onThreadOf(index, replica -> SnapshotCodec.encode(replica.fork(), Formats.NEWEST)));
    }

    private <T> T onThreadOf(int index, Function<Replica, T> look) throws Exception {
        GridService service = members.engine(index).getService(GridService.NAME);
        Replica replica = Objects.requireNonNull(service.replicas().known(members.group()));
        CompletableFuture<T> seen = new CompletableFuture<>();
        members.engine(index)
                .getOperationService()
                .execute(new PartitionSpecificRunnableAdaptor(
                        () -> seen.complete(look.apply(replica)),
                        service.raft().getCPGroupPartitionId(members.group())));
        return seen.get(30, TimeUnit.SECONDS);
    }
}
