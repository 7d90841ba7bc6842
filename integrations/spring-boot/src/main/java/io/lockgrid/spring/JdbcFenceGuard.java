package io.lockgrid.spring;

import io.lockgrid.Hold;
import io.lockgrid.jdbc.FenceTable;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** By a {@link FenceTable} of the database that the application's transactions are in. Thread-safe. */
final class JdbcFenceGuard implements FenceGuard {
    private static final SQLExceptionSubclassTranslator TRANSLATOR = new SQLExceptionSubclassTranslator();

    private final DataSource database;
    private final FenceTable table;

    JdbcFenceGuard(DataSource database, FenceTable table) {
        this.database = database;
        this.table = table;
    }

    @Override
    public void prepare(Hold hold) {
        try (Connection connection = database.getConnection()) {
            table.prepare(connection, hold.lockName());
        } catch (SQLException e) {
            throw translated("prepare the fence of lock \"" + hold.lockName() + "\"", e);
        }
    }

    @Override
    public void check(Hold hold) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "The fence of lock \"" + hold.lockName() + "\" was not checked, because there"
                            + " is no transaction where the method begins; it did not run. fenced = true needs @Transactional on"
                            + " the method or its class");
        }
        Connection connection = DataSourceUtils.getConnection(database);
        try {
            table.check(connection, hold);
        } catch (SQLException e) {
            throw translated("check the fence of lock \"" + hold.lockName() + "\"", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }

    private static DataAccessException translated(String task, SQLException e) {
        DataAccessException known = TRANSLATOR.translate(task, null, e);
        return known == null ? new UncategorizedSQLException(task, null, e) : known;
    }
}
