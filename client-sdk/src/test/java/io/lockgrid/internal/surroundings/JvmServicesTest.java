package io.lockgrid.internal.surroundings;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class JvmServicesTest {
    /** More than the threads that callbacks usually have. */
    private static final int MANY = 3 * Math.max(2, Runtime.getRuntime().availableProcessors());

    private final LaneServices services = new JvmServices("test");

    /** Each waits for what a later one brings. */
    private List<CompletableFuture<Integer>> startChain() {
        List<CompletableFuture<Integer>> links = new ArrayList<>();
        for (int i = 0; i <= MANY; i++) {
            links.add(new CompletableFuture<>());
        }
        for (int i = 0; i < MANY; i++) {
            CompletableFuture<Integer> own = links.get(i);
            CompletableFuture<Integer> next = links.get(i + 1);
            services.callback(() -> own.complete(next.join() + 1));
        }
        services.callback(() -> links.get(MANY).complete(0));
        return links;
    }

    @Test
    void callbacksThatWaitForThoseBehindThemComeToAnEnd() throws Exception {
        assertThat(startChain().get(0).get(20, SECONDS)).isEqualTo(MANY);

        services.close();
    }

    @Test
    void soDoTheyWhereTheInstanceIsClosedMeanwhile() throws Exception {
        List<CompletableFuture<Integer>> links = startChain();
        services.close();

        assertThat(links.get(0).get(20, SECONDS)).isEqualTo(MANY);
    }

    @Test
    void aCallbackThatClosesTheInstanceKeepsNoneFromRunning() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        List<CompletableFuture<Integer>> links = startChain();
        services.callback(() -> {
            services.close();
            closed.countDown();
        });

        assertThat(closed.await(20, SECONDS)).isTrue();
        assertThat(links.get(0).get(20, SECONDS)).isEqualTo(MANY);
    }
}
