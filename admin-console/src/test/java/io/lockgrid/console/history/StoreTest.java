package io.lockgrid.console.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.LockLoss;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir
    private Path folder;

    private static Minute minute(Instant at, long closed) {
        return new Minute(at, 60, 0, 600, 1, 2, 3, closed, 4, 5, null, null, List.of());
    }

    private List<HistoryPoint> points(Store store) throws Exception {
        return StoreQuery.past(store.connection(), AT, AT.plus(Duration.ofMinutes(2)), null)
                .points();
    }

    @Test
    void lossesAreKeptByTheirReason() throws Exception {
        try (Store store = Store.open(folder)) {
            store.add(minute(AT, 7), Instant.EPOCH);

            assertThat(points(store))
                    .singleElement()
                    .satisfies(point -> assertThat(point.losses())
                            .containsEntry(LockLoss.Reason.MAX_HOLD_ENDED, 1L)
                            .containsEntry(LockLoss.Reason.FORCED, 2L)
                            .containsEntry(LockLoss.Reason.SESSION_EXPIRED, 3L)
                            .containsEntry(LockLoss.Reason.CLOSED, 7L));
        }
    }

    @Test
    void aHistoryOfTheFirstVersionGoesOn() throws Exception {
        try (Store store = Store.open(folder)) {
            store.add(minute(AT, 0), Instant.EPOCH);
        }
        String url = "jdbc:h2:file:" + folder.toAbsolutePath().resolve("history");
        try (Connection connection = DriverManager.getConnection(url, "console", "");
                Statement statement = connection.createStatement()) {
            statement.execute("alter table minutes drop column closed");
            statement.execute("update schema_version set version = 1");
        }

        for (int start = 1; start <= 2; start++) {
            try (Store store = Store.open(folder)) {
                store.add(minute(AT.plus(Duration.ofMinutes(1)), start), AT);
                assertThat(points(store))
                        .extracting(point -> point.losses().get(LockLoss.Reason.CLOSED))
                        .containsExactly(0L, start == 1 ? 1L : 3L);
            }
        }
    }
}
