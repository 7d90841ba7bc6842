package io.lockgrid.node.raft.replicas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.internal.serialization.InternalSerializationService;
import com.hazelcast.internal.serialization.impl.DefaultSerializationServiceBuilder;
import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.words.Asker;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.Demand;
import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.LockTerms;
import io.lockgrid.internal.words.Request;
import io.lockgrid.internal.words.SessionTerms;
import io.lockgrid.node.replica.Clock;
import io.lockgrid.node.replica.Replica;
import io.lockgrid.node.table.bytes.Formats;
import io.lockgrid.node.table.words.Entry;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Snapshots are written and read by other threads than the one that grants locks. */
class RestorationTest {
    private static final UUID SESSION = new UUID(1, 2);

    private final InternalSerializationService serialization = new DefaultSerializationServiceBuilder()
            .addDataSerializableFactory(TableSnapshot.FACTORY_ID, number -> new TableSnapshot())
            .build();

    /** Other threads, which do what they are given when the test lets them. */
    private final Queue<Runnable> others = new ArrayDeque<>();

    private final Replica leader = replica();
    private final Replica follower = replica();
    private long sequence = 1;

    @AfterEach
    void stop() {
        serialization.dispose();
    }

    private static Replica replica() {
        return new Replica(Clock.at(() -> 0), 100);
    }

    private Entry acquire(String name) {
        long now = ++sequence;
        return entry(new Request.Acquire(
                now, name, new Asker(1, "main", null), 0, new LockTerms(Demand.MUTEX, 60_000, 0, 0)));
    }

    private static Entry entry(Request command) {
        return new Entry(1, 2, 1_000, List.of(new Batch(SESSION, 1, 0, List.of(command))), List.of());
    }

    private void found() {
        Home home = new Home(SessionKind.CLIENT, "n", "h", UUID.randomUUID());
        leader.apply(entry(new Request.Open(1, home, 15_000, 3_000, 0, new SessionTerms(10, 1_000_000, 1_000_000))));
        leader.apply(acquire("before"));
    }

    private TableSnapshot snapshot() {
        return new TableSnapshot(leader.fork(), () -> Formats.NEWEST);
    }

    /** As it arrives at a follower. */
    private TableSnapshot sent(TableSnapshot snapshot) {
        return serialization.toObject(serialization.toData(snapshot));
    }

    private void runOthers() {
        for (Runnable next = others.poll(); next != null; next = others.poll()) {
            next.run();
        }
    }

    @Test
    void whatTheLogSaysWhileAStateIsReadIsDoneAfterwardsInItsOrder() {
        found();
        follower.restore(sent(snapshot())::table, 2, others::add, () -> {});
        Entry next = acquire("after");
        leader.apply(next);
        follower.later(replica -> replica.apply(next));
        Entry last = acquire("last");
        leader.apply(last);
        follower.later(replica -> replica.apply(last));

        assertThat(follower.isReading()).isTrue();
        assertThat(follower.lock("before")).isNull();
        runOthers();
        assertThat(follower.isReading()).isFalse();
        follower.settle();

        assertThat(follower.lock("before")).isNotNull();
        assertThat(follower.lock("last").holder()).isEqualTo(leader.lock("last").holder());
        assertThat(follower.seen().tally().holds()).isEqualTo(3);
    }

    @Test
    void whoNeedsTheStateAtOnceReadsItItself() {
        found();
        follower.restore(sent(snapshot())::table, 2, others::add, () -> {});

        follower.settle();

        assertThat(follower.lock("before").holder())
                .isEqualTo(leader.lock("before").holder());
        runOthers(); // too late, and no harm
        assertThat(follower.tableId()).isEqualTo(leader.tableId());
    }

    @Test
    void aLaterStateTakesThePlaceOfOneThatIsStillRead() {
        found();
        follower.restore(sent(snapshot())::table, 2, others::add, () -> {});
        leader.apply(acquire("after"));
        follower.restore(sent(snapshot())::table, 3, others::add, () -> {});
        runOthers();
        follower.settle();

        assertThat(follower.lock("after")).isNotNull();
    }

    @Test
    void aStateThatCannotBeReadEndsTheReplica() throws IOException {
        found();
        byte[] damaged = serialization.toBytes(snapshot());
        damaged[damaged.length - 1]++;
        TableSnapshot bad = serialization.toObject(new com.hazelcast.internal.serialization.impl.HeapData(damaged));
        follower.restore(bad::table, 2, others::add, () -> {});
        runOthers();

        assertThatThrownBy(follower::settle).hasMessageContaining("could not be read");
        assertThatThrownBy(() -> follower.apply(acquire("x"))).hasMessageContaining("has failed before");
    }

    @Test
    void theBytesOfASnapshotAreMadeOnceAndByAnotherThread() {
        found();
        TableSnapshot snapshot = snapshot();
        assertThat(snapshot.isPrepared()).isFalse();

        snapshot.prepare(others::add);
        snapshot.prepare(others::add);
        assertThat(others).hasSize(1);
        runOthers();

        assertThat(snapshot.isPrepared()).isTrue();
        assertThat(sent(snapshot).table().tableId()).isEqualTo(leader.tableId());
        snapshot.forget();
        assertThat(snapshot.isPrepared()).isFalse();
    }

    @Test
    void aSnapshotIsPassedOnAsItCame() {
        found();

        assertThat(sent(sent(snapshot())).table().tableId()).isEqualTo(leader.tableId());
    }
}
