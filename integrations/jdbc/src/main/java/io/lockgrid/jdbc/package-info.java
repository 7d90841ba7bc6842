/**
 * Fences for any tables of a database, by one table beside them. Start reading at {@link io.lockgrid.jdbc.FenceTable}.
 *
 * <pre>{@code
 * CREATE TABLE lockgrid_fence (lock_name VARCHAR(600) PRIMARY KEY, fence BIGINT NOT NULL)
 *
 * FenceTable fences = new FenceTable();
 * fences.prepare(connection, "orders/42"); // once, before the first transaction
 *
 * try (Hold hold = grid.lock("orders/42").acquire()) {
 *     connection.setAutoCommit(false);
 *     fences.check(connection, hold); // the first statement of the transaction
 *     ship(connection, 42); // any statements, on any tables of this database
 *     connection.commit();
 * }
 * }</pre>
 *
 * The check takes the lock of one row until the transaction ends, and refuses a holder if a later one has been there. So
 * the transactions of two holders are never interleaved, and come in the order of their fences: a holder that was paused
 * and goes on after the lock was given to another writes nothing. {@code docs/fence-table.md} says what is promised and
 * what is not.
 */
@NullMarked
package io.lockgrid.jdbc;

import org.jspecify.annotations.NullMarked;
