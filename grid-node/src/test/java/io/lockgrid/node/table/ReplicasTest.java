package io.lockgrid.node.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.internal.words.BatchReply;
import io.lockgrid.node.table.bytes.EntryCodec;
import io.lockgrid.node.table.words.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Replicas that apply the same entries are equal, whatever happens to each in between. */
class ReplicasTest {
    private static final int ENTRIES = 600;

    private final Model model = new Model();
    private final RecordingEffects ignored = new RecordingEffects();
    private final RecordingEffects leaderEffects = new RecordingEffects();
    private final RecordingEffects followerEffects = new RecordingEffects();

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void aFollowerThatRestoresASnapshotIsEqualToItsLeader(@ForAll long seed) {
        Traffic traffic = new Traffic(seed);
        Random random = new Random(~seed);
        EntryCodec codec = new EntryCodec();
        LockTable leader = new LockTable();
        LockTable follower = new LockTable();
        for (int i = 0; i < ENTRIES; i++) {
            byte[] logged = codec.encode(next(traffic, leader), 1);
            leaderEffects.forgetMessages();
            followerEffects.forgetMessages();

            List<BatchReply> replies = leader.apply(codec.decode(logged), leaderEffects);
            assertThat(follower.apply(new EntryCodec().decode(logged), followerEffects))
                    .isEqualTo(replies);

            assertThat(followerEffects.messages).isEqualTo(leaderEffects.messages);
            assertThat(followerEffects.started).isEqualTo(leaderEffects.started);
            byte[] snapshot = SnapshotCodec.encode(leader.fork(), 1);
            assertThat(SnapshotCodec.encode(follower, 1)).isEqualTo(snapshot);
            if (random.nextInt(10) == 0) {
                follower = SnapshotCodec.decode(snapshot);
            }
        }
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void aReplicaThatBeginsWithASnapshotCatchesUpByTheEntriesSince(@ForAll long seed) {
        Traffic traffic = new Traffic(seed);
        LockTable leader = new LockTable();
        LockTable fork = leader.fork();
        List<Entry> since = new ArrayList<>();
        for (int i = 0; i < ENTRIES; i++) {
            if (i == ENTRIES / 2) {
                fork = leader.fork();
                since.clear();
            }
            Entry entry = next(traffic, leader);
            since.add(entry);
            leader.apply(entry, leaderEffects);
        }

        // The fork is encoded long after the leader went on.
        LockTable late = SnapshotCodec.decode(SnapshotCodec.encode(fork, 1));
        since.forEach(entry -> late.apply(entry, followerEffects));

        assertThat(SnapshotCodec.encode(late, 1)).isEqualTo(SnapshotCodec.encode(leader, 1));
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void twoForksThatGoDifferentWaysDoNotDisturbEachOther(@ForAll long seed) {
        Traffic traffic = new Traffic(seed);
        LockTable original = new LockTable();
        for (int i = 0; i < ENTRIES / 2; i++) {
            original.apply(next(traffic, original), leaderEffects);
        }
        LockTable fork = original.fork();
        LockTable restored = SnapshotCodec.decode(SnapshotCodec.encode(original, 1));
        byte[] atFork = SnapshotCodec.encode(restored, 1);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < ENTRIES / 2; i++) {
            Entry entry = next(traffic, original);
            entries.add(entry);
            original.apply(entry, leaderEffects);
        }

        assertThat(SnapshotCodec.encode(fork, 1)).isEqualTo(atFork);
        entries.forEach(entry -> fork.apply(entry, followerEffects));
        assertThat(SnapshotCodec.encode(fork, 1)).isEqualTo(SnapshotCodec.encode(original, 1));
    }

    private Entry next(Traffic traffic, LockTable leader) {
        Entry entry = traffic.next(model, leader, new ArrayList<>(leaderEffects.running.keySet()));
        model.apply(entry, ignored);
        return entry;
    }
}
