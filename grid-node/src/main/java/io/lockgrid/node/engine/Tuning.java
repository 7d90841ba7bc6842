package io.lockgrid.node.engine;

import com.hazelcast.config.Config;
import com.hazelcast.logging.LoggingService;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * LockGrid's values for the engine's settings. Each holds where the user has written none; where his is worse, a warning
 * says what gets worse. For one thread.
 */
public final class Tuning {

    private final Config config;
    private final Written written;
    private final List<String> warnings = new ArrayList<>();

    /** @param config changed in place; it has what was written already */
    public Tuning(Config config, Written written) {
        this.config = config;
        this.written = written;
    }

    public Config config() {
        return config;
    }

    /** A property whose other values are not worse. */
    public void property(String name, String value) {
        property(name, value, Worse.NOTHING);
    }

    /** A property. */
    public void property(String name, String value, Worse worse) {
        apply(Written.property(name), value, () -> config.setProperty(name, value), worse);
    }

    /** A property that the engine takes from another, {@code from}, where it is not set. */
    public void derivedProperty(String name, String from, String value) {
        unlessWritten(Written.property(from), () -> property(name, value));
    }

    /** A number in the file, such as {@code cp-subsystem/raft-algorithm/max-missed-leader-heartbeat-count}. */
    public void number(String path, int value, IntConsumer setter, Worse worse) {
        apply(path, String.valueOf(value), () -> setter.accept(value), worse);
    }

    /** A section of the file, or a key. */
    public void unlessWritten(String path, Runnable setter) {
        if (!written.has(path)) {
            setter.run();
        }
    }

    /** Says what gets worse by what the user wrote, a line each. */
    public void warn(LoggingService logs) {
        warnings.forEach(logs.getLogger(Tuning.class)::warning);
    }

    private void apply(String path, String value, Runnable setter, Worse worse) {
        unlessWritten(path, setter);
        written.text(path).ifPresent(theirs -> {
            String words = worse.words(value, theirs);
            if (!words.isEmpty()) {
                warnings.add(written.place(path) + ": " + Written.show(path) + " is " + theirs
                        + ", where LockGrid's own value is " + value + ": " + words);
            }
        });
    }
}
