package io.lockgrid.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lockgrid.GridClosedException;
import io.lockgrid.GridUnavailableException;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.LockGridException;
import io.lockgrid.jdbc.FenceTable;
import io.lockgrid.node.GridNode;
import io.lockgrid.shedlock.LockGridLockProvider;
import io.lockgrid.spring.integration.LockGridLeaderInitiator;
import io.lockgrid.spring.integration.LockGridLockRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.core.SimpleLock;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.integration.leader.DefaultCandidate;

class LockGridAutoConfigurationTest {
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    LockGridAutoConfiguration.class,
                    LockGridHealthAutoConfiguration.class,
                    LockGridMetricsAutoConfiguration.class,
                    LockGridAdaptersAutoConfiguration.class,
                    NoLockGridAutoConfiguration.class));

    private final ApplicationContextRunner local = runner.withPropertyValues("lockgrid.mode=local");

    @Test
    void anApplicationHasAGridThatIsClosedWithIt() {
        AtomicReference<LockGrid> kept = new AtomicReference<>();
        local.run(context -> {
            LockGrid grid = context.getBean(LockGrid.class);
            kept.set(grid);
            try (Hold hold = grid.lock("orders/42").tryAcquire().orElseThrow()) {
                assertThat(hold.fence()).isPositive();
            }
        });
        assertThatThrownBy(() -> kept.get().lock("orders/42")).isInstanceOf(GridClosedException.class);
    }

    @Test
    void theApplicationsOwnGridIsTaken() {
        try (LockGrid own = GridNode.local()) {
            local.withBean("mine", LockGrid.class, () -> own)
                    .run(context -> assertThat(context.getBean(LockGrid.class)).isSameAs(own));
        }
    }

    @Test
    void nothingIsMadeWhereItIsTurnedOff() {
        local.withPropertyValues("lockgrid.enabled=false")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(LockGrid.class)
                        .doesNotHaveBean(HealthIndicator.class)
                        .doesNotHaveBean(MeterBinder.class));
    }

    @Test
    void withoutAMemberOnTheClassPathItConnectsAsAClient() {
        runner.withClassLoader(new FilteredClassLoader("io.lockgrid.node"))
                .withPropertyValues("lockgrid.client.members=127.0.0.1:1", "lockgrid.call-timeout=200ms")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(GridUnavailableException.class)
                        .hasMessageContaining("127.0.0.1:1"));
    }

    @Test
    void aClientMayStartBeforeItsGrid() {
        runner.withPropertyValues(
                        "lockgrid.mode=client",
                        "lockgrid.client.start=lazy",
                        "lockgrid.client.members=127.0.0.1:1",
                        "lockgrid.call-timeout=200ms",
                        "lockgrid.drain=0s")
                .run(context ->
                        assertThat(context.getBean(LockGrid.class).isReady()).isFalse());
    }

    @Test
    void connectionDetailsWinOverTheProperties() {
        runner.withPropertyValues(
                        "lockgrid.mode=client", "lockgrid.client.members=127.0.0.1:1", "lockgrid.call-timeout=200ms")
                .withBean(LockGridConnectionDetails.class, Elsewhere::new)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(GridUnavailableException.class)
                        .hasMessageContaining("127.0.0.1:2"));
    }

    private static final class Elsewhere implements LockGridConnectionDetails {
        @Override
        public List<String> members() {
            return List.of("127.0.0.1:2");
        }

        @Override
        public String clusterName() {
            return "elsewhere";
        }
    }

    @Test
    void aMemberThatIsAskedForAndNotThereFailsTheStart() {
        runner.withClassLoader(new FilteredClassLoader("io.lockgrid.node"))
                .withPropertyValues("lockgrid.mode=member")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(LockGridException.class)
                        .hasMessageContaining("lockgrid-node is not on the class path"));
    }

    @Test
    void theStarterWithoutLockGridFailsTheStart() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(NoLockGridAutoConfiguration.class))
                .withClassLoader(new FilteredClassLoader(LockGrid.class))
                .run(context -> assertThat(context)
                        .getFailure()
                        .isInstanceOf(LockGridMissingException.class)
                        .hasMessageContaining("lockgrid-node"));
    }

    @Test
    void attachingNeedsAHazelcastMember() {
        runner.withPropertyValues("lockgrid.mode=attach")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("there is not one HazelcastInstance bean"));
    }

    @Test
    void anUnknownModeFailsTheStart() {
        runner.withPropertyValues("lockgrid.mode=cluster")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("allowed: member, client, local, attach"));
    }

    @Test
    void anUnknownKeyFailsTheStart() {
        local.withPropertyValues("lockgrid.seatz=3")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("seatz")
                        .hasMessageContaining("seats"));
    }

    @Test
    void itWorksWithoutActuatorAndMicrometer() {
        local.withClassLoader(new FilteredClassLoader(
                        "org.springframework.boot.health", "org.springframework.boot.actuate", "io.micrometer"))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(LockGrid.class)
                        .doesNotHaveBean("lockgridHealthIndicator")
                        .doesNotHaveBean("lockGridMetrics"));
    }

    @Test
    void metersAreBoundForMembersAndClients() {
        local.run(context -> assertThat(acquired(context.getBean(LockGrid.class), context.getBean(MeterBinder.class)))
                .isEqualTo(1));
    }

    private static long acquired(LockGrid grid, MeterBinder meters) {
        MeterRegistry registry = new SimpleMeterRegistry();
        meters.bindTo(registry);
        grid.lock("orders/42").tryAcquire().orElseThrow().release();
        return registry.get("lockgrid.acquire")
                .tag("outcome", "granted")
                .timer()
                .count();
    }

    @Test
    void somethingAroundAGridHasNoMetersAndNoFailure() {
        LockGrid mock = (LockGrid) Proxy.newProxyInstance(
                LockGrid.class.getClassLoader(), new Class<?>[] {LockGrid.class}, (proxy, method, arguments) -> null);
        local.withBean("mine", LockGrid.class, () -> mock).run(context -> {
            assertThat(context).hasNotFailed();
            MeterRegistry registry = new SimpleMeterRegistry();
            context.getBean(MeterBinder.class).bindTo(registry);
            assertThat(registry.getMeters()).isEmpty();
        });
    }

    @Test
    void shedLockHasAProvider() {
        local.run(context -> assertThat(context.getBean(LockProvider.class)).isInstanceOf(LockGridLockProvider.class));
        local.withBean(LockProvider.class, () -> configuration -> Optional.<SimpleLock>empty())
                .run(context -> assertThat(context).doesNotHaveBean(LockGridLockProvider.class));
        local.withClassLoader(new FilteredClassLoader(LockProvider.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("lockGridLockProvider"));
    }

    @Test
    void springIntegrationHasARegistryAndWhoStandsForARoleALeaderInitiator() {
        local.run(context -> assertThat(context)
                .hasSingleBean(LockGridLockRegistry.class)
                .doesNotHaveBean(LockGridLeaderInitiator.class));
        local.withBean(DefaultCandidate.class, () -> new DefaultCandidate("a", "poller"))
                .run(context -> assertThat(context).hasSingleBean(LockGridLeaderInitiator.class));
    }

    @Test
    void nothingOfTheDatabaseIsMadeHere() {
        local.run(context -> assertThat(context).doesNotHaveBean(FenceTable.class));
    }

    @Test
    void theTimesOfTheConfigurationHold() {
        local.withPropertyValues("lockgrid.locks[0].name=short/*", "lockgrid.locks[0].maxHold=1m")
                .run(context -> {
                    LockGrid grid = context.getBean(LockGrid.class);
                    try (Hold hold = grid.lock("short/1").tryAcquire().orElseThrow()) {
                        assertThat(hold.remaining())
                                .hasValueSatisfying(left -> assertThat(left).isLessThan(Duration.ofMinutes(1)));
                    }
                });
    }
}
