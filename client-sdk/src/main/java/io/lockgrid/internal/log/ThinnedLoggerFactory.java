package io.lockgrid.internal.log;

import com.hazelcast.logging.ILogger;
import com.hazelcast.logging.LoggerFactory;
import com.hazelcast.logging.impl.InternalLoggerFactory;
import java.util.logging.Level;

/** What a member of the engine gets its loggers from: those that it would have had, repeats passed over. Thread-safe. */
final class ThinnedLoggerFactory implements LoggerFactory, InternalLoggerFactory {
    private final LoggerFactory loggers;
    private final Thinning thinning;

    ThinnedLoggerFactory(LoggerFactory loggers, Thinning thinning) {
        this.loggers = loggers;
        this.thinning = thinning;
    }

    @Override
    public ILogger getLogger(String name) {
        return new ThinnedLogger(name, loggers.getLogger(name), () -> thinning);
    }

    @Override
    public void setLevel(Level level) {
        levels().setLevel(level);
    }

    @Override
    public void resetLevel() {
        levels().resetLevel();
    }

    private InternalLoggerFactory levels() {
        if (loggers instanceof InternalLoggerFactory levels) {
            return levels;
        }
        throw new UnsupportedOperationException(
                "levels of " + loggers.getClass().getName() + " cannot be set from here; none was changed");
    }

    @Override
    public void shutdown() {
        if (loggers instanceof InternalLoggerFactory internal) {
            internal.shutdown();
        }
    }
}
