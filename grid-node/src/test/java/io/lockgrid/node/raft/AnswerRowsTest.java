package io.lockgrid.node.raft;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.wire.questions.AdminAnswer;
import io.lockgrid.internal.wire.questions.AdminQuery;
import io.lockgrid.internal.wire.questions.AdminQuestion;
import io.lockgrid.internal.words.Asker;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.Demand;
import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.LockTerms;
import io.lockgrid.internal.words.Request;
import io.lockgrid.internal.words.SessionTerms;
import io.lockgrid.node.replica.Clock;
import io.lockgrid.node.replica.Replica;
import io.lockgrid.node.replica.reads.OperatorAnswers;
import io.lockgrid.node.table.words.Entry;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How long an answer to an operator may be: a session that holds a lock, and one that waits for it three times. */
class AnswerRowsTest {
    private static final UUID HOLDER = new UUID(1, 1);
    private static final UUID WAITER = new UUID(2, 2);

    private final long now = System.currentTimeMillis();
    private final Replica replica = new Replica(Clock.at(() -> 0), 0);
    private long sequence;

    AnswerRowsTest() {
        apply(HOLDER, open());
        apply(HOLDER, acquire("a", 1));
        apply(WAITER, open());
        for (int owner = 1; owner <= 3; owner++) {
            apply(WAITER, acquire("a", owner));
        }
    }

    private void apply(UUID session, Request command) {
        replica.apply(new Entry(now, 7, 1_000, List.of(new Batch(session, 1, 0, List.of(command))), List.of()));
    }

    private Request open() {
        Home home = new Home(SessionKind.MEMBER, "m", "h", new UUID(0, 0));
        return new Request.Open(
                ++sequence,
                home,
                60_000,
                3_000,
                (now - 1_577_836_800_000L + sequence) << 11,
                new SessionTerms(1_000, 1_000, 1_000));
    }

    private Request acquire(String name, long owner) {
        return new Request.Acquire(
                ++sequence, name, new Asker(owner, "t", null), -1, new LockTerms(Demand.MUTEX, 0, 0, 10_000));
    }

    private AdminAnswer ask(AdminQuery query, int rows) {
        return OperatorAnswers.of(new AdminQuestion(query), replica, "default", "me", "default", rows)
                .get();
    }

    private static AdminAnswer exceeded(int rows) {
        return new AdminAnswer.LimitExceeded("answer-rows", rows);
    }

    @Test
    void theListOfSessionsIsRefusedWhereItHasMoreRowsOfSessionsHoldsAndWaits() {
        assertThat(ask(new AdminQuery.Sessions(), 5)).isEqualTo(exceeded(5));
        assertThat(ask(new AdminQuery.Sessions(), 6))
                .isInstanceOfSatisfying(
                        AdminAnswer.Sessions.class,
                        answer -> assertThat(answer.sessions()).hasSize(2));
    }

    @Test
    void theGraphOfWaitsIsRefusedWhereMoreWait() {
        assertThat(ask(new AdminQuery.Waits(), 2)).isEqualTo(exceeded(2));
        assertThat(ask(new AdminQuery.Waits(), 3))
                .isInstanceOfSatisfying(
                        AdminAnswer.Waits.class,
                        answer -> assertThat(answer.waits()).hasSize(3));
    }

    @Test
    void aLockShowsTheFirstOfItsWaitersAndTheirNumber() {
        assertThat(ask(new AdminQuery.Lock("a"), 2)).isInstanceOfSatisfying(AdminAnswer.Lock.class, answer -> {
            assertThat(Objects.requireNonNull(answer.lock()).waiters()).hasSize(2);
            assertThat(Objects.requireNonNull(answer.lock()).waiterCount()).isEqualTo(3);
        });
    }

    @Test
    void theAuditTrailShowsTheNewestOfItsEntries() {
        for (int i = 0; i < 3; i++) {
            apply(HOLDER, new Request.NoteAct(++sequence, 0, "ann", "promote", "m" + i, "why", "done"));
        }

        assertThat(ask(new AdminQuery.Audit(Integer.MAX_VALUE), 2))
                .isInstanceOfSatisfying(
                        AdminAnswer.Audit.class,
                        answer -> assertThat(answer.entries())
                                .extracting("target")
                                .containsExactly("m2", "m1"));
    }
}
