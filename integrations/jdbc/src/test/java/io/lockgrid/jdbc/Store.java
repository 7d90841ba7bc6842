package io.lockgrid.jdbc;

import io.lockgrid.Hold;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A database with the fence table, and with orders that know nothing of fences. */
final class Store {
    /** Two transactions met; the second is what H2 says beside the standard's. */
    private static final Set<String> TRY_AGAIN = Set.of("40001", "90131");

    interface Connections {
        Connection open() throws SQLException;
    }

    final FenceTable fences = new FenceTable();
    private final Connections connections;

    Store(Connections connections) throws SQLException {
        this.connections = connections;
        run("CREATE TABLE IF NOT EXISTS lockgrid_fence (lock_name VARCHAR(600) PRIMARY KEY, fence BIGINT NOT NULL)");
        run("DROP TABLE IF EXISTS orders");
        run("CREATE TABLE orders (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, writer BIGINT NOT NULL)");
    }

    Connection open(Isolation isolation) throws SQLException {
        Connection connection = connections.open();
        connection.setTransactionIsolation(isolation.level);
        connection.setAutoCommit(false);
        return connection;
    }

    Connection open() throws SQLException {
        return connections.open();
    }

    void run(String sql) throws SQLException {
        try (Connection connection = connections.open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    void prepare(String lock) throws SQLException {
        try (Connection connection = connections.open()) {
            fences.prepare(connection, lock);
        }
    }

    /** Writes an order in a transaction of its own; false if it came too late. */
    boolean write(Isolation isolation, Hold hold) throws SQLException {
        try (Connection connection = open(isolation)) {
            while (true) {
                try {
                    begin(connection, hold);
                    connection.commit();
                    return true;
                } catch (StaleFenceException late) {
                    connection.rollback();
                    return false;
                } catch (SQLException failure) {
                    connection.rollback();
                    if (!TRY_AGAIN.contains(failure.getSQLState())) {
                        throw failure;
                    }
                }
            }
        }
    }

    /** Writes an order and leaves the transaction open. */
    void begin(Connection connection, Hold hold) throws SQLException {
        fences.check(connection, hold);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO orders (writer) VALUES (?)")) {
            insert.setLong(1, hold.fence());
            insert.executeUpdate();
        }
    }

    /** The fences under which orders were written, in the order of the writes. */
    List<Long> writers() throws SQLException {
        return numbers("SELECT writer FROM orders ORDER BY id");
    }

    List<Long> numbers(String sql) throws SQLException {
        try (Connection connection = connections.open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<Long> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getLong(1));
            }
            return all;
        }
    }
}
