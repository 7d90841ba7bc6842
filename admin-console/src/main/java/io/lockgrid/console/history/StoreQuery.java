package io.lockgrid.console.history;

import io.lockgrid.LockLoss;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a time out of the store. */
final class StoreQuery {
    /** As many as a chart has room for. */
    private static final int MOST_POINTS = 720;

    private static final int MOST_LOCKS = 25;
    /** The same thread writes; it must not be kept from that. */
    private static final int LONGEST_SECONDS = 3;

    private StoreQuery() {}

    static Past past(Connection connection, Instant from, Instant to, @Nullable String problem) throws SQLException {
        long minutes = Math.max(1, Duration.between(from, to).toMinutes());
        Duration step = Duration.ofMinutes((minutes + MOST_POINTS - 1) / MOST_POINTS);
        limit(connection, LONGEST_SECONDS);
        try {
            return new Past(
                    from, to, step, points(connection, from, to, step), locks(connection, from, to), null, problem);
        } finally {
            limit(connection, 0);
            connection.rollback(); // nothing stays open until the next minute
        }
    }

    private static List<HistoryPoint> points(Connection connection, Instant from, Instant to, Duration step)
            throws SQLException {
        List<HistoryPoint> points = new ArrayList<>();
        String sql = "select at / ? * ? as slot, sum(looks), sum(unanswered), sum(acquires), sum(max_hold_ended),"
                + " sum(forced), sum(expired), max(holds), max(waiters), max(wait_p99), max(hold_p99),"
                + " count(distinct at), sum(closed) from minutes where at >= ? and at < ? group by slot order by slot";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, step.toSeconds());
            select.setLong(2, step.toSeconds());
            select.setLong(3, from.getEpochSecond());
            select.setLong(4, to.getEpochSecond());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    points.add(point(row));
                }
            }
        }
        return points;
    }

    private static HistoryPoint point(ResultSet row) throws SQLException {
        boolean answered = row.getInt(2) > 0;
        Map<LockLoss.Reason, Long> losses = new EnumMap<>(LockLoss.Reason.class);
        losses.put(LockLoss.Reason.MAX_HOLD_ENDED, row.getLong(5));
        losses.put(LockLoss.Reason.FORCED, row.getLong(6));
        losses.put(LockLoss.Reason.SESSION_EXPIRED, row.getLong(7));
        losses.put(LockLoss.Reason.CLOSED, row.getLong(13));
        double perSecond = row.getLong(4) / (60.0 * row.getInt(12));
        return new HistoryPoint(
                Instant.ofEpochSecond(row.getLong(1)),
                answered ? Math.round(perSecond * 10) / 10.0 : null,
                answered ? row.getInt(8) : null,
                answered ? row.getInt(9) : null,
                nanos(row, 10),
                nanos(row, 11),
                losses,
                row.getInt(3));
    }

    private static @Nullable Duration nanos(ResultSet row, int column) throws SQLException {
        long nanos = row.getLong(column);
        return row.wasNull() ? null : Duration.ofNanos(nanos);
    }

    private static List<Contention> locks(Connection connection, Instant from, Instant to) throws SQLException {
        List<Contention> locks = new ArrayList<>();
        String sql = "select lock, sum(waited) as total, max(waiters), max(longest) from queues"
                + " where at >= ? and at < ? group by lock order by total desc, lock limit " + MOST_LOCKS;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, from.getEpochSecond());
            select.setLong(2, to.getEpochSecond());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    locks.add(new Contention(
                            row.getString(1),
                            Duration.ofMillis(row.getLong(2)),
                            row.getInt(3),
                            Duration.ofMillis(row.getLong(4)),
                            null));
                }
            }
        }
        Map<String, String> holders = holders(connection, from, to, locks);
        return locks.stream()
                .map(lock -> lock.withHolder(holders.get(lock.lock())))
                .toList();
    }

    /** Who was seen most with each of the locks, in one pass over that time. */
    private static Map<String, String> holders(Connection connection, Instant from, Instant to, List<Contention> locks)
            throws SQLException {
        Map<String, String> holders = new HashMap<>();
        String sql = "select lock, holder from queues where at >= ? and at < ? and lock = any(?) and holder is not null"
                + " group by lock, holder order by sum(seen) desc, holder";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, from.getEpochSecond());
            select.setLong(2, to.getEpochSecond());
            select.setArray(
                    3,
                    connection.createArrayOf(
                            "VARCHAR", locks.stream().map(Contention::lock).toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    holders.putIfAbsent(row.getString(1), row.getString(2));
                }
            }
        }
        return holders;
    }

    /** For all statements of the connection, as H2 has it: those that write may take longer. */
    private static void limit(Connection connection, int seconds) throws SQLException {
        try (Statement any = connection.createStatement()) {
            any.setQueryTimeout(seconds);
        }
    }
}
