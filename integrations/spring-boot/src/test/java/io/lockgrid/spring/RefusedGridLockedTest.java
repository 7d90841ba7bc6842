package io.lockgrid.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.LockGrid;
import io.lockgrid.node.GridNode;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Where {@link GridLocked} could not do what it says, the application does not start. */
class RefusedGridLockedTest {
    private static LockGrid grid;

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(AopAutoConfiguration.class, GridLockedAutoConfiguration.class))
            .withBean("grid", LockGrid.class, () -> grid, bean -> bean.setDestroyMethodName(""));

    @BeforeAll
    static void start() {
        grid = GridNode.local();
    }

    @AfterAll
    static void stop() {
        grid.close();
    }

    static class Fine {
        @GridLocked("a")
        public void run() {}
    }

    static class PrivateMethod {
        @GridLocked("a")
        private void run() {}
    }

    static class FinalMethod {
        @GridLocked("a")
        public final void run() {}
    }

    static class StaticMethod {
        @GridLocked("a")
        public static void run() {}
    }

    static final class FinalClass {
        @GridLocked("a")
        public void run() {}
    }

    static class UnknownParameter {
        @GridLocked("a/{order}")
        public void run(long id) {}
    }

    static class OpenBrace {
        @GridLocked("a/{id")
        public void run(long id) {}
    }

    static class NoExpression {
        @GridLocked("a/{#id +}")
        public void run(long id) {}
    }

    static class NoName {
        @GridLocked
        public void run() {}
    }

    static class NoDuration {
        @GridLocked(name = "a", waitFor = "soon")
        public void run() {}
    }

    static class SkippedNumber {
        @GridLocked(name = "a", whenHeld = WhenHeld.SKIP)
        public int run() {
            return 1;
        }
    }

    static class Lazy {
        @GridLocked("a")
        public Stream<String> run() {
            return Stream.of();
        }
    }

    static class Fenced {
        @GridLocked(name = "a", fenced = true)
        public void run() {}
    }

    @Test
    void whatCannotWorkFailsTheStart() {
        refused(PrivateMethod::new, "is private");
        refused(FinalMethod::new, "is final");
        refused(StaticMethod::new, "is static");
        refused(FinalClass::new, "class is final");
        refused(UnknownParameter::new, "there are [id]");
        refused(OpenBrace::new, "without its }");
        refused(NoExpression::new, "is no expression");
        refused(NoName::new, "has no name");
        refused(NoDuration::new, "waitFor is 'soon'");
        refused(SkippedNumber::new, "no int to return");
        refused(Lazy::new, "before the work is done");
        refused(Fenced::new, "lockgrid-jdbc");
    }

    @SuppressWarnings("unchecked")
    private <T> void refused(Supplier<T> bean, String why) {
        T made = bean.get();
        runner.withBean("refused", (Class<T>) made.getClass(), () -> made).run(context -> {
            Throwable failure = context.getStartupFailure();
            while (failure != null && !(failure instanceof GridLockedException)) {
                failure = failure.getCause();
            }
            assertThat(failure)
                    .as("%s: %s", made.getClass(), context.getStartupFailure())
                    .isNotNull()
                    .hasMessageContaining(why);
        });
    }

    @Test
    void withoutAGridTheStartFails() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(AopAutoConfiguration.class, GridLockedAutoConfiguration.class))
                .withBean(Fine.class)
                .run(context -> assertThat(context)
                        .getFailure()
                        .isInstanceOf(GridLockedException.class)
                        .hasMessageContaining("there is no LockGrid"));
    }
}
