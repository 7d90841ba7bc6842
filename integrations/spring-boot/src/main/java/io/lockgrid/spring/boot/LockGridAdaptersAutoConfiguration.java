package io.lockgrid.spring.boot;

import io.lockgrid.LockGrid;
import io.lockgrid.shedlock.LockGridLockProvider;
import io.lockgrid.spring.integration.LockGridLeaderInitiator;
import io.lockgrid.spring.integration.LockGridLockRegistry;
import net.javacrumbs.shedlock.core.LockProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.leader.Candidate;
import org.springframework.integration.support.locks.LockRegistry;

/** LockGrid behind ShedLock and Spring Integration, where the application has them with LockGrid's module for them. */
@AutoConfiguration(after = LockGridAutoConfiguration.class)
@ConditionalOnClass(LockGrid.class)
@ConditionalOnSingleCandidate(LockGrid.class)
final class LockGridAdaptersAutoConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({LockProvider.class, LockGridLockProvider.class})
    static final class ShedLock {

        @Bean
        @ConditionalOnMissingBean(LockProvider.class)
        LockGridLockProvider lockGridLockProvider(LockGrid grid) {
            return new LockGridLockProvider(grid);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({LockRegistry.class, LockGridLockRegistry.class})
    static final class SpringIntegration {

        @Bean
        @ConditionalOnMissingBean(LockRegistry.class)
        LockGridLockRegistry lockGridLockRegistry(LockGrid grid) {
            return new LockGridLockRegistry(grid);
        }

        /** Only for who stands for something. */
        @Bean
        @ConditionalOnSingleCandidate(Candidate.class)
        @ConditionalOnMissingBean
        LockGridLeaderInitiator lockGridLeaderInitiator(LockGrid grid, Candidate candidate) {
            return new LockGridLeaderInitiator(grid, candidate);
        }
    }
}
