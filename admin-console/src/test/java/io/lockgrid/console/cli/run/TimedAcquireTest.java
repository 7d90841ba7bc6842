package io.lockgrid.console.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lockgrid.GridLock;
import io.lockgrid.GridUnavailableException;
import io.lockgrid.Hold;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TimedAcquireTest {
    private static final Hold HOLD = (Hold) Proxy.newProxyInstance(
            Hold.class.getClassLoader(), new Class<?>[] {Hold.class}, (proxy, method, arguments) -> "a hold");

    private final List<String> asked = new ArrayList<>();

    /** Answers these of its methods, by name; a timed try would come to its end before the grid's first answer. */
    private GridLock lock(Map<String, Supplier<Object>> answers) {
        return (GridLock) Proxy.newProxyInstance(
                GridLock.class.getClassLoader(), new Class<?>[] {GridLock.class}, (proxy, method, arguments) -> {
                    asked.add(method.getName());
                    if (arguments != null) {
                        throw new GridUnavailableException("it did not answer");
                    }
                    return answers.get(method.getName()).get();
                });
    }

    @Test
    void theTimeBeginsWithTheGridsFirstAnswer() throws Exception {
        CompletableFuture<Hold> never = new CompletableFuture<>();
        GridLock slow = lock(Map.of("tryAcquire", Optional::empty, "acquireAsync", () -> never));

        assertThat(TimedAcquire.within(Duration.ofMillis(1), slow)).isEmpty();

        assertThat(asked).containsExactly("tryAcquire", "acquireAsync");
        assertThat(never).as("it has left the queue").isCancelled();
    }

    @Test
    void noTimeAtAllIsOneTry() throws Exception {
        assertThat(TimedAcquire.within(Duration.ZERO, lock(Map.of("tryAcquire", Optional::empty))))
                .isEmpty();
        assertThat(asked).containsExactly("tryAcquire");
    }

    @Test
    void aLockThatComesInTimeIsGiven() throws Exception {
        GridLock atOnce = lock(Map.of("tryAcquire", () -> Optional.of(HOLD)));
        GridLock later = lock(
                Map.of("tryAcquire", Optional::empty, "acquireAsync", () -> CompletableFuture.completedFuture(HOLD)));

        assertThat(TimedAcquire.within(Duration.ofHours(1), atOnce)).containsSame(HOLD);
        assertThat(TimedAcquire.within(Duration.ofHours(1), later)).containsSame(HOLD);
    }

    @Test
    void aGridThatDoesNotAnswerIsNoHolder() {
        GridLock dead = lock(Map.of("tryAcquire", () -> {
            throw new GridUnavailableException("it did not answer");
        }));

        assertThatThrownBy(() -> TimedAcquire.within(Duration.ofHours(1), dead))
                .isInstanceOf(GridUnavailableException.class);
    }

    @Test
    void anInterruptIsHeardBeforeTheGridHasAnswered() {
        CountDownLatch never = new CountDownLatch(1);
        GridLock silent = lock(Map.of("tryAcquire", () -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return Optional.empty();
        }));
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> TimedAcquire.within(Duration.ZERO, silent)).isInstanceOf(InterruptedException.class);
        never.countDown();
    }
}
