package io.lockgrid.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A connection whose driver counts only rows that an update changes, as MySQL's can. Stateless. */
final class CountsChanges {
    private CountsChanges() {}

    static Connection of(Connection connection) {
        return as(Connection.class, (called, args) -> {
            Object answer = called.invoke(connection, args);
            return answer instanceof PreparedStatement statement ? of(connection, statement) : answer;
        });
    }

    private static PreparedStatement of(Connection connection, PreparedStatement statement) {
        return as(PreparedStatement.class, (called, args) -> {
            if (!called.getName().equals("executeUpdate")) {
                return called.invoke(statement, args);
            }
            String before = rows(connection);
            int matched = statement.executeUpdate();
            return rows(connection).equals(before) ? 0 : matched;
        });
    }

    private static String rows(Connection connection) throws SQLException {
        StringBuilder all = new StringBuilder();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT lock_name, fence FROM lockgrid_fence ORDER BY 1")) {
            while (rows.next()) {
                all.append(rows.getString(1))
                        .append('=')
                        .append(rows.getLong(2))
                        .append(' ');
            }
        }
        return all.toString();
    }

    private interface Call {
        Object answer(Method called, Object[] args) throws ReflectiveOperationException, SQLException;
    }

    private static <T> T as(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, called, args) -> {
            try {
                return call.answer(called, args);
            } catch (InvocationTargetException failure) {
                throw failure.getCause();
            }
        }));
    }
}
