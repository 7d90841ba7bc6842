package io.lockgrid.internal.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lockgrid.internal.surroundings.Surroundings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PromiseTest {
    private final Promise<String> promise = new Promise<>();

    PromiseTest() {
        promise.waitBy(Surroundings.JVM);
    }

    @Test
    void theFirstValueStays() throws Exception {
        assertThat(promise.isSettled()).isFalse();
        assertThat(promise.value()).isNull();

        assertThat(promise.settle("first")).isTrue();
        assertThat(promise.settle("second")).isFalse();

        assertThat(promise.isSettled()).isTrue();
        assertThat(promise.await()).isEqualTo("first");
    }

    @Test
    void ofManyWhoSettleItOneDoesAndTheHookRunsOnce() throws Exception {
        AtomicInteger hooks = new AtomicInteger();
        AtomicInteger winners = new AtomicInteger();
        Promise<Integer> contended = new Promise<>() {
            @Override
            public void onSettled(Integer settled) {
                hooks.incrementAndGet();
            }
        };
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int mine = i;
            all.add(CompletableFuture.runAsync(() -> {
                if (contended.settle(mine)) {
                    winners.incrementAndGet();
                }
            }));
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);

        assertThat(winners).hasValue(1);
        assertThat(hooks).hasValue(1);
    }

    @Test
    void whoWaitsGetsTheValueThatComes() throws Exception {
        CompletableFuture<String> waiter = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                waiter.complete(promise.await());
            } catch (InterruptedException e) {
                waiter.completeExceptionally(e);
            }
        });
        thread.start();
        await().until(() -> thread.getState() == Thread.State.WAITING);

        promise.settle("there");

        assertThat(waiter.get(30, TimeUnit.SECONDS)).isEqualTo("there");
    }

    @Test
    void whoWaitsForNoTimeGetsNothingOrWhatIsThere() throws Exception {
        assertThat(promise.await(0)).isNull();
        assertThat(promise.await(Duration.ofMillis(1).toNanos())).isNull();
        promise.settle("there");
        assertThat(promise.await(0)).isEqualTo("there");
    }

    @Test
    void whoIsInterruptedStopsWaiting() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(promise::await).isInstanceOf(InterruptedException.class);

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void aValueThatIsThereIsGivenToWhoIsInterruptedAndTheInterruptIsKept() throws Exception {
        promise.settle("there");
        Thread.currentThread().interrupt();

        assertThat(promise.await()).isEqualTo("there");

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void whoMustNotBeInterruptedWaitsOnAndKeepsTheInterrupt() {
        Thread.currentThread().interrupt();

        assertThat(promise.awaitUninterruptibly(Duration.ofMillis(5).toNanos())).isNull();

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void itSaysSoWhereNobodyToldItHowToWait() {
        assertThatThrownBy(() -> new Promise<String>().await(1))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("nobody said how to wait");
    }

    @Test
    void aSignalIsHeardByAllWhoWaitAndByThoseWhoComeLater() throws Exception {
        Signal signal = new Signal(Surroundings.JVM);
        AtomicInteger heard = new AtomicInteger();
        List<Thread> waiting = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Thread thread = new Thread(() -> {
                try {
                    signal.await();
                    heard.incrementAndGet();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            waiting.add(thread);
            thread.start();
        }
        await().until(() -> waiting.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));

        signal.give();

        await().untilAtomic(heard, org.hamcrest.Matchers.is(3));
        signal.await();
        signal.give();
    }

    @Test
    void whoIsInterruptedWhileAwaitingASignalStops() {
        Signal signal = new Signal(Surroundings.JVM);
        Thread.currentThread().interrupt();

        assertThatThrownBy(signal::await).isInstanceOf(InterruptedException.class);
    }
}
