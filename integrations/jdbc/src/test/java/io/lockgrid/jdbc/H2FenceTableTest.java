package io.lockgrid.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fence table in H2. */
class H2FenceTableTest extends FenceTableContract {
    private final String url =
            "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=60000;TRACE_LEVEL_FILE=0";

    @Override
    Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fence; DROP TABLE orders", "a.b.c.d", "1st", "\"fence\"", "fence ", ".fence"})
    void whatCannotBeATableIsRefused(String name) {
        assertThatThrownBy(() -> new FenceTable(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTableMayStandInASchemaOfACatalogue() {
        new FenceTable("sales.locks.lockgrid_fence_2");
    }
}
