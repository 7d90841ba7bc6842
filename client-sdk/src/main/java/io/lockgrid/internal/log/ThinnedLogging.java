package io.lockgrid.internal.log;

import com.hazelcast.logging.ILogger;
import com.hazelcast.logging.LogListener;
import com.hazelcast.logging.LoggingService;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;

/** What a client of the engine logs to, repeats passed over as soon as it has a clock. Thread-safe. */
public final class ThinnedLogging implements LoggingService {
    private final LoggingService logging;
    private volatile @Nullable Thinning thinning;
    private final ConcurrentMap<String, ILogger> loggers = new ConcurrentHashMap<>();

    public ThinnedLogging(LoggingService logging) {
        this.logging = logging;
    }

    /** @param nanoTime a clock that never goes back */
    public void thin(LongSupplier nanoTime) {
        thinning = new Thinning(nanoTime);
    }

    @Override
    public ILogger getLogger(String name) {
        return loggers.computeIfAbsent(name, made -> new ThinnedLogger(made, logging.getLogger(made), () -> thinning));
    }

    @Override
    @SuppressWarnings("rawtypes") // as the engine declares it
    public ILogger getLogger(Class type) {
        return getLogger(type.getName());
    }

    @Override
    public void addLogListener(Level level, LogListener listener) {
        logging.addLogListener(level, listener);
    }

    @Override
    public void removeLogListener(LogListener listener) {
        logging.removeLogListener(listener);
    }

    @Override
    public void shutdown() {
        logging.shutdown();
    }
}
