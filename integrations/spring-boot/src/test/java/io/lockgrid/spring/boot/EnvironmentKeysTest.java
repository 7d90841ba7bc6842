package io.lockgrid.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lockgrid.client.LockGridClientConfig;
import io.lockgrid.node.GridNodeConfig;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class EnvironmentKeysTest {
    private Map<String, Object> variables = Map.of();

    /** Strongest first. */
    @SafeVarargs
    private StandardEnvironment environment(Map<String, Object>... sources) {
        StandardEnvironment environment = new StandardEnvironment() {
            @Override
            public Map<String, Object> getSystemEnvironment() {
                return variables;
            }
        };
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        for (int i = 0; i < sources.length; i++) {
            environment.getPropertySources().addLast(new MapPropertySource("source " + i, sources[i]));
        }
        return environment;
    }

    private GridNodeConfig node(StandardEnvironment environment) {
        return GridNodeConfig.of(EnvironmentKeys.read(environment));
    }

    @Test
    void namesAreRelaxedAndPlaceholdersReplaced() {
        GridNodeConfig config = node(environment(Map.of(
                "lockgrid.clusterName", "${team}-orders",
                "team", "blue",
                "lockgrid.session.time_to_live", "20s",
                "lockgrid.port", 5710)));
        assertThat(config.clusterName()).isEqualTo("blue-orders");
        assertThat(config.session().timeToLive()).isEqualTo(Duration.ofSeconds(20));
        assertThat(config.port()).isEqualTo(5710);
    }

    @Test
    void variablesAreReadAsLockGridAndAsBootWriteThem() {
        variables = Map.of(
                "LOCKGRID_SESSION_TIME_TO_LIVE", "20s",
                "LOCKGRID_CALLTIMEOUT", "4s",
                "LOCKGRID_DISCOVERY_MEMBERS", "a:5701, b:5701");
        GridNodeConfig config = node(environment());
        assertThat(config.session().timeToLive()).isEqualTo(Duration.ofSeconds(20));
        assertThat(config.callTimeout()).isEqualTo(Duration.ofSeconds(4));
        assertThat(config.discovery().members()).containsExactly("a:5701", "b:5701");
    }

    @Test
    void whatKubernetesSetsForAServiceIsNoSetting() {
        variables = Map.of(
                "LOCKGRID_PORT", "tcp://10.0.0.1:5701",
                "LOCKGRID_SERVICE_HOST", "10.0.0.1",
                "LOCKGRID_PORT_5701_TCP_ADDR", "10.0.0.1");
        assertThat(node(environment()).port()).isEqualTo(5701);
        assertThat(node(environment(Map.of("lockgrid.port", "5710"))).port()).isEqualTo(5710);
    }

    @Test
    void aListIsOneTextOrOneItemEach() {
        assertThat(LockGridClientConfig.of(
                                EnvironmentKeys.read(environment(Map.of("lockgrid.client.members", "a:5701,b:5702"))))
                        .members())
                .containsExactly("a:5701", "b:5702");
        assertThat(LockGridClientConfig.of(EnvironmentKeys.read(environment(
                                Map.of("lockgrid.client.members[0]", "c:5701", "lockgrid.client.members[1]", "d:5702"),
                                Map.of("lockgrid.client.members[0]", "x:1", "lockgrid.client.members[2]", "y:1"))))
                        .members())
                .containsExactly("c:5701", "d:5702");
    }

    @Test
    void rulesComeWholeFromOneSource() {
        GridNodeConfig config = node(environment(
                Map.of("lockgrid.locks[0].name", "reports/*", "lockgrid.locks[0].maxHold", "10m"),
                Map.of("lockgrid.locks[0].name", "orders/*", "lockgrid.locks[0].lock-delay", "5s")));
        assertThat(config.locks().asList()).hasSize(1);
        assertThat(config.locks().asList().get(0).name()).isEqualTo("reports/*");
        assertThat(config.locks().asList().get(0).maxHold()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.locks().asList().get(0).lockDelay()).isNull();
    }

    @Test
    void rulesOfAccessHaveLists() {
        Map<String, String> keys = EnvironmentKeys.read(environment(Map.of(
                "lockgrid.access[0].who[0]", "billing-*",
                "lockgrid.access[0].who[1]", "CN=a,O=b",
                "lockgrid.access[0].may", "lock,look")));
        assertThat(keys).containsEntry("access[0].who[1]", "CN=a,O=b").containsEntry("access[0].may", "lock,look");
        assertThat(GridNodeConfig.of(keys).access().asList()).hasSize(1);
    }

    @Test
    void whatIsNotKnownIsRefusedByName() {
        assertThatThrownBy(() -> node(environment(Map.of("lockgrid.session.time-to-liv", "20s"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("session.time-to-live");
        assertThatThrownBy(() ->
                        node(environment(Map.of("lockgrid.locks[0].name", "a", "lockgrid.locks[0].max-hol", "1m"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("locks[0].max-hold");
    }

    @Test
    void whatIsOfTheFrameworkAloneIsKnown() {
        assertThat(EnvironmentKeys.read(environment(Map.of(
                        "lockgrid.enabled", "true",
                        "lockgrid.mode", "member",
                        "lockgrid.health.readiness", "true",
                        "lockgrid.annotation.order", "5",
                        "lockgrid.config", "lockgrid.yaml"))))
                .isEmpty();
    }
}
