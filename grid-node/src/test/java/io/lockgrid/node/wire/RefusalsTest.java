package io.lockgrid.node.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.internal.server.ServerConnection;
import com.hazelcast.logging.AbstractLogger;
import com.hazelcast.logging.LogEvent;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    private final List<String> lines = new ArrayList<>();
    private final AtomicLong now = new AtomicLong();
    private final Refusals refusals = new Refusals(new Lines(), now::get);

    @Test
    void aFloodFromOneAddressWritesEverFewerLines() {
        for (int millis = 0; millis < 10_000; millis++) {
            now.set(millis * 1_000_000L);
            refusals.say(from("10.1.1.1", 1000 + millis), "it is no peer");
        }

        assertThat(lines)
                .containsExactly(
                        "Refused a peer at /10.1.1.1:1000: it is no peer",
                        "Refused a peer at /10.1.1.1:2000: it is no peer (and 999 times since this was last said)",
                        "Refused a peer at /10.1.1.1:4000: it is no peer (and 1999 times since this was last said)",
                        "Refused a peer at /10.1.1.1:8000: it is no peer (and 3999 times since this was last said)");
    }

    @Test
    void aProbeEachSecondWritesALineAMinuteInTheEnd() {
        for (int second = 0; second < 600; second++) {
            now.set(second * 1_000_000_000L);
            refusals.say(from("10.1.1.1", 1000 + second), "it is no peer");
        }

        assertThat(lines).hasSizeBetween(14, 16);
    }

    @Test
    void anotherAddressHasALineOfItsOwn() {
        refusals.say(from("10.1.1.1", 1), "it is no peer");
        refusals.say(from("10.1.1.2", 1), "it is no peer");
        refusals.say(from("10.1.1.1", 2), "it is no peer");

        assertThat(lines).hasSize(2);
    }

    private static ServerConnection from(String host, int port) {
        return (ServerConnection) Proxy.newProxyInstance(
                ServerConnection.class.getClassLoader(),
                new Class<?>[] {ServerConnection.class},
                (proxy, method, arguments) -> new InetSocketAddress(host, port));
    }

    private final class Lines extends AbstractLogger {
        @Override
        public void log(Level level, String message) {
            lines.add(message);
        }

        @Override
        public void log(Level level, String message, Throwable thrown) {
            throw new AssertionError("a stack trace", thrown);
        }

        @Override
        public void log(LogEvent event) {
            throw new AssertionError(event.getLogRecord().getMessage());
        }

        @Override
        public Level getLevel() {
            return Level.INFO;
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }
    }
}
