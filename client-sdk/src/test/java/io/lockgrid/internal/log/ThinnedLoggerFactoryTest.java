package io.lockgrid.internal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.logging.AbstractLogger;
import com.hazelcast.logging.ILogger;
import com.hazelcast.logging.LogEvent;
import com.hazelcast.logging.LoggerFactory;
import com.hazelcast.logging.impl.InternalLoggerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

/** What the engine does with the loggers that it is given. */
class ThinnedLoggerFactoryTest {
    private final List<String> log = new ArrayList<>();
    private final AtomicLong now = new AtomicLong();
    private final Leveled loggers = new Leveled();
    private final ThinnedLoggerFactory factory = new ThinnedLoggerFactory(loggers, new Thinning(now::get));

    private final class Kept extends AbstractLogger {
        @Override
        public void log(Level level, String message) {
            log.add(level + " " + message);
        }

        @Override
        public void log(Level level, String message, Throwable thrown) {
            log.add(level + " " + message + (thrown == null ? "" : " " + thrown.getMessage()));
        }

        @Override
        public void log(LogEvent event) {
            log.add(event.getLogRecord().getMessage());
        }

        @Override
        public Level getLevel() {
            return Level.INFO;
        }

        @Override
        public boolean isLoggable(Level level) {
            return level.intValue() >= Level.INFO.intValue();
        }
    }

    private final class Leveled implements LoggerFactory, InternalLoggerFactory {
        @Override
        public ILogger getLogger(String name) {
            return new Kept();
        }

        @Override
        public void setLevel(Level level) {
            log.add("set to " + level);
        }

        @Override
        public void resetLevel() {
            log.add("reset");
        }

        @Override
        public void shutdown() {
            log.add("shut down");
        }
    }

    @Test
    void theFirstLineIsWrittenAndItsRepeatsAreNot() {
        ILogger logger = factory.getLogger("com.hazelcast.Some");
        for (int i = 0; i < 100; i++) {
            logger.warning("connection refused");
        }

        assertThat(log).containsExactly("WARNING connection refused");
    }

    @Test
    void loggersOfOneNameCountTogether() {
        factory.getLogger("com.hazelcast.Some").warning("connection refused");
        factory.getLogger("com.hazelcast.Some").warning("connection refused");

        assertThat(log).hasSize(1);
    }

    @Test
    void aFailureComesWithItsLine() {
        factory.getLogger("com.hazelcast.Some").severe("failed", new IllegalStateException("because"));

        assertThat(log).containsExactly("SEVERE failed because");
    }

    @Test
    void whatNobodyWantsIsNotEvenCounted() {
        ILogger logger = factory.getLogger("com.hazelcast.Some");

        logger.fine("detail");

        assertThat(log).isEmpty();
        assertThat(logger.isLoggable(Level.FINE)).isFalse();
        assertThat(logger.getLevel()).isEqualTo(Level.INFO);
    }

    @Test
    void levelsAndTheEndArePassedOn() {
        factory.setLevel(Level.FINE);
        factory.resetLevel();
        factory.shutdown();

        assertThat(log).containsExactly("set to FINE", "reset", "shut down");
    }

    @Test
    void whereLevelsCannotBeSetThatIsSaidAndTheEndIsNoTrouble() {
        ThinnedLoggerFactory plain = new ThinnedLoggerFactory(name -> new Kept(), new Thinning(now::get));

        assertThatThrownBy(() -> plain.setLevel(Level.FINE))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageEndingWith("none was changed");
        assertThatThrownBy(plain::resetLevel).isInstanceOf(UnsupportedOperationException.class);
        plain.shutdown();
    }
}
