package io.lockgrid.console.history;

import io.lockgrid.console.server.ConsoleConfig;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Whether, where and for how long the console keeps what happened. Immutable. */
@Singleton
final class HistorySettings {
    private static final Duration SHORTEST = Duration.ofMinutes(10);
    private static final Duration LONGEST = Duration.ofDays(31);

    private final @Nullable Path folder;
    private final boolean enabled;
    private final Duration retention;

    @Inject
    HistorySettings(
            ConsoleConfig config,
            @Value("${lockgrid.console.history.enabled:true}") boolean enabled,
            @Value("${lockgrid.console.history.retention:24h}") Duration retention) {
        this(config.data(), enabled, retention);
    }

    HistorySettings(@Nullable Path folder, boolean enabled, Duration retention) {
        if (retention.compareTo(SHORTEST) < 0 || retention.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "lockgrid.console.history.retention " + retention + " is not allowed; allowed: 10m to 31d");
        }
        this.folder = folder;
        this.enabled = enabled;
        this.retention = retention;
    }

    /** Where; null if nothing is to be kept. */
    @Nullable
    Path folder() {
        return enabled ? folder : null;
    }

    Duration retention() {
        return retention;
    }

    /** Why nothing is kept and what to do about it. */
    String whyOff() {
        return enabled
                ? "the console was started without a folder to keep it in; start it with --data DIR"
                : "it is turned off; set lockgrid.console.history.enabled to true, and start the console with --data DIR";
    }
}
