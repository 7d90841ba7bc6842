package io.lockgrid.spring.boot;

import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import io.lockgrid.LockGrid;
import io.lockgrid.LockGridException;
import io.lockgrid.client.LockGridClient;
import io.lockgrid.client.LockGridClientConfig;
import io.lockgrid.node.GridNode;
import io.lockgrid.node.GridNodeConfig;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.hazelcast.autoconfigure.HazelcastConfigCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * The application's {@link LockGrid}, unless it has one of its own: a member, a light client, a grid in this process alone,
 * or one over the Hazelcast member that the application has, as {@code lockgrid.mode} says. It is closed with the
 * application's context.
 */
@AutoConfiguration(afterName = "org.springframework.boot.hazelcast.autoconfigure.HazelcastAutoConfiguration")
@ConditionalOnClass(LockGrid.class)
@ConditionalOnBooleanProperty(name = "lockgrid.enabled", matchIfMissing = true)
public final class LockGridAutoConfiguration {

    /** A light client. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMode(LockGridMode.CLIENT)
    static final class Client {

        @Bean
        @ConditionalOnMissingBean
        LockGridConnectionDetails lockGridConnectionDetails(ConfigurableEnvironment environment) {
            return new PropertiesLockGridConnectionDetails(config(environment));
        }

        @Bean(destroyMethod = "close")
        @ConditionalOnMissingBean
        LockGrid lockGrid(LockGridConnectionDetails details, ConfigurableEnvironment environment) {
            EngineLog.useSlf4j(environment);
            return LockGridClient.connect(
                    config(environment).withMembers(details.members()).withClusterName(details.clusterName()));
        }

        private static LockGridClientConfig config(ConfigurableEnvironment environment) {
            return LockGridClientConfig.of(EnvironmentKeys.read(environment));
        }
    }

    /** A member, or a grid that needs no other. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMode({LockGridMode.MEMBER, LockGridMode.LOCAL})
    @ConditionalOnClass(name = "io.lockgrid.node.GridNode")
    static final class Member {

        @Bean(destroyMethod = "close")
        @ConditionalOnMissingBean
        LockGrid lockGrid(ConfigurableEnvironment environment) {
            EngineLog.useSlf4j(environment);
            return GridNode.start(NodeKeys.config(environment));
        }
    }

    /** Over the Hazelcast member that is a bean. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMode(LockGridMode.ATTACH)
    @ConditionalOnClass(name = {"io.lockgrid.node.GridNode", "com.hazelcast.core.HazelcastInstance"})
    static final class Attach {

        @Bean(destroyMethod = "close")
        @ConditionalOnMissingBean
        LockGrid lockGrid(ObjectProvider<HazelcastInstance> members, ConfigurableEnvironment environment) {
            HazelcastInstance member = members.getIfUnique();
            if (member == null) {
                throw new LockGridException(
                        "lockgrid.mode is attach, and there is not one HazelcastInstance bean to attach"
                                + " to; nothing was started. Configure one, or set lockgrid.mode to member");
            }
            return GridNode.attach(member, NodeKeys.config(environment));
        }

        /** Of a configuration that is a bean the member is made by Boot: prepares it. */
        @Bean
        static BeanPostProcessor lockGridHazelcastConfigs(ConfigurableEnvironment environment) {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof Config config ? NodeKeys.prepared(config, environment) : bean;
                }
            };
        }

        /** Of a file it is, too. */
        @Configuration(proxyBeanMethods = false)
        @ConditionalOnClass(name = "org.springframework.boot.hazelcast.autoconfigure.HazelcastConfigCustomizer")
        static final class OfBoot {

            @Bean
            HazelcastConfigCustomizer lockGridHazelcastConfigCustomizer(ConfigurableEnvironment environment) {
                return config -> NodeKeys.prepared(config, environment);
            }
        }
    }

    /** Loaded only where lockgrid-node is there. */
    private static final class NodeKeys {
        static Config prepared(Config config, ConfigurableEnvironment environment) {
            EngineLog.useSlf4j(environment);
            return GridNode.configure(config, config(environment));
        }

        static GridNodeConfig config(ConfigurableEnvironment environment) {
            GridNodeConfig config = GridNodeConfig.of(EnvironmentKeys.read(environment));
            LockGridMode mode = LockGridMode.of(environment, NodeKeys.class.getClassLoader());
            return mode == LockGridMode.LOCAL ? config.withMode(io.lockgrid.node.GridMode.LOCAL) : config;
        }
    }

    /** What was asked for is not there: nothing must begin as if locks were. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMode({LockGridMode.MEMBER, LockGridMode.LOCAL, LockGridMode.ATTACH})
    @ConditionalOnMissingClass("io.lockgrid.node.GridNode")
    static final class WithoutNode {

        @Bean
        @ConditionalOnMissingBean
        LockGrid lockGrid(ConfigurableEnvironment environment) {
            throw new LockGridException("lockgrid.mode is " + environment.getProperty(LockGridMode.KEY)
                    + ", and lockgrid-node is not on the class path; nothing was started. Put io.lockgrid:lockgrid-node"
                    + " there in place of lockgrid-client, or set lockgrid.mode to client");
        }
    }
}
