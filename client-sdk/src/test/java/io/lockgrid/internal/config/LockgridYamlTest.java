package io.lockgrid.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LockgridYamlTest {

    @TempDir
    Path folder;

    private Settings load(String yaml) {
        return new ConfigSandbox(folder).yaml(yaml).load();
    }

    private void refused(String yaml, String message) {
        assertThatThrownBy(() -> load(yaml))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(message);
    }

    private void refusedWith(String yaml, String... parts) {
        assertThatThrownBy(() -> load(yaml))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll(parts)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void anUnknownKeyIsRefusedWithItsLineAndWhatIsAllowed() {
        refused(
                "# one\n\nlockgrid:\n\n  # five\n  port: 5701\n  seatz: 3\n",
                "lockgrid.yaml, line 7: unknown key 'seatz' under lockgrid; did you mean 'seats'? Allowed here: "
                        + "mode, cluster-name, node-name, seats, founders, bind, port, discovery, groups, session, "
                        + "call-timeout, drain, stop-timeout, grace, on-majority-loss, limits, clients, hazelcast, tls, "
                        + "tokens-file, client, "
                        + "locks, access");
    }

    @Test
    void anUnknownKeyFurtherDownNamesWhereItIs() {
        refused(
                "lockgrid:\n  session:\n    ttl: 15s\n",
                "lockgrid.yaml, line 3: unknown key 'ttl' under session; allowed here: time-to-live, heartbeat");
    }

    @Test
    void anUnknownKeyOfARuleIsRefused() {
        refused(
                "lockgrid:\n  locks:\n    - name: a\n      maxhold: 1s\n",
                "lockgrid.yaml, line 4: unknown key 'maxhold' under a rule of locks; did you mean 'max-hold'? "
                        + "Allowed here: name, max-hold, lock-delay, max-waiters");
    }

    @Test
    void anUnknownKeyAtTheTopIsRefused() {
        refused(
                "lockgrid:\n  port: 1\nhazelcast:\n  x: 1\n",
                "lockgrid.yaml, line 3: unknown key 'hazelcast' at the top; allowed here: lockgrid");
    }

    @Test
    void keysWithoutTheirTopAreRefused() {
        refusedWith("port: 5701\n", "line 1: unknown key 'port' at the top", "; allowed here: lockgrid");
    }

    @Test
    void aBadValueIsRefusedWithItsLineAndWhatIsAllowed() {
        refused(
                "lockgrid:\n\n\n\n\n\n\n  session:\n    time-to-live: 15 parsecs\n",
                "lockgrid.yaml, line 9: session.time-to-live is '15 parsecs'; allowed: a duration such as 15s, 2m, "
                        + "500ms, or ISO 8601 (PT15S)");
    }

    @Test
    void aValueOutOfRangeIsRefusedWithTheRange() {
        refused(
                "lockgrid:\n  session: { time-to-live: 1s }\n",
                "lockgrid.yaml, line 2: session.time-to-live is '1s'; allowed: 2s to 1d");
    }

    @Test
    void anItemOfAListIsRefusedWithItsOwnLine() {
        refusedWith(
                "lockgrid:\n  discovery:\n    members:\n      - a:5701\n      - b:99999\n",
                "lockgrid.yaml, line 5: discovery.members is 'b:99999'; allowed: HOST:PORT such as");
    }

    @Test
    void aFileGivenIsNamedAsItWasGiven() {
        ConfigSandbox sandbox = new ConfigSandbox(folder)
                .write("conf/a.yaml", "lockgrid:\n  port: x\n")
                .file("conf/a.yaml");

        assertThatThrownBy(sandbox::load).hasMessageStartingWith("conf/a.yaml, line 2: port is 'x'; allowed: ");
    }

    @Test
    void aFileOnTheClassPathSaysSo() {
        ConfigSandbox sandbox = new ConfigSandbox(folder)
                .write("classes/lockgrid.yaml", "lockgrid:\n  port: x\n")
                .classPath("classes/");

        assertThatThrownBy(sandbox::load).hasMessageStartingWith("lockgrid.yaml on the class path, line 2: port is");
    }

    @Test
    void aKeyThatIsThereTwiceIsRefusedWithBothLines() {
        refused(
                "lockgrid:\n  port: 1\n  seats: 3\n  port: 2\n",
                "lockgrid.yaml, line 4: key 'port' under lockgrid is there already on line 2; remove one of them");
        refusedWith("lockgrid: {}\nlockgrid: {}\n", "line 2: key 'lockgrid' under the top is there already on line 1");
        refusedWith("lockgrid:\n  locks: [{name: a, name: b}]", "key 'name' under a rule of locks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# only a comment\n", "---\n", "~"})
    void anEmptyFileIsRefused(String text) {
        refusedWith(text, "lockgrid.yaml", "empty");
    }

    @Test
    void aFileWithoutAnyKeyIsRefused() {
        refused("{}", "lockgrid.yaml has no key; write 'lockgrid:' and keys below it, or remove the file");
        refusedWith("lockgrid:\n", "line 1: lockgrid is empty; allowed: a mapping with the keys mode, cluster-name, ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"just text", "- a\n- b\n", "42"})
    void aFileThatIsNoMappingIsRefused(String text) {
        refusedWith(text, "lockgrid.yaml, line 1: the file is ", "allowed: a mapping with the keys lockgrid");
    }

    @Test
    void whatIsNoMappingWhereOneBelongsIsRefused() {
        refused(
                "lockgrid:\n  session: 15s\n",
                "lockgrid.yaml, line 2: session is '15s'; allowed: a mapping with the keys time-to-live, heartbeat");
        refusedWith("lockgrid:\n  limits: [1]\n", "line 2: limits is a list; allowed: a mapping with the keys");
        refusedWith("lockgrid:\n  locks: { name: a }\n", "line 2: locks is a mapping; allowed: a list of rules");
        refusedWith("lockgrid:\n  access: everybody\n", "line 2: access is 'everybody'; allowed: a list of rules");
        refusedWith(
                "lockgrid:\n  access:\n    - may: [lock]\n",
                "line 3: this rule under access has no who; allowed: a list of 1 to 1000 of: 1 to 512 characters");
        refusedWith("lockgrid:\n  access:\n    - who: [a]\n", "line 3: this rule under access has no may");
        refusedWith("lockgrid:\n  access:\n    - who: [a]\n      may: [own]\n", "line 4: access.may");
        refusedWith("lockgrid:\n  locks:\n    - a\n", "line 3: a rule of locks is 'a'; allowed: a mapping with");
    }

    @Test
    void whatIsNoSingleValueWhereOneBelongsIsRefused() {
        refusedWith("lockgrid:\n  port: [1]\n", "line 2: port is a list; allowed: a whole number from 0 to 65535");
        refusedWith("lockgrid:\n  port: { a: 1 }\n", "line 2: port is a mapping; allowed: ");
        refusedWith("lockgrid:\n  groups: [[a]]\n", "line 2: groups is a list; allowed: a list of 1 to 32 of: ");
        refusedWith("lockgrid:\n  port:\n", "line 2: port is empty; allowed: ");
        refusedWith("lockgrid:\n  port: !int 3\n", "line 2: port has the tag !int; allowed: no tag");
    }

    @Test
    void aKeyThatIsNoNameIsRefused() {
        refusedWith("lockgrid:\n  [a, b]: 1\n", "line 2: a key is a list; allowed: a name");
    }

    @Test
    void whatIsQuotedInAMessageStaysOnItsLine() {
        refused("lockgrid:\n  seats: \"3\\n4\"\n", "lockgrid.yaml, line 2: seats is '3?4'; allowed: 3, 5 or 7");
        refused(
                "lockgrid:\n  seats: " + "9".repeat(100) + "\n",
                "lockgrid.yaml, line 2: seats is '" + "9".repeat(80) + "…'; allowed: 3, 5 or 7");
    }

    @Test
    void aSecondDocumentIsRefused() {
        refusedWith("lockgrid: { port: 1 }\n---\nlockgrid: { port: 2 }\n", "line 2: a second document starts here");
    }

    @Test
    void brokenYamlIsRefusedWithItsLine() {
        refusedWith("lockgrid:\n  groups: [a, b\n  port: 1\n", "lockgrid.yaml, line 3, column ", "not valid YAML: ");
        refusedWith("lockgrid:\n\tport: 1\n", "lockgrid.yaml, line 2, column 1: not valid YAML: ");
        refusedWith("lockgrid: *nothing\n", "line 1", "not valid YAML: ");
        refusedWith("lockgrid:\n  node-name: \u0007\n", "not valid YAML: ");
    }

    @Test
    void aBombOfAliasesIsRefused() {
        StringBuilder bomb = new StringBuilder("lockgrid:\n  groups: &a0 [x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("  g").append(i).append(": &a").append(i);
            bomb.append(" [*a").append(i - 1).append(", *a").append(i - 1).append("]\n");
        }

        refusedWith(bomb.toString(), "lockgrid.yaml: not valid YAML: Number of aliases");
    }

    @Test
    void anAliasOfAListIsRead() {
        Settings settings = load("lockgrid:\n  founders: &all [a, b, c]\n  discovery: { members: *all }\n");

        assertThat(settings.get(Keys.DISCOVERY_MEMBERS)).isEqualTo(settings.get(Keys.FOUNDERS));
    }

    @Test
    void aMappingThatContainsItselfIsRefused() {
        refusedWith("lockgrid: &a\n  session: *a\n", "unknown key 'session' under session");
    }

    @Test
    void endlessNestingIsRefused() {
        refusedWith("lockgrid:\n  port: " + "[".repeat(100_000), "line 2: nested more than 20 levels deep");
    }

    @Test
    void aFileThatIsTooLongIsRefused() {
        refusedWith("lockgrid: {}\n" + "#".repeat(1 << 20), "lockgrid.yaml is longer than 1 MiB");
    }

    @Test
    void aFileThatIsNotUtf8IsRefused() throws IOException {
        Files.write(
                folder.resolve("lockgrid.yaml"), "lockgrid: {node-name: \u00fc}".getBytes(StandardCharsets.ISO_8859_1));
        ConfigSandbox sandbox = new ConfigSandbox(folder);

        assertThatThrownBy(sandbox::load).hasMessage("lockgrid.yaml is not UTF-8 text; save it as UTF-8");
    }

    @Test
    void aByteOrderMarkIsPassedOver() {
        assertThat(load("\uFEFFlockgrid: { port: 7 }").get(Keys.PORT)).contains(7);
    }

    @Test
    void valuesMayBeQuoted() {
        assertThat(load("lockgrid: { port: \"7\", cluster-name: '8' }").get(Keys.PORT))
                .contains(7);
    }

    @Test
    void aRuleNeedsAName() {
        refused(
                "lockgrid:\n  locks:\n    - name: a\n    - max-hold: 1s\n",
                "lockgrid.yaml, line 4: this rule under locks has no name; allowed: 1 to 512 characters, where * "
                        + "stands for any characters");
    }

    @Test
    void aBadValueOfARuleIsRefusedWithItsLine() {
        refused(
                "lockgrid:\n  locks:\n    - name: a\n      max-hold: 0s\n",
                "lockgrid.yaml, line 4: locks.max-hold is '0s'; allowed: 1ms to 365d");
    }

    @Test
    void rulesKeepTheirOrder() {
        Settings settings = load("lockgrid:\n  locks:\n    - name: b\n    - name: a\n    - name: '*'\n");

        assertThat(settings.rules("locks", rule -> rule.get(Keys.RULE_NAME).orElseThrow()))
                .isEqualTo(List.of("b", "a", "*"));
    }
}
