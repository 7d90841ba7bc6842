package io.lockgrid.examples.orders;

import io.lockgrid.Hold;
import io.lockgrid.jdbc.FenceTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The orders in the database, and each shipment with the fence under which it was written. Thread-safe. */
@Repository
class Orders {
    private final JdbcTemplate jdbc;
    private final FenceTable fences;
    private final boolean fenced;
    private final String instance;

    /** @param fenced whether to check fences; without it is how not to do it */
    Orders(
            JdbcTemplate jdbc,
            FenceTable fences,
            @Value("${orders.fenced}") boolean fenced,
            @Value("${lockgrid.node-name}") String instance) {
        this.jdbc = jdbc;
        this.fences = fences;
        this.fenced = fenced;
        this.instance = instance;
    }

    /** How many parcels of an order were shipped. */
    public int parcels(long id, Hold hold) {
        onConnection(db -> fences.prepare(db, hold.lockName()));
        return Objects.requireNonNull(
                jdbc.queryForObject("SELECT parcels FROM orders WHERE id = ?", Integer.class, id));
    }

    /** @throws io.lockgrid.jdbc.StaleFenceException if a later hold has written; this one writes nothing then */
    @Transactional
    public void ship(long id, int parcel, Hold hold) {
        if (fenced) {
            onConnection(db -> fences.check(db, hold)); // the first statement of the transaction
        }
        jdbc.update("UPDATE orders SET parcels = ? WHERE id = ?", parcel, id);
        jdbc.update(
                "INSERT INTO shipments (order_id, parcel, fence, instance) VALUES (?, ?, ?, ?)",
                id,
                parcel,
                hold.fence(),
                instance);
    }

    private interface Statements {
        void run(Connection db) throws SQLException;
    }

    private void onConnection(Statements statements) {
        jdbc.execute((ConnectionCallback<Boolean>) db -> {
            statements.run(db);
            return true; // something has to be answered
        });
    }
}
