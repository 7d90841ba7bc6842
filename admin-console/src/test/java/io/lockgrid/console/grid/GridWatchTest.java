package io.lockgrid.console.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lockgrid.LockGrid;
import io.lockgrid.LockGridException;
import io.lockgrid.admin.GroupsInfo;
import io.lockgrid.admin.LockAdmin;
import io.lockgrid.admin.LockPage;
import io.lockgrid.client.LockGridClientConfig;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GridWatchTest {
    private final AtomicInteger asked = new AtomicInteger();
    private volatile CountDownLatch answer = new CountDownLatch(0);

    private static <T> T fake(Class<T> type, InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
    }

    /** Answers as soon as it may. */
    private Object answer(String question) {
        asked.incrementAndGet();
        try {
            answer.await();
        } catch (InterruptedException e) {
            throw new LockGridException("interrupted");
        }
        return switch (question) {
            case "groups" -> new GroupsInfo(List.of(), List.of());
            case "locks" -> new LockPage(List.of(), 0, 0);
            case "statistics" -> List.of();
            default -> throw new UnsupportedOperationException(question);
        };
    }

    private GridWatch watch() {
        LockAdmin admin = fake(LockAdmin.class, (proxy, method, arguments) -> answer(method.getName()));
        LockGrid grid = fake(LockGrid.class, (proxy, method, arguments) -> admin);
        return new GridWatch(new GridConnection(LockGridClientConfig.defaults()) {
            @Override
            public LockGrid grid() {
                return grid;
            }

            @Override
            void connect() {}

            @Override
            int members() {
                return 2;
            }
        });
    }

    @Test
    void aSilenceIsToldBeforeTheLookEndsTheLookIsGivenUpAndTheEndOfTheSilenceIsToldToo() {
        try (GridWatch watch = watch()) {
            List<View> turns = new CopyOnWriteArrayList<>();
            watch.onTurn(turns::add);
            watch.start();
            await().until(() -> !turns.isEmpty() && turns.get(turns.size() - 1).problem() == null);

            int before = turns.size();
            Instant silent = Instant.now();
            answer = new CountDownLatch(1);
            await().until(() -> turns.size() > before);

            View silence = turns.get(before);
            assertThat(silence.problem())
                    .contains("2 members are connected")
                    .as("before the look is given up, after 3 s")
                    .contains("within 1200 ms");
            assertThat(silence.problemSince()).isBetween(silent.minusSeconds(1), Instant.now());
            assertThat(GridState.of(silence, Instant.now())).isEqualTo(GridState.UNAVAILABLE);
            int questions = asked.get();
            await().until(() -> asked.get() > questions);

            answer.countDown();
            await().until(() -> turns.size() > before + 1);
            assertThat(turns.get(before + 1).problem())
                    .as("the silence was told once")
                    .isNull();
        }
    }

    @Test
    void aWatcherThatFailsKeepsNothingFromTheOthers() {
        try (GridWatch watch = watch()) {
            AtomicInteger looks = new AtomicInteger();
            watch.onLook(view -> {
                throw new StackOverflowError("for a test");
            });
            watch.onLook(view -> looks.incrementAndGet());
            watch.start();

            await().until(() -> looks.get() >= 3);
        }
    }
}
