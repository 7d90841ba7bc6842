package io.lockgrid.node.replica.seen;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.words.Demand;
import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.LockTerms;
import io.lockgrid.node.table.Hold;
import io.lockgrid.node.table.words.Ending;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is kept of each lock, besides the latest events of all. */
class LockHistoryTest {
    private static final UUID ALICE = new UUID(1, 1);
    private static final Home LABEL = new Home(SessionKind.CLIENT, "alice", "h:1", new UUID(0, 0));

    private final GroupHistory history = new GroupHistory(100);
    private long fence;

    private Hold grant(String lock) {
        Hold hold = hold(lock);
        history.granted(hold, null, LABEL, 5, true);
        return hold;
    }

    private Hold hold(String lock) {
        return new Hold(
                ALICE, ++fence, lock, 1, fence, 1, 0, fence, new LockTerms(Demand.MUTEX, 0, 0, 0), 5, "main", null);
    }

    private void use(String lock) {
        history.ended(grant(lock), LABEL, Ending.RELEASED, null, null, 5, true);
    }

    @Test
    void aBusyLockDoesNotPushOutTheHistoryOfAQuietOne() {
        Hold quiet = grant("quiet");
        for (int i = 0; i < 500; i++) {
            use("busy");
        }

        assertThat(history.of("quiet", 10)).extracting(Happening::claim).containsExactly(quiet);
        assertThat(history.of("busy", 1000)).hasSize(100).doesNotHaveDuplicates();
        assertThat(history.of("busy", 3))
                .extracting(Happening::number)
                .isSortedAccordingTo((a, b) -> Long.compare(b, a));
    }

    @Test
    void aHeldLockIsRememberedBeforeManyThatComeAndGo() {
        grant("held");
        for (int i = 0; i < 500; i++) {
            use("order/" + i);
        }

        assertThat(history.of("held", 10)).hasSize(1);
        assertThat(history.of("order/499", 10)).hasSize(2);
        assertThat(history.of("order/9", 10)).isEmpty();
    }

    @Test
    void ofEachLockTheLastFewAreKeptAndOfLocksTheBound() {
        LockHistory recall = new LockHistory(2);
        for (int i = 0; i < 100; i++) {
            recall.add(happening(i, "a"));
        }
        recall.add(happening(100, "b"));

        assertThat(recall.of("a", Long.MAX_VALUE, 100))
                .extracting(Happening::number)
                .hasSize(LockHistory.MOST_EACH)
                .startsWith(99L, 98L);
        assertThat(recall.of("a", 90, 2)).extracting(Happening::number).containsExactly(89L, 88L);
        recall.add(happening(101, "c"));
        assertThat(recall.of("a", Long.MAX_VALUE, 100)).isEmpty();
        assertThat(recall.of("b", Long.MAX_VALUE, 100)).hasSize(1);
    }

    private Happening happening(long number, String lock) {
        return new Happening(number, 5, hold(lock), LABEL, null, null, null);
    }
}
