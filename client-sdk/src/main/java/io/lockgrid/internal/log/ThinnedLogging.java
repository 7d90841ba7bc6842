package io.lockgrid.internal.log;

import com.hazelcast.logging.ILogger;
import com.hazelcast.logging.LogListener;
import com.hazelcast.logging.LoggingService;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.logging.Level;

/** What a client of the engine logs to, repeats passed over. Thread-safe. */
public final class ThinnedLogging implements LoggingService {
    private final LoggingService logging;
    private final Thinning thinning = new Thinning(System::nanoTime);
    private final ConcurrentMap<String, ILogger> loggers = new ConcurrentHashMap<>();

    public ThinnedLogging(LoggingService logging) {
        this.logging = logging;
    }

    @Override
    public ILogger getLogger(String name) {
        return loggers.computeIfAbsent(name, made -> new ThinnedLogger(made, logging.getLogger(made), thinning));
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
