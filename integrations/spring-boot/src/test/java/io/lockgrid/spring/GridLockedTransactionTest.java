package io.lockgrid.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.LockLostException;
import io.lockgrid.jdbc.StaleFenceException;
import io.lockgrid.node.GridNode;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The lock and the transaction of one method. */
class GridLockedTransactionTest {
    private static LockGrid grid;

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    AopAutoConfiguration.class,
                    DataSourceAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class,
                    JdbcTemplateAutoConfiguration.class,
                    TransactionAutoConfiguration.class,
                    GridLockedAutoConfiguration.class))
            .withBean("grid", LockGrid.class, () -> grid, bean -> bean.setDestroyMethodName(""))
            .withPropertyValues(
                    "spring.datasource.generate-unique-name=true", "spring.datasource.type=" + SIMPLE_DATA_SOURCE)
            .withUserConfiguration(Application.class);

    /** Without a pool, whose threads would stay for a while. */
    private static final String SIMPLE_DATA_SOURCE = "org.springframework.jdbc.datasource.SimpleDriverDataSource";

    @BeforeAll
    static void start() {
        grid = GridNode.local();
    }

    @AfterAll
    static void stop() {
        grid.close();
    }

    /** Public, as one test has another class loader. */
    public static class Orders {
        private final JdbcTemplate db;

        public Orders(JdbcTemplate db) {
            this.db = db;
        }

        @GridLocked("orders/{id}")
        @Transactional
        public void ship(long id, Runnable afterCommit) {
            db.update("INSERT INTO orders VALUES (?)", id);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    afterCommit.run();
                }
            });
        }

        @GridLocked(name = "orders/{id}", fenced = true)
        @Transactional
        public long fenced(long id, Runnable work) {
            db.update("INSERT INTO orders VALUES (?)", id);
            work.run();
            return GridLocks.current().fence();
        }

        @GridLocked(name = "orders/{id}", fenced = true)
        public void fencedWithoutTransaction(long id) {
            db.update("INSERT INTO orders VALUES (?)", id);
        }

        @GridLocked("orders/{id}")
        public void joined(long id, Runnable work) {
            db.update("INSERT INTO orders VALUES (?)", id);
            work.run();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Application {
        @Bean
        Orders orders(JdbcTemplate db) {
            db.execute("CREATE TABLE orders (id BIGINT)");
            db.execute("CREATE TABLE lockgrid_fence (lock_name VARCHAR(512) PRIMARY KEY, fence BIGINT NOT NULL)");
            return new Orders(db);
        }
    }

    private void run(BiConsumer<Orders, JdbcTemplate> test) {
        runner.run(context -> {
            assertThat(context).hasNotFailed();
            test.accept(context.getBean(Orders.class), context.getBean(JdbcTemplate.class));
        });
    }

    private static long count(JdbcTemplate db) {
        return db.queryForObject("SELECT COUNT(*) FROM orders", Long.class);
    }

    private static boolean isHeld(String lock) {
        return grid.lock(lock).inspect().isPresent();
    }

    @Test
    void theLockIsGivenBackAfterTheCommit() {
        boolean[] held = new boolean[1];
        run((orders, db) -> {
            orders.ship(42, () -> held[0] = isHeld("orders/42"));
            assertThat(held[0]).isTrue();
            assertThat(isHeld("orders/42")).isFalse();
            assertThat(count(db)).isEqualTo(1);
        });
    }

    @Test
    void whereATransactionIsOpenAlreadyTheLockStaysUntilItsEnd() {
        runner.run(context -> {
            Orders orders = context.getBean(Orders.class);
            TransactionTemplate open = context.getBean(TransactionTemplate.class);
            open.executeWithoutResult(status -> {
                orders.joined(42, () -> {});
                assertThat(isHeld("orders/42")).isTrue();
                orders.joined(42, () -> {}); // does not wait for itself
            });
            assertThat(isHeld("orders/42")).isFalse();
            assertThat(count(context.getBean(JdbcTemplate.class))).isEqualTo(2);

            open.executeWithoutResult(status -> {
                orders.joined(43, () -> {});
                status.setRollbackOnly();
            });
            assertThat(isHeld("orders/43")).isFalse();
        });
    }

    @Test
    void anOpenTransactionWhoseLockWasLostIsNotCommitted() {
        runner.run(context -> {
            Orders orders = context.getBean(Orders.class);
            TransactionTemplate open = context.getBean(TransactionTemplate.class);
            assertThatThrownBy(() -> open.executeWithoutResult(status -> orders.joined(42, () -> force("orders/42"))))
                    .isInstanceOf(LockLostException.class);
            assertThat(count(context.getBean(JdbcTemplate.class))).isZero();
        });
    }

    private static void force(String lock) {
        Hold hold = GridLocks.current();
        grid.admin().forceRelease(lock, hold.fence(), "eve", "stuck");
        hold.lost().toCompletableFuture().join();
    }

    @Test
    void aFencedMethodRaisesTheFenceOfItsLock() {
        run((orders, db) -> {
            long fence = orders.fenced(42, () -> {});
            assertThat(fence(db)).isEqualTo(fence);
            assertThat(orders.fenced(42, () -> {})).isGreaterThan(fence);
            assertThat(count(db)).isEqualTo(2);
        });
    }

    private static long fence(JdbcTemplate db) {
        return db.queryForObject("SELECT fence FROM lockgrid_fence WHERE lock_name = 'orders/42'", Long.class);
    }

    @Test
    void aFencedMethodMayBeCalledByOneThatHasItsLock() {
        run((orders, db) -> {
            orders.joined(42, () -> orders.fenced(42, () -> {}));
            assertThat(fence(db)).isPositive();
            assertThat(count(db)).isEqualTo(2);
        });
    }

    @Test
    void withoutAspectJTheOrderIsTheSame() {
        runner.withClassLoader(new FilteredClassLoader("org.aspectj")).run(context -> {
            Orders orders = context.getBean(Orders.class);
            boolean[] held = new boolean[1];
            orders.ship(42, () -> held[0] = isHeld("orders/42"));
            assertThat(held[0]).isTrue();
            assertThat(orders.fenced(42, () -> {})).isEqualTo(fence(context.getBean(JdbcTemplate.class)));
        });
    }

    @Test
    void aHolderThatComesAfterALaterOneWritesNothing() {
        run((orders, db) -> {
            orders.fenced(42, () -> {});
            db.update("UPDATE lockgrid_fence SET fence = fence + 1000000000000");
            assertThatThrownBy(() -> orders.fenced(42, () -> {})).isInstanceOf(StaleFenceException.class);
            assertThat(count(db)).isEqualTo(1);
            assertThat(isHeld("orders/42")).isFalse();
        });
    }

    @Test
    void aFencedMethodNeedsATransactionOfItsOwn() {
        runner.run(context -> {
            Orders orders = context.getBean(Orders.class);
            assertThatThrownBy(() -> orders.fencedWithoutTransaction(42))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("needs @Transactional");
            assertThatThrownBy(() -> context.getBean(TransactionTemplate.class)
                            .executeWithoutResult(status -> orders.fenced(42, () -> {})))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("one is open already");
            assertThat(count(context.getBean(JdbcTemplate.class))).isZero();
            assertThat(isHeld("orders/42")).isFalse();
        });
    }
}
