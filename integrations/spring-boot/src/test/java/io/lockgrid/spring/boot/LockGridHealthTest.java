package io.lockgrid.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.LockGrid;
import io.lockgrid.node.GridNode;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroup;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.AvailabilityProbesAutoConfiguration;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration;
import org.springframework.boot.health.autoconfigure.application.AvailabilityHealthContributorAutoConfiguration;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class LockGridHealthTest {
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    LockGridHealthAutoConfiguration.class,
                    EndpointAutoConfiguration.class,
                    HealthContributorRegistryAutoConfiguration.class,
                    HealthEndpointAutoConfiguration.class,
                    ApplicationAvailabilityAutoConfiguration.class,
                    AvailabilityHealthContributorAutoConfiguration.class,
                    AvailabilityProbesAutoConfiguration.class))
            .withPropertyValues(
                    "management.endpoint.health.probes.enabled=true",
                    "management.endpoints.jmx.exposure.include=health")
            .withBean("grid", LockGrid.class, GridNode::local, bean -> bean.setDestroyMethodName("close"));

    @Test
    void aGridThatAnswersIsUpAndOneThatIsClosedOutOfService() {
        runner.run(context -> {
            HealthIndicator indicator = context.getBean("lockgridHealthIndicator", HealthIndicator.class);
            assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);
            assertThat(indicator.health().getDetails()).containsKeys("state", "reasons", "ready");
            context.getBean(LockGrid.class).close();
            assertThat(indicator.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        });
    }

    @Test
    void itIsTurnedOffAsBootsOwnAre() {
        runner.withPropertyValues("management.health.lockgrid.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean("lockgridHealthIndicator"));
    }

    @Test
    void theInstancesReadinessWaitsForTheGridWhereThatIsAskedFor() {
        runner.run(context -> assertThat(
                        readiness(context.getBean(HealthEndpointGroups.class)).isMember("lockgridReadiness"))
                .isFalse());
        runner.withPropertyValues("lockgrid.health.readiness=true").run(context -> {
            HealthEndpointGroups groups = context.getBean(HealthEndpointGroups.class);
            assertThat(readiness(groups).isMember("lockgridReadiness")).isTrue();
            assertThat(readiness(groups).isMember("readinessState")).isTrue();
            assertThat(readiness(groups).isMember("lockgrid")).isFalse();
            assertThat(groups.get("liveness").isMember("lockgridReadiness")).isFalse();
            HealthIndicator indicator = context.getBean("lockgridReadinessHealthIndicator", HealthIndicator.class);
            assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);
            context.getBean(LockGrid.class).close();
            assertThat(indicator.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        });
    }

    private static HealthEndpointGroup readiness(HealthEndpointGroups groups) {
        return groups.get("readiness");
    }
}
