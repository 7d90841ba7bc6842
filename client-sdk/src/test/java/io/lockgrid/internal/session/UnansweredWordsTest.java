package io.lockgrid.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.GridUnavailableException;
import io.lockgrid.Hold;
import io.lockgrid.LockGridException;
import io.lockgrid.internal.operator.OperatorCall;
import io.lockgrid.internal.words.Request;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A call that the grid does not answer in time says what has become of itself, and of nothing else. */
class UnansweredWordsTest {
    private final World world = new World();
    private final World.Node ann = world.node("ann");
    private final Lane lane = ann.grid().lane("default");

    @AfterEach
    void close() {
        world.close();
    }

    /** What the lane says by itself, where its caller does not come first. */
    private Object failureOf(Call<?> call) {
        ann.way().silence();
        lane.submit(call);
        world.pass(2_500);
        return call.value();
    }

    private GrantedHold held() throws InterruptedException {
        return (GrantedHold) (Hold) ann.grid().lock("x").acquire();
    }

    private static String words(Object failed) {
        return String.valueOf(((HoldCalls.End.Failed) failed).failure().getMessage());
    }

    @Test
    void aReleaseSaysThatTheLockCountsAsReleased() throws Exception {
        assertThat(words(failureOf(new HoldCalls.Release(held(), 0))))
                .contains("counts as released here")
                .doesNotContain("not acquired");
    }

    @Test
    void aReleaseThatNobodyWaitsForFailsAfterTheCallTimeoutAndTheGridStillHearsOfIt() throws Exception {
        Hold hold = held();
        ann.way().requests().hold();

        CompletableFuture<?> released = hold.releaseAsync().toCompletableFuture();
        assertThat(hold.isHeld()).isFalse();
        world.pass(2_500);

        assertThat(released)
                .isCompletedExceptionally()
                .failsWithin(Duration.ZERO)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(GridUnavailableException.class)
                .withMessageContaining("counts as released here");
        ann.way().heal();
        world.pass(1_000);
        assertThat(world.call(() -> ann.grid().lock("x").tryAcquire().isPresent())
                        .get())
                .isTrue();
    }

    @Test
    void aRenewalSaysThatItsOutcomeIsNotKnown() throws Exception {
        GrantedHold hold = held();
        MaxHold limit = new MaxHold();

        assertThat(words(failureOf(new HoldCalls.Renew(hold, limit.renew(lane.now(), 10_000), 10_000))))
                .contains("the max hold was started anew is not known")
                .doesNotContain("not acquired");
    }

    @Test
    void aReleaseThatComesAfterACloseWithoutAnAnswerIsToldAtOnce() throws Exception {
        GrantedHold hold = held();
        ann.way().silence();
        ann.grid().close();
        HoldCalls.Release release = new HoldCalls.Release(hold, 0);

        lane.submit(release);
        world.time.settle();

        assertThat(words(release.value())).contains("did not answer before this LockGrid was closed");
    }

    @Test
    void anOperatorsActSaysThatItsOutcomeIsNotKnown() {
        OperatorCall call = new OperatorCall(sequence -> new Request.ForceRelease(sequence, "x", 7, "eve", "stuck"));

        assertThat(((LockGridException) failureOf(call)).getMessage())
                .contains("whether it was done is not known")
                .doesNotContain("not acquired");
    }
}
