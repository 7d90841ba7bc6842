package io.lockgrid.console.history;

import io.lockgrid.console.security.settings.BadSettingException;
import io.lockgrid.internal.config.Durations;
import io.micronaut.context.env.Environment;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Whether, where and for how long the console keeps what happened. Immutable. */
public final class HistorySettings {
    private static final String ENABLED = "lockgrid.console.history.enabled";
    private static final String RETENTION = "lockgrid.console.history.retention";
    private static final Duration SHORTEST = Duration.ofMinutes(10);
    private static final Duration LONGEST = Duration.ofDays(31);

    private final @Nullable Path folder;
    private final boolean enabled;
    private final Duration retention;

    HistorySettings(@Nullable Path folder, boolean enabled, Duration retention) {
        this.folder = folder;
        this.enabled = enabled;
        this.retention = retention;
    }

    /**
     * Reads what is configured.
     *
     * @param folder where to keep it; null for nowhere
     * @throws BadSettingException if something is not allowed
     */
    public static HistorySettings read(Environment environment, @Nullable Path folder) {
        String enabled = environment.getProperty(ENABLED, String.class).orElse("true");
        if (!enabled.equals("true") && !enabled.equals("false")) {
            throw new BadSettingException(ENABLED, "'" + enabled + "' is not allowed", "true or false");
        }
        String retention = environment.getProperty(RETENTION, String.class).orElse("24h");
        Duration span = Durations.parse(retention)
                .filter(each -> each.compareTo(SHORTEST) >= 0 && each.compareTo(LONGEST) <= 0)
                .orElseThrow(
                        () -> new BadSettingException(RETENTION, "'" + retention + "' is not allowed", "10m to 31d"));
        return new HistorySettings(folder, enabled.equals("true"), span);
    }

    /** Where; null if nothing is to be kept. */
    public @Nullable Path folder() {
        return enabled ? folder : null;
    }

    Duration retention() {
        return retention;
    }

    /** Why nothing is kept and what to do about it. */
    String whyOff() {
        return enabled
                ? "the console was started without a folder to keep it in; start it with --data DIR"
                : "it is turned off; set lockgrid.console.history.enabled to true, and start the console again";
    }
}
