package io.lockgrid.examples.orders;

import io.lockgrid.Hold;
import io.lockgrid.jdbc.FenceTable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The orders in the database, and each shipment with the fence under which it was written. Thread-safe. */
final class Orders {
    private final String url;
    private final String instance;
    private final boolean fenced;
    private final FenceTable fences = new FenceTable();

    /** @param fenced whether to check the fence; without it is how not to do it */
    Orders(String url, String instance, boolean fenced) {
        this.url = url;
        this.instance = instance;
        this.fenced = fenced;
    }

    /** How many parcels of an order were shipped. */
    int parcels(long order, Hold hold) throws SQLException {
        try (Connection db = DriverManager.getConnection(url);
                PreparedStatement select = db.prepareStatement("SELECT parcels FROM orders WHERE id = ?")) {
            fences.prepare(db, hold.lockName());
            select.setLong(1, order);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("there is no order " + order);
                }
                return row.getInt(1);
            }
        }
    }

    /** @throws io.lockgrid.jdbc.StaleFenceException if a later hold has written; this one writes nothing then */
    void ship(long order, int parcel, Hold hold) throws SQLException {
        try (Connection db = DriverManager.getConnection(url)) {
            db.setAutoCommit(false);
            if (fenced) {
                fences.check(db, hold); // the first statement of the transaction
            }
            run(db, "UPDATE orders SET parcels = ? WHERE id = ?", parcel, order);
            run(
                    db,
                    "INSERT INTO shipments (order_id, parcel, fence, instance) VALUES (?, ?, ?, ?)",
                    order,
                    parcel,
                    hold.fence(),
                    instance);
            db.commit();
        }
    }

    private static void run(Connection db, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = db.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
