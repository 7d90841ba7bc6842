package io.lockgrid.examples.orders;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The database as who tells the story sees it. Used by one thread. */
final class Database {
    private final EmbeddedPostgres postgres;

    Database(EmbeddedPostgres postgres) throws IOException, SQLException {
        this.postgres = postgres;
        try (InputStream schema = Objects.requireNonNull(Database.class.getResourceAsStream("/orders.sql"));
                Connection db = postgres.getPostgresDatabase().getConnection();
                Statement statement = db.createStatement()) {
            statement.execute(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    /** In the order in which they were written. */
    List<Shipment> shipments() throws SQLException {
        try (Connection db = postgres.getPostgresDatabase().getConnection();
                Statement statement = db.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM shipments ORDER BY number")) {
            List<Shipment> all = new ArrayList<>();
            while (rows.next()) {
                all.add(new Shipment(rows.getInt("parcel"), rows.getLong("fence"), rows.getString("instance")));
            }
            return all;
        }
    }

    int parcels() throws SQLException {
        try (Connection db = postgres.getPostgresDatabase().getConnection();
                Statement statement = db.createStatement();
                ResultSet row = statement.executeQuery("SELECT parcels FROM orders WHERE id = 42")) {
            row.next();
            return row.getInt(1);
        }
    }
}
