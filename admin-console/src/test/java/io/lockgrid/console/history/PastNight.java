package io.lockgrid.console.history;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A night that a console could have kept, for its picture. */
public final class PastNight {
    private static final int MINUTES = 8 * 60;

    private PastNight() {}

    /** Writes it to a folder that no console uses yet. */
    public static void write(Path folder) throws IOException, SQLException {
        Instant end = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        try (Store store = Store.open(folder)) {
            for (int i = 0; i < MINUTES; i++) {
                store.add(minute(end.minus(MINUTES - i, ChronoUnit.MINUTES), i), end.minus(1, ChronoUnit.DAYS));
            }
        }
    }

    private static Minute minute(Instant at, int number) {
        double load = 1 + Math.sin(number / 70.0) / 2;
        boolean stuck = number > 200 && number < 230;
        int waiters = (int) (3 * load) + (stuck ? (number - 200) / 2 : 0);
        Minute.Queue queue = stuck
                ? new Minute.Queue("import/customers", 60_000L * waiters, waiters, 58_000, "reports (nightly)", 60)
                : new Minute.Queue("orders/" + (40 + number % 5), 700 + number, 2, 400, "shop (worker)", 9);
        return new Minute(
                at,
                60,
                0,
                (long) (9_000 * load) + number * 7919L % 900,
                number == 120 ? 2 : 0,
                number == 230 ? 1 : 0,
                number == 310 ? 3 : 0,
                number == 340 ? 1 : 0,
                (int) (40 * load),
                waiters,
                Duration.ofMillis(stuck ? 16_384 : 64).toNanos(),
                Duration.ofMillis(stuck ? 65_536 : 128).toNanos(),
                List.of(queue));
    }
}
