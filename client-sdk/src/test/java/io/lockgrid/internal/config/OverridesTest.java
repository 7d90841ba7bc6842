package io.lockgrid.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OverridesTest {

    @TempDir
    Path folder;

    private ConfigSandbox sandbox;

    @BeforeEach
    void prepare() {
        sandbox = new ConfigSandbox(folder).write("hz.yaml", "");
    }

    static Stream<Key<?>> keys() {
        return Keys.ALL.stream();
    }

    /** One text that is allowed for each key; the same in all sources. */
    static String sample(Key<?> key) {
        return switch (key.path()) {
            case "seats", "founders" -> "5";
            case "bind" -> "10.1.2.3";
            case "discovery.mode" -> "auto";
            case "discovery.members", "client.members" -> "a:5701,[::1]:5702";
            case "discovery.group" -> "230.1.2.3";
            case "limits.batch-bytes", "limits.answer-rows" -> "200000";
            case "discovery.service-dns" -> "grid.orders.svc";
            case "groups" -> "default,reports";
            case "session.time-to-live",
                    "session.heartbeat",
                    "call-timeout",
                    "drain",
                    "stop-timeout",
                    "grace",
                    "limits.session-time-to-live",
                    "tls.handshake-timeout",
                    "client.tls.handshake-timeout" -> "7s";
            case "on-majority-loss" -> "restart-table after 5m";
            case "clients" -> "everything";
            case "mode" -> "local";
            case "client.start" -> "lazy";
            case "hazelcast" -> "hz.yaml";
            case "cluster-name", "node-name", "client.name", "discovery.namespace", "discovery.service-name" -> "abc";
            default -> "77";
        };
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyKeyHasAVariable(Key<?> key) {
        Object value =
                sandbox.variable(key.environmentName(), sample(key)).load().get(key);

        assertThat(value).isEqualTo(fromFile(key)).asString().isNotEqualTo("Optional.empty");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyKeyHasASystemProperty(Key<?> key) {
        Object value =
                sandbox.property("lockgrid." + key.path(), sample(key)).load().get(key);

        assertThat(value).isEqualTo(fromFile(key)).asString().isNotEqualTo("Optional.empty");
    }

    private Object fromFile(Key<?> key) {
        String nested = key.path().replace(".", ": { ") + ": '" + sample(key) + "'"
                + " }".repeat((int) key.path().chars().filter(c -> c == '.').count());
        return new ConfigSandbox(folder)
                .write("same.yaml", "lockgrid:\n  " + nested + "\n")
                .file("same.yaml")
                .load()
                .get(key);
    }

    @ParameterizedTest
    @CsvSource({
        "cluster-name, LOCKGRID_CLUSTER_NAME",
        "discovery.members, LOCKGRID_DISCOVERY_MEMBERS",
        "session.time-to-live, LOCKGRID_SESSION_TIME_TO_LIVE",
        "limits.holds-per-session, LOCKGRID_LIMITS_HOLDS_PER_SESSION",
        "client.members, LOCKGRID_CLIENT_MEMBERS"
    })
    void variablesAreUpperCaseWithUnderscores(String path, String variable) {
        assertThat(Keys.ALL).anySatisfy(key -> {
            assertThat(key.path()).isEqualTo(path);
            assertThat(key.environmentName()).isEqualTo(variable);
            assertThat(key.propertyName()).isEqualTo("lockgrid." + path);
        });
    }

    @Test
    void noTwoKeysShareAVariable() {
        assertThat(Keys.ALL.stream().map(Key::environmentName)).doesNotHaveDuplicates();
    }

    @Test
    void listsAreCommaSeparated() {
        sandbox.variable("LOCKGRID_DISCOVERY_MEMBERS", "a:1, b ,[::1]:3");

        assertThat(sandbox.load().get(Keys.DISCOVERY_MEMBERS).orElseThrow())
                .containsExactly("a:1", "b:5701", "[::1]:3");
    }

    @Test
    void anEmptyItemOfAListIsRefused() {
        sandbox.variable("LOCKGRID_DISCOVERY_MEMBERS", "a:1,");

        assertThatThrownBy(sandbox::load)
                .hasMessageStartingWith("environment variable LOCKGRID_DISCOVERY_MEMBERS: discovery.members is ''; "
                        + "allowed: HOST:PORT");
    }

    @Test
    void anEmptyListIsRefused() {
        sandbox.variable("LOCKGRID_GROUPS", "");

        assertThatThrownBy(sandbox::load)
                .hasMessageStartingWith("environment variable LOCKGRID_GROUPS: groups has 0 items; allowed: ");
    }

    @Test
    void aBadValueNamesItsVariableOrProperty() {
        sandbox.variable("LOCKGRID_SEATS", "4");
        assertThatThrownBy(sandbox::load)
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("environment variable LOCKGRID_SEATS: seats is '4'; allowed: 3, 5 or 7");

        ConfigSandbox other = new ConfigSandbox(folder).property("lockgrid.seats", "drei");
        assertThatThrownBy(other::load)
                .hasMessage("system property lockgrid.seats: seats is 'drei'; allowed: 3, 5 or 7");
    }

    @Test
    void anUnknownVariableIsRefusedWithWhatMayHaveBeenMeant() {
        sandbox.variable("LOCKGRID_SEATZ", "3");

        assertThatThrownBy(sandbox::load)
                .hasMessage("environment variable LOCKGRID_SEATZ: unknown; did you mean 'LOCKGRID_SEATS'? "
                        + "Names are made from the keys of lockgrid.yaml, such as LOCKGRID_SESSION_TIME_TO_LIVE");
    }

    @Test
    void anUnknownPropertyIsRefusedWithWhatMayHaveBeenMeant() {
        sandbox.property("lockgrid.call-timeot", "3s");

        assertThatThrownBy(sandbox::load)
                .hasMessage("system property lockgrid.call-timeot: unknown; did you mean 'lockgrid.call-timeout'? "
                        + "Names are made from the keys of lockgrid.yaml, such as lockgrid.session.time-to-live");
    }

    @Test
    void aGroupOfKeysIsNotAVariable() {
        sandbox.variable("LOCKGRID_SESSION", "15s");

        assertThatThrownBy(sandbox::load)
                .hasMessage("environment variable LOCKGRID_SESSION: unknown; "
                        + "allowed: LOCKGRID_SESSION_TIME_TO_LIVE, LOCKGRID_SESSION_HEARTBEAT");
    }

    @Test
    void aValueThatJavaCouldNotReadAsTextIsRefused() {
        sandbox.variable("LOCKGRID_CLUSTER_NAME", "caf\uFFFD\uFFFD");

        assertThatThrownBy(sandbox::load)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("environment variable LOCKGRID_CLUSTER_NAME: ")
                .hasMessageContaining("LC_ALL=C.UTF-8");
    }

    @Test
    void rulesAreInTheFileAlone() {
        sandbox.variable("LOCKGRID_LOCKS", "x");
        assertThatThrownBy(sandbox::load)
                .hasMessage("environment variable LOCKGRID_LOCKS: unknown; rules can only be in " + "lockgrid.yaml");

        ConfigSandbox other = new ConfigSandbox(folder).property("lockgrid.locks.max-hold", "1s");
        assertThatThrownBy(other::load).hasMessageContaining("rules can only be in lockgrid.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SEATZ", "SEAT", "PROT", "CALLTIMEOUT", "CLIENTS_MEMBERS", "CONFGI", "BIN", "STOPTIMEOUT"})
    void aVariableThatIsNearlyAKeyIsRefused(String rest) {
        sandbox.variable("LOCKGRID_" + rest, "1");

        assertThatThrownBy(sandbox::load)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("environment variable LOCKGRID_" + rest + ": unknown; did you mean 'LOCKGRID_");
    }

    @Test
    void whatImagesAndChartsSetIsNoSettingAndNamedInTheLogOnce() {
        sandbox.variable("LOCKGRID_VERSION", "1.4.2")
                .variable("LOCKGRID_HOME", "/opt/lockgrid")
                .variable("LOCKGRID_OPTS", "-Xmx1g")
                .variable("LOCKGRID_LOG_LEVEL", "info")
                .variable("LOCKGRID_HOST", "10.1.2.3")
                .variable("LOCKGRID_NAMESPACE", "orders")
                .variable("LOCKGRID_SEATS", "5");

        List<String> lines = Logged.by(
                Overrides.class,
                () -> assertThat(sandbox.load().get(Keys.SEATS)).contains(5));

        assertThat(lines)
                .containsExactly("Environment variables that are no settings and have no effect: LOCKGRID_HOME, "
                        + "LOCKGRID_HOST, LOCKGRID_LOG_LEVEL, LOCKGRID_NAMESPACE, LOCKGRID_OPTS, LOCKGRID_VERSION");
    }

    @Test
    void aPropertyThatIsNotKnownIsRefusedAlsoWhereNoKeyIsNear() {
        sandbox.property("lockgrid.home", "/opt/lockgrid");

        assertThatThrownBy(sandbox::load)
                .hasMessage("system property lockgrid.home: unknown; Names are made from the keys of lockgrid.yaml, "
                        + "such as lockgrid.session.time-to-live");
    }

    @Test
    void namesOfOthersAndOfTheCommandLineArePassedOver() {
        sandbox.variable("LOCKGRID_FENCE", "17")
                .variable("LOCKGRID_JAVA_OPTS", "-Xmx1g")
                .variable("LOCKGRID_CALLER_LC_ALL", "C")
                .variable("LOCKGRIDX", "1")
                .variable("HOME", "/nowhere")
                .property("lockgridx.seats", "4")
                .property("user.name", "nobody");

        assertThat(Keys.ALL)
                .allSatisfy(key -> assertThat(sandbox.load().get(key)).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "LOCKGRID_SERVICE_HOST, 10.0.0.1",
        "LOCKGRID_SERVICE_PORT, 5701",
        "LOCKGRID_SERVICE_PORT_MEMBER, 5701",
        "LOCKGRID_PORT, tcp://10.0.0.1:5701",
        "LOCKGRID_PORT_5701_TCP, tcp://10.0.0.1:5701",
        "LOCKGRID_PORT_5701_TCP_ADDR, 10.0.0.1",
        "LOCKGRID_CONSOLE_SERVICE_HOST, 10.0.0.2",
        "LOCKGRID_CONSOLE_PORT, tcp://10.0.0.2:8080",
        "LOCKGRID_CONSOLE_PORT_8080_TCP_PROTO, tcp"
    })
    void whatKubernetesSetsForAServiceOfThatNameIsPassedOver(String name, String value) {
        sandbox.variable(name, value);

        assertThat(Keys.ALL)
                .allSatisfy(key -> assertThat(sandbox.load().get(key)).isEmpty());
    }

    /** What Kubernetes sets in every pod of the namespace of such a service. */
    private void service(String name, int port) {
        String prefix = name.toUpperCase(Locale.ROOT).replace('-', '_');
        String url = "tcp://10.96.0.17:" + port;
        sandbox.variable(prefix + "_SERVICE_HOST", "10.96.0.17")
                .variable(prefix + "_SERVICE_PORT", String.valueOf(port))
                .variable(prefix + "_SERVICE_PORT_HTTP", String.valueOf(port))
                .variable(prefix + "_PORT", url)
                .variable(prefix + "_PORT_" + port + "_TCP", url)
                .variable(prefix + "_PORT_" + port + "_TCP_PROTO", "tcp")
                .variable(prefix + "_PORT_" + port + "_TCP_PORT", String.valueOf(port))
                .variable(prefix + "_PORT_" + port + "_TCP_ADDR", "10.96.0.17");
    }

    static Stream<String> services() {
        Stream<String> plain =
                Stream.of("lockgrid", "lockgrid-console", "lockgrid-discovery", "lockgrid-discovery-service");
        return Stream.concat(
                plain, Keys.ALL.stream().map(key -> "lockgrid-" + key.path().replace('.', '-')));
    }

    @ParameterizedTest
    @MethodSource("services")
    void theVariablesOfAServiceAreNeverSettingsWhateverItsName(String name) {
        service(name, 5701);

        assertThat(Keys.ALL)
                .allSatisfy(key -> assertThat(sandbox.load().get(key)).isEmpty());
    }

    @Test
    void aServiceVariableThatHasTheNameOfAKeyIsNamedInTheLog() {
        service("lockgrid-discovery", 5777);

        assertThat(Logged.by(Overrides.class, sandbox::load))
                .containsExactly("Environment variables that are no settings and have no effect: "
                        + "LOCKGRID_DISCOVERY_SERVICE_PORT (of a Kubernetes service)");
    }

    @Test
    void aSettingInThePlaceOfAServiceVariableCounts() {
        service("lockgrid-discovery", 80);
        sandbox.variable("LOCKGRID_DISCOVERY_SERVICE_PORT", "5777").variable("LOCKGRID_DISCOVERY_PORT", "54328");

        assertThat(sandbox.load().get(Keys.KUBERNETES_SERVICE_PORT)).contains(5777);
        assertThat(sandbox.load().get(Keys.MULTICAST_PORT)).contains(54328);
    }

    @Test
    void aKeyWhoseNameLooksLikeAServiceLinkIsReadAllTheSame() {
        sandbox.variable("LOCKGRID_DISCOVERY_SERVICE_PORT", "5777");

        assertThat(sandbox.load().get(Keys.KUBERNETES_SERVICE_PORT)).contains(5777);
    }
}
