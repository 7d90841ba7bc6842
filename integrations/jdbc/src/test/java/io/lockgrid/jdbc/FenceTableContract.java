package io.lockgrid.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.node.GridNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That no write of a holder that comes too late is there after one of a later holder, whatever the database. */
abstract class FenceTableContract {
    private final LockGrid grid = GridNode.local();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final String name = "orders/" + UUID.randomUUID();
    private Store store;

    abstract Connection connect() throws SQLException;

    @BeforeEach
    void prepare() throws SQLException {
        store = new Store(this::connect);
        store.prepare(name);
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        grid.close();
    }

    /** One that was taken away, so that its holder comes too late. */
    private Hold lost() throws InterruptedException {
        Hold hold = grid.lock(name).acquire();
        grid.admin().forceRelease(name, hold.fence(), "ann", "stuck since noon");
        return hold;
    }

    private static <T> T soon(Future<T> future) throws Exception {
        return future.get(60, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @EnumSource
    void aLateHolderThatCommitsBeforeTheNextWritesAndTheNextWritesAfterIt(Isolation isolation) throws Exception {
        Hold late = lost();
        try (Hold next = grid.lock(name).acquire()) {
            assertThat(store.write(isolation, late)).isTrue();
            assertThat(store.write(isolation, next)).isTrue();
            assertThat(store.write(isolation, next)).as("more than once").isTrue();

            assertThat(store.writers()).containsExactly(late.fence(), next.fence(), next.fence());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theNextHolderWaitsForALateOnesTransaction(Isolation isolation) throws Exception {
        Hold late = lost();
        try (Hold next = grid.lock(name).acquire();
                Connection open = store.open(isolation)) {
            store.begin(open, late);
            Future<Boolean> written = threads.submit(() -> store.write(isolation, next));
            store.begin(open, late);
            assertThat(written).isNotDone();
            open.commit();

            assertThat(soon(written)).isTrue();
            assertThat(store.writers()).containsExactly(late.fence(), late.fence(), next.fence());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLateHolderWaitsForTheNextOnesTransactionAndIsRefused(Isolation isolation) throws Exception {
        Hold late = lost();
        try (Hold next = grid.lock(name).acquire();
                Connection open = store.open(isolation)) {
            store.begin(open, next);
            Future<Boolean> written = threads.submit(() -> store.write(isolation, late));
            open.commit();

            assertThat(soon(written)).isFalse();
            assertThat(store.writers()).containsExactly(next.fence());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLateHolderIsRefusedAfterTheNextOnesTransaction(Isolation isolation) throws Exception {
        Hold late = lost();
        try (Hold next = grid.lock(name).acquire();
                Connection open = store.open(isolation)) {
            store.write(isolation, next);

            assertThatThrownBy(() -> store.begin(open, late))
                    .isInstanceOfSatisfying(StaleFenceException.class, stale -> {
                        assertThat(stale.lockName()).isEqualTo(name);
                        assertThat(stale.fence()).isEqualTo(late.fence());
                        assertThat(stale.latestFence()).isEqualTo(next.fence());
                    })
                    .hasMessageContaining("Roll the transaction back");
            open.rollback();

            assertThat(store.writers()).containsExactly(next.fence());
        }
    }

    /** Who reads what is not committed is refused by what will not be there, which does no harm. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "READ_UNCOMMITTED")
    void aTransactionThatIsRolledBackRefusesNobody(Isolation isolation) throws Exception {
        Hold late = lost();
        try (Hold next = grid.lock(name).acquire();
                Connection open = store.open(isolation)) {
            store.begin(open, next);
            Future<Boolean> written = threads.submit(() -> store.write(isolation, late));
            open.rollback();

            assertThat(soon(written)).isTrue();
            assertThat(store.writers()).containsExactly(late.fence());
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofManyHoldersThatComeTooLateNoneGoesBackInFence(Isolation isolation) throws Exception {
        List<Future<?>> writing = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Callable<Void> turns = () -> {
                for (int turn = 0; turn < 25; turn++) {
                    if (ThreadLocalRandom.current().nextBoolean()) {
                        store.write(isolation, lost());
                    } else {
                        try (Hold hold = held()) {
                            store.write(isolation, hold);
                        }
                    }
                }
                return null;
            };
            writing.add(threads.submit(turns));
        }
        for (Future<?> each : writing) {
            soon(each);
        }

        assertThat(store.writers()).isNotEmpty().isSorted();
    }

    private Hold held() throws InterruptedException {
        return grid.lock(name).acquire();
    }

    @Test
    void locksDoNotHinderEachOther() throws Exception {
        store.prepare(name + "/other");
        try (Hold one = held();
                Hold other = grid.lock(name + "/other").acquire();
                Connection open = store.open(Isolation.READ_COMMITTED)) {
            store.begin(open, one);
            assertThat(store.write(Isolation.READ_COMMITTED, other)).isTrue();
            open.commit();
        }
    }

    @Test
    void aCheckThatWouldEndBeforeWhatItProtectsIsRefused() throws Exception {
        try (Hold hold = held();
                Connection connection = store.open()) {
            assertThatThrownBy(() -> store.fences.check(connection, hold))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("auto-commit is on");
        }
    }

    @Test
    void aSecondTransactionOfAHoldGoesOnAlsoWhereTheDriverCountsOnlyRowsThatChange() throws Exception {
        try (Hold hold = held()) {
            for (int i = 0; i < 2; i++) {
                try (Connection connection = store.open(Isolation.READ_COMMITTED)) {
                    store.fences.check(CountsChanges.of(connection), hold);
                    connection.commit();
                }
            }
        }
        assertThat(store.numbers("SELECT fence FROM lockgrid_fence WHERE lock_name = '" + name + "' AND fence > 0"))
                .hasSize(1);
        Hold late = lost();
        try (Hold next = held();
                Connection connection = store.open(Isolation.READ_COMMITTED)) {
            store.write(Isolation.READ_COMMITTED, next);
            assertThatThrownBy(() -> store.fences.check(CountsChanges.of(connection), late))
                    .isInstanceOf(StaleFenceException.class);
        }
    }

    @Test
    void aLockWithoutARowIsRefused() throws Exception {
        try (Hold hold = grid.lock(name + "/new").acquire();
                Connection connection = store.open(Isolation.READ_COMMITTED)) {
            assertThatThrownBy(() -> store.fences.check(connection, hold))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("prepare");
        }
    }

    @Test
    void aRowIsInsertedOnceByWhoeverComesFirstAndStaysAsItIs() throws Exception {
        List<Future<?>> preparing = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            boolean autoCommit = i % 2 == 0;
            Callable<Void> prepare = () -> {
                try (Connection connection = autoCommit ? store.open() : store.open(Isolation.READ_COMMITTED)) {
                    for (int lock = 0; lock < 10; lock++) {
                        store.fences.prepare(connection, name + "/" + lock);
                    }
                    return null;
                }
            };
            preparing.add(threads.submit(prepare));
        }
        for (Future<?> each : preparing) {
            soon(each);
        }
        assertThat(store.numbers("SELECT COUNT(*) FROM lockgrid_fence WHERE lock_name LIKE '" + name + "/%'"))
                .containsExactly(10L);

        try (Hold hold = held()) {
            store.write(Isolation.READ_COMMITTED, hold);
            store.prepare(name);
            assertThat(store.numbers("SELECT fence FROM lockgrid_fence WHERE lock_name = '" + name + "'"))
                    .containsExactly(hold.fence());
        }
    }

    @Test
    void aTableOfAnotherNameInASchemaDoesTheSame() throws Exception {
        store.run("CREATE SCHEMA IF NOT EXISTS locks");
        store.run("CREATE TABLE IF NOT EXISTS locks.fences_2 (lock_name VARCHAR(600) PRIMARY KEY, fence BIGINT)");
        FenceTable fences = new FenceTable("locks.fences_2");
        try (Hold hold = held();
                Connection connection = store.open(Isolation.READ_COMMITTED)) {
            fences.prepare(connection, name);
            fences.check(connection, hold);
            connection.commit();
            assertThat(store.numbers("SELECT fence FROM locks.fences_2 WHERE lock_name = '" + name + "'"))
                    .containsExactly(hold.fence());
        }
    }

    @Test
    void aTableThatIsNotThereIsToldByTheDatabase() throws Exception {
        FenceTable fences = new FenceTable("nowhere");
        try (Hold hold = held();
                Connection connection = store.open(Isolation.READ_COMMITTED)) {
            assertThatThrownBy(() -> fences.prepare(connection, name)).isInstanceOf(SQLException.class);
            connection.rollback();
            assertThatThrownBy(() -> fences.check(connection, hold)).isInstanceOf(SQLException.class);
        }
    }
}
