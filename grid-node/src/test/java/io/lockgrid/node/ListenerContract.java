package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lockgrid.GridListener;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.LockLoss;
import io.lockgrid.ThreadLock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a listener hears of those who use locks through one grid. */
abstract class ListenerContract {
    abstract LockGrid grid();

    private final String name = "listener/" + UUID.randomUUID();
    private final Heard heard = new Heard();
    private AutoCloseable listening;

    @BeforeEach
    void listen() {
        listening = grid().listen(heard);
    }

    @AfterEach
    void stopListening() throws Exception {
        listening.close();
    }

    /** What was told of the lock of this test, and on which thread. */
    private final class Heard implements GridListener {
        private final List<String> words = new CopyOnWriteArrayList<>();
        private final List<Thread> threads = new CopyOnWriteArrayList<>();

        private void hear(String lock, String word) {
            if (lock.equals(name)) {
                words.add(word);
                threads.add(Thread.currentThread());
            }
        }

        @Override
        public void attempt(String lock) {
            hear(lock, "attempt");
        }

        @Override
        public void granted(String lock, long fence, Duration waited) {
            assertThat(waited).isPositive();
            hear(lock, "granted " + fence);
        }

        @Override
        public void entered(String lock, long fence, Duration waited) {
            hear(lock, "entered " + fence);
        }

        @Override
        public void refused(String lock, Outcome outcome, Duration waited) {
            hear(lock, "refused " + outcome);
        }

        @Override
        public void released(String lock, long fence, Duration held) {
            assertThat(held).isPositive();
            hear(lock, "released " + fence);
        }

        @Override
        public void lost(String lock, long fence, LockLoss loss) {
            hear(lock, "lost " + fence + " " + loss.inWords());
        }
    }

    @Test
    void itHearsOnTheCallersThreadBeforeTheCallReturns() throws Exception {
        Hold hold = grid().lock(name).acquire();
        assertThat(heard.words).containsExactly("attempt", "granted " + hold.fence());
        assertThat(grid().lock(name).tryAcquire()).isEmpty();
        hold.release();

        assertThat(heard.words)
                .containsExactly(
                        "attempt", "granted " + hold.fence(), "attempt", "refused HELD", "released " + hold.fence());
        assertThat(heard.threads).containsOnly(Thread.currentThread());
    }

    @Test
    void itTellsAnEntryOfAThreadThatHoldsTheLockFromAGrant() {
        ThreadLock lock = grid().lock(name).asLock();
        lock.lock();
        lock.lock();
        long fence = lock.fence();
        lock.unlock();
        lock.unlock();

        assertThat(heard.words)
                .containsExactly("attempt", "granted " + fence, "attempt", "entered " + fence, "released " + fence);
    }

    @Test
    void whereNoThreadWaitsItHearsOnNoThreadOfTheEngine() throws Exception {
        Hold hold = grid().lock(name).acquireAsync().get(GridContract.SOON.toSeconds(), TimeUnit.SECONDS);
        CompletableFuture<Hold> waiting = grid().lock(name).acquireAsync();
        waiting.cancel(true);
        grid().admin().forceRelease(name, hold.fence(), "ann", "stuck");

        await().atMost(GridContract.SOON).until(() -> heard.words.size() == 5);
        assertThat(heard.words)
                .containsExactly(
                        "attempt",
                        "granted " + hold.fence(),
                        "attempt",
                        "refused GAVE_UP",
                        "lost " + hold.fence() + " an operator (ann) released it: stuck");
        assertThat(heard.threads)
                .filteredOn(thread -> thread != Thread.currentThread())
                .allMatch(thread -> thread.getName().startsWith("lockgrid-callback"));
    }

    @Test
    void onceItListensNoMoreItHearsOnlyHowTheOldHoldsEnd() throws Exception {
        Hold hold = grid().lock(name).acquire();
        listening.close();
        hold.release();
        grid().lock(name).acquire().release();

        assertThat(heard.words).containsExactly("attempt", "granted " + hold.fence(), "released " + hold.fence());
    }
}
