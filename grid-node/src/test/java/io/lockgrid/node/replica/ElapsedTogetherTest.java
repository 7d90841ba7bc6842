package io.lockgrid.node.replica;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.words.Asker;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.Demand;
import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.LockTerms;
import io.lockgrid.internal.words.Request;
import io.lockgrid.internal.words.SessionTerms;
import io.lockgrid.node.table.bytes.EntryCodec;
import io.lockgrid.node.table.bytes.Formats;
import io.lockgrid.node.table.words.Entry;
import io.lockgrid.node.table.words.TimeCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a leader writes when much has elapsed at once. */
class ElapsedTogetherTest {
    private static final long NOW = System.currentTimeMillis();

    private long nanos;
    private final Replica replica = new Replica(Clock.at(() -> nanos), 0);

    private static UUID id(int session) {
        return new UUID(session, session);
    }

    private void apply(int session, Request... commands) {
        Batch batch = new Batch(id(session), commands[0].sequence(), 0, List.of(commands));
        replica.apply(new Entry(NOW, 7, 1_000, List.of(batch), List.of()));
    }

    private void open(int session) {
        Home home = new Home(SessionKind.CLIENT, "n", "h", UUID.randomUUID());
        apply(
                session,
                new Request.Open(
                        1,
                        home,
                        15_000,
                        3_000,
                        (NOW - 1_577_836_800_000L + 60_000) << 11,
                        new SessionTerms(1_000_000, 1_000_000, 1_000_000)));
    }

    private void hold(int session, int count, String prefix) {
        for (int i = 0; i < count; i++) {
            apply(
                    session,
                    new Request.Acquire(
                            2 + i, prefix + i, new Asker(1, "t", null), 0, new LockTerms(Demand.MUTEX, 0, 5_000, 10)));
        }
    }

    private void pass(long seconds) {
        nanos += TimeUnit.SECONDS.toNanos(seconds);
    }

    /** Applies, as a leader does, what has elapsed, until there is no more. */
    private List<List<TimeCommand>> elapse() {
        List<List<TimeCommand>> entries = new ArrayList<>();
        for (List<TimeCommand> next = replica.elapsed(); !next.isEmpty(); next = replica.elapsed()) {
            entries.add(next);
            replica.apply(new Entry(NOW, 7, 1_000, List.of(), next));
        }
        return entries;
    }

    @Test
    void theDelaysOfADeadClientEndInFewEntriesThatAreNoLargerThanOthers() {
        open(1);
        hold(1, 10_000, "orders/");
        pass(16);
        assertThat(elapse()).hasSize(1);
        pass(6);

        List<List<TimeCommand>> entries = elapse();

        assertThat(replica.fork().lockCount()).isZero();
        assertThat(entries).hasSizeLessThan(40);
        EntryCodec codec = new EntryCodec();
        assertThat(entries)
                .allSatisfy(entry -> assertThat(
                                codec.encode(new Entry(NOW, 7, 1_000, List.of(), entry), Formats.NEWEST))
                        .hasSizeLessThanOrEqualTo(EntrySize.MOST));
    }

    @Test
    void sessionsThatHaveExpiredDoNotWaitForLocksInDelay() {
        open(1);
        hold(1, 5_000, "first/");
        pass(6);
        open(2);
        hold(2, 1, "second/");
        pass(9);
        elapse(); // the first session: its locks are in delay until 20
        pass(6);

        assertThat(replica.elapsed().get(0))
                .isInstanceOfSatisfying(
                        TimeCommand.SessionElapsed.class,
                        elapsed -> assertThat(elapsed.session()).isEqualTo(id(2)));
    }

    @Test
    void sessionsThatEndWithManyHoldsAreNotEndedInOneEntry() {
        for (int session = 1; session <= 3; session++) {
            open(session);
            hold(session, 1_000, session + "/");
        }
        pass(16);

        assertThat(elapse()).hasSize(3);
    }
}
