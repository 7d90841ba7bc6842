package io.lockgrid.spring.boot;

import io.lockgrid.LockGrid;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroupsPostProcessor;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The grid in {@code /actuator/health}, and by {@code lockgrid.health.readiness=true} in the readiness of the instance. */
@AutoConfiguration(
        after = LockGridAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration",
            "org.springframework.boot.health.autoconfigure.application.AvailabilityHealthContributorAutoConfiguration",
            "org.springframework.boot.health.autoconfigure.actuate.endpoint.AvailabilityProbesAutoConfiguration"
        })
@ConditionalOnClass({LockGrid.class, HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnSingleCandidate(LockGrid.class)
final class LockGridHealthAutoConfiguration {

    @Bean
    @ConditionalOnEnabledHealthIndicator("lockgrid")
    @ConditionalOnMissingBean(name = "lockgridHealthIndicator")
    HealthIndicator lockgridHealthIndicator(LockGrid grid) {
        return new LockGridIndicator(grid);
    }

    /** Apart from health: an instance is ready while others of the grid are missing, and not while it begins itself. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty("lockgrid.health.readiness")
    static final class Readiness {

        @Bean
        @ConditionalOnMissingBean(name = "lockgridReadinessHealthIndicator")
        HealthIndicator lockgridReadinessHealthIndicator(LockGrid grid) {
            return () -> grid.isReady()
                    ? Health.up().build()
                    : Health.outOfService()
                            .withDetail("reasons", grid.health().reasons())
                            .build();
        }

        @Bean
        @ConditionalOnClass(name = "org.springframework.boot.health.actuate.endpoint.HealthEndpointGroupsPostProcessor")
        static HealthEndpointGroupsPostProcessor lockGridReadinessGroup() {
            return ReadinessGroups::new;
        }
    }
}
