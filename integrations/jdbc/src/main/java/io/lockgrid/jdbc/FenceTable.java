package io.lockgrid.jdbc;

import io.lockgrid.Hold;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Keeps holders that come too late from writing to a database, whatever they write there, by a row for each lock:
 *
 * <pre>{@code
 * CREATE TABLE lockgrid_fence (lock_name VARCHAR(600) PRIMARY KEY, fence BIGINT NOT NULL)
 * }</pre>
 *
 * <p>{@link #check} is to be the first statement of a transaction that writes under a lock. It locks the row until the
 * transaction ends. Of two holders the later one waits there for the earlier one's commit; and an earlier one that comes
 * after the later one's commit is refused. So their transactions are in the order of the fences, and none is between the
 * statements of another.
 *
 * <p>That is so at READ COMMITTED and above. At REPEATABLE READ and SERIALIZABLE some databases refuse one of two that
 * meet by an error of their own, PostgreSQL for one (SQL state 40001): roll back and try again, and the second try tells.
 * At READ UNCOMMITTED a holder may be refused by a later one that is rolled back after that.
 * Not covered are statements before the check or outside of the transaction, and other databases.
 *
 * <p>Immutable and thread-safe; a connection is not, and belongs to the caller. It makes no call to the grid.
 */
public final class FenceTable {
    private static final Pattern NAME = Pattern.compile("\\p{Alpha}\\w*(\\.\\p{Alpha}\\w*){0,2}");

    private final String table;

    /** The fences are in {@code lockgrid_fence}. */
    public FenceTable() {
        this("lockgrid_fence");
    }

    /**
     * The fences are in another table, with the same columns.
     *
     * @param table letters, digits and {@code _}; with its schema before it if need be, as {@code locks.fence}
     * @throws IllegalArgumentException if it is none
     */
    public FenceTable(String table) {
        if (!NAME.matcher(table).matches()) {
            throw new IllegalArgumentException("'" + table + "' cannot be a table of fences; allowed: letters, digits"
                    + " and _, with the schema and a dot before it; nothing was sent");
        }
        this.table = table;
    }

    /**
     * Inserts the row of a lock where it is missing, in a transaction of its own; call it once for each lock, before the
     * first {@link #check}. What is there stays as it is, so it may be called again, and by many at once.
     *
     * <p>Where auto-commit is off it ends by a commit, also of what was done on the connection before.
     *
     * @param lock as {@link Hold#lockName()} has it
     * @throws SQLException if the database refused it; nothing was inserted, and where auto-commit is off the transaction
     *     was rolled back
     */
    public void prepare(Connection connection, String lock) throws SQLException {
        try {
            if (latest(connection, lock).isEmpty()) {
                insert(connection, lock);
            }
            end(connection, true);
        } catch (SQLException failure) {
            rollBack(connection, failure);
            if (latest(connection, lock).isEmpty()) {
                throw failure;
            }
            end(connection, true); // another has inserted it at the same moment
        }
    }

    private void insert(Connection connection, String lock) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + table + " (lock_name, fence) VALUES (?, 0)")) {
            insert.setString(1, lock);
            insert.executeUpdate();
        }
    }

    private static void end(Connection connection, boolean well) throws SQLException {
        if (connection.getAutoCommit()) {
            return;
        } else if (well) {
            connection.commit();
        } else {
            connection.rollback();
        }
    }

    private static void rollBack(Connection connection, SQLException failure) throws SQLException {
        try {
            end(connection, false);
        } catch (SQLException broken) {
            failure.addSuppressed(broken);
            throw failure;
        }
    }

    /**
     * Lets the transaction go on only if no later hold of the lock has written, and keeps later ones waiting until it
     * ends. To be the first statement of the transaction.
     *
     * @param hold under which the transaction writes; it need not be held any more, the fence decides
     * @throws StaleFenceException if a later hold has written; roll back
     * @throws IllegalStateException if the connection has auto-commit on, as the check would protect nothing; or if the
     *     lock has no row, see {@link #prepare}. Nothing was changed
     * @throws SQLException if the database refused the statement, as where two transactions met; roll back, and try again
     */
    public void check(Connection connection, Hold hold) throws SQLException {
        if (connection.getAutoCommit()) {
            throw new IllegalStateException("The fence of lock \"" + hold.lockName() + "\" was not checked, because"
                    + " auto-commit is on: the check would end before what it protects. Nothing was changed."
                    + " Call setAutoCommit(false) first.");
        }
        if (!raise(connection, hold) && !(lower(connection, hold) && raise(connection, hold))) {
            refuse(connection, hold);
        }
    }

    private boolean raise(Connection connection, Hold hold) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE " + table + " SET fence = ? WHERE lock_name = ? AND fence <= ?")) {
            update.setLong(1, hold.fence());
            update.setString(2, hold.lockName());
            update.setLong(3, hold.fence());
            return update.executeUpdate() > 0;
        }
    }

    /**
     * Sees to it that raising it changes the row: a driver may count only rows that change, as MySQL's does with {@code
     * useAffectedRows}, and then a second transaction of one hold counts none.
     */
    private boolean lower(Connection connection, Hold hold) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE " + table + " SET fence = fence - 1 WHERE lock_name = ? AND fence = ?")) {
            update.setString(1, hold.lockName());
            update.setLong(2, hold.fence());
            return update.executeUpdate() > 0;
        }
    }

    private void refuse(Connection connection, Hold hold) throws SQLException {
        OptionalLong latest = latest(connection, hold.lockName());
        if (latest.isPresent() && latest.getAsLong() > hold.fence()) {
            throw new StaleFenceException(hold.lockName(), hold.fence(), latest.getAsLong());
        }
        throw new IllegalStateException("The fence of lock \"" + hold.lockName() + "\" was not checked, because table "
                + table + " has no row for it. Nothing was changed. Call prepare(connection, lock) once before.");
    }

    private OptionalLong latest(Connection connection, String lock) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT fence FROM " + table + " WHERE lock_name = ?")) {
            select.setString(1, lock);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }
}
