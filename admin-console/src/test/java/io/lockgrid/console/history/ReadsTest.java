package io.lockgrid.console.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Those who look must not crowd out what is to be kept. */
class ReadsTest {
    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(100));
    private final CountDownLatch disk = new CountDownLatch(1);

    @AfterEach
    void stop() {
        disk.countDown();
        thread.shutdownNow();
    }

    private void diskHangs() {
        thread.execute(() -> {
            try {
                disk.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Test
    void whatIsReadIsAnsweredAndAFailureIsToo() throws Exception {
        Reads reads = new Reads(thread, Duration.ofSeconds(10));

        assertThat(reads.read(() -> 1)).isEqualTo(1);
        assertThatThrownBy(() -> reads.read(() -> {
                    throw new IllegalStateException("torn");
                }))
                .hasRootCauseMessage("torn");
    }

    @Test
    void whatTakesTooLongIsNotDoneLater() {
        diskHangs();
        Reads reads = new Reads(thread, Duration.ofMillis(20));
        for (int i = 0; i < 200; i++) {
            assertThatThrownBy(() -> reads.read(() -> 1)).isInstanceOf(TimeoutException.class);
        }
        assertThat(thread.getQueue()).isEmpty();
    }

    @Test
    void atMostFourWaitAndTheNextIsToldToComeAgain() {
        diskHangs();
        Reads reads = new Reads(thread, Duration.ofSeconds(10));
        List<CompletableFuture<Integer>> four = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            four.add(new CompletableFuture<Integer>()
                    .completeAsync(
                            () -> {
                                try {
                                    return reads.read(() -> 1);
                                } catch (Exception e) {
                                    throw new IllegalStateException(e);
                                }
                            },
                            task -> new Thread(task).start()));
        }
        await().until(() -> thread.getQueue().size() == 4);

        assertThatThrownBy(() -> reads.read(() -> 1))
                .isInstanceOf(HistoryBusyException.class)
                .hasMessageContaining("nothing was read");

        disk.countDown();
        four.forEach(one -> assertThat(one.join()).isEqualTo(1));
    }
}
