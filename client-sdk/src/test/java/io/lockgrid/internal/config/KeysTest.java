package io.lockgrid.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysTest {

    private static final Origin ORIGIN = new Origin("somewhere", path -> path);

    private static Key<?> key(String path) {
        return Stream.concat(Keys.ALL.stream(), Keys.RULE.stream())
                .filter(key -> key.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "seats | 3 | 5 | 7",
                "founders | 3 | 1000 | a:5701,b,[::1]:5702",
                "bind | 0.0.0.0 | app-1.example | [::1]",
                "bind | ::1 | fd00::2 | eth0.100",
                "port | 0 | 1 | 65535",
                "discovery.mode | tcp | multicast | kubernetes",
                "discovery.group | 224.0.0.0 | 239.255.255.255 | 224.2.2.3",
                "discovery.port | 1 | 54327 | 65535",
                "discovery.namespace | a | a-1 | 1a",
                "discovery.service-dns | a.b | grid.orders.svc.cluster.local | x.y.z",
                "groups | default | a-b_c.D | a,b,c",
                "session.time-to-live | 2s | 1d | PT15S",
                "session.heartbeat | 100ms | 3s | 8h",
                "call-timeout | 100ms | 10s | 1h",
                "drain | 0 | 5s | 1d",
                "stop-timeout | 0 | 0s | 1d",
                "grace | 1s | 60s | 1d",
                "on-majority-loss | wait | restart-table after 1s | restart-table  after  PT5M",
                "limits.waiters-per-lock | 0 | 1 | 1000000",
                "limits.holds-per-session | 1 | 2 | 10000000",
                "limits.sessions | 1 | 2 | 10000000",
                "limits.sessions-per-client | 1 | 2 | 1000000",
                "limits.session-time-to-live | 2s | 5m | 1d",
                "limits.batch-bytes | 100000 | 131072 | 16000000",
                "limits.label-length | 16 | 256 | 4096",
                "limits.audit-entries | 0 | 1 | 100000",
                "limits.history-events | 0 | 1 | 100000",
                "locks.name | * | a/*/b | a",
                "locks.max-hold | 1ms | 10m | 365d",
                "locks.lock-delay | 0s | 5s | 1d",
                "locks.max-waiters | 0 | 1 | 1000000"
            })
    void whatIsInRangeIsRead(String path, String first, String second, String third) {
        for (String text : List.of(first, second, third)) {
            assertThat(key(path).read(new Raw.Text(text, ORIGIN))).isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "cluster-name | \"\" | \" a\" | \"a\u0007\"",
                "seats | 1 | 4 | 9",
                "founders | 2 | 1001 | 3,a:5701:1",
                "bind | 127.0.0.1:5701 | fd00::1::2 | 300.1.1.1",
                "port | -1 | 65536 | 5701.0",
                "discovery.mode | TCP | udp | \"\"",
                "discovery.group | 223.255.255.255 | 240.0.0.0 | a.b.c.d",
                "discovery.port | 0 | 65536 | x",
                "discovery.namespace | A | -a | a.b",
                "discovery.service-dns | a | a..b | [::1]",
                "groups | a b | METADATA | metadata",
                "groups | a@b | a,a | a,A",
                "session.time-to-live | 1999ms | 25h | 15",
                "session.heartbeat | 99ms | 9h | -3s",
                "call-timeout | 99ms | 61m | forever",
                "drain | PT-1S | 25h | 5",
                "stop-timeout | PT-1S | 25h | 1w",
                "grace | 0s | 25h | 1 month",
                "on-majority-loss | restart-table | restart-table after 0s | restart-table after 31d",
                "limits.waiters-per-lock | -1 | 1000001 | 9999999999999",
                "limits.holds-per-session | 0 | 10000001 | 1e3",
                "limits.sessions | 0 | 10000001 | all",
                "limits.sessions-per-client | 0 | 1000001 | -1",
                "limits.session-time-to-live | 1s | 25h | 300",
                "limits.batch-bytes | 99999 | 16000001 | 1MB",
                "limits.label-length | 15 | 4097 | 0x20",
                "limits.audit-entries | -1 | 100001 | 1_000",
                "limits.history-events | -1 | 100001 | many",
                "hazelcast | \"\" | \" \" | \"\u0000\"",
                "locks.max-hold | 0s | 366d | PT0.0001S",
                "locks.lock-delay | PT-1S | 25h | x",
                "locks.max-waiters | -1 | 1000001 | x"
            })
    void whatIsNotAllowedIsRefusedByName(String path, String first, String second, String third) {
        for (String text : List.of(first, second, third)) {
            assertThatThrownBy(() -> key(path).read(new Raw.Text(text, ORIGIN)))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageStartingWith("somewhere: " + path + " ")
                    .hasMessageContaining("; allowed: ");
        }
    }

    @Test
    void aCountOfFoundersStandsAlone() {
        assertThatThrownBy(() -> Keys.FOUNDERS.check(List.of("3", "a:5701")))
                .hasMessageStartingWith("founders is '3,a:5701'; allowed: ");
    }

    @Test
    void textIsBoundedInLength() {
        assertThat(Keys.CLUSTER_NAME.check("x".repeat(128))).hasSize(128);
        assertThatThrownBy(() -> Keys.CLUSTER_NAME.check("x".repeat(129)))
                .hasMessageEndingWith("; allowed: 1 to 128 printable characters, no blank at either end");
        assertThat(Keys.RULE_NAME.check("x".repeat(512))).hasSize(512);
        assertThatThrownBy(() -> Keys.RULE_NAME.check("x".repeat(513))).hasMessageContaining("; allowed: 1 to 512");
        assertThatThrownBy(() -> Keys.RULE_NAME.check("")).hasMessageStartingWith("locks.name is ''");
    }

    @Test
    void listsAreBoundedInLength() {
        List<String> many =
                Stream.iterate(1, i -> i + 1).limit(33).map(i -> "g" + i).toList();

        assertThat(Keys.GROUPS.check(many.subList(0, 32))).hasSize(32);
        assertThatThrownBy(() -> Keys.GROUPS.check(many)).hasMessageStartingWith("groups has 33 items; allowed: ");
        assertThatThrownBy(() -> Keys.GROUPS.check(Collections.emptyList())).hasMessageStartingWith("groups has 0");
    }

    @Test
    void aValueFromCodeIsRefusedLikeOneFromTheFile() {
        assertThatThrownBy(() -> Keys.CALL_TIMEOUT.check(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("call-timeout is 'PT-1S'; allowed: 100ms to 1h");
        assertThatThrownBy(() -> Keys.PORT.check(70000))
                .hasMessage(
                        "port is '70000'; allowed: a whole number from 0 to 65535; 0 takes any free port, for tests");
    }

    @Test
    void addressesAreNormalised() {
        assertThat(Keys.CLIENT_MEMBERS.check(List.of("a", "b:1"))).containsExactly("a:5701", "b:1");
        assertThatThrownBy(() -> Keys.CLIENT_MEMBERS.check(List.of("a", "A:5701")))
                .hasMessage("client.members has 'A:5701' twice; allowed: each once");
    }
}
