package io.lockgrid.internal.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lockgrid.GridHealth;
import io.lockgrid.LimitExceededException;
import io.lockgrid.LockGridException;
import io.lockgrid.admin.LockAdmin;
import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.session.GridRuntime;
import io.lockgrid.internal.session.ScriptedTransport;
import io.lockgrid.internal.session.Transport;
import io.lockgrid.internal.surroundings.Surroundings;
import io.lockgrid.internal.wire.Notices;
import io.lockgrid.internal.wire.WireCodec;
import io.lockgrid.internal.wire.questions.AdminAnswer;
import io.lockgrid.internal.wire.questions.AdminCodec;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.BatchReply;
import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RemoteAdminTest {
    /** Opens sessions, and answers everything else with one outcome. */
    private static final class Stubborn implements Transport {
        private Outcome outcome = Outcome.Stale.STALE;

        @Override
        public Home home() {
            return new Home(SessionKind.CLIENT, "test", "localhost", new UUID(1, 2));
        }

        @Override
        public CompletableFuture<BatchReply> send(String group, Batch batch) {
            List<Outcome> outcomes = batch.requests().stream()
                    .map(request -> request instanceof Request.Open open
                            ? new Outcome.Opened(open.timeToLiveMillis())
                            : outcome)
                    .toList();
            return CompletableFuture.completedFuture(new BatchReply(1, outcomes, List.of(), null));
        }

        @Override
        public CompletableFuture<byte[]> ask(String group, byte[] question) {
            return CompletableFuture.completedFuture(
                    AdminCodec.encode(new AdminAnswer.LimitExceeded("answer-rows", 5_000), WireCodec.NEWEST));
        }

        @Override
        public GridHealth health() {
            return new GridHealth(GridHealth.Status.HEALTHY, List.of());
        }

        @Override
        public void onNotices(Consumer<Notices> listener) {}

        @Override
        public void onReconnected(Runnable listener) {}

        @Override
        public void close() {}
    }

    private final Stubborn way = new Stubborn();
    private final GridRuntime grid =
            new GridRuntime(ScriptedTransport.SETTINGS, way, Surroundings.JVM, RemoteAdmin::new);
    private final LockAdmin admin = grid.admin();

    @AfterEach
    void close() {
        way.outcome = Outcome.Done.DONE;
        grid.close();
    }

    @Test
    void anOutcomeThatIsNoReleaseIsNotTakenForOne() {
        for (Outcome other : List.of(Outcome.Stale.STALE, Outcome.NotHeld.NOT_HELD, Outcome.Done.DONE)) {
            way.outcome = other;

            assertThatThrownBy(() -> admin.forceRelease("x", 7, "eve", "stuck"))
                    .isInstanceOf(LockGridException.class)
                    .hasMessageContaining("whether it was done is not known");
        }
        way.outcome = Outcome.ForceReleased.FORCE_RELEASED;
        assertThat(admin.forceRelease("x", 7, "eve", "stuck").status())
                .isEqualTo(io.lockgrid.admin.ReleaseOutcome.Status.RELEASED);
    }

    @Test
    void anOutcomeThatIsNoEndOfASessionIsNotTakenForOneThatWasNotThere() {
        String id = new UUID(3, 4).toString();

        assertThatThrownBy(() -> admin.closeSession(id, "eve", "stuck"))
                .isInstanceOf(LockGridException.class)
                .hasMessageContaining("whether it was done is not known");
        way.outcome = new Outcome.SessionEnded(false);
        assertThat(admin.closeSession(id, "eve", "stuck")).isFalse();
    }

    @Test
    void anActOnAMemberThatCannotBeNotedIsNotDone() {
        assertThatThrownBy(() -> admin.promote("m-1", "eve", "why"))
                .isInstanceOf(LockGridException.class)
                .hasMessageContaining("nothing was changed");
    }

    @Test
    void anAnswerThatWouldBeTooLongIsRefusedByTheNameOfTheLimitWithWhatToDo() {
        assertThatThrownBy(admin::sessions)
                .isInstanceOfSatisfying(LimitExceededException.class, exceeded -> {
                    assertThat(exceeded.limit()).isEqualTo("answer-rows");
                    assertThat(exceeded.value()).isEqualTo(5_000);
                })
                .hasMessageContaining("The list of sessions of group 'default'")
                .hasMessageContaining("answer-rows of 5000")
                .hasMessageContaining("ask for less")
                .hasMessageContaining("raise the limit");
        assertThatThrownBy(admin::waitGraph)
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("who waits for whom");
    }
}
