package io.lockgrid.spring.boot;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.context.annotation.Bean;

/** The starter alone, without LockGrid: {@code @GridLocked} would do nothing, so the start fails. */
@AutoConfiguration
@ConditionalOnMissingClass("io.lockgrid.LockGrid")
final class NoLockGridAutoConfiguration {

    @Bean
    static BeanFactoryPostProcessor lockGridIsMissing() {
        return beans -> {
            throw new LockGridMissingException();
        };
    }
}
