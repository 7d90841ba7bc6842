package io.lockgrid.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lockgrid.GridUnavailableException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** An interrupt while a client connects, at whatever point of it, to something that accepts and says nothing. */
class ConnectingTest {

    @Test
    void anInterruptEndsItWithAWordOfLockGridAndTheFlagStays() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            LockGridClientConfig config =
                    LockGridClientConfig.defaults().withMembers("127.0.0.1:" + silent.getLocalPort());
            for (int millis : new int[] {0, 1, 2, 5, 10, 20, 40, 80, 160, 320}) {
                assertInterrupted(config, millis);
            }
        }
        await().untilAsserted(() -> assertThat(left(before)).isEmpty());
    }

    private static void assertInterrupted(LockGridClientConfig config, int millis) throws InterruptedException {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicReference<Boolean> flag = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            try {
                LockGridClient.connect(config).close();
            } catch (Throwable failure) {
                thrown.set(failure);
            }
            flag.set(Thread.currentThread().isInterrupted());
        });
        caller.start();
        caller.join(millis == 0 ? 1 : millis); // the point of it that the interrupt comes at
        caller.interrupt();
        caller.join(20_000);

        assertThat(thrown.get())
                .as("after " + millis + " ms")
                .isInstanceOf(GridUnavailableException.class)
                .hasMessageContaining("interrupted while connecting");
        assertThat(flag.get()).as("after " + millis + " ms").isTrue();
    }

    private static List<String> left(Set<Thread> before) {
        List<String> left = new ArrayList<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (!before.contains(thread) && thread.getName().contains("lockgrid")) {
                left.add(thread.getName());
            }
        }
        return left;
    }

    @Test
    void whatConnectingThrowsComesToTheCaller() {
        NoClassDefFoundError missing = new NoClassDefFoundError("com/example/Missing");

        assertThatThrownBy(() -> Connecting.await(() -> {
                    throw missing;
                }))
                .isSameAs(missing);
        assertThatThrownBy(() -> Connecting.await(() -> {
                    throw new IllegalArgumentException("a port that is none");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a port that is none");
    }
}
