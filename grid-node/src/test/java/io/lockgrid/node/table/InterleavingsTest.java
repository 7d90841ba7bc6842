package io.lockgrid.node.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.BatchReply;
import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import io.lockgrid.internal.words.SessionTerms;
import io.lockgrid.node.table.words.Entry;
import io.lockgrid.node.table.words.TimeCommand;
import io.lockgrid.node.table.words.TimerKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Three sessions go for one lock, each by a script of a few steps; every order in which their steps
 * can be applied is tried.
 */
class InterleavingsTest {
    private static final String NAME = "a";
    private static final long DELAY = 1_000;
    private static final long FIRST_FENCE = BatchExecution.firstFence(Grid.START);
    private static final long OPEN = 1;
    private static final long ACQUIRE = 2;
    private static final long UNDO = 3;

    private enum Step {
        ACQUIRE,
        RELEASE,
        WITHDRAW,
        /** The session expires, if nobody saw a later sign of life. */
        EXPIRE,
        /** The lock-delay is over, if there is one. */
        OPEN_AGAIN
    }

    /** One state reached on the way, with the checks that span the whole way. */
    private static final class Path {
        LockTable table = new LockTable();
        long lastFence;
        final Set<Integer> gone = new HashSet<>();
        final List<Integer> queued = new ArrayList<>();
        final Map<Integer, Long> granted = new HashMap<>();

        Path fork() {
            Path copy = new Path();
            copy.table = table.fork();
            copy.lastFence = lastFence;
            copy.gone.addAll(gone);
            copy.queued.addAll(queued);
            copy.granted.putAll(granted);
            return copy;
        }
    }

    private long lockDelay;
    private int paths;

    @Test
    void everyOrderOfAcquireAndReleaseServesAll() {
        everyOrderOf(List.of(
                List.of(Step.ACQUIRE, Step.RELEASE),
                List.of(Step.ACQUIRE, Step.RELEASE),
                List.of(Step.ACQUIRE, Step.RELEASE)));
        assertThat(paths).isEqualTo(90);
    }

    @Test
    void everyOrderOfAcquireReleaseWithdrawAndExpiryIsSafe() {
        everyOrderOf(List.of(
                List.of(Step.ACQUIRE, Step.RELEASE, Step.WITHDRAW),
                List.of(Step.WITHDRAW, Step.ACQUIRE),
                List.of(Step.ACQUIRE, Step.WITHDRAW, Step.EXPIRE)));
        assertThat(paths).isEqualTo(560);
    }

    @Test
    void everyOrderWithLockDelayIsSafe() {
        lockDelay = DELAY;
        everyOrderOf(List.of(
                List.of(Step.ACQUIRE, Step.RELEASE),
                List.of(Step.ACQUIRE, Step.EXPIRE),
                List.of(Step.ACQUIRE, Step.WITHDRAW, Step.EXPIRE),
                List.of(Step.OPEN_AGAIN, Step.OPEN_AGAIN)));
        assertThat(paths).isEqualTo(7_560);
    }

    @Test
    void everyOrderOfReentriesAndReleasesEndsAtTheDepthThatTheirOwnerCounts() {
        List<Request> commands = List.of(
                new Request.Reenter(3, NAME, 1, 0, 2),
                new Request.Release(4, NAME, 1, 0, 1),
                new Request.Reenter(5, NAME, 1, 0, 2),
                new Request.Reenter(6, NAME, 1, 0, 3),
                new Request.Release(7, NAME, 1, 0, 2));
        Path start = new Path();
        Home home = new Home(SessionKind.CLIENT, "client", "host", new UUID(0, 0));
        apply(
                start,
                0,
                new Request.Open(OPEN, home, 1_000, 300, FIRST_FENCE, new SessionTerms(10, 1_000_000, 1_000_000)));
        apply(start, 0, Ask.lock(NAME).as(ACQUIRE));

        everyOrderOf(start, commands, path -> {
            assertThat(path.table.lock(NAME).holder().depth()).isEqualTo(2);
            apply(path, 0, new Request.Release(8, NAME, 1, 0, 0));
            assertThat(path.table.lock(NAME)).isNull();
        });
        assertThat(paths).isEqualTo(120);
    }

    private void everyOrderOf(Path path, List<Request> left, Consumer<Path> atEnd) {
        if (left.isEmpty()) {
            paths++;
            atEnd.accept(path);
        }
        for (Request command : left) {
            Path next = path.fork();
            apply(next, 0, command);
            Invariants.check(next.table);
            assertThat(next.table.lock(NAME)).as("no level is its last one").isNotNull();
            everyOrderOf(next, left.stream().filter(each -> each != command).toList(), atEnd);
        }
    }

    private void everyOrderOf(List<List<Step>> scripts) {
        paths = 0;
        Path start = new Path();
        for (int who = 0; who < 3; who++) {
            Home home = new Home(SessionKind.CLIENT, "client-" + who, "host", new UUID(0, 0));
            apply(
                    start,
                    who,
                    new Request.Open(OPEN, home, 1_000, 300, FIRST_FENCE, new SessionTerms(10, 1_000_000, 1_000_000)));
        }
        walk(start, scripts, new int[scripts.size()]);
    }

    private void walk(Path path, List<List<Step>> scripts, int[] done) {
        boolean end = true;
        for (int who = 0; who < scripts.size(); who++) {
            if (done[who] < scripts.get(who).size()) {
                end = false;
                Path next = path.fork();
                take(next, who, scripts.get(who).get(done[who]));
                check(next);
                int[] then = done.clone();
                then[who]++;
                walk(next, scripts, then);
            }
        }
        if (end) {
            paths++;
            finish(path);
        }
    }

    private void take(Path path, int who, Step step) {
        switch (step) {
            case ACQUIRE -> apply(path, who, Ask.lock(NAME).lockDelay(lockDelay).as(ACQUIRE));
            case WITHDRAW -> {
                apply(path, who, new Request.Withdraw(UNDO, ACQUIRE));
                path.gone.add(who);
            }
            case RELEASE -> apply(path, who, new Request.Release(UNDO + 1, NAME, 1, 0, 0));
            case EXPIRE -> {
                elapse(path, new TimerKey.SessionTimer(id(who)));
                path.gone.add(who);
            }
            case OPEN_AGAIN -> openAgain(path);
        }
    }

    private void openAgain(Path path) {
        Lock lock = path.table.lock(NAME);
        if (lock != null && lock.delay() != null) {
            elapse(path, new TimerKey.DelayTimer(NAME, lock.delay().fence()));
        }
    }

    /** In the end everybody leaves; then nothing is left. */
    private void finish(Path path) {
        openAgain(path);
        Set<Integer> served = new HashSet<>(path.granted.keySet());
        for (int turn = 0; turn < 3; turn++) {
            Lock lock = path.table.lock(NAME);
            if (lock != null && lock.holder() != null) {
                int who = (int) lock.holder().session().getLeastSignificantBits();
                apply(path, who, new Request.Release(UNDO + 10 + turn, NAME, 1, 0, 0));
                check(path);
                served.add(who);
            }
        }
        assertThat(path.table.lockCount()).isZero();
        assertThat(served)
                .containsAll(path.queued.stream()
                        .filter(who -> !path.gone.contains(who))
                        .toList());
        for (int who = 0; who < 3; who++) {
            apply(path, who, new Request.Close(UNDO + 100));
        }
        assertThat(path.table.sessionCount()).isZero();
    }

    private void check(Path path) {
        Invariants.check(path.table);
        Lock lock = path.table.lock(NAME);
        Hold hold = lock == null ? null : lock.holder();
        if (hold != null && hold.fence() != path.lastFence) {
            assertThat(hold.fence()).as("a new hold has a higher fence").isGreaterThan(path.lastFence);
            path.lastFence = hold.fence();
            int who = (int) hold.session().getLeastSignificantBits();
            assertThat(path.granted.put(who, hold.fence()))
                    .as("one acquire, one hold")
                    .isNull();
            assertFirstInLine(path, who);
        }
    }

    /** Of those that queued and stayed, the one that came first is served first. */
    private static void assertFirstInLine(Path path, int who) {
        int place = path.queued.indexOf(who);
        for (int i = 0; i < place; i++) {
            int before = path.queued.get(i);
            assertThat(path.granted.containsKey(before) || path.gone.contains(before))
                    .as("client %d came before client %d", before, who)
                    .isTrue();
        }
    }

    private void elapse(Path path, TimerKey key) {
        TimeCommand command = path.table.elapsed(key);
        if (command != null) {
            path.table.apply(new Entry(Grid.START, 1, 1_000, List.of(), List.of(command)), new RecordingEffects());
        }
    }

    private void apply(Path path, int who, Request command) {
        Batch batch = new Batch(id(who), 1, 0, List.of(command));
        Entry entry = new Entry(Grid.START, 1, 1_000, List.of(batch), List.of());
        BatchReply reply = path.table.apply(entry, new RecordingEffects()).get(0);
        if (reply.outcomes().get(0) instanceof Outcome.Queued) {
            path.queued.add(who);
        }
    }

    private static UUID id(int who) {
        return new UUID(0, who);
    }
}
