package io.lockgrid.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.GridHealth.Status;
import io.lockgrid.admin.GroupInfo;
import io.lockgrid.internal.wire.WireCodec;
import io.lockgrid.internal.wire.questions.AdminAnswer;
import io.lockgrid.internal.wire.questions.AdminCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SeatWatchTest {
    private final List<CompletableFuture<byte[]>> asked = new ArrayList<>();
    private long now = 1;
    private final SeatWatch watch = new SeatWatch(
            List.of("default"),
            group -> {
                CompletableFuture<byte[]> answer = new CompletableFuture<>();
                asked.add(answer);
                return answer;
            },
            () -> now);

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private void answer(int missing, int failuresLeft) {
        GroupInfo group = new GroupInfo("default", "a", 1, 1, 3, missing, failuresLeft, List.of("a", "b", "c"));
        asked.remove(0).complete(AdminCodec.encode(new AdminAnswer.Facts(group, List.of(), 1), WireCodec.NEWEST));
    }

    @Test
    void itTellsWhatTheLeaderSays() {
        watch.look();
        assertThat(watch.health().status()).isEqualTo(Status.DEGRADED);
        answer(0, 1);
        assertThat(watch.health().status()).isEqualTo(Status.HEALTHY);

        watch.lookAnew();
        answer(1, 0);
        assertThat(watch.health().status()).isEqualTo(Status.DEGRADED);
        assertThat(watch.health().reasons()).containsExactly("CP group 'default' misses 1 of its members");
    }

    @Test
    void itAsksAgainWhenItsAnswerIsOldAndOneQuestionAtATime() {
        watch.look();
        watch.look();
        assertThat(asked).hasSize(1);
        answer(0, 1);
        watch.look();
        assertThat(asked).isEmpty();

        pass(Duration.ofSeconds(5));
        watch.look();
        assertThat(asked).hasSize(1);
    }

    @Test
    void aGroupThatDoesNotAnswerIsUnavailableUntilItDoes() {
        watch.look();
        answer(0, 1);
        pass(Duration.ofSeconds(5));
        watch.look();
        assertThat(watch.health().status()).isEqualTo(Status.HEALTHY);

        pass(Duration.ofMillis(2_100));
        assertThat(watch.health().status()).isEqualTo(Status.UNAVAILABLE);
        asked.remove(0).completeExceptionally(new IllegalStateException("no leader"));
        assertThat(watch.health().status()).isEqualTo(Status.UNAVAILABLE);

        watch.look();
        answer(0, 1);
        assertThat(watch.health().status()).isEqualTo(Status.HEALTHY);
    }

    @Test
    void aQuestionThatGotLostIsAskedAgain() {
        watch.look();
        pass(Duration.ofSeconds(4));
        watch.look();

        assertThat(asked).hasSize(2);
    }
}
