package io.lockgrid.internal.surroundings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RepeatedTest {
    private final AtomicLong now = new AtomicLong();
    private final List<String> told = new ArrayList<>();
    private final Surroundings time = new Surroundings() {
        @Override
        public long now() {
            return now.get();
        }
    };
    private final Repeated failing = new Repeated("A look", time, (words, failure) -> told.add(words), () -> {
        throw new AssertionError("injected");
    });

    @Test
    void anErrorDoesNotEndATask() {
        AtomicInteger runs = new AtomicInteger();
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
        try {
            Repeated.every(thread, Duration.ofMillis(1), new Repeated("A look", time, (words, failure) -> {}, () -> {
                if (runs.incrementAndGet() == 1) {
                    throw new OutOfMemoryError("injected");
                }
            }));
            await().until(() -> runs.get() >= 3);
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void whatFailsAgainAndAgainIsSaidAfterEverLongerSilences() {
        run(20 * 60); // a minute of ticks

        assertThat(told).hasSize(6); // at 0, 1, 3, 7, 15 and 31 s
        assertThat(told.get(0)).isEqualTo("A look failed and goes on");
        assertThat(told.get(1)).isEqualTo("A look failed and goes on (and 19 times since this was last said)");
    }

    @Test
    void aFailureAfterALongQuietIsSaidAtOnce() {
        run(20 * 60);
        told.clear();
        now.addAndGet(TimeUnit.MINUTES.toNanos(30));

        run(21);

        assertThat(told).hasSize(2);
    }

    @Test
    void aLogThatFailsDoesNotEndATask() {
        Repeated task = new Repeated(
                "A look",
                time,
                (words, failure) -> {
                    throw new OutOfMemoryError("no memory for words");
                },
                () -> {
                    throw new OutOfMemoryError("injected");
                });
        assertThatCode(task::run).doesNotThrowAnyException();
    }

    private void run(int ticks) {
        for (int i = 0; i < ticks; i++) {
            failing.run();
            now.addAndGet(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }
}
