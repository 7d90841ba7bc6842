package io.lockgrid.internal.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lockgrid.internal.surroundings.Surroundings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WakeUpsTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 31, 32, 33})
    void everyWaitingThreadIsWoken(int count) throws Exception {
        List<Promise<Integer>> promises = promises(count);
        List<Future<Integer>> waiting = new ArrayList<>();
        for (Promise<Integer> promise : promises) {
            waiting.add(threads.submit(() -> promise.await()));
        }
        awaitParked(count);

        settle(promises);

        for (int i = 0; i < count; i++) {
            assertThat(waiting.get(i).get(10, TimeUnit.SECONDS)).isEqualTo(i);
        }
    }

    @Test
    void nobodySleepsOnWhereAThreadGaveUpThatShouldHaveWokenIt() throws Exception {
        int count = 16;
        for (int round = 0; round < 200; round++) {
            List<Promise<Integer>> promises = promises(count);
            List<Future<Integer>> waiting = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Promise<Integer> promise = promises.get(i);
                boolean impatient = i < 6;
                waiting.add(threads.submit(() ->
                        impatient ? promise.await(ThreadLocalRandom.current().nextLong(200_000)) : promise.await()));
            }

            settle(promises);

            for (int i = 6; i < count; i++) {
                assertThat(waiting.get(i).get(10, TimeUnit.SECONDS)).isEqualTo(i);
            }
        }
    }

    private static List<Promise<Integer>> promises(int count) {
        List<Promise<Integer>> promises = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Promise<Integer> promise = new Promise<>();
            promise.waitBy(Surroundings.JVM);
            promises.add(promise);
        }
        return promises;
    }

    private static void settle(List<Promise<Integer>> promises) {
        WakeUps wakeUps = new WakeUps();
        for (int i = 0; i < promises.size(); i++) {
            promises.get(i).wakeBy(wakeUps);
            promises.get(i).settle(i);
            promises.get(i).wakeBy(null);
        }
        wakeUps.run();
    }

    private static void awaitParked(int count) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> Thread.getAllStackTraces().values().stream()
                                .filter(WakeUpsTest::isParkedInAPromise)
                                .count()
                        >= count);
    }

    private static boolean isParkedInAPromise(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            if (frame.getClassName().equals(Promise.class.getName())
                    && frame.getMethodName().equals("awaitUntil")) {
                return stack[0].getMethodName().equals("park");
            }
        }
        return false;
    }
}
