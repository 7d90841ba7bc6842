package io.lockgrid.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.LockLostException;
import io.lockgrid.node.GridNode;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;

class GridLockedTest {
    private static LockGrid grid;

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(AopAutoConfiguration.class, GridLockedAutoConfiguration.class))
            .withBean("grid", LockGrid.class, () -> grid, bean -> bean.setDestroyMethodName(""))
            .withPropertyValues("orders.wait=50ms")
            .withUserConfiguration(Application.class);

    @BeforeAll
    static void start() {
        grid = GridNode.local();
    }

    @AfterAll
    static void stop() {
        grid.close();
    }

    record Customer(String mail) {}

    record Order(long id, Customer customer) {}

    static class Orders {
        private final Other other;

        Orders(Other other) {
            this.other = other;
        }

        @GridLocked("orders/{id}")
        public <T> T with(long id, Supplier<T> work) {
            return work.get();
        }

        @GridLocked("orders/{id}/{kind}")
        public String names(Object id, @Nullable String kind) {
            return GridLocks.current().lockName();
        }

        @GridLocked("mail/{#order.customer.mail}")
        public String mailLock(Order order) {
            return GridLocks.current().lockName();
        }

        @GridLocked(name = "orders/{id}", reason = "ship it", maxHold = "1m")
        public Optional<Hold> ship(long id, @Nullable Hold hold) {
            return Optional.ofNullable(hold).filter(Hold::isHeld);
        }

        @GridLocked(name = "orders/{id}", waitFor = "${orders.wait}")
        public String impatient(long id) {
            return "done";
        }

        @GridLocked(name = "orders/{id}", whenHeld = WhenHeld.SKIP)
        public Optional<String> skipped(long id) {
            return Optional.of("done");
        }

        @GridLocked(name = "orders/{id}", whenHeld = WhenHeld.SKIP)
        public @Nullable String skippedText(long id) {
            return "done";
        }

        @GridLocked("orders/{id}")
        public long nested(long id) {
            return other.inner(id) - GridLocks.current().fence();
        }

        @GridLocked("orders/{id}")
        public CompletableFuture<String> later(long id, CompletableFuture<String> until) {
            return until;
        }

        @Async
        @GridLocked("orders/{id}")
        public CompletableFuture<String> async(long id) {
            return CompletableFuture.completedFuture(GridLocks.current().lockName() + " on "
                    + Thread.currentThread().getName());
        }
    }

    static class Other {
        @GridLocked("orders/{id}")
        public long inner(long id) {
            return GridLocks.current().fence();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAsync
    static class Application {
        @Bean
        Other other() {
            return new Other();
        }

        @Bean
        Orders orders(Other other) {
            return new Orders(other);
        }
    }

    private void run(Consumer<Orders> test) {
        runner.run(context -> {
            assertThat(context).hasNotFailed();
            test.accept(context.getBean(Orders.class));
        });
    }

    @Test
    void aCallHoldsTheLockOfItsArguments() {
        run(orders -> {
            assertThat(orders.<Boolean>with(
                            42, () -> grid.lock("orders/42").tryAcquire().isPresent()))
                    .isFalse();
            assertThat(grid.lock("orders/42").inspect()).isEmpty();
        });
    }

    @Test
    void namesAreMadeOfParametersAndExpressions() {
        run(orders -> {
            assertThat(orders.names(42, "a@b")).isEqualTo("orders/42/a%40b");
            assertThat(orders.mailLock(new Order(1, new Customer("joe@example.com"))))
                    .isEqualTo("mail/joe%40example.com");
            assertThatThrownBy(() -> orders.names(42, null))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("{kind}");
        });
    }

    @Test
    void operatorsSeeAReason() {
        run(orders -> {
            assertThat(orders.<String>with(42, () -> reason("orders/42"))).isEqualTo("Orders.with");
            assertThat(reason("orders/42")).isEqualTo("nobody");
        });
    }

    private static String reason(String lock) {
        return grid.lock(lock)
                .inspect()
                .map(info -> String.valueOf(info.holder().reason()))
                .orElse("nobody");
    }

    @Test
    void theHoldIsAParameterForWhoWantsIt() {
        run(orders -> {
            Hold hold = orders.ship(42, null).orElseThrow();
            assertThat(hold.lockName()).isEqualTo("orders/42");
            assertThat(hold.isHeld()).isFalse();
            assertThat(hold.remaining()).isPresent();
        });
        assertThatThrownBy(GridLocks::current).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whoDoesNotGetTheLockInTimeFailsOrIsSkipped() {
        run(orders -> {
            try (Hold held = grid.lock("orders/42").tryAcquire().orElseThrow()) {
                assertThatThrownBy(() -> orders.impatient(42))
                        .isInstanceOf(LockHeldException.class)
                        .hasMessageContaining("orders/42");
                assertThat(orders.skipped(42)).isEmpty();
                assertThat(orders.skippedText(42)).isNull();
            }
            assertThat(orders.skipped(42)).contains("done");
            assertThat(orders.impatient(42)).isEqualTo("done");
        });
    }

    @Test
    void aThreadThatHasTheLockDoesNotWaitForItself() {
        run(orders -> {
            assertThat(orders.nested(42)).isZero();
            assertThat(grid.lock("orders/42").inspect()).isEmpty();
        });
    }

    @Test
    void theResultOfACallThatLostItsLockIsThrownAway() {
        run(orders -> {
            assertThatThrownBy(() -> orders.with(42, () -> force("orders/42")))
                    .isInstanceOf(LockLostException.class)
                    .hasMessageContaining("eve");
            assertThatThrownBy(() -> orders.with(42, () -> {
                        force("orders/42");
                        throw new IllegalStateException("its own");
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("its own")
                    .satisfies(failure -> assertThat(failure.getSuppressed()[0]).isInstanceOf(LockLostException.class));
        });
    }

    /** Returns when the holder knows. */
    private static String force(String lock) {
        Hold hold = GridLocks.current();
        grid.admin().forceRelease(lock, hold.fence(), "eve", "stuck");
        hold.lost().toCompletableFuture().join();
        return "done";
    }

    @Test
    void aStageKeepsTheLockUntilItCompletes() {
        run(orders -> {
            CompletableFuture<String> until = new CompletableFuture<>();
            CompletableFuture<String> result = orders.later(42, until);
            assertThat(grid.lock("orders/42").tryAcquire()).isEmpty();
            until.complete("done");
            assertThat(result.join()).isEqualTo("done");
            assertThat(grid.lock("orders/42").inspect()).isEmpty();

            CompletableFuture<String> fails = new CompletableFuture<>();
            CompletableFuture<String> failed = orders.later(42, fails);
            fails.completeExceptionally(new IllegalStateException("its own"));
            assertThatThrownBy(failed::join)
                    .isInstanceOf(CompletionException.class)
                    .hasRootCauseMessage("its own");
        });
    }

    @Test
    void aStageThatWouldOutliveTheMethodAroundItIsRefused() {
        run(orders -> {
            CompletableFuture<String> never = new CompletableFuture<>();
            assertThatThrownBy(() -> orders.with(42, () -> orders.later(42, never)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("later", "orders/42", "the method did not run");
            assertThat(grid.lock("orders/42").inspect()).isEmpty();
        });
    }

    @Test
    void withAsyncTheLockIsTakenOnTheThreadThatRunsTheMethod() {
        run(orders -> assertThat(orders.async(42).join())
                .startsWith("orders/42 on ")
                .doesNotEndWith(Thread.currentThread().getName()));
    }

    @Test
    void whereTheApplicationTurnedAutomaticProxiesOffTheLockIsTakenAllTheSame() {
        runner.withPropertyValues("spring.aop.auto=false")
                .run(context ->
                        assertThat(context.getBean(Other.class).inner(42)).isPositive());
    }
}
