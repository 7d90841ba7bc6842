package io.lockgrid.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Configuration that a program hands in as a map. */
class HandedInTest {

    static Stream<Key<?>> keys() {
        return Keys.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyKeyOfTheFileCanBeHandedIn(Key<?> key, @TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("hz.yaml"));
        String sample = OverridesTest.sample(key);

        Settings settings = Settings.of(Map.of(key.path(), sample.equals("hz.yaml") ? file.toString() : sample));

        assertThat(settings.get(key)).isPresent();
    }

    @Test
    void aValueIsReadAsInTheFile() {
        Settings settings = Settings.of(Map.of("session.time-to-live", "7s", "discovery.members", "a, b:5702"));

        assertThat(settings.get(Keys.TIME_TO_LIVE)).contains(Duration.ofSeconds(7));
        assertThat(settings.get(Keys.DISCOVERY_MEMBERS)).contains(List.of("a:5701", "b:5702"));
        assertThat(settings.get(Keys.SEATS)).isEmpty();
    }

    @Test
    void aListMayHaveItsItemsOneByOne() {
        Settings settings = Settings.of(Map.of("groups[1]", "reports", "groups[0]", "orders"));

        assertThat(settings.get(Keys.GROUPS)).contains(List.of("orders", "reports"));
    }

    @Test
    void rulesComeInTheOrderOfTheirNumbers() {
        Settings settings = Settings.of(Map.of(
                "locks[1].name", "*",
                "locks[0].name", "reports/*",
                "locks[0].max-hold", "10m"));

        assertThat(settings.rules("locks", rule -> rule.get(Keys.RULE_NAME).orElseThrow()))
                .containsExactly("reports/*", "*");
        assertThat(settings.rules("locks", rule -> rule.get(Keys.RULE_MAX_HOLD)).get(0))
                .contains(Duration.ofMinutes(10));
    }

    @Test
    void rulesOfAccessHaveListsOfTheirOwn() {
        Settings settings = Settings.of(Map.of(
                "access[0].who", "billing-*, night",
                "access[0].may[0]", "lock",
                "access[0].may[1]", "look"));

        assertThat(settings.rules("access", rule -> rule.get(Keys.ACCESS_WHO).orElseThrow()))
                .containsExactly(List.of("billing-*", "night"));
        assertThat(settings.rules("access", rule -> rule.get(Keys.ACCESS_MAY).orElseThrow()))
                .containsExactly(List.of("lock", "look"));
    }

    @ParameterizedTest
    @CsvSource({
        "seatz, 3, unknown key 'seatz'; did you mean 'seats'?",
        "session.ttl, 3s, unknown key 'session.ttl'; allowed here: mode, cluster-name",
        "lockgrid.seats, 3, unknown key 'lockgrid.seats'",
        "locks, x, unknown key 'locks'",
        "locks[0], x, unknown key 'locks[0]'",
        "locks[0].max-hol, 3s, unknown key 'locks[0].max-hol'; did you mean 'locks[0].max-hold'?",
        "seats[0], 3, unknown key 'seats[0]'",
        "groups[1], a, 'groups[0] is missing, but there is groups[1]'",
        "locks[1].name, a, 'locks[0] is missing, but there is locks[1]'",
        "locks[0].max-hold, 3s, this rule under locks has no name",
        "access[0].who[1], a, 'access.who[0] is missing, but there is access.who[1]'",
        "access[0].whom, a, unknown key 'access[0].whom'; did you mean 'access[0].who'?",
        "access[0].who, a, this rule under access has no may",
        "locks[0].max-hold, soon, locks.max-hold is 'soon'",
        "seats, 4, 'seats is ''4''; allowed: 3, 5 or 7'",
        "groups, '', groups has 0 items",
        "hazelcast, none.yaml, hazelcast names "
    })
    void whatIsNotAllowedIsRefusedByItsKey(String key, String value, String message) {
        assertThatThrownBy(() -> Settings.of(Map.of(key, value)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("configuration handed in: ")
                .hasMessageContaining(message);
    }

    @Test
    void aListInOnePieceAndInItemsIsRefused() {
        assertThatThrownBy(() -> Settings.of(Map.of("groups", "a", "groups[0]", "b")))
                .hasMessage("configuration handed in: groups and groups[0] are both there; remove one of them");
    }
}
