package io.lockgrid.console.history;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

/** The database in the folder. Not thread-safe: one thread owns it. */
final class Store implements AutoCloseable {
    private static final int VERSION = 2;
    private static final String CLOSED = "closed bigint default 0 not null";
    private static final String[] SCHEMA = {
        "create table minutes (at bigint not null, looks int not null, unanswered int not null, acquires bigint not null,"
                + " max_hold_ended bigint not null, forced bigint not null, expired bigint not null, holds int not null,"
                + " waiters int not null, wait_p99 bigint, hold_p99 bigint, " + CLOSED + ")",
        "create index minutes_at on minutes (at)",
        "create table queues (at bigint not null, lock varchar not null, waited bigint not null, waiters int not null,"
                + " longest bigint not null, holder varchar, seen int not null)",
        "create index queues_at on queues (at)",
        "create table schema_version (version int not null)",
        "insert into schema_version values (" + VERSION + ")"
    };

    private final FileChannel guard;
    private final Connection connection;

    private Store(FileChannel guard, Connection connection) {
        this.guard = guard;
        this.connection = connection;
    }

    /** Opens it, and makes it if there is none. */
    static Store open(Path folder) throws IOException, SQLException {
        Files.createDirectories(folder);
        FileChannel guard = guard(folder);
        try {
            Connection connection = connect(folder);
            try {
                prepare(connection);
                return new Store(guard, connection);
            } catch (SQLException | IOException | RuntimeException failure) {
                connection.close();
                throw failure;
            }
        } catch (SQLException | IOException | RuntimeException failure) {
            guard.close();
            throw failure;
        }
    }

    /** A lock of our own: two consoles in one process would share H2's, and each count what the other does. */
    private static FileChannel guard(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("history.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException another) { // within this process
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
        channel.close();
        throw new IOException("another console keeps its history in " + folder + "; give each a folder of its own");
    }

    private static Connection connect(Path folder) throws SQLException {
        JdbcDataSource source = new JdbcDataSource();
        // The process closes it itself; what went wrong is in our log and not in a file beside it.
        source.setURL("jdbc:h2:file:" + folder.toAbsolutePath().resolve("history")
                + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0");
        source.setUser("console");
        source.setPassword("");
        return source.getConnection();
    }

    private static void prepare(Connection connection) throws SQLException, IOException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            boolean made;
            try (ResultSet found = connection.getMetaData().getTables(null, "PUBLIC", "SCHEMA_VERSION", null)) {
                made = found.next();
            }
            if (!made) {
                for (String part : SCHEMA) {
                    statement.execute(part);
                }
                connection.commit();
            }
            try (ResultSet version = statement.executeQuery("select max(version) from schema_version")) {
                version.next();
                if (version.getInt(1) > VERSION) {
                    throw new IOException("the history was written by a newer console (schema " + version.getInt(1)
                            + ", this one knows " + VERSION + "); use that one, or another folder");
                }
                if (version.getInt(1) < VERSION) {
                    upgrade(statement);
                    connection.commit();
                }
            }
        }
    }

    /** From version 1, which did not know of holds that are lost by a close. */
    private static void upgrade(Statement statement) throws SQLException {
        statement.execute("alter table minutes add column " + CLOSED);
        statement.execute("update schema_version set version = " + VERSION);
    }

    /** For those who read. */
    Connection connection() {
        return connection;
    }

    /** Adds a minute and forgets those before a moment, both or neither. */
    void add(Minute minute, Instant oldest) throws SQLException {
        try {
            insert(minute);
            for (Minute.Queue queue : minute.locks()) {
                insert(minute.at(), queue);
            }
            for (String table : new String[] {"minutes", "queues"}) {
                try (PreparedStatement old = connection.prepareStatement("delete from " + table + " where at < ?")) {
                    old.setLong(1, oldest.getEpochSecond());
                    old.executeUpdate();
                }
            }
            connection.commit();
        } catch (SQLException failure) {
            connection.rollback();
            throw failure;
        }
    }

    private void insert(Minute minute) throws SQLException {
        try (PreparedStatement row =
                connection.prepareStatement("insert into minutes values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            row.setLong(1, minute.at().getEpochSecond());
            row.setInt(2, minute.looks());
            row.setInt(3, minute.unanswered());
            row.setLong(4, minute.acquires());
            row.setLong(5, minute.maxHoldEnded());
            row.setLong(6, minute.forced());
            row.setLong(7, minute.expired());
            row.setInt(8, minute.holds());
            row.setInt(9, minute.waiters());
            set(row, 10, minute.waitP99());
            set(row, 11, minute.holdP99());
            row.setLong(12, minute.closed());
            row.executeUpdate();
        }
    }

    private void insert(Instant at, Minute.Queue queue) throws SQLException {
        try (PreparedStatement row = connection.prepareStatement("insert into queues values (?, ?, ?, ?, ?, ?, ?)")) {
            row.setLong(1, at.getEpochSecond());
            row.setString(2, queue.lock());
            row.setLong(3, queue.waitedMillis());
            row.setInt(4, queue.waiters());
            row.setLong(5, queue.longestMillis());
            row.setString(6, queue.holder());
            row.setInt(7, queue.seen());
            row.executeUpdate();
        }
    }

    private static void set(PreparedStatement row, int column, @Nullable Long value) throws SQLException {
        if (value == null) {
            row.setNull(column, Types.BIGINT);
        } else {
            row.setLong(column, value);
        }
    }

    @Override
    public void close() throws SQLException, IOException {
        try {
            connection.close();
        } finally {
            guard.close();
        }
    }
}
