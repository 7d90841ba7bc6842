package io.lockgrid.internal.session;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.GridListener;
import io.lockgrid.Hold;
import io.lockgrid.LockGridException;
import io.lockgrid.LockLoss;
import io.lockgrid.internal.concurrent.Mailbox;
import io.lockgrid.internal.listen.Listening;
import io.lockgrid.internal.surroundings.JvmServices;
import io.lockgrid.internal.surroundings.LaneServices;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What throws takes nobody down with it: no lane, no timer, no caller who waits. */
class GuardTest {
    /** Not even the log can say it. */
    private static final class Unspeakable extends Error {
        private static final long serialVersionUID = 1L;

        @Override
        public void printStackTrace(PrintStream out) {
            throw new IllegalStateException("it cannot be said");
        }

        @Override
        public void printStackTrace(PrintWriter out) {
            throw new AssertionError("it cannot be said");
        }
    }

    private static final class Thrower implements GridListener {
        private final List<String> told = new CopyOnWriteArrayList<>();

        @Override
        public void attempt(String lock) {
            told.add("attempt");
            throw new IllegalStateException("attempt");
        }

        @Override
        public void granted(String lock, long fence, Duration waited) {
            told.add("granted");
            throw new AssertionError("granted");
        }

        @Override
        public void released(String lock, long fence, Duration held) {
            told.add("released");
            throw new IllegalStateException("released");
        }

        @Override
        public void lost(String lock, long fence, LockLoss loss, Duration held) {
            told.add("lost");
            throw new IllegalStateException("lost");
        }
    }

    /** Fails on whatever it is told, but for a failure. */
    private static final class Broken extends Call<LockGridException> {
        @Override
        public Request request(long sequence) {
            return new Request.KeepAlive(sequence);
        }

        @Override
        public String undone() {
            return "nothing was done";
        }

        @Override
        public void onOutcome(Lane lane, Session session, Outcome outcome, long sentAt) {
            throw new IllegalStateException("a defect");
        }

        @Override
        public void onSessionGone(Lane lane, LockLoss loss) {
            throw new IllegalStateException("a defect");
        }

        @Override
        public void onFailure(Lane lane, LockGridException failure) {
            settle(failure);
        }
    }

    private final World world = new World();
    private final World.Node ann = world.node("ann");

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aTaskThatThrowsWhatCannotBeSaidDoesNotStopTheMailbox() {
        Mailbox mailbox = new Mailbox(() -> {});
        List<String> done = new ArrayList<>();
        try {
            mailbox.post(() -> {
                throw new Unspeakable();
            });
        } catch (Error thrown) {
            done.add("thrown at who posted it");
        }

        mailbox.post(() -> done.add("the next"));

        assertThat(done).containsExactly("the next");
    }

    @Test
    void aRepeatedTaskGoesOnAfterAnError() throws Exception {
        CountDownLatch turns = new CountDownLatch(3);
        try (LaneServices services = new JvmServices("test")) {
            services.every(1_000_000, () -> {
                turns.countDown();
                throw new AssertionError("in a tick");
            });

            assertThat(turns.await(20, SECONDS)).isTrue();
        }
    }

    @Test
    void aListenerThatThrowsKeepsNobodyFromItsLock() throws Exception {
        Thrower thrower = new Thrower();
        Listening listening = ann.grid().listen(thrower);
        ann.way().answers().hold();
        List<CompletableFuture<Hold>> holds = new ArrayList<>();
        for (String name : List.of("a", "b", "c", "d", "e")) {
            holds.add(world.call(() -> ann.grid().lock(name).acquire()));
        }

        ann.way().answers().letGo();
        world.time.settle();

        assertThat(holds).allMatch(CompletableFuture::isDone);
        for (CompletableFuture<Hold> hold : holds) {
            assertThat(hold.get().isHeld()).isTrue();
        }
        holds.get(0).get().release();
        world.grid.endSessions(ann.way().home().node());
        world.time.settle();
        for (CompletableFuture<Hold> hold : holds.subList(1, 5)) {
            assertThat(hold.get().lost().toCompletableFuture()).isDone();
        }
        assertThat(thrower.told)
                .containsOnlyOnce("released")
                .containsSubsequence("granted", "released", "lost", "lost", "lost", "lost");
        listening.close();
        assertThat(ann.grid().listener()).isNull();
    }

    @Test
    void aCallThatFailsOnItsAnswerKeepsNeitherItsCallerNorTheOthersWaiting() throws Exception {
        Lane lane = ann.grid().lane("default");
        ann.way().answers().hold();
        CompletableFuture<Hold> first = world.call(() -> ann.grid().lock("a").acquire());
        CompletableFuture<LockGridException> broken = world.call(() -> {
            Broken call = new Broken();
            lane.submit(call);
            return call.await();
        });
        CompletableFuture<Hold> second = world.call(() -> ann.grid().lock("b").acquire());

        ann.way().answers().letGo();
        world.time.settle();

        assertThat(first).isCompleted();
        assertThat(second).isCompleted();
        assertThat(broken).isCompleted();
        assertThat(broken.get()).hasMessageContaining("a defect");
    }

    @Test
    void aCallThatFailsAtTheEndOfItsSessionKeepsNobodyWaiting() throws Exception {
        Lane lane = ann.grid().lane("default");
        ann.grid().lock("warm").acquire().release();
        ann.way().requests().hold();
        CompletableFuture<LockGridException> broken = world.call(() -> {
            Broken call = new Broken();
            lane.submit(call);
            return call.await();
        });
        CompletableFuture<Hold> other = world.call(() -> ann.grid().lock("a").acquire());

        world.grid.endSessions(ann.way().home().node());
        ann.way().requests().letGo();
        world.pass(500);

        assertThat(broken).isCompleted();
        assertThat(other).isCompleted();
    }

    @Test
    void nobodyIsInterruptedForTheHoldOfAnAsynchronousAcquire() throws Exception {
        CompletableFuture<Hold> acquire =
                ann.grid().lock("x").withInterruptOnLoss().acquireAsync();
        world.time.settle();
        Hold hold = acquire.getNow(null);

        world.grid.forceRelease("x");
        world.time.settle();

        assertThat(hold.isHeld()).isFalse();
        assertThat(Thread.interrupted()).isFalse();
    }
}
