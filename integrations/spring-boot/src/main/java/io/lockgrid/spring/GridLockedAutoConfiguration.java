package io.lockgrid.spring;

import io.lockgrid.LockGrid;
import io.lockgrid.jdbc.FenceTable;
import javax.sql.DataSource;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.Advisor;
import org.springframework.aop.config.AopConfigUtils;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/**
 * {@link GridLocked}. There also where LockGrid itself is turned off, as the annotation must not do nothing in silence.
 *
 * <p>After the one of transactions: of advisors of one order the one that was registered later is further inside.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "io.lockgrid.spring.boot.LockGridAutoConfiguration"
        })
@ConditionalOnClass({LockGrid.class, MethodInterceptor.class, Advisor.class})
final class GridLockedAutoConfiguration {

    /** Outside of @Transactional, which is at the lowest precedence. */
    private static final int ORDER = Ordered.LOWEST_PRECEDENCE - 1000;

    private static final String ORDER_KEY = "lockgrid.annotation.order";

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static LockedMethods lockGridLockedMethods(ConfigurableBeanFactory beans) {
        return new LockedMethods(beans::resolveEmbeddedValue);
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static LockedBeans lockGridLockedBeans(
            LockedMethods methods,
            ObjectProvider<LockGrid> grid,
            ObjectProvider<FenceGuard> fences,
            ConfigurableListableBeanFactory beans) {
        return new LockedBeans(methods, grid, fences, beans);
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor lockGridLockedAdvisor(
            LockedMethods methods,
            ObjectProvider<LockGrid> grid,
            ObjectProvider<FenceGuard> fences,
            Environment environment) {
        DefaultPointcutAdvisor advisor = new DefaultPointcutAdvisor(
                new LockedPointcut(annotation -> true),
                new GridLockedInterceptor(grid::getObject, methods, fences::getObject));
        advisor.setOrder(environment.getProperty(ORDER_KEY, Integer.class, ORDER));
        return advisor;
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor lockGridFenceAdvisor(ObjectProvider<FenceGuard> fences) {
        DefaultPointcutAdvisor advisor = new DefaultPointcutAdvisor(
                new LockedPointcut(GridLocked::fenced), new FenceInterceptor(fences::getObject));
        advisor.setOrder(Ordered.LOWEST_PRECEDENCE);
        return advisor;
    }

    /** Also where the application has turned Spring's own automatic proxies off. */
    @Bean
    static BeanFactoryPostProcessor lockGridProxies() {
        return beans -> {
            if (beans instanceof BeanDefinitionRegistry registry) {
                AopConfigUtils.registerAutoProxyCreatorIfNecessary(registry);
            }
        };
    }

    /** {@code fenced = true}. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(
            value = {FenceTable.class, DataSource.class},
            name = {
                "org.springframework.jdbc.datasource.DataSourceUtils",
                "org.springframework.transaction.support.TransactionSynchronizationManager"
            })
    @ConditionalOnSingleCandidate(DataSource.class)
    static final class Fenced {

        @Bean
        @ConditionalOnMissingBean
        FenceTable lockGridFenceTable() {
            return new FenceTable();
        }

        @Bean
        FenceGuard lockGridFenceGuard(DataSource database, FenceTable table) {
            return new JdbcFenceGuard(database, table);
        }
    }
}
