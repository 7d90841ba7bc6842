package io.lockgrid.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.node.GridNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples of docs/fence-table.md, which are run here and are the same there. */
class FenceTableExampleTest {
    private static final String TABLE = """
            CREATE TABLE lockgrid_fence (lock_name VARCHAR(600) PRIMARY KEY, fence BIGINT NOT NULL)
            """;

    @Test
    void anOrderIsShippedUnderAFence() throws Exception {
        try (LockGrid grid = GridNode.local();
                Connection db = DriverManager.getConnection("jdbc:h2:mem:" + UUID.randomUUID());
                Statement statement = db.createStatement()) {
            statement.execute(TABLE);
            statement.execute("CREATE TABLE orders (id BIGINT PRIMARY KEY, state VARCHAR(20))");
            statement.execute("INSERT INTO orders VALUES (42, 'paid')");

            ship(grid, db, 42);

            try (ResultSet row = statement.executeQuery("SELECT state FROM orders WHERE id = 42")) {
                row.next();
                assertThat(row.getString(1)).isEqualTo("shipped");
            }
        }
    }

    static void ship(LockGrid grid, Connection db, long order) throws SQLException, InterruptedException {
        FenceTable fences = new FenceTable();
        fences.prepare(db, "orders/" + order); // inserts the row where it is missing, in a transaction of its own
        try (Hold hold = grid.lock("orders/" + order).acquire()) {
            db.setAutoCommit(false);
            fences.check(db, hold); // the first statement of the transaction
            ship(db, order); // any statements, on any tables of this database
            db.commit();
        }
    }

    private static void ship(Connection db, long order) throws SQLException {
        try (PreparedStatement update = db.prepareStatement("UPDATE orders SET state = 'shipped' WHERE id = ?")) {
            update.setLong(1, order);
            update.executeUpdate();
        }
    }

    @Test
    void theDocumentationShowsWhatIsRunHere() throws IOException {
        String here = flat(Files.readString(Path.of("src/test/java/io/lockgrid/jdbc/FenceTableExampleTest.java")));
        String page = Files.readString(Path.of("../../docs/fence-table.md"));
        Matcher blocks = Pattern.compile("(?s)```(?:java|sql)\n(.*?)```").matcher(page);

        assertThat(blocks.results().map(block -> flat(block.group(1))))
                .hasSize(2)
                .allSatisfy(example -> assertThat(here).contains(example));
    }

    /** Without the indentation. */
    private static String flat(String code) {
        return code.replaceAll("(?m)^ +", "");
    }
}
